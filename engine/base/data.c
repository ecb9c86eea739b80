/* data.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/data.h"

#include "engine/base/json.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* A file that every data folder has. */
#define LANDMARK "vocabulary/defaults.json"

static gboolean
is_data_dir (const char *dir)
{
  g_autofree char *landmark = g_build_filename (dir, LANDMARK, NULL);

  return g_file_test (landmark, G_FILE_TEST_EXISTS);
}

/* A program that was moved as a whole finds share/raccord beside its bin; one that was built and
 * not installed finds data/ in the source tree above it. */
static char *
find_beside_program (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;

  while (folder != NULL && strcmp (folder, "/") != 0)
    {
      static const char *const places[] = { "share/raccord", "data" };
      char                    *above = g_path_get_dirname (folder);

      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        {
          g_autofree char *dir = g_build_filename (folder, places[i], NULL);

          if (is_data_dir (dir))
            {
              g_free (above);
              return g_steal_pointer (&dir);
            }
        }
      g_free (folder);
      folder = above;
    }
  return NULL;
}

static gpointer
find_data_dir (gpointer unused)
{
  char *found = is_data_dir (RC_INSTALLED_DATA_DIR) ? NULL : find_beside_program ();

  return found != NULL ? found : g_strdup (RC_INSTALLED_DATA_DIR);
}

/**
 * rc_data_dir:
 *
 * Returns: (transfer none): the folder that holds the program's data files
 */
const char *
rc_data_dir (void)
{
  static GOnce once = G_ONCE_INIT;
  const char  *dir = g_getenv ("RACCORD_DATA_DIR");

  return dir != NULL && *dir != '\0' ? dir : g_once (&once, find_data_dir, NULL);
}

/**
 * rc_data_path:
 * @relative: a path inside the data folder, such as "shaders/sky.frag"
 *
 * Returns: (transfer full): the file's path; the file need not exist
 */
char *
rc_data_path (const char *relative)
{
  return g_build_filename (rc_data_dir (), relative, NULL);
}

/**
 * rc_data_load:
 *
 * Errors: as g_file_get_contents(), with the advice to re-install or to set RACCORD_DATA_DIR
 *
 * Returns: (transfer full) (nullable): the file's bytes, followed by a NUL that is not counted
 */
GBytes *
rc_data_load (const char *relative, GError **error)
{
  g_autofree char *path = rc_data_path (relative);
  char            *text = NULL;
  gsize            length = 0;

  if (!g_file_get_contents (path, &text, &length, error))
    {
      g_prefix_error (
          error,
          _ ("The program's own data file “%s” cannot be read; install Raccord again, or "
             "set RACCORD_DATA_DIR to its data folder: "),
          relative);
      return NULL;
    }
  return g_bytes_new_take (text, length);
}

/**
 * rc_data_load_json:
 *
 * Errors: as rc_data_load() and rc_json_parse()
 *
 * Returns: (transfer full) (nullable): the parsed file
 */
cJSON *
rc_data_load_json (const char *relative, GError **error)
{
  g_autoptr (GBytes) bytes = rc_data_load (relative, error);
  gsize              length = 0;
  const char        *text = NULL;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &length);
  return rc_json_parse (text, length, relative, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/**
 * rc_data_list_json:
 * @folder: a path inside the data folder, such as "kit/props"
 *
 * Returns: (transfer full) (nullable): char: its JSON files, as rc_data_load_json() takes them, in
 *   the order of their names, so that every run reads them alike; NULL if there is no such folder
 */
GPtrArray *
rc_data_list_json (const char *folder)
{
  g_autofree char *path = rc_data_path (folder);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  GPtrArray       *files;
  const char      *name;

  if (dir == NULL)
    return NULL;
  files = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (files, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (files, compare_names);
  return files;
}
