/* test-composition.c - what a director sees at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/sketch/scene/composition.h"
#include "engine/sketch/scene/crowd.h"
#include "engine/sketch/scene/scene-subject.h"

typedef struct
{
  RcStaging *staging;
  RcScene   *scene;
} Shot;

static Shot
shot_of (const RcKit *kit, const char *patch, int width, int height, double creativity)
{
  RcRequestShape shape = fixture_shape (width, height, 48);
  Shot           shot = { fixture_staging (patch), NULL };

  shape.creativity = creativity;
  shot.scene = fixture_scene (kit, shot.staging, shape);
  return shot;
}

static void
shot_clear (Shot *shot)
{
  rc_scene_free (shot->scene);
  rc_staging_free (shot->staging);
}

static void
test_heads_have_room_and_no_horizon (void)
{
  static const char *const sizes[] = { "EWS", "WS", "FS", "MWS", "MS", "MCU", "CU" };
  static const char *const angles[] = { "eye", "low", "dutch" };
  static const int         shapes[][2] = { { 320, 180 }, { 180, 320 } };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint k = 0; k < G_N_ELEMENTS (angles); k++)
      for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
        {
          g_autofree char *patch = g_strdup_printf (
              "{'camera':{'size':'%s','angle':'%s'},'set':'beach'}", sizes[i], angles[k]);
          Shot          shot = shot_of (kit, patch, shapes[s][0], shapes[s][1], 0);
          RcComposition now;

          rc_composition_measure (shot.scene, &now);
          g_test_message ("%s %s: room %.3f of %.3f", sizes[i], angles[k], now.head_room,
                          now.wanted_room);
          g_assert_true (now.has_subject && now.head_is_in);
          g_assert_false (now.horizon_through_head);
          g_assert_cmpfloat (fabsf (now.head_room - now.wanted_room), <, 0.06f);
          g_assert_cmpfloat (now.off_joint, >, 0.03f);
          shot_clear (&shot);
        }
}

static void
test_creativity_goes_from_the_middle_to_the_third (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  float             before = -1;

  for (int i = 0; i <= 4; i++)
    {
      Shot          shot = shot_of (kit, "{'camera':{'size':'MS'}}", 640, 360, i / 4.0);
      RcComposition now;

      rc_composition_measure (shot.scene, &now);
      g_assert_cmpfloat (fabsf (now.x), >, before);
      before = fabsf (now.x);
      if (i == 0)
        g_assert_cmpfloat (before, <, 0.03f);
      if (i == 4)
        g_assert_cmpfloat (now.off_third, <, 0.02f);
      shot_clear (&shot);
    }
}

static void
test_who_looks_aside_has_room_there (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  Shot              shot = shot_of (kit,
                                    "{'camera':{'size':'MS'},'figures':[{'id':'a','name':'A',"
                                                 "'height':1.7,'facing':70}]}",
                                    640, 360, 0);
  RcComposition     now;

  rc_composition_measure (shot.scene, &now);
  g_assert_cmpfloat (now.x, <, -0.08f);
  shot_clear (&shot);
}

static void
test_who_kneels_down_stays_in_the_picture (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  Shot              shot = shot_of (kit,
                                    "{'camera':{'size':'MCU'},'figures':[{'id':'a','name':'A',"
                                                 "'height':1.7,'facing':20,'action':'kneel'}]}",
                                    640, 360, 0);

  g_assert_cmpfloat (rc_composition_presence (shot.scene, 5), ==, 1.0f);
  shot_clear (&shot);
}

static void
test_a_crossed_line_is_noticed (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  Shot              a =
      shot_of (kit, "{'figures':[{'id':'a','x':0,'height':1.7},{'id':'b','x':1,'height':1.7}]}",
               320, 180, 0);
  Shot b =
      shot_of (kit, "{'figures':[{'id':'a','x':0,'height':1.7},{'id':'b','x':-1,'height':1.7}]}",
               320, 180, 0);

  g_assert_true (rc_composition_keeps_line (a.scene, a.scene, "a", "b"));
  g_assert_false (rc_composition_keeps_line (a.scene, b.scene, "a", "b"));
  shot_clear (&a);
  shot_clear (&b);
}

/* The thing is 4 m aside of the only figure: a picture of one does not hold the other. */
static void
test_a_named_thing_is_the_picture_at_any_size (void)
{
  static const char *const sizes[] = { "INSERT", "CU", "MS" };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (int named = 0; named < 2; named++)
      {
        g_autofree char *patch = g_strdup_printf (
            "{'camera':{'size':'%s','subject':0,'insert':%d},"
            "'props':[{'id':'barrel','kind':'barrel','name':'barrel','colour':'#806040','x':4,"
            "'y':0,'z':0,'facing':0,'scale':1}]}",
            i > 0 || named ? sizes[i] : "CU", named ? 0 : -1);
        Shot   shot = shot_of (kit, patch, 320, 180, 0);
        RcVec3 seen;

        rc_scene_set_frame (shot.scene, 0);
        seen = rc_camera_project (&shot.scene->camera, rc_vec3 (4, 0.45f, 0));
        g_test_message ("%s %d: %.2f %.2f", sizes[i], named, seen.x, seen.y);
        g_assert_cmpint (fabsf (seen.x) < 0.5f && fabsf (seen.y) < 0.8f, ==, named);
        shot_clear (&shot);
      }
}

