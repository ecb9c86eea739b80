/* test-references.c - cut-outs, plates, what references move, and what is burnt in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/image/plate.h"
#include "engine/sketch/picture/finish.h"
#include "engine/sketch/scene/scene-camera.h"

#include <glib/gstdio.h>

static char *
media_path (const char *name, gpointer dir)
{
  return g_build_filename (dir, name, NULL);
}

typedef guint32 (*Paint) (double x, double y);

/* A picture of 320 × 180 in the folder, painted as 0xRRGGBB at 0 to 1. */
static void
save (const char *dir, const char *name, Paint paint)
{
  g_autoptr (RcFrame) frame = rc_frame_new (320, 180, RC_FRAME_BGRA8, NULL);
  g_autofree char    *path = g_build_filename (dir, name, NULL);
  g_autoptr (GError)  error = NULL;

  for (int y = 0; y < 180; y++)
    for (int x = 0; x < 320; x++)
      {
        guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;
        guint32 colour = paint (x / 320.0, y / 180.0);

        pixel[0] = (guint8)(colour & 0xff);
        pixel[1] = (guint8)(colour >> 8 & 0xff);
        pixel[2] = (guint8)(colour >> 16 & 0xff);
        pixel[3] = 255;
      }
  g_assert_true (rc_frame_save_png (frame, path, &error));
  g_assert_no_error (error);
}

static guint32
a_place (double x, double y)
{
  return y < 0.4 ? 0xa0c0f0 : ((int)(x * 40) + (int)(y * 30)) % 2 ? 0x50603c : 0x586844;
}

/* Windows with frames between them, and a floor. */
static guint32
a_room (double x, double y)
{
  return y > 0.6 ? 0x403020 : fmod (x, 0.2) < 0.03 ? 0x282018 : y < 0.45 ? 0x203060 : 0x604828;
}

static guint32
a_figure (double x, double y)
{
  double u = (x - 0.5) * 16 / 9;

  return u * u / 0.006 + (y - 0.25) * (y - 0.25) / 0.012 < 1 ? 0xc08868
         : u * u / 0.016 + (y - 0.65) * (y - 0.65) / 0.1 < 1 ? 0x802030
                                                             : 0xd8d8d4;
}

static guint32
warm (double x, double y)
{
  return y < 0.5 ? 0xf0a050 : x < 0.5 ? 0x803818 : 0xa05028;
}

static guint32
weight_on_the_right (double x, double y)
{
  return x > 0.68 && x < 0.8 && y > 0.2 && y < 0.9 ? 0xf0f0f0 : 0x404448;
}

typedef struct
{
  RcKit     *kit;
  char      *dir;
  RcStaging *staging;
  RcScene   *scene;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->kit = fixture_kit ();
  self->dir = g_dir_make_tmp ("raccord-references-XXXXXX", NULL);
  save (self->dir, "place.png", a_place);
  save (self->dir, "room.png", a_room);
  save (self->dir, "figure.png", a_figure);
  save (self->dir, "warm.png", warm);
  save (self->dir, "right.png", weight_on_the_right);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "place.png", "figure.png", "warm.png", "right.png" };

  g_clear_pointer (&self->scene, rc_scene_free);
  g_clear_pointer (&self->staging, rc_staging_free);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->dir, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (self->dir);
  g_free (self->dir);
  rc_kit_free (self->kit);
}

static RcScene *
scene_of (Fixture *self, const char *patch, const RcReferences *references)
{
  g_autoptr (GError) error = NULL;
  RcRequestShape     shape = fixture_shape (320, 180, 48);

  g_clear_pointer (&self->scene, rc_scene_free);
  g_clear_pointer (&self->staging, rc_staging_free);
  self->staging = fixture_staging (patch);
  self->scene = rc_scene_new_with (self->kit, self->staging, &shape, NULL, references, media_path,
                                   self->dir, &error);
  g_assert_no_error (error);
  return self->scene;
}

static void
test_identity_stands_in_the_scene (Fixture *self, gconstpointer data)
{
  RcScene *scene = scene_of (self,
                             "{'camera':{'size':'FS'},'figures':[{'id':'a','name':'A',"
                             "'height':1.7,'identity':'figure.png'}]}",
                             NULL);
  RcItem  *item = scene->figure_items[0];
  RcVec3   least, most;

  g_assert_cmpint (item->kind, ==, RC_ITEM_CARD);
  least = rc_mat4_point (&item->model, rc_vec3 (0.5f, item->least.y, 0));
  most = rc_mat4_point (&item->model, rc_vec3 (0.5f, item->most.y, 0));
  g_assert_cmpfloat (fabsf (least.y), <, 0.01f);
  g_assert_cmpfloat (fabsf (most.y - 1.7f), <, 0.02f);
}

