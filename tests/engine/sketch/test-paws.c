/* test-paws.c - the feet of animals: what is on the ground stays where it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/base/data.h"

#define RATE 24
#define TINY 0.3f /* metres */

static RcStaging *
being_that (const char *body, double height, const char *does)
{
  g_autofree char *patch =
      g_strdup_printf ("{'figures':[{'id':'c','name':'%s','kind':'creature','body':'%s','colour':"
                       "'#a05020','height':%g,'x':0,'z':0,'facing':40,'identity':'',%s}]}",
                       body, body, height, does);

  return fixture_staging (patch);
}

typedef struct
{
  float most;  /* metres that a foot moves from where it came to stand */
  float under; /* metres that it is below the ground */
  int   stood, raised;
} Slide;

static Slide
slide_of (const RcActor *actor, float seconds)
{
  RcVec3   since[RC_CREATURE_FEET];
  gboolean stood[RC_CREATURE_FEET] = { FALSE };
  Slide    slide = { 0 };
  float    on = MIN (0.012f, 0.03f * rc_creature_legs (actor->body, actor->look.height));

  /* What takes ten steps a second is not to be seen standing in two frames in a row. */
  int fine = actor->look.height < TINY ? 10 : 1;

  for (int frame = 0; frame < seconds * RATE * fine; frame++)
    {
      RcCreatureFoot   feet[RC_CREATURE_FEET];
      RcCreatureMoment moment;

      rc_actor_being (actor, (float)frame / RATE / fine, feet, &moment);
      for (int i = 0; i < RC_CREATURE_FEET; i++)
        {
          gboolean stands = moment.feet != NULL && feet[i].placed && feet[i].at.y < on;

          if (stands && !stood[i])
            since[i] = feet[i].at;
          if (stands)
            slide.most =
                MAX (slide.most, hypotf (feet[i].at.x - since[i].x, feet[i].at.z - since[i].z));
          if (feet[i].placed)
            slide.under = MAX (slide.under, -feet[i].at.y);
          slide.stood += stands;
          slide.raised += moment.feet != NULL && feet[i].placed && !stands;
          stood[i] = stands;
        }
    }
  return slide;
}

/* What each being does: goes, turns, stops, sits, runs away. */
static const char *const lives[] = {
  "'action':'walk'",
  "'action':'run','toward':'right'",
  "'action':'walk','beats':[{'start':1.5,'action':'stand','toward':'left'},{'start':3,'action':"
  "'run','toward':'right'},{'start':4.5,'action':'sit'}]",
  "'action':'stand','beats':[{'start':0.5,'action':'stand','toward':'away'},{'start':2,'action':"
  "'jump'},{'start':4,'action':'lie'}]",
};

static void
test_no_animal_lets_a_standing_foot_slide (void)
{
  g_autoptr (RcKit)  kit = fixture_kit ();
  g_autoptr (GError) error = NULL;
  g_autoptr (cJSON)  bodies = rc_data_load_json ("kit/creatures.json", &error);
  const cJSON       *body;
  int                bad = 0, with_feet = 0;

  g_assert_no_error (error);
  cJSON_ArrayForEach (body, bodies)
  {
    double height = rc_json_number_or (body, "height", 1.0);

    for (guint k = 0; k < G_N_ELEMENTS (lives); k++)
      {
        g_autoptr (RcStaging) staging = being_that (body->string, height, lives[k]);
        g_autofree RcActor   *actor = g_new0 (RcActor, 1);
        Slide                 slide;
        float                 allowed;

        rc_actor_init (actor, kit, staging, 0, 6.0);
        slide = slide_of (actor, 6.0f);
        allowed = MAX (0.02f, 0.02f * rc_creature_legs (actor->body, actor->look.height));
        if (slide.most > allowed)
          g_test_message ("%s, %u: %.1f cm", body->string, k, slide.most * 100);
        bad += slide.most > allowed || slide.under > 0.01f;
        with_feet += slide.stood > 0 && slide.raised > 0;
      }
  }
  g_assert_cmpint (bad, ==, 0);
  g_assert_cmpint (with_feet, >, 200);
}

/* A foot is where it is drawn: the lowest of the mesh is on the ground, and near each foot. */
static void
test_is_drawn_where_its_feet_stand (void)
{
  g_autoptr (RcKit)     kit = fixture_kit ();
  g_autoptr (RcStaging) staging = being_that ("horse", 1.6, lives[2]);
  g_autofree RcActor   *actor = g_new0 (RcActor, 1);

  rc_actor_init (actor, kit, staging, 0, 6.0);
  for (int frame = 0; frame < 6 * RATE; frame += 5)
    {
      RcCreatureFoot     feet[RC_CREATURE_FEET];
      RcCreatureMoment   moment;
      g_autoptr (RcMesh) mesh = rc_mesh_new ();

      rc_actor_being (actor, (float)frame / RATE, feet, &moment);
      rc_creature_build (mesh, &moment);
      for (int i = 0; i < 4; i++)
        {
          float near = 1.0f;

          for (guint v = 0; v < mesh->vertices->len; v++)
            {
              const float *p = g_array_index (mesh->vertices, RcVertex, v).position;
              RcVec3       off = rc_vec3_sub (rc_vec3 (p[0], p[1], p[2]), feet[i].at);

              near = MIN (near, rc_vec3_length (off));
            }
          g_assert_true (feet[i].placed);
          g_assert_cmpfloat (near, <, 0.12f);
        }
    }
}

/* The brightest that any of it is, but for eyes, nose and mouth, which are few. */
static int
brightness (const RcKit *kit, const char *colour)
{
  g_autofree char *patch = g_strdup_printf ("{'figures':[{'id':'c','name':'cat','kind':'creature',"
                                            "'body':'cat','height':0.3,'colour':'%s'}]}",
                                            colour);
  g_autoptr (RcStaging) staging = fixture_staging (patch);
  g_autofree RcActor   *actor = g_new0 (RcActor, 1);
  g_autoptr (RcMesh)    mesh = rc_mesh_new ();
  RcCreatureFoot        feet[RC_CREATURE_FEET];
  RcCreatureMoment      moment;
  guint                 bright = 0;

  rc_actor_init (actor, kit, staging, 0, 1.0);
  rc_actor_being (actor, 0, feet, &moment);
  rc_creature_build (mesh, &moment);
  for (guint i = 0; i < mesh->vertices->len; i++)
    bright += g_array_index (mesh->vertices, RcVertex, i).colour[0] > 60;
  return (int)(100 * bright / mesh->vertices->len);
}

static void
test_a_black_cat_is_black_all_over (void)
{
  g_autoptr (RcKit) kit = fixture_kit ();

  g_assert_cmpint (brightness (kit, "#141414"), <, 12);
  g_assert_cmpint (brightness (kit, "#c07830"), >, 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/paws/no-animal-lets-a-standing-foot-slide",
                   test_no_animal_lets_a_standing_foot_slide);
  g_test_add_func ("/engine/sketch/paws/is-drawn-where-its-feet-stand",
                   test_is_drawn_where_its_feet_stand);
  g_test_add_func ("/engine/sketch/paws/a-black-cat-is-black-all-over",
                   test_a_black_cat_is_black_all_over);
  return g_test_run ();
}
