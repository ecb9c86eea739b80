/* mask-picture.c - a mask from a picture, from the pictures of a folder or from a video
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/mask-options.h"

#include "engine/base/error.h"
#include "engine/image/mask-matte.h"
#include "engine/image/outline.h"
#include "engine/media/media.h"
#include "engine/media/video-frames.h"

#include <glib/gi18n.h>

#include <stdlib.h>
#include <string.h>

/* A matte over time: pictures that lie in files, or those of a video. */
typedef struct
{
  GPtrArray *names;  /* char*; NULL: of a video */
  GPtrArray *frames; /* RcFrame*, of a video */
  int        first;  /* frame of the take */
  int        size;   /* pixels of the longer side */
} Source;

/* Premultiplied, so that what is transparent is outside; BT.709 luma weights in 1/256. */
static RcFrame *
find_grey (const RcFrame *picture, GError **error)
{
  RcFrame *grey = rc_frame_new (picture->width, picture->height, RC_FRAME_GRAY8, error);

  for (int y = 0; y < picture->height && grey != NULL; y++)
    for (int x = 0; x < picture->width; x++)
      {
        const guint8 *p = picture->data + y * picture->stride + 4 * (gsize)x;

        grey->data[(gsize)y * grey->stride + (gsize)x] =
            (guint8)((p[0] * 18 + p[1] * 183 + p[2] * 55) >> 8);
      }
  return grey;
}

static guint
count_pictures (const Source *self)
{
  return self->names != NULL ? self->names->len : self->frames->len;
}

/* Returns: (transfer full) (nullable) */
static RcFrame *
load_picture (const Source *self, guint index, GError **error)
{
  if (self->names == NULL)
    return rc_frame_ref (g_ptr_array_index (self->frames, index));
  return rc_media_load_image (g_ptr_array_index (self->names, index), self->size, NULL, error);
}

/* Returns: (transfer full) (nullable) */
static RcFrame *
load_grey (const Source *self, guint index, GError **error)
{
  g_autoptr (RcFrame) picture = load_picture (self, index, error);

  return picture != NULL ? find_grey (picture, error) : NULL;
}

/* An outline, which can be reshaped by hand. Returns: (transfer full) (nullable): NULL with @soft
 * as soon as a picture is soft, or with @error */
static cJSON *
trace_source (const Source *self, gboolean *soft, GError **error)
{
  cJSON *shape = rc_outline_shape_new ();

  for (guint i = 0; i < count_pictures (self); i++)
    {
      g_autoptr (RcFrame) grey = load_grey (self, i, error);

      *soft = grey != NULL && rc_matte_is_soft (grey);
      if (grey == NULL || *soft)
        {
          cJSON_Delete (shape);
          return NULL;
        }
      rc_outline_shape_add (shape, self->first + (int)i, grey, RC_OUTLINE_TOLERANCE);
    }
  return shape;
}

/* Every level. Returns: (transfer full) (nullable) */
static cJSON *
pack_source (const Source *self, GError **error)
{
  cJSON *shape = rc_matte_shape_new ();
  gsize  size = 0;

  for (guint i = 0; i < count_pictures (self); i++)
    {
      g_autoptr (RcFrame) grey = load_grey (self, i, error);

      if (grey != NULL && rc_matte_shape_add (shape, self->first + (int)i, grey, &size, error))
        continue;
      cJSON_Delete (shape);
      return NULL;
    }
  return shape;
}

/* m2.png is before m10.png. Byte by byte but for numbers: a name may be no UTF-8, and the order is
 * the same in every language. */
static int
compare_names (gconstpointer a, gconstpointer b)
{
  const char *whole_one = *(const char *const *)a, *whole_other = *(const char *const *)b;
  const char *one = whole_one, *other = whole_other;

  for (; *one != '\0' && *other != '\0'; one++, other++)
    if (g_ascii_isdigit (*one) && g_ascii_isdigit (*other))
      {
        gsize n, m;

        one += strspn (one, "0");
        other += strspn (other, "0");
        n = strspn (one, "0123456789");
        m = strspn (other, "0123456789");
        if (n != m || memcmp (one, other, n) != 0)
          return n != m ? (n < m ? -1 : 1) : memcmp (one, other, n);
        one += n;
        other += n;
        if (*one == '\0' || *other == '\0')
          break;
      }
    else if (*one != *other)
      return (guchar)*one < (guchar)*other ? -1 : 1;
  if (*one != *other)
    return *one == '\0' ? -1 : 1;
  return strcmp (whole_one, whole_other);
}

/* What a matte does not share with the take is told: it is laid on all the same. */
static void
tell_misfit (RcNode *take, int first, int n, const RcFrame *picture)
{
  int width = rc_node_get_int (take, "width"), height = rc_node_get_int (take, "height");
  int left = MAX (0, rc_node_get_int (take, "frames") - first);

  if (n != left && (rc_cli_options.frames == NULL || n < left))
    {
      rc_cli_print (g_dngettext (NULL, "The matte has %d picture from frame %d on",
                                 "The matte has %d pictures from frame %d on", (gulong)n),
                    n, first);
      rc_cli_print (g_dngettext (NULL, "The take has %d frame there",
                                 "The take has %d frames there", (gulong)left),
                    left);
    }
  if (ABS (picture->width * height - picture->height * width) > 2 * MAX (width, height))
    rc_cli_print (_ ("The matte has %d × %d pixels, another aspect than the take: it is stretched"),
                  picture->width, picture->height);
}

