/* test-operations.c - what is done to any frames without a model: in the mask, and nowhere else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/footage/retouch-fixture.h"

#include "engine/base/error.h"
#include "engine/script/region-words.h"

#include <math.h>

#define MASK                                                                                       \
  "{\"shapes\":[{\"kind\":\"ellipse\",\"x\":0.2,\"y\":0.2,\"width\":0.6,\"height\":0.6}]}"

/* Soft stains under a light sky; the camera pans by @data pixels a frame. */
static void
draw_place (RcFrame *frame, int index, gpointer data)
{
  double shift = index * *(const double *)data;

  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      {
        guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;
        double  px = x + shift, at = (double)y / frame->height;
        double  stain = 0.45 + 0.2 * sin (px * 0.31) * cos (y * 0.27) + 0.12 * sin (px * 0.11 + y);

        for (int c = 0; c < 3; c++)
          pixel[c] = (guint8)(at < 0.4 ? 225 - 30 * at + 4 * (2 - c) : 200 * stain - 14 * c);
      }
}

/* The mean level of what a rectangle of a frame shows, in shares of the frame. */
static double
level (const RcFrame *frame, double x, double y, double width, double height, int channel)
{
  double sum = 0;
  int    n = 0;

  for (int k = (int)(y * frame->height); k < (int)((y + height) * frame->height); k++)
    for (int i = (int)(x * frame->width); i < (int)((x + width) * frame->width); i++, n++)
      sum += frame->data[(gsize)k * frame->stride + (gsize)i * 4 + (gsize)channel];
  return sum / MAX (n, 1);
}

static const char *const prompts[] = {
  "remove",
  "a red coat",
  "much darker",
  "blurred",
  "freeze",
  "black and white",
  "lit from the left by warm light",
  "backlit",
  "moonlight",
  "从右侧打冷光",
};

static char *
random_mask (GRand *random)
{
  const char *kind = g_rand_boolean (random) ? "rectangle" : "ellipse";
  double x = g_rand_double_range (random, -0.2, 0.9), y = g_rand_double_range (random, -0.2, 0.9);

  return g_strdup_printf (
      "{\"shapes\":[{\"kind\":\"%s\",\"x\":%.4f,\"y\":%.4f,\"width\":%.4f,\"height\":%.4f}],"
      "\"feather\":%.4f,\"invert\":%s,\"first\":%d,\"keys\":[{\"frame\":0},"
      "{\"frame\":5,\"move\":[%.3f,%.3f],\"scale\":%.3f,\"turn\":%d}]}",
      kind, x, y, g_rand_double_range (random, 0.02, 0.8), g_rand_double_range (random, 0.02, 0.8),
      g_rand_boolean (random) ? g_rand_double_range (random, 0, 0.1) : 0.0,
      g_rand_int_range (random, 0, 8) == 0 ? "true" : "false", g_rand_int_range (random, 0, 4),
      g_rand_double_range (random, -0.3, 0.3), g_rand_double_range (random, -0.3, 0.3),
      g_rand_double_range (random, 0.5, 1.6), g_rand_int_range (random, -90, 90));
}

/* Any mask × any operation × any size: retouch-fixture.h holds every frame against the law. */
static void
test_outside_not_a_byte_changes (void)
{
  static const int sizes[][2] = { { 64, 48 }, { 96, 54 }, { 34, 80 } };
  GRand           *random = g_rand_new_with_seed (5);
  guint            rendered = 0, changed = 0;

  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    {
      double  pan = size * 0.8;
      Retouch shot;

      retouch_init (&shot, sizes[size][0], sizes[size][1], 6, draw_place, &pan);
      for (guint i = 0; i < 8 * G_N_ELEMENTS (prompts); i++)
        {
          g_autofree char   *mask = random_mask (random);
          g_autoptr (GError) error = NULL;
          const char        *prompt = prompts[i % G_N_ELEMENTS (prompts)];
          gboolean           differs = FALSE;

          if (!retouch_render (&shot, prompt, mask, &error))
            {
              g_assert_no_error (error);
              continue;
            }
          g_assert_cmpint ((int)shot.results->len, ==, shot.last - shot.first + 1);
          for (guint k = 0; k < shot.results->len && !differs; k++)
            differs = !rc_frame_equal (g_ptr_array_index (shot.results, k),
                                       g_ptr_array_index (shot.base, k + (guint)shot.first));
          rendered++;
          changed += differs;
        }
      retouch_clear (&shot);
    }
  g_rand_free (random);
  g_test_message ("%u of %u changed something inside", changed, rendered);
  g_assert_cmpuint (rendered, >, 150);
  g_assert_cmpuint (changed, >, rendered * 8 / 10);
}

