/* take-job.c - a request becomes a take on disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/render/take-job.h"

#include "engine/base/error.h"
#include "engine/image/composite.h"
#include "engine/media/take-lately.h"
#include "engine/media/take-writer.h"
#include "engine/render/frame-spool.h"
#include "engine/render/patch-fit.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* How often a region's frames are shown while it is made. Each costs decoding a frame of the base,
 * and the stream's start some more, which is as much as drawing many of a small region's. */
#define SHOWN_EVERY G_TIME_SPAN_SECOND

#define AROUND (2 * RC_TILE) /* pixels around the mask of a region that another tool has made */

typedef struct
{
  const RcGenerator *generator;
  RcRequest         *request;
  int                start; /* the frame that is looked at */
  RcTakeAmong       *among; /* of a region: the others, to show it with; NULL: alone */

  /* While it runs; engine thread only. */
  RcJob        *job;
  RcTakeWriter *writer;
  RcTakeReader *base;     /* of a region */
  RcFrame      *under;    /* of a region: the frame of the base that was read last */
  RcFrame      *coverage; /* of a region: its mask, at the frame below */
  RcFrame      *laid;     /* of a region: with what it is composited: the mask, made for its seam */
  RcFrame      *parts[2]; /* of a region: both of these in its tiles; NULL: not cut out yet */
  int           covered;  /* the frame that `coverage` is of */
  int           proved;   /* of a region: frames whose outside is the base's */
  int           made;     /* how many frames were handed over */
  int           next;     /* the first frame that was not */
  RcFrameSpool *spool;    /* of a region: the frames that came before their turn */
  gint64        shown;    /* when a frame of the region was shown; 0: none yet */
  RcOutput      output;
  RcPatchFit   *fit; /* of a region */
} TakeJob;

static void
clear_under (TakeJob *self)
{
  g_clear_pointer (&self->under, rc_frame_unref);
  g_clear_pointer (&self->parts[0], rc_frame_unref);
}

static void
clear_coverage (TakeJob *self)
{
  g_clear_pointer (&self->coverage, rc_frame_unref);
  g_clear_pointer (&self->laid, rc_frame_unref);
  g_clear_pointer (&self->parts[1], rc_frame_unref);
}

/* Frees what only a running job needs; of a take that was not finished nothing is left on disk. */
static void
close_files (TakeJob *self)
{
  g_clear_pointer (&self->writer, rc_take_writer_free);
  g_clear_pointer (&self->base, rc_take_reader_free);
  g_clear_pointer (&self->spool, rc_frame_spool_free);
  g_clear_pointer (&self->fit, rc_patch_fit_free);
  if (self->among != NULL)
    rc_take_among_close (self->among);
  clear_under (self);
  clear_coverage (self);
}

static void
take_job_free (gpointer data)
{
  TakeJob *self = data;

  rc_request_unref (self->request);
  close_files (self);
  g_clear_pointer (&self->among, rc_take_among_free);
  g_free (self);
}

void
rc_take_result_free (RcTakeResult *self)
{
  g_free (self->hash);
  g_free (self->dir);
  g_free (self);
}

/* Opens the take of this very request if it is there and whole, as far as can be told without
 * reading all of it: its last frame is there. */
static RcTakeReader *
open_whole (const char *dir, GError **error)
{
  g_autoptr (RcTakeReader) reader = rc_take_reader_new (dir, error);
  g_autoptr (RcFrame)      last = NULL;

  if (reader == NULL)
    return NULL;
  last = rc_take_reader_frame (reader, RC_PASS_COLOUR, rc_take_reader_frames (reader) - 1, error);
  return last != NULL ? g_steal_pointer (&reader) : NULL;
}

/* A take without a take.json is none: the next one that is written takes its place. */
static void
discard_damaged (const char *dir, const GError *reason)
{
  g_autofree char *path = g_build_filename (dir, "take.json", NULL);

  if (g_error_matches (reason, RC_ERROR, RC_ERROR_FORMAT) ||
      g_error_matches (reason, RC_ERROR, RC_ERROR_NOT_FOUND))
    g_unlink (path);
}

