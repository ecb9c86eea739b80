/* figure-face.c - eyes, brows, nostrils and mouth, laid on the skin of the head
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/figure/figure-head.h"
#include "engine/sketch/shape/colour.h"

#define EYE_Y     0.478f
#define BROW_Y    0.578f
#define MOUTH_Y   0.187f
#define EYE_STEPS 11

static const RcVec3 inside = { 0, 0.4f, 0 };

typedef struct
{
  const RcHead *head;
  float         x, y, out; /* centre; out: 1 for the left, -1 for the right */
  float         wide, up, down, shut;
} Eye;

/* A stroke on the face through [n] points x, y with a width at each. */
static void
stroke (const RcHead *head, const float (*way)[3], int n, float lift, float thick)
{
  RcSheet sheet = { .rows = n, .columns = 3 };

  for (int i = 0; i < n; i++)
    {
      const float *a = way[MAX (i - 1, 0)], *b = way[MIN (i + 1, n - 1)];
      float        dx = b[0] - a[0], dy = b[1] - a[1], length = MAX (hypotf (dx, dy), 1e-5f);

      for (int k = 0; k < 3; k++)
        {
          float off = (k - 1) * way[i][2] / 2;

          sheet.points[i][k] =
              rc_face_point (head, way[i][0] - dy / length * off, way[i][1] + dx / length * off,
                             lift + (k == 1 ? thick : 0));
        }
    }
  rc_sheet_lay (&sheet, head->mesh, inside);
}

/* The lids' edges; t: -1 at the inner to 1 at the outer corner. */
static float
lower_edge (const Eye *eye, float t)
{
  return eye->y + 0.008f * t - eye->down * powf (1 - t * t, 0.8f);
}

static float
upper_edge (const Eye *eye, float t, float shut)
{
  float open = eye->y + 0.008f * t + eye->up * powf (1 - t * t, 0.62f) * (1 - 0.12f * t);

  return rc_mix (open, lower_edge (eye, t) + 0.004f, shut);
}

static RcVec3
on_eye (const Eye *eye, float dx, float y, float lift)
{
  float u = dx / eye->wide, v = (y - eye->y) / (eye->wide * 0.8f);

  return rc_face_point (eye->head, eye->x + dx, y, lift + 0.024f * MAX (1 - u * u - v * v, 0));
}

static void
lay_between (const Eye *eye, float shut, float above, float lift, guint colour)
{
  RcSheet sheet = { .rows = 4, .columns = EYE_STEPS };

  for (int k = 0; k < 4; k++)
    for (int i = 0; i < EYE_STEPS; i++)
      {
        float t = rc_mix (-0.999f, 0.999f, i / (EYE_STEPS - 1.0f));
        float low = above > 0 ? upper_edge (eye, t, shut) : lower_edge (eye, t);
        float high = above > 0 ? MAX (upper_edge (eye, t, 0), low) + above * (1 - t * t)
                               : upper_edge (eye, t, shut);

        sheet.points[k][i] =
            on_eye (eye, t * eye->wide * eye->out, rc_mix (low, high, k / 3.0f), lift);
      }
  rc_head_paint (eye->head, colour, 0);
  rc_sheet_lay (&sheet, eye->head->mesh, inside);
}

/* A disc that the lids cut. */
static void
lay_disc (const Eye *eye, float x, float y, float radius, float lift, guint colour, float glow)
{
  RcSheet sheet = { .rows = 3, .columns = 16, .wraps = TRUE };

  for (int k = 0; k < 3; k++)
    for (int i = 0; i < 16; i++)
      {
        float a = 2 * RC_PI * i / 16, r = radius * k / 2;
        float dx = CLAMP (x + r * sinf (a), -eye->wide * 0.97f, eye->wide * 0.97f);
        float t = dx / eye->wide * eye->out;
        float at = CLAMP (y + r * cosf (a), lower_edge (eye, t) + 0.001f,
                          MAX (upper_edge (eye, t, eye->shut), lower_edge (eye, t) + 0.001f));

        sheet.points[k][i] = on_eye (eye, dx, at, lift);
      }
  rc_head_paint (eye->head, colour, 0);
  eye->head->mesh->paint.glow = glow;
  rc_sheet_lay (&sheet, eye->head->mesh, inside);
}

