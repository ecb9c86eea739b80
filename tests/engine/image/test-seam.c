/* test-seam.c - what is laid under a mask meets what is around it: levels, grain, ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/composite.h"
#include "engine/image/grain.h"
#include "engine/image/mask.h"
#include "engine/image/morph.h"
#include "engine/image/seam.h"

#include <math.h>
#include <string.h>

#define WIDTH  160
#define HEIGHT 120

static RcFrame *
new_frame (int width, int height)
{
  RcFrame *frame = rc_frame_new (width, height, RC_FRAME_BGRA8, NULL);

  memset (frame->data, 255, frame->stride * (gsize)height);
  return frame;
}

static double
noise (GRand *random)
{
  return sqrt (-2 * log (1 - g_rand_double (random))) * cos (2 * G_PI * g_rand_double (random));
}

/* A wall with a little pattern, lighter to the right; @by levels lighter, moved @shift pixels, with
 * grain of @sigma levels. */
static RcFrame *
draw (int width, int height, double by, double shift, double sigma, guint32 seed)
{
  RcFrame *frame = new_frame (width, height);
  GRand   *random = g_rand_new_with_seed (seed);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      for (int c = 0; c < 3; c++)
        {
          double level = 60 + 10 * c + 80.0 * x / width + 30.0 * y / height +
                         14 * sin ((x + shift) * 0.9) * sin (y * 0.3) + by;

          frame->data[(gsize)y * frame->stride + (gsize)x * 4 + (gsize)c] =
              (guint8)CLAMP (lrint (level + sigma * noise (random)), 0, 255);
        }
  g_rand_free (random);
  return frame;
}

static RcFrame *
rasterise (const char *text, int width, int height, int frame)
{
  g_autoptr (cJSON)  json = cJSON_Parse (text);
  g_autoptr (RcMask) mask = rc_mask_from_json (json, NULL);

  g_assert_nonnull (mask);
  return rc_mask_rasterise (mask, width, height, frame, NULL);
}

static RcFrame *
lay (const RcFrame *base, const RcFrame *patch, const RcFrame *mask, gboolean hard)
{
  g_autoptr (RcFrame) coverage = rc_frame_copy (mask, NULL);
  RcFrame            *out = rc_frame_copy (base, NULL);

  if (hard)
    rc_seam_harden (coverage);
  g_assert_true (rc_composite (out, patch, 0, 0, coverage, NULL, NULL));
  g_assert_true (rc_composite_outside_equal (base, out, mask));
  return out;
}

static int
green (const RcFrame *frame, int x, int y)
{
  return frame->data[(gsize)y * frame->stride + (gsize)x * 4 + 1];
}

/* The greatest step beyond the base's own between a pixel and the next across an edge of the mask.
 */
static double
worst_step (const RcFrame *base, const RcFrame *out)
{
  double worst = 0;

  for (int y = 0; y < base->height; y++)
    for (int x = 1; x < base->width; x++)
      worst = MAX (worst, abs ((green (out, x, y) - green (out, x - 1, y)) -
                               (green (base, x, y) - green (base, x - 1, y))));
  return worst;
}

#define BOX                                                                                        \
  "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0.3,\"y\":0.25,\"width\":0.4,\"height\":0.5}]"

/* The same wall, 14 levels lighter: with a hard mask a seam of 14 levels, which the gradient domain
 * takes away and keeps the pattern. */
static void
test_levels_meet_at_the_edge (void)
{
  g_autoptr (RcFrame) base = draw (WIDTH, HEIGHT, 0, 0, 0, 1);
  g_autoptr (RcFrame) made = draw (WIDTH, HEIGHT, 14, 0, 0, 1);
  g_autoptr (RcFrame) mask = rasterise (BOX "}", WIDTH, HEIGHT, 0);
  g_autoptr (RcFrame) plain = lay (base, made, mask, FALSE);
  g_autoptr (RcFrame) fit = rc_seam_fit (base, made, 0, 0, mask, RC_SEAM_WITHIN_MASK, NULL);
  g_autoptr (RcFrame) met = lay (base, fit, mask, TRUE);

  g_assert_cmpfloat (worst_step (base, plain), >, 12);
  g_assert_cmpfloat (worst_step (base, met), <=, 2);
  g_test_message ("steps of %.0f and %.0f levels", worst_step (base, plain),
                  worst_step (base, met));
}

