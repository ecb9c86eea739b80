/* sound-player.h - sound that is heard: files with their places in time, from any moment on
 *
 *   rc_sound_player_open (player, sounds, n, n_samples, loop);
 *   rc_sound_player_play (player, from);
 *   at = rc_sound_player_position (player);      seconds; -1: nothing is heard yet
 *
 * Nothing here blocks for longer than a device takes to open: files are decoded on a thread of the
 * pipeline. Without a sound card nothing is heard, time goes on all the same. GST_AUDIO_SINK names
 * another sink than the automatic one.
 *
 * Thread: the one that made it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/media/sound.h"

G_BEGIN_DECLS

typedef struct _RcSoundPlayer RcSoundPlayer;

RcSoundPlayer *rc_sound_player_new (void);
void           rc_sound_player_free (RcSoundPlayer *self);
void           rc_sound_player_open (RcSoundPlayer      *self,
                                     const RcMovieSound *sounds,
                                     guint               n_sounds,
                                     double              seconds,
                                     gboolean            loop);
void           rc_sound_player_set_loop (RcSoundPlayer *self, gboolean loop);
gboolean       rc_sound_player_is_open (const RcSoundPlayer *self);
gboolean       rc_sound_player_play (RcSoundPlayer *self, double from, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void     rc_sound_player_stop (RcSoundPlayer *self);
gboolean rc_sound_player_is_playing (const RcSoundPlayer *self);
double   rc_sound_player_position (RcSoundPlayer *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcSoundPlayer, rc_sound_player_free)

G_END_DECLS
