/* prompt-drag.h - words that are dragged out of a prompt are as they are written: without soft
 * breaks
 *
 * The text view would drag out what it holds. So the prompt takes each press on what is selected
 * itself, and with it the clicks that follow such a press.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/prompt/prompt-view.h"

G_BEGIN_DECLS

void rc_prompt_drag_set_up (RcPromptView *view);

G_END_DECLS
