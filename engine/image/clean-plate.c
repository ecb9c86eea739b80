/* clean-plate.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/clean-plate.h"

#include "engine/image/patch-fill.h"

#include <math.h>
#include <string.h>

#define KEPT        15 /* frames that are looked at for each pixel: odd, for the middle one */
#define LARGEST     3  /* times the frame that the plate may be across, and down */
#define RING        4  /* pixels around the mask that say how bright the frame is */
#define MOST_OFFSET 40 /* levels that a frame may differ from the plate there */
#define UNIT        90 /* patches down a frame */

typedef struct
{
  RcFrame *frame, *mask;
  RcPlace  place;
} Sample;

struct _RcCleanPlate
{
  int       width, height, n_frames, added;
  RcPlaces *places;
  Sample    kept[KEPT];
  int       n_kept;
  gboolean  mirrors;
  RcFrame  *plate;     /* BGRA8; alpha 0: nothing is known of it */
  int       left, top; /* of the plate, in its pixels, from the first frame's middle */
};

RcCleanPlate *
rc_clean_plate_new (int width, int height, int n_frames)
{
  RcCleanPlate *self = g_new0 (RcCleanPlate, 1);

  self->width = width;
  self->height = height;
  self->n_frames = n_frames;
  self->places = rc_places_new (width, height, n_frames);
  return self;
}

void
rc_clean_plate_free (RcCleanPlate *self)
{
  for (int i = 0; i < self->n_kept; i++)
    {
      rc_frame_unref (self->kept[i].frame);
      rc_frame_unref (self->kept[i].mask);
    }
  g_clear_pointer (&self->plate, rc_frame_unref);
  rc_places_free (self->places);
  g_free (self);
}

static gboolean
is_kept (const RcCleanPlate *self, int index)
{
  int n = MIN (KEPT, self->n_frames);

  return self->n_kept < n && (n < 2 || index == self->n_kept * (self->n_frames - 1) / (n - 1));
}

/**
 * rc_clean_plate_add:
 * @frame: BGRA8 of the size of the plate's frames; kept, not copied
 * @mask: GRAY8 of the same size: what is above 0 is left out
 *
 * Errors: RC_ERROR_NO_MEMORY
 */
gboolean
rc_clean_plate_add (RcCleanPlate *self, RcFrame *frame, RcFrame *mask, GError **error)
{
  int index = self->added;

  if (!rc_places_add (self->places, frame, mask, error))
    return FALSE;
  if (index >= self->n_frames)
    return TRUE;
  if (is_kept (self, index))
    self->kept[self->n_kept++] =
        (Sample){ rc_frame_ref (frame), rc_frame_ref (mask), *rc_places_at (self->places, index) };
  self->added++;
  return TRUE;
}

/* --- the plate ------------------------------------------------------------------------------ */

static gboolean
make_plate (RcCleanPlate *self, GError **error)
{
  double x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE;

  for (int i = 0; i < self->added; i++)
    for (int corner = 0; corner < 4; corner++)
      {
        double x, y;

        rc_place_put (rc_places_at (self->places, i), (corner & 1 ? 0.5 : -0.5) * self->width,
                      (corner & 2 ? 0.5 : -0.5) * self->height, &x, &y);
        x0 = MIN (x0, x);
        y0 = MIN (y0, y);
        x1 = MAX (x1, x);
        y1 = MAX (y1, y);
      }
  x0 = MAX (floor (x0), -0.5 * LARGEST * self->width);
  y0 = MAX (floor (y0), -0.5 * LARGEST * self->height);
  x1 = MIN (ceil (x1), 0.5 * LARGEST * self->width);
  y1 = MIN (ceil (y1), 0.5 * LARGEST * self->height);
  self->left = (int)x0;
  self->top = (int)y0;
  self->plate =
      rc_frame_new (MAX ((int)(x1 - x0), 1), MAX ((int)(y1 - y0), 1), RC_FRAME_BGRA8, error);
  if (self->plate == NULL)
    return FALSE;
  memset (self->plate->data, 0, self->plate->stride * (gsize)self->plate->height);
  return TRUE;
}

static gboolean
is_masked (const RcFrame *mask, int x, int y)
{
  return x >= 0 && y >= 0 && x < mask->width && y < mask->height &&
         mask->data[(gsize)y * mask->stride + x] > 0;
}

