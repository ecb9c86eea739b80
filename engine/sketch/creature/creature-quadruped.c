/* creature-quadruped.c - four legs, or two of them and arms: dog, horse, lizard, tyrannosaur
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/creature/creature-parts.h"

/* What a body of this plan is made of, metres of the data. */
typedef struct
{
  float    legs, length, girth, depth; /* hip height; between the hips; half width, half height */
  float    neck, neck_up, neck_thick;
  float    head, head_thick, muzzle, leg_thick, sprawl, rump;
  gboolean upright; /* on the hind legs alone */
} Frame;

typedef struct
{
  const RcCreatureMoment *moment;
  const cJSON            *body;
  RcCreatureState        *state;
  Frame                   frame;
  RcMat4                  trunk; /* from the body's own frame to the ground's */
  RcMat4                  head;
  RcPattern               pattern;
} Build;

static Frame
read_frame (const cJSON *body)
{
  Frame f = { .legs = rc_creature_number (body, "legs", 0.5f) };

  f.length = rc_creature_number (body, "back", f.legs * 1.2f);
  f.girth = rc_creature_number (body, "girth", f.length * 0.2f);
  f.depth = rc_creature_number (body, "depth", f.girth * 1.25f);
  f.neck = rc_creature_number (body, "neck", f.length * 0.4f);
  f.neck_up = rc_creature_number (body, "neck-up", 45);
  f.neck_thick = rc_creature_number (body, "neck-thick", f.girth * 0.55f);
  f.head = rc_creature_number (body, "head", f.length * 0.35f);
  f.head_thick = rc_creature_number (body, "head-thick", f.head * 0.36f);
  f.muzzle = rc_creature_number (body, "muzzle", 0.55f);
  f.leg_thick = rc_creature_number (body, "leg-thick", f.girth * 0.3f);
  f.sprawl = rc_creature_number (body, "sprawl", 0);
  f.rump = rc_creature_number (body, "rump", 1.0f);
  f.upright = rc_json_bool_or (body, "upright", FALSE);
  return f;
}

/* The trunk pivots about the hind hips, so that sitting and rearing leave the hind feet. */
static void
place_trunk (Build *b)
{
  const RcStance *stance = &b->state->stance;
  const Frame    *f = &b->frame;
  float           gallop = b->state->moving > 0 && b->state->duty < 0.4f ? 1.0f : 0.0f;
  float           beat = 2 * RC_PI * b->state->cycle, hind = -f->length / 2;
  float           bob =
      b->state->moving * 0.02f * f->legs * (1 + 2 * gallop) * sinf (beat * (gallop > 0 ? 1 : 2));
  float pitch = stance->pitch + gallop * 4.5f * sinf (beat + 1.0f);
  float hop = b->state->hop;

  if (rc_json_bool_or (b->body, "hops", FALSE) && b->state->moving > 0)
    hop += 0.28f * b->state->stride * fabsf (sinf (beat / 2));
  if (b->state->flies)
    pitch = 6;
  b->trunk = rc_mat4_translation (rc_vec3 (0, f->legs * (1 - stance->drop) + bob + hop, hind));
  b->trunk = rc_mat4_multiply (b->trunk, rc_mat4_rotation_z (RC_RADIANS (stance->roll)));
  b->trunk = rc_mat4_multiply (
      b->trunk, rc_mat4_rotation_x (RC_RADIANS (-pitch - rc_creature_number (b->body, "tilt", 0))));
  b->trunk = rc_mat4_multiply (b->trunk, rc_mat4_translation (rc_vec3 (0, 0, -hind)));
}

