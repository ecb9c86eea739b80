/* misfit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/misfit.h"

#include "engine/image/global-motion.h"
#include "engine/image/warp.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define FOLLOWS    0.25 /* how far the misfit that is kept goes to what is measured, each frame */
#define ROUNDS     2
#define LEAST      64   /* pixels around the mask that say anything */
#define MOST_SHIFT 0.08 /* of the picture: what is farther off was not found */
#define MOST_SCALE 0.1
#define MOST_TURN  0.1 /* radians */
#define LEAST_GAIN 0.6
#define MOST_GAIN  1.6

/* Where a pixel of the base is in what was made. */
static void
place (const RcMisfit *self, const RcFrame *made, int x, int y, double *px, double *py)
{
  double cx = 0.5 * (made->width - 1), cy = 0.5 * (made->height - 1);
  double c = self->scale * cos (self->turn), s = self->scale * sin (self->turn);

  *px = c * (x - cx) - s * (y - cy) + cx + self->right;
  *py = s * (x - cx) + c * (y - cy) + cy + self->down;
}

static const guint8 *
pixel_of (const RcFrame *frame, int x, int y)
{
  return frame->data + (gsize)y * frame->stride + (gsize)x * 4;
}

/* What @made shows of pixel (@x, @y) of the base. Returns: FALSE under the mask, and where it shows
 * nothing */
static gboolean
see (const RcMisfit *self, const RcFrame *made, const RcFrame *mask, int x, int y, guint8 there[3])
{
  double px, py;

  if (mask->data[(gsize)y * mask->stride + (gsize)x] > 0)
    return FALSE;
  place (self, made, x, y, &px, &py);
  return rc_warp_sample (made, px, py, there);
}

/* The mean difference around the mask, levels, with and without the colours made good. */
static double
difference (const RcMisfit *self, const RcFrame *base, const RcFrame *made, const RcFrame *mask)
{
  double sum = 0, n = 0;

  for (int y = 0; y < base->height; y++)
    for (int x = 0; x < base->width; x++)
      {
        guint8 there[3];

        if (!see (self, made, mask, x, y, there))
          continue;
        n += 3;
        for (int c = 0; c < 3; c++)
          sum += fabs (self->gain[c] * there[c] + self->offset[c] - pixel_of (base, x, y)[c]);
      }
  return n > 0 ? sum / n : 0;
}

/* Least squares of each channel, where the pixel is where it belongs. */
static void
fit_colours (RcMisfit *self, const RcFrame *base, const RcFrame *made, const RcFrame *mask)
{
  double n = 0, a[3] = { 0 }, b[3] = { 0 }, aa[3] = { 0 }, ab[3] = { 0 };

  for (int y = 0; y < base->height; y++)
    for (int x = 0; x < base->width; x++)
      {
        guint8 there[3];

        if (!see (self, made, mask, x, y, there))
          continue;
        n++;
        for (int c = 0; c < 3; c++)
          {
            double here = pixel_of (base, x, y)[c];

            a[c] += there[c];
            b[c] += here;
            aa[c] += (double)there[c] * there[c];
            ab[c] += there[c] * here;
          }
      }
  for (int c = 0; c < 3 && n > 0; c++)
    {
      double spread = aa[c] - a[c] * a[c] / n;

      /* An even picture has no contrast to be matched. */
      self->gain[c] =
          spread > 4 * n ? CLAMP ((ab[c] - a[c] * b[c] / n) / spread, LEAST_GAIN, MOST_GAIN) : 1;
      self->offset[c] = (b[c] - self->gain[c] * a[c]) / n;
    }
}

static gboolean
is_believed (const RcMisfit *self, const RcFrame *frame)
{
  return fabs (self->right) < MOST_SHIFT * frame->width &&
         fabs (self->down) < MOST_SHIFT * frame->height && fabs (self->turn) < MOST_TURN &&
         fabs (self->scale - 1) < MOST_SCALE;
}

static void
find_place (RcMisfit *self, const RcFrame *base, const RcFrame *made, const RcFrame *mask)
{
  RcGlobalMotion      motion = { .zoom = 1 };
  RcMisfit            found = *self, colours = *self;
  g_autoptr (RcFrame) coloured = NULL;

  /* In colours that can be compared, where it is. */
  colours.right = colours.down = colours.turn = 0;
  colours.scale = 1;
  coloured = rc_misfit_correct (&colours, made, NULL);
  if (coloured == NULL)
    return;
  /* From `made` to `base`: where a pixel of the base was. */
  rc_global_motion_refine (&motion, coloured, NULL, base, mask);
  found.scale = 1 / motion.zoom;
  found.turn = -motion.roll;
  found.right = motion.pan * base->width;
  found.down = -motion.tilt * base->height;
  if (is_believed (&found, base) &&
      difference (&found, base, made, mask) < difference (self, base, made, mask))
    *self = found;
}

gboolean
rc_misfit_measure (RcMisfit *self, const RcFrame *base, const RcFrame *made, const RcFrame *mask)
{
  int around = 0;

  *self = (RcMisfit){ .scale = 1, .gain = { 1, 1, 1 } };
  for (int y = 0; y < mask->height; y++)
    for (int x = 0; x < mask->width; x++)
      around += mask->data[(gsize)y * mask->stride + (gsize)x] == 0;
  if (around < LEAST)
    return FALSE;
  self->before = difference (self, base, made, mask);
  fit_colours (self, base, made, mask);
  for (int round = 0; round < ROUNDS; round++)
    {
      find_place (self, base, made, mask);
      fit_colours (self, base, made, mask);
    }
  self->after = difference (self, base, made, mask);
  if (self->after < self->before)
    return TRUE;
  *self =
      (RcMisfit){ .scale = 1, .gain = { 1, 1, 1 }, .before = self->before, .after = self->before };
  return TRUE;
}

