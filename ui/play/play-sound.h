/* play-sound.h - the sound that belongs to a picture that plays, and the clock that both go by
 *
 * Between the clock's marks only that part is heard. The picture waits until the sound is heard,
 * then follows it: a frame that is late is dropped, a sound never is. Faster, slower and backwards
 * nothing is heard.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/media/sound.h"
#include "ui/play/stage-clock.h"

G_BEGIN_DECLS

typedef struct _RcPlaySound RcPlaySound;

RcPlaySound *rc_play_sound_new (void);
void         rc_play_sound_free (RcPlaySound *self);
void         rc_play_sound_open (RcPlaySound        *self,
                                 const RcMovieSound *sounds,
                                 guint               n_sounds,
                                 const RcStageClock *clock);
void         rc_play_sound_stop (RcPlaySound *self);
/* After the clock was told to go elsewhere or otherwise, and before every tick. */
gboolean rc_play_sound_changed (RcPlaySound *self, RcStageClock *clock, gint64 now, GError **error);
/* What the last tick found is heard, in seconds; -1: nothing. */
double   rc_play_sound_heard (const RcPlaySound *self);
gboolean rc_play_sound_tick (RcPlaySound *self, RcStageClock *clock, gint64 now, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcPlaySound, rc_play_sound_free)

G_END_DECLS
