/* test-track-shots.c - tracking of masks on shots as a camera takes them
 *
 * The mask is what is there at one frame, as a picture; the truth is what is there at every other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-edit.h"
#include "engine/image/mask-track.h"
#include "tests/engine/image/track-shots.h"

typedef struct
{
  TrackShot  shot;
  GPtrArray *pictures, *truths;
  int        lost, n_lost; /* frames at which it was, and how often */
} Tracked;

static void
tracked_init (Tracked *self, const ShotKind *kind)
{
  *self = (Tracked){ .lost = -1 };
  shot_init (&self->shot, kind);
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);
  self->truths = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_frame_unref);
  for (int i = 0; i < SHOT_FRAMES; i++)
    {
      g_ptr_array_add (self->pictures, shot_picture (&self->shot, i));
      g_ptr_array_add (self->truths, shot_truth (&self->shot, i));
    }
  if (g_getenv ("RACCORD_TEST_KEEP") != NULL)
    for (guint i = 0; i < SHOT_FRAMES; i += 19)
      {
        g_autofree char *path =
            g_strdup_printf ("%s/%s-%02u.png", g_getenv ("RACCORD_TEST_KEEP"), kind->name, i);

        g_assert_true (rc_frame_save_png (g_ptr_array_index (self->pictures, i), path, NULL));
      }
}

static void
tracked_clear (Tracked *self)
{
  g_ptr_array_unref (self->pictures);
  g_ptr_array_unref (self->truths);
  shot_clear (&self->shot);
}

static RcFrame *
give_picture (gpointer data, int frame, GError **error)
{
  return rc_frame_ref (g_ptr_array_index (((Tracked *)data)->pictures, (guint)frame));
}

static void
on_lost (gpointer data, int frame)
{
  ((Tracked *)data)->lost = frame;
  ((Tracked *)data)->n_lost++;
}

static cJSON *
silhouette (const Tracked *self, int frame)
{
  const RcFrame   *truth = g_ptr_array_index (self->truths, (guint)frame);
  cJSON           *json = cJSON_CreateObject (), *shape = cJSON_CreateObject ();
  g_autofree char *data = NULL;

  g_assert_cmpuint (truth->stride, ==, SHOT_WIDTH);
  data = g_base64_encode (truth->data, (gsize)SHOT_WIDTH * SHOT_HEIGHT);
  cJSON_AddStringToObject (shape, "kind", "bitmap");
  cJSON_AddNumberToObject (shape, "width", SHOT_WIDTH);
  cJSON_AddNumberToObject (shape, "height", SHOT_HEIGHT);
  cJSON_AddStringToObject (shape, "data", data);
  cJSON_AddItemToArray (cJSON_AddArrayToObject (json, "shapes"), shape);
  return json;
}

