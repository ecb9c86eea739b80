/* cut-track-draw.c - how the strip looks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/cut/cut-track-private.h"

#include "ui/film-text.h"
#include "ui/frame-texture.h"
#include "ui/small-texture.h"
#include "ui/snapshot-text.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#define POSTER_SIZE  240
#define LABEL_INDENT 8
/* On both sides of a timecode in the ruler. */
#define RULER_ROOM   5

static const char *const track_colours[RC_N_TRACKS] = { "rc_cast_1", "rc_cast_2", "rc_cast_4" };
static const char *const marker_colours[RC_N_MARKER_COLOURS] = { "rc_accent", "rc_wrong",
                                                                 "rc_staged", "rc_passed",
                                                                 "rc_cast_4" };

static GdkRGBA
look_up (RcCutTrack *self, const char *name, float alpha)
{
  GdkRGBA colour = { 0.5f, 0.5f, 0.5f, 1 };

  rc_widget_lookup_colour (GTK_WIDGET (self), name, &colour);
  colour.alpha *= alpha;
  return colour;
}

static void
fill (GtkSnapshot *snapshot, GdkRGBA colour, double x, double y, double width, double height)
{
  gtk_snapshot_append_color (
      snapshot, &colour,
      &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)MAX (0, width), (float)height));
}

/* @ground: alpha 0, or what is behind the words: over lines and waves they could not be read.
 * @most: 0, or how wide they may be. */