/* Between four pixels, of which @x, @y is the upper left one. */
static double
between (const RcFrame *frame, int x, int y, double u, double v, int channel)
{
  const guint8 *at = frame->data + (gsize)y * frame->stride + (gsize)x * 4 + channel;
  gsize         right = x + 1 < frame->width ? 4 : 0;
  gsize         down = y + 1 < frame->height ? frame->stride : 0;

  return (at[0] * (1 - u) + at[right] * u) * (1 - v) +
         (at[down] * (1 - u) + at[down + right] * u) * v;
}

/* What of a frame lies at a place of the plate. Returns: FALSE if it is not there, or masked */
static gboolean
see (const RcCleanPlate *self, const Sample *sample, double px, double py, guint8 out[3])
{
  const RcPlace *place = &sample->place;
  double         fx, fy;
  int            x, y;

  rc_place_back (place, px, py, &fx, &fy);
  fx += 0.5 * self->width - 0.5;
  fy += 0.5 * self->height - 0.5;
  x = (int)floor (fx);
  y = (int)floor (fy);
  if (fx < -0.5 || fy < -0.5 || fx > self->width - 0.5 || fy > self->height - 0.5 ||
      is_masked (sample->mask, x, y) || is_masked (sample->mask, x + 1, y) ||
      is_masked (sample->mask, x, y + 1) || is_masked (sample->mask, x + 1, y + 1))
    return FALSE;
  x = CLAMP (x, 0, self->width - 1);
  y = CLAMP (y, 0, self->height - 1);
  for (int channel = 0; channel < 3; channel++)
    out[channel] = (guint8)lround (
        between (sample->frame, x, y, CLAMP (fx - x, 0, 1), CLAMP (fy - y, 0, 1), channel));
  return TRUE;
}

static guint8
middle_of (guint8 *values, int n)
{
  for (int i = 1; i < n; i++)
    for (int k = i; k > 0 && values[k - 1] > values[k]; k--)
      {
        guint8 value = values[k];

        values[k] = values[k - 1];
        values[k - 1] = value;
      }
  return values[n / 2];
}

/* What most frames show there: who only walks through is not in it. */
static void
draw_plate (RcCleanPlate *self)
{
  for (int y = 0; y < self->plate->height; y++)
    for (int x = 0; x < self->plate->width; x++)
      {
        guint8 *to = self->plate->data + (gsize)y * self->plate->stride + (gsize)x * 4;
        guint8  values[3][KEPT];
        int     n = 0;

        for (int i = 0; i < self->n_kept; i++)
          {
            guint8 from[3];

            if (!see (self, &self->kept[i], self->left + x + 0.5, self->top + y + 0.5, from))
              continue;
            for (int channel = 0; channel < 3; channel++)
              values[channel][n] = from[channel];
            n++;
          }
        if (n == 0)
          continue;
        for (int channel = 0; channel < 3; channel++)
          to[channel] = middle_of (values[channel], n);
        to[3] = 255;
      }
}

/* What the plate does not know and no frame needs is not worth filling. */
static void
settle_unneeded (RcCleanPlate *self)
{
  g_autofree guint8 *needed = g_malloc0 ((gsize)self->plate->width * (gsize)self->plate->height);

  for (int i = 0; i < self->n_kept; i++)
    for (int y = 0; y < self->height; y++)
      for (int x = 0; x < self->width; x++)
        {
          double px, py;
          int    ix, iy;

          if (self->kept[i].mask->data[(gsize)y * self->kept[i].mask->stride + x] == 0)
            continue;
          rc_place_put (&self->kept[i].place, x + 0.5 - 0.5 * self->width,
                        y + 0.5 - 0.5 * self->height, &px, &py);
          ix = (int)floor (px) - self->left;
          iy = (int)floor (py) - self->top;
          if (ix >= 0 && iy >= 0 && ix < self->plate->width && iy < self->plate->height)
            needed[(gsize)iy * self->plate->width + ix] = 1;
        }
  for (int y = 0; y < self->plate->height; y++)
    for (int x = 0; x < self->plate->width; x++)
      {
        guint8 *alpha = self->plate->data + (gsize)y * self->plate->stride + (gsize)x * 4 + 3;

        if (*alpha == 0 && !needed[(gsize)y * self->plate->width + x])
          *alpha = 128;
      }
}

/* --- beside what is known --------------------------------------------------------------------- */

/* What lay on the plate before it was mirrored has this alpha, what is mirrored the other. */
#define KNOWN    255
#define MIRRORED 254

#define SLANT 16 /* by which part of all of it the edge of what is known may be aslant */

