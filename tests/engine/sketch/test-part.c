/* test-part.c - a part of the picture, and a frame after others, are what the whole picture alone
 * is
 *
 * What is kept from frame to frame and what is left out because it is out of sight must change
 * nothing that is seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/picture/screen-pass.h"
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

/* Low light from the right: who stands there throws a shadow into the picture. */
static const char beside[] =
    "{'figures':[{'id':'a','x':0},{'id':'b','x':3.2},{'id':'c','x':-15,'z':2}],'set':'studio',"
    "'camera':{'size':'FS','subject':0,'lens_mm':50},'time':'dusk'}";

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
  "{" PEOPLE
  ",'set':'kitchen','interior':true,'camera':{'size':'MS','lens_mm':85,'focus':'shallow'}}",
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

static void
test_figures_left_out_change_nothing (void)
{
  static const RcRect areas[] = { { 0, 0, WIDTH, HEIGHT }, { 128, 64, 64, 32 }, { 0, 96, 96, 84 } };

  for (guint i = 0; i <= G_N_ELEMENTS (stagings); i++)
    {
      const char *patch = i < G_N_ELEMENTS (stagings) ? stagings[i] : beside;
      Shot        eager, lazy;

      shot_open (&eager, patch);
      shot_open (&lazy, patch);
      lazy.scene->lazy = TRUE;
      for (guint k = 0; k < G_N_ELEMENTS (areas); k++)
        for (int index = 20; index < 22; index++)
          {
            Picture all = shot_draw (&eager, index, areas[k]);
            Picture part = shot_draw (&lazy, index, areas[k]);

            g_test_message ("staging %u, area %u, frame %d", i, k, index);
            assert_picture (&all, &part, (RcRect){ 0, 0, areas[k].width, areas[k].height });
            picture_clear (&all);
            picture_clear (&part);
          }
      shot_close (&eager);
      shot_close (&lazy);
    }
}

/* The one beside the picture is not built, but what throws its shadow is; the one far away is
 * neither. */
static void
test_a_shadow_that_falls_in_is_drawn (void)
{
  Shot          with, without;
  Picture       shadowed, plain;
  const RcItem *item, *far;

  shot_open (&with, beside);
  shot_open (&without, beside);
  with.scene->lazy = TRUE;
  rc_scene_hide_figure (without.scene, 1);
  shadowed = shot_draw (&with, 3, whole);
  plain = shot_draw (&without, 3, whole);
  item = with.scene->figure_items[1];
  far = with.scene->figure_items[2];
  g_assert_true (item->away);
  g_assert_false (item->cast_away);
  g_assert_true (far->away);
  g_assert_true (far->cast_away);
  g_assert_true (rc_frame_equal (shadowed.identity, plain.identity));
  g_assert_false (rc_frame_equal (shadowed.colour, plain.colour));
  picture_clear (&shadowed);
  picture_clear (&plain);
  shot_close (&with);
  shot_close (&without);
}

/* Where the corners of what @part draws are, @all has corners too, to the bit. */
static void
assert_same_corners (const RcMesh *all, const RcMesh *part)
{
  g_autoptr (GHashTable) there =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);

  for (guint i = 0; i < all->indices->len; i++)
    {
      guint32 k = g_array_index (all->indices, guint32, i);

      g_hash_table_add (there, g_bytes_new (&g_array_index (all->vertices, RcVertex, k), 12));
    }
  for (guint i = 0; i < part->indices->len; i++)
    {
      guint32            k = g_array_index (part->indices, guint32, i);
      g_autoptr (GBytes) at = g_bytes_new (&g_array_index (part->vertices, RcVertex, k), 12);

      g_assert_true (g_hash_table_contains (there, at));
    }
}

