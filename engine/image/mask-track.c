/* mask-track.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-track-private.h"

#include "engine/base/error.h"
#include "engine/image/mask-edit.h"
#include "engine/image/mask-outline.h"
#include "engine/image/mask-private.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* --- poses -------------------------------------------------------------------------------- */

static RcAffine
affine_of_pose (const RcTrack *self, const double pose[RC_N_POSE])
{
  double x = self->origin[0] * self->width, y = self->origin[1] * self->height;
  double c = cos (pose[RC_POSE_TURN]), s = sin (pose[RC_POSE_TURN]), k = pose[RC_POSE_SKEW];
  double sx = exp (pose[RC_POSE_SCALE_X]), sy = exp (pose[RC_POSE_SCALE_Y]);
  double a = c * sx, b = (c * k - s) * sy, d = s * sx, e = (s * k + c) * sy;

  return (RcAffine){ { a, b, x + pose[RC_POSE_MOVE_X] * self->width - a * x - b * y, d, e,
                       y + pose[RC_POSE_MOVE_Y] * self->height - d * x - e * y } };
}

static double
rounded (double value)
{
  return round (value * 1e6) / 1e6;
}

/* A key whose transform is @affine: turned, skewed and scaled by QR decomposition. Returns:
 * (transfer full) (nullable): NULL if no key can be so */
static cJSON *
key_of_affine (RcTrack *self, const RcAffine *affine, int frame)
{
  const double *m = affine->m;
  double        x = self->origin[0] * self->width, y = self->origin[1] * self->height, to[2];
  double        turn = atan2 (m[3], m[0]), sx = hypot (m[0], m[3]);
  double        sy = cos (turn) * m[4] - sin (turn) * m[1];
  double        skew, move[2], scale[2];
  cJSON        *key;

  if (!(sx > 0.01 && sy > 0.01 && sx < 100 && sy < 100))
    return NULL;
  skew = (cos (turn) * m[1] + sin (turn) * m[4]) / sy;
  if (fabs (skew) > 4)
    return NULL;
  turn += 2 * G_PI * round ((self->turn - turn) / (2 * G_PI));
  self->turn = turn;
  rc_affine_apply (affine, x, y, to);
  move[0] = rounded ((to[0] - x) / self->width);
  move[1] = rounded ((to[1] - y) / self->height);
  scale[0] = rounded (sx);
  scale[1] = rounded (sy);
  key = cJSON_CreateObject ();
  cJSON_AddNumberToObject (key, "frame", frame);
  cJSON_AddItemToObject (key, "move", cJSON_CreateDoubleArray (move, 2));
  cJSON_AddItemToObject (key, "scale", cJSON_CreateDoubleArray (scale, 2));
  cJSON_AddNumberToObject (key, "turn", rounded (turn * 180 / G_PI));
  cJSON_AddNumberToObject (key, "skew", rounded (atan (skew) * 180 / G_PI));
  return key;
}

/* --- keys --------------------------------------------------------------------------------- */

static int
frame_of (const cJSON *key)
{
  return (int)rc_json_number_or (key, "frame", 0);
}

/* The frame before the first of @keys set by hand that tracking from @from in @direction comes to;
 * @end if there is none. Keys that were tracked before it are taken away. */
static int
clear_keys (cJSON *keys, int from, int direction, int end)
{
  int i = direction > 0 ? 0 : cJSON_GetArraySize (keys) - 1;

  while (i >= 0 && i < cJSON_GetArraySize (keys))
    {
      const cJSON *key = cJSON_GetArrayItem (keys, i);

      if ((frame_of (key) - from) * direction <= 0)
        i += direction;
      else if ((frame_of (key) - end) * direction > 0)
        return end;
      else if (!rc_json_bool_or (key, "tracked", FALSE))
        return frame_of (key) - direction;
      else
        {
          cJSON_DeleteItemFromArray (keys, i);
          i -= direction < 0;
        }
    }
  return end;
}

/* Those of the mask, and of the outline that it is. */
static int
clear_way (RcTrack *self, int from, int direction, int end)
{
  cJSON *shape = cJSON_GetObjectItemCaseSensitive (self->json, "shapes")->child;

  end = clear_keys (self->keys, from, direction, end);
  if (self->free_form)
    end = clear_keys (cJSON_GetObjectItemCaseSensitive (shape, "keys"), from, direction, end);
  return end;
}

/* --- the way ------------------------------------------------------------------------------ */

static gboolean
goes_as_whole (const RcTrack *self)
{
  return self->outline == NULL && !self->identified;
}

/* One frame on: by its outline where that is known, or followed since the whole was lost.
 * @share: (out): how sure it is, 0 if it is lost */
static gboolean
step (RcTrack *self, int next, double *share, GError **error)
{
  RcAffine before = self->since;

  *share = 0;
  if (goes_as_whole (self) &&
      !(self->source->motion != NULL ? rc_track_step_by_motion (self, next, share, error)
                                     : rc_track_step_by_flow (self, next, share, error)))
    return FALSE;
  if (goes_as_whole (self) && (!self->free_form || self->source->motion != NULL))
    return TRUE;
  return rc_track_step_outline (self, next, &before, share, error);
}

