/* creature-puppet.c - beings on the joints of a person: robot, alien, skeleton, monster, ghost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/creature/creature-parts.h"

typedef struct
{
  const cJSON           *body;
  const RcBody          *joints;
  const RcCreatureState *state;
  float                  h, thick; /* metres of the world; factor of girths */
  guint                  coat, second, skin;
  gboolean               boxy, bones;
} Puppet;

static RcSweep
ring (RcVec3 at, float wide, float high)
{
  return (RcSweep){ at.x, at.y, at.z, wide, high };
}

static void
limb (const Puppet *p, RcMesh *mesh, RcVec3 from, RcVec3 to, float thick, float thin, guint colour)
{
  float h = p->h * p->thick;

  mesh->paint.colour = colour;
  rc_mesh_tube (mesh, (RcVec3[]){ from, to }, 2, thick * h, thin * h, 12);
  if (p->bones || p->boxy)
    {
      RcMat4 none = rc_mat4_identity ();
      float  r = (p->bones ? thin * 1.9f : thick * 1.15f) * h;

      rc_creature_blob (mesh, &none, to, rc_vec3 (r, r, r), p->boxy ? p->second : colour);
    }
}

/* The spine with its ribs. */
static void
build_ribs (const Puppet *p, RcMesh *mesh)
{
  const RcBody *j = p->joints;
  float         h = p->h;
  RcMat4        before = mesh->transform;
  RcVec3        hips = rc_mat4_axis (&j->pelvis, 3), top = rc_mat4_axis (&j->chest, 3),
         neck = rc_vec3_mix (j->shoulder[0], j->shoulder[1], 0.5f);

  limb (p, mesh, hips, neck, 0.018f, 0.015f, p->coat);
  limb (p, mesh, j->shoulder[0], j->shoulder[1], 0.014f, 0.014f, p->coat);
  limb (p, mesh, j->hip[0], j->hip[1], 0.03f, 0.03f, p->coat);
  for (int i = 0; i < 6; i++)
    {
      RcVec3 at = rc_vec3_mix (top, neck, 0.12f + 0.15f * i);
      RcMat4 m = j->chest;

      m.m[12] = at.x;
      m.m[13] = at.y;
      m.m[14] = at.z;
      m = rc_mat4_multiply (m, rc_mat4_translation (rc_vec3 (0, 0, 0.03f * h)));
      m = rc_mat4_multiply (m, rc_mat4_scaling (1, 1, 0.7f));
      rc_mesh_set_transform (mesh, &m);
      mesh->paint.colour = p->coat;
      rc_mesh_torus (mesh, (0.07f + 0.012f * sinf (i * 0.7f)) * h, 0.008f * h, 16);
    }
  rc_mesh_set_transform (mesh, &before);
}

