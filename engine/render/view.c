/* view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/render/view.h"

#include <math.h>

#define RADIANS     (G_PI / 180)
#define NEAREST     0.05  /* metres before the camera that can be seen */
#define FARTHEST    500.0 /* metres that a thing may be put away */
#define LEAST_LENS  8.0
#define MOST_LENS   400.0
#define LEAST_AWAY  0.2
#define MOST_AWAY   500.0
#define LEAST_ABOVE -80.0
#define MOST_ABOVE  88.0
#define PICK_RINGS  6 /* steps around the pointer at which the identity pass is looked at */
#define PICK_SPOKES 12

/** Returns: (transfer full): a view with room for so many things, all of it 0 */
RcView *
rc_view_new (guint n_things)
{
  RcView *self = g_new0 (RcView, 1);

  self->refs = 1;
  self->things = g_new0 (RcViewThing, MAX (n_things, 1));
  self->n_things = n_things;
  return self;
}

RcView *
rc_view_ref (RcView *self)
{
  g_atomic_int_inc (&self->refs);
  return self;
}

void
rc_view_unref (RcView *self)
{
  if (!g_atomic_int_dec_and_test (&self->refs))
    return;
  for (guint i = 0; i < self->n_things; i++)
    {
      g_free (self->things[i].path);
      g_free (self->things[i].name);
      g_free (self->things[i].action);
    }
  g_free (self->things);
  g_clear_pointer (&self->picture, rc_frame_unref);
  g_clear_pointer (&self->identity, rc_frame_unref);
  g_free (self);
}

/* --- geometry ------------------------------------------------------------------------------- */

