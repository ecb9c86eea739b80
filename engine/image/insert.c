/* insert.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/insert.h"

#include "engine/base/error.h"
#include "engine/image/harmony.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#define FILLS       0.94 /* of the mask's box that the thing takes, for the shadow's sake */
#define SHADOW      0.5f /* how dark it is where the thing stands */
#define SHADOW_WIDE 0.56 /* of the thing's width, to each side of its middle */
#define SHADOW_FLAT 0.16 /* of that */

struct _RcInsert
{
  RcFrame  *picture; /* what there is of it, premultiplied, as large as it is shown */
  RcHarmony harmony;
  gboolean  tuned;
  double    box[4]; /* where it is in the mask's box: x, y, width, height, shares */
  double    foot;   /* where its lowest rows are, shares of its width from its left edge */
};

static RcRect
opaque_part (const RcFrame *picture)
{
  int x0 = picture->width, y0 = picture->height, x1 = 0, y1 = 0;

  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      if (picture->data[(gsize)y * picture->stride + (gsize)x * 4 + 3] > 24)
        {
          x0 = MIN (x0, x);
          y0 = MIN (y0, y);
          x1 = MAX (x1, x + 1);
          y1 = MAX (y1, y + 1);
        }
  return (RcRect){ x0, y0, MAX (x1 - x0, 0), MAX (y1 - y0, 0) };
}

/* The middle of what is opaque in the lowest twentieth. */
static double
find_foot (const RcFrame *picture)
{
  double sum = 0, n = 1e-6;

  for (int y = picture->height * 19 / 20; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      {
        double alpha = picture->data[(gsize)y * picture->stride + (gsize)x * 4 + 3];

        sum += alpha * (x + 0.5);
        n += alpha;
      }
  return n > 1 ? sum / n / picture->width : 0.5;
}

/** Errors: RC_ERROR_INVALID if nothing is left of the picture; RC_ERROR_NO_MEMORY */
RcInsert *
rc_insert_new (const RcFrame *cut_out, GError **error)
{
  RcRect    part = opaque_part (cut_out);
  RcInsert *self;

  if (part.width < 2 || part.height < 2)
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_INVALID,
                           _ ("The reference is transparent all over, so there is nothing to put "
                              "into the picture. Choose another one."));
      return NULL;
    }
  self = g_new0 (RcInsert, 1);
  self->picture = rc_frame_crop (cut_out, part, error);
  if (self->picture != NULL)
    return self;
  rc_insert_free (self);
  return NULL;
}

void
rc_insert_free (RcInsert *self)
{
  g_clear_pointer (&self->picture, rc_frame_unref);
  g_free (self);
}

/**
 * rc_insert_place:
 * @place: the mask's box in the first frame: rc_mask_place()
 *
 * Errors: RC_ERROR_NO_MEMORY
 */
gboolean
rc_insert_place (RcInsert *self, const double place[6], GError **error)
{
  double   wide = hypot (place[0], place[1]), high = hypot (place[2], place[3]);
  double   by = FILLS * MIN (wide / self->picture->width, high / self->picture->height);
  double   width = by * self->picture->width, height = by * self->picture->height;
  RcFrame *scaled;

  self->foot = find_foot (self->picture);
  self->box[2] = width / wide;
  self->box[3] = height / high;
  self->box[0] = 0.5 - self->box[2] / 2;
  self->box[1] = 1 - (1 - FILLS) / 2 - self->box[3];
  if (by >= 1)
    return TRUE;
  scaled = rc_frame_scale (self->picture, MAX ((int)ceil (width), 2), MAX ((int)ceil (height), 2),
                           error);
  if (scaled == NULL)
    return FALSE;
  rc_frame_unref (self->picture);
  self->picture = scaled;
  return TRUE;
}

void
rc_insert_learn (RcInsert *self, const RcFrame *frame, const RcFrame *mask)
{
  rc_harmony_learn (&self->harmony, frame, mask);
}

/* Between four pixels, with nothing around the picture. 0 to 1, premultiplied. */
static void
sample (const RcFrame *picture, double x, double y, float out[4])
{
  int   i = (int)floor (x), k = (int)floor (y);
  float u = (float)(x - i), v = (float)(y - k);

  for (int c = 0; c < 4; c++)
    out[c] = 0;
  for (int corner = 0; corner < 4; corner++)
    {
      int   px = i + (corner & 1), py = k + (corner >> 1);
      float weight = ((corner & 1) ? u : 1 - u) * ((corner >> 1) ? v : 1 - v);

      if (px < 0 || py < 0 || px >= picture->width || py >= picture->height)
        continue;
      for (int c = 0; c < 4; c++)
        out[c] +=
            weight * picture->data[(gsize)py * picture->stride + (gsize)px * 4 + (gsize)c] / 255.0f;
    }
}

/* How much light the thing takes from the ground at a place of the mask's box. @aspect: of the
 * box, height by width */
static float
shade_at (const RcInsert *self, double u, double v, double aspect)
{
  double wide = self->box[2] * SHADOW_WIDE;
  double x = (u - self->box[0] - self->foot * self->box[2]) / wide;
  double y = (v - self->box[1] - 0.985 * self->box[3]) * aspect / (wide * SHADOW_FLAT);
  double far = x * x + y * y;

  return far < 9 ? SHADOW * (float)exp (-1.6 * far) : 0;
}

static void
lay_pixel (const RcInsert *self, guint8 *pixel, double u, double v, float shade, float grain)
{
  float over[4], colour[3];

  sample (self->picture, (u - self->box[0]) / self->box[2] * self->picture->width - 0.5,
          (v - self->box[1]) / self->box[3] * self->picture->height - 0.5, over);
  if (over[3] > 0.004f)
    {
      for (int c = 0; c < 3; c++)
        colour[c] = CLAMP (over[c] / over[3], 0.0f, 1.0f);
      rc_harmony_colour (&self->harmony, colour);
    }
  for (int c = 0; c < 3; c++)
    {
      float below = (float)pixel[c] * (1 - shade);
      float above = over[3] > 0.004f ? CLAMP (colour[c] * 255 + grain, 0.0f, 255.0f) : 0;

      pixel[c] = (guint8)CLAMP (below * (1 - over[3]) + above * over[3] + 0.5f, 0.0f, 255.0f);
    }
}

/**
 * rc_insert_lay:
 * @frame: (inout): BGRA8; changed only where @mask is above 0
 * @place: the mask's box in this frame
 * @index: of the frame: the grain is another in each
 */
void
rc_insert_lay (RcInsert      *self,
               RcFrame       *frame,
               const RcFrame *mask,
               const double   place[6],
               int            index)
{
  double det = place[0] * place[3] - place[1] * place[2];
  double aspect = hypot (place[2], place[3]) / MAX (hypot (place[0], place[1]), 1e-6);

  if (!self->tuned)
    rc_harmony_tune (&self->harmony, self->picture);
  self->tuned = TRUE;
  if (fabs (det) < 1e-9)
    return;
  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      {
        double px = x + 0.5 - place[4], py = y + 0.5 - place[5];
        double u = (place[3] * px - place[2] * py) / det, v = (place[0] * py - place[1] * px) / det;

        if (mask->data[(gsize)y * mask->stride + (gsize)x] > 0 && u > -1 && u < 2 && v > -1 &&
            v < 2)
          lay_pixel (self, frame->data + (gsize)y * frame->stride + (gsize)x * 4, u, v,
                     shade_at (self, u, v, aspect), rc_harmony_grain (&self->harmony, x, y, index));
      }
}