/* A machine's: two shells, and a light on the chest. */
static void
build_shells (const Puppet *p, RcMesh *mesh)
{
  const RcBody *j = p->joints;
  float         h = p->h;
  RcVec3        neck = rc_vec3_mix (j->shoulder[0], j->shoulder[1], 0.5f),
         hips = rc_mat4_axis (&j->pelvis, 3);
  RcVec3 x = rc_mat4_axis (&j->chest, 0), z = rc_mat4_axis (&j->chest, 2);
  RcRing rings[4] = { { rc_vec3_mix (hips, neck, 0.34f), rc_vec3_scale (x, 0.08f * h),
                        rc_vec3_scale (z, 0.06f * h), 4, p->coat },
                      { rc_vec3_mix (hips, neck, 0.46f), rc_vec3_scale (x, 0.115f * h),
                        rc_vec3_scale (z, 0.085f * h), 5, p->coat },
                      { rc_vec3_mix (hips, neck, 0.92f), rc_vec3_scale (x, 0.135f * h),
                        rc_vec3_scale (z, 0.09f * h), 5, p->coat },
                      { rc_vec3_mix (hips, neck, 1.06f), rc_vec3_scale (x, 0.09f * h),
                        rc_vec3_scale (z, 0.06f * h), 5, p->coat } };
  RcRing pelvis[3] = { { rc_vec3_mix (hips, neck, -0.14f), rc_vec3_scale (x, 0.07f * h),
                         rc_vec3_scale (z, 0.06f * h), 5, p->second },
                       { rc_vec3_mix (hips, neck, 0.05f), rc_vec3_scale (x, 0.1f * h),
                         rc_vec3_scale (z, 0.07f * h), 5, p->second },
                       { rc_vec3_mix (hips, neck, 0.16f), rc_vec3_scale (x, 0.085f * h),
                         rc_vec3_scale (z, 0.06f * h), 5, p->second } };
  RcMat4 none = rc_mat4_identity ();

  rc_mesh_loft (mesh, rings, 4, 24);
  rc_mesh_loft (mesh, pelvis, 3, 24);
  limb (p, mesh, hips, neck, 0.045f, 0.04f, p->second);
  mesh->paint.glow = 0.9f;
  rc_creature_blob (mesh, &none, rc_vec3_along (rc_vec3_mix (hips, neck, 0.75f), z, 0.085f * h),
                    rc_vec3 (0.022f * h, 0.022f * h, 0.022f * h), 0x60d8ff);
  mesh->paint.glow = 0;
}

static void
build_trunk (const Puppet *p, RcMesh *mesh)
{
  const RcBody *j = p->joints;
  float         h = p->h, t = p->thick, belly = rc_creature_number (p->body, "belly", 1);
  RcVec3        hips = rc_mat4_axis (&j->pelvis, 3),
         neck = rc_vec3_mix (j->shoulder[0], j->shoulder[1], 0.5f),
         low = rc_vec3_mix (hips, neck, -0.16f), z = rc_mat4_axis (&j->chest, 2);
  RcSweep   rings[6] = { ring (low, 0.05f * h * t, 0.05f * h * t),
                         ring (hips, 0.095f * h * t, 0.075f * h * t),
                         ring (rc_vec3_along (rc_vec3_mix (hips, neck, 0.35f), z,
                                              0.02f * h * (belly - 1)),
                               0.085f * h * t * belly, 0.07f * h * t * belly),
                         ring (rc_vec3_mix (hips, neck, 0.72f), 0.115f * h * t, 0.085f * h * t),
                         ring (rc_vec3_mix (hips, neck, 1.0f), 0.1f * h * t, 0.06f * h * t),
                         ring (rc_vec3_mix (hips, neck, 1.14f), 0.035f * h * t, 0.035f * h * t) };
  RcPattern pattern = rc_creature_pattern (p->body, p->coat);

  rc_creature_sweep (mesh, rings, 6, 18, p->coat, &pattern);
}

static void
build_torso (const Puppet *p, RcMesh *mesh)
{
  if (p->bones)
    build_ribs (p, mesh);
  else if (p->boxy)
    build_shells (p, mesh);
  else
    build_trunk (p, mesh);
}

static void
build_fangs (RcMesh *mesh, const RcMat4 *head, RcVec3 r)
{
  RcMat4 before = mesh->transform;

  for (int i = 0; i < 6; i++)
    {
      float x = r.x * (i - 2.5f) * 0.15f;

      rc_mesh_set_transform (mesh, head);
      rc_creature_spike (mesh,
                         (RcVec3[]){ { x, -r.y * 0.5f, r.z * 0.98f },
                                     { x, -r.y * (i == 0 || i == 5 ? 0.3f : 0.4f), r.z * 1.04f } },
                         2, r.x * 0.08f, 0xf4f0e0);
      rc_mesh_set_transform (mesh, &before);
    }
}

