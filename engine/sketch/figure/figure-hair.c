/* figure-hair.c - hair as a shell over the skull, with what is tied up or stands out; beards, hats
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/figure/figure-cloth.h"
#include "engine/sketch/figure/figure-head.h"
#include "engine/sketch/kit/kit.h"
#include "engine/sketch/shape/colour.h"
#include "engine/sketch/thing/prop.h"

#include <string.h>

#define ROWS    15
#define COLUMNS 48

/* Where the hair ends, from the forehead (0) over the ear (about 0.5) to the nape (1). */
static float
hair_line (const RcHairCut *cut, float around)
{
  const float *line = cut->line;

  if (around < 0.30f)
    return rc_mix (line[0], line[1], rc_smooth (0.10f, 0.30f, around));
  if (around < 0.44f)
    return rc_mix (line[1], line[2], rc_smooth (0.30f, 0.44f, around));
  return rc_mix (line[2], line[3], rc_smooth (0.44f, 0.85f, around));
}

static RcVec3
hair_point (const RcHead *head, const RcHairCut *cut, float angle, float down, float under)
{
  float around = angle <= RC_PI ? angle / RC_PI : 2.0f - angle / RC_PI,
        side = angle <= RC_PI ? 1 : -1;
  float line = hair_line (cut, around), y, thick, keep, top = 0.996f, lock;
  float front = 1 - rc_smooth (0.05f, 0.32f, around);

  if (cut->fringe > 0)
    line -= cut->fringe * front * (0.16f + 0.010f * sinf (angle * 23));
  if (cut->parting != 0)
    line += 0.045f * front * rc_smooth (-0.3f, 0.4f, side * cut->parting * around * 4);
  line -= cut->curl * 0.25f * sinf (angle * 11);
  line += 0.010f * sinf (angle * 31) * (cut->locks > 0 && around < 0.5f);
  y = rc_mix (line, top, cosf (down * RC_PI / 2));
  thick =
      rc_mix (cut->thick[0], rc_mix (cut->thick[1], cut->thick[2], rc_smooth (0.45f, 0.8f, around)),
              rc_smooth (0.05f, 0.6f, down));
  lock = sinf (angle * cut->locks + 5 * cut->wave * sinf (down * 6)) * 0.5f +
         0.5f * sinf (angle * cut->locks * 0.53f + 2);
  thick += 0.011f * lock * rc_smooth (0.08f, 0.6f, down) * (cut->locks > 0);
  thick += cut->wave * 0.030f * sinf (y * 17 + lock) * rc_smooth (0.4f, 0.9f, down);
  thick += cut->curl * (0.35f * sinf (angle * 15 + 3 * sinf (y * 12)) * sinf (y * 26 + angle * 3));
  if (cut->top_only > 0)
    thick *= rc_smooth (0.62f, 0.30f,
                        fabsf (rc_head_point (head, angle, MAX (y, 0.6f), 0).x) / 0.36f * 0.5f +
                            down * 0.2f);
  /* It comes out of the skin at its edge. */
  thick *=
      0.12f + 0.88f * rc_smooth (0.0f, 0.26f + 1.4f * MAX (cut->thick[1] - 0.06f, 0.0f),
                                 1.0f - down * (line < 0.1f && around > 0.35f ? 0.55f : 0.96f));
  thick *= under;
  keep = MAX (y, line < 0.15f ? 0.42f : 0.12f);
  RcVec3 p = rc_head_point (head, angle, keep, thick);
  p.y = y + thick * 0.95f * cosf (down * RC_PI / 2);
  if (cut->parting != 0 && p.z > -0.2f && y > 0.75f)
    p.y -= 0.030f * under * expf (-powf ((p.x - cut->parting * 0.12f) / 0.022f, 2)) *
           rc_smooth (-0.2f, 0.1f, p.z);
  if (y < keep)
    {
      /* Below the jaw the head draws in; hair falls straight, and over the shoulders. */
      float fall = keep - y;

      p.x *= rc_mix (1.0f, 0.94f, MIN (fall, 1)) + 0.05f * cut->wave * sinf (y * 15);
      p.z -= 0.05f * fall * (p.z < 0.1f) - 0.02f * cut->wave * sinf (y * 15 + 1);
    }
  return p;
}

