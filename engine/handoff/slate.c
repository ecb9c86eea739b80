/* slate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rc-handoff"

#include "engine/handoff/slate.h"

#include "engine/handoff/draw.h"
#include "engine/media/media.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* The card is laid out for this height and scaled. */
#define HEIGHT 720.0

/* The lower part of a picture that is darkened for words, and how much at the bottom. */
#define SHADE      300.0
#define SHADE_MOST 0.9

/* Where the words are. */
typedef struct
{
  double left, top, width;          /* the label's; the width of all */
  int    label, facts, prompt;      /* sizes */
  int    facts_below, prompt_below; /* from the top */
  int    lines;
} Layout;

static const Layout alone = { .label = 96,
                              .facts = 26,
                              .prompt = 30,
                              .facts_below = 122,
                              .prompt_below = 184,
                              .lines = 4 };
static const Layout under_picture = { .label = 44,
                                      .facts = 22,
                                      .prompt = 24,
                                      .facts_below = 58,
                                      .prompt_below = 96,
                                      .lines = 2 };

/* One that cannot be read is left away: the words are still of use. */
static RcFrame *
load_picture (const RcSlate *self, int width, int height)
{
  g_autoptr (GError) reason = NULL;
  RcFrame           *frame;

  if (self->picture == NULL)
    return NULL;
  frame = rc_media_load_image (self->picture, MAX (width, height), NULL, &reason);
  if (frame == NULL)
    g_info ("%s", reason->message);
  return frame;
}

static void
draw_shaded (cairo_t *cr, const RcFrame *picture, double w, double h)
{
  cairo_pattern_t *shade = cairo_pattern_create_linear (0, h - SHADE, 0, h);

  rc_draw_picture (cr, picture, 0, 0, w, h);
  cairo_pattern_add_color_stop_rgba (shade, 0, 0, 0, 0, 0);
  cairo_pattern_add_color_stop_rgba (shade, 0.4, 0, 0, 0, SHADE_MOST * 0.7);
  cairo_pattern_add_color_stop_rgba (shade, 1, 0, 0, 0, SHADE_MOST);
  cairo_set_source (cr, shade);
  cairo_rectangle (cr, 0, h - SHADE, w, SHADE);
  cairo_fill (cr);
  cairo_pattern_destroy (shade);
}

static void
draw_words (const RcSlate *self, cairo_t *cr, const Layout *at, guint32 dim)
{
  /* Translators: on the card of a shot that was not rendered: how long it is */
  g_autofree char *facts = g_strdup_printf (_ ("No take yet · %.1f s"), self->seconds);
  g_autofree char *flat =
      g_strdelimit (g_strdup (self->prompt != NULL ? self->prompt : ""), "\n\r\t", ' ');
  RcDrawText text = { self->label, at->label, PANGO_WEIGHT_BOLD, RC_DRAW_BRIGHT, at->width, 1 };
  double     bottom;

  rc_draw_text (cr, &text, at->left, at->top - 6);
  text = (RcDrawText){ facts, at->facts, PANGO_WEIGHT_MEDIUM, dim, at->width, 1 };
  bottom = at->top + at->facts_below +
           rc_draw_text (cr, &text, at->left, at->top + at->facts_below).height;
  if (*flat != '\0')
    {
      text = (RcDrawText){ flat,      at->prompt, PANGO_WEIGHT_NORMAL, RC_DRAW_TEXT,
                           at->width, at->lines,  self->cast };
      bottom = at->top + at->prompt_below +
               rc_draw_text (cr, &text, at->left, at->top + at->prompt_below).height;
    }
  rc_draw_rounded (cr, at->left - 32, at->top + 14, 8, bottom - at->top - 20, 4);
  rc_draw_colour (cr, RC_DRAW_ACCENT, 1);
  cairo_fill (cr);
}

/**
 * rc_handoff_slate:
 *
 * Returns: (transfer full) (nullable): an opaque picture of @width by @height pixels
 *
 * Errors: those of rc_frame_new()
 */
RcFrame *
rc_handoff_slate (const RcSlate *self, int width, int height, GError **error)
{
  g_autoptr (RcFrame) frame = rc_frame_new (width, height, RC_FRAME_BGRA8, error);
  g_autoptr (RcFrame) picture = NULL;
  double              scale = MIN (height / HEIGHT, width / HEIGHT);
  double              w = width / scale, h = height / scale;
  Layout              at;
  cairo_t            *cr;

  if (frame == NULL)
    return NULL;
  picture = load_picture (self, width, height);
  at = picture != NULL ? under_picture : alone;
  at.width = MIN (w - 128, picture != NULL ? 1100 : 900);
  at.left = picture != NULL ? 80 : floor ((w - at.width) / 2);
  at.top = picture != NULL ? h - 200 : floor (h / 2 - 170);
  cr = rc_draw_begin (frame);
  cairo_scale (cr, scale, scale);
  rc_draw_colour (cr, RC_DRAW_PAGE, 1);
  cairo_paint (cr);
  if (picture != NULL)
    draw_shaded (cr, picture, w, h);
  draw_words (self, cr, &at, picture != NULL ? RC_DRAW_TEXT : RC_DRAW_DIM);
  if (!rc_draw_end (cr, error))
    return NULL;
  return g_steal_pointer (&frame);
}
