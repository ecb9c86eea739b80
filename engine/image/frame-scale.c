/* frame-scale.c - pictures made smaller and larger
 *
 * Separable, one axis after the other, in integers, so that every machine gives the same bytes.
 * Shrinking averages exactly the area that falls into a pixel; growing interpolates linearly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/frame.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* The weights of one target pixel add up to this. */
#define UNITY 65536u

/* Which source pixels make up one target pixel. */
typedef struct
{
  int start;
  int count;
  int weight; /* index of the first weight */
} Span;

typedef struct
{
  Span    *spans; /* [to] */
  guint32 *weights;
} Axis;

static void
axis_clear (Axis *axis)
{
  g_clear_pointer (&axis->spans, g_free);
  g_clear_pointer (&axis->weights, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Axis, axis_clear)

/* Share of source pixel @i in target pixel @t, before normalising. */
static double
overlap (int from, int to, int t, int i)
{
  double scale = (double)from / (double)to;

  if (to <= from)
    return MIN ((double)(i + 1), (t + 1) * scale) - MAX ((double)i, t * scale);
  return 1.0 - fabs ((t + 0.5) * scale - 0.5 - i);
}

static void
axis_init (Axis *axis, int from, int to)
{
  double scale = (double)from / (double)to;
  int    most = MAX (2, (int)ceil (scale) + 2);

  axis->spans = g_new0 (Span, to);
  axis->weights = g_new0 (guint32, (gsize)to * (gsize)most);
  for (int t = 0; t < to; t++)
    {
      Span    *span = &axis->spans[t];
      double   begin = to <= from ? t * scale : (t + 0.5) * scale - 0.5;
      double   total = 0;
      guint32  used = 0;
      guint32 *weights = axis->weights + (gsize)t * (gsize)most;
      int      largest = 0;

      span->start = CLAMP ((int)floor (begin), 0, from - 1);
      span->weight = t * most;
      while (span->count < most && span->start + span->count < from &&
             overlap (from, to, t, span->start + span->count) > 1e-9)
        total += overlap (from, to, t, span->start + span->count++);
      if (span->count == 0)
        {
          span->count = 1;
          weights[0] = UNITY;
          continue;
        }
      for (int i = 0; i < span->count; i++)
        {
          weights[i] = (guint32)(overlap (from, to, t, span->start + i) / total * UNITY);
          used += weights[i];
          largest = weights[i] > weights[largest] ? i : largest;
        }
      weights[largest] += UNITY - used;
    }
}

/* Every sample as 16 bits. */
static guint16
sample_get (const RcFrame *frame, const guint8 *row, int index)
{
  if (frame->format == RC_FRAME_GRAY16)
    return ((const guint16 *)(const void *)row)[index];
  return (guint16)(row[index] * 257u);
}

static void
sample_set (RcFrame *frame, guint8 *row, int index, guint32 value)
{
  if (frame->format == RC_FRAME_GRAY16)
    ((guint16 *)(void *)row)[index] = (guint16)value;
  else
    row[index] = (guint8)((value + 128u) / 257u);
}

static void
scale_row (const RcFrame *from, int y, const Axis *axis, guint16 *out, int width, int channels)
{
  const guint8 *row = from->data + (gsize)y * from->stride;

  for (int x = 0; x < width; x++)
    {
      const Span    *span = &axis->spans[x];
      const guint32 *weights = axis->weights + span->weight;

      for (int c = 0; c < channels; c++)
        {
          guint32 sum = UNITY / 2;

          for (int i = 0; i < span->count; i++)
            sum += weights[i] * sample_get (from, row, (span->start + i) * channels + c);
          out[x * channels + c] = (guint16)(sum / UNITY);
        }
    }
}

static void
scale_columns (const guint16 *rows,
               const Axis    *axis,
               int            y,
               RcFrame       *to,
               guint32       *sums,
               int            samples)
{
  const Span *span = &axis->spans[y];
  guint8     *row = to->data + (gsize)y * to->stride;

  for (int s = 0; s < samples; s++)
    sums[s] = UNITY / 2;
  for (int i = 0; i < span->count; i++)
    {
      const guint16 *line = rows + (gsize)(span->start + i) * (gsize)samples;
      guint32        weight = axis->weights[span->weight + i];

      for (int s = 0; s < samples; s++)
        sums[s] += weight * line[s];
    }
  for (int s = 0; s < samples; s++)
    sample_set (to, row, s, sums[s] / UNITY);
}

/**
 * rc_frame_scale:
 * @width: pixels
 * @height: pixels
 *
 * Makes a picture of another size; the sides are scaled independently. Samples are blended, so
 * this is for colour, masks and depth, not for object identities.
 *
 * Returns: (transfer full)
 * Errors: RC_ERROR_INVALID if a side is not 1 to RC_FRAME_LARGEST, RC_ERROR_NO_MEMORY.
 */
RcFrame *
rc_frame_scale (const RcFrame *self, int width, int height, GError **error)
{
  g_autoptr (RcFrame) to = NULL;
  g_auto (Axis)       across = { NULL, NULL };
  g_auto (Axis)       down = { NULL, NULL };
  g_autofree guint16 *rows = NULL;
  g_autofree guint32 *sums = NULL;
  int                 channels = self->format == RC_FRAME_BGRA8 ? 4 : 1;
  int                 samples;

  if (width == self->width && height == self->height)
    return rc_frame_copy (self, error);
  to = rc_frame_new (width, height, self->format, error);
  if (to == NULL)
    return NULL;
  samples = width * channels;
  rows = g_try_malloc_n ((gsize)self->height, (gsize)samples * sizeof (guint16));
  if (rows == NULL)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_NO_MEMORY,
                   _ ("There is not enough memory to scale a picture of %d × %d pixels."),
                   self->width, self->height);
      return NULL;
    }
  axis_init (&across, self->width, width);
  axis_init (&down, self->height, height);
  sums = g_new (guint32, samples);
  for (int y = 0; y < self->height; y++)
    scale_row (self, y, &across, rows + (gsize)y * (gsize)samples, width, channels);
  for (int y = 0; y < height; y++)
    scale_columns (rows, &down, y, to, sums, samples);
  return g_steal_pointer (&to);
}