/* How far from the middle of the head any of it may be, shares. */
static float
shell_reach (const RcHairCut *cut)
{
  float low = 0.0f, thick = 0.0f;

  for (int i = 0; i < 4; i++)
    low = MAX (low, -cut->line[i]);
  for (int i = 0; i < 3; i++)
    thick = MAX (thick, fabsf (cut->thick[i]));
  return 1.2f + low + 2.0f * thick + fabsf (cut->fringe) + fabsf (cut->curl) +
         0.3f * fabsf (cut->wave);
}

/**
 * rc_head_build_shell:
 * @under: factor of the thickness: what a hat leaves of it
 */
void
rc_head_build_shell (const RcHead    *head,
                     const RcHairCut *cut,
                     guint            colour,
                     int              detail,
                     float            under)
{
  RcSheet sheet = { .rows = detail > 0 ? ROWS : 7,
                    .columns = detail > 0 ? COLUMNS : 20,
                    .wraps = TRUE,
                    .behind = detail > 0 };

  rc_mesh_set_transform (head->mesh, &head->frame);
  if (!rc_mesh_asks_for (head->mesh, rc_vec3 (0, 0.45f, 0), shell_reach (cut)))
    return;
  for (int k = 0; k < sheet.rows; k++)
    for (int i = 0; i < sheet.columns; i++)
      sheet.points[k][i] = hair_point (head, cut, 2 * RC_PI * i / sheet.columns,
                                       (0.02f + 0.98f * k / (sheet.rows - 1)) * 0.9999f, under);
  rc_head_paint (head, colour, 1.0f);
  head->mesh->paint.gloss = cut->sheen;
  sheet.lining = rc_colour_shade (colour, 0.55f);
  rc_sheet_lay (&sheet, head->mesh, rc_vec3 (0, 0.45f, 0));
  /* The crown's little hole. */
  {
    RcVec3 top = { 0, 0, 0 }, up = rc_vec3_unit (rc_mat4_axis (&head->frame, 1));
    guint  centre, first = head->mesh->vertices->len + 1;

    for (int i = 0; i < sheet.columns; i++)
      top = rc_vec3_add (top, sheet.points[0][i]);
    centre = rc_sheet_vertex (head->mesh, rc_vec3_scale (top, 1.0f / sheet.columns), up);
    for (int i = 0; i < sheet.columns; i++)
      rc_sheet_vertex (head->mesh, sheet.points[0][i], up);
    for (int i = 0; i < sheet.columns; i++)
      rc_mesh_add_triangle (head->mesh, centre, first + i, first + (i + 1) % sheet.columns);
  }
}

/* A lock that hangs from @from, thick in its middle; plaited if @plait. */
static void
hang (const RcHead *head, RcVec3 from, RcVec3 way, float length, float thick, gboolean plait)
{
  RcRing rings[14];
  float  sway = 0.05f * head->manner->wind * sinf (head->manner->seconds * 3);

  for (int i = 0; i < 14; i++)
    {
      float f = i / 13.0f,
            r = thick * powf (sinf (RC_PI * (0.06f + 0.88f * powf (f, 0.75f))), 0.8f);
      RcVec3 p = rc_vec3_along (from, way, 0.5f * length * f * (1 - 0.55f * f));

      p.y -= length * f * f * 0.85f;
      p.x += sway * f;
      if (plait)
        r = thick * (0.62f + 0.22f * fabsf (sinf (f * 16))) * (1 - 0.3f * f);
      r = i == 0 || i == 13 ? r * 0.4f : r;
      rings[i] = (RcRing){ .centre = p,
                           .side = rc_vec3 (r, 0, 0),
                           .front = rc_vec3 (0, 0.35f * r, -r),
                           .power = 2,
                           .colour = head->mesh->paint.colour };
    }
  /* They go down: the other way round. */
  for (int i = 0; i < 14; i++)
    rings[i].side = rc_vec3_scale (rings[i].side, rings[i].front.z < 0 ? 1 : -1);
  rc_mesh_loft (head->mesh, rings, 14, 12);
}

