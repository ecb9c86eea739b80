/* image-file.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/image-file.h"

#include "engine/base/error.h"
#include "engine/image/frame.h"

#include <glib/gi18n-lib.h>

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

typedef struct
{
  const guint8 *data;
  gsize         length;
} Bytes;

static guint32
big16 (const guint8 *p)
{
  return (guint32)p[0] << 8 | p[1];
}

static guint32
big32 (const guint8 *p)
{
  return big16 (p) << 16 | big16 (p + 2);
}

static guint32
little24 (const guint8 *p)
{
  return (guint32)p[2] << 16 | (guint32)p[1] << 8 | p[0];
}

static guint32
little32 (const guint8 *p)
{
  return (guint32)p[3] << 24 | little24 (p);
}

/* Each walk returns whether the file is whole, and fills in what it finds on the way. */

/* Source: Portable Network Graphics, second edition, sections 5.2 to 5.6 */
static gboolean
walk_png (Bytes file, RcImageFile *about)
{
  for (gsize at = 8; at + 12 <= file.length;)
    {
      const guint8 *chunk = file.data + at;
      gsize         size = big32 (chunk);

      if (size > file.length - at - 12)
        return FALSE;
      if (memcmp (chunk + 4, "IHDR", 4) == 0 && size >= 8)
        {
          about->width = (int)(big32 (chunk + 8) & G_MAXINT);
          about->height = (int)(big32 (chunk + 12) & G_MAXINT);
        }
      if (memcmp (chunk + 4, "IEND", 4) == 0)
        return TRUE;
      at += size + 12;
    }
  return FALSE;
}

/* Source: Exif 2.3, section 4.5.4: orientation is tag 0x112 of the first directory */
static int
exif_orientation (Bytes exif)
{
  gboolean      little = exif.length >= 8 && exif.data[0] == 'I';
  const guint8 *p = exif.data;
  gsize         at, count;

#define SHORT_AT(o) (little ? (gsize)p[o] | (gsize)p[(o) + 1] << 8 : (gsize)big16 (p + (o)))
  if (exif.length < 8)
    return 1;
  at = little ? little32 (p + 4) : big32 (p + 4);
  if (at > exif.length - 2)
    return 1;
  count = SHORT_AT (at);
  for (at += 2; count > 0 && at + 12 <= exif.length; count--, at += 12)
    if (SHORT_AT (at) == 0x112)
      {
        gsize value = SHORT_AT (at + 8);

        return value >= 1 && value <= 8 ? (int)value : 1;
      }
#undef SHORT_AT
  return 1;
}

static void
read_jpeg_segment (guint8 marker, Bytes segment, RcImageFile *about)
{
  gboolean frame =
      marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;

  if (frame && segment.length >= 5)
    {
      about->height = (int)big16 (segment.data + 1);
      about->width = (int)big16 (segment.data + 3);
    }
  else if (marker == 0xe1 && segment.length > 6 && memcmp (segment.data, "Exif\0\0", 6) == 0)
    about->orientation = exif_orientation ((Bytes){ segment.data + 6, segment.length - 6 });
}

/* Source: ITU-T T.81, annex B: markers with lengths; behind SOS, bytes in which 0xff is stuffed */
static gboolean
walk_jpeg (Bytes file, RcImageFile *about)
{
  gsize at = 2;

  while (at + 2 <= file.length)
    {
      guint8 marker = file.data[at + 1];
      gsize  size;

      if (file.data[at] != 0xff)
        {
          at++; /* the compressed picture, or what fills the gap before a marker */
          continue;
        }
      if (marker == 0xd9)
        return TRUE;
      if (marker == 0xff)
        at++;
      else if (marker == 0 || marker == 1 || (marker >= 0xd0 && marker <= 0xd7))
        at += 2;
      else
        {
          if (at + 4 > file.length || (size = big16 (file.data + at + 2)) < 2 ||
              size > file.length - at - 2)
            return FALSE;
          read_jpeg_segment (marker, (Bytes){ file.data + at + 4, size - 2 }, about);
          at += 2 + size;
        }
    }
  return FALSE;
}

