/* test-more.c - a take of a sketch with more around it, before it and after it, from its staging
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/base-take.h"

#define WIDTH  256
#define HEIGHT 144
#define FRAMES 5

static const char staging_text[] =
    "{'camera':{'size':'FS','move':'handheld','subject':-1,'lens_mm':40},'set':'street','time':'"
    "day',"
    "'weather':'clear','figures':[{'id':'a','name':'Mara','kind':'person','build':'average','"
    "colour':"
    "'#3050a0','height':1.7,'x':-0.6,'z':0,'facing':0,'action':'talk','toward':'','holds':-1,"
    "'identity':''}],'props':[{'kind':'crate','name':'crate','colour':'#806040','x':2.4,'y':0,"
    "'z':0.2,'facing':20,'scale':1}]}";

static void
set_up (BaseTake *self, gconstpointer data)
{
  *self = (BaseTake){ .staging = staging_text, .width = WIDTH, .height = HEIGHT, .frames = FRAMES };
  base_take_init (self);
}

static void
tear_down (BaseTake *self, gconstpointer data)
{
  base_take_clear (self);
}

static void
extend (BaseTake *self, const RcExtension *by)
{
  cJSON *json =
      base_take_request (self, WIDTH + by->left + by->right, HEIGHT + by->top + by->bottom,
                         FRAMES + by->before + by->after, 7);
  g_autoptr (GError)    error = NULL;
  g_autoptr (RcRequest) request = NULL;
  RcOutput              output = { .frame = base_take_keep, .user_data = self };

  request_add_extension (json, self->hash, by);
  request = rc_request_new (json, self->project, &error);
  g_assert_no_error (error);
  output.area =
      (RcRect){ 0, 0, rc_request_shape (request)->width, rc_request_shape (request)->height };
  output.last = rc_request_shape (request)->frames - 1;
  g_assert_true (rc_generator_sketch.render (&rc_generator_sketch, request, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint ((int)self->made->len, ==, output.last + 1);
}

/* All frames of the base are in the result, byte for byte. */
static void
assert_base_is_inside (BaseTake *self, const RcExtension *by)
{
  for (int i = 0; i < FRAMES; i++)
    {
      g_autoptr (RcFrame) own = rc_take_reader_frame (self->reader, RC_PASS_COLOUR, i, NULL);
      const RcFrame      *made = g_ptr_array_index (self->made, (guint)(i + by->before));

      for (int y = 0; y < HEIGHT; y++)
        g_assert_cmpmem (own->data + (gsize)y * own->stride, WIDTH * 4,
                         made->data + (gsize)(y + by->top) * made->stride + (gsize)by->left * 4,
                         WIDTH * 4);
    }
}

/* Mean levels between two columns of a frame, next to each other. */
static double
column_step (const RcFrame *frame, int x, int y0, int y1)
{
  double sum = 0;

  for (int y = y0; y < y1; y++)
    for (int c = 0; c < 3; c++)
      sum += abs (frame->data[(gsize)y * frame->stride + (gsize)x * 4 + (gsize)c] -
                  frame->data[(gsize)y * frame->stride + (gsize)(x - 1) * 4 + (gsize)c]);
  return sum / (3.0 * (y1 - y0));
}

/* Beside the take is what the staging has there, so nothing breaks where it begins; the crate that
 * the take cuts off is whole. */
static void
test_room_comes_from_the_staging (BaseTake *self, gconstpointer data)
{
  static const RcExtension rooms[] = {
    { .left = 64, .right = 128, .top = 32, .bottom = 0 },
    { .left = 0, .right = 96 },
    { .bottom = 48 },
  };

  for (guint room = 0; room < G_N_ELEMENTS (rooms); room++)
    {
      const RcExtension *by = &rooms[room];
      double             inside = 0, edges = 0;

      g_ptr_array_set_size (self->made, 0);
      extend (self, by);
      assert_base_is_inside (self, by);
      for (guint i = 0; i < self->made->len; i++)
        {
          const RcFrame *frame = g_ptr_array_index (self->made, i);

          for (int x = by->left + 8; x < by->left + WIDTH - 8; x++)
            inside = MAX (inside, column_step (frame, x, by->top, by->top + HEIGHT));
          if (by->left > 0)
            edges = MAX (edges, column_step (frame, by->left, by->top, by->top + HEIGHT));
          if (by->right > 0)
            edges = MAX (edges, column_step (frame, by->left + WIDTH, by->top, by->top + HEIGHT));
        }
      g_test_message ("at most %.2f levels from column to column, %.2f at the edges", inside,
                      edges);
      g_assert_cmpfloat (edges, <=, inside);
    }
}

static double
difference (const RcFrame *a, const RcFrame *b)
{
  double sum = 0;

  for (gsize i = 0; i < a->stride * (gsize)a->height; i++)
    sum += abs (a->data[i] - b->data[i]);
  return sum / (double)(a->stride * (gsize)a->height);
}

/* Who talks goes on talking, and the camera's unrest goes on: no frame stands still and none jumps.
 */
static void
test_time_comes_from_the_staging (BaseTake *self, gconstpointer data)
{
  const RcExtension by = { .before = 3, .after = 6 };
  double            most = 0;

  extend (self, &by);
  assert_base_is_inside (self, &by);
  for (int i = by.before; i + 1 < by.before + FRAMES; i++)
    most = MAX (most, difference (g_ptr_array_index (self->made, (guint)i),
                                  g_ptr_array_index (self->made, (guint)i + 1)));
  for (guint i = 0; i + 1 < self->made->len; i++)
    {
      double step =
          difference (g_ptr_array_index (self->made, i), g_ptr_array_index (self->made, i + 1));

      g_test_message ("%u: %.3f levels, in the take at most %.3f", i, step, most);
      g_assert_cmpfloat (step, >, 0);
      g_assert_cmpfloat (step, <, 2 * most + 0.5);
    }
}

/* Any room × any time. */
static void
test_any_extension_keeps_the_take (BaseTake *self, gconstpointer data)
{
  GRand *random = g_rand_new_with_seed (3);

  for (int i = 0; i < 8; i++)
    {
      RcExtension by = { .left = 2 * g_rand_int_range (random, 0, 40),
                         .right = 2 * g_rand_int_range (random, 0, 40),
                         .top = 2 * g_rand_int_range (random, 0, 30),
                         .bottom = 2 * g_rand_int_range (random, 0, 30),
                         .before = g_rand_int_range (random, 0, 3),
                         .after = g_rand_int_range (random, 0, 3) };

      g_ptr_array_set_size (self->made, 0);
      extend (self, &by);
      assert_base_is_inside (self, &by);
    }
  g_rand_free (random);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/engine/sketch/more/" path, BaseTake, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("room-comes-from-the-staging", test_room_comes_from_the_staging);
  ADD ("time-comes-from-the-staging", test_time_comes_from_the_staging);
  ADD ("any-extension-keeps-the-take", test_any_extension_keeps_the_take);
  return g_test_run ();
}
