/* take-request.h - what takes were made from: read, compared, and rendered again
 *
 * Thread: the main thread, as the session.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/request-diff.h"
#include "engine/session/session.h"

G_BEGIN_DECLS

cJSON *rc_session_load_about (RcSession *self, const char *hash, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
cJSON *rc_session_load_request (RcSession *self, RcTake *take, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *rc_session_diff_takes (RcSession *self, RcTake *a, RcTake *b, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

const RcGenerator *const *rc_session_list_generators (RcSession *self);
gboolean                  rc_session_is_region_current (RcSession *self, RcRegion *region);
/* freeze-extend.c */
void rc_extension_set_shape (RcExtension *self, int width, int height, double aspect);

RcSessionJob *rc_session_duplicate_request (RcSession  *self,
                                            RcTake     *take,
                                            const char *prompt,
                                            int         seed,
                                            GError    **error);
gboolean      rc_session_take_up_request (RcSession *self, RcTake *take, GError **error);

G_END_DECLS
