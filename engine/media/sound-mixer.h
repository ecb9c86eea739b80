/* sound-mixer.h - several sound files as one sound, read forwards
 *
 * Each file is decoded only as far as it has been read, so that an hour of
 * music costs no more memory than a second, and opened a moment before it is heard, so that nothing
 * waits where one sound follows another. Silence where there is nothing.
 *
 * Thread: one at a time; blocking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/media/sound.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RcSoundMixer RcSoundMixer;

RcSoundMixer *rc_sound_mixer_new (const RcMovieSound *sounds, guint n_sounds, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
RcSoundMixer *rc_sound_mixer_new_trusted (const RcMovieSound *sounds, guint n_sounds);
gboolean      rc_sound_mixer_read (RcSoundMixer *self, float *out, gsize n, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void rc_sound_mixer_seek (RcSoundMixer *self, gint64 at);
void rc_sound_mixer_free (RcSoundMixer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcSoundMixer, rc_sound_mixer_free)

G_END_DECLS
