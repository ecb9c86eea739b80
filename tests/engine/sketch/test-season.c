/* test-season.c - what a season makes of a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#include <string.h>

/* Mean of red less green of all vertices of the set's things, -255 to 255; and of all three. */
static void
measure (const RcKit *kit, const char *patch, double *warmth, double *light)
{
  g_autoptr (RcStaging) staging = fixture_staging (patch);
  g_autoptr (RcScene)   scene = fixture_scene (kit, staging, fixture_shape (160, 90, 1));
  double                warm = 0, bright = 0, n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const RcItem *item = g_ptr_array_index (scene->items, i);

      for (guint k = 0;
           item->kind == RC_ITEM_SOLID && item->identity == 0 && k < item->mesh->vertices->len; k++)
        {
          const guint8 *colour = g_array_index (item->mesh->vertices, RcVertex, k).colour;

          warm += colour[0] - colour[1];
          bright += (colour[0] + colour[1] + colour[2]) / 3.0;
          n++;
        }
    }
  *warmth = warm / n;
  *light = bright / n;
}

static void
test_autumn_is_warmer (void)
{
  static const char *const sets[] = { "park", "forest", "garden", "field", "street" };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      double warmth[4], light[4];

      for (int k = 0; k < 4; k++)
        {
          static const char *const seasons[] = { "", "spring", "autumn", "winter" };
          g_autofree char         *patch =
              g_strdup_printf ("{'set':'%s','season':'%s'}", sets[i], seasons[k]);

          measure (kit, patch, &warmth[k], &light[k]);
        }
      g_assert_cmpfloat (warmth[2], >, warmth[0] + 0.5);
      g_assert_cmpfloat (warmth[2], >, warmth[1] + 0.5);
      g_assert_cmpfloat (light[1], >, light[0] - 4);
    }
}

static void
test_in_winter_snow_lies_and_trees_are_bare (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) winter = fixture_staging ("{'set':'park','season':'winter'}");
  g_autoptr (RcStaging) summer = fixture_staging ("{'set':'park','season':'summer'}");
  g_autoptr (RcScene)   white = fixture_scene (kit, winter, fixture_shape (160, 90, 1));
  g_autoptr (RcScene)   green = fixture_scene (kit, summer, fixture_shape (160, 90, 1));

  g_assert_cmpfloat (white->uniforms.fill_below[3], >, 0.5);
  g_assert_cmpfloat (green->uniforms.fill_below[3], ==, 0);
  g_assert_cmpstr (rc_season_prop (&white->season, "tree"), ==, "bare-tree");
  g_assert_nonnull (rc_kit_prop (kit, rc_season_prop (&white->season, "tree")));
  g_assert_cmpstr (rc_season_prop (&green->season, "tree"), ==, "tree");
}

static void
test_there_is_none_indoors_and_under_other_skies (void)
{
  static const char *const sets[] = { "kitchen", "underwater", "space" };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autofree char      *patch = g_strdup_printf ("{'set':'%s','season':'winter'}", sets[i]);
      g_autoptr (RcStaging) staging = fixture_staging (patch);
      g_autoptr (RcScene)   scene = fixture_scene (kit, staging, fixture_shape (160, 90, 1));

      g_assert_null (scene->season.season);
      g_assert_cmpfloat (scene->uniforms.fill_below[3], ==, 0);
    }
}

/* What the words give a colour keeps it; trunks stay brown. */
static void
test_only_what_grows_changes (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  const cJSON      *tree = rc_kit_prop (kit, "tree");
  guint             own = rc_kit_read_colour (tree, "colour", 0), changed = 0, kept = 0;
  g_autofree char  *patch = g_strdup_printf (
       "{'set':'park','season':'autumn','props':[{'kind':'tree','colour':'#%06x','x':1},"
        "{'kind':'tree','colour':'#3060c0','x':3}]}",
       own);
  g_autoptr (RcStaging) staging = fixture_staging (patch);
  g_autoptr (RcScene)   scene = fixture_scene (kit, staging, fixture_shape (160, 90, 1));

  for (guint p = 0; p < 2; p++)
    {
      GArray *vertices = scene->prop_items[p]->mesh->vertices;

      for (guint i = 0; i < vertices->len; i++)
        {
          const guint8 *colour = g_array_index (vertices, RcVertex, i).colour;

          if (p == 0 && colour[0] > colour[2] + 60)
            changed++;
          if (p == 1 && colour[2] > colour[0])
            kept++;
        }
    }
  g_assert_cmpuint (changed, >, 50);
  g_assert_cmpuint (kept, >, 50);
}

static void
test_bad_tables_are_named (void)
{
  static const char *const texts[] = {
    "{\"marks\":{\"leaves\":[1]}}", "{\"marks\":{\"leaves\":[1,2]},\"autumn\":{\"leaves\":[]}}",
    "{\"marks\":{\"leaves\":[1,2]},\"autumn\":{\"leaves\":[3]}}"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (cJSON)  json = cJSON_Parse (texts[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (rc_season_check (json, &error));
      g_assert_nonnull (strstr (error->message, "leaves"));
    }
}

/* Red less green of the one thing that is there, at frame @index. */
static double
redness (RcScene *scene, int index)
{
  const GArray *vertices = scene->prop_items[0]->mesh->vertices;
  double        sum = 0;

  rc_scene_set_frame (scene, index);
  for (guint k = 0; k < vertices->len; k++)
    sum += g_array_index (vertices, RcVertex, k).colour[0] -
           g_array_index (vertices, RcVertex, k).colour[1];
  return sum / vertices->len;
}

/* "A green apple turns red": between, it is neither, and what has no other colour keeps its own. */
static void
test_thing_becomes_another_colour (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging =
      fixture_staging ("{'props':[{'kind':'apple','colour':'#3b7d46','becomes':'#b3262b'}]}");
  g_autoptr (RcStaging) still = fixture_staging ("{'props':[{'kind':'apple','colour':'#3b7d46'}]}");
  g_autoptr (RcScene)   scene = fixture_scene (kit, staging, fixture_shape (160, 90, 25));
  g_autoptr (RcScene)   same = fixture_scene (kit, still, fixture_shape (160, 90, 25));
  double                first = redness (scene, 0), last = redness (scene, 24);

  g_assert_cmpfloat (first, <, 0);
  g_assert_cmpfloat (last, >, 30);
  g_assert_cmpfloat (redness (scene, 12), >, first + 10);
  g_assert_cmpfloat (redness (scene, 12), <, last - 10);
  g_assert_cmpfloat_with_epsilon (redness (same, 24), redness (same, 0), 1e-6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add_func ("/engine/sketch/season/" path, function)
  ADD ("autumn-is-warmer-than-spring", test_autumn_is_warmer);
  ADD ("in-winter-snow-lies-and-trees-are-bare", test_in_winter_snow_lies_and_trees_are_bare);
  ADD ("there-is-none-indoors-and-under-other-skies",
       test_there_is_none_indoors_and_under_other_skies);
  ADD ("only-what-grows-changes", test_only_what_grows_changes);
  ADD ("bad-tables-are-named", test_bad_tables_are_named);
  g_test_add_func ("/engine/sketch/season/a-thing-becomes-another-colour",
                   test_thing_becomes_another_colour);
  return g_test_run ();
}