static void
build_trunk (Build *b, RcMesh *mesh)
{
  const Frame *f = &b->frame;
  RcMat4       before = mesh->transform, m = rc_mat4_multiply (before, b->trunk);
  float        l = f->length, w = f->girth, h = f->depth, up = f->depth * 0.35f;
  float        hump = rc_creature_number (b->body, "hump", 0), breath;
  RcSweep      rings[9];

  breath = 1 + 0.015f * sinf (2 * RC_PI * (b->moment->seconds / 2.6f + b->moment->phase));
  rings[0] = (RcSweep){ 0, up * f->rump, -l * 0.72f, w * 0.10f, h * 0.14f };
  rings[1] = (RcSweep){ 0, up * f->rump, -l * 0.68f, w * 0.55f, h * 0.55f };
  rings[2] = (RcSweep){ 0, up * f->rump * 0.9f, -l * 0.5f, w * 0.9f, h * 0.88f };
  rings[3] = (RcSweep){ 0, up * 0.75f, -l * 0.2f, w * 0.92f * breath, h * 0.84f * breath };
  rings[4] = (RcSweep){ 0, up * 0.75f + hump * 0.5f, l * 0.12f, w * breath,
                        h * 0.95f * breath + hump * 0.5f };
  rings[5] = (RcSweep){ 0, up * 0.9f + hump * 0.25f, l * 0.38f, w * 0.98f, h + hump * 0.25f };
  rings[6] = (RcSweep){ 0, up * 1.15f, l * 0.56f, w * 0.8f, h * 0.88f };
  rings[7] = (RcSweep){ 0, up * 1.4f, l * 0.68f, w * 0.5f, h * 0.55f };
  rings[8] = (RcSweep){ 0, up * 1.5f, l * 0.73f, w * 0.1f, h * 0.14f };
  rc_mesh_set_transform (mesh, &m);
  rc_creature_sweep (mesh, rings, 9, 20, b->state->coat, &b->pattern);
  if (rc_json_bool_or (b->body, "shell", FALSE))
    rc_creature_blob (mesh, &(RcMat4){ { 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1 } },
                      rc_vec3 (0, up, -l * 0.02f), rc_vec3 (w * 1.35f, h * 1.35f, l * 0.86f),
                      rc_creature_colour (b->body, "shell-colour", b->state->coat, b->state->dark));
  if (rc_json_bool_or (b->body, "plates", FALSE))
    for (int i = 0; i < 7; i++)
      {
        float  z = l * (0.55f - i * 0.2f), y = up + h * (0.9f - 0.02f * i);
        RcVec3 p[2] = { { 0, y - h * 0.1f, z }, { 0, y + h * 0.34f, z - l * 0.06f } };

        rc_creature_spike (mesh, p, 2, l * 0.06f, b->state->dark);
      }
  rc_mesh_set_transform (mesh, &before);
}

static void
build_tail (Build *b, RcMesh *mesh)
{
  const Frame *f = &b->frame;
  float        long_ = rc_creature_number (b->body, "tail", f->length * 0.4f),
        thick = rc_creature_number (b->body, "tail-thick", f->girth * 0.15f),
        bush = rc_creature_number (b->body, "tail-bush", 1),
        angle = RC_RADIANS (rc_creature_number (b->body, "tail-up", -55)),
        curl = RC_RADIANS (rc_creature_number (b->body, "tail-curl", 25));
  RcMat4    before = mesh->transform, m = rc_mat4_multiply (before, b->trunk);
  RcPattern bands = { "bands", b->pattern.colour, thick * 3, b->state->coat };
  float     t = b->moment->seconds + b->moment->phase;
  float     wag = g_str_equal (b->state->stance.action, "wag") ? 0.7f : 0.14f,
        rate = wag > 0.5f ? 2.6f : 0.6f;
  RcSweep rings[8];
  RcVec3  at = { 0, f->depth * 0.45f * f->rump, -f->length * 0.64f };

  if (long_ <= 0)
    return;
  for (int i = 0; i < 8; i++)
    {
      float s = i / 7.0f, a = angle + curl * s;
      float fat =
          thick * (bush > 1 ? 0.5f + (bush - 0.5f) * sinf (RC_PI * MIN (s * 0.82f + 0.12f, 1))
                            : 1.0f - s * 0.8f);

      /* sweeps go from tail to head */
      rings[7 - i] =
          (RcSweep){ at.x, at.y, at.z, i == 7 ? fat * 0.3f : fat, i == 7 ? fat * 0.3f : fat };
      at = rc_vec3_add (at, rc_vec3 (long_ / 7 * wag * sinf (t * rate * 2 * RC_PI - s * 2),
                                     long_ / 7 * sinf (a), -long_ / 7 * cosf (a)));
    }
  rc_mesh_set_transform (mesh, &m);
  rc_creature_sweep (mesh, rings, 8, 10, b->state->coat,
                     rc_json_bool_or (b->body, "tail-bands", FALSE) ? &bands : NULL);
  if (cJSON_GetObjectItemCaseSensitive (b->body, "tuft") != NULL)
    rc_creature_blob (mesh, &(RcMat4){ { 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1 } }, at,
                      rc_vec3 (thick * 1.6f, thick * 2.6f, thick * 1.6f),
                      rc_creature_colour (b->body, "tuft", b->state->coat, b->state->dark));
  rc_mesh_set_transform (mesh, &before);
}

