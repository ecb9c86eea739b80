/* speech.h - one text spoken by the scratch voice, or a sound file that speaks: sound and mouth
 *
 * The same voice and text give the same samples, always: each is spoken by a process of its own,
 * raccord-voice. What a thread had spoken last it remembers, for the next render of the shot.
 *
 * Immutable, reference counted, any thread; making one blocks, some 20 ms for a sentence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/voice/voice-kit.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RC_SPEECH_MOST_SECONDS 600

/* From @seconds on the mouth has this shape. */
typedef struct
{
  double     seconds;
  RcLipShape shape;
  float      strength; /* 0 to 1: how much of the shape */
} RcLipKey;

typedef struct
{
  gint16   *samples; /* one channel */
  gsize     n_samples;
  int       rate; /* samples a second */
  float     gain; /* that brings it to the usual loudness of speech; samples are -1 to 1 */
  RcLipKey *keys; /* by time; the last is RC_LIPS_REST */
  guint     n_keys;
} RcSpeech;

RcSpeech *rc_speech_new (const RcVoiceKit *kit,
                         const RcVoice    *voice,
                         const char       *text,
                         const char       *language,
                         GError          **error) G_GNUC_WARN_UNUSED_RESULT;
RcSpeech *rc_speech_new_from_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RcSpeech *rc_speech_ref (RcSpeech *self);
void      rc_speech_unref (RcSpeech *self);
double    rc_speech_seconds (const RcSpeech *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcSpeech, rc_speech_unref)

G_END_DECLS
