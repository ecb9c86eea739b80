/* creature-sea.c - what swims: fish, whales, rays; jellyfish and octopuses
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/creature/creature-parts.h"

typedef struct
{
  float    long_, wide, high, phase;
  gboolean upright_tail; /* swings sideways, as a fish's; else up and down, as a whale's */
} Swimmer;

/* The wave that runs through the body, growing towards the tail. @s: 0 tail to 1 nose */
static RcVec3
sway (const Swimmer *w, float s, float amplitude)
{
  float by = amplitude * w->long_ * (1 - s) * (1 - s) * sinf (w->phase + s * 5.0f);

  return w->upright_tail ? rc_vec3 (by, 0, 0) : rc_vec3 (0, by, 0);
}

static void
fin (RcMesh *mesh, RcVec3 root, RcVec3 end, float chord, float thin, gboolean flat)
{
  RcSweep rings[3] = { { root.x, root.y, root.z, flat ? chord : thin, flat ? thin : chord },
                       { (root.x + end.x) / 2, (root.y + end.y) / 2, (root.z + end.z) / 2,
                         flat ? chord * 0.75f : thin, flat ? thin : chord * 0.75f },
                       { end.x, end.y, end.z, flat ? chord * 0.2f : thin * 0.5f,
                         flat ? thin * 0.5f : chord * 0.2f } };
  RcVec3  points[3 * 9];

  /* Across its own way, the chord lies along the body. */
  for (int k = 0; k < 3; k++)
    for (int i = 0; i <= 8; i++)
      {
        float a = 2 * RC_PI * (i % 8) / 8, c = MAX (rings[k].wide, rings[k].high),
              t = MIN (rings[k].wide, rings[k].high);
        RcVec3 way = rc_vec3_unit (rc_vec3_sub (end, root)), along = { 0, 0, 1 },
               out = rc_vec3_unit (rc_vec3_cross (along, way));
        RcVec3 lead = rc_vec3_unit (rc_vec3_cross (way, out));

        points[k * 9 + i] = rc_vec3_along (
            rc_vec3_along (rc_vec3 (rings[k].x, rings[k].y, rings[k].z), lead, c * sinf (a)), out,
            -t * cosf (a));
      }
  rc_mesh_skin (mesh, points, 3, 8, NULL, TRUE);
}

void
rc_creature_build_fish (RcMesh *mesh, const RcCreatureMoment *moment, RcCreatureState *s)
{
  const cJSON *body = moment->body;
  RcPattern    pattern = rc_creature_pattern (body, s->coat);
  float        l = rc_creature_number (body, "length", 0.3f),
        w = rc_creature_number (body, "girth", l * 0.12f),
        h = rc_creature_number (body, "depth", w * 1.4f),
        y = rc_creature_number (body, "centre", h * 1.4f);
  float rate = rc_creature_number (body, "beat", 1.6f) * (s->moving > 0 ? 1.0f : 0.5f),
        nose = rc_creature_number (body, "snout", 0.25f);
  Swimmer swimmer = { l, w, h, -2 * RC_PI * rate * (moment->seconds + moment->phase),
                      !rc_json_bool_or (body, "fluke", FALSE) };
  float   amplitude = rc_creature_number (body, "sway", 0.12f),
        tail = rc_creature_number (body, "tail", h * 1.1f);
  RcSweep            rings[9];
  static const float shape[9] = { 0.10f, 0.14f, 0.36f, 0.68f, 0.92f, 1.0f, 0.92f, 0.62f, 0.12f };
  RcVec3             end;
  guint              colour = rc_creature_colour (body, "fin-colour", s->coat, s->dark);
  RcMat4             none = rc_mat4_identity ();

  y += s->hop + 0.03f * l * sinf (moment->seconds * 1.3f + moment->phase * 6);
  for (int i = 0; i < 9; i++)
    {
      float  u = i / 8.0f, fat = i == 8   ? nose * 0.35f
                                 : i == 7 ? MAX (shape[7] * (0.6f + nose * 0.6f), nose)
                                          : shape[i];
      RcVec3 by = sway (&swimmer, u, amplitude);

      rings[i] = (RcSweep){ by.x, y + by.y, l * (u * 0.9f - 0.42f), w * fat, h * fat };
    }
  rc_creature_sweep (mesh, rings, 9, 20, s->coat, &pattern);
  end = rc_vec3 (rings[0].x, rings[0].y, rings[0].z + 0.03f * l);
  mesh->paint.colour = colour;
  for (int side = -1; side <= 1; side += 2)
    {
      RcVec3 swing = sway (&swimmer, -0.12f, amplitude);
      RcVec3 tip = { swing.x + (swimmer.upright_tail ? 0 : side * tail),
                     y + swing.y + (swimmer.upright_tail ? side * tail : 0), end.z - tail * 0.75f };
      float  flap = rc_creature_number (body, "flap", 0),
            wing = rc_creature_number (body, "wing", w * 1.6f);

      fin (mesh, end, tip, tail * 0.36f, tail * 0.06f, FALSE);
      fin (mesh, rc_vec3 (side * w * 0.75f, y - h * 0.3f, l * 0.2f),
           rc_vec3 (side * (w * 0.7f + wing),
                    y - h * (flap > 0 ? 0 : 0.9f) + wing * flap * sinf (-swimmer.phase),
                    l * (flap > 0 ? 0.0f : 0.06f)),
           rc_creature_number (body, "wing-chord", wing * 0.34f), wing * 0.05f + h * 0.02f, TRUE);
    }
  if (rc_creature_number (body, "dorsal", h * 0.7f) > 0)
    fin (mesh, rc_vec3 (rings[5].x, y + h * 0.8f, l * 0.08f),
         rc_vec3 (rings[4].x, y + h + rc_creature_number (body, "dorsal", h * 0.7f), -l * 0.04f),
         rc_creature_number (body, "dorsal-chord", l * 0.08f), w * 0.07f + 0.002f, FALSE);
  rc_creature_eyes (mesh, &none, rc_vec3 (w * shape[7] * 0.98f, y + h * 0.16f, l * 0.36f),
                    rc_creature_number (body, "eye", h * 0.1f), 0x101014);
  if (rc_json_bool_or (body, "whiskers", FALSE))
    {
      rc_creature_blob (mesh, &none, rc_vec3 (0, y + h * 0.25f, l * 0.48f),
                        rc_vec3 (w * 0.3f, w * 0.22f, w * 0.25f), 0x242020);
      for (int side = -1; side <= 1; side += 2)
        rc_mesh_tube (mesh,
                      (RcVec3[]){ { side * w * 0.1f, y, l * 0.47f },
                                  { side * w * 0.6f, y - h * 0.1f, l * 0.5f } },
                      2, w * 0.02f, w * 0.01f, 5);
    }
  if (rc_json_bool_or (body, "mouth", FALSE))
    rc_creature_blob (mesh, &none, rc_vec3 (0, y - h * 0.42f, l * 0.36f),
                      rc_vec3 (w * 0.5f, h * 0.07f, l * 0.05f), 0xf0e8e4);
}

