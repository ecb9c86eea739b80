/* cut-sound.h - what is heard in a cut: the shots' own sound, trimmed with them, and its tracks
 *
 * The window plays it and a movie is written with it, so that both sound the same.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/cut.h"
#include "engine/media/sound.h"
#include "engine/session/session.h"

G_BEGIN_DECLS

GArray *rc_session_list_sounds (RcSession *self, const GArray *shots, RcFilmCut *cut);

/* A file onto a track. */
RcSound *rc_session_add_sound (RcSession  *self,
                               const char *path,
                               RcTrack     track,
                               RcRational  start,
                               GError    **error);
void     rc_session_add_sound_async (RcSession          *self,
                                     const char         *path,
                                     RcTrack             track,
                                     RcRational          start,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
RcSound *rc_session_add_sound_finish (RcSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
