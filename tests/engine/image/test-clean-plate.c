/* test-clean-plate.c - what is under a mask is taken out of a shot, as if it had not been there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/clean-plate.h"
#include "engine/image/passing.h"
#include "engine/image/patch-fill.h"

#include <math.h>
#include <string.h>

#define WIDTH  160
#define HEIGHT 96
#define FRAMES 24
#define RADIUS 12

/* A wall of soft stains, without end; 0 to 255. */
static int
wall (double x, double y, int channel)
{
  double value = 0.5 + 0.2 * sin (x * 0.13 + channel) * cos (y * 0.17 - channel) +
                 0.15 * sin (x * 0.041 + y * 0.063 + 2 * channel) + 0.1 * cos (x * 0.31 - y * 0.23);

  return (int)CLAMP (value * 255, 0, 255);
}

/* @shift: pixels that the camera has moved. @gain: how bright it is */
static RcFrame *
wall_frame (double shift, double gain)
{
  RcFrame *frame = rc_frame_new (WIDTH, HEIGHT, RC_FRAME_BGRA8, NULL);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;

        for (int channel = 0; channel < 3; channel++)
          pixel[channel] = (guint8)MIN (wall (x + shift, y, channel) * gain, 255);
        pixel[3] = 255;
      }
  return frame;
}

/* A white ball; its mask is a little larger. */
static RcFrame *
put_ball (RcFrame *frame, double x, double y)
{
  RcFrame *mask = rc_frame_new (WIDTH, HEIGHT, RC_FRAME_GRAY8, NULL);

  for (int k = 0; k < HEIGHT; k++)
    for (int i = 0; i < WIDTH; i++)
      {
        double off = hypot (i - x, k - y);

        mask->data[(gsize)k * mask->stride + i] = off < RADIUS + 2 ? 255 : 0;
        if (off < RADIUS)
          memset (frame->data + (gsize)k * frame->stride + (gsize)i * 4, 250, 3);
      }
  return mask;
}

/* Decibels, of what is masked. */
static double
psnr (const RcFrame *a, const RcFrame *b, const RcFrame *mask)
{
  double sum = 0;
  guint  n = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      for (int channel = 0; channel < 3; channel++)
        {
          gsize at = (gsize)y * a->stride + (gsize)x * 4 + (gsize)channel;

          if (mask->data[(gsize)y * mask->stride + x] == 0)
            {
              g_assert_cmpint (a->data[at], ==, b->data[at]);
              continue;
            }
          sum += (a->data[at] - b->data[at]) * (double)(a->data[at] - b->data[at]);
          n++;
        }
  return sum > 0 ? 10 * log10 (255.0 * 255.0 * n / sum) : 99;
}

typedef struct
{
  double pan;      /* pixels a frame */
  double brighten; /* from the first frame to the last, shares */
  double speed;    /* of the ball in the picture, pixels a frame */
} Shot;

static RcFrame *
frame_of (const Shot *shot, int index, gboolean ball, RcFrame **mask)
{
  RcFrame *frame = wall_frame (shot->pan * index, 0.8 + shot->brighten * index / FRAMES);
  RcFrame *drawn = ball ? NULL : rc_frame_copy (frame, NULL);

  *mask = put_ball (drawn != NULL ? drawn : frame, 20 + shot->speed * index, HEIGHT / 2);
  g_clear_pointer (&drawn, rc_frame_unref);
  return frame;
}

/* Decibels, of the frame that came out worst. */
static double
removed (const Shot *shot)
{
  g_autoptr (RcCleanPlate) plate = rc_clean_plate_new (WIDTH, HEIGHT, FRAMES);
  double                   least = 99;

  for (int i = 0; i < FRAMES; i++)
    {
      g_autoptr (RcFrame) mask = NULL, frame = frame_of (shot, i, TRUE, &mask);

      g_assert_true (rc_clean_plate_add (plate, frame, mask, NULL));
    }
  g_assert_true (rc_clean_plate_finish (plate, NULL, NULL));
  for (int i = 0; i < FRAMES; i++)
    {
      g_autoptr (RcFrame) mask = NULL, frame = frame_of (shot, i, TRUE, &mask);
      g_autoptr (RcFrame) other = NULL, truth = frame_of (shot, i, FALSE, &other);

      rc_clean_plate_fill (plate, i, frame, mask);
      least = MIN (least, psnr (frame, truth, mask));
    }
  return least;
}

static void
test_what_other_frames_show_comes_back (void)
{
  const Shot shots[] = { { 0, 0, 5 }, { 0, 0.15, 5 }, { 1.5, 0, 4 }, { -0.7, 0.1, 5 } };

  for (guint i = 0; i < G_N_ELEMENTS (shots); i++)
    {
      double least = removed (&shots[i]);

      g_test_message ("pan %g, brighter by %g: %.1f dB at least", shots[i].pan, shots[i].brighten,
                      least);
      g_assert_cmpfloat (least, >, 30.0);
    }
}

