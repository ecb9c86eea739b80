/* board-canvas.c - notes and arrows on the board: where they are, which are seen, what is picked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-canvas-private.h"

#include "ui/film-text.h"

#include <math.h>
#include <string.h>

static void
item_free (gpointer data)
{
  RcCanvasItem *item = data;

  g_object_unref (item->node);
  g_free (item->words);
  g_free (item);
}

/* --- where they are -------------------------------------------------------------------------- */

static int
lane_of (RcBoard *self, RcNode *node)
{
  const char *id = rc_node_get_string (node, "lane");
  RcNode     *scene =
      *id != '\0' ? rc_document_find (rc_film_view_get_document (self->film), id) : NULL;

  if (*id == '\0')
    return RC_CANVAS_TOP;
  return RC_IS_SCENE (scene) ? (int)rc_node_get_index (scene) : RC_CANVAS_END;
}

/**
 * rc_board_canvas_lane_id:
 * @y: board units
 * @top: (out): what places that go with it count from
 *
 * Returns: (transfer none): what a node's "lane" is for something at that height
 */
const char *
rc_board_canvas_lane_id (RcBoard *self, double y, double *top)
{
  int lane = rc_canvas_lane_at (self->layout, y);

  rc_canvas_lane_top (self->layout, lane, top);
  return lane >= 0 ? rc_node_get_id (RC_NODE (rc_board_get_scene (self, (guint)lane))) : "end";
}

static gboolean
is_carried (RcBoardCanvas *canvas, RcNode *node)
{
  return canvas->drag == RC_CANVAS_DRAG_MOVE && canvas->moved &&
         g_hash_table_contains (canvas->picked, node);
}

/* Nothing that is written is cut off: a note is as high as it was made, or as its words. */
static void
leave_room_for_words (RcBoard *self, RcCanvasItem *item)
{
  GtkWidget  *gauge = GTK_WIDGET (self->canvas->gauge);
  const char *words = rc_node_get_string (item->node, "text");
  guint       serial = pango_context_get_serial (gtk_widget_get_pango_context (gauge));
  int         width = (int)item->rect.size.width;

  if (g_strcmp0 (words, item->words) != 0 || width != item->width || serial != item->serial)
    {
      g_free (item->words);
      item->words = g_strdup (words);
      item->width = width;
      item->serial = serial;
      item->height = rc_sticky_card_measure (self->canvas->gauge, words, width);
    }
  item->rect.size.height = MAX (item->rect.size.height, (float)item->height);
}

static void
lay_sticky (RcBoard *self, RcCanvasItem *item)
{
  RcBoardCanvas *canvas = self->canvas;
  RcNode        *node = item->node;
  double         top;

  item->hidden = !rc_canvas_lane_top (self->layout, lane_of (self, node), &top);
  item->rect = GRAPHENE_RECT_INIT (
      (float)rc_node_get_double (node, "x"), (float)(top + rc_node_get_double (node, "y")),
      (float)rc_node_get_double (node, "width"), (float)rc_node_get_double (node, "height"));
  if (is_carried (canvas, node))
    {
      item->rect.origin.x =
          (float)rc_canvas_snap (item->rect.origin.x + canvas->to_x - canvas->from_x);
      item->rect.origin.y =
          (float)rc_canvas_snap (item->rect.origin.y + canvas->to_y - canvas->from_y);
    }
  else if (canvas->drag == RC_CANVAS_DRAG_SIZE && canvas->moved && canvas->dragged == node)
    item->rect = rc_canvas_resize (&item->rect, RC_STICKY_LEAST_WIDTH, RC_STICKY_LEAST_HEIGHT,
                                   RC_STICKY_MOST, canvas->to_x, canvas->to_y);
  leave_room_for_words (self, item);
}

/** Returns: where on the board the note is that is written and not in the film yet */
graphene_rect_t
rc_board_canvas_draft_rect (RcBoard *self)
{
  RcBoardCanvas   *canvas = self->canvas;
  g_autofree char *words = rc_sticky_card_dup_text (canvas->draft);
  int              height = rc_sticky_card_measure (canvas->gauge, words, RC_STICKY_WIDTH);

  return GRAPHENE_RECT_INIT (canvas->draft_at.x, canvas->draft_at.y, RC_STICKY_WIDTH,
                             (float)MAX (RC_STICKY_HEIGHT, height));
}