/* From where to where something of a line is known; none of it if @last < @first. */
typedef struct
{
  int first, last;
} Run;

static Run
find_run (const guint8 *line, int n, gsize step, guint8 least)
{
  Run run = { 0, n - 1 };

  while (run.first < n && line[(gsize)run.first * step + 3] < least)
    run.first++;
  while (run.last >= run.first && line[(gsize)run.last * step + 3] < least)
    run.last--;
  return run;
}

/* The runs of all rows and, behind them, of all columns. */
static Run *
find_runs (const RcFrame *plate, guint8 least)
{
  Run *runs = g_new (Run, (gsize)plate->height + (gsize)plate->width);

  for (int y = 0; y < plate->height; y++)
    runs[y] = find_run (plate->data + (gsize)y * plate->stride, plate->width, 4, least);
  for (int x = 0; x < plate->width; x++)
    runs[plate->height + x] =
        find_run (plate->data + (gsize)x * 4, plate->height, plate->stride, least);
  return runs;
}

/* How far @at is beside the run; 0: it is within, or there is none. */
static int
beside (Run run, int at)
{
  if (run.last < run.first)
    return 0;
  return MAX (MAX (run.first - at, at - run.last), 0);
}

/* The place in the run that @at, beside it, is the mirror image of. */
static int
image_of (Run run, int at)
{
  int width = MAX (run.last - run.first, 1), back = beside (run, at) % (2 * width);

  back = back > width ? 2 * width - back : back;
  return at < run.first ? run.first + back : run.last - back;
}

/* From the first to the last of all runs. */
static Run
join_runs (const Run *runs, int n)
{
  Run all = { G_MAXINT, -1 };

  for (int i = 0; i < n; i++)
    if (runs[i].last >= runs[i].first)
      all = (Run){ MIN (all.first, runs[i].first), MAX (all.last, runs[i].last) };
  return all;
}

/* How far @at is from what it would be the image of. A run that is short would be seen over and
 * over: not yet. */
static int
reach (Run run, int at, gboolean last)
{
  int off = beside (run, at);

  return off == 0 || (off > run.last - run.first && !last) ? G_MAXINT : off;
}

/* Whether a run ends where most do, or another one crosses it there: else it is beside a corner,
 * where the images of row after row would not fit together. */
static gboolean
is_whole (Run run, Run crossing, Run all, int at)
{
  return crossing.last >= crossing.first ||
         beside (run, at) - beside (all, at) <= (all.last - all.first) / SLANT;
}

/* What is unknown beside what is known of its row or its column becomes the image of that which is
 * nearer, or of the other if that is a hole. Holes within what is known are left. */
static void
mirror_once (RcFrame *plate, guint8 least, gboolean last)
{
  g_autofree Run *rows = find_runs (plate, least);
  const Run      *columns = rows + plate->height;
  Run             wide = join_runs (rows, plate->height), high = join_runs (columns, plate->width);

  for (int y = 0; y < plate->height; y++)
    for (int x = 0; x < plate->width; x++)
      {
        guint8  *to = plate->data + (gsize)y * plate->stride + (gsize)x * 4;
        int      across = reach (rows[y], x, last);
        int      down = reach (columns[x], y, last);
        gboolean in_row = across <= down;

        for (int way = 0; way < 2 && to[3] < least; way++, in_row = !in_row)
          {
            int           from_x = in_row ? image_of (rows[y], x) : x;
            int           from_y = in_row ? y : image_of (columns[x], y);
            const guint8 *from = plate->data;

            if ((in_row ? across : down) == G_MAXINT)
              continue;
            if (!last && !(in_row ? is_whole (rows[y], columns[x], wide, x)
                                  : is_whole (columns[x], rows[y], high, y)))
              continue;
            from += (gsize)from_y * plate->stride + (gsize)from_x * 4;
            if (from[3] < least)
              continue;
            memcpy (to, from, 3);
            to[3] = MIRRORED;
            break;
          }
      }
}

/* The corners, which have neither row nor column, are images of what was mirrored. */
static void
mirror (RcFrame *plate)
{
  mirror_once (plate, KNOWN, FALSE);
  mirror_once (plate, MIRRORED, FALSE);
  mirror_once (plate, MIRRORED, TRUE);
  for (int y = 0; y < plate->height; y++)
    for (int x = 0; x < plate->width; x++)
      {
        guint8 *alpha = plate->data + (gsize)y * plate->stride + (gsize)x * 4 + 3;

        if (*alpha == MIRRORED)
          *alpha = KNOWN;
      }
}

