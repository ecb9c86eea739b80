/* cut-track-drag.c - what is under the pointer in the strip, and what dragging it does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/cut/cut-track-private.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#define LEVEL_REACH 5
#define CORNER      10
#define DB_A_PIXEL  0.5
#define MOST_PLACES 512

void
rc_hold_clear (RcHold *self)
{
  g_free (self->node);
  *self = (RcHold){ .item = -1 };
}

static RcDocument *
document_of (RcCutTrack *self)
{
  return rc_film_view_get_document (rc_cut_view_get_film (self->view));
}

static RcNode *
held_node (RcCutTrack *self)
{
  return self->hold.node != NULL ? rc_document_find (document_of (self), self->hold.node) : NULL;
}

static RcShot *
shot_of (RcCutTrack *self, int item)
{
  RcCutList *list = rc_cut_track_list (self);
  RcNode    *node = item >= 0 && item < (int)list->items->len
                        ? rc_document_find (document_of (self),
                                            ((RcCutItem *)g_ptr_array_index (list->items, item))->shot)
                        : NULL;

  return RC_IS_SHOT (node) ? RC_SHOT (node) : NULL;
}

/* --- picking --- */

static double
end_x (RcCutTrack *self, const RcCutItem *item)
{
  return rc_cut_track_x (self, item->start + item->n_frames) - RC_SHOT_GAP;
}

/* The edge of a shot that is nearest, of the one under the pointer or its neighbour. */
static void
pick_shot (RcCutTrack *self, double x, RcHold *hold)
{
  RcCutList *list = rc_cut_track_list (self);
  int        place = rc_cut_list_find (list, rc_cut_track_frame_at (self, x));
  RcCutItem *item = g_ptr_array_index (list->items, place);
  double     left = rc_cut_track_x (self, item->start), right = end_x (self, item);
  /* A narrow shot keeps its middle for going there. */
  double reach = MIN (RC_EDGE_REACH, (right - left) / 4);

  hold->item = place;
  hold->grip = RC_GRIP_SCRUB;
  if (x > right + reach + RC_SHOT_GAP)
    hold->item = -1;
  else if (x >= right - reach)
    hold->grip = RC_GRIP_TRIM_OUT;
  else if (x <= left + reach)
    hold->grip = RC_GRIP_TRIM_IN;
}

static void
pick_marker (RcCutTrack *self, double x, RcHold *hold)
{
  RcFilmCut *cut = rc_cut_track_cut (self);

  hold->grip = RC_GRIP_SCRUB;
  for (guint i = 0; cut != NULL && i < rc_node_get_n_children (RC_NODE (cut), RC_TYPE_MARKER); i++)
    {
      RcNode *marker = rc_node_get_child (RC_NODE (cut), RC_TYPE_MARKER, i);

      if (fabs (rc_cut_track_x (self, rc_node_get_int (marker, "frame")) - x) > 8)
        continue;
      g_free (hold->node);
      hold->node = g_strdup (rc_node_get_id (marker));
      hold->grip = RC_GRIP_MARKER;
    }
}

static double
pixels_of (RcCutTrack *self, RcNode *sound, const char *property)
{
  RcCutList *list = rc_cut_track_list (self);

  return rc_rational_to_double (rc_node_get_rational (sound, property)) *
         rc_rational_to_double (list->rate) * rc_cut_track_scale (self);
}