/* What is asked for is a level: it stays in the core, and the feather goes over to it evenly. */
static void
test_core_keeps_what_was_asked_for (void)
{
  g_autoptr (RcFrame) base = draw (WIDTH, HEIGHT, 0, 0, 0, 1);
  g_autoptr (RcFrame) made = draw (WIDTH, HEIGHT, 30, 0, 0, 1);
  g_autoptr (RcFrame) mask = rasterise (BOX ",\"feather\":0.12}", WIDTH, HEIGHT, 0);
  g_autoptr (RcFrame) fit = rc_seam_fit (base, made, 0, 0, mask, RC_SEAM_WITHIN_FEATHER, NULL);
  g_autoptr (RcFrame) met = lay (base, fit, mask, TRUE);

  g_assert_cmpint (green (met, WIDTH / 2, HEIGHT / 2), ==, green (made, WIDTH / 2, HEIGHT / 2));
  g_assert_cmpfloat (worst_step (base, met), <, 9);
}

/* A feather mixes two patterns to less than either; in the gradient domain there is one. */
static void
test_feather_is_no_double_picture (void)
{
  g_autoptr (RcFrame) base = draw (WIDTH, HEIGHT, 0, 0, 0, 1);
  g_autoptr (RcFrame) made = draw (WIDTH, HEIGHT, 5, G_PI / 0.9, 0, 1); /* turned over */
  g_autoptr (RcFrame) mask = rasterise (BOX ",\"feather\":0.2}", WIDTH, HEIGHT, 0);
  g_autoptr (RcFrame) fit = rc_seam_fit (base, made, 0, 0, mask, RC_SEAM_WITHIN_MASK, NULL);
  g_autoptr (RcFrame) mixed = lay (base, made, mask, FALSE), met = lay (base, fit, mask, TRUE);
  double              lost[2] = { 0 };
  int                 n = 0;

  for (int y = 1; y < HEIGHT - 1; y++)
    for (int x = 1; x < WIDTH - 1; x++)
      {
        int coverage = mask->data[(gsize)y * mask->stride + (gsize)x];
        int own = abs (2 * green (made, x, y) - green (made, x - 1, y) - green (made, x + 1, y));

        if (coverage < 70 || coverage > 190)
          continue;
        lost[0] +=
            own - abs (2 * green (mixed, x, y) - green (mixed, x - 1, y) - green (mixed, x + 1, y));
        lost[1] +=
            own - abs (2 * green (met, x, y) - green (met, x - 1, y) - green (met, x + 1, y));
        n += own;
      }
  g_test_message ("of the pattern lost: %.0f %% mixed, %.0f %% in the gradient domain",
                  100 * lost[0] / n, 100 * lost[1] / n);
  g_assert_cmpfloat (lost[0] / n, >, 0.4);
  g_assert_cmpfloat (lost[1] / n, <, 0.1);
}

/* A dark post stands across the mask's edge, and what is laid in has none: it ends as softly as the
 * feather is, and beside it there is still no double picture. */
static void
test_what_crosses_the_edge_is_not_cut (void)
{
  g_autoptr (RcFrame) base = draw (WIDTH, HEIGHT, 60, 0, 0, 1);
  g_autoptr (RcFrame) made = draw (WIDTH, HEIGHT, 66, 0, 0, 1);
  g_autoptr (RcFrame) mask = rasterise (BOX ",\"feather\":0.2}", WIDTH, HEIGHT, 0);
  g_autoptr (RcFrame) fit = NULL, met = NULL;
  int                 worst = 0;

  for (int y = 0; y < HEIGHT / 2; y++)
    memset (base->data + (gsize)y * base->stride + 68 * 4, 10, 24 * 4);
  fit = rc_seam_fit (base, made, 0, 0, mask, RC_SEAM_WITHIN_MASK, NULL);
  met = lay (base, fit, mask, TRUE);
  for (int y = 1; y < HEIGHT / 2 - 4; y++)
    worst = MAX (worst, abs (green (met, 80, y) - green (met, 80, y - 1)));
  g_test_message ("along the post at most %d levels from a row to the next", worst);
  g_assert_cmpint (worst, <, 18);
  for (int x = 56; x < 104; x++)
    g_assert_cmpint (abs (green (met, x, HEIGHT * 3 / 4 - 4) - green (fit, x, HEIGHT * 3 / 4 - 4)),
                     <=, 4);
}

/* Frame after frame with other grain, the mask moving: what is laid in goes no more up and down
 * than grain does. */
