/* figure-head.c - head, face and hair of the mannequin
 *
 * Everything is in shares of the head's height, y from the chin (0) to the crown (1), x to the
 * figure's left, z forward.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/figure.h"

#define HEAD_SIDES 24
#define HEAD_ROWS  18
#define HAIR_ROWS  9

/* The head's outline at a height: half the width, how far it reaches forward and back. */
static const struct
{
  float y, width, front, back;
} outline[] = {
  { 0.00f, 0.12f, 0.33f, 0.02f },    { 0.03f, 0.18f, 0.375f, 0.08f },
  { 0.10f, 0.245f, 0.395f, 0.16f },  { 0.20f, 0.30f, 0.40f, 0.27f },
  { 0.30f, 0.335f, 0.405f, 0.36f },  { 0.42f, 0.355f, 0.392f, 0.43f },
  { 0.50f, 0.362f, 0.392f, 0.46f },  { 0.57f, 0.366f, 0.412f, 0.48f },
  { 0.68f, 0.366f, 0.405f, 0.485f }, { 0.78f, 0.345f, 0.365f, 0.46f },
  { 0.88f, 0.285f, 0.285f, 0.37f },  { 0.95f, 0.195f, 0.185f, 0.25f },
  { 0.985f, 0.105f, 0.09f, 0.13f },  { 1.00f, 0.015f, 0.01f, 0.02f },
};

typedef struct
{
  float  size; /* metres a unit */
  RcMat4 frame;
} Head;

static float
outline_at (float y, int which)
{
  const float *row, *next;

  for (guint i = 0; i + 1 < G_N_ELEMENTS (outline); i++)
    if (y <= outline[i + 1].y || i + 2 == G_N_ELEMENTS (outline))
      {
        float t = CLAMP ((y - outline[i].y) / (outline[i + 1].y - outline[i].y), 0.0f, 1.0f);

        row = &outline[i].y;
        next = &outline[i + 1].y;
        return rc_mix (row[which], next[which], t);
      }
  return 0.0f;
}

/* A point of the head's skin: @angle 0 is in front, growing to the figure's left. */
static RcVec3
head_point (float angle, float y, float outwards)
{
  float s = sinf (angle), c = cosf (angle);
  float width = outline_at (y, 1) + outwards;
  float depth = outline_at (y, c >= 0 ? 2 : 3) + outwards;

  return rc_vec3 (width * s, y, depth * c);
}

/* The skin in front at (x, y). */
static RcVec3
face_point (float x, float y, float outwards)
{
  float width = outline_at (y, 1), ratio = CLAMP (x / width, -0.98f, 0.98f);

  return rc_vec3 (x, y, outline_at (y, 2) * sqrtf (1.0f - ratio * ratio) + outwards);
}

static void
paint (RcMesh *mesh, guint colour, float ink, float gloss)
{
  mesh->paint = (RcPaint){ .colour = colour, .ink = ink, .gloss = gloss };
}

static void
place (RcMesh *mesh, const Head *head, RcVec3 at, float tilt)
{
  RcMat4 m = rc_mat4_multiply (head->frame, rc_mat4_translation (at));

  m = rc_mat4_multiply (m, rc_mat4_rotation_z (tilt));
  rc_mesh_set_transform (mesh, &m);
}

static void
build_skull (RcMesh *mesh, const Head *head, const RcFigureLook *look)
{
  RcVec3 points[HEAD_ROWS * (HEAD_SIDES + 1)];

  for (int k = 0; k < HEAD_ROWS; k++)
    {
      /* Closer rows at chin and crown, where the outline turns. */
      float y = 0.5f - 0.5f * cosf (RC_PI * k / (HEAD_ROWS - 1));

      for (int i = 0; i <= HEAD_SIDES; i++)
        points[k * (HEAD_SIDES + 1) + i] =
            head_point (2 * RC_PI * (i % HEAD_SIDES) / HEAD_SIDES, y, 0);
    }
  rc_mesh_set_transform (mesh, &head->frame);
  paint (mesh, look->skin, 1.0f, 0.0f);
  rc_mesh_skin (mesh, points, HEAD_ROWS, HEAD_SIDES, NULL, TRUE);
}

