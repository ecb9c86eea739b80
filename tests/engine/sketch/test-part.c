/* test-part.c - a part of the picture, and a frame after others, are what the whole picture alone
 * is
 *
 * What is kept from frame to frame and what is left out because it is out of sight must change
 * nothing that is seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#define WIDTH  320
#define HEIGHT 180

typedef struct
{
  RcKit      *kit;
  RcStaging  *staging;
  RcScene    *scene;
  RcRenderer *renderer;
} Shot;

typedef struct
{
  RcFrame *colour, *depth, *identity;
} Picture;

static const RcRect whole = { 0, 0, WIDTH, HEIGHT };

#define PEOPLE                                                                                     \
  "'figures':[{'id':'a','action':'walk','facing':60},{'id':'b','x':1.1,'z':-0.6,'action':"         \
  "'talk','toward':'a'},{'id':'c','x':-4,'z':1.5,'action':'wave'}]"

static const char *const stagings[] = {
  "{" PEOPLE ",'set':'street','time':'night','weather':'rain','camera':{'size':'WS','subject':0}}",
  "{" PEOPLE ",'set':'kitchen','interior':true,'camera':{'size':'MS','move':'handheld'}}",
  "{" PEOPLE ",'set':'forest','camera':{'size':'FS','move':'follow','subject':0,'lens_mm':40}}",
  "{" PEOPLE ",'set':'beach','time':'dusk','camera':{'size':'CU','lens_mm':85,'focus':'shallow'}}",
  "{" PEOPLE ",'crowds':[{'body':'human','name':'people','count':16,'action':'walk','at':'around'}]"
  ",'set':'street','camera':{'size':'WS','subject':0}}",
  "{'figures':[{'id':'a','kind':'creature','body':'horse','action':'walk'},{'id':'b','kind':"
  "'creature','body':'eagle','action':'fly','x':2,'y':2}],'set':'forest','camera':{'size':'WS'}}",
};

static void
shot_open (Shot *self, const char *patch)
{
  g_autoptr (GError) error = NULL;

  self->kit = fixture_kit ();
  self->staging = fixture_staging (patch);
  self->scene = fixture_scene (self->kit, self->staging, fixture_shape (WIDTH, HEIGHT, 48));
  self->renderer = rc_renderer_new (rc_gl_context_get (&error), self->scene, &error);
  g_assert_no_error (error);
}

static void
shot_close (Shot *self)
{
  rc_renderer_free (self->renderer);
  rc_scene_free (self->scene);
  rc_staging_free (self->staging);
  rc_kit_free (self->kit);
}

static Picture
shot_draw (Shot *self, int index, RcRect area)
{
  g_autoptr (GError) error = NULL;
  Picture            picture;

  rc_scene_set_frame (self->scene, index);
  g_assert_true (rc_renderer_draw (self->renderer, area, &picture.colour, &picture.depth,
                                   &picture.identity, &error));
  g_assert_no_error (error);
  return picture;
}

/* With nothing before it. */
static Picture
draw_alone (const char *patch, int index)
{
  Shot    shot;
  Picture picture;

  shot_open (&shot, patch);
  picture = shot_draw (&shot, index, whole);
  shot_close (&shot);
  return picture;
}

static void
picture_clear (Picture *self)
{
  rc_frame_unref (self->colour);
  rc_frame_unref (self->depth);
  rc_frame_unref (self->identity);
}

static void
assert_part (const RcFrame *all, const RcFrame *part, RcRect area)
{
  g_autoptr (RcFrame) there = rc_frame_crop (all, area, NULL);

  g_assert_true (rc_frame_equal (there, part));
}

static void
assert_picture (const Picture *all, const Picture *part, RcRect area)
{
  assert_part (all->colour, part->colour, area);
  assert_part (all->depth, part->depth, area);
  assert_part (all->identity, part->identity, area);
}

static void
test_a_frame_after_others_is_that_frame_alone (void)
{
  static const int order[] = { 0, 1, 2, 3, 30, 31, 4, 4 };

  for (guint i = 0; i < G_N_ELEMENTS (stagings); i++)
    {
      Shot shot;

      shot_open (&shot, stagings[i]);
      for (guint k = 0; k < G_N_ELEMENTS (order); k++)
        {
          Picture after = shot_draw (&shot, order[k], whole);

          if (k == 3 || k == 5 || k == 7)
            {
              Picture alone = draw_alone (stagings[i], order[k]);

              g_test_message ("staging %u, frame %d", i, order[k]);
              assert_picture (&alone, &after, whole);
              picture_clear (&alone);
            }
          picture_clear (&after);
        }
      shot_close (&shot);
    }
}

/* In a row with one renderer, as regions are drawn; so are their edges with those of the picture.
 */
static void
test_every_part_is_what_the_whole_has_there (void)
{
  static const RcRect areas[] = {
    { 128, 64, 64, 32 },  { 0, 0, 96, 64 },    { 224, 96, 96, 84 },
    { 160, 32, 32, 128 }, { 0, 148, 320, 32 }, { 131, 71, 33, 17 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (stagings); i++)
    {
      Shot    shot;
      Picture all = draw_alone (stagings[i], 9), next = draw_alone (stagings[i], 10);

      shot_open (&shot, stagings[i]);
      for (guint k = 0; k < G_N_ELEMENTS (areas); k++)
        for (int index = 9; index <= 10; index++)
          {
            Picture part = shot_draw (&shot, index, areas[k]);

            g_test_message ("staging %u, part %u, frame %d", i, k, index);
            assert_picture (index == 9 ? &all : &next, &part, areas[k]);
            picture_clear (&part);
          }
      picture_clear (&all);
      picture_clear (&next);
      shot_close (&shot);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/sketch/part/a-frame-after-others-is-that-frame-alone",
                   test_a_frame_after_others_is_that_frame_alone);
  g_test_add_func ("/engine/sketch/part/every-part-is-what-the-whole-has-there",
                   test_every_part_is_what_the_whole_has_there);
  return g_test_run ();
}
