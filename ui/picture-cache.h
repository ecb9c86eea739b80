/* picture-cache.h - pictures of files, decoded off the main thread and kept while there is room
 *
 * A picture is known by its path and the time that the file was changed: a poster that was written
 * again is read again. The least recently used go first when the cache is full.
 *
 *   texture = rc_picture_cache_peek (cache, path, 320);
 *   if (texture == NULL)
 *     rc_picture_cache_load_async (cache, path, 320, cancellable, on_loaded, self);
 *
 * Thread: the main thread; decoding happens on GLib's worker threads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>
#include <gio/gio.h>

G_BEGIN_DECLS

#define RC_TYPE_PICTURE_CACHE (rc_picture_cache_get_type ())
G_DECLARE_FINAL_TYPE (RcPictureCache, rc_picture_cache, RC, PICTURE_CACHE, GObject)

RcPictureCache *rc_picture_cache_new (void);
GdkTexture     *rc_picture_cache_peek (RcPictureCache *self, const char *path, int size);
void            rc_picture_cache_load_async (RcPictureCache     *self,
                                             const char         *path,
                                             int                 size,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data);
GdkTexture     *rc_picture_cache_load_finish (RcPictureCache *self,
                                              GAsyncResult   *result,
                                              GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
