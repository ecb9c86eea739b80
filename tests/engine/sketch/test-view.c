/* test-view.c - what a picture is of is seen, and seen whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/sketch/scene/scene-camera.h"

#define WIDTH  320
#define HEIGHT 180

/* A thing without anybody; @more: members besides. */
#define THING(kind, more)                                                                          \
  "'figures':[],'props':[{'id':'a','kind':'" kind "','name':'" kind                                \
  "','colour':'#c02020','x':0,'y':0,'z':0,'facing':0,'scale':1" more "}]"

static const RcItem *
thing (const Stage *self)
{
  return self->scene->prop_items[0];
}

/* The corners of its box that are in the picture. */
static int
corners_seen (const Stage *self, const RcItem *item)
{
  int n = 0;

  for (int k = 0; k < 8; k++)
    {
      RcVec3 p = { k & 1 ? item->most.x : item->least.x, k & 2 ? item->most.y : item->least.y,
                   k & 4 ? item->most.z : item->least.z };
      RcVec3 seen = rc_camera_project (&self->scene->camera, rc_mat4_point (&item->model, p));

      n += seen.z > 0 && fabsf (seen.x) < 1 && fabsf (seen.y) < 1;
    }
  return n;
}

static void
test_what_has_a_back_lies (Stage *self, gconstpointer data)
{
  static const char *const kinds[] = { "key", "knife", "sword", "letter", "pen" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *patch = g_strdup_printf (
          "{'camera':{'size':'INSERT','subject':-1,'insert':0}," THING ("%s", "") "}", kinds[i],
          kinds[i]);

      stage_set (self, patch, WIDTH, HEIGHT);
      rc_scene_set_frame (self->scene, 0);
      g_test_message ("%s", kinds[i]);
      g_assert_cmpfloat (fabsf (rc_mat4_axis (&thing (self)->model, 1).y), <, 0.01f);
      g_assert_cmpfloat (rc_mat4_axis (&thing (self)->model, 2).y, >, 0.99f);
      g_assert_cmpint (corners_seen (self, thing (self)), ==, 8);
      g_assert_cmpfloat (self->scene->camera.eye.y, >, 0.05f);
    }
}

static void
test_the_held_do_not_lie (Stage *self, gconstpointer data)
{
  stage_set (self,
             "{'figures':[{'id':'m','holds':0}],'props':[{'id':'a','kind':'sword','name':'sword',"
             "'colour':'#808080','x':0.2,'y':0.8,'z':0.1,'facing':0,'scale':1}]}",
             WIDTH, HEIGHT);
  rc_scene_set_frame (self->scene, 0);
  g_assert_cmpfloat (fabsf (rc_mat4_axis (&thing (self)->model, 1).y), >, 0.3f);
}

/* Crown and soles of who lies, from straight above. */
static void
test_who_lies_is_seen_from_head_to_foot (Stage *self, gconstpointer data)
{
  static const int facings[] = { 0, 60, 180, 270 };

  for (guint i = 0; i < G_N_ELEMENTS (facings); i++)
    {
      g_autofree char *patch = g_strdup_printf ("{'camera':{'size':'MS','angle':'bird'},'figures':["
                                                "{'id':'m','action':'lie','facing':%d}]}",
                                                facings[i]);
      RcPerformance    now;
      RcVec3           seen[3];

      stage_set (self, patch, WIDTH, HEIGHT);
      rc_scene_set_frame (self->scene, 0);
      rc_actor_perform (&self->scene->actors[0], 0, NULL, &now);
      seen[0] = rc_mat4_axis (&now.body.head, 3);
      seen[1] = rc_mat4_axis (&now.body.foot[0], 3);
      seen[2] = rc_mat4_axis (&now.body.foot[1], 3);
      for (int k = 0; k < 3; k++)
        {
          seen[k] = rc_camera_project (&self->scene->camera, seen[k]);
          g_assert_cmpfloat (fabsf (seen[k].x), <, 0.95f);
          g_assert_cmpfloat (fabsf (seen[k].y), <, 0.95f);
        }
      g_assert_cmpfloat (hypotf (seen[0].x - seen[1].x, seen[0].y - seen[1].y), >, 0.5f);
    }
}

