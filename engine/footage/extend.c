/* extend.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/footage/extend.h"

#include "engine/base/error.h"
#include "engine/image/clean-plate.h"
#include "engine/image/harmony.h"
#include "engine/image/places.h"
#include "engine/image/warp.h"
#include "engine/media/sound-mixer.h"
#include "engine/media/take-reader.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#define REST   0.45  /* seconds in which the camera comes to rest */
#define LOOKED 6     /* frames that say how it was moving */
#define MOST   0.03  /* of the frame, that it moves on */
#define NEARER 0.008 /* of the picture's size, a second, that it comes nearer */
#define BLOCK  4800  /* samples: a tenth of a second */

typedef struct
{
  const RcRequest *request;
  RcOutput        *output;
  GCancellable    *cancellable;
  RcTakeReader    *base;
  RcExtension      by;
  RcCleanPlate    *plate;  /* (nullable): of the larger frames */
  RcFrame         *beside; /* GRAY8: 255 where the base is not */
  RcPlaces        *places;
  RcHarmony        grain;
} Extend;

static void
extend_clear (Extend *self)
{
  g_clear_pointer (&self->base, rc_take_reader_free);
  g_clear_pointer (&self->plate, rc_clean_plate_free);
  g_clear_pointer (&self->beside, rc_frame_unref);
  g_clear_pointer (&self->places, rc_places_free);
}

RcTakeReader *
rc_extend_open_base (const RcRequest *request, GError **error)
{
  const RcRequestShape    *shape = rc_request_shape (request);
  RcExtension              by = { .base = "" };
  g_autofree char         *dir = NULL;
  g_autoptr (RcTakeReader) base = NULL;

  (void)rc_request_extension (request, &by);
  dir = rc_request_take_dir (request, by.base);
  base = rc_take_reader_new (dir, error);
  if (base == NULL)
    {
      g_prefix_error (
          error, _ ("The take that is to be extended cannot be read; render the shot again: "));
      return NULL;
    }
  if (rc_take_reader_width (base) + by.left + by.right == shape->width &&
      rc_take_reader_height (base) + by.top + by.bottom == shape->height &&
      rc_take_reader_frames (base) == shape->frames - by.before - by.after)
    return g_steal_pointer (&base);
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("The take that is to be extended has %d frames of %d × %d pixels, and the "
                  "request is for another one."),
               rc_take_reader_frames (base), rc_take_reader_width (base),
               rc_take_reader_height (base));
  return NULL;
}

/* Frame @index of the base in the larger frame, with black beside it. */
static RcFrame *
framed (Extend *self, int index, GError **error)
{
  const RcRequestShape *shape = rc_request_shape (self->request);
  g_autoptr (RcFrame)   small = rc_take_reader_frame (self->base, RC_PASS_COLOUR, index, error);
  RcFrame              *frame =
      small != NULL ? rc_frame_new (shape->width, shape->height, RC_FRAME_BGRA8, error) : NULL;

  if (frame == NULL)
    return NULL;
  memset (frame->data, 0, frame->stride * (gsize)frame->height);
  for (gsize i = 3; i < frame->stride * (gsize)frame->height; i += 4)
    frame->data[i] = 255;
  for (int y = 0; y < small->height; y++)
    memcpy (frame->data + (gsize)(y + self->by.top) * frame->stride + (gsize)self->by.left * 4,
            small->data + (gsize)y * small->stride, (gsize)small->width * 4);
  return frame;
}

static gboolean
make_beside (Extend *self, GError **error)
{
  const RcRequestShape *shape = rc_request_shape (self->request);

  self->beside = rc_frame_new (shape->width, shape->height, RC_FRAME_GRAY8, error);
  if (self->beside == NULL)
    return FALSE;
  memset (self->beside->data, 255, self->beside->stride * (gsize)shape->height);
  for (int y = self->by.top; y < shape->height - self->by.bottom; y++)
    memset (self->beside->data + (gsize)y * self->beside->stride + self->by.left, 0,
            (gsize)(shape->width - self->by.left - self->by.right));
  return TRUE;
}