static void
build_neck (Build *b, RcMesh *mesh)
{
  const Frame    *f = &b->frame;
  const RcStance *stance = &b->state->stance;
  float           swing = stance->rate > 0 ? stance->swing * sinf (2 * RC_PI * stance->rate *
                                                                   (b->moment->seconds + b->moment->phase))
                                           : 0;
  gboolean        nods = stance->neck < -40 || stance->jaw > 0;
  float           nod = 3 * b->state->moving * sinf (4 * RC_PI * b->state->cycle);
  /* in flight it is stretched out */
  float rest = f->neck_up * (b->state->flies ? 0.2f : 1.0f) -
               (g_str_equal (stance->action, "sit") ? 0 : stance->pitch * 0.6f);
  float  up = RC_RADIANS (CLAMP (rest + stance->neck * MIN (1.0f, f->neck_up / 40 + 0.5f) + nod +
                                     (nods ? swing * 0.4f : 0),
                                 -78, 100));
  float  yaw = RC_RADIANS (CLAMP (b->moment->look[0], -70, 70) +
                           (nods || g_str_equal (stance->action, "wag") ? 0 : swing * 0.5f));
  RcMat4 before = mesh->transform, m = rc_mat4_multiply (before, b->trunk), turn;
  RcVec3 from = { 0, f->depth * 0.55f, f->length * 0.52f };
  float  cy = cosf (up), sy = sinf (up),
        trunk = stance->pitch + rc_creature_number (b->body, "tilt", 0);
  RcSweep rings[5];
  RcVec3  poll =
      rc_vec3_add (from, rc_vec3 (sinf (yaw) * f->neck * cy * 0.5f, f->neck * sy, f->neck * cy));
  float level = RC_RADIANS (CLAMP (b->moment->look[1], -40, 40) + stance->head +
                            rc_creature_number (b->body, "head-up", -12) +
                            (stance->neck < -40 ? -38 : 0) - trunk + (nods ? 0 : 0));

  for (int i = 0; i < 5; i++)
    {
      float  s = i / 4.0f, fat = rc_mix (f->neck_thick * 1.35f, f->neck_thick * 0.85f, s);
      RcVec3 p = rc_vec3_mix (from, poll, s * 1.08f - 0.1f);

      p.y += f->neck * 0.06f * sinf (RC_PI * s);
      rings[i] = (RcSweep){ p.x, p.y, p.z, fat * 0.85f, fat * 1.1f };
    }
  rc_mesh_set_transform (mesh, &m);
  rc_creature_sweep (mesh, rings, 5, 16, b->state->coat, &b->pattern);
  if (cJSON_GetObjectItemCaseSensitive (b->body, "mane") != NULL)
    {
      guint  colour = rc_creature_colour (b->body, "mane", b->state->coat, b->state->dark);
      float  fat = rc_creature_number (b->body, "mane-size", f->neck_thick * 0.55f);
      RcMat4 none = rc_mat4_identity ();

      for (int i = 0; i < 6; i++)
        {
          RcVec3 p = rc_vec3_mix (from, poll, i / 5.0f * 1.05f);

          if (rc_json_bool_or (b->body, "mane-round", FALSE))
            rc_creature_blob (mesh, &none, rc_vec3_add (p, rc_vec3 (0, -fat * 0.1f, fat * 0.1f)),
                              rc_vec3 (fat * 1.15f, fat * 1.25f, fat * 0.7f), colour);
          else
            rc_creature_blob (
                mesh, &none,
                rc_vec3_add (p, rc_vec3 (0, f->neck_thick * 0.95f, -f->neck_thick * 0.55f)),
                rc_vec3 (fat * 0.35f, fat, fat), colour);
        }
    }
  rc_mesh_set_transform (mesh, &before);
  turn = rc_mat4_multiply (rc_mat4_translation (poll), rc_mat4_rotation_y (yaw));
  b->head = rc_mat4_multiply (b->trunk, rc_mat4_multiply (turn, rc_mat4_rotation_x (-level)));
}