static void
write_text (RcCutTrack  *self,
            GtkSnapshot *snapshot,
            const char  *text,
            GdkRGBA      colour,
            GdkRGBA      ground,
            double       x,
            double       y,
            double       most)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoRectangle          words;

  if (most > 0)
    {
      pango_layout_set_width (layout, (int)(most * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_get_pixel_extents (layout, NULL, &words);
  if (ground.alpha > 0)
    fill (snapshot, ground, x - 3, y, words.width + 6, words.height);
  rc_snapshot_append_text (snapshot, layout, (float)x, (float)y, &colour);
}

/* --- shots --- */

static void
on_poster (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RcCutTrack) self = user_data;
  g_autoptr (GdkTexture) texture =
      rc_picture_cache_load_finish (RC_PICTURE_CACHE (source), result, NULL);

  if (texture != NULL)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* No larger than it is seen: a film has many shots. It keeps the job that drew it. */
static void
add_preview (RcCutTrack *self, RcNode *shot, RcFrame *frame)
{
  RcSessionJob *job = rc_session_find_job (self->session, shot);
  GdkTexture   *texture = rc_frame_texture_new (frame);
  int           width, height;

  if (rc_small_texture_size (texture, POSTER_SIZE, &width, &height))
    {
      GdkTexture *small = rc_small_texture_new (texture, width, height);

      g_object_unref (texture);
      texture = small;
    }
  if (job != NULL)
    g_object_set_data_full (G_OBJECT (texture), "job", g_object_ref (job), g_object_unref);
  g_hash_table_insert (self->previews, g_strdup (rc_node_get_id (shot)), texture);
}

/* The first one that a job draws of a shot without a take; the others would change the strip all
 * the time. */
static void
on_frame (RcCutTrack *self, RcNode *node, int index, RcFrame *frame)
{
  GObject *before = g_hash_table_lookup (self->previews, rc_node_get_id (node));

  if (RC_IS_SHOT (node) && rc_shot_get_best_take (RC_SHOT (node)) == NULL &&
      (before == NULL ||
       g_object_get_data (before, "job") != (gpointer)rc_session_find_job (self->session, node)))
    {
      add_preview (self, node, frame);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}

/* (transfer none) (nullable): what there is of a shot before it has a take: as on the board */
static GdkTexture *
peek_preview (RcCutTrack *self, const char *shot)
{
  RcFilmView *film = rc_cut_view_get_film (self->view);
  RcSession  *session = rc_film_view_get_session (film);
  RcNode     *node = rc_document_find (rc_film_view_get_document (film), shot);
  RcFrame    *frame;

  if (session != self->session)
    {
      if (self->session != NULL)
        g_signal_handlers_disconnect_by_func (self->session, on_frame, self);
      g_set_weak_pointer (&self->session, session);
      g_hash_table_remove_all (self->previews);
      g_signal_connect_object (session, "frame", G_CALLBACK (on_frame), self, G_CONNECT_SWAPPED);
    }
  if (node != NULL && !g_hash_table_contains (self->previews, shot) &&
      (frame = rc_session_get_preview (session, node)) != NULL)
    add_preview (self, node, frame);
  return g_hash_table_lookup (self->previews, shot);
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
      texture = peek_preview (self, item->shot);
    }
  else
    g_hash_table_remove (self->previews, item->shot);
  if (texture == NULL)
    return;
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
  rc_snapshot_append_text (snapshot, layout, chip.bounds.origin.x + 6, chip.bounds.origin.y + 1,
                           &white);
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

/* While an edge is dragged the shots lie as they will. */
static void
preview (RcCutTrack *self, int index, int *start, int *frames)
{
  RcCutList *list = rc_cut_track_list (self);
  RcCutItem *item = g_ptr_array_index (list->items, index);
  int        held = self->hold.item, by = self->by;
  RcGrip     grip = self->hold.grip;

  *start = item->start;
  *frames = item->n_frames;
  if (held < 0 || !self->moved)
    return;
  if (grip == RC_GRIP_ROLL)
    {
      *start += index == held + 1 ? by : 0;
      *frames += index == held ? by : index == held + 1 ? -by : 0;
    }
  else if (grip == RC_GRIP_TRIM_OUT || grip == RC_GRIP_TRIM_IN)
    {
      int gain = grip == RC_GRIP_TRIM_OUT ? by : -by;

      *start += index > held ? gain : 0;
      *frames += index == held ? gain : 0;
    }
}

static void
draw_wave (RcCutTrack     *self,
           GtkSnapshot    *snapshot,
           const char     *path,
           double          from,
           double          seconds,
           GdkRGBA         colour,
           graphene_rect_t rect)
{
  const GArray *peaks = rc_peak_cache_get (self->peaks, path, from + seconds);
  float         middle = rect.origin.y + rect.size.height / 2;
  float         left = MAX (rect.origin.x, 0);
  float         right =
      MIN (rect.origin.x + rect.size.width, (float)gtk_widget_get_width (GTK_WIDGET (self)));

  if (peaks == NULL || peaks->len == 0)
    return;
  for (float x = left; x < right; x += 3)
    {
      double at = from + seconds * (double)(x - rect.origin.x) / (double)rect.size.width;
      guint  i = (guint)(at * RC_PEAKS_RATE) % peaks->len;
      float  half = MAX (0.5f, sqrtf (g_array_index (peaks, float, i)) * rect.size.height / 2);

      fill (snapshot, colour, (double)x, (double)(middle - half), 2, (double)(2 * half));
    }
}

/* Of each shot its own sound, in the row below. */
static void
draw_shot_wave (RcCutTrack *self, GtkSnapshot *snapshot, RcCutItem *item, double x, double width)
{
  RcCutList       *list = rc_cut_track_list (self);
  g_autofree char *path =
      item->hash != NULL ? g_build_filename (list->dir, "takes", item->hash, RC_TAKE_SOUND, NULL)
                         : NULL;
  double rate = rc_rational_to_double (list->rate);

  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return;
  if (rc_peak_cache_get (self->peaks, path, item->whole / rate) == NULL)
    return;
  draw_wave (self, snapshot, path, item->in / rate, item->n_frames / rate,
             look_up (self, "rc_passed", 0.8f),
             GRAPHENE_RECT_INIT ((float)x, (float)rc_cut_track_row_y (self, RC_ROW_WAVE),
                                 (float)width, RC_WAVE_HEIGHT));
}

static void
draw_shots (RcCutTrack *self, GtkSnapshot *snapshot)
{
  RcCutList *list = rc_cut_track_list (self);
  double     scale = rc_cut_track_scale (self), width = gtk_widget_get_width (GTK_WIDGET (self));
  double     y = rc_cut_track_row_y (self, RC_ROW_SHOTS);
  int        first = rc_cut_list_find (list, rc_cut_track_frame_at (self, 0));

  for (guint i = (guint)MAX (0, first - 1); i < list->items->len; i++)
    {
      RcCutItem *item = g_ptr_array_index (list->items, i);
      int        start, frames;
      double     x, w;

      preview (self, (int)i, &start, &frames);
      x = rc_cut_track_x (self, start);
      w = MAX (2, frames * scale - RC_SHOT_GAP);
      if (x > width)
        break;
      if (x + w < 0)
        continue;
      snapshot_item (self, snapshot, item,
                     GRAPHENE_RECT_INIT ((float)x, (float)y, (float)w,
                                         (float)rc_cut_track_shots_height (self)));
      draw_shot_wave (self, snapshot, item, x, w);
    }
}

/* --- ruler and markers --- */

/* How wide a timecode of the ruler is, with room on both sides: letters may be large. */
static double
timecode_width (RcCutTrack *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "00:00:00");
  int                     width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + 2 * RULER_ROOM;
}

static void
draw_ruler (RcCutTrack *self, GtkSnapshot *snapshot)
{
  RcCutList *list = rc_cut_track_list (self);
  double     rate = rc_rational_to_double (list->rate);
  double     width = gtk_widget_get_width (GTK_WIDGET (self)), room = timecode_width (self);
  double     step = rc_cut_tick (rc_cut_track_scale (self) * rate, room);
  double     second = floor (rc_cut_track_frame_at (self, 0) / rate / step) * step;
  GdkRGBA    quiet = look_up (self, "rc_quiet", 1), line = look_up (self, "rc_line", 1);

  for (;; second += step)
    {
      RcRational       at = rc_rational ((gint64)second, 1);
      double           x = rc_cut_track_x (self, second * rate);
      g_autofree char *text = rc_time_to_timecode (at, list->rate);

      if (x > width)
        break;
      fill (snapshot, line, x, 0, 1, RC_RULER_HEIGHT - 4);
      if (x + room <= width)
        write_text (self, snapshot, g_str_has_prefix (text, "00:") ? text + 3 : text, quiet,
                    (GdkRGBA){ 0 }, x + RULER_ROOM, 0, 0);
    }
}

static void
draw_marker (RcCutTrack *self, GtkSnapshot *snapshot, RcNode *marker)
{
  gboolean held = self->moved && self->hold.grip == RC_GRIP_MARKER &&
                  g_strcmp0 (self->hold.node, rc_node_get_id (marker)) == 0;
  gboolean       selected = g_strcmp0 (self->selected, rc_node_get_id (marker)) == 0;
  int            frame = rc_node_get_int (marker, "frame") + (held ? self->by : 0);
  double         x = rc_cut_track_x (self, frame);
  GdkRGBA        colour = look_up (self, marker_colours[rc_node_get_enum (marker, "colour")], 1);
  GskRoundedRect shape;

  fill (snapshot, look_up (self, marker_colours[rc_node_get_enum (marker, "colour")], 0.55f), x, 12,
        1, gtk_widget_get_height (GTK_WIDGET (self)) - 12);
  gsk_rounded_rect_init_from_rect (&shape,
                                   &GRAPHENE_RECT_INIT ((float)x - (selected ? 6 : 5),
                                                        selected ? 1 : 2, selected ? 13 : 11,
                                                        selected ? 13 : 11),
                                   4);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &colour, &shape.bounds);
  gtk_snapshot_pop (snapshot);
  if (*rc_node_get_string (marker, "name") != '\0')
    write_text (self, snapshot, rc_node_get_string (marker, "name"), look_up (self, "rc_text", 1),
                look_up (self, "rc_panel", 1), x + 11, 0, 120);
}

/* --- tracks --- */

static double
seconds_of (RcNode *sound, const char *property)
{
  return rc_rational_to_double (rc_node_get_rational (sound, property));
}

/* A line from the corner where it is silent to where it is as loud as it will be. */
static void
draw_fade (GtkSnapshot *snapshot, GdkRGBA colour, double from, double to, double y, double height)
{
  cairo_t *cairo = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float)MIN (from, to), (float)y, (float)fabs (to - from) + 1,
                                     (float)height));

  gdk_cairo_set_source_rgba (cairo, &colour);
  cairo_move_to (cairo, from, y);
  cairo_line_to (cairo, to, y);
  for (int i = 24; i >= 0; i--)
    cairo_line_to (cairo, from + (to - from) * i / 24, y + height * (1 - sin (G_PI / 2 * i / 24)));
  cairo_close_path (cairo);
  cairo_fill (cairo);
  cairo_destroy (cairo);
}