/**
 * rc_board_canvas_rect_of:
 * @node: a shot, a scene or a note
 *
 * Returns: where on the board an arrow meets it; without width if it is not there
 */
graphene_rect_t
rc_board_canvas_rect_of (RcBoard *self, RcNode *node)
{
  RcCanvasItem *item = g_hash_table_lookup (self->canvas->by_node, node);
  guint         lane, card;

  if (item != NULL)
    return item->rect;
  if (RC_IS_SHOT (node) && rc_board_find_shot (self, RC_SHOT (node), &lane, &card))
    return rc_board_layout_card (self->layout, lane, card);
  if (RC_IS_SCENE (node) && rc_node_get_index (node) < rc_board_layout_get_n_lanes (self->layout))
    return rc_board_layout_heading (self->layout, rc_node_get_index (node));
  return GRAPHENE_RECT_INIT (0, 0, 0, 0);
}

/* Where one end of an arrow is: what it is attached to, or a place. */
static graphene_rect_t
end_of (RcBoard *self, RcCanvasItem *item, gboolean to, double top)
{
  RcBoardCanvas *canvas = self->canvas;
  RcNode        *end =
      rc_arrow_get_end (RC_ARROW (item->node), rc_film_view_get_document (self->film), to);
  RcCanvasItem *met = end != NULL ? g_hash_table_lookup (canvas->by_node, end) : NULL;
  double        x = rc_node_get_double (item->node, to ? "to-x" : "from-x");
  double        y = rc_node_get_double (item->node, to ? "to-y" : "from-y") + top;

  if (canvas->dragged == item->node && canvas->moved &&
      canvas->drag == (to ? RC_CANVAS_DRAG_TO : RC_CANVAS_DRAG_FROM))
    return GRAPHENE_RECT_INIT ((float)canvas->to_x, (float)canvas->to_y, 0, 0);
  if (end != NULL)
    {
      item->hidden |= met != NULL && met->hidden;
      return rc_board_canvas_rect_of (self, end);
    }
  if (is_carried (canvas, item->node))
    {
      x += canvas->to_x - canvas->from_x;
      y += canvas->to_y - canvas->from_y;
    }
  return GRAPHENE_RECT_INIT ((float)x, (float)y, 0, 0);
}

static void
lay_arrow (RcBoard *self, RcCanvasItem *item)
{
  graphene_rect_t from, to;
  double          top;
  gboolean        seen = rc_canvas_lane_top (self->layout, lane_of (self, item->node), &top);
  RcDocument     *document = rc_film_view_get_document (self->film);

  /* One between two things follows these wherever they are. */
  item->hidden = !seen && (rc_arrow_get_end (RC_ARROW (item->node), document, FALSE) == NULL ||
                           rc_arrow_get_end (RC_ARROW (item->node), document, TRUE) == NULL);
  from = end_of (self, item, FALSE, top);
  to = end_of (self, item, TRUE, top);
  item->line = rc_canvas_line (&from, &to);
  item->rect = rc_canvas_line_bounds (&item->line);
}

/* All of them again, and how far the board goes with them. */
static void
lay_out (RcBoard *self)
{
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  gboolean        any = FALSE;

  for (guint i = 0; i < self->canvas->items->len; i++)
    {
      RcCanvasItem *item = g_ptr_array_index (self->canvas->items, i);

      if (RC_IS_STICKY (item->node))
        lay_sticky (self, item);
      else
        lay_arrow (self, item);
      if (item->hidden)
        continue;
      if (any)
        graphene_rect_union (&all, &item->rect, &all);
      else
        all = item->rect;
      any = TRUE;
    }
  rc_board_layout_set_extra (self->layout, any ? &all : NULL);
}

/** To be called after what is dragged has moved. */
void
rc_board_canvas_relayout (RcBoard *self)
{
  lay_out (self);
  rc_board_view_changed (self);
}

static void
add_items (RcBoard *self, RcNode *film, GType type)
{
  RcBoardCanvas *canvas = self->canvas;

  for (guint i = 0; i < rc_node_get_n_children (film, type); i++)
    {
      RcNode       *node = rc_node_get_child (film, type, i);
      RcCanvasItem *item = g_new0 (RcCanvasItem, 1), *old;

      item->node = g_object_ref (node);
      old = g_hash_table_lookup (canvas->by_node, node);
      if (old != NULL)
        {
          item->widget = g_steal_pointer (&old->widget);
          item->words = g_steal_pointer (&old->words);
          item->width = old->width;
          item->height = old->height;
          item->serial = old->serial;
        }
      g_ptr_array_add (canvas->items, item);
    }
}

