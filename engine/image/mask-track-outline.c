/* mask-track-outline.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-track-private.h"

#include "engine/image/mask-outline.h"
#include "engine/image/pick.h"

#include <math.h>
#include <string.h>

#define LEAST_SURE 0.6  /* of it found again, where the whole agrees on no transform */
#define IDENTIFIED 0.9  /* overlap with things of the identity pass: it is those */
#define LEAST_LEFT 0.02 /* of its area at first: less is nothing */
#define APART      0.02 /* of the whole: so much of it has gone elsewhere */
#define AGREES     0.7  /* overlap of the outline with the whole, to be the same thing */

/* Intersection over union. */
static double
overlap (const RcFrame *a, const RcFrame *b)
{
  int both = 0, either = 0;

  for (int y = 0; y < a->height; y++)
    for (int x = 0; x < a->width; x++)
      {
        gboolean one = a->data[(gsize)y * a->stride + (gsize)x] >= 128;
        gboolean other = b->data[(gsize)y * b->stride + (gsize)x] >= 128;

        both += one && other;
        either += one || other;
      }
  return either > 0 ? (double)both / either : 1;
}

/* Returns: how many pixels it covers. @middle: (out): of them */
static double
find_middle (const RcFrame *coverage, double middle[2])
{
  double x = 0, y = 0, n = 0;

  for (int v = 0; v < coverage->height; v++)
    for (int u = 0; u < coverage->width; u++)
      if (coverage->data[(gsize)v * coverage->stride + (gsize)u] >= 128)
        {
          x += u + 0.5;
          y += v + 0.5;
          n++;
        }
  middle[0] = n > 0 ? x / n : 0;
  middle[1] = n > 0 ? y / n : 0;
  return n;
}

/* Whether the mask is some of the things in the identity pass, and which. */
static gboolean
find_values (RcTrack *self, int from, GError **error)
{
  g_autoptr (RcFrame) identity = self->source->identity (self->source->user_data, from, error);
  g_autoptr (RcFrame) things = NULL;
  int                 covered[256] = { 0 }, all[256] = { 0 };

  if (identity == NULL)
    return FALSE;
  if (identity->width != self->width || identity->height != self->height)
    return TRUE;
  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      {
        guint8 value = identity->data[(gsize)y * identity->stride + (gsize)x];

        all[value]++;
        covered[value] += self->start->data[(gsize)y * self->start->stride + (gsize)x] >= 128;
      }
  for (int i = 1; i < 256; i++)
    self->values[i] = covered[i] > 0 && 2 * covered[i] > all[i];
  things = rc_pick_identity (identity, self->values, error);
  if (things == NULL)
    return FALSE;
  self->identified = overlap (things, self->start) >= IDENTIFIED;
  return TRUE;
}

/* From @frame on, where it is @coverage; not if the picture has no edges there. */
static gboolean
begin_silhouette (RcTrack *self, int frame, const RcFrame *coverage, GError **error)
{
  g_autoptr (RcFrame) picture = rc_track_load (self, frame, error);

  g_clear_pointer (&self->silhouette, rc_silhouette_free);
  if (picture == NULL)
    return FALSE;
  self->silhouette = rc_silhouette_new (picture, coverage, error);
  if (self->silhouette == NULL)
    return FALSE;
  if (!rc_silhouette_is_edged (self->silhouette))
    g_clear_pointer (&self->silhouette, rc_silhouette_free);
  return TRUE;
}

gboolean
rc_track_begin_outline (RcTrack *self, int from, GError **error)
{
  cJSON   *shape = cJSON_GetObjectItemCaseSensitive (self->json, "shapes")->child;
  gboolean keyed = cJSON_GetArraySize (cJSON_GetObjectItemCaseSensitive (shape, "keys")) > 0;

  rc_track_clear_outline (self);
  if (!self->free_form)
    return TRUE;
  self->area = find_middle (self->start, self->middle);
  if (self->source->identity != NULL && !find_values (self, from, error))
    return FALSE;
  if (!self->identified && (keyed || self->source->motion == NULL) &&
      !begin_silhouette (self, from, self->start, error))
    return FALSE;
  if ((self->identified || self->silhouette != NULL) && keyed)
    {
      self->outline = shape;
      rc_mask_put_outline (shape, from, self->start, &self->pose);
    }
  return TRUE;
}