/* A helmet with a visor that glows. @head: where its middle is; @r: half its sizes, metres */
static void
build_helmet (const Puppet *p, RcMesh *mesh, const RcMat4 *head, RcVec3 r)
{
  RcRing rings[3] = {
    { { 0, -r.y * 0.8f, 0 }, { r.x * 0.9f, 0, 0 }, { 0, 0, r.z * 0.9f }, 4, p->coat },
    { { 0, r.y * 0.3f, 0 }, { r.x * 1.1f, 0, 0 }, { 0, 0, r.z * 1.1f }, 4, p->coat },
    { { 0, r.y * 0.9f, 0 }, { r.x * 0.8f, 0, 0 }, { 0, 0, r.z * 0.8f }, 4, p->coat }
  };
  RcMat4 before = mesh->transform;

  rc_mesh_set_transform (mesh, head);
  rc_mesh_loft (mesh, rings, 3, 20);
  rc_mesh_set_transform (mesh, &before);
  rc_creature_blob (mesh, head, rc_vec3 (0, 0, r.z * 0.75f),
                    rc_vec3 (r.x * 0.95f, r.y * 0.4f, r.z * 0.42f), 0x181c24);
  mesh->paint.glow = 1.0f;
  rc_creature_eyes (mesh, head, rc_vec3 (r.x * 0.42f, r.y * 0.05f, r.z * 1.1f), r.x * 0.2f,
                    rc_creature_colour (p->body, "eye-colour", p->coat, 0x60e0ff));
  mesh->paint.glow = 0.0f;
  rc_creature_blob (mesh, head, rc_vec3 (r.x * 1.1f, 0, 0),
                    rc_vec3 (r.x * 0.2f, r.y * 0.35f, r.z * 0.35f), p->second);
  rc_creature_blob (mesh, head, rc_vec3 (-r.x * 1.1f, 0, 0),
                    rc_vec3 (r.x * 0.2f, r.y * 0.35f, r.z * 0.35f), p->second);
}

static void
build_face (const Puppet *p, RcMesh *mesh, const RcMat4 *head, RcVec3 r)
{
  float chin = rc_creature_number (p->body, "chin", 0.8f);
  float jaw = 0.02f * p->h * p->joints->mouth,
        eye = rc_creature_number (p->body, "eye", 0.16f) * r.x,
        snout = rc_creature_number (p->body, "snout", 0) * r.z;
  guint eyes = rc_creature_colour (p->body, "eye-colour", p->coat, 0x141010);

  rc_creature_blob (mesh, head, rc_vec3 (0, r.y * 0.18f, -r.z * 0.06f),
                    rc_vec3 (r.x * 1.1f, r.y * 0.85f, r.z * 1.12f), p->skin);
  rc_creature_blob (mesh, head, rc_vec3 (0, -r.y * 0.5f - jaw, r.z * 0.25f),
                    rc_vec3 (r.x * chin, r.y * 0.48f, r.z * 0.75f), p->skin);
  if (snout > 0)
    {
      rc_creature_blob (mesh, head, rc_vec3 (0, -r.y * 0.25f, r.z * 0.6f + snout * 0.5f),
                        rc_vec3 (r.x * 0.7f, r.y * 0.42f, snout), p->skin);
      rc_creature_blob (mesh, head, rc_vec3 (0, -r.y * 0.1f, r.z * 0.6f + snout * 1.45f),
                        rc_vec3 (r.x * 0.4f, r.y * 0.16f, snout * 0.15f), 0x281c1c);
    }
  rc_creature_blob (mesh, head, rc_vec3 (0, -r.y * 0.52f - jaw * 0.5f, r.z * 0.88f),
                    rc_vec3 (r.x * 0.45f, r.y * 0.06f + jaw, r.z * 0.14f), 0x2c1414);
  if (rc_json_bool_or (p->body, "fangs", FALSE))
    build_fangs (mesh, head, r);
  if (p->bones)
    rc_creature_blob (mesh, head, rc_vec3 (0, -r.y * 0.1f, r.z * 0.98f),
                      rc_vec3 (r.x * 0.12f, r.y * 0.14f, r.z * 0.1f), 0x201818);
  mesh->paint.glow = rc_creature_number (p->body, "eye-glow", 0);
  rc_creature_eyes (mesh, head, rc_vec3 (r.x * 0.48f, r.y * 0.1f, r.z * 0.95f), eye, eyes);
  mesh->paint.glow = 0;
}

