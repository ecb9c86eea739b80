/* file.h - files that are whole or not there
 *
 * Private to engine/store. Blocking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean rc_file_write_whole (const char *path, const char *text, gsize length, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean rc_file_write_all (int fd, const char *bytes, gsize length);
void     rc_file_sync_folder (const char *folder);
char    *rc_file_free_name (const char *path, const char *suffix);
gboolean rc_file_set_aside (const char *path, char **aside, GError **error);
void     rc_file_set_error (GError **error, int saved_errno, const char *doing, const char *path);

G_END_DECLS
