/* relight.h - light from another side on what a picture shows
 *
 * Of the picture nothing is known, so its own light and shade stand for its relief, and the mask
 * for the body that has it. What changes is soft, so that nothing flickers from frame to frame.
 *
 * Thread: any; same input, same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

typedef struct
{
  float from[3]; /* where the light is: right, up, towards the camera; length 1 */
  guint colour;  /* 0xRRGGBB; white leaves the colours as they are */
  float amount;  /* 1: plain to see */
} RcRelight;

RcFrame *rc_relight (const RcFrame   *frame,
                     const RcFrame   *mask,
                     RcRect           area,
                     const RcRelight *what,
                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
