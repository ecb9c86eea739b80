/* figure-cloth.c - what hangs from a figure: skirts, cloaks, wide sleeves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/figure/figure-cloth.h"
#include "engine/sketch/shape/colour.h"

#define SKIRT_COLUMNS 40
#define SKIRT_ROWS    13
#define CLOAK_COLUMNS 25
#define CLOAK_ROWS    11

/* How far a piece of the top stands off at most: what lies on it must be farther. */
float
rc_cloth_off (const RcCut *cut)
{
  return cut->loose * 1.25f + 0.0030f;
}

static float
floor_of (const RcBody *body)
{
  float low = MIN (body->ankle[0].y, body->ankle[1].y) - RC_BODY_ANKLE * body->height;

  return MIN (low, rc_mat4_axis (&body->pelvis, 3).y - 0.06f * body->height) + 0.006f;
}

static RcVec3
leg_point (const RcBody *body, int side, float t)
{
  if (t < 1.0f)
    return rc_vec3_along (body->hip[side], rc_vec3_sub (body->knee[side], body->hip[side]), t);
  return rc_vec3_along (body->knee[side], rc_vec3_sub (body->ankle[side], body->knee[side]), t - 1);
}

static RcVec3
legs_middle (const RcBody *body, float t)
{
  return rc_vec3_mix (leg_point (body, 0, t), leg_point (body, 1, t), 0.5f);
}

/* A point of the skirt: @t down the legs, @angle around them. */
static RcVec3
skirt_point (const RcFigureLook *look,
             const RcBody       *body,
             const RcManner     *manner,
             float               t,
             float               angle)
{
  const RcCut *cut = &look->cut;
  float        h = body->height, s = sinf (angle), c = cosf (angle), reach, down, lap;
  RcVec3       left = leg_point (body, 0, t), middle = legs_middle (body, t), x, up, front, way, p;
  RcVec3       tangent = rc_vec3_unit (
            rc_vec3_sub (legs_middle (body, t + 0.12f), legs_middle (body, MAX (t - 0.12f, 0))));

  up = rc_vec3_unit (rc_vec3_mix (rc_mat4_axis (&body->pelvis, 1), rc_vec3_scale (tangent, -1),
                                  rc_smooth (0.0f, 0.5f, t)));
  x = rc_mat4_axis (&body->pelvis, 0);
  x = rc_vec3_unit (rc_vec3_along (x, up, -rc_vec3_dot (x, up)));
  front = rc_vec3_cross (x, up);
  way = rc_vec3_along (rc_vec3_scale (x, s), front, c);
  down = CLAMP (t / MAX (cut->skirt, 0.1f), 0.0f, 1.0f);
  reach = rc_vec3_dot (rc_vec3_sub (left, middle), way) / h;
  reach = sqrtf (reach * reach + 0.0004f) +
          rc_body_limb_radius (&look->shape, 2, MIN (t, 1.0f)) * 0.92f;
  reach +=
      0.012f + 0.010f * (1 - rc_smooth (0.0f, 0.6f, t)) * (c < 0 ? 1.6f : 0.6f) + cut->loose * 0.6f;
  /* Over a lap it does not stand out but hangs. */
  lap = rc_smooth (0.25f, 0.85f, 1.0f - fabsf (tangent.y));
  reach += cut->flare * (0.35f * down + 0.65f * down * down) * (1 - 0.85f * lap);
  reach += cut->folds * down * sinf (angle * 9 + 1.3f) * (0.7f + 0.3f * sinf (angle * 4));
  reach += manner->wind * 0.02f * down * sinf (manner->seconds * 4.3f + angle * 2);
  p = rc_vec3_along (middle, way, reach * h);
  p.y -= lap * cut->flare * down * down * h * (way.y < 0.3f);
  return p;
}

/* A point of it below the hips: @f of its length down, over the ground. */
static RcVec3
hem_point (const RcFigureLook *look,
           const RcBody       *body,
           const RcManner     *manner,
           float               f,
           float               angle,
           gboolean            odd)
{
  const RcCut *cut = &look->cut;
  float        t = rc_mix (0.12f, cut->skirt * (1 + cut->tail * (0.5f - 0.5f * cosf (angle))), f);
  RcVec3       p = skirt_point (look, body, manner, t, angle);

  if (t > 1.97f) /* what is longer than the legs lies on the ground */
    p = rc_vec3_along (p, rc_mat4_axis (&body->pelvis, 2), (1.97f - t) * 0.25f * body->height);
  p.y = MAX (p.y, floor_of (body) + 0.002f * odd);
  return p;
}

