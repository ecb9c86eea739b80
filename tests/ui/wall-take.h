/* wall-take.h - takes on disk whose frames say which they are, for the tests of what plays them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/media/take-writer.h"
#include "engine/render/request.h"

#include <string.h>

/* Writes takes/NAME of a film's folder: every pixel of frame i has the blue of @blue + i. */
static inline void
write_wall_take (const char *dir, const char *name, int width, int height, int frames, int blue)
{
  g_autofree char *takes = g_build_filename (dir, "takes", NULL);
  GError          *error = NULL;
  RcTakeWriter    *writer =
      rc_take_writer_new (takes, name, width, height, rc_rational (24, 1), FALSE, &error);
  cJSON *about = cJSON_CreateObject ();

  g_assert_no_error (error);
  for (int i = 0; i < frames; i++)
    {
      g_autoptr (RcFrame) frame = rc_frame_new (width, height, RC_FRAME_BGRA8, &error);

      for (gsize k = 0; k < frame->stride * (gsize)height; k++)
        frame->data[k] = (guint8)(k % 4 == 0   ? blue + i
                                  : k % 4 == 3 ? 255
                                               : ((int)(k / 4) % width + i) * 7);
      g_assert_true (rc_take_writer_add (writer, frame, NULL, NULL, &error));
      g_assert_no_error (error);
    }
  cJSON_AddStringToObject (about, "hash", name);
  cJSON_AddItemToObject (about, "request", cJSON_CreateObject ());
  g_assert_true (rc_take_writer_finish (writer, about, &error));
  g_assert_no_error (error);
  rc_take_writer_free (writer);
}