/* Of who is partly in sight only that part is built, and their shadow as far as it is asked for. */
static void
test_what_is_out_of_sight_is_not_built (void)
{
  Shot eager, lazy;
  int  parts = 0;

  shot_open (&eager, stagings[1]);
  shot_open (&lazy, stagings[1]);
  lazy.scene->lazy = TRUE;
  for (int i = 0; i < 24; i++)
    {
      RcRect        area = { 120 + 16 * (i % 4), 16 + 24 * (i / 4), 16, 16 };
      Picture       all = shot_draw (&eager, 5, area), part = shot_draw (&lazy, 5, area);
      const RcItem *every = eager.scene->figure_items[0], *seen = lazy.scene->figure_items[0];

      if (!seen->away)
        {
          g_assert_cmpuint (seen->mesh->indices->len, <=, every->mesh->indices->len);
          parts += seen->mesh->indices->len > 0 &&
                   seen->mesh->indices->len < every->mesh->indices->len * 3 / 4;
          assert_same_corners (every->mesh, seen->mesh);
        }
      assert_picture (&all, &part, (RcRect){ 0, 0, area.width, area.height });
      picture_clear (&all);
      picture_clear (&part);
    }
  g_assert_cmpint (parts, >, 5);
  shot_close (&eager);
  shot_close (&lazy);
}

static void
assert_tiles (Shot *shot, const Picture *all, RcRect area, const RcTiles *wanted)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcFrame) colour = NULL, identity = NULL;
  RcRect              turned = { area.x, HEIGHT - area.y - area.height, area.width, area.height };
  RcTileRects         rects;

  g_assert_true (rc_renderer_draw_tiles (shot->renderer, area, wanted, &colour, &identity, &error));
  g_assert_no_error (error);
  rc_tiles_rects (wanted, WIDTH, HEIGHT, turned, &rects);
  for (int i = 0; i < rects.n; i++)
    {
      RcRect              rect = rects.rects[i], there;
      g_autoptr (RcFrame) colours = NULL, values = NULL;

      rect.y = HEIGHT - rect.y - rect.height;
      there = (RcRect){ rect.x - area.x, rect.y - area.y, rect.width, rect.height };
      colours = rc_frame_crop (colour, there, NULL);
      values = rc_frame_crop (identity, there, NULL);
      assert_part (all->colour, colours, rect);
      assert_part (all->identity, values, rect);
    }
}

/* Strokes, spots in corners and tiles at random, in a row with one renderer. */
static void
test_every_tile_is_what_the_whole_has_there (void)
{
  static const RcRect areas[] = { { 0, 0, WIDTH, HEIGHT }, { 37, 21, 211, 120 } };
  g_autoptr (GRand)   rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < G_N_ELEMENTS (stagings); i++)
    {
      Shot    shot;
      Picture all = draw_alone (stagings[i], 9), next = draw_alone (stagings[i], 10);

      shot_open (&shot, stagings[i]);
      shot.scene->lazy = TRUE;
      for (int round = 0; round < 8; round++)
        {
          RcTiles wanted = { { 0 } };

          for (int row = 0; row < RC_SIEVE_TILES; row++)
            wanted.rows[row] = round < 2   ? 3u << row
                               : round < 4 ? (row < 4    ? 0x0fu
                                              : row > 25 ? 0xf0000000u
                                                         : 0)
                                           : g_rand_int (rand) & g_rand_int (rand) &
                                                 (row > 8 && row < 12 ? 0xffffffffu : 0);
          g_test_message ("staging %u, round %d", i, round);
          rc_scene_set_frame (shot.scene, 9 + round % 2);
          assert_tiles (&shot, round % 2 == 0 ? &all : &next, areas[round < 6 ? 0 : 1], &wanted);
        }
      picture_clear (&all);
      picture_clear (&next);
      shot_close (&shot);
    }
}

static double
share_of_surfaces (const Shot *shot, const RcTiles *wanted)
{
  RcTarget      target = { .width = WIDTH, .height = HEIGHT };
  RcScreenReach reach = rc_screen_reach (shot->scene, &target, whole, TRUE);
  RcTileRects   rects;

  rc_screen_want (&reach, shot->scene, &target, wanted);
  rc_screen_rects (&reach, &target, &reach.surfaces, &rects);
  return (double)rc_tiles_pixels (&rects) / (WIDTH * HEIGHT);
}

