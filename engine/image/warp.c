/* warp.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/warp.h"

#include <math.h>
#include <string.h>

static void
weigh (float t, float w[4])
{
  w[0] = ((-0.5f * t + 1.0f) * t - 0.5f) * t;
  w[1] = (1.5f * t - 2.5f) * t * t + 1.0f;
  w[2] = ((-1.5f * t + 2.0f) * t + 0.5f) * t;
  w[3] = (0.5f * t - 0.5f) * t * t;
}

gboolean
rc_warp_sample (const RcFrame *frame, double x, double y, guint8 out[3])
{
  int   i = (int)floor (x), k = (int)floor (y);
  float u[4], v[4], sum[3] = { 0 };

  if (x < -0.5 || y < -0.5 || x > frame->width - 0.5 || y > frame->height - 0.5)
    return FALSE;
  if (x == i && y == k)
    {
      memcpy (out, frame->data + (gsize)k * frame->stride + (gsize)i * 4, 3);
      return TRUE;
    }
  weigh ((float)(x - i), u);
  weigh ((float)(y - k), v);
  for (int b = 0; b < 4; b++)
    {
      const guint8 *row =
          frame->data + (gsize)CLAMP (k + b - 1, 0, frame->height - 1) * frame->stride;

      for (int a = 0; a < 4; a++)
        for (int c = 0; c < 3; c++)
          sum[c] += u[a] * v[b] * row[(gsize)CLAMP (i + a - 1, 0, frame->width - 1) * 4 + (gsize)c];
    }
  for (int c = 0; c < 3; c++)
    out[c] = (guint8)CLAMP (sum[c] + 0.5f, 0.0f, 255.0f);
  return TRUE;
}
