/* mask-transform.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-transform.h"

#include "engine/image/mask-edit.h"
#include "engine/image/mask-private.h"

#include <math.h>

/* A frame so high stands for all of them: fine enough for what a hand can aim at. */
#define HEIGHT 4096

#define LEAST_SCALE 0.002
#define MOST_SCALE  500.0
/* So far from a point that is dragged, in heights of the frame, the others go along. */
#define REACH       0.08

static int
width_of (double aspect)
{
  return MAX (1, (int)lround (CLAMP (aspect, 0.05, 20) * HEIGHT));
}

static RcMask *
read_mask (const cJSON *json)
{
  return rc_mask_from_json (json, NULL);
}

/* --- the box ------------------------------------------------------------------------------ */

static gboolean
has_extent (const RcShape *shape)
{
  return shape->mode == RC_SHAPE_ADD && shape->kind != RC_SHAPE_GRADIENT &&
         shape->kind != RC_SHAPE_BITMAP;
}

/* Of the shapes before the keys of the whole mask move them, in fractions: x, y, width, height. */
static gboolean
find_own_box (const cJSON *json, int frame, int width, double own[4])
{
  g_autoptr (cJSON)  still = cJSON_Duplicate (json, TRUE);
  g_autoptr (RcMask) mask = NULL;
  double             x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE;

  cJSON_DeleteItemFromObjectCaseSensitive (still, "keys");
  mask = read_mask (still);
  for (guint i = 0; mask != NULL && i < mask->n_shapes; i++)
    {
      RcPosedShape posed;
      RcRect       rect;

      if (!has_extent (&mask->shapes[i]))
        continue;
      rc_posed_shape_init (&posed, mask, i, width, HEIGHT, frame);
      rect = rc_posed_shape_rect (&posed, width, HEIGHT);
      rc_posed_shape_clear (&posed);
      /* It has a pixel more on each side. */
      x0 = MIN (x0, rect.x + 1);
      y0 = MIN (y0, rect.y + 1);
      x1 = MAX (x1, rect.x + rect.width - 1);
      y1 = MAX (y1, rect.y + rect.height - 1);
    }
  if (mask == NULL || mask->n_shapes == 0)
    return FALSE;
  if (x0 > x1)
    {
      x0 = y0 = 0;
      x1 = width;
      y1 = HEIGHT;
    }
  own[0] = x0 / width;
  own[1] = y0 / HEIGHT;
  own[2] = MAX (x1 - x0, 2) / width;
  own[3] = MAX (y1 - y0, 2) / HEIGHT;
  return TRUE;
}

gboolean
rc_mask_find_box (const cJSON *json, int frame, double aspect, RcMaskBox *box)
{
  int                width = width_of (aspect);
  g_autoptr (RcMask) mask = read_mask (json);
  double             own[4], pose[RC_N_POSE];
  cairo_matrix_t     moved, place;

  if (mask == NULL || !find_own_box (json, frame, width, own))
    return FALSE;
  rc_keys_pose (&mask->keys, frame, pose);
  rc_keys_matrix (&mask->keys, pose, width, HEIGHT, &moved);
  cairo_matrix_init (&place, own[2] * width, 0, 0, own[3] * HEIGHT, own[0] * width,
                     own[1] * HEIGHT);
  cairo_matrix_multiply (&place, &place, &moved);
  *box = (RcMaskBox){ .xx = place.xx / width,
                      .yx = place.yx / HEIGHT,
                      .xy = place.xy / width,
                      .yy = place.yy / HEIGHT,
                      .x0 = place.x0 / width,
                      .y0 = place.y0 / HEIGHT };
  return TRUE;
}

/* --- moved, scaled, turned ---------------------------------------------------------------- */

/* What is asked of a scale, so that what comes of it is still one. */
static double
scaled (double pose, double by)
{
  return CLAMP (pose + log (MAX (by, 1e-6)), log (LEAST_SCALE), log (MOST_SCALE));
}