static void
test_seam_does_not_flicker (void)
{
  g_autoptr (RcFrame) before = NULL;
  double              worst = 0;

  for (int index = 0; index < 12; index++)
    {
      g_autofree char *text = g_strdup_printf (
          "{\"shapes\":[{\"kind\":\"ellipse\",\"x\":%f,\"y\":0.2,\"width\":0.5,\"height\":0.6}],"
          "\"feather\":0.03}",
          0.2 + 0.004 * index);
      g_autoptr (RcFrame) base = draw (WIDTH, HEIGHT, 0, 0, 4, (guint32)index);
      g_autoptr (RcFrame) made = draw (WIDTH, HEIGHT, 12, 0, 0, 99);
      g_autoptr (RcFrame) mask = rasterise (text, WIDTH, HEIGHT, 0);
      g_autoptr (RcFrame) fit = rc_seam_fit (base, made, 0, 0, mask, RC_SEAM_WITHIN_MASK, NULL);

      for (int y = 48; y < 72 && before != NULL; y++)
        for (int x = 64; x < 96; x++)
          worst = MAX (worst, abs (green (fit, x, y) - green (before, x, y)));
      g_clear_pointer (&before, rc_frame_unref);
      before = g_steal_pointer (&fit);
    }
  g_test_message ("from one frame to the next at most %.0f levels", worst);
  g_assert_cmpfloat (worst, <=, 2);
}

/* A fade is still a fade: hardened coverage is never more than the mask's fullest. */
static void
test_hardened_coverage_keeps_its_outside (void)
{
  static const char text[] = BOX ",\"feather\":0.1,\"first\":0,\"last\":9,\"fade_in\":3}";

  for (int index = 0; index < 5; index++)
    {
      g_autoptr (RcFrame) mask = rasterise (text, WIDTH, HEIGHT, index);
      g_autoptr (RcFrame) hard = rc_frame_copy (mask, NULL);
      int                 most = 0;

      for (gsize i = 0; i < mask->stride * (gsize)mask->height; i++)
        most = MAX (most, mask->data[i]);
      rc_seam_harden (hard);
      for (gsize i = 0; i < mask->stride * (gsize)mask->height; i++)
        {
          g_assert_cmpint (hard->data[i] == 0, ==, mask->data[i] == 0);
          g_assert_cmpint (hard->data[i], >=, mask->data[i]);
          g_assert_cmpint (hard->data[i], <=, most);
        }
    }
}

/* Thousands of masks over whatever is there: outside not a byte, the same bytes again. */
static void
test_any_mask_keeps_the_law (void)
{
  GRand *random = g_rand_new_with_seed (11);
  int    changed = 0;

  for (int i = 0; i < 3000; i++)
    {
      int width = g_rand_int_range (random, 8, 60), height = g_rand_int_range (random, 8, 60);
      g_autofree char *text = g_strdup_printf (
          "{\"shapes\":[{\"kind\":\"%s\",\"x\":%f,\"y\":%f,\"width\":%f,\"height\":%f}],"
          "\"feather\":"
          "%f,\"invert\":%s}",
          g_rand_boolean (random) ? "ellipse" : "rectangle", g_rand_double_range (random, -0.5, 1),
          g_rand_double_range (random, -0.5, 1), g_rand_double_range (random, 0.01, 1.5),
          g_rand_double_range (random, 0.01, 1.5),
          g_rand_boolean (random) ? g_rand_double_range (random, 0, 0.3) : 0.0,
          g_rand_int_range (random, 0, 5) == 0 ? "true" : "false");
      g_autoptr (RcFrame) mask = rasterise (text, width, height, 0);
      g_autoptr (RcFrame) base = draw (width, height, 0, 0, 5, (guint32)i);
      g_autoptr (RcFrame) made = draw (width, height, g_rand_int_range (random, -90, 90), 3, 20, 7);
      RcSeamReach reach = g_rand_boolean (random) ? RC_SEAM_WITHIN_MASK : RC_SEAM_WITHIN_FEATHER;
      g_autoptr (RcFrame) fit = rc_seam_fit (base, made, 0, 0, mask, reach, NULL);
      g_autoptr (RcFrame) again = rc_seam_fit (base, made, 0, 0, mask, reach, NULL);
      RcGrain             grain = { 0 }, own = { 0 };
      g_autoptr (RcFrame) out = NULL;

      if (rc_grain_learn (&grain, base, 0, 0, mask, FALSE))
        {
          (void)rc_grain_learn (&own, fit, 0, 0, mask, TRUE);
          rc_grain_add (&grain, &own, fit, 0, 0, mask, i);
          rc_grain_add (&grain, &own, again, 0, 0, mask, i);
        }
      g_assert_true (rc_frame_equal (fit, again));
      out = lay (base, fit, mask, g_rand_boolean (random)); /* holds it against the law */
      changed += !rc_frame_equal (out, base);
    }
  g_rand_free (random);
  g_test_message ("%d of 3000 changed something inside", changed);
  g_assert_cmpint (changed, >, 2000);
}

