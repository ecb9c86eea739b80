/* edit-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/edit-list.h"

#include "engine/base/error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* Of boxes of version 0, from the beginning of the box: its size and type, then version and flags.
 */
#define HEADER         8
#define MVHD_TIMESCALE 20
#define MVHD_DURATION  24
#define TKHD_DURATION  28
#define HDLR_TYPE      16
#define ELST_COUNT     12
#define ELST_DURATION  16
#define ELST_TIME      20
#define MOST_MOOV      (256 << 20)

typedef struct
{
  guint8 *data; /* NULL: there is no such box */
  gsize   size; /* with its header */
} Box;

static guint32
get (const guint8 *data)
{
  return (guint32)data[0] << 24 | (guint32)data[1] << 16 | (guint32)data[2] << 8 | data[3];
}

static void
put (guint8 *data, guint32 value)
{
  for (int i = 0; i < 4; i++)
    data[i] = (guint8)(value >> (24 - 8 * i));
}

/* The first box of that type inside @parent, behind @after. */
static Box
find (Box parent, const char *type, const guint8 *after)
{
  const guint8 *end = parent.data + parent.size;
  guint8       *at = parent.data != NULL ? parent.data + HEADER : NULL;

  while (at != NULL && end - at >= HEADER)
    {
      gsize size = get (at);

      if (size < HEADER || size > (gsize)(end - at))
        break;
      if (at > after && memcmp (at + 4, type, 4) == 0)
        return (Box){ at, size };
      at += size;
    }
  return (Box){ 0 };
}

/* A box of version 0 that reaches at least to @least. */
static gboolean
is_plain (Box box, gsize least)
{
  return box.data != NULL && box.size >= least && box.data[HEADER] == 0;
}

static Box
find_sound_track (Box moov)
{
  Box track = find (moov, "trak", NULL);

  for (; track.data != NULL; track = find (moov, "trak", track.data))
    {
      Box handler = find (find (track, "mdia", NULL), "hdlr", NULL);

      if (is_plain (handler, HDLR_TYPE + 4) && memcmp (handler.data + HDLR_TYPE, "soun", 4) == 0)
        break;
    }
  return track;
}

/* The film lasts as long as its longest track. */
static void
update_duration (Box moov, Box head)
{
  guint32 longest = 0;

  for (Box track = find (moov, "trak", NULL); track.data != NULL;
       track = find (moov, "trak", track.data))
    {
      Box about = find (track, "tkhd", NULL);

      if (is_plain (about, TKHD_DURATION + 4))
        longest = MAX (longest, get (about.data + TKHD_DURATION));
    }
  put (head.data + MVHD_DURATION, longest);
}

static guint32
to_scale (const RcSoundTrack *sound, gint64 samples, guint32 scale)
{
  return (guint32)((samples * scale + sound->rate / 2) / sound->rate);
}

static gboolean
change (Box moov, const RcSoundTrack *sound)
{
  Box     head = find (moov, "mvhd", NULL);
  Box     track = find_sound_track (moov);
  Box     about = find (track, "tkhd", NULL);
  Box     list = find (find (track, "edts", NULL), "elst", NULL);
  guint32 scale;

  if (!is_plain (head, MVHD_DURATION + 4) || !is_plain (about, TKHD_DURATION + 4) ||
      !is_plain (list, ELST_TIME + 4) || get (list.data + ELST_COUNT) != 1)
    return FALSE;
  scale = get (head.data + MVHD_TIMESCALE);
  put (list.data + ELST_DURATION, to_scale (sound, sound->samples + sound->tail, scale));
  put (list.data + ELST_TIME, sound->priming);
  put (about.data + TKHD_DURATION, to_scale (sound, sound->samples, scale));
  update_duration (moov, head);
  return TRUE;
}

/* Finds the box “moov” among those of the file and reads it. Returns: its place, or -1 */
static long
read_moov (FILE *file, GByteArray *moov)
{
  guint8 head[16];
  long   at = 0;

  while (fseek (file, at, SEEK_SET) == 0 && fread (head, 1, HEADER, file) == HEADER)
    {
      guint64 size = get (head);

      if (size == 1 && fread (head + 8, 1, 8, file) == 8)
        size = (guint64)get (head + 8) << 32 | get (head + 12);
      if (size < HEADER || size > G_MAXLONG - (guint64)at)
        return -1;
      if (memcmp (head + 4, "moov", 4) == 0 && size <= MOST_MOOV)
        {
          g_byte_array_set_size (moov, (guint)size);
          return fseek (file, at, SEEK_SET) == 0 && fread (moov->data, 1, size, file) == size ? at
                                                                                              : -1;
        }
      at += (long)size;
    }
  return -1;
}

/**
 * rc_edit_list_set_sound:
 * @path: an MP4 with one sound track whose time goes by samples
 *
 * Errors: RC_ERROR_FORMAT if the file has no such edit list; those of reading and writing
 */
gboolean
rc_edit_list_set_sound (const char *path, const RcSoundTrack *sound, GError **error)
{
  g_autoptr (GByteArray) moov = g_byte_array_new ();
  FILE                  *file = g_fopen (path, "r+b");
  long                   at = file != NULL ? read_moov (file, moov) : -1;
  gboolean               good = FALSE;

  if (file == NULL)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _ ("The movie “%s” cannot be finished: %s."), path, g_strerror (errno));
      return FALSE;
    }
  if (at < 0 || !change ((Box){ moov->data, moov->len }, sound))
    g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                 _ ("The movie “%s” does not say where its sound begins."), path);
  else
    good = fseek (file, at, SEEK_SET) == 0 && fwrite (moov->data, 1, moov->len, file) == moov->len;
  if (at >= 0 && !good && (error == NULL || *error == NULL))
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                 _ ("The movie “%s” cannot be finished: %s."), path, g_strerror (errno));
  if (fclose (file) != 0 && good)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _ ("The movie “%s” cannot be finished: %s."), path, g_strerror (errno));
      good = FALSE;
    }
  return good;
}