static void
drop_widget (RcBoard *self, RcCanvasItem *item)
{
  GtkWidget *widget = g_steal_pointer (&item->widget);

  if (widget == NULL)
    return;
  if (RC_IS_STICKY_CARD (widget))
    rc_sticky_card_set_sticky (RC_STICKY_CARD (widget), self->film, NULL);
  gtk_widget_unparent (widget);
}

/* What is not in the film any more is not picked. */
static void
forget_removed (RcBoardCanvas *canvas)
{
  GHashTableIter iter;
  gpointer       node;

  g_hash_table_iter_init (&iter, canvas->picked);
  while (g_hash_table_iter_next (&iter, &node, NULL))
    if (!g_hash_table_contains (canvas->by_node, node))
      g_hash_table_iter_remove (&iter);
  /* A new arrow begins at shots and scenes too. */
  if (canvas->dragged != NULL && !g_hash_table_contains (canvas->by_node, canvas->dragged) &&
      (canvas->drag != RC_CANVAS_DRAG_NEW || rc_node_get_parent (canvas->dragged) == NULL))
    {
      g_clear_object (&canvas->dragged);
      canvas->drag = RC_CANVAS_DRAG_NONE;
    }
}

/** Reads them from the film again, after it or the lanes have changed. */
void
rc_board_canvas_update (RcBoard *self)
{
  RcBoardCanvas        *canvas = self->canvas;
  g_autoptr (GPtrArray) before = g_steal_pointer (&canvas->items);
  RcNode               *film = self->film != NULL
                                   ? RC_NODE (rc_session_get_project (rc_film_view_get_session (self->film)))
                                   : NULL;

  canvas->items = g_ptr_array_new_with_free_func (item_free);
  if (film != NULL)
    {
      add_items (self, film, RC_TYPE_STICKY);
      add_items (self, film, RC_TYPE_ARROW);
    }
  g_hash_table_remove_all (canvas->by_node);
  for (guint i = 0; i < canvas->items->len; i++)
    {
      RcCanvasItem *item = g_ptr_array_index (canvas->items, i);

      g_hash_table_insert (canvas->by_node, item->node, item);
    }
  for (guint i = 0; i < before->len; i++)
    drop_widget (self, g_ptr_array_index (before, i));
  forget_removed (canvas);
  lay_out (self);
  for (guint i = 0; i < canvas->items->len; i++)
    {
      RcCanvasItem *item = g_ptr_array_index (canvas->items, i);

      if (RC_IS_STICKY_CARD (item->widget))
        rc_sticky_card_update (RC_STICKY_CARD (item->widget));
      else if (item->widget != NULL)
        rc_arrow_line_set_arrow (RC_ARROW_LINE (item->widget),
                                 rc_film_view_get_document (self->film), RC_ARROW (item->node));
    }
}

/* --- what is seen ---------------------------------------------------------------------------- */

/** Shows whether it is picked. */
void
rc_board_canvas_show_state (RcBoard *self, RcCanvasItem *item)
{
  gboolean picked = g_hash_table_contains (self->canvas->picked, item->node);

  if (item->widget == NULL)
    return;
  if (picked)
    gtk_widget_set_state_flags (item->widget, GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (item->widget, GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (item->widget), GTK_ACCESSIBLE_STATE_SELECTED, picked,
                               -1);
  gtk_widget_queue_draw (item->widget);
}

/* Who has the keyboard is what the keys are for. */
static void
on_focus (GtkEventControllerFocus *focus, RcBoard *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus));
  RcNode    *node = RC_IS_STICKY_CARD (widget)
                        ? (RcNode *)rc_sticky_card_get_sticky (RC_STICKY_CARD (widget))
                        : (RcNode *)rc_arrow_line_get_arrow (RC_ARROW_LINE (widget));

  if (node != NULL && !g_hash_table_contains (self->canvas->picked, node))
    rc_board_canvas_pick (self, node, FALSE);
}

