/* board-canvas-drag.c - notes and arrows under the pointer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-canvas-private.h"

#include <math.h>

/* Pixels around an arrow's end that take it. */
#define END_NEAR 14.0

/* --- into the film -------------------------------------------------------------------------- */

/** The film's notes and arrows are read at once: what is done next is done to them. */
void
rc_board_canvas_settle (RcBoard *self)
{
  rc_board_canvas_update (self);
  rc_board_view_changed (self);
}

/** Returns: an end attached to @node */
RcArrowEnd
rc_board_canvas_end_at (RcBoard *self, RcNode *node)
{
  graphene_rect_t rect = rc_board_canvas_rect_of (self, node);

  return (RcArrowEnd){ .node = rc_node_get_id (node),
                       .x = rect.origin.x + rect.size.width / 2,
                       .y = rect.origin.y + rect.size.height / 2 };
}

/* Where @item is now, with what is dragged or by what keys have moved it. */
static RcCanvasPlace
place_of (RcBoard *self, RcCanvasItem *item)
{
  RcCanvasPlace place = { .node = item->node };
  RcDocument   *document = rc_film_view_get_document (self->film);
  double        top = 0;

  if (RC_IS_STICKY (item->node))
    {
      place.lane = rc_board_canvas_lane_id (self, item->rect.origin.y, &top);
      place.x = item->rect.origin.x;
      place.y = item->rect.origin.y - top;
      place.width = item->rect.size.width;
      place.height = item->rect.size.height;
      return place;
    }
  place.lane = rc_board_canvas_lane_id (self, MIN (item->line.from.y, item->line.to.y), &top);
  for (int to = 0; to < 2; to++)
    {
      RcNode *end = rc_arrow_get_end (RC_ARROW (item->node), document, to);

      place.ends[to].node = end != NULL ? rc_node_get_id (end) : NULL;
      place.ends[to].x = to ? item->line.to.x : item->line.from.x;
      place.ends[to].y = (to ? item->line.to.y : item->line.from.y) - top;
    }
  return place;
}

/* An end that is let go over something is attached to it. @top: of the lane that the places of the
 * arrow count from, board units */
static void
meet (RcBoard *self, RcCanvasPlace *place, gboolean to, double top)
{
  RcNode *thing = rc_board_canvas_thing_at (self, self->canvas->to_x, self->canvas->to_y);

  place->ends[to] = thing != NULL
                        ? rc_board_canvas_end_at (self, thing)
                        : (RcArrowEnd){ .x = self->canvas->to_x, .y = self->canvas->to_y - top };
}

/** Writes where what is dragged is into the film. @flags: RC_EDIT_MERGE: as one step with the last
 * time */
void
rc_board_canvas_keep_places (RcBoard *self, RcEditFlags flags)
{
  RcBoardCanvas     *canvas = self->canvas;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (RcCanvasPlace));
  GError            *error = NULL;

  for (guint i = 0; i < canvas->items->len; i++)
    {
      RcCanvasItem *item = g_ptr_array_index (canvas->items, i);
      gboolean      whole =
          canvas->drag == RC_CANVAS_DRAG_MOVE && g_hash_table_contains (canvas->picked, item->node);

      if (whole || item->node == canvas->dragged)
        {
          RcCanvasPlace place = place_of (self, item);

          if (canvas->drag == RC_CANVAS_DRAG_FROM || canvas->drag == RC_CANVAS_DRAG_TO)
            {
              double top; /* as place_of() has it */

              rc_board_canvas_lane_id (self, MIN (item->line.from.y, item->line.to.y), &top);
              meet (self, &place, canvas->drag == RC_CANVAS_DRAG_TO, top);
            }
          g_array_append_val (places, place);
        }
    }
  if ((flags & RC_EDIT_MERGE) == 0)
    rc_document_seal (rc_film_view_get_document (self->film));
  rc_document_place_on_canvas (rc_film_view_get_document (self->film),
                               (RcCanvasPlace *)(gpointer)places->data, places->len, flags, &error);
  rc_film_view_report (GTK_WIDGET (self), error);
}

