/* hash.h - content hashes: SHA-256 as 64 lower-case hexadecimal digits
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *rc_hash_bytes (const void *data, gsize length);
char *rc_hash_text (const char *text);
char *rc_hash_file (const char *path, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
