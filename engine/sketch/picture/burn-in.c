/* burn-in.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/picture/burn-in.h"

#include "engine/base/error.h"
#include "engine/sketch/picture/labels.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define SLATE 2.3 /* height of its bar, of the type's size */

static gboolean
wants (const RcStaging *staging, const char *what)
{
  g_auto (GStrv) list = g_strsplit (staging->burn_in, " ", -1);

  return g_strv_contains ((const char *const *)list, what);
}

gboolean
rc_burn_in_is_wanted (const RcStaging *staging)
{
  return *staging->burn_in != '\0' || rc_labels_are_wanted (staging);
}

/* A line that shows on light and on dark. */
static void
stroke (cairo_t *cr, double width, double alpha)
{
  cairo_set_source_rgba (cr, 0, 0, 0, alpha * 0.55);
  cairo_set_line_width (cr, width * 2.4);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgba (cr, 1, 1, 1, alpha);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
draw_guides (cairo_t *cr, double w, double h, double line)
{
  double cross = 0.025 * MIN (w, h);

  for (int i = 1; i < 3; i++)
    {
      cairo_move_to (cr, rint (w * i / 3), 0);
      cairo_line_to (cr, rint (w * i / 3), h);
      cairo_move_to (cr, 0, rint (h * i / 3));
      cairo_line_to (cr, w, rint (h * i / 3));
    }
  stroke (cr, line, 0.38);
  cairo_move_to (cr, w / 2 - cross, h / 2);
  cairo_line_to (cr, w / 2 + cross, h / 2);
  cairo_move_to (cr, w / 2, h / 2 - cross);
  cairo_line_to (cr, w / 2, h / 2 + cross);
  stroke (cr, line, 0.7);
}

static void
draw_safe (cairo_t *cr, double w, double h, double line)
{
  static const double shares[] = { RC_SAFE_ACTION, RC_SAFE_TITLES };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      double dash = line * 5;

      if (i == 1)
        cairo_set_dash (cr, &dash, 1, 0);
      cairo_rectangle (cr, rint (w * (1 - shares[i]) / 2), rint (h * (1 - shares[i]) / 2),
                       rint (w * shares[i]), rint (h * shares[i]));
      stroke (cr, line, i == 0 ? 0.6 : 0.5);
      cairo_set_dash (cr, NULL, 0, 0);
    }
}

static void
arrow_head (cairo_t *cr, double x, double y, double dx, double dy, double size)
{
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x - dx * size - dy * size * 0.7, y - dy * size + dx * size * 0.7);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x - dx * size + dy * size * 0.7, y - dy * size - dx * size * 0.7);
}

static void
arrow (cairo_t *cr, double x, double y, double dx, double dy, double r)
{
  cairo_move_to (cr, x - dx * r, y - dy * r);
  cairo_line_to (cr, x + dx * r, y + dy * r);
  arrow_head (cr, x + dx * r, y + dy * r, dx, dy, r * 0.7);
}

/* Into the middle, or out of it. */
static void
arrows_in (cairo_t *cr, double x, double y, double r, gboolean in)
{
  const double d = 0.7071;

  for (int k = 0; k < 4; k++)
    {
      double dx = k & 1 ? d : -d, dy = k & 2 ? d : -d, from = in ? 1.15 : 0.25, to = in ? 0.3 : 1.1;

      cairo_move_to (cr, x + dx * r * from, y + dy * r * from);
      cairo_line_to (cr, x + dx * r * to, y + dy * r * to);
      arrow_head (cr, x + dx * r * to, y + dy * r * to, in ? -dx : dx, in ? -dy : dy, r * 0.36);
    }
}

/* The sign of a move, as on a storyboard: an arrow the way the camera goes. */
static void
draw_move (cairo_t *cr, const RcKitMove *move, double x, double y, double r)
{
  double across = move->truck - move->pan, up = move->pedestal + move->tilt + move->crane / 60;
  double in = move->dolly + (move->zoom - 1), around = move->orbit / 60 - move->roll / 40;

  cairo_new_path (cr);
  if (fabs (in) > MAX (fabs (across), MAX (fabs (up), fabs (around))))
    arrows_in (cr, x, y, r, in > 0);
  else if (fabs (around) > MAX (fabs (across), fabs (up)))
    {
      double way = around > 0 ? 1 : -1;

      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y + r * 0.3, r, G_PI * 1.05, G_PI * 1.95);
      arrow_head (cr, x + way * r * 0.98, y + r * 0.15, way * 0.2, 0.98, r * 0.6);
    }
  else if (fabs (across) > 0.01 || fabs (up) > 0.01)
    arrow (cr, x, y, fabs (across) >= fabs (up) ? (across > 0 ? 1 : -1) : 0,
           fabs (across) >= fabs (up) ? 0 : (up > 0 ? -1 : 1), r);
  else
    cairo_rectangle (cr, x - r * 0.4, y - r * 0.4, r * 0.8, r * 0.8);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_stroke (cr);
}

