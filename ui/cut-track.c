/* cut-track.c - the shots of the cut side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/cut-track.h"

#include "ui/film-text.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#define LEAST_SCALE 12.0 /* pixels a second: shorter shots could not be read */
#define MOST_SCALE  22.0
#define GAP         3.0 /* pixels between two shots */
#define POSTER_SIZE 240

struct _RcCutTrack
{
  GtkWidget parent_instance;

  RcCutView *view;   /* nullable */
  double     offset; /* pixels scrolled */
};

G_DEFINE_FINAL_TYPE (RcCutTrack, rc_cut_track, GTK_TYPE_WIDGET)

/* --- geometry -------------------------------------------------------------------------------- */

/* Pixels a frame: all of the film if it fits. */
static double
scale_of (RcCutTrack *self, RcCutList *list)
{
  double rate = rc_rational_to_double (list->rate);
  double fit = gtk_widget_get_width (GTK_WIDGET (self)) / MAX (1.0, list->n_frames / rate);

  return CLAMP (fit, LEAST_SCALE, MOST_SCALE) / rate;
}

static void
clamp_offset (RcCutTrack *self, RcCutList *list)
{
  double most = list->n_frames * scale_of (self, list) - gtk_widget_get_width (GTK_WIDGET (self));

  self->offset = CLAMP (self->offset, 0, MAX (0, most));
}

static int
frame_at (RcCutTrack *self, double x)
{
  RcCutList *list = rc_cut_view_get_list (self->view);

  return (int)CLAMP (floor ((x + self->offset) / scale_of (self, list)), 0, list->n_frames - 1);
}

/* --- drawing -----------------------------------------------------------------------------------
 */

static void
on_poster (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RcCutTrack) self = user_data;
  g_autoptr (GdkTexture) texture =
      rc_picture_cache_load_finish (RC_PICTURE_CACHE (source), result, NULL);

  if (texture != NULL)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
snapshot_poster (RcCutTrack *self, GtkSnapshot *snapshot, RcCutItem *item, graphene_rect_t rect)
{
  RcFilmView     *film = rc_cut_view_get_film (self->view);
  RcPictureCache *cache = rc_film_view_get_pictures (film);
  GdkTexture     *texture = NULL;
  float           scale, w, h;

  if (item->poster == NULL && !item->looked)
    {
      RcNode *shot = rc_document_find (rc_film_view_get_document (film), item->shot);

      item->looked = TRUE;
      if (shot != NULL)
        item->poster = rc_session_dup_shot_poster (rc_film_view_get_session (film), RC_SHOT (shot));
    }
  if (item->poster != NULL)
    texture = rc_picture_cache_peek (cache, item->poster, POSTER_SIZE);
  if (texture == NULL)
    {
      if (item->poster != NULL)
        rc_picture_cache_load_async (cache, item->poster, POSTER_SIZE, NULL, on_poster,
                                     g_object_ref (self));
      return;
    }
  scale = MAX (rect.size.width / gdk_texture_get_width (texture),
               rect.size.height / gdk_texture_get_height (texture));
  w = gdk_texture_get_width (texture) * scale;
  h = gdk_texture_get_height (texture) * scale;
  gtk_snapshot_append_texture (snapshot, texture,
                               &GRAPHENE_RECT_INIT (rect.origin.x + (rect.size.width - w) / 2,
                                                    rect.origin.y + (rect.size.height - h) / 2, w,
                                                    h));
}

static void
snapshot_chip (RcCutTrack *self, GtkSnapshot *snapshot, const char *label, graphene_rect_t rect)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), label);
  GskRoundedRect          chip;
  GdkRGBA                 badge, white = { 1, 1, 1, 1 };
  int                     width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (width + 16 > rect.size.width ||
      !rc_widget_lookup_colour (GTK_WIDGET (self), "rc_badge", &badge))
    return;
  gsk_rounded_rect_init_from_rect (&chip,
                                   &GRAPHENE_RECT_INIT (rect.origin.x + 5, rect.origin.y + 5,
                                                        (float)width + 12, (float)height + 2),
                                   5);
  gtk_snapshot_push_rounded_clip (snapshot, &chip);
  gtk_snapshot_append_color (snapshot, &badge, &chip.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (chip.bounds.origin.x + 6, chip.bounds.origin.y + 1));
  gtk_snapshot_append_layout (snapshot, layout, &white);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_item (RcCutTrack *self, GtkSnapshot *snapshot, RcCutItem *item, graphene_rect_t rect)
{
  RcShot        *shot = rc_film_view_get_shot (rc_cut_view_get_film (self->view));
  GdkRGBA        ground, accent;
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (&frame, &rect, 6);
  gtk_snapshot_push_rounded_clip (snapshot, &frame);
  if (rc_widget_lookup_colour (GTK_WIDGET (self), "rc_field", &ground))
    gtk_snapshot_append_color (snapshot, &ground, &rect);
  snapshot_poster (self, snapshot, item, rect);
  gtk_snapshot_pop (snapshot);
  snapshot_chip (self, snapshot, item->label, rect);
  if (shot != NULL && g_strcmp0 (rc_node_get_id (RC_NODE (shot)), item->shot) == 0 &&
      rc_widget_lookup_colour (GTK_WIDGET (self), "rc_accent", &accent))
    gtk_snapshot_append_border (snapshot, &frame, (const float[]){ 2, 2, 2, 2 },
                                (const GdkRGBA[]){ accent, accent, accent, accent });
}

