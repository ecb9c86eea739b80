/* mask-track.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-track.h"

#include "engine/base/error.h"
#include "engine/image/affine-fit.h"
#include "engine/image/flow.h"
#include "engine/image/mask-edit.h"
#include "engine/image/mask-private.h"
#include "engine/image/motion.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#define MOST_CORNERS     220
#define MOST_SAMPLES     3000 /* of a motion pass */
#define LEAST_CONFIDENCE 0.3
#define LEAST_ANCHORED   0.5 /* of the points, to be held on to the frame that was begun with */
#define LEAST_PAIRS      6
#define LEAST_INNER      16 /* points within, to do without those at the edge */
#define EDGE             7 /* pixels: the window of a point this near to the edge has more around it */

/* A frame that the mask is held to, against drift. */
typedef struct
{
  RcFlowImage *image;  /* NULL: none */
  GArray      *points; /* in it */
  guint        n_sure; /* of them, the first, decide */
  RcAffine     since;  /* from the start to it */
} Anchor;

typedef struct
{
  const RcTrackSource *source;
  int                  width, height;
  double               within; /* pixels that a point may be off */
  RcFrame             *start;  /* coverage at the frame that was begun with */
  RcAffine             pose;   /* of the mask there, pixels */
  double               origin[2];
  double               turn; /* of the key before, so that turns go on beyond a half */
  cJSON               *keys;

  int          frame; /* that `image` is of */
  RcFlowImage *image;
  RcAffine     since;      /* from the start to `frame` */
  Anchor       anchors[2]; /* the frame that was begun with, and one on the way */
} Track;

static const RcAffine unit = { { 1, 0, 0, 0, 1, 0 } };

/* --- poses -------------------------------------------------------------------------------- */

static RcAffine
affine_of_pose (const Track *self, const double pose[RC_N_POSE])
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
key_of_affine (Track *self, const RcAffine *affine, int frame)
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

/* The frame of the key set by hand that tracking from @from in @direction comes to; the end of the
 * mask if there is none. Keys that were tracked before it are taken away. */
static int
clear_way (Track *self, int from, int direction, int end)
{
  int i = direction > 0 ? 0 : cJSON_GetArraySize (self->keys) - 1;

  while (i >= 0 && i < cJSON_GetArraySize (self->keys))
    {
      const cJSON *key = cJSON_GetArrayItem (self->keys, i);

      if ((frame_of (key) - from) * direction <= 0)
        i += direction;
      else if (!rc_json_bool_or (key, "tracked", FALSE))
        return frame_of (key) - direction;
      else
        {
          cJSON_DeleteItemFromArray (self->keys, i);
          i -= direction < 0;
        }
    }
  return end;
}

/* --- pictures ----------------------------------------------------------------------------- */

/* The mask of the start where it is @since then. */
static RcFrame *
move_coverage (const Track *self, const RcAffine *since, GError **error)
{
  RcFrame *moved = rc_frame_new (self->width, self->height, RC_FRAME_GRAY8, error);
  RcAffine back;

  if (moved == NULL)
    return NULL;
  memset (moved->data, 0, moved->stride * (gsize)moved->height);
  if (!rc_affine_invert (since, &back))
    return moved;
  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      {
        double at[2];
        int    u, v;

        rc_affine_apply (&back, x + 0.5, y + 0.5, at);
        u = (int)floor (at[0]);
        v = (int)floor (at[1]);
        if (u >= 0 && v >= 0 && u < self->width && v < self->height)
          moved->data[(gsize)y * moved->stride + x] =
              self->start->data[(gsize)v * self->start->stride + u];
      }
  return moved;
}

/* What of @coverage is farther than EDGE from where it ends, along rows and along columns. */
static RcFrame *
shrunk (const RcFrame *coverage, GError **error)
{
  RcFrame *inner = rc_frame_copy (coverage, error);

  if (inner == NULL)
    return NULL;
  for (int y = 0; y < inner->height; y++)
    for (int x = 0; x < inner->width; x++)
      for (int k = -EDGE; k <= EDGE; k++)
        {
          int u = CLAMP (x + k, 0, inner->width - 1), v = CLAMP (y + k, 0, inner->height - 1);

          if (coverage->data[(gsize)y * coverage->stride + u] < 128 ||
              coverage->data[(gsize)v * coverage->stride + x] < 128)
            {
              inner->data[(gsize)y * inner->stride + x] = 0;
              break;
            }
        }
  return inner;
}

/* Corners of what is masked, those first that are not at its edge: these decide how it goes, if
 * there are enough of them, for the others may go with what is around it.
 * @n_sure: (out): pairs that decide. Returns: (transfer full) (nullable) */
