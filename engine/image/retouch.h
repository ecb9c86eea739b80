/* retouch.h - changes of a part of a picture that need nothing but the picture
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
  gboolean paints;     /* the colour is laid over what is there, its light and shade kept */
  guint    colour;     /* 0xRRGGBB */
  float    light;      /* stops */
  float    warmth;     /* -1 to 1 */
  float    contrast;   /* factor about middle grey, 1: as it is */
  float    saturation; /* factor, 1: as it is; 0: grey */
  float    blur;       /* radius in shares of the frame's height */
} RcRetouch;

RcFrame *rc_retouch (RcFrame         *frame,
                     RcRect           area,
                     const RcFrame   *mask,
                     const RcFrame   *only,
                     int              value,
                     const RcRetouch *what,
                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
