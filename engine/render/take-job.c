/* take-job.c - a request becomes a take on disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/render/take-job.h"

#include "engine/base/error.h"
#include "engine/image/composite.h"
#include "engine/media/take-reader.h"
#include "engine/media/take-writer.h"

#include <gio/gio.h>

#include <math.h>

typedef struct
{
  const RcGenerator *generator;
  RcRequest         *request;

  /* While it runs; engine thread only. */
  RcJob        *job;
  RcTakeWriter *writer;
  RcTakeReader *base; /* of a region */
  RcOutput      output;
} TakeJob;

static void
take_job_free (gpointer data)
{
  TakeJob *self = data;

  rc_request_unref (self->request);
  g_clear_pointer (&self->writer, rc_take_writer_free);
  g_clear_pointer (&self->base, rc_take_reader_free);
  g_free (self);
}

void
rc_take_result_free (RcTakeResult *self)
{
  g_free (self->hash);
  g_free (self->dir);
  g_free (self);
}

/* The take of this very request, if it is there and whole. */
static RcTakeResult *
find_take (TakeJob *self)
{
  g_autofree char *dir = rc_request_take_dir (self->request, rc_request_hash (self->request));
  g_autoptr (RcTakeReader) reader = rc_take_reader_new (dir, NULL);
  RcTakeResult            *result;

  if (reader == NULL)
    return NULL;
  result = g_new0 (RcTakeResult, 1);
  result->hash = g_strdup (rc_request_hash (self->request));
  result->dir = g_steal_pointer (&dir);
  result->frames = rc_take_reader_frames (reader);
  result->seconds = rc_json_number_or (rc_take_reader_about (reader), "seconds", 0);
  result->reused = TRUE;
  return result;
}

/* --- what the generator hands over ---------------------------------------------------------- */

static void
on_preview (RcOutput *output, int index, RcFrame *colour)
{
  TakeJob *self = output->user_data;

  /* A coarse patch without its surroundings would say nothing. */
  if (!rc_request_is_region (self->request))
    rc_job_frame (self->job, index, colour);
}

/* Lays @patch over the base's frame, proves the law on the result, and shows it. */
static gboolean
announce_composite (TakeJob *self, int index, RcFrame *patch, GError **error)
{
  const RcRequestShape *shape = rc_request_shape (self->request);
  g_autoptr (RcFrame)   base = rc_take_reader_frame (self->base, RC_PASS_COLOUR, index, error);
  g_autoptr (RcFrame)   mask = NULL;
  g_autoptr (RcFrame)   result = NULL;

  if (base == NULL)
    return FALSE;
  mask = rc_mask_rasterise (rc_request_region_mask (self->request), shape->width, shape->height,
                            index, error);
  result = mask != NULL ? rc_frame_copy (base, error) : NULL;
  if (result == NULL ||
      !rc_composite (result, patch, self->output.area.x, self->output.area.y, mask, error))
    return FALSE;
  if (!rc_composite_outside_equal (base, result, mask))
    {
      g_set_error (
          error, RC_ERROR, RC_ERROR_INTERNAL,
          "The region would have changed frame %d outside its mask, so it was thrown away. "
          "Please report this.",
          index);
      return FALSE;
    }
  rc_job_frame (self->job, index, result);
  return TRUE;
}

static gboolean
on_frame (RcOutput *output,
          int       index,
          RcFrame  *colour,
          RcFrame  *depth,
          RcFrame  *identity,
          GError  **error)
{
  TakeJob *self = output->user_data;

  if (colour->width != output->area.width || colour->height != output->area.height)
    {
      g_set_error (
          error, RC_ERROR, RC_ERROR_INTERNAL,
          "The generator “%s” made a frame of %d × %d pixels where %d × %d were asked for.",
          self->generator->id, colour->width, colour->height, output->area.width,
          output->area.height);
      return FALSE;
    }
  if (!rc_take_writer_add (self->writer, colour, depth, identity, error))
    return FALSE;
  if (self->base == NULL)
    rc_job_frame (self->job, index, colour);
  else if (!announce_composite (self, index, colour, error))
    return FALSE;
  rc_job_progress (self->job,
                   (index - output->first + 1) / (double)(output->last - output->first + 1));
  return TRUE;
}

/* --- what is to be made --------------------------------------------------------------------- */

static gboolean
open_base (TakeJob *self, GError **error)
{
  const RcRequestShape *shape = rc_request_shape (self->request);
  g_autofree char      *dir =
      rc_request_take_dir (self->request, rc_request_region_base (self->request));

  self->base = rc_take_reader_new (dir, error);
  if (self->base == NULL)
    {
      g_prefix_error (
          error, "The take that the region belongs to cannot be read; render the shot again: ");
      return FALSE;
    }
  if (rc_take_reader_width (self->base) == shape->width &&
      rc_take_reader_height (self->base) == shape->height)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               "The region is for frames of %d × %d pixels, and its take has %d × %d.",
               shape->width, shape->height, rc_take_reader_width (self->base),
               rc_take_reader_height (self->base));
  return FALSE;
}