static void
build_skirt (RcMesh *mesh, const RcFigureLook *look, const RcBody *body, const RcManner *manner)
{
  const RcCut *cut = &look->cut;
  RcSheet      sheet = { .rows = SKIRT_ROWS, .behind = TRUE, .lining = cut->lining };
  float        apart = fabsf (RC_RADIANS (cut->apart));
  gboolean     behind = cut->apart < 0;
  int          above = cut->skirt_from > 0.01f ? 4 : 1;
  RcVec3       hips = rc_vec3_mix (body->hip[0], body->hip[1], 0.5f);

  sheet.wraps = apart < 0.001f;
  sheet.columns = SKIRT_COLUMNS;
  for (int k = 0; k < SKIRT_ROWS; k++)
    {
      float       wider = rc_mix (0.25f, 1.0f, rc_smooth ((float)above, SKIRT_ROWS, (float)k));
      RcTorsoRing ring;

      if (k < above)
        rc_body_torso_ring (&ring, body, &look->shape,
                            rc_mix (cut->skirt_from, 0.015f, (float)k / above));
      for (int i = 0; i < SKIRT_COLUMNS; i++)
        {
          float around = sheet.wraps ? (float)i / SKIRT_COLUMNS : (float)i / (SKIRT_COLUMNS - 1);
          float angle = sheet.wraps ? 2 * RC_PI * around
                                    : apart * wider / 2 + (2 * RC_PI - apart * wider) * around;

          if (behind && !sheet.wraps)
            angle = RC_PI + apart / 2 + (2 * RC_PI - apart) * around;
          sheet.points[k][i] =
              k < above
                  ? rc_torso_ring_point (&ring, angle * RC_TORSO_COLUMNS / (2 * RC_PI),
                                         cut->loose * 1.1f + 0.0025f + (behind ? 0.004f : 0.0f))
                  : hem_point (look, body, manner, (float)(k - above) / (SKIRT_ROWS - 1 - above),
                               angle, i & 1);
        }
    }
  mesh->paint = (RcPaint){ .colour = cut->trousers == 0.0f ? cut->bottom : cut->top,
                           .ink = 1.0f,
                           .gloss = cut->gloss };
  rc_sheet_lay (&sheet, mesh,
                rc_vec3_along (hips, rc_mat4_axis (&body->pelvis, 2), behind ? -0.3f : 0.2f));
}

static void
build_cloak (RcMesh *mesh, const RcFigureLook *look, const RcBody *body, const RcManner *manner)
{
  const RcCut *cut = &look->cut;
  RcSheet      sheet = {
         .rows = CLOAK_ROWS, .columns = CLOAK_COLUMNS, .behind = TRUE, .lining = cut->lining
  };
  float       h = body->height, ground = floor_of (body);
  RcTorsoRing shoulders[2];
  RcVec3      chest = rc_mat4_axis (&body->chest, 3);

  for (int k = 0; k < 2; k++)
    rc_body_torso_ring (&shoulders[k], body, &look->shape, k == 0 ? 0.322f : 0.308f);
  for (int k = 0; k < CLOAK_ROWS; k++)
    for (int i = 0; i < CLOAK_COLUMNS; i++)
      {
        float f = (float)k / (CLOAK_ROWS - 1), drop = (f - 0.08f) * cut->cloak * 0.245f;
        float from = rc_mix (1.3f, 2.3f, rc_smooth (0, 0.25f, f));
        float column = rc_mix (from, RC_TORSO_COLUMNS - from, (float)i / (CLOAK_COLUMNS - 1));
        float angle = 2 * RC_PI * column / RC_TORSO_COLUMNS, s = sinf (angle), c = cosf (angle);
        float wide = 0.128f * look->shape.shoulders + 0.055f * f + 0.02f * rc_smooth (0, 0.3f, f);
        float deep = 0.075f + 0.075f * f;
        float fold = 0.014f * f * sinf (column * 5.2f) +
                     manner->wind * 0.04f * f * sinf (manner->seconds * 4 + column);
        RcVec3 side = rc_mat4_axis (&body->chest, 0), front = rc_mat4_axis (&body->chest, 2), p,
               way;
        RcVec3 down = rc_vec3_unit (rc_vec3_mix (rc_vec3_scale (rc_mat4_axis (&body->chest, 1), -1),
                                                 rc_vec3 (0, -1, 0), rc_smooth (0.15f, 0.5f, f)));

        if (k < 2)
          p = rc_torso_ring_point (&shoulders[k], column, rc_cloth_off (cut) + 0.012f);
        else
          {
            p = rc_mat4_point (&body->chest,
                               rc_vec3 (0, 0.185f * h * look->stature.trunk, -0.004f * h));
            way = rc_vec3_along (rc_vec3_scale (side, s * (wide + fold)), front, c * (deep + fold));
            p = rc_vec3_add (p, rc_vec3_scale (way, h));
            p = rc_vec3_along (p, down, MAX (drop, 0) * h);
          }
        p.y = MAX (p.y, ground);
        sheet.points[k][i] = p;
      }
  mesh->paint = (RcPaint){ .colour = cut->top, .ink = 1.0f, .gloss = cut->gloss };
  rc_sheet_lay (&sheet, mesh, rc_vec3_along (chest, rc_mat4_axis (&body->chest, 2), 0.3f));
}

