/* slate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/handoff/slate.h"

#include "engine/handoff/draw.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* The card is laid out for this height and scaled. */
#define HEIGHT 720.0

/**
 * rc_handoff_slate:
 * @prompt: (nullable): its beginning is shown
 * @cast: (nullable): the names that it may mention
 *
 * Returns: (transfer full) (nullable): an opaque picture of @width by @height pixels
 *
 * Errors: those of rc_frame_new()
 */
RcFrame *
rc_handoff_slate (const char *label,
                  const char *prompt,
                  char      **cast,
                  double      seconds,
                  int         width,
                  int         height,
                  GError    **error)
{
  g_autoptr (RcFrame) frame = rc_frame_new (width, height, RC_FRAME_BGRA8, error);
  g_autofree char    *facts = g_strdup_printf (_ ("No take yet · %.1f s"), seconds);
  g_autofree char    *flat = g_strdelimit (g_strdup (prompt != NULL ? prompt : ""), "\n\r\t", ' ');
  double              scale = MIN (height / HEIGHT, width / HEIGHT);
  double              w = width / scale, h = height / scale;
  double              inner = MIN (w - 128, 900), left = floor ((w - inner) / 2);
  RcDrawText          text = { label, 96, PANGO_WEIGHT_BOLD, RC_DRAW_BRIGHT, inner, 1 };
  double              top = floor (h / 2 - 170), bottom;
  cairo_t            *cr;

  if (frame == NULL)
    return NULL;
  cr = rc_draw_begin (frame);
  cairo_scale (cr, scale, scale);
  rc_draw_colour (cr, RC_DRAW_PAGE, 1);
  cairo_paint (cr);
  rc_draw_text (cr, &text, left, top - 6);
  text = (RcDrawText){ facts, 26, PANGO_WEIGHT_MEDIUM, RC_DRAW_DIM, inner, 1 };
  bottom = top + 122 + rc_draw_text (cr, &text, left, top + 122).height;
  if (*flat != '\0')
    {
      text = (RcDrawText){ flat, 30, PANGO_WEIGHT_NORMAL, RC_DRAW_TEXT, inner, 4, cast };
      bottom = top + 184 + rc_draw_text (cr, &text, left, top + 184).height;
    }
  rc_draw_rounded (cr, left - 32, top + 14, 8, bottom - top - 20, 4);
  rc_draw_colour (cr, RC_DRAW_ACCENT, 1);
  cairo_fill (cr);
  if (!rc_draw_end (cr, error))
    return NULL;
  return g_steal_pointer (&frame);
}