static void
lay_lash (const Eye *eye, gboolean upper, float wide, guint colour)
{
  float way[EYE_STEPS][3];

  for (int i = 0; i < EYE_STEPS; i++)
    {
      float t = rc_mix (-1.0f, upper ? 1.08f : 1.0f, i / (EYE_STEPS - 1.0f)), c = CLAMP (t, -1, 1);

      way[i][0] = eye->x + t * eye->wide * eye->out;
      way[i][1] =
          upper ? upper_edge (eye, c, eye->shut) + (t > 1 ? 0.006f : 0) : lower_edge (eye, t);
      way[i][2] = wide * (0.45f + 0.55f * (upper ? 0.5f + 0.5f * t : 1 - t * t));
    }
  rc_head_paint (eye->head, colour, 0);
  {
    RcSheet sheet = { .rows = EYE_STEPS, .columns = 2 };

    for (int i = 0; i < EYE_STEPS; i++)
      for (int k = 0; k < 2; k++)
        sheet.points[i][k] =
            on_eye (eye, way[i][0] - eye->x, way[i][1] + (k ? way[i][2] : 0), 0.017f);
    rc_sheet_lay (&sheet, eye->head->mesh, inside);
  }
}

static void
build_eye (const RcHead *head, float out)
{
  const RcFaceShape *shape = &head->look->face;
  const RcFace      *face = &head->face;
  const RcGaze      *gaze = &head->manner->gaze;
  float              big = shape->eyes, open = 1 + 0.42f * MAX (face->lid_upper, 0);
  guint              skin = head->look->skin,
        dark = rc_colour_mix (rc_colour_shade (skin, 0.25f), 0x181214, 0.5f);
  Eye eye = {
    .head = head, .x = out * (0.150f + 0.008f * shape->young), .y = EYE_Y * head->low, .out = out
  };
  float yaw = RC_RADIANS (gaze->yaw), pitch = RC_RADIANS (gaze->pitch - 16 * face->look_down), x, y,
        r;

  eye.wide = 0.079f * big;
  eye.up = 0.043f * big * open * (1 - 0.15f * head->look->face.old);
  eye.down = 0.027f * big * (1 - 0.65f * face->lid_lower) * (1 + 0.2f * MAX (face->lid_upper, 0));
  eye.shut =
      1 - (1 - MAX (-face->lid_upper, 0) * 0.72f - 0.12f * face->look_down) * (1 - gaze->lids);
  eye.shut = CLAMP (eye.shut, 0.0f, 1.0f);
  r = 0.0395f * big;
  x = 0.072f * sinf (yaw) * big;
  y = eye.y + 0.008f * big + 0.060f * sinf (pitch) * big;
  if (eye.shut < 0.92f)
    {
      lay_between (&eye, eye.shut, 0, 0.006f,
                   rc_colour_mix (0xf4f1ec, 0xe0a8a0, 0.35f * face->tears));
      lay_disc (&eye, x, y, r, 0.009f, rc_colour_shade (head->look->iris, 0.55f), 0);
      lay_disc (&eye, x, y, r * 0.82f, 0.0105f, head->look->iris, 0);
      lay_disc (&eye, x, y, r * 0.46f, 0.012f, 0x100c0c, 0);
      lay_disc (&eye, x + 0.012f * big, y + 0.013f * big, r * 0.22f, 0.0145f, 0xffffff, 0.5f);
    }
  lay_between (&eye, eye.shut, 0.016f * big, 0.0135f, rc_colour_shade (skin, 0.88f));
  lay_lash (&eye, TRUE, head->look->shape.female > 0.5f ? 0.017f : 0.012f, dark);
  lay_lash (&eye, FALSE, 0.004f, rc_colour_shade (skin, 0.6f));
  if (face->tears > 0.3f)
    {
      float way[4][3];

      for (int i = 0; i < 4; i++)
        {
          way[i][0] = eye.x + out * 0.01f * (i - 1);
          way[i][1] = lower_edge (&eye, 0.1f) - 0.014f - 0.062f * i * face->tears;
          way[i][2] = 0.010f + 0.005f * i;
        }
      rc_head_paint (head, rc_colour_mix (skin, 0xd8f0ff, 0.75f), 0);
      head->mesh->paint.gloss = 0.9f;
      stroke (head, way, 4, 0.004f, 0.008f);
    }
}