/* Of all vertices of an item: how far out they get, in halves of the picture; above alone if @up.
 */
static float
reach_of (const RcScene *scene, const RcItem *item, gboolean up)
{
  float most = -9.0f;

  for (guint i = 0; i < item->mesh->vertices->len; i++)
    {
      const RcVertex *v = &g_array_index (item->mesh->vertices, RcVertex, i);
      RcVec3          p =
          rc_mat4_point (&item->model, rc_vec3 (v->position[0], v->position[1], v->position[2]));

      p = rc_camera_project (&scene->camera, p);
      most = MAX (most, up ? p.y : MAX (fabsf (p.x), fabsf (p.y)));
    }
  return most;
}

static void
test_what_goes_stays_in_the_picture (void)
{
  static const char *const stagings[] = {
    "{'camera':{'size':'WS','subject':-1},'figures':[],'set':'highway','props':[{'id':'car',"
    "'kind':'car','name':'car','colour':'#c02020','x':2,'z':-4,'motion':'drive'}]}",
    "{'camera':{'size':'FS','subject':-1},'figures':[],'set':'field','props':[{'id':'ball',"
    "'kind':'ball','name':'ball','colour':'#c02020','facing':90,'motion':'roll'}]}",
    "{'camera':{'size':'WS','subject':-1},'figures':[],'set':'station','props':[{'id':'train',"
    "'kind':'train','name':'train','colour':'#2040c0','z':-7,'facing':75,'motion':'drive'}]}",
  };
  g_autoptr (RcKit) kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (stagings); i++)
    {
      Shot   shot = shot_of (kit, stagings[i], 320, 180, 0);
      RcVec3 first = rc_mat4_axis (&shot.scene->prop_items[0]->model, 3), last;

      for (int frame = 0; frame < 48; frame += 12)
        {
          rc_scene_set_frame (shot.scene, frame);
          g_test_message ("%u at %d: %.2f", i, frame,
                          reach_of (shot.scene, shot.scene->prop_items[0], FALSE));
          g_assert_cmpfloat (reach_of (shot.scene, shot.scene->prop_items[0], FALSE), <, 1.0f);
        }
      last = rc_mat4_axis (&shot.scene->prop_items[0]->model, 3);
      g_assert_cmpfloat (rc_vec3_length (rc_vec3_sub (last, first)), >, 0.5f);
      shot_clear (&shot);
    }
}

static void
test_a_herd_that_goes_stays_in_the_picture (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  Shot              shot = shot_of (kit,
                                    "{'camera':{'size':'WS','subject':-1},'figures':[],'set':'field',"
                                                 "'crowds':[{'body':'horse','name':'horse','count':12,"
                                                 "'action':'run','at':'background'}],'props':[{'id':'tree',"
                                                 "'kind':'tree','name':'tree','x':3,'z':-4}]}",
                                    320, 180, 0);

  for (int frame = 0; frame < 48; frame += 23)
    {
      int    seen = 0, n = 0;
      RcVec3 at;

      rc_scene_set_frame (shot.scene, frame);
      for (; rc_crowd_place (shot.scene, 0, (guint)n, frame / 24.0f, &at); n++)
        seen += fabsf (rc_camera_project (&shot.scene->camera, at).x) < 1;
      g_test_message ("%d: %d of %d", frame, seen, n);
      g_assert_cmpint (seen, >, n / 2);
    }
  shot_clear (&shot);
}

