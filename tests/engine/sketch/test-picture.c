/* test-picture.c - light, lens, looks and effects, judged by the pixels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/base/data.h"

#define WIDTH  320
#define HEIGHT 180

typedef struct
{
  RcFrame *colour, *depth, *identity;
} Picture;

static void
picture_clear (Picture *self)
{
  g_clear_pointer (&self->colour, rc_frame_unref);
  g_clear_pointer (&self->depth, rc_frame_unref);
  g_clear_pointer (&self->identity, rc_frame_unref);
}

/* Frame @index, drawn after @before unless that is negative. */
static Picture
draw (const RcKit *kit, const char *patch, int before, int index, RcRect area)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (RcStaging)  staging = fixture_staging (patch);
  g_autoptr (RcScene)    scene = fixture_scene (kit, staging, fixture_shape (WIDTH, HEIGHT, 48));
  g_autoptr (RcRenderer) renderer = rc_renderer_new (rc_gl_context_get (&error), scene, &error);
  Picture                picture = { NULL };

  g_assert_no_error (error);
  for (int i = before >= 0 ? 0 : 1; i < 2; i++)
    {
      picture_clear (&picture);
      rc_scene_set_frame (scene, i == 0 ? before : index);
      g_assert_true (rc_renderer_draw (renderer, area, &picture.colour, &picture.depth,
                                       &picture.identity, &error));
      g_assert_no_error (error);
    }
  return picture;
}

static const RcRect whole = { 0, 0, WIDTH, HEIGHT };

static int
light_at (const Picture *picture, int x, int y)
{
  const guint8 *pixel = picture->colour->data + y * picture->colour->stride + x * 4;

  return pixel[0] + pixel[1] + pixel[2];
}

static int
identity_at (const Picture *picture, int x, int y)
{
  return picture->identity->data[y * picture->identity->stride + x];
}

static double
difference (const Picture *a, const Picture *b)
{
  double sum = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH * 4; x++)
      sum += abs (a->colour->data[y * a->colour->stride + x] -
                  b->colour->data[y * b->colour->stride + x]);
  return sum / (WIDTH * HEIGHT * 3);
}

static void
test_the_ground_is_darker_under_feet (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  Picture           picture = draw (kit, "{'camera':{'size':'FS'},'set':'studio'}", -1, 0, whole);
  int               lowest = 0, middle = 0, darkest = 765;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      if (identity_at (&picture, x, y) == 1)
        {
          lowest = y;
          middle = x;
        }
  g_assert_cmpint (lowest, >, HEIGHT / 2);
  g_assert_cmpint (lowest, <, HEIGHT - 3);
  for (int x = middle - 8; x <= middle + 8; x++)
    darkest = MIN (darkest, light_at (&picture, x, lowest + 1));
  g_assert_cmpint (darkest, <, light_at (&picture, middle + 60, lowest + 1) * 9 / 10);
  picture_clear (&picture);
}

/* How much neighbours differ, on the subject or off it. */
static double
sharpness (const Picture *picture, gboolean subject)
{
  double sum = 0;
  int    n = 1;

  for (int y = 1; y < HEIGHT - 1; y++)
    for (int x = 1; x < WIDTH - 1; x++)
      if ((identity_at (picture, x, y) == 1) == subject &&
          (identity_at (picture, x + 1, y) == 1) == subject)
        {
          sum += abs (light_at (picture, x, y) - light_at (picture, x + 1, y));
          n++;
        }
  return sum / n;
}

static void
test_a_shallow_lens_blurs_what_is_behind (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  Picture deep = draw (kit, "{'camera':{'size':'CU','lens_mm':85,'focus':'deep'},'set':'street'}",
                       -1, 0, whole);
  Picture shallow = draw (
      kit, "{'camera':{'size':'CU','lens_mm':85,'focus':'shallow'},'set':'street'}", -1, 0, whole);

  g_test_message ("behind %.2f %.2f, subject %.2f %.2f", sharpness (&deep, FALSE),
                  sharpness (&shallow, FALSE), sharpness (&deep, TRUE), sharpness (&shallow, TRUE));
  g_assert_cmpfloat (sharpness (&shallow, FALSE), <, 0.85 * sharpness (&deep, FALSE));
  g_assert_cmpfloat (sharpness (&shallow, TRUE), >, 0.85 * sharpness (&deep, TRUE));
  /* What is where does not depend on the lens's focus. */
  g_assert_true (rc_frame_equal (deep.depth, shallow.depth));
  g_assert_true (rc_frame_equal (deep.identity, shallow.identity));
  picture_clear (&deep);
  picture_clear (&shallow);
}

