/* soundtrack.h - the sound of a take: dialogue, and music and ambience that give way to it
 *
 * Read forwards, RC_SOUND_RATE samples a second, RC_SOUND_CHANNELS channels. The same dialogue and
 * beds give the same samples. Thread: one at a time; blocking while files are decoded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/media/sound-mixer.h"
#include "engine/voice/dialogue.h"

G_BEGIN_DECLS

typedef struct
{
  const char *path;
  gboolean    loops; /* ambience begins again when it is over */
} RcSoundBed;

typedef struct _RcSoundtrack RcSoundtrack;

RcSoundtrack *rc_soundtrack_new (RcDialogue       *dialogue,
                                 const RcSoundBed *beds,
                                 guint             n_beds,
                                 RcRational        seconds,
                                 GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void          rc_soundtrack_free (RcSoundtrack *self);
gboolean      rc_soundtrack_is_silent (const RcSoundtrack *self);
gboolean      rc_soundtrack_read (RcSoundtrack *self, float *out, gsize n, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
double rc_soundtrack_duck (const RcDialogue *dialogue, double seconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcSoundtrack, rc_soundtrack_free)

G_END_DECLS
