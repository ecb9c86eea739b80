/* data.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/data.h"

#include "engine/base/json.h"

/**
 * rc_data_dir:
 *
 * Returns: (transfer none): the folder that holds the program's data files
 */
const char *
rc_data_dir (void)
{
  const char *dir = g_getenv ("RACCORD_DATA_DIR");

  return dir != NULL && *dir != '\0' ? dir : RC_INSTALLED_DATA_DIR;
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
      g_prefix_error (error,
                      "The program's own data file “%s” cannot be read; install Raccord again, or "
                      "set RACCORD_DATA_DIR to its data folder: ",
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
