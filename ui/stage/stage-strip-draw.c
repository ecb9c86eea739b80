/* stage-strip-draw.c - how the strip looks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/stage-strip-private.h"

#include "ui/film-text.h"
#include "ui/snapshot-text.h"

#include <math.h>

static GdkRGBA
look_up (RcStageStrip *self, const char *name)
{
  GdkRGBA colour = { 0 };

  rc_widget_lookup_colour (GTK_WIDGET (self), name, &colour);
  return colour;
}

/* Fills its place with the middle of the picture. */
static void
draw_picture (RcStageStrip *self, GtkSnapshot *snapshot, guint index, graphene_rect_t place)
{
  GdkTexture     *texture = self->pictures[index];
  GdkRGBA         empty = look_up (self, "rc_strip_empty");
  GskRoundedRect  round;
  graphene_rect_t bounds = place;
  float           ratio, width;

  gsk_rounded_rect_init_from_rect (&round, &place, RC_STRIP_ROUND);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  if (texture == NULL)
    gtk_snapshot_append_color (snapshot, &empty, &place);
  else
    {
      ratio = (float)gdk_texture_get_width (texture) / (float)gdk_texture_get_height (texture);
      width = place.size.height * ratio;
      if (width < place.size.width)
        {
          bounds.size.height = place.size.width / ratio;
          bounds.origin.y -= (bounds.size.height - place.size.height) / 2;
        }
      else
        {
          bounds.size.width = width;
          bounds.origin.x -= (width - place.size.width) / 2;
        }
      gtk_snapshot_append_texture (snapshot, texture, &bounds);
    }
  gtk_snapshot_pop (snapshot);
}

static void
draw_diamond (RcStageStrip *self, GtkSnapshot *snapshot, double x, const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float)x, rc_stage_strip_bar_top (self) + RC_STRIP_BAR_HEIGHT / 2.0F));
  gtk_snapshot_rotate (snapshot, 45);
  gtk_snapshot_append_color (
      snapshot, colour,
      &GRAPHENE_RECT_INIT (-RC_STRIP_KEY / 2.0F, -RC_STRIP_KEY / 2.0F, RC_STRIP_KEY, RC_STRIP_KEY));
  gtk_snapshot_restore (snapshot);
}

/* Lines for what was tracked first, so that the diamonds lie over them. */
static void
draw_keys (RcStageStrip *self, GtkSnapshot *snapshot)
{
  GdkRGBA colour = look_up (self, "rc_mask_key"), quiet = colour;
  float   each = (float)rc_stage_strip_x_of_frame (self, 1);

  quiet.alpha *= 0.6F;
  for (int i = 0; i < (int)self->keys->len; i++)
    {
      float value = rc_stage_strip_key_value (self, i), high = MAX (1, value * RC_STRIP_CURVE);

      if (value >= 0)
        gtk_snapshot_append_color (snapshot, &quiet,
                                   &GRAPHENE_RECT_INIT ((float)rc_stage_strip_x_of_frame (self, i),
                                                        rc_stage_strip_height (self) - high,
                                                        MAX (1, each - 1), high));
    }
  for (int i = 0; i < (int)self->keys->len; i++)
    if (rc_stage_strip_key_value (self, i) < 0)
      draw_diamond (
          self, snapshot,
          rc_stage_strip_x_of_frame (
              self, (self->drag == RC_STRIP_DRAG_KEY && self->key == i ? self->key_to : i) + 0.5),
          &colour);
}

/* What of the bar is not there yet, or no more, and the knobs. */
static void
draw_fades (RcStageStrip *self, cairo_t *cr, float left, float right)
{
  double  top = rc_stage_strip_bar_top (self), low = top + RC_STRIP_BAR_HEIGHT;
  GdkRGBA dim = look_up (self, "rc_strip_dim"), key = look_up (self, "rc_mask_key");
  GdkRGBA rim = look_up (self, "rc_mask_gap");

  for (int out = 0; out < 2; out++)
    {
      double end = out ? right : left, knob = rc_stage_strip_knob (self, out);

      if (self->fade[out] > 0)
        {
          cairo_move_to (cr, end, low);
          cairo_line_to (cr, knob, top);
          cairo_line_to (cr, end, top);
          cairo_close_path (cr);
          gdk_cairo_set_source_rgba (cr, &dim);
          cairo_fill (cr);
          cairo_move_to (cr, end, low);
          cairo_line_to (cr, knob, top);
          gdk_cairo_set_source_rgba (cr, &key);
          cairo_set_line_width (cr, 1.5);
          cairo_stroke (cr);
        }
      cairo_arc (cr, knob, top + RC_STRIP_KNOB + 1, RC_STRIP_KNOB, 0, 2 * G_PI);
      gdk_cairo_set_source_rgba (cr, &key);
      cairo_fill_preserve (cr);
      gdk_cairo_set_source_rgba (cr, &rim);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
}

static void
draw_bar (RcStageStrip *self, GtkSnapshot *snapshot, float width)
{
  float           top = rc_stage_strip_bar_top (self);
  GdkRGBA         empty = look_up (self, "rc_strip_empty");
  GdkRGBA         fill = look_up (self, "rc_strip_mask");
  GdkRGBA         key = look_up (self, "rc_mask_key");
  GdkRGBA         text = look_up (self, self->masked ? "rc_text" : "rc_quiet");
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, top, width, RC_STRIP_BAR_HEIGHT);
  GskRoundedRect  round;
  float           left, right;
  int             high;
  cairo_t        *cr;

  gsk_rounded_rect_init_from_rect (&round, &all, RC_STRIP_ROUND);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &empty, &all);
  left = (float)rc_stage_strip_x_of_frame (self, self->first);
  right = (float)rc_stage_strip_x_of_frame (self, rc_stage_strip_last_frame (self) + 1);
  if (self->masked)
    {
      gtk_snapshot_append_color (
          snapshot, &fill, &GRAPHENE_RECT_INIT (left, top, right - left, RC_STRIP_BAR_HEIGHT));
      gtk_snapshot_append_color (snapshot, &key,
                                 &GRAPHENE_RECT_INIT (left, top, 3, RC_STRIP_BAR_HEIGHT));
      gtk_snapshot_append_color (snapshot, &key,
                                 &GRAPHENE_RECT_INIT (right - 3, top, 3, RC_STRIP_BAR_HEIGHT));
    }
  if (self->masked)
    {
      cr = gtk_snapshot_append_cairo (snapshot, &all);
      draw_fades (self, cr, left, right);
      cairo_destroy (cr);
    }
  gtk_snapshot_pop (snapshot);
  if (self->masked && self->keys->len > 0)
    {
      draw_keys (self, snapshot);
      return;
    }
  pango_layout_get_pixel_size (self->label, NULL, &high);
  rc_snapshot_append_text (snapshot, self->label,
                           self->masked ? (float)rc_stage_strip_knob (self, FALSE) + 12 : 8,
                           top + (RC_STRIP_BAR_HEIGHT - (float)high) / 2, &text);
}

