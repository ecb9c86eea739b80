/* retouch-region.h - a region of a take of which nothing is known but its pictures
 *
 * Thread: the engine thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/generator.h"

G_BEGIN_DECLS

/* Whether its words ask for something that no staging does: for a generator that stages. */
gboolean rc_retouch_region_is_wanted (const RcRequest *request);

gboolean rc_retouch_region_render (const RcRequest *request,
                                   RcOutput        *output,
                                   GCancellable    *cancellable,
                                   GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