static RcTakeResult *
find_take (TakeJob *self)
{
  g_autofree char   *dir = rc_request_take_dir (self->request, rc_request_hash (self->request));
  g_autoptr (GError) reason = NULL;
  g_autoptr (RcTakeReader) reader = open_whole (dir, &reason);
  RcTakeResult            *result;

  if (reader == NULL)
    {
      discard_damaged (dir, reason);
      return NULL;
    }
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

static gboolean
make_coverage (TakeJob *self, int index, GError **error)
{
  const RcRequestShape *shape = rc_request_shape (self->request);
  const RcMask         *mask = rc_request_region_mask (self->request);

  if (self->coverage != NULL && (self->covered == index || rc_mask_is_still (mask)))
    return TRUE;
  clear_coverage (self);
  self->coverage = rc_mask_rasterise (mask, shape->width, shape->height, index, error);
  self->covered = index;
  if (self->coverage == NULL)
    return FALSE;
  if (rc_request_region_seam (self->request) != RC_SEAM_GRADIENT)
    self->laid = rc_frame_ref (self->coverage);
  else if ((self->laid = rc_frame_copy (self->coverage, error)) != NULL)
    rc_seam_harden (self->laid);
  return self->laid != NULL;
}

static gboolean
cut_parts (TakeJob *self, GError **error)
{
  RcFrame *wholes[2] = { self->under, self->laid };

  for (int i = 0; i < 2; i++)
    {
      if (self->parts[i] == NULL)
        self->parts[i] = rc_frame_crop (wholes[i], self->output.area, error);
      if (self->parts[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

/* @result: the base with the region alone */
static void
show_among_others (TakeJob *self, int index, const RcFrame *patch, RcFrame *result)
{
  const RcTakePatch at = { index,     self->under, patch, self->output.area.x, self->output.area.y,
                           self->laid };
  g_autoptr (RcFrame) shown =
      self->among != NULL ? rc_take_among_show (self->among, rc_request_project_dir (self->request),
                                                rc_request_region_base (self->request), &at)
                          : NULL;

  rc_job_frame (self->job, index, shown != NULL ? shown : result);
}

/* Lays @patch over a frame of the base and proves the law on the result. A frame that is shown is
 * laid over the one it belongs to. The others are laid over the one that was read last, and over
 * its tiles alone, beyond which nothing can be written: whether patch and mask leave what is
 * outside alone does not depend on what is there, and reading each frame would take longer than
 * drawing the region. */
static gboolean
check_composite (TakeJob *self, int index, RcFrame *patch, gboolean show, GError **error)
{
  g_autoptr (RcFrame) result = NULL;
  const RcRect       *area = &self->output.area;
  RcFrame            *base, *mask;

  if (!make_coverage (self, index, error))
    return FALSE;
  if (show)
    {
      clear_under (self);
      self->under = rc_lately_frame (self->base, rc_request_region_base (self->request),
                                     RC_PASS_COLOUR, index, error);
    }
  if (self->under == NULL || !(show || cut_parts (self, error)))
    return FALSE;
  base = show ? self->under : self->parts[0];
  mask = show ? self->laid : self->parts[1];
  result = rc_frame_copy (base, error);
  if (result == NULL ||
      !rc_composite (result, patch, show ? area->x : 0, show ? area->y : 0, mask, NULL, error))
    return FALSE;
  if (!rc_composite_outside_equal (base, result, mask))
    {
      g_set_error (
          error, RC_ERROR, RC_ERROR_INTERNAL,
          _ ("The region would have changed frame %d outside its mask, so it was thrown away. "
             "Please report this."),
          index);
      return FALSE;
    }
  self->proved++;
  if (show)
    show_among_others (self, index, patch, result);
  return TRUE;
}

static int
count_frames (const TakeJob *self)
{
  return self->output.last - self->output.first + 1;
}

/* The first and the last frame of a region that are made, and now and then one between them. */
static gboolean
is_to_be_shown (TakeJob *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->shown != 0 && self->made + 1 < count_frames (self) && now - self->shown < SHOWN_EVERY)
    return FALSE;
  self->shown = now;
  return TRUE;
}

/* What a generator has promised: every frame once, but for regions in order, of the size that was
 * asked for. */
static gboolean
check_frame (TakeJob *self, int index, const RcFrame *colour, GError **error)
{
  const RcOutput *output = &self->output;

  if (self->spool != NULL ? !rc_frame_spool_wants (self->spool, index)
                          : index != self->next || index > output->last)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INTERNAL,
                   _ ("The generator “%s” made frame %d where frame %d was to come."),
                   self->generator->id, index, self->next);
      return FALSE;
    }
  if (colour->width != output->area.width || colour->height != output->area.height)
    {
      g_set_error (
          error, RC_ERROR, RC_ERROR_INTERNAL,
          _ ("The generator “%s” made a frame of %d × %d pixels where %d × %d were asked for."),
          self->generator->id, colour->width, colour->height, output->area.width,
          output->area.height);
      return FALSE;
    }
  return TRUE;
}

/* A frame of a region, and those that have waited for it, are written. */
static gboolean
keep_in_turn (TakeJob *self, int index, RcFrame *patch, GError **error)
{
  g_autoptr (GError) reason = NULL;
  RcFrame           *frame;
  gboolean           good = rc_frame_spool_put (self->spool, index, patch, error);

  while (good && (frame = rc_frame_spool_next (self->spool, &reason)) != NULL)
    {
      good = rc_take_writer_add (self->writer, frame, NULL, NULL, error);
      rc_frame_unref (frame);
    }
  self->next = rc_frame_spool_missing (self->spool);
  if (reason == NULL)
    return good;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
on_frame (RcOutput *output,
          int       index,
          RcFrame  *colour,
          RcFrame  *depth,
          RcFrame  *identity,
          GError  **error)
{
  TakeJob            *self = output->user_data;
  g_autoptr (RcFrame) fitted = NULL;

  if (!check_frame (self, index, colour, error))
    return FALSE;
  if (self->base == NULL)
    fitted = rc_frame_ref (colour);
  else if (make_coverage (self, index, error))
    fitted = rc_patch_fit_frame (self->fit, index, self->coverage, colour, error);
  if (fitted == NULL)
    return FALSE;
  if (self->base != NULL)
    {
      /* What somebody looks at is shown before it is written. */
      if (!check_composite (self, index, fitted, is_to_be_shown (self), error) ||
          !keep_in_turn (self, index, fitted, error))
        return FALSE;
    }
  else
    {
      if (!rc_take_writer_add (self->writer, fitted, depth, identity, error))
        return FALSE;
      rc_job_frame (self->job, index, fitted);
      self->next = index + 1;
    }
  self->made++;
  rc_job_progress (self->job, self->made / (double)count_frames (self));
  return TRUE;
}

static gboolean
on_motion (RcOutput *output, int index, RcFrame *motion, GError **error)
{
  TakeJob *self = output->user_data;

  return rc_take_writer_add_motion (self->writer, motion, error);
}

static gboolean
on_sound (RcOutput *output, const float *samples, gsize n, GError **error)
{
  TakeJob *self = output->user_data;

  return rc_take_writer_add_sound (self->writer, samples, n, error);
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
          error, _ ("The take that the region belongs to cannot be read; render the shot again: "));
      return FALSE;
    }
  if (rc_take_reader_width (self->base) == shape->width &&
      rc_take_reader_height (self->base) == shape->height)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("The region is for frames of %d × %d pixels, and its take has %d × %d."),
               shape->width, shape->height, rc_take_reader_width (self->base),
               rc_take_reader_height (self->base));
  return FALSE;
}