/* --- what goes by behind -----------------------------------------------------------------------
 */

#define POLE_LEFT  70
#define POLE_RIGHT 86

/* A ball with stripes rolls from left to right before the wall; behind a pole, if there is one. */
static RcFrame *
rolling_frame (double pan, int index, gboolean pole, RcFrame **mask)
{
  RcFrame *frame = wall_frame (pan * index, 0.8);

  *mask = rc_frame_new (WIDTH, HEIGHT, RC_FRAME_GRAY8, NULL);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;
        double  bx = x - (16 + 6.0 * index - pan * index), by = y - HEIGHT / 2;

        if (hypot (bx, by) < 11)
          for (int c = 0; c < 3; c++)
            pixel[c] = (guint8)(150 + 70 * sin (bx * 0.5 + c) * cos (by * 0.6) - 30 * c);
        (*mask)->data[(gsize)y * (*mask)->stride + (gsize)x] =
            x >= POLE_LEFT && x < POLE_RIGHT ? 255 : 0;
        if (pole && x >= POLE_LEFT + 1 && x < POLE_RIGHT - 1)
          memset (pixel, 20, 3);
      }
  return frame;
}

/* Decibels under the pole over all frames. @flicker: (out): levels, from frame to frame, of what is
 * off */
static double
pole_removed (double pan, gboolean passes, double *flicker)
{
  g_autoptr (RcCleanPlate) plate = rc_clean_plate_new (WIDTH, HEIGHT, FRAMES);
  g_autoptr (RcPassing)    passing = NULL;
  double square = 0, steps = 0, n = 0, before[HEIGHT][POLE_RIGHT - POLE_LEFT] = { { 0 } };

  for (int i = 0; i < FRAMES; i++)
    {
      g_autoptr (RcFrame) mask = NULL, frame = rolling_frame (pan, i, TRUE, &mask);

      g_assert_true (rc_clean_plate_add (plate, frame, mask, NULL));
    }
  g_assert_true (rc_clean_plate_finish (plate, NULL, NULL));
  passing = rc_passing_new (plate, FRAMES);
  for (int i = 0; i < FRAMES; i++)
    {
      g_autoptr (RcFrame) mask = NULL, frame = rolling_frame (pan, i, TRUE, &mask);

      rc_passing_add (passing, frame, mask);
    }
  for (int i = 0; i < FRAMES; i++)
    {
      g_autoptr (RcFrame) mask = NULL, frame = rolling_frame (pan, i, TRUE, &mask);
      g_autoptr (RcFrame) other = NULL, truth = rolling_frame (pan, i, FALSE, &other);

      rc_clean_plate_fill (plate, i, frame, mask);
      if (passes)
        rc_passing_fill (passing, i, frame, mask);
      g_assert_cmpfloat (psnr (frame, truth, mask), >, 0); /* outside it is as it was */
      for (int y = 0; y < HEIGHT; y++)
        for (int x = POLE_LEFT; x < POLE_RIGHT; x++)
          {
            gsize  at = (gsize)y * frame->stride + (gsize)x * 4 + 1;
            double off = frame->data[at] - (double)truth->data[at];

            square += off * off;
            n++;
            if (i > 0)
              steps += fabs (off - before[y][x - POLE_LEFT]);
            before[y][x - POLE_LEFT] = off;
          }
    }
  *flicker = steps / n;
  return 10 * log10 (65025 * n / MAX (square, 1e-9));
}

static void
test_what_goes_by_behind_does_not_stop (void)
{
  static const double pans[] = { 1.5, -1.2 };

  for (guint i = 0; i < G_N_ELEMENTS (pans); i++)
    {
      double still, moving, flickers, flicker;

      still = pole_removed (pans[i], FALSE, &flickers);
      moving = pole_removed (pans[i], TRUE, &flicker);
      g_test_message ("pan %g: %.1f dB and %.2f levels of flicker; without what goes by %.1f dB "
                      "and %.2f",
                      pans[i], moving, flicker, still, flickers);
      g_assert_cmpfloat (moving, >, 30);
      g_assert_cmpfloat (moving, >, still + 4);
      g_assert_cmpfloat (flicker, <, flickers);
    }
}

