/* test-mask-outline.c - a mask whose outline moves by itself, tracked
 *
 * A body with a leg that swings goes over grain, is hidden for a while, and goes on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-edit.h"
#include "engine/image/mask-outline.h"
#include "engine/image/mask-track.h"
#include "engine/image/mask-transform.h"
#include "engine/image/outline.h"

#include <math.h>
#include <string.h>

#define WIDTH  240
#define HEIGHT 160
#define FRAMES 28
#define HIDDEN 13 /* the first frame without it */
#define BACK   17 /* and the first with it again: the leg is where it was at the last before it */

typedef struct
{
  gboolean swings, hides;
  int      lost, n_lost, steps;
} Scene;

static gboolean
is_thing (const Scene *self, int frame, int x, int y)
{
  int u = x - 40 - 2 * frame, v = y - 30;
  int leg = 14 + (int)lround (self->swings ? 9 * sin (frame * G_PI * 2 / 5) : 0);

  if (self->hides && frame >= HIDDEN && frame < BACK)
    return FALSE;
  return (u >= 0 && u < 40 && v >= 0 && v < 60) || (u >= leg && u < leg + 12 && v >= 60 && v < 100);
}

static guint8
grain (int x, int y, guint32 seed)
{
  guint32 h = (guint32)(x / 4) * 374761393u + (guint32)(y / 4) * 668265263u + seed * 2246822519u;

  h = (h ^ (h >> 13)) * 1274126177u;
  return (guint8)((h ^ (h >> 16)) & 63);
}

static RcFrame *
give_picture (gpointer data, int frame, GError **error)
{
  RcFrame *picture = rc_frame_new (WIDTH, HEIGHT, RC_FRAME_BGRA8, error);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint8 *pixel = picture->data + (gsize)y * picture->stride + 4 * (gsize)x;
        guint8  thing = grain (x - 2 * frame + 400, y, 3), place = grain (x, y, 9);

        if (is_thing (data, frame, x, y))
          memcpy (pixel, (guint8[]){ 40, thing, (guint8)(150 + thing), 255 }, 4);
        else
          memcpy (pixel, (guint8[]){ (guint8)(120 + place), (guint8)(90 + place), 60, 255 }, 4);
      }
  return picture;
}

static RcFrame *
give_identity (gpointer data, int frame, GError **error)
{
  RcFrame *identity = rc_frame_new (WIDTH, HEIGHT, RC_FRAME_GRAY8, error);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      identity->data[(gsize)y * identity->stride + (gsize)x] = is_thing (data, frame, x, y) ? 7 : 2;
  return identity;
}

static void
on_step (gpointer data, int frame, double confidence)
{
  ((Scene *)data)->steps++;
  g_assert_cmpfloat (confidence, >, 0);
}

static void
on_lost (gpointer data, int frame)
{
  ((Scene *)data)->lost = frame;
  ((Scene *)data)->n_lost++;
}

static cJSON *
track (Scene *self, const cJSON *json, int from, RcTrackWays ways, gboolean exact)
{
  RcTrackSource      source = { .frames = FRAMES,
                                .picture = give_picture,
                                .identity = exact ? give_identity : NULL,
                                .step = on_step,
                                .lost = on_lost,
                                .user_data = self };
  g_autoptr (GError) error = NULL;
  g_autoptr (RcMask) mask = rc_mask_from_json (json, &error);
  cJSON             *made;

  g_assert_no_error (error);
  self->lost = -1;
  self->n_lost = self->steps = 0;
  made = rc_mask_track (mask, &source, from, ways, NULL, &error);
  g_assert_no_error (error);
  return made;
}

/* The thing at @frame, as somebody would have drawn it. */
static cJSON *
outline_at (const Scene *self, int frame)
{
  g_autoptr (RcFrame) coverage = rc_frame_new (WIDTH, HEIGHT, RC_FRAME_GRAY8, NULL);
  cJSON              *json = cJSON_CreateObject (), *shape = cJSON_CreateObject ();

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      coverage->data[(gsize)y * coverage->stride + (gsize)x] =
          is_thing (self, frame, x, y) ? 255 : 0;
  cJSON_AddItemToArray (cJSON_AddArrayToObject (json, "shapes"), shape);
  cJSON_AddStringToObject (shape, "kind", "outline");
  cJSON_AddItemToObject (shape, "rings", rc_outline_rings (coverage, 0.5));
  return json;
}

static double
overlap (const Scene *self, const cJSON *json, int frame)
{
  g_autoptr (RcMask)  mask = rc_mask_from_json (json, NULL);
  g_autoptr (RcFrame) coverage = rc_mask_rasterise (mask, WIDTH, HEIGHT, frame, NULL);
  double              both = 0, either = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        gboolean in = coverage->data[(gsize)y * coverage->stride + (gsize)x] >= 128;
        gboolean is = is_thing (self, frame, x, y);

        both += in && is;
        either += in || is;
      }
  return both / either;
}

static cJSON *
shape_of (const cJSON *json)
{
  return cJSON_GetObjectItemCaseSensitive (json, "shapes")->child;
}

static int
count_forms (const cJSON *json)
{
  return cJSON_GetArraySize (cJSON_GetObjectItemCaseSensitive (shape_of (json), "keys"));
}

/* A mask that has taken a form, and goes on to: one that has none keeps it until it is lost. */
static cJSON *
formed_at (const Scene *self, int frame)
{
  cJSON *json = outline_at (self, frame);

  cJSON_AddArrayToObject (shape_of (json), "keys");
  rc_mask_put_outline (shape_of (json), frame, NULL, NULL);
  return json;
}

