/* mask-pose.c - where the shapes of a mask are at one frame
 *
 * A point is scaled, skewed, turned about the origin and moved: first as its shape's keys say, then
 * as those of the mask do. All of it in pixels, so that what is turned keeps its form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-raster.h"

#include <math.h>
#include <string.h>

/* Where no number that is read can lead: far outside every frame, and within an int. */
#define FARTHEST 1e8
#define ENDLESS  8 /* heights: farther than anything done to a mask as a whole reaches */

static gboolean
is_unit (const double pose[RC_N_POSE])
{
  for (guint i = 0; i < RC_N_POSE; i++)
    if (pose[i] != 0)
      return FALSE;
  return TRUE;
}

void
rc_keys_matrix (const RcKeys   *keys,
                const double    pose[RC_N_POSE],
                int             width,
                int             height,
                cairo_matrix_t *matrix)
{
  double         x = keys->origin[0] * width, y = keys->origin[1] * height;
  cairo_matrix_t skew;

  cairo_matrix_init_translate (matrix, x + pose[RC_POSE_MOVE_X] * width,
                               y + pose[RC_POSE_MOVE_Y] * height);
  cairo_matrix_rotate (matrix, pose[RC_POSE_TURN]);
  cairo_matrix_init (&skew, 1, 0, pose[RC_POSE_SKEW], 1, 0, 0);
  cairo_matrix_multiply (matrix, &skew, matrix);
  cairo_matrix_scale (matrix, exp (pose[RC_POSE_SCALE_X]), exp (pose[RC_POSE_SCALE_Y]));
  cairo_matrix_translate (matrix, -x, -y);
}

static void
find_matrix (RcPosedShape *self, const RcMask *mask, int width, int height, int frame)
{
  double         pose[RC_N_POSE];
  cairo_matrix_t whole;

  rc_keys_pose (&self->shape->keys, frame, pose);
  cairo_matrix_init_identity (&self->matrix);
  if (!is_unit (pose))
    {
      rc_keys_matrix (&self->shape->keys, pose, width, height, &self->matrix);
      self->moved = TRUE;
    }
  rc_keys_pose (&mask->keys, frame, pose);
  if (!is_unit (pose))
    {
      rc_keys_matrix (&mask->keys, pose, width, height, &whole);
      cairo_matrix_multiply (&self->matrix, &self->matrix, &whole);
      self->moved = TRUE;
    }
}

void
rc_posed_shape_init (RcPosedShape *self,
                     const RcMask *mask,
                     guint         index,
                     int           width,
                     int           height,
                     int           frame)
{
  *self = (RcPosedShape){ .shape = &mask->shapes[index] };
  find_matrix (self, mask, width, height, frame);
  rc_keys_box (&self->shape->keys, self->shape->box, frame, self->box);
  self->radius = self->shape->radius * height;
  if (self->moved)
    self->radius *=
        sqrt (fabs (self->matrix.xx * self->matrix.yy - self->matrix.xy * self->matrix.yx));
  self->radius = MIN (self->radius, FARTHEST);
  if (self->shape->picture.data != NULL)
    rc_keys_pictures (&self->shape->keys, &self->shape->picture, frame, self->pictures, &self->mix);
  if (self->shape->rings.points == NULL)
    return;
  rc_keys_rings (&self->shape->keys, &self->shape->rings, frame, &self->rings);
  for (guint i = 0; i < self->rings.n_points; i++)
    {
      double *x = &self->rings.points[2 * i], *y = x + 1;

      *x *= width;
      *y *= height;
      if (self->moved)
        cairo_matrix_transform_point (&self->matrix, x, y);
      *x = CLAMP (*x, -FARTHEST, FARTHEST);
      *y = CLAMP (*y, -FARTHEST, FARTHEST);
    }
}

void
rc_posed_shape_clear (RcPosedShape *self)
{
  rc_rings_clear (&self->rings);
}

/* The pixels that a box of real numbers touches, one more on each side. */
static RcRect
outer_rect (double x0, double y0, double x1, double y1)
{
  int left = (int)floor (CLAMP (x0, -FARTHEST, FARTHEST)) - 1;
  int top = (int)floor (CLAMP (y0, -FARTHEST, FARTHEST)) - 1;
  int right = (int)ceil (CLAMP (x1, -FARTHEST, FARTHEST)) + 1;
  int bottom = (int)ceil (CLAMP (y1, -FARTHEST, FARTHEST)) + 1;

  return (RcRect){ left, top, right - left, bottom - top };
}