/** Errors: RC_ERROR_NO_MEMORY. Returns: (transfer full) (nullable): in its place and colours */
RcFrame *
rc_misfit_correct (const RcMisfit *self, const RcFrame *made, GError **error)
{
  RcFrame *out = rc_frame_new (made->width, made->height, RC_FRAME_BGRA8, error);

  if (out == NULL)
    return NULL;
  for (int y = 0; y < out->height; y++)
    for (int x = 0; x < out->width; x++)
      {
        guint8 *pixel = out->data + (gsize)y * out->stride + (gsize)x * 4;
        double  px, py;

        place (self, made, x, y, &px, &py);
        rc_warp_sample (made, CLAMP (px, 0, made->width - 1), CLAMP (py, 0, made->height - 1),
                        pixel);
        for (int c = 0; c < 3; c++)
          pixel[c] = (guint8)CLAMP (self->gain[c] * pixel[c] + self->offset[c] + 0.5, 0.0, 255.0);
        pixel[3] = pixel_of (made, x, y)[3];
      }
  return out;
}

cJSON *
rc_misfit_to_json (const RcMisfit *self)
{
  cJSON *json = cJSON_CreateObject ();

  cJSON_AddNumberToObject (json, "right", self->right);
  cJSON_AddNumberToObject (json, "down", self->down);
  cJSON_AddNumberToObject (json, "turn", self->turn);
  cJSON_AddNumberToObject (json, "scale", self->scale);
  cJSON_AddItemToObject (json, "gain", cJSON_CreateDoubleArray (self->gain, 3));
  cJSON_AddItemToObject (json, "offset", cJSON_CreateDoubleArray (self->offset, 3));
  cJSON_AddNumberToObject (json, "before", self->before);
  cJSON_AddNumberToObject (json, "after", self->after);
  return json;
}

/** @json: (nullable): "misfit" of take.json. Returns: FALSE if it is none */
gboolean
rc_misfit_from_json (RcMisfit *self, const cJSON *json)
{
  const cJSON *gain = cJSON_GetObjectItemCaseSensitive (json, "gain");
  const cJSON *offset = cJSON_GetObjectItemCaseSensitive (json, "offset");

  *self = (RcMisfit){ .right = rc_json_number_or (json, "right", 0),
                      .down = rc_json_number_or (json, "down", 0),
                      .turn = rc_json_number_or (json, "turn", 0),
                      .scale = rc_json_number_or (json, "scale", 1),
                      .gain = { 1, 1, 1 },
                      .before = rc_json_number_or (json, "before", 0),
                      .after = rc_json_number_or (json, "after", 0) };
  for (int c = 0; c < 3 && cJSON_GetArraySize (gain) == 3 && cJSON_GetArraySize (offset) == 3; c++)
    {
      self->gain[c] = cJSON_GetNumberValue (cJSON_GetArrayItem (gain, c));
      self->offset[c] = cJSON_GetNumberValue (cJSON_GetArrayItem (offset, c));
    }
  return cJSON_IsObject (json);
}

char *
rc_misfit_dup_text (const RcMisfit *self)
{
  double colour = 0;

  /* How far a middle grey is off. */
  for (int c = 0; c < 3; c++)
    colour += fabs (self->gain[c] * 127.5 + self->offset[c] - 127.5) / 3;
  return g_strdup_printf (_ ("moved %.1f px, colour %.1f levels, corrected"),
                          hypot (self->right, self->down), colour);
}

/* --- of frames in a row ---------------------------------------------------------------------- */

static const gsize numbers[] = {
  G_STRUCT_OFFSET (RcMisfit, right),     G_STRUCT_OFFSET (RcMisfit, down),
  G_STRUCT_OFFSET (RcMisfit, turn),      G_STRUCT_OFFSET (RcMisfit, scale),
  G_STRUCT_OFFSET (RcMisfit, gain[0]),   G_STRUCT_OFFSET (RcMisfit, gain[1]),
  G_STRUCT_OFFSET (RcMisfit, gain[2]),   G_STRUCT_OFFSET (RcMisfit, offset[0]),
  G_STRUCT_OFFSET (RcMisfit, offset[1]), G_STRUCT_OFFSET (RcMisfit, offset[2]),
  G_STRUCT_OFFSET (RcMisfit, before),    G_STRUCT_OFFSET (RcMisfit, after),
};

void
rc_misfit_trail_add (RcMisfitTrail *self, const RcMisfit *now)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      double  value = G_STRUCT_MEMBER (double, now, numbers[i]);
      double *kept = &G_STRUCT_MEMBER (double, &self->kept, numbers[i]);

      *kept = self->n == 0 ? value : *kept + FOLLOWS * (value - *kept);
      G_STRUCT_MEMBER (double, &self->sum, numbers[i]) += value;
    }
  self->n++;
}

cJSON *
rc_misfit_trail_to_json (const RcMisfitTrail *self)
{
  RcMisfit mean = self->sum;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    G_STRUCT_MEMBER (double, &mean, numbers[i]) /= self->n;
  return rc_misfit_to_json (&mean);
}
