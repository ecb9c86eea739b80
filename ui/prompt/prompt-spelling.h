/* prompt-spelling.h - the spelling of a text that is being written
 *
 * Looks through the text when the keyboard rests, a little at a time, and gives its view the words
 * that are in no dictionary: not those of the cast, not those that the staging has read, and not
 * the one that is being written. A right click on one offers what may have been meant.
 *
 *   spelling = rc_prompt_spelling_new (view);
 *   rc_prompt_spelling_set_film (spelling, film);     whose language and cast it is
 *   rc_prompt_spelling_changed (spelling);            when the text or its staging has
 *
 * Nothing is looked through where the film's view does not want it (“check-spelling”), or where
 * there is no dictionary of the film's language.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"
#include "ui/prompt/prompt-view.h"

G_BEGIN_DECLS

typedef struct _RcPromptSpelling RcPromptSpelling;

RcPromptSpelling *rc_prompt_spelling_new (RcPromptView *view);
void              rc_prompt_spelling_free (RcPromptSpelling *self);
void              rc_prompt_spelling_set_film (RcPromptSpelling *self, RcFilmView *film);
void              rc_prompt_spelling_changed (RcPromptSpelling *self);

G_END_DECLS
