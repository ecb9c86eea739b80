/* board-drag.c - the button held down over the board: cards carried elsewhere, several of them
 * caught with a rubber band, the board moved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-private.h"

#include "ui/film-text.h"
#include "ui/snapshot-text.h"

#include <math.h>

/* Pixels that the pointer moves before a press is a drag. */
#define DRAG_THRESHOLD 6.0
/* How far cards that are carried together stand out behind the first, in pixels, and how many. */
#define STACK_STEP     6
#define STACK_MOST     3u

/* --- selecting -------------------------------------------------------------------------------- */

/** Selects all shots from the one selected last to @to, in the order of the film. */
void
rc_board_select_range (RcBoard *self, RcShot *to)
{
  g_autoptr (GPtrArray) shots = g_ptr_array_new ();
  guint                 from_lane, from_card, lane, card;
  gboolean              back;
  RcShot               *from = rc_film_view_get_shot (self->film);

  if (!rc_board_find_shot (self, to, &lane, &card))
    return;
  if (!rc_board_find_shot (self, from, &from_lane, &from_card))
    {
      rc_film_view_select (self->film, RC_NODE (to));
      return;
    }
  back = lane < from_lane || (lane == from_lane && card < from_card);
  for (guint i = back ? lane : from_lane; i <= (back ? from_lane : lane); i++)
    for (guint k = 0; k < rc_board_layout_get_n_cards (self->layout, i); k++)
      {
        gboolean before = back ? i == lane && k < card : i == from_lane && k < from_card;
        gboolean behind = back ? i == from_lane && k > from_card : i == lane && k > card;

        if (!before && !behind)
          g_ptr_array_add (shots, rc_board_get_shot (self, i, k));
      }
  /* What was selected before stays, so that a range grows step by step. */
  if (rc_film_view_get_n_shots (self->film) > 1)
    {
      g_autoptr (GPtrArray) kept = rc_film_view_dup_shots (self->film);

      g_ptr_array_extend (shots, kept, NULL, NULL);
      rc_film_view_select_shots (self->film, shots, to);
      return;
    }
  rc_film_view_select_shots (self->film, shots, to);
}

/** Selects every shot of the film. */
void
rc_board_select_all (RcBoard *self)
{
  g_autoptr (GPtrArray) shots = g_ptr_array_new ();
  RcShot               *shot = rc_film_view_get_shot (self->film);

  for (guint i = 0; i < rc_board_layout_get_n_lanes (self->layout); i++)
    for (guint k = 0; k < rc_board_layout_get_n_cards (self->layout, i); k++)
      g_ptr_array_add (shots, rc_board_get_shot (self, i, k));
  if (shots->len > 0)
    rc_film_view_select_shots (self->film, shots, shot);
}

/* --- the rubber band -------------------------------------------------------------------------- */

typedef struct
{
  RcBoard   *board;
  GPtrArray *shots;
} Catch;

static void
catch_card (guint lane, guint card, gpointer user_data)
{
  Catch *catch = user_data;

  g_ptr_array_add (catch->shots, rc_board_get_shot (catch->board, lane, card));
}

