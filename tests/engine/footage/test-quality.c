/* test-quality.c - how good what is done to any frames looks, in figures
 *
 * Each prints what it measures; what is asserted leaves a margin to what was measured.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/footage/retouch-fixture.h"

#include "engine/image/harmony.h"
#include "engine/image/places.h"

#include <math.h>

#define WIDTH  192
#define HEIGHT 144
#define BALL                                                                                       \
  "{\"shapes\":[{\"kind\":\"ellipse\",\"x\":0.3125,\"y\":0.25,\"width\":0.375,\"height\":0.5}],"   \
  "\"feather\":0.04}"

static guint8 *
pixel_at (const RcFrame *frame, int x, int y)
{
  return frame->data + (gsize)y * frame->stride + (gsize)x * 4;
}

static const RcFrame *
result (const Retouch *shot, int index)
{
  return g_ptr_array_index (shot->results, (guint)index);
}

static const RcFrame *
base (const Retouch *shot, int index)
{
  return g_ptr_array_index (shot->base, (guint)index);
}

/* How far a pixel is from the middle of the ball, in its radius. */
static double
ball_radius (int x, int y)
{
  return hypot (x + 0.5 - 0.5 * WIDTH, y + 0.5 - 0.5 * HEIGHT) / (0.25 * HEIGHT);
}

static void
lab_at (const RcFrame *frame, int x, int y, float lab[3])
{
  const guint8 *pixel = pixel_at (frame, x, y);
  float         bgr[3] = { pixel[0] / 255.0f, pixel[1] / 255.0f, pixel[2] / 255.0f };

  rc_lab_from_bgr (bgr, lab);
}

/* A brown ball with light and shade, as large as BALL, before a blue wall; a camera's noise. */
static void
draw_ball (RcFrame *frame, int index, gpointer data)
{
  GRand *random = g_rand_new_with_seed ((guint32)index + 7);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        double far = ball_radius (x, y), u = (x - 0.5 * WIDTH) / (0.25 * HEIGHT);
        double v = (y - 0.5 * HEIGHT) / (0.25 * HEIGHT);
        double light = 0.25 + 0.75 * CLAMP (0.6 - 0.5 * u - 0.5 * v, 0, 1);
        double in = CLAMP ((1 - far) * 0.25 * HEIGHT + 0.5, 0, 1);
        double ball[3] = { 60 * light, 110 * light, 160 * light }, wall[3] = { 190, 170, 140 };

        for (int c = 0; c < 3; c++)
          pixel_at (frame, x, y)[c] =
              (guint8)(ball[c] * in + wall[c] * (1 - in) + g_rand_double_range (random, -2, 2));
      }
  g_rand_free (random);
}

/* --- colour -------------------------------------------------------------------------------- */

static double
correlation (const double *sums, double n)
{
  double xy = n * sums[4] - sums[0] * sums[1];

  return xy / sqrt ((n * sums[2] - sums[0] * sums[0]) * (n * sums[3] - sums[1] * sums[1]) + 1e-9);
}

static void
add_pair (double *sums, double x, double y)
{
  sums[0] += x;
  sums[1] += y;
  sums[2] += x * x;
  sums[3] += y * y;
  sums[4] += x * y;
}

