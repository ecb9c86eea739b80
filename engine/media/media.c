/* media.c - what must be installed, and what a file is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/media.h"

#include "engine/base/error.h"
#include "engine/media/image-file.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include <gst/gst.h>
#include <gst/pbutils/pbutils.h>

#define PROBE_TIMEOUT (10 * GST_SECOND)

/* Elements that do the same, the first that is there is used, and the package of the first. */
static const struct
{
  const char *elements[4];
  const char *package;
} needed[] = {
  { { "appsrc", NULL }, "gstreamer1.0-plugins-base" },
  { { "uridecodebin", NULL }, "gstreamer1.0-plugins-base" },
  { { "videoconvert", NULL }, "gstreamer1.0-plugins-base" },
  { { "audiomixer", NULL }, "gstreamer1.0-plugins-base" },
  { { "matroskamux", NULL }, "gstreamer1.0-plugins-good" },
  { { "matroskademux", NULL }, "gstreamer1.0-plugins-good" },
  { { "mp4mux", NULL }, "gstreamer1.0-plugins-good" },
  { { "pngdec", NULL }, "gstreamer1.0-plugins-good" },
  { { "jpegdec", NULL }, "gstreamer1.0-plugins-good" },
  { { "avenc_ffv1", NULL }, "gstreamer1.0-libav" },
  { { "avdec_ffv1", NULL }, "gstreamer1.0-libav" },
  { { "avenc_huffyuv", NULL }, "gstreamer1.0-libav" },
  { { "avdec_huffyuv", NULL }, "gstreamer1.0-libav" },
  { { "x264enc", "openh264enc", NULL }, "gstreamer1.0-plugins-ugly" },
  { { "h264parse", NULL }, "gstreamer1.0-plugins-bad" },
  { { "avenc_aac", "fdkaacenc", "voaacenc", NULL }, "gstreamer1.0-libav" },
};

/* Names under which people keep moving pictures: sound alone in one of them is a mistake. */
static const char *const video_names[] = {
  ".mp4", ".mov", ".mkv", ".webm", ".avi", ".m4v", ".mpg"
};

