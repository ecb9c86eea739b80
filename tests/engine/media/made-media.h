/* made-media.h - image, sound and video files that the tests make with GStreamer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gst/gst.h>

/* Runs a pipeline, as for gst-launch, to its end. It has an element called file that writes @path.
 */
G_GNUC_UNUSED static void
made_launch (const char *description, const char *path)
{
  g_autoptr (GError) error = NULL;
  GstElement        *pipeline, *file;
  GstBus            *bus;
  GstMessage        *message;

  gst_init (NULL, NULL);
  pipeline = gst_parse_launch (description, &error);
  g_assert_no_error (error);
  file = gst_bin_get_by_name (GST_BIN (pipeline), "file");
  g_object_set (file, "location", path, NULL);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  bus = gst_element_get_bus (pipeline);
  message = gst_bus_timed_pop_filtered (bus, 60 * GST_SECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  g_assert_nonnull (message);
  g_assert_cmpint (GST_MESSAGE_TYPE (message), ==, GST_MESSAGE_EOS);
  gst_message_unref (message);
  gst_element_set_state (pipeline, GST_STATE_NULL);
  gst_object_unref (bus);
  gst_object_unref (file);
  gst_object_unref (pipeline);
}

/* Two seconds of a sine. */
G_GNUC_UNUSED static void
made_sound (const char *path)
{
  made_launch ("audiotestsrc num-buffers=20 samplesperbuffer=4800 volume=0.5 ! "
               "audio/x-raw, rate=48000, channels=1 ! wavenc ! filesink name=file",
               path);
}

/* Ten frames of 64x48 at 10 frames a second, without sound. */
G_GNUC_UNUSED static void
made_video (const char *path)
{
  made_launch (
      "videotestsrc num-buffers=10 pattern=red ! video/x-raw, format=BGRx, width=64, height=48, "
      "framerate=10/1 ! avenc_ffv1 ! matroskamux ! filesink name=file",
      path);
}
