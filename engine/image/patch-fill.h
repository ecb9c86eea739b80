/* patch-fill.h - what is missing of a picture, made of patches from around it
 *
 * Thread: any; same input, same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean rc_patch_fill (RcFrame *frame, int unit, GCancellable *cancellable);

G_END_DECLS