/* Where the hair ends, by the angle from the front (0) over the ear (about 0.5) to the nape (1). */
static float
hair_line (RcHair style, float around)
{
  static const float lines[RC_N_HAIRS][4] = {
    /* front, temple, ear, nape */
    [RC_HAIR_SHORT] = { 0.80f, 0.66f, 0.42f, 0.12f },
    [RC_HAIR_BOB] = { 0.80f, 0.62f, 0.06f, -0.02f },
    [RC_HAIR_BUN] = { 0.84f, 0.66f, 0.46f, 0.20f },
    [RC_HAIR_LONG] = { 0.83f, 0.62f, -0.30f, -0.55f },
    [RC_HAIR_CAP] = { 0.68f, 0.62f, 0.52f, 0.40f },
  };
  const float *line = lines[style];

  if (around < 0.28f)
    return rc_mix (line[0], line[1], rc_smooth (0.10f, 0.28f, around));
  if (around < 0.42f)
    return rc_mix (line[1], line[2], rc_smooth (0.28f, 0.42f, around));
  return rc_mix (line[2], line[3], rc_smooth (0.42f, 0.85f, around));
}

static RcVec3
hair_point (RcHair style, float angle, float down)
{
  float around = angle <= RC_PI ? angle / RC_PI : 2.0f - angle / RC_PI;
  float line = hair_line (style, around);
  float y = rc_mix (line, 0.995f, cosf (down * RC_PI / 2)), thick = 0.052f, keep;
  float parting =
      style == RC_HAIR_CAP ? 0 : 0.012f * sinf (angle * 9.0f) * down * (1.0f - around * 0.5f);

  if (style == RC_HAIR_BOB || style == RC_HAIR_LONG)
    thick += 0.045f * rc_smooth (0.3f, 0.8f, around) * rc_smooth (0.2f, 0.8f, down);
  if (style == RC_HAIR_CAP)
    thick = 0.062f;
  thick *=
      0.25f + 0.75f * rc_smooth (0.0f, 0.35f, 1.0f - down * (style == RC_HAIR_CAP ? 0.6f : 0.94f));
  /* Below the jaw the head draws in; hair falls straight from where it was widest. */
  keep = MAX (y, style == RC_HAIR_SHORT ? 0.15f : 0.42f);
  RcVec3 p = head_point (angle, keep, thick + parting);
  p.y = y + thick * 0.9f * cosf (down * RC_PI / 2);
  if (y < keep)
    p = rc_vec3 (p.x * rc_mix (1.0f, 0.86f, (keep - y)), p.y, p.z);
  return p;
}

static void
build_hair (RcMesh *mesh, const Head *head, const RcFigureLook *look)
{
  RcVec3   points[HAIR_ROWS * (HEAD_SIDES * 2 + 1)];
  int      sides = HEAD_SIDES * 2;
  gboolean cap = look->hair_style == RC_HAIR_CAP;

  for (int k = 0; k < HAIR_ROWS; k++)
    for (int i = 0; i <= sides; i++)
      {
        float down = 1.0f - (float)k / (HAIR_ROWS - 1);

        points[k * (sides + 1) + i] =
            hair_point (look->hair_style, 2 * RC_PI * (i % sides) / sides, down * 0.9999f);
      }
  rc_mesh_set_transform (mesh, &head->frame);
  paint (mesh, cap ? look->accent : look->hair, 1.0f, 0.0f);
  rc_mesh_skin (mesh, points, HAIR_ROWS, sides, NULL, FALSE);
  if (look->hair_style == RC_HAIR_BUN)
    {
      place (mesh, head, rc_vec3 (0, 0.86f, -0.46f), 0);
      rc_mesh_ellipsoid (mesh, rc_vec3 (0.17f, 0.16f, 0.15f), 14);
    }
  if (cap)
    {
      static const float band[][2] = {
        { 0.36f, 0 }, { 0.425f, 0.02f }, { 0.425f, 0.10f }, { 0.36f, 0.12f }
      };
      RcMat4 tilted = rc_mat4_multiply (
          rc_mat4_multiply (head->frame, rc_mat4_translation (rc_vec3 (0, 0.585f, -0.03f))),
          rc_mat4_multiply (rc_mat4_rotation_x (-0.22f), rc_mat4_scaling (0.96f, 1, 1.12f)));

      rc_mesh_set_transform (mesh, &tilted);
      rc_mesh_lathe (mesh, band, G_N_ELEMENTS (band), HEAD_SIDES);
    }
}

