/* prompt-marks.h - parts of a text that is being written: what became of them, what they mention
 *
 * A list of marks is a GArray of RcPromptMark in order of `start`, none over another. Offsets are
 * in characters. While the text is edited the marks move along, until new ones are there.
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/film.h"
#include "engine/script/staging.h"

G_BEGIN_DECLS

typedef struct
{
  int   start, end; /* characters; end is behind the last one */
  guint kind;       /* RcSpanKind, or the colour of the character that is mentioned */
  char *what;       /* (nullable) for people: what it set, a line each; owned by the list */
} RcPromptMark;

GArray             *rc_prompt_marks_new (void);
GArray             *rc_prompt_marks_from_staging (const RcStaging *staging, const char *text);
GArray             *rc_prompt_marks_from_mentions (RcProject *project, const char *text);
GArray             *rc_prompt_marks_find (const char *text, const char *wanted);
void                rc_prompt_marks_inserted (GArray *marks, int at, int length);
void                rc_prompt_marks_deleted (GArray *marks, int start, int end);
guint               rc_prompt_marks_first_behind (const GArray *marks, int at);
const RcPromptMark *rc_prompt_marks_at (const GArray *marks, int at);

G_END_DECLS
