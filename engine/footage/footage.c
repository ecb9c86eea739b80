/* footage.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/footage/footage.h"

#include "engine/base/error.h"
#include "engine/footage/extend.h"
#include "engine/footage/frame-run.h"
#include "engine/footage/hand-back.h"
#include "engine/footage/retouch-region.h"
#include "engine/media/media.h"
#include "engine/media/sound-mixer.h"
#include "engine/media/video-frames.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define BLOCK 4800 /* samples: a tenth of a second */

/* The first reference of a slot that is not of how somebody looks. Returns: (transfer
 * full) (nullable): its file */
static char *
dup_reference (const RcRequest *request, const char *slot)
{
  const cJSON *list = cJSON_GetObjectItemCaseSensitive (rc_request_json (request), "references");
  const cJSON *reference;

  cJSON_ArrayForEach (reference, list)
  {
    if (strcmp (rc_json_string_or (reference, "slot", ""), slot) == 0 &&
        strcmp (rc_json_string_or (reference, "role", ""), "identity") != 0)
      return rc_request_media_path (request, rc_json_string_or (reference, "media", ""));
  }
  return NULL;
}

/* The picture as large as it goes, in the middle of black. */
static RcFrame *
framed (RcFrame *picture, const RcRequestShape *shape, GError **error)
{
  double by = MIN ((double)shape->width / picture->width, (double)shape->height / picture->height);
  int    width = CLAMP ((int)(picture->width * by + 0.5), 1, shape->width);
  int    height = CLAMP ((int)(picture->height * by + 0.5), 1, shape->height);
  g_autoptr (RcFrame) scaled = rc_frame_scale (picture, width, height, error);
  RcFrame            *frame =
      scaled != NULL ? rc_frame_new (shape->width, shape->height, RC_FRAME_BGRA8, error) : NULL;
  gsize left = (gsize)(shape->width - width) / 2, top = (gsize)(shape->height - height) / 2;

  if (frame == NULL)
    return NULL;
  memset (frame->data, 0, frame->stride * (gsize)frame->height);
  for (gsize y = 0; y < (gsize)height; y++)
    memcpy (frame->data + (top + y) * frame->stride + left * 4, scaled->data + y * scaled->stride,
            (gsize)width * 4);
  for (gsize i = 3; i < frame->stride * (gsize)frame->height; i += 4)
    frame->data[i] = 255;
  return frame;
}

static gboolean
hand_over (RcOutput *output, int index, RcFrame *frame, GError **error)
{
  return output->frame (output, index, frame, NULL, NULL, error);
}

/* The video's own sound, as long as the frames; none if it has none. */
static gboolean
hand_over_sound (const RcRequest *request,
                 const char      *path,
                 RcOutput        *output,
                 GCancellable    *cancellable,
                 GError         **error)
{
  const RcRequestShape    *shape = rc_request_shape (request);
  const RcMovieSound       sound = { .path = path,
                                     .start = { 0, 1 },
                                     .seconds = rc_time_from_frames (shape->frames, shape->rate),
                                     .gain = 1 };
  g_autoptr (RcSoundMixer) mixer = NULL;
  gint64                   left = rc_sound_samples (shape->frames, shape->rate);
  float                    block[BLOCK * RC_SOUND_CHANNELS];

  if (output->sound == NULL)
    return TRUE;
  mixer = rc_sound_mixer_new (&sound, 1, error);
  if (mixer == NULL)
    return FALSE;
  for (; left > 0; left -= BLOCK)
    {
      gsize n = (gsize)MIN (left, BLOCK);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !rc_sound_mixer_read (mixer, block, n, error) || !output->sound (output, block, n, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
render_video (const RcRequest *request,
              const char      *path,
              RcOutput        *output,
              GCancellable    *cancellable,
              GError         **error)
{
  const RcRequestShape     *shape = rc_request_shape (request);
  g_autoptr (RcMediaInfo)   info = rc_media_probe (path, cancellable, error);
  g_autoptr (RcVideoReader) video =
      info != NULL
          ? rc_video_reader_new (path, info, shape->width, shape->height, shape->rate, error)
          : NULL;

  return video != NULL && rc_frame_run (video, NULL, 0, hand_over, output, cancellable, error) &&
         (!info->has_sound || hand_over_sound (request, path, output, cancellable, error));
}

static gboolean
render_picture (const RcRequest *request,
                const char      *path,
                RcOutput        *output,
                GCancellable    *cancellable,
                GError         **error)
{
  const RcRequestShape *shape = rc_request_shape (request);
  g_autoptr (RcFrame)   picture =
      rc_media_load_image (path, MAX (shape->width, shape->height), cancellable, error);
  g_autoptr (RcFrame) still = picture != NULL ? framed (picture, shape, error) : NULL;

  return still != NULL && rc_frame_run (NULL, still, 0, hand_over, output, cancellable, error);
}

static gboolean
footage_render (const RcGenerator *self,
                const RcRequest   *request,
                RcOutput          *output,
                GCancellable      *cancellable,
                GError           **error)
{
  g_autofree char *video = NULL, *picture = NULL;
  RcExtension      extension;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (rc_request_is_region (request) && rc_request_region_footage (request) != NULL)
    return rc_hand_back_render (request, output, cancellable, error);
  if (rc_request_is_region (request))
    return rc_retouch_region_render (request, output, cancellable, error);
  if (rc_request_extension (request, &extension))
    return rc_extend_render (request, output, cancellable, error);
  video = dup_reference (request, "video");
  if (video != NULL)
    return render_video (request, video, output, cancellable, error);
  picture = dup_reference (request, "image");
  if (picture != NULL)
    return render_picture (request, picture, output, cancellable, error);
  g_set_error_literal (
      error, RC_ERROR, RC_ERROR_INVALID,
      _ ("The shot has no footage: put the video, or a picture, that it is to show "
         "into a reference slot of the shot."));
  return FALSE;
}

const RcGenerator rc_generator_footage = {
  .id = "footage",
  .label = "Footage",
  .version = 4,
  .abilities = { .least_size = 16,
                 .most_size = 4096,
                 .most_seconds = 600,
                 .images = 1,
                 .videos = 1,
                 .prompt_words = 5000,
                 .masks = TRUE,
                 .sound = TRUE,
                 .price = "free" },
  .render = footage_render,
};
