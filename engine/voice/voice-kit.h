/* voice-kit.h - what the scratch voice knows: voices, languages, and the mouth's shape by phoneme
 *
 * Read from data/voice/ once, immutable after that; any thread.
 *
 * A character's voice settings are words in any order: "old woman, low, slow", "Scottish",
 * "whisper", "pitch 30 speed 150", or a voice of espeak-ng by name, such as "en-us+m3". What they
 * do not say follows from the figure's sex, age, build and what it does, and from its id, so that
 * two characters sound different and each sounds the same in every shot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/staging.h"

G_BEGIN_DECLS

typedef enum
{
  RC_LIPS_REST,   /* nobody speaks: lips together, at ease */
  RC_LIPS_CLOSED, /* p b m */
  RC_LIPS_OPEN,   /* a */
  RC_LIPS_WIDE,   /* e i s t */
  RC_LIPS_ROUND,  /* o u w */
  RC_LIPS_TEETH,  /* f v: the lower lip at the upper teeth */
  RC_N_LIP_SHAPES,
} RcLipShape;

#define RC_VOICE_MOST_NAME 40

typedef struct
{
  char accent[RC_VOICE_MOST_NAME];  /* a language of espeak-ng, "" for the line's own */
  char variant[RC_VOICE_MOST_NAME]; /* a variant of espeak-ng, "" for none */
  int  pitch;                       /* 0 to 99 */
  int  range;                       /* of the pitch, 0 to 99 */
  int  speed;                       /* words a minute, 80 to 450 */
} RcVoice;

typedef struct _RcVoiceKit RcVoiceKit;

RcVoiceKit *rc_voice_kit_load (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void        rc_voice_kit_free (RcVoiceKit *self);
void        rc_voice_kit_voice (const RcVoiceKit      *self,
                                const RcStagingFigure *figure,
                                const char            *settings,
                                RcVoice               *voice);
RcLipShape  rc_voice_kit_lips (const RcVoiceKit *self, const char *phoneme);
const char *rc_voice_kit_language (const RcVoiceKit *self, const char *language);
const char *
rc_voice_kit_script_language (const RcVoiceKit *self, const char *language, GUnicodeScript script);
char *rc_voice_kit_dup_help (const RcVoiceKit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcVoiceKit, rc_voice_kit_free)

G_END_DECLS
