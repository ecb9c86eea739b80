/* creature.c - an animal on four legs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/figure.h"

/* Along the back from tail to nose: z, y, half width, half height; shares of the height at the
 * head. */
static const float trunk[][4] = {
  { -0.62f, 0.66f, 0.03f, 0.05f }, { -0.58f, 0.63f, 0.12f, 0.15f }, { -0.42f, 0.62f, 0.15f, 0.19f },
  { -0.10f, 0.60f, 0.15f, 0.18f }, { 0.22f, 0.62f, 0.16f, 0.21f },  { 0.36f, 0.68f, 0.12f, 0.18f },
  { 0.46f, 0.79f, 0.08f, 0.13f },  { 0.54f, 0.88f, 0.07f, 0.10f },
};

static const float skull[][4] = {
  { 0.44f, 0.90f, 0.05f, 0.06f },  { 0.50f, 0.91f, 0.105f, 0.105f },
  { 0.60f, 0.90f, 0.10f, 0.10f },  { 0.67f, 0.875f, 0.062f, 0.07f },
  { 0.80f, 0.86f, 0.05f, 0.055f }, { 0.85f, 0.86f, 0.03f, 0.035f },
};

static void
build_trunk (RcMesh       *mesh,
             const RcMat4 *root,
             const float (*shape)[4],
             int   n,
             float h,
             guint colour)
{
  RcRing rings[8];

  for (int i = 0; i < n; i++)
    rings[i] =
        (RcRing){ .centre = rc_mat4_point (root, rc_vec3 (0, shape[i][1] * h, shape[i][0] * h)),
                  .side = rc_vec3_scale (rc_mat4_axis (root, 0), shape[i][2] * h),
                  .front = rc_vec3_scale (rc_mat4_axis (root, 1), -shape[i][3] * h),
                  .power = 2.0f,
                  .colour = colour };
  rc_mesh_loft (mesh, rings, n, 16);
}

static void
build_animal_leg (RcMesh       *mesh,
                  const RcMat4 *root,
                  float         h,
                  float         x,
                  float         z,
                  float         swing,
                  gboolean      hind)
{
  float  lift = MAX (sinf (swing), 0.0f) * 0.06f, ahead = cosf (swing) * 0.13f;
  RcVec3 points[4] = { { x, 0.60f, z },
                       { x, 0.33f, z + ahead * 0.5f + (hind ? 0.05f : -0.02f) },
                       { x, 0.14f + lift, z + ahead * 0.85f + (hind ? -0.06f : 0.0f) },
                       { x, 0.03f + lift, z + ahead } };

  for (int i = 0; i < 4; i++)
    points[i] = rc_mat4_point (root, rc_vec3_scale (points[i], h));
  rc_mesh_tube (mesh, points, 2, (hind ? 0.10f : 0.085f) * h, 0.055f * h, 12);
  rc_mesh_tube (mesh, points + 1, 3, 0.052f * h, 0.036f * h, 10);
}

/**
 * rc_figure_build_creature:
 * @root: where it stands
 * @stride: metres it goes with two steps, 0 if it stays
 */
void
rc_figure_build_creature (RcMesh             *mesh,
                          const RcFigureLook *look,
                          RcMat4              root,
                          float               stride,
                          float               seconds)
{
  static const RcVec3 tail[4] = {
    { 0, 0.68f, -0.60f }, { 0, 0.72f, -0.74f }, { 0, 0.80f, -0.84f }, { 0, 0.92f, -0.88f }
  };
  float  h = look->height, cycle = 2 * RC_PI * seconds * 1.4f;
  RcVec3 points[4];

  mesh->paint = (RcPaint){ .colour = look->clothes, .ink = 1.0f };
  build_trunk (mesh, &root, trunk, G_N_ELEMENTS (trunk), h, look->clothes);
  build_trunk (mesh, &root, skull, G_N_ELEMENTS (skull), h, look->clothes);
  for (int i = 0; i < 4; i++)
    {
      float swing = cycle + (i == 0 || i == 3 ? 0.0f : RC_PI);

      build_animal_leg (mesh, &root, h, i & 1 ? -0.10f : 0.10f, i < 2 ? 0.24f : -0.46f,
                        stride > 0 ? swing : RC_PI * 1.5f, i >= 2);
      points[i] = rc_mat4_point (&root, rc_vec3 (h * (tail[i].x + 0.05f * i * sinf (seconds * 5)),
                                                 h * tail[i].y, h * tail[i].z));
    }
  rc_mesh_tube (mesh, points, 4, 0.035f * h, 0.018f * h, 8);
  for (int side = -1; side <= 1; side += 2)
    {
      RcMat4 m = rc_mat4_multiply (
          root, rc_mat4_translation (rc_vec3 (side * 0.075f * h, 0.985f * h, 0.50f * h)));
      RcMat4 identity = rc_mat4_identity ();

      rc_mesh_set_transform (mesh, &m);
      mesh->paint.colour = look->clothes;
      rc_mesh_ellipsoid (mesh, rc_vec3 (0.03f * h, 0.06f * h, 0.025f * h), 10);
      m = rc_mat4_multiply (
          root, rc_mat4_translation (rc_vec3 (side * 0.062f * h, 0.925f * h, 0.655f * h)));
      rc_mesh_set_transform (mesh, &m);
      mesh->paint.colour = 0x181414;
      rc_mesh_ellipsoid (mesh, rc_vec3 (0.016f * h, 0.02f * h, 0.016f * h), 8);
      rc_mesh_set_transform (mesh, &identity);
    }
  points[0] = rc_mat4_point (&root, rc_vec3 (0, 0.875f * h, 0.845f * h));
  points[1] = rc_mat4_point (&root, rc_vec3 (0, 0.872f * h, 0.862f * h));
  rc_mesh_tube (mesh, points, 2, 0.026f * h, 0.020f * h, 8);
}
