/* figure.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/figure.h"

#include <string.h>

#define SIDES      18
#define LIMB_SIDES 12

static const guint skins[] = { 0xf0c8a0, 0xe0ac80, 0xc68e62, 0xa06c48, 0x7a4e34, 0xf4d4b4 };
static const guint hairs[] = { 0x2a201c, 0x4a3020, 0x7a4a28, 0x1c1a20, 0xb08850, 0x8c8884 };
static const guint trousers[] = { 0x2c3038, 0x3a3430, 0x283444, 0x44403c, 0x34302c, 0x22262c };
static const guint accents[] = { 0xd8a440, 0xc8503c, 0xe8e0d0, 0x4c8c9c, 0x9c6cb0, 0x78a05c };

static const struct
{
  const char *id;
  float       breadth, weight, head;
} builds[] = {
  { "average", 1.0f, 1.0f, 1.08f },
  { "slim", 0.93f, 0.86f, 1.06f },
  { "heavy", 1.14f, 1.34f, 1.06f },
  { "child", 0.96f, 0.98f, 1.42f },
};

static guint
shade (guint colour, float by)
{
  guint r = (guint)MIN ((colour >> 16 & 0xff) * by, 255.0f);
  guint g = (guint)MIN ((colour >> 8 & 0xff) * by, 255.0f);
  guint b = (guint)MIN ((colour & 0xff) * by, 255.0f);

  return r << 16 | g << 8 | b;
}

/** What a figure of a staging looks like. */
void
rc_figure_look (RcFigureLook *look, const RcStagingFigure *figure)
{
  /* By name, so that somebody looks the same in every film. */
  guint hash = g_str_hash (*figure->name != '\0' ? figure->name : figure->id) * 2654435761u;

  memset (look, 0, sizeof *look);
  look->height = figure->height > 0.2 ? (float)MIN (figure->height, 12.0) : 1.72f;
  look->stature = (RcStature){ .height = look->height, .breadth = 1.0f, .trunk = 1.0f };
  look->weight = builds[0].weight;
  look->head = builds[0].head;
  for (guint i = 0; i < G_N_ELEMENTS (builds); i++)
    if (g_str_equal (figure->build, builds[i].id))
      {
        look->stature.breadth = builds[i].breadth;
        look->weight = builds[i].weight;
        look->head = builds[i].head;
      }
  look->clothes = figure->colour & 0xffffff;
  look->skin = skins[(hash >> 4) % G_N_ELEMENTS (skins)];
  look->hair = hairs[(hash >> 9) % G_N_ELEMENTS (hairs)];
  look->trousers = trousers[(hash >> 14) % G_N_ELEMENTS (trousers)];
  look->accent = accents[(hash >> 19) % G_N_ELEMENTS (accents)];
  look->shoes = 0x2a2422;
  look->garment = (hash >> 23) % RC_GARMENT_DRESS;
  look->hair_style = (hash >> 26) % RC_N_HAIRS;
}

/* Along two bones: t is 0 at the first joint, 1 at the middle one, 2 at the last. */
typedef struct
{
  float t, radius;
  guint colour;
} LimbRing;

static void
build_limb (RcMesh         *mesh,
            const RcVec3    joints[3],
            RcVec3          guide,
            const LimbRing *limb,
            int             n,
            float           scale)
{
  RcRing rings[16];
  RcVec3 first = rc_vec3_unit (rc_vec3_sub (joints[1], joints[0]));
  RcVec3 second = rc_vec3_unit (rc_vec3_sub (joints[2], joints[1]));

  g_assert (n <= (int)G_N_ELEMENTS (rings));
  for (int i = 0; i < n; i++)
    {
      float  t = limb[i].t, blend = rc_smooth (0.75f, 1.25f, t);
      RcVec3 along = rc_vec3_unit (rc_vec3_mix (first, second, blend));
      RcVec3 at =
          t < 1 ? rc_vec3_mix (joints[0], joints[1], t) : rc_vec3_mix (joints[1], joints[2], t - 1);
      RcVec3 side = rc_vec3_unit (rc_vec3_along (guide, along, -rc_vec3_dot (guide, along)));

      rings[i].centre = at;
      rings[i].side = rc_vec3_scale (side, limb[i].radius * scale);
      rings[i].front = rc_vec3_scale (rc_vec3_cross (side, along), limb[i].radius * scale);
      rings[i].power = 2.0f;
      rings[i].colour = limb[i].colour;
    }
  rc_mesh_loft (mesh, rings, n, LIMB_SIDES);
}