static void
give_widget (RcBoard *self, RcCanvasItem *item)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  if (RC_IS_STICKY (item->node))
    {
      item->widget = rc_sticky_card_new ();
      rc_sticky_card_set_sticky (RC_STICKY_CARD (item->widget), self->film, RC_STICKY (item->node));
      gtk_widget_insert_before (item->widget, GTK_WIDGET (self), self->zoom_bar);
    }
  else
    {
      item->widget = rc_arrow_line_new ();
      rc_arrow_line_set_arrow (RC_ARROW_LINE (item->widget), rc_film_view_get_document (self->film),
                               RC_ARROW (item->node));
      gtk_widget_insert_after (item->widget, GTK_WIDGET (self), self->upper);
    }
  g_signal_connect (focus, "enter", G_CALLBACK (on_focus), self);
  gtk_widget_add_controller (item->widget, focus);
  rc_board_canvas_show_state (self, item);
}

static gboolean
has_focus (RcBoard *self, GtkWidget *widget)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/** Gives widgets to those in @area, board units, and takes them from those that are not. */
void
rc_board_canvas_update_seen (RcBoard *self, const graphene_rect_t *area)
{
  gboolean far = rc_board_is_far (self);

  for (guint i = 0; i < self->canvas->items->len; i++)
    {
      RcCanvasItem *item = g_ptr_array_index (self->canvas->items, i);
      gboolean seen = !far && !item->hidden && graphene_rect_intersection (&item->rect, area, NULL);

      if (RC_IS_ARROW (item->node) && seen)
        seen = rc_canvas_line_touches (&item->line, area);
      /* What has the keyboard stays a widget. */
      seen = seen || (item->widget != NULL && has_focus (self, item->widget));
      if (seen && item->widget == NULL)
        give_widget (self, item);
      else if (!seen)
        drop_widget (self, item);
    }
}

/** Puts those that are seen in their places. */
void
rc_board_canvas_place_seen (RcBoard *self)
{
  RcBoardCanvas *canvas = self->canvas;

  for (guint i = 0; i < canvas->items->len; i++)
    {
      RcCanvasItem *item = g_ptr_array_index (canvas->items, i);
      RcCanvasLine  line = item->line;

      if (item->widget == NULL)
        continue;
      if (RC_IS_ARROW_LINE (item->widget))
        {
          line.from.x -= item->rect.origin.x;
          line.from.y -= item->rect.origin.y;
          line.to.x -= item->rect.origin.x;
          line.to.y -= item->rect.origin.y;
          rc_arrow_line_set_line (RC_ARROW_LINE (item->widget), &line);
        }
      rc_board_place (self, item->widget, item->rect);
    }
  if (gtk_widget_should_layout (GTK_WIDGET (canvas->draft)))
    rc_board_place (self, GTK_WIDGET (canvas->draft), rc_board_canvas_draft_rect (self));
}

static graphene_point_t
to_pixels (RcBoard *self, graphene_point_t at)
{
  return GRAPHENE_POINT_INIT ((float)((at.x - self->view.x) * self->view.zoom),
                              (float)((at.y - self->view.y) * self->view.zoom));
}

static void
draw_far (RcBoard *self, GtkSnapshot *snapshot, RcCanvasItem *item, const GdkRGBA *accent)
{
  graphene_point_t at = to_pixels (self, item->rect.origin);
  graphene_rect_t  rect =
      GRAPHENE_RECT_INIT (at.x, at.y, item->rect.size.width * (float)self->view.zoom,
                          item->rect.size.height * (float)self->view.zoom);
  gboolean       picked = g_hash_table_contains (self->canvas->picked, item->node);
  RcCanvasLine   line = { to_pixels (self, item->line.from), to_pixels (self, item->line.to) };
  RcMarkerColour which = (RcMarkerColour)rc_node_get_enum (item->node, "colour");
  GdkRGBA        colour;

  if (!rc_widget_lookup_colour (GTK_WIDGET (self), rc_canvas_colour_name (which), &colour))
    return;
  if (RC_IS_ARROW (item->node))
    {
      rc_canvas_draw_arrow (snapshot, &line, picked ? 2.5 : 1.5, picked ? accent : &colour);
      return;
    }
  if (picked)
    {
      graphene_rect_t around;

      graphene_rect_inset_r (&rect, -2, -2, &around);
      gtk_snapshot_append_color (snapshot, accent, &around);
    }
  colour.alpha *= 0.6F;
  gtk_snapshot_append_color (snapshot, &colour, &rect);
}

