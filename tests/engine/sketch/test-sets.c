/* test-sets.c - that every place can be acted and filmed in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/script/vocabulary.h"
#include "engine/sketch/kit/kit-things.h"
#include "engine/sketch/scene/set-air.h"
#include "engine/sketch/thing/prop.h"
#include "engine/sketch/thing/set-place.h"

static void
test_every_place_has_one (void)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcVocabulary) vocabulary = rc_vocabulary_load (&error);
  g_autoptr (RcKit)        kit = fixture_kit ();
  g_autoptr (GHashTable)   missing = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_no_error (error);
  for (guint i = 0; i < vocabulary->entries->len; i++)
    {
      const RcEntry *entry = g_ptr_array_index (vocabulary->entries, i);
      gboolean       known = entry->role != RC_ROLE_SET || *entry->value == '\0' ||
                       rc_kit_set (kit, entry->value) != NULL;

      if (!known && g_hash_table_add (missing, (gpointer)entry->value))
        g_test_message ("The vocabulary has the place “%s”, data/kit/sets has not", entry->value);
    }
  g_assert_cmpuint (g_hash_table_size (missing), ==, 0);
}

/* What a piece, or one of its parts, takes up, as rc_set_build() places it on even ground. */
static void
bounds_of (const RcKit *kit, const cJSON *piece, const cJSON *part, RcVec3 *least, RcVec3 *most)
{
  g_autoptr (RcMesh) mesh = rc_mesh_new ();
  const char        *prop = rc_json_string_or (piece, "prop", NULL);
  float              at[3] = { 0, 0, 0 }, scale = (float)rc_json_number_or (piece, "scale", 1);
  float              facing = RC_RADIANS (rc_json_number_or (piece, "facing", 0));
  RcMat4             m = rc_mat4_identity ();

  rc_kit_read_vector (piece, "at", at, 3);
  if (prop != NULL || part != NULL)
    {
      m = rc_mat4_multiply (rc_mat4_translation (rc_vec3 (at[0], at[1], at[2])),
                            rc_mat4_rotation_y (facing));
      m = rc_mat4_multiply (m, rc_mat4_scaling (scale, scale, scale));
    }
  if (prop != NULL)
    rc_prop_build (mesh, rc_kit_prop (kit, prop), &m, 0x808080, 1.0f);
  else
    rc_prop_build_part (mesh, part != NULL ? part : piece, &m, 0x808080, 1.0f);
  rc_mesh_bounds (mesh, least, most);
}

/* Metres from the subject's place, as seen from above. */
static float
apart (RcVec3 least, RcVec3 most)
{
  return hypotf (MAX (MAX (least.x, -most.x), 0.0f), MAX (MAX (least.z, -most.z), 0.0f));
}

/* What makes way for the camera may be in the view, and not in the subject. */
static gboolean
is_in_the_way (RcVec3 least, RcVec3 most, gboolean wild)
{
  gboolean flat = most.y < 0.1f || least.y > 1.95f;
  gboolean on_the_subject = apart (least, most) < (wild ? 0.35f : 0.6f) && least.y < 1.7f;
  gboolean in_the_view =
      !wild && least.x < 0.4f && most.x > -0.4f && least.z < 4.0f && most.z > 0.5f;

  return !flat && (on_the_subject || in_the_view);
}

/* Where the subject is in something: on a seat, in a boat. */
static gboolean
is_on_board (const cJSON *set)
{
  static const char *const sets[] = { "car-interior", "sea", NULL };

  return g_strv_contains (sets, set->string);
}

