/* prompt-parts.h - a prompt that tells several shots, broken into them
 *
 *   "Grain. Shot 1: she runs. Shot 2: her face."   "Grain. She runs." "Grain. Her face."
 *   "[0-2s] Wide. [2-5s] Close-up of a cat."       2 s and 3 s
 *
 * They are told apart as the reader does ("Shot 2:", "cut to", "[3-6s]" with a new framing), so
 * that what is broken is what the sketch of the whole cuts to. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/staging.h"

G_BEGIN_DECLS

typedef struct
{
  char  *prompt;  /* without the words that only part it from the others */
  double seconds; /* how long it takes of the whole */
} RcPromptPart;

GArray *rc_prompt_parts_new (const RcStaging *staging, const char *prompt, double seconds);
guint   rc_prompt_parts_count (const RcStaging *staging, const char *prompt);

G_END_DECLS
