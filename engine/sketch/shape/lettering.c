/* lettering.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/shape/lettering.h"

#include <pango/pangocairo.h>

/* The window's type, and for signs that it lacks what the system has. */
#define FAMILY "Inter, Sans"

/* Not as the system's settings would have it: grey edges, widths that do not depend on scale. */
static void
set_up (PangoLayout *layout, const char *text, const RcLettering *lettering)
{
  PangoFontDescription *font = pango_font_description_from_string (FAMILY);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_SLIGHT);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (pango_layout_get_context (layout), options);
  cairo_font_options_destroy (options);
  pango_font_description_set_absolute_size (font, lettering->size * PANGO_SCALE);
  pango_font_description_set_weight (font,
                                     lettering->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_MEDIUM);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  if (lettering->most > 0)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, lettering->most * PANGO_SCALE);
    }
}

void
rc_lettering_measure (const char *text, const RcLettering *lettering, int *width, int *height)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout  *layout = pango_layout_new (context);

  set_up (layout, text, lettering);
  pango_layout_get_pixel_size (layout, width, height);
  g_object_unref (layout);
  g_object_unref (context);
}

double
rc_lettering_draw (cairo_t *cr, const char *text, double x, double y, const RcLettering *lettering)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  int          width, height;

  set_up (layout, text, lettering);
  pango_cairo_update_layout (cr, layout);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_new_path (cr);
  if (lettering->halo > 0)
    {
      cairo_move_to (cr, x, y - height / 2.0);
      pango_cairo_layout_path (cr, layout);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (cr, 2 * lettering->halo);
      cairo_set_source_rgba (cr, 0, 0, 0, 0.62 * lettering->alpha);
      cairo_stroke (cr);
    }
  cairo_move_to (cr, x, y - height / 2.0);
  cairo_set_source_rgba (cr, 1, 1, 1, lettering->alpha);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
  return width;
}