/* The loudest moment of each column, as its root: what is quiet is seen too. */
static void
draw_sound (RcStageStrip *self, GtkSnapshot *snapshot, float width)
{
  GdkRGBA     colour = look_up (self, "rc_wave");
  const float middle = RC_STRIP_PICTURES_HEIGHT + RC_STRIP_BAR_GAP + RC_STRIP_WAVE_HEIGHT / 2.0F;
  guint       n = (guint)(width / RC_STRIP_WAVE_STEP);

  for (guint i = 0; i < n; i++)
    {
      guint first = (guint)((gsize)i * self->peaks->len / n);
      guint end = MAX (first + 1, (guint)((gsize)(i + 1) * self->peaks->len / n));
      float peak = 0, half;

      for (guint k = first; k < MIN (end, self->peaks->len); k++)
        peak = MAX (peak, g_array_index (self->peaks, float, k));
      half = MAX (0.5F, sqrtf (MIN (peak, 1)) * RC_STRIP_WAVE_HEIGHT / 2);
      gtk_snapshot_append_color (snapshot, &colour,
                                 &GRAPHENE_RECT_INIT ((float)(i * RC_STRIP_WAVE_STEP),
                                                      middle - half, RC_STRIP_WAVE_STEP - 1,
                                                      2 * half));
    }
}

/* A bracket that opens towards what plays. */
static void
draw_mark (GtkSnapshot *snapshot, double x, gboolean opens_right, const GdkRGBA *colour)
{
  float left = (float)round (x) - (opens_right ? 0 : 2);
  float head = opens_right ? left : left - RC_STRIP_MARK_HEAD + 2;

  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT (left, 0, 2, RC_STRIP_PICTURES_HEIGHT));
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT (head, 0, RC_STRIP_MARK_HEAD, 3));
  gtk_snapshot_append_color (
      snapshot, colour,
      &GRAPHENE_RECT_INIT (head, RC_STRIP_PICTURES_HEIGHT - 3, RC_STRIP_MARK_HEAD, 3));
}

static void
draw_marks (RcStageStrip *self, GtkSnapshot *snapshot, float width)
{
  float   high = self->peaks != NULL ? rc_stage_strip_bar_top (self) - RC_STRIP_BAR_GAP
                                     : RC_STRIP_PICTURES_HEIGHT;
  GdkRGBA colour = look_up (self, "rc_accent"), dim = look_up (self, "rc_strip_dim");
  float   left = (float)rc_stage_strip_x_of_frame (self, self->in);
  float   right = (float)rc_stage_strip_x_of_frame (self, self->out + 1);

  if (self->in >= 0)
    {
      gtk_snapshot_append_color (snapshot, &dim, &GRAPHENE_RECT_INIT (0, 0, left, high));
      draw_mark (snapshot, left, TRUE, &colour);
    }
  if (self->out >= 0)
    {
      gtk_snapshot_append_color (snapshot, &dim,
                                 &GRAPHENE_RECT_INIT (right, 0, width - right, high));
      draw_mark (snapshot, right, FALSE, &colour);
    }
}

/** The pictures, the sound, the marks, the bar and, over all, where one is */
void
rc_stage_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RcStageStrip *self = RC_STAGE_STRIP (widget);
  float         width = (float)gtk_widget_get_width (widget);
  float         each = width / RC_STAGE_STRIP_PICTURES, x;
  GdkRGBA       playhead = look_up (self, "rc_playhead");

  for (guint i = 0; i < RC_STAGE_STRIP_PICTURES; i++)
    draw_picture (
        self, snapshot, i,
        GRAPHENE_RECT_INIT ((float)i * each, 0, each - RC_STRIP_GAP, RC_STRIP_PICTURES_HEIGHT));
  if (self->peaks != NULL)
    draw_sound (self, snapshot, width);
  draw_marks (self, snapshot, width);
  draw_bar (self, snapshot, width);
  if (self->n_frames > 0)
    {
      x = (float)round (rc_stage_strip_x_of_frame (self, self->frame + 0.5)) - 1;
      gtk_snapshot_append_color (snapshot, &playhead,
                                 &GRAPHENE_RECT_INIT (x, 0, 2, rc_stage_strip_height (self)));
    }
}
