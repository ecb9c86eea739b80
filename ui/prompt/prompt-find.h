/* prompt-find.h - finding and replacing in a prompt: a bar under it
 *
 * Every place where the words are is marked in the view; one is looked at, and selected. Return
 * goes to the next, Shift+Return to the one before, Escape closes.
 *
 * Signal "replaced" (const char *text): all of them were replaced, this is the text now; whoever
 * owns the view puts it there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/prompt/prompt-view.h"

G_BEGIN_DECLS

#define RC_TYPE_PROMPT_FIND (rc_prompt_find_get_type ())
G_DECLARE_FINAL_TYPE (RcPromptFind, rc_prompt_find, RC, PROMPT_FIND, GtkWidget)

void rc_prompt_find_set_view (RcPromptFind *self, RcPromptView *view);
void rc_prompt_find_open (RcPromptFind *self, gboolean replace);
void rc_prompt_find_close (RcPromptFind *self);

G_END_DECLS
