/* region-target.c - who or what is under a region's mask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/region/region-private.h"

#include "engine/media/take-lately.h"

#include <string.h>

#define LEAST_SHARE 0.04 /* of the mask that a figure must fill to be what is meant */

static gboolean
count_frame (RcRegionDrawing *self, int index, guint64 counts[256], GError **error)
{
  g_autoptr (RcFrame) identity = rc_lately_frame (
      self->base, rc_request_region_base (self->request), RC_PASS_IDENTITY, index, error);
  g_autoptr (RcFrame) mask = NULL;

  if (identity == NULL)
    return FALSE;
  mask = rc_mask_rasterise (rc_request_region_mask (self->request), self->shape.width,
                            self->shape.height, index, error);
  if (mask == NULL)
    return FALSE;
  for (int y = 0; y < MIN (mask->height, identity->height); y++)
    for (int x = 0; x < MIN (mask->width, identity->width); x++)
      if (mask->data[(gsize)y * mask->stride + x] >= 128)
        counts[identity->data[(gsize)y * identity->stride + x]]++;
  return TRUE;
}

/**
 * rc_region_find_target:
 *
 * Finds who or what fills most of the mask, in the first, the middle and the last of its frames.
 *
 * Errors: those of the base's reader and of the mask
 */
gboolean
rc_region_find_target (RcRegionDrawing *self, GError **error)
{
  guint64 counts[256] = { 0 }, all = 0, most = 0;
  int     first = self->output->first, last = self->output->last;

  if (!rc_take_reader_has (self->base, RC_PASS_IDENTITY))
    return TRUE;
  for (int i = 0; i < 3; i++)
    if (!count_frame (self, first + (last - first) * i / 2, counts, error))
      return FALSE;
  for (int i = 0; i < 256; i++)
    {
      all += counts[i];
      if (i > 0 && counts[i] > most)
        {
          most = counts[i];
          self->target = i;
        }
    }
  if (most < all * LEAST_SHARE)
    self->target = 0;
  return TRUE;
}
