/* test-mask-track.c - a track that is lost, put right by hand and gone on with
 *
 * A patch of grain moves over even grey, is hidden for a while, and comes back elsewhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-edit.h"
#include "engine/image/mask-track.h"

#include <math.h>
#include <string.h>

#define WIDTH  240
#define HEIGHT 160
#define SIDE   60
#define FRAMES 24
#define HIDDEN 10 /* the first frame without it */
#define BACK   14 /* and the first with it again */

/* Where the patch is: its left side. */
static int
left_at (int frame)
{
  return frame < HIDDEN ? 20 + 2 * frame : 120 + frame;
}

static RcFrame *
give_picture (gpointer data, int frame, GError **error)
{
  RcFrame          *picture = rc_frame_new (WIDTH, HEIGHT, RC_FRAME_BGRA8, error);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint8            grain[SIDE / 4][SIDE / 4];

  for (int y = 0; y < SIDE / 4; y++)
    for (int x = 0; x < SIDE / 4; x++)
      grain[y][x] = (guint8)g_rand_int_range (rand, 0, 256);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        int      u = x - left_at (frame), v = y - 50;
        gboolean there = frame < HIDDEN || frame >= BACK;
        int value = there && u >= 0 && v >= 0 && u < SIDE && v < SIDE ? grain[v / 4][u / 4] : 120;

        memset (picture->data + (gsize)y * picture->stride + 4 * (gsize)x, value, 4);
      }
  return picture;
}

typedef struct
{
  int lost, n_lost, steps;
} Seen;

static void
on_step (gpointer data, int frame, double confidence)
{
  ((Seen *)data)->steps++;
  g_assert_cmpfloat (confidence, >, 0);
}

static void
on_lost (gpointer data, int frame)
{
  Seen *seen = data;

  seen->lost = frame;
  seen->n_lost++;
}

static cJSON *
track (const cJSON *json, int from, RcTrackWays ways, Seen *seen)
{
  RcTrackSource source = {
    .frames = FRAMES, .picture = give_picture, .step = on_step, .lost = on_lost, .user_data = seen
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (RcMask) mask = rc_mask_from_json (json, &error);
  cJSON             *made;

  *seen = (Seen){ .lost = -1 };
  made = rc_mask_track (mask, &source, from, ways, NULL, &error);
  g_assert_no_error (error);
  return made;
}

static cJSON *
mask_on_patch (void)
{
  cJSON *json = cJSON_CreateObject (), *shape = cJSON_CreateObject ();

  cJSON_AddItemToArray (cJSON_AddArrayToObject (json, "shapes"), shape);
  cJSON_AddStringToObject (shape, "kind", "rectangle");
  cJSON_AddNumberToObject (shape, "x", 20.0 / WIDTH);
  cJSON_AddNumberToObject (shape, "y", 50.0 / HEIGHT);
  cJSON_AddNumberToObject (shape, "width", (double)SIDE / WIDTH);
  cJSON_AddNumberToObject (shape, "height", (double)SIDE / HEIGHT);
  return json;
}

/* How much of the patch the mask is on at @frame: intersection over union. */
static double
overlap (const cJSON *json, int frame)
{
  g_autoptr (RcMask)  mask = rc_mask_from_json (json, NULL);
  g_autoptr (RcFrame) coverage = rc_mask_rasterise (mask, WIDTH, HEIGHT, frame, NULL);
  double              both = 0, either = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        int      u = x - left_at (frame), v = y - 50;
        gboolean in = u >= 0 && v >= 0 && u < SIDE && v < SIDE;
        gboolean covered = coverage->data[(gsize)y * coverage->stride + x] >= 128;

        both += in && covered;
        either += in || covered;
      }
  return both / either;
}

static gboolean
has_key (const cJSON *json, int frame, gboolean tracked)
{
  double confidence = 0;

  return rc_mask_has_key (json, frame, &confidence) && (confidence >= 0) == tracked;
}

