/* lettering.h - a line of text on a picture
 *
 * Labels and slates are written with it. Sizes are in pixels of the picture, whatever scale the
 * context has; the same text at the same place gives the same pixels.
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double   size; /* of the type */
  gboolean bold;
  double   alpha; /* of the text, white: 0 to 1 */
  double   halo;  /* how far the dark around it reaches; 0: none */
  int      most;  /* wider than this it ends in “…”; 0: as wide as it is */
} RcLettering;

/* @width, @height: (out): of @text with neither scale nor halo */
void rc_lettering_measure (const char *text, const RcLettering *lettering, int *width, int *height);
/* @x: its left edge; @y: its middle. Returns: its width */
double
rc_lettering_draw (cairo_t *cr, const char *text, double x, double y, const RcLettering *lettering);

G_END_DECLS
