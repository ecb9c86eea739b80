/* prop.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/thing/prop.h"

#include <string.h>

#define MOST_POINTS 32

/**
 * rc_prop_resolve:
 * @kind: what the staging says it is
 * @name: how the prompt calls it
 *
 * Returns: (transfer none): the entry of that kind; else of the nearest; else of a plain thing
 */
const cJSON *
rc_prop_resolve (const RcKit *kit, const char *kind, const char *name)
{
  const cJSON *prop = rc_kit_prop (kit, kind);
  const char  *near;

  if (prop != NULL)
    return prop;
  near = rc_kit_nearest_prop (kit, kind);
  near = near != NULL ? near : rc_kit_nearest_prop (kit, name);
  return rc_kit_prop (kit, near != NULL ? near : RC_PROP_UNKNOWN);
}

/** Width, height and depth in metres at scale 1. */
RcVec3
rc_prop_size (const cJSON *prop)
{
  float size[3] = { 0.5f, 0.5f, 0.5f };

  rc_kit_read_vector (prop, "size", size, 3);
  return rc_vec3 (size[0], size[1], size[2]);
}

/** Returns: whether the thing gives light; @lamp says how */
gboolean
rc_prop_lamp (const cJSON *prop, RcLamp *lamp)
{
  const cJSON *json = cJSON_GetObjectItemCaseSensitive (prop, "lamp");
  float        at[3] = { 0, 0, 0 };

  memset (lamp, 0, sizeof *lamp);
  if (json == NULL)
    return FALSE;
  rc_kit_read_vector (json, "at", at, 3);
  rc_kit_read_vector (json, "colour", lamp->colour, 3);
  lamp->at = rc_vec3 (at[0], at[1], at[2]);
  lamp->range = (float)rc_json_number_or (json, "range", 4);
  lamp->halo = (float)rc_json_number_or (json, "halo", 0.5);
  lamp->beam = (float)rc_json_number_or (json, "beam", 0);
  lamp->spread = (float)rc_json_number_or (json, "spread", 0.1);
  return TRUE;
}

#define MOST_RINGS 24

/* Cross-sections along z: [z, y, half width, half height]; “power” 2 is round, 6 a box. */
static void
build_loft (RcMesh *mesh, const cJSON *part, int sides)
{
  RcRing       rings[MOST_RINGS];
  float        power = (float)CLAMP (rc_json_number_or (part, "power", 2), 2, 12);
  const cJSON *ring;
  int          n = 0;

  cJSON_ArrayForEach (ring, cJSON_GetObjectItemCaseSensitive (part, "rings"))
  {
    float        v[4] = { 0, 0, 0.1f, 0.1f };
    const cJSON *number;
    int          k = 0;

    if (n == MOST_RINGS)
      break;
    cJSON_ArrayForEach (number, ring)
    {
      if (k < 4)
        v[k++] = (float)number->valuedouble;
    }
    rings[n++] = (RcRing){ .centre = { 0, v[1], v[0] },
                           .side = { v[2], 0, 0 },
                           .front = { 0, -v[3], 0 },
                           .power = power,
                           .colour = mesh->paint.colour };
  }
  rc_mesh_loft (mesh, rings, n, sides);
}

static int
read_points (const cJSON *list, float (*points)[2], RcVec3 *vectors)
{
  const cJSON *point;
  int          n = 0;

  cJSON_ArrayForEach (point, list)
  {
    float v[3] = { 0, 0, 0 };
    int   k = 0;

    const cJSON *number;
    cJSON_ArrayForEach (number, point)
    {
      if (k < 3)
        v[k++] = (float)number->valuedouble;
    }
    if (n >= MOST_POINTS)
      break;
    points[n][0] = v[0];
    points[n][1] = v[1];
    vectors[n++] = rc_vec3 (v[0], v[1], v[2]);
  }
  return n;
}

static void
run_counter_clockwise (float (*outline)[2], int n)
{
  float area = 0.0f;

  for (int i = 0; i < n; i++)
    area += outline[i][0] * outline[(i + 1) % n][1] - outline[(i + 1) % n][0] * outline[i][1];
  for (int i = 0; i < n / 2 && area < 0.0f; i++)
    for (int k = 0; k < 2; k++)
      {
        float other = outline[i][k];

        outline[i][k] = outline[n - 1 - i][k];
        outline[n - 1 - i][k] = other;
      }
}