/** Jellyfish and octopus: a bell or a bag, and arms. */
void
rc_creature_build_tentacles (RcMesh *mesh, const RcCreatureMoment *moment, RcCreatureState *s)
{
  const cJSON *body = moment->body;
  int          arms = (int)CLAMP (rc_creature_number (body, "arms", 8), 3, 16);
  float        r = rc_creature_number (body, "girth", 0.2f),
        long_ = rc_creature_number (body, "arm", 0.5f),
        thick = rc_creature_number (body, "arm-thick", r * 0.2f);
  float t = 2 * RC_PI * (moment->seconds * rc_creature_number (body, "beat", 0.7f) + moment->phase),
        pulse = 1 + 0.1f * sinf (t);
  gboolean bell = rc_json_bool_or (body, "bell", TRUE);
  float    y = bell || s->swims ? long_ * 0.95f : r * 0.5f;
  RcMat4   none = rc_mat4_identity (), before = mesh->transform, m;

  y += 0.06f * long_ * sinf (t - 1) + s->hop;
  m = rc_mat4_multiply (before, rc_mat4_translation (rc_vec3 (0, y, 0)));
  rc_mesh_set_transform (mesh, &m);
  mesh->paint.colour = s->coat;
  if (bell)
    {
      float profile[7][2] = {
        { 0, r * 0.25f },        { r * 0.9f * pulse, 0 },  { r * 1.05f * pulse, r * 0.12f },
        { r * pulse, r * 0.5f }, { r * 0.72f, r * 0.88f }, { r * 0.35f, r * 1.05f },
        { 0, r * 1.1f }
      };

      rc_mesh_lathe (mesh, (const float (*)[2])profile, 7, 20);
      rc_creature_blob (mesh, &none, rc_vec3 (0, r * 0.55f, 0),
                        rc_vec3 (r * 0.5f, r * 0.3f, r * 0.5f), s->light);
    }
  else
    {
      RcSweep bag[5] = { { 0, r * 2.4f, -r * 0.9f, r * 0.2f, r * 0.2f },
                         { 0, r * 2.1f, -r * 0.7f, r * 0.85f, r * 0.9f },
                         { 0, r * 1.4f, -r * 0.3f, r * pulse, r * 1.05f * pulse },
                         { 0, r * 0.6f, 0, r * 0.75f, r * 0.7f },
                         { 0, -r * 0.1f, r * 0.05f, r * 0.6f, r * 0.6f } };

      rc_creature_sweep (mesh, bag, 5, 18, s->coat, NULL);
      rc_creature_eyes (mesh, &none, rc_vec3 (r * 0.62f, r * 0.85f, r * 0.42f), r * 0.22f,
                        0xe8d8a0);
      rc_creature_eyes (mesh, &none, rc_vec3 (r * 0.66f, r * 0.87f, r * 0.58f), r * 0.1f, 0x101010);
    }
  for (int i = 0; i < arms; i++)
    {
      float  a = 2 * RC_PI * (i + 0.5f) / arms, reach = bell || s->swims ? 0.3f : 1.0f;
      RcVec3 points[6];

      for (int k = 0; k < 6; k++)
        {
          float u = k / 5.0f, out = r * (bell ? 0.7f : 0.4f) + long_ * reach * u,
                wave = 0.14f * long_ * u * sinf (t * 0.8f - u * 4 + i * 1.3f),
                down = bell || s->swims
                           ? -long_ * 0.92f * u
                           : -y * MIN (u * 2.2f, 0.96f) + (u > 0.8f ? 0.08f * long_ : 0);

          points[k] =
              rc_vec3 (cosf (a) * out - sinf (a) * wave, down, sinf (a) * out + cosf (a) * wave);
        }
      mesh->paint.colour = i & 1 ? s->coat : s->dark;
      rc_mesh_tube (mesh, points, 6, thick, thick * 0.15f, 8);
    }
  rc_mesh_set_transform (mesh, &before);
}
