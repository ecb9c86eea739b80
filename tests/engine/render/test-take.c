/* test-take.c - requests to takes on disk, and previews that leave none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/media.h"
#include "engine/render/preview-job.h"
#include "tests/engine/render/film.h"

static void
test_writes_every_frame (Film *film, gconstpointer data)
{
  g_autoptr (RcRequest)    request = film_request (film, "Mara turns.", 7);
  RcEvent                 *end = film_render (film, request);
  RcTakeResult            *result = end->result;
  g_autoptr (RcTakeReader) reader = NULL;
  const cJSON             *about;

  g_assert_no_error (end->error);
  g_assert_cmpstr (result->hash, ==, rc_request_hash (request));
  g_assert_cmpint (result->frames, ==, 4);
  g_assert_false (result->reused);
  reader = open_take (request);
  g_assert_cmpint (rc_take_reader_frames (reader), ==, 4);
  g_assert_true (rc_take_reader_has (reader, RC_PASS_DEPTH));
  for (int i = 3; i >= 0; i--)
    {
      g_autoptr (RcFrame) expected = gradient_new (request, i, (RcRect){ 0, 0, 96, 64 });
      g_autoptr (RcFrame) frame = rc_take_reader_frame (reader, RC_PASS_COLOUR, i, NULL);

      g_assert_true (rc_frame_equal (frame, expected));
    }
  about = rc_take_reader_about (reader);
  g_assert_cmpstr (rc_json_string_or (about, "hash", ""), ==, result->hash);
  g_assert_cmpstr (rc_json_string_or (about, "generator", ""), ==, "gradients");
  g_assert_true (g_str_has_suffix (rc_json_string_or (about, "created", ""), "Z"));
  g_assert_true (
      cJSON_Compare (cJSON_GetObjectItem (about, "request"), rc_request_json (request), TRUE));
  g_assert_null (cJSON_GetObjectItem (about, "area"));
}

static void
test_keeps_motion_if_it_is_asked_for (Film *film, gconstpointer data)
{
  cJSON                   *json = request_json ("Mara turns.", 7);
  g_autoptr (RcRequest)    without = film_request (film, "Mara turns.", 7), request = NULL;
  g_autoptr (RcTakeReader) reader = NULL, plain = NULL;

  cJSON_AddTrueToObject (json, "motion");
  request = rc_request_new (json, film->dir, NULL);
  g_assert_true (rc_request_wants_motion (request));
  g_assert_false (rc_request_wants_motion (without));
  g_assert_cmpstr (rc_request_hash (request), !=, rc_request_hash (without));
  g_assert_no_error (film_render (film, request)->error);
  g_assert_no_error (film_render (film, without)->error);
  reader = open_take (request);
  plain = open_take (without);
  g_assert_true (rc_take_reader_has (reader, RC_PASS_MOTION));
  g_assert_false (rc_take_reader_has (plain, RC_PASS_MOTION));
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (RcFrame) motion = rc_take_reader_frame (reader, RC_PASS_MOTION, i, NULL);
      float               right, down;

      rc_motion_get (motion, 0, 0, &right, &down);
      g_assert_cmpfloat (right, ==, (float)i);
      g_assert_cmpfloat (down, ==, -0.5f);
      rc_motion_get (motion, 95, 63, &right, &down);
      g_assert_cmpfloat (right, ==, 0);
    }
}

static void
test_announces_a_coarse_frame_then_the_finished_ones (Film *film, gconstpointer data)
{
  g_autoptr (RcRequest) request = film_request (film, "waits for the light", 7);
  guint                 id = film_submit (film, request);
  const RcEvent        *last = NULL;

  owner_wait (&film->owner, RC_EVENT_PROGRESS, id, 1);
  for (guint i = 0; i < film->owner.events->len; i++)
    {
      const RcEvent *event = &g_array_index (film->owner.events, RcEvent, i);

      if (event->kind == RC_EVENT_FRAME)
        last = event;
    }
  g_assert_nonnull (last);
  g_assert_cmpint (last->index, ==, 0);
  g_assert_cmpint (((RcFrame *)last->result)->width, ==, 96);
  rc_queue_cancel (film->queue, id);
  g_assert_cmpint (owner_wait_end (&film->owner, id)->kind, ==, RC_EVENT_CANCELLED);
  /* What is left of it goes after that. */
  g_clear_pointer (&film->queue, rc_queue_free);
  g_assert_cmpuint (count_takes (film), ==, 0);
}

static void
test_renders_nothing_twice (Film *film, gconstpointer data)
{
  g_autoptr (RcRequest) request = film_request (film, "Mara turns.", 7);
  g_autoptr (RcRequest) again = film_request (film, "Mara turns.", 7);
  RcEvent              *end;
  double                seconds;

  film_must_render (film, request);
  {
    g_autoptr (RcTakeReader) reader = open_take (request);

    seconds = rc_json_number_or (rc_take_reader_about (reader), "seconds", -1);
  }
  end = film_render (film, again);
  g_assert_cmpint (end->kind, ==, RC_EVENT_DONE);
  g_assert_true (((RcTakeResult *)end->result)->reused);
  g_assert_cmpint (((RcTakeResult *)end->result)->frames, ==, 4);
  g_assert_cmpfloat (((RcTakeResult *)end->result)->seconds, ==, seconds);
  g_assert_cmpuint (owner_count (&film->owner, RC_EVENT_FRAME, end->job_id), ==, 0);
  g_assert_cmpint (film->gradients.renders, ==, 1);
}