/* Source: WebP container specification: RIFF with VP8X, VP8 or VP8L */
static gboolean
walk_webp (Bytes file, RcImageFile *about)
{
  const guint8 *p = file.data;

  if (file.length < 30 || little32 (p + 4) > file.length - 8)
    return FALSE;
  if (memcmp (p + 12, "VP8X", 4) == 0)
    {
      about->width = (int)little24 (p + 24) + 1;
      about->height = (int)little24 (p + 27) + 1;
    }
  else if (memcmp (p + 12, "VP8L", 4) == 0)
    {
      guint32 bits = little32 (p + 21);

      about->width = (int)(bits & 0x3fff) + 1;
      about->height = (int)(bits >> 14 & 0x3fff) + 1;
    }
  else
    {
      about->width = (int)(little24 (p + 26) & 0x3fff);
      about->height = (int)(little32 (p + 26) >> 16 & 0x3fff);
    }
  return TRUE;
}

static const struct
{
  const char *format, *decoder;
  gsize       offset;
  const char *magic;
  gsize       length;
  gboolean (*walk) (Bytes file, RcImageFile *about);
} kinds[] = {
  { "PNG image", "pngdec", 0, "\x89PNG\r\n\x1a\n", 8, walk_png },
  { "JPEG image", "jpegdec", 0, "\xff\xd8\xff", 3, walk_jpeg },
  { "WebP image", "webpdec", 8, "WEBP", 4, walk_webp },
};

/**
 * rc_image_file_check:
 *
 * Errors: RC_ERROR_NOT_FOUND, RC_ERROR_INVALID for a folder, RC_ERROR_FORMAT for an empty file,
 * RC_ERROR_READ_ONLY for one that may not be read
 */
gboolean
rc_image_file_check (const char *path, GError **error)
{
  GStatBuf about;

  if (g_stat (path, &about) != 0)
    g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                 _ ("“%s” cannot be found: %s. Put it back, or choose another file."), path,
                 g_strerror (errno));
  else if (S_ISDIR (about.st_mode))
    g_set_error (error, RC_ERROR, RC_ERROR_INVALID, _ ("“%s” is a folder. Choose a file in it."),
                 path);
  else if (!S_ISREG (about.st_mode))
    g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                 _ ("“%s” is a device or a pipe. Choose a file."), path);
  else if (about.st_size == 0)
    g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("“%s” is empty. Choose another file."), path);
  else if (g_access (path, R_OK) != 0)
    g_set_error (error, RC_ERROR, RC_ERROR_READ_ONLY,
                 _ ("“%s” may not be read. Change its permissions, or choose another file."), path);
  else
    return TRUE;
  return FALSE;
}

static gboolean
inspect (const char *path, Bytes file, RcImageFile *about, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (file.length < kinds[i].offset + kinds[i].length ||
          memcmp (file.data + kinds[i].offset, kinds[i].magic, kinds[i].length) != 0)
        continue;
      about->format = kinds[i].format;
      about->decoder = kinds[i].decoder;
      if (!kinds[i].walk (file, about))
        g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                     _ ("“%s” is cut short: the end of the %s is missing. "
                        "Copy it again, or choose another file."),
                     path, about->format);
      else if (about->width > RC_FRAME_LARGEST || about->height > RC_FRAME_LARGEST)
        g_set_error (error, RC_ERROR, RC_ERROR_LIMIT,
                     _ ("“%s” has %d × %d pixels, and %d on a side is the most. "
                        "Make it smaller, or choose another file."),
                     path, about->width, about->height, RC_FRAME_LARGEST);
      else if (about->width < 1 || about->height < 1)
        g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                     _ ("“%s” is damaged: it does not say how large it is. Choose another file."),
                     path);
      else
        return TRUE;
      return FALSE;
    }
  return TRUE;
}

/**
 * rc_image_file_inspect:
 * @file: (out): `format` is NULL if it is not one of the kinds known here
 *
 * Errors: those of rc_image_file_check(); RC_ERROR_FORMAT if the file is cut short;
 * RC_ERROR_LIMIT if the picture is too large
 */
gboolean
rc_image_file_inspect (const char *path, RcImageFile *file, GError **error)
{
  g_autoptr (GMappedFile) mapped = NULL;
  Bytes                   bytes;

  *file = (RcImageFile){ .orientation = 1 };
  if (!rc_image_file_check (path, error))
    return FALSE;
  mapped = g_mapped_file_new (path, FALSE, error);
  if (mapped == NULL)
    return FALSE;
  bytes = (Bytes){ (const guint8 *)g_mapped_file_get_contents (mapped),
                   g_mapped_file_get_length (mapped) };
  return inspect (path, bytes, file, error);
}
