/* prompt-clipboard.h - what is selected in a prompt, for other programs: with spaces for soft
 * breaks
 *
 * The primary selection (what is selected, for the middle button) is given out here too, in the
 * place of the text buffer, which would give out soft breaks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/prompt/prompt-view.h"

G_BEGIN_DECLS

char *rc_prompt_clipboard_dup_selected (RcPromptView *view);
void  rc_prompt_clipboard_copy (RcPromptView *view);
void  rc_prompt_clipboard_realize (RcPromptView *view);
void  rc_prompt_clipboard_unrealize (RcPromptView *view);

G_END_DECLS
