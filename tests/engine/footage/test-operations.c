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

/* --- insert ------------------------------------------------------------------------------- */

#define PICTURE "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

/* A green disc on nothing, in the first slot. */
static void
add_picture (Retouch *shot)
{
  g_autoptr (RcFrame) frame = rc_frame_new (60, 80, RC_FRAME_BGRA8, NULL);
  g_autofree char    *path = g_build_filename (shot->project, "media", PICTURE ".png", NULL);

  memset (frame->data, 0, frame->stride * 80);
  for (int y = 0; y < 80; y++)
    for (int x = 0; x < 60; x++)
      if (hypot (x - 30, y - 40) < 28)
        memcpy (frame->data + (gsize)y * frame->stride + (gsize)x * 4, "\x20\xb0\x20\xff", 4);
  g_assert_true (rc_frame_save_png (frame, path, NULL));
  shot->request =
      cJSON_Parse ("{\"region\":{\"pictures\":[{\"name\":\"ball\",\"media\":\"" PICTURE "\"}]}}");
}

/* Where the green is, in shares of the frame. */
static void
find_green (const RcFrame *frame, double *x, double *y, double *size)
{
  double n = 0;

  *x = *y = 0;
  for (int k = 0; k < frame->height; k++)
    for (int i = 0; i < frame->width; i++)
      {
        const guint8 *pixel = frame->data + (gsize)k * frame->stride + (gsize)i * 4;

        if (pixel[1] < pixel[0] + 30 || pixel[1] < pixel[2] + 30)
          continue;
        *x += i + 0.5;
        *y += k + 0.5;
        n++;
      }
  *x /= MAX (n, 1) * frame->width;
  *y /= MAX (n, 1) * frame->height;
  *size = sqrt (n);
}