static void
test_colour_keeps_light_and_shade (void)
{
  static const struct
  {
    const char *prompt;
    float       bgr[3];
  } cases[] = { { "a red ball", { 0x2a / 255.0f, 0x30 / 255.0f, 0xb4 / 255.0f } },
                { "a green ball", { 0x46 / 255.0f, 0x7a / 255.0f, 0x3f / 255.0f } },
                { "a yellow ball", { 0x38 / 255.0f, 0xc0 / 255.0f, 0xe0 / 255.0f } } };
  Retouch shot;

  retouch_init (&shot, WIDTH, HEIGHT, 3, draw_ball, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      float  want[3], now[3], was[3];
      double sums[5] = { 0 }, n = 0, a = 0, b = 0, off, halo = 0, ring = 0;

      rc_lab_from_bgr (cases[i].bgr, want);
      g_assert_true (retouch_render (&shot, cases[i].prompt, BALL, NULL));
      for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
          {
            double far = ball_radius (x, y);

            lab_at (result (&shot, 1), x, y, now);
            lab_at (base (&shot, 1), x, y, was);
            if (far < 0.9)
              {
                add_pair (sums, was[0], now[0]);
                a += now[1];
                b += now[2];
                n++;
              }
            /* The wall, under the feather. */
            else if (far > 1.06 && far < 1.25)
              {
                halo += hypot (now[1] - was[1], now[2] - was[2]);
                ring++;
              }
          }
      off = fabs (remainder (atan2 (b, a) - atan2 (want[2], want[1]), 2 * G_PI)) * 180 / G_PI;
      g_test_message ("%s: light correlates %.4f, hue off by %.1f degrees, chroma %.1f of %.1f, "
                      "halo %.2f",
                      cases[i].prompt, correlation (sums, n), off, hypot (a, b) / n,
                      hypot (want[1], want[2]), halo / ring);
      g_assert_cmpfloat (correlation (sums, n), >, 0.98);
      g_assert_cmpfloat (off, <, 6);
      g_assert_cmpfloat (hypot (a, b) / n, >, 0.5 * hypot (want[1], want[2]));
      g_assert_cmpfloat (halo / ring, <, 1.0);
    }
  retouch_clear (&shot);
}

/* --- grade --------------------------------------------------------------------------------- */

/* Every level from left to right. */
static void
draw_wedge (RcFrame *frame, int index, gpointer data)
{
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      for (int c = 0; c < 3; c++)
        pixel_at (frame, x, y)[c] = (guint8)(x * 255 / (WIDTH - 1));
}

static void
test_grade_keeps_the_order_of_levels (void)
{
  static const struct
  {
    const char *prompt;
    int         way; /* of the middle */
  } cases[] = { { "lighter", 1 },       { "much lighter", 1 }, { "darker", -1 },
                { "much darker", -1 },  { "warmer", 0 },       { "cooler", 0 },
                { "more contrast", 0 }, { "less contrast", 0 } };
  Retouch shot;

  retouch_init (&shot, WIDTH, HEIGHT, 2, draw_wedge, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RcFrame *made;
      int            jump = 0, middle;

      g_assert_true (retouch_render (
          &shot, cases[i].prompt,
          "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":1,\"height\":0.5}]}",
          NULL));
      made = result (&shot, 1);
      for (int x = 1; x < WIDTH; x++)
        for (int c = 0; c < 3; c++)
          {
            int step = pixel_at (made, x, 30)[c] - pixel_at (made, x - 1, 30)[c];

            g_assert_cmpint (step, >=, 0);
            jump = MAX (jump, step);
          }
      middle = pixel_at (made, WIDTH / 2, 30)[1] - pixel_at (base (&shot, 1), WIDTH / 2, 30)[1];
      g_test_message ("%s: the middle by %d, largest step %d", cases[i].prompt, middle, jump);
      if (cases[i].way != 0)
        g_assert_cmpint (middle * cases[i].way, >, 15);
      /* Neighbours are 1.3 levels apart: more than a few would show as bands. */
      g_assert_cmpint (jump, <=, 6);
    }
  retouch_clear (&shot);
}

/* --- blur ---------------------------------------------------------------------------------- */

/* A red disc, as large as BALL, before stripes of green. */
static void
draw_stripes (RcFrame *frame, int index, gpointer data)
{
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint8  *pixel = pixel_at (frame, x, y);
        gboolean in = ball_radius (x, y) < 1;

        pixel[0] = 30;
        pixel[1] = in ? 20 : x / 3 % 2 ? 190 : 110;
        pixel[2] = in ? 210 : 30;
      }
}

static double
detail (const RcFrame *frame)
{
  double sum = 0;

  for (int y = 4; y < HEIGHT - 4; y++)
    for (int x = 4; x < WIDTH - 4; x++)
      if (ball_radius (x, y) > 1.2)
        sum += fabs (2.0 * pixel_at (frame, x, y)[1] - pixel_at (frame, x - 1, y)[1] -
                     pixel_at (frame, x + 1, y)[1]);
  return sum;
}

