/* draw.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/handoff/draw.h"

#include "engine/base/error.h"
#include "engine/script/prompt.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#define FONTS "Inter, Cantarell, Noto Sans, Noto Sans CJK SC, sans-serif"

#define CHIP_HEIGHT  24.0
#define CHIP_PADDING 8.0

/** Returns: (transfer full): a context that draws into @frame, which must outlive it */
cairo_t *
rc_draw_begin (RcFrame *frame)
{
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      frame->data, CAIRO_FORMAT_ARGB32, frame->width, frame->height, (int)frame->stride);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  return cr;
}

/**
 * rc_draw_end:
 * @cr: (transfer full)
 *
 * Errors: RC_ERROR_NO_MEMORY if something could not be drawn
 */
gboolean
rc_draw_end (cairo_t *cr, GError **error)
{
  cairo_status_t status;

  cairo_surface_flush (cairo_get_target (cr));
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_NO_MEMORY, _ ("The picture could not be drawn: %s."),
               cairo_status_to_string (status));
  return FALSE;
}

void
rc_draw_colour (cairo_t *cr, guint32 colour, double alpha)
{
  cairo_set_source_rgba (cr, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0,
                         (colour & 255) / 255.0, alpha);
}

/** Adds a rounded rectangle to the path. */
void
rc_draw_rounded (cairo_t *cr, double x, double y, double w, double h, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + w - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + w - radius, y + h - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + h - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
colour_mentions (PangoAttrList *attributes, const char *text, char **cast)
{
  guint                 n;
  g_autofree RcMention *mentions =
      rc_prompt_mentions (text, (const char *const *)cast, g_strv_length (cast), &n);

  for (guint i = 0; i < n; i++)
    {
      PangoAttribute *parts[] = {
        pango_attr_foreground_new ((RC_DRAW_NAME >> 16 & 255) * 257,
                                   (RC_DRAW_NAME >> 8 & 255) * 257, (RC_DRAW_NAME & 255) * 257),
        pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD),
      };

      for (gsize k = 0; k < G_N_ELEMENTS (parts); k++)
        {
          parts[k]->start_index = (guint)mentions[i].start;
          parts[k]->end_index = (guint)(mentions[i].start + mentions[i].length);
          pango_attr_list_insert (attributes, parts[k]);
        }
    }
}

static PangoLayout *
lay_out (cairo_t *cr, const RcDrawText *text)
{
  PangoLayout          *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string (FONTS);

  pango_font_description_set_absolute_size (font, text->size * PANGO_SCALE);
  pango_font_description_set_weight (font, text->weight != 0 ? text->weight : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text->text, -1);
  pango_layout_set_line_spacing (layout, 1.12f);
  if (text->width > 0)
    {
      pango_layout_set_width (layout, (int)(text->width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_alignment (layout, text->align);
    }
  if (text->lines > 0)
    {
      pango_layout_set_height (layout, -text->lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  if (text->cast != NULL)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      colour_mentions (attributes, text->text, text->cast);
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }
  return layout;
}

static RcDrawSize
size_of (PangoLayout *layout)
{
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  return (RcDrawSize){ width, height };
}

/** Returns: what @text would take up */
RcDrawSize
rc_draw_measure (cairo_t *cr, const RcDrawText *text)
{
  PangoLayout *layout = lay_out (cr, text);
  RcDrawSize   size = size_of (layout);

  g_object_unref (layout);
  return size;
}

/** Draws @text with its upper left corner at @x, @y. Returns: what it takes up */
RcDrawSize
rc_draw_text (cairo_t *cr, const RcDrawText *text, double x, double y)
{
  PangoLayout *layout = lay_out (cr, text);
  RcDrawSize   size = size_of (layout);

  rc_draw_colour (cr, text->colour, 1);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
  return size;
}

/** A small label on a picture. @align: 0 if @x is its left, 1 if it is its right. Returns: its
 * width */
double
rc_draw_chip (cairo_t *cr, const char *text, double x, double y, double align)
{
  RcDrawText label = { text, 13, PANGO_WEIGHT_SEMIBOLD, RC_DRAW_BRIGHT, .lines = 1 };
  RcDrawSize size = rc_draw_measure (cr, &label);
  double     width = ceil (size.width + 2 * CHIP_PADDING);

  x -= align * width;
  rc_draw_rounded (cr, x, y, width, CHIP_HEIGHT, 6);
  rc_draw_colour (cr, 0x0c0c0e, 0.78);
  cairo_fill (cr);
  rc_draw_text (cr, &label, x + CHIP_PADDING, y + floor ((CHIP_HEIGHT - size.height) / 2));
  return width;
}

/** Slanted stripes: there is no picture yet. */
void
rc_draw_stripes (cairo_t *cr, double x, double y, double w, double h)
{
  const double step = 36;

  cairo_save (cr);
  cairo_rectangle (cr, x, y, w, h);
  cairo_clip (cr);
  rc_draw_colour (cr, RC_DRAW_CARD, 1);
  cairo_paint (cr);
  rc_draw_colour (cr, RC_DRAW_STRIPE, 1);
  cairo_set_line_width (cr, step / 3);
  for (double at = -h; at < w + h; at += step)
    {
      cairo_move_to (cr, x + at, y - step);
      cairo_line_to (cr, x + at + h + 2 * step, y + h + step);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/** Covers the rectangle: what does not fit is cut off on both sides alike. */
void
rc_draw_picture (cairo_t *cr, const RcFrame *frame, double x, double y, double w, double h)
{
  cairo_surface_t *surface = cairo_image_surface_create_for_data (
      frame->data, CAIRO_FORMAT_ARGB32, frame->width, frame->height, (int)frame->stride);
  double scale = MAX (w / frame->width, h / frame->height);

  cairo_save (cr);
  cairo_rectangle (cr, x, y, w, h);
  cairo_clip (cr);
  cairo_translate (cr, x + (w - frame->width * scale) / 2, y + (h - frame->height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}
