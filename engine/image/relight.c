/* relight.c
 *
 * Normals as if light were height, softly: the first term of B. K. P. Horn, M. J. Brooks, Shape
 * from Shading (1989). The mask blown up to a body: S. F. Johnston, Lumo: Illumination for Cel
 * Animation (2002). Light goes round the body as in G. Green, GPU Gems 16 (2004): wrapped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/relight.h"

#include "engine/image/levels.h"

#include <math.h>

#define FINE    0.006f /* of the frame's height: radius of the relief's smoothing */
#define COARSE  0.03f
#define RELIEF  2.6f  /* how steep light and shade are taken to be */
#define WRAP    0.4f  /* how far light goes round */
#define AMBIENT 0.34f /* that is left where the light does not come */
#define FALL    0.65f /* stops, from the middle of the mask to its edge */
#define MOST    1.7f  /* stops up or down */
#define TINT    0.75f /* of the light's colour, where it falls fully */
#define BEHIND  0.8f  /* stops that what is lit from behind is darker */
#define RIM     1.9f  /* stops that its edges are lighter */

typedef struct
{
  const RcRelight *what;
  RcRect           around; /* of the frame: the area and what its smoothing needs */
  RcLevels        *fine, *coarse, *body;
  float            step_fine, step_coarse, step_body; /* pixels */
  double           x, y, reach; /* of the mask: middle and radius, pixels of the frame */
  float            tint[3];     /* B, G, R */
  float            to_light[256];
} Relight;

/* Middle and radius of the mask by its moments: they move as smoothly as it does. */
static void
measure_mask (Relight *self, const RcFrame *mask)
{
  double n = 0, x = 0, y = 0, square = 0;

  for (int k = 0; k < mask->height; k++)
    for (int i = 0; i < mask->width; i++)
      {
        double weight = mask->data[(gsize)k * mask->stride + i] / 255.0;

        n += weight;
        x += weight * i;
        y += weight * k;
        square += weight * ((double)i * i + (double)k * k);
      }
  n = MAX (n, 1e-3);
  self->x = x / n;
  self->y = y / n;
  self->reach = MAX (sqrt (MAX (square / n - self->x * self->x - self->y * self->y, 0)) * 1.4, 2);
}

static void
set_up (Relight *self, const RcFrame *frame, const RcFrame *mask, RcRect area)
{
  int   fine = MAX ((int)lroundf (FINE * (float)frame->height), 1);
  int   coarse = MAX ((int)lroundf (COARSE * (float)frame->height), 2);
  float sum = 0;

  measure_mask (self, mask);
  self->step_fine = (float)fine;
  self->step_coarse = (float)coarse;
  self->step_body = (float)MAX (self->reach * 0.22, 2);
  self->around = rc_frame_grow_rect (frame, area, 4 * MAX (coarse, (int)self->step_body));
  self->fine = rc_levels_of (frame, self->around);
  self->coarse = rc_levels_copy (self->fine);
  self->body = rc_levels_of (mask, self->around);
  rc_levels_blur (self->fine, fine);
  rc_levels_blur (self->coarse, coarse);
  rc_levels_blur (self->body, (int)self->step_body);
  for (int c = 0; c < 3; c++)
    {
      self->tint[c] = powf ((self->what->colour >> 8 * c & 0xff) / 255.0f, 2.2f);
      sum += self->tint[c] * (c == 0 ? 0.114f : c == 1 ? 0.587f : 0.299f);
    }
  for (int c = 0; c < 3; c++)
    self->tint[c] /= MAX (sum, 0.02f);
  for (int value = 0; value < 256; value++)
    self->to_light[value] = powf ((float)value / 255.0f, 2.2f);
}

static void
clear (Relight *self)
{
  g_clear_pointer (&self->fine, rc_levels_free);
  g_clear_pointer (&self->coarse, rc_levels_free);
  g_clear_pointer (&self->body, rc_levels_free);
}

/* Adds how a height falls at a place: what is lower to the right faces right. */
static void
add_slope (const RcLevels *height, int x, int y, float step, float by, float normal[3])
{
  int d = MAX ((int)(step / 2), 1);

  by *= step / (2.0f * (float)d);
  normal[0] -= by * (rc_levels_get (height, x + d, y) - rc_levels_get (height, x - d, y));
  normal[1] += by * (rc_levels_get (height, x, y + d) - rc_levels_get (height, x, y - d));
}

