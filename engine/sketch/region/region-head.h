/* region-head.h - where the head of a person ends in a picture that tells who is where
 *
 * Colour that is laid over the picture of a person is meant for what they wear.
 *
 * Thread: any; same input, same answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

int rc_region_neck (const RcFrame *identity, int value);
RcFrame *
rc_region_without_head (const RcFrame *identity, int value, int top, int neck, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
