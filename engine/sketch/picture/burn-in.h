/* burn-in.h - what is drawn over a finished picture: labels; frame guides, safe areas and a slate
 * on request
 *
 * On colour alone: the passes stay those of the scene. staging.burn_in says what is asked for:
 * "guides" (thirds and middle), "safe" (action and titles), "slate" (shot, framing, lens, move,
 * time), separated by spaces. Labels (labels.h) are there unless staging.unlabelled.
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"
#include "engine/sketch/scene/scene-camera.h"

G_BEGIN_DECLS

/* Share of width and height, the same from EBU R 95 and SMPTE ST 2046-1. */
#define RC_SAFE_ACTION 0.93
#define RC_SAFE_TITLES 0.90

gboolean rc_burn_in_is_wanted (const RcStaging *staging);
/* @area: what of the scene's picture @colour shows, in pixels of it */
gboolean rc_burn_in_draw (const RcScene *scene, RcRect area, RcFrame *colour, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
