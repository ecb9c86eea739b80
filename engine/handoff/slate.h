/* slate.h - the card that stands in the cut for a shot that has no take
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

RcFrame *rc_handoff_slate (const char *label,
                           const char *prompt,
                           char      **cast,
                           double      seconds,
                           int         width,
                           int         height,
                           GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
