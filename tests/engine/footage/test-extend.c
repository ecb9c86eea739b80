/* test-extend.c - a take with more room around it and more time has the take in it as it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/footage/retouch-fixture.h"

#include "engine/base/error.h"

#include <math.h>

#define WIDTH  128
#define HEIGHT 80
#define FRAMES 12
#define ROOM   16 /* pixels on the left and on the right */

/* A wall of soft stains, without end; the camera pans by 3 pixels a frame. */
static int
wall (double x, double y, int channel)
{
  double value = 0.5 + 0.2 * sin (x * 0.13 + channel) * cos (y * 0.17 - channel) +
                 0.15 * sin (x * 0.041 + y * 0.063 + 2 * channel) + 0.1 * cos (x * 0.31 - y * 0.23);

  return (int)CLAMP (value * 255, 0, 255);
}

static void
draw_wall (RcFrame *frame, int index, gpointer data)
{
  double pan = *(const double *)data;

  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      for (int c = 0; c < 3; c++)
        frame->data[(gsize)y * frame->stride + (gsize)x * 4 + (gsize)c] =
            (guint8)wall (x + pan * index, y, c);
}

static gboolean
keep_frame (RcOutput *output,
            int       index,
            RcFrame  *colour,
            RcFrame  *depth,
            RcFrame  *identity,
            GError  **error)
{
  Retouch *self = output->user_data;

  g_assert_cmpint (index, ==, (int)self->results->len);
  g_ptr_array_add (self->results, rc_frame_ref (colour));
  return TRUE;
}

static RcRequest *
extend_request (Retouch *self, int room, int before, int after, int wrong, GError **error)
{
  g_autoptr (RcStaging) staging = rc_staging_new ();
  RcExtension           by = { .left = room, .right = room, .before = before, .after = after };
  cJSON *json = request_members ("footage", rc_staging_to_json (staging), self->width + 2 * room,
                                 self->height, self->frames + before + after + wrong, 1);

  request_add_extension (json, self->hash, &by);
  return rc_request_new (json, self->project, error);
}

static gboolean
extend (Retouch *self, int room, int before, int after, int wrong, GError **error)
{
  g_autoptr (RcRequest) request = extend_request (self, room, before, after, wrong, error);
  RcOutput              output = { .frame = keep_frame, .user_data = self };

  if (request == NULL)
    return FALSE;
  output.area = (RcRect){ 0, 0, self->width + 2 * room, self->height };
  output.last = rc_request_shape (request)->frames - 1;
  g_ptr_array_set_size (self->results, 0);
  return rc_generator_footage.render (&rc_generator_footage, request, &output, NULL, error);
}

/* Mean square of the difference to the wall, of the columns from @x0 up to @x1. */
static double
off_the_wall (const RcFrame *frame, int x0, int x1, double shift)
{
  double sum = 0;

  for (int y = 0; y < frame->height; y++)
    for (int x = x0; x < x1; x++)
      for (int c = 0; c < 3; c++)
        sum += pow (frame->data[(gsize)y * frame->stride + (gsize)x * 4 + (gsize)c] -
                        wall (x - ROOM + shift, y, c),
                    2);
  return sum / (3.0 * frame->height * (x1 - x0));
}

static void
assert_base_is_in_it (Retouch *self, int room, int before)
{
  for (int i = 0; i < self->frames; i++)
    {
      const RcFrame *base = g_ptr_array_index (self->base, (guint)i);
      const RcFrame *made = g_ptr_array_index (self->results, (guint)(i + before));

      for (int y = 0; y < self->height; y++)
        g_assert_cmpmem (base->data + (gsize)y * base->stride, (gsize)self->width * 4,
                         made->data + (gsize)y * made->stride + (gsize)room * 4,
                         (gsize)self->width * 4);
    }
}

