/* small-texture.c - a texture at about the size it is seen at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/small-texture.h"

#include <cairo.h>
#include <math.h>

/* From one size to the next: above it, cairo reads four pixels for one, below it many. */
#define STEP 0.75

/* (transfer full): all of @source, at least half as large */
static cairo_surface_t *
shrink (cairo_surface_t *source, int width, int height)
{
  cairo_surface_t *small = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t         *cr = cairo_create (small);

  cairo_scale (cr, (double)width / cairo_image_surface_get_width (source),
               (double)height / cairo_image_surface_get_height (source));
  cairo_set_source_surface (cr, source, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  /* At the edges nothing from outside is mixed in. */
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (small);
  return small;
}

/**
 * rc_small_texture_size:
 * @seen: device pixels that all of @source is wide where it is drawn
 * @width: (out): of the copy to draw instead, as @height
 *
 * Returns: FALSE if @source is small enough as it is
 */
gboolean
rc_small_texture_size (GdkTexture *source, double seen, int *width, int *height)
{
  int    full = gdk_texture_get_width (source), high = gdk_texture_get_height (source);
  double share = 1;

  if (seen < 1)
    return FALSE;
  while (full * share * STEP >= seen)
    share *= STEP;
  *width = MAX (1, (int)lround (full * share));
  *height = MAX (1, (int)lround (high * share));
  return share < 1;
}

/* (transfer full) (nullable): NULL if something can be seen through it. Where GTK draws with cairo
 * it converts a texture each time it is drawn: of three bytes a pixel in a tenth of the time. */
static GdkTexture *
opaque_texture (cairo_surface_t *surface)
{
  int                width = cairo_image_surface_get_width (surface);
  int                height = cairo_image_surface_get_height (surface);
  gsize              from = (gsize)cairo_image_surface_get_stride (surface);
  gsize              stride = ((gsize)width * 3 + 3) & ~(gsize)3;
  guint8            *pixels = g_malloc (stride * (gsize)height);
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, stride * (gsize)height);

  for (int y = 0; y < height; y++)
    {
      const guint32 *in = (const guint32 *)(gconstpointer)(cairo_image_surface_get_data (surface) +
                                                           from * (gsize)y);
      guint8        *out = pixels + stride * (gsize)y;

      for (int x = 0; x < width; x++, out += 3)
        {
          if (in[x] < 0xff000000)
            return NULL;
          out[0] = (guint8)(in[x] >> 16);
          out[1] = (guint8)(in[x] >> 8);
          out[2] = (guint8)in[x];
        }
    }
  return gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8, bytes, stride);
}

/** Returns: (transfer full): all of @source, @width by @height pixels, which is less */
GdkTexture *
rc_small_texture_new (GdkTexture *source, int width, int height)
{
  int                wide = gdk_texture_get_width (source), high = gdk_texture_get_height (source);
  cairo_surface_t   *small = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, wide, high);
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture        *texture;
  gsize              stride;

  gdk_texture_download (source, cairo_image_surface_get_data (small),
                        (gsize)cairo_image_surface_get_stride (small));
  cairo_surface_mark_dirty (small);
  /* By halves, so that every pixel has its share. */
  while (wide != width || high != height)
    {
      cairo_surface_t *large = small;

      wide = MAX (width, (wide + 1) / 2);
      high = MAX (height, (high + 1) / 2);
      small = shrink (large, wide, high);
      cairo_surface_destroy (large);
    }
  texture = opaque_texture (small);
  if (texture != NULL)
    {
      cairo_surface_destroy (small);
      return texture;
    }
  stride = (gsize)cairo_image_surface_get_stride (small);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (small), stride * (gsize)height,
                                      (GDestroyNotify)cairo_surface_destroy, small);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}
