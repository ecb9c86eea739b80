/* test-track.c - tracking of masks, on shots whose truth the sketch knows
 *
 * The mask is the thing's own silhouette in one frame; the truth is its silhouette in every other.
 * The tracker sees only the pictures; a second run is given the motion pass.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#include "engine/image/mask-track.h"

#include <string.h>

#define WIDTH  480
#define HEIGHT 270
#define FRAMES 96
#define TARGET 128 /* the first prop */

typedef struct
{
  GPtrArray *pictures, *identities, *motions;
} Shot;

static void
shot_clear (Shot *self)
{
  g_ptr_array_unref (self->pictures);
  g_ptr_array_unref (self->identities);
  g_ptr_array_unref (self->motions);
}

static void
draw_shot (Shot *self, const char *patch)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (RcStaging) staging = fixture_staging (patch);
  RcKit                *kit = fixture_kit ();
  RcScene              *scene = fixture_scene (kit, staging, fixture_shape (WIDTH, HEIGHT, FRAMES));
  g_autoptr (RcRenderer) renderer = rc_renderer_new (rc_gl_context_get (&error), scene, &error);
  RcRect                 all = { 0, 0, WIDTH, HEIGHT };

  g_assert_no_error (error);
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);
  self->identities = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);
  self->motions = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);
  for (int i = 0; i < FRAMES; i++)
    {
      RcFrame *colour = NULL, *depth = NULL, *identity = NULL, *motion = NULL;

      rc_scene_set_frame (scene, i);
      g_assert_true (rc_renderer_draw (renderer, all, &colour, &depth, &identity, &error));
      g_assert_true (rc_renderer_draw_motion (renderer, all, &motion, &error));
      g_assert_no_error (error);
      rc_frame_unref (depth);
      g_ptr_array_add (self->pictures, colour);
      g_ptr_array_add (self->identities, identity);
      g_ptr_array_add (self->motions, motion);
    }
  g_clear_pointer (&renderer, rc_renderer_free);
  rc_scene_free (scene);
  rc_kit_free (kit);
}

static RcFrame *
give_picture (gpointer data, int frame, GError **error)
{
  return rc_frame_ref (g_ptr_array_index (((Shot *)data)->pictures, (guint)frame));
}

static RcFrame *
give_motion (gpointer data, int frame, GError **error)
{
  return rc_frame_ref (g_ptr_array_index (((Shot *)data)->motions, (guint)frame));
}

/* The silhouette of the thing at @frame, as a picture that is a mask. */
static RcMask *
silhouette (const Shot *self, int frame)
{
  const RcFrame     *identity = g_ptr_array_index (self->identities, (guint)frame);
  g_autofree guint8 *pixels = g_malloc0 ((gsize)WIDTH * HEIGHT);
  g_autofree char   *data = NULL;
  g_autoptr (cJSON)  json = cJSON_CreateObject ();
  cJSON             *shape = cJSON_CreateObject ();

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      pixels[y * WIDTH + x] =
          identity->data[(gsize)y * identity->stride + (gsize)x] == TARGET ? 255 : 0;
  data = g_base64_encode (pixels, (gsize)WIDTH * HEIGHT);
  cJSON_AddStringToObject (shape, "kind", "bitmap");
  cJSON_AddNumberToObject (shape, "width", WIDTH);
  cJSON_AddNumberToObject (shape, "height", HEIGHT);
  cJSON_AddStringToObject (shape, "data", data);
  cJSON_AddItemToArray (cJSON_AddArrayToObject (json, "shapes"), shape);
  return rc_mask_from_json (json, NULL);
}

/* Intersection over union of the mask and the truth. */
static double
overlap (const Shot *self, const RcMask *mask, int frame)
{
  const RcFrame      *identity = g_ptr_array_index (self->identities, (guint)frame);
  g_autoptr (RcFrame) coverage = rc_mask_rasterise (mask, WIDTH, HEIGHT, frame, NULL);
  int                 both = 0, either = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        gboolean in = coverage->data[(gsize)y * coverage->stride + (gsize)x] >= 128;
        gboolean truth = identity->data[(gsize)y * identity->stride + (gsize)x] == TARGET;

        both += in && truth;
        either += in || truth;
      }
  return either > 0 ? (double)both / either : 1;
}

static double
mean_overlap (Shot *self, int from, gboolean exact, const char *what)
{
  RcTrackSource      source = { .frames = FRAMES,
                                .picture = give_picture,
                                .motion = exact ? give_motion : NULL,
                                .user_data = self };
  g_autoptr (GError) error = NULL;
  g_autoptr (RcMask) start = silhouette (self, from), mask = NULL;
  g_autoptr (cJSON)  json = rc_mask_track (start, &source, from, RC_TRACK_BOTH, NULL, &error);
  double             sum = 0, worst = 1;

  g_assert_no_error (error);
  mask = rc_mask_from_json (json, &error);
  g_assert_no_error (error);
  for (int i = 0; i < FRAMES; i++)
    {
      double value = overlap (self, mask, i);

      sum += value;
      worst = MIN (worst, value);
    }
  g_test_message ("%s, %s, from frame %d: %d keys, mean IoU %.3f, worst %.3f", what,
                  exact ? "motion pass" : "optical flow", from,
                  cJSON_GetArraySize (cJSON_GetObjectItemCaseSensitive (json, "keys")),
                  sum / FRAMES, worst);
  return sum / FRAMES;
}

static void
test_track (gconstpointer data)
{
  const char *const *shot = data;
  Shot               self;
  double             flow, back, exact;

  draw_shot (&self, shot[1]);
  flow = mean_overlap (&self, 0, FALSE, shot[0]);
  back = mean_overlap (&self, FRAMES / 2, FALSE, shot[0]);
  exact = mean_overlap (&self, 0, TRUE, shot[0]);
  g_assert_cmpfloat (flow, >=, 0.95);
  g_assert_cmpfloat (back, >=, 0.95);
  g_assert_cmpfloat (exact, >=, 0.95);
  shot_clear (&self);
}

/* The silhouettes change little by themselves; where they lie, how large and how turned, much. */
static const char *const shots[][2] = {
  { "pan", "{'figures':[],'camera':{'subject':-1,'size':'FS','move':'pan-right'},'set':'street',"
           "'props':[{'kind':'crate','x':0.5,'z':0,'scale':1.6}]}" },
  { "push", "{'figures':[],'camera':{'subject':-1,'size':'FS','move':'push-in'},'set':'street',"
            "'props':[{'kind':'crate','x':0,'z':0,'scale':1.4}]}" },
  { "handheld",
    "{'figures':[],'camera':{'subject':-1,'size':'FS','move':'handheld'},'set':'street',"
    "'time':'dusk','props':[{'kind':'chair','x':0.2,'z':0,'scale':1.5}]}" },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (shots); i++)
    {
      g_autofree char *path = g_strdup_printf ("/track/%s", shots[i][0]);

      g_test_add_data_func (path, shots[i], test_track);
    }
  return g_test_run ();
}