static void
draw_sound (RcCutTrack *self, GtkSnapshot *snapshot, RcNode *sound)
{
  RcTrack     track = (RcTrack)rc_node_get_enum (sound, "track");
  RcCutList  *list = rc_cut_track_list (self);
  gboolean    muted = rc_node_get_boolean (sound, "muted");
  gboolean    held = self->moved && g_strcmp0 (self->hold.node, rc_node_get_id (sound)) == 0;
  gboolean    selected = g_strcmp0 (self->selected, rc_node_get_id (sound)) == 0;
  RcGrip      grip = held ? self->hold.grip : RC_GRIP_NONE;
  double      level = grip == RC_GRIP_LEVEL ? self->value : rc_node_get_double (sound, "level");
  double      in = grip == RC_GRIP_FADE_IN ? self->value : seconds_of (sound, "fade-in");
  double      out = grip == RC_GRIP_FADE_OUT ? self->value : seconds_of (sound, "fade-out");
  double      a_second = rc_cut_track_scale (self) * rc_rational_to_double (list->rate);
  double      x, width, y = rc_cut_track_row_y (self, RC_ROW_TRACKS + (RcRow)track), seconds;
  const char *colour = track_colours[track];
  GdkRGBA     edge = look_up (self, selected ? "rc_accent" : colour, selected ? 1 : 0.6f);
  GdkRGBA     ground = look_up (self, "rc_panel", 0.75f), text = look_up (self, "rc_text", 1);
  g_autofree char *path = rc_store_media_path (list->dir, rc_node_get_string (sound, "media"));
  GskRoundedRect   frame;

  rc_cut_track_sound_place (self, sound, &x, &width);
  seconds = width / a_second;
  gsk_rounded_rect_init_from_rect (
      &frame, &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)MAX (4, width), RC_ROW_HEIGHT), 5);
  gtk_snapshot_push_rounded_clip (snapshot, &frame);
  gtk_snapshot_append_color (snapshot, (GdkRGBA[]){ look_up (self, colour, muted ? 0.1f : 0.22f) },
                             &frame.bounds);
  /* Of the whole file, so that it is worked out once. */
  (void)rc_peak_cache_get (self->peaks, path, seconds_of (sound, "whole"));
  draw_wave (self, snapshot, path, seconds_of (sound, "in"), seconds,
             look_up (self, colour, muted ? 0.3f : 0.75f), frame.bounds);
  draw_fade (snapshot, ground, x, x + in * a_second, y, RC_ROW_HEIGHT);
  draw_fade (snapshot, ground, x + width, x + width - out * a_second, y, RC_ROW_HEIGHT);
  fill (snapshot, look_up (self, "rc_text", muted ? 0.3f : 0.8f), x,
        y + rc_cut_track_level_y (level), width, 1);
  fill (snapshot, text, x + in * a_second - (in > 0 ? 3 : 0), y, 6, 6);
  fill (snapshot, text, x + width - out * a_second - (out > 0 ? 3 : 6), y, 6, 6);
  {
    g_autofree char *about =
        level != 0
            ? g_strdup_printf (_ ("%s · %+.1f dB"), rc_node_get_string (sound, "file"), level)
            : g_strdup (rc_node_get_string (sound, "file"));

    write_text (self, snapshot, about, text, look_up (self, "rc_panel", 1), MAX (x, 0) + 12, y + 3,
                MAX (12, width - 24));
  }
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &frame, (const float[]){ 1, 1, 1, 1 },
                              (const GdkRGBA[]){ edge, edge, edge, edge });
}