/* A wide sleeve: its cross-section hangs down from the arm. */
static void
build_wide_sleeve (RcMesh *mesh, const RcFigureLook *look, const RcBody *body, int side)
{
  static const float along[] = { 0.30f, 0.55f, 0.85f, 1.1f, 1.4f, 1.65f, 1.84f, 1.84f };
  RcRing             rings[G_N_ELEMENTS (along)];
  const RcCut       *cut = &look->cut;
  float              h = body->height;

  for (guint i = 0; i < G_N_ELEMENTS (along); i++)
    {
      RcLimbFrame f;
      float       r = rc_body_limb_radius (&look->shape, side, along[i]) + cut->loose + 0.003f;
      float       drop = cut->sleeve_drop * rc_smooth (0.2f, 1.5f, along[i]), slack;
      RcVec3      down, across;
      gboolean    last = i + 1 == G_N_ELEMENTS (along);

      rc_body_limb_frame (body, side, along[i], &f);
      down = rc_vec3_along (rc_vec3 (0, -1, 0), f.along, f.along.y);
      slack = rc_vec3_length (down);
      down = slack > 0.05f ? rc_vec3_unit (down) : rc_vec3_scale (f.front, -1);
      drop *= rc_mix (0.45f, 1.0f, slack);
      across = rc_vec3_cross (f.along, down);
      rings[i] =
          (RcRing){ .centre = rc_vec3_along (f.centre, down, drop * h / 2),
                    .side = rc_vec3_scale (across, (r + 0.25f * cut->cuff) * h * (last ? 0.6f : 1)),
                    .front = rc_vec3_scale (down, (r + drop / 2) * h * (last ? 0.9f : 1)),
                    .power = 2.4f,
                    .colour = last ? rc_colour_shade (cut->lining, 0.7f) : cut->top };
    }
  if (rc_vec3_dot (rc_vec3_cross (rings[0].front, rings[0].side),
                   rc_vec3_sub (rings[3].centre, rings[0].centre)) < 0)
    for (guint i = 0; i < G_N_ELEMENTS (along); i++)
      rings[i].side = rc_vec3_scale (rings[i].side, -1);
  mesh->paint = (RcPaint){ .colour = cut->top, .ink = 1.0f, .gloss = cut->gloss };
  rc_mesh_loft (mesh, rings, G_N_ELEMENTS (rings), 16);
}

/** What is worn over the skin of a figure. */
void
rc_figure_build_cloth (RcMesh             *mesh,
                       const RcFigureLook *look,
                       const RcBody       *body,
                       const RcManner     *manner)
{
  const RcCut *cut = &look->cut;

  if (cut->skirt > 0.05f)
    build_skirt (mesh, look, body, manner);
  if (cut->cloak > 0.05f)
    build_cloak (mesh, look, body, manner);
  for (int side = 0; side < 2 && cut->sleeve_drop > 0.005f; side++)
    build_wide_sleeve (mesh, look, body, side);
  rc_figure_build_trim (mesh, look, body);
}
