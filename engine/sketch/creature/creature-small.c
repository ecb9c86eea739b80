/* creature-small.c - what crawls: insects, spiders, crabs by segments; snakes and long dragons
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/creature/creature-parts.h"

static void
build_segments (RcMesh *mesh, const cJSON *body, const RcCreatureState *s, float y)
{
  const cJSON *segment;
  RcMat4       none = rc_mat4_identity ();

  /* [z, y, half width, half height, half length] and the colour of every second one. */
  int i = 0;
  cJSON_ArrayForEach (segment, cJSON_GetObjectItemCaseSensitive (body, "segments"))
  {
    float        v[5] = { 0, 0, 0.01f, 0.01f, 0.01f };
    const cJSON *number;
    int          k = 0;

    cJSON_ArrayForEach (number, segment)
    {
      if (k < 5)
        v[k++] = (float)number->valuedouble;
    }
    rc_creature_blob (mesh, &none, rc_vec3 (0, y + v[1], v[0]), rc_vec3 (v[2], v[3], v[4]),
                      i++ & 1 ? rc_creature_colour (body, "second", s->coat, s->coat) : s->coat);
  }
}

static void
build_bug_legs (RcMesh *mesh, const RcCreatureMoment *moment, const RcCreatureState *s, float y)
{
  const cJSON *body = moment->body;
  int          n = (int)CLAMP (rc_creature_number (body, "feet", 6), 0, 10) / 2;
  float        reach = rc_creature_number (body, "reach", 0.05f),
        thick = rc_creature_number (body, "leg-thick", reach * 0.06f),
        back = rc_creature_number (body, "back", 0.03f);

  for (int i = 0; i < n; i++)
    for (int side = -1; side <= 1; side += 2)
      {
        float  u = n > 1 ? i / (n - 1.0f) - 0.5f : 0;
        RcVec3 root = { side * reach * 0.16f, y, u * back };
        RcVec3 sole = { side * reach, 0, u * back * 3.2f };

        rc_creature_step (s, moment, 2 * i + (side > 0), ((i + (side > 0)) & 1) ? 0.5f : 0.0f,
                          &sole);
        if (s->flies)
          sole = rc_vec3 (side * reach * 0.35f, y - reach * 0.35f, u * back * 2 - reach * 0.2f);
        mesh->paint.colour = rc_creature_colour (body, "leg-colour", s->coat, s->dark);
        rc_creature_limb (mesh, root, sole, reach * 1.6f, rc_vec3 (side * 0.2f, 1, 0), thick,
                          thick * 0.6f, NULL);
      }
}

int
rc_creature_soles_bug (const RcCreatureMoment *moment, RcCreatureState *s, RcCreatureSole *out)
{
  int   n = (int)CLAMP (rc_creature_number (moment->body, "feet", 6), 0, RC_CREATURE_FEET);
  float reach = rc_creature_number (moment->body, "reach", 0.05f),
        back = rc_creature_number (moment->body, "back", 0.03f);

  for (int leg = 0; leg < n; leg++)
    {
      int   i = leg / 2, left = leg & 1;
      float u = n > 3 ? i / (n / 2 - 1.0f) - 0.5f : 0;

      out[leg] = (RcCreatureSole){ .at = { (left ? 1 : -1) * reach, 0, u * back * 3.2f },
                                   .offset = (i + left) & 1 ? 0.5f : 0.0f,
                                   .down = !s->flies && s->hop <= 0 };
    }
  return n;
}

/* One side's. @y: the height of the body, metres; @open: 0 to 1, how far they beat */
static void
build_bug_wings (RcMesh                *mesh,
                 const cJSON           *body,
                 const RcCreatureState *s,
                 float                  y,
                 float                  open,
                 int                    side)
{
  float  span = rc_creature_number (body, "wings", 0);
  RcMat4 none = rc_mat4_identity ();
  guint  wing = rc_creature_colour (body, "wing-colour", s->coat, s->coat);

  for (int pair = 0; pair < (int)rc_creature_number (body, "pairs", 1) && span > 0; pair++)
    rc_creature_wing (mesh, &none,
                      rc_vec3 (side * span * 0.02f,
                               y + rc_creature_number (body, "wing-y", span * 0.03f),
                               span * (0.06f - pair * 0.16f)),
                      span / 2 * (pair ? 0.8f : 1), span * rc_creature_number (body, "chord", 0.3f),
                      s->flies ? -12 + 84 * open
                               : rc_creature_number (body, "rest", 8) +
                                     40 * open * rc_creature_number (body, "flutters", 0),
                      s->flies ? 0 : rc_creature_number (body, "fold", 0), side, wing,
                      rc_creature_colour (body, "tip", s->coat, wing));
}