/* A patch that is a part of the frame is fitted as the whole would be. */
static void
test_patch_lies_where_it_belongs (void)
{
  g_autoptr (RcFrame) base = draw (WIDTH, HEIGHT, 0, 0, 0, 1);
  g_autoptr (RcFrame) made = draw (WIDTH, HEIGHT, 20, 0, 0, 1);
  g_autoptr (RcFrame) mask = rasterise (BOX "}", WIDTH, HEIGHT, 0);
  RcRect              area = { 32, 0, 96, 96 };
  g_autoptr (RcFrame) part = rc_frame_crop (made, area, NULL);
  g_autoptr (RcFrame) fit =
      rc_seam_fit (base, part, area.x, area.y, mask, RC_SEAM_WITHIN_MASK, NULL);
  g_autoptr (RcFrame) out = rc_frame_copy (base, NULL);

  rc_seam_harden (mask);
  g_assert_true (rc_composite (out, fit, area.x, area.y, mask, NULL, NULL));
  g_assert_cmpfloat (worst_step (base, out), <=, 2);
}

/* --- grain ---------------------------------------------------------------------------------- */

/* Grain that is stronger where it is light, on an even slope. */
static RcFrame *
draw_grain (double dark, double light, double shared, guint32 seed)
{
  RcFrame *frame = new_frame (256, 160);
  GRand   *random = g_rand_new_with_seed (seed);

  for (int y = 0; y < 160; y++)
    for (int x = 0; x < 256; x++)
      {
        double sigma = dark + (light - dark) * x / 255, all = noise (random);

        for (int c = 0; c < 3; c++)
          frame->data[(gsize)y * frame->stride + (gsize)x * 4 + (gsize)c] = (guint8)CLAMP (
              lrint (x * 0.85 + 15 +
                     sigma * (sqrt (shared) * all + sqrt (1 - shared) * noise (random))),
              0, 255);
      }
  g_rand_free (random);
  return frame;
}

static void
test_grain_is_measured_by_brightness (void)
{
  static const char   text[] = BOX "}";
  g_autoptr (RcFrame) mask = rasterise (text, 256, 160, 0);
  g_autoptr (RcFrame) frame = draw_grain (2, 7, 0, 3);
  RcGrain             grain = { 0 };

  g_assert_true (rc_grain_learn (&grain, frame, 0, 0, mask, FALSE));
  for (int level = 50; level <= 200; level += 50)
    {
      double truth = 2 + 5 * (level - 15) / 0.85 / 255;

      g_test_message ("at %d: %.2f of %.2f", level, rc_grain_sigma (&grain, 1, (guint8)level),
                      truth);
      g_assert_cmpfloat (fabs (rc_grain_sigma (&grain, 1, (guint8)level) - truth), <, 0.2 * truth);
    }
}

/* What has lost its grain gets it back, in brightness and in colour, another one each frame; what
 * has it already is left alone. */
static void
test_grain_is_matched (void)
{
  static const char text[] = BOX "}";

  for (int shared = 0; shared <= 1; shared++)
    {
      g_autoptr (RcFrame) mask = rasterise (text, 256, 160, 0);
      g_autoptr (RcFrame) base = draw_grain (3, 5, shared, 3), clean = draw_grain (0, 0, 0, 1);
      g_autoptr (RcFrame) one = rc_frame_copy (clean, NULL), other = rc_frame_copy (clean, NULL);
      g_autoptr (RcFrame) kept = rc_frame_copy (base, NULL);
      RcGrain             grain = { 0 }, own = { 0 }, has = { 0 }, now = { 0 };
      double              moved = 0;

      g_assert_true (rc_grain_learn (&grain, base, 0, 0, mask, FALSE));
      g_assert_true (rc_grain_is_seen (&grain));
      g_assert_true (rc_grain_learn (&own, clean, 0, 0, mask, TRUE));
      g_assert_false (rc_grain_is_seen (&own));
      rc_grain_add (&grain, &own, one, 0, 0, mask, 1);
      rc_grain_add (&grain, &own, other, 0, 0, mask, 2);
      g_assert_false (rc_frame_equal (one, other));
      g_assert_true (rc_grain_learn (&now, one, 0, 0, mask, TRUE));
      for (int level = 90; level <= 170; level += 40)
        for (int c = 0; c < 4; c++)
          {
            double wanted = rc_grain_sigma (&grain, c, (guint8)level);

            g_assert_cmpfloat (fabs (rc_grain_sigma (&now, c, (guint8)level) - wanted), <,
                               0.25 * wanted);
          }
      g_assert_true (rc_grain_learn (&has, base, 0, 0, mask, TRUE));
      rc_grain_add (&grain, &has, kept, 0, 0, mask, 1);
      for (int y = 60; y < 100; y++)
        for (int x = 100; x < 150; x++)
          moved += abs (green (kept, x, y) - green (base, x, y)) / 2000.0;
      g_assert_cmpfloat (moved, <, 1.5);
    }
}

