/* shot-filter.h - which shots of a film somebody looks for, from what was typed
 *
 *   filter = rc_shot_filter_new ("lamp size:CU -is:rejected");
 *   found = rc_shot_filter_match (filter, session, shot);
 *
 * Words are looked for in the shot's label, prompt and notes, in the heading of its scene and in
 * the names of its cast; every one must be there, in any case. "…" holds words together, and -
 * before a word or a term excludes what has it.
 *
 *   size:CU            its size, set by hand or read from the prompt; size:C begins it
 *   cast:Mara          a character that its prompt names
 *   scene:2, scene:cliff   the number of its scene, or words of its heading
 *   is:starred         the take in the cut has a star;   is:rejected   one of its takes was
 * rejected is:unrendered      no take shows it as it is now is:problem         it cannot be
 * rendered, something it asks for contradicts something else, or the file of a reference is gone
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"

G_BEGIN_DECLS

typedef struct _RcShotFilter RcShotFilter;

RcShotFilter *rc_shot_filter_new (const char *text);
void          rc_shot_filter_free (RcShotFilter *self);
gboolean      rc_shot_filter_is_empty (const RcShotFilter *self);
gboolean      rc_shot_filter_match (const RcShotFilter *self, RcSession *session, RcShot *shot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcShotFilter, rc_shot_filter_free)

G_END_DECLS