/* One side's. @t: its time, radians */
static void
build_bug_claw (RcMesh                *mesh,
                const cJSON           *body,
                const RcCreatureState *s,
                float                  y,
                float                  t,
                int                    side)
{
  float claw = rc_creature_number (body, "claws", 0),
        reach = rc_creature_number (body, "reach", 0.05f);
  RcMat4 none = rc_mat4_identity ();
  RcVec3 root = { side * reach * 0.3f, y, reach * 0.4f },
         elbow = { side * reach * 0.75f, y + claw * 0.4f, reach * 0.75f },
         hand = { side * reach * 0.4f, y + claw * (0.3f + 0.12f * sinf (t * 0.5f + side)),
                  reach * 1.25f };

  mesh->paint.colour = s->coat;
  rc_mesh_tube (mesh, (RcVec3[]){ root, elbow, hand }, 3, claw * 0.16f, claw * 0.14f, 8);
  rc_creature_blob (mesh, &none, rc_vec3_add (hand, rc_vec3 (0, 0, claw * 0.3f)),
                    rc_vec3 (claw * 0.28f, claw * 0.18f, claw * 0.4f), s->coat);
  rc_creature_spike (mesh,
                     (RcVec3[]){ rc_vec3_add (hand, rc_vec3 (side * claw * 0.2f, 0, claw * 0.4f)),
                                 rc_vec3_add (hand, rc_vec3 (side * claw * 0.22f, 0, claw * 0.8f)),
                                 rc_vec3_add (hand, rc_vec3 (0, 0, claw * 1.1f)) },
                     3, claw * 0.12f, s->coat);
  rc_creature_spike (
      mesh,
      (RcVec3[]){ rc_vec3_add (hand, rc_vec3 (-side * claw * 0.2f, 0, claw * 0.4f)),
                  rc_vec3_add (hand, rc_vec3 (-side * claw * 0.2f, 0, claw * 0.75f)) },
      2, claw * 0.1f, s->dark);
}

/* The house of a snail: a spiral of @shell metres. */
static void
build_snail_shell (RcMesh *mesh, const cJSON *body, const RcCreatureState *s, float y, float shell)
{
  for (int i = 0; i < 3; i++)
    {
      RcMat4 before = mesh->transform,
             m = rc_mat4_multiply (
                 before, rc_mat4_translation (rc_vec3 (0, y + shell * 0.75f, -shell * 0.15f)));

      m = rc_mat4_multiply (m, rc_mat4_rotation_z (RC_PI / 2));
      rc_mesh_set_transform (mesh, &m);
      mesh->paint.colour =
          rc_creature_colour (body, i & 1 ? "shell-dark" : "shell-colour", s->coat, s->dark);
      rc_mesh_torus (mesh, shell * (0.62f - i * 0.22f), shell * (0.32f - 0.04f * i), 20);
      rc_mesh_set_transform (mesh, &before);
    }
}

