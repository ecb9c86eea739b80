/* prompt-view.h - a text view that draws what became of its words
 *
 * Under the words: an even line where they were staged, dots where they are left for a model, and
 * a zigzag where something overruled them. Behind them: chips for the characters, and what was
 * searched for. None of it is a property of the text, so that a long text is not laid out again
 * when the marks change; only the letters of a mention have its colour.
 *
 * The buffer holds a long paragraph in pieces (soft-break.h), so the text is read with
 * rc_prompt_view_dup_text(), never from the buffer. Offsets are the same in both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/prompt/prompt-marks.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  RC_PROMPT_COVERAGE, /* kinds are RcSpanKind */
  RC_PROMPT_MENTIONS, /* kinds are colours of the cast */
  RC_PROMPT_FOUND,    /* kind 1 is the one that is looked at */
  RC_PROMPT_SPELLING, /* words that no dictionary has */
  RC_N_PROMPT_LAYERS,
} RcPromptLayer;

#define RC_TYPE_PROMPT_VIEW (rc_prompt_view_get_type ())
G_DECLARE_FINAL_TYPE (RcPromptView, rc_prompt_view, RC, PROMPT_VIEW, GtkTextView)

GtkWidget    *rc_prompt_view_new (void);
void          rc_prompt_view_take_marks (RcPromptView *self, RcPromptLayer layer, GArray *marks);
const GArray *rc_prompt_view_get_marks (RcPromptView *self, RcPromptLayer layer);
void          rc_prompt_view_expect (RcPromptView *self, const char *text);
char         *rc_prompt_view_dup_text (RcPromptView *self);
char *rc_prompt_view_dup_range (RcPromptView *self, const GtkTextIter *from, const GtkTextIter *to);
gboolean rc_prompt_view_is_settled (RcPromptView *self);

G_END_DECLS