static void
build_shape (RcMesh *mesh, const cJSON *part)
{
  const char *shape = rc_json_string_or (part, "shape", "box");
  float       size[3] = { 1, 1, 1 }, radius[2] = { 0.02f, 0.02f };
  float       points[MOST_POINTS][2];
  RcVec3      vectors[MOST_POINTS];
  int         sides = (int)CLAMP (rc_json_number_or (part, "sides", 16), 3, 48), n;

  rc_kit_read_vector (part, "size", size, 3);
  rc_kit_read_vector (part, "radius", radius, 2);
  if (g_str_equal (shape, "box"))
    rc_mesh_box (mesh, rc_vec3 (size[0], size[1], size[2]));
  else if (g_str_equal (shape, "wedge"))
    rc_mesh_wedge (mesh, rc_vec3 (size[0], size[1], size[2]));
  else if (g_str_equal (shape, "ellipsoid"))
    rc_mesh_ellipsoid (mesh, rc_vec3 (size[0] / 2, size[1] / 2, size[2] / 2), sides);
  else if (g_str_equal (shape, "torus"))
    rc_mesh_torus (mesh, size[0], size[1], MAX (sides, 16));
  else if (g_str_equal (shape, "quad"))
    rc_mesh_quad (mesh, size[0], size[1]);
  else if (g_str_equal (shape, "lathe"))
    {
      n = read_points (cJSON_GetObjectItemCaseSensitive (part, "profile"), points, vectors);
      rc_mesh_lathe (mesh, (const float (*)[2])points, n, sides);
    }
  else if (g_str_equal (shape, "tube"))
    {
      n = read_points (cJSON_GetObjectItemCaseSensitive (part, "points"), points, vectors);
      rc_mesh_tube (mesh, vectors, n, radius[0], radius[1], MIN (sides, 12));
    }
  else if (g_str_equal (shape, "loft"))
    build_loft (mesh, part, sides);
  else
    {
      n = read_points (cJSON_GetObjectItemCaseSensitive (part, "outline"), points, vectors);
      run_counter_clockwise (points, n);
      rc_mesh_prism (mesh, (const float (*)[2])points, n,
                     (float)rc_json_number_or (part, "depth", 0.1));
    }
}

static const struct
{
  const char *name;
  gsize       offset; /* of the angle in RcPropPose */
  int         axis;   /* 0 x, 1 y, 2 z */
} joints[] = {
  { "wheel", G_STRUCT_OFFSET (RcPropPose, travelled), 0 },
  { "rotor", G_STRUCT_OFFSET (RcPropPose, rotor), 1 },
  { "propeller", G_STRUCT_OFFSET (RcPropPose, propeller), 2 },
  { "pendulum", G_STRUCT_OFFSET (RcPropPose, pendulum), 2 },
  { "lid", G_STRUCT_OFFSET (RcPropPose, lid), 0 },
  { "door", G_STRUCT_OFFSET (RcPropPose, door), 1 },
};

/* What the part's joint adds between its place and its turn. A wheel rolls on its own height. */
static RcMat4
joint_turn (const cJSON *part, const RcPropPose *pose, float height, float sx, float sz)
{
  const float mirrored[3] = { sz, sx * sz, sx };
  const char *name = rc_json_string_or (part, "joint", "");
  float       roll = RC_RADIANS (rc_json_number_or (part, "roll", 0));
  RcMat4 (*const turns[3]) (float) = { rc_mat4_rotation_x, rc_mat4_rotation_y, rc_mat4_rotation_z };

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    if (g_str_equal (joints[i].name, name))
      {
        float angle = pose != NULL ? G_STRUCT_MEMBER (float, pose, joints[i].offset) : 0.0f;

        if (i == 0)
          angle /= MAX (height, 0.02f);
        return turns[joints[i].axis](angle * mirrored[joints[i].axis] + roll);
      }
  return rc_mat4_identity ();
}

/* What is seen in a mirror has its triangles the other way round. */
static void
turn_over (RcMesh *mesh, guint first)
{
  for (guint i = first; i + 2 < mesh->indices->len; i += 3)
    {
      guint32 *triple = &g_array_index (mesh->indices, guint32, i), other = triple[1];

      triple[1] = triple[2];
      triple[2] = other;
    }
}

