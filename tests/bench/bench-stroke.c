/* bench-stroke.c - how long it takes from a point of a stroke to the picture of the mask over it
 *
 * What the viewer does at each move of the pointer, without the display: the draft takes the point,
 * its mask is drawn and coloured. 16 ms are a frame of the screen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask.h"
#include "ui/mask-overlay.h"
#include "ui/mask-tools.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define POINTS 60

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

static void
show (RcMaskDraft *draft, int width, int height)
{
  const RcOverlayStyle style = { { 1, 0.3, 0.3, 0.3 }, { 1, 1, 1, 1 }, { 0, 0, 0, 0.5 }, 12, 0, 2 };
  g_autoptr (cJSON)    json = rc_mask_draft_to_json (draft);
  g_autoptr (RcMask)   mask = rc_mask_from_json (json, NULL);
  g_autoptr (RcFrame)  coverage = rc_mask_rasterise (mask, width, height, 0, NULL);
  g_autoptr (RcFrame)  overlay = rc_mask_overlay_draw (coverage, &style, NULL);

  g_assert_nonnull (overlay);
}

static void
bench (int strokes, int width, int height)
{
  g_autoptr (RcMaskDraft) draft = rc_mask_draft_new ();
  gint64                  times[POINTS], work[POINTS];

  rc_mask_draft_set_brush (draft, 0.03, 0.8);
  rc_mask_draft_set_edge (draft, 0.02, 0);
  draw_strokes (draft, strokes);
  rc_mask_draft_press (draft, RC_TOOL_BRUSH, RC_MASK_REPLACE, 0.2, 0.5);
  for (int i = 0; i < POINTS; i++)
    {
      gint64  start = g_get_monotonic_time ();
      clock_t began = clock ();

      rc_mask_draft_motion (draft, 0.2 + 0.01 * i, 0.5 + 0.1 * sin (i * 0.3));
      show (draft, width, height);
      times[i] = g_get_monotonic_time () - start;
      work[i] = (gint64)(clock () - began) * G_USEC_PER_SEC / CLOCKS_PER_SEC;
    }
  qsort (times, POINTS, sizeof *times, compare);
  qsort (work, POINTS, sizeof *work, compare);
  printf ("a point of a stroke over %d strokes, at %d x %d: %.1f ms (median), %.1f ms (worst); "
          "%.1f ms of work (median)\n",
          strokes, width, height, (double)times[POINTS / 2] / 1000,
          (double)times[POINTS - 1] / 1000, (double)work[POINTS / 2] / 1000);
}

int
main (void)
{
  /* The size that the viewer draws masks in while the pointer moves, and that of the frame. */
  bench (0, 480, 270);
  bench (100, 480, 270);
  bench (500, 480, 270);
  bench (0, 1920, 1080);
  bench (100, 1920, 1080);
  return 0;
}
