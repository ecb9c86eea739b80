/* stop.h - whether drawing goes on, asked within a picture
 *
 * A large picture takes long enough that somebody who cancels would wait for it. What draws tells
 * how much it has asked OpenGL for, in pixels; now and then that is waited for, and asked whether
 * all of it is still wanted. Small pictures are never waited for in the middle.
 *
 * Needs a current context. Thread: the context's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pixels of a pass that are asked for at once: some milliseconds of a processor. */
#define RC_STOP_PIXELS (1 << 18)

/* What a triangle costs beside a pixel, roughly. */
#define RC_STOP_TRIANGLE 4

typedef gboolean (*RcStopFunc) (gpointer data);

typedef struct
{
  RcStopFunc wanted; /* (nullable): nobody ever stops it */
  gpointer   data;
  gsize      pixels; /* since it was asked last */
  gboolean   stopped;
} RcStop;

void     rc_stop_begin (RcStop *self);
gboolean rc_stop_after (RcStop *self, gsize pixels);
/* An RcStopFunc for a GCancellable, which may be NULL. */
gboolean rc_stop_if_cancelled (gpointer cancellable);

G_END_DECLS