static void
build_arm (RcMesh *mesh, const RcFigureLook *look, const RcBody *body, int side)
{
  float          loose = look->garment == RC_GARMENT_COAT ? 0.008f : 0.004f;
  guint          cloth = look->clothes, cuff = shade (cloth, 0.8f);
  gboolean       bare = look->garment == RC_GARMENT_DRESS || look->garment == RC_GARMENT_SHIRT;
  float          end = bare ? (look->garment == RC_GARMENT_DRESS ? 0.55f : 1.35f) : 1.93f;
  const LimbRing sleeve[] = {
    { -0.10f, 0.006f, cloth },
    { -0.075f, 0.018f, cloth },
    { -0.01f, 0.0275f + loose, cloth },
    { 0.12f, 0.0305f + loose, cloth },
    { 0.3f, 0.029f + loose, cloth },
    { end * 0.45f, 0.026f + loose, cloth },
    { end * 0.7f, 0.0235f + loose, cloth },
    { end * 0.94f, 0.0215f + loose, cloth },
    { end * 0.94f, 0.023f + loose, cuff },
    { end, 0.0225f + loose, cuff },
    { end, 0.012f, cuff },
  };
  const LimbRing arm[] = {
    { 0.2f, 0.026f, look->skin },   { 0.6f, 0.025f, look->skin }, { 1.0f, 0.022f, look->skin },
    { 1.25f, 0.0225f, look->skin }, { 1.6f, 0.018f, look->skin }, { 2.05f, 0.0135f, look->skin },
  };
  const RcVec3 joints[3] = { body->shoulder[side], body->elbow[side], body->wrist[side] };
  RcVec3       guide = rc_mat4_axis (&body->hand[side], 0);
  float        girth = body->height * (0.5f + 0.5f * look->weight);

  if (bare)
    build_limb (mesh, joints, guide, arm, G_N_ELEMENTS (arm), girth);
  build_limb (mesh, joints, guide, sleeve, G_N_ELEMENTS (sleeve), girth);
}

static void
build_leg (RcMesh *mesh, const RcFigureLook *look, const RcBody *body, int side)
{
  gboolean       bare = look->garment == RC_GARMENT_DRESS;
  guint          c = bare ? look->skin : look->trousers;
  float          loose = bare ? 0.0f : 0.006f;
  const LimbRing leg[] = {
    { -0.1f, 0.040f, c },
    { 0.0f, 0.054f + loose, c },
    { 0.3f, 0.051f + loose, c },
    { 0.7f, 0.040f + loose, c },
    { 1.0f, 0.034f + loose, c },
    { 1.3f, 0.034f + loose, c },
    { 1.65f, 0.026f + loose * 1.4f, c },
    { 1.94f, 0.020f + loose * 2, c },
    { 1.99f, 0.012f, c },
  };
  const RcVec3 joints[3] = { body->hip[side], body->knee[side], body->ankle[side] };

  build_limb (mesh, joints, rc_mat4_axis (&body->pelvis, 0), leg, G_N_ELEMENTS (leg),
              body->height * (0.45f + 0.55f * look->weight));
}

static void
build_foot (RcMesh *mesh, const RcFigureLook *look, const RcBody *body, int side)
{
  /* Along the foot from heel to toe: z, half the width, half the height; all stand on the sole. */
  static const float shape[][3] = { { -0.040f, 0.010f, 0.012f }, { -0.034f, 0.020f, 0.022f },
                                    { -0.012f, 0.024f, 0.030f }, { 0.015f, 0.025f, 0.030f },
                                    { 0.045f, 0.027f, 0.020f },  { 0.080f, 0.030f, 0.014f },
                                    { 0.103f, 0.024f, 0.011f },  { 0.113f, 0.010f, 0.007f } };
  RcRing             rings[G_N_ELEMENTS (shape)];
  const RcMat4      *foot = &body->foot[side];
  float              h = body->height;

  for (guint i = 0; i < G_N_ELEMENTS (shape); i++)
    {
      RcVec3 at = { 0, (shape[i][2] - RC_BODY_ANKLE) * h, shape[i][0] * h };

      rings[i] = (RcRing){ .centre = rc_mat4_point (foot, at),
                           .side = rc_vec3_scale (rc_mat4_axis (foot, 0), shape[i][1] * h),
                           .front = rc_vec3_scale (rc_mat4_axis (foot, 1), -shape[i][2] * h),
                           .power = 2.6f,
                           .colour = look->shoes };
    }
  rc_mesh_loft (mesh, rings, G_N_ELEMENTS (rings), LIMB_SIDES);
}