/* The one on top is the one that was added last. */
static void
pick_sound (RcCutTrack *self, RcTrack track, double x, double y, RcHold *hold)
{
  RcFilmCut *cut = rc_cut_track_cut (self);
  guint      n = cut != NULL ? rc_node_get_n_children (RC_NODE (cut), RC_TYPE_SOUND) : 0;

  hold->grip = RC_GRIP_SCRUB;
  for (guint i = n; i > 0; i--)
    {
      RcNode *sound = rc_node_get_child (RC_NODE (cut), RC_TYPE_SOUND, i - 1);
      double  left, width, level;

      rc_cut_track_sound_place (self, sound, &left, &width);
      if (rc_node_get_enum (sound, "track") != (int)track || x < left - 2 || x > left + width + 2)
        continue;
      level = rc_cut_track_level_y (rc_node_get_double (sound, "level"));
      hold->node = g_strdup (rc_node_get_id (sound));
      hold->grip = RC_GRIP_SOUND;
      if (y < CORNER && fabs (x - left - pixels_of (self, sound, "fade-in")) <= CORNER)
        hold->grip = RC_GRIP_FADE_IN;
      else if (y < CORNER &&
               fabs (left + width - pixels_of (self, sound, "fade-out") - x) <= CORNER)
        hold->grip = RC_GRIP_FADE_OUT;
      else if (fabs (y - level) <= LEVEL_REACH)
        hold->grip = RC_GRIP_LEVEL;
      return;
    }
}

/** @hold: (out caller-allocates): what is at @x, @y; to be cleared with rc_hold_clear() */
void
rc_cut_track_pick (RcCutTrack *self, double x, double y, RcHold *hold)
{
  RcCutList *list = rc_cut_track_list (self);
  RcRow      row = rc_cut_track_row_at (self, y);

  *hold = (RcHold){ .item = -1 };
  if (list == NULL || list->n_frames == 0)
    return;
  if (row == RC_ROW_RULER)
    pick_marker (self, x, hold);
  else if (row == RC_ROW_SHOTS)
    pick_shot (self, x, hold);
  else if (row >= RC_ROW_TRACKS)
    pick_sound (self, (RcTrack)(row - RC_ROW_TRACKS), x, y - rc_cut_track_row_y (self, row), hold);
  else
    hold->grip = RC_GRIP_SCRUB;
}

/* --- snapping --- */

static void
add_place (GArray *places, int frame)
{
  if (places->len < MOST_PLACES)
    g_array_append_val (places, frame);
}

/* The playhead, the edges of shots near the pointer, markers, the ends of sounds. */
static GArray *
list_places (RcCutTrack *self)
{
  RcCutList *list = rc_cut_track_list (self);
  RcFilmCut *cut = rc_cut_track_cut (self);
  GArray    *places = g_array_new (FALSE, FALSE, sizeof (int));
  int        near = rc_cut_list_find (list, rc_cut_track_frame_at (self, self->x));

  add_place (places, rc_cut_view_get_frame (self->view));
  add_place (places, list->n_frames);
  for (int i = MAX (0, near - 20); i < MIN (near + 20, (int)list->items->len); i++)
    if (i != self->hold.item)
      add_place (places, ((RcCutItem *)g_ptr_array_index (list->items, i))->start);
  for (guint i = 0; cut != NULL && i < rc_node_get_n_children (RC_NODE (cut), RC_TYPE_MARKER); i++)
    {
      RcNode *marker = rc_node_get_child (RC_NODE (cut), RC_TYPE_MARKER, i);

      if (g_strcmp0 (rc_node_get_id (marker), self->hold.node) != 0)
        add_place (places, rc_node_get_int (marker, "frame"));
    }
  for (guint i = 0; cut != NULL && i < rc_node_get_n_children (RC_NODE (cut), RC_TYPE_SOUND); i++)
    {
      RcNode *sound = rc_node_get_child (RC_NODE (cut), RC_TYPE_SOUND, i);

      if (g_strcmp0 (rc_node_get_id (sound), self->hold.node) != 0)
        add_place (places,
                   (int)rc_time_to_frames (rc_node_get_rational (sound, "start"), list->rate));
    }
  return places;
}

static int
snap (RcCutTrack *self, int frame)
{
  g_autoptr (GArray) places = NULL;

  if (!self->snapping)
    return frame;
  places = list_places (self);
  return rc_cut_snap (frame, (const int *)(gpointer)places->data, places->len,
                      RC_SNAP_REACH / rc_cut_track_scale (self));
}