static gboolean
put_key (RcTrack *self, int frame, double share)
{
  RcAffine pose = rc_affine_compose (&self->since, &self->pose);
  cJSON   *key = share >= RC_TRACK_LEAST ? key_of_affine (self, &pose, frame) : NULL;

  if (key == NULL)
    return FALSE;
  cJSON_AddBoolToObject (key, "tracked", TRUE);
  cJSON_AddNumberToObject (key, "confidence", round (share * 1000) / 1000);
  rc_mask_keys_put (self->keys, key);
  return TRUE;
}

static gboolean
track_way (RcTrack      *self,
           int           from,
           int           direction,
           int           end,
           GCancellable *cancellable,
           GError      **error)
{
  const RcTrackSource *source = self->source;

  end = clear_way (self, from, direction, end);
  self->since = rc_track_unit;
  self->turn = atan2 (self->pose.m[3], self->pose.m[0]);
  if (!rc_track_begin_outline (self, from, error))
    return FALSE;
  if (goes_as_whole (self) && source->motion == NULL && !rc_track_begin_points (self, from, error))
    return FALSE;
  for (self->frame = from; (end - self->frame) * direction > 0; self->frame += direction)
    {
      int    next = self->frame + direction;
      double share;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !step (self, next, &share, error))
        return FALSE;
      if (!put_key (self, next, share))
        {
          if (source->lost != NULL)
            source->lost (source->user_data, next);
          break;
        }
      if (source->step != NULL)
        source->step (source->user_data, next, share);
    }
  return TRUE;
}

static void
find_middle (const RcFrame *coverage, double origin[2])
{
  double x = 0, y = 0, sum = 0;

  for (int v = 0; v < coverage->height; v++)
    for (int u = 0; u < coverage->width; u++)
      {
        double value = coverage->data[(gsize)v * coverage->stride + u];

        x += value * (u + 0.5);
        y += value * (v + 0.5);
        sum += value;
      }
  if (sum <= 0)
    return;
  origin[0] = round (x / sum / coverage->width * 1e4) / 1e4;
  origin[1] = round (y / sum / coverage->height * 1e4) / 1e4;
}

/* What the mask covers at @from, how it lies there, and the key that says so. */
static gboolean
begin (RcTrack *self, const RcMask *mask, cJSON *json, int from, GError **error)
{
  g_autoptr (RcFrame) picture = self->source->picture (self->source->user_data, from, error);
  double              pose[RC_N_POSE];
  cJSON              *key;

  if (picture == NULL)
    return FALSE;
  self->width = picture->width;
  self->height = picture->height;
  self->within = MAX (1.0, self->height / 540.0);
  self->start = rc_mask_rasterise_shapes (mask, self->width, self->height, from, error);
  if (self->start == NULL)
    return FALSE;
  memcpy (self->origin, mask->keys.origin, sizeof self->origin);
  if (mask->keys.n_keys == 0 && !cJSON_HasObjectItem (json, "origin"))
    {
      find_middle (self->start, self->origin);
      cJSON_AddItemToObject (json, "origin", cJSON_CreateDoubleArray (self->origin, 2));
    }
  rc_keys_pose (&mask->keys, from, pose);
  self->pose = affine_of_pose (self, pose);
  self->turn = pose[RC_POSE_TURN];
  self->json = json;
  self->free_form = rc_mask_is_free_form (mask);
  self->keys = cJSON_GetObjectItemCaseSensitive (json, "keys");
  if (self->keys == NULL)
    self->keys = cJSON_AddArrayToObject (json, "keys");
  key = key_of_affine (self, &self->pose, from);
  if (key != NULL)
    rc_mask_keys_put (self->keys, key);
  return TRUE;
}

static void
track_clear (RcTrack *self)
{
  g_clear_pointer (&self->start, rc_frame_unref);
  g_clear_pointer (&self->loaded, rc_frame_unref);
  rc_track_clear_points (self);
  rc_track_clear_outline (self);
}

/**
 * rc_mask_track:
 * @from: the frame at which the mask is where it should be; it gets a key of its own
 *
 * Errors: RC_ERROR_INVALID if the mask is not there at @from; those of the source;
 * G_IO_ERROR_CANCELLED. Polls @cancellable each frame.
 *
 * Returns: (transfer full) (nullable): the mask with its new keys, as JSON
 */
cJSON *
rc_mask_track (const RcMask        *mask,
               const RcTrackSource *source,
               int                  from,
               RcTrackWays          ways,
               GCancellable        *cancellable,
               GError             **error)
{
  RcTrack  self = { .source = source };
  cJSON   *json;
  int      first, last;
  gboolean good;

  if (!rc_mask_get_range (mask, source->frames, &first, &last) || from < first || from > last)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("The mask is not there at frame %d, so it cannot be tracked from it. Go to a "
                      "frame within its range."),
                   from);
      return NULL;
    }
  json = rc_mask_to_json (mask);
  good = begin (&self, mask, json, from, error) &&
         (!(ways & RC_TRACK_FORWARDS) || track_way (&self, from, 1, last, cancellable, error)) &&
         (!(ways & RC_TRACK_BACKWARDS) || track_way (&self, from, -1, first, cancellable, error));
  track_clear (&self);
  if (good)
    return json;
  cJSON_Delete (json);
  return NULL;
}
