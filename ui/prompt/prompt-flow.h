/* prompt-flow.h - keeps the soft breaks of a text view where its rows end anyway
 *
 * A soft break (soft-break.h) ends a row of the view. Where that row would have had room for the
 * next words, one would see it: so, a moment after the text, its width or its letters changed, the
 * breaks are moved on until each stands where the view would have wrapped the row itself. What is
 * done at a time takes a few milliseconds at most.
 *
 * The view owns it and asks rc_prompt_flow_is_busy() in its buffer's handlers: what the flow does
 * to the buffer is no change of the text.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _RcPromptFlow RcPromptFlow;

RcPromptFlow *rc_prompt_flow_new (GtkTextView *view);
void          rc_prompt_flow_free (RcPromptFlow *self);
void          rc_prompt_flow_set_enabled (RcPromptFlow *self, gboolean enabled);
void          rc_prompt_flow_changed (RcPromptFlow *self, int at, int length);
void          rc_prompt_flow_again (RcPromptFlow *self);
gboolean      rc_prompt_flow_is_enabled (RcPromptFlow *self);
gboolean      rc_prompt_flow_is_busy (RcPromptFlow *self);
gboolean      rc_prompt_flow_is_settled (RcPromptFlow *self);

G_END_DECLS
