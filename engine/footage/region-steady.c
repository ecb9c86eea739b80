/* region-steady.c - the camera goes smoothly under the mask
 *
 * Its way is smoothed by a bell, and what it did not see is taken from the frames next to it:
 * Y. Matsushita et al., Full-Frame Video Stabilization with Motion Inpainting, PAMI 28/7 (2006).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/footage/retouching.h"

#include "engine/image/warp.h"

#include <math.h>
#include <string.h>

#define BELL   0.45 /* seconds: its width */
#define NEARBY 10   /* frames, each way, that fill what is missing at the edges */

/* The ends go on as they began: mirrored about them. */
static double
mirrored (const double *values, int i, int n)
{
  if (i < 0)
    return 2 * values[0] - values[MIN (-i, n - 1)];
  if (i >= n)
    return 2 * values[n - 1] - values[MAX (2 * (n - 1) - i, 0)];
  return values[i];
}

static void
smooth (double *values, int n, double bell)
{
  g_autofree double *copy = g_memdup2 (values, sizeof (double) * (gsize)n);
  int                reach = (int)ceil (3 * bell);

  for (int i = 0; i < n; i++)
    {
      double sum = 0, all = 0;

      for (int k = -reach; k <= reach; k++)
        {
          double weight = exp (-0.5 * k * k / (bell * bell));

          sum += weight * mirrored (copy, i + k, n);
          all += weight;
        }
      values[i] = sum / all;
    }
}

/* Returns: (transfer full): the smooth way, a place for each frame of the region */
static RcPlace *
smooth_way (const RcRetouching *self, const RcPlaces *places)
{
  int                first = self->output->first, n = self->output->last - first + 1;
  RcRational         rate = rc_request_shape (self->request)->rate;
  double             bell = MAX (BELL * rc_rational_to_double (rate), 1);
  g_autofree double *values = g_new (double, 4 * (gsize)n);
  RcPlace           *way = g_new (RcPlace, (gsize)n);

  for (int i = 0; i < n; i++)
    {
      const RcPlace *place = rc_places_at (places, first + i);

      values[i] = place->x;
      values[n + i] = place->y;
      values[2 * n + i] = 0.5 * log (place->a * place->a + place->b * place->b);
      values[3 * n + i] = atan2 (place->b, place->a);
    }
  for (int k = 0; k < 4; k++)
    {
      g_autofree double *shaken = g_memdup2 (values + k * n, sizeof (double) * (gsize)n);

      smooth (values + k * n, n, bell);
      for (int i = 0; i < n; i++)
        values[k * n + i] += (1 - self->words.steadiness) * (shaken[i] - values[k * n + i]);
    }
  for (int i = 0; i < n; i++)
    {
      double scale = exp (values[2 * n + i]);

      way[i] = (RcPlace){ scale * cos (values[3 * n + i]), scale * sin (values[3 * n + i]),
                          values[i], values[n + i] };
    }
  return way;
}

/* What is seen at a point of the common plane in the frame nearest in time that shows it. */
static void
see (const RcPlaces *places, GPtrArray *frames, int index, double px, double py, guint8 out[3])
{
  double x = 0, y = 0;

  for (int k = 0; k <= 2 * NEARBY; k++)
    {
      int            at = index + ((k & 1) ? (k + 1) / 2 : -k / 2);
      const RcFrame *frame =
          at >= 0 && at < (int)frames->len ? g_ptr_array_index (frames, (guint)at) : NULL;

      if (frame == NULL)
        continue;
      rc_place_back (rc_places_at (places, at), px, py, &x, &y);
      if (rc_warp_sample (frame, x + 0.5 * frame->width - 0.5, y + 0.5 * frame->height - 0.5, out))
        return;
    }
  /* Nowhere: the edge goes on. */
  {
    const RcFrame *frame = g_ptr_array_index (frames, (guint)index);

    rc_place_back (rc_places_at (places, index), px, py, &x, &y);
    rc_warp_sample (frame, CLAMP (x + 0.5 * frame->width - 0.5, 0, frame->width - 1),
                    CLAMP (y + 0.5 * frame->height - 0.5, 0, frame->height - 1), out);
  }
}

static void
steady_frame (const RcPlaces *places,
              GPtrArray      *frames,
              int             index,
              const RcPlace  *way,
              RcFrame        *frame,
              const RcFrame  *mask)
{
  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      {
        double px, py;

        if (mask->data[(gsize)y * mask->stride + (gsize)x] == 0)
          continue;
        rc_place_put (way, x + 0.5 - 0.5 * frame->width, y + 0.5 - 0.5 * frame->height, &px, &py);
        see (places, frames, index, px, py, frame->data + (gsize)y * frame->stride + (gsize)x * 4);
      }
}

/* Keeps in @frames those around @index, of which the ones before are NULL. */
static gboolean
keep_around (RcRetouching *self, GPtrArray *frames, int index, GError **error)
{
  int last = MIN (index + NEARBY, rc_take_reader_frames (self->base) - 1);

  while ((int)frames->len <= last)
    {
      RcFrame *frame = rc_take_reader_frame (self->base, RC_PASS_COLOUR, (int)frames->len, error);

      if (frame == NULL)
        return FALSE;
      g_ptr_array_add (frames, frame);
    }
  if (index - NEARBY - 1 >= 0)
    g_clear_pointer (&frames->pdata[index - NEARBY - 1], rc_frame_unref);
  return TRUE;
}

static void
unref_frame (gpointer frame)
{
  if (frame != NULL)
    rc_frame_unref (frame);
}

gboolean
rc_retouching_steady (RcRetouching *self, GError **error)
{
  g_autoptr (RcPlaces)  places = rc_retouching_places (self, error);
  g_autofree RcPlace   *way = places != NULL ? smooth_way (self, places) : NULL;
  g_autoptr (GPtrArray) frames = g_ptr_array_new_with_free_func (unref_frame);

  if (places == NULL)
    return FALSE;
  for (int index = self->output->first; index <= self->output->last; index++)
    {
      g_autoptr (RcFrame) frame = NULL, mask = NULL;

      if (!keep_around (self, frames, index, error) ||
          !rc_retouching_read (self, index, &frame, &mask, error))
        return FALSE;
      steady_frame (places, frames, index, &way[index - self->output->first], frame, mask);
      if (!rc_retouching_hand_over (self, index, frame, error))
        return FALSE;
    }
  return TRUE;
}