static void
test_room_is_what_other_frames_show (void)
{
  g_autoptr (GError) error = NULL;
  double             pan = 3, worst = 0;
  Retouch            shot;

  retouch_init (&shot, WIDTH, HEIGHT, FRAMES, draw_wall, &pan);
  g_assert_true (extend (&shot, ROOM, 0, 0, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (shot.results->len, ==, FRAMES);
  assert_base_is_in_it (&shot, ROOM, 0);
  /* The first frames' right side comes later, the last ones' left side was there before. */
  for (int i = 0; i < 4; i++)
    {
      worst = MAX (worst, off_the_wall (g_ptr_array_index (shot.results, i), ROOM + WIDTH,
                                        WIDTH + 2 * ROOM, pan * i));
      worst = MAX (worst, off_the_wall (g_ptr_array_index (shot.results, FRAMES - 1 - i), 0, ROOM,
                                        pan * (FRAMES - 1 - i)));
    }
  g_test_message ("%.1f dB at least", 10 * log10 (65025 / MAX (worst, 1e-3)));
  g_assert_cmpfloat (worst, <, 65);
  retouch_clear (&shot);
}

/* Nobody has seen it, so it is made up; the same in all frames. */
static void
test_room_that_no_frame_shows_stands_still (void)
{
  g_autoptr (GError) error = NULL;
  double             pan = 0;
  Retouch            shot;

  retouch_init (&shot, WIDTH, HEIGHT, 4, draw_wall, &pan);
  g_assert_true (extend (&shot, ROOM, 0, 0, 0, &error));
  g_assert_no_error (error);
  assert_base_is_in_it (&shot, ROOM, 0);
  g_assert_true (
      rc_frame_equal (g_ptr_array_index (shot.results, 0), g_ptr_array_index (shot.results, 3)));
  /* No jump where the take begins. */
  for (int y = 0; y < HEIGHT; y++)
    {
      const RcFrame *frame = g_ptr_array_index (shot.results, 0);
      const guint8  *row = frame->data + (gsize)y * frame->stride;

      g_assert_cmpint (ABS (row[(ROOM - 1) * 4] - row[ROOM * 4]), <, 40);
      g_assert_cmpint (row[4], >, 5);
    }
  retouch_clear (&shot);
}

static double
apart (const RcFrame *a, const RcFrame *b)
{
  double sum = 0;

  for (gsize i = 0; i < a->stride * (gsize)a->height; i++)
    sum += ABS (a->data[i] - b->data[i]);
  return sum / ((double)a->stride * a->height);
}

static void
test_camera_comes_to_rest (void)
{
  g_autoptr (GError) error = NULL;
  double             pan = 0.5, step, last;
  Retouch            shot;

  retouch_init (&shot, WIDTH, HEIGHT, FRAMES, draw_wall, &pan);
  g_assert_true (extend (&shot, 0, 6, 24, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (shot.results->len, ==, FRAMES + 30);
  assert_base_is_in_it (&shot, 0, 6);
  for (guint i = 1; i < shot.results->len; i++)
    {
      step = apart (g_ptr_array_index (shot.results, i - 1), g_ptr_array_index (shot.results, i));
      g_assert_cmpfloat (step, <, 8);
    }
  step = apart (g_ptr_array_index (shot.results, FRAMES + 6),
                g_ptr_array_index (shot.results, FRAMES + 7));
  last = apart (g_ptr_array_index (shot.results, FRAMES + 28),
                g_ptr_array_index (shot.results, FRAMES + 29));
  g_test_message ("a step of %.2f levels, then one of %.2f", step, last);
  g_assert_cmpfloat (last, <, step);
  retouch_clear (&shot);
}

static void
test_another_take_is_not_extended (void)
{
  g_autoptr (GError) error = NULL;
  double             pan = 0;
  Retouch            shot;

  retouch_init (&shot, WIDTH, HEIGHT, 3, draw_wall, &pan);
  g_assert_false (extend (&shot, ROOM, 0, 0, 2, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (extend (&shot, ROOM, 40, 0, -20, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
  g_clear_error (&error);
  shot.hash[0] = 'b';
  g_assert_false (extend (&shot, ROOM, 0, 0, 0, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_NOT_FOUND);
  retouch_clear (&shot);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/footage/extend/room-is-what-other-frames-show",
                   test_room_is_what_other_frames_show);
  g_test_add_func ("/engine/footage/extend/room-that-no-frame-shows-stands-still",
                   test_room_that_no_frame_shows_stands_still);
  g_test_add_func ("/engine/footage/extend/camera-comes-to-rest", test_camera_comes_to_rest);
  g_test_add_func ("/engine/footage/extend/another-take-is-not-extended",
                   test_another_take_is_not_extended);
  return g_test_run ();
}
