/* test-shot-filter.c - which shots are found for what was typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/shot-edit.h"
#include "engine/session/shot-filter.h"
#include "tests/film.h"

#include <glib/gstdio.h>
#include <string.h>

static RcNode *
scene_at (Film *film, guint i)
{
  return rc_node_get_child (film->project, RC_TYPE_SCENE, i);
}

/* There are two shots in each scene. */
static RcNode *
shot_at (Film *film, guint i)
{
  return rc_node_get_child (scene_at (film, i / 2), RC_TYPE_SHOT, i % 2);
}

static RcNode *
add (Film *film, gpointer parent, GType type, const char *property, const char *text)
{
  RcNode *node = film_add (film, parent, type);

  film_set_text (film, node, property, text);
  return node;
}

static void
film_set_up (Film *film, gconstpointer data)
{
  static const char *const prompts[] = {
    "Wide shot. Mara walks on the cliff path.",
    "Close-up of the LAMP in the wind.",
    "Medium shot. Tomas waits by the rail.",
    "@Mara turns. She says nothing.",
  };

  film_create (film, never_generators);
  add (film, film->project, RC_TYPE_CHARACTER, "name", "Mara");
  add (film, film->project, RC_TYPE_CHARACTER, "name", "Tomas");
  add (film, film->project, RC_TYPE_SCENE, "place", "CLIFF PATH");
  add (film, film->project, RC_TYPE_SCENE, "place", "HARBOUR");
  for (guint i = 0; i < G_N_ELEMENTS (prompts); i++)
    add (film, scene_at (film, i / 2), RC_TYPE_SHOT, "prompt", prompts[i]);
}

/* "1.1." : of the four shots, those with a 1 are found. */
static void
assert_found (Film *film, const char *text, const char *wanted)
{
  g_autoptr (RcShotFilter) filter = rc_shot_filter_new (text);
  char                     found[] = "....";

  for (int i = 0; i < 4; i++)
    if (rc_shot_filter_match (filter, film->session, RC_SHOT (shot_at (film, i))))
      found[i] = '1';
  g_test_message ("%s", text);
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_words (Film *film, gconstpointer data)
{
  assert_found (film, "", "1111");
  assert_found (film, "  ", "1111");
  assert_found (film, "lamp", ".1..");
  assert_found (film, "mara", "1..1");
  assert_found (film, "mara walks", "1...");
  assert_found (film, "\"walks on\"", "1...");
  assert_found (film, "\"on walks\"", "....");
  assert_found (film, "-mara", ".11.");
  assert_found (film, "harbour", "..11");
  assert_found (film, "2b", "...1");
  assert_found (film, "nobody", "....");
  assert_found (film, "is:something", "....");
  g_assert_true (
      rc_document_set_text (film->document, shot_at (film, 1), "notes", "Ask Zoé", 0, NULL));
  assert_found (film, "ZOÉ", ".1..");
}

static void
test_terms (Film *film, gconstpointer data)
{
  assert_found (film, "cast:tomas", "..1.");
  assert_found (film, "-cast:mara", ".11.");
  assert_found (film, "scene:2", "..11");
  assert_found (film, "scene:cliff", "11..");
  assert_found (film, "scene:2 mara", "...1");
  assert_found (film, "size:WS", "1...");
  assert_found (film, "size:cu", ".1..");
  assert_found (film, "size:", "1111");
  /* By hand it is another; the words are read again when they change. */
  g_assert_true (rc_document_set_text (film->document, shot_at (film, 0), "size", "ECU", 0, NULL));
  assert_found (film, "size:ws", "....");
  g_assert_true (rc_document_set_text (film->document, shot_at (film, 1), "prompt",
                                       "Wide shot of the lamp.", 0, NULL));
  assert_found (film, "size:ws", ".1..");
}

static void
test_verdicts (Film *film, gconstpointer data)
{
  RcNode *starred, *rejected;

  starred = add (film, shot_at (film, 0), RC_TYPE_TAKE, "verdict", "star");
  rejected = add (film, shot_at (film, 1), RC_TYPE_TAKE, "verdict", "reject");
  assert_found (film, "is:starred", "1...");
  assert_found (film, "is:rejected", ".1..");
  assert_found (film, "-is:starred mara", "...1");
  assert_found (film, "is:unrendered", "1111");
  rc_document_remove (film->document, starred, NULL);
  rc_document_remove (film->document, rejected, NULL);
  assert_found (film, "is:starred", "....");
}

static void
test_problems (Film *film, gconstpointer data)
{
  RcNode *reference;

  assert_found (film, "is:problem", "....");
  reference = add (film, shot_at (film, 2), RC_TYPE_REFERENCE, "media", "0123.png");
  assert_found (film, "is:problem", "..1.");
  rc_document_remove (film->document, reference, NULL);
  g_assert_true (rc_document_set_text (film->document, shot_at (film, 3), "staging",
                                       "{\"camera\": {\"lens_mm\": \"long\"}}", 0, NULL));
  assert_found (film, "is:problem", "...1");
}

/* Into another film, where the file of a reference comes along and the takes do not. */
static void
test_paste_elsewhere (Film *film, gconstpointer data)
{
  g_autofree char      *path = g_build_filename (film->dir, "other.raccord", NULL);
  g_autofree char      *file = g_build_filename (film->dir, "note.png", NULL);
  g_autofree char      *media = NULL, *there = NULL, *text = NULL;
  g_autoptr (GError)    error = NULL;
  g_autoptr (RcSession) other = rc_session_create (path, "Other", never_generators, &error);
  g_autoptr (GPtrArray) shots = g_ptr_array_new (), pasted = NULL;
  RcNode               *scene, *shot;

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (file, "not looked at here", -1, &error));
  media = rc_store_import_media (rc_session_get_dir (film->session), file, NULL, &error);
  g_assert_no_error (error);
  add (film, shot_at (film, 0), RC_TYPE_REFERENCE, "media", media);
  add (film, shot_at (film, 0), RC_TYPE_TAKE, "notes", "stays");
  g_ptr_array_add (shots, shot_at (film, 0));
  text = rc_shots_to_text (shots, rc_session_get_dir (film->session));
  scene = rc_document_add (rc_session_get_document (other), rc_session_get_project (other),
                           RC_TYPE_SCENE, -1, &error);
  pasted = rc_session_paste_shots (other, text, RC_SCENE (scene), 0, NULL, &error);
  g_assert_no_error (error);
  shot = g_ptr_array_index (pasted, 0);
  there = rc_store_media_path (rc_session_get_dir (other), media);
  g_assert_true (g_file_test (there, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (rc_node_get_n_children (shot, RC_TYPE_REFERENCE), ==, 1);
  g_assert_cmpuint (rc_node_get_n_children (shot, RC_TYPE_TAKE), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define FILM_TEST(path, func) g_test_add (path, Film, NULL, film_set_up, func, film_end)
  FILM_TEST ("/session/shot-filter/words-are-found-in-any-case", test_words);
  FILM_TEST ("/session/shot-filter/terms-ask-for-size-cast-and-scene", test_terms);
  FILM_TEST ("/session/shot-filter/verdicts-are-found", test_verdicts);
  FILM_TEST ("/session/shot-filter/problems-are-found", test_problems);
  FILM_TEST ("/session/shots/pasted-into-another-film-bring-their-files", test_paste_elsewhere);
  return g_test_run ();
}
