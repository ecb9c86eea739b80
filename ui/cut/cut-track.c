/* cut-track.c - the cut side by side: its rows, scrolling and zooming
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/cut/cut-track-private.h"

#include "ui/scroll.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#define ZOOM_STEP 1.2

G_DEFINE_FINAL_TYPE (RcCutTrack, rc_cut_track, GTK_TYPE_WIDGET)

static guint menu_signal;

/* --- geometry --- */

RcCutList *
rc_cut_track_list (RcCutTrack *self)
{
  return self->view != NULL ? rc_cut_view_get_list (self->view) : NULL;
}

static RcFilmView *
film_of (RcCutTrack *self)
{
  return self->view != NULL ? rc_cut_view_get_film (self->view) : NULL;
}

/** Returns: (transfer none) (nullable): the cut that plays */
RcFilmCut *
rc_cut_track_cut (RcCutTrack *self)
{
  RcFilmView *film = film_of (self);

  return film != NULL
             ? rc_project_get_cut (rc_document_get_project (rc_film_view_get_document (film)))
             : NULL;
}

static double
width_of (RcCutTrack *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self));
}

/** Returns: pixels a frame */
double
rc_cut_track_scale (RcCutTrack *self)
{
  RcCutList *list = rc_cut_track_list (self);

  return rc_cut_scale_get (&self->scale, list->n_frames, list->rate, width_of (self));
}

double
rc_cut_track_x (RcCutTrack *self, double frame)
{
  return frame * rc_cut_track_scale (self) - self->scale.offset;
}

int
rc_cut_track_frame_at (RcCutTrack *self, double x)
{
  RcCutList *list = rc_cut_track_list (self);

  return (int)CLAMP (floor ((x + self->scale.offset) / rc_cut_track_scale (self)), 0,
                     list->n_frames - 1);
}

/* Where a row is when the shots are so high. */
static double
row_y (RcCutTrack *self, RcRow row, double shots_height)
{
  double shots = self->full ? RC_RULER_HEIGHT : RC_ROW_GAP;
  double wave = shots + shots_height + RC_ROW_GAP;

  if (row >= RC_ROW_TRACKS)
    return wave + RC_WAVE_HEIGHT + RC_ROW_GAP +
           (double)(row - RC_ROW_TRACKS) * (RC_ROW_HEIGHT + RC_ROW_GAP);
  return row == RC_ROW_WAVE ? wave : row == RC_ROW_SHOTS ? shots : 0;
}

/* With the shots as low as they can be. */
static int
least_height (RcCutTrack *self)
{
  return (int)row_y (self, self->full ? RC_ROW_TRACKS + RC_N_TRACKS : RC_ROW_TRACKS,
                     RC_SHOTS_HEIGHT);
}

/** What is higher than it must be is for the pictures. */
double
rc_cut_track_shots_height (RcCutTrack *self)
{
  return RC_SHOTS_HEIGHT + MAX (0, gtk_widget_get_height (GTK_WIDGET (self)) - least_height (self));
}

double
rc_cut_track_row_y (RcCutTrack *self, RcRow row)
{
  return row_y (self, row, rc_cut_track_shots_height (self));
}

RcRow
rc_cut_track_row_at (RcCutTrack *self, double y)
{
  double into = y - rc_cut_track_row_y (self, RC_ROW_TRACKS);
  int    track = (int)floor (into / (RC_ROW_HEIGHT + RC_ROW_GAP));

  if (self->full && into >= 0)
    return track < RC_N_TRACKS ? (RcRow)(RC_ROW_TRACKS + track) : RC_ROW_NONE;
  if (y >= rc_cut_track_row_y (self, RC_ROW_WAVE))
    return RC_ROW_WAVE;
  return !self->full || y >= RC_RULER_HEIGHT ? RC_ROW_SHOTS : RC_ROW_RULER;
}

/** Where @sound lies, in pixels; while it is dragged, where it will. */
void
rc_cut_track_sound_place (RcCutTrack *self, RcNode *sound, double *x, double *width)
{
  RcCutList *list = rc_cut_track_list (self);
  double     rate = rc_rational_to_double (list->rate);
  double     start = rc_rational_to_double (rc_node_get_rational (sound, "start")) * rate;
  double     length = rc_rational_to_double (rc_node_get_rational (sound, "length")) * rate;
  double     whole = rate * (rc_rational_to_double (rc_node_get_rational (sound, "whole")) -
                         rc_rational_to_double (rc_node_get_rational (sound, "in")));

  if (length <= 0)
    length = rc_node_get_boolean (sound, "loops") ? list->n_frames - start : whole;
  if (self->moved && self->hold.grip == RC_GRIP_SOUND &&
      g_strcmp0 (self->hold.node, rc_node_get_id (sound)) == 0)
    start += self->by;
  *x = rc_cut_track_x (self, start);
  *width = MAX (4, length * rc_cut_track_scale (self));
}