static gboolean
plan_region (TakeJob *self, GError **error)
{
  const RcRequestShape *shape = rc_request_shape (self->request);
  const RcMask         *mask = rc_request_region_mask (self->request);
  RcRect                bounds = rc_mask_bounds (mask, shape->width, shape->height);

  if (!open_base (self, error))
    return FALSE;
  self->output.area = rc_tile_bounds (bounds, shape->width, shape->height);
  if (self->output.area.width == 0)
    {
      g_set_error (
          error, RC_ERROR, RC_ERROR_INVALID,
          "The mask is empty or lies wholly outside the frame, so there is nothing to re-render. "
          "Draw it on the picture.");
      return FALSE;
    }
  if (rc_mask_get_range (mask, rc_take_reader_frames (self->base), &self->output.first,
                         &self->output.last))
    return TRUE;
  g_set_error (
      error, RC_ERROR, RC_ERROR_INVALID,
      "The mask begins at frame %d, and the take has the frames 0 to %d. Choose frames within it.",
      self->output.first, rc_take_reader_frames (self->base) - 1);
  return FALSE;
}

static gboolean
plan (TakeJob *self, GError **error)
{
  const RcRequestShape *shape = rc_request_shape (self->request);

  self->output = (RcOutput){ .area = { 0, 0, shape->width, shape->height },
                             .first = 0,
                             .last = shape->frames - 1,
                             .preview = on_preview,
                             .frame = on_frame,
                             .user_data = self };
  return !rc_request_is_region (self->request) || plan_region (self, error);
}

static cJSON *
describe (TakeJob *self, double seconds)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char      *created = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  const int area[] = { self->output.area.x, self->output.area.y, self->output.area.width,
                       self->output.area.height };
  cJSON    *about = cJSON_CreateObject ();

  cJSON_AddItemToObject (about, "request", cJSON_Duplicate (rc_request_json (self->request), TRUE));
  cJSON_AddStringToObject (about, "hash", rc_request_hash (self->request));
  cJSON_AddStringToObject (about, "generator", self->generator->id);
  cJSON_AddNumberToObject (about, "seconds", round (seconds * 1000) / 1000);
  cJSON_AddStringToObject (about, "created", created);
  if (rc_request_is_region (self->request))
    {
      cJSON_AddStringToObject (about, "base", rc_request_region_base (self->request));
      cJSON_AddItemToObject (about, "area", cJSON_CreateIntArray (area, G_N_ELEMENTS (area)));
      cJSON_AddNumberToObject (about, "first", self->output.first);
    }
  return about;
}

static gboolean
open_writer (TakeJob *self, GError **error)
{
  g_autofree char *dir = rc_request_take_dir (self->request, rc_request_hash (self->request));
  g_autofree char *takes = g_path_get_dirname (dir);

  self->writer =
      rc_take_writer_new (takes, rc_request_hash (self->request), self->output.area.width,
                          self->output.area.height, rc_request_shape (self->request)->rate,
                          self->generator->abilities.passes && self->base == NULL, error);
  return self->writer != NULL;
}

static gpointer
take_job_run (gpointer data, RcJob *job, GCancellable *cancellable, GError **error)
{
  TakeJob      *self = data;
  gint64        start = g_get_monotonic_time ();
  double        seconds;
  RcTakeResult *result = find_take (self);

  if (result != NULL)
    return result;
  self->job = job;
  if (!plan (self, error) || !open_writer (self, error) ||
      !self->generator->render (self->generator, self->request, &self->output, cancellable, error))
    return NULL;
  seconds = (double)(g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND;
  if (!rc_take_writer_finish (self->writer, describe (self, seconds), error))
    return NULL;
  result = g_new0 (RcTakeResult, 1);
  result->hash = g_strdup (rc_request_hash (self->request));
  result->dir = rc_request_take_dir (self->request, result->hash);
  result->frames = self->output.last - self->output.first + 1;
  result->seconds = seconds;
  return result;
}

/**
 * rc_take_job:
 * @generator: static
 * @request: (transfer none): for that generator
 *
 * The job's result is an RcTakeResult. Errors of the job: what the generator says;
 * RC_ERROR_NOT_FOUND if the base of a region is gone; RC_ERROR_INVALID if its mask is outside the
 * frame or the shot; G_IO_ERROR_NO_SPACE if the disk is full: then nothing is left behind.
 */
RcJobSpec
rc_take_job (const RcGenerator *generator, RcRequest *request, RcPriority priority)
{
  TakeJob *self = g_new0 (TakeJob, 1);

  self->generator = generator;
  self->request = rc_request_ref (request);
  return (RcJobSpec){ .run = take_job_run,
                      .data = self,
                      .data_free = take_job_free,
                      .result_free = (GDestroyNotify)rc_take_result_free,
                      .priority = priority };
}