/* Of one side: −1 is the right. */
static void
build_horn_and_ear (const Puppet *p, RcMesh *mesh, const char *horns, RcVec3 r, int side)
{
  float  ears = rc_creature_number (p->body, "ears", 0) * r.x;
  RcMat4 here = rc_mat4_identity ();

  if (g_str_equal (horns, "bull"))
    rc_creature_spike (mesh,
                       (RcVec3[]){ { side * r.x * 0.8f, r.y * 0.7f, 0 },
                                   { side * r.x * 1.9f, r.y * 0.9f, 0 },
                                   { side * r.x * 2.2f, r.y * 1.9f, r.z * 0.3f } },
                       3, r.x * 0.3f, 0xe8dcc0);
  else if (g_str_equal (horns, "goat"))
    rc_creature_spike (mesh,
                       (RcVec3[]){ { side * r.x * 0.5f, r.y * 0.8f, 0 },
                                   { side * r.x * 0.9f, r.y * 1.6f, -r.z * 0.4f },
                                   { side * r.x * 1.2f, r.y * 1.9f, -r.z * 1.2f } },
                       3, r.x * 0.22f, 0x40342c);
  else if (g_str_equal (horns, "feelers"))
    rc_mesh_tube (
        mesh,
        (RcVec3[]){ { side * r.x * 0.4f, r.y * 0.8f, 0 }, { side * r.x * 0.9f, r.y * 1.9f, 0 } }, 2,
        r.x * 0.06f, r.x * 0.05f, 6);
  /* of a toy */
  if (ears > 0 && rc_json_bool_or (p->body, "round", FALSE))
    rc_creature_blob (mesh, &here, rc_vec3 (side * r.x * 0.75f, r.y * 0.8f, 0),
                      rc_vec3 (ears, ears, ears * 0.5f), p->skin);
  else if (ears > 0)
    rc_creature_spike (mesh,
                       (RcVec3[]){ { side * r.x * 0.95f, 0, 0 },
                                   { side * (r.x + ears), ears * 0.55f, -ears * 0.2f } },
                       2, r.x * 0.35f, p->skin);
}

static void
build_head (const Puppet *p, RcMesh *mesh)
{
  const RcBody *j = p->joints;
  float         h = p->h, size = rc_creature_number (p->body, "skull", 1);
  RcVec3        r = { 0.052f * h * size, 0.07f * h * size, 0.058f * h * size };
  RcMat4        head = j->head, before = mesh->transform, m;
  RcVec3        from = rc_vec3_mix (j->shoulder[0], j->shoulder[1], 0.5f);
  const char   *horns = rc_json_string_or (p->body, "horns", "");

  limb (p, mesh, from, rc_mat4_point (&head, rc_vec3 (0, r.y * 0.5f, 0)),
        p->bones ? 0.014f : 0.032f, p->bones ? 0.012f : 0.03f, p->boxy ? p->second : p->skin);
  m = rc_mat4_multiply (head, rc_mat4_translation (rc_vec3 (0, r.y * 0.85f, 0.1f * r.z)));
  if (p->boxy)
    build_helmet (p, mesh, &m, r);
  else
    build_face (p, mesh, &m, r);
  rc_mesh_set_transform (mesh, &m);
  for (int side = -1; side <= 1; side += 2)
    build_horn_and_ear (p, mesh, horns, r, side);
  if (g_str_equal (horns, "antenna"))
    rc_mesh_tube (mesh, (RcVec3[]){ { 0, r.y * 0.8f, 0 }, { 0, r.y * 1.7f, 0 } }, 2, r.x * 0.08f,
                  r.x * 0.14f, 8);
  rc_mesh_set_transform (mesh, &before);
}

