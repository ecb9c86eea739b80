/* region-edit.h - a region as text, for a clipboard, and put over another take
 *
 *   { "raccord-region": 1, "film": DIR, "region": { what it asks for: mask, prompt, references … }
 * }
 *
 * What was rendered of it stays with the take that it was rendered over: the copy is to be rendered
 * anew. Each edit is one step of undo, or nothing at all if it fails.
 *
 * Thread: the main thread, as the document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/document.h"

G_BEGIN_DECLS

char    *rc_region_to_text (RcRegion *region, const char *dir);
gboolean rc_text_has_region (const char *text);
RcRegion *
rc_document_paste_region (RcDocument *self, const char *text, RcTake *take, GError **error);

/* What an "@" of a region's prompt calls a reference by: its file's name without the ending */
char *rc_reference_dup_mention (RcReference *reference);

G_END_DECLS