static void
build_hand (RcMesh *mesh, const RcFigureLook *look, const RcBody *body, int side, gboolean grip)
{
  /* Down from the wrist: y, half the thickness, half the width, forward. */
  static const float open[][4] = {
    { 0.006f, 0.0125f, 0.0135f, 0 },      { -0.022f, 0.0115f, 0.019f, 0.001f },
    { -0.048f, 0.0105f, 0.020f, 0.002f }, { -0.072f, 0.009f, 0.017f, 0.004f },
    { -0.092f, 0.007f, 0.012f, 0.006f },  { -0.101f, 0.003f, 0.005f, 0.007f }
  };
  static const float fist[][4] = {
    { 0.006f, 0.0125f, 0.0135f, 0 },     { -0.022f, 0.014f, 0.020f, 0.001f },
    { -0.042f, 0.019f, 0.023f, 0.002f }, { -0.058f, 0.019f, 0.021f, 0.002f },
    { -0.068f, 0.014f, 0.015f, 0.002f }, { -0.071f, 0.005f, 0.006f, 0.002f }
  };
  const float (*shape)[4] = grip ? fist : open;
  RcRing        rings[6];
  const RcMat4 *hand = &body->hand[side];
  float         h = body->height, inward = side == 0 ? -1.0f : 1.0f;
  RcVec3        thumb[3] = { { 0, -0.014f * h, 0.012f * h },
                             { inward * 0.006f * h, -0.034f * h, 0.026f * h },
                             { inward * 0.010f * h, -0.056f * h, 0.024f * h } };

  for (int i = 0; i < 6; i++)
    rings[i] =
        (RcRing){ .centre = rc_mat4_point (hand, rc_vec3 (0, shape[i][0] * h, shape[i][3] * h)),
                  .side = rc_vec3_scale (rc_mat4_axis (hand, 0), shape[i][1] * h),
                  .front = rc_vec3_scale (rc_mat4_axis (hand, 2), -shape[i][2] * h),
                  .power = 2.2f,
                  .colour = look->skin };
  rc_mesh_loft (mesh, rings, 6, LIMB_SIDES);
  for (int i = 0; i < 3; i++)
    thumb[i] = rc_mat4_point (hand, thumb[i]);
  mesh->paint.colour = look->skin;
  rc_mesh_tube (mesh, thumb, 3, 0.0078f * h, 0.0062f * h, 8);
}

/* One level of the torso: height above the hips, half width, half depth, forward; shares of height.
 */
typedef struct
{
  float y, width, depth, forward;
} TorsoRing;

static RcRing
torso_ring (const RcFigureLook *look, const RcBody *body, TorsoRing at, float more)
{
  float  h = body->height, bent = rc_smooth (0.02f, 0.19f, at.y);
  float  belly = 1.0f + (look->weight - 1.0f) * (1.0f - rc_smooth (0.12f, 0.30f, at.y));
  RcVec3 low = rc_mat4_point (&body->pelvis, rc_vec3 (0, at.y * h, at.forward * h));
  RcVec3 high = rc_mat4_point (&body->chest, rc_vec3 (0, (at.y - 0.10f) * h, at.forward * h));
  RcVec3 side = rc_vec3_unit (
      rc_vec3_mix (rc_mat4_axis (&body->pelvis, 0), rc_mat4_axis (&body->chest, 0), bent));
  RcVec3 front = rc_vec3_unit (
      rc_vec3_mix (rc_mat4_axis (&body->pelvis, 2), rc_mat4_axis (&body->chest, 2), bent));

  return (RcRing){ .centre = rc_vec3_mix (low, high, bent),
                   .side = rc_vec3_scale (side, (at.width + more) * h * look->stature.breadth *
                                                    sqrtf (belly)),
                   .front = rc_vec3_scale (front, (at.depth + more) * h * belly),
                   .power = 2.35f,
                   .colour = look->clothes };
}

