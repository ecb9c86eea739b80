/* prompt-editor.h - where a prompt is written: mentions, what was staged, how many words
 *
 * Every key press is an edit of the document, merged with the last one. A text that the document
 * refuses (too many words) stays in the editor with the reason under it, and is there again when
 * the node is shown the next time, also after the film was closed; nothing is lost.
 *
 * Ctrl+F finds, Ctrl+H replaces, F11 opens the page to write on (win.write).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_PROMPT_EDITOR (rc_prompt_editor_get_type ())
G_DECLARE_FINAL_TYPE (RcPromptEditor, rc_prompt_editor, RC, PROMPT_EDITOR, GtkWidget)

GtkWidget *rc_prompt_editor_new (void);
void       rc_prompt_editor_set_target (RcPromptEditor *self,
                                        RcFilmView     *film,
                                        RcNode         *node,
                                        const char     *property);
void       rc_prompt_editor_show_staging (RcPromptEditor *self, const RcStaging *staging);
void       rc_prompt_editor_set_heading (RcPromptEditor *self, const char *heading);
void       rc_prompt_editor_set_page (RcPromptEditor *self);
void       rc_prompt_editor_focus (RcPromptEditor *self);

G_END_DECLS
