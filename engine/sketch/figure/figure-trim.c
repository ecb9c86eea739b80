/* figure-trim.c - what lies on the clothes: collars, lapels, buttons, belts, plates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/figure/figure-cloth.h"
#include "engine/sketch/kit/kit.h"
#include "engine/sketch/shape/colour.h"

#include <string.h>

#define AROUND 32

typedef struct
{
  RcMesh             *mesh;
  const RcFigureLook *look;
  const RcBody       *body;
  float               h, off;
  RcTorsoRing        *ring; /* that was asked for last: the next point is on it as often as not */
} Trim;

static void
paint (const Trim *self, guint colour, float gloss)
{
  self->mesh->paint = (RcPaint){ .colour = colour, .ink = 0.8f, .gloss = gloss };
}

static RcVec3
on_torso (const Trim *self, float column, float y, float off)
{
  if (self->ring->y != y)
    rc_body_torso_ring (self->ring, self->body, &self->look->shape, y);
  return rc_torso_ring_point (self->ring, column, off);
}

/* Away from the torso's middle. */
static RcVec3
out_of_torso (const Trim *self, float column, float y)
{
  return rc_vec3_unit (
      rc_vec3_sub (on_torso (self, column, y, 0.05f), on_torso (self, column, y, 0.0f)));
}

/* A ring around torso or neck, from rows of height and standing off; @gap columns stay open in
 * front, where it is @dip lower. */
static void
lay_ring (const Trim *self, const float (*rows)[2], int n, float gap, float dip)
{
  RcSheet sheet = { .rows = n, .columns = AROUND, .wraps = gap <= 0.0f, .behind = gap > 0.0f };

  sheet.lining = rc_colour_shade (self->mesh->paint.colour, 0.7f);
  for (int k = 0; k < n; k++)
    for (int i = 0; i < AROUND; i++)
      {
        float f = gap > 0 ? (float)i / (AROUND - 1) : (float)i / AROUND;
        float column = gap / 2 + (RC_TORSO_COLUMNS - gap) * f;
        float front = powf (0.5f + 0.5f * cosf (2 * RC_PI * column / RC_TORSO_COLUMNS), 2);

        sheet.points[k][i] = on_torso (self, column, rows[k][0] - dip * front, rows[k][1]);
      }
  rc_sheet_lay (&sheet, self->mesh, on_torso (self, 0, rows[n / 2][0], -0.05f));
}

static void
build_collar (const Trim *self)
{
  static const float stand[][2] = {
    { 0.312f, 0.004f }, { 0.324f, 0.011f }, { 0.350f, 0.012f }, { 0.352f, 0.006f }
  };
  static const float shirt[][2] = { { 0.350f, 0.004f },
                                    { 0.352f, 0.008f },
                                    { 0.344f, 0.010f },
                                    { 0.326f, 0.015f },
                                    { 0.324f, 0.010f } };
  static const float roll[][2] = { { 0.316f, 0.002f },
                                   { 0.324f, 0.007f },
                                   { 0.338f, 0.009f },
                                   { 0.350f, 0.008f },
                                   { 0.353f, 0.003f } };
  static const float ring[][2] = { { 0.306f, 0.012f },
                                   { 0.316f, 0.030f },
                                   { 0.334f, 0.036f },
                                   { 0.342f, 0.030f },
                                   { 0.338f, 0.014f } };
  const RcCut       *cut = &self->look->cut;

  switch (cut->collar)
    {
    case RC_COLLAR_STAND:
      paint (self, cut->trim, cut->gloss);
      lay_ring (self, stand, G_N_ELEMENTS (stand), 0.9f, 0.004f);
      break;
    case RC_COLLAR_SHIRT:
      paint (self, cut->vee > 0 ? cut->shirt : cut->trim, 0);
      lay_ring (self, shirt, G_N_ELEMENTS (shirt), 0.5f, 0.010f);
      break;
    case RC_COLLAR_ROLL:
      paint (self, cut->trim, 0);
      lay_ring (self, roll, G_N_ELEMENTS (roll), 0, 0.002f);
      break;
    case RC_COLLAR_RING:
      paint (self, cut->trim, MAX (cut->gloss, 0.4f));
      lay_ring (self, ring, G_N_ELEMENTS (ring), 0, 0.012f);
      break;
    case RC_COLLAR_HOOD:
    case RC_COLLAR_FUR:
      {
        gboolean hood = cut->collar == RC_COLLAR_HOOD;
        RcVec3   points[15];

        for (int i = 0; i < 15; i++)
          {
            float column = hood ? rc_mix (1.0f, 11.0f, i / 14.0f) : i / 14.0f * 12.0f;
            float back = 0.5f - 0.5f * cosf (2 * RC_PI * column / RC_TORSO_COLUMNS);

            points[i] = on_torso (self, column, hood ? rc_mix (0.300f, 0.322f, back) : 0.318f,
                                  hood ? rc_mix (0.010f, 0.034f, back) : 0.014f);
          }
        paint (self, cut->trim, 0);
        rc_mesh_tube (self->mesh, points, 15, 0.019f * self->h, 0.019f * self->h, 10);
        if (hood)
          rc_mesh_tube (self->mesh, points + 4, 7, 0.031f * self->h, 0.031f * self->h, 10);
        break;
      }
    case RC_COLLAR_NONE:
    case RC_COLLAR_CROSS:
    case RC_N_COLLARS:
    default:
      break;
    }
}