static void
build_tied (const RcHead *head, const RcHairCut *cut)
{
  RcMat4 at;

  rc_head_paint (head, head->look->hair, 1.0f);
  head->mesh->paint.gloss = cut->sheen;
  if (cut->bun > 0)
    {
      at = rc_mat4_multiply (
          head->frame,
          rc_mat4_translation (rc_vec3 (0, 0.80f + 0.1f * cut->bun, -0.47f - 0.25f * cut->bun)));
      rc_mesh_set_transform (head->mesh, &at);
      rc_mesh_ellipsoid (head->mesh, rc_vec3 (cut->bun, cut->bun * 0.92f, cut->bun * 0.88f), 18);
      rc_mesh_set_transform (head->mesh, &head->frame);
    }
  if (cut->tail > 0)
    hang (head, rc_vec3 (0, 0.80f, -0.44f), rc_vec3 (0, 0.10f, -0.6f), cut->tail, 0.13f, FALSE);
  for (int side = -1; side <= 1 && cut->tails > 0; side += 2)
    hang (head, rc_vec3 (side * 0.36f, 0.66f, -0.14f), rc_vec3 (side * 0.55f, 0.12f, -0.1f),
          cut->tails, 0.105f, FALSE);
  for (int side = -1; side <= 1 && cut->braid > 0; side += 2)
    hang (head, rc_vec3 (side * 0.27f, 0.30f, -0.26f), rc_vec3 (side * 0.18f, 0, 0.28f), cut->braid,
          0.085f, TRUE);
  if (cut->crest > 0)
    {
      RcSheet            sheet = { .rows = 13, .columns = 6 };
      static const float across[6][2] = { { 0.085f, 0 },  { 0.060f, 0.5f },  { 0.018f, 1 },
                                          { -0.018f, 1 }, { -0.060f, 0.5f }, { -0.085f, 0 } };

      for (int k = 0; k < 13; k++)
        for (int i = 0; i < 6; i++)
          {
            float a = rc_mix (-0.52f, 2.15f, k / 12.0f),
                  high = cut->crest * sinf (RC_PI * (0.12f + 0.76f * k / 12.0f)) *
                         (1 + 0.10f * (k & 1));
            RcVec3 p = { across[i][0], 0.55f + (0.42f + high * across[i][1]) * cosf (a),
                         -0.04f - (0.42f + high * across[i][1]) * sinf (a) };

            sheet.points[k][i] = p;
          }
      rc_sheet_lay (&sheet, head->mesh, rc_vec3 (0, 0.5f, 0));
    }
}

static gboolean
covers (const cJSON *headwear, const char *what)
{
  return g_str_equal (rc_json_string_or (headwear, "hair", ""), what);
}

/** Hair, as far as a hat leaves it. */
void
rc_head_build_hair (const RcHead *head, int detail)
{
  const RcHairCut *cut = &head->look->hair_cut;
  const cJSON     *hat = head->look->headwear;
  RcHairCut        flat = *cut;

  rc_mesh_set_transform (head->mesh, &head->frame);
  if (hat != NULL && covers (hat, "hidden"))
    return;
  if (cut->thick[0] > 0 || cut->thick[1] > 0)
    {
      if (hat != NULL)
        {
          flat.thick[0] = MIN (flat.thick[0], 0.02f);
          flat.thick[1] = MIN (flat.thick[1], 0.05f);
          flat.thick[2] = MIN (flat.thick[2], 0.05f);
          flat.curl = 0;
        }
      rc_head_build_shell (head, &flat, head->look->hair, detail, 1.0f);
    }
  if (hat != NULL)
    flat.bun = flat.crest = 0;
  build_tied (head, &flat);
}

