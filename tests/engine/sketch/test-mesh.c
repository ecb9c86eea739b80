/* test-mesh.c - what is drawn is sound: places that are numbers, triangles that are some, normals
 * of unit length
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/base/data.h"
#include "engine/sketch/figure/look.h"
#include "engine/sketch/shape/colour.h"

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

/* Builds @index of two scenes that differ in colours alone, @other with marks; returns how many
 * vertices are marked. */
static guint
check_marks (RcMesh       *mesh,
             RcMesh       *other,
             RcFigureLook *look,
             RcFigureLook *dyed,
             const RcBody *body,
             int           detail)
{
  const RcManner     manner = { .mouth = rc_mouth_opened (0.5f) };
  g_autofree guint8 *marked = NULL;

  rc_mesh_clear (mesh);
  rc_mesh_clear (other);
  rc_mesh_tell_marked (other);
  rc_figure_build (mesh, look, body, &manner, detail);
  rc_figure_build (other, dyed, body, &manner, detail);
  g_assert_cmpuint (mesh->vertices->len, ==, other->vertices->len);
  g_assert_cmpmem (mesh->indices->data, mesh->indices->len * sizeof (guint32), other->indices->data,
                   other->indices->len * sizeof (guint32));
  marked = g_new0 (guint8, mesh->vertices->len);
  for (guint i = 0; i < other->marked->len; i++)
    marked[g_array_index (other->marked, guint, i)] = TRUE;
  for (guint i = 0; i < mesh->vertices->len; i++)
    if (!marked[i])
      g_assert_cmpmem (&g_array_index (mesh->vertices, RcVertex, i), sizeof (RcVertex),
                       &g_array_index (other->vertices, RcVertex, i), sizeof (RcVertex));
  return other->marked->len;
}

/* Other clothes: what has another colour or gloss is marked, whatever is worn, and a face is not.
 */
static void
test_what_is_dyed_is_marked (void)
{
  static const char *const dyes[] = { "'colour':'#a05020'", "'colour':'#20a050'",
                                      "'colour':'#a05020','material':'chrome'",
                                      "'colour':'#000000'" };
  g_autoptr (RcKit)        kit = fixture_kit ();
  RcMesh                  *mesh = rc_mesh_new (), *other = rc_mesh_new ();
  const cJSON             *garment;
  guint                    some = 0;

  cJSON_ArrayForEach (garment, cJSON_GetObjectItemCaseSensitive (rc_kit_garments (kit), "garments"))
  {
    RcActor actors[G_N_ELEMENTS (dyes)];

    for (guint i = 0; i < G_N_ELEMENTS (dyes); i++)
      {
        g_autofree char *patch = g_strdup_printf (
            "{'figures':[{'id':'c','name':'C','kind':'person',%s,'height':1.7,'action':'stand',"
            "'garment':'%s','headwear':'cap','wears':'scarf gloves apron','identity':''}]}",
            dyes[i], garment->string);
        g_autoptr (RcStaging) staging = fixture_staging (patch);
        RcPerformance         now;

        rc_actor_init (&actors[i], kit, staging, 0, 4.0);
        rc_actor_perform (&actors[i], 0, NULL, &now);
        for (int detail = 0; detail <= 2 && i > 0; detail++)
          {
            RcFigureLook dyed = actors[i].look;
            guint        n;

            if (!rc_look_mark_others (&dyed, &actors[0].look))
              continue;
            n = check_marks (mesh, other, &actors[0].look, &dyed, &now.body, detail);
            g_assert_cmpuint (n, >, 0);
            some += i == 1 && n < mesh->vertices->len / 2;
          }
      }
  }
  g_test_message ("%u figures are dyed in less than half", some);
  g_assert_cmpuint (some, >, 20);
  rc_mesh_free (mesh);
  rc_mesh_free (other);
}

static void
test_another_cut_is_not_a_dye (void)
{
  RcFigureLook look = { .skin = 0x102030, .cut = { .top = 0x405060, .legs = 0x203040 } };
  RcFigureLook before = look;

  look.cut.top = 0x605040;
  g_assert_true (rc_look_mark_others (&look, &before));
  g_assert_cmphex (look.cut.top, ==, 0x605040 | RC_COLOUR_MARKED);
  g_assert_cmphex (look.skin, ==, 0x102030);
  look = before;
  look.cut.sleeve = 1.5f;
  g_assert_false (rc_look_mark_others (&look, &before));
  look = before;
  look.cut.legs = 0;
  g_assert_false (rc_look_mark_others (&look, &before));
  g_assert_cmphex (look.cut.top, ==, before.cut.top);
}

/* A mesh keeps how clothes lie on the skin. Whoever it was before, in whatever detail, it is as one
 * made new. */
static void
test_a_mesh_keeps_nothing_of_other_clothes (void)
{
  static const char *const garments[] = { "swimsuit", "coat", "coat", "shorts" };
  const RcManner           manner = { .mouth = rc_mouth_opened (0.5f) };
  g_autoptr (RcKit)        kit = fixture_kit ();
  g_autoptr (RcMesh)       mesh = rc_mesh_new ();

  for (guint i = 0; i < 2 * G_N_ELEMENTS (garments); i++)
    {
      g_autofree char *patch =
          g_strdup_printf ("{'figures':[{'id':'c','name':'C','kind':'person','height':1.7,"
                           "'action':'stand','garment':'%s'}]}",
                           garments[i / 2]);
      g_autoptr (RcStaging) staging = fixture_staging (patch);
      g_autoptr (RcMesh)    anew = rc_mesh_new ();
      RcMesh               *both[2] = { mesh, anew };
      RcPerformance         now;
      RcActor               actor;

      rc_actor_init (&actor, kit, staging, 0, 4.0);
      rc_actor_perform (&actor, (float)i / 24.0f, NULL, &now);
      for (int k = 0; k < 2; k++)
        {
          rc_mesh_clear (both[k]);
          rc_figure_build (both[k], &actor.look, &now.body, &manner, (i + 1) / 2 & 1);
        }
      g_assert_cmpmem (mesh->vertices->data, mesh->vertices->len * sizeof (RcVertex),
                       anew->vertices->data, anew->vertices->len * sizeof (RcVertex));
      g_assert_cmpmem (mesh->indices->data, mesh->indices->len * sizeof (guint32),
                       anew->indices->data, anew->indices->len * sizeof (guint32));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/mesh/every-prop-is-sound", test_every_prop_is_sound);
  g_test_add_func ("/engine/sketch/mesh/every-being-is-sound", test_every_being_is_sound);
  g_test_add_func ("/engine/sketch/mesh/everybody-in-every-garment-is-sound",
                   test_everybody_in_every_garment_is_sound);
  g_test_add_func ("/engine/sketch/mesh/what-is-dyed-is-marked", test_what_is_dyed_is_marked);
  g_test_add_func ("/engine/sketch/mesh/another-cut-is-not-a-dye", test_another_cut_is_not_a_dye);
  g_test_add_func ("/engine/sketch/mesh/a-mesh-keeps-nothing-of-other-clothes",
                   test_a_mesh_keeps_nothing_of_other_clothes);
  return g_test_run ();
}