static void
rc_cut_track_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RcCutTrack *self = RC_CUT_TRACK (widget);
  RcCutList  *list = self->view != NULL ? rc_cut_view_get_list (self->view) : NULL;
  float       width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double      scale, x;
  GdkRGBA     text;
  int         first;

  if (list == NULL || list->n_frames == 0)
    return;
  clamp_offset (self, list);
  scale = scale_of (self, list);
  first = rc_cut_list_find (list, frame_at (self, 0));
  for (guint i = (guint)MAX (0, first); i < list->items->len; i++)
    {
      RcCutItem *item = g_ptr_array_index (list->items, i);

      x = item->start * scale - self->offset;
      if (x > width)
        break;
      snapshot_item (self, snapshot, item,
                     GRAPHENE_RECT_INIT ((float)x, 5, (float)MAX (2, item->n_frames * scale - GAP),
                                         height - 10));
    }
  if (!rc_widget_lookup_colour (widget, "rc_text", &text))
    return;
  x = rc_cut_view_get_frame (self->view) * scale - self->offset;
  gtk_snapshot_append_color (snapshot, &text, &GRAPHENE_RECT_INIT ((float)x, 0, 2, height));
}

/* --- input ---------------------------------------------------------------------------------------
 */

static void
select_item (RcCutTrack *self, int place)
{
  RcFilmView *film = rc_cut_view_get_film (self->view);
  RcCutList  *list = rc_cut_view_get_list (self->view);
  RcNode     *shot = rc_document_find (rc_film_view_get_document (film),
                                       ((RcCutItem *)g_ptr_array_index (list->items, place))->shot);

  if (shot != NULL)
    rc_film_view_select (film, shot);
}

static void
seek_to (RcCutTrack *self, double x)
{
  RcCutList *list = self->view != NULL ? rc_cut_view_get_list (self->view) : NULL;
  int        frame;

  if (list == NULL || list->n_frames == 0)
    return;
  frame = frame_at (self, x);
  rc_cut_view_seek (self->view, frame);
  select_item (self, rc_cut_list_find (list, frame));
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, RcCutTrack *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  seek_to (self, x);
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, RcCutTrack *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  seek_to (self, x + dx);
}

static gboolean
on_scroll (GtkEventControllerScroll *scroll, double dx, double dy, RcCutTrack *self)
{
  self->offset += (dx + dy) * 60;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static gboolean
on_step (GtkWidget *widget, GVariant *by, gpointer user_data)
{
  RcCutTrack *self = RC_CUT_TRACK (widget);
  RcCutList  *list = self->view != NULL ? rc_cut_view_get_list (self->view) : NULL;
  int         place;

  if (list == NULL || list->n_frames == 0)
    return FALSE;
  place = rc_cut_list_find (list, rc_cut_view_get_frame (self->view)) + g_variant_get_int32 (by);
  place = CLAMP (place, 0, (int)list->items->len - 1);
  rc_cut_view_seek (self->view, ((RcCutItem *)g_ptr_array_index (list->items, place))->start);
  select_item (self, place);
  return TRUE;
}

/* Keeps the playhead in sight. */
static void
on_frame_changed (RcCutTrack *self)
{
  RcCutList *list = rc_cut_view_get_list (self->view);
  double     x, width = gtk_widget_get_width (GTK_WIDGET (self));

  if (list == NULL)
    return;
  x = rc_cut_view_get_frame (self->view) * scale_of (self, list);
  if (x < self->offset || x > self->offset + width - 40)
    self->offset = x - 40;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- the widget
 * ------------------------------------------------------------------------------------ */

static void
rc_cut_track_dispose (GObject *object)
{
  g_clear_object (&RC_CUT_TRACK (object)->view);
  G_OBJECT_CLASS (rc_cut_track_parent_class)->dispose (object);
}

static void
rc_cut_track_class_init (RcCutTrackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_cut_track_dispose;
  widget_class->snapshot = rc_cut_track_snapshot;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, on_step, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, on_step, "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "win.play", NULL);
  gtk_widget_class_set_css_name (widget_class, "cuttrack");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
rc_cut_track_init (RcCutTrack *self)
{
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               _ ("The cut: click to go there, drag to look through it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Cut"),
                                  -1);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

/** Returns: a track of nothing */
GtkWidget *
rc_cut_track_new (void)
{
  return g_object_new (RC_TYPE_CUT_TRACK, NULL);
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