static void
test_follows_a_limb (void)
{
  Scene             self = { .swings = TRUE };
  g_autoptr (cJSON) start = formed_at (&self, 12), made = NULL;

  made = track (&self, start, 12, RC_TRACK_BOTH, FALSE);
  g_assert_cmpint (self.n_lost, ==, 0);
  g_assert_cmpint (self.steps, ==, FRAMES - 1);
  g_assert_cmpint (count_forms (made), >=, FRAMES - 4);
  for (int i = 0; i < FRAMES; i++)
    g_assert_cmpfloat (overlap (&self, made, i), >, 0.95);
}

/* What somebody knows already is not looked for. */
static void
test_identity_is_exact (void)
{
  Scene             self = { .swings = TRUE, .hides = TRUE };
  g_autoptr (cJSON) start = outline_at (&self, 0), made = NULL;

  made = track (&self, start, 0, RC_TRACK_FORWARDS, TRUE);
  g_assert_cmpint (self.lost, ==, HIDDEN);
  for (int i = 0; i < HIDDEN; i++)
    g_assert_cmpfloat (overlap (&self, made, i), >, 0.99);
}

static void
test_one_drag_puts_it_right (void)
{
  Scene             self = { .swings = TRUE, .hides = TRUE };
  g_autoptr (cJSON) start = formed_at (&self, 0), made = NULL, right = NULL;

  made = track (&self, start, 0, RC_TRACK_FORWARDS, FALSE);
  g_assert_cmpint (self.lost, ==, HIDDEN);
  g_assert_cmpint (self.n_lost, ==, 1);
  rc_mask_move_at (made, BACK, 0, 2.0 * (BACK - HIDDEN + 1) / WIDTH, 0);
  right = track (&self, made, BACK, RC_TRACK_FORWARDS, FALSE);
  g_assert_cmpint (self.n_lost, ==, 0);
  for (int i = 0; i < FRAMES; i++)
    if (i < HIDDEN || i >= BACK)
      g_assert_cmpfloat (overlap (&self, right, i), >, 0.93);
}

/* An outline that was pulled into form by hand stays, and tracking stops before it. */
static void
test_stops_at_a_form_set_by_hand (void)
{
  Scene              self = { .swings = TRUE };
  g_autoptr (cJSON)  start = formed_at (&self, 0), made = NULL, again = NULL;
  g_autoptr (GArray) points = NULL;
  RcMaskPoint        point;

  made = track (&self, start, 0, RC_TRACK_FORWARDS, FALSE);
  points = rc_mask_find_points (made, 8, (double)WIDTH / HEIGHT);
  point = g_array_index (points, RcMaskPoint, 0);
  point.y -= 0.05;
  g_assert_true (rc_mask_reshape_at (made, 8, 0, (double)WIDTH / HEIGHT, &point));
  again = track (&self, made, 0, RC_TRACK_FORWARDS, FALSE);
  g_assert_cmpint (self.steps, ==, 7);
  g_assert_cmpint (count_forms (again), ==, count_forms (made));
}

/* Neither a rectangle nor what moves as a whole gets another form. */
static void
test_the_whole_keeps_its_form (void)
{
  Scene             still = { .swings = FALSE }, self = { .swings = TRUE };
  g_autoptr (cJSON) start = outline_at (&still, 0), made = NULL, box = NULL, boxed = NULL;

  made = track (&still, start, 0, RC_TRACK_FORWARDS, FALSE);
  g_assert_cmpint (still.n_lost, ==, 0);
  g_assert_cmpint (count_forms (made), ==, 0);
  for (int i = 0; i < FRAMES; i++)
    g_assert_cmpfloat (overlap (&still, made, i), >, 0.95);
  box = cJSON_Parse ("{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0.16,\"y\":0.18,\"width\":0.18,"
                     "\"height\":0.4}]}");
  boxed = track (&self, box, 0, RC_TRACK_FORWARDS, FALSE);
  g_assert_cmpint (self.steps, >, 0);
  g_assert_true (cJSON_Compare (shape_of (boxed), shape_of (box), TRUE));
}

/* What is done to the whole mask does not change where it goes. */
static void
test_goes_where_its_shapes_go (void)
{
  Scene             self = { .swings = TRUE };
  g_autoptr (cJSON) start = outline_at (&self, 0), plain = NULL, other = NULL;

  plain = track (&self, start, 0, RC_TRACK_FORWARDS, FALSE);
  cJSON_AddBoolToObject (start, "invert", TRUE);
  cJSON_AddNumberToObject (start, "grow", 0.05);
  cJSON_AddNumberToObject (start, "feather", 0.1);
  cJSON_AddNumberToObject (start, "fade_in", 6);
  other = track (&self, start, 0, RC_TRACK_FORWARDS, FALSE);
  g_assert_true (cJSON_Compare (shape_of (plain), shape_of (other), TRUE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/mask-outline/follows-a-limb", test_follows_a_limb);
  g_test_add_func ("/engine/mask-outline/identity-is-exact", test_identity_is_exact);
  g_test_add_func ("/engine/mask-outline/one-drag-puts-it-right", test_one_drag_puts_it_right);
  g_test_add_func ("/engine/mask-outline/stops-at-a-form-set-by-hand",
                   test_stops_at_a_form_set_by_hand);
  g_test_add_func ("/engine/mask-outline/the-whole-keeps-its-form", test_the_whole_keeps_its_form);
  g_test_add_func ("/engine/mask-outline/goes-where-its-shapes-go", test_goes_where_its_shapes_go);
  return g_test_run ();
}