static void
test_picture_goes_where_the_mask_goes (void)
{
  static const char mask[] =
      "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0.1,\"y\":0.3,\"width\":0.25,\"height\":0.5,"
      "\"keys\":[{\"frame\":0},{\"frame\":8,\"move\":[0.5,0.1],\"scale\":0.6}]}]}";
  g_autoptr (GError) error = NULL;
  double             at[2], size, last[2], small, pan = 0;
  Retouch            shot;

  retouch_init (&shot, 160, 120, 9, draw_place, &pan);
  add_picture (&shot);
  g_assert_true (retouch_render (&shot, "add @ball here", mask, &error));
  g_assert_no_error (error);
  find_green (g_ptr_array_index (shot.results, 0), &at[0], &at[1], &size);
  find_green (g_ptr_array_index (shot.results, 8), &last[0], &last[1], &small);
  g_assert_cmpfloat (size, >, 20);
  g_assert_cmpfloat_with_epsilon (at[0], 0.225, 0.02);
  g_assert_cmpfloat_with_epsilon (last[0] - at[0], 0.5, 0.02);
  g_assert_cmpfloat_with_epsilon (small / size, 0.6, 0.06);
  for (guint i = 1; i < shot.results->len; i++)
    {
      double before = at[0];

      find_green (g_ptr_array_index (shot.results, i), &at[0], &at[1], &size);
      g_assert_cmpfloat_with_epsilon (at[0] - before, 0.5 / 8, 0.012);
    }
  /* Under it is its shadow. */
  g_assert_true (retouch_render (&shot, "insert the picture", MASK, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (level (g_ptr_array_index (shot.results, 0), 0.45, 0.77, 0.1, 0.03, 0), <,
                     level (g_ptr_array_index (shot.base, 0), 0.45, 0.77, 0.1, 0.03, 0) - 8);
  g_assert_false (retouch_render (&shot, "add @nobody", MASK, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_NOT_FOUND);
  retouch_clear (&shot);
}

/* By a blue evening it is bluer than by a red one. */
static void
draw_evening (RcFrame *frame, int index, gpointer data)
{
  const guint8 *colour = data;

  for (gsize i = 0; i < frame->stride * (gsize)frame->height; i++)
    if (i % 4 != 3)
      frame->data[i] = (guint8)(colour[i % 4] + (i / 4 % 7) * 4);
}

static void
test_picture_takes_on_the_light_around_it (void)
{
  static guint8 evenings[2][3] = { { 150, 70, 50 }, { 50, 70, 150 } };
  double        blue[2];

  for (int i = 0; i < 2; i++)
    {
      Retouch shot;

      retouch_init (&shot, 96, 72, 2, draw_evening, evenings[i]);
      add_picture (&shot);
      g_assert_true (retouch_render (&shot, "add @ball", MASK, NULL));
      blue[i] = level (g_ptr_array_index (shot.results, 1), 0.47, 0.47, 0.06, 0.06, 0) -
                level (g_ptr_array_index (shot.results, 1), 0.47, 0.47, 0.06, 0.06, 2);
      retouch_clear (&shot);
    }
  g_assert_cmpfloat (blue[0], >, blue[1] + 8);
}

/* --- sky ----------------------------------------------------------------------------------- */

/* A sky that is lighter below, over a dark roof that hides more of it on the right. */
static void
draw_roof (RcFrame *frame, int index, gpointer data)
{
  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      {
        guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;
        double  px = x + 1.5 * index, roof = 0.7 * frame->height - 0.2 * px;

        for (int c = 0; c < 3; c++)
          pixel[c] = y < roof ? (guint8)(200 - 20 * c + 30 * y / frame->height)
                              : (guint8)(50 + 12 * c + 14 * sin (px * 0.9 + c) * cos (y * 0.8));
      }
}

static void
test_sky_ends_where_the_roof_begins (void)
{
  const char *top =
      "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":1,\"height\":1}]}";
  g_autoptr (GError) error = NULL;
  Retouch            shot;

  retouch_init (&shot, 160, 96, 4, draw_roof, NULL);
  g_assert_true (retouch_render (&shot, "a sunset sky", top, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < shot.results->len; i++)
    {
      const RcFrame *base = g_ptr_array_index (shot.base, i);
      const RcFrame *made = g_ptr_array_index (shot.results, i);
      int            wrong = 0, all = 0;

      for (int y = 0; y < 96; y++)
        for (int x = 0; x < 160; x++)
          {
            double   roof = 0.7 * 96 - 0.2 * (x + 1.5 * i);
            gsize    at = (gsize)y * base->stride + (gsize)x * 4;
            gboolean changed = ABS (base->data[at] - made->data[at]) > 12;

            /* The edge itself is a mixture. */
            if (fabs (y - roof) < 3)
              continue;
            all++;
            wrong += changed != (y < roof);
          }
      g_assert_cmpint (wrong * 50, <, all);
      /* Red towards the horizon. */
      g_assert_cmpfloat (level (made, 0.05, 0.5, 0.1, 0.1, 2), >,
                         level (made, 0.05, 0.5, 0.1, 0.1, 0) + 30);
    }
  retouch_clear (&shot);
}

/* --- stabilise ------------------------------------------------------------------------------- */

/* A stained wall before a camera that shakes. */
static double
shake (int index)
{
  return 3.5 * sin (index * 2.3) + 2 * sin (index * 1.1);
}

static void
draw_shaken (RcFrame *frame, int index, gpointer data)
{
  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      for (int c = 0; c < 3; c++)
        {
          double px = x + 0.8 * index + shake (index), py = y + 0.6 * shake (index + 3);
          double value = 0.5 + 0.2 * sin (px * 0.21 + c) * cos (py * 0.17) +
                         0.15 * sin (px * 0.083 + py * 0.11) + 0.1 * cos (px * 0.31 - py * 0.27);

          frame->data[(gsize)y * frame->stride + (gsize)x * 4 + (gsize)c] = (guint8)(value * 255);
        }
}

/* How much the steps from frame to frame differ, pixels. */
static double
unrest (GPtrArray *frames)
{
  const RcFrame       *first = g_ptr_array_index (frames, 0);
  g_autoptr (RcPlaces) places = rc_places_new (first->width, first->height, (int)frames->len);
  double               sum = 0;

  for (guint i = 0; i < frames->len; i++)
    g_assert_true (rc_places_add (places, g_ptr_array_index (frames, i), NULL, NULL));
  for (int i = 1; i + 1 < (int)frames->len; i++)
    sum += fabs (rc_places_at (places, i + 1)->x - 2 * rc_places_at (places, i)->x +
                 rc_places_at (places, i - 1)->x);
  return sum / (frames->len - 2);
}

static void
test_camera_goes_smoothly (void)
{
  const char *all =
      "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":1,\"height\":1}]}";
  Retouch shot;
  double  before, after;

  retouch_init (&shot, 160, 120, 24, draw_shaken, NULL);
  g_assert_true (retouch_render (&shot, "stabilise it", all, NULL));
  before = unrest (shot.base);
  after = unrest (shot.results);
  g_test_message ("%.2f pixels of unrest, then %.2f", before, after);
  g_assert_cmpfloat (before, >, 3);
  g_assert_cmpfloat (after, <, 0.15 * before);
  retouch_clear (&shot);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/footage/operations/light-falls-where-it-comes-from",
                   test_light_falls_where_it_comes_from);
  g_test_add_func ("/engine/footage/operations/picture-goes-where-the-mask-goes",
                   test_picture_goes_where_the_mask_goes);
  g_test_add_func ("/engine/footage/operations/picture-takes-on-the-light-around-it",
                   test_picture_takes_on_the_light_around_it);
  g_test_add_func ("/engine/footage/operations/sky-ends-where-the-roof-begins",
                   test_sky_ends_where_the_roof_begins);
  g_test_add_func ("/engine/footage/operations/camera-goes-smoothly", test_camera_goes_smoothly);
  g_test_add_func ("/engine/footage/operations/words-of-light", test_words_of_light);
  return g_test_run ();
}
