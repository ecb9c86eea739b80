/* mask-track-points.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-track-private.h"

#include "engine/base/error.h"
#include "engine/image/motion.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#define MOST_CORNERS   220
#define MOST_SAMPLES   3000 /* of a motion pass */
#define LEAST_ANCHORED 0.5  /* of the points, to be held on to the frame that was begun with */
#define LEAST_PAIRS    6
#define LEAST_INNER    16 /* points within, to do without those at the edge */
#define EDGE           7 /* pixels: the window of a point this near to the edge has more around it */

/* The mask of the start where it is @since then. */
RcFrame *
rc_track_move_coverage (const RcTrack *self, const RcAffine *since, GError **error)
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

RcFrame *
rc_track_load (RcTrack *self, int frame, GError **error)
{
  g_autoptr (RcFrame) picture = NULL;

  if (self->loaded != NULL && self->loaded_frame == frame)
    return rc_frame_ref (self->loaded);
  picture = self->source->picture (self->source->user_data, frame, error);
  if (picture == NULL)
    return NULL;
  if (picture->width != self->width || picture->height != self->height)
    {
      g_set_error (
          error, RC_ERROR, RC_ERROR_INVALID,
          _ ("Frame %d is %d × %d pixels, and the first was %d × %d: a mask is tracked over "
             "frames of one size."),
          frame, picture->width, picture->height, self->width, self->height);
      return NULL;
    }
  g_clear_pointer (&self->loaded, rc_frame_unref);
  self->loaded = rc_frame_ref (picture);
  self->loaded_frame = frame;
  return g_steal_pointer (&picture);
}

static RcFlowImage *
load (RcTrack *self, int frame, GError **error)
{
  g_autoptr (RcFrame) picture = rc_track_load (self, frame, error);

  return picture != NULL ? rc_flow_image_new (picture) : NULL;
}

/* Pairs come in the middles of pixels from 0, transforms from the edge of the first. */
static gboolean
fit_points (const RcTrack  *self,
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
follow (const RcTrack     *self,
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
hold_to_anchor (RcTrack *self, RcFlowImage *next, RcAffine *since)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->anchors); i++)
    {
      const RcTrackAnchor *anchor = &self->anchors[i];
      RcAffine             back, affine;
      double               share;

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
anchor_clear (RcTrackAnchor *self)
{
  g_clear_pointer (&self->image, rc_flow_image_free);
  g_clear_pointer (&self->points, g_array_unref);
}

static gboolean
drop_anchor (RcTrack *self, guint which, int frame, const RcAffine *since, GError **error)
{
  g_autoptr (RcFrame) coverage = rc_track_move_coverage (self, since, error);
  RcTrackAnchor      *anchor = &self->anchors[which];

  anchor_clear (anchor);
  anchor->image = coverage != NULL ? load (self, frame, error) : NULL;
  if (anchor->image == NULL)
    return FALSE;
  anchor->points = find_points (anchor->image, coverage, &anchor->n_sure, error);
  anchor->since = *since;
  return anchor->points != NULL;
}

/* One frame on by what is seen. @share: (out): 0 if it is lost */
gboolean
rc_track_step_by_flow (RcTrack *self, int next_frame, double *share, GError **error)
{
  g_autoptr (RcFlowImage) next = load (self, next_frame, error);
  g_autoptr (RcFrame)     coverage = NULL;
  g_autoptr (GArray)      points = NULL;
  RcAffine                affine = rc_track_unit, since;
  guint                   n_sure;

  *share = 0;
  if (next == NULL)
    return FALSE;
  coverage = rc_track_move_coverage (self, &self->since, error);
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
gboolean
rc_track_step_by_motion (RcTrack *self, int next_frame, double *share, GError **error)
{
  gboolean            back = next_frame < self->frame;
  g_autoptr (RcFrame) motion =
      self->source->motion (self->source->user_data, MIN (self->frame, next_frame), error);
  g_autoptr (RcFrame) coverage =
      motion != NULL ? rc_track_move_coverage (self, &self->since, error) : NULL;
  g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) to = g_array_new (FALSE, FALSE, sizeof (double));
  RcAffine           affine = rc_track_unit;
  int                step;

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

gboolean
rc_track_begin_points (RcTrack *self, int from, GError **error)
{
  rc_track_clear_points (self);
  self->image = load (self, from, error);
  return self->image != NULL && drop_anchor (self, 0, from, &rc_track_unit, error);
}

void
rc_track_clear_points (RcTrack *self)
{
  g_clear_pointer (&self->image, rc_flow_image_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->anchors); i++)
    anchor_clear (&self->anchors[i]);
}