static void
test_blur_mixes_nothing_in_from_outside (void)
{
  double  before, after, bled = 0, n = 0;
  Retouch shot;

  retouch_init (&shot, WIDTH, HEIGHT, 2, draw_stripes, NULL);
  g_assert_true (retouch_render (
      &shot, "much blurred",
      "{\"shapes\":[{\"kind\":\"ellipse\",\"x\":0.3125,\"y\":0.25,\"width\":0.375,\"height\":0.5}],"
      "\"invert\":true}",
      NULL));
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      if (ball_radius (x, y) > 1.06 && ball_radius (x, y) < 1.3)
        {
          bled += pixel_at (result (&shot, 1), x, y)[2] - 30;
          n++;
        }
  before = detail (base (&shot, 1));
  after = detail (result (&shot, 1));
  g_test_message ("%.2f levels of red bled, detail falls to %.3f", bled / n, after / before);
  g_assert_cmpfloat (fabs (bled / n), <, 1.5);
  g_assert_cmpfloat (after / before, <, 0.1);
  retouch_clear (&shot);
}

/* --- freeze -------------------------------------------------------------------------------- */

static double
stains (double x, double y)
{
  return 0.5 + 0.18 * sin (x * 0.21) * cos (y * 0.17) + 0.14 * sin (x * 0.083 + y * 0.11) +
         0.12 * cos (x * 0.31 - y * 0.27);
}

static void
camera_at (int index, double camera[2])
{
  camera[0] = 1.1 * index + 2.5 * sin (index * 1.3);
  camera[1] = 1.8 * sin (index * 0.9 + 1);
}

/* A wall before a hand-held camera; in the middle of the place there is water, which moves. */
static void
draw_water (RcFrame *frame, int index, gpointer data)
{
  double camera[2] = { 0 };

  if (data != NULL)
    camera_at (index, camera);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        double px = x + camera[0], py = y + camera[1], value = stains (px, py);

        if (hypot (px - 100, py - 72) < 22)
          value = 0.5 + 0.3 * sin (px * 0.5 + index * 1.9) * sin (py * 0.4 - index * 1.1);
        for (int c = 0; c < 3; c++)
          pixel_at (frame, x, y)[c] = (guint8)(255 * value);
      }
}

/* How far what is shown at a place is off the first frame, mean of levels. */
static double
unrest (GPtrArray *frames, gboolean moving)
{
  const RcFrame *first = g_ptr_array_index (frames, 0);
  double         sum = 0, n = 0, begin[2] = { 0 }, camera[2] = { 0 };

  if (moving)
    camera_at (0, begin);
  for (guint i = 1; i < frames->len; i++)
    for (int y = 48; y < 96; y++)
      for (int x = 68; x < 110; x++)
        {
          double px, py, u, v, was;
          int    a, b;

          if (moving)
            camera_at ((int)i, camera);
          px = x + camera[0];
          py = y + camera[1];
          if (hypot (px - 100, py - 72) > 24)
            continue;
          u = px - begin[0];
          v = py - begin[1];
          a = (int)floor (u);
          b = (int)floor (v);
          was =
              (pixel_at (first, a, b)[1] * (1 - u + a) + pixel_at (first, a + 1, b)[1] * (u - a)) *
                  (1 - v + b) +
              (pixel_at (first, a, b + 1)[1] * (1 - u + a) +
               pixel_at (first, a + 1, b + 1)[1] * (u - a)) *
                  (v - b);
          sum += fabs (pixel_at (g_ptr_array_index (frames, i), x, y)[1] - was);
          n++;
        }
  return sum / n;
}

static void
test_what_is_frozen_stays_in_its_place (void)
{
  static const char mask[] = "{\"shapes\":[{\"kind\":\"ellipse\",\"x\":0.28,\"y\":0.2,"
                             "\"width\":0.42,\"height\":0.6}],\"feather\":0.05}";

  for (int moving = 0; moving < 2; moving++)
    {
      double  before, after;
      Retouch shot;

      retouch_init (&shot, WIDTH, HEIGHT, 12, draw_water, moving ? &shot : NULL);
      g_assert_true (retouch_render (&shot, "freeze", mask, NULL));
      before = unrest (shot.base, moving);
      after = unrest (shot.results, moving);
      g_test_message ("%s: off the first frame by %.2f levels, frozen %.2f",
                      moving ? "hand-held" : "tripod", before, after);
      g_assert_cmpfloat (before, >, 15);
      g_assert_cmpfloat (after, <, moving ? 0.08 * before : 0.01);
      retouch_clear (&shot);
    }
}

