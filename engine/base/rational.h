/* rational.h - exact time: seconds and frame rates as fractions
 *
 * A duration is a fraction of a second (9/2 is 4.5 s), a frame rate a fraction of 1/s (24000/1001).
 * Always in lowest terms, den > 0. The text form is "NUM" or "NUM/DEN".
 * Thread: any; values are plain.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 num;
  gint64 den;
} RcRational;

#define RC_TYPE_RATIONAL (rc_rational_get_type ())

GType      rc_rational_get_type (void);
RcRational rc_rational (gint64 num, gint64 den);
RcRational rc_rational_from_double (double value);
double     rc_rational_to_double (RcRational value);
int        rc_rational_compare (RcRational a, RcRational b);
RcRational rc_rational_add (RcRational a, RcRational b);
char      *rc_rational_to_string (RcRational value);
gboolean   rc_rational_parse (const char *text, RcRational *value, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

gint64     rc_time_to_frames (RcRational seconds, RcRational rate);
RcRational rc_time_from_frames (gint64 frames, RcRational rate);
char      *rc_time_to_text (RcRational seconds);
char      *rc_time_to_timecode (RcRational seconds, RcRational rate);
gboolean   rc_time_parse (const char *text, RcRational rate, RcRational *seconds, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