/* Reads all frames: what is beside them, and how the camera moves. */
static gboolean
look (Extend *self, GError **error)
{
  const RcRequestShape *shape = rc_request_shape (self->request);
  int                   n = rc_take_reader_frames (self->base);
  gboolean              room = self->by.left + self->by.right + self->by.top + self->by.bottom > 0;

  self->places = rc_places_new (shape->width, shape->height, n);
  if (room)
    {
      self->plate = rc_clean_plate_new (shape->width, shape->height, n);
      rc_clean_plate_mirror (self->plate);
    }
  for (int index = 0; index < n; index++)
    {
      g_autoptr (RcFrame) frame = NULL;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      frame = framed (self, index, error);
      if (frame == NULL ||
          !rc_places_add (self->places, frame, room ? self->beside : NULL, error) ||
          (room && !rc_clean_plate_add (self->plate, frame, self->beside, error)))
        return FALSE;
      if (index % MAX (n / 4, 1) == 0)
        rc_harmony_learn (&self->grain, frame, self->beside);
    }
  return !room || rc_clean_plate_finish (self->plate, self->cancellable, error);
}

static RcFrame *
draw (Extend *self, int index, GError **error)
{
  RcFrame *frame = framed (self, index, error);

  if (frame == NULL || self->plate == NULL)
    return frame;
  rc_clean_plate_fill (self->plate, index, frame, self->beside);
  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      {
        guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;
        float   grain = rc_harmony_grain (&self->grain, x, y, index);

        for (int c = 0; c < 3 && self->beside->data[(gsize)y * self->beside->stride + (gsize)x] > 0;
             c++)
          pixel[c] = (guint8)CLAMP (pixel[c] + grain + 0.5f, 0.0f, 255.0f);
      }
  return frame;
}

/* How far the camera goes on, pixels of the frame, @away frames after @from when it looked
 * back over @step frames (negative: forwards). */
static void
drift (const Extend *self, int from, int step, int away, double *x, double *y)
{
  const RcRequestShape *shape = rc_request_shape (self->request);
  double                rate = rc_rational_to_double (shape->rate), rest = MAX (REST * rate, 1);
  const RcPlace        *now = rc_places_at (self->places, from);
  const RcPlace        *then = rc_places_at (self->places, from - step);
  double                goes = rest * (1 - exp (-away / rest));

  *x = CLAMP ((now->x - then->x) / LOOKED * goes, -MOST * shape->width, MOST * shape->width);
  *y = CLAMP ((now->y - then->y) / LOOKED * goes, -MOST * shape->height, MOST * shape->height);
}

/* The picture as it is @away frames from the one that holds: so much nearer that its edges are
 * never seen. */
static RcFrame *
hold (const Extend  *self,
      const RcFrame *still,
      int            from,
      int            step,
      int            away,
      int            index,
      GError       **error)
{
  const RcRequestShape *shape = rc_request_shape (self->request);
  RcFrame              *frame = rc_frame_new (still->width, still->height, RC_FRAME_BGRA8, error);
  double                seconds = away / rc_rational_to_double (shape->rate), x0, y0, by;

  if (frame == NULL)
    return NULL;
  drift (self, from, step, away, &x0, &y0);
  by = 1 - 2 * MAX (fabs (x0) / still->width, fabs (y0) / still->height) -
       MIN (NEARER * seconds * seconds / (seconds + 0.5), 0.1);
  for (int y = 0; y < frame->height; y++)
    for (int x = 0; x < frame->width; x++)
      {
        guint8 *pixel = frame->data + (gsize)y * frame->stride + (gsize)x * 4;
        double  px = (x + 0.5 - 0.5 * frame->width) * by + x0 + 0.5 * frame->width - 0.5;
        double  py = (y + 0.5 - 0.5 * frame->height) * by + y0 + 0.5 * frame->height - 0.5;
        float   grain = 0.6f * rc_harmony_grain (&self->grain, x, y, index);

        rc_warp_sample (still, CLAMP (px, 0, still->width - 1), CLAMP (py, 0, still->height - 1),
                        pixel);
        for (int c = 0; c < 3; c++)
          pixel[c] = (guint8)CLAMP (pixel[c] + grain + 0.5f, 0.0f, 255.0f);
        pixel[3] = 255;
      }
  return frame;
}

