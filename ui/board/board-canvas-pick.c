/* board-canvas-pick.c - which note or arrow is where, and which are picked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-canvas-private.h"

/* Pixels that a click may miss an arrow by. */
#define NEAR 8.0

/* --- what is where --------------------------------------------------------------------------- */

/** Returns: (transfer none) (nullable): the note or arrow at (@x, @y), board units; notes lie over
 * arrows */
RcCanvasItem *
rc_board_canvas_item_at (RcBoard *self, double x, double y)
{
  GPtrArray    *items = self->canvas->items;
  RcCanvasItem *arrow = NULL;

  for (guint i = items->len; i > 0; i--)
    {
      RcCanvasItem *item = g_ptr_array_index (items, i - 1);

      if (item->hidden)
        continue;
      if (RC_IS_STICKY (item->node) && rc_canvas_hit (&item->rect, x, y) != RC_CANVAS_OUTSIDE)
        return item;
      if (RC_IS_ARROW (item->node) && arrow == NULL &&
          rc_canvas_line_distance (&item->line, x, y) * self->view.zoom <= NEAR)
        arrow = item;
    }
  return arrow;
}

/** Returns: whether somebody writes there: the pointer is for the words */
gboolean
rc_board_canvas_is_written_at (RcBoard *self, double x, double y)
{
  RcBoardCanvas  *canvas = self->canvas;
  graphene_rect_t draft = rc_board_canvas_draft_rect (self);
  RcCanvasItem   *item = rc_board_canvas_item_at (self, x, y);

  if (rc_sticky_card_is_edited (canvas->draft) && rc_canvas_hit (&draft, x, y) != RC_CANVAS_OUTSIDE)
    return TRUE;
  return item != NULL && RC_IS_STICKY_CARD (item->widget) &&
         rc_sticky_card_is_edited (RC_STICKY_CARD (item->widget));
}

/** Returns: (transfer none) (nullable): the note, shot or scene there, that an arrow can be
 * attached to */
RcNode *
rc_board_canvas_thing_at (RcBoard *self, double x, double y)
{
  RcCanvasItem *item = rc_board_canvas_item_at (self, x, y);
  RcBoardHit    hit = rc_board_layout_hit (self->layout, x, y);

  if (item != NULL && RC_IS_STICKY (item->node))
    return item->node;
  if (hit.part == RC_BOARD_CARD)
    return RC_NODE (rc_board_get_shot (self, hit.lane, hit.card));
  return hit.part == RC_BOARD_HEADING ? RC_NODE (rc_board_get_scene (self, hit.lane)) : NULL;
}

/* --- what is picked -------------------------------------------------------------------------- */

/* Shows what is picked. */
static void
picked_changed (RcBoard *self)
{
  gboolean only_arrows = g_hash_table_size (self->canvas->picked) > 0;

  for (guint i = 0; i < self->canvas->items->len; i++)
    {
      RcCanvasItem *item = g_ptr_array_index (self->canvas->items, i);

      rc_board_canvas_show_state (self, item);
      if (RC_IS_STICKY (item->node) && g_hash_table_contains (self->canvas->picked, item->node))
        only_arrows = FALSE;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.edit-note", !only_arrows);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rc_board_canvas_pick:
 * @node: (nullable): a note or an arrow; NULL: none is
 * @add: beside what is picked, or, if it is, no longer
 */
void
rc_board_canvas_pick (RcBoard *self, RcNode *node, gboolean add)
{
  RcBoardCanvas *canvas = self->canvas;

  if (!add)
    g_hash_table_remove_all (canvas->picked);
  if (node != NULL && !g_hash_table_add (canvas->picked, g_object_ref (node)))
    g_hash_table_remove (canvas->picked, node);
  if (node != NULL && !add)
    {
      /* What the keys are for is plain. */
      canvas->picking = TRUE;
      rc_film_view_select (self->film, NULL);
      canvas->picking = FALSE;
    }
  picked_changed (self);
}

/** The film's view has selected something else. */
void
rc_board_canvas_selection_changed (RcBoard *self)
{
  if (!self->canvas->picking && g_hash_table_size (self->canvas->picked) > 0)
    rc_board_canvas_pick (self, NULL, FALSE);
}

/** A rubber band begins. @keep: what is picked stays so */
void
rc_board_canvas_begin_band (RcBoard *self, gboolean keep)
{
  RcBoardCanvas *canvas = self->canvas;
  GHashTableIter iter;
  gpointer       node;

  g_clear_pointer (&canvas->kept, g_ptr_array_unref);
  if (!keep)
    return;
  canvas->kept = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_iter_init (&iter, canvas->picked);
  while (g_hash_table_iter_next (&iter, &node, NULL))
    g_ptr_array_add (canvas->kept, g_object_ref (node));
}

/** Picks what the rubber band touches, and @shots (RcShot) with it. */
void
rc_board_canvas_band (RcBoard *self, GPtrArray *shots)
{
  RcBoardCanvas *canvas = self->canvas;

  g_hash_table_remove_all (canvas->picked);
  for (guint i = 0; canvas->kept != NULL && i < canvas->kept->len; i++)
    if (g_hash_table_contains (canvas->by_node, g_ptr_array_index (canvas->kept, i)))
      g_hash_table_add (canvas->picked, g_object_ref (g_ptr_array_index (canvas->kept, i)));
  for (guint i = 0; i < canvas->items->len; i++)
    {
      RcCanvasItem *item = g_ptr_array_index (canvas->items, i);

      if (!item->hidden && graphene_rect_intersection (&item->rect, &self->band, NULL) &&
          (RC_IS_STICKY (item->node) || rc_canvas_line_touches (&item->line, &self->band)))
        g_hash_table_add (canvas->picked, g_object_ref (item->node));
    }
  canvas->picking = TRUE;
  rc_film_view_select_shots (self->film, shots, NULL);
  canvas->picking = FALSE;
  picked_changed (self);
}