/** Returns: where the line of @level, in dB, lies in its row: silence at the bottom */
double
rc_cut_track_level_y (double level)
{
  return 3 + (RC_ROW_HEIGHT - 6) * (RC_LEVEL_MOST - level) / (RC_LEVEL_MOST - RC_LEVEL_LEAST);
}

static void
rc_cut_track_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *minimum,
                      int           *natural,
                      int           *minimum_baseline,
                      int           *natural_baseline)
{
  RcCutTrack *self = RC_CUT_TRACK (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : least_height (self);
}

static void
rc_cut_track_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RcCutTrack *self = RC_CUT_TRACK (widget);
  RcCutList  *list = rc_cut_track_list (self);

  if (list == NULL || list->n_frames == 0)
    {
      rc_cut_track_draw_empty (self, snapshot);
      return;
    }
  if (!self->moved)
    rc_cut_scale_clamp (&self->scale, list->n_frames, list->rate, width_of (self));
  rc_cut_track_draw (self, snapshot);
}

/* --- input --- */

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, RcCutTrack *self)
{
  RcScroll   scroll = rc_scroll_read (controller, dx, dy);
  RcCutList *list = rc_cut_track_list (self);

  if (list == NULL || list->n_frames == 0)
    return GDK_EVENT_STOP;
  if ((scroll.state & GDK_CONTROL_MASK) != 0)
    rc_cut_scale_zoom (&self->scale, pow (ZOOM_STEP, -scroll.y / RC_SCROLL_NOTCH), self->x,
                       list->n_frames, list->rate, width_of (self));
  else
    self->scale.offset += scroll.x + scroll.y;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static void
on_pointer (GtkEventControllerMotion *motion, double x, double y, RcCutTrack *self)
{
  self->x = x;
  self->y = y;
}

static void
on_menu (GtkGestureClick *click, int n, double x, double y, RcCutTrack *self)
{
  RcCutList *list = rc_cut_track_list (self);
  RcHold     hold;

  if (list == NULL || list->n_frames == 0)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  rc_cut_track_pick (self, x, y, &hold);
  rc_cut_track_select (
      self, hold.node != NULL
                ? rc_document_find (rc_film_view_get_document (film_of (self)), hold.node)
                : NULL);
  if (hold.item >= 0)
    {
      RcCutItem *item = g_ptr_array_index (list->items, hold.item);
      RcNode    *shot = rc_document_find (rc_film_view_get_document (film_of (self)), item->shot);

      if (shot != NULL)
        rc_film_view_select (film_of (self), shot);
    }
  rc_hold_clear (&hold);
  g_signal_emit (self, menu_signal, 0, x, y, (int)rc_cut_track_row_at (self, y));
}

static gboolean
on_step (GtkWidget *widget, GVariant *by, gpointer user_data)
{
  RcCutTrack *self = RC_CUT_TRACK (widget);
  RcCutList  *list = rc_cut_track_list (self);
  RcCutItem  *item;
  RcNode     *shot;
  int         place;

  if (list == NULL || list->n_frames == 0)
    return FALSE;
  place = rc_cut_list_find (list, rc_cut_view_get_frame (self->view)) + g_variant_get_int32 (by);
  place = CLAMP (place, 0, (int)list->items->len - 1);
  item = g_ptr_array_index (list->items, place);
  rc_cut_view_seek (self->view, item->start);
  shot = rc_document_find (rc_film_view_get_document (film_of (self)), item->shot);
  if (shot != NULL)
    rc_film_view_select (film_of (self), shot);
  return TRUE;
}

/* Keeps the playhead in sight. */
static void
on_frame_changed (RcCutTrack *self)
{
  RcCutList       *list = rc_cut_track_list (self);
  double           x;
  g_autofree char *time = NULL;

  if (list == NULL)
    return;
  x = rc_cut_view_get_frame (self->view) * rc_cut_track_scale (self);
  if (!self->moved && (x < self->scale.offset || x > self->scale.offset + width_of (self) - 40))
    self->scale.offset = x - 40;
  time = rc_time_to_timecode (rc_time_from_frames (rc_cut_view_get_frame (self->view), list->rate),
                              list->rate);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
      GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double)MAX (0, list->n_frames - 1),
      GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double)rc_cut_view_get_frame (self->view),
      GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, time, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, time, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- the widget --- */