void
rc_creature_build_bug (RcMesh *mesh, const RcCreatureMoment *moment, RcCreatureState *s)
{
  const cJSON *body = moment->body;
  float        y = rc_creature_number (body, "legs", 0.02f) * (1 - 0.6f * s->stance.drop) + s->hop,
        eye[4] = { 0 };
  float t = 2 * RC_PI * (moment->seconds + moment->phase),
        open = 0.5f + 0.5f * sinf (t * (s->flies ? rc_creature_number (body, "beat", 6) : 0.4f));
  RcMat4 none = rc_mat4_identity ();
  float  sting = rc_creature_number (body, "sting", 0),
        shell = rc_creature_number (body, "spiral", 0),
        feel = rc_creature_number (body, "feelers", 0);

  build_segments (mesh, body, s, y);
  build_bug_legs (mesh, moment, s, y);
  rc_kit_read_vector (body, "eyes", eye, 4);
  if (eye[3] > 0)
    rc_creature_eyes (mesh, &none, rc_vec3 (eye[0], y + eye[1], eye[2]), eye[3],
                      rc_creature_colour (body, "eye-colour", 0, 0x101010));
  for (int side = -1; side <= 1; side += 2)
    {
      build_bug_wings (mesh, body, s, y, open, side);
      if (feel > 0)
        rc_mesh_tube (
            mesh,
            (RcVec3[]){ { side * eye[0] * 0.6f, y + eye[1], eye[2] },
                        { side * feel * 0.4f, y + eye[1] + feel * 0.7f, eye[2] + feel * 0.5f },
                        { side * feel * 0.5f, y + eye[1] + feel * 0.7f, eye[2] + feel } },
            3, feel * 0.03f, feel * 0.02f, 5);
      if (rc_creature_number (body, "claws", 0) > 0)
        build_bug_claw (mesh, body, s, y, t, side);
    }
  mesh->paint.colour = s->coat;
  if (sting > 0)
    rc_creature_spike (mesh,
                       (RcVec3[]){ { 0, y, -sting * 0.55f },
                                   { 0, y + sting * 0.25f, -sting * 1.0f },
                                   { 0, y + sting * 0.8f, -sting * 1.0f },
                                   { 0, y + sting * 1.05f, -sting * 0.55f },
                                   { 0, y + sting * 0.95f, -sting * 0.2f } },
                       5, sting * 0.13f, s->coat);
  if (shell > 0)
    build_snail_shell (mesh, body, s, y, shell);
}

/* Jaws, mane, horns and whiskers. @neck: metres; @mane: its colour */
static void
build_dragon_head (RcMesh                *mesh,
                   const RcCreatureState *s,
                   const RcMat4          *head,
                   float                  neck,
                   guint                  mane)
{
  RcMat4 before = mesh->transform, m = rc_mat4_multiply (before, *head);

  rc_creature_blob (mesh, head, rc_vec3 (0, -neck * 0.15f, neck * 1.9f),
                    rc_vec3 (neck * 0.6f, neck * 0.42f, neck * 0.8f), s->coat);
  rc_creature_blob (mesh, head, rc_vec3 (0, -neck * 0.75f, neck * 1.5f),
                    rc_vec3 (neck * 0.5f, neck * 0.2f, neck * 0.9f), s->dark);
  for (int i = 0; i < 8; i++)
    {
      float a = 2 * RC_PI * i / 8;

      rc_creature_blob (mesh, head, rc_vec3 (neck * cosf (a), neck * sinf (a), -neck * 0.5f),
                        rc_vec3 (neck * 0.45f, neck * 0.45f, neck * 0.8f), mane);
    }
  rc_mesh_set_transform (mesh, &m);
  for (int side = -1; side <= 1; side += 2)
    {
      rc_creature_spike (mesh,
                         (RcVec3[]){ { side * neck * 0.5f, neck * 0.5f, 0 },
                                     { side * neck * 0.9f, neck * 1.4f, -neck },
                                     { side * neck * 0.8f, neck * 1.8f, -neck * 2 } },
                         3, neck * 0.18f, 0xe8dcc0);
      rc_mesh_tube (mesh,
                    (RcVec3[]){ { side * neck * 0.4f, 0, neck * 2.4f },
                                { side * neck * 1.6f, neck * 0.4f, neck * 2.2f },
                                { side * neck * 2.4f, -neck * 0.6f, neck * 0.8f } },
                    3, neck * 0.08f, neck * 0.03f, 6);
    }
  rc_mesh_set_transform (mesh, &before);
}

/* The comb along the back, and four legs. @rings: [@n], from the tail on; @r: half the girth,
 * metres */
static void
build_dragon_body (RcMesh                *mesh,
                   const RcCreatureState *s,
                   const RcSweep         *rings,
                   int                    n,
                   float                  r,
                   guint                  mane)
{
  for (int i = 2; i < n - 1; i++)
    rc_creature_spike (
        mesh,
        (RcVec3[]){ { rings[i].x, rings[i].y + rings[i].high * 0.8f, rings[i].z },
                    { rings[i].x, rings[i].y + rings[i].high * 1.9f, rings[i].z - r } },
        2, r * 0.3f, mane);
  for (int leg = 0; leg < 4; leg++)
    {
      const RcSweep *at = &rings[leg < 2 ? 15 : 8];
      int            side = leg & 1 ? 1 : -1;

      mesh->paint.colour = s->coat;
      rc_creature_limb (mesh, rc_vec3 (at->x + side * r * 0.6f, at->y - r * 0.3f, at->z),
                        rc_vec3 (at->x + side * r * 1.6f, at->y - r * 2.2f, at->z + r * 0.6f),
                        r * 3.4f, rc_vec3 (side, 0, -1), r * 0.34f, r * 0.2f, NULL);
    }
}