/* Two spots in corners do not cost what lies between them. */
static void
test_only_tiles_and_what_is_around_them_are_drawn (void)
{
  RcTiles spots = { { 0 } }, all = { { 0 } };
  Shot    shot;

  rc_tiles_add (&spots, WIDTH, HEIGHT, (RcRect){ 0, 0, 20, 12 });
  rc_tiles_add (&spots, WIDTH, HEIGHT, (RcRect){ WIDTH - 20, HEIGHT - 12, 20, 12 });
  rc_tiles_add (&all, WIDTH, HEIGHT, whole);
  shot_open (&shot, stagings[0]);
  rc_scene_set_frame (shot.scene, 9);
  g_assert_cmpfloat (share_of_surfaces (&shot, &spots), <, 0.2);
  g_assert_cmpfloat (share_of_surfaces (&shot, &all), ==, 1);
  shot_close (&shot);
}

/* Whoever it is, whatever they wear and do: their mesh is in the box that is guessed without it. */
static void
test_a_guessed_box_holds_the_figure (void)
{
  static const char *const figures[] = {
    "'action':'walk','garment':'gown','hair':'long'",
    "'action':'fight','garment':'coat','headwear':'hat'",
    "'action':'dance','garment':'robe','wears':'backpack scarf'",
    "'action':'lie','garment':'dress'",
    "'action':'jump','garment':'armour','headwear':'helmet'",
    "'action':'climb','garment':'suit'",
    "'action':'swim','age':'child'",
    "'action':'sit','garment':'hanfu','wears':'cape'",
    "'kind':'creature','body':'horse','action':'run'",
    "'kind':'creature','body':'dragon','action':'fly'",
    "'kind':'creature','body':'eagle','action':'fly'",
    "'kind':'creature','body':'snake','action':'walk'",
    "'kind':'creature','body':'whale','action':'swim'",
    "'kind':'creature','body':'robot','action':'walk'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *patch =
          g_strdup_printf ("{'wind':1,'figures':[{'id':'a',%s}],'set':'field'}", figures[i]);
      Shot          shot;
      const RcItem *item;

      g_test_message ("%s", figures[i]);
      shot_open (&shot, patch);
      item = shot.scene->figure_items[0];
      for (int index = 1; index < 48; index += 5)
        {
          float  seconds = (float)index / 24;
          RcVec3 least, most;

          rc_scene_place_figure (shot.scene, 0, seconds);
          g_assert_true (item->away);
          least = item->least;
          most = item->most;
          rc_scene_pose_figure (shot.scene, 0, seconds);
          g_assert_cmpfloat (item->least.x, >=, least.x);
          g_assert_cmpfloat (item->least.y, >=, least.y);
          g_assert_cmpfloat (item->least.z, >=, least.z);
          g_assert_cmpfloat (item->most.x, <=, most.x);
          g_assert_cmpfloat (item->most.y, <=, most.y);
          g_assert_cmpfloat (item->most.z, <=, most.z);
        }
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
  g_test_add_func ("/engine/sketch/part/figures-left-out-change-nothing",
                   test_figures_left_out_change_nothing);
  g_test_add_func ("/engine/sketch/part/a-shadow-that-falls-in-is-drawn",
                   test_a_shadow_that_falls_in_is_drawn);
  g_test_add_func ("/engine/sketch/part/what-is-out-of-sight-is-not-built",
                   test_what_is_out_of_sight_is_not_built);
  g_test_add_func ("/engine/sketch/part/every-tile-is-what-the-whole-has-there",
                   test_every_tile_is_what_the_whole_has_there);
  g_test_add_func ("/engine/sketch/part/only-tiles-and-what-is-around-them-are-drawn",
                   test_only_tiles_and_what_is_around_them_are_drawn);
  g_test_add_func ("/engine/sketch/part/a-guessed-box-holds-the-figure",
                   test_a_guessed_box_holds_the_figure);
  return g_test_run ();
}
