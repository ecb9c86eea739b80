/* shot-scan.h - the shots of a film that a filter matches, looked for while nothing else is to be
 * done
 *
 * A film of a thousand shots takes longer than a frame: a few milliseconds at a time.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/shot-filter.h"

G_BEGIN_DECLS

typedef struct _RcShotScan RcShotScan;

/* @found: (transfer full): RcShot, in the order of the film */
typedef void (*RcShotScanDone) (GPtrArray *found, gpointer user_data);

RcShotScan *rc_shot_scan_new (RcShotScanDone done, gpointer user_data);
void        rc_shot_scan_free (RcShotScan *self);
void        rc_shot_scan_start (RcShotScan *self, RcSession *session, const RcShotFilter *filter);
void        rc_shot_scan_stop (RcShotScan *self);
gboolean    rc_shot_scan_repeat (RcShotScan *self);

G_END_DECLS
