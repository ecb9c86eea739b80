/* test-region-order.c - regions are made outwards from the frame that is looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/media.h"
#include "engine/media/take-reader.h"
#include "engine/render/frame-spool.h"
#include "tests/engine/render/film.h"

#define ALL                                                                                        \
  "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0.25,\"y\":0.25,\"width\":0.5,\"height\":0.5}]}"

static void
test_order_goes_outwards_and_leaves_nothing_out (void)
{
  for (int n = 1; n < 60; n += 7)
    for (int start = -2; start < n + 2; start++)
      {
        const RcOutput  output = { .first = 10, .last = 9 + n, .start = 10 + start };
        g_autofree int *order = rc_output_order (&output);
        int             looked_at = CLAMP (output.start, output.first, output.last);
        int             least = looked_at, most = looked_at;

        g_assert_cmpint (order[0], ==, looked_at);
        for (int i = 0; i < n; i++)
          {
            /* What is there has no gaps but within a run on the left. */
            least = MIN (least, order[i]);
            most = MAX (most, order[i]);
            g_assert_cmpint (order[i], >=, output.first);
            g_assert_cmpint (order[i], <=, output.last);
            g_assert_cmpint (most - least, <, i + 8);
            for (int k = 0; k < i; k++)
              g_assert_cmpint (order[k], !=, order[i]);
          }
      }
}

static RcFrame *
frame_of (int index)
{
  RcFrame *frame = rc_frame_new (1024, 1024, RC_FRAME_BGRA8, NULL);

  memset (frame->data, index, frame->stride * (gsize)frame->height);
  return frame;
}

/* More than stays in memory: 40 frames of 4 MiB. */
static void
test_spool_gives_back_in_order_what_came_in_any (void)
{
  g_autoptr (GError)       error = NULL;
  const RcOutput           output = { .first = 3, .last = 42, .start = 40 };
  g_autofree int          *order = rc_output_order (&output);
  g_autoptr (RcFrameSpool) spool = rc_frame_spool_new (3, 42);
  int                      next = 3;

  g_assert_false (rc_frame_spool_wants (spool, 2));
  g_assert_false (rc_frame_spool_wants (spool, 43));
  for (int i = 0; i < 40; i++)
    {
      g_autoptr (RcFrame) frame = frame_of (order[i]);
      RcFrame            *back;

      g_assert_true (rc_frame_spool_wants (spool, order[i]));
      g_assert_true (rc_frame_spool_put (spool, order[i], frame, &error));
      g_assert_no_error (error);
      g_assert_false (rc_frame_spool_wants (spool, order[i]));
      while ((back = rc_frame_spool_next (spool, &error)) != NULL)
        {
          g_autoptr (RcFrame) expected = frame_of (next++);

          g_assert_true (rc_frame_equal (back, expected));
          rc_frame_unref (back);
        }
      g_assert_no_error (error);
      g_assert_cmpint (rc_frame_spool_missing (spool), >=, next);
    }
  g_assert_cmpint (next, ==, 43);
  g_assert_cmpint (rc_frame_spool_missing (spool), ==, 43);
}

/* The frame that is looked at is shown first; what is written is the same from wherever it began.
 */
static void
test_a_region_begins_where_one_looks (Film *film, gconstpointer data)
{
  g_autoptr (RcRequest) base = film_request (film, "Mara turns.", 7);

  film_must_render (film, base);
  for (int start = 0; start < 6; start++)
    {
      g_autoptr (RcRequest)    region = film_region (film, base, ALL, 20 + start);
      g_autofree char         *dir = rc_request_take_dir (region, rc_request_hash (region));
      g_autoptr (RcTakeReader) reader = NULL;
      guint                    id = film_submit_from (film, region, start);
      gboolean                 shown = FALSE;

      g_assert_cmpint (owner_wait_end (&film->owner, id)->kind, ==, RC_EVENT_DONE);
      for (guint i = 0; i < film->owner.events->len && !shown; i++)
        {
          const RcEvent *event = &g_array_index (film->owner.events, RcEvent, i);

          /* Which one is seen first is for who looks: a newer one takes the place of one unseen. */
          shown = event->kind == RC_EVENT_FRAME && event->job_id == id;
        }
      g_assert_true (shown);
      g_assert_cmpint (g_atomic_int_get (&film->gradients.begun), ==, MIN (start, 3));
      reader = rc_take_reader_new (dir, NULL);
      g_assert_cmpint (rc_take_reader_frames (reader), ==, 4);
      g_assert_cmpint ((int)rc_json_number_or (rc_take_reader_about (reader), "proved", 0), ==, 4);
      for (int i = 0; i < 4; i++)
        {
          g_autoptr (RcFrame) frame = rc_take_reader_frame (reader, RC_PASS_COLOUR, i, NULL);
          g_autoptr (RcFrame) expected =
              gradient_new (region, i, (RcRect){ 0, 0, frame->width, frame->height });

          /* The tiles begin at the frame's corner. */
          g_assert_true (rc_frame_equal (frame, expected));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (rc_media_init (&error));
  g_assert_no_error (error);
  g_test_add_func ("/engine/region-order/goes-outwards-and-leaves-nothing-out",
                   test_order_goes_outwards_and_leaves_nothing_out);
  g_test_add_func ("/engine/frame-spool/gives-back-in-order-what-came-in-any",
                   test_spool_gives_back_in_order_what_came_in_any);
  g_test_add ("/engine/region-order/a-region-begins-where-one-looks", Film, NULL, film_set_up,
              test_a_region_begins_where_one_looks, film_tear_down);
  return g_test_run ();
}