static void
build_ears (Build *b, RcMesh *mesh)
{
  const char *kind = rc_json_string_or (b->body, "ears", "point");
  float       size = rc_creature_number (b->body, "ear", b->frame.head_thick * 0.8f),
        r = b->frame.head_thick;
  RcMat4 before = mesh->transform, m = rc_mat4_multiply (before, b->head);
  guint  colour = rc_creature_colour (b->body, "ear-colour", b->state->coat, b->state->coat);

  if (g_str_equal (kind, "none"))
    return;
  for (int side = -1; side <= 1; side += 2)
    {
      RcVec3 root = { side * r * 0.6f, r * 0.72f, -r * 0.1f };
      RcVec3 points[3] = { root, rc_vec3_add (root, rc_vec3 (side * size * 0.2f, size * 0.6f, 0)),
                           rc_vec3_add (root,
                                        rc_vec3 (side * size * 0.3f, size * 1.15f, 0.05f * size)) };

      if (g_str_equal (kind, "round"))
        rc_creature_blob (mesh, &b->head,
                          rc_vec3_add (root, rc_vec3 (side * size * 0.3f, size * 0.3f, 0)),
                          rc_vec3 (size * 0.55f, size * 0.6f, size * 0.25f), colour);
      else if (g_str_equal (kind, "floppy"))
        rc_creature_blob (mesh, &b->head,
                          rc_vec3_add (root, rc_vec3 (side * size * 0.4f, -size * 0.55f, 0)),
                          rc_vec3 (size * 0.22f, size * 0.75f, size * 0.42f), colour);
      else if (g_str_equal (kind, "fan"))
        rc_creature_blob (
            mesh, &b->head,
            rc_vec3_add (root, rc_vec3 (side * size * 0.55f, -size * 0.35f, -size * 0.25f)),
            rc_vec3 (size * 0.6f, size * 0.85f, size * 0.14f), colour);
      else if (g_str_equal (kind, "side"))
        rc_creature_blob (mesh, &b->head,
                          rc_vec3_add (root, rc_vec3 (side * size * 0.6f, -size * 0.1f, 0)),
                          rc_vec3 (size * 0.7f, size * 0.28f, size * 0.3f), colour);
      else
        {
          rc_mesh_set_transform (mesh, &m);
          mesh->paint.colour = colour;
          rc_mesh_tube (mesh, points, 3, size * (g_str_equal (kind, "long") ? 0.22f : 0.4f),
                        size * 0.08f, 8);
          rc_mesh_set_transform (mesh, &before);
        }
    }
}