static void
test_who_is_several_is_framed_as_a_group (void)
{
  static const char *const sizes[] = { "GROUP", "WS", "FS" };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (int beasts = 0; beasts < 2; beasts++)
      {
        const char      *what = beasts ? "'name':'dog','kind':'creature','body':'dog','height':0.6,"
                                         "'action':'run','facing':40"
                                       : "'name':'friend','height':1.7,'action':'stand'";
        g_autofree char *patch = g_strdup_printf (
            "{'camera':{'size':'%s','subject':0},'set':'field','figures':["
            "{'id':'extra-1','x':0,%s},{'id':'extra-2','x':1.2,%s},{'id':'extra-3','x':-1.2,%s}]}",
            sizes[i], what, what, what);
        Shot shot = shot_of (kit, patch, 320, 180, 0);

        for (int frame = 0; frame < 48; frame += 23)
          for (int k = 0; k < 3; k++)
            {
              rc_scene_set_frame (shot.scene, frame);
              g_test_message ("%s %d at %d: %.2f", sizes[i], k, frame,
                              reach_of (shot.scene, shot.scene->figure_items[k], FALSE));
              g_assert_cmpfloat (reach_of (shot.scene, shot.scene->figure_items[k], FALSE), <,
                                 1.0f);
            }
        shot_clear (&shot);
      }
}

/* People are seen down to where the size ends; an animal that is as low as that would be gone. */
static void
test_an_animal_beside_a_person_is_seen_whole (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  Shot              shot =
      shot_of (kit,
               "{'camera':{'size':'TWO','subject':0},'set':'field','figures':["
               "{'id':'a','name':'woman','x':0.6,'height':1.7},"
               "{'id':'b','name':'dog','kind':'creature','body':'dog','x':-0.6,'height':0.6}]}",
               320, 180, 0);

  for (guint i = 0; i < 2; i++)
    g_assert_cmpfloat (reach_of (shot.scene, shot.scene->figure_items[i], FALSE), <, 1.05f);
  shot_clear (&shot);
}

static void
test_no_jump_leaves_the_picture (void)
{
  static const char *const figures[] = {
    "'name':'A','height':1.7,'facing':20,'action':'jump'",
    "'name':'A','height':1.7,'facing':20,'action':'stretch'",
    "'name':'horse','kind':'creature','body':'horse','height':1.6,'facing':30,'action':'rear'",
  };
  g_autoptr (RcKit) kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *patch =
          g_strdup_printf ("{'camera':{'size':'FS'},'figures':[{'id':'a',%s}]}", figures[i]);
      Shot shot = shot_of (kit, patch, 320, 180, 0);

      for (int frame = 0; frame < 48; frame += 3)
        {
          rc_scene_set_frame (shot.scene, frame);
          g_assert_cmpfloat (reach_of (shot.scene, shot.scene->figure_items[0], TRUE), <, 1.0f);
        }
      shot_clear (&shot);
    }
}

static void
test_a_close_thing_is_large_and_sharp (void)
{
  static const char *const sizes[] = { "INSERT", "CU", "ECU" };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (int held = 0; held < 2; held++)
      {
        g_autofree char *patch = g_strdup_printf (
            "{'camera':{'size':'%s','subject':-1,'insert':0},'figures':[{'id':'a','name':'A',"
            "'height':1.7,'action':'hold','holds':%d}],'props':[{'id':'cup','kind':'cup',"
            "'name':'cup','x':0.5,'y':0.75,'z':0.4}]}",
            sizes[i], held ? 0 : -1);
        Shot    shot = shot_of (kit, patch, 320, 180, 0);
        RcItem *cup = shot.scene->prop_items[0];
        RcVec3  top = rc_mat4_point (&cup->model, rc_vec3 (0, cup->most.y, 0)), a, b;

        a = rc_camera_project (&shot.scene->camera, top);
        b = rc_camera_project (&shot.scene->camera, rc_mat4_axis (&cup->model, 3));
        g_test_message ("%s %d: %.2f to %.2f, sharp at %.2f of %.2f", sizes[i], held, b.y, a.y,
                        shot.scene->camera.focus, a.z);
        g_assert_cmpfloat (a.y - b.y, >, 0.6f);
        g_assert_cmpfloat (reach_of (shot.scene, cup, FALSE), <, 1.0f);
        g_assert_cmpfloat (fabsf (shot.scene->camera.focus / a.z - 1), <, 0.1f);
        shot_clear (&shot);
      }
}

