/* place.h - a folder for a test's film, and what is asked of a store again and again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/error.h"
#include "engine/store/store.h"
#include "tests/tree.h"

#include <string.h>

typedef struct
{
  char *root;
  char *dir;
} Place;

static inline void
place_set_up (Place *place, gconstpointer data)
{
  place->root = g_dir_make_tmp ("raccord-store-XXXXXX", NULL);
  place->dir = g_build_filename (place->root, "film.raccord", NULL);
}

static inline void
place_tear_down (Place *place, gconstpointer data)
{
  remove_tree (place->root);
  g_free (place->root);
  g_free (place->dir);
}

static inline RcStore *
create (Place *place)
{
  g_autoptr (GError) error = NULL;
  RcStore           *store = rc_store_create (place->dir, "Film", &error);

  g_assert_no_error (error);
  return store;
}

static inline RcStore *
reopen (const char *dir)
{
  g_autoptr (GError) error = NULL;
  RcStore           *store = rc_store_open (dir, RC_STORE_WRITE, &error);

  g_assert_no_error (error);
  return store;
}

static inline void
set_logline (RcStore *store, const char *text)
{
  RcDocument        *document = rc_store_get_document (store);
  g_autoptr (GError) error = NULL;

  rc_document_set_text (document, rc_document_get_project (document), "logline", text, 0, &error);
  g_assert_no_error (error);
}

static inline const char *
get_logline (RcStore *store)
{
  return rc_node_get_string (RC_NODE (rc_document_get_project (rc_store_get_document (store))),
                             "logline");
}

static inline char *
path_in (Place *place, const char *name)
{
  return g_build_filename (place->dir, name, NULL);
}

static inline gboolean
has_message (RcStore *store, const char *words)
{
  for (const char *const *message = rc_store_get_messages (store); *message != NULL; message++)
    if (strstr (*message, words) != NULL)
      return TRUE;
  return FALSE;
}

static inline gsize
size_of (const char *path)
{
  g_autofree char *text = NULL;
  gsize            length = 0;

  g_file_get_contents (path, &text, &length, NULL);
  return length;
}

static inline char *
text_of (RcStore *store)
{
  cJSON *json = rc_node_to_json (RC_NODE (rc_document_get_project (rc_store_get_document (store))));
  char  *text = rc_json_canonical (json);

  cJSON_Delete (json);
  return text;
}

typedef struct
{
  const char *path;
  void (*test) (Place *place, gconstpointer data);
} PlaceTest;

/* Runs the tests, each on a place of its own. @base: the path of all */
static inline int
place_run (int *argc, char ***argv, const char *base, const PlaceTest *tests, guint n)
{
  g_test_init (argc, argv, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat (base, tests[i].path, NULL);

      g_test_add (path, Place, NULL, place_set_up, tests[i].test, place_tear_down);
    }
  return g_test_run ();
}