static void
build_horns (Build *b, RcMesh *mesh)
{
  const char *kind = rc_json_string_or (b->body, "horns", "");
  float       size = rc_creature_number (b->body, "horn", b->frame.head), r = b->frame.head_thick;
  guint       colour = rc_creature_colour (b->body, "horn-colour", b->state->coat, 0xd8ccb0);
  RcMat4      before = mesh->transform, m = rc_mat4_multiply (before, b->head);
  float       nose = b->frame.head;

  if (*kind == '\0')
    return;
  rc_mesh_set_transform (mesh, &m);
  for (int side = -1; side <= 1; side += 2)
    {
      RcVec3 root = { side * r * 0.45f, r * 0.75f, 0.05f * r };
#define AT(x, y, z) rc_vec3_add (root, rc_vec3 (side *size *(x), size *(y), size *(z)))
      if (g_str_equal (kind, "bull"))
        rc_creature_spike (
            mesh,
            (RcVec3[]){ root, AT (0.5f, 0.05f, 0), AT (0.75f, 0.3f, 0.1f), AT (0.7f, 0.6f, 0.15f) },
            4, size * 0.12f, colour);
      else if (g_str_equal (kind, "back"))
        rc_creature_spike (mesh, (RcVec3[]){ root, AT (0.1f, 0.5f, -0.2f), AT (0.2f, 0.7f, -0.7f) },
                           3, size * 0.12f, colour);
      else if (g_str_equal (kind, "ram"))
        rc_creature_spike (mesh,
                           (RcVec3[]){ root, AT (0.3f, 0.25f, -0.3f), AT (0.5f, -0.1f, -0.45f),
                                       AT (0.55f, -0.4f, -0.1f), AT (0.6f, -0.3f, 0.2f) },
                           5, size * 0.16f, colour);
      else if (g_str_equal (kind, "antlers"))
        {
          rc_creature_spike (mesh,
                             (RcVec3[]){ root, AT (0.3f, 0.4f, -0.25f), AT (0.55f, 0.8f, -0.2f),
                                         AT (0.5f, 1.2f, 0) },
                             4, size * 0.055f, colour);
          rc_creature_spike (mesh, (RcVec3[]){ AT (0.12f, 0.16f, -0.1f), AT (0.2f, 0.35f, 0.25f) },
                             2, size * 0.04f, colour);
          rc_creature_spike (mesh, (RcVec3[]){ AT (0.4f, 0.55f, -0.25f), AT (0.35f, 0.9f, 0.1f) },
                             2, size * 0.04f, colour);
          rc_creature_spike (mesh, (RcVec3[]){ AT (0.52f, 0.75f, -0.22f), AT (0.8f, 1.05f, -0.2f) },
                             2, size * 0.04f, colour);
        }
      else if (g_str_equal (kind, "knobs"))
        rc_creature_spike (mesh, (RcVec3[]){ root, AT (0.1f, 1, 0) }, 2, size * 0.3f, colour);
      else if (side > 0 && g_str_equal (kind, "single"))
        rc_creature_spike (mesh,
                           (RcVec3[]){ { 0, r * 0.7f, r * 0.5f },
                                       { 0, r * 0.7f + size * 0.85f, r * 0.5f + size * 0.5f } },
                           2, size * 0.07f, colour);
      else if (side > 0 && (g_str_equal (kind, "nose") || g_str_equal (kind, "three")))
        rc_creature_spike (mesh,
                           (RcVec3[]){ { 0, r * 0.25f, nose * 0.85f },
                                       { 0, r * 0.4f + size * 0.6f, nose * 0.95f } },
                           2, size * 0.16f, colour);
      if (g_str_equal (kind, "three"))
        rc_creature_spike (mesh, (RcVec3[]){ root, AT (0.15f, 0.35f, 0.5f), AT (0.2f, 0.6f, 1.0f) },
                           3, size * 0.12f, colour);
#undef AT
    }
  if (g_str_equal (kind, "three"))
    rc_creature_blob (mesh, &(RcMat4){ { 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1 } },
                      rc_vec3 (0, r * 0.7f, -r * 0.5f), rc_vec3 (r * 2.1f, r * 2.0f, r * 0.3f),
                      b->state->dark);
  rc_mesh_set_transform (mesh, &before);
}

/* A closed eye is a dark line under a lid of the coat's colour. */
static void
build_eyes (const Build *b, RcMesh *mesh, float r)
{
  float  eye = rc_creature_number (b->body, "eye", r * 0.16f);
  RcVec3 at = rc_vec3 (r * 0.72f, r * 0.3f, r * 0.62f);

  if (b->state->stance.lids < 0.5f)
    {
      rc_creature_eyes (mesh, &b->head, at, eye,
                        rc_creature_colour (b->body, "eye-colour", 0, 0x141010));
      return;
    }
  for (int side = -1; side <= 1; side += 2)
    {
      rc_creature_blob (mesh, &b->head, rc_vec3 (side * at.x, at.y, at.z),
                        rc_vec3 (eye * 0.8f, eye * 0.8f, eye * 0.8f), b->state->coat);
      rc_creature_blob (mesh, &b->head, rc_vec3 (side * at.x, at.y, at.z),
                        rc_vec3 (eye, eye * 0.16f, eye), 0x2a2420);
    }
}