static void
update_band (RcBoard *self, double x, double y)
{
  g_autoptr (GPtrArray) shots = g_ptr_array_new ();
  Catch catch = { self, shots };

  rc_board_from_pixels (self, &x, &y);
  self->band = GRAPHENE_RECT_INIT ((float)MIN (x, self->band_x), (float)MIN (y, self->band_y),
                                   (float)fabs (x - self->band_x), (float)fabs (y - self->band_y));
  rc_board_layout_foreach_in (self->layout, &self->band, catch_card, &catch);
  if (self->band_kept != NULL)
    g_ptr_array_extend (shots, self->band_kept, NULL, NULL);
  rc_board_canvas_band (self, shots);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- cards ------------------------------------------------------------------------------------ */

/** Lets go of whatever is dragged. */
void
rc_board_drag_end (RcBoard *self)
{
  rc_board_canvas_let_go (self);
  self->dragged = NULL;
  self->carried = NULL;
  self->dragging = self->panning = self->banding = self->carrying = FALSE;
  g_clear_pointer (&self->band_kept, g_ptr_array_unref);
  rc_board_scroll_at_edges (self, FALSE);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** Brings what is dragged to where the pointer is. */
void
rc_board_drag_follow (RcBoard *self)
{
  double x = self->pointer_x, y = self->pointer_y;
  guint  lane, index;

  if (self->banding)
    update_band (self, x, y);
  if (rc_board_canvas_is_dragged (self))
    {
      rc_board_from_pixels (self, &x, &y);
      rc_board_canvas_follow (self, x, y);
      return;
    }
  if (self->carrying)
    rc_board_scene_follow (self);
  if (!self->dragging)
    return;
  self->drag_x = x - self->grab_x;
  self->drag_y = y - self->grab_y;
  rc_board_from_pixels (self, &x, &y);
  rc_board_layout_drop (self->layout, x, y, &lane, &index, &self->mark);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
press_card (RcBoard *self, GdkModifierType state, double x, double y, RcBoardHit hit)
{
  graphene_rect_t rect = rc_board_layout_card (self->layout, hit.lane, hit.card);
  RcShot         *shot = rc_board_get_shot (self, hit.lane, hit.card);
  GtkWidget      *card = g_hash_table_lookup (self->cards, shot);

  if ((state & GDK_CONTROL_MASK) != 0)
    rc_film_view_toggle_shot (self->film, shot);
  else if ((state & GDK_SHIFT_MASK) != 0)
    rc_board_select_range (self, shot);
  else
    {
      self->dragged = shot;
      self->grab_x = (x - rect.origin.x) * self->view.zoom;
      self->grab_y = (y - rect.origin.y) * self->view.zoom;
      /* One of several that are selected is not selected alone before it is let go again. */
      if (!rc_film_view_is_selected (self->film, RC_NODE (shot)))
        rc_film_view_select (self->film, RC_NODE (shot));
    }
  gtk_widget_grab_focus (card != NULL ? card : GTK_WIDGET (self));
}

static void
start_panning (RcBoard *self, GtkGestureDrag *drag)
{
  self->panning = TRUE;
  self->pan_x = self->view.x;
  self->pan_y = self->view.y;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
is_touch (GtkGestureDrag *drag)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (drag));

  return event != NULL && gdk_event_get_event_type (event) == GDK_TOUCH_BEGIN;
}

/* Whether there is nothing to press: no card, no widget. */
static gboolean
is_free (RcBoard *self, RcBoardPart part)
{
  return part == RC_BOARD_NOTHING ||
         (!rc_board_has_headings (self) && (part == RC_BOARD_HEADING || part == RC_BOARD_ADD_SHOT));
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, RcBoard *self)
{
  guint           button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (drag));
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));
  RcBoardHit hit;

  rc_board_drag_end (self);
  rc_board_stop_gliding (self);
  if (self->film == NULL || !rc_board_is_over_board (self, x, y))
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  rc_board_from_pixels (self, &x, &y);
  hit = rc_board_layout_hit (self->layout, x, y);
  if (button == GDK_BUTTON_MIDDLE || (button == GDK_BUTTON_PRIMARY && self->space) ||
      (hit.part == RC_BOARD_NOTHING && is_touch (drag)))
    start_panning (self, drag);
  else if (button == GDK_BUTTON_PRIMARY && rc_board_canvas_press (self, x, y, state))
    return;
  else if (button == GDK_BUTTON_PRIMARY && hit.part == RC_BOARD_CARD)
    press_card (self, state, x, y, hit);
  else if (button == GDK_BUTTON_PRIMARY &&
           rc_board_scene_press (self, self->pointer_x, self->pointer_y))
    return;
  else if (button == GDK_BUTTON_PRIMARY && is_free (self, hit.part))
    {
      self->band_x = x;
      self->band_y = y;
      self->banding = TRUE;
      self->band = GRAPHENE_RECT_INIT ((float)x, (float)y, 0, 0);
      rc_board_canvas_begin_band (self, (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0);
      if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0)
        self->band_kept = rc_film_view_dup_shots (self->film);
    }
  /* What else there is to press has buttons of its own. The sequence is not denied: a button that
   * claims it then keeps its end from us, and the next press would still be denied. */
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, RcBoard *self)
{
  double   x, y;
  gboolean far = hypot (dx, dy) >= DRAG_THRESHOLD;

  if (self->panning)
    {
      self->view.x = self->pan_x - dx / self->view.zoom;
      self->view.y = self->pan_y - dy / self->view.zoom;
      rc_board_view_changed (self);
      return;
    }
  if ((self->dragged == NULL && self->carried == NULL && !self->banding &&
       !rc_board_canvas_is_dragged (self)) ||
      (!far && !self->dragging && !self->carrying))
    return;
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_gesture_drag_get_start_point (drag, &x, &y);
  self->pointer_x = x + dx;
  self->pointer_y = y + dy;
  self->dragging = self->dragged != NULL;
  self->carrying = self->carried != NULL;
  rc_board_scroll_at_edges (self, TRUE);
  rc_board_drag_follow (self);
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, RcBoard *self)
{
  g_autoptr (GPtrArray) shots = self->dragging ? rc_board_dup_selected (self) : NULL;
  RcShot               *pressed = self->dragging ? NULL : self->dragged;
  gboolean              clicked = self->banding && hypot (dx, dy) < DRAG_THRESHOLD;
  RcScene              *named = self->carrying ? NULL : self->carried;
  graphene_rect_t       mark;
  double                x, y;
  guint                 lane, index;

  if (self->film != NULL && rc_board_canvas_is_dragged (self))
    rc_board_canvas_release (self);
  if (self->film != NULL)
    rc_board_scene_release (self);
  rc_board_drag_end (self);
  if (self->film == NULL)
    return;
  if (clicked)
    rc_board_canvas_pick (self, NULL, FALSE);
  if (named != NULL)
    rc_film_view_select (self->film, RC_NODE (named));
  if (pressed != NULL)
    rc_film_view_select (self->film, RC_NODE (pressed));
  /* A click beside the cards: of several, the last one stays selected. */
  if (clicked && rc_film_view_get_n_shots (self->film) > 1)
    rc_film_view_select (self->film, rc_film_view_get_node (self->film));
  if (shots == NULL || !gtk_gesture_drag_get_start_point (drag, &x, &y))
    return;
  x += dx;
  y += dy;
  rc_board_from_pixels (self, &x, &y);
  if (rc_board_layout_drop (self->layout, x, y, &lane, &index, &mark))
    rc_board_move_shots (self, shots, lane, index);
}

