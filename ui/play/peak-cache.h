/* peak-cache.h - the loudness of sound files, worked out one after the other on another thread
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Peaks a second. */
#define RC_PEAKS_RATE 50

typedef struct _RcPeakCache RcPeakCache;
typedef void (*RcPeakFunc) (gpointer user_data);

RcPeakCache *rc_peak_cache_new (RcPeakFunc arrived, gpointer user_data);
void         rc_peak_cache_free (RcPeakCache *self);
/* (nullable) (transfer none): float, 0 to 1; NULL: not yet, and asked for now */
const GArray *rc_peak_cache_get (RcPeakCache *self, const char *path, double seconds);

G_END_DECLS