static void
build_head (Build *b, RcMesh *mesh)
{
  const Frame *f = &b->frame;
  float        r = f->head_thick, l = f->head, m = f->muzzle;
  float  jaw = b->state->stance.jaw * (0.6f + 0.4f * sinf (2 * RC_PI * b->moment->seconds * 1.8f));
  RcMat4 before = mesh->transform, at = rc_mat4_multiply (before, b->head), low;
  guint  nose = rc_creature_colour (b->body, "nose", b->state->coat, 0x282020),
        mouth = rc_creature_colour (b->body, "muzzle-colour", b->state->coat, b->state->coat);
  RcPattern plain = { "", 0, 1, b->pattern.under };
  RcSweep   rings[6] = { { 0, 0, -r * 0.95f, r * 0.2f, r * 0.2f },
                         { 0, 0.02f * r, -r * 0.6f, r * 0.85f, r * 0.85f },
                         { 0, 0, r * 0.15f, r, r },
                         { 0, -r * 0.14f, l * 0.48f, rc_mix (r, r * m, 0.75f),
                           rc_mix (r, r * m, 0.7f) },
                         { 0, -r * 0.22f, l * 0.86f, r * m * 0.9f, r * m * 0.85f },
                         { 0, -r * 0.24f, l, r * m * 0.35f, r * m * 0.35f } };

  rc_mesh_set_transform (mesh, &at);
  rc_creature_sweep (mesh, rings, 6, 16, b->state->coat, &plain);
  rc_mesh_set_transform (mesh, &before);
  if (mouth != b->state->coat)
    rc_creature_blob (mesh, &b->head, rc_vec3 (0, -r * 0.26f, l * 0.8f),
                      rc_vec3 (r * m * 0.98f, r * m * 0.9f, l * 0.22f), mouth);
  low = rc_mat4_multiply (b->head, rc_mat4_translation (rc_vec3 (0, -r * 0.4f, l * 0.1f)));
  low = rc_mat4_multiply (low, rc_mat4_rotation_x (RC_RADIANS (jaw)));
  rc_creature_blob (mesh, &low, rc_vec3 (0, -r * m * 0.35f, l * 0.4f),
                    rc_vec3 (r * m * 0.7f, r * m * 0.36f, l * 0.44f), mouth);
  rc_creature_blob (mesh, &b->head, rc_vec3 (0, -r * 0.2f + r * m * 0.45f, l * 0.97f),
                    rc_vec3 (r * m * 0.42f, r * m * 0.3f, r * m * 0.28f), nose);
  if (rc_json_bool_or (b->body, "mask", FALSE))
    rc_creature_eyes (mesh, &b->head, rc_vec3 (r * 0.55f, r * 0.22f, r * 0.5f), r * 0.42f,
                      0x202020);
  build_eyes (b, mesh, r);
  build_ears (b, mesh);
  build_horns (b, mesh);
  rc_mesh_set_transform (mesh, &at);
  if (cJSON_GetObjectItemCaseSensitive (b->body, "trunk") != NULL)
    {
      float t = rc_creature_number (b->body, "trunk", 1),
            sway = 0.12f * sinf (b->moment->seconds * 1.7f + b->moment->phase * 6);
      RcVec3 p[5] = { { 0, -r * 0.2f, l * 0.7f },
                      { sway * 0.2f, -t * 0.25f, l * 0.7f + t * 0.22f },
                      { sway * 0.5f, -t * 0.6f, l * 0.7f + t * 0.22f },
                      { sway, -t * 0.88f, l * 0.7f + t * 0.16f },
                      { sway * 1.2f, -t, l * 0.7f + t * 0.3f } };

      mesh->paint.colour = b->state->coat;
      rc_mesh_tube (mesh, p, 5, r * 0.42f, r * 0.16f, 12);
      for (int side = -1; side <= 1; side += 2)
        rc_creature_spike (mesh,
                           (RcVec3[]){ { side * r * 0.4f, -r * 0.5f, l * 0.7f },
                                       { side * r * 0.55f, -r * 1.0f, l * 1.1f },
                                       { side * r * 0.5f, -r * 0.8f, l * 1.6f } },
                           3, r * 0.12f, 0xf0e8d4);
    }
  if (rc_json_bool_or (b->body, "beard", FALSE))
    rc_creature_spike (mesh, (RcVec3[]){ { 0, -r * 0.6f, l * 0.65f }, { 0, -r * 1.6f, l * 0.6f } },
                       2, r * 0.22f, b->state->light);
  if (rc_json_bool_or (b->body, "teeth", FALSE))
    for (int i = 0; i < 10; i++)
      {
        int   side = i & 1 ? 1 : -1;
        float z = l * (0.45f + 0.1f * (i / 2)), x = side * r * m * (0.85f - 0.05f * (i / 2)),
              y = -r * 0.2f - r * m * 0.5f;

        rc_creature_spike (mesh, (RcVec3[]){ { x, y, z }, { x, y - r * 0.16f, z } }, 2, r * 0.05f,
                           0xf4f0e0);
      }
  rc_mesh_set_transform (mesh, &before);
}

