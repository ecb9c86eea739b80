/* take-fixture.h - takes of noise in a folder of their own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/media/take-reader.h"
#include "engine/media/take-writer.h"

#include "made.h"

#define W 38 /* no multiple of 4 or of a slice: rows are not aligned */
#define H 22

typedef struct
{
  char *dir;
  char *take;
} Fixture;

static inline void
set_up (Fixture *self, gconstpointer data)
{
  self->dir = made_folder ();
  self->take = g_build_filename (self->dir, "abc", NULL);
}

static inline void
tear_down (Fixture *self, gconstpointer data)
{
  remove_tree (self->dir);
  g_free (self->dir);
  g_free (self->take);
}

static inline gboolean
add_noise (RcTakeWriter *writer, int width, int height, guint seed, gboolean passes, GError **error)
{
  g_autoptr (RcFrame) colour = made_noise (width, height, RC_FRAME_BGRA8, seed);
  g_autoptr (RcFrame) depth = NULL;
  g_autoptr (RcFrame) identity = NULL;

  if (passes)
    {
      depth = made_noise (width, height, RC_FRAME_GRAY16, seed + 1000);
      identity = made_noise (width, height, RC_FRAME_GRAY8, seed + 2000);
    }
  return rc_take_writer_add (writer, colour, depth, identity, error);
}

static inline void
write_take (Fixture *self, int frames, RcRational rate, gboolean passes, int width, int height)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcTakeWriter) writer =
      rc_take_writer_new (self->dir, "abc", width, height, rate, passes, &error);
  cJSON *about = cJSON_CreateObject ();

  g_assert_no_error (error);
  for (int i = 0; i < frames; i++)
    g_assert_true (add_noise (writer, width, height, (guint)i, passes, &error));
  cJSON_AddStringToObject (about, "note", "kept");
  g_assert_true (rc_take_writer_finish (writer, about, &error));
  g_assert_no_error (error);
}

static inline void
check_frame (RcTakeReader *reader, RcPass pass, int index)
{
  static const struct
  {
    RcFrameFormat format;
    guint         seed;
  } passes[] = { { RC_FRAME_BGRA8, 0 }, { RC_FRAME_GRAY16, 1000 }, { RC_FRAME_GRAY8, 2000 } };
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcFrame) got = rc_take_reader_frame (reader, pass, index, &error);
  g_autoptr (RcFrame) wanted =
      made_noise (rc_take_reader_width (reader), rc_take_reader_height (reader),
                  passes[pass].format, passes[pass].seed + (guint)index);

  g_assert_no_error (error);
  g_assert_true (rc_frame_equal (got, wanted));
}

typedef struct
{
  const char *path; /* below /engine/take */
  void (*run) (Fixture *self, gconstpointer data);
  gsize data;
} TakeTest;

static inline void
add_take_tests (const TakeTest *tests, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/engine/take/", tests[i].path, NULL);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (tests[i].data), set_up, tests[i].run, tear_down);
    }
}