static void
test_a_close_up_of_an_animal_is_its_face (void)
{
  static const char *const beings[] = { "cat", "horse", "eagle" };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (beings); i++)
    for (int facing = 0; facing <= 90; facing += 90)
      {
        g_autofree char *patch = g_strdup_printf (
            "{'camera':{'size':'CU'},'figures':[{'id':'a','name':'A','kind':'creature',"
            "'body':'%s','height':1,'facing':%d,'action':'stand'}]}",
            beings[i], facing);
        Shot          shot = shot_of (kit, patch, 320, 180, 0);
        const RcItem *item = shot.scene->figure_items[0];
        RcVec3        crown = { 0, item->most.y, 0 },
               ahead = { sinf (RC_RADIANS (facing)), 0, cosf (RC_RADIANS (facing)) };
        RcVec3 seen = rc_camera_project (&shot.scene->camera,
                                         rc_vec3_along (crown, ahead, item->most.z * 0.5f));

        g_test_message ("%s %d: %.2f %.2f, sharp at %.2f of %.2f", beings[i], facing, seen.x,
                        seen.y, shot.scene->camera.focus, seen.z);
        g_assert_cmpfloat (rc_vec3_dot (ahead, shot.scene->camera.back), >, 0.6f);
        g_assert_cmpfloat (seen.y, >, 0.4f);
        g_assert_cmpfloat (fabsf (shot.scene->camera.focus / seen.z - 1), <, 0.3f);
        shot_clear (&shot);
      }
}

/* The share of the picture that @item lies over, from its left to its right edge, -1 to 1. */
static void
measure_item (const RcScene *scene, const RcItem *item, float *least, float *most)
{
  *least = 1;
  *most = -1;
  for (int corner = 0; corner < 8; corner++)
    {
      RcVec3 at = rc_vec3 (corner & 1 ? item->most.x : item->least.x,
                           corner & 2 ? item->most.y : item->least.y, item->most.z);
      RcVec3 seen = rc_camera_project (&scene->camera, rc_mat4_point (&item->model, at));

      *least = MIN (*least, seen.x);
      *most = MAX (*most, seen.x);
    }
}

static void
test_the_foreground_keeps_to_the_edge (void)
{
  static const char *const sizes[] = { "FS", "MWS", "MS", "MCU" };
  static const char *const kinds[] = { "bush", "curtain", "floor-lamp", "plant", "bamboo" };
  g_autoptr (RcKit)        kit = fixture_kit ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      {
        g_autofree char *patch = g_strdup_printf (
            "{'foreground':'%s %s','camera':{'size':'%s','move':'push-in'},'set':'park',"
            "'setups':[{'start':1.5,'cut':true,'size':'CU','subject':0}]}",
            kinds[k], i % 2 == 0 ? "left" : "right", sizes[i]);
        Shot  shot = shot_of (kit, patch, 320, 180, 0);
        float least, most;

        g_assert_nonnull (shot.scene->foreground);
        for (int frame = 0; frame < 36; frame += 12)
          {
            rc_scene_set_frame (shot.scene, frame);
            measure_item (shot.scene, shot.scene->foreground, &least, &most);
            if (shot.scene->foreground_side < 0)
              {
                g_assert_cmpfloat (most, <, -0.6f);
                g_assert_cmpfloat (most, >, -1.0f);
              }
            else
              {
                g_assert_cmpfloat (least, >, 0.6f);
                g_assert_cmpfloat (least, <, 1.0f);
              }
            g_assert_false (shot.scene->foreground->hidden);
          }
        rc_scene_set_frame (shot.scene, 40);
        g_assert_true (shot.scene->foreground->hidden);
        shot_clear (&shot);
      }
}

