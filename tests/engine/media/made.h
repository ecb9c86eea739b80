/* made.h - pictures and folders that the media tests make for themselves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"
#include "tests/tree.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

/* A temporary folder that others may enter, removed with all that is in it by made_remove(). */
G_GNUC_UNUSED static char *
made_folder (void)
{
  g_autoptr (GError) error = NULL;
  char              *dir = g_dir_make_tmp ("raccord-XXXXXX", &error);

  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (dir, 0755), ==, 0);
  return dir;
}

G_GNUC_UNUSED static guint
made_count (const char *dir)
{
  g_autoptr (GDir) listing = g_dir_open (dir, 0, NULL);
  guint            count = 0;

  while (listing != NULL && g_dir_read_name (listing) != NULL)
    count++;
  return count;
}

/* A picture whose bytes are random, and the same for the same @seed. */
G_GNUC_UNUSED static RcFrame *
made_noise (int width, int height, RcFrameFormat format, guint32 seed)
{
  g_autoptr (GError) error = NULL;
  RcFrame           *frame = rc_frame_new (width, height, format, &error);
  gsize              size;
  guint32            state = seed * 2654435761u + 1;

  g_assert_no_error (error);
  size = frame->stride * (gsize)height;
  for (gsize i = 0; i < size; i++)
    {
      state = state * 1664525u + 1013904223u;
      frame->data[i] = format == RC_FRAME_BGRA8 && i % 4 == 3 ? 255 : (guint8)(state >> 24);
    }
  return frame;
}

/* One colour all over, as 0xRRGGBB. */
G_GNUC_UNUSED static RcFrame *
made_plain (int width, int height, guint32 colour)
{
  g_autoptr (GError) error = NULL;
  RcFrame           *frame = rc_frame_new (width, height, RC_FRAME_BGRA8, &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < (gsize)width * (gsize)height; i++)
    {
      frame->data[i * 4] = colour & 255;
      frame->data[i * 4 + 1] = colour >> 8 & 255;
      frame->data[i * 4 + 2] = colour >> 16 & 255;
      frame->data[i * 4 + 3] = 255;
    }
  return frame;
}

/* Makes permissions count even for the superuser, from here to made_be_oneself(). */
G_GNUC_UNUSED static void
made_be_nobody (void)
{
  if (getuid () == 0)
    g_assert_cmpint (seteuid (65534), ==, 0);
}

G_GNUC_UNUSED static void
made_be_oneself (void)
{
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
}
