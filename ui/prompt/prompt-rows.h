/* prompt-rows.h - where the letters in sight of a text view are
 *
 * A text view looks for a letter from the start of its paragraph on: in one of 5,000 characters
 * that is some 30 us for each, and a mark needs two. Here a row is asked for once, laid out by
 * itself, and its letters are looked for in that; where that does not agree with the view about the
 * row's last letter, the view is asked for all of them.
 * Thread: main.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _RcPromptRows RcPromptRows;

RcPromptRows *rc_prompt_rows_new (GtkTextView *view);
void          rc_prompt_rows_free (RcPromptRows *self);
guint         rc_prompt_rows_get_n (const RcPromptRows *self);
void          rc_prompt_rows_get_span (const RcPromptRows *self, guint row, int *start, int *end);
gboolean      rc_prompt_rows_is_own (const RcPromptRows *self, guint row);
gboolean
rc_prompt_rows_find (const RcPromptRows *self, guint row, int from, int to, graphene_rect_t *where);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcPromptRows, rc_prompt_rows_free)

G_END_DECLS