/* The pictures of a folder by their names, one a frame. */
static gboolean
open_folder (Source *self, RcNode *take, GError **error)
{
  g_autoptr (GDir)    dir = g_dir_open (rc_cli_options.mask, 0, error);
  g_autoptr (RcFrame) picture = NULL;
  const char         *name;

  if (dir == NULL)
    return FALSE;
  self->names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".png") || g_str_has_suffix (name, ".PNG"))
      g_ptr_array_add (self->names, g_build_filename (rc_cli_options.mask, name, NULL));
  g_ptr_array_sort (self->names, compare_names);
  if (self->names->len == 0)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                   _ ("There is no PNG picture in the folder “%s”."), rc_cli_options.mask);
      return FALSE;
    }
  picture = load_picture (self, 0, error);
  if (picture != NULL)
    tell_misfit (take, self->first, (int)self->names->len, picture);
  return picture != NULL;
}

static gboolean
open_video (Source *self, RcCli *cli, RcNode *take, GError **error)
{
  RcRational rate = rc_node_get_rational (RC_NODE (rc_session_get_project (cli->session)), "rate");
  int        fps = MAX (1, (int)((rate.num + rate.den / 2) / MAX (1, rate.den)));

  self->frames =
      rc_video_load_frames (rc_cli_options.mask, self->size, fps,
                            (guint)MAX (1, rc_node_get_int (take, "frames")), NULL, error);
  return self->frames != NULL;
}

/* A folder of pictures, or a video: an outline where it is hard, its levels if a picture is soft;
 * mostly the first one tells. */
static gboolean
add_matte (cJSON *shapes, gboolean folder, RcCli *cli, RcNode *take, gboolean *soft, GError **error)
{
  Source source = { .first = rc_cli_options.frames != NULL ? atoi (rc_cli_options.frames) : 0,
                    .size =
                        MAX (rc_node_get_int (take, "width"), rc_node_get_int (take, "height")) };
  cJSON *shape = NULL;

  if (folder ? open_folder (&source, take, error) : open_video (&source, cli, take, error))
    shape = trace_source (&source, soft, error);
  if (*soft)
    shape = pack_source (&source, error);
  if (shape != NULL)
    cJSON_AddItemToArray (shapes, shape);
  g_clear_pointer (&source.names, g_ptr_array_unref);
  g_clear_pointer (&source.frames, g_ptr_array_unref);
  return shape != NULL;
}

static gboolean
is_kind (const char *path, RcMediaKind kind)
{
  g_autoptr (RcMediaInfo) info =
      g_file_test (path, G_FILE_TEST_IS_DIR) ? NULL : rc_media_probe (path, NULL, NULL);

  return info != NULL && info->kind == kind;
}

static gboolean
add_still (cJSON *shapes, RcNode *take, gboolean *soft, GError **error)
{
  int size = MAX (rc_node_get_int (take, "width"), rc_node_get_int (take, "height"));
  g_autoptr (RcFrame) picture = rc_media_load_image (rc_cli_options.mask, size, NULL, error);
  g_autoptr (RcFrame) grey = picture != NULL ? find_grey (picture, error) : NULL;
  cJSON              *shape = grey != NULL ? rc_matte_shape_new_still (grey, error) : NULL;

  if (shape == NULL)
    return FALSE;
  *soft = rc_matte_is_soft (grey);
  cJSON_AddItemToArray (shapes, shape);
  return TRUE;
}

/**
 * rc_cli_add_mask_picture:
 * @soft: (out): whether it has levels that a feather would harden
 *
 * Adds what --mask names, as shapes: a picture, a folder of pictures or a video.
 *
 * Errors: as rc_media_load_image() and rc_matte_shape_add(); RC_ERROR_NOT_FOUND if there is nothing
 * of the kind
 */
gboolean
rc_cli_add_mask_picture (cJSON *shapes, RcCli *cli, RcNode *take, gboolean *soft, GError **error)
{

  *soft = FALSE;
  if (rc_cli_options.mask == NULL)
    return TRUE;
  if (g_file_test (rc_cli_options.mask, G_FILE_TEST_IS_DIR) ||
      is_kind (rc_cli_options.mask, RC_MEDIA_VIDEO))
    return add_matte (shapes, !is_kind (rc_cli_options.mask, RC_MEDIA_VIDEO), cli, take, soft,
                      error);
  if (is_kind (rc_cli_options.mask, RC_MEDIA_AUDIO))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                   _ ("“%s” is sound. A mask is a picture, a folder of PNG pictures or a video."),
                   rc_cli_options.mask);
      return FALSE;
    }
  return add_still (shapes, take, soft, error);
}