/** What no frame shows beside what they show is its mirror image, and is not made of patches: for
 * much of it, at the edges. Call before rc_clean_plate_finish(). */
void
rc_clean_plate_mirror (RcCleanPlate *self)
{
  self->mirrors = TRUE;
}

/**
 * rc_clean_plate_finish:
 *
 * When all frames are in. Errors: RC_ERROR_NO_MEMORY, G_IO_ERROR_CANCELLED
 */
gboolean
rc_clean_plate_finish (RcCleanPlate *self, GCancellable *cancellable, GError **error)
{
  if (!make_plate (self, error))
    return FALSE;
  draw_plate (self);
  if (self->mirrors)
    mirror (self->plate);
  settle_unneeded (self);
  if (!rc_patch_fill (self->plate, MAX (self->height / UNIT, 2), cancellable))
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  for (int i = 0; i < self->n_kept; i++)
    {
      rc_frame_unref (self->kept[i].frame);
      rc_frame_unref (self->kept[i].mask);
    }
  self->n_kept = 0;
  return TRUE;
}

/* --- into the frames ------------------------------------------------------------------------ */

/* Between four pixels of the plate. */
static void
plate_at (const RcCleanPlate *self, const RcPlace *place, int x, int y, double out[3])
{
  double px, py, u, v;
  int    ix, iy;

  rc_place_put (place, x + 0.5 - 0.5 * self->width, y + 0.5 - 0.5 * self->height, &px, &py);
  px = CLAMP (px - self->left - 0.5, 0.0, self->plate->width - 1.0);
  py = CLAMP (py - self->top - 0.5, 0.0, self->plate->height - 1.0);
  ix = MIN ((int)px, MAX (self->plate->width - 2, 0));
  iy = MIN ((int)py, MAX (self->plate->height - 2, 0));
  u = px - ix;
  v = py - iy;
  for (int channel = 0; channel < 3; channel++)
    out[channel] = between (self->plate, ix, iy, u, v, channel);
}

void
rc_clean_plate_peek (const RcCleanPlate *self, int index, int x, int y, double bgr[3])
{
  plate_at (self, rc_places_at (self->places, index), x, y, bgr);
}

/** Returns: (transfer none) */
const RcPlace *
rc_clean_plate_place (const RcCleanPlate *self, int index)
{
  return rc_places_at (self->places, index);
}

/* How much brighter the frame is than the plate next to the mask: the middle of all differences. */
static void
find_offset (const RcCleanPlate *self,
             const RcPlace      *place,
             const RcFrame      *frame,
             const RcFrame      *mask,
             int                 offset[3])
{
  guint counts[3][2 * MOST_OFFSET + 1] = { { 0 } }, all = 0;

  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      {
        const guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;
        double        value[3];

        if (is_masked (mask, x, y) ||
            !(is_masked (mask, x - RING, y) || is_masked (mask, x + RING, y) ||
              is_masked (mask, x, y - RING) || is_masked (mask, x, y + RING)))
          continue;
        plate_at (self, place, x, y, value);
        for (int channel = 0; channel < 3; channel++)
          {
            int off = (int)lround (pixel[channel] - value[channel]);

            counts[channel][CLAMP (off, -MOST_OFFSET, MOST_OFFSET) + MOST_OFFSET]++;
          }
        all++;
      }
  for (int channel = 0; channel < 3; channel++)
    {
      guint sum = 0;
      int   i = 0;

      while (i < 2 * MOST_OFFSET && (sum += counts[channel][i]) * 2 < all)
        i++;
      offset[channel] = all > 0 ? i - MOST_OFFSET : 0;
    }
}

/**
 * rc_clean_plate_fill:
 * @index: which frame it is, of those that were added
 * @frame: BGRA8: gets the plate where @mask is above 0
 */
void
rc_clean_plate_fill (RcCleanPlate *self, int index, RcFrame *frame, const RcFrame *mask)
{
  const RcPlace *place = rc_places_at (self->places, index);
  int            offset[3];

  find_offset (self, place, frame, mask, offset);
  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      {
        guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;
        double  value[3];

        if (!is_masked (mask, x, y))
          continue;
        plate_at (self, place, x, y, value);
        for (int channel = 0; channel < 3; channel++)
          pixel[channel] = (guint8)CLAMP (lround (value[channel]) + offset[channel], 0, 255);
      }
}
