/* figure-head.c - the head's skin, sculpted by a relief over a plain skull
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/figure/figure-head.h"
#include "engine/sketch/shape/colour.h"

#define MOST_ROWS    42
#define MOST_COLUMNS 48

#define HEAD_REACH 0.95f /* from its middle to all that is of skin, shares */

/* The head's outline at a height: half the width, how far it reaches forward and back. */
static const struct
{
  float y, width, front, back;
} outline[] = {
  { -0.02f, 0.04f, 0.28f, -0.10f },  { 0.00f, 0.13f, 0.335f, -0.04f },
  { 0.03f, 0.185f, 0.372f, 0.02f },  { 0.10f, 0.242f, 0.388f, 0.12f },
  { 0.20f, 0.292f, 0.395f, 0.25f },  { 0.30f, 0.327f, 0.400f, 0.35f },
  { 0.42f, 0.347f, 0.398f, 0.42f },  { 0.50f, 0.355f, 0.398f, 0.455f },
  { 0.57f, 0.360f, 0.404f, 0.475f }, { 0.68f, 0.360f, 0.392f, 0.485f },
  { 0.78f, 0.341f, 0.352f, 0.465f }, { 0.88f, 0.287f, 0.280f, 0.38f },
  { 0.95f, 0.200f, 0.190f, 0.26f },  { 0.985f, 0.110f, 0.098f, 0.14f },
  { 1.00f, 0.012f, 0.01f, 0.015f },
};

/* Down the nose: height, how far it stands out, half its width. */
static const float nose[][3] = { { 0.545f, 0.000f, 0.040f }, { 0.500f, 0.020f, 0.036f },
                                 { 0.440f, 0.048f, 0.036f }, { 0.380f, 0.078f, 0.042f },
                                 { 0.335f, 0.104f, 0.054f }, { 0.305f, 0.092f, 0.064f },
                                 { 0.288f, 0.040f, 0.066f }, { 0.272f, 0.000f, 0.060f } };

static float
outline_at (const RcHead *head, float y, int which)
{
  const RcFaceShape *shape = &head->look->face;
  guint              i = 0;
  float              t, value, slope[2];

  while (i + 2 < G_N_ELEMENTS (outline) && y > outline[i + 1].y)
    i++;
  t = CLAMP ((y - outline[i].y) / (outline[i + 1].y - outline[i].y), 0.0f, 1.0f);
  for (int k = 0; k < 2; k++)
    {
      guint at = i + k, below = at > 0 ? at - 1 : 0,
            above = MIN (at + 1, G_N_ELEMENTS (outline) - 1);

      slope[k] = ((&outline[above].y)[which] - (&outline[below].y)[which]) /
                 (outline[above].y - outline[below].y) * (outline[i + 1].y - outline[i].y);
    }
  /* Hermite's cubic: no ridge where two stretches meet. */
  value = (1 + 2 * t) * (1 - t) * (1 - t) * (&outline[i].y)[which] +
          t * (1 - t) * (1 - t) * slope[0] + t * t * (3 - 2 * t) * (&outline[i + 1].y)[which] -
          t * t * (1 - t) * slope[1];
  if (which == 1)
    {
      float jaw = rc_smooth (0.42f, 0.10f, y);

      /* Children have full cheeks and a small chin. */
      value *= rc_mix (1.0f, shape->jaw, jaw);
      value *= 1.0f + shape->young * (0.13f * expf (-powf ((y - 0.22f) / 0.14f, 2)) + 0.06f);
    }
  return value;
}

static float
bell (float x, float at, float wide)
{
  float t = (x - at) / wide;

  return t * t < 8.0f ? expf (-t * t) : 0.0f;
}

/* How far the face stands out of the skull. */
static float
relief (const RcHead *head, float x, float y)
{
  const RcFaceShape *shape = &head->look->face;
  float              f = y / head->low, side = fabsf (x), z = 0.0f;
  float              male = 1 - head->look->shape.female, grown = 1 - 0.8f * shape->young;

  if (f > 0.68f || side > 0.40f)
    return 0.0f;
  if (f > 0.27f && f < 0.55f && side < 0.09f)
    for (guint i = 0; i + 1 < G_N_ELEMENTS (nose); i++)
      if (f <= nose[i][0] && f > nose[i + 1][0])
        {
          float t = (nose[i][0] - f) / (nose[i][0] - nose[i + 1][0]);
          float wide = rc_mix (nose[i][2], nose[i + 1][2], t) * (0.75f + 0.25f * shape->nose);
          float u = MIN (side / wide, 1.0f), high = rc_mix (nose[i][1], nose[i + 1][1], t);

          z += high * shape->nose * (0.55f + 0.45f * grown) * powf (1 - u * u, 1.4f);
        }
  z += (0.008f + 0.014f * male) * grown * bell (f, 0.565f, 0.035f) * bell (side, 0.13f, 0.12f);
  z -= 0.030f * bell (f, 0.480f, 0.055f) * bell (side, 0.150f, 0.080f);
  z -= 0.014f * bell (f, 0.50f, 0.05f) * bell (side, 0.06f, 0.03f);
  z += (0.014f + 0.016f * head->face.cheeks) * bell (f, 0.36f, 0.07f) * bell (side, 0.20f, 0.08f);
  z += 0.020f * bell (f, 0.185f, 0.050f) * bell (side, 0, 0.115f);
  z -= 0.016f * bell (f, 0.118f, 0.024f) * bell (side, 0, 0.090f);
  z += (0.014f + 0.014f * male) * grown * bell (f, 0.055f, 0.045f) * bell (side, 0, 0.100f);
  return z;
}