#define VEE_TOP 0.324f

/* Half the width of the V at a height, in columns. */
static float
vee_width (const RcCut *cut, float y)
{
  float f = CLAMP ((y - (VEE_TOP - cut->vee)) / cut->vee, 0.0f, 1.0f);

  return rc_mix (0.04f, 1.15f, f * rc_mix (0.75f, 1.0f, f));
}

static void
build_vee (const Trim *self)
{
  const RcCut *cut = &self->look->cut;
  RcSheet      shirt = { .rows = 9, .columns = 9 };

  for (int k = 0; k < 9; k++)
    for (int i = 0; i < 9; i++)
      {
        float y = VEE_TOP - cut->vee * k / 8, wide = vee_width (cut, y);

        shirt.points[k][i] = on_torso (self, wide * (i - 4) / 4, y, self->off + 0.0012f);
      }
  paint (self, cut->shirt, 0);
  self->mesh->paint.ink = 0;
  rc_sheet_lay (&shirt, self->mesh, on_torso (self, 6, 0.2f, 0));
  if (cut->lapels <= 0)
    return;
  for (int side = -1; side <= 1; side += 2)
    {
      RcSheet lapel = { .rows = 10, .columns = 4 };

      for (int k = 0; k < 10; k++)
        {
          float f = (float)k / 9, y = VEE_TOP + 0.006f - (cut->vee + 0.004f) * f;
          float wide = cut->lapels * (f < 0.34f ? 0.75f : 1.25f) * (1 - 0.85f * f * f) / 0.05f;
          float at = vee_width (cut, y);

          for (int i = 0; i < 4; i++)
            lapel.points[k][i] = on_torso (self, side * (at - 0.04f + wide * i / 3.0f),
                                           y - 0.010f * i / 3.0f * (f > 0.34f),
                                           self->off + (i == 0   ? 0.002f
                                                        : i == 3 ? 0.0015f
                                                                 : 0.0055f));
        }
      paint (self, cut->trim, cut->gloss);
      rc_sheet_lay (&lapel, self->mesh, on_torso (self, 6, 0.2f, 0));
    }
}

/* A band down the torso in columns and heights. */
static void
lay_band (const Trim *self, const float (*way)[2], int n, float wide, float thick, float off)
{
  RcVec3 points[RC_SHEET_MOST_ROWS], out[RC_SHEET_MOST_ROWS];
  int    steps = MIN (12, RC_SHEET_MOST_ROWS);

  for (int i = 0; i < steps; i++)
    {
      float f = (float)i / (steps - 1) * (n - 1);
      int   k = MIN ((int)f, n - 2);
      float column = rc_mix (way[k][0], way[k + 1][0], f - k);
      float y = rc_mix (way[k][1], way[k + 1][1], f - k);

      points[i] = on_torso (self, column, y, off);
      out[i] = out_of_torso (self, column, y);
    }
  rc_sheet_band (self->mesh, points, out, steps, wide * self->h, thick * self->h);
}