static guint
darker (guint colour, float by)
{
  return (guint)((colour >> 16 & 0xff) * by) << 16 | (guint)((colour >> 8 & 0xff) * by) << 8 |
         (guint)((colour & 0xff) * by);
}

static void
build_eye (RcMesh *mesh, const Head *head, const RcFigureLook *look, const RcGaze *gaze, float x)
{
  float  open = 1.0f - 0.9f * gaze->lids, out = x > 0 ? 1.0f : -1.0f;
  RcVec3 at = face_point (x, 0.475f, -0.018f);
  RcVec3 iris = { at.x + 0.030f * sinf (RC_RADIANS (gaze->yaw)),
                  at.y + 0.022f * sinf (RC_RADIANS (gaze->pitch)), at.z + 0.020f };
  RcVec3 lid[5], brow[4];

  place (mesh, head, at, -out * 0.08f);
  paint (mesh, 0xf2efe8, 0.0f, 0.0f);
  rc_mesh_ellipsoid (mesh, rc_vec3 (0.074f, 0.040f * open, 0.030f), 14);
  place (mesh, head, iris, 0);
  paint (mesh, 0x241c18, 0.0f, 0.0f);
  rc_mesh_ellipsoid (mesh, rc_vec3 (0.034f, 0.036f * open, 0.013f), 12);
  if (gaze->lids < 0.5f)
    {
      place (mesh, head, rc_vec3_add (iris, rc_vec3 (0.012f, 0.012f, 0.0125f)), 0);
      mesh->paint = (RcPaint){ .colour = 0xffffff, .glow = 0.35f };
      rc_mesh_ellipsoid (mesh, rc_vec3 (0.009f, 0.009f, 0.004f), 6);
    }
  rc_mesh_set_transform (mesh, &head->frame);
  for (int i = 0; i < 5; i++)
    {
      float t = i / 2.0f - 1.0f;

      lid[i] =
          face_point (x + t * 0.080f,
                      0.475f + 0.042f * (1 - t * t) * open - 0.006f + out * t * -0.004f, 0.006f);
    }
  paint (mesh, darker (look->skin, 0.34f), 0.0f, 0.0f);
  rc_mesh_tube (mesh, lid, 5, 0.009f, 0.009f, 6);
  for (int i = 0; i < 4; i++)
    {
      float t = i / 1.5f - 1.0f;

      brow[i] =
          face_point (x + t * 0.088f, 0.577f + 0.018f * (1 - t * t) - 0.012f * t * out, 0.010f);
    }
  paint (mesh, darker (look->hair, 0.9f), 0.0f, 0.0f);
  rc_mesh_tube (mesh, brow, 4, x > 0 ? 0.017f : 0.010f, x > 0 ? 0.010f : 0.017f, 6);
}