static double
draw_text (cairo_t *cr, const char *text, double x, double y, double size, gboolean bold)
{
  RcLettering lettering = { .size = size, .bold = bold, .alpha = 1 };

  return rc_lettering_draw (cr, text, x, y, &lettering);
}

static char *
describe (const RcScene *scene, const RcSceneSetup *setup)
{
  double mm =
      setup->plan.rest.focal * 1000.0 * setup->plan.rest.tan_x / MAX (scene->camera.tan_x, 1e-3);
  return g_strdup_printf ("%s · %s · %.0f mm · %s", setup->said.size, setup->said.angle, mm,
                          setup->said.move);
}

static char *
time_of (const RcScene *scene)
{
  int rate = MAX ((int)rint (rc_rational_to_double (scene->shape.rate)), 1);
  int seconds = scene->index / rate;

  return g_strdup_printf ("%02d:%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60,
                          scene->index % rate);
}

static double
slate_size (const RcScene *scene)
{
  return MAX (0.034 * MIN (scene->shape.width * 0.62, scene->shape.height), 6);
}

static void
draw_slate (cairo_t *cr, const RcScene *scene, double w, double h)
{
  double size = slate_size (scene), bar = SLATE * size, y = h - bar / 2, x = 0.9 * size;
  const RcSceneSetup *setup =
      rc_scene_setup_at (scene, (float)(scene->index / rc_rational_to_double (scene->shape.rate)));
  const RcKitMove *move = rc_kit_move (scene->kit, setup->said.move);
  g_autofree char *what = describe (scene, setup), *time = time_of (scene);

  cairo_rectangle (cr, 0, h - bar, w, bar);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.62);
  cairo_fill (cr);
  cairo_set_line_width (cr, MAX (size / 9, 1));
  if (*scene->staging->slate != '\0')
    x += draw_text (cr, scene->staging->slate, x, y, size * 1.35, TRUE) + size;
  if (move != NULL)
    draw_move (cr, move, x + size * 0.7, y, size * 0.62);
  x += 2.2 * size;
  x += draw_text (cr, what, x, y, size, FALSE) + size;
  if (x + 7 * size < w)
    draw_text (cr, time, w - 7 * size, y, size, FALSE);
}

static void
draw_labels (cairo_t *cr, const RcScene *scene)
{
  RcLettering lettering = rc_labels_lettering (scene);
  int         above = wants (scene->staging, "slate") ? (int)ceil (SLATE * slate_size (scene)) : 0;
  g_autoptr (GArray) labels = rc_labels_place (scene, above);

  for (guint i = 0; i < labels->len; i++)
    {
      const RcLabel *label = &g_array_index (labels, RcLabel, i);

      rc_lettering_draw (cr, label->text, label->rect.x, label->rect.y + label->rect.height / 2.0,
                         &lettering);
    }
}

gboolean
rc_burn_in_draw (const RcScene *scene, RcRect area, RcFrame *colour, GError **error)
{
  const RcStaging *staging = scene->staging;
  double           w = scene->shape.width, h = scene->shape.height, line = MAX (h / 540.0, 1.0);
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      colour->data, CAIRO_FORMAT_ARGB32, colour->width, colour->height, (int)colour->stride);
  cairo_t       *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, (double)colour->width / area.width, (double)colour->height / area.height);
  cairo_translate (cr, -area.x, -area.y);
  if (rc_labels_are_wanted (staging))
    draw_labels (cr, scene);
  if (wants (staging, "guides"))
    draw_guides (cr, w, h, line);
  if (wants (staging, "safe"))
    draw_safe (cr, w, h, line);
  if (wants (staging, "slate"))
    draw_slate (cr, scene, w, h);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, RC_ERROR, RC_ERROR_NO_MEMORY,
                 _ ("The guides cannot be drawn over the picture: %s. Take them away, or choose a "
                    "smaller size."),
                 cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS;
}