/* --- relight ------------------------------------------------------------------------------- */

static void
draw_grey (RcFrame *frame, int index, gpointer data)
{
  GRand *random = g_rand_new_with_seed ((guint32)index);

  /* Noise of a camera. */
  for (gsize i = 0; i < frame->stride * (gsize)frame->height; i++)
    if (i % 4 != 3)
      frame->data[i] = (guint8)(118 + g_rand_int_range (random, -3, 4));
  g_rand_free (random);
}

static void
test_light_falls_where_it_comes_from (void)
{
  static const struct
  {
    const char *prompt;
    double      light[2], dark[2]; /* middles of what is lit and of what is not */
    int         warm;              /* sign of red over blue where it is lit */
  } cases[] = {
    { "lit from the left by warm light", { 0.3, 0.5 }, { 0.7, 0.5 }, 1 },
    { "cold light from the right", { 0.7, 0.5 }, { 0.3, 0.5 }, -1 },
    { "light from above", { 0.5, 0.3 }, { 0.5, 0.7 }, 0 },
    { "从左侧打暖光", { 0.3, 0.5 }, { 0.7, 0.5 }, 1 },
  };
  Retouch shot;

  retouch_init (&shot, 160, 120, 4, draw_grey, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const double  *light = cases[i].light, *dark = cases[i].dark;
      double         flicker = 0;
      const RcFrame *frame;

      g_assert_true (retouch_render (&shot, cases[i].prompt, MASK, NULL));
      frame = g_ptr_array_index (shot.results, 0);
      g_assert_cmpfloat (level (frame, light[0] - 0.05, light[1] - 0.05, 0.1, 0.1, 1), >,
                         level (frame, dark[0] - 0.05, dark[1] - 0.05, 0.1, 0.1, 1) + 12);
      if (cases[i].warm != 0)
        g_assert_cmpfloat (cases[i].warm *
                               (level (frame, light[0] - 0.05, light[1] - 0.05, 0.1, 0.1, 2) -
                                level (frame, light[0] - 0.05, light[1] - 0.05, 0.1, 0.1, 0)),
                           >, 8);
      for (int k = 0; k < 64; k++)
        flicker = MAX (flicker, fabs (level (frame, k % 8 / 8.0, k / 8 / 8.0, 0.125, 0.125, 1) -
                                      level (g_ptr_array_index (shot.results, 3), k % 8 / 8.0,
                                             k / 8 / 8.0, 0.125, 0.125, 1)));
      g_test_message ("%s: %.2f levels of flicker", cases[i].prompt, flicker);
      g_assert_cmpfloat (flicker, <, 1.0);
    }
  retouch_clear (&shot);
}

static void
test_words_of_light (void)
{
  static const struct
  {
    const char *prompt;
    gboolean    relights;
    double      right; /* where from */
    guint       colour;
  } cases[] = {
    { "lit from the left by warm light", TRUE, -1, 0xffb870 },
    { "backlit", TRUE, 0, 0xffffff },
    { "red light from the right", TRUE, 1, 0xff443b },
    { "逆光", TRUE, 0, 0xffffff },
    { "lighter", FALSE, 0, 0 },
    { "warm light", FALSE, 0, 0 },
    { "a light blue coat", FALSE, 0, 0 },
    { "she looks from the left", FALSE, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RcRegionWords words;

      g_assert_true (rc_region_words_read (&words, cases[i].prompt, NULL));
      g_assert_cmpint (words.relights, ==, cases[i].relights);
      if (!words.relights)
        continue;
      g_assert_cmphex (words.light_colour, ==, cases[i].colour);
      g_assert_false (words.has_colour);
      if (cases[i].right != 0)
        g_assert_cmpfloat (words.light_from[0] * cases[i].right, >, 0.5);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/footage/operations/outside-not-a-byte-changes",
                   test_outside_not_a_byte_changes);
  g_test_add_func ("/engine/footage/operations/light-falls-where-it-comes-from",
                   test_light_falls_where_it_comes_from);
  g_test_add_func ("/engine/footage/operations/words-of-light", test_words_of_light);
  return g_test_run ();
}
