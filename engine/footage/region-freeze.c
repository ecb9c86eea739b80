/* region-freeze.c - what is under the mask stays as it is in the region's first frame
 *
 * It stays in its place, not in its pixels: where the camera goes it comes along, or it would float
 * before what is around it. A mask that goes somewhere takes it along.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/footage/retouching.h"

#include "engine/image/warp.h"

#include <math.h>
#include <string.h>

#define AT_REST 0.6 /* pixels: a camera that goes no farther stands on a tripod */
#define MOST    0.6 /* share of the frame; where the mask has more of it, it is the whole picture */

struct _RcStill
{
  RcFrame      *frame;  /* the first of the region */
  RcPlaces     *places; /* of the camera; NULL: it stands, or the mask goes */
  const RcMask *mask;   /* NULL: it does not go */
  int           first;
};

static double
share_of (const RcFrame *mask)
{
  gsize covered = 0;

  for (int y = 0; y < mask->height; y++)
    for (int x = 0; x < mask->width; x++)
      covered += mask->data[(gsize)y * mask->stride + (gsize)x] > 0;
  return (double)covered / ((double)mask->width * mask->height);
}

/* Whether its keys take the mask anywhere. */
static gboolean
goes (const RcMask *mask, const RcFrame *frame, int first, int last)
{
  double begin[6], now[6], most = 0;

  rc_mask_place (mask, frame->width, frame->height, first, begin);
  for (int index = first + 1; index <= last; index++)
    {
      rc_mask_place (mask, frame->width, frame->height, index, now);
      for (int i = 0; i < 6; i++)
        most = MAX (most, fabs (now[i] - begin[i]));
    }
  return most > AT_REST;
}

/* Where a pixel of a frame was in the first one, by the camera. */
static void
back_by_camera (const RcStill *self, int index, double x, double y, double *u, double *v)
{
  double px, py, right = 0.5 * self->frame->width, down = 0.5 * self->frame->height;

  rc_place_put (rc_places_at (self->places, index), x - right, y - down, &px, &py);
  rc_place_back (rc_places_at (self->places, self->first), px, py, u, v);
  *u += right;
  *v += down;
}

static gboolean
is_at_rest (const RcStill *self)
{
  double width = self->frame->width, height = self->frame->height, most = 0, u, v;

  for (int index = 0; index < rc_places_n (self->places); index++)
    for (int corner = 0; corner < 4; corner++)
      {
        double x = (corner & 1) * width, y = (corner >> 1) * height;

        back_by_camera (self, index, x, y, &u, &v);
        most = MAX (most, hypot (u - x, v - y));
      }
  return most <= AT_REST;
}

/* What is under the mask goes its own way: the camera is told by the rest. */
static gboolean
find_places (RcStill *self, RcRetouching *retouching, GError **error)
{
  int n = rc_take_reader_frames (retouching->base);

  self->places = rc_places_new (self->frame->width, self->frame->height, n);
  for (int index = 0; index < n; index++)
    {
      g_autoptr (RcFrame) frame = NULL, mask = NULL;

      if (!rc_retouching_read (retouching, index, &frame, &mask, error) ||
          !rc_places_add (self->places, frame, mask, error))
        return FALSE;
    }
  if (is_at_rest (self))
    g_clear_pointer (&self->places, rc_places_free);
  return TRUE;
}

/** Errors: as the base's; G_IO_ERROR_CANCELLED */
RcStill *
rc_still_new (RcRetouching *retouching, GError **error)
{
  const RcMask       *mask = rc_request_region_mask (retouching->request);
  RcStill            *self = g_new0 (RcStill, 1);
  g_autoptr (RcFrame) coverage = NULL;

  self->first = retouching->output->first;
  if (!rc_retouching_read (retouching, self->first, &self->frame, &coverage, error))
    {
      rc_still_free (self);
      return NULL;
    }
  if (!rc_retouching_is_redrawn (mask) &&
      goes (mask, self->frame, self->first, retouching->output->last))
    self->mask = mask;
  else if (share_of (coverage) < MOST && !find_places (self, retouching, error))
    g_clear_pointer (&self, rc_still_free);
  return self;
}

void
rc_still_free (RcStill *self)
{
  g_clear_pointer (&self->frame, rc_frame_unref);
  g_clear_pointer (&self->places, rc_places_free);
  g_free (self);
}

/* @at: of the mask's box in this frame, @begin: in the first. FALSE if it has no size */
static gboolean
back_by_mask (const double at[6], const double begin[6], double x, double y, double *u, double *v)
{
  double det = at[0] * at[3] - at[1] * at[2], px = x - at[4], py = y - at[5], s, t;

  if (fabs (det) < 1e-9)
    return FALSE;
  s = (at[3] * px - at[2] * py) / det;
  t = (at[0] * py - at[1] * px) / det;
  *u = begin[0] * s + begin[2] * t + begin[4];
  *v = begin[1] * s + begin[3] * t + begin[5];
  return TRUE;
}

/**
 * rc_still_lay:
 * @frame: (inout): BGRA8; changed only where @mask is above 0 and the first frame saw what is there
 */
void
rc_still_lay (const RcStill *self, int index, RcFrame *frame, const RcFrame *mask)
{
  double at[6] = { 0 }, begin[6] = { 0 };

  if (self->mask != NULL)
    {
      rc_mask_place (self->mask, frame->width, frame->height, index, at);
      rc_mask_place (self->mask, frame->width, frame->height, self->first, begin);
    }
  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      {
        double  u = x + 0.5, v = y + 0.5;
        guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;

        if (mask->data[(gsize)y * mask->stride + (gsize)x] == 0)
          continue;
        if (self->places != NULL)
          back_by_camera (self, index, x + 0.5, y + 0.5, &u, &v);
        else if (self->mask != NULL && !back_by_mask (at, begin, x + 0.5, y + 0.5, &u, &v))
          continue;
        rc_warp_sample (self->frame, u - 0.5, v - 0.5, pixel);
      }
}
