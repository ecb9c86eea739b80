/* test-kit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/base/data.h"
#include "engine/base/error.h"
#include "engine/sketch/kit-load.h"
#include "engine/sketch/thing/set-place.h"

#include <glib/gstdio.h>
#include <unistd.h>

static void
test_has_every_id_of_the_staging (void)
{
  static const char *const sizes[] = { "EWS", "WS",  "FS",     "MWS", "MS",    "MCU",
                                       "CU",  "ECU", "INSERT", "TWO", "GROUP", "OTS" };
  static const char *const angles[] = { "eye",  "low",   "high",     "bird",
                                        "worm", "dutch", "overhead", "ground" };
  static const char *const moves[] = {
    "static",      "pan-left",   "pan-right",   "tilt-up",     "tilt-down",     "push-in",
    "pull-out",    "truck-left", "truck-right", "pedestal-up", "pedestal-down", "orbit-left",
    "orbit-right", "handheld",   "zoom-in",     "zoom-out",    "crane-up",      "crane-down",
    "roll-left",   "roll-right", "dolly-zoom",  "whip-pan",    "follow",        "follow-side",
    "lead",        "aerial",     "aerial-rise", "fly-through", "spiral-up",     "shake"
  };
  static const char *const actions[] = { "stand", "walk", "run", "sit",   "turn",
                                         "look",  "talk", "lie", "point", "hold" };
  static const char *const times[] = { "dawn", "day", "dusk", "night" };
  static const char *const weathers[] = { "clear", "cloudy", "rain", "snow", "fog", "storm" };
  static const char *const sets[] = { "studio",   "street",    "forest", "beach",   "cliff",
                                      "harbour",  "lamp-room", "room",   "kitchen", "office",
                                      "corridor", "rooftop",   "field",  "desert",  "mountain",
                                      "cafe",     "bedroom",   "shop" };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    g_assert_nonnull (rc_kit_size (kit, sizes[i]));
  for (guint i = 0; i < G_N_ELEMENTS (angles); i++)
    g_assert_nonnull (rc_kit_angle (kit, angles[i]));
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    g_assert_nonnull (rc_kit_move (kit, moves[i]));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_assert_nonnull (rc_kit_action (kit, actions[i]));
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    g_assert_nonnull (rc_kit_time (kit, times[i]));
  for (guint i = 0; i < G_N_ELEMENTS (weathers); i++)
    g_assert_nonnull (rc_kit_weather (kit, weathers[i]));
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    g_assert_nonnull (rc_kit_set (kit, sets[i]));
  g_assert_null (rc_kit_size (kit, "nonsense"));
}

static void
test_builds_every_prop_to_its_size (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  const cJSON      *first = rc_kit_prop (kit, "thing");
  int               n = 0;

  for (const cJSON *prop = first; prop != NULL; prop = prop->next, n++)
    {
      g_autoptr (RcMesh) mesh = rc_mesh_new ();
      RcMat4             at = rc_mat4_identity ();
      RcVec3             least, most, size = rc_prop_size (prop);

      rc_prop_build (mesh, prop, &at, 0x808080, 1.0f);
      rc_mesh_bounds (mesh, &least, &most);
      g_test_message ("%s: %.2f x %.2f x %.2f", prop->string, most.x - least.x, most.y - least.y,
                      most.z - least.z);
      g_assert_cmpuint (mesh->indices->len, >, 0);
      g_assert_cmpfloat (most.y, <, size.y * 1.3f + 0.05f);
      g_assert_cmpfloat (most.y, >, size.y * 0.7f - 0.05f);
      g_assert_cmpfloat (most.x - least.x, <, size.x * 1.8f + 0.1f);
      for (guint i = 0; i < mesh->indices->len; i++)
        g_assert_cmpuint (g_array_index (mesh->indices, guint32, i), <, mesh->vertices->len);
    }
  g_assert_cmpint (n, >=, 30);
}

static void
test_never_drops_an_unknown_thing (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();

  g_assert_cmpstr (rc_prop_resolve (kit, "lantern", "")->string, ==, "lantern");
  g_assert_cmpstr (rc_prop_resolve (kit, "automobile", "")->string, ==, "car");
  g_assert_cmpstr (rc_prop_resolve (kit, "", "old hurricane")->string, ==, "lantern");
  g_assert_cmpstr (rc_prop_resolve (kit, "flux capacitor", "gizmo")->string, ==, "thing");
}

/* A data folder like ours, but with @text as its @file. */
static char *
data_with (const char *file, const char *text)
{
  char            *dir = g_dir_make_tmp ("raccord-kit-XXXXXX", NULL);
  g_autofree char *from = rc_data_path ("kit");
  g_autofree char *to = g_build_filename (dir, "kit", NULL);
  g_autofree char *changed = g_build_filename (to, file, NULL);
  g_autoptr (GDir) kit = g_dir_open (from, 0, NULL);
  const char      *name;

  g_assert_cmpint (g_mkdir (to, 0700), ==, 0);
  while ((name = g_dir_read_name (kit)) != NULL)
    {
      g_autofree char *target = g_canonicalize_filename (name, from);
      g_autofree char *link = g_build_filename (to, name, NULL);

      if (!g_str_equal (name, file))
        g_assert_cmpint (symlink (target, link), ==, 0);
    }
  g_assert_true (g_file_set_contents (changed, text, -1, NULL));
  return dir;
}