static void
test_subject_and_camera_have_room (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  guint             n = 0;

  for (const cJSON *set = rc_kit_set (kit, "studio"); set != NULL; set = set->next)
    {
      const cJSON *piece;
      int          index = 0;

      cJSON_ArrayForEach (piece, cJSON_GetObjectItemCaseSensitive (set, "pieces"))
      {
        gboolean     wild = rc_json_bool_or (piece, "wild", TRUE);
        const cJSON *part = cJSON_GetObjectItemCaseSensitive (piece, "parts");
        RcVec3       least, most;

        index++;
        if ((wild && is_on_board (set)) ||
            cJSON_GetObjectItemCaseSensitive (piece, "area") != NULL ||
            g_str_equal (rc_json_string_or (piece, "shape", ""), RC_SET_SHAFT))
          continue;
        part = part != NULL ? part->child : NULL;
        do
          {
            bounds_of (kit, piece, part, &least, &most);
            part = part != NULL ? part->next : NULL;
            if (!is_in_the_way (least, most, wild))
              continue;
            g_test_message ("%s: piece %d is in the way: x %.2f to %.2f, y %.2f to %.2f, z %.2f "
                            "to %.2f",
                            set->string, index, least.x, most.x, least.y, most.y, least.z, most.z);
            n++;
          }
        while (part != NULL);
      }
    }
  g_assert_cmpuint (n, ==, 0);
}

/* Not through a wall, however small the room is, and not over the ceiling, however wide the shot.
 */
static void
check_camera_is_in_the_room (const RcKit *kit, const cJSON *set, const char *size)
{
  const cJSON     *room = cJSON_GetObjectItemCaseSensitive (set, "room");
  g_autofree char *patch = g_strdup_printf (
      "{'set':'%s','interior':true,'camera':{'size':'%s','lens_mm':35}}", set->string, size);
  g_autoptr (RcStaging) staging = fixture_staging (patch);
  g_autoptr (RcScene)   scene = fixture_scene (kit, staging, fixture_shape (64, 36, 1));
  RcVec3                eye = scene->camera.eye;

  g_test_message ("%s, %s: %.2f %.2f %.2f", set->string, size, eye.x, eye.y, eye.z);
  g_assert_cmpfloat (fabsf (eye.x), <, rc_json_number_or (room, "width", 7) / 2);
  g_assert_cmpfloat (eye.z, <, rc_json_number_or (room, "front", 9));
  g_assert_cmpfloat (eye.y, <, rc_set_ceiling (set));
}

static void
test_camera_stays_in_the_room (void)
{
  static const char *const sizes[] = { "EWS", "WS", "MS", "CU" };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (const cJSON *set = rc_kit_set (kit, "studio"); set != NULL; set = set->next)
    for (guint i = 0; i < G_N_ELEMENTS (sizes) && rc_set_is_room (set); i++)
      check_camera_is_in_the_room (kit, set, sizes[i]);
}

/* A gate that stands open has no bars, and shows the same light as a window. */
static void
test_opening_has_no_bars (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = fixture_staging ("{'set':'barn-interior','interior':true}");
  g_autoptr (RcScene)   scene = fixture_scene (kit, staging, fixture_shape (64, 36, 1));
  const RcItem         *walls = g_ptr_array_index (scene->items, 0);
  guint                 bare = 0, with_bars = 24 * 6;

  for (guint i = 0; i < scene->items->len && (walls->ink || walls->kind != RC_ITEM_SOLID); i++)
    walls = g_ptr_array_index (scene->items, i);
  /* Five surfaces and a pane of four corners each, four skirtings. */
  bare = 4 * (5 + 1) + 4 * 24;
  g_test_message ("%u corners", walls->mesh->vertices->len);
  g_assert_cmpuint (walls->mesh->vertices->len, <, bare + with_bars);
}

static guint
count_items (const RcScene *scene, RcItemKind kind)
{
  guint n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    n += ((const RcItem *)g_ptr_array_index (scene->items, i))->kind == kind;
  return n;
}

