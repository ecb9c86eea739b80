/* hash.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/hash.h"

#include <string.h>

/** Returns: (transfer full): the SHA-256 of @length bytes at @data */
char *
rc_hash_bytes (const void *data, gsize length)
{
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, length);
}

/** Returns: (transfer full): the SHA-256 of the bytes of @text, without its NUL */
char *
rc_hash_text (const char *text)
{
  return rc_hash_bytes (text, strlen (text));
}

/**
 * rc_hash_file:
 *
 * Reads the file in blocks of 1 MiB; polls @cancellable at each.
 * Errors: those of GIO
 *
 * Returns: (transfer full) (nullable): the SHA-256 of the file's content
 */
char *
rc_hash_file (const char *path, GCancellable *cancellable, GError **error)
{
  const gsize                  block = 1 << 20;
  g_autoptr (GFile)            file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GChecksum)        checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8           *buffer = g_malloc (block);
  gssize                       n;

  if (stream == NULL)
    return NULL;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, block, cancellable, error)) > 0)
    g_checksum_update (checksum, buffer, n);
  return n < 0 ? NULL : g_strdup (g_checksum_get_string (checksum));
}