/* Each key of a table makes a picture of its own. */
static void
check_table (const char *file, const char *member, const char *neutral, const char *more)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = g_strdup_printf ("kit/%s.json", file);
  g_autoptr (cJSON)  table = rc_data_load_json (path, &error);
  g_autoptr (RcKit)  kit = fixture_kit ();
  g_autofree char   *first = g_strdup_printf ("{'camera':{'size':'FS'},'set':'street'%s}", more);
  Picture            plain = draw (kit, first, -1, 20, whole);
  const cJSON       *entry;

  g_assert_no_error (error);
  cJSON_ArrayForEach (entry, table)
  {
    g_autofree char *patch = g_strdup_printf ("{'camera':{'size':'FS'},'set':'street','%s':'%s'%s}",
                                              member, entry->string, more);
    Picture          picture = draw (kit, patch, -1, 20, whole);

    g_test_message ("%s: %.2f", entry->string, difference (&plain, &picture));
    if (strstr (neutral, entry->string) != NULL)
      g_assert_cmpfloat (difference (&plain, &picture), ==, 0);
    else
      g_assert_cmpfloat (difference (&plain, &picture), >, 0.05);
    picture_clear (&picture);
  }
  picture_clear (&plain);
}

static void
test_each_light_changes_the_picture (void)
{
  check_table ("lights", "light", "natural", "");
}

static void
test_each_palette_changes_the_picture (void)
{
  check_table ("palettes", "palette", "", "");
}

static void
test_each_look_changes_the_picture (void)
{
  check_table ("treatments", "look", "colour", "");
}

static void
test_each_effect_is_seen (void)
{
  static const char *const lucky[] = { "lens-flare", "lightning", "meteor", "laser", "stars" };
  g_autoptr (GError)       error = NULL;
  g_autoptr (cJSON)        table = rc_data_load_json ("kit/effects.json", &error);
  g_autoptr (RcKit)        kit = fixture_kit ();
  Picture      plain = draw (kit, "{'camera':{'size':'FS'},'set':'field'}", -1, 20, whole);
  const cJSON *entry;

  g_assert_no_error (error);
  cJSON_ArrayForEach (entry, table)
  {
    g_autofree char *patch = g_strdup_printf (
        "{'camera':{'size':'FS'},'set':'field','effects':[{'kind':'%s','amount':1,'prop':-1}]}",
        entry->string);
    Picture  picture = draw (kit, patch, -1, 20, whole);
    gboolean by_chance = FALSE; /* it need not be there at every moment */

    for (guint i = 0; i < G_N_ELEMENTS (lucky); i++)
      by_chance |= g_str_equal (entry->string, lucky[i]);
    g_test_message ("%s: %.3f", entry->string, difference (&plain, &picture));
    if (!by_chance)
      g_assert_cmpfloat (difference (&plain, &picture), >, 0);
    picture_clear (&picture);
  }
  picture_clear (&plain);
}

#define EVERYTHING                                                                                 \
  "{'camera':{'size':'MS','lens_mm':85,'focus':'shallow'},'set':'street','time':'night',"          \
  "'weather':'thunderstorm','light':'neon','palette':'teal-orange','look':'ink','wind':0.6,"       \
  "'effects':[{'kind':'fire','amount':1,'prop':-1},{'kind':'smoke','amount':1,'prop':-1},"         \
  "{'kind':'leaves','amount':1,'prop':-1},{'kind':'god-rays','amount':1,'prop':-1}]}"

static void
test_an_area_of_it_all_is_what_the_whole_has_there (void)
{
  static const RcRect areas[] = { { 96, 32, 128, 96 },
                                  { 0, 0, 32, 32 },
                                  { 288, 148, 32, 32 },
                                  { 101, 53, 33, 47 },
                                  { 160, 0, 1, 180 } };
  g_autoptr (RcKit)   kit = fixture_kit ();
  Picture             all = draw (kit, EVERYTHING, -1, 20, whole);

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      Picture             part = draw (kit, EVERYTHING, -1, 20, areas[i]);
      g_autoptr (RcFrame) colour = rc_frame_crop (all.colour, areas[i], NULL);
      g_autoptr (RcFrame) depth = rc_frame_crop (all.depth, areas[i], NULL);
      g_autoptr (RcFrame) identity = rc_frame_crop (all.identity, areas[i], NULL);

      g_assert_true (rc_frame_equal (colour, part.colour));
      g_assert_true (rc_frame_equal (depth, part.depth));
      g_assert_true (rc_frame_equal (identity, part.identity));
      picture_clear (&part);
    }
  picture_clear (&all);
}