static cJSON *
track (Tracked *self, const cJSON *json, int from, RcTrackWays ways)
{
  RcTrackSource source = {
    .frames = SHOT_FRAMES, .picture = give_picture, .lost = on_lost, .user_data = self
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (RcMask) mask = rc_mask_from_json (json, &error);
  cJSON             *made;

  g_assert_no_error (error);
  made = rc_mask_track (mask, &source, from, ways, NULL, &error);
  g_assert_no_error (error);
  return made;
}

/* Intersection over union. */
static double
overlap (const Tracked *self, const cJSON *json, int frame)
{
  const RcFrame      *truth = g_ptr_array_index (self->truths, (guint)frame);
  g_autoptr (RcMask)  mask = rc_mask_from_json (json, NULL);
  g_autoptr (RcFrame) coverage = rc_mask_rasterise (mask, SHOT_WIDTH, SHOT_HEIGHT, frame, NULL);
  int                 both = 0, either = 0;

  for (int y = 0; y < SHOT_HEIGHT; y++)
    for (int x = 0; x < SHOT_WIDTH; x++)
      {
        gboolean in = coverage->data[(gsize)y * coverage->stride + (gsize)x] >= 128;
        gboolean is = truth->data[(gsize)y * truth->stride + (gsize)x] >= 128;

        both += in && is;
        either += in || is;
      }
  return either > 0 ? (double)both / either : 1;
}

/* In shares of the frame. */
static void
find_middle (const RcFrame *truth, double middle[2])
{
  double n = 0;

  middle[0] = middle[1] = 0;
  for (int y = 0; y < truth->height; y++)
    for (int x = 0; x < truth->width; x++)
      if (truth->data[(gsize)y * truth->stride + (gsize)x] >= 128)
        {
          middle[0] += (double)x / truth->width;
          middle[1] += (double)y / truth->height;
          n++;
        }
  middle[0] /= n;
  middle[1] /= n;
}

static double
mean_overlap (Tracked *self, int from, RcTrackWays ways)
{
  g_autoptr (cJSON) start = silhouette (self, from), made = track (self, start, from, ways);
  double            sum = 0, worst = 1;

  for (int i = 0; i < SHOT_FRAMES; i++)
    {
      double value = overlap (self, made, i);

      sum += value;
      worst = MIN (worst, value);
    }
  g_test_message ("%s from frame %d: mean IoU %.3f, worst %.3f%s", self->shot.kind->name, from,
                  sum / SHOT_FRAMES, worst, self->n_lost > 0 ? ", lost" : "");
  return sum / SHOT_FRAMES;
}

static const ShotKind kinds[] = {
  { .name = "hand-held", .shake = 9, .roll = 0.025, .breathe = 0.05, .grow = 1 },
  { .name = "turns-and-grows",
    .shake = 3,
    .roll = 0.01,
    .pan = 0.8,
    .turn = 2.6,
    .grow = 1.7,
    .goes = { 160, -30 } },
  { .name = "shrinks", .shake = 4, .roll = 0.01, .turn = -1.2, .grow = 0.45, .goes = { 60, 0 } },
  { .name = "turns-away", .shake = 4, .roll = 0.01, .grow = 1.1, .away = 1.0 },
  { .name = "behind-a-pole", .shake = 5, .roll = 0.015, .grow = 1.2, .pole = TRUE },
  { .name = "walker",
    .shake = 4,
    .roll = 0.01,
    .grow = 1,
    .goes = { 220, 0 },
    .walks = TRUE,
    .size = 1.8 },
};

static void
test_track (gconstpointer data)
{
  Tracked self;

  tracked_init (&self, data);
  /* An arm swings before the body all the time. */
  g_assert_cmpfloat (mean_overlap (&self, 0, RC_TRACK_FORWARDS), >=,
                     self.shot.kind->walks ? 0.93 : 0.95);
  g_assert_cmpint (self.n_lost, ==, 0);
  if (self.shot.kind->grow != 1)
    g_assert_cmpfloat (mean_overlap (&self, SHOT_FRAMES / 2, RC_TRACK_BOTH), >=, 0.95);
  tracked_clear (&self);
}

/* Hidden for a while: it stops there; one drag puts the mask right where it is seen again, and it
 * is tracked from there to the end. */
static void
test_one_drag_puts_it_right (void)
{
  static const ShotKind kind = { .name = "comes-back",
                                 .shake = 6,
                                 .roll = 0.015,
                                 .grow = 1,
                                 .goes = { 90, 0 },
                                 .hidden = { 40, 52 } };
  g_autoptr (cJSON)     start = NULL, made = NULL, right = NULL;
  double                middles[2][2], sum = 0, confidence = -1;
  Tracked               self;

  tracked_init (&self, &kind);
  start = silhouette (&self, 0);
  made = track (&self, start, 0, RC_TRACK_FORWARDS);
  g_assert_cmpint (self.n_lost, ==, 1);
  g_assert_cmpint (self.lost, >=, kind.hidden[0]);
  g_assert_cmpint (self.lost, <=, kind.hidden[0] + 1);
  g_assert_true (rc_mask_has_key (made, self.lost - 1, &confidence));
  g_assert_cmpfloat (confidence, >=, 0);
  g_assert_false (rc_mask_has_key (made, self.lost, NULL));
  find_middle (g_ptr_array_index (self.truths, (guint)self.lost - 1), middles[0]);
  find_middle (g_ptr_array_index (self.truths, (guint)kind.hidden[1]), middles[1]);
  rc_mask_move_at (made, kind.hidden[1], 0, middles[1][0] - middles[0][0],
                   middles[1][1] - middles[0][1]);
  right = track (&self, made, kind.hidden[1], RC_TRACK_FORWARDS);
  g_assert_cmpint (self.n_lost, ==, 1);
  for (int i = kind.hidden[1]; i < SHOT_FRAMES; i++)
    sum += overlap (&self, right, i) / (SHOT_FRAMES - kind.hidden[1]);
  g_test_message ("lost at frame %d, after one drag mean IoU %.3f", self.lost, sum);
  g_assert_cmpfloat (sum, >=, 0.95);
  for (int i = 0; i < self.lost; i++)
    g_assert_cmpfloat (overlap (&self, right, i), >, 0.9);
  tracked_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/engine/track-shots/%s", kinds[i].name);

      g_test_add_data_func (path, &kinds[i], test_track);
    }
  g_test_add_func ("/engine/track-shots/one-drag-puts-it-right", test_one_drag_puts_it_right);
  return g_test_run ();
}
