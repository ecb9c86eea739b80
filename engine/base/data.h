/* data.h - where the files under data/ are at run time
 *
 * Film knowledge is data: vocabularies, moves, lights, props and shaders are read from files, never
 * compiled in. RACCORD_DATA_DIR names the folder if it is set; otherwise it is the
 * installed one, else the one beside the program.
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include <cjson/cJSON.h>

G_BEGIN_DECLS

const char *rc_data_dir (void);
char       *rc_data_path (const char *relative);
GBytes     *rc_data_load (const char *relative, GError **error) G_GNUC_WARN_UNUSED_RESULT;
cJSON      *rc_data_load_json (const char *relative, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *rc_data_list_json (const char *folder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