static void
build_brow (const RcHead *head, float out)
{
  const RcFace *face = &head->face;
  float         way[8][3], bushy = head->look->face.brows;

  for (int i = 0; i < 8; i++)
    {
      float f = i / 7.0f, arch = sinf (RC_PI * CLAMP (f * 0.80f + 0.03f, 0, 1));

      way[i][0] = out * rc_mix (0.062f - 0.022f * face->frown, 0.246f, f);
      way[i][1] = BROW_Y * head->low + 0.022f * arch - 0.004f * (1 - f) +
                  (1 - f) * (1 - f) * (0.044f * face->brow_inner - 0.014f * face->frown) +
                  0.036f * face->brow_outer * sinf (RC_PI * (0.25f + 0.6f * f)) -
                  0.02f * face->brow_outer * (face->brow_outer < 0) * f;
      way[i][2] = bushy * (0.029f - 0.018f * f * f) * (f < 0.08f ? 0.7f : 1);
    }
  rc_head_paint (head,
                 rc_colour_mix (rc_colour_shade (head->look->hair, 0.72f),
                                rc_colour_shade (head->look->skin, 0.45f), 0.25f),
                 0);
  stroke (head, way, 8, 0.006f, 0.010f);
}

/* Lines that age or feeling draw: shade of the skin. */
static void
line (const RcHead *head, float x0, float y0, float x1, float y1, float bow, float wide)
{
  float way[6][3];

  for (int i = 0; i < 6; i++)
    {
      float f = i / 5.0f;

      way[i][0] = rc_mix (x0, x1, f) + bow * sinf (RC_PI * f) * (fabsf (y1 - y0) > fabsf (x1 - x0));
      way[i][1] =
          (rc_mix (y0, y1, f) + bow * sinf (RC_PI * f) * (fabsf (y1 - y0) <= fabsf (x1 - x0))) *
          head->low;
      way[i][2] = wide * sinf (RC_PI * (0.08f + 0.84f * f));
    }
  stroke (head, way, 6, 0.003f, 0.0f);
}

