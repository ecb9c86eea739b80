/* staging-watch.h - the staging of a shot, kept up to date without holding up the keyboard
 *
 * A short prompt is read at once; a long one in another thread, when the keyboard rests. Whoever
 * watches is told of each staging that is still the one of the words as they are.
 *
 * Thread: the main thread, all of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"

G_BEGIN_DECLS

typedef struct _RcStagingWatch RcStagingWatch;

/* @staging: (nullable): NULL where the hand-set values make none */
typedef void (*RcStagingFunc) (const RcStaging *staging, gpointer user_data);

RcStagingWatch *rc_staging_watch_new (RcStagingFunc func, gpointer user_data);
void            rc_staging_watch_free (RcStagingWatch *self);
void            rc_staging_watch_look (RcStagingWatch *self, RcSession *session, RcShot *shot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcStagingWatch, rc_staging_watch_free)

G_END_DECLS