static RcFrame *
frame_at (Extend *self, int index, RcFrame **still, GError **error)
{
  int n = rc_take_reader_frames (self->base), at = index - self->by.before;
  int from = CLAMP (at, 0, n - 1), step = MIN (LOOKED, n - 1);

  if (at >= 0 && at < n)
    {
      g_clear_pointer (still, rc_frame_unref);
      *still = draw (self, at, error);
      return *still != NULL ? rc_frame_ref (*still) : NULL;
    }
  if (*still == NULL)
    *still = draw (self, from, error);
  return *still != NULL
             ? hold (self, *still, from, at < 0 ? -step : step, ABS (at - from), index, error)
             : NULL;
}

gboolean
rc_extend_hand_over_sound (const RcRequest *request,
                           RcTakeReader    *base,
                           RcOutput        *output,
                           GCancellable    *cancellable,
                           GError         **error)
{
  const RcRequestShape *shape = rc_request_shape (request);
  g_autofree char      *path = rc_take_reader_dup_sound (base);
  int                   n = rc_take_reader_frames (base);
  RcMovieSound sound = { .path = path, .seconds = rc_time_from_frames (n, shape->rate), .gain = 1 };
  g_autoptr (RcSoundMixer) mixer = NULL;
  gint64                   left = rc_sound_samples (shape->frames, shape->rate);
  float                    block[BLOCK * RC_SOUND_CHANNELS];
  RcExtension              by = { 0 };

  if (output->sound == NULL || path == NULL)
    return TRUE;
  (void)rc_request_extension (request, &by);
  sound.start = rc_time_from_frames (by.before, shape->rate);
  mixer = rc_sound_mixer_new (&sound, 1, error);
  for (; mixer != NULL && left > 0; left -= BLOCK)
    {
      gsize many = (gsize)MIN (left, BLOCK);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !rc_sound_mixer_read (mixer, block, many, error) ||
          !output->sound (output, block, many, error))
        return FALSE;
    }
  return mixer != NULL;
}

static gboolean
hand_over (Extend *self, GError **error)
{
  g_autoptr (RcFrame) still = NULL;

  for (int index = 0; index <= self->output->last; index++)
    {
      g_autoptr (RcFrame) frame = NULL;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      frame = frame_at (self, index, &still, error);
      if (frame == NULL || (index >= self->output->first &&
                            !self->output->frame (self->output, index, frame, NULL, NULL, error)))
        return FALSE;
    }
  return rc_extend_hand_over_sound (self->request, self->base, self->output, self->cancellable,
                                    error);
}

/**
 * rc_extend_render:
 * @request: one with "extend": rc_request_extension()
 *
 * Errors: as rc_take_reader_new(); RC_ERROR_INVALID if the base has another size than the request
 *   says; RC_ERROR_NO_MEMORY; G_IO_ERROR_CANCELLED
 */
gboolean
rc_extend_render (const RcRequest *request,
                  RcOutput        *output,
                  GCancellable    *cancellable,
                  GError         **error)
{
  Extend   self = { .request = request, .output = output, .cancellable = cancellable };
  gboolean good;

  g_return_val_if_fail (rc_request_extension (request, &self.by), FALSE);
  self.base = rc_extend_open_base (request, error);
  good = self.base != NULL && make_beside (&self, error) && look (&self, error) &&
         hand_over (&self, error);
  extend_clear (&self);
  return good;
}