/* The arrow that was drawn comes into the film. */
static void
keep_arrow (RcBoard *self)
{
  RcBoardCanvas *canvas = self->canvas;
  RcNode        *thing = rc_board_canvas_thing_at (self, canvas->to_x, canvas->to_y);
  GError        *error = NULL;
  RcArrowEnd     from, to;
  RcArrow       *arrow;
  const char    *lane;
  double         top;

  lane = rc_board_canvas_lane_id (self, MIN (canvas->from_y, canvas->to_y), &top);
  from = canvas->dragged != NULL ? rc_board_canvas_end_at (self, canvas->dragged)
                                 : (RcArrowEnd){ .x = canvas->from_x, .y = canvas->from_y };
  to = thing != NULL ? rc_board_canvas_end_at (self, thing)
                     : (RcArrowEnd){ .x = canvas->to_x, .y = canvas->to_y };
  from.y -= top;
  to.y -= top;
  rc_document_seal (rc_film_view_get_document (self->film));
  arrow = rc_document_add_arrow (rc_film_view_get_document (self->film), &from, &to, lane,
                                 RC_MARKER_AMBER, &error);
  rc_board_canvas_settle (self);
  if (arrow != NULL)
    rc_board_canvas_pick (self, RC_NODE (arrow), FALSE);
  rc_film_view_report (GTK_WIDGET (self), error);
}

/* --- the pointer ----------------------------------------------------------------------------- */

static RcCanvasDrag
part_at (RcBoard *self, RcCanvasItem *item, double x, double y)
{
  double near = END_NEAR / self->view.zoom;

  if (RC_IS_STICKY (item->node))
    return rc_canvas_hit (&item->rect, x, y) == RC_CANVAS_CORNER ? RC_CANVAS_DRAG_SIZE
                                                                 : RC_CANVAS_DRAG_MOVE;
  if (hypot (item->line.to.x - x, item->line.to.y - y) <= near)
    return RC_CANVAS_DRAG_TO;
  return hypot (item->line.from.x - x, item->line.from.y - y) <= near ? RC_CANVAS_DRAG_FROM
                                                                      : RC_CANVAS_DRAG_MOVE;
}

static void
begin (RcBoard *self, RcCanvasDrag drag, RcNode *node, double x, double y)
{
  RcBoardCanvas *canvas = self->canvas;

  canvas->drag = drag;
  g_set_object (&canvas->dragged, node);
  canvas->moved = FALSE;
  canvas->from_x = canvas->to_x = x;
  canvas->from_y = canvas->to_y = y;
}

/**
 * rc_board_canvas_press:
 * @x: board units
 *
 * The button goes down: on a note, an arrow, or to draw one.
 *
 * Returns: whether that is ours
 */