static void
build_limbs (const Puppet *p, RcMesh *mesh, gboolean legs)
{
  const RcBody *j = p->joints;
  float         h = p->h;

  for (int i = 0; i < 2; i++)
    {
      float  b = p->bones ? 0.3f : 1.0f;
      RcMat4 hand = j->hand[i], foot = j->foot[i];

      limb (p, mesh, j->shoulder[i], j->elbow[i], 0.034f * b, 0.028f * b, p->coat);
      limb (p, mesh, j->elbow[i], j->wrist[i], 0.029f * b, 0.021f * b, p->skin);
      rc_creature_blob (mesh, &hand, rc_vec3 (0, -0.035f * h, 0),
                        rc_vec3 (0.016f * h * p->thick, 0.045f * h, 0.024f * h * p->thick),
                        p->skin);
      if (rc_json_bool_or (p->body, "claws", FALSE))
        for (int k = -1; k <= 1; k++)
          {
            RcMat4 before = mesh->transform;

            rc_mesh_set_transform (mesh, &hand);
            rc_creature_spike (
                mesh,
                (RcVec3[]){ { 0, -0.06f * h, k * 0.016f * h }, { 0, -0.1f * h, k * 0.024f * h } },
                2, 0.008f * h, 0xe8e0cc);
            rc_mesh_set_transform (mesh, &before);
          }
      if (!legs)
        continue;
      limb (p, mesh, j->hip[i], j->knee[i], 0.056f * b, 0.04f * b, p->second);
      limb (p, mesh, j->knee[i], j->ankle[i], 0.04f * b, 0.027f * b, p->second);
      rc_creature_blob (mesh, &foot, rc_vec3 (0, -0.022f * h, 0.042f * h),
                        rc_vec3 (0.03f * h * (p->bones ? 0.7f : p->thick), 0.02f * h, 0.078f * h),
                        rc_creature_colour (p->body, "feet", p->coat, p->second));
    }
}

/* A sheet that hangs from the head: the classic ghost. */
static void
build_sheet (const Puppet *p, RcMesh *mesh, float seconds)
{
  RcMat4 head = p->joints->head;
  RcVec3 top = rc_mat4_point (&head, rc_vec3 (0, 0.07f * p->h, 0)),
         foot = rc_vec3_mix (p->joints->ankle[0], p->joints->ankle[1], 0.5f);
  RcVec3 points[9 * 25];
  RcMat4 before = mesh->transform, m = head;

  for (int k = 0; k < 9; k++)
    for (int i = 0; i <= 24; i++)
      {
        float u = k / 8.0f, a = 2 * RC_PI * (i % 24) / 24, down = 1 - u,
              r = p->h * (u > 0.86f
                              ? 0.085f * sqrtf (MAX (1.02f - powf ((u - 0.86f) / 0.14f, 2), 0.02f))
                              : 0.085f + 0.13f * down);
        RcVec3 at = rc_vec3_mix (rc_vec3 (foot.x, foot.y + 0.08f * p->h, foot.z),
                                 rc_vec3_add (top, rc_vec3 (0, 0.065f * p->h, 0)), u);

        r *= 1 + 0.14f * down * sinf (a * 6 + seconds * 1.4f);
        at.x += 0.03f * p->h * down * sinf (seconds * 1.7f + u * 4);
        at.y += k == 0 ? 0.035f * p->h * sinf (a * 6) : 0;
        points[k * 25 + i] = rc_vec3_add (at, rc_vec3 (r * sinf (a), 0, r * cosf (a)));
      }
  mesh->paint.colour = p->coat;
  rc_mesh_skin (mesh, points, 9, 24, NULL, TRUE);
  m = rc_mat4_multiply (m, rc_mat4_translation (rc_vec3 (0, 0.065f * p->h, 0.075f * p->h)));
  for (int side = -1; side <= 1; side += 2)
    rc_creature_blob (mesh, &m, rc_vec3 (side * 0.03f * p->h, 0, 0.008f * p->h),
                      rc_vec3 (0.016f * p->h, 0.026f * p->h, 0.012f * p->h), 0x181820);
  rc_creature_blob (mesh, &m, rc_vec3 (0, -0.05f * p->h, 0.006f * p->h),
                    rc_vec3 (0.014f * p->h, 0.02f * p->h, 0.012f * p->h), 0x181820);
  rc_mesh_set_transform (mesh, &before);
}

