/* take-facts.h - what is known of a take, or of one of its regions, and what one thinks of it
 *
 * Verdict, reason and note are edits of the document.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RC_TYPE_TAKE_FACTS (rc_take_facts_get_type ())
G_DECLARE_FINAL_TYPE (RcTakeFacts, rc_take_facts, RC, TAKE_FACTS, GtkWidget)

void rc_take_facts_show (RcTakeFacts *self, RcSession *session, RcTake *take, RcRegion *region);
void rc_take_facts_toggle (RcTakeFacts *self, RcVerdict verdict);

G_END_DECLS