static void
build_torso (RcMesh *mesh, const RcFigureLook *look, const RcBody *body)
{
  static const TorsoRing shape[] = {
    { -0.085f, 0.050f, 0.044f, 0 },       { -0.070f, 0.078f, 0.058f, 0 },
    { -0.035f, 0.096f, 0.067f, -0.004f }, { 0.00f, 0.099f, 0.069f, -0.005f },
    { 0.05f, 0.091f, 0.064f, 0 },         { 0.10f, 0.085f, 0.060f, 0.003f },
    { 0.15f, 0.091f, 0.065f, 0.005f },    { 0.20f, 0.101f, 0.069f, 0.005f },
    { 0.245f, 0.107f, 0.066f, 0.001f },   { 0.268f, 0.104f, 0.058f, -0.004f },
    { 0.288f, 0.090f, 0.050f, -0.006f },  { 0.304f, 0.062f, 0.043f, -0.005f },
    { 0.316f, 0.044f, 0.040f, -0.002f },  { 0.322f, 0.030f, 0.032f, 0 },
  };
  RcRing rings[G_N_ELEMENTS (shape) + 2];
  float  more = look->garment == RC_GARMENT_COAT     ? 0.008f
                : look->garment == RC_GARMENT_JACKET ? 0.006f
                                                     : 0.002f;
  float  hem = look->garment == RC_GARMENT_JACKET  ? -0.06f
               : look->garment == RC_GARMENT_SHIRT ? 0.012f
                                                   : -1.0f;
  int    n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (shape); i++)
    {
      RcRing ring = torso_ring (look, body, shape[i], more);

      if (shape[i].y < hem)
        {
          ring = torso_ring (look, body, shape[i], 0.0f);
          ring.colour = look->trousers;
          if (i + 1 < G_N_ELEMENTS (shape) && shape[i + 1].y >= hem)
            {
              TorsoRing edge = shape[i + 1];

              rings[n++] = ring;
              edge.y = hem;
              ring = torso_ring (look, body, edge, 0.0f);
              ring.colour = look->trousers;
              rings[n++] = ring;
              ring = torso_ring (look, body, edge, more + 0.004f);
              ring.colour = shade (look->clothes, 0.8f);
            }
        }
      rings[n++] = ring;
    }
  rc_mesh_loft (mesh, rings, n, SIDES);
}

/* The skirt of a coat or dress: follows the hips at its top and the thighs at its hem. */
static void
build_skirt (RcMesh *mesh, const RcFigureLook *look, const RcBody *body)
{
  enum
  {
    ROWS = 7
  };
  RcRing rings[ROWS];
  float  h = body->height, girth = sqrtf (look->weight);
  RcVec3 x = rc_mat4_axis (&body->pelvis, 0), z = rc_mat4_axis (&body->pelvis, 2);
  RcVec3 hips = rc_vec3_mix (body->hip[0], body->hip[1], 0.5f);
  RcVec3 knees = rc_vec3_mix (body->knee[0], body->knee[1], 0.5f);
  RcVec3 down = rc_vec3_unit (rc_vec3_sub (knees, hips));
  float  reach = look->garment == RC_GARMENT_COAT ? 1.02f : 0.92f;

  for (int k = 0; k < ROWS; k++)
    {
      float  t = 1.0f - (float)k / (ROWS - 1), along = rc_mix (-0.22f, reach, t);
      float  f = CLAMP (along, 0.0f, 1.1f), turn = rc_smooth (0.0f, 0.5f, along);
      RcVec3 left = rc_vec3_along (body->hip[0], rc_vec3_sub (body->knee[0], body->hip[0]), f);
      RcVec3 right = rc_vec3_along (body->hip[1], rc_vec3_sub (body->knee[1], body->hip[1]), f);
      RcVec3 middle = rc_vec3_mix (left, right, 0.5f), apart = rc_vec3_sub (left, right);
      RcVec3 up = rc_vec3_unit (
          rc_vec3_mix (rc_mat4_axis (&body->pelvis, 1), rc_vec3_scale (down, -1), turn));
      RcVec3 front = rc_vec3_unit (rc_vec3_cross (x, up));
      float  flare = 0.014f * rc_smooth (0, 1, f);

      if (along < 0.0f)
        {
          middle = rc_vec3_along (hips, up, -along * 0.245f * h);
          front = z;
        }
      rings[k].centre = middle;
      rings[k].side =
          rc_vec3_scale (x, fabsf (rc_vec3_dot (apart, x)) * 0.5f + (0.052f + flare) * h * girth);
      rings[k].front = rc_vec3_scale (front, fabsf (rc_vec3_dot (apart, front)) * 0.5f +
                                                 (0.076f + flare) * h * girth);
      rings[k].power = 2.3f;
      rings[k].colour = k == 0 ? shade (look->clothes, 0.7f) : look->clothes;
    }
  rc_mesh_loft (mesh, rings, ROWS, SIDES);
}

