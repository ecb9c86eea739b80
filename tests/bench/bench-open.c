/* bench-open.c - how long a film of 1,000 shots takes to open and to save
 *
 * Prints milliseconds: opening (the window's budget is 1.0 s for all of it, so the store should
 * stay below 150 ms), opening with a journal of 1,000 edits to do again, saving, and one edit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/store/store.h"

#include <stdio.h>
#include <stdlib.h>

#define SCENES 50
#define SHOTS  20
#define EDITS  1000
#define RUNS   5

static void
must (gboolean good, GError *error)
{
  if (good)
    return;
  fprintf (stderr, "bench-open: %s\n", error != NULL ? error->message : "failed");
  exit (1);
}

static void
add_shot (RcDocument *document, RcNode *scene, const char *prompt)
{
  RcNode *shot = rc_document_add (document, scene, RC_TYPE_SHOT, -1, NULL);
  GError *error = NULL;

  must (rc_document_set_text (document, shot, "prompt", prompt, 0, &error), error);
  for (int i = 0; i < 2; i++)
    {
      RcNode          *take = rc_document_add (document, shot, RC_TYPE_TAKE, -1, NULL);
      g_autofree char *hash =
          g_compute_checksum_for_string (G_CHECKSUM_SHA256, rc_node_get_id (take), -1);

      must (rc_document_set_text (document, take, "hash", hash, 0, &error), error);
      must (rc_document_set_text (document, take, "frames", "96", 0, &error), error);
      must (rc_document_set_text (document, take, "width", "640", 0, &error), error);
    }
}

static void
make_film (const char *dir)
{
  GError             *error = NULL;
  g_autoptr (RcStore) store = rc_store_create (dir, "A Thousand Shots", &error);
  g_autoptr (GString) prompt = g_string_new (NULL);
  RcDocument         *document;

  must (store != NULL, error);
  document = rc_store_get_document (store);
  for (int i = 0; i < 60; i++)
    g_string_append_printf (prompt, "%sword%02d", i > 0 ? " " : "", i);
  rc_document_begin (document, "Fill");
  for (int i = 0; i < SCENES; i++)
    {
      RcNode *scene =
          rc_document_add (document, rc_document_get_project (document), RC_TYPE_SCENE, -1, NULL);

      for (int k = 0; k < SHOTS; k++)
        add_shot (document, scene, prompt->str);
    }
  rc_document_end (document);
  must (rc_store_save (store, &error), error);
}

static double
open_once (const char *dir)
{
  GError             *error = NULL;
  gint64              start = g_get_monotonic_time ();
  g_autoptr (RcStore) store = rc_store_open (dir, RC_STORE_WRITE, &error);
  double              ms = (g_get_monotonic_time () - start) / 1e3;

  must (store != NULL, error);
  return ms;
}

static double
best_open (const char *dir)
{
  double best = G_MAXDOUBLE;

  for (int i = 0; i < RUNS; i++)
    best = MIN (best, open_once (dir));
  return best;
}

static void
edit_and_save (const char *dir, gboolean save)
{
  GError             *error = NULL;
  g_autoptr (RcStore) store = rc_store_open (dir, RC_STORE_WRITE, &error);
  RcDocument         *document = rc_store_get_document (store);
  RcNode             *project = RC_NODE (rc_document_get_project (document));
  gint64              start = g_get_monotonic_time ();

  for (int i = 0; i < EDITS; i++)
    {
      RcNode          *scene = rc_node_get_child (project, RC_TYPE_SCENE, (guint)i % SCENES);
      RcNode          *shot = rc_node_get_child (scene, RC_TYPE_SHOT, (guint)i % SHOTS);
      g_autofree char *text =
          g_strdup_printf ("%s, edit %d", rc_node_get_string (shot, "prompt"), i);

      must (rc_document_set_text (document, shot, "prompt", text, 0, &error), error);
    }
  printf ("one edit, in the journal            %8.3f ms\n",
          (g_get_monotonic_time () - start) / 1e3 / EDITS);
  if (!save)
    return;
  start = g_get_monotonic_time ();
  must (rc_store_save (store, &error), error);
  printf ("saving                              %8.1f ms\n",
          (g_get_monotonic_time () - start) / 1e3);
}

int
main (void)
{
  g_autofree char *root = g_dir_make_tmp ("raccord-bench-XXXXXX", NULL);
  g_autofree char *dir = g_build_filename (root, "film.raccord", NULL);
  g_autofree char *remove = g_strdup_printf ("rm -rf '%s'", root);

  make_film (dir);
  printf ("opening %d shots                  %8.1f ms\n", SCENES * SHOTS, best_open (dir));
  edit_and_save (dir, FALSE);
  printf ("opening with %d edits to do again %8.1f ms\n", EDITS, best_open (dir));
  edit_and_save (dir, TRUE);
  printf ("opening with %d edits of history  %8.1f ms\n", 2 * EDITS, best_open (dir));
  return system (remove) == 0 ? 0 : 1;
}