static GArray *
find_points (const RcFlowImage *image, const RcFrame *coverage, guint *n_sure, GError **error)
{
  g_autoptr (RcFrame) inner = shrunk (coverage, error);
  GArray             *points, *all;

  if (inner == NULL)
    return NULL;
  points = rc_flow_find_corners (image, inner, MOST_CORNERS);
  all = rc_flow_find_corners (image, coverage, MOST_CORNERS);
  *n_sure = points->len / 2 >= LEAST_INNER ? points->len / 2 : 0;
  g_array_set_size (points, 2 * *n_sure);
  for (guint i = 0; i < all->len; i += 2)
    {
      const double *pair = &g_array_index (all, double, i);

      if (*n_sure == 0 || inner->data[(gsize)pair[1] * inner->stride + (gsize)pair[0]] < 128)
        g_array_append_vals (points, pair, 2);
    }
  g_array_unref (all);
  if (*n_sure == 0)
    *n_sure = points->len / 2;
  return points;
}

static RcFlowImage *
load (Track *self, int frame, GError **error)
{
  g_autoptr (RcFrame) picture = self->source->picture (self->source->user_data, frame, error);

  if (picture == NULL)
    return NULL;
  if (picture->width == self->width && picture->height == self->height)
    return rc_flow_image_new (picture);
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("Frame %d is %d × %d pixels, and the first was %d × %d: a mask is tracked over "
                  "frames of one size."),
               frame, picture->width, picture->height, self->width, self->height);
  return NULL;
}

/* Pairs come in the middles of pixels from 0, transforms from the edge of the first. */
static gboolean
fit_points (const Track    *self,
            GArray         *points,
            guint           n_sure,
            const double   *found,
            const gboolean *good,
            RcAffine       *affine,
            double         *share)
{
  g_autofree double *from = g_new (double, points->len), *to = g_new (double, points->len);
  guint              n = 0, sure = 0;
  gboolean           fits;

  for (guint i = 0; i < points->len / 2; i++)
    if (good[i])
      {
        for (guint k = 0; k < 2; k++)
          {
            from[2 * n + k] = g_array_index (points, double, 2 * i + k) + 0.5;
            to[2 * n + k] = found[2 * i + k] + 0.5;
          }
        n++;
        sure += i < n_sure;
      }
  fits = rc_affine_fit (affine, from, to, n, sure, self->within, share);
  *share *= (double)sure / MAX (1, n_sure);
  return fits;
}

/* How @image, that @points are in, went over into @next; @affine: (inout) as far as it is known. */
static gboolean
follow (const Track       *self,
        const RcFlowImage *image,
        const RcFlowImage *next,
        GArray            *points,
        guint              n_sure,
        RcAffine          *affine,
        double            *share)
{
  guint                n = points->len / 2;
  g_autofree double   *found = g_new (double, points->len + 1);
  g_autofree gboolean *good = g_new0 (gboolean, n + 1);

  *share = 0;
  if (n < LEAST_PAIRS)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      rc_affine_apply (affine, g_array_index (points, double, 2 * i) + 0.5,
                       g_array_index (points, double, 2 * i + 1) + 0.5, &found[2 * i]);
      found[2 * i] -= 0.5;
      found[2 * i + 1] -= 0.5;
    }
  rc_flow_follow (image, next, (const double *)(gpointer)points->data, n, found, good);
  return fit_points (self, points, n_sure, found, good, affine, share);
}

/* From the first frame that is an anchor and can still be seen from here. Returns: FALSE if there
 * is none */
static gboolean
hold_to_anchor (Track *self, RcFlowImage *next, RcAffine *since)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->anchors); i++)
    {
      const Anchor *anchor = &self->anchors[i];
      RcAffine      back, affine;
      double        share;

      if (anchor->image == NULL || !rc_affine_invert (&anchor->since, &back))
        continue;
      affine = rc_affine_compose (since, &back);
      if (!follow (self, anchor->image, next, anchor->points, anchor->n_sure, &affine, &share) ||
          share < LEAST_ANCHORED)
        continue;
      *since = rc_affine_compose (&affine, &anchor->since);
      return TRUE;
    }
  return FALSE;
}

static void
anchor_clear (Anchor *self)
{
  g_clear_pointer (&self->image, rc_flow_image_free);
  g_clear_pointer (&self->points, g_array_unref);
}

static gboolean
drop_anchor (Track *self, guint which, int frame, const RcAffine *since, GError **error)
{
  g_autoptr (RcFrame) coverage = move_coverage (self, since, error);
  Anchor             *anchor = &self->anchors[which];

  anchor_clear (anchor);
  anchor->image = coverage != NULL ? load (self, frame, error) : NULL;
  if (anchor->image == NULL)
    return FALSE;
  anchor->points = find_points (anchor->image, coverage, &anchor->n_sure, error);
  anchor->since = *since;
  return anchor->points != NULL;
}

/* One frame on by what is seen. @share: (out): 0 if it is lost */
static gboolean
step_by_flow (Track *self, int next_frame, double *share, GError **error)
{
  g_autoptr (RcFlowImage) next = load (self, next_frame, error);
  g_autoptr (RcFrame)     coverage = NULL;
  g_autoptr (GArray)      points = NULL;
  RcAffine                affine = unit, since;
  guint                   n_sure;

  *share = 0;
  if (next == NULL)
    return FALSE;
  coverage = move_coverage (self, &self->since, error);
  if (coverage == NULL)
    return FALSE;
  points = find_points (self->image, coverage, &n_sure, error);
  if (points == NULL)
    return FALSE;
  if (!follow (self, self->image, next, points, n_sure, &affine, share))
    {
      *share = 0;
      return TRUE;
    }
  since = rc_affine_compose (&affine, &self->since);
  if (!hold_to_anchor (self, next, &since) &&
      !drop_anchor (self, 1, self->frame, &self->since, error))
    return FALSE;
  self->since = since;
  g_clear_pointer (&self->image, rc_flow_image_free);
  self->image = g_steal_pointer (&next);
  return TRUE;
}

