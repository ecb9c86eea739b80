/* picture-cache.c - pictures of files, decoded off the main thread and kept while there is room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/picture-cache.h"

#include "engine/media/media.h"
#include "ui/frame-texture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>

/* Bytes of pixels that are kept: some four hundred posters. */
#define ROOM (96 * 1024 * 1024)

typedef struct
{
  char       *key;
  GdkTexture *texture;
  gsize       bytes;
  GList       link; /* in `used` */
} Picture;

struct _RcPictureCache
{
  GObject parent_instance;

  GHashTable *pictures; /* key → Picture */
  GQueue      used;     /* of Picture: the most recently used first */
  gsize       bytes;
};

typedef struct
{
  char *path;
  char *key;
  int   size;
} Wanted;

G_DEFINE_FINAL_TYPE (RcPictureCache, rc_picture_cache, G_TYPE_OBJECT)

static void
picture_free (Picture *picture)
{
  g_free (picture->key);
  g_object_unref (picture->texture);
  g_free (picture);
}

static void
wanted_free (Wanted *wanted)
{
  g_free (wanted->path);
  g_free (wanted->key);
  g_free (wanted);
}

/* NULL if there is no such file. */
static char *
key_of (const char *path, int size)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return NULL;
  return g_strdup_printf ("%d %" G_GINT64_FORMAT ".%09ld %s", size, (gint64)info.st_mtim.tv_sec,
                          info.st_mtim.tv_nsec, path);
}

static void
keep (RcPictureCache *self, const char *key, GdkTexture *texture)
{
  Picture *picture;

  if (g_hash_table_contains (self->pictures, key))
    return;
  picture = g_new0 (Picture, 1);
  picture->key = g_strdup (key);
  picture->texture = g_object_ref (texture);
  picture->bytes = (gsize)gdk_texture_get_width (texture) * gdk_texture_get_height (texture) * 4;
  picture->link.data = picture;
  g_queue_push_head_link (&self->used, &picture->link);
  g_hash_table_insert (self->pictures, picture->key, picture);
  self->bytes += picture->bytes;
  while (self->bytes > ROOM && self->used.length > 1)
    {
      Picture *oldest = g_queue_peek_tail (&self->used);

      self->bytes -= oldest->bytes;
      g_queue_unlink (&self->used, &oldest->link);
      g_hash_table_remove (self->pictures, oldest->key);
    }
}

/* Still pictures the short way; everything else through the engine. */
static void
decode (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Wanted               *wanted = task_data;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autoptr (RcFrame)   frame = NULL;
  GError               *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  pixbuf = gdk_pixbuf_new_from_file_at_scale (wanted->path, wanted->size, wanted->size, TRUE, NULL);
  if (pixbuf != NULL)
    {
      g_task_return_pointer (task, gdk_texture_new_for_pixbuf (pixbuf), g_object_unref);
      return;
    }
  frame = rc_media_load_thumbnail (wanted->path, wanted->size, cancellable, &error);
  if (frame == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, rc_frame_texture_new (frame), g_object_unref);
}

static void
rc_picture_cache_finalize (GObject *object)
{
  RcPictureCache *self = RC_PICTURE_CACHE (object);

  g_hash_table_unref (self->pictures);
  G_OBJECT_CLASS (rc_picture_cache_parent_class)->finalize (object);
}

static void
rc_picture_cache_class_init (RcPictureCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rc_picture_cache_finalize;
}

static void
rc_picture_cache_init (RcPictureCache *self)
{
  self->pictures =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)picture_free);
}

/** Returns: (transfer full): an empty cache */
RcPictureCache *
rc_picture_cache_new (void)
{
  return g_object_new (RC_TYPE_PICTURE_CACHE, NULL);
}

/**
 * rc_picture_cache_peek:
 * @size: pixels of the longer side that it was asked for with
 *
 * Returns: (transfer none) (nullable): the picture, if it is here and still that of the file
 */
GdkTexture *
rc_picture_cache_peek (RcPictureCache *self, const char *path, int size)
{
  g_autofree char *key = key_of (path, size);
  Picture         *picture = key != NULL ? g_hash_table_lookup (self->pictures, key) : NULL;

  if (picture == NULL)
    return NULL;
  g_queue_unlink (&self->used, &picture->link);
  g_queue_push_head_link (&self->used, &picture->link);
  return picture->texture;
}

/**
 * rc_picture_cache_load_async:
 * @path: a picture, or a film of which the first picture is taken
 * @size: pixels of the longer side, at most
 */
void
rc_picture_cache_load_async (RcPictureCache     *self,
                             const char         *path,
                             int                 size,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Wanted           *wanted = g_new0 (Wanted, 1);

  wanted->path = g_strdup (path);
  wanted->key = key_of (path, size);
  wanted->size = size;
  g_task_set_source_tag (task, rc_picture_cache_load_async);
  g_task_set_task_data (task, wanted, (GDestroyNotify)wanted_free);
  if (wanted->key == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s", path);
  else
    g_task_run_in_thread (task, decode);
}

/** Returns: (transfer full) (nullable): the picture; errors: those of decoding it, and cancelled */
GdkTexture *
rc_picture_cache_load_finish (RcPictureCache *self, GAsyncResult *result, GError **error)
{
  GdkTexture *texture = g_task_propagate_pointer (G_TASK (result), error);

  if (texture != NULL)
    keep (self, ((Wanted *)g_task_get_task_data (G_TASK (result)))->key, texture);
  return texture;
}