static const float walk_offsets[4] = { 0.25f, 0.75f, 0.5f, 0.0f }; /* fore left, right; hind */
static const float trot_offsets[4] = { 0.5f, 0.0f, 0.0f, 0.5f };
static const float gallop_offsets[4] = { 0.45f, 0.57f, 0.0f, 0.1f };

/* A foot at rest. Returns: whether it is on the ground */
static gboolean
rest_of (const Build *b, int leg, RcVec3 *sole, float *offset)
{
  const RcCreatureState *s = b->state;
  const Frame           *f = &b->frame;
  const float           *offsets = s->duty > 0.6f   ? walk_offsets
                                   : s->duty > 0.4f ? trot_offsets
                                                    : gallop_offsets;
  gboolean               hind = leg >= 2, raised;
  int                    side = leg & 1 ? -1 : 1;

  *offset = offsets[leg];
  if (f->upright)
    *offset = rc_json_bool_or (b->body, "hops", FALSE) ? 0.0f : leg & 1 ? 0.5f : 0.0f;
  *sole = rc_vec3 (side * (f->girth * 0.62f + f->sprawl), 0, (hind ? -0.5f : 0.5f) * f->length);
  if (f->upright && hind)
    sole->z += rc_creature_number (b->body, "balance", 0.25f) * f->length;
  if (s->stance.fold > 0 && s->hop <= 0)
    sole->z += (hind ? 0.5f : 0.42f) * f->legs * s->stance.fold;
  if (g_str_equal (s->stance.action, "sit") && hind)
    sole->z += 0.36f * f->legs;
  raised = !hind && (f->upright || g_str_equal (s->stance.action, "rear") ||
                     g_str_equal (s->stance.action, "fight"));
  return !raised && !s->flies && s->hop <= 0 && s->stance.roll <= 0;
}

static RcVec3
sole_of (const Build *b, int leg)
{
  const RcCreatureState *s = b->state;
  const Frame           *f = &b->frame;
  RcVec3                 sole;
  float                  offset, up = rc_smooth (0, 0.15f * f->legs, s->hop);

  rest_of (b, leg, &sole, &offset);
  if (s->hop <= 0)
    rc_creature_step (s, b->moment, leg, offset, &sole);
  else
    {
      sole.y += s->hop + 0.2f * f->legs * up;
      sole.z += (leg >= 2 ? -0.35f : 0.35f) * f->legs * up;
    }
  return sole;
}