/* --- dragging --- */

static void
select_shot (RcCutTrack *self, int item)
{
  RcShot *shot = shot_of (self, item);

  if (shot != NULL)
    rc_film_view_select (rc_cut_view_get_film (self->view), RC_NODE (shot));
}

static void
scrub (RcCutTrack *self, double x)
{
  int frame = rc_cut_track_frame_at (self, x);

  rc_cut_view_seek (self->view, frame);
  select_shot (self, rc_cut_list_find (rc_cut_track_list (self), frame));
}

/* Alt moves the border between two shots instead of all that lies behind. */
static void
hold_border (RcCutTrack *self, GtkGestureDrag *drag)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));
  int last = (int)rc_cut_track_list (self)->items->len - 1;

  if ((state & GDK_ALT_MASK) == 0)
    return;
  if (self->hold.grip == RC_GRIP_TRIM_IN && self->hold.item > 0)
    self->hold.item--;
  else if (self->hold.grip != RC_GRIP_TRIM_OUT || self->hold.item >= last)
    return;
  self->hold.grip = RC_GRIP_ROLL;
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, RcCutTrack *self)
{
  RcNode *node;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  rc_hold_clear (&self->hold);
  rc_cut_track_pick (self, x, y, &self->hold);
  self->moved = FALSE;
  self->by = self->wanted = 0;
  self->x = x;
  self->y = y;
  self->was_offset = self->scale.offset;
  node = held_node (self);
  rc_cut_track_select (self, node);
  if (self->hold.grip == RC_GRIP_SCRUB)
    scrub (self, x);
  hold_border (self, drag);
}

/* Of the first and of the last shot at a border only as much as both have. */
static int
limit_roll (RcCutTrack *self, int by)
{
  RcCutList *list = rc_cut_track_list (self);
  RcCutItem *item = g_ptr_array_index (list->items, self->hold.item);
  RcCutItem *next = g_ptr_array_index (list->items, self->hold.item + 1);

  by = rc_cut_limit (RC_EDGE_OUT, by, item->in, item->n_frames, item->whole);
  return rc_cut_limit (RC_EDGE_IN, by, next->in, next->n_frames, next->whole);
}

static void
drag_shot (RcCutTrack *self, int by)
{
  RcCutList *list = rc_cut_track_list (self);
  RcCutItem *item = g_ptr_array_index (list->items, self->hold.item);
  gboolean   in = self->hold.grip == RC_GRIP_TRIM_IN;
  int        from = in ? item->start : item->start + item->n_frames;

  by = snap (self, from + by) - from;
  self->wanted = by;
  self->by = self->hold.grip == RC_GRIP_ROLL ? limit_roll (self, by)
                                             : rc_cut_limit (in ? RC_EDGE_IN : RC_EDGE_OUT, by,
                                                             item->in, item->n_frames, item->whole);
  /* The edge that is held stays under the pointer: what is behind it stands still. */
  if (in)
    self->scale.offset = self->was_offset - self->by * rc_cut_track_scale (self);
}

