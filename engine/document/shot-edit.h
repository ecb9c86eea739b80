/* shot-edit.h - edits of whole shots: several removed or moved, one split in two or broken into
 * several, several merged, copied as text and pasted
 *
 * Each is one step of undo, or nothing at all if it fails.
 *
 * Shots travel as text, so that a clipboard can hold them, between films too:
 *
 *   { "raccord-shots": 1, "film": DIR, "shots": [ { a shot with all below it }, … ] }
 *
 * A shot that was cut comes back as it was, takes and all; a shot that is still in the film, or
 * comes from another one, is a copy: takes stay with the shot that they were made for.
 *
 * Thread: the main thread, as the document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/document.h"

G_BEGIN_DECLS

gboolean   rc_document_remove_shots (RcDocument *self, GPtrArray *shots, GError **error);
gboolean   rc_document_move_shots (RcDocument *self,
                                   GPtrArray  *shots,
                                   RcScene    *scene,
                                   guint       index,
                                   GError    **error);
RcShot    *rc_document_split_shot (RcDocument *self, RcShot *shot, GError **error);
GPtrArray *rc_document_break_shot (RcDocument        *self,
                                   RcShot            *shot,
                                   const char *const *prompts,
                                   const double      *seconds,
                                   guint              n,
                                   GError           **error);
gboolean   rc_document_merge_shots (RcDocument *self, GPtrArray *shots, GError **error);

char      *rc_shots_to_text (GPtrArray *shots, const char *dir);
gboolean   rc_text_has_shots (const char *text);
GPtrArray *rc_document_paste_shots (RcDocument *self,
                                    const char *text,
                                    gboolean    foreign,
                                    RcScene    *scene,
                                    guint       index,
                                    const char *name,
                                    GError    **error);

gsize rc_prompt_find_middle (const char *prompt);

G_END_DECLS
