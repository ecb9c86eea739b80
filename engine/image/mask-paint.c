/* mask-paint.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-paint.h"

#include "engine/image/mask-raster.h"

#include <string.h>

struct _RcMaskPaint
{
  RcMask  *mask; /* what is done to the whole is its */
  int      width, height, frame;
  RcPlane  raw;    /* the shapes alone, as far beyond the frame as they count */
  RcFrame *result; /* GRAY8 */
};

void
rc_mask_paint_free (RcMaskPaint *self)
{
  g_clear_pointer (&self->result, rc_frame_unref);
  rc_mask_unref (self->mask);
  g_free (self->raw.data);
  g_free (self);
}

/* A part of @plane with data of its own. */
static gboolean
cut (const RcPlane *plane, RcRect rect, RcPlane *part, GError **error)
{
  part->rect = rect;
  part->data = rc_mask_allocate (rect, 1, error);
  if (part->data == NULL)
    return FALSE;
  for (int y = 0; y < rect.height; y++)
    memcpy (part->data + (gsize)y * (gsize)rect.width,
            plane->data + (gsize)(y + rect.y - plane->rect.y) * (gsize)plane->rect.width +
                (rect.x - plane->rect.x),
            (gsize)rect.width);
  return TRUE;
}

static void
put_back (RcPlane *plane, const RcPlane *part)
{
  RcRect rect = part->rect;

  for (int y = 0; y < rect.height; y++)
    memcpy (plane->data + (gsize)(y + rect.y - plane->rect.y) * (gsize)plane->rect.width +
                (rect.x - plane->rect.x),
            part->data + (gsize)y * (gsize)rect.width, (gsize)rect.width);
}

/* Makes the pixels of @box of what the shapes are there. */
static gboolean
renew (RcMaskPaint *self, RcRect box, GError **error)
{
  int                reach = rc_mask_reach (self->mask, self->height);
  RcRect             frame = { 0, 0, self->width, self->height };
  RcRect             around = self->raw.rect;
  RcPlane            part;
  g_autofree guint8 *data = NULL;

  if (!rc_mask_covers_frame (self->mask, self->frame))
    return TRUE;
  /* Whether something is a hole is seen from the frame's border only. */
  if (!self->mask->fill_holes)
    around = rc_rect_intersect (around, rc_rect_grow (box, reach));
  if (!cut (&self->raw, around, &part, error))
    return FALSE;
  data = part.data;
  if (!rc_mask_work_on_plane (self->mask, &part, self->height, error))
    return FALSE;
  rc_mask_copy_into (self->result, &part, box);
  rc_mask_finish (self->mask, self->result, rc_rect_intersect (frame, box), self->frame);
  return TRUE;
}

/**
 * rc_mask_paint_new:
 * @mask: what there is already, and what is done to it as a whole
 * @frame: number of the frame in the shot
 *
 * Errors: as rc_mask_rasterise()
 *
 * Returns: (transfer full) (nullable)
 */
RcMaskPaint *
rc_mask_paint_new (RcMask *mask, int width, int height, int frame, GError **error)
{
  g_autoptr (RcMaskPaint) self = g_new0 (RcMaskPaint, 1);
  RcRect                  whole = { 0, 0, width, height };
  int                     reach = MAX (rc_mask_margin (mask, height), rc_mask_reach (mask, height));

  self->mask = rc_mask_ref (mask);
  self->width = width;
  self->height = height;
  self->frame = frame;
  self->result = rc_frame_new (width, height, RC_FRAME_GRAY8, error);
  if (self->result == NULL)
    return NULL;
  self->raw.rect = rc_rect_grow (whole, reach);
  self->raw.data = rc_mask_allocate (self->raw.rect, 1, error);
  if (self->raw.data == NULL ||
      !rc_mask_draw_shapes (mask, &self->raw, width, height, frame, error) ||
      !renew (self, whole, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Returns: FALSE with @error set; @box: (inout): grows by what is changed */
static gboolean
lay_on (RcMaskPaint *self, const RcMask *more, guint index, RcRect *box, GError **error)
{
  RcPosedShape       posed;
  RcPlane            part;
  RcRect             rect;
  gboolean           good;
  g_autofree guint8 *data = NULL;

  rc_posed_shape_init (&posed, more, index, self->width, self->height, self->frame);
  rect = self->raw.rect;
  if (posed.shape->mode != RC_SHAPE_INTERSECT)
    rect = rc_rect_intersect (rect, rc_posed_shape_rect (&posed, self->width, self->height));
  good = rect.width <= 0 || rect.height <= 0;
  if (!good && cut (&self->raw, rect, &part, error))
    {
      data = part.data;
      good = rc_posed_shape_draw (&posed, &part, self->raw.rect, self->width, self->height, error);
      put_back (&self->raw, &part);
      *box = rc_rect_join (*box, rect);
    }
  rc_posed_shape_clear (&posed);
  return good;
}

/**
 * rc_mask_paint_add:
 * @more: its shapes are laid on; what it says of the whole does not count
 * @changed: (out): outside of it no pixel of the frame is another than before
 *
 * Errors: RC_ERROR_NO_MEMORY
 */
gboolean
rc_mask_paint_add (RcMaskPaint *self, const RcMask *more, RcRect *changed, GError **error)
{
  RcRect whole = { 0, 0, self->width, self->height }, box = { 0, 0, 0, 0 };

  *changed = box;
  for (guint i = 0; i < more->n_shapes; i++)
    if (!lay_on (self, more, i, &box, error))
      return FALSE;
  if (box.width <= 0 || box.height <= 0)
    return TRUE;
  box =
      self->mask->fill_holes ? whole : rc_rect_grow (box, rc_mask_reach (self->mask, self->height));
  *changed = rc_rect_intersect (whole, box);
  return changed->width <= 0 || changed->height <= 0 || renew (self, *changed, error);
}

/** Returns: (transfer none): GRAY8: the mask with all that was laid on; changes with the next shape
 */
const RcFrame *
rc_mask_paint_get (const RcMaskPaint *self)
{
  return self->result;
}