/* One frame on by the motion pass, which tells for the earlier of the two where it goes. */
static gboolean
step_by_motion (Track *self, int next_frame, double *share, GError **error)
{
  gboolean            back = next_frame < self->frame;
  g_autoptr (RcFrame) motion =
      self->source->motion (self->source->user_data, MIN (self->frame, next_frame), error);
  g_autoptr (RcFrame) coverage = motion != NULL ? move_coverage (self, &self->since, error) : NULL;
  g_autoptr (GArray)  from = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray)  to = g_array_new (FALSE, FALSE, sizeof (double));
  RcAffine            affine = unit;
  int                 step;

  *share = 0;
  if (coverage == NULL)
    return FALSE;
  step = MAX (1, (int)sqrt ((double)self->width * self->height / (16.0 * MOST_SAMPLES)));
  for (int y = step / 2; y < self->height; y += step)
    for (int x = step / 2; x < self->width; x += step)
      {
        float  right, down;
        double here[2] = { x + 0.5, y + 0.5 }, there[2];
        int    u = x, v = y;

        rc_motion_get (motion, x, y, &right, &down);
        there[0] = here[0] + (double)right;
        there[1] = here[1] + (double)down;
        if (back)
          {
            u = (int)floor (there[0]);
            v = (int)floor (there[1]);
          }
        if (u < 0 || v < 0 || u >= self->width || v >= self->height ||
            coverage->data[(gsize)v * coverage->stride + u] < 128)
          continue;
        g_array_append_vals (from, back ? there : here, 2);
        g_array_append_vals (to, back ? here : there, 2);
      }
  if (rc_affine_fit (&affine, (const double *)(gpointer)from->data,
                     (const double *)(gpointer)to->data, from->len / 2, from->len / 2, self->within,
                     share))
    self->since = rc_affine_compose (&affine, &self->since);
  else
    *share = 0;
  return TRUE;
}

/* --- the way ------------------------------------------------------------------------------ */

static gboolean
track_way (Track *self, int from, int direction, int end, GCancellable *cancellable, GError **error)
{
  gboolean exact = self->source->motion != NULL;

  end = clear_way (self, from, direction, end);
  self->since = unit;
  self->turn = atan2 (self->pose.m[3], self->pose.m[0]);
  g_clear_pointer (&self->image, rc_flow_image_free);
  anchor_clear (&self->anchors[1]);
  if (!exact)
    {
      self->image = load (self, from, error);
      if (self->image == NULL || !drop_anchor (self, 0, from, &unit, error))
        return FALSE;
    }
  for (self->frame = from; (end - self->frame) * direction > 0; self->frame += direction)
    {
      int      next = self->frame + direction;
      double   share;
      RcAffine pose;
      cJSON   *key;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !(exact ? step_by_motion (self, next, &share, error)
                  : step_by_flow (self, next, &share, error)))
        return FALSE;
      pose = rc_affine_compose (&self->since, &self->pose);
      key = share >= LEAST_CONFIDENCE ? key_of_affine (self, &pose, next) : NULL;
      if (key == NULL)
        {
          if (self->source->lost != NULL)
            self->source->lost (self->source->user_data, next);
          break;
        }
      cJSON_AddBoolToObject (key, "tracked", TRUE);
      cJSON_AddNumberToObject (key, "confidence", round (share * 1000) / 1000);
      rc_mask_keys_put (self->keys, key);
      if (self->source->step != NULL)
        self->source->step (self->source->user_data, next, share);
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
begin (Track *self, const RcMask *mask, cJSON *json, int from, GError **error)
{
  g_autoptr (RcFrame) picture = self->source->picture (self->source->user_data, from, error);
  double              pose[RC_N_POSE];
  cJSON              *key;

  if (picture == NULL)
    return FALSE;
  self->width = picture->width;
  self->height = picture->height;
  self->within = MAX (1.0, self->height / 540.0);
  self->start = rc_mask_rasterise (mask, self->width, self->height, from, error);
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
  self->keys = cJSON_GetObjectItemCaseSensitive (json, "keys");
  if (self->keys == NULL)
    self->keys = cJSON_AddArrayToObject (json, "keys");
  key = key_of_affine (self, &self->pose, from);
  if (key != NULL)
    rc_mask_keys_put (self->keys, key);
  return TRUE;
}

static void
track_clear (Track *self)
{
  g_clear_pointer (&self->start, rc_frame_unref);
  g_clear_pointer (&self->image, rc_flow_image_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->anchors); i++)
    anchor_clear (&self->anchors[i]);
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
  Track    self = { .source = source };
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
