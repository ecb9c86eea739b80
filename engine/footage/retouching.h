/* retouching.h - a region while it is retouched: what its operations share
 *
 * Private to engine/footage. Each operation hands over every frame of the region, in order.
 * Thread: the engine thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/media/take-reader.h"
#include "engine/render/generator.h"
#include "engine/script/region-words.h"

G_BEGIN_DECLS

typedef struct
{
  const RcRequest *request;
  RcOutput        *output;
  GCancellable    *cancellable;
  RcTakeReader    *base;
  RcRegionWords    words;
} RcRetouching;

/* The frame of the base and the region's mask there. FALSE also if it was cancelled. */
gboolean
rc_retouching_read (RcRetouching *self, int index, RcFrame **frame, RcFrame **mask, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* Of the whole @frame the region's tiles. */
gboolean
rc_retouching_hand_over (RcRetouching *self, int index, const RcFrame *frame, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