void
rc_mask_change_at (cJSON *json, int frame, int home, double aspect, const RcMaskChange *change)
{
  int                width = width_of (aspect);
  g_autoptr (RcMask) mask = read_mask (json);
  double             own[4], pose[RC_N_POSE], was[2], is[2];
  cairo_matrix_t     matrix;

  if (mask == NULL || !find_own_box (json, frame, width, own))
    return;
  was[0] = is[0] = (own[0] + change->fixed[0] * own[2]) * width;
  was[1] = is[1] = (own[1] + change->fixed[1] * own[3]) * HEIGHT;
  rc_keys_pose (&mask->keys, frame, pose);
  rc_keys_matrix (&mask->keys, pose, width, HEIGHT, &matrix);
  cairo_matrix_transform_point (&matrix, &was[0], &was[1]);
  pose[RC_POSE_SCALE_X] = scaled (pose[RC_POSE_SCALE_X], change->scale[0]);
  pose[RC_POSE_SCALE_Y] = scaled (pose[RC_POSE_SCALE_Y], change->scale[1]);
  pose[RC_POSE_TURN] += change->turn * G_PI / 180;
  pose[RC_POSE_MOVE_X] = pose[RC_POSE_MOVE_Y] = 0;
  rc_keys_matrix (&mask->keys, pose, width, HEIGHT, &matrix);
  cairo_matrix_transform_point (&matrix, &is[0], &is[1]);
  pose[RC_POSE_MOVE_X] = (was[0] - is[0]) / width + change->move[0];
  pose[RC_POSE_MOVE_Y] = (was[1] - is[1]) / HEIGHT + change->move[1];
  rc_mask_put_key (json, rc_mask_key_from_pose (pose, frame), home);
}

/* --- reshaped ----------------------------------------------------------------------------- */

static gboolean
has_points (const RcShape *shape)
{
  return (shape->kind == RC_SHAPE_LASSO || shape->kind == RC_SHAPE_OUTLINE) &&
         shape->rings.points != NULL;
}

static guint
count_ring (const RcRings *rings, guint ring)
{
  return rings->sizes != NULL ? rings->sizes[ring] : rings->n_points;
}

GArray *
rc_mask_find_points (const cJSON *json, int frame, double aspect)
{
  int                width = width_of (aspect);
  g_autoptr (RcMask) mask = read_mask (json);
  GArray            *points = g_array_new (FALSE, FALSE, sizeof (RcMaskPoint));

  for (guint i = 0; mask != NULL && i < mask->n_shapes; i++)
    {
      RcPosedShape posed;
      guint        at = 0;

      if (!has_points (&mask->shapes[i]))
        continue;
      rc_posed_shape_init (&posed, mask, i, width, HEIGHT, frame);
      for (guint ring = 0; ring < posed.rings.n_rings; ring++)
        for (guint k = 0; k < count_ring (&posed.rings, ring); k++, at++)
          {
            RcMaskPoint point = { .shape = (int)i,
                                  .point = (int)at,
                                  .x = posed.rings.points[2 * at] / width,
                                  .y = posed.rings.points[2 * at + 1] / HEIGHT,
                                  .of = count_ring (&posed.rings, ring) };

            g_array_append_val (points, point);
          }
      rc_posed_shape_clear (&posed);
    }
  return points;
}

/* How much of the way of a dragged point one at that distance goes, in heights: as a bell. */
static double
weight_at (double distance)
{
  double part = distance / REACH;

  return part < 1 ? (1 - part * part) * (1 - part * part) : 0;
}

/* Moves the points @first to @end in pixels of the frame, with that at @point to @x, @y. */
static void
pull (double *points, guint first, guint end, guint point, double x, double y)
{
  double   from[2] = { points[2 * point], points[2 * point + 1] };
  gboolean alone = end - first <= RC_MASK_MOST_CORNERS;

  for (guint i = first; i < end; i++)
    {
      double away = hypot (points[2 * i] - from[0], points[2 * i + 1] - from[1]) / HEIGHT;
      double weight = i == point ? 1 : alone ? 0 : weight_at (away);

      points[2 * i] += weight * (x - from[0]);
      points[2 * i + 1] += weight * (y - from[1]);
    }
}