static void
on_drag_cancel (GtkGesture *gesture, GdkEventSequence *sequence, RcBoard *self)
{
  rc_board_drag_end (self);
}

/* --- what is seen of it ----------------------------------------------------------------------- */

/* Never too small to be seen. */
static graphene_rect_t
to_pixels (RcBoard *self, graphene_rect_t rect)
{
  rect = rc_board_to_pixels (self, rect);
  rect.size.width = MAX (3, rect.size.width);
  rect.size.height = MAX (3, rect.size.height);
  return rect;
}

static void
snapshot_band (RcBoard *self, GtkSnapshot *snapshot, const GdkRGBA *accent)
{
  graphene_rect_t rect = to_pixels (self, self->band);
  GskRoundedRect  outline;
  float           widths[4] = { 1, 1, 1, 1 };
  GdkRGBA         fill = *accent, colours[4] = { *accent, *accent, *accent, *accent };

  fill.alpha *= 0.14F;
  gsk_rounded_rect_init_from_rect (&outline, &rect, 2);
  gtk_snapshot_append_color (snapshot, &fill, &rect);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

/* How many are carried, over the corner of the first. */
static void
snapshot_count (RcBoard *self, GtkSnapshot *snapshot, const GdkRGBA *accent, guint n)
{
  g_autofree char        *text = g_strdup_printf ("%u", n);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int                     width, height;
  GskRoundedRect          pill;
  graphene_rect_t         rect;
  GdkRGBA                 ink = { 0, 0, 0, 1 };

  pango_layout_get_pixel_size (layout, &width, &height);
  rect = GRAPHENE_RECT_INIT ((float)self->drag_x - 8, (float)self->drag_y - 8,
                             (float)MAX (width + 14, height + 6), (float)height + 6);
  gsk_rounded_rect_init_from_rect (&pill, &rect, rect.size.height / 2);
  rc_widget_lookup_colour (GTK_WIDGET (self), "rc_on_accent", &ink);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, accent, &rect);
  gtk_snapshot_pop (snapshot);
  rc_snapshot_append_text (snapshot, layout, rect.origin.x + (rect.size.width - (float)width) / 2,
                           rect.origin.y + 3, &ink);
}

static void
snapshot_stack (RcBoard *self, GtkSnapshot *snapshot, GtkWidget *card, guint n)
{
  graphene_rect_t bounds;
  GdkRGBA         colour;

  if (!rc_widget_lookup_colour (GTK_WIDGET (self), "rc_raised", &colour) ||
      !gtk_widget_compute_bounds (card, GTK_WIDGET (self), &bounds))
    return;
  for (guint i = MIN (n, STACK_MOST) - 1; i > 0; i--)
    {
      GskRoundedRect  round;
      graphene_rect_t rect;

      graphene_rect_offset_r (&bounds, (float)(i * STACK_STEP), (float)(i * STACK_STEP), &rect);
      gsk_rounded_rect_init_from_rect (&round, &rect, (float)(14 * self->view.zoom));
      gtk_snapshot_push_rounded_clip (snapshot, &round);
      gtk_snapshot_append_color (snapshot, &colour, &rect);
      gtk_snapshot_pop (snapshot);
    }
}

/** Draws what is dragged, over everything else: cards and their mark, or the rubber band. */
void
rc_board_drag_snapshot (RcBoard *self, GtkSnapshot *snapshot)
{
  GtkWidget      *card = self->dragging ? g_hash_table_lookup (self->cards, self->dragged) : NULL;
  guint           n = self->film != NULL ? rc_film_view_get_n_shots (self->film) : 0;
  graphene_rect_t mark;
  GdkRGBA         accent;

  if (!rc_widget_lookup_colour (GTK_WIDGET (self), "rc_accent", &accent))
    return;
  if (self->banding && self->band.size.width + self->band.size.height > 0)
    snapshot_band (self, snapshot, &accent);
  if (self->carrying)
    rc_board_scene_snapshot (self, snapshot, &accent);
  if (card == NULL && !self->dropping)
    return;
  mark = to_pixels (self, self->mark);
  gtk_snapshot_append_color (snapshot, &accent, &mark);
  if (card == NULL)
    return;
  gtk_snapshot_push_opacity (snapshot, 0.85);
  if (n > 1)
    snapshot_stack (self, snapshot, card, n);
  gtk_widget_snapshot_child (GTK_WIDGET (self), card, snapshot);
  gtk_snapshot_pop (snapshot);
  if (n > 1)
    snapshot_count (self, snapshot, &accent, n);
}

void
rc_board_drag_init (RcBoard *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_drag_cancel), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