static double
dot (const double a[3], const double b[3])
{
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/**
 * rc_view_project:
 * @x, @y: (out): where @point is in the picture; may be outside of 0 to 1
 *
 * A fish-eye is equidistant: the angle from the middle is the distance from it (K. Miyamoto, Fish
 * Eye Lens, Journal of the Optical Society of America 54, 1964).
 *
 * Returns: FALSE if it is behind the camera
 */
gboolean
rc_view_project (const RcViewCamera *camera, const double point[3], double *x, double *y)
{
  const double way[3] = { point[0] - camera->eye[0], point[1] - camera->eye[1],
                          point[2] - camera->eye[2] };
  double       depth = -dot (way, camera->back), across, up, tangent;

  if (depth < NEAREST)
    return FALSE;
  across = dot (way, camera->right) / depth;
  up = dot (way, camera->up) / depth;
  tangent = hypot (across, up);
  if (camera->bend > 0 && tangent > 1e-9)
    {
      across *= atan (tangent) / tangent;
      up *= atan (tangent) / tangent;
    }
  *x = 0.5 + across / camera->tan_x / 2;
  *y = 0.5 - up / camera->tan_y / 2;
  return TRUE;
}

/**
 * rc_view_ground:
 * @x, @y: a place in the picture
 * @height: of the level plane that is met, metres
 * @ground_x, @ground_z: (out): where the ray through that place meets it
 *
 * Returns: FALSE where it does not, as above the horizon, or only out of all reach
 */
gboolean
rc_view_ground (const RcViewCamera *camera,
                double              x,
                double              y,
                double              height,
                double             *ground_x,
                double             *ground_z)
{
  double across = (x - 0.5) * 2 * camera->tan_x, up = (0.5 - y) * 2 * camera->tan_y;
  double angle = hypot (across, up), way[3], far;

  if (camera->bend > 0 && angle > 1e-9)
    {
      double straight = tan (MIN (angle, 1.5)) / angle;

      across *= straight;
      up *= straight;
    }
  for (int i = 0; i < 3; i++)
    way[i] = camera->right[i] * across + camera->up[i] * up - camera->back[i];
  if (fabs (way[1]) < 1e-6)
    return FALSE;
  far = (height - camera->eye[1]) / way[1];
  if (far <= 0 || far * sqrt (dot (way, way)) > FARTHEST)
    return FALSE;
  *ground_x = camera->eye[0] + far * way[0];
  *ground_z = camera->eye[2] + far * way[2];
  return TRUE;
}

/** The part of the picture that @thing is in. Returns: FALSE if none of it is before the camera */
gboolean
rc_view_thing_box (const RcView      *self,
                   const RcViewThing *thing,
                   double            *left,
                   double            *top,
                   double            *right,
                   double            *bottom)
{
  gboolean any = FALSE;

  for (int corner = 0; corner < 8; corner++)
    {
      double point[3], x, y;

      for (int axis = 0; axis < 3; axis++)
        point[axis] = corner & (1 << axis) ? thing->most[axis] : thing->least[axis];
      if (!rc_view_project (&self->camera, point, &x, &y))
        continue;
      *left = any ? MIN (*left, x) : x;
      *right = any ? MAX (*right, x) : x;
      *top = any ? MIN (*top, y) : y;
      *bottom = any ? MAX (*bottom, y) : y;
      any = TRUE;
    }
  return any;
}

static int
identity_at (const RcView *self, double x, double y)
{
  const RcFrame *pass = self->identity;
  int            column = (int)floor (x * pass->width), row = (int)floor (y * pass->height);

  if (column < 0 || row < 0 || column >= pass->width || row >= pass->height)
    return 0;
  return pass->data[(gsize)row * pass->stride + (gsize)column];
}

static int
thing_of (const RcView *self, int identity)
{
  for (guint i = 0; identity != 0 && i < self->n_things; i++)
    if (self->things[i].identity == identity)
      return (int)i;
  return -1;
}

/**
 * rc_view_pick:
 * @reach: how far beside the place something may still be meant, of the picture's height
 *
 * Returns: index of the thing that is seen there, or nearest to it; -1: nothing
 */
int
rc_view_pick (const RcView *self, double x, double y, double reach)
{
  double aspect;

  if (self->identity == NULL)
    return -1;
  aspect = (double)self->identity->width / self->identity->height;
  for (int ring = 0; ring <= PICK_RINGS; ring++)
    for (int spoke = 0; spoke < (ring == 0 ? 1 : PICK_SPOKES); spoke++)
      {
        double angle = 2 * G_PI * spoke / PICK_SPOKES, off = reach * ring / PICK_RINGS;
        int    found = thing_of (
               self, identity_at (self, x + off * cos (angle) / aspect, y + off * sin (angle)));

        if (found >= 0)
          return found;
      }
  return -1;
}

/* --- the camera ----------------------------------------------------------------------------- */

/* From the point that it looks at to the camera. */
static void
way_of (const RcViewStand *self, double way[3])
{
  double around = self->around * RADIANS, above = self->above * RADIANS;

  way[0] = cos (above) * sin (around);
  way[1] = sin (above);
  way[2] = cos (above) * cos (around);
}

/** Around the point that it looks at. Degrees; positive: to the right, up */
void
rc_view_stand_orbit (RcViewStand *self, double around, double above)
{
  self->around = remainder (self->around + around, 360);
  self->above = CLAMP (self->above + above, LEAST_ABOVE, MOST_ABOVE);
}

/** @times: more than 1 is farther away */
void
rc_view_stand_dolly (RcViewStand *self, double times)
{
  self->away = CLAMP (self->away * times, LEAST_AWAY, MOST_AWAY);
}

/** The camera stays and looks elsewhere. Degrees; positive: to the right, up */
void
rc_view_stand_turn (RcViewStand *self, double pan, double tilt)
{
  double eye[3], way[3];

  way_of (self, way);
  for (int i = 0; i < 3; i++)
    eye[i] = self->at[i] + way[i] * self->away;
  rc_view_stand_orbit (self, -pan, -tilt);
  way_of (self, way);
  for (int i = 0; i < 3; i++)
    self->at[i] = eye[i] - way[i] * self->away;
}

/** @times: more than 1 is a longer lens */
void
rc_view_stand_zoom (RcViewStand *self, double times)
{
  self->lens_mm = CLAMP (self->lens_mm * times, LEAST_LENS, MOST_LENS);
}