static void
build_trim (RcMesh *mesh, const RcFigureLook *look, const RcBody *body)
{
  guint     dark = shade (look->clothes, 0.62f);
  TorsoRing belt[4] = { { 0.072f, 0.088f, 0.062f, 0.001f },
                        { 0.074f, 0.092f, 0.066f, 0.001f },
                        { 0.092f, 0.091f, 0.065f, 0.002f },
                        { 0.094f, 0.086f, 0.060f, 0.002f } };
  TorsoRing collar[4] = { { 0.300f, 0.062f, 0.046f, -0.003f },
                          { 0.312f, 0.054f, 0.050f, 0.000f },
                          { 0.334f, 0.043f, 0.045f, 0.004f },
                          { 0.336f, 0.036f, 0.038f, 0.004f } };
  RcRing    rings[4];

  if (look->garment == RC_GARMENT_COAT || look->garment == RC_GARMENT_DRESS)
    {
      for (int i = 0; i < 4; i++)
        {
          rings[i] =
              torso_ring (look, body, belt[i], look->garment == RC_GARMENT_COAT ? 0.008f : 0.002f);
          rings[i].colour = dark;
        }
      rc_mesh_loft (mesh, rings, 4, SIDES);
    }
  if (look->garment == RC_GARMENT_COAT || look->garment == RC_GARMENT_JACKET)
    {
      for (int i = 0; i < 4; i++)
        {
          rings[i] = torso_ring (look, body, collar[i], 0.0f);
          rings[i].power = 2.0f;
          rings[i].colour =
              look->garment == RC_GARMENT_COAT ? shade (look->clothes, 0.78f) : look->accent;
        }
      rc_mesh_loft (mesh, rings, 4, SIDES);
    }
}

static void
build_neck (RcMesh *mesh, const RcFigureLook *look, const RcBody *body)
{
  float  h = body->height, r = 0.031f * h * (0.7f + 0.3f * look->weight);
  RcVec3 low = rc_mat4_point (&body->chest, rc_vec3 (0, 0.185f * h, -0.004f * h));
  RcVec3 high = rc_mat4_point (&body->head, rc_vec3 (0, 0.03f * h, -0.004f * h));
  RcVec3 x = rc_mat4_axis (&body->chest, 0), z = rc_mat4_axis (&body->chest, 2);
  RcRing rings[3];

  for (int i = 0; i < 3; i++)
    rings[i] = (RcRing){ .centre = rc_vec3_mix (low, high, i / 2.0f),
                         .side = rc_vec3_scale (x, r * (i == 0 ? 1.2f : 1.0f)),
                         .front = rc_vec3_scale (z, r * (i == 0 ? 1.2f : 1.05f)),
                         .power = 2.0f,
                         .colour = look->skin };
  rc_mesh_loft (mesh, rings, 3, LIMB_SIDES);
}

/**
 * rc_figure_build:
 * @mesh: what the figure is added to; in world coordinates
 * @grips: whether the left and the right hand hold something
 * @fine: with a face; without, for figures a few pixels high
 */
void
rc_figure_build (RcMesh             *mesh,
                 const RcFigureLook *look,
                 const RcBody       *body,
                 const RcGaze       *gaze,
                 const gboolean      grips[2],
                 gboolean            fine)
{
  RcMat4 identity = rc_mat4_identity ();

  rc_mesh_set_transform (mesh, &identity);
  mesh->paint = (RcPaint){ .colour = look->clothes, .ink = 1.0f, .gloss = look->gloss };
  build_torso (mesh, look, body);
  if (look->garment == RC_GARMENT_COAT || look->garment == RC_GARMENT_DRESS)
    build_skirt (mesh, look, body);
  build_trim (mesh, look, body);
  for (int side = 0; side < 2; side++)
    {
      mesh->paint.gloss = look->gloss;
      build_arm (mesh, look, body, side);
      mesh->paint.gloss = 0.0f;
      build_leg (mesh, look, body, side);
      build_foot (mesh, look, body, side);
      build_hand (mesh, look, body, side, grips[side]);
    }
  build_neck (mesh, look, body);
  rc_figure_build_head (mesh, look, body, gaze, fine);
}