static void
test_a_mannequin_is_the_users_choice (Fixture *self, gconstpointer data)
{
  RcScene *scene = scene_of (self,
                             "{'figures':[{'id':'a','name':'A','height':1.7,"
                             "'identity':'figure.png','mannequin':true}]}",
                             NULL);

  g_assert_cmpint (scene->figure_items[0]->kind, ==, RC_ITEM_SOLID);
}

static void
test_a_missing_picture_is_named (Fixture *self, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (RcStaging) staging = fixture_staging ("{'plate':'gone.png'}");
  RcRequestShape        shape = fixture_shape (320, 180, 48);
  RcScene *scene = rc_scene_new (self->kit, staging, &shape, media_path, self->dir, &error);

  g_assert_null (scene);
  g_assert_nonnull (strstr (error->message, "gone.png"));
}

static RcVec3
corner_of (const RcItem *item, guint index, float *u, float *v)
{
  const RcVertex *vertex = &g_array_index (item->mesh->vertices, RcVertex, index);

  *u = vertex->normal[0] / 32767.0f * 2;
  *v = vertex->normal[1] / 32767.0f * 2;
  return rc_vec3 (vertex->position[0], vertex->position[1], vertex->position[2]);
}

static void
test_plates_horizon_is_the_cameras (Fixture *self, gconstpointer data)
{
  RcScene *scene =
      scene_of (self, "{'camera':{'size':'WS','lens_mm':35},'plate':'place.png'}", NULL);
  const RcItem *plate = rc_scene_setup_at (scene, 0)->plate;
  float         horizon = rc_camera_horizon (&scene->camera), best = 9, found = 0;

  for (guint i = 0; i < plate->mesh->vertices->len; i++)
    {
      float  u, v;
      RcVec3 at = rc_camera_project (&scene->camera, corner_of (plate, i, &u, &v));

      if (fabsf (v - 0.4f) < best && fabsf (u - 0.5f) < 0.05f)
        {
          best = fabsf (v - 0.4f);
          found = at.y;
        }
    }
  g_test_message ("horizon %.3f, of the plate %.3f", horizon, found);
  g_assert_cmpfloat (fabsf (found - horizon), <, 0.1f);
}

static void
test_plates_horizon_can_be_set_by_hand (Fixture *self, gconstpointer data)
{
  float y[2];

  for (int k = 0; k < 2; k++)
    {
      RcScene *scene =
          scene_of (self,
                    k == 0 ? "{'camera':{'size':'MS'},'plate':'place.png','horizon':0.35}"
                           : "{'camera':{'size':'MS'},'plate':'place.png','horizon':0.6}",
                    NULL);
      const RcItem *plate = rc_scene_setup_at (scene, 0)->plate;
      float         u, v;

      y[k] = rc_camera_project (&scene->camera, corner_of (plate, 40, &u, &v)).y;
    }
  g_assert_cmpfloat (y[1] - y[0], >, 0.1f);
}

/* The lens sees more than there is of a plate nowhere on the way. */
static void
test_moves_stay_inside_the_plate (Fixture *self, gconstpointer data)
{
  static const char *const moves[] = { "static",  "pan-left",   "pull-out", "truck-right",
                                       "tilt-up", "orbit-left", "zoom-out", "crane-up" };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *patch = g_strdup_printf (
          "{'camera':{'size':'MS','lens_mm':40,'move':'%s'},'plate':'place.png'}", moves[i]);
      RcScene      *scene = scene_of (self, patch, NULL);
      const RcItem *plate = rc_scene_setup_at (scene, 0)->plate;

      for (int frame = 0; frame < 48; frame += 47)
        {
          float left = -9, right = 9;

          rc_scene_set_frame (scene, frame);
          for (guint k = 0; k < plate->mesh->vertices->len; k++)
            {
              float  u, v;
              RcVec3 at = rc_camera_project (&scene->camera, corner_of (plate, k, &u, &v));

              /* Of what stands on the horizon: the ground reaches under the camera. */
              if (v > 0.35f || v < 0.05f || at.z < 10.0f)
                continue;
              left = fabsf (u) < 0.02f ? MAX (left, at.x) : left;
              right = fabsf (u - 1) < 0.02f ? MIN (right, at.x) : right;
            }
          g_test_message ("%s at %d: %.2f to %.2f", moves[i], frame, left, right);
          g_assert_cmpfloat (left, <, -0.93f);
          g_assert_cmpfloat (right, >, 0.93f);
        }
    }
}

