/* take-sound.h - the sound that a request asks for: its staging's lines and its sound references
 *
 * References with the role “voice” are heard instead of the scratch voice, “music” and “ambience”
 * under it. The same request gives the same samples.
 *
 * Thread: any, one at a time per soundtrack; blocking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/generator.h"
#include "engine/voice/soundtrack.h"

G_BEGIN_DECLS

RcDialogue *rc_take_sound_dialogue (const RcVoiceKit *kit, const RcRequest *request, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
RcSoundtrack *rc_take_sound_track (const RcRequest *request, RcDialogue *dialogue, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean rc_take_sound_write (RcSoundtrack    *track,
                              const RcRequest *request,
                              RcOutput        *output,
                              GCancellable    *cancellable,
                              GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
