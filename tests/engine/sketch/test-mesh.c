/* test-mesh.c - what is drawn is sound: places that are numbers, triangles that are some, normals
 * of unit length
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/base/data.h"

/* Returns: what is wrong with it, NULL if nothing is */
static const char *
fault_of (const RcMesh *mesh)
{
  for (guint i = 0; i < mesh->vertices->len; i++)
    {
      const RcVertex *v = &g_array_index (mesh->vertices, RcVertex, i);
      float x = v->normal[0] / 32767.0f, y = v->normal[1] / 32767.0f, z = v->normal[2] / 32767.0f;

      for (int k = 0; k < 3; k++)
        if (!isfinite (v->position[k]) || fabsf (v->position[k]) > 1e5f)
          return "a place that is no number";
      if (fabsf (x * x + y * y + z * z - 1.0f) > 0.02f)
        return "a normal that is not of unit length";
    }
  if (mesh->indices->len % 3 != 0)
    return "part of a triangle";
  for (guint i = 0; i < mesh->indices->len; i += 3)
    {
      const guint32 *t = &g_array_index (mesh->indices, guint32, i);

      if (t[0] >= mesh->vertices->len || t[1] >= mesh->vertices->len || t[2] >= mesh->vertices->len)
        return "a corner that there is not";
      if (t[0] == t[1] || t[1] == t[2] || t[2] == t[0])
        return "a triangle with two corners";
    }
  return NULL;
}

static int
judge (const RcMesh *mesh, const char *what)
{
  const char *fault = fault_of (mesh);

  if (fault != NULL)
    g_test_message ("%s has %s", what, fault);
  return fault != NULL;
}

static int
judge_props_of (const RcKit *kit, const char *file, guint *n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (cJSON)  props = rc_data_load_json (file, &error);
  RcMat4             identity = rc_mat4_identity ();
  const cJSON       *prop;
  int                bad = 0;

  g_assert_no_error (error);
  cJSON_ArrayForEach (prop, props)
  {
    g_autoptr (RcMesh) mesh = rc_mesh_new ();
    const cJSON       *entry = rc_kit_prop (kit, prop->string);

    if (entry == NULL)
      continue;
    rc_prop_build (mesh, entry, &identity, 0x808080, 1.0f);
    bad += judge (mesh, prop->string);
    (*n)++;
  }
  return bad;
}

static void
test_every_prop_is_sound (void)
{
  g_autoptr (RcKit)  kit = fixture_kit ();
  g_autofree char   *path = rc_data_path ("kit/props");
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir)   dir = g_dir_open (path, 0, &error);
  const char        *name;
  guint              n = 0;
  int                bad = judge_props_of (kit, "kit/props.json", &n);

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename ("kit/props", name, NULL);

      bad += judge_props_of (kit, file, &n);
    }
  g_assert_cmpint (bad, ==, 0);
  g_assert_cmpuint (n, >, 250);
}

static void
test_every_being_is_sound (void)
{
  static const char *const does[] = { "stand", "walk", "fly", "lie", "jump" };
  g_autoptr (RcKit)        kit = fixture_kit ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (cJSON)        bodies = rc_data_load_json ("kit/creatures.json", &error);
  const cJSON             *body;
  int                      bad = 0;

  g_assert_no_error (error);
  cJSON_ArrayForEach (body, bodies)
  {
    for (guint i = 0; i < G_N_ELEMENTS (does); i++)
      {
        g_autofree char *patch = g_strdup_printf (
            "{'figures':[{'id':'c','name':'%s','kind':'creature','body':'%s','colour':'#a05020',"
            "'height':%g,'action':'%s','identity':''}]}",
            body->string, body->string, rc_json_number_or (body, "height", 1), does[i]);
        g_autoptr (RcStaging) staging = fixture_staging (patch);
        g_autoptr (RcScene)   scene = fixture_scene (kit, staging, fixture_shape (64, 36, 24));

        rc_scene_set_frame (scene, 13);
        bad += judge (scene->figure_items[0]->mesh, body->string);
      }
  }
  g_assert_cmpint (bad, ==, 0);
}

static void
test_everybody_in_every_garment_is_sound (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  const cJSON      *garment;
  int               bad = 0, n = 0;

  cJSON_ArrayForEach (garment, cJSON_GetObjectItemCaseSensitive (rc_kit_garments (kit), "garments"))
  {
    g_autofree char *patch = g_strdup_printf (
        "{'figures':[{'id':'c','name':'C','kind':'person','colour':'#a05020','height':1.7,'action':"
        "'walk','garment':'%s','sex':'%s','identity':''}]}",
        garment->string, n++ & 1 ? "f" : "m");
    g_autoptr (RcStaging) staging = fixture_staging (patch);
    g_autoptr (RcScene)   scene = fixture_scene (kit, staging, fixture_shape (640, 360, 24));

    rc_scene_set_frame (scene, 13);
    bad += judge (scene->figure_items[0]->mesh, garment->string);
  }
  g_assert_cmpint (bad, ==, 0);
  g_assert_cmpint (n, >, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/mesh/every-prop-is-sound", test_every_prop_is_sound);
  g_test_add_func ("/engine/sketch/mesh/every-being-is-sound", test_every_being_is_sound);
  g_test_add_func ("/engine/sketch/mesh/everybody-in-every-garment-is-sound",
                   test_everybody_in_every_garment_is_sound);
  return g_test_run ();
}