/* --- ends ----------------------------------------------------------------------------------- */

/* A disc that is @shift pixels farther to the right in the other picture is half as far in between.
 */
static RcFrame *
draw_disc (double x0)
{
  RcFrame *frame = draw (WIDTH, HEIGHT, 0, 0, 0, 1);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        double in = CLAMP (16.5 - hypot (x - x0, y - 60), 0, 1);

        for (gsize c = 0; c < 3; c++)
          {
            guint8 *value = frame->data + (gsize)y * frame->stride + (gsize)x * 4 + c;
            double  inner = 215 + 25 * sin (x - x0) * sin (y * 0.6);

            *value = (guint8)lrint (*value * (1 - in) + in * inner);
          }
      }
  return frame;
}

static void
test_morph_goes_the_way_between (void)
{
  g_autoptr (RcMorph) morph = rc_morph_new ();
  g_autoptr (RcFrame) from = draw_disc (70), to = draw_disc (78), half = NULL, none = NULL;
  double              middle = 0, n = 0, ghost = 0;

  none = rc_morph_between (morph, from, to, NULL, 0, NULL);
  g_assert_cmpint (green (none, 20, 20), ==, green (from, 20, 20));
  for (int i = 0; i < 4; i++)
    {
      g_clear_pointer (&half, rc_frame_unref);
      half = rc_morph_between (morph, from, to, NULL, 0.5, NULL);
    }
  for (int x = 40; x < 110; x++)
    {
      double in = MAX (green (half, x, 60) - 160, 0);

      middle += in * x;
      n += in;
      ghost += green (half, x, 60) > 150 && green (half, x, 60) < 180;
    }
  g_test_message ("middle at %.2f, %g pixels of a double edge", middle / n, ghost);
  g_assert_cmpfloat (fabs (middle / n - 74), <, 1.0);
  g_assert_cmpfloat (ghost, <=, 8);
}

static void
test_ends_are_slow (void)
{
  gboolean shut[2] = { FALSE, FALSE }, open[2] = { TRUE, FALSE };

  g_assert_cmpfloat (rc_morph_share (30, 30, 60, 10, shut), <, 0.01);
  g_assert_cmpfloat (rc_morph_share (60, 30, 60, 10, shut), <, 0.01);
  g_assert_cmpfloat (rc_morph_share (45, 30, 60, 10, shut), ==, 1);
  g_assert_cmpfloat (rc_morph_share (0, 0, 60, 10, open), ==, 1);
  for (int index = 30; index < 60; index++)
    g_assert_cmpfloat (fabs (rc_morph_share (index + 1, 30, 60, 10, shut) -
                             rc_morph_share (index, 30, 60, 10, shut)),
                       <, 0.18);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/seam/levels-meet-at-the-edge", test_levels_meet_at_the_edge);
  g_test_add_func ("/engine/seam/core-keeps-what-was-asked-for",
                   test_core_keeps_what_was_asked_for);
  g_test_add_func ("/engine/seam/feather-is-no-double-picture", test_feather_is_no_double_picture);
  g_test_add_func ("/engine/seam/what-crosses-the-edge-is-not-cut",
                   test_what_crosses_the_edge_is_not_cut);
  g_test_add_func ("/engine/seam/does-not-flicker", test_seam_does_not_flicker);
  g_test_add_func ("/engine/seam/hardened-coverage-keeps-its-outside",
                   test_hardened_coverage_keeps_its_outside);
  g_test_add_func ("/engine/seam/any-mask-keeps-the-law", test_any_mask_keeps_the_law);
  g_test_add_func ("/engine/seam/patch-lies-where-it-belongs", test_patch_lies_where_it_belongs);
  g_test_add_func ("/engine/grain/is-measured-by-brightness", test_grain_is_measured_by_brightness);
  g_test_add_func ("/engine/grain/is-matched", test_grain_is_matched);
  g_test_add_func ("/engine/morph/goes-the-way-between", test_morph_goes_the_way_between);
  g_test_add_func ("/engine/morph/ends-are-slow", test_ends_are_slow);
  return g_test_run ();
}