static void
build_beard (const RcHead *head, float length)
{
  RcSheet sheet = { .rows = 9, .columns = 27 };
  guint   colour = rc_colour_shade (head->look->hair, 0.92f);

  for (int k = 0; k < 9; k++)
    for (int i = 0; i < 27; i++)
      {
        float f = k / 8.0f, angle = rc_mix (-1.62f, 1.62f, i / 26.0f), a = fabsf (angle);
        float high = rc_mix (0.128f, 0.40f, rc_smooth (0.28f, 1.5f, a)) +
                     0.075f * expf (-powf ((a - 0.42f) / 0.16f, 2));
        float low = rc_mix (-0.02f - length, 0.16f, rc_smooth (0.7f, 1.6f, a)),
              y = rc_mix (high, low, f);
        float thick = 0.040f * sinf (RC_PI * (0.08f + 0.80f * f)) + 0.03f * length +
                      0.006f * sinf (angle * 31 + f * 3);
        RcVec3 p = a < 1.0f && y > 0.0f
                       ? rc_face_point (head, rc_head_point (head, angle, MAX (y, 0.02f), 0).x,
                                        MAX (y, 0.02f), thick)
                       : rc_head_point (head, angle, MAX (y, 0.02f), thick);

        if (y < 0.02f)
          p = rc_vec3 (p.x * (1 - 0.6f * (0.02f - y) / (length + 0.1f)), y,
                       p.z * (1 - 0.3f * (0.02f - y)));
        p.y -= a >= 1.0f || y <= 0.0f ? head->jaw * rc_smooth (1.4f, 0.6f, a) : 0;
        sheet.points[k][i] = p;
      }
  rc_head_paint (head, colour, 0.8f);
  rc_sheet_lay (&sheet, head->mesh, rc_vec3 (0, 0.2f, 0));
}

static void
build_moustache (const RcHead *head)
{
  for (int side = -1; side <= 1; side += 2)
    {
      RcSheet            sheet = { .rows = 8, .columns = 4 };
      static const float across[4][2] = {
        { 0.5f, 0.004f }, { 0.2f, 0.036f }, { -0.2f, 0.034f }, { -0.5f, 0.006f }
      };

      for (int i = 0; i < 8; i++)
        for (int k = 0; k < 4; k++)
          {
            float f = i / 7.0f, wide = 0.050f * (1 - f * f * 0.75f);

            sheet.points[i][k] =
                rc_face_point (head, side * (0.004f + 0.135f * f),
                               (0.243f - 0.040f * f * f + wide * across[k][0]) * head->low,
                               across[k][1] * (1.1f - 0.6f * f));
          }
      rc_head_paint (head, rc_colour_shade (head->look->hair, 0.85f), 0.5f);
      rc_sheet_lay (&sheet, head->mesh, rc_vec3 (0, 0.2f, 0));
    }
}

/* Parts of a worn thing: in shares of the head on the head, of the height elsewhere. */
static void
build_worn (const RcHead *head, const RcBody *body, const cJSON *worn, guint colour, int detail)
{
  const char  *on = rc_json_string_or (worn, "on", "head");
  RcMat4       scale = rc_mat4_scaling (body->height, body->height, body->height), at = head->frame;
  const cJSON *part, *shell = cJSON_GetObjectItemCaseSensitive (worn, "shell");
  guint        dye = rc_kit_read_colour (worn, "colour", colour);

  if (g_str_equal (on, "chest"))
    at = rc_mat4_multiply (body->chest, scale);
  else if (g_str_equal (on, "pelvis"))
    at = rc_mat4_multiply (body->pelvis, scale);
  if (shell != NULL)
    {
      RcHairCut cut;

      if (rc_wardrobe_shell (shell, &cut))
        rc_head_build_shell (head, &cut, dye, detail, 1.0f);
    }
  cJSON_ArrayForEach (part, cJSON_GetObjectItemCaseSensitive (worn, "parts"))
      rc_prop_build_part (head->mesh, part, &at, dye, 0.5f);
  rc_mesh_set_transform (head->mesh, &head->frame);
  if (rc_json_number_or (worn, "beard", -1) >= 0)
    build_beard (head, (float)rc_json_number_or (worn, "beard", 0));
  if (rc_json_number_or (worn, "moustache", 0) > 0)
    build_moustache (head);
}

/** Hats, glasses, beards and what else is put on. */
void
rc_head_build_worn (const RcHead *head, const RcBody *body, int detail)
{
  const RcFigureLook *look = head->look;

  if (look->headwear != NULL)
    build_worn (head, body, look->headwear, look->head_colour, detail);
  for (guint i = 0; i < look->n_wears; i++)
    build_worn (head, body, look->wears[i], look->cut.trim, detail);
}
