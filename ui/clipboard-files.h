/* clipboard-files.h - files that wait on the clipboard, or a picture there as a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

gboolean rc_clipboard_has_files (GdkClipboard *clipboard);
gboolean rc_clipboard_has_picture (GdkClipboard *clipboard);
void     rc_clipboard_read_files_async (GdkClipboard       *clipboard,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
GSList *
rc_clipboard_read_files_finish (GdkClipboard *clipboard, GAsyncResult *result, GError **error);

G_END_DECLS
