/* test-parallax.c - what is hidden is found though near and far go apart
 *
 * A fence before a wall, seen by a camera that goes sideways; a ball hides some of both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/clean-plate.h"
#include "engine/image/parallax.h"
#include "tests/engine/image/track-shots.h"

#define WIDTH  240
#define HEIGHT 136
#define FRAMES 36
#define RADIUS 13

/* The wall goes by @far pixels a frame, what is below the middle the faster the lower it is, and
 * the posts of the fence faster still. */
typedef struct
{
  double far, near, posts;
} Way;

static RcFrame *
draw (const float *textures[2], const Way *way, int index)
{
  RcFrame *frame = rc_frame_new (WIDTH, HEIGHT, RC_FRAME_BGRA8, NULL);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;
        double  low = CLAMP ((y - HEIGHT / 2.0) / (HEIGHT / 2.0), 0, 1);
        double  wall = x + (way->far + low * (way->near - way->far)) * index;
        double  post = fmod (x + way->posts * index + 1000, 60), colour[3];

        if (post < 14 && y > 30 && y < 90)
          shot_sample (textures[1], x + way->posts * index, y, colour);
        else
          shot_sample (textures[0], wall, y, colour);
        for (int c = 0; c < 3; c++)
          pixel[c] = (guint8)lround (255 * CLAMP (colour[c], 0, 1));
        pixel[3] = 255;
      }
  return frame;
}

static RcFrame *
put_ball (RcFrame *frame, int index)
{
  RcFrame *mask = rc_frame_new (WIDTH, HEIGHT, RC_FRAME_GRAY8, NULL);

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        double off = hypot (x - 24 - 5.0 * index, y - HEIGHT * 0.55);

        mask->data[(gsize)y * mask->stride + (gsize)x] = off < RADIUS + 2 ? 255 : 0;
        if (off < RADIUS)
          memset (frame->data + (gsize)y * frame->stride + (gsize)x * 4, 250, 3);
      }
  return mask;
}

/* Decibels under the mask over all frames; outside it nothing may change. */
static double
removed (const Way *way, gboolean in_depth)
{
  static const double      tints[2][3] = { { 0.4, 0.5, 0.55 }, { 0.35, 0.3, 0.6 } };
  g_autofree float        *wall = shot_texture (5, tints[0]), *fence = shot_texture (77, tints[1]);
  const float             *textures[2] = { wall, fence };
  g_autoptr (RcCleanPlate) plate = rc_clean_plate_new (WIDTH, HEIGHT, FRAMES);
  g_autoptr (RcParallax)   parallax = rc_parallax_new (WIDTH, HEIGHT, FRAMES);
  double                   square = 0, n = 0;

  for (int i = 0; i < FRAMES; i++)
    {
      g_autoptr (RcFrame) frame = draw (textures, way, i);
      g_autoptr (RcFrame) mask = put_ball (frame, i);

      g_assert_true (rc_clean_plate_add (plate, frame, mask, NULL));
      g_assert_true (rc_parallax_add (parallax, frame, mask, NULL));
    }
  g_assert_true (rc_clean_plate_finish (plate, NULL, NULL));
  for (int i = 0; i < FRAMES; i++)
    {
      g_autoptr (RcFrame) truth = draw (textures, way, i), frame = rc_frame_copy (truth, NULL);
      g_autoptr (RcFrame) mask = put_ball (frame, i);

      rc_clean_plate_fill (plate, i, frame, mask);
      if (in_depth)
        g_assert_true (rc_parallax_fill (parallax, i, frame, mask, NULL, NULL));
      for (gsize at = 0; at < frame->stride * (gsize)HEIGHT; at++)
        {
          double off = frame->data[at] - (double)truth->data[at];

          if (mask->data[at / frame->stride * mask->stride + at % frame->stride / 4] == 0)
            g_assert_cmpint (frame->data[at], ==, truth->data[at]);
          else if (at % 4 != 3)
            {
              square += off * off;
              n++;
            }
        }
    }
  return 10 * log10 (65025 * n / MAX (square, 1e-9));
}

static void
test_near_and_far_go_apart (void)
{
  static const Way ways[] = { { 0.3, 1.8, 1.6 }, { -0.5, -2, -1.4 } };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      double flat = removed (&ways[i], FALSE), deep = removed (&ways[i], TRUE);

      g_test_message ("one plane %.1f dB, in depth %.1f dB", flat, deep);
      g_assert_cmpfloat (deep, >=, 30);
      g_assert_cmpfloat (deep, >, flat + 4);
    }
}

/* The camera stands still, or there is one plane: nothing is lost by asking. */
static void
test_one_plane_stays_one (void)
{
  static const Way ways[] = { { 0, 0, 0 }, { 1.2, 1.2, 1.2 } };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      double deep = removed (&ways[i], TRUE);

      g_test_message ("%.1f dB", deep);
      g_assert_cmpfloat (deep, >=, 45);
    }
}

/* Nothing can be followed: the plate stays. */
static void
test_an_even_picture_is_left_alone (void)
{
  g_autoptr (RcParallax) parallax = rc_parallax_new (64, 48, 3);
  g_autoptr (RcFrame)    frame = rc_frame_new (64, 48, RC_FRAME_BGRA8, NULL);
  g_autoptr (RcFrame)    mask = rc_frame_new (64, 48, RC_FRAME_GRAY8, NULL), before = NULL;

  memset (frame->data, 90, frame->stride * 48);
  memset (mask->data, 0, mask->stride * 48);
  memset (mask->data + 20 * mask->stride + 10, 255, 20);
  before = rc_frame_copy (frame, NULL);
  for (int i = 0; i < 3; i++)
    g_assert_true (rc_parallax_add (parallax, frame, mask, NULL));
  g_assert_true (rc_parallax_fill (parallax, 1, frame, mask, NULL, NULL));
  g_assert_true (rc_frame_equal (frame, before));
}

static void
test_it_stops (void)
{
  const Way                way = { 0.3, 1.8, 1.6 };
  static const double      tint[] = { 0.4, 0.5, 0.55 };
  g_autofree float        *wall = shot_texture (5, tint), *fence = shot_texture (77, tint);
  const float             *textures[2] = { wall, fence };
  g_autoptr (RcParallax)   parallax = rc_parallax_new (WIDTH, HEIGHT, FRAMES);
  g_autoptr (RcFrame)      frame = draw (textures, &way, 1), before = NULL;
  g_autoptr (RcFrame)      mask = put_ball (frame, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;

  for (int i = 0; i < FRAMES; i++)
    {
      g_autoptr (RcFrame) other = draw (textures, &way, i);
      g_autoptr (RcFrame) hidden = put_ball (other, i);

      g_assert_true (rc_parallax_add (parallax, other, hidden, NULL));
    }
  before = rc_frame_copy (frame, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (rc_parallax_fill (parallax, 1, frame, mask, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (rc_frame_equal (frame, before));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/image/parallax/near-and-far-go-apart", test_near_and_far_go_apart);
  g_test_add_func ("/engine/image/parallax/one-plane-stays-one", test_one_plane_stays_one);
  g_test_add_func ("/engine/image/parallax/an-even-picture-is-left-alone",
                   test_an_even_picture_is_left_alone);
  g_test_add_func ("/engine/image/parallax/it-stops", test_it_stops);
  return g_test_run ();
}