/* @rect and what is around it, within the frame */
static RcRect
grown (RcRect rect, int width, int height)
{
  int x0 = MAX (rect.x - AROUND, 0), x1 = MIN (rect.x + rect.width + AROUND, width);
  int y0 = MAX (rect.y - AROUND, 0), y1 = MIN (rect.y + rect.height + AROUND, height);

  return (RcRect){ x0, y0, x1 - x0, y1 - y0 };
}

static gboolean
plan_region (TakeJob *self, GError **error)
{
  const RcRequestShape *shape = rc_request_shape (self->request);
  const RcMask         *mask = rc_request_region_mask (self->request);
  RcRect                bounds = rc_mask_bounds (mask, shape->width, shape->height);

  if (!open_base (self, error))
    return FALSE;
  /* What another tool has made is held against what is around the mask: there must be enough. */
  if (bounds.width > 0 && rc_request_region_footage (self->request) != NULL)
    bounds = grown (bounds, shape->width, shape->height);
  self->output.area = rc_tile_bounds (bounds, shape->width, shape->height);
  if (self->output.area.width == 0)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("The mask is empty or lies wholly outside the frame, so there is nothing to "
                      "re-render. "
                      "Draw it on the picture."));
      return FALSE;
    }
  if (rc_mask_get_range (mask, rc_take_reader_frames (self->base), &self->output.first,
                         &self->output.last))
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("The mask begins at frame %d, and the take has the frames 0 to %d. Choose frames "
                  "within it."),
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
                             .surroundings = self->generator->abilities.surroundings,
                             .preview = on_preview,
                             .frame = on_frame,
                             .sound = rc_request_is_region (self->request) ? NULL : on_sound,
                             .motion = rc_request_wants_motion (self->request) ? on_motion : NULL,
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
  cJSON    *about = cJSON_CreateObject (), *misfit;

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
      cJSON_AddNumberToObject (about, "proved", self->proved);
      misfit = rc_patch_fit_misfit (self->fit);
      if (misfit != NULL)
        cJSON_AddItemToObject (about, "misfit", misfit);
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

