/* region-target.c - who or what is under a region's mask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/region/region-private.h"

#include "engine/media/take-lately.h"

#include <string.h>

#define LEAST_SHARE 0.04 /* of the mask that a figure must fill to be what is meant */

/* What is under the mask, where that is at all. */
static void
count_under (const RcFrame *mask, const RcFrame *identity, RcRect bounds, guint64 counts[256])
{
  RcRect rect = rc_rect_intersect (bounds, (RcRect){ 0, 0, identity->width, identity->height });

  for (int y = rect.y; y < rect.y + rect.height; y++)
    for (int x = rect.x; x < rect.x + rect.width; x++)
      if (mask->data[(gsize)y * mask->stride + x] >= 128)
        counts[identity->data[(gsize)y * identity->stride + x]]++;
}

/* @still: (inout) (nullable): the mask, if it is the same in every frame */
static gboolean
count_frame (RcRegionDrawing *self, int index, RcFrame **still, guint64 counts[256], GError **error)
{
  const RcMask       *shapes = rc_request_region_mask (self->request);
  int                 width = self->shape.width, height = self->shape.height;
  g_autoptr (RcFrame) mask = NULL;
  g_autoptr (RcFrame) identity = rc_lately_frame (
      self->base, rc_request_region_base (self->request), RC_PASS_IDENTITY, index, error);

  if (identity == NULL)
    return FALSE;
  mask = *still != NULL ? rc_frame_ref (*still)
                        : rc_mask_rasterise (shapes, width, height, index, error);
  if (mask == NULL)
    return FALSE;
  count_under (mask, identity, rc_mask_bounds_at (shapes, width, height, index), counts);
  if (*still == NULL && rc_mask_is_still (shapes))
    *still = g_steal_pointer (&mask);
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
  guint64             counts[256] = { 0 }, all = 0, most = 0;
  int                 first = self->output->first, last = self->output->last;
  g_autoptr (RcFrame) still = NULL;

  if (!rc_take_reader_has (self->base, RC_PASS_IDENTITY))
    return TRUE;
  for (int i = 0; i < 3; i++)
    if (!count_frame (self, first + (last - first) * i / 2, &still, counts, error))
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
