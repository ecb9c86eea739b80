/* test-labels.c - things drawn as the nearest kind are named on the picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/sketch/picture/finish.h"
#include "engine/sketch/picture/labels.h"

#define WIDTH  640
#define HEIGHT 360

static const RcLabel *
find (const GArray *labels, const char *text)
{
  for (guint i = 0; i < labels->len; i++)
    if (g_str_equal (g_array_index (labels, RcLabel, i).text, text))
      return &g_array_index (labels, RcLabel, i);
  return NULL;
}

/* Where a point of the world is, pixels. */
static void
locate (const Stage *self, RcVec3 point, double *x, double *y)
{
  RcVec3 seen = rc_camera_project (&self->scene->camera, point);

  *x = (0.5 + seen.x / 2) * WIDTH;
  *y = (0.5 - seen.y / 2) * HEIGHT;
}

static RcFrame *
draw (Stage *self, RcRect area, RcFrame **depth, RcFrame **identity)
{
  g_autoptr (GError)     error = NULL;
  RcGlContext           *context = rc_gl_context_get (&error);
  g_autoptr (RcRenderer) renderer = rc_renderer_new (context, self->scene, &error);
  g_autoptr (RcFinish)   finish = rc_finish_new (self->scene, renderer, NULL, NULL, &error);
  RcFrame               *colour = NULL;

  g_assert_no_error (error);
  rc_scene_set_frame (self->scene, 12);
  g_assert_true (rc_renderer_draw (renderer, area, &colour, depth, identity, &error));
  g_assert_true (rc_finish_frame (finish, self->scene, area, colour, &error));
  g_assert_no_error (error);
  return colour;
}

static void
test_stands_above_the_thing (Stage *self, gconstpointer data)
{
  g_autoptr (GArray) labels = NULL;
  const RcLabel     *label;
  const RcItem      *item;
  double             x, y;

  stage_set (self,
             "{'camera':{'size':'WS'},'props':[{'kind':'chair','x':1.2,'z':0,'label':'throne'}]}",
             WIDTH, HEIGHT);
  labels = rc_labels_place (self->scene, 0);
  label = find (labels, "throne");
  g_assert_nonnull (label);
  g_assert_cmpint (label->prop, ==, 0);
  item = self->scene->prop_items[0];
  locate (self, rc_vec3 (1.2f, item->most.y, 0), &x, &y);
  g_assert_cmpint (label->rect.y + label->rect.height, <=, (int)y);
  g_assert_cmpint (label->rect.y + label->rect.height, >, (int)y - 24);
  g_assert_cmpfloat (fabs (label->rect.x + label->rect.width / 2.0 - x), <, 24);
  g_assert_cmpint (label->rect.height, <, HEIGHT / 20);
}

static void
test_follows_the_thing (Stage *self, gconstpointer data)
{
  g_autoptr (GArray) before = NULL, after = NULL;
  double             x0, x1, y;

  stage_set (self,
             "{'camera':{'size':'WS','subject':-1},'props':[{'kind':'ball','x':-1,'z':0,"
             "'motion':'roll','toward':'right','label':'melon'}]}",
             WIDTH, HEIGHT);
  locate (self, rc_mat4_axis (&self->scene->prop_items[0]->model, 3), &x0, &y);
  before = rc_labels_place (self->scene, 0);
  rc_scene_set_frame (self->scene, 18);
  locate (self, rc_mat4_axis (&self->scene->prop_items[0]->model, 3), &x1, &y);
  after = rc_labels_place (self->scene, 0);
  g_assert_nonnull (find (before, "melon"));
  g_assert_nonnull (find (after, "melon"));
  g_assert_cmpfloat (fabs (x1 - x0), >, 8);
  g_assert_cmpfloat (
      fabs (find (after, "melon")->rect.x - find (before, "melon")->rect.x - (x1 - x0)), <, 6);
}

static void
test_keeps_clear_of_faces_and_labels (Stage *self, gconstpointer data)
{
  g_autoptr (GArray) labels = NULL;
  RcVec3             head;
  double             x, y;

  stage_set (self,
             "{'camera':{'size':'MS'},'label':'planetarium','props':["
             "{'kind':'chair','x':0.1,'z':-0.6,'scale':1.4,'label':'astrolabe'},"
             "{'kind':'chair','x':0.15,'z':-0.7,'scale':1.4,'label':'orrery'},"
             "{'kind':'chair','x':0.2,'z':-0.8,'scale':1.4,'label':'sextant'}]}",
             WIDTH, HEIGHT);
  labels = rc_labels_place (self->scene, 0);
  g_assert_cmpuint (labels->len, ==, 4);
  head = rc_vec3 (0, 0.93f * 1.7f, 0);
  locate (self, head, &x, &y);
  for (guint i = 0; i < labels->len; i++)
    {
      RcRect a = g_array_index (labels, RcLabel, i).rect;

      g_assert_cmpint (a.x, >=, 0);
      g_assert_cmpint (a.y, >=, 0);
      g_assert_cmpint (a.x + a.width, <=, WIDTH);
      g_assert_cmpint (a.y + a.height, <=, HEIGHT);
      g_assert_false (x > a.x && x < a.x + a.width && y > a.y && y < a.y + a.height);
      for (guint k = 0; k < i; k++)
        {
          RcRect b = g_array_index (labels, RcLabel, k).rect;

          g_assert_false (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
                          b.y < a.y + a.height);
        }
    }
}

