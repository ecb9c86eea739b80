/* test-crash.c - whatever is done to a film and wherever its files are cut, it comes back as it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/store/store.h"

#include <glib/gstdio.h>

#include <string.h>
#include <unistd.h>

#define EDITS 400

static const char *const files[] = { "project.json", "project.json.previous", "journal" };

typedef struct
{
  char    *root, *dir, *copy;
  RcStore *store;
  GRand   *rand;
  char    *now, *before; /* the film after the last record and after the one before */
  gboolean saved;        /* since the last record */
  gboolean twice;        /* project.json.previous is there */
} Film;

static char *
text_of (RcStore *store)
{
  cJSON *json = rc_node_to_json (RC_NODE (rc_document_get_project (rc_store_get_document (store))));
  char  *text = rc_json_canonical (json);

  cJSON_Delete (json);
  return text;
}

static void
on_record (RcDocument *document, RcJson *record, gpointer user_data)
{
  *(guint *)user_data += 1;
}

static RcNode *
random_child (Film *film, RcNode *parent, GType type)
{
  guint n = rc_node_get_n_children (parent, type);

  return n > 0 ? rc_node_get_child (parent, type, (guint)g_rand_int_range (film->rand, 0, (int)n))
               : NULL;
}

static void
import (Film *film, RcDocument *document, RcNode *project)
{
  RcNode *scene, *shot;

  rc_document_begin (document, "Import Script");
  scene = rc_document_add (document, project, RC_TYPE_SCENE, -1, NULL);
  rc_document_set_text (document, scene, "place", "PIER", 0, NULL);
  shot = rc_document_add (document, scene, RC_TYPE_SHOT, -1, NULL);
  rc_document_set_text (document, shot, "prompt", "Wide.", 0, NULL);
  rc_document_end (document);
}

static void
render (RcDocument *document, RcNode *shot)
{
  RcNode *take;

  rc_document_begin (document, NULL);
  take = rc_document_add (document, shot, RC_TYPE_TAKE, -1, NULL);
  rc_document_set_text (document, take, "frames", "96", 0, NULL);
  rc_document_end (document);
}

static void
random_edit (Film *film)
{
  RcDocument      *document = rc_store_get_document (film->store);
  RcNode          *project = RC_NODE (rc_document_get_project (document));
  RcNode          *scene = random_child (film, project, RC_TYPE_SCENE);
  RcNode          *shot = scene != NULL ? random_child (film, scene, RC_TYPE_SHOT) : NULL;
  RcNode          *take = shot != NULL ? random_child (film, shot, RC_TYPE_TAKE) : NULL;
  int              choice = g_rand_int_range (film->rand, 0, 12);
  int              where = g_rand_int_range (film->rand, -1, 3);
  g_autofree char *text = g_strdup_printf ("“%d” 灯\n", g_rand_int_range (film->rand, 0, 9999));

  if (choice == 0 || scene == NULL)
    import (film, document, project);
  else if (choice == 1 || shot == NULL)
    rc_document_add (document, scene, RC_TYPE_SHOT, where, NULL);
  else if (choice == 2)
    rc_document_remove (document, g_rand_boolean (film->rand) ? shot : scene, NULL);
  else if (choice == 3)
    rc_document_move (document, shot, random_child (film, project, RC_TYPE_SCENE), where, NULL);
  else if (choice <= 5)
    rc_document_undo (document);
  else if (choice <= 7)
    rc_document_redo (document);
  else if (choice == 8)
    render (document, shot);
  else if (choice == 9 && take != NULL)
    rc_document_set_text (document, take, "notes", text, 0, NULL);
  else
    rc_document_set_text (document, shot, "prompt", text, RC_EDIT_MERGE, NULL);
}

static void
copy_files (Film *film)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char  *from_path = g_build_filename (film->dir, files[i], NULL);
      g_autofree char  *to_path = g_build_filename (film->copy, files[i], NULL);
      g_autoptr (GFile) from = g_file_new_for_path (from_path);
      g_autoptr (GFile) to = g_file_new_for_path (to_path);

      g_file_delete (to, NULL, NULL);
      g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL);
    }
}