gboolean
rc_board_canvas_press (RcBoard *self, double x, double y, GdkModifierType state)
{
  RcBoardCanvas     *canvas = self->canvas;
  g_autoptr (RcNode) node = NULL;
  RcCanvasItem      *item;
  gboolean           add = (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0;

  if (canvas->drawing)
    {
      begin (self, RC_CANVAS_DRAG_NEW, rc_board_canvas_thing_at (self, x, y), x, y);
      return TRUE;
    }
  if (rc_board_canvas_is_written_at (self, x, y))
    return TRUE;
  item = rc_board_canvas_item_at (self, x, y);
  if (item == NULL)
    return FALSE;
  node = g_object_ref (item->node);
  if (add || !g_hash_table_contains (canvas->picked, node))
    rc_board_canvas_pick (self, node, add);
  /* Another selection, and words that end where the keyboard leaves them, make all items anew. */
  item = g_hash_table_lookup (canvas->by_node, node);
  gtk_widget_grab_focus (item != NULL && item->widget != NULL &&
                                 g_hash_table_contains (canvas->picked, node)
                             ? item->widget
                             : GTK_WIDGET (self));
  item = g_hash_table_lookup (canvas->by_node, node);
  if (!add && item != NULL)
    begin (self, part_at (self, item, x, y), node, x, y);
  return TRUE;
}

/** Returns: whether the button is held over a note or an arrow */
gboolean
rc_board_canvas_is_dragged (RcBoard *self)
{
  return self->canvas->drag != RC_CANVAS_DRAG_NONE;
}

/** Returns: whether a note or an arrow is at (@x, @y), board units */
gboolean
rc_board_canvas_is_over (RcBoard *self, double x, double y)
{
  return rc_board_canvas_is_written_at (self, x, y) || rc_board_canvas_item_at (self, x, y) != NULL;
}

/** Brings what is dragged to (@x, @y), board units. */
void
rc_board_canvas_follow (RcBoard *self, double x, double y)
{
  if (self->canvas->drag == RC_CANVAS_DRAG_NONE)
    return;
  self->canvas->moved = TRUE;
  self->canvas->to_x = x;
  self->canvas->to_y = y;
  rc_board_canvas_relayout (self);
}

/** The button is let go: what was dragged stays where it is. */
void
rc_board_canvas_release (RcBoard *self)
{
  RcBoardCanvas *canvas = self->canvas;
  RcCanvasDrag   drag = canvas->drag;

  if (canvas->moved && drag == RC_CANVAS_DRAG_NEW)
    keep_arrow (self);
  else if (canvas->moved && drag != RC_CANVAS_DRAG_NONE)
    rc_board_canvas_keep_places (self, 0);
  if (canvas->moved && drag == RC_CANVAS_DRAG_NEW)
    {
      canvas->drawing = FALSE;
      gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
    }
  rc_board_canvas_let_go (self);
}

/** What is dragged goes back to where it was. */
void
rc_board_canvas_let_go (RcBoard *self)
{
  RcBoardCanvas *canvas = self->canvas;

  if (canvas->drag == RC_CANVAS_DRAG_NONE)
    return;
  canvas->drag = RC_CANVAS_DRAG_NONE;
  g_clear_object (&canvas->dragged);
  canvas->moved = FALSE;
  if (self->film == NULL)
    return;
  rc_board_canvas_update (self);
  rc_board_view_changed (self);
}

/**
 * rc_board_canvas_double_click:
 *
 * Writes on the note at (@x, @y), board units, or on a new one if nothing is there.
 *
 * Returns: whether that is ours
 */
gboolean
rc_board_canvas_double_click (RcBoard *self, double x, double y)
{
  RcCanvasItem      *item = rc_board_canvas_item_at (self, x, y);
  g_autoptr (RcNode) node = item != NULL ? g_object_ref (item->node) : NULL;

  if (rc_board_canvas_is_written_at (self, x, y))
    return TRUE;
  if (node != NULL)
    {
      rc_board_canvas_let_go (self);
      rc_board_canvas_edit_note (self, node);
      return TRUE;
    }
  if (rc_board_layout_hit (self->layout, x, y).part != RC_BOARD_NOTHING ||
      rc_board_layout_get_n_lanes (self->layout) == 0)
    return FALSE;
  rc_board_drag_end (self);
  rc_board_canvas_write_draft (self, x, y);
  return TRUE;
}

/** The pointer says what a press would take. */
void
rc_board_canvas_point (RcBoard *self, double x, double y)
{
  RcCanvasItem *item;
  const char   *cursor = NULL;

  if (self->film == NULL || self->panning || self->space || self->canvas->drawing ||
      self->canvas->drag != RC_CANVAS_DRAG_NONE)
    return;
  rc_board_from_pixels (self, &x, &y);
  item = rc_board_canvas_item_at (self, x, y);
  if (item != NULL)
    {
      RcCanvasDrag part = part_at (self, item, x, y);

      cursor = part == RC_CANVAS_DRAG_SIZE                                ? "se-resize"
               : part == RC_CANVAS_DRAG_FROM || part == RC_CANVAS_DRAG_TO ? "move"
                                                                          : NULL;
    }
  if (g_strcmp0 (cursor, self->cursor) == 0)
    return;
  self->cursor = cursor;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
}
