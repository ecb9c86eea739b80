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

/* A matte over time, both ways: an outline where it is hard, which can be reshaped by hand; its
 * levels as soon as one frame of it is soft. */
typedef struct
{
  cJSON   *outline, *matte;
  gboolean soft;
} Matte;

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

static gboolean
add_matte_frame (Matte *self, int index, const RcFrame *picture, GError **error)
{
  g_autoptr (RcFrame) grey = find_grey (picture, error);

  if (grey == NULL)
    return FALSE;
  self->soft = self->soft || rc_matte_is_soft (grey);
  if (!self->soft)
    rc_outline_shape_add (self->outline, index, grey, RC_OUTLINE_TOLERANCE);
  return rc_matte_shape_add (self->matte, index, grey, error);
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
add_folder (Matte *matte, int first, int size, RcNode *take, GError **error)
{
  g_autoptr (GDir)      dir = g_dir_open (rc_cli_options.mask, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char           *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".png") || g_str_has_suffix (name, ".PNG"))
      g_ptr_array_add (names, g_build_filename (rc_cli_options.mask, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (RcFrame) picture =
          rc_media_load_image (g_ptr_array_index (names, i), size, NULL, error);

      if (picture == NULL || !add_matte_frame (matte, first + (int)i, picture, error))
        return FALSE;
      if (i == 0)
        tell_misfit (take, first, (int)names->len, picture);
    }
  if (names->len > 0)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
               _ ("There is no PNG picture in the folder “%s”."), rc_cli_options.mask);
  return FALSE;
}

static gboolean
add_video (Matte *matte, int first, int size, RcCli *cli, RcNode *take, GError **error)
{
  RcRational rate = rc_node_get_rational (RC_NODE (rc_session_get_project (cli->session)), "rate");
  int        fps = MAX (1, (int)((rate.num + rate.den / 2) / MAX (1, rate.den)));
  g_autoptr (GPtrArray) frames =
      rc_video_load_frames (rc_cli_options.mask, size, fps,
                            (guint)MAX (1, rc_node_get_int (take, "frames")), NULL, error);

  for (guint i = 0; frames != NULL && i < frames->len; i++)
    if (!add_matte_frame (matte, first + (int)i, g_ptr_array_index (frames, i), error))
      return FALSE;
  return frames != NULL;
}

/* A matte over time: a folder of pictures, or a video. */
static gboolean
add_matte (cJSON *shapes, gboolean folder, RcCli *cli, RcNode *take, gboolean *soft, GError **error)
{
  Matte    matte = { rc_outline_shape_new (), rc_matte_shape_new (), FALSE };
  int      size = MAX (rc_node_get_int (take, "width"), rc_node_get_int (take, "height"));
  int      first = rc_cli_options.frames != NULL ? atoi (rc_cli_options.frames) : 0;
  gboolean good = folder ? add_folder (&matte, first, size, take, error)
                         : add_video (&matte, first, size, cli, take, error);

  *soft = matte.soft;
  if (good)
    cJSON_AddItemToArray (shapes, matte.soft ? matte.matte : matte.outline);
  cJSON_Delete (!good || matte.soft ? matte.outline : matte.matte);
  if (!good)
    cJSON_Delete (matte.matte);
  return good;
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