/* Where somebody stands there is nothing before him. */
static void
test_the_foreground_is_never_over_people (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();

  for (int where = -12; where <= 12; where++)
    {
      g_autofree char *patch = g_strdup_printf (
          "{'foreground':'bush left','camera':{'size':'MWS','subject':0},'set':'park',"
          "'figures':[{'id':'a'},{'id':'b','name':'B','height':1.7,'x':%g,'z':-0.4}]}",
          where * 0.2);
      Shot shot = shot_of (kit, patch, 320, 180, 0);

      for (guint i = 0; i < 2 && shot.scene->foreground != NULL; i++)
        {
          RcVec3 at =
              rc_vec3 ((float)shot.staging->figures[i].x, 1.4f, (float)shot.staging->figures[i].z);

          g_assert_cmpfloat (rc_camera_project (&shot.scene->camera, at).x *
                                 shot.scene->foreground_side,
                             <, 0.55f);
        }
      shot_clear (&shot);
    }
}

/* A tower is looked up at, and whole; a train is no speck in the widest of pictures. */
static void
test_large_things_are_seen (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  Shot              tower = shot_of (kit,
                                     "{'set':'street','camera':{'size':'WS','angle':'worm','subject':-1,"
                                                  "'insert':-1},'figures':[],'props':[{'id':'a','kind':'skyscraper',"
                                                  "'name':'skyscraper','colour':'#806040','x':0,'y':0,'z':-40,"
                                                  "'facing':0,'scale':1}]}",
                                     320, 180, 0);
  Shot              train = shot_of (kit,
                                     "{'set':'field','camera':{'size':'EWS','angle':'eye','subject':-1,"
                                                  "'insert':-1},'figures':[],'props':[{'id':'a','kind':'steam-train',"
                                                  "'name':'steam train','colour':'#806040','x':0,'y':0,'z':0,"
                                                  "'facing':90,'scale':1}]}",
                                     320, 180, 0);
  const RcItem     *item = train.scene->prop_items[0];
  RcVec3            a, b, up;

  rc_scene_set_frame (tower.scene, 0);
  rc_scene_set_frame (train.scene, 0);
  up = rc_mat4_point (&tower.scene->prop_items[0]->model, tower.scene->prop_items[0]->most);
  g_test_message ("eye at %.2f m, the top at %.2f m", tower.scene->camera.eye.y, up.y);
  g_assert_cmpfloat (tower.scene->camera.eye.y, <, 2.5f);
  g_assert_cmpfloat (rc_camera_horizon (&tower.scene->camera), <, -0.5f);
  g_assert_cmpfloat (reach_of (tower.scene, tower.scene->prop_items[0], TRUE), <, 1.0f);
  a = rc_camera_project (&train.scene->camera, rc_mat4_point (&item->model, item->least));
  b = rc_camera_project (&train.scene->camera, rc_mat4_point (&item->model, item->most));
  g_test_message ("the train from %.2f to %.2f", a.x, b.x);
  g_assert_cmpfloat (fabsf (a.x - b.x), >, 0.2f);
  g_assert_cmpfloat (MAX (fabsf (a.x), fabsf (b.x)), <, 1.0f);
  shot_clear (&tower);
  shot_clear (&train);
}

/* Where the middle of @item is in the picture. */
static RcVec3
middle_of (const RcScene *scene, const RcItem *item)
{
  return rc_camera_project (
      &scene->camera, rc_mat4_point (&item->model, rc_vec3_mix (item->least, item->most, 0.5f)));
}

static gboolean
is_seen (RcVec3 p)
{
  return p.z > 0 && fabsf (p.x) < 1 && fabsf (p.y) < 1;
}