/* A hall is lit by its lamps at noon too, unless somebody asks for another light. */
static void
test_hall_has_a_light_of_its_own (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) own = fixture_staging ("{'set':'nightclub','interior':true}");
  g_autoptr (RcStaging) asked =
      fixture_staging ("{'set':'nightclub','interior':true,'light':'high-key'}");
  g_autoptr (RcStaging) plain = fixture_staging ("{'set':'room','interior':true}");
  g_autoptr (RcScene)   a = fixture_scene (kit, own, fixture_shape (64, 36, 1));
  g_autoptr (RcScene)   b = fixture_scene (kit, asked, fixture_shape (64, 36, 1));
  g_autoptr (RcScene)   c = fixture_scene (kit, plain, fixture_shape (64, 36, 1));

  g_assert_true (a->light == rc_kit_light (kit, "club"));
  g_assert_true (b->light == rc_kit_light (kit, "high-key"));
  g_assert_null (c->light);
  g_assert_cmpfloat (a->uniforms.key_colour[0], <, c->uniforms.key_colour[0]);
}

/* What a set names of other tables is in them. */
static void
test_light_and_effects_are_known (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();

  for (const cJSON *set = rc_kit_set (kit, "studio"); set != NULL; set = set->next)
    {
      const char  *light = rc_json_string_or (set, "light", NULL);
      const cJSON *effect;

      g_test_message ("%s", set->string);
      g_assert_true (light == NULL || rc_kit_light (kit, light) != NULL);
      cJSON_ArrayForEach (effect, cJSON_GetObjectItemCaseSensitive (set, "effects"))
          g_assert_nonnull (cJSON_GetObjectItemCaseSensitive (
              rc_kit_effects (kit), rc_json_string_or (effect, "kind", "")));
    }
}

/* Water falls, behind whatever is said of the weather; a plate has its own. */
static void
test_water_falls_by_itself (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) place = fixture_staging ("{'set':'waterfall'}");
  g_autoptr (RcStaging) plain = fixture_staging ("{'set':'field'}");
  g_autoptr (RcScene)   scene = fixture_scene (kit, place, fixture_shape (64, 36, 24));
  g_autoptr (RcScene)   other = fixture_scene (kit, plain, fixture_shape (64, 36, 24));
  guint                 corners = 0;
  RcItem               *water = NULL;
  g_autofree RcVertex  *first = NULL;

  g_assert_cmpuint (scene->effects->len, >, other->effects->len);
  for (guint i = 0; i < scene->items->len; i++)
    {
      RcItem *item = g_ptr_array_index (scene->items, i);

      if (item->kind == RC_ITEM_VEIL && item->changes && item->mesh->vertices->len > corners)
        {
          water = item;
          corners = item->mesh->vertices->len;
        }
    }
  g_assert_nonnull (water);
  first = g_memdup2 (water->mesh->vertices->data, sizeof (RcVertex));
  rc_scene_set_frame (scene, 12);
  g_assert_cmpint (memcmp (first, water->mesh->vertices->data, sizeof (RcVertex)), !=, 0);
}

static void
test_light_is_seen_in_the_air (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = fixture_staging ("{'set':'boxing-ring','interior':true}");
  g_autoptr (RcScene)   scene = fixture_scene (kit, staging, fixture_shape (64, 36, 1));
  const cJSON          *set = rc_kit_set (kit, "boxing-ring"), *piece;
  guint                 shafts = 0;

  cJSON_ArrayForEach (piece, cJSON_GetObjectItemCaseSensitive (set, "pieces")) shafts +=
      g_str_equal (rc_json_string_or (piece, "shape", ""), RC_SET_SHAFT);
  g_assert_cmpuint (shafts, >, 0);
  g_assert_cmpuint (count_items (scene, RC_ITEM_GLOW), >=, shafts);
}

/* Everything of a thing that only this set has is one item, however many parts it has. */
static void
test_thing_of_parts_is_one (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = fixture_staging ("{'set':'gallery','interior':true}");
  g_autoptr (RcScene)   scene = fixture_scene (kit, staging, fixture_shape (64, 36, 1));
  const cJSON *pieces = cJSON_GetObjectItemCaseSensitive (rc_kit_set (kit, "gallery"), "pieces");

  g_assert_cmpuint (count_items (scene, RC_ITEM_SOLID), <=, (guint)cJSON_GetArraySize (pieces) + 4);
  g_assert_cmpuint (scene->lamps->len, >, 0);
}