static void
build_tongue (RcMesh *mesh, const RcCreatureMoment *moment, const RcMat4 *head, float neck)
{
  RcMat4 before = mesh->transform, m = rc_mat4_multiply (before, *head);
  float  out = rc_smooth (0.75f, 0.95f, sinf (moment->seconds * 3 + moment->phase * 6));

  rc_mesh_set_transform (mesh, &m);
  rc_creature_spike (mesh,
                     (RcVec3[]){ { 0, -neck * 0.2f, neck * 1.6f },
                                 { 0, -neck * 0.1f, neck * (1.7f + 1.2f * out) } },
                     2, neck * 0.1f, 0xb02030);
  rc_mesh_set_transform (mesh, &before);
}

/** A long body that goes along its own track: snake, long dragon, eel. */
void
rc_creature_build_serpent (RcMesh *mesh, const RcCreatureMoment *moment, RcCreatureState *s)
{
  const cJSON *body = moment->body;
  RcPattern    pattern = rc_creature_pattern (body, s->coat);
  float        l = rc_creature_number (body, "length", 1.5f),
        r = rc_creature_number (body, "girth", 0.03f),
        wave = rc_creature_number (body, "wave", 0.12f),
        period = rc_creature_number (body, "period", 0.7f),
        raise = rc_creature_number (body, "raise", 0.2f),
        high = rc_creature_number (body, "rise", 0);
  float gone = s->cycle * s->stride + high * moment->seconds * 0.8f,
        neck = rc_creature_number (body, "head", r * 1.5f);
  RcSweep   rings[RC_MOST_SWEEP];
  const int n = 22;
  RcVec3    nose;
  RcMat4    head;

  for (int i = 0; i < n; i++)
    {
      float u = (float)i / (n - 1), z = l * (u - 0.62f), track = 2 * RC_PI * (z + gone) / period,
            lift = rc_smooth (0.78f, 1, u);
      float fat = r * MIN (rc_smooth (-0.05f, 0.35f, u) + 0.06f, 1.0f) * (1 - 0.3f * lift);

      rings[i] = (RcSweep){ wave * sinf (track) * (1 - 0.8f * lift),
                            r + lift * raise + high * (1.0f + 0.45f * sinf (track * 0.7f)),
                            z - lift * raise * 0.5f, fat, fat };
    }
  rc_creature_sweep (mesh, rings, n, 14, s->coat, &pattern);
  nose = rc_vec3 (rings[n - 1].x, rings[n - 1].y, rings[n - 1].z);
  head = rc_mat4_multiply (rc_mat4_translation (nose),
                           rc_mat4_rotation_y (RC_RADIANS (CLAMP (moment->look[0], -60, 60))));
  rc_creature_blob (mesh, &head, rc_vec3 (0, 0, neck * 0.4f),
                    rc_vec3 (neck, neck * 0.62f, neck * 1.5f), s->coat);
  rc_creature_eyes (mesh, &head, rc_vec3 (neck * 0.7f, neck * 0.36f, neck * 1.0f), neck * 0.2f,
                    rc_creature_colour (body, "eye-colour", 0, 0xe0c020));
  if (rc_json_bool_or (body, "hood", FALSE))
    rc_creature_blob (mesh, &head, rc_vec3 (0, -neck * 1.4f, -neck * 0.2f),
                      rc_vec3 (neck * 1.9f, neck * 2.2f, neck * 0.4f), s->coat);
  if (rc_json_bool_or (body, "dragon", FALSE))
    {
      guint mane = rc_creature_colour (body, "mane", s->coat, 0xd8a030);

      build_dragon_head (mesh, s, &head, neck, mane);
      build_dragon_body (mesh, s, rings, n, r, mane);
    }
  else
    build_tongue (mesh, moment, &head, neck);
}