/**
 * rc_head_point:
 * @angle: 0 in front, growing to the figure's left
 *
 * Returns: a point of the skin, without the face
 */
RcVec3
rc_head_point (const RcHead *head, float angle, float y, float outwards)
{
  float s = sinf (angle), c = cosf (angle);

  return rc_vec3 ((outline_at (head, y, 1) + outwards) * s, y,
                  (outline_at (head, y, c >= 0 ? 2 : 3) + outwards) * c);
}

/** Returns: how far what is at rest at @y is moved down by the jaw */
float
rc_head_jaw (const RcHead *head, float y)
{
  return head->jaw * rc_smooth (0.20f, 0.13f, y / head->low);
}

/** Returns: the skin of the face at (x, y); the jaw moves it down */
RcVec3
rc_face_point (const RcHead *head, float x, float y, float outwards)
{
  float ratio = CLAMP (x / outline_at (head, y, 1), -0.98f, 0.98f);

  return rc_vec3 (x, y - rc_head_jaw (head, y),
                  outline_at (head, y, 2) * sqrtf (1.0f - ratio * ratio) + relief (head, x, y) +
                      outwards);
}

void
rc_head_paint (const RcHead *head, guint colour, float ink)
{
  head->mesh->paint = (RcPaint){ .colour = colour, .ink = ink };
}

static float
row_height (float f)
{
  /* Closer rows in the face, and at chin and crown, where the outline turns. */
  if (f < 0.74f)
    return -0.02f + 0.64f * powf (f / 0.74f, 1.06f);
  f = (f - 0.74f) / 0.26f;
  return 0.62f + 0.38f * sinf (f * RC_PI / 2);
}

static void
build_skull (const RcHead *head, int detail)
{
  static const int sizes[][2] = { { 14, 18 }, { 32, 38 }, { MOST_ROWS, MOST_COLUMNS } };
  int              rows = sizes[detail][0], columns = sizes[detail][1];
  RcVec3           points[MOST_ROWS * (MOST_COLUMNS + 1)];
  float            s[MOST_COLUMNS + 1], c[MOST_COLUMNS + 1];

  for (int i = 0; i <= columns; i++)
    {
      float f = (float)(i % columns) / columns;
      float angle = 2 * RC_PI * f - 0.62f * sinf (2 * RC_PI * f);

      s[i] = sinf (angle);
      c[i] = cosf (angle);
    }
  for (int k = 0; k < rows; k++)
    {
      float y = row_height ((float)k / (rows - 1)), wide = outline_at (head, y, 1);
      float reach[2] = { outline_at (head, y, 3), outline_at (head, y, 2) };
      float jaw = rc_head_jaw (head, y);

      for (int i = 0; i <= columns; i++)
        {
          RcVec3 p = { wide * s[i], y, reach[c[i] >= 0] * c[i] };
          float  front = rc_smooth (0.25f, 0.65f, c[i]);

          if (front > 0 && detail > 0)
            p.z += relief (head, p.x, y) * front;
          p.y -= jaw * rc_smooth (-0.1f, 0.6f, c[i]);
          points[k * (columns + 1) + i] = p;
        }
    }
  rc_head_paint (head, head->look->skin, 1.0f);
  rc_mesh_skin (head->mesh, points, rows, columns, NULL, TRUE);
}

static void
build_ears (const RcHead *head)
{
  for (int side = -1; side <= 1; side += 2)
    for (int part = 0; part < 2; part++)
      {
        RcMat4 m = rc_mat4_multiply (head->frame, rc_mat4_translation (rc_vec3 (
                                                      side * (0.346f + 0.014f * part),
                                                      0.43f * head->low, -0.035f + 0.018f * part)));

        m = rc_mat4_multiply (m, rc_mat4_rotation_y (side * 0.45f));
        m = rc_mat4_multiply (m, rc_mat4_rotation_x (-0.18f));
        rc_mesh_set_transform (head->mesh, &m);
        rc_head_paint (head, rc_colour_shade (head->look->skin, part ? 0.78f : 0.98f),
                       part ? 0 : 0.6f);
        rc_mesh_ellipsoid (
            head->mesh, part ? rc_vec3 (0.024f, 0.060f, 0.034f) : rc_vec3 (0.034f, 0.098f, 0.060f),
            10);
      }
  rc_mesh_set_transform (head->mesh, &head->frame);
}

/** Returns: metres from the chin to the crown */
float
rc_figure_head_height (const RcFigureLook *look)
{
  return RC_BODY_HEAD * look->stature.height * look->head;
}

/** The head alone: see rc_figure_build(). */
void
rc_figure_build_head (RcMesh             *mesh,
                      const RcFigureLook *look,
                      const RcBody       *body,
                      const RcManner     *manner,
                      int                 detail)
{
  float  size = rc_figure_head_height (look);
  RcHead head = {
    .mesh = mesh, .look = look, .manner = manner, .face = manner->face, .mouth = manner->mouth
  };

  head.low = 1.0f - 0.15f * look->face.young;
  head.jaw = 0.075f * MIN (MAX (head.mouth.open, head.face.jaw * 0.9f) +
                               0.3f * head.mouth.open * head.face.jaw,
                           1.1f);
  head.frame = rc_mat4_multiply (body->head, rc_mat4_scaling (size, size, size));
  rc_mesh_set_transform (mesh, &head.frame);
  if (rc_mesh_asks_for (mesh, rc_vec3 (0, 0.45f, 0), HEAD_REACH))
    {
      build_skull (&head, detail);
      build_ears (&head);
      if (detail > 0)
        rc_head_build_face (&head);
    }
  rc_head_build_hair (&head, detail);
  rc_head_build_worn (&head, body, detail);
}