static void
build_copy (RcMesh           *mesh,
            const cJSON      *part,
            const RcMat4     *base,
            const RcPropPose *pose,
            float             spin,
            float             sx,
            float             sz,
            const float      *offset)
{
  float  at[3] = { 0, 0, 0 }, turn[3] = { 0, 0, 0 }, stretch[3] = { 1, 1, 1 };
  guint  first;
  RcMat4 m;

  rc_kit_read_vector (part, "at", at, 3);
  rc_kit_read_vector (part, "turn", turn, 3);
  rc_kit_read_vector (part, "stretch", stretch, 3);
  m = rc_mat4_multiply (*base, rc_mat4_rotation_y (spin));
  m = rc_mat4_multiply (m, rc_mat4_translation (rc_vec3 (offset[0], offset[1], offset[2])));
  m = rc_mat4_multiply (m, rc_mat4_scaling (sx, 1, sz));
  m = rc_mat4_multiply (m, rc_mat4_translation (rc_vec3 (at[0], at[1], at[2])));
  m = rc_mat4_multiply (m, joint_turn (part, pose, at[1], sx, sz));
  m = rc_mat4_multiply (m, rc_mat4_rotation_y (RC_RADIANS (turn[1])));
  m = rc_mat4_multiply (m, rc_mat4_rotation_x (RC_RADIANS (turn[0])));
  m = rc_mat4_multiply (m, rc_mat4_rotation_z (RC_RADIANS (turn[2])));
  m = rc_mat4_multiply (
      m, rc_mat4_translation (rc_vec3 (0, -(float)rc_json_number_or (part, "drop", 0), 0)));
  m = rc_mat4_multiply (m, rc_mat4_scaling (stretch[0], stretch[1], stretch[2]));
  rc_mesh_set_transform (mesh, &m);
  first = mesh->indices->len;
  build_shape (mesh, part);
  if (sx * sz < 0)
    turn_over (mesh, first);
}

static void
build_part (RcMesh           *mesh,
            const cJSON      *part,
            const RcMat4     *at,
            const RcPropPose *pose,
            guint             body,
            float             glow)
{
  const char *mirror = rc_json_string_or (part, "mirror", "");
  int         ring = (int)CLAMP (rc_json_number_or (part, "ring", 1), 1, 64);
  float       repeat[4] = { 1, 0, 0, 0 };
  gboolean    x = strchr (mirror, 'x') != NULL, z = strchr (mirror, 'z') != NULL;

  rc_kit_read_vector (part, "repeat", repeat, 4);
  mesh->paint = (RcPaint){ .colour = rc_kit_read_colour (part, "colour", body),
                           .glow = glow * (float)rc_json_number_or (part, "glow", 0),
                           .gloss = (float)rc_json_number_or (part, "gloss", 0),
                           .ink = (float)rc_json_number_or (part, "ink", 1) };
  for (int k = 0; k < CLAMP ((int)repeat[0], 1, 64); k++)
    for (int r = 0; r < ring; r++)
      for (int copy = 0; copy < 4; copy++)
        {
          float offset[3] = { k * repeat[1], k * repeat[2], k * repeat[3] };

          if ((copy & 1 && !x) || (copy & 2 && !z))
            continue;
          build_copy (mesh, part, at, pose, 2 * RC_PI * r / ring, copy & 1 ? -1 : 1,
                      copy & 2 ? -1 : 1, offset);
        }
}

/**
 * rc_prop_build_part:
 * @part: one primitive; “mirror” (x, z or xz), “ring” (copies around y) and “repeat” ([n, dx, dy,
 * dz]) lay it on several times
 * @body: the thing's own colour, 0xRRGGBB
 * @glow: how much of what can glow does, 0 to 1
 */
void
rc_prop_build_part (RcMesh *mesh, const cJSON *part, const RcMat4 *at, guint body, float glow)
{
  build_part (mesh, part, at, NULL, body, glow);
}

static gboolean
has_joint (const cJSON *part)
{
  const char *name = rc_json_string_or (part, "joint", "");

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    if (g_str_equal (joints[i].name, name))
      return TRUE;
  return FALSE;
}

/** Lays the whole thing on, its origin at that of @at: on the ground, in its middle. */
void
rc_prop_build (RcMesh *mesh, const cJSON *prop, const RcMat4 *at, guint body, float glow)
{
  rc_prop_build_fixed (mesh, prop, at, body, glow);
  rc_prop_build_joints (mesh, prop, at, NULL, body, glow);
}

/** Lays on what does not move against the rest. */
void
rc_prop_build_fixed (RcMesh *mesh, const cJSON *prop, const RcMat4 *at, guint body, float glow)
{
  const cJSON *part;

  cJSON_ArrayForEach (part, cJSON_GetObjectItemCaseSensitive (prop, "parts"))
  {
    if (!has_joint (part))
      build_part (mesh, part, at, NULL, body, glow);
  }
}

/** Lays on what has a joint. @pose: (nullable): at rest */
void
rc_prop_build_joints (RcMesh           *mesh,
                      const cJSON      *prop,
                      const RcMat4     *at,
                      const RcPropPose *pose,
                      guint             body,
                      float             glow)
{
  const cJSON *part;

  cJSON_ArrayForEach (part, cJSON_GetObjectItemCaseSensitive (prop, "parts"))
  {
    if (has_joint (part))
      build_part (mesh, part, at, pose, body, glow);
  }
}
