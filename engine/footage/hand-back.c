/* hand-back.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/footage/hand-back.h"

#include "engine/footage/frame-run.h"
#include "engine/media/media.h"
#include "engine/media/video-frames.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#define ALMOST 0.9 /* of the take's frames: tools drop some at the end */

/* The frame of the take that the first one of the video belongs to. */
static int
first_of (const RcMediaInfo *info, const RcRequestShape *shape, const RcOutput *output)
{
  double frames = info->seconds * rc_rational_to_double (shape->rate);

  if (lround (frames) == output->last - output->first + 1)
    return output->first;
  return lround (frames) >= lround (ALMOST * shape->frames) ? 0 : output->first;
}

static gboolean
hand_over (RcOutput *output, int index, RcFrame *frame, GError **error)
{
  g_autoptr (RcFrame) part = rc_frame_crop (frame, output->area, error);

  return part != NULL && output->frame (output, index, part, NULL, NULL, error);
}

static gboolean
lay_video (const RcRequest *request,
           const char      *path,
           RcMediaInfo     *info,
           RcOutput        *output,
           GCancellable    *cancellable,
           GError         **error)
{
  const RcRequestShape     *shape = rc_request_shape (request);
  g_autoptr (RcVideoReader) video =
      rc_video_reader_new (path, info, shape->width, shape->height, shape->rate, error);

  return video != NULL && rc_frame_run (video, NULL, first_of (info, shape, output), hand_over,
                                        output, cancellable, error);
}

static gboolean
lay_picture (const RcRequest *request,
             const char      *path,
             RcOutput        *output,
             GCancellable    *cancellable,
             GError         **error)
{
  const RcRequestShape *shape = rc_request_shape (request);
  g_autoptr (RcFrame)   picture =
      rc_media_load_image (path, MAX (shape->width, shape->height), cancellable, error);
  g_autoptr (RcFrame) whole =
      picture != NULL ? rc_frame_scale (picture, shape->width, shape->height, error) : NULL;

  return whole != NULL &&
         rc_frame_run (NULL, whole, output->first, hand_over, output, cancellable, error);
}

/**
 * rc_hand_back_render:
 *
 * Errors: as rc_media_probe(); G_IO_ERROR_CANCELLED
 */
gboolean
rc_hand_back_render (const RcRequest *request,
                     RcOutput        *output,
                     GCancellable    *cancellable,
                     GError         **error)
{
  g_autofree char *path = rc_request_media_path (request, rc_request_region_footage (request));
  g_autoptr (RcMediaInfo) info = path != NULL ? rc_media_probe (path, cancellable, error) : NULL;

  if (info == NULL)
    {
      g_prefix_error (error, _ ("What was handed back cannot be read: "));
      return FALSE;
    }
  output->surroundings = TRUE;
  return info->kind == RC_MEDIA_IMAGE ? lay_picture (request, path, output, cancellable, error)
                                      : lay_video (request, path, info, output, cancellable, error);
}