static void
build_fish_tail (const Puppet *p, RcMesh *mesh, float seconds)
{
  guint  scales = rc_creature_colour (p->body, "tail-colour", p->coat, 0x3c9c8c);
  RcVec3 hips = rc_mat4_axis (&p->joints->pelvis, 3),
         foot = rc_vec3_mix (p->joints->ankle[0], p->joints->ankle[1], 0.5f),
         back = rc_vec3_scale (rc_mat4_axis (&p->joints->pelvis, 2), -1);
  float  h = p->h, sway = 0.05f * h * sinf (seconds * 2.2f);
  RcVec3 knee = rc_vec3_along (rc_vec3_mix (hips, foot, 0.5f), back, -0.02f * h),
         end = rc_vec3_along (foot, back, 0.1f * h + sway);
  RcSweep rings[4] = { ring (end, 0.02f * h, 0.02f * h),
                       ring (rc_vec3_mix (knee, end, 0.5f), 0.05f * h, 0.05f * h),
                       ring (knee, 0.075f * h, 0.075f * h), ring (hips, 0.095f * h, 0.085f * h) };

  rc_creature_sweep (mesh, rings, 4, 16, scales, NULL);
  for (int side = -1; side <= 1; side += 2)
    {
      RcVec3 x = rc_mat4_axis (&p->joints->pelvis, 0);
      RcVec3 tip = rc_vec3_along (rc_vec3_along (end, x, side * 0.12f * h), back, 0.16f * h);

      mesh->paint.colour = scales;
      rc_mesh_tube (mesh, (RcVec3[]){ end, rc_vec3_mix (end, tip, 0.5f), tip }, 3, 0.03f * h,
                    0.012f * h, 8);
    }
}

void
rc_creature_build_puppet (RcMesh *mesh, const RcCreatureMoment *moment, RcCreatureState *s)
{
  const cJSON *body = moment->body;
  RcMat4       identity = rc_mat4_identity ();
  float        span = rc_creature_number (body, "wings", 0);
  Puppet       p = { .body = body, .joints = moment->joints, .state = s, .coat = s->coat };

  if (moment->joints == NULL)
    return;
  p.h = moment->joints->height;
  p.thick = rc_creature_number (body, "thick", 1);
  p.second = rc_creature_colour (body, "second", s->coat, s->dark);
  p.skin = rc_creature_colour (body, "skin", s->coat, s->coat);
  p.boxy = rc_json_bool_or (body, "boxy", FALSE);
  p.bones = rc_json_bool_or (body, "bones", FALSE);
  rc_mesh_set_transform (mesh, &identity);
  if (rc_json_bool_or (body, "sheet", FALSE))
    {
      build_sheet (&p, mesh, moment->seconds + moment->phase);
      return;
    }
  build_torso (&p, mesh);
  build_head (&p, mesh);
  build_limbs (&p, mesh, !rc_json_bool_or (body, "fish-tail", FALSE));
  if (rc_json_bool_or (body, "fish-tail", FALSE))
    build_fish_tail (&p, mesh, moment->seconds);
  for (int side = -1; side <= 1 && span > 0; side += 2)
    rc_creature_wing (
        mesh, &moment->joints->chest, rc_vec3 (side * 0.03f * p.h, 0.12f * p.h, -0.08f * p.h),
        span * p.h, 0.3f * p.h * span,
        30 + 30 * sinf (2 * RC_PI * moment->seconds * rc_creature_number (body, "beat", 3)), 0.3f,
        side, rc_creature_colour (body, "wing-colour", s->coat, s->light), s->light);
}
