/* test-shot-list.c - the shot list as comma-separated values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/session/shot-list.h"
#include "tests/tree.h"

#include <glib/gstdio.h>
#include <string.h>

static const RcGenerator never = {
  .id = "never",
  .label = "Never",
  .version = 1,
  .abilities = { .least_size = 16, .most_size = 4096, .most_seconds = 600, .price = "free" }
};

static const RcGenerator *const generators[] = { &never, NULL };

typedef struct
{
  char       *dir;
  RcSession  *session;
  RcDocument *document;
  RcNode     *scene;
} Film;

static RcNode *
add (Film *film, gpointer parent, GType type, const char *property, const char *text)
{
  RcNode            *node = rc_document_add (film->document, parent, type, -1, NULL);
  g_autoptr (GError) error = NULL;

  rc_document_set_text (film->document, node, property, text, 0, &error);
  g_assert_no_error (error);
  return node;
}

static void
film_set_up (Film *film, gconstpointer data)
{
  g_autofree char   *path = NULL;
  g_autoptr (GError) error = NULL;
  RcProject         *project;

  film->dir = g_dir_make_tmp ("raccord-list-XXXXXX", NULL);
  path = g_build_filename (film->dir, "film.raccord", NULL);
  film->session = rc_session_create (path, "Film", generators, &error);
  g_assert_no_error (error);
  film->document = rc_session_get_document (film->session);
  project = rc_session_get_project (film->session);
  add (film, project, RC_TYPE_CHARACTER, "name", "Mara");
  add (film, project, RC_TYPE_CHARACTER, "name", "Tomas");
  film->scene = add (film, project, RC_TYPE_SCENE, "place", "PIER");
}

static void
film_tear_down (Film *film, gconstpointer data)
{
  g_clear_object (&film->session);
  remove_tree (film->dir);
  g_free (film->dir);
}

static char *
dup_field (const char *text)
{
  GString *line = g_string_new (NULL);

  rc_csv_append (line, text);
  return g_string_free (line, FALSE);
}

static void
assert_field (const char *text, const char *expected)
{
  g_autofree char *field = dup_field (text);

  g_assert_cmpstr (field, ==, expected);
}

static void
test_fields (void)
{
  g_autoptr (GString) line = g_string_new (NULL);

  assert_field ("plain", "plain");
  assert_field (NULL, "");
  assert_field ("a, b", "\"a, b\"");
  assert_field ("she says \"go\"", "\"she says \"\"go\"\"\"");
  assert_field ("two\nlines", "\"two\nlines\"");
  assert_field (" kept ", "\" kept \"");
  rc_csv_append (line, "one");
  rc_csv_append (line, "");
  rc_csv_append (line, "three");
  g_assert_cmpstr (line->str, ==, "one,,three");
}

/* What a spreadsheet would run is a text for it. */
static void
test_formulas (void)
{
  assert_field ("=1+1", "'=1+1");
  assert_field ("+49", "'+49");
  assert_field ("-wide", "'-wide");
  assert_field ("@Mara stops", "'@Mara stops");
  assert_field ("\t=1", "'\t=1");
  assert_field ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
  assert_field ("＝1", "'＝1");
  assert_field ("1 = 1", "1 = 1");
}

static void
test_list (Film *film, gconstpointer data)
{
  RcNode *shot =
      add (film, film->scene, RC_TYPE_SHOT, "prompt", "Wide shot, low angle, 24 mm. @Mara stops.");
  g_autofree char *list = NULL, *marked = NULL;
  g_auto (GStrv)   lines = NULL;

  rc_document_set_text (film->document, shot, "duration", "5/2", 0, NULL);
  rc_document_set_text (film->document, shot, "move", "pan-left", 0, NULL);
  rc_document_set_text (film->document, shot, "notes", "ask Ana, \"soon\"", 0, NULL);
  add (film, shot, RC_TYPE_TAKE, "hash", "0123");
  add (film, film->scene, RC_TYPE_SHOT, "prompt", "=cmd");
  list = rc_session_dup_shot_list (film->session, FALSE);
  lines = g_strsplit (list, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[0], ==,
                   "label,scene,size,angle,move,lens,duration,characters,prompt,takes,notes");
  g_assert_cmpstr (lines[1], ==,
                   "1A,1. PIER,WS,low,pan-left,24,2.5,Mara,"
                   "\"Wide shot, low angle, 24 mm. @Mara stops.\",1,\"ask Ana, \"\"soon\"\"\"");
  g_assert_true (g_str_has_prefix (lines[2], "1B,1. PIER,"));
  g_assert_nonnull (strstr (lines[2], ",'=cmd,0,"));
  g_assert_cmpstr (lines[3], ==, "");
  marked = rc_session_dup_shot_list (film->session, TRUE);
  g_assert_true (g_str_has_prefix (marked, "\xef\xbb\xbflabel,"));
  g_assert_cmpstr (marked + 3, ==, list);
}

static void
test_file (Film *film, gconstpointer data)
{
  g_autofree char   *path = g_build_filename (film->dir, "list.csv", NULL);
  g_autofree char   *nowhere = g_build_filename (film->dir, "none", "list.csv", NULL);
  g_autofree char   *written = NULL, *list = rc_session_dup_shot_list (film->session, TRUE);
  g_autoptr (GError) error = NULL;

  g_assert_true (rc_session_export_shot_list (film->session, path, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, list);
  g_assert_false (rc_session_export_shot_list (film->session, nowhere, TRUE, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/session/shot-list/fields-are-quoted", test_fields);
  g_test_add_func ("/engine/session/shot-list/nothing-is-a-formula", test_formulas);
  g_test_add ("/engine/session/shot-list/one-line-a-shot", Film, NULL, film_set_up, test_list,
              film_tear_down);
  g_test_add ("/engine/session/shot-list/written", Film, NULL, film_set_up, test_file,
              film_tear_down);
  return g_test_run ();
}
