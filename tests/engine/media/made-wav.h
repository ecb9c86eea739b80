/* made-wav.h - sound files that the tests make without GStreamer: 48 kHz, 16 bits, one channel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <math.h>

#define MADE_RATE 48000

/* @samples: (array length=n) */
G_GNUC_UNUSED static void
made_wav (const char *path, const gint16 *samples, guint32 n)
{
  const guint32          format[] = { GUINT32_TO_LE (16), GUINT32_TO_LE (0x00010001),
                                      GUINT32_TO_LE (MADE_RATE), GUINT32_TO_LE (MADE_RATE * 2),
                                      GUINT32_TO_LE (0x00100002) };
  const guint32          all = GUINT32_TO_LE (n * 2 + 36), size = GUINT32_TO_LE (n * 2);
  g_autoptr (GError)     error = NULL;
  g_autoptr (GByteArray) wav = g_byte_array_new ();

  g_byte_array_append (wav, (const guint8 *)"RIFF", 4);
  g_byte_array_append (wav, (const guint8 *)&all, sizeof all);
  g_byte_array_append (wav, (const guint8 *)"WAVEfmt ", 8);
  g_byte_array_append (wav, (const guint8 *)format, sizeof format);
  g_byte_array_append (wav, (const guint8 *)"data", 4);
  g_byte_array_append (wav, (const guint8 *)&size, sizeof size);
  for (guint32 i = 0; i < n; i++)
    {
      gint16 value = GINT16_TO_LE (samples[i]);

      g_byte_array_append (wav, (const guint8 *)&value, sizeof value);
    }
  g_assert_true (g_file_set_contents (path, (const char *)wav->data, (gssize)wav->len, &error));
  g_assert_no_error (error);
}

/* A sine at half volume. */
G_GNUC_UNUSED static void
made_tone (const char *path, double seconds, double hertz)
{
  guint32            n = (guint32)(seconds * MADE_RATE);
  g_autofree gint16 *samples = g_new0 (gint16, n);

  for (guint32 i = 0; i < n; i++)
    samples[i] = (gint16)(16000 * sin (2 * G_PI * hertz * i / MADE_RATE));
  made_wav (path, samples, n);
}

/* Silence of @n samples, with a clap at @at: a burst of 2 ms that begins there at once. */
G_GNUC_UNUSED static void
made_clap (const char *path, guint32 n, guint32 at)
{
  g_autofree gint16 *samples = g_new0 (gint16, n);

  for (guint32 i = at; i < n && i < at + MADE_RATE / 500; i++)
    samples[i] = i & 4 ? 28000 : -28000;
  made_wav (path, samples, n);
}
