/* hand-back.h - what another tool has made of a take comes back as a region of it
 *
 * A video, or a picture, becomes a take of the region: put into its place and colours where it was
 * moved or coloured anew (engine/image/misfit.h), and laid in under the mask; outside it nothing
 * changes. See engine/footage/hand-back.h for which frame goes where.
 *
 * Thread: the main thread, as the session.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"

G_BEGIN_DECLS

RcSessionJob      *
rc_session_import_region (RcSession *self, RcRegion *region, const char *path, GError **error);
void rc_session_import_region_async (RcSession          *self,
                                     RcRegion           *region,
                                     const char         *path,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
RcSessionJob *
rc_session_import_region_finish (RcSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