static void
build_nose_and_ears (RcMesh *mesh, const Head *head, const RcFigureLook *look)
{
  static const float shape[][4] = {
    /* y, half width, forward, height of the ring's reach back */
    { 0.285f, 0.020f, 0.02f, 0.02f },  { 0.300f, 0.058f, 0.055f, 0.05f },
    { 0.330f, 0.056f, 0.078f, 0.06f }, { 0.380f, 0.034f, 0.058f, 0.05f },
    { 0.450f, 0.024f, 0.034f, 0.04f }, { 0.530f, 0.022f, 0.010f, 0.03f }
  };
  RcRing rings[G_N_ELEMENTS (shape)];

  for (guint i = 0; i < G_N_ELEMENTS (shape); i++)
    {
      float z = outline_at (shape[i][0], 2);

      rings[i] = (RcRing){ .centre = rc_vec3 (0, shape[i][0], z + (shape[i][2] - shape[i][3]) / 2),
                           .side = rc_vec3 (shape[i][1], 0, 0),
                           .front = rc_vec3 (0, 0, (shape[i][2] + shape[i][3]) / 2),
                           .power = 2.0f,
                           .colour = look->skin };
    }
  rc_mesh_set_transform (mesh, &head->frame);
  paint (mesh, look->skin, 0.5f, 0.0f);
  rc_mesh_loft (mesh, rings, G_N_ELEMENTS (rings), 10);
  for (int side = -1; side <= 1; side += 2)
    {
      RcMat4 m = rc_mat4_multiply (head->frame,
                                   rc_mat4_translation (rc_vec3 (side * 0.365f, 0.43f, -0.04f)));

      m = rc_mat4_multiply (m, rc_mat4_rotation_y (side * 0.4f));
      rc_mesh_set_transform (mesh, &m);
      paint (mesh, look->skin, 0.6f, 0.0f);
      rc_mesh_ellipsoid (mesh, rc_vec3 (0.035f, 0.10f, 0.062f), 10);
    }
}

static void
build_mouth (RcMesh *mesh, const Head *head, const RcFigureLook *look, float open)
{
  guint  lip = darker (look->skin, 0.62f) + 0x100000;
  RcVec3 line[5];

  rc_mesh_set_transform (mesh, &head->frame);
  if (open > 0.04f)
    {
      RcVec3 at = face_point (0, 0.175f - 0.012f * open, -0.006f);

      place (mesh, head, at, 0);
      paint (mesh, 0x3a1816, 0.0f, 0.0f);
      rc_mesh_ellipsoid (mesh, rc_vec3 (0.085f - 0.015f * open, 0.014f + 0.040f * open, 0.018f),
                         12);
      rc_mesh_set_transform (mesh, &head->frame);
    }
  for (int part = 0; part < (open > 0.04f ? 2 : 1); part++)
    {
      for (int i = 0; i < 5; i++)
        {
          float t = i / 2.0f - 1.0f;
          float gape = (part == 0 ? 1.0f : -1.0f) * (0.050f * open) * (1 - t * t);

          line[i] = face_point (t * 0.105f, 0.180f - 0.012f * open + gape + 0.010f * t * t, 0.004f);
        }
      paint (mesh, open > 0.04f ? lip : darker (look->skin, 0.5f), 0.0f, 0.0f);
      rc_mesh_tube (mesh, line, 5, 0.011f, 0.011f, 6);
    }
  if (open <= 0.04f)
    {
      for (int i = 0; i < 5; i++)
        {
          float t = i / 2.0f - 1.0f;

          line[i] = face_point (t * 0.06f, 0.150f + 0.012f * t * t, -0.004f);
        }
      paint (mesh, lip, 0.0f, 0.0f);
      rc_mesh_tube (mesh, line, 5, 0.017f, 0.017f, 6);
    }
}

/** The head alone: see rc_figure_build(). */
void
rc_figure_build_head (RcMesh             *mesh,
                      const RcFigureLook *look,
                      const RcBody       *body,
                      const RcGaze       *gaze,
                      gboolean            fine)
{
  Head   head;
  RcMat4 identity = rc_mat4_identity ();

  head.size = RC_BODY_HEAD * body->height * look->head;
  head.frame = rc_mat4_multiply (body->head, rc_mat4_scaling (head.size, head.size, head.size));
  build_skull (mesh, &head, look);
  build_nose_and_ears (mesh, &head, look);
  if (fine)
    {
      build_eye (mesh, &head, look, gaze, 0.155f);
      build_eye (mesh, &head, look, gaze, -0.155f);
      build_mouth (mesh, &head, look, body->mouth);
    }
  build_hair (mesh, &head, look);
  rc_mesh_set_transform (mesh, &identity);
}