static gboolean
generate (TakeJob *self, GCancellable *cancellable, GError **error)
{
  self->next = self->output.first;
  self->output.start = CLAMP (self->start, self->output.first, self->output.last);
  if (self->base != NULL)
    self->spool = rc_frame_spool_new (self->output.first, self->output.last);
  self->made = 0;
  self->proved = 0;
  self->shown = 0;
  g_clear_pointer (&self->fit, rc_patch_fit_free);
  if (self->base != NULL)
    self->fit = rc_patch_fit_new (self->request, self->base, &self->output);
  if (!self->generator->render (self->generator, self->request, &self->output, cancellable, error))
    return FALSE;
  if (self->next > self->output.last)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_INTERNAL,
               _ ("The generator “%s” stopped at frame %d and did not say why."),
               self->generator->id, self->next);
  return FALSE;
}

static RcTakeResult *
make_take (TakeJob *self, GCancellable *cancellable, GError **error)
{
  gint64        start = g_get_monotonic_time ();
  double        seconds;
  RcTakeResult *result;

  if (!plan (self, error) || !open_writer (self, error) || !generate (self, cancellable, error))
    return NULL;
  seconds = (double)(g_get_monotonic_time () - start) / G_TIME_SPAN_SECOND;
  if (!rc_take_writer_finish (self->writer, describe (self, seconds), error))
    return NULL;
  result = g_new0 (RcTakeResult, 1);
  result->hash = g_strdup (rc_request_hash (self->request));
  result->dir = rc_request_take_dir (self->request, result->hash);
  result->frames = count_frames (self);
  result->seconds = seconds;
  return result;
}

static gpointer
take_job_run (gpointer data, RcJob *job, GCancellable *cancellable, GError **error)
{
  TakeJob      *self = data;
  RcTakeResult *result = find_take (self);

  if (result != NULL)
    return result;
  self->job = job;
  result = make_take (self, cancellable, error);
  /* Of a failure nothing is left when it is told. Else files are closed when the job is freed, for
   * which nobody waits. */
  if (result == NULL && !g_cancellable_is_cancelled (cancellable))
    close_files (self);
  return result;
}

/**
 * rc_take_job:
 * @generator: static
 * @request: (transfer none): for that generator
 * @start: the frame that is looked at: of a region it is made first, then the others outwards
 * @among: (transfer full) (nullable): of a region: the others of its take, to show it with
 *
 * The job's result is an RcTakeResult. Errors of the job: what the generator says;
 * RC_ERROR_NOT_FOUND if the base of a region is gone; RC_ERROR_INVALID if its mask is outside the
 * frame or the shot; G_IO_ERROR_NO_SPACE if the disk is full: then nothing is left behind.
 */
RcJobSpec
rc_take_job (const RcGenerator *generator,
             RcRequest         *request,
             int                start,
             RcTakeAmong       *among,
             RcPriority         priority)
{
  TakeJob *self = g_new0 (TakeJob, 1);

  self->generator = generator;
  self->request = rc_request_ref (request);
  self->start = start;
  self->among = among;
  return (RcJobSpec){ .run = take_job_run,
                      .data = self,
                      .data_free = take_job_free,
                      .result_free = (GDestroyNotify)rc_take_result_free,
                      .priority = priority };
}
