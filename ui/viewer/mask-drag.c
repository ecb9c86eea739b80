/* mask-drag.c - what a drag with the move tool makes of the mask at the frame that is looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/viewer/mask-draft-private.h"

#include "engine/image/mask-edit.h"

#include <math.h>

#define LEAST_SCALE 0.02 /* a drag past what stays fixed does not turn it inside out */
#define TURN_STEP   15.0 /* degrees, with Shift */

/** What the drag that is about to begin takes hold of; @aspect: width of the frame over its height
 */
void
rc_mask_draft_grab (RcMaskDraft *self, const RcMaskGrip *grip, double aspect)
{
  self->grip = *grip;
  self->aspect = aspect;
}

/** While a drag is under way: as Shift wants it: both sides by as much, along one side, in steps */
void
rc_mask_draft_set_even (RcMaskDraft *self, gboolean even)
{
  self->even = even;
}

/* Where a place of the frame is on the box, 0 to 1. */
static void
to_box (const RcMaskBox *box, double x, double y, double *u, double *v)
{
  double area = box->xx * box->yy - box->xy * box->yx;

  x -= box->x0;
  y -= box->y0;
  *u = area != 0 ? (box->yy * x - box->xy * y) / area : 0;
  *v = area != 0 ? (box->xx * y - box->yx * x) / area : 0;
}

/* How much larger one side becomes when its handle at @handle, 0 to 1, goes so far. */
static double
scale_of (double handle, double fixed, double by)
{
  return handle == fixed ? 1 : MAX (LEAST_SCALE, (handle + by - fixed) / (handle - fixed));
}

static void
find_scale (const RcMaskDraft *self, const RcMaskBox *box, RcMaskChange *change)
{
  const RcMaskGrip *grip = &self->grip;
  double            u0, v0, u1, v1;

  to_box (box, self->x0, self->y0, &u0, &v0);
  to_box (box, self->x1, self->y1, &u1, &v1);
  change->fixed[0] = 1 - grip->u;
  change->fixed[1] = 1 - grip->v;
  change->scale[0] = scale_of (grip->u, change->fixed[0], u1 - u0);
  change->scale[1] = scale_of (grip->v, change->fixed[1], v1 - v0);
  if (!self->even)
    return;
  if (grip->u == 0.5)
    change->scale[0] = change->scale[1];
  else if (grip->v == 0.5)
    change->scale[1] = change->scale[0];
  else
    change->scale[0] = change->scale[1] = (change->scale[0] + change->scale[1]) / 2;
}

static double
angle_from (const RcMaskDraft *self, const RcMaskBox *box, double x, double y)
{
  double middle_x = box->x0 + (box->xx + box->xy) / 2, middle_y = box->y0 + (box->yx + box->yy) / 2;

  return atan2 (y - middle_y, (x - middle_x) * self->aspect) * 180 / G_PI;
}

static void
find_turn (const RcMaskDraft *self, const RcMaskBox *box, RcMaskChange *change)
{
  double turn =
      angle_from (self, box, self->x1, self->y1) - angle_from (self, box, self->x0, self->y0);

  change->fixed[0] = change->fixed[1] = 0.5;
  change->turn = remainder (turn, 360);
  if (self->even)
    change->turn = round (change->turn / TURN_STEP) * TURN_STEP;
}

static void
move (const RcMaskDraft *self, cJSON *mask)
{
  double dx = self->x1 - self->x0, dy = self->y1 - self->y0;

  if (self->even && fabs (dx) * self->aspect >= fabs (dy))
    dy = 0;
  else if (self->even)
    dx = 0;
  rc_mask_move_at (mask, self->frame, self->home, dx, dy);
}

/* The drag under way with the move tool, on a copy of the mask as it was. */
void
rc_mask_draft_apply_drag (const RcMaskDraft *self, cJSON *mask)
{
  RcMaskChange change = { .scale = { 1, 1 } };
  RcMaskPoint  point = self->grip.point;
  RcMaskBox    box;

  switch (self->grip.kind)
    {
    case RC_GRIP_MOVE:
      move (self, mask);
      return;
    case RC_GRIP_POINT:
      point.x += self->x1 - self->x0;
      point.y += self->y1 - self->y0;
      (void)!rc_mask_reshape_at (mask, self->frame, self->home, self->aspect, &point);
      return;
    case RC_GRIP_SCALE:
    case RC_GRIP_TURN:
    default:
      break;
    }
  if (!rc_mask_find_box (mask, self->frame, self->aspect, &box))
    return;
  if (self->grip.kind == RC_GRIP_SCALE)
    find_scale (self, &box, &change);
  else
    find_turn (self, &box, &change);
  rc_mask_change_at (mask, self->frame, self->home, self->aspect, &change);
}

/** The keyboard's way to what a drag with the move tool does; one step to take back.
 *
 * Returns: FALSE if there is nothing to change, or a drag is under way */
gboolean
rc_mask_draft_change (RcMaskDraft *self, double aspect, const RcMaskChange *change)
{
  cJSON *mask;

  if (self->drawing || cJSON_GetArraySize (self->shapes) == 0)
    return FALSE;
  mask = rc_mask_draft_whole (self);
  rc_mask_change_at (mask, self->frame, self->home, aspect, change);
  rc_mask_draft_remember (self);
  rc_mask_draft_take_whole (self, mask);
  return TRUE;
}