/* What the words empty the place of: here the two cars that are parked in the street. */
static void
test_empty_place_has_no_cars (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) full = fixture_staging ("{'set':'street'}");
  g_autoptr (RcStaging) empty = fixture_staging ("{'set':'street','empty':true}");
  g_autoptr (RcScene)   a = fixture_scene (kit, full, fixture_shape (64, 36, 1));
  g_autoptr (RcScene)   b = fixture_scene (kit, empty, fixture_shape (64, 36, 1));

  g_assert_cmpuint (a->items->len, ==, b->items->len + 2);
}

#define WINDOW(x, z) "{'id':'w','kind':'window','name':'window','x':" #x ",'z':" #z "}"

/* A window that is looked at is the room's, and none stands about beside it. */
static void
test_window_is_of_the_room (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) far =
      fixture_staging ("{'set':'kitchen','interior':true,'props':[" WINDOW (1.65, -3) "]}");
  g_autoptr (RcStaging) near =
      fixture_staging ("{'set':'kitchen','interior':true,'props':[" WINDOW (
          0.8, -0.2) "],"
                     "'figures':[{'id':'a','height':1.7,'action':'stand'}]}");
  g_autoptr (RcScene) a = fixture_scene (kit, far, fixture_shape (64, 36, 1));
  g_autoptr (RcScene) b = fixture_scene (kit, near, fixture_shape (64, 36, 1));
  RcVec3              at;
  float               facing;

  g_assert_true (rc_set_window (rc_kit_set (kit, "kitchen"), 0, &at, &facing, NULL));
  g_assert_false (rc_set_window (rc_kit_set (kit, "kitchen"), 1, &at, &facing, NULL));
  g_assert_true (a->prop_items[0]->hidden);
  g_assert_cmpfloat_with_epsilon (a->staging->props[0].x, at.x, 0.001);
  g_assert_cmpfloat_with_epsilon (a->staging->props[0].z, at.z, 0.001);
  /* what was staged stays as it is */
  g_assert_cmpfloat_with_epsilon (far->props[0].x, 1.65, 0.001);
  /* somebody stands at this one */
  g_assert_false (b->prop_items[0]->hidden);
  g_assert_true (b->staging == near);
}

static void
test_windows_are_in_their_walls (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  const cJSON      *set = rc_kit_set (kit, "bedroom");
  RcVec3            at;
  float             facing;

  g_assert_true (rc_set_window (set, 0, &at, &facing, NULL));
  g_assert_cmpfloat_with_epsilon (at.x, -3.3, 0.001);
  g_assert_cmpfloat_with_epsilon (facing, 90, 0.001);
  g_assert_true (rc_set_window (set, 1, &at, &facing, NULL));
  g_assert_cmpfloat_with_epsilon (at.z, -3.3, 0.001);
  g_assert_cmpfloat_with_epsilon (facing, 0, 0.001);
  g_assert_false (rc_set_window (rc_kit_set (kit, "beach"), 0, &at, &facing, NULL));
}

