/* test-data.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/data.h"

#include "engine/base/error.h"
#include "engine/base/json.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *dir;
  char *path;
  char *before;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->before = g_strdup (g_getenv ("RACCORD_DATA_DIR"));
  f->dir = g_dir_make_tmp ("raccord-data-XXXXXX", NULL);
  f->path = g_build_filename (f->dir, "moves.json", NULL);
  g_assert_true (g_file_set_contents (f->path, data, -1, NULL));
  g_setenv ("RACCORD_DATA_DIR", f->dir, TRUE);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->before != NULL)
    g_setenv ("RACCORD_DATA_DIR", f->before, TRUE);
  else
    g_unsetenv ("RACCORD_DATA_DIR");
  g_unlink (f->path);
  g_rmdir (f->dir);
  g_free (f->path);
  g_free (f->dir);
  g_free (f->before);
}

static void
test_reads_from_the_named_folder (Fixture *f, gconstpointer data)
{
  g_autofree char   *path = rc_data_path ("moves.json");
  g_autoptr (GBytes) bytes = rc_data_load ("moves.json", NULL);
  g_autoptr (cJSON)  json = rc_data_load_json ("moves.json", NULL);

  g_assert_cmpstr (rc_data_dir (), ==, f->dir);
  g_assert_cmpstr (path, ==, f->path);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), data, strlen (data));
  g_assert_cmpstr (g_bytes_get_data (bytes, NULL), ==, data);
  g_assert_cmpfloat (rc_json_number_or (json, "a", 0), ==, 1);
}

static void
test_finds_its_own_folder_otherwise (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;

  /* installed, or beside the program that was only built */
  g_setenv ("RACCORD_DATA_DIR", "", TRUE);
  bytes = rc_data_load ("vocabulary/defaults.json", NULL);
  g_assert_nonnull (bytes);
}

static void
test_says_what_to_do_about_a_missing_file (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rc_data_load ("lights.json", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (error->message, "lights.json"));
  g_assert_nonnull (strstr (error->message, "install Raccord again"));
}

static void
test_names_a_damaged_file (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rc_data_load_json ("moves.json", &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "moves.json"));
}

#define ADD(path, content, func)                                                                   \
  g_test_add ("/engine/data/" path, Fixture, content, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("reads-from-the-named-folder", "{\"a\": 1}", test_reads_from_the_named_folder);
  ADD ("finds-its-own-folder-otherwise", "{}", test_finds_its_own_folder_otherwise);
  ADD ("says-what-to-do-about-a-missing-file", "{}", test_says_what_to_do_about_a_missing_file);
  ADD ("names-a-damaged-file", "{\"a\":", test_names_a_damaged_file);
  return g_test_run ();
}
