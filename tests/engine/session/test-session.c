/* test-session.c - words to takes and regions, with a generator that draws nothing but numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/session/kept-text.h"
#include "engine/session/session-import.h"
#include "tests/film.h"

#include <glib/gstdio.h>
#include <string.h>

static void
film_set_up (Film *film, gconstpointer data)
{
  film_create_shot (film, grey_generators, "6f");
}

/* Lets the automatic sketching come to rest. */
static void
settle (Film *film)
{
  gint64 until = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  for (int i = 0; i < 600; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  while (g_list_model_get_n_items (rc_session_get_jobs (film->session)) > 0 &&
         g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_takes (Film *film)
{
  return rc_node_get_n_children (film->shot, RC_TYPE_TAKE);
}

static void
test_a_take_lands_and_is_no_step (Film *film, gconstpointer data)
{
  g_autofree char *undo = g_strdup (rc_document_get_undo_name (film->document));
  RcNode          *take = film_render (film, NULL);
  g_autofree char *poster = rc_session_dup_poster (film->session, RC_TAKE (take));

  g_assert_cmpuint (count_takes (film), ==, 1);
  g_assert_cmpint (rc_node_get_int (take, "frames"), ==, 6);
  g_assert_cmpint (rc_node_get_int (take, "width"), ==, 160);
  g_assert_true (g_file_test (poster, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (rc_document_get_undo_name (film->document), ==, undo);
  g_assert_true (rc_session_is_current (film->session, RC_TAKE (take)));
  film_set_text (film, film->shot, "prompt", "Wide. A sailor walks.");
  g_assert_false (rc_session_is_current (film->session, RC_TAKE (take)));
}

static void
test_the_same_request_is_rendered_once (Film *film, gconstpointer data)
{
  const RcRenderOptions other_seed = { .seed = 9 };
  RcNode               *first = film_render (film, NULL);

  g_assert_true (film_render (film, NULL) == first);
  g_assert_cmpuint (count_takes (film), ==, 1);
  g_assert_true (film_render (film, &other_seed) != first);
  g_assert_cmpuint (count_takes (film), ==, 2);
}

static void
test_a_draft_takes_the_place_of_the_last (Film *film, gconstpointer data)
{
  const RcRenderOptions draft = { .seed = -1, .draft = TRUE };
  RcNode               *first = film_render (film, &draft);

  film_set_text (film, film->shot, "prompt", "Close.");
  g_assert_true (film_render (film, &draft) == first);
  g_assert_cmpuint (count_takes (film), ==, 1);
  film_set_text (film, first, "verdict", "star");
  film_set_text (film, film->shot, "prompt", "Wide.");
  g_assert_true (film_render (film, &draft) != first);
  g_assert_cmpuint (count_takes (film), ==, 2);
}

static void
test_a_failure_says_why_and_stays_until_dismissed (Film *film, gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcSessionJob) job = NULL;

  film_set_text (film, film->shot, "prompt", "impossible");
  job = rc_session_render_shot (film->session, RC_SHOT (film->shot), NULL, RC_PRIORITY_NOW, &error);
  g_object_ref (job);
  g_assert_false (rc_session_wait (film->session, job, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (rc_session_job_get_message (job), "ask for less"));
  g_assert_true (rc_session_find_job (film->session, film->shot) == job);
  rc_session_dismiss (film->session, job);
  g_assert_null (rc_session_find_job (film->session, film->shot));
  g_assert_cmpuint (count_takes (film), ==, 0);
}

static void
test_cancelling_and_closing_while_it_runs (Film *film, gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcSessionJob) job = NULL;

  film_set_text (film, film->shot, "prompt", "for ever");
  job = rc_session_render_shot (film->session, RC_SHOT (film->shot), NULL, RC_PRIORITY_NOW, &error);
  g_object_ref (job);
  while (rc_session_job_get_state (job) != RC_JOB_RUNNING)
    g_main_context_iteration (NULL, TRUE);
  rc_session_cancel (film->session, job);
  g_assert_false (rc_session_wait (film->session, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_takes (film), ==, 0);
  /* and once more: tear-down closes the film under a running job */
  rc_session_render_shot (film->session, RC_SHOT (film->shot), NULL, RC_PRIORITY_NOW, NULL);
}

static guint
grey_at (RcTakeStack *stack, int frame, int x, int y)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcFrame) picture = rc_take_stack_frame (stack, frame, &error);

  g_assert_no_error (error);
  return picture->data[y * picture->stride + 4 * (gsize)x];
}

static RcNode *
add_region (Film *film, RcNode *take, const char *mask)
{
  g_autoptr (GError) error = NULL;
  RcNode            *region = rc_document_add (film->document, take, RC_TYPE_REGION, -1, &error);
  g_autoptr (RcSessionJob) job = NULL;

  g_assert_no_error (error);
  film_set_text (film, region, "prompt", "darker");
  film_set_text (film, region, "mask", mask);
  job = rc_session_render_region (film->session, RC_REGION (region), &error);
  g_assert_no_error (error);
  g_object_ref (job);
  rc_session_wait (film->session, job, &error);
  g_assert_no_error (error);
  return region;
}

static void
test_a_region_is_a_layer (Film *film, gconstpointer data)
{
  RcNode                 *take = film_render (film, NULL);
  RcNode                 *region = add_region (film, take,
                                               "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":0,\"y\":0,\"width\":0.5,"
                                                               "\"height\":1}],\"feather\":0}");
  g_autoptr (GError)      error = NULL;
  g_autoptr (RcTakeStack) stack = rc_session_open_take (film->session, RC_TAKE (take), &error);
  g_autoptr (RcTakeStack) hidden = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (grey_at (stack, 3, 10, 40), ==, 104);
  g_assert_cmpuint (grey_at (stack, 3, 150, 40), ==, 4);
  g_assert_true (rc_take_stack_verify (stack, NULL, &error));
  g_assert_no_error (error);
  film_set_text (film, region, "visible", "no");
  hidden = rc_session_open_take (film->session, RC_TAKE (take), &error);
  g_assert_cmpuint (grey_at (hidden, 3, 10, 40), ==, 4);
}

static void
test_a_mask_outside_the_frame_is_refused (Film *film, gconstpointer data)
{
  RcNode            *take = film_render (film, NULL);
  RcNode            *region = rc_document_add (film->document, take, RC_TYPE_REGION, -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RcSessionJob) job = NULL;

  g_assert_null (rc_session_render_region (film->session, RC_REGION (region), &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
  g_clear_error (&error);
  film_set_text (
      film, region, "mask",
      "{\"shapes\":[{\"kind\":\"rectangle\",\"x\":2,\"y\":2,\"width\":0.5,\"height\":1}]}");
  job = rc_session_render_region (film->session, RC_REGION (region), &error);
  if (job != NULL)
    {
      g_object_ref (job);
      g_assert_false (rc_session_wait (film->session, job, &error));
    }
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
}

static void
test_sketches_follow_the_words (Film *film, gconstpointer data)
{
  RcNode *second = rc_document_add (film->document, film->scene, RC_TYPE_SHOT, -1, NULL);

  film_set_text (film, second, "duration", "3f");
  rc_session_set_automatic (film->session, TRUE);
  settle (film);
  g_assert_cmpuint (count_takes (film), ==, 1);
  g_assert_cmpuint (rc_node_get_n_children (second, RC_TYPE_TAKE), ==, 1);
  film_set_text (film, film->shot, "prompt", "Close on a sailor.");
  settle (film);
  g_assert_cmpuint (count_takes (film), ==, 1);
  g_assert_true (
      rc_session_is_current (film->session, rc_shot_get_best_take (RC_SHOT (film->shot))));
  rc_document_undo (film->document);
  settle (film);
  g_assert_true (
      rc_session_is_current (film->session, rc_shot_get_best_take (RC_SHOT (film->shot))));
  /* and when one shot is edited again and again before the keyboard rests */
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *prompt = g_strdup_printf ("Wide. %d sailors walk.", i);

      film_set_text (film, film->shot, "prompt", prompt);
    }
  settle (film);
  g_assert_true (
      rc_session_is_current (film->session, rc_shot_get_best_take (RC_SHOT (film->shot))));
}

/* What was being drawn of it, and what waited to be; on undoing it is drawn after all. */
static void
test_a_shot_that_is_gone_is_not_sketched (Film *film, gconstpointer data)
{
  GListModel *jobs = rc_session_get_jobs (film->session);
  RcNode     *second = rc_document_add (film->document, film->scene, RC_TYPE_SHOT, -1, NULL);

  film_set_text (film, second, "duration", "3f");
  film_set_text (film, film->shot, "prompt", "for ever");
  rc_session_set_automatic (film->session, TRUE);
  while (rc_session_find_job (film->session, film->shot) == NULL ||
         rc_session_find_job (film->session, second) == NULL)
    g_main_context_iteration (NULL, TRUE);
  rc_document_remove (film->document, second, NULL);
  rc_document_remove (film->document, film->shot, NULL);
  while (g_list_model_get_n_items (jobs) > 0)
    g_main_context_iteration (NULL, TRUE);
  rc_document_undo (film->document);
  rc_document_undo (film->document);
  g_assert_cmpuint (rc_node_get_n_children (second, RC_TYPE_TAKE), ==, 0);
  film_set_text (film, film->shot, "prompt", "Wide. A sailor walks.");
  settle (film);
  g_assert_cmpuint (rc_node_get_n_children (second, RC_TYPE_TAKE), ==, 1);
}

static void
test_a_script_is_one_step (Film *film, gconstpointer data)
{
  const char *script =
      "Title: Light\n\nEXT. PIER - DAY\n\nWide. MARA (60s), a keeper, walks. [[2s]]\n\n"
      "[[reference: gone.png, identity, Mara]]\n\nMARA\nThere you are.\n\nINT. ROOM - NIGHT\n\n"
      "CLOSE ON Mara.\n";
  g_autofree char   *path = g_build_filename (film->dir, "light.fountain", NULL);
  g_autoptr (GError) error = NULL;
  RcNode            *project = RC_NODE (rc_session_get_project (film->session));
  g_auto (GStrv)     messages = NULL;

  g_file_set_contents (path, script, -1, NULL);
  g_assert_true (rc_session_check_script (path, &error));
  g_assert_cmpint (rc_session_import_script (film->session, path, &error), ==, 2);
  g_assert_no_error (error);
  g_assert_cmpuint (rc_node_get_n_children (project, RC_TYPE_SCENE), ==, 3);
  g_assert_cmpuint (rc_node_get_n_children (project, RC_TYPE_CHARACTER), ==, 1);
  messages = rc_session_take_messages (film->session);
  g_assert_cmpuint (g_strv_length (messages), ==, 1);
  g_assert_nonnull (strstr (messages[0], "gone.png"));
  rc_document_undo (film->document);
  g_assert_cmpuint (rc_node_get_n_children (project, RC_TYPE_SCENE), ==, 1);
  g_assert_cmpuint (rc_node_get_n_children (project, RC_TYPE_CHARACTER), ==, 0);
  g_file_set_contents (path, "\xff\xfe no text", -1, NULL);
  g_assert_false (rc_session_check_script (path, &error));
  g_assert_nonnull (error);
}

static void
test_read_only_films_are_not_rendered_into (Film *film, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  rc_document_set_read_only (film->document, TRUE);
  g_assert_null (
      rc_session_render_shot (film->session, RC_SHOT (film->shot), NULL, RC_PRIORITY_NOW, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_READ_ONLY);
}

static void
test_references_are_inherited_own_first (Film *film, gconstpointer data)
{
  RcNode *character = rc_document_add (film->document, rc_session_get_project (film->session),
                                       RC_TYPE_CHARACTER, -1, NULL);
  g_autoptr (GError)    error = NULL;
  g_autoptr (RcRequest) request = NULL;
  RcNode               *owners[] = { character, film->scene, film->shot };
  const cJSON          *references;

  film_set_text (film, character, "name", "Mara");
  film_set_text (film, film->shot, "prompt", "Close on @Mara.");
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{\"type\":\"reference\",\"media\":\"%064u.png\",\"role\":\"style\"}", i);
      cJSON             *value = rc_json_parse (json, strlen (json), "test", NULL);
      g_autoptr (RcNode) reference = rc_node_from_json (value, "test", NULL, NULL);

      g_assert_true (rc_document_insert (film->document, owners[i], reference, -1, NULL));
      cJSON_Delete (value);
    }
  request = rc_session_freeze (film->session, RC_SHOT (film->shot), NULL, &error);
  g_assert_no_error (error);
  references = cJSON_GetObjectItemCaseSensitive (rc_request_json (request), "references");
  g_assert_cmpint (cJSON_GetArraySize (references), ==, 3);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *expected = g_strdup_printf ("%064d", 2 - i);

      g_assert_cmpstr (rc_json_string_or (cJSON_GetArrayItem (references, i), "media", ""), ==,
                       expected);
    }
}

static void
test_refused_text (Film *film, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *kept = NULL;

  g_assert_null (rc_session_dup_kept_text (film->session, film->shot, "prompt"));
  g_assert_true (
      rc_session_keep_text (film->session, film->shot, "prompt", "far too much", &error));
  g_assert_no_error (error);
  kept = rc_session_dup_kept_text (film->session, film->shot, "prompt");
  g_assert_cmpstr (kept, ==, "far too much");
  g_assert_null (rc_session_dup_kept_text (film->session, film->scene, "prompt"));
  g_assert_true (rc_session_keep_text (film->session, film->shot, "prompt", NULL, &error));
  g_assert_null (rc_session_dup_kept_text (film->session, film->shot, "prompt"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Film *film, gconstpointer data);
  } tests[] = {
    { "a-take-lands-and-is-no-step", test_a_take_lands_and_is_no_step },
    { "the-same-request-is-rendered-once", test_the_same_request_is_rendered_once },
    { "a-draft-takes-the-place-of-the-last", test_a_draft_takes_the_place_of_the_last },
    { "a-failure-says-why-and-stays-until-dismissed",
      test_a_failure_says_why_and_stays_until_dismissed },
    { "cancelling-and-closing-while-it-runs", test_cancelling_and_closing_while_it_runs },
    { "a-region-is-a-layer", test_a_region_is_a_layer },
    { "a-mask-outside-the-frame-is-refused", test_a_mask_outside_the_frame_is_refused },
    { "sketches-follow-the-words", test_sketches_follow_the_words },
    { "a-shot-that-is-gone-is-not-sketched", test_a_shot_that_is_gone_is_not_sketched },
    { "a-script-is-one-step", test_a_script_is_one_step },
    { "read-only-films-are-not-rendered-into", test_read_only_films_are_not_rendered_into },
    { "references-are-inherited-own-first", test_references_are_inherited_own_first },
    { "refused-text-is-kept-until-it-fits", test_refused_text },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/engine/session/", tests[i].path, NULL);

      g_test_add (path, Film, NULL, film_set_up, tests[i].test, film_end);
    }
  return g_test_run ();
}