static void
build_front (const Trim *self)
{
  const RcCut *cut = &self->look->cut;
  float        top = 0.312f - cut->vee, bottom = MAX (cut->hem, -0.04f);

  if (cut->skirt > 0.0f && cut->trousers > 0.0f)
    bottom = 0.01f;
  /* The left side lies over the right one. */
  if (cut->collar == RC_COLLAR_CROSS)
    for (int side = -1; side <= 1; side += 2)
      {
        const float meet = 0.225f, low = MAX (cut->belt_at, 0.1f);
        const float over[3][2] = { { 1.9f, 0.322f }, { 0.35f, meet }, { -1.5f, low } };
        const float under[3][2] = { { -1.9f, 0.322f },
                                    { -0.7f, meet + 0.022f },
                                    { -0.30f, meet - 0.004f } };

        paint (self, cut->trim, 0);
        lay_band (self, side > 0 ? over : under, 3, 0.024f, 0.003f,
                  self->off + (side > 0 ? 0.003f : 0.0f));
      }
  if (cut->buttons < 1)
    return;
  {
    const float way[2][2] = { { 0, top }, { 0, bottom } };

    paint (self, rc_colour_shade (cut->top, 0.86f), cut->gloss);
    self->mesh->paint.ink = 0;
    lay_band (self, way, 2, 0.017f, 0.0016f, self->off);
  }
  for (int i = 0; i < (int)cut->buttons; i++)
    {
      float  y = rc_mix (top - 0.014f, bottom + 0.03f, (i + 0.5f) / cut->buttons);
      RcMat4 at = rc_mat4_translation (on_torso (self, 0, y, self->off + 0.0022f));

      rc_mesh_set_transform (self->mesh, &at);
      paint (self, cut->belt, 0.5f);
      self->mesh->paint.ink = 0;
      rc_mesh_ellipsoid (self->mesh,
                         rc_vec3 (0.0046f * self->h, 0.0046f * self->h, 0.0034f * self->h), 8);
    }
  {
    RcMat4 identity = rc_mat4_identity ();

    rc_mesh_set_transform (self->mesh, &identity);
  }
}

static void
build_belt (const Trim *self)
{
  const RcCut *cut = &self->look->cut;
  float        low = cut->belt_at - cut->belt_wide / 2, high = cut->belt_at + cut->belt_wide / 2;
  const float  rows[5][2] = { { low - 0.002f, self->off - 0.006f },
                              { low, self->off + 0.003f },
                              { cut->belt_at, self->off + 0.0042f },
                              { high, self->off + 0.003f },
                              { high + 0.002f, self->off - 0.006f } };
  const float  buckle[2][2] = { { 0, high + 0.002f }, { 0, low - 0.002f } };

  paint (self, cut->belt, 0.2f);
  lay_ring (self, rows, 5, 0, 0);
  if (cut->belt_wide < 0.035f)
    {
      paint (self, 0xc8b070, 0.7f);
      lay_band (self, buckle, 2, 0.024f, 0.003f, self->off + 0.0045f);
    }
}

static void
build_bib (const Trim *self)
{
  const RcCut *cut = &self->look->cut;
  RcSheet      sheet = { .rows = 6, .columns = 9, .behind = FALSE };

  for (int k = 0; k < 6; k++)
    for (int i = 0; i < 9; i++)
      {
        float y = rc_mix (cut->bib, 0.05f, k / 5.0f);

        sheet.points[k][i] =
            on_torso (self, rc_mix (1.25f, 1.9f, k / 5.0f) * (i - 4) / 4, y, self->off + 0.004f);
      }
  paint (self, cut->bottom, cut->bottom_gloss);
  rc_sheet_lay (&sheet, self->mesh, on_torso (self, 6, 0.15f, 0));
}

static void
build_straps (const Trim *self)
{
  for (int side = -1; side <= 1; side += 2)
    {
      const float front[3][2] = { { side * 1.1f,
                                    self->look->cut.bib > 0 ? self->look->cut.bib : 0.09f },
                                  { side * 1.5f, 0.26f },
                                  { side * 2.3f, 0.306f } };
      const float back[3][2] = { { side * 2.3f, 0.306f },
                                 { side * 4.4f, 0.26f },
                                 { side * 5.3f, 0.09f } };

      paint (self, self->look->cut.bottom, 0);
      lay_band (self, front, 3, self->look->cut.strap, 0.003f, self->off + 0.003f);
      lay_band (self, back, 3, self->look->cut.strap, 0.003f, self->off + 0.003f);
    }
}

static void
lay_knob (const Trim *self, int limb, float t, float out, RcVec3 radii)
{
  RcLimbFrame f;
  float       h = self->h, mirror = limb & 1 ? -1.0f : 1.0f;
  RcMat4      at, identity = rc_mat4_identity ();

  rc_body_limb_frame (self->body, limb, t, &f);
  at = rc_mat4_frame (rc_vec3_scale (f.out, mirror), rc_vec3_scale (f.along, -1), f.front,
                      rc_vec3_along (f.centre, limb >= 2 ? f.front : f.out, out * h));
  rc_mesh_set_transform (self->mesh, &at);
  rc_mesh_ellipsoid (self->mesh, rc_vec3_scale (radii, h), 16);
  rc_mesh_set_transform (self->mesh, &identity);
}

static void
build_plates (const Trim *self)
{
  const RcCut *cut = &self->look->cut;
  float        size = cut->plates;

  for (int side = 0; side < 2; side++)
    {
      paint (self, cut->trim, cut->gloss);
      lay_knob (self, side, 0.02f, 0.010f, rc_vec3 (0.046f * size, 0.042f * size, 0.052f * size));
      lay_knob (self, side, 0.26f, 0.006f, rc_vec3 (0.040f * size, 0.034f * size, 0.044f * size));
      lay_knob (self, side, 1.0f, 0.004f, rc_vec3 (0.031f * size, 0.030f * size, 0.033f * size));
      lay_knob (self, side + 2, 1.0f, 0.014f,
                rc_vec3 (0.036f * size, 0.042f * size, 0.034f * size));
    }
}