static gboolean
has_any (const char *const *elements)
{
  for (; *elements != NULL; elements++)
    {
      GstElementFactory *factory = gst_element_factory_find (*elements);

      if (factory != NULL)
        {
          gst_object_unref (factory);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * rc_media_init:
 *
 * Starts GStreamer and looks whether all that is needed is installed. May be called again.
 *
 * Errors: RC_ERROR_UNSUPPORTED, naming the packages to install
 */
gboolean
rc_media_init (GError **error)
{
  g_autoptr (GPtrArray) packages = g_ptr_array_new ();
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();
  g_autofree char      *names = NULL, *list = NULL;

  if (!gst_init_check (NULL, NULL, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      if (has_any (needed[i].elements))
        continue;
      g_ptr_array_add (elements, (gpointer)needed[i].elements[0]);
      if (!g_ptr_array_find_with_equal_func (packages, needed[i].package, g_str_equal, NULL))
        g_ptr_array_add (packages, (gpointer)needed[i].package);
    }
  if (elements->len == 0)
    return TRUE;
  g_ptr_array_add (elements, NULL);
  g_ptr_array_add (packages, NULL);
  names = g_strjoinv (", ", (char **)elements->pdata);
  list = g_strjoinv (" ", (char **)packages->pdata);
  g_set_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED,
               _ ("GStreamer lacks %s. Install it with: sudo apt install %s"), names, list);
  return FALSE;
}

void
rc_media_info_free (RcMediaInfo *self)
{
  g_free (self->format);
  g_free (self);
}

static RcMediaInfo *
info_from_image (const RcImageFile *file)
{
  RcMediaInfo *info = g_new0 (RcMediaInfo, 1);
  gboolean     turned = file->orientation >= 5;

  info->kind = RC_MEDIA_IMAGE;
  info->width = turned ? file->height : file->width;
  info->height = turned ? file->width : file->height;
  info->rate = rc_rational (0, 1);
  info->format = g_strdup (file->format);
  return info;
}

/* Returns: (transfer full): such as "H.264 video" */
static char *
describe_format (GstDiscovererStreamInfo *stream, const char *what)
{
  GstCaps         *caps = gst_discoverer_stream_info_get_caps (stream);
  g_autofree char *codec = caps != NULL ? gst_pb_utils_get_codec_description (caps) : NULL;
  char            *bracket = codec != NULL ? strstr (codec, " (") : NULL;

  g_clear_pointer (&caps, gst_caps_unref);
  if (bracket != NULL)
    *bracket = '\0';
  if (codec == NULL || g_str_has_suffix (codec, what))
    return g_strdup (codec != NULL ? codec : what);
  return g_strdup_printf ("%s %s", codec, what);
}

static gboolean
is_named_video (const char *path)
{
  g_autofree char *name = g_ascii_strdown (path, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (video_names); i++)
    if (g_str_has_suffix (name, video_names[i]))
      return TRUE;
  return FALSE;
}

static void
fill_video (RcMediaInfo *info, GstDiscovererVideoInfo *video)
{
  GstDiscovererStreamInfo *stream = GST_DISCOVERER_STREAM_INFO (video);
  guint                    den = gst_discoverer_video_info_get_framerate_denom (video);

  info->kind = gst_discoverer_video_info_is_image (video) ? RC_MEDIA_IMAGE : RC_MEDIA_VIDEO;
  info->width = (int)gst_discoverer_video_info_get_width (video);
  info->height = (int)gst_discoverer_video_info_get_height (video);
  if (info->kind == RC_MEDIA_VIDEO && den > 0)
    info->rate = rc_rational (gst_discoverer_video_info_get_framerate_num (video), den);
  info->format = describe_format (stream, info->kind == RC_MEDIA_VIDEO ? "video" : "image");
}

static RcMediaInfo *
info_from_streams (const char *path, GstDiscovererInfo *found, GError **error)
{
  g_autoptr (RcMediaInfo) info = g_new0 (RcMediaInfo, 1);
  GList                  *videos = gst_discoverer_info_get_video_streams (found);
  GList                  *audios = gst_discoverer_info_get_audio_streams (found);

  info->rate = rc_rational (0, 1);
  info->has_sound = audios != NULL;
  info->seconds = (double)gst_discoverer_info_get_duration (found) / (double)GST_SECOND;
  if (videos != NULL)
    fill_video (info, videos->data);
  else if (audios != NULL)
    {
      info->kind = RC_MEDIA_AUDIO;
      info->format = describe_format (audios->data, "sound");
    }
  if (info->kind == RC_MEDIA_IMAGE)
    info->seconds = 0;
  gst_discoverer_stream_info_list_free (videos);
  gst_discoverer_stream_info_list_free (audios);
  if (info->format == NULL)
    g_set_error (
        error, RC_ERROR, RC_ERROR_FORMAT,
        _ ("“%s” holds neither a picture nor sound. Choose an image, video or audio file."), path);
  else if (info->kind == RC_MEDIA_AUDIO && is_named_video (path))
    g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                 _ ("“%s” has no video in it, only sound. Choose another file, "
                    "or rename it to .m4a to use the sound."),
                 path);
  else if (info->width > RC_FRAME_LARGEST || info->height > RC_FRAME_LARGEST)
    g_set_error (error, RC_ERROR, RC_ERROR_LIMIT,
                 _ ("“%s” has %d × %d pixels, and %d on a side is the most. "
                    "Make it smaller, or choose another file."),
                 path, info->width, info->height, RC_FRAME_LARGEST);
  else
    return g_steal_pointer (&info);
  return NULL;
}

static void
set_probe_error (GError **error, const char *path, GstDiscovererResult result)
{
  switch (result)
    {
    case GST_DISCOVERER_TIMEOUT:
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                   _ ("“%s” could not be read in %d seconds. Copy it to this machine, "
                      "or choose another file."),
                   path, (int)(PROBE_TIMEOUT / GST_SECOND));
      break;
    case GST_DISCOVERER_MISSING_PLUGINS:
      g_set_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED,
                   _ ("“%s” is in a format that this machine cannot decode. "
                      "Install the GStreamer plugins for it, or convert the file."),
                   path);
      break;
    case GST_DISCOVERER_OK:
    case GST_DISCOVERER_URI_INVALID:
    case GST_DISCOVERER_ERROR:
    case GST_DISCOVERER_BUSY:
    default:
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                   _ ("“%s” is damaged, or no image, video or audio file. Choose another file."),
                   path);
    }
}

static RcMediaInfo *
probe_streams (const char *path, GError **error)
{
  g_autofree char    *uri = gst_filename_to_uri (path, error);
  GstDiscoverer      *discoverer;
  GstDiscovererInfo  *found;
  RcMediaInfo        *info = NULL;
  GstDiscovererResult result = GST_DISCOVERER_ERROR;

  if (uri == NULL)
    return NULL;
  discoverer = gst_discoverer_new (PROBE_TIMEOUT, error);
  if (discoverer == NULL)
    return NULL;
  found = gst_discoverer_discover_uri (discoverer, uri, NULL);
  if (found != NULL)
    result = gst_discoverer_info_get_result (found);
  if (result == GST_DISCOVERER_OK)
    info = info_from_streams (path, found, error);
  else
    set_probe_error (error, path, result);
  g_clear_object (&found);
  g_object_unref (discoverer);
  return info;
}

/**
 * rc_media_probe:
 *
 * Says what a file is from its content, whatever its name. Takes at most ten seconds.
 *
 * Errors: RC_ERROR_NOT_FOUND, RC_ERROR_INVALID for a folder, RC_ERROR_FORMAT for a file that is
 * empty, cut short, no medium, or named as a video and without one; RC_ERROR_LIMIT if the picture
 * is too large; RC_ERROR_UNSUPPORTED if a decoder is missing; G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable)
 */
RcMediaInfo *
rc_media_probe (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (RcMediaInfo) info = NULL;
  RcImageFile             file;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !rc_image_file_inspect (path, &file, error))
    return NULL;
  if (file.format != NULL)
    return info_from_image (&file);
  if (!gst_init_check (NULL, NULL, error))
    return NULL;
  info = probe_streams (path, error);
  if (info == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&info);
}