static void
test_a_frame_does_not_depend_on_the_one_before (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  Picture           alone = draw (kit, EVERYTHING, -1, 30, whole);
  Picture           after = draw (kit, EVERYTHING, 7, 30, whole);

  g_assert_true (rc_frame_equal (alone.colour, after.colour));
  g_assert_true (rc_frame_equal (alone.depth, after.depth));
  g_assert_true (rc_frame_equal (alone.identity, after.identity));
  picture_clear (&alone);
  picture_clear (&after);
}

static void
test_settled_snow_lightens_the_ground (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  Picture           clear = draw (kit, "{'camera':{'size':'FS'},'set':'field'}", -1, 0, whole);
  Picture           snow =
      draw (kit, "{'camera':{'size':'FS'},'set':'field','weather':'snow'}", -1, 0, whole);

  g_assert_cmpint (light_at (&snow, 40, HEIGHT - 12), >, light_at (&clear, 40, HEIGHT - 12) + 30);
  picture_clear (&clear);
  picture_clear (&snow);
}

static guint
depth_at (const Picture *picture, int x, int y)
{
  guint16 value;

  memcpy (&value, picture->depth->data + y * picture->depth->stride + x * 2, sizeof value);
  return value;
}

/* Column of the middle of the run of @identity in a row, -1: it is not there. */
static float
middle_of (const Picture *picture, int identity, int y)
{
  int n = 0, sum = 0;

  for (int x = 0; x < WIDTH; x++)
    if (identity_at (picture, x, y) == identity)
      {
        sum += x;
        n++;
      }
  return n > 0 ? (float)sum / n : -1;
}

/* A tall, thin wall that stands upright at the side of the picture. */
static void
test_a_fish_eye_bends_what_is_straight_in_all_passes (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();

  for (int bent = 0; bent < 2; bent++)
    {
      g_autofree char *patch = g_strdup_printf (
          "{'camera':{'size':'FS','lens_mm':17,'fish_eye':%s},'props':[{'id':'post',"
          "'kind':'street-lamp','name':'post','x':1.3,'y':-4,'z':0,'scale':3}]}",
          bent ? "true" : "false");
      Picture picture = draw (kit, patch, -1, 0, whole);
      RcRect  part = { 200, 30, 80, 60 };
      Picture again = draw (kit, patch, -1, 0, part);
      float   middle = middle_of (&picture, RC_IDENTITY_PROP (0), HEIGHT / 2);
      float   edge = middle_of (&picture, RC_IDENTITY_PROP (0), 3);

      g_test_message ("%s: %.1f in the middle, %.1f at the edge", bent ? "bent" : "straight",
                      middle, edge);
      g_assert_cmpfloat (middle, >, WIDTH / 2 + 20);
      g_assert_cmpfloat (edge, >, 0);
      if (bent)
        g_assert_cmpfloat (middle - edge, >, 5);
      else
        g_assert_cmpfloat (fabsf (middle - edge), <, 3);
      /* Depth has its step where the identity has. */
      g_assert_cmpuint (depth_at (&picture, (int)middle, HEIGHT / 2), <,
                        depth_at (&picture, (int)middle - 24, HEIGHT / 2));
      for (int y = 0; y < part.height; y++)
        g_assert_cmpmem (picture.colour->data + (y + part.y) * picture.colour->stride + part.x * 4,
                         part.width * 4, again.colour->data + y * again.colour->stride,
                         part.width * 4);
      picture_clear (&picture);
      picture_clear (&again);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/picture/the-ground-is-darker-under-feet",
                   test_the_ground_is_darker_under_feet);
  g_test_add_func ("/engine/sketch/picture/a-shallow-lens-blurs-what-is-behind",
                   test_a_shallow_lens_blurs_what_is_behind);
  g_test_add_func ("/engine/sketch/picture/each-light-changes-the-picture",
                   test_each_light_changes_the_picture);
  g_test_add_func ("/engine/sketch/picture/each-palette-changes-the-picture",
                   test_each_palette_changes_the_picture);
  g_test_add_func ("/engine/sketch/picture/each-look-changes-the-picture",
                   test_each_look_changes_the_picture);
  g_test_add_func ("/engine/sketch/picture/each-effect-is-seen", test_each_effect_is_seen);
  g_test_add_func ("/engine/sketch/picture/an-area-of-it-all-is-what-the-whole-has-there",
                   test_an_area_of_it_all_is_what_the_whole_has_there);
  g_test_add_func ("/engine/sketch/picture/a-frame-does-not-depend-on-the-one-before",
                   test_a_frame_does_not_depend_on_the_one_before);
  g_test_add_func ("/engine/sketch/picture/settled-snow-lightens-the-ground",
                   test_settled_snow_lightens_the_ground);
  g_test_add_func ("/engine/sketch/picture/a-fish-eye-bends-what-is-straight-in-all-passes",
                   test_a_fish_eye_bends_what_is_straight_in_all_passes);
  return g_test_run ();
}