/* Nothing shows what is behind it: it is made up, and the same in every frame. */
static void
test_what_no_frame_shows_stands_still (void)
{
  const Shot               shot = { 0, 0, 0 };
  g_autoptr (RcCleanPlate) plate = rc_clean_plate_new (WIDTH, HEIGHT, 3);
  g_autoptr (RcFrame)      mask = NULL, first = NULL, last = NULL;

  first = frame_of (&shot, 0, TRUE, &mask);
  last = rc_frame_copy (first, NULL);
  for (int i = 0; i < 3; i++)
    g_assert_true (rc_clean_plate_add (plate, first, mask, NULL));
  g_assert_true (rc_clean_plate_finish (plate, NULL, NULL));
  rc_frame_unref (first);
  first = rc_frame_copy (last, NULL);
  rc_clean_plate_fill (plate, 0, first, mask);
  rc_clean_plate_fill (plate, 2, last, mask);
  g_assert_true (rc_frame_equal (first, last));
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      if (mask->data[(gsize)y * mask->stride + x] > 0)
        g_assert_cmpint (first->data[(gsize)y * first->stride + (gsize)x * 4 + 1], <, 240);
}

/* Stripes go on through the hole. */
static void
test_patches_carry_the_pattern_on (void)
{
  g_autoptr (RcFrame) frame = rc_frame_new (80, 60, RC_FRAME_BGRA8, NULL);
  guint               wrong = 0;

  for (int y = 0; y < 60; y++)
    for (int x = 0; x < 80; x++)
      {
        guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;

        memset (pixel, x / 4 % 2 == 0 ? 200 : 40, 3);
        pixel[3] = x >= 34 && x < 48 && y >= 22 && y < 36 ? 0 : 255;
        if (pixel[3] == 0)
          memset (pixel, 0, 3);
      }
  g_assert_true (rc_patch_fill (frame, 4, NULL));
  for (int y = 22; y < 36; y++)
    for (int x = 34; x < 48; x++)
      {
        const guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;

        g_assert_cmpint (pixel[3], ==, 255);
        wrong += pixel[0] != (x / 4 % 2 == 0 ? 200 : 40);
      }
  g_assert_cmpuint (wrong, <, 14 * 14 / 10);
}

static void
test_stops_when_it_is_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (RcFrame)      frame = wall_frame (0, 1);

  for (int y = 20; y < 60; y++)
    memset (frame->data + (gsize)y * frame->stride + 100, 0, 160);
  g_cancellable_cancel (cancellable);
  g_assert_false (rc_patch_fill (frame, 3, cancellable));
}

/* Beside what is known, of which the first row is hardly there, the image of what is next to it:
 * not that row's few pixels over and over. */
static void
test_a_short_row_is_not_mirrored_over_and_over (void)
{
  enum
  {
    TOP = 12,
    LEFT = 40,
    BUMP = 6
  };
  g_autoptr (RcCleanPlate) plate = rc_clean_plate_new (WIDTH, HEIGHT, 1);
  g_autoptr (RcFrame)      whole = wall_frame (0, 1), frame = wall_frame (0, 1);
  g_autoptr (RcFrame)      mask = rc_frame_new (WIDTH, HEIGHT, RC_FRAME_GRAY8, NULL);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      mask->data[(gsize)y * mask->stride + x] =
          x < LEFT || (y < TOP && (x < 100 || x >= 100 + BUMP)) ? 255 : 0;
  rc_clean_plate_mirror (plate);
  g_assert_true (rc_clean_plate_add (plate, frame, mask, NULL));
  g_assert_true (rc_clean_plate_finish (plate, NULL, NULL));
  rc_clean_plate_fill (plate, 0, frame, mask);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        int image_y = y < TOP ? 2 * TOP - y : y, image_x = x < LEFT ? 2 * LEFT - x : x;
        int is = frame->data[(gsize)y * frame->stride + (gsize)x * 4];
        int was = whole->data[(gsize)image_y * whole->stride + (gsize)image_x * 4];

        /* Beside the bump, and the pixels that are half of something, it may be the bump's. */
        if (mask->data[(gsize)y * mask->stride + x] > 0 && ABS (x - 103) > 14)
          g_assert_cmpint (ABS (is - was), <, 16);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/image/clean-plate/what-other-frames-show-comes-back",
                   test_what_other_frames_show_comes_back);
  g_test_add_func ("/engine/image/clean-plate/what-goes-by-behind-does-not-stop",
                   test_what_goes_by_behind_does_not_stop);
  g_test_add_func ("/engine/image/clean-plate/what-no-frame-shows-stands-still",
                   test_what_no_frame_shows_stands_still);
  g_test_add_func ("/engine/image/clean-plate/patches-carry-the-pattern-on",
                   test_patches_carry_the_pattern_on);
  g_test_add_func ("/engine/image/clean-plate/a-short-row-is-not-mirrored-over-and-over",
                   test_a_short_row_is_not_mirrored_over_and_over);
  g_test_add_func ("/engine/image/clean-plate/stops-when-it-is-cancelled",
                   test_stops_when_it_is_cancelled);
  return g_test_run ();
}