static void
lay_box (const Trim *self, RcVec3 at, RcVec3 size)
{
  RcMat4 m =
      rc_mat4_multiply (self->body->chest, rc_mat4_translation (rc_vec3_scale (at, self->h)));
  RcMat4 identity = rc_mat4_identity ();

  rc_mesh_set_transform (self->mesh, &m);
  rc_mesh_box (self->mesh, rc_vec3_scale (size, self->h));
  rc_mesh_set_transform (self->mesh, &identity);
}

static void
build_pads (const Trim *self)
{
  const RcCut *cut = &self->look->cut;

  paint (self, rc_colour_shade (cut->top, 0.92f), 0.2f);
  lay_box (self, rc_vec3 (0, -0.05f, -0.115f), rc_vec3 (0.19f, 0.27f, 0.085f));
  lay_box (self, rc_vec3 (0, 0.035f, 0.085f), rc_vec3 (0.11f, 0.075f, 0.035f));
  paint (self, cut->belt, 0.4f);
  lay_box (self, rc_vec3 (-0.03f, 0.070f, 0.105f), rc_vec3 (0.018f, 0.016f, 0.008f));
  lay_box (self, rc_vec3 (0.02f, 0.050f, 0.105f), rc_vec3 (0.030f, 0.030f, 0.004f));
}

static void
build_stripes (const Trim *self)
{
  const RcCut *cut = &self->look->cut;

  for (int limb = 0; limb < 4; limb++)
    {
      RcVec3 points[14], out[14];
      float  end = limb < 2 ? cut->sleeve : cut->trousers;

      for (int i = 0; i < 14; i++)
        {
          RcLimbFrame f;
          float       t = rc_mix (0.18f, end - 0.04f, i / 13.0f);
          float       r = rc_body_limb_radius (&self->look->shape, limb, t);

          rc_body_limb_frame (self->body, limb, t, &f);
          r += limb < 2 ? cut->loose + cut->cuff * rc_smooth (0.2f, 1, t / MAX (end, 0.3f))
                        : cut->leg_loose + cut->leg_cuff * rc_smooth (0.9f, 1.9f, t);
          points[i] = rc_vec3_along (f.centre, f.out, (r + 0.0016f) * self->h);
          out[i] = f.out;
        }
      paint (self, cut->trim, 0);
      self->mesh->paint.ink = 0;
      rc_sheet_band (self->mesh, points, out, 14, cut->stripe * self->h, 0.0014f * self->h);
    }
}

/* A tie, a sash: a band of the kit. */
static void
build_worn_band (const Trim *self, const cJSON *worn)
{
  float        way[4][2];
  int          n = 0;
  const cJSON *point;

  cJSON_ArrayForEach (point, cJSON_GetObjectItemCaseSensitive (worn, "band"))
  {
    if (n < 4 && cJSON_GetArraySize (point) == 2)
      {
        way[n][0] = (float)cJSON_GetNumberValue (cJSON_GetArrayItem (point, 0));
        way[n++][1] = (float)cJSON_GetNumberValue (cJSON_GetArrayItem (point, 1));
      }
  }
  if (n < 2)
    return;
  paint (self, rc_kit_read_colour (worn, "colour", self->look->cut.trim), 0.15f);
  lay_band (self, (const float (*)[2])way, n, (float)rc_json_number_or (worn, "wide", 0.03), 0.004f,
            self->off + 0.0045f);
}

/** Collars and what else is sewn on. */
void
rc_figure_build_trim (RcMesh *mesh, const RcFigureLook *look, const RcBody *body)
{
  const RcCut *cut = &look->cut;
  RcTorsoRing  ring = { .y = G_MAXFLOAT };
  Trim         self = { mesh, look, body, body->height, rc_cloth_off (cut), &ring };

  if (cut->vee > 0.01f)
    build_vee (&self);
  build_collar (&self);
  build_front (&self);
  if (cut->bib > 0.0f)
    build_bib (&self);
  if (cut->strap > 0.0f)
    build_straps (&self);
  if (cut->belt_wide > 0.0f)
    build_belt (&self);
  if (cut->plates > 0.0f)
    build_plates (&self);
  if (cut->pads > 0.0f)
    build_pads (&self);
  if (cut->stripe > 0.0f)
    build_stripes (&self);
  for (guint i = 0; i < look->n_wears; i++)
    build_worn_band (&self, look->wears[i]);
}