static void
draw_tracks (RcCutTrack *self, GtkSnapshot *snapshot)
{
  static const char *const empty[RC_N_TRACKS] = {
    N_ ("Scratch · drop a sound file here"),
    N_ ("Ambience · drop a sound file here; it plays again and again"),
    N_ ("Music · drop a sound file here"),
  };
  RcFilmCut *cut = rc_cut_track_cut (self);
  guint      n = cut != NULL ? rc_node_get_n_children (RC_NODE (cut), RC_TYPE_SOUND) : 0;
  double     width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean   used[RC_N_TRACKS] = { FALSE };

  for (guint i = 0; i < n; i++)
    used[rc_node_get_enum (rc_node_get_child (RC_NODE (cut), RC_TYPE_SOUND, i), "track")] = TRUE;
  for (int t = 0; t < RC_N_TRACKS; t++)
    {
      double y = rc_cut_track_row_y (self, (RcRow)(RC_ROW_TRACKS + t));

      fill (snapshot, look_up (self, "rc_field", self->drop == t ? 1 : 0.5f), 0, y, width,
            RC_ROW_HEIGHT);
      if (self->drop == t)
        fill (snapshot, look_up (self, "rc_accent", 1),
              rc_cut_track_x (self, rc_cut_track_frame_at (self, self->x)), y, 2, RC_ROW_HEIGHT);
      if (!used[t])
        write_text (self, snapshot, _ (empty[t]), look_up (self, "rc_quiet", 1), (GdkRGBA){ 0 },
                    LABEL_INDENT, y + 9, width - 2 * LABEL_INDENT);
    }
  for (guint i = 0; i < n; i++)
    draw_sound (self, snapshot, rc_node_get_child (RC_NODE (cut), RC_TYPE_SOUND, i));
}