static void
make_unit (float v[3])
{
  float length = sqrtf (v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);

  for (int i = 0; i < 3; i++)
    v[i] /= MAX (length, 1e-6f);
}

static float
lit (const float normal[3], const float from[3])
{
  float along = normal[0] * from[0] + normal[1] * from[1] + normal[2] * fabsf (from[2]);

  return MAX ((along + WRAP) / (1 + WRAP), 0.0f);
}

/* 0 to 1: little at the edge of the mask, so that the light has no frame. */
static float
fade (float body)
{
  float t = CLAMP ((body - 0.42f) / 0.5f, 0.0f, 1.0f);

  return 0.45f + 0.55f * t * t * (3 - 2 * t);
}

/* Of light from behind: on the edges of the mask that are edges of the picture as well. */
static float
rim_at (const Relight *self, int i, int k, const float slope[3])
{
  float edges[3] = { 0 }, body[3] = { slope[0], slope[1], slope[2] };

  add_slope (self->coarse, i, k, self->step_coarse, 5.0f, edges);
  make_unit (body);
  return CLAMP (1.6f * hypotf (slope[0], slope[1]), 0.0f, 1.0f) *
         CLAMP (hypotf (edges[0], edges[1]) - 0.1f, 0.0f, 1.0f) * lit (body, self->what->from);
}

/* @share: (out): of the new light, 0 to 1. Returns: stops */
static float
stops_at (const Relight *self, int x, int y, float *share)
{
  const float *from = self->what->from;
  float        flat[3] = { 0, 0, 1 }, normal[3] = { 0, 0, 1 }, body[3] = { 0, 0, 0.35f };
  int          i = x - self->around.x, k = y - self->around.y;
  float        along, stops, fading = fade (rc_levels_get (self->body, i, k));

  add_slope (self->fine, i, k, self->step_fine, RELIEF, normal);
  add_slope (self->coarse, i, k, self->step_coarse, RELIEF, normal);
  add_slope (self->body, i, k, self->step_body, 1.0f, body);
  normal[0] += 0.3f * body[0];
  normal[1] += 0.3f * body[1];
  make_unit (normal);
  stops = log2f ((AMBIENT + lit (normal, from)) / (AMBIENT + lit (flat, from)));
  along = (float)(((x - self->x) * from[0] - (y - self->y) * from[1]) / self->reach);
  stops += FALL * along / sqrtf (1 + 0.3f * along * along);
  *share = CLAMP (0.55f + 0.45f * (stops / 1.2f), 0.0f, 1.0f) * fading;
  if (from[2] < 0)
    {
      float rim = rim_at (self, i, k, body);

      stops = 0.45f * stops + BEHIND * from[2] - RIM * rim * from[2];
      *share = CLAMP (0.2f * fading + rim, 0.0f, 1.0f);
    }
  return CLAMP (stops * self->what->amount * fading, -MOST, MOST);
}

static void
relight_pixel (const Relight *self, int x, int y, guint8 *pixel)
{
  float share = 0, gain = exp2f (stops_at (self, x, y, &share));
  float colour = TINT * share * MIN (self->what->amount, 1.2f);

  for (int c = 0; c < 3; c++)
    {
      float by = gain * (1 - colour + colour * self->tint[c]);
      float light = self->to_light[pixel[c]] * by;

      /* White stays white: what is lightened does not burn out. */
      if (by > 1)
        light /= 1 + (by - 1) * self->to_light[pixel[c]];
      pixel[c] = (guint8)CLAMP (powf (MAX (light, 0.0f), 1 / 2.2f) * 255.0f + 0.5f, 0.0f, 255.0f);
    }
}

/**
 * rc_relight:
 * @frame: BGRA8, the whole picture
 * @mask: GRAY8 of its size
 * @area: within it
 *
 * Errors: RC_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): @area, changed
 */
RcFrame *
rc_relight (const RcFrame   *frame,
            const RcFrame   *mask,
            RcRect           area,
            const RcRelight *what,
            GError         **error)
{
  Relight  self = { .what = what };
  RcFrame *out = rc_frame_crop (frame, area, error);

  if (out == NULL)
    return NULL;
  set_up (&self, frame, mask, area);
  for (int y = 0; y < area.height; y++)
    for (int x = 0; x < area.width; x++)
      if (mask->data[(gsize)(area.y + y) * mask->stride + (gsize)(area.x + x)] > 0)
        relight_pixel (&self, area.x + x, area.y + y,
                       out->data + (gsize)y * out->stride + (gsize)x * 4);
  clear (&self);
  return out;
}
