/* preference.h - what somebody liked and did not like, with the requests that it was made from
 *
 * Every take and region that has a verdict gives one record, in the order of the film. Records are
 * the user's own data: they are written into a file that the user names and nowhere else. As JSON
 * Lines, one object a line:
 *
 *   { "format": 1, "kind": "take" | "region", "node": ID, "shot": "1C", "verdict": "star",
 *     "reason": "the light", "time": "2026-11-21T17:05:00Z", "notes": "…", "request": { … },
 *     "request_sha256": HASH, "frames_sha256": HASH, "base_frames_sha256": HASH }
 *
 * "request" is that of take.json, with the hashes of its references; "frames_sha256" is of the
 * pictures that came of it, "base_frames_sha256", of a region, of those that it lies over. What is
 * not on disk any more is left out: the verdict stays.
 *
 * Thread: the main thread, as the session.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"

G_BEGIN_DECLS

char *rc_session_dup_preferences (RcSession *self, guint *n_records);
gboolean
rc_session_export_preferences (RcSession *self, const char *path, guint *n_records, GError **error);

G_END_DECLS
