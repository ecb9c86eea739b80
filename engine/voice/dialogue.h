/* dialogue.h - the lines of a shot laid out in time: who speaks when, with which mouth
 *
 *   g_autoptr (RcDialogue) dialogue = rc_dialogue_new (kit, staging, files, n_files, &error);
 *   speaker = rc_dialogue_speaker (dialogue, 1.5);
 *   rc_dialogue_lips (dialogue, speaker, 1.5, &lips);
 *
 * A line begins when its staging says so, or a breath after the line before it; never while another
 * is being spoken. Immutable, reference counted, any thread; times are seconds into the shot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/voice/lips.h"
#include "engine/voice/speech.h"

G_BEGIN_DECLS

/* A file that is heard instead of the scratch voice: the shot's files for its lines in order, a
 * figure's for the figure's. */
typedef struct
{
  const char *path;
  int         figure; /* index of whose voice it is; -1: the shot's */
} RcVoiceFile;

typedef struct
{
  int       line;   /* index into the staging's lines; -1: a file without a line */
  int       figure; /* -1: somebody who is not in the picture */
  gboolean  off;    /* voice-over: the mouth stays shut */
  double    start, end;
  RcSpeech *speech;
} RcSpokenLine;

typedef struct _RcDialogue RcDialogue;

RcDialogue *rc_dialogue_new (const RcVoiceKit  *kit,
                             const RcStaging   *staging,
                             const RcVoiceFile *files,
                             guint              n_files,
                             GError           **error) G_GNUC_WARN_UNUSED_RESULT;
RcDialogue *rc_dialogue_ref (RcDialogue *self);
void        rc_dialogue_unref (RcDialogue *self);

guint               rc_dialogue_lines (const RcDialogue *self);
const RcSpokenLine *rc_dialogue_line (const RcDialogue *self, guint index);
double              rc_dialogue_seconds (const RcDialogue *self);
gboolean            rc_dialogue_speaks (const RcDialogue *self, int figure);
int                 rc_dialogue_speaker (const RcDialogue *self, double seconds);
void rc_dialogue_lips (const RcDialogue *self, int figure, double seconds, RcLips *lips);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcDialogue, rc_dialogue_unref)

G_END_DECLS