/* What a room's plate shows hangs together, from above too: where it were torn, a camera that rises
 * would see window frames and whatever stands before them in pieces. */
static void
test_plate_of_a_room_is_not_torn (Fixture *self, gconstpointer data)
{
  static const char *const cameras[] = { "'size':'MS','lens_mm':40", "'size':'WS','angle':'high'" };
  const guint              across = RC_PLATE_COLUMNS + 1;

  for (guint k = 0; k < G_N_ELEMENTS (cameras); k++)
    {
      g_autofree char *patch = g_strdup_printf (
          "{'camera':{%s},'interior':true,'set':'room','plate':'room.png'}", cameras[k]);
      RcScene      *scene = scene_of (self, patch, NULL);
      const RcItem *plate = rc_scene_setup_at (scene, 0)->plate;
      float         most = 0;

      for (guint i = across; i < plate->mesh->vertices->len; i++)
        {
          float  u, v;
          RcVec3 at = rc_camera_project (&scene->camera, corner_of (plate, i, &u, &v));
          RcVec3 above = rc_camera_project (&scene->camera, corner_of (plate, i - across, &u, &v));
          RcVec3 left = rc_camera_project (&scene->camera, corner_of (plate, i - 1, &u, &v));

          /* Of the floor near the camera a row may be several times as far as the next. */
          if (v > 0.55f)
            continue;
          most = MAX (most, fabsf (logf (at.z / above.z)));
          if (i % across > 0)
            most = MAX (most, fabsf (logf (at.z / left.z)));
        }
      g_test_message ("{%s}: depths of neighbours differ by %.0f %%", cameras[k],
                      100 * (expf (most) - 1));
      g_assert_cmpfloat (most, <, logf (2));
    }
}

static void
test_composition_places_the_subject (Fixture *self, gconstpointer data)
{
  const RcReferences references = { "", "right.png", "", "", "" };
  RcScene           *scene = scene_of (self, "{'camera':{'size':'WS'}}", &references);
  float              x = rc_camera_project (&scene->camera, rc_vec3 (0, 1, 0)).x;

  g_test_message ("subject at %.2f", x);
  g_assert_cmpfloat (x, >, 0.25f);
}

static void
test_a_cameras_way_is_gone (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) way = g_array_new (FALSE, TRUE, sizeof (RcGlobalMotion));
  RcScene           *scene = scene_of (self, "{}", NULL);
  RcCameraPlan       plan = rc_scene_setup_at (scene, 0)->plan;
  RcCamera           from, to;

  for (int i = 0; i < 25; i++)
    {
      RcGlobalMotion sample = { i * 0.01, 0, 0, pow (1.01, i) };

      g_array_append_val (way, sample);
    }
  plan.way = way;
  plan.way_end = 2;
  from = rc_camera_at (&plan, 0, rc_vec3 (0, 0, 0));
  to = rc_camera_at (&plan, 2, rc_vec3 (0, 0, 0));
  /* To the right by a quarter of the picture, while zooming in. */
  g_assert_cmpfloat (to.back.x, <, from.back.x - 0.1f);
  g_assert_cmpfloat (fabsf (from.tan_x / to.tan_x - powf (1.01f, 24)), <, 0.01f);
}

typedef struct
{
  RcFrame *colour, *depth, *identity;
} Picture;

static Picture
draw (Fixture *self, const char *patch, const RcReferences *references, int frame)
{
  g_autoptr (GError)     error = NULL;
  RcScene               *scene = scene_of (self, patch, references);
  g_autoptr (RcRenderer) renderer = rc_renderer_new (rc_gl_context_get (NULL), scene, &error);
  g_autoptr (RcFinish)   finish = rc_finish_new (scene, renderer, media_path, self->dir, &error);
  RcRect                 all = { 0, 0, 320, 180 };
  Picture                picture;

  g_assert_no_error (error);
  rc_scene_set_frame (scene, frame);
  g_assert_true (
      rc_renderer_draw (renderer, all, &picture.colour, &picture.depth, &picture.identity, &error));
  g_assert_true (rc_finish_frame (finish, scene, all, picture.colour, &error));
  return picture;
}