static void
build_lines (const RcHead *head)
{
  const RcFace *face = &head->face;
  float old = head->look->face.old, raised = MAX ((face->brow_inner + face->brow_outer) / 2, 0);
  float fold = MAX (old, MAX (0.8f * face->cheeks, face->sneer));

  rc_head_paint (head, rc_colour_shade (head->look->skin, 0.76f), 0);
  for (int side = -1; side <= 1; side += 2)
    {
      if (fold > 0.25f)
        line (head, side * 0.085f, 0.315f, side * (0.135f + 0.02f * face->cheeks), 0.20f,
              side * 0.016f, 0.010f * fold);
      if (old > 0.4f)
        {
          line (head, side * 0.10f, 0.425f, side * 0.20f, 0.425f, -0.016f, 0.008f * old);
          line (head, side * 0.255f, 0.49f, side * 0.295f, 0.515f, 0, 0.006f * old);
          line (head, side * 0.255f, 0.47f, side * 0.298f, 0.465f, 0, 0.006f * old);
        }
      if (face->frown > 0.4f)
        line (head, side * 0.022f, 0.56f, side * 0.018f, 0.615f, 0, 0.009f * face->frown);
    }
  if (MAX (old * 0.8f, raised) > 0.4f)
    for (int i = 0; i < 2; i++)
      line (head, -0.15f, 0.665f + 0.045f * i, 0.15f, 0.665f + 0.045f * i, 0.012f,
            0.008f * MAX (old * 0.8f, raised));
  if (face->flush > 0.1f)
    for (int side = -1; side <= 1; side += 2)
      for (int k = 0; k < 3; k++)
        {
          RcSheet sheet = { .rows = 3, .columns = 16, .wraps = TRUE };

          for (int r = 0; r < 3; r++)
            for (int i = 0; i < 16; i++)
              sheet.points[r][i] = rc_face_point (
                  head, side * 0.205f + (0.085f - 0.024f * k) * r / 2 * sinf (2 * RC_PI * i / 16),
                  (0.335f + (0.060f - 0.017f * k) * r / 2 * cosf (2 * RC_PI * i / 16)) * head->low,
                  0.0015f + 0.0008f * k);
          rc_head_paint (
              head, rc_colour_mix (head->look->skin, 0xd2504c, 0.11f * (k + 1) * face->flush), 0);
          rc_sheet_lay (&sheet, head->mesh, inside);
        }
  rc_head_paint (head, rc_colour_shade (head->look->skin, 0.42f), 0);
  for (int side = -1; side <= 1; side += 2)
    line (head, side * 0.016f, 0.284f + 0.008f * face->sneer, side * 0.042f,
          0.288f + 0.008f * face->sneer, 0.004f, 0.011f * head->look->face.nose);
}

typedef struct
{
  const RcHead *head;
  float         wide, corners, gap_up, gap_down, y, full;
} Mouth;

/* Edges of the lips from the top: 0 upper lip, 1 its lower edge, 2 lower lip's upper edge, 3 its
 * end; t from -1 to 1. */
static RcVec3
lip_point (const Mouth *m, int edge, float t, float lift)
{
  float k = 1 - t * t, y, r = powf (k, 0.75f), x = t * m->wide,
        bow = 0.004f * (1 - powf (fabsf (t) * 3 - 0.8f, 2));
  float  line = m->y + m->corners * 0.052f * (t * t - 0.25f) - 0.004f * k, jaw = m->head->jaw;
  RcVec3 p;

  switch (edge)
    {
    case 0:
      y = line + m->gap_up * r + 0.024f * m->full * r + MAX (bow, 0) * m->full;
      break;
    case 1:
      y = line + m->gap_up * r;
      break;
    case 2:
      y = line - m->gap_down * r;
      break;
    case 3:
    default:
      y = line - m->gap_down * r - 0.033f * m->full * r;
      break;
    }
  /* The skin's own jaw is taken out: the lips follow it in their own way. */
  p = rc_face_point (m->head, x, MAX (line - (edge >= 2 ? 0.03f : 0.0f) * r, 0.16f * m->head->low),
                     lift);
  p.y = y - (edge >= 2 ? jaw * 0.92f * powf (k, 0.55f) : 0.0f);
  return p;
}

static void
lay_lip (const Mouth *m, int from, int to, float lift, float bulge)
{
  RcSheet sheet = { .rows = 4, .columns = 15 };

  for (int k = 0; k < 4; k++)
    for (int i = 0; i < 15; i++)
      {
        float  t = rc_mix (-0.999f, 0.999f, i / 14.0f), f = k / 3.0f;
        float  round = bulge * (1 - t * t) * sinf (RC_PI * (0.1f + 0.8f * f));
        RcVec3 a = lip_point (m, from, t, lift + round), b = lip_point (m, to, t, lift + round);

        sheet.points[k][i] = rc_vec3_mix (a, b, f);
      }
  rc_sheet_lay (&sheet, m->head->mesh, inside);
}