static void
build_legs (Build *b, RcMesh *mesh)
{
  const Frame *f = &b->frame;
  guint        socks = rc_creature_colour (b->body, "socks", b->state->coat, b->state->coat);
  guint        hoof = rc_creature_colour (b->body, "feet", b->state->coat, b->state->coat);
  float        paw = rc_creature_number (b->body, "paw", f->leg_thick * 0.95f);
  RcMat4       none = rc_mat4_identity ();

  for (int leg = 0; leg < 4; leg++)
    {
      gboolean hind = leg >= 2;
      int      side = leg & 1 ? -1 : 1;
      RcVec3   hip = { side * f->girth * (hind ? 0.62f : 0.6f), f->depth * 0.05f,
                       (hind ? -0.5f : 0.46f) * f->length };
      RcVec3   sole = sole_of (b, leg), ankle, thigh, joint;
      float    thin = f->leg_thick * rc_creature_number (b->body, "shank", 0.55f);
      float    long_ = f->legs * 1.06f + f->sprawl * 0.8f;

      if (b->state->flies)
        sole = rc_mat4_point (&b->trunk, rc_vec3 (hip.x, -f->legs * 0.55f, hip.z - f->legs * 0.5f));
      else if ((f->upright && !hind) || (!hind && (g_str_equal (b->state->stance.action, "rear") ||
                                                   g_str_equal (b->state->stance.action, "fight"))))
        sole = rc_mat4_point (&b->trunk,
                              rc_vec3 (hip.x * 0.7f, -f->legs * (f->upright ? 0.16f : 0.42f),
                                       hip.z + f->legs * (f->upright ? 0.2f : 0.42f)));
      else if (b->state->stance.roll > 0)
        sole = rc_mat4_point (&b->trunk, rc_vec3 (hip.x, -f->legs * 0.8f, hip.z));
      thigh = rc_mat4_point (&b->trunk, hip);
      if (f->upright && !hind)
        long_ = f->legs * 0.34f, thin *= 0.5f;
      mesh->paint.colour = b->state->coat;
      ankle = rc_vec3_add (sole, rc_vec3 (0, thin * 0.9f, 0));
      rc_creature_limb (mesh, thigh, ankle, long_,
                        rc_vec3 (f->sprawl > 0 ? side * 0.8f : 0, f->sprawl > 0 ? 0.5f : 0,
                                 hind ? (f->upright ? 0.9f : -1) : 0.8f),
                        f->leg_thick * (hind ? 1.35f : 1.15f) * (f->upright && !hind ? 0.4f : 1),
                        thin, &joint);
      if (!(f->upright && !hind))
        rc_creature_blob (
            mesh, &b->trunk, rc_vec3_add (hip, rc_vec3 (-side * f->girth * 0.1f, 0, 0)),
            rc_vec3 (f->leg_thick * 1.5f, f->depth * 0.72f, f->leg_thick * (hind ? 2.0f : 1.6f)),
            b->state->coat);
      if (socks != b->state->coat)
        {
          mesh->paint.colour = socks;
          rc_mesh_tube (mesh, (RcVec3[]){ rc_vec3_mix (joint, ankle, 0.35f), ankle }, 2,
                        thin * 1.12f, thin * 1.1f, 8);
        }
      rc_creature_blob (mesh, &none, rc_vec3_add (sole, rc_vec3 (0, paw * 0.5f, paw * 0.35f)),
                        rc_vec3 (paw * 0.8f, paw * 0.52f, paw * 1.15f),
                        hoof == b->state->coat ? socks : hoof);
    }
}

static void
prepare (Build *b, const RcCreatureMoment *moment, RcCreatureState *state)
{
  *b = (Build){ .moment = moment,
                .body = moment->body,
                .state = state,
                .frame = read_frame (moment->body),
                .pattern = rc_creature_pattern (moment->body, state->coat) };
  place_trunk (b);
}

void
rc_creature_build_quadruped (RcMesh *mesh, const RcCreatureMoment *moment, RcCreatureState *state)
{
  Build b;
  float span = rc_creature_number (moment->body, "wings", 0);

  prepare (&b, moment, state);
  build_trunk (&b, mesh);
  build_tail (&b, mesh);
  build_neck (&b, mesh);
  build_head (&b, mesh);
  build_legs (&b, mesh);
  for (int side = -1; side <= 1 && span > 0; side += 2)
    rc_creature_wing (
        mesh, &b.trunk,
        rc_vec3 (side * b.frame.girth * 0.6f, b.frame.depth * 1.1f, b.frame.length * 0.3f),
        span / 2, span * 0.2f,
        state->flies ? 8 + 38 * sinf (2 * RC_PI * moment->seconds *
                                      rc_creature_number (moment->body, "beat", 0.9f))
                     : 34,
        state->flies ? 0 : 0.72f, side,
        rc_creature_colour (moment->body, "wing-colour", state->coat, state->dark), state->dark);
}

int
rc_creature_soles_quadruped (const RcCreatureMoment *moment,
                             RcCreatureState        *state,
                             RcCreatureSole         *out)
{
  Build b = {
    .moment = moment, .body = moment->body, .state = state, .frame = read_frame (moment->body)
  };

  for (int leg = 0; leg < 4; leg++)
    out[leg].down = rest_of (&b, leg, &out[leg].at, &out[leg].offset);
  return 4;
}
