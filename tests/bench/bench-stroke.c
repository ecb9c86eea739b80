/* bench-stroke.c - how long it takes from a point of a stroke to the picture of the mask over it
 *
 * What the viewer does at each move of the pointer, without the display: the draft takes the point,
 * what it changes of the mask is drawn and coloured. 16 ms are a frame of the screen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-paint.h"
#include "ui/viewer/mask-overlay.h"
#include "ui/viewer/mask-tools.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define POINTS 60
#define TILE   128

static int
compare (gconstpointer a, gconstpointer b)
{
  return *(const gint64 *)a < *(const gint64 *)b ? -1 : 1;
}

static void
draw_strokes (RcMaskDraft *draft, int n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int i = 0; i < n; i++)
    {
      double x = g_rand_double_range (rand, 0.1, 0.9), y = g_rand_double_range (rand, 0.1, 0.9);

      rc_mask_draft_press (draft, RC_TOOL_BRUSH, RC_MASK_REPLACE, x, y);
      for (int k = 0; k < 12; k++)
        rc_mask_draft_motion (draft, x += g_rand_double_range (rand, -0.02, 0.02),
                              y += g_rand_double_range (rand, -0.02, 0.02));
      rc_mask_draft_release (draft);
    }
}

/* Tiles of the overlay, as the viewer has them. */
static void
show_part (const RcFrame *mask, RcRect changed)
{
  const RcOverlayStyle style = { { 1, 0.3, 0.3, 0.3 }, { 1, 1, 1, 1 }, { 0, 0, 0, 0.5 }, 12, 0, 2 };

  for (int y = 0; y < mask->height; y += TILE)
    for (int x = 0; x < mask->width; x += TILE)
      {
        RcRect tile = { x, y, MIN (TILE, mask->width - x), MIN (TILE, mask->height - y) };
        RcRect met = rc_rect_intersect (tile, changed);
        g_autoptr (RcFrame) overlay = NULL;

        if (met.width == 0 || met.height == 0)
          continue;
        overlay = rc_mask_overlay_draw_part (mask, tile, &style, NULL);
        g_assert_nonnull (overlay);
      }
}

static RcMaskPaint *
start (RcMaskDraft *draft, RcMaskDraftMark *mark, int width, int height)
{
  g_autoptr (cJSON)  json = rc_mask_draft_to_json (draft);
  g_autoptr (RcMask) mask = rc_mask_from_json (json, NULL);
  RcMaskPaint       *paint = rc_mask_paint_new (mask, width, height, 0, NULL);

  rc_mask_draft_mark (draft, mark);
  show_part (rc_mask_paint_get (paint), (RcRect){ 0, 0, width, height });
  return paint;
}

static void
show (RcMaskDraft *draft, RcMaskDraftMark *mark, RcMaskPaint *paint)
{
  g_autoptr (cJSON)  json = rc_mask_draft_since (draft, mark);
  g_autoptr (RcMask) more = rc_mask_from_json (json, NULL);
  RcRect             changed;

  g_assert_true (rc_mask_paint_add (paint, more, &changed, NULL));
  rc_mask_draft_mark (draft, mark);
  show_part (rc_mask_paint_get (paint), changed);
  g_assert_cmpfloat (rc_mask_overlay_share (rc_mask_paint_get (paint)), >, 0);
}

static void
bench (int strokes, int width, int height)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();
  g_autoptr (RcMaskPaint) paint = NULL;
  RcMaskDraftMark         mark;
  gint64                  times[POINTS], work[POINTS], began = g_get_monotonic_time ();

  rc_mask_draft_set_brush (draft, 0.03, 0.8);
  rc_mask_draft_set_edge (draft, 0.02, 0);
  draw_strokes (draft, strokes);
  began = g_get_monotonic_time ();
  paint = start (draft, &mark, width, height);
  began = g_get_monotonic_time () - began;
  rc_mask_draft_press (draft, RC_TOOL_BRUSH, RC_MASK_REPLACE, 0.2, 0.5);
  for (int i = 0; i < POINTS; i++)
    {
      gint64  then = g_get_monotonic_time ();
      clock_t worked = clock ();

      rc_mask_draft_motion (draft, 0.2 + 0.01 * i, 0.5 + 0.1 * sin (i * 0.3));
      show (draft, &mark, paint);
      times[i] = g_get_monotonic_time () - then;
      work[i] = (gint64)(clock () - worked) * G_USEC_PER_SEC / CLOCKS_PER_SEC;
    }
  qsort (times, POINTS, sizeof *times, compare);
  qsort (work, POINTS, sizeof *work, compare);
  printf ("a point of a stroke over %d strokes, at %d x %d: %.1f ms (median), %.1f ms (worst); "
          "%.1f ms of work (median); the mask as it was before: %.1f ms\n",
          strokes, width, height, (double)times[POINTS / 2] / 1000,
          (double)times[POINTS - 1] / 1000, (double)work[POINTS / 2] / 1000, (double)began / 1000);
}

int
main (void)
{
  bench (0, 1280, 720);
  bench (500, 1280, 720);
  bench (0, 1920, 1080);
  bench (100, 1920, 1080);
  bench (500, 1920, 1080);
  return 0;
}