static void
build_mouth (const RcHead *head)
{
  const RcFace  *face = &head->face;
  const RcMouth *says = &head->mouth;
  guint          skin = head->look->skin;
  float          female = head->look->shape.female, open, press = MAX (face->press, says->press);
  guint          lip = rc_colour_mix (rc_colour_shade (skin, 0.80f), 0xb84a48,
                                      0.28f + 0.24f * female * (1 - head->look->face.young));
  Mouth          m = { .head = head, .y = MOUTH_Y * head->low, .corners = face->corners };

  m.wide = 0.096f *
           (1 + 0.30f * face->stretch + 0.22f * says->wide - 0.42f * says->round +
            0.12f * MAX (face->corners, 0)) *
           (1 - 0.12f * head->look->face.young);
  m.full = head->look->face.lips * (1 - 0.65f * press) * (1 + 0.45f * says->round) *
           (1 - 0.3f * head->look->face.old);
  m.gap_up = 0.010f * MAX (face->part, says->teeth * 0.6f) +
             0.016f * face->sneer * (face->part > 0) + 0.012f * MIN (head->jaw / 0.05f, 1);
  m.gap_down = 0.012f * MAX (face->part, MAX (says->teeth * 0.8f, says->round * 0.4f));
  open = m.gap_up + m.gap_down + head->jaw;
  if (open > 0.004f)
    {
      float teeth = MAX (face->teeth, says->teeth);

      rc_head_paint (head, 0x301014, 0);
      lay_lip (&m, 1, 2, 0.005f, 0);
      if (teeth > 0.1f)
        {
          RcSheet sheet = { .rows = 2, .columns = 13 };

          for (int i = 0; i < 13; i++)
            {
              float  t = rc_mix (-0.86f, 0.86f, i / 12.0f);
              RcVec3 a = lip_point (&m, 1, t, 0.008f), b = lip_point (&m, 2, t, 0.008f);
              float  high = MIN (0.030f * teeth + 0.004f, 0.96f * (a.y - b.y));

              sheet.points[0][i] = a;
              sheet.points[1][i] = rc_vec3 (a.x, a.y - high, a.z);
            }
          rc_head_paint (head, 0xf0ece2, 0);
          rc_sheet_lay (&sheet, head->mesh, inside);
        }
    }
  rc_head_paint (head, rc_colour_shade (lip, 0.94f), 0);
  lay_lip (&m, 0, 1, 0.007f, 0.014f + 0.02f * says->round);
  rc_head_paint (head, lip, 0);
  lay_lip (&m, 2, 3, 0.007f, 0.018f + 0.02f * says->round);
  if (open <= 0.012f)
    {
      RcSheet sheet = { .rows = 2, .columns = 13 };

      for (int i = 0; i < 13; i++)
        {
          float t = rc_mix (-1.06f, 1.06f, i / 12.0f), c = CLAMP (t, -0.999f, 0.999f),
                thick = 0.0045f * (1.15f - t * t * 0.6f);
          RcVec3 p = lip_point (&m, 1, c, 0.024f * (1 - c * c) + 0.009f);

          p.x = t * m.wide;
          sheet.points[0][i] = rc_vec3 (p.x, p.y + thick, p.z);
          sheet.points[1][i] = rc_vec3 (p.x, p.y - thick, p.z);
        }
      rc_head_paint (head, rc_colour_mix (rc_colour_shade (skin, 0.38f), 0x401818, 0.4f), 0);
      rc_sheet_lay (&sheet, head->mesh, inside);
    }
}

/** What a face shows. */
void
rc_head_build_face (const RcHead *head)
{
  rc_mesh_set_transform (head->mesh, &head->frame);
  for (int side = -1; side <= 1; side += 2)
    {
      build_eye (head, (float)side);
      build_brow (head, (float)side);
    }
  build_lines (head);
  build_mouth (head);
}
