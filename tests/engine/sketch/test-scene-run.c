/* test-scene-run.c - after a cut to another place the staging is there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/picture/scene-run.h"
#include "tests/engine/sketch/sketch-fixture.h"

static const RcStaging *
staging_at (const RcKit *kit, const RcStaging *staging, double seconds, RcStaging **made)
{
  g_clear_pointer (made, rc_staging_free);
  return rc_scene_run_staging (kit, staging, seconds, made);
}

static void
test_places (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) made = NULL;
  g_autoptr (RcStaging) staging = fixture_staging (
      "{'set':'kitchen','interior':true,'setups':[{'start':1,'cut':true,'size':'CU'},{'start':2,"
      "'cut':true,'set':'beach','label':'cove'},{'start':3,'cut':true,'set':'kitchen'}]}");

  g_assert_true (staging_at (kit, staging, 0.5, &made) == staging);
  g_assert_true (staging_at (kit, staging, 1.5, &made) == staging);
  g_assert_cmpstr (staging_at (kit, staging, 2.0, &made)->set, ==, "beach");
  g_assert_cmpstr (made->label, ==, "cove");
  g_assert_false (made->interior);
  g_assert_cmpuint (made->n_setups, ==, 3);
  g_assert_cmpstr (staging_at (kit, staging, 3.5, &made)->set, ==, "kitchen");
  g_assert_true (made->interior);
  g_assert_cmpstr (made->label, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/scene-run/each-shot-is-in-its-place", test_places);
  return g_test_run ();
}