/* It hangs on the back wall of a room, beside its window; where there is no wall it stands. */
static void
test_what_hangs_is_on_the_wall (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) room =
      fixture_staging ("{'set':'kitchen','interior':true,'props':[{'id':'c','kind':'clock',"
                       "'name':'clock','x':0.3,'hangs':2}]}");
  g_autoptr (RcStaging) open =
      fixture_staging ("{'set':'beach','props':[{'id':'c','kind':'clock','name':'clock',"
                       "'hangs':2}]}");
  g_autoptr (RcScene)  a = fixture_scene (kit, room, fixture_shape (64, 36, 1));
  g_autoptr (RcScene)  b = fixture_scene (kit, open, fixture_shape (64, 36, 1));
  const RcStagingProp *clock = &a->staging->props[0];
  RcVec3               size = rc_prop_size (rc_prop_resolve (kit, "clock", "clock")), at;
  float                facing, across;

  g_assert_true (rc_set_window (rc_kit_set (kit, "kitchen"), 0, &at, &facing, &across));
  g_assert_cmpfloat_with_epsilon (clock->y + size.y / 2, 2, 0.001);
  g_assert_cmpfloat_with_epsilon (clock->z, -3 + size.z / 2, 0.001);
  g_assert_cmpfloat (fabs (clock->x - at.x), >, (across + size.x) / 2);
  g_assert_cmpfloat (b->staging->props[0].y, ==, 0);
}

/* How high what somebody sits on is, who has been given no seat; metres; 0: they have none */
static float
seat_of (const RcKit *kit, const char *place)
{
  g_autofree char *patch =
      g_strdup_printf ("{%s,'figures':[{'id':'a','height':1.7,'action':'sit'}]}", place);
  g_autoptr (RcStaging) staging = fixture_staging (patch);
  g_autoptr (RcScene)   scene = fixture_scene (kit, staging, fixture_shape (64, 36, 1));

  for (guint i = 0; i < scene->items->len; i++)
    {
      const RcItem *item = g_ptr_array_index (scene->items, i);
      RcVec3        at = rc_mat4_point (&item->model, rc_vec3 (0, 0, 0));

      if (item->shadow && item->identity == 0 && hypotf (at.x, at.z) < 0.1f &&
          item->most.x - item->least.x < 0.6f)
        return item->most.y - item->least.y;
    }
  return 0;
}

static void
test_who_sits_has_a_chair_in_a_room (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  float             chair = seat_of (kit, "'set':'kitchen','interior':true");
  float             stool = seat_of (kit, "'set':'park'");

  g_assert_cmpfloat (chair, >, 0.7f); /* it has a back */
  g_assert_cmpfloat (stool, >, 0.3f);
  g_assert_cmpfloat (stool, <, 0.5f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/sets/every-place-has-one", test_every_place_has_one);
  g_test_add_func ("/engine/sketch/sets/subject-and-camera-have-room",
                   test_subject_and_camera_have_room);
  g_test_add_func ("/engine/sketch/sets/camera-stays-in-the-room", test_camera_stays_in_the_room);
  g_test_add_func ("/engine/sketch/sets/opening-has-no-bars", test_opening_has_no_bars);
  g_test_add_func ("/engine/sketch/sets/hall-has-a-light-of-its-own",
                   test_hall_has_a_light_of_its_own);
  g_test_add_func ("/engine/sketch/sets/light-and-effects-are-known",
                   test_light_and_effects_are_known);
  g_test_add_func ("/engine/sketch/sets/water-falls-by-itself", test_water_falls_by_itself);
  g_test_add_func ("/engine/sketch/sets/light-is-seen-in-the-air", test_light_is_seen_in_the_air);
  g_test_add_func ("/engine/sketch/sets/thing-of-parts-is-one", test_thing_of_parts_is_one);
  g_test_add_func ("/engine/sketch/sets/empty-place-has-no-cars", test_empty_place_has_no_cars);
  g_test_add_func ("/engine/sketch/sets/window-is-of-the-room", test_window_is_of_the_room);
  g_test_add_func ("/engine/sketch/sets/windows-are-in-their-walls",
                   test_windows_are_in_their_walls);
  g_test_add_func ("/engine/sketch/sets/what-hangs-is-on-the-wall", test_what_hangs_is_on_the_wall);
  g_test_add_func ("/engine/sketch/sets/who-sits-has-a-chair-in-a-room",
                   test_who_sits_has_a_chair_in_a_room);
  return g_test_run ();
}