static void
rc_cut_track_dispose (GObject *object)
{
  RcCutTrack *self = RC_CUT_TRACK (object);

  g_clear_object (&self->view);
  g_clear_pointer (&self->peaks, rc_peak_cache_free);
  g_clear_pointer (&self->previews, g_hash_table_unref);
  g_clear_weak_pointer (&self->session);
  g_clear_pointer (&self->selected, g_free);
  rc_hold_clear (&self->hold);
  G_OBJECT_CLASS (rc_cut_track_parent_class)->dispose (object);
}

static void
rc_cut_track_class_init (RcCutTrackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_cut_track_dispose;
  widget_class->snapshot = rc_cut_track_snapshot;
  widget_class->measure = rc_cut_track_measure;
  menu_signal = g_signal_new ("menu", RC_TYPE_CUT_TRACK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 3, G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_INT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, on_step, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, on_step, "i", 1);
  gtk_widget_class_set_css_name (widget_class, "cuttrack");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
rc_cut_track_init (RcCutTrack *self)
{
  GtkGesture         *menu = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  self->snapping = TRUE;
  self->drop = -1;
  self->hold.item = -1;
  self->previews = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->peaks = rc_peak_cache_new ((RcPeakFunc)gtk_widget_queue_draw, self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_tooltip_text (
      GTK_WIDGET (self),
      _ ("The cut: click to go there, drag to look through it, drag the edges of shots to trim"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Cut"),
                                  -1);
  rc_cut_track_add_drags (self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (on_menu), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_pointer), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

/** @view: what plays the cut */
void
rc_cut_track_set_view (RcCutTrack *self, RcCutView *view)
{
  g_set_object (&self->view, view);
  g_signal_connect_object (view, "notify::frame", G_CALLBACK (on_frame_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "list-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/** @full: with ruler, markers and tracks, as for cutting */
void
rc_cut_track_set_full (RcCutTrack *self, gboolean full)
{
  self->full = full;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** @snapping: whether what is dragged stops at the playhead, at markers and at edges */
void
rc_cut_track_set_snapping (RcCutTrack *self, gboolean snapping)
{
  self->snapping = snapping;
}

gboolean
rc_cut_track_get_snapping (RcCutTrack *self)
{
  return self->snapping;
}

/** Around the playhead. */
void
rc_cut_track_zoom (RcCutTrack *self, double factor)
{
  RcCutList *list = rc_cut_track_list (self);

  if (list == NULL || list->n_frames == 0)
    return;
  rc_cut_scale_zoom (&self->scale, factor,
                     rc_cut_track_x (self, rc_cut_view_get_frame (self->view)), list->n_frames,
                     list->rate, width_of (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** The whole film, from edge to edge. */
void
rc_cut_track_fit (RcCutTrack *self)
{
  RcCutList *list = rc_cut_track_list (self);

  if (list == NULL || list->n_frames == 0)
    return;
  self->scale.scale = width_of (self) / list->n_frames;
  self->scale.offset = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What is selected in one cut is not selected in the cut that plays now. */
RcNode *
rc_cut_track_get_selected (RcCutTrack *self)
{
  RcFilmView *film = film_of (self);
  RcDocument *document = film != NULL ? rc_film_view_get_document (film) : NULL;
  RcNode     *node = document != NULL && self->selected != NULL
                         ? rc_document_find (document, self->selected)
                         : NULL;
  RcFilmCut  *plays = node != NULL ? rc_project_get_cut (rc_document_get_project (document)) : NULL;

  return node != NULL && rc_node_get_parent (node) == RC_NODE (plays) ? node : NULL;
}

/** @node: (nullable): a marker or sound */
void
rc_cut_track_select (RcCutTrack *self, RcNode *node)
{
  g_free (self->selected);
  self->selected = node != NULL ? g_strdup (rc_node_get_id (node)) : NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RcCutTrack) self = user_data;
  GError                *error = NULL;
  RcSound               *sound = rc_session_add_sound_finish (RC_SESSION (source), result, &error);

  if (sound != NULL)
    rc_cut_track_select (self, RC_NODE (sound));
  else
    rc_film_view_report (GTK_WIDGET (self), error);
}

/** Lays each of @files, GFile, on @track from @frame on; says what cannot be heard. */
void
rc_cut_track_add_files (RcCutTrack *self, GListModel *files, RcTrack track, int frame)
{
  RcCutList *list = rc_cut_track_list (self);

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char  *path = g_file_get_path (file);

      if (path != NULL)
        rc_session_add_sound_async (rc_film_view_get_session (film_of (self)), path, track,
                                    rc_time_from_frames (frame, list->rate), NULL, on_added,
                                    g_object_ref (self));
    }
}