void
rc_track_clear_outline (RcTrack *self)
{
  g_clear_pointer (&self->silhouette, rc_silhouette_free);
  memset (self->values, 0, sizeof self->values);
  memset (self->going, 0, sizeof self->going);
  self->identified = FALSE;
  self->outline = NULL;
}

/* @whole: (nullable): where it would be as a whole. Returns: (transfer full) (nullable) */
static RcFrame *
find_outline (RcTrack *self, int next, const RcFrame *whole, RcSilhouetteSeen *seen, GError **error)
{
  g_autoptr (RcFrame) picture = NULL;
  const RcAffine      guess = { { 1, 0, self->going[0], 0, 1, self->going[1] } };

  if (self->identified)
    {
      picture = self->source->identity (self->source->user_data, next, error);
      *seen = (RcSilhouetteSeen){ .sure = 1 };
      return picture != NULL ? rc_pick_identity (picture, self->values, error) : NULL;
    }
  picture = rc_track_load (self, next, error);
  return picture != NULL
             ? rc_silhouette_follow (self->silhouette, picture, &guess, whole, seen, error)
             : NULL;
}

/* The mask gets a form of its own at @next, where its middle is @now; until then it keeps the one
 * that it has. */
static void
take_form (RcTrack *self, int next, const RcFrame *found, const double now[2])
{
  double   before[2];
  RcAffine pose;

  rc_affine_apply (&self->since, self->middle[0], self->middle[1], before);
  self->going[0] = now[0] - before[0];
  self->going[1] = now[1] - before[1];
  if (self->outline == NULL)
    {
      self->outline = rc_mask_become_outline (self->json, self->start, &self->pose);
      rc_mask_put_outline (self->outline, self->frame, NULL, NULL);
    }
  self->since = (RcAffine){ { 1, 0, now[0] - self->middle[0], 0, 1, now[1] - self->middle[1] } };
  pose = rc_affine_compose (&self->since, &self->pose);
  rc_mask_put_outline (self->outline, next, found, &pose);
}

/* From the last frame on, where the whole was found for the last time. */
static gboolean
begin_where_lost (RcTrack *self, const RcAffine *before, GError **error)
{
  g_autoptr (RcFrame) whole = rc_track_move_coverage (self, before, error);

  return whole != NULL && begin_silhouette (self, self->frame, whole, error);
}

/* The whole was found: whether it still is the thing, of which a part may go its own way. */
static gboolean
hold_against_whole (RcTrack *self, int next, const RcAffine *before, double *share, GError **error)
{
  g_autoptr (RcFrame) whole = rc_track_move_coverage (self, &self->since, error), found = NULL;
  RcSilhouetteSeen    seen = { 0 };
  double              middle[2], from[2], to[2];

  rc_affine_apply (before, self->middle[0], self->middle[1], from);
  rc_affine_apply (&self->since, self->middle[0], self->middle[1], to);
  self->going[0] = to[0] - from[0];
  self->going[1] = to[1] - from[1];
  found = whole != NULL ? find_outline (self, next, whole, &seen, error) : NULL;
  if (found == NULL)
    return FALSE;
  if (seen.apart >= APART && seen.sure >= LEAST_SURE)
    {
      find_middle (found, middle);
      self->since = *before;
      *share = seen.sure;
      take_form (self, next, found, middle);
      return TRUE;
    }
  return overlap (found, whole) >= AGREES || begin_silhouette (self, next, whole, error);
}

gboolean
rc_track_step_outline (RcTrack        *self,
                       int             next,
                       const RcAffine *before,
                       double         *share,
                       GError        **error)
{
  g_autoptr (RcFrame) found = NULL;
  RcSilhouetteSeen    seen;
  double              middle[2];

  if (!self->identified && self->outline == NULL)
    {
      if (*share >= RC_TRACK_LEAST)
        return self->silhouette == NULL || hold_against_whole (self, next, before, share, error);
      if (self->silhouette == NULL && !begin_where_lost (self, before, error))
        return FALSE;
      if (self->silhouette == NULL)
        return TRUE;
      self->since = *before;
    }
  found = find_outline (self, next, NULL, &seen, error);
  if (found == NULL)
    return FALSE;
  if (self->outline == NULL && seen.sure < LEAST_SURE)
    return TRUE;
  *share = find_middle (found, middle) < LEAST_LEFT * self->area ? 0 : seen.sure;
  if (*share >= RC_TRACK_LEAST)
    take_form (self, next, found, middle);
  return TRUE;
}