static void
remove_data (const char *dir)
{
  g_autofree char *kit = g_build_filename (dir, "kit", NULL);
  g_autoptr (GDir) links = g_dir_open (kit, 0, NULL);
  const char      *name;

  while ((name = g_dir_read_name (links)) != NULL)
    {
      g_autofree char *link = g_build_filename (kit, name, NULL);

      g_unlink (link);
    }
  g_rmdir (kit);
  g_rmdir (dir);
}

static void
test_names_what_is_wrong_in_a_file (void)
{
  static const struct
  {
    const char *file, *text, *named;
  } cases[] = { { "sizes.json", "{ \"MS\": { \"top\": \"high\" } }", "top" },
                { "sizes.json", "{}", "MS" },
                { "times.json", "{}", "day" },
                { "actions.json", "{}", "stand" } };
  g_autofree char *before = g_strdup (g_getenv ("RACCORD_DATA_DIR"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char   *dir = data_with (cases[i].file, cases[i].text);
      g_autoptr (GError) error = NULL;
      RcKit             *kit;

      g_setenv ("RACCORD_DATA_DIR", dir, TRUE);
      kit = rc_kit_load (&error);
      g_setenv ("RACCORD_DATA_DIR", before, TRUE);
      g_assert_null (kit);
      g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, cases[i].file));
      g_assert_nonnull (strstr (error->message, cases[i].named));
      remove_data (dir);
    }
}

static void
test_builds_every_set (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();

  for (const cJSON *set = rc_kit_set (kit, "studio"); set != NULL; set = set->next)
    {
      g_autofree char      *patch = g_strdup_printf ("{'set':'%s'}", set->string);
      g_autoptr (RcStaging) staging = fixture_staging (patch);
      g_autoptr (RcScene)   scene = fixture_scene (kit, staging, fixture_shape (64, 36, 1));

      g_assert_cmpuint (scene->items->len, >, 4);
    }
}

static void
test_set_has_a_sky_of_its_own (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) field = fixture_staging ("{'set':'field','time':'day'}");
  g_autoptr (RcStaging) space = fixture_staging ("{'set':'space','time':'day'}");
  g_autoptr (RcScene)   plain = fixture_scene (kit, field, fixture_shape (64, 36, 1));
  g_autoptr (RcScene)   dark = fixture_scene (kit, space, fixture_shape (64, 36, 1));

  g_assert_cmpfloat (plain->uniforms.middle[2], >, 0.3f);
  g_assert_cmpfloat (plain->uniforms.horizon[3], <, 0.1f);
  g_assert_cmpfloat (dark->uniforms.middle[2], <, 0.05f);
  g_assert_cmpfloat (dark->uniforms.horizon[3], >, 0.5f);
}

static void
test_unknown_set_becomes_a_plain_one (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) inside = fixture_staging ("{'set':'submarine','interior':true}");
  g_autoptr (RcStaging) outside = fixture_staging ("{'set':'moon','interior':false}");

  g_assert_cmpstr (rc_set_resolve (kit, inside)->string, ==, "room");
  g_assert_cmpstr (rc_set_resolve (kit, outside)->string, ==, "field");
}

static void
test_a_boat_is_on_the_water (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) ashore = fixture_staging ("{'set':'lake','figures':[{'action':'walk'}]}");
  g_autoptr (RcStaging) rows = fixture_staging (
      "{'set':'lake','props':[{'kind':'rowing-boat'}],'figures':[{'action':'sit','rides':0}]}");
  g_autoptr (RcStaging) beside = fixture_staging (
      "{'set':'lake','props':[{'kind':'rowing-boat'}],'figures':[{'action':'stand','rides':-1}]}");
  g_autoptr (RcStaging) swims = fixture_staging ("{'set':'beach','figures':[{'action':'swim'}]}");
  g_autoptr (RcStaging) drives = fixture_staging (
      "{'set':'beach','props':[{'kind':'car'}],'figures':[{'action':'drive','rides':0}]}");

  g_assert_cmpstr (rc_set_resolve (kit, ashore)->string, ==, "lake");
  g_assert_cmpstr (rc_set_resolve (kit, rows)->string, ==, "open-water");
  g_assert_cmpstr (rc_set_resolve (kit, beside)->string, ==, "lake");
  g_assert_cmpstr (rc_set_resolve (kit, swims)->string, ==, "open-sea");
  g_assert_cmpstr (rc_set_resolve (kit, drives)->string, ==, "beach");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/kit/has-every-id-of-the-staging",
                   test_has_every_id_of_the_staging);
  g_test_add_func ("/engine/sketch/kit/builds-every-prop-to-its-size",
                   test_builds_every_prop_to_its_size);
  g_test_add_func ("/engine/sketch/kit/never-drops-an-unknown-thing",
                   test_never_drops_an_unknown_thing);
  g_test_add_func ("/engine/sketch/kit/names-what-is-wrong-in-a-file",
                   test_names_what_is_wrong_in_a_file);
  g_test_add_func ("/engine/sketch/kit/builds-every-set", test_builds_every_set);
  g_test_add_func ("/engine/sketch/kit/set-has-a-sky-of-its-own", test_set_has_a_sky_of_its_own);
  g_test_add_func ("/engine/sketch/kit/unknown-set-becomes-a-plain-one",
                   test_unknown_set_becomes_a_plain_one);
  g_test_add_func ("/engine/sketch/kit/who-is-in-a-boat-is-on-the-water",
                   test_a_boat_is_on_the_water);
  return g_test_run ();
}
