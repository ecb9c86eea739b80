/* export.h - what leaves the film: a movie, a contact sheet, frames
 *
 *   export = rc_export_movie (session, NULL, 0, 0);
 *   job = rc_session_export (session, export, "keeper.mp4", &error);      on the engine thread
 *
 * A plan copies all it needs from the document when it is made: what is edited afterwards does not
 * matter to it. Making one: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"

G_BEGIN_DECLS

typedef struct _RcExport RcExport;

RcExport *rc_export_movie (RcSession *session, GPtrArray *shots, int width, int height);
RcExport *rc_export_sheet (RcSession *session);
RcExport *rc_export_frames (RcSession *session, RcTake *take);
void      rc_export_free (RcExport *self);

RcSessionJob *rc_session_export (RcSession *self, RcExport *plan, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcExport, rc_export_free)

G_END_DECLS
