/* places.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/places.h"

#include "engine/image/global-motion.h"

#include <math.h>

#define SMALL 320  /* pixels across that the movement is found on */
#define STILL 0.12 /* pixels of the small picture: less is noise */
#define NEAR  0.25 /* shares of the picture, that two frames may be apart to be compared */

struct _RcPlaces
{
  int            width, height, n_frames, added;
  RcPlace       *places;
  RcFrame       *anchor, *anchor_mask; /* (nullable): a frame, small, that the next are laid onto */
  RcPlace        anchor_place;
  RcGlobalMotion motion; /* from it to the last frame */
};

RcPlaces *
rc_places_new (int width, int height, int n_frames)
{
  RcPlaces *self = g_new0 (RcPlaces, 1);

  self->width = width;
  self->height = height;
  self->n_frames = n_frames;
  self->places = g_new0 (RcPlace, MAX (n_frames, 1));
  self->places[0].a = 1;
  return self;
}

void
rc_places_free (RcPlaces *self)
{
  g_clear_pointer (&self->anchor, rc_frame_unref);
  g_clear_pointer (&self->anchor_mask, rc_frame_unref);
  g_free (self->places);
  g_free (self);
}

void
rc_place_put (const RcPlace *self, double x, double y, double *px, double *py)
{
  *px = self->a * x - self->b * y + self->x;
  *py = self->b * x + self->a * y + self->y;
}

void
rc_place_back (const RcPlace *self, double px, double py, double *x, double *y)
{
  double det = self->a * self->a + self->b * self->b;
  double dx = px - self->x, dy = py - self->y;

  *x = (self->a * dx + self->b * dy) / det;
  *y = (self->a * dy - self->b * dx) / det;
}

/** Returns: the place of what is at @step in a frame at @place */
RcPlace
rc_place_chain (const RcPlace *place, const RcPlace *step)
{
  RcPlace out = { place->a * step->a - place->b * step->b,
                  place->b * step->a + place->a * step->b };

  rc_place_put (place, step->x, step->y, &out.x, &out.y);
  return out;
}

static RcPlace
place_of (const RcPlaces *self, const RcGlobalMotion *motion)
{
  double scale = 1.0 / motion->zoom;

  return (RcPlace){ scale * cos (motion->roll), -scale * sin (motion->roll),
                    motion->pan * self->width, -motion->tilt * self->height };
}

static gboolean
is_still (const RcGlobalMotion *motion, const RcFrame *small)
{
  return hypot (motion->pan * small->width, motion->tilt * small->height) < STILL &&
         fabs (1 / motion->zoom - 1) * small->width / 2 < STILL &&
         fabs (motion->roll) * small->width / 2 < STILL;
}

/* Where a frame is: it is laid onto one before it that shows much the same, so that no error adds
 * up, and is itself such a one when it shows much else. */
static void
find_place (RcPlaces *self, int index, RcFrame *small, RcFrame *mask)
{
  const RcGlobalMotion none = { .zoom = 1 };
  RcGlobalMotion      *motion = &self->motion;
  RcPlace              step;

  if (self->anchor == NULL)
    *motion = none;
  else
    rc_global_motion_refine (motion, self->anchor, self->anchor_mask, small, mask);
  if (is_still (motion, small))
    *motion = none;
  step = place_of (self, motion);
  self->places[index] = self->anchor != NULL ? rc_place_chain (&self->anchor_place, &step) : step;
  if (self->anchor != NULL && fabs (motion->pan) < NEAR && fabs (motion->tilt) < NEAR &&
      fabs (log (motion->zoom)) < NEAR && fabs (motion->roll) < NEAR)
    return;
  g_clear_pointer (&self->anchor, rc_frame_unref);
  g_clear_pointer (&self->anchor_mask, rc_frame_unref);
  self->anchor = rc_frame_ref (small);
  self->anchor_mask = mask != NULL ? rc_frame_ref (mask) : NULL;
  self->anchor_place = self->places[index];
  *motion = none;
}

/** Errors: RC_ERROR_NO_MEMORY */
gboolean
rc_places_add (RcPlaces *self, RcFrame *frame, RcFrame *mask, GError **error)
{
  int                 width = MIN (SMALL, self->width);
  int                 height = MAX (1, self->height * width / self->width);
  g_autoptr (RcFrame) small = rc_frame_scale (frame, width, height, error);
  g_autoptr (RcFrame) small_mask =
      small != NULL && mask != NULL ? rc_frame_scale (mask, width, height, error) : NULL;

  if (small == NULL || (mask != NULL && small_mask == NULL))
    return FALSE;
  if (self->added < self->n_frames)
    find_place (self, self->added++, small, small_mask);
  return TRUE;
}

/** Returns: how many were added */
int
rc_places_n (const RcPlaces *self)
{
  return self->added;
}

/** Returns: (transfer none): of the frame nearest to @index that was added */
const RcPlace *
rc_places_at (const RcPlaces *self, int index)
{
  return &self->places[CLAMP (index, 0, MAX (self->added - 1, 0))];
}
