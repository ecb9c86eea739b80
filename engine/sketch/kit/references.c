/* references.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/kit/references.h"

#include "engine/base/error.h"
#include "engine/image/matte.h"
#include "engine/media/media.h"
#include "engine/media/video-frames.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MOST_PICTURE 1024 /* pixels of a cut-out or plate */
#define MOST_KEPT    24   /* entries; then all are read again */
#define TRACK_SIZE   128  /* pixels that a camera's way is read from */

static void
table_free (gpointer table)
{
  g_hash_table_unref (table);
}

static GPrivate thread_cut_outs = G_PRIVATE_INIT (table_free);
static GPrivate thread_ways = G_PRIVATE_INIT (table_free);

static GHashTable *
kept (GPrivate *which, GDestroyNotify free_value)
{
  GHashTable *table = g_private_get (which);

  if (table == NULL)
    {
      table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_value);
      g_private_set (which, table);
    }
  if (g_hash_table_size (table) >= MOST_KEPT)
    g_hash_table_remove_all (table);
  return table;
}

/* What a character looks like says nothing of the whole picture. */
static gboolean
is_of_figure (const RcRequest *request, const char *id)
{
  const RcStaging *staging = rc_request_staging (request);

  for (guint i = 0; i < staging->n_figures; i++)
    if (*id != '\0' && strcmp (staging->figures[i].id, id) == 0)
      return TRUE;
  return FALSE;
}

/** RcMediaPathFunc of a @request: where that lies which it names */
char *
rc_reference_media_path (const char *hash, gpointer request)
{
  return rc_request_media_path (request, hash);
}

/** Finds the references of @request by their roles: the shot's own come first in it. */
void
rc_references_read (RcReferences *self, const RcRequest *request)
{
  static const struct
  {
    const char *role, *slot;
    gsize       offset;
  } roles[] = {
    { "style", "image", G_STRUCT_OFFSET (RcReferences, style) },
    { "composition", "image", G_STRUCT_OFFSET (RcReferences, composition) },
    { "camera", "video", G_STRUCT_OFFSET (RcReferences, camera) },
    { "motion", "video", G_STRUCT_OFFSET (RcReferences, camera) },
    { "first-frame", "image", G_STRUCT_OFFSET (RcReferences, first_frame) },
    { "last-frame", "image", G_STRUCT_OFFSET (RcReferences, last_frame) },
  };
  const cJSON *list = cJSON_GetObjectItemCaseSensitive (rc_request_json (request), "references");
  const cJSON *entry;

  *self = (RcReferences){ "", "", "", "", "" };
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    cJSON_ArrayForEach (entry, list)
    {
      const char **member = (const char **)((char *)self + roles[i].offset);

      if (**member == '\0' && !is_of_figure (request, rc_json_string_or (entry, "for", "")) &&
          strcmp (rc_json_string_or (entry, "role", ""), roles[i].role) == 0 &&
          strcmp (rc_json_string_or (entry, "slot", ""), roles[i].slot) == 0)
        *member = rc_json_string_or (entry, "media", "");
    }
}

static char *
find_file (const char     *hash,
           const char     *what,
           RcMediaPathFunc media_path,
           gpointer        user_data,
           GError        **error)
{
  g_autofree char *path = media_path != NULL ? media_path (hash, user_data) : NULL;

  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_set_error (
      error, RC_ERROR, RC_ERROR_NOT_FOUND,
      _ ("%s cannot be shown: its picture “%s” is missing from the project's media folder. "
         "Add the picture again, or take the reference away."),
      what, path != NULL ? path : hash);
  return NULL;
}

RcFrame *
rc_reference_picture (const char     *hash,
                      const char     *what,
                      RcMediaPathFunc media_path,
                      gpointer        user_data,
                      GError        **error)
{
  g_autofree char *path = find_file (hash, what, media_path, user_data, error);
  RcFrame *frame = path != NULL ? rc_media_load_image (path, MOST_PICTURE, NULL, error) : NULL;

  if (frame == NULL && path != NULL)
    g_prefix_error (error, _ ("%s cannot be shown: "), what);
  return frame;
}

RcFrame *
rc_reference_cut_out (const char     *hash,
                      const char     *what,
                      RcMediaPathFunc media_path,
                      gpointer        user_data,
                      GError        **error)
{
  GHashTable         *table = kept (&thread_cut_outs, (GDestroyNotify)rc_frame_unref);
  g_autofree char    *path = find_file (hash, what, media_path, user_data, error);
  RcFrame            *cut = path != NULL ? g_hash_table_lookup (table, path) : NULL;
  g_autoptr (RcFrame) picture = NULL;

  if (path == NULL)
    return NULL;
  if (cut != NULL)
    return rc_frame_ref (cut);
  picture = rc_media_load_image (path, MOST_PICTURE, NULL, error);
  cut = picture != NULL ? rc_matte_cut_out (picture, error) : NULL;
  if (cut == NULL)
    {
      g_prefix_error (error, _ ("%s cannot be shown: "), what);
      return NULL;
    }
  g_hash_table_insert (table, g_steal_pointer (&path), rc_frame_ref (cut));
  return cut;
}

GArray *
rc_reference_camera (const char     *hash,
                     RcMediaPathFunc media_path,
                     gpointer        user_data,
                     GError        **error)
{
  GHashTable      *table = kept (&thread_ways, (GDestroyNotify)g_array_unref);
  g_autofree char *path =
      find_file (hash, _ ("The video that moves the camera"), media_path, user_data, error);
  GArray                    *way = path != NULL ? g_hash_table_lookup (table, path) : NULL;
  g_autoptr (GPtrArray)      frames = NULL;
  g_autofree RcGlobalMotion *samples = NULL;

  if (path == NULL)
    return NULL;
  if (way != NULL)
    return g_array_ref (way);
  frames = rc_video_load_frames (path, TRACK_SIZE, RC_CURVE_RATE, RC_CURVE_MOST, NULL, error);
  if (frames == NULL)
    {
      g_prefix_error (error, _ ("The video that moves the camera cannot be read: "));
      return NULL;
    }
  samples = rc_global_motion_track (frames);
  way = g_array_new (FALSE, FALSE, sizeof (RcGlobalMotion));
  g_array_append_vals (way, samples, frames->len);
  g_hash_table_insert (table, g_steal_pointer (&path), g_array_ref (way));
  return way;
}
