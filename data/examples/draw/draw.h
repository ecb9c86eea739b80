/* draw.h - shapes from tables: how the example's reference pictures are described
 *
 * A shape is a path in a few letters, absolute pixels: "M x y" moves, "L x y" draws a line,
 * "C x y x y x y" a curve, "O x y rx ry" an ellipse, "Z" closes. A shape is filled from its
 * lit side (left, above) to its dark side; with a width it is a line instead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct
{
  const char *path;
  uint32_t    lit, dark; /* 0xRRGGBB */
  double      width;     /* pixels, 0: filled */
  bool        mirror;    /* drawn a second time, mirrored at the middle of the picture */
} Shape;

void draw_path (cairo_t *cr, const char *path);
void draw_colour (cairo_t *cr, uint32_t colour, double alpha);
void draw_shapes (cairo_t *cr, const Shape *shapes, size_t n_shapes, double middle);
void draw_glow (cairo_t *cr, double x, double y, double radius, uint32_t colour, double alpha);
void draw_ramp (cairo_t *cr, double from, double to, const uint32_t *colours, size_t n_colours);

/* The figures, on a transparent ground. */
void draw_mara (cairo_t *cr);
void draw_tomas (cairo_t *cr);
void draw_halo (cairo_t *cr);

/* The plates, 1280 by 720. */
void draw_harbour (cairo_t *cr);
void draw_lamp_room (cairo_t *cr);
