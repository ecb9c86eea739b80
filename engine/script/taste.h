/* taste.h - what is chosen where the words say nothing
 *
 * With creativity 0 nothing is. Each choice has a threshold that follows from the seed, and so has
 * what is chosen: with more creativity more is chosen, and what was chosen before stays. Mood moves
 * lens, camera, key light and palette smoothly, by the table "mood" of
 * data/vocabulary/defaults.json. Private to engine/script; thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/draft.h"

G_BEGIN_DECLS

const char *
rc_taste_choose (const RcDraft *draft, const char *list, guint32 salt, const char *neutral);
const char *rc_taste_size_of (const RcDraft *draft, int figure);
gboolean    rc_taste_frames_several (const char *size, gboolean together);
const char *rc_taste_size (const RcDraft *draft);
double      rc_taste_lens (const RcDraft *draft, const char *size);
double      rc_taste_pace (const RcDraft *draft);
char       *rc_taste_foreground (const RcDraft *draft, const char *size);
double      rc_taste_key_height (const RcDraft *draft);
const char *rc_taste_palette (const RcDraft *draft, double *share);
void        rc_taste_fill (RcDraft *draft);

G_END_DECLS