static void
cut_file (const char *path, gsize length)
{
  g_autofree char   *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, content, (gssize)length, &error);
  g_assert_no_error (error);
}

static void
test_renders_a_damaged_take_again (Film *film, gconstpointer data)
{
  static const struct
  {
    const char *file;
    gsize       length; /* that is left */
  } cuts[] = { { "take.json", 40 }, { "frames.mkv", 600 }, { "frames.mkv", 0 } };
  g_autoptr (RcRequest) request = film_request (film, "Mara turns.", 7);
  g_autofree char      *dir = rc_request_take_dir (request, rc_request_hash (request));

  film_must_render (film, request);
  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char        *path = g_build_filename (dir, cuts[i].file, NULL);
      g_autoptr (RcTakeStack) stack = NULL;
      g_autoptr (GError)      error = NULL;

      cut_file (path, cuts[i].length);
      film_must_render (film, request);
      g_assert_cmpint (film->gradients.renders, ==, i + 2);
      stack = open_stack (film, request, NULL, 0, NULL);
      g_assert_true (rc_take_stack_verify (stack, NULL, &error));
      g_assert_no_error (error);
    }
}

static void
test_leaves_nothing_of_what_fails (Film *film, gconstpointer data)
{
  static const struct
  {
    const char *prompt;
    RcError     code;
    const char *what;
  } cases[] = {
    { "fails at once", RC_ERROR_REMOTE, "Light it again" },
    { "stops early", RC_ERROR_INTERNAL, "stopped at frame 1" },
    { "skips frames", RC_ERROR_INTERNAL, "made frame 2 where frame 1" },
    { "shrinks frames", RC_ERROR_INTERNAL, "48 × 64" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RcRequest) request = film_request (film, cases[i].prompt, 7);
      RcEvent              *end = film_render (film, request);

      g_assert_cmpint (end->kind, ==, RC_EVENT_FAILED);
      assert_says (end->error, RC_ERROR, (int)cases[i].code, cases[i].what);
      g_assert_cmpuint (count_takes (film), ==, 0);
    }
}

static void
test_survives_being_freed_while_it_renders (Film *film, gconstpointer data)
{
  g_autoptr (RcRequest) request = film_request (film, "waits for ever", 7);
  g_autoptr (RcRequest) next = film_request (film, "Mara turns.", 7);
  guint                 running = film_submit (film, request), waiting = film_submit (film, next);

  owner_wait (&film->owner, RC_EVENT_FRAME, running, 1);
  g_clear_pointer (&film->queue, rc_queue_free);
  owner_drain (&film->owner);
  g_assert_cmpuint (owner_count (&film->owner, RC_EVENT_CANCELLED, running), ==, 1);
  g_assert_cmpuint (owner_count (&film->owner, RC_EVENT_CANCELLED, waiting), ==, 1);
  g_assert_cmpuint (count_takes (film), ==, 0);
}

static void
test_preview_keeps_one_picture_and_no_take (Film *film, gconstpointer data)
{
  g_autoptr (RcRequest) request = film_request (film, "waits for ever", 7);
  g_autofree char      *path = g_build_filename (film->dir, "cache", "card.png", NULL);
  RcJobSpec spec = rc_preview_job (&film->gradients.generator, request, path, RC_PRIORITY_SOON);
  RcEvent  *end = owner_wait_end (&film->owner, rc_queue_submit (film->queue, &spec));

  g_assert_cmpint (end->kind, ==, RC_EVENT_DONE);
  g_assert_cmpstr (end->result, ==, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (count_takes (film), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_true (rc_media_init (&error));
  g_assert_no_error (error);
  FILM_TEST ("take-job/writes-every-frame", test_writes_every_frame);
  FILM_TEST ("take-job/keeps-motion-if-it-is-asked-for", test_keeps_motion_if_it_is_asked_for);
  FILM_TEST ("take-job/announces-a-coarse-frame-then-the-finished-ones",
             test_announces_a_coarse_frame_then_the_finished_ones);
  FILM_TEST ("take-job/renders-nothing-twice", test_renders_nothing_twice);
  FILM_TEST ("take-job/renders-a-damaged-take-again", test_renders_a_damaged_take_again);
  FILM_TEST ("take-job/leaves-nothing-of-what-fails", test_leaves_nothing_of_what_fails);
  FILM_TEST ("take-job/survives-being-freed-while-it-renders",
             test_survives_being_freed_while_it_renders);
  FILM_TEST ("preview-job/keeps-one-picture-and-no-take",
             test_preview_keeps_one_picture_and_no_take);
  return g_test_run ();
}