static void
picture_clear (Picture *picture)
{
  rc_frame_unref (picture->colour);
  rc_frame_unref (picture->depth);
  rc_frame_unref (picture->identity);
}

static double
difference (const RcFrame *a, const RcFrame *b)
{
  double sum = 0;

  for (int y = 0; y < a->height; y++)
    for (gsize x = 0; x < (gsize)a->width * 4; x++)
      sum += abs (a->data[(gsize)y * a->stride + x] - b->data[(gsize)y * b->stride + x]);
  return sum / (a->width * a->height * 3);
}

static void
test_style_gives_its_palette (Fixture *self, gconstpointer data)
{
  const RcReferences references = { "warm.png", "", "", "", "" };
  Picture            plain = draw (self, "{'set':'beach'}", NULL, 20);
  Picture            styled = draw (self, "{'set':'beach'}", &references, 20);
  RcPalette          before, after;

  rc_palette_measure (&before, plain.colour);
  rc_palette_measure (&after, styled.colour);
  g_assert_cmpfloat (after.mean[2] - after.mean[0], >, before.mean[2] - before.mean[0] + 0.15);
  g_assert_true (rc_frame_equal (plain.depth, styled.depth));
  picture_clear (&plain);
  picture_clear (&styled);
}

static void
test_first_frame_is_the_first_and_the_last_the_last (Fixture *self, gconstpointer data)
{
  const RcReferences  references = { "", "", "", "place.png", "warm.png" };
  Picture             first = draw (self, "{}", &references, 0);
  Picture             middle = draw (self, "{}", &references, 24), last, plain;
  g_autoptr (RcFrame) place =
      rc_reference_picture ("place.png", "The place", media_path, self->dir, NULL);

  last = draw (self, "{}", &references, 47);
  plain = draw (self, "{}", NULL, 24);
  g_assert_cmpfloat (difference (first.colour, place), <, 1.0);
  g_assert_cmpfloat (difference (middle.colour, plain.colour), ==, 0.0);
  g_assert_cmpfloat (difference (last.colour, first.colour), >, 20.0);
  picture_clear (&first);
  picture_clear (&middle);
  picture_clear (&last);
  picture_clear (&plain);
}

static void
test_burn_in_is_on_colour_alone (Fixture *self, gconstpointer data)
{
  Picture plain = draw (self, "{'set':'beach'}", NULL, 10);
  Picture burnt =
      draw (self, "{'set':'beach','burn_in':'guides safe slate','slate':'1A'}", NULL, 10);

  g_assert_cmpfloat (difference (plain.colour, burnt.colour), >, 0.5);
  g_assert_true (rc_frame_equal (plain.depth, burnt.depth));
  g_assert_true (rc_frame_equal (plain.identity, burnt.identity));
  for (int y = 0; y < 180; y++)
    for (int x = 0; x < 320; x++)
      g_assert_cmpint (burnt.colour->data[(gsize)y * burnt.colour->stride + (gsize)x * 4 + 3], ==,
                       255);
  picture_clear (&plain);
  picture_clear (&burnt);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/engine/sketch/references/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("identity-stands-in-the-scene", test_identity_stands_in_the_scene);
  ADD ("a-mannequin-is-the-users-choice", test_a_mannequin_is_the_users_choice);
  ADD ("a-missing-picture-is-named", test_a_missing_picture_is_named);
  ADD ("plates-horizon-is-the-cameras", test_plates_horizon_is_the_cameras);
  ADD ("plates-horizon-can-be-set-by-hand", test_plates_horizon_can_be_set_by_hand);
  ADD ("moves-stay-inside-the-plate", test_moves_stay_inside_the_plate);
  ADD ("plate-of-a-room-is-not-torn", test_plate_of_a_room_is_not_torn);
  ADD ("composition-places-the-subject", test_composition_places_the_subject);
  ADD ("a-cameras-way-is-gone", test_a_cameras_way_is_gone);
  ADD ("style-gives-its-palette", test_style_gives_its_palette);
  ADD ("first-frame-is-the-first-and-the-last-the-last",
       test_first_frame_is_the_first_and_the_last_the_last);
  ADD ("burn-in-is-on-colour-alone", test_burn_in_is_on_colour_alone);
  return g_test_run ();
}
