/* test-stop.c - what is cancelled within a picture ends within it, and leaves nothing half drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/sketch/sketch-fixture.h"

#include <gio/gio.h>

#define WIDTH  1280
#define HEIGHT 720

static const char blurred[] = "{'figures':[{'id':'a','action':'walk'},{'id':'b','x':1.1,'z':-0.6}],"
                              "'set':'forest','camera':{'size':'MS','lens_mm':85,'focus':"
                              "'shallow'}}";

static const RcRect whole = { 0, 0, WIDTH, HEIGHT };

typedef struct
{
  int asked;
  int stop_at; /* how often it is asked until it says so; 0: never */
} Counter;

static gboolean
count (gpointer data)
{
  Counter *self = data;

  return ++self->asked == self->stop_at;
}

typedef struct
{
  Stage       stage;
  RcRenderer *renderer;
  Counter     counter;
} Drawing;

static void
drawing_open (Drawing *self, int width, int height)
{
  g_autoptr (GError) error = NULL;

  self->stage.kit = fixture_kit ();
  self->stage.staging = fixture_staging (blurred);
  self->stage.scene =
      fixture_scene (self->stage.kit, self->stage.staging, fixture_shape (width, height, 24));
  self->renderer = rc_renderer_new (rc_gl_context_get (&error), self->stage.scene, &error);
  g_assert_no_error (error);
  self->counter = (Counter){ 0 };
  rc_renderer_set_stop (self->renderer, count, &self->counter);
}

static void
drawing_close (Drawing *self)
{
  rc_renderer_free (self->renderer);
  rc_scene_free (self->stage.scene);
  rc_staging_free (self->stage.staging);
  rc_kit_free (self->stage.kit);
}

/* Returns: (transfer full) (nullable): the colours of @index, NULL if it was stopped */
static RcFrame *
draw (Drawing *self, int index, RcRect area, int stop_at)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcFrame) depth = NULL, identity = NULL;
  RcFrame            *colour = NULL;
  gboolean            drawn;

  self->counter = (Counter){ .stop_at = stop_at };
  rc_scene_set_frame (self->stage.scene, index);
  drawn = rc_renderer_draw (self->renderer, area, &colour, &depth, &identity, &error);
  if (drawn)
    g_assert_no_error (error);
  else
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (drawn == (colour != NULL && depth != NULL && identity != NULL));
  return colour;
}

/* Wherever it is stopped, and whatever was drawn before, the next picture is what it would be. */
static void
test_a_large_picture_stops_within (void)
{
  Drawing             drawing;
  g_autoptr (RcFrame) first = NULL, next = NULL;
  int                 times;

  drawing_open (&drawing, WIDTH, HEIGHT);
  first = draw (&drawing, 5, whole, 0);
  times = drawing.counter.asked;
  next = draw (&drawing, 6, whole, 0);
  /* Each of the passes over all of it is some pieces. */
  g_assert_cmpint (times, >=, 12);
  for (int stop_at = 1; stop_at <= times; stop_at += stop_at == 1 ? 3 : times / 3)
    {
      g_autoptr (RcFrame) stopped = draw (&drawing, 5, whole, stop_at), after = NULL;

      g_assert_null (stopped);
      /* It is asked no more. */
      g_assert_cmpint (drawing.counter.asked, ==, stop_at);
      after = draw (&drawing, stop_at % 2 == 0 ? 5 : 6, whole, 0);
      g_assert_true (rc_frame_equal (after, stop_at % 2 == 0 ? first : next));
    }
  drawing_close (&drawing);
}

/* In pieces, and of a part, it is what it is in one. */
static void
test_pieces_change_nothing (void)
{
  static const RcRect area = { 320, 128, 640, 480 };
  Drawing             drawing;
  g_autoptr (RcFrame) pieces = NULL, part = NULL, one = NULL, there = NULL;

  drawing_open (&drawing, WIDTH, HEIGHT);
  pieces = draw (&drawing, 5, whole, 0);
  part = draw (&drawing, 5, area, 0);
  g_assert_cmpint (drawing.counter.asked, >, 0);
  rc_renderer_set_stop (drawing.renderer, NULL, NULL);
  one = draw (&drawing, 5, whole, 0);
  g_assert_true (rc_frame_equal (one, pieces));
  there = rc_frame_crop (one, area, NULL);
  g_assert_true (rc_frame_equal (there, part));
  drawing_close (&drawing);
}

static void
test_a_small_picture_is_not_waited_for (void)
{
  Drawing             drawing;
  g_autoptr (RcFrame) part = NULL;

  drawing_open (&drawing, 320, 180);
  part = draw (&drawing, 5, (RcRect){ 96, 32, 64, 64 }, 1);
  g_assert_nonnull (part);
  g_assert_cmpint (drawing.counter.asked, ==, 0);
  drawing_close (&drawing);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sketch/stop/within", test_a_large_picture_stops_within);
  g_test_add_func ("/sketch/stop/pieces", test_pieces_change_nothing);
  g_test_add_func ("/sketch/stop/small", test_a_small_picture_is_not_waited_for);
  return g_test_run ();
}