/* What the words put beside a thing, over a head or into a bed belongs to the picture. */
static void
test_company_is_in_the_picture (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  Shot              taxi = shot_of (kit,
                                    "{'camera':{'size':'FS','subject':-1,'insert':-1},'figures':[],"
                                                 "'props':[{'id':'a','kind':'taxi','name':'taxi','x':0,'z':-6},"
                                                 "{'id':'b','kind':'bus','name':'bus','x':8.5,'z':-6}]}",
                                    640, 360, 0);
  Shot              drone = shot_of (kit,
                                     "{'camera':{'size':'FS'},'figures':[{'id':'a','name':'A','height':1.7}],"
                                                  "'props':[{'id':'d','kind':'drone','name':'drone','y':2.2,"
                                                  "'motion':'hover'}]}",
                                     640, 360, 0);
  Shot              nurse = shot_of (kit,
                                     "{'camera':{'size':'MS','subject':0},'figures':["
                                                  "{'id':'a','name':'A','height':1.7,'action':'look','toward':'b'},"
                                                  "{'id':'b','name':'B','height':1.2,'x':1.6,'action':'lie'}]}",
                                     640, 360, 0);

  g_assert_true (is_seen (middle_of (taxi.scene, taxi.scene->prop_items[1])));
  g_assert_true (is_seen (middle_of (drone.scene, drone.scene->prop_items[0])));
  for (guint i = 0; i < 2; i++)
    g_assert_true (is_seen (
        rc_camera_project (&nurse.scene->camera, rc_scene_figure_head (nurse.scene, i, 0))));
  shot_clear (&taxi);
  shot_clear (&drone);
  shot_clear (&nurse);
}

/* A lens that is held to a snail is stopped down until all of it is sharp. */
static void
test_what_is_small_is_sharp (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();
  Shot              snail =
      shot_of (kit,
               "{'camera':{'size':'FS','lens_mm':100,'focus':'shallow'},'figures':[{'id':'a',"
               "'name':'snail','kind':'creature','body':'snail','height':0.1}]}",
               640, 360, 0);
  const RcCamera *camera = &snail.scene->camera;
  float           half = 0.05f;

  /* the spot that a point is at the end of it, in heights of the picture */
  g_assert_cmpfloat (camera->blur * half / (camera->focus - half), <, 0.03f);
  shot_clear (&snail);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/composition/heads-have-room-and-no-horizon",
                   test_heads_have_room_and_no_horizon);
  g_test_add_func ("/engine/sketch/composition/creativity-goes-from-the-middle-to-the-third",
                   test_creativity_goes_from_the_middle_to_the_third);
  g_test_add_func ("/engine/sketch/composition/who-looks-aside-has-room-there",
                   test_who_looks_aside_has_room_there);
  g_test_add_func ("/engine/sketch/composition/who-kneels-down-stays-in-the-picture",
                   test_who_kneels_down_stays_in_the_picture);
  g_test_add_func ("/engine/sketch/composition/a-named-thing-is-the-picture-at-any-size",
                   test_a_named_thing_is_the_picture_at_any_size);
  g_test_add_func ("/engine/sketch/composition/large-things-are-seen", test_large_things_are_seen);
  g_test_add_func ("/engine/sketch/composition/a-crossed-line-is-noticed",
                   test_a_crossed_line_is_noticed);
  g_test_add_func ("/engine/sketch/composition/what-goes-stays-in-the-picture",
                   test_what_goes_stays_in_the_picture);
  g_test_add_func ("/engine/sketch/composition/a-herd-that-goes-stays-in-the-picture",
                   test_a_herd_that_goes_stays_in_the_picture);
  g_test_add_func ("/engine/sketch/composition/who-is-several-is-framed-as-a-group",
                   test_who_is_several_is_framed_as_a_group);
  g_test_add_func ("/engine/sketch/composition/an-animal-beside-a-person-is-seen-whole",
                   test_an_animal_beside_a_person_is_seen_whole);
  g_test_add_func ("/engine/sketch/composition/no-jump-leaves-the-picture",
                   test_no_jump_leaves_the_picture);
  g_test_add_func ("/engine/sketch/composition/a-close-thing-is-large-and-sharp",
                   test_a_close_thing_is_large_and_sharp);
  g_test_add_func ("/engine/sketch/composition/a-close-up-of-an-animal-is-its-face",
                   test_a_close_up_of_an_animal_is_its_face);
  g_test_add_func ("/engine/sketch/composition/company-is-in-the-picture",
                   test_company_is_in_the_picture);
  g_test_add_func ("/engine/sketch/composition/what-is-small-is-sharp",
                   test_what_is_small_is_sharp);
  g_test_add_func ("/engine/sketch/composition/the-foreground-keeps-to-the-edge",
                   test_the_foreground_keeps_to_the_edge);
  g_test_add_func ("/engine/sketch/composition/the-foreground-is-never-over-people",
                   test_the_foreground_is_never_over_people);
  return g_test_run ();
}
