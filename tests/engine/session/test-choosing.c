/* test-choosing.c - takes compared and rendered again, and what people think of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/document/note.h"
#include "engine/document/verdict.h"
#include "engine/session/preference.h"
#include "engine/session/take-request.h"
#include "tests/film.h"

#include <glib/gstdio.h>
#include <string.h>

static void
film_set_up (Film *film, gconstpointer data)
{
  film_create_shot (film, grey_generators, "6f");
  film_set_text (film, film->shot, "prompt", "A woman in a brown coat waits");
  film->take = film_render (film, NULL);
}

static RcTake *
duplicate (Film *film, const char *prompt, int seed)
{
  GError       *error = NULL;
  RcSessionJob *job =
      rc_session_duplicate_request (film->session, RC_TAKE (film->take), prompt, seed, &error);

  return RC_TAKE (film_wait (film, job, error));
}

static char *
dup_diff (Film *film, RcTake *other)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) changes =
      rc_session_diff_takes (film->session, RC_TAKE (film->take), other, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *line = rc_request_change_dup_text (changes->pdata[i]);

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* From the request, not from the shot, which has other words by now. */
static void
test_other_seed (Film *film, gconstpointer data)
{
  RcTake          *other;
  g_autofree char *diff = NULL;

  film_set_text (film, film->shot, "prompt", "Nobody is here");
  other = duplicate (film, NULL, 4711);
  g_assert_true (other != RC_TAKE (film->take));
  g_assert_true (rc_node_get_parent (RC_NODE (other)) == film->shot);
  g_assert_cmpint (rc_node_get_int (RC_NODE (other), "seed"), ==, 4711);
  g_assert_false (rc_node_get_boolean (RC_NODE (other), "draft"));
  diff = dup_diff (film, other);
  g_assert_cmpstr (diff, ==, "seed: 1 → 4711\n");
}

static void
test_other_words (Film *film, gconstpointer data)
{
  RcTake           *other = duplicate (film, "A woman in a red coat waits", 1);
  g_autofree char  *diff = dup_diff (film, other);
  g_autoptr (cJSON) request = rc_session_load_request (film->session, other, NULL);

  g_assert_nonnull (strstr (diff, "prompt: brown → red\n"));
  g_assert_nonnull (strstr (diff, "staging."));
  g_assert_null (strstr (diff, "seed"));
  g_assert_cmpstr (rc_json_string_or (request, "prompt", ""), ==, "A woman in a red coat waits");
  g_assert_null (cJSON_GetObjectItem (cJSON_GetObjectItem (request, "staging"), "spans"));
  g_assert_cmpstr (rc_node_get_string (film->shot, "prompt"), ==, "A woman in a brown coat waits");
}

static void
test_taken_up (Film *film, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  film_set_text (film, film->shot, "prompt", "Nobody is here");
  film_set_text (film, film->shot, "seed", "99");
  g_assert_true (rc_session_take_up_request (film->session, RC_TAKE (film->take), &error));
  g_assert_no_error (error);
  g_assert_cmpstr (rc_node_get_string (film->shot, "prompt"), ==, "A woman in a brown coat waits");
  g_assert_cmpint (rc_node_get_int (film->shot, "seed"), ==, 1);
  g_assert_true (rc_document_undo (film->document));
  g_assert_cmpstr (rc_node_get_string (film->shot, "prompt"), ==, "Nobody is here");
  g_assert_cmpint (rc_node_get_int (film->shot, "seed"), ==, 99);
}

/* A region made of a note is a difference, and ticks the note off when it is there. */
static void
test_note_to_layer (Film *film, gconstpointer data)
{
  RcTake          *other = duplicate (film, NULL, 2);
  RcNoteSpec       spec = { .text = "a red coat", .x = 0.5, .y = 0.5, .frame = 2 };
  RcNote          *note = rc_document_add_note (film->document, other, &spec, NULL);
  RcRegion        *region = rc_document_note_to_region (film->document, note, NULL);
  GError          *error = NULL;
  g_autofree char *diff = NULL;

  g_assert_false (rc_node_get_boolean (RC_NODE (note), "done"));
  film_wait (film, rc_session_render_region (film->session, region, &error), error);
  g_assert_true (rc_node_get_boolean (RC_NODE (note), "done"));
  diff = dup_diff (film, other);
  g_assert_nonnull (strstr (diff, "regions.1.prompt: + a red coat\n"));
  g_assert_nonnull (strstr (diff, "regions.1.mask.shapes"));
}

