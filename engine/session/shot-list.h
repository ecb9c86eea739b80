/* shot-list.h - the shot list of a film as comma-separated values, for spreadsheets
 *
 *   label,scene,size,angle,move,lens,duration,characters,prompt,takes,notes
 *   1A,1. EXT. CLIFF PATH - DUSK,EWS,high,pan-right,24,6,"Mara, Halo lamp",…
 *
 * As RFC 4180 has it: lines end in CR LF, a field with a comma, a quotation mark or a line break is
 * in quotation marks. Size, angle, move and lens (mm) are those set by hand, else what the prompt
 * says; the duration is in seconds. UTF-8, with a byte order mark if it is wanted: without one
 * Excel takes it for another encoding.
 *
 * A field that a spreadsheet would take for a formula has an apostrophe before it (OWASP, "CSV
 * Injection"), so that words from a script are never run.
 *
 * Thread: the main thread, as the session.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"

G_BEGIN_DECLS

char *rc_session_dup_shot_list (RcSession *self, gboolean mark);
gboolean
     rc_session_export_shot_list (RcSession *self, const char *path, gboolean mark, GError **error);
void rc_csv_append (GString *line, const char *field);

G_END_DECLS