static void
test_what_is_not_in_the_picture_has_none (Stage *self, gconstpointer data)
{
  g_autoptr (GArray) labels = NULL, hidden = NULL;

  stage_set (self,
             "{'camera':{'size':'CU'},'props':["
             "{'kind':'chair','x':9,'z':0,'label':'throne'},"
             "{'kind':'chair','x':0,'z':30,'label':'pew'},"
             "{'kind':'ball','x':0.25,'y':1.4,'z':0,'label':'pomander'}]}",
             WIDTH, HEIGHT);
  labels = rc_labels_place (self->scene, 0);
  g_assert_null (find (labels, "throne"));
  g_assert_null (find (labels, "pew"));
  g_assert_nonnull (find (labels, "pomander"));
  rc_scene_hide_prop (self->scene, 2);
  hidden = rc_labels_place (self->scene, 0);
  g_assert_null (find (hidden, "pomander"));
}

static void
test_the_place_is_named_in_a_lower_corner (Stage *self, gconstpointer data)
{
  g_autoptr (GArray) labels = NULL, raised = NULL;
  const RcLabel     *label;

  stage_set (self, "{'camera':{'size':'WS'},'label':'observatory'}", WIDTH, HEIGHT);
  labels = rc_labels_place (self->scene, 0);
  label = find (labels, "observatory");
  g_assert_nonnull (label);
  g_assert_cmpint (label->rect.x, <, WIDTH / 10);
  g_assert_cmpint (label->rect.y, >, HEIGHT * 9 / 10);
  raised = rc_labels_place (self->scene, 40);
  g_assert_cmpint (find (raised, "observatory")->rect.y, ==, label->rect.y - 40);
}

static void
test_the_same_words_are_written_once (Stage *self, gconstpointer data)
{
  g_autoptr (GArray) labels = NULL;

  stage_set (self,
             "{'camera':{'size':'WS'},'props':["
             "{'kind':'chair','x':-1.2,'z':0,'label':'throne'},"
             "{'kind':'chair','x':1.2,'z':0,'label':'throne'}]}",
             WIDTH, HEIGHT);
  labels = rc_labels_place (self->scene, 0);
  g_assert_cmpuint (labels->len, ==, 1);
}

static void
test_is_on_colour_alone_and_can_be_left_out (Stage *self, gconstpointer data)
{
  static const char *const patches[] = {
    "{'camera':{'size':'WS'},'props':[{'kind':'chair','x':0.6,'z':0}]}",
    "{'camera':{'size':'WS'},'props':[{'kind':'chair','x':0.6,'z':0,'label':'throne'}]}",
    "{'unlabelled':true,'camera':{'size':'WS'},'props':[{'kind':'chair','x':0.6,'z':0,'label':'"
    "throne'}]}",
  };
  RcRect   all = { 0, 0, WIDTH, HEIGHT };
  RcFrame *colours[3], *depths[3], *identities[3];

  for (int i = 0; i < 3; i++)
    {
      stage_set (self, patches[i], WIDTH, HEIGHT);
      colours[i] = draw (self, all, &depths[i], &identities[i]);
    }
  g_assert_false (rc_frame_equal (colours[0], colours[1]));
  g_assert_true (rc_frame_equal (colours[0], colours[2]));
  g_assert_true (rc_frame_equal (depths[0], depths[1]));
  g_assert_true (rc_frame_equal (identities[0], identities[1]));
  for (int i = 0; i < 3; i++)
    {
      rc_frame_unref (colours[i]);
      rc_frame_unref (depths[i]);
      rc_frame_unref (identities[i]);
    }
}

static void
test_a_part_is_that_part_of_the_whole (Stage *self, gconstpointer data)
{
  RcRect              all = { 0, 0, WIDTH, HEIGHT };
  g_autoptr (RcFrame) depth = NULL, identity = NULL, part_depth = NULL, part_identity = NULL;
  g_autoptr (RcFrame) whole = NULL, part = NULL, same = NULL;
  g_autoptr (GArray)  labels = NULL;
  RcRect              area;

  stage_set (self,
             "{'camera':{'size':'WS','move':'pan-left'},'label':'observatory',"
             "'props':[{'kind':'chair','x':0.6,'z':0,'label':'throne 王座'}]}",
             WIDTH, HEIGHT);
  whole = draw (self, all, &depth, &identity);
  labels = rc_labels_place (self->scene, 0);
  area = find (labels, "throne 王座")->rect;
  area = (RcRect){ (area.x + area.width / 2) / 32 * 32, area.y / 32 * 32, 64, 32 };
  part = draw (self, area, &part_depth, &part_identity);
  same = rc_frame_crop (whole, area, NULL);
  g_assert_true (rc_frame_equal (part, same));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  STAGE_TEST ("/engine/sketch/labels/stands-above-the-thing", test_stands_above_the_thing);
  STAGE_TEST ("/engine/sketch/labels/follows-the-thing", test_follows_the_thing);
  STAGE_TEST ("/engine/sketch/labels/keeps-clear-of-faces-and-labels",
              test_keeps_clear_of_faces_and_labels);
  STAGE_TEST ("/engine/sketch/labels/what-is-not-in-the-picture-has-none",
              test_what_is_not_in_the_picture_has_none);
  STAGE_TEST ("/engine/sketch/labels/the-place-is-named-in-a-lower-corner",
              test_the_place_is_named_in_a_lower_corner);
  STAGE_TEST ("/engine/sketch/labels/the-same-words-are-written-once",
              test_the_same_words_are_written_once);
  STAGE_TEST ("/engine/sketch/labels/is-on-colour-alone-and-can-be-left-out",
              test_is_on_colour_alone_and_can_be_left_out);
  STAGE_TEST ("/engine/sketch/labels/a-part-is-that-part-of-the-whole",
              test_a_part_is_that_part_of_the_whole);
  return g_test_run ();
}