/** Draws those that have no widgets because the board is seen from afar. */
void
rc_board_canvas_far_snapshot (RcBoard *self, GtkSnapshot *snapshot)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT ((float)self->view.x, (float)self->view.y,
                                             (float)(self->seen_width / self->view.zoom),
                                             (float)(self->seen_height / self->view.zoom));
  GdkRGBA         accent;

  if (!rc_board_is_far (self) || !rc_widget_lookup_colour (GTK_WIDGET (self), "rc_accent", &accent))
    return;
  for (guint i = 0; i < self->canvas->items->len; i++)
    {
      RcCanvasItem *item = g_ptr_array_index (self->canvas->items, i);

      if (!item->hidden && item->widget == NULL &&
          graphene_rect_intersection (&item->rect, &area, NULL))
        draw_far (self, snapshot, item, &accent);
    }
}

/** Draws an arrow that is being drawn, over everything else. */
void
rc_board_canvas_drag_snapshot (RcBoard *self, GtkSnapshot *snapshot)
{
  RcBoardCanvas  *canvas = self->canvas;
  graphene_rect_t from = GRAPHENE_RECT_INIT ((float)canvas->from_x, (float)canvas->from_y, 0, 0);
  graphene_rect_t to = GRAPHENE_RECT_INIT ((float)canvas->to_x, (float)canvas->to_y, 0, 0);
  RcCanvasLine    line;
  GdkRGBA         accent;

  if (canvas->drag != RC_CANVAS_DRAG_NEW || !canvas->moved ||
      !rc_widget_lookup_colour (GTK_WIDGET (self), "rc_accent", &accent))
    return;
  if (canvas->dragged != NULL)
    from = rc_board_canvas_rect_of (self, canvas->dragged);
  line = rc_canvas_line (&from, &to);
  line.from = to_pixels (self, line.from);
  line.to = to_pixels (self, line.to);
  rc_canvas_draw_arrow (snapshot, &line, 2.5, &accent);
}

/* --- life ------------------------------------------------------------------------------------ */

void
rc_board_canvas_init (RcBoard *self)
{
  RcBoardCanvas *canvas = g_new0 (RcBoardCanvas, 1);

  canvas->board = self;
  canvas->items = g_ptr_array_new_with_free_func (item_free);
  canvas->by_node = g_hash_table_new (NULL, NULL);
  canvas->picked = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  canvas->draft = RC_STICKY_CARD (rc_sticky_card_new ());
  gtk_widget_insert_before (GTK_WIDGET (canvas->draft), GTK_WIDGET (self), self->zoom_bar);
  gtk_widget_set_visible (GTK_WIDGET (canvas->draft), FALSE);
  canvas->gauge = RC_STICKY_CARD (rc_sticky_card_new ());
  gtk_widget_insert_before (GTK_WIDGET (canvas->gauge), GTK_WIDGET (self), self->zoom_bar);
  gtk_widget_set_visible (GTK_WIDGET (canvas->gauge), FALSE);
  g_signal_connect_swapped (canvas->draft, "finished",
                            G_CALLBACK (rc_board_canvas_on_draft_finished), self);
  self->canvas = canvas;
}

/** @film: (nullable): whose notes and arrows are shown from now on; to be called before it is the
 * board's */
void
rc_board_canvas_set_film (RcBoard *self, RcFilmView *film)
{
  RcBoardCanvas *canvas = self->canvas;

  rc_sticky_card_finish (canvas->draft);
  for (guint i = 0; i < canvas->items->len; i++)
    drop_widget (self, g_ptr_array_index (canvas->items, i));
  g_ptr_array_set_size (canvas->items, 0);
  g_hash_table_remove_all (canvas->by_node);
  g_hash_table_remove_all (canvas->picked);
  canvas->drawing = FALSE;
  canvas->drag = RC_CANVAS_DRAG_NONE;
  rc_sticky_card_set_sticky (canvas->draft, film, NULL);
  rc_board_layout_set_extra (self->layout, NULL);
}

void
rc_board_canvas_free (RcBoardCanvas *canvas)
{
  g_clear_pointer (&canvas->kept, g_ptr_array_unref);
  g_clear_object (&canvas->dragged);
  g_ptr_array_unref (canvas->items);
  g_hash_table_unref (canvas->by_node);
  g_hash_table_unref (canvas->picked);
  g_free (canvas);
}

/** Returns: whether a note is written that is not in the film yet */
gboolean
rc_board_is_drafting (RcBoard *self)
{
  return rc_sticky_card_is_edited (self->canvas->draft);
}

/** What is being written comes into the film. */
void
rc_board_finish_writing (RcBoard *self)
{
  rc_sticky_card_finish (self->canvas->draft);
}