static void
test_stops_where_it_is_lost (void)
{
  g_autoptr (cJSON) json = mask_on_patch (), made = NULL;
  Seen              seen;

  made = track (json, 0, RC_TRACK_FORWARDS, &seen);
  g_assert_cmpint (seen.lost, ==, HIDDEN);
  g_assert_cmpint (seen.n_lost, ==, 1);
  g_assert_cmpint (seen.steps, ==, HIDDEN - 1);
  g_assert_true (has_key (made, 0, FALSE));
  for (int i = 1; i < FRAMES; i++)
    g_assert_true (has_key (made, i, TRUE) == (i < HIDDEN));
  for (int i = 0; i < HIDDEN; i++)
    g_assert_cmpfloat (overlap (made, i), >, 0.9);
}

static void
test_goes_on_from_a_correction (void)
{
  g_autoptr (cJSON) json = mask_on_patch (), made = NULL, right = NULL;
  Seen              seen;

  made = track (json, 0, RC_TRACK_FORWARDS, &seen);
  /* One drag puts it where the patch is again. */
  rc_mask_move_at (made, BACK, 0, (double)(left_at (BACK) - left_at (HIDDEN - 1)) / WIDTH, 0);
  g_assert_true (has_key (made, BACK, FALSE));
  right = track (made, BACK, RC_TRACK_FORWARDS, &seen);
  g_assert_cmpint (seen.n_lost, ==, 0);
  g_assert_cmpint (seen.steps, ==, FRAMES - 1 - BACK);
  for (int i = 0; i < FRAMES; i++)
    if (i < HIDDEN || i >= BACK)
      g_assert_cmpfloat (overlap (right, i), >, 0.85);
  /* What was tracked before stays. */
  for (int i = 1; i < HIDDEN; i++)
    g_assert_true (has_key (right, i, TRUE));
}

/* Between two keys that were set by hand there is room for those that are tracked. */
static void
test_goes_back_to_an_earlier_key (void)
{
  g_autoptr (cJSON) json = mask_on_patch (), made = NULL;
  Seen              seen;

  rc_mask_move_at (json, 4, 0, (double)(left_at (4) - left_at (0)) / WIDTH, 0);
  g_assert_true (has_key (json, 0, FALSE) && has_key (json, 4, FALSE));
  made = track (json, 4, RC_TRACK_BACKWARDS, &seen);
  g_assert_cmpint (seen.n_lost, ==, 0);
  g_assert_cmpint (seen.steps, ==, 3);
  for (int i = 0; i <= 4; i++)
    {
      g_assert_true (has_key (made, i, i > 0 && i < 4));
      g_assert_cmpfloat (overlap (made, i), >, 0.9);
    }
}

/* Keys are in order however they come. */
static void
test_keys_are_in_order (void)
{
  static const int  frames[] = { 0, 9, 4, 2, 3, 1, 12, 4 };
  static const int  wanted[] = { 0, 1, 2, 3, 4, 9, 12 };
  g_autoptr (cJSON) keys = cJSON_CreateArray ();

  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    {
      cJSON *key = cJSON_CreateObject ();

      cJSON_AddNumberToObject (key, "frame", frames[i]);
      rc_mask_keys_put (keys, key);
    }
  g_assert_cmpint (cJSON_GetArraySize (keys), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpint ((int)rc_json_number_or (cJSON_GetArrayItem (keys, (int)i), "frame", -1), ==,
                     wanted[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/mask-track/stops-where-it-is-lost", test_stops_where_it_is_lost);
  g_test_add_func ("/engine/mask-track/goes-on-from-a-correction", test_goes_on_from_a_correction);
  g_test_add_func ("/engine/mask-track/goes-back-to-an-earlier-key",
                   test_goes_back_to_an_earlier_key);
  g_test_add_func ("/engine/mask-track/keys-are-in-order", test_keys_are_in_order);
  return g_test_run ();
}