static void
drag_node (RcCutTrack *self, RcNode *node, double dx, double dy)
{
  RcCutList *list = rc_cut_track_list (self);
  double     a_second = rc_cut_track_scale (self) * rc_rational_to_double (list->rate);
  gboolean   marker = RC_IS_MARKER (node);
  int        from = marker ? rc_node_get_int (node, "frame")
                           : (int)rc_time_to_frames (rc_node_get_rational (node, "start"), list->rate);
  double     left, width;

  switch (self->hold.grip)
    {
    case RC_GRIP_MARKER:
    case RC_GRIP_SOUND:
      self->by =
          MAX (0, snap (self, from + (int)floor (dx / rc_cut_track_scale (self) + 0.5))) - from;
      break;
    case RC_GRIP_LEVEL:
      self->value = CLAMP (rc_node_get_double (node, "level") - dy * DB_A_PIXEL, RC_LEVEL_LEAST,
                           RC_LEVEL_MOST);
      break;
    case RC_GRIP_FADE_IN:
    case RC_GRIP_FADE_OUT:
      rc_cut_track_sound_place (self, node, &left, &width);
      self->value = self->hold.grip == RC_GRIP_FADE_IN ? pixels_of (self, node, "fade-in") + dx
                                                       : pixels_of (self, node, "fade-out") - dx;
      self->value = round (CLAMP (self->value, 0, width) / a_second * 100) / 100;
      break;
    case RC_GRIP_NONE:
    case RC_GRIP_SCRUB:
    case RC_GRIP_TRIM_IN:
    case RC_GRIP_TRIM_OUT:
    case RC_GRIP_ROLL:
    default:
      break;
    }
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, RcCutTrack *self)
{
  RcCutList *list = rc_cut_track_list (self);
  RcNode    *node = held_node (self);
  double     x, y;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  self->x = x + dx;
  self->y = y + dy;
  if (list == NULL || list->n_frames == 0 || self->hold.grip == RC_GRIP_NONE)
    return;
  if (self->hold.grip == RC_GRIP_SCRUB)
    {
      scrub (self, self->x);
      return;
    }
  if (!self->moved && hypot (dx, dy) < 3)
    return;
  self->moved = TRUE;
  if (node != NULL)
    drag_node (self, node, dx, dy);
  else if (self->hold.item >= 0 && self->hold.item < (int)list->items->len)
    drag_shot (self, (int)floor (dx / rc_cut_track_scale (self) + 0.5));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
set_seconds (RcCutTrack *self,
             RcNode     *node,
             const char *property,
             RcRational  seconds,
             GError    **error)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, RC_TYPE_RATIONAL);
  g_value_set_boxed (&value, &seconds);
  return rc_document_set (document_of (self), node, property, &value, 0, error);
}

/* What was dragged becomes one step of undo. */
static gboolean
commit (RcCutTrack *self, GError **error)
{
  RcCutList *list = rc_cut_track_list (self);
  RcNode    *node = held_node (self);
  RcShot    *shot = shot_of (self, self->hold.item);
  RcCutItem *item = shot != NULL ? g_ptr_array_index (list->items, self->hold.item) : NULL;
  int        out = item != NULL ? item->in + item->n_frames : 0;

  switch (self->hold.grip)
    {
    case RC_GRIP_TRIM_IN:
      return rc_document_trim (document_of (self), shot, item->in + self->by, out, error);
    case RC_GRIP_TRIM_OUT:
      return rc_document_trim (document_of (self), shot, item->in, out + self->by, error);
    case RC_GRIP_ROLL:
      return rc_document_roll (document_of (self), shot, self->by, error);
    case RC_GRIP_MARKER:
      return rc_document_set_double (document_of (self), node, "frame",
                                     rc_node_get_int (node, "frame") + self->by, 0, error);
    case RC_GRIP_SOUND:
      return set_seconds (self, node, "start",
                          rc_rational_add (rc_node_get_rational (node, "start"),
                                           rc_time_from_frames (self->by, list->rate)),
                          error);
    case RC_GRIP_LEVEL:
      return rc_document_set_double (document_of (self), node, "level", self->value, 0, error);
    case RC_GRIP_FADE_IN:
      return set_seconds (self, node, "fade-in",
                          rc_rational ((gint64)round (self->value * 100), 100), error);
    case RC_GRIP_FADE_OUT:
      return set_seconds (self, node, "fade-out",
                          rc_rational ((gint64)round (self->value * 100), 100), error);
    case RC_GRIP_NONE:
    case RC_GRIP_SCRUB:
    default:
      return TRUE;
    }
}