/* --- what dragging comes to, beside the pointer --- */

static char *
dup_readout (RcCutTrack *self)
{
  RcCutList       *list = rc_cut_track_list (self);
  RcCutItem       *item = self->hold.item >= 0 && self->hold.item < (int)list->items->len
                              ? g_ptr_array_index (list->items, self->hold.item)
                              : NULL;
  int              frames = 0;
  g_autofree char *length = NULL;

  switch (self->hold.grip)
    {
    case RC_GRIP_TRIM_IN:
    case RC_GRIP_TRIM_OUT:
    case RC_GRIP_ROLL:
      if (item == NULL)
        return NULL;
      frames = item->n_frames + (self->hold.grip == RC_GRIP_TRIM_IN ? -self->by : self->by);
      length = rc_time_to_timecode (rc_time_from_frames (frames, list->rate), list->rate);
      /* Translators: frames more or less, and how long it is now */
      return g_strdup_printf (_ ("%+d frames · %s"), self->by, length);
    case RC_GRIP_LEVEL:
      return g_strdup_printf (_ ("%+.1f dB"), self->value);
    case RC_GRIP_FADE_IN:
      return g_strdup_printf (_ ("Fade in %.2f s"), self->value);
    case RC_GRIP_FADE_OUT:
      return g_strdup_printf (_ ("Fade out %.2f s"), self->value);
    case RC_GRIP_SOUND:
    case RC_GRIP_MARKER:
      return g_strdup_printf (_ ("%+d frames"), self->by);
    case RC_GRIP_NONE:
    case RC_GRIP_SCRUB:
    default:
      return NULL;
    }
}

static void
draw_readout (RcCutTrack *self, GtkSnapshot *snapshot)
{
  g_autofree char        *text = self->moved ? dup_readout (self) : NULL;
  g_autoptr (PangoLayout) layout =
      text != NULL ? gtk_widget_create_pango_layout (GTK_WIDGET (self), text) : NULL;
  GdkRGBA        badge = look_up (self, "rc_badge", 1), white = { 1, 1, 1, 1 };
  GskRoundedRect chip;
  int            width, height;
  double         x, y;

  if (layout == NULL)
    return;
  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (self->x + 14, 0, gtk_widget_get_width (GTK_WIDGET (self)) - width - 16);
  y = CLAMP (self->y - height - 10, 0, gtk_widget_get_height (GTK_WIDGET (self)) - height - 6);
  gsk_rounded_rect_init_from_rect (
      &chip, &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width + 16, (float)height + 6), 6);
  gtk_snapshot_push_rounded_clip (snapshot, &chip);
  gtk_snapshot_append_color (snapshot, &badge, &chip.bounds);
  gtk_snapshot_pop (snapshot);
  rc_snapshot_append_text (snapshot, layout, (float)x + 8, (float)y + 3, &white);
}

void
rc_cut_track_draw (RcCutTrack *self, GtkSnapshot *snapshot)
{
  RcFilmCut *cut = rc_cut_track_cut (self);
  double     height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->full)
    {
      draw_ruler (self, snapshot);
      draw_tracks (self, snapshot);
    }
  draw_shots (self, snapshot);
  for (guint i = 0;
       self->full && cut != NULL && i < rc_node_get_n_children (RC_NODE (cut), RC_TYPE_MARKER); i++)
    draw_marker (self, snapshot, rc_node_get_child (RC_NODE (cut), RC_TYPE_MARKER, i));
  fill (snapshot, look_up (self, "rc_text", 1),
        rc_cut_track_x (self, rc_cut_view_get_frame (self->view)), 0, 2, height);
  draw_readout (self, snapshot);
}

/** What one will see here, where there is no shot yet. */
void
rc_cut_track_draw_empty (RcCutTrack *self, GtkSnapshot *snapshot)
{
  write_text (self, snapshot, _ ("The shots stand here in the order in which they play."),
              look_up (self, "rc_quiet", 1), (GdkRGBA){ 0 }, 12,
              rc_cut_track_row_y (self, RC_ROW_SHOTS) + 20,
              MAX (12, gtk_widget_get_width (GTK_WIDGET (self)) - 24));
}