/* --- sky ----------------------------------------------------------------------------------- */

/* A light sky over a dark stained hill, before a camera that pans. */
static void
draw_hill (RcFrame *frame, int index, gpointer data)
{
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      for (int c = 0; c < 3; c++)
        {
          double px = x + 2.0 * index, edge = 0.62 * HEIGHT + 6 * sin (px * 0.05);

          pixel_at (frame, x, y)[c] = y < edge
                                          ? (guint8)(205 - 12 * c + 20.0 * y / HEIGHT)
                                          : (guint8)(25 + 90 * stains (px * 1.7, y * 1.9) + 8 * c);
        }
}

/* By how many pixels the sky of one frame is shifted to be that of another. */
static double
sky_shift (const RcFrame *one, const RcFrame *other)
{
  double best = G_MAXDOUBLE;
  int    at = 0;

  for (int shift = -40; shift <= 40; shift++)
    {
      double sum = 0;
      int    n = 0;

      for (int y = 8; y < 60; y++)
        for (int x = 40; x < WIDTH - 40; x++, n++)
          sum += abs (pixel_at (one, x, y)[2] - pixel_at (other, x + shift, y)[2]);
      if (sum / n >= best)
        continue;
      best = sum / n;
      at = shift;
    }
  return at;
}

static void
test_sky_goes_along_with_the_camera (void)
{
  double  shift;
  Retouch shot;

  retouch_init (&shot, WIDTH, HEIGHT, 12, draw_hill, NULL);
  g_assert_true (retouch_render (
      &shot, "a cloudy sky",
      "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":1,\"height\":1}]}", NULL));
  shift = sky_shift (result (&shot, 0), result (&shot, 10));
  g_test_message ("the camera goes 20 pixels, the sky %.0f", -shift);
  g_assert_cmpfloat_with_epsilon (shift, -20, 2.5);
  retouch_clear (&shot);
}

/* A white post with a dark outline before the sky, along which sharpening has left a rim. */
static void
draw_post (RcFrame *frame, int index, gpointer data)
{
  draw_hill (frame, 0, NULL);
  for (int y = 24; y < HEIGHT; y++)
    for (int x = 80; x < 120; x++)
      for (int c = 0; c < 3; c++)
        {
          guint8 *value = &pixel_at (frame, x, y)[c];
          int     off = abs (2 * x - 199); /* from the middle, half pixels */

          if (off < 15)
            *value = 236;
          else if (off < 18)
            *value = 60;
          else if (off < 22)
            *value = (guint8)MIN (*value + 16, 255);
        }
}

static void
test_old_sky_leaves_no_rim (void)
{
  double  rim = 0, n = 0;
  Retouch shot;

  retouch_init (&shot, WIDTH, HEIGHT, 2, draw_post, NULL);
  g_assert_true (retouch_render (
      &shot, "a sunset sky",
      "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":1,\"height\":1}]}", NULL));
  for (int y = 34; y < 74; y++)
    for (int x = 89; x < 91; x++)
      for (int c = 0; c < 3; c++, n++)
        rim += abs (pixel_at (result (&shot, 1), x, y)[c] - pixel_at (result (&shot, 1), 84, y)[c]);
  g_test_message ("the rim is %.1f levels off the sky", rim / n);
  g_assert_cmpfloat (rim / n, <, 22);
  retouch_clear (&shot);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/footage/quality/colour-keeps-light-and-shade",
                   test_colour_keeps_light_and_shade);
  g_test_add_func ("/engine/footage/quality/grade-keeps-the-order-of-levels",
                   test_grade_keeps_the_order_of_levels);
  g_test_add_func ("/engine/footage/quality/blur-mixes-nothing-in-from-outside",
                   test_blur_mixes_nothing_in_from_outside);
  g_test_add_func ("/engine/footage/quality/what-is-frozen-stays-in-its-place",
                   test_what_is_frozen_stays_in_its_place);
  g_test_add_func ("/engine/footage/quality/sky-goes-along-with-the-camera",
                   test_sky_goes_along_with_the_camera);
  g_test_add_func ("/engine/footage/quality/old-sky-leaves-no-rim", test_old_sky_leaves_no_rim);
  return g_test_run ();
}