/* A bowl that belongs to a kitchen, and the windows of a church, are not what a picture of the
 * place is of. */
static void
test_a_place_is_seen_without_anybody (Stage *self, gconstpointer data)
{
  static const char *const patches[] = {
    "{'camera':{'size':'WS','subject':-1},'set':'kitchen','interior':true," THING (
        "bowl", ",'dressing':true") "}",
    "{'camera':{'size':'WS','subject':-1},'set':'church','interior':true,'figures':[],'props':["
    "{'kind':'window','name':'window'},{'kind':'window','name':'window','x':1},"
    "{'kind':'window','name':'window','x':2}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (patches); i++)
    {
      const RcSceneSetup *setup;

      stage_set (self, patches[i], WIDTH, HEIGHT);
      setup = rc_scene_setup_at (self->scene, 0);
      g_assert_cmpint (setup->thing, ==, -1);
      /* So much of the place is in the picture that somebody would stand whole in it. */
      g_assert_cmpfloat (setup->plan.rest.distance * setup->plan.rest.tan_y, >, 1.5f);
    }
}

static guint
count_pixels (Stage *self, RcRenderer *renderer, int frame, int identity)
{
  const RcRect        whole = { 0, 0, WIDTH, HEIGHT };
  g_autoptr (RcFrame) colour = NULL, depth = NULL, value = NULL;
  g_autoptr (GError)  error = NULL;
  guint               n = 0;

  rc_scene_set_frame (self->scene, frame);
  g_assert_true (rc_renderer_draw (renderer, whole, &colour, &depth, &value, &error));
  g_assert_no_error (error);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      n += value->data[(gsize)y * value->stride + (gsize)x] == identity;
  return n;
}

/* Rocks of the desert and trees of the forest make way. */
static void
test_nothing_of_the_set_hides_it (Stage *self, gconstpointer data)
{
  static const char *const patches[] = {
    "{'camera':{'size':'FS','angle':'low','subject':-1},'set':'desert'," THING (
        "sports-car", ",'motion':'drive'") "}",
    "{'camera':{'size':'WS','subject':-1},'set':'forest'," THING ("hut", "") "}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (patches); i++)
    {
      g_autoptr (GError)     error = NULL;
      g_autoptr (RcRenderer) renderer = NULL;
      guint                  seen[4];

      stage_set (self, patches[i], WIDTH, HEIGHT);
      renderer = rc_renderer_new (rc_gl_context_get (&error), self->scene, &error);
      g_assert_no_error (error);
      for (int k = 0; k < 4; k++)
        seen[k] = count_pixels (self, renderer, 15 * k, RC_IDENTITY_PROP (0));
      for (guint k = 0; k < self->scene->items->len; k++)
        ((RcItem *)g_ptr_array_index (self->scene->items, k))->struck = TRUE;
      for (int k = 0; k < 4; k++)
        {
          guint alone = count_pixels (self, renderer, 15 * k, RC_IDENTITY_PROP (0));

          g_test_message ("frame %d: %u of %u pixels", 15 * k, seen[k], alone);
          g_assert_cmpuint (alone, >, 100);
          g_assert_cmpuint (seen[k], >, alone * 4 / 5);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STAGE_TEST ("/engine/sketch/view/what-has-a-back-lies", test_what_has_a_back_lies);
  STAGE_TEST ("/engine/sketch/view/the-held-do-not-lie", test_the_held_do_not_lie);
  STAGE_TEST ("/engine/sketch/view/who-lies-is-seen-from-head-to-foot",
              test_who_lies_is_seen_from_head_to_foot);
  STAGE_TEST ("/engine/sketch/view/a-place-is-seen-without-anybody",
              test_a_place_is_seen_without_anybody);
  STAGE_TEST ("/engine/sketch/view/nothing-of-the-set-hides-it", test_nothing_of_the_set_hides_it);
  return g_test_run ();
}