static cJSON *
points_to_json (const double *points, guint n)
{
  cJSON *list = cJSON_CreateArray ();

  for (guint i = 0; i < 2 * n; i++)
    cJSON_AddItemToArray (list, cJSON_CreateNumber (round (points[i] * 1e5) / 1e5));
  return list;
}

static void
write_rings (cJSON *key, const RcShape *shape, const RcRings *rings)
{
  cJSON *list;
  guint  at = 0;

  if (shape->kind == RC_SHAPE_LASSO)
    {
      cJSON_AddItemToObject (key, "points", points_to_json (rings->points, rings->n_points));
      return;
    }
  list = cJSON_AddArrayToObject (key, "rings");
  for (guint ring = 0; ring < rings->n_rings; ring++)
    {
      cJSON_AddItemToArray (list,
                            points_to_json (&rings->points[2 * at], count_ring (rings, ring)));
      at += count_ring (rings, ring);
    }
}

/* The first and the last point but one of the ring that @point is in. */
static gboolean
find_ring (const RcRings *rings, int point, guint *first, guint *end)
{
  *end = 0;
  for (guint ring = 0; ring < rings->n_rings; ring++)
    {
      *first = *end;
      *end += count_ring (rings, ring);
      if (point >= (int)*first && point < (int)*end)
        return TRUE;
    }
  return FALSE;
}

/* @rings: (inout): pixels of the frame, become fractions of what the shape was drawn in. */
static gboolean
take_back (RcRings *rings, const cairo_matrix_t *matrix, int width)
{
  cairo_matrix_t back = *matrix;

  if (cairo_matrix_invert (&back) != CAIRO_STATUS_SUCCESS)
    return FALSE;
  for (guint i = 0; i < rings->n_points; i++)
    {
      cairo_matrix_transform_point (&back, &rings->points[2 * i], &rings->points[2 * i + 1]);
      rings->points[2 * i] /= width;
      rings->points[2 * i + 1] /= HEIGHT;
    }
  return TRUE;
}

/** The point goes to where it says; of an outline drawn by free hand its neighbours come along.
 *
 * Returns: FALSE if there is no such point at @frame */
gboolean
rc_mask_reshape_at (cJSON *json, int frame, int home, double aspect, const RcMaskPoint *point)
{
  int                width = width_of (aspect);
  g_autoptr (RcMask) mask = read_mask (json);
  RcPosedShape       posed;
  const RcShape     *shape;
  cJSON             *target, *key;
  double             pose[RC_N_POSE];
  guint              first, end;
  gboolean           good;

  if (mask == NULL || point->shape < 0 || point->shape >= (int)mask->n_shapes ||
      !has_points (&mask->shapes[point->shape]))
    return FALSE;
  shape = &mask->shapes[point->shape];
  target = cJSON_GetArrayItem (cJSON_GetObjectItemCaseSensitive (json, "shapes"), point->shape);
  rc_posed_shape_init (&posed, mask, (guint)point->shape, width, HEIGHT, frame);
  good = find_ring (&posed.rings, point->point, &first, &end);
  if (good)
    {
      pull (posed.rings.points, first, end, (guint)point->point, point->x * width,
            point->y * HEIGHT);
      good = take_back (&posed.rings, &posed.matrix, width);
    }
  if (good)
    {
      rc_keys_pose (&shape->keys, frame, pose);
      key = rc_mask_key_from_pose (pose, frame);
      write_rings (key, shape, &posed.rings);
      rc_mask_put_key (target, key, home);
    }
  rc_posed_shape_clear (&posed);
  return good;
}
