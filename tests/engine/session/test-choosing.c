/* test-choosing.c - takes compared and rendered again, and what people think of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/document/note.h"
#include "engine/document/verdict.h"
#include "engine/session/preference.h"
#include "engine/session/take-request.h"
#include "tests/tree.h"

#include <glib/gstdio.h>
#include <string.h>

/* Frames whose grey is the seed plus the index. */
static gboolean
grey_render (const RcGenerator *self,
             const RcRequest   *request,
             RcOutput          *output,
             GCancellable      *cancellable,
             GError           **error)
{
  for (int i = output->first; i <= output->last; i++)
    {
      g_autoptr (RcFrame) colour =
          rc_frame_new (output->area.width, output->area.height, RC_FRAME_BGRA8, error);

      memset (colour->data, (int)(rc_request_shape (request)->seed + (guint)i) % 251,
              colour->stride * (gsize)colour->height);
      for (gsize k = 3; k < colour->stride * (gsize)colour->height; k += 4)
        colour->data[k] = 255;
      if (!output->frame (output, i, colour, NULL, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static const RcGenerator grey_generator = { .id = "grey",
                                            .label = "Grey",
                                            .version = 3,
                                            .abilities = { .least_size = 16,
                                                           .most_size = 4096,
                                                           .most_seconds = 600,
                                                           .masks = TRUE,
                                                           .price = "free" },
                                            .render = grey_render };

static const RcGenerator *const generators[] = { &grey_generator, NULL };

typedef struct
{
  char       *dir;
  RcSession  *session;
  RcDocument *document;
  RcNode     *shot;
  RcTake     *take;
} Film;

static void
set_text (Film *film, gpointer node, const char *property, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rc_document_set_text (film->document, node, property, text, 0, &error));
  g_assert_no_error (error);
}

static RcTake *
wait_for (Film *film, RcSessionJob *job, GError *error)
{
  g_autoptr (RcSessionJob) kept = NULL;
  GError                  *failed = NULL;

  g_assert_no_error (error);
  kept = g_object_ref (job);
  g_assert_true (rc_session_wait (film->session, kept, &failed));
  g_assert_no_error (failed);
  return RC_TAKE (rc_session_job_get_take (kept));
}

static void
film_set_up (Film *film, gconstpointer data)
{
  GError          *error = NULL;
  g_autofree char *path = NULL;
  RcNode          *scene;
  RcSessionJob    *job;

  film->dir = g_dir_make_tmp ("raccord-choosing-XXXXXX", NULL);
  path = g_build_filename (film->dir, "film.raccord", NULL);
  film->session = rc_session_create (path, "Film", generators, &error);
  g_assert_no_error (error);
  film->document = rc_session_get_document (film->session);
  set_text (film, rc_session_get_project (film->session), "preview-lines", "90");
  scene = rc_document_add (film->document, rc_session_get_project (film->session), RC_TYPE_SCENE,
                           -1, NULL);
  film->shot = rc_document_add (film->document, scene, RC_TYPE_SHOT, -1, NULL);
  set_text (film, film->shot, "duration", "6f");
  set_text (film, film->shot, "prompt", "A woman in a brown coat waits");
  job = rc_session_render_shot (film->session, RC_SHOT (film->shot), NULL, RC_PRIORITY_NOW, &error);
  film->take = wait_for (film, job, error);
}

static void
film_tear_down (Film *film, gconstpointer data)
{
  g_clear_object (&film->session);
  remove_tree (film->dir);
  g_free (film->dir);
}

static RcTake *
duplicate (Film *film, const char *prompt, int seed)
{
  GError       *error = NULL;
  RcSessionJob *job =
      rc_session_duplicate_request (film->session, film->take, prompt, seed, &error);

  return wait_for (film, job, error);
}

static char *
dup_diff (Film *film, RcTake *other)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) changes = rc_session_diff_takes (film->session, film->take, other, &error);
  g_autoptr (GString)   text = g_string_new (NULL);

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

  set_text (film, film->shot, "prompt", "Nobody is here");
  other = duplicate (film, NULL, 4711);
  g_assert_true (other != film->take);
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

  set_text (film, film->shot, "prompt", "Nobody is here");
  set_text (film, film->shot, "seed", "99");
  g_assert_true (rc_session_take_up_request (film->session, film->take, &error));
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
  wait_for (film, rc_session_render_region (film->session, region, &error), error);
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
  RcNote          *note = rc_document_add_note (film->document, film->take, &spec, NULL);
  RcRegion        *region = rc_document_note_to_region (film->document, note, NULL);
  GError          *error = NULL;
  g_autofree char *path = g_build_filename (film->dir, "preferences.jsonl", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv)   lines = NULL;
  guint            n = 9;

  g_assert_true (rc_session_export_preferences (film->session, path, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  wait_for (film, rc_session_render_region (film->session, region, &error), error);
  duplicate (film, NULL, 2); /* without a verdict */
  rc_document_judge (film->document, film->take, RC_VERDICT_STAR, "the light", NULL);
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

  set_text (film, film->take, "hash", "0000");
  g_assert_null (rc_session_diff_takes (film->session, film->take, film->take, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (rc_session_duplicate_request (film->session, film->take, NULL, 1, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Film, NULL, film_set_up, function, film_tear_down)
  ADD ("/engine/choosing/a-request-with-another-seed-is-another-take", test_other_seed);
  ADD ("/engine/choosing/a-request-with-other-words-is-staged-anew", test_other_words);
  ADD ("/engine/choosing/a-request-is-taken-up-by-the-shot", test_taken_up);
  ADD ("/engine/choosing/a-note-is-answered-by-its-region", test_note_to_layer);
  ADD ("/engine/choosing/verdicts-are-records-with-their-requests", test_records);
  ADD ("/engine/choosing/a-take-without-a-folder-is-said", test_missing);
  return g_test_run ();
}
