/* harmony.h - what is laid into a picture takes on its light and its grain
 *
 *   rc_harmony_learn (&harmony, frame, mask);      for some frames of the shot
 *   rc_harmony_tune (&harmony, cut_out);
 *   rc_harmony_colour (&harmony, bgr); rc_harmony_grain (&harmony, x, y, index);
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
  double n, sum[3], square[3]; /* of what is around the mask, L*a*b* */
  double noise, n_noise;
  float  gain[3], offset[3]; /* L*a*b* in, L*a*b* out */
} RcHarmony;

void  rc_harmony_learn (RcHarmony *self, const RcFrame *frame, const RcFrame *mask);
void  rc_harmony_tune (RcHarmony *self, const RcFrame *cut_out);
void  rc_harmony_colour (const RcHarmony *self, float bgr[3]);
float rc_harmony_grain (const RcHarmony *self, int x, int y, int index);

void rc_lab_from_bgr (const float bgr[3], float lab[3]);
void rc_lab_to_bgr (const float lab[3], float bgr[3]);

G_END_DECLS