/* Cuts a copied file at a random byte, of its last line or of all of it. */
static void
cut (Film *film, const char *name, gboolean last_line)
{
  g_autofree char *path = g_build_filename (film->copy, name, NULL);
  g_autofree char *text = NULL;
  gsize            length = 0, from = 0;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  if (last_line)
    {
      const char *line = g_strrstr_len (text, (gssize)length - 1, "\n");

      from = line != NULL ? (gsize)(line + 1 - text) : 0;
    }
  g_assert_cmpint (truncate (path, g_rand_int_range (film->rand, (int)from, (int)length)), ==, 0);
}

static void
check_copy (Film *film, const char *expected)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcStore) store = rc_store_open (film->copy, RC_STORE_WRITE, &error);
  g_autofree char    *found = NULL;

  g_assert_no_error (error);
  found = text_of (store);
  g_assert_cmpstr (found, ==, expected);
}

/* What the copy remembers, the film remembers too, and both become the same by undoing it. */
static void
check_history (Film *film)
{
  g_autoptr (RcStore) store = rc_store_open (film->copy, RC_STORE_WRITE, NULL);
  RcDocument         *ours = rc_store_get_document (film->store);
  RcDocument         *theirs = rc_store_get_document (store);

  for (int i = g_rand_int_range (film->rand, 1, 6); i > 0 && rc_document_undo (theirs); i--)
    {
      g_autofree char *expected = NULL;
      g_autofree char *found = text_of (store);

      g_assert_true (rc_document_undo (ours));
      expected = text_of (film->store);
      g_assert_cmpstr (found, ==, expected);
    }
}

static void
crash (Film *film)
{
  copy_files (film);
  switch (g_rand_int_range (film->rand, 0, 4))
    {
    case 0:
      cut (film, "journal", TRUE);
      check_copy (film, film->saved ? film->now : film->before);
      break;
    case 1:
      cut (film, "project.json", FALSE);
      check_copy (film, film->now);
      break;
    case 2:
      check_copy (film, film->now);
      check_history (film);
      g_assert_true (rc_store_save (film->store, NULL));
      film->saved = TRUE;
      break;
    default:
      check_copy (film, film->now);
    }
}

static void
test_a_crash_anywhere_loses_nothing (gconstpointer data)
{
  Film  film = { .rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data)) };
  guint records = 0;

  film.root = g_dir_make_tmp ("raccord-crash-XXXXXX", NULL);
  film.dir = g_build_filename (film.root, "film.raccord", NULL);
  film.copy = g_build_filename (film.root, "copy.raccord", NULL);
  g_mkdir (film.copy, 0777);
  film.store = rc_store_create (film.dir, "Film", NULL);
  film.now = text_of (film.store);
  film.before = g_strdup (film.now);
  film.saved = TRUE;
  g_signal_connect (rc_store_get_document (film.store), "record", G_CALLBACK (on_record), &records);
  for (int i = 0; i < EDITS; i++)
    {
      guint before = records;

      if (g_rand_int_range (film.rand, 0, 15) == 0)
        {
          g_assert_true (rc_store_save (film.store, NULL));
          film.saved = TRUE;
        }
      random_edit (&film);
      if (records > before)
        {
          g_free (film.before);
          film.before = g_steal_pointer (&film.now);
          film.now = text_of (film.store);
          film.saved = FALSE;
        }
      if (g_rand_int_range (film.rand, 0, 5) == 0)
        crash (&film);
      /* looking at the history undid some of it */
      g_free (film.now);
      film.now = text_of (film.store);
    }
  rc_store_free (film.store);
  g_free (film.now);
  g_free (film.before);
  g_rand_free (film.rand);
  for (guint i = 0; i < 2; i++)
    {
      const char      *path = i == 0 ? film.dir : film.copy;
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char      *name;

      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          g_remove (child);
        }
      g_rmdir (path);
    }
  g_rmdir (film.root);
  g_free (film.root);
  g_free (film.dir);
  g_free (film.copy);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= 8; seed++)
    {
      g_autofree char *path =
          g_strdup_printf ("/engine/store/a-crash-anywhere-loses-nothing/%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_a_crash_anywhere_loses_nothing);
    }
  return g_test_run ();
}