/* An edge that does not follow the hand at all: nothing of the shot is left to be played there. */
static void
tell_limit (RcCutTrack *self)
{
  gboolean         head = self->wanted < 0;
  gboolean         next = self->hold.grip == RC_GRIP_ROLL && head;
  RcShot          *shot = shot_of (self, self->hold.item + next);
  g_autofree char *label = shot != NULL ? rc_node_dup_name (RC_NODE (shot)) : NULL;
  g_autofree char *message = NULL;

  if (label == NULL || (self->hold.grip == RC_GRIP_TRIM_IN && !head) ||
      (self->hold.grip == RC_GRIP_TRIM_OUT && head))
    return;
  /* Translators: %s is a shot, "Shot 1C" */
  message = g_strdup_printf (head ? _ ("%s already plays from its first frame")
                                  : _ ("%s already plays to its last frame: more seconds in the "
                                       "inspector make it longer"),
                             label);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", message);
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, RcCutTrack *self)
{
  GError  *error = NULL;
  gboolean edge = self->hold.grip >= RC_GRIP_TRIM_IN && self->hold.grip <= RC_GRIP_ROLL;
  gboolean there = edge ? shot_of (self, self->hold.item) != NULL : held_node (self) != NULL;

  if (edge && !self->moved && there)
    scrub (self, self->x);
  else if (edge && there && self->by == 0 && self->wanted != 0)
    tell_limit (self);
  else if (self->moved && there && !commit (self, &error))
    rc_film_view_report (GTK_WIDGET (self), error);
  self->moved = FALSE;
  rc_hold_clear (&self->hold);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_cancel (GtkGesture *gesture, GdkEventSequence *sequence, RcCutTrack *self)
{
  self->scale.offset = self->was_offset;
  self->moved = FALSE;
  rc_hold_clear (&self->hold);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, RcCutTrack *self)
{
  static const char *const cursors[] = {
    [RC_GRIP_TRIM_IN] = "ew-resize", [RC_GRIP_TRIM_OUT] = "ew-resize",
    [RC_GRIP_ROLL] = "col-resize",   [RC_GRIP_MARKER] = "ew-resize",
    [RC_GRIP_SOUND] = "grab",        [RC_GRIP_LEVEL] = "ns-resize",
    [RC_GRIP_FADE_IN] = "ew-resize", [RC_GRIP_FADE_OUT] = "ew-resize",
  };
  RcHold hold;

  if (self->view == NULL || self->moved)
    return;
  rc_cut_track_pick (self, x, y, &hold);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursors[hold.grip]);
  rc_hold_clear (&hold);
}

/* --- files --- */

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, RcCutTrack *self)
{
  RcRow                  row = rc_cut_track_row_at (self, y);
  GSList                *files = g_value_get_boxed (value);
  g_autoptr (GListStore) store = g_list_store_new (G_TYPE_FILE);

  self->drop = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (row < RC_ROW_TRACKS || files == NULL)
    return FALSE;
  for (GSList *l = files; l != NULL; l = l->next)
    g_list_store_append (store, l->data);
  rc_cut_track_add_files (self, G_LIST_MODEL (store), (RcTrack)(row - RC_ROW_TRACKS),
                          snap (self, rc_cut_track_frame_at (self, x)));
  return TRUE;
}

static GdkDragAction
on_drop_motion (GtkDropTarget *target, double x, double y, RcCutTrack *self)
{
  RcRow row = rc_cut_track_row_at (self, y);

  self->x = x;
  self->drop = row >= RC_ROW_TRACKS ? (int)(row - RC_ROW_TRACKS) : -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return self->drop >= 0 ? GDK_ACTION_COPY : 0;
}

static void
on_drop_leave (GtkDropTarget *target, RcCutTrack *self)
{
  self->drop = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
rc_cut_track_add_drags (RcCutTrack *self)
{
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkDropTarget      *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_cancel), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (drop, "drop", G_CALLBACK (on_drop), self);
  g_signal_connect (drop, "motion", G_CALLBACK (on_drop_motion), self);
  g_signal_connect (drop, "leave", G_CALLBACK (on_drop_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}
