/* draw.h - text, cards and colours for what is handed off as a picture
 *
 * Private to engine/handoff. The colours are those of the window's dark style.
 *
 * Thread: one at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

#include <cairo.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* 0xRRGGBB */
#define RC_DRAW_PAGE   0x141416
#define RC_DRAW_CARD   0x26262a
#define RC_DRAW_EDGE   0x3a3a40
#define RC_DRAW_STRIPE 0x2f2f34
#define RC_DRAW_BRIGHT 0xf4f4f6
#define RC_DRAW_TEXT   0xcfcfd4
#define RC_DRAW_DIM    0x8b8b93
#define RC_DRAW_ACCENT 0xf2a33c
#define RC_DRAW_NAME   0xf7c77d /* an @mention */

typedef struct
{
  const char    *text;
  int            size; /* pixels */
  PangoWeight    weight;
  guint32        colour;
  double         width; /* it is wrapped at; 0 for one line of any length */
  int            lines; /* at most, then “…”; 0 for any number */
  char         **cast;  /* (nullable): an @mention of one of these names has their colour */
  PangoAlignment align; /* within the width */
} RcDrawText;

typedef struct
{
  double width, height;
} RcDrawSize;

cairo_t   *rc_draw_begin (RcFrame *frame);
gboolean   rc_draw_end (cairo_t *cr, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void       rc_draw_colour (cairo_t *cr, guint32 colour, double alpha);
void       rc_draw_rounded (cairo_t *cr, double x, double y, double w, double h, double radius);
RcDrawSize rc_draw_text (cairo_t *cr, const RcDrawText *text, double x, double y);
RcDrawSize rc_draw_measure (cairo_t *cr, const RcDrawText *text);
void   rc_draw_picture (cairo_t *cr, const RcFrame *frame, double x, double y, double w, double h);
double rc_draw_chip (cairo_t *cr, const char *text, double x, double y, double align);
void   rc_draw_stripes (cairo_t *cr, double x, double y, double w, double h);

G_END_DECLS