/* Around the corners of a box of fractions, moved. */
static RcRect
box_rect (const RcPosedShape *self, const double box[4], int width, int height)
{
  double x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE;

  for (guint i = 0; i < 4; i++)
    {
      double x = (box[0] + (i & 1 ? box[2] : 0)) * width;
      double y = (box[1] + (i & 2 ? box[3] : 0)) * height;

      cairo_matrix_transform_point (&self->matrix, &x, &y);
      x0 = MIN (x0, x);
      x1 = MAX (x1, x);
      y0 = MIN (y0, y);
      y1 = MAX (y1, y);
    }
  return outer_rect (x0, y0, x1, y1);
}

/* Around what is covered of a matte, and of the one that it goes over into. */
static RcRect
picture_rect (const RcPosedShape *self, int width, int height)
{
  RcRect all = { 0 };

  for (guint i = 0; i < (self->mix > 0 ? 2 : 1); i++)
    {
      double box[4];

      rc_matte_picture_box (self->pictures[i], box);
      if (box[2] > 0 && box[3] > 0)
        all = rc_rect_join (all, box_rect (self, box, width, height));
    }
  return all;
}

/* Outside of it the shape has no coverage; may reach outside the frame. */
RcRect
rc_posed_shape_rect (const RcPosedShape *self, int width, int height)
{
  double x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE;

  /* It goes on beyond the frame, so that nothing shrinks it from there. */
  if (self->shape->kind == RC_SHAPE_GRADIENT)
    return rc_rect_grow ((RcRect){ 0, 0, width, height }, ENDLESS * height);
  if (self->pictures[0] != NULL)
    return picture_rect (self, width, height);
  if (self->rings.points == NULL)
    return box_rect (self, self->box, width, height);
  for (guint i = 0; i < self->rings.n_points; i++)
    {
      x0 = MIN (x0, self->rings.points[2 * i]);
      x1 = MAX (x1, self->rings.points[2 * i]);
      y0 = MIN (y0, self->rings.points[2 * i + 1]);
      y1 = MAX (y1, self->rings.points[2 * i + 1]);
    }
  return outer_rect (x0 - self->radius, y0 - self->radius, x1 + self->radius, y1 + self->radius);
}

/* The box of the rings before they were moved, in pixels. */
static void
rings_box (const RcPosedShape *self, double box[4])
{
  cairo_matrix_t back = self->matrix;
  double         x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE;

  if (cairo_matrix_invert (&back) != CAIRO_STATUS_SUCCESS)
    cairo_matrix_init_identity (&back);
  for (guint i = 0; i < self->rings.n_points; i++)
    {
      double x = self->rings.points[2 * i], y = self->rings.points[2 * i + 1];

      cairo_matrix_transform_point (&back, &x, &y);
      x0 = MIN (x0, x);
      x1 = MAX (x1, x);
      y0 = MIN (y0, y);
      y1 = MAX (y1, y);
    }
  box[0] = x0;
  box[1] = y0;
  box[2] = x1 - x0;
  box[3] = y1 - y0;
}

/**
 * rc_mask_place:
 * @frame: number of the frame in the shot
 * @place: (out): xx, yx, xy, yy, x0, y0: takes 0 to 1 across and down to where the box of the
 *   mask's first shape is in that frame, in pixels
 *
 * What lies in the mask and goes along with it in all it does: T = place (b) × place (a)⁻¹.
 */
void
rc_mask_place (const RcMask *self, int width, int height, int frame, double place[6])
{
  RcPosedShape   shape;
  cairo_matrix_t box;
  double         at[4] = { 0, 0, width, height };

  cairo_matrix_init_identity (&shape.matrix);
  if (self->n_shapes > 0)
    {
      rc_posed_shape_init (&shape, self, 0, width, height, frame);
      if (shape.rings.points != NULL)
        rings_box (&shape, at);
      else if (shape.shape->kind != RC_SHAPE_GRADIENT)
        {
          if (shape.pictures[0] != NULL)
            rc_matte_picture_box (shape.pictures[0], shape.box);
          for (int i = 0; i < 4; i++)
            at[i] = shape.box[i] * (i % 2 == 0 ? width : height);
        }
      rc_posed_shape_clear (&shape);
    }
  cairo_matrix_init (&box, MAX (at[2], 1e-3), 0, 0, MAX (at[3], 1e-3), at[0], at[1]);
  cairo_matrix_multiply (&box, &box, &shape.matrix);
  memcpy (place, (double[]){ box.xx, box.yx, box.xy, box.yy, box.x0, box.y0 }, 6 * sizeof (double));
}