static cJSON *
record_at (char **lines, guint index)
{
  cJSON *record = cJSON_Parse (lines[index]);

  g_assert_nonnull (record);
  return record;
}

static void
test_records (Film *film, gconstpointer data)
{
  RcNoteSpec       spec = { .text = "a red coat", .x = 0.5, .y = 0.5, .frame = 2 };
  RcNote          *note = rc_document_add_note (film->document, RC_TAKE (film->take), &spec, NULL);
  RcRegion        *region = rc_document_note_to_region (film->document, note, NULL);
  GError          *error = NULL;
  g_autofree char *path = g_build_filename (film->dir, "preferences.jsonl", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv)   lines = NULL;
  guint            n = 9;

  g_assert_true (rc_session_export_preferences (film->session, path, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  film_wait (film, rc_session_render_region (film->session, region, &error), error);
  duplicate (film, NULL, 2); /* without a verdict */
  rc_document_judge (film->document, RC_TAKE (film->take), RC_VERDICT_STAR, "the light", NULL);
  rc_document_judge (film->document, region, RC_VERDICT_REJECT, "too red", NULL);
  g_assert_true (rc_session_export_preferences (film->session, path, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  {
    g_autoptr (cJSON) take = record_at (lines, 0), layer = record_at (lines, 1);
    const cJSON      *request = cJSON_GetObjectItem (take, "request");

    g_assert_cmpstr (rc_json_string_or (take, "kind", ""), ==, "take");
    g_assert_cmpstr (rc_json_string_or (take, "shot", ""), ==, "1A");
    g_assert_cmpstr (rc_json_string_or (take, "verdict", ""), ==, "star");
    g_assert_cmpstr (rc_json_string_or (take, "reason", ""), ==, "the light");
    g_assert_cmpuint (strlen (rc_json_string_or (take, "time", "")), ==, 20);
    g_assert_cmpstr (rc_json_string_or (request, "prompt", ""), ==,
                     "A woman in a brown coat waits");
    g_assert_cmpuint (strlen (rc_json_string_or (take, "frames_sha256", "")), ==, 64);
    g_assert_cmpstr (rc_json_string_or (layer, "kind", ""), ==, "region");
    g_assert_cmpstr (rc_json_string_or (layer, "verdict", ""), ==, "reject");
    g_assert_nonnull (cJSON_GetObjectItem (cJSON_GetObjectItem (layer, "request"), "region"));
    g_assert_cmpstr (rc_json_string_or (layer, "base_frames_sha256", ""), ==,
                     rc_json_string_or (take, "frames_sha256", "x"));
  }
}

static void
test_missing (Film *film, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  film_set_text (film, RC_TAKE (film->take), "hash", "0000");
  g_assert_null (
      rc_session_diff_takes (film->session, RC_TAKE (film->take), RC_TAKE (film->take), &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (
      rc_session_duplicate_request (film->session, RC_TAKE (film->take), NULL, 1, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Film, NULL, film_set_up, function, film_end)
  ADD ("/engine/choosing/a-request-with-another-seed-is-another-take", test_other_seed);
  ADD ("/engine/choosing/a-request-with-other-words-is-staged-anew", test_other_words);
  ADD ("/engine/choosing/a-request-is-taken-up-by-the-shot", test_taken_up);
  ADD ("/engine/choosing/a-note-is-answered-by-its-region", test_note_to_layer);
  ADD ("/engine/choosing/verdicts-are-records-with-their-requests", test_records);
  ADD ("/engine/choosing/a-take-without-a-folder-is-said", test_missing);
  return g_test_run ();
}
