/* mask-fixture.h - masks from text, what they cover, and frames of noise
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/mask.h"

static inline RcMask *
parse (const char *text)
{
  g_autoptr (cJSON)  json = cJSON_Parse (text);
  g_autoptr (GError) error = NULL;
  RcMask            *mask = rc_mask_from_json (json, &error);

  g_assert_no_error (error);
  g_assert_nonnull (mask);
  return mask;
}

static inline RcFrame *
draw (const RcMask *mask, int width, int height, int frame)
{
  g_autoptr (GError) error = NULL;
  RcFrame           *result = rc_mask_rasterise (mask, width, height, frame, &error);

  g_assert_no_error (error);
  return result;
}

static inline int
at (const RcFrame *frame, int x, int y)
{
  return frame->data[(gsize)y * frame->stride + x];
}

static inline double
area_of (const RcFrame *frame)
{
  double sum = 0;

  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      sum += at (frame, x, y) / 255.0;
  return sum;
}

static inline RcFrame *
random_frame (GRand *rand, int width, int height)
{
  RcFrame *frame = rc_frame_new (width, height, RC_FRAME_BGRA8, NULL);

  for (gsize i = 0; i < frame->stride * (gsize)height; i++)
    frame->data[i] = (guint8)g_rand_int_range (rand, 0, 256);
  return frame;
}
