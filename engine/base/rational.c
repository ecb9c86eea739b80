/* rational.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/rational.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Beyond this no film is long enough to matter, and products of two such values still fit. */
#define LARGEST G_GINT64_CONSTANT (1000000000)

static gpointer
rational_copy (gpointer value)
{
  return g_memdup2 (value, sizeof (RcRational));
}

G_DEFINE_BOXED_TYPE (RcRational, rc_rational, rational_copy, g_free)

static gint64
greatest_common_divisor (gint64 a, gint64 b)
{
  while (b != 0)
    {
      gint64 rest = a % b;

      a = b;
      b = rest;
    }
  return a < 0 ? -a : a;
}

/** Returns: num/den in lowest terms; @den may be negative, not 0 */
RcRational
rc_rational (gint64 num, gint64 den)
{
  gint64 divisor;

  g_return_val_if_fail (den != 0, ((RcRational){ 0, 1 }));
  divisor = greatest_common_divisor (num, den);
  if (den < 0)
    divisor = -divisor;
  return (RcRational){ num / divisor, den / divisor };
}

/** Returns: @value rounded to the nearest thousandth */
RcRational
rc_rational_from_double (double value)
{
  return rc_rational ((gint64)llround (value * 1000.0), 1000);
}

double
rc_rational_to_double (RcRational value)
{
  return (double)value.num / (double)value.den;
}

/** Returns: less than, equal to or greater than 0, as @a is to @b */
int
rc_rational_compare (RcRational a, RcRational b)
{
  gint64 left = a.num * b.den;
  gint64 right = b.num * a.den;

  return (left > right) - (left < right);
}

RcRational
rc_rational_add (RcRational a, RcRational b)
{
  return rc_rational (a.num * b.den + b.num * a.den, a.den * b.den);
}

/** Returns: (transfer full): "NUM" or "NUM/DEN" */
char *
rc_rational_to_string (RcRational value)
{
  if (value.den == 1)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value.num);
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, value.num, value.den);
}

static gboolean
parse_fraction (const char *text, RcRational *value)
{
  g_auto (GStrv) owned = g_strsplit (text, "/", 2);
  gint64         num = 0, den = 1;

  if (owned[0] == NULL || !g_ascii_string_to_signed (owned[0], 10, -LARGEST, LARGEST, &num, NULL))
    return FALSE;
  if (owned[1] != NULL && !g_ascii_string_to_signed (owned[1], 10, 1, LARGEST, &den, NULL))
    return FALSE;
  *value = rc_rational (num, den);
  return TRUE;
}

static gboolean
parse_decimal (const char *text, RcRational *value)
{
  char  *end = NULL;
  double number = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (number) || fabs (number) > (double)LARGEST / 1000)
    return FALSE;
  *value = rc_rational_from_double (number);
  return TRUE;
}

/**
 * rc_rational_parse:
 * @text: "24", "24000/1001" or "23.976"
 *
 * Errors: RC_ERROR_INVALID if it is none of these
 */
gboolean
rc_rational_parse (const char *text, RcRational *value, GError **error)
{
  if (parse_fraction (text, value) || parse_decimal (text, value))
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("“%s” is not a number: write it as 24, 23.976 or 24000/1001"), text);
  return FALSE;
}

/** Returns: how many whole frames @seconds last at @rate, halves rounded up */
gint64
rc_time_to_frames (RcRational seconds, RcRational rate)
{
  return (gint64)floor (rc_rational_to_double (seconds) * rc_rational_to_double (rate) + 0.5);
}

/** Returns: how long @frames last at @rate, in seconds */
RcRational
rc_time_from_frames (gint64 frames, RcRational rate)
{
  return rc_rational (frames * rate.den, rate.num);
}

/** Returns: (transfer full): as people write seconds: "4.5", not 9/2; "3.333" for 80 frames of 24 a
 * second, which tells it from 79 and 81 */
char *
rc_time_to_text (RcRational seconds)
{
  char  number[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;

  g_ascii_formatd (number, sizeof number, "%.3f", rc_rational_to_double (seconds));
  for (end = number + strlen (number); end[-1] == '0'; end--)
    ;
  return g_strndup (number, (gsize)(end - number) - (end[-1] == '.'));
}

/** Returns: (transfer full): non-drop timecode "HH:MM:SS:FF" */
char *
rc_time_to_timecode (RcRational seconds, RcRational rate)
{
  gint64 base = MAX (1, (gint64)llround (rc_rational_to_double (rate)));
  gint64 frames = MAX (0, rc_time_to_frames (seconds, rate));
  int    whole = (int)(frames / base);

  return g_strdup_printf ("%02d:%02d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60,
                          (int)(frames % base));
}

/* Hours may be left out: 0:02:12 */
static gboolean
parse_timecode (const char *text, RcRational rate, RcRational *seconds)
{
  int    hours = 0, minutes, secs, frames, used = 0;
  gint64 base = MAX (1, (gint64)llround (rc_rational_to_double (rate)));

  if (sscanf (text, "%2d:%2d:%2d:%2d%n", &hours, &minutes, &secs, &frames, &used) != 4)
    {
      hours = 0;
      if (sscanf (text, "%2d:%2d:%2d%n", &minutes, &secs, &frames, &used) != 3)
        return FALSE;
    }
  if (text[used] != '\0' || hours < 0 || minutes < 0 || secs < 0 || frames < 0 || frames >= base)
    return FALSE;
  *seconds = rc_time_from_frames ((hours * 3600 + minutes * 60 + secs) * base + frames, rate);
  return TRUE;
}

/**
 * rc_time_parse:
 * @text: seconds ("4.5", "4.5s", "9/2"), frames ("108f") or timecode ("00:00:04:12", "0:04:12")
 * @rate: what frames and timecode are counted in
 *
 * Errors: RC_ERROR_INVALID if it is none of these
 */
gboolean
rc_time_parse (const char *text, RcRational rate, RcRational *seconds, GError **error)
{
  g_autofree char *body = g_strstrip (g_strdup (text));
  gsize            length = strlen (body);
  char             unit = length > 0 ? body[length - 1] : '\0';

  if (parse_timecode (body, rate, seconds))
    return TRUE;
  if (unit == 's' || unit == 'f')
    body[length - 1] = '\0';
  g_strchomp (body);
  if (parse_fraction (body, seconds) || parse_decimal (body, seconds))
    {
      if (unit == 'f')
        *seconds = rc_rational (seconds->num * rate.den, seconds->den * rate.num);
      return TRUE;
    }
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("“%s” is not a time: write it as 4.5, 108f or 00:00:04:12"), text);
  return FALSE;
}
