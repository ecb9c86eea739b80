/* test-landmark.c - a very wide picture takes in what the place is known by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/scene-landmark.h"
#include "tests/engine/sketch/sketch-fixture.h"

#define WOMAN                                                                                      \
  "'figures':[{'id':'m','name':'M','kind':'person','build':'average','colour':'#a05020','height':" \
  "1.7,'x':0,'z':0,'facing':20,'action':'walk','pace':1,'toward':'camera','holds':-1,"             \
  "'identity':''}]"

static guint
count_landmarks (const RcScene *scene, const RcItem **found)
{
  guint n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const RcItem *item = g_ptr_array_index (scene->items, i);

      if (item->landmark)
        {
          *found = item;
          n++;
        }
    }
  return n;
}

/* Whether the top of @item and the first figure's head and feet are in the picture then. */
static gboolean
are_seen (const RcScene *scene, const RcItem *item, float seconds)
{
  RcCamera camera = rc_scene_camera_at (scene, seconds);
  RcVec3   top =
      rc_mat4_point (&item->model, rc_vec3 ((item->least.x + item->most.x) / 2, item->most.y,
                                            (item->least.z + item->most.z) / 2));
  RcVec3 head, moved, points[3];
  RcMat4 root;

  rc_actor_place (&scene->actors[0], seconds, &root, &moved);
  head = rc_vec3_add (rc_mat4_axis (&root, 3), rc_vec3 (0, 1.7f, 0));
  points[0] = rc_camera_project (&camera, top);
  points[1] = rc_camera_project (&camera, head);
  points[2] = rc_camera_project (&camera, rc_mat4_axis (&root, 3));
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    if (points[i].z < 0.1f || fabsf (points[i].x) > 1 || fabsf (points[i].y) > 1)
      return FALSE;
  return points[1].y - points[2].y > 0.1f;
}

static void
test_is_taken_in_from_every_angle (Stage *self, gconstpointer data)
{
  static const char *const sets[] = { "cliff", "japanese-garden", "farm" };
  static const char *const angles[] = { "eye", "high", "low" };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    for (guint k = 0; k < G_N_ELEMENTS (angles); k++)
      {
        g_autofree char *patch =
            g_strdup_printf ("{'set':'%s','camera':{'size':'EWS','angle':'%s','lens_mm':24},%s}",
                             sets[i], angles[k], WOMAN);
        const RcItem *landmark = NULL;

        g_test_message ("%s, %s", sets[i], angles[k]);
        stage_set (self, patch, 320, 180);
        g_assert_cmpuint (count_landmarks (self->scene, &landmark), ==, 1);
        g_assert_true (are_seen (self->scene, landmark, 0.5f));
      }
}

static void
test_a_closer_picture_stays_as_it_is (Stage *self, gconstpointer data)
{
  const RcItem *landmark = NULL;
  RcCamera      camera;

  stage_set (self, "{'set':'cliff','camera':{'size':'FS','angle':'high'}," WOMAN "}", 320, 180);
  count_landmarks (self->scene, &landmark);
  camera = rc_scene_camera_at (self->scene, 0.5f);
  g_assert_false (are_seen (self->scene, landmark, 0.5f));
  g_assert_cmpfloat (rc_vec3_length (camera.eye), <, 8.0f);
}

/* "the lighthouse over the cliffs" is the one that stands there. */
static void
test_there_is_one_of_it (Stage *self, gconstpointer data)
{
  const RcItem *landmark = NULL;

  stage_set (self,
             "{'set':'cliff','camera':{'size':'EWS','angle':'high','lens_mm':28}," WOMAN
             ",'props':[{'id':'l','kind':'lighthouse','name':'lighthouse','colour':'#c03830','x':"
             "9,'z':-26,'scale':1}]}",
             320, 180);
  g_assert_cmpuint (count_landmarks (self->scene, &landmark), ==, 0);
  g_assert_true (are_seen (self->scene, self->scene->prop_items[0], 0.5f));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STAGE_TEST ("/engine/sketch/landmark/is-taken-in-from-every-angle",
              test_is_taken_in_from_every_angle);
  STAGE_TEST ("/engine/sketch/landmark/a-closer-picture-stays-as-it-is",
              test_a_closer_picture_stays_as_it_is);
  STAGE_TEST ("/engine/sketch/landmark/there-is-one-of-it", test_there_is_one_of_it);
  return g_test_run ();
}
