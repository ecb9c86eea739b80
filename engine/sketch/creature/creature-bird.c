/* creature-bird.c - two legs and two wings: sparrow, owl, swan, penguin, bat, pterosaur
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/creature/creature-parts.h"

typedef struct
{
  const cJSON *body;
  float        legs, length, thick, neck, neck_up, head, beak, tail, span, tilt;
} Frame;

static Frame
read_frame (const cJSON *body)
{
  Frame f = { .body = body, .legs = rc_creature_number (body, "legs", 0.1f) };

  f.length = rc_creature_number (body, "back", 0.2f);
  f.thick = rc_creature_number (body, "girth", f.length * 0.32f);
  f.neck = rc_creature_number (body, "neck", f.length * 0.2f);
  f.neck_up = RC_RADIANS (rc_creature_number (body, "neck-up", 60));
  f.head = rc_creature_number (body, "head", f.thick * 0.6f);
  f.beak = rc_creature_number (body, "beak", f.head * 0.8f);
  f.tail = rc_creature_number (body, "tail", f.length * 0.6f);
  f.span = rc_creature_number (body, "wings", f.length * 3);
  f.tilt = rc_creature_number (body, "tilt", 25);
  return f;
}

static void
build_body (const Frame *f, RcMesh *mesh, const RcMat4 *trunk, const RcCreatureState *s)
{
  RcPattern pattern = rc_creature_pattern (f->body, s->coat);
  float     l = f->length, t = f->thick, fan = rc_creature_number (f->body, "fan", 0);
  guint     tail = rc_creature_colour (f->body, "tail-colour", s->coat, s->dark);
  RcSweep   rings[6] = { { 0, 0, -l * 0.52f, t * 0.12f, t * 0.08f },
                         { 0, 0, -l * 0.34f, t * 0.6f, t * 0.5f },
                         { 0, 0, -l * 0.1f, t, t * 0.95f },
                         { 0, 0.02f * l, l * 0.18f, t, t },
                         { 0, 0.06f * l, l * 0.38f, t * 0.7f, t * 0.75f },
                         { 0, 0.1f * l, l * 0.52f, t * 0.15f, t * 0.2f } };
  RcSweep   feathers[3] = { { 0, -0.03f * l, -l * 0.42f - f->tail, t * 0.75f, t * 0.05f },
                            { 0, 0, -l * 0.42f - f->tail * 0.5f, t * 0.6f, t * 0.08f },
                            { 0, 0.01f * l, -l * 0.34f, t * 0.35f, t * 0.18f } };
  RcMat4    before = mesh->transform, m = rc_mat4_multiply (before, *trunk);
  RcMat4    none = rc_mat4_identity ();

  rc_mesh_set_transform (mesh, &m);
  rc_creature_sweep (mesh, rings, 6, 18, s->coat, &pattern);
  if (f->tail > 0)
    rc_creature_sweep (mesh, feathers, 3, 10, tail, NULL);
  for (int i = -6; i <= 6 && fan > 0; i++)
    {
      float  a = RC_RADIANS (i * 12.0f);
      RcVec3 end = { fan * sinf (a), fan * cosf (a), -l * 0.5f };

      mesh->paint.colour = tail;
      rc_mesh_tube (mesh, (RcVec3[]){ { 0, 0, -l * 0.4f }, end }, 2, fan * 0.02f, fan * 0.075f, 6);
      rc_creature_blob (mesh, &none, end, rc_vec3 (fan * 0.06f, fan * 0.06f, fan * 0.02f),
                        0x2040a0);
    }
  rc_mesh_set_transform (mesh, &before);
}

static void
build_head (const Frame            *f,
            RcMesh                 *mesh,
            const RcMat4           *trunk,
            const RcCreatureMoment *moment,
            const RcCreatureState  *s)
{
  const RcStance *stance = &s->stance;
  guint           colour = rc_creature_colour (f->body, "head-colour", s->coat, s->coat),
        beak = rc_creature_colour (f->body, "beak-colour", s->coat, 0xe0a030);
  float swing = stance->swing * sinf (2 * RC_PI * stance->rate * moment->seconds) * 0.7f;
  float up = f->neck_up + RC_RADIANS (stance->neck * 0.9f + (stance->neck < -40 ? swing : 0)) -
             (s->flies ? f->neck_up * 0.85f : 0);
  float yaw = RC_RADIANS (CLAMP (moment->look[0], -80, 80) + (stance->neck < -40 ? 0 : swing)),
        r = f->head;
  RcVec3 from = rc_mat4_point (trunk, rc_vec3 (0, 0.12f * f->length, 0.36f * f->length)), to,
         middle;
  RcMat4 head;

  to = rc_vec3_add (
      from, rc_vec3 (sinf (yaw) * 0.3f * f->neck, f->neck * sinf (up), f->neck * cosf (up)));
  middle = rc_vec3_mix (from, to, 0.5f);
  middle.z += f->neck * rc_creature_number (f->body, "neck-curve", 0) * (s->flies ? 0 : 1);
  {
    RcSweep rings[3] = { { from.x, from.y, from.z, f->thick * 0.5f, f->thick * 0.5f },
                         { middle.x, middle.y, middle.z, r * 0.72f, r * 0.72f },
                         { to.x, to.y, to.z, r * 0.7f, r * 0.7f } };

    rc_creature_sweep (mesh, rings, 3, 12, colour, NULL);
  }
  head = rc_mat4_multiply (rc_mat4_translation (to), rc_mat4_rotation_y (yaw));
  head = rc_mat4_multiply (
      head, rc_mat4_rotation_x (RC_RADIANS (stance->neck < -40 ? 50 : -stance->head)));
  rc_creature_blob (mesh, &head, rc_vec3 (0, 0.1f * r, 0), rc_vec3 (r, r, r * 1.1f), colour);
  if (rc_json_bool_or (f->body, "disc", FALSE))
    for (int side = -1; side <= 1; side += 2)
      rc_creature_blob (mesh, &head, rc_vec3 (side * r * 0.42f, 0.2f * r, r * 0.75f),
                        rc_vec3 (r * 0.48f, r * 0.5f, r * 0.3f), s->light);
  rc_creature_eyes (mesh, &head,
                    rc_json_bool_or (f->body, "disc", FALSE)
                        ? rc_vec3 (r * 0.42f, r * 0.22f, r * 1.02f)
                        : rc_vec3 (r * 0.78f, r * 0.3f, r * 0.5f),
                    rc_creature_number (f->body, "eye", r * 0.2f),
                    rc_creature_colour (f->body, "eye-colour", 0, 0x141010));
  {
    RcMat4  before = mesh->transform, m = rc_mat4_multiply (before, head);
    float   flat = rc_creature_number (f->body, "bill", 0), open = stance->jaw > 0 ? 0.3f : 0.0f;
    float   hook = rc_creature_number (f->body, "hook", 0.15f);
    RcSweep bill[3] = { { 0, -r * 0.1f - hook * f->beak, r * 0.85f + f->beak,
                          r * (flat > 0 ? 0.42f : 0.06f), r * 0.06f },
                        { 0, 0, r * 0.85f + f->beak * 0.55f, r * (flat > 0 ? 0.4f : 0.26f),
                          r * (flat > 0 ? 0.12f : 0.26f) },
                        { 0, 0, r * 0.6f, r * 0.42f, r * 0.4f } };

    rc_mesh_set_transform (mesh, &m);
    rc_creature_sweep (mesh, bill, 3, 10, beak, NULL);
    if (open > 0)
      rc_creature_spike (mesh,
                         (RcVec3[]){ { 0, -r * 0.3f, r * 0.6f },
                                     { 0, -r * (0.4f + open), r * 0.8f + f->beak * 0.7f } },
                         2, r * 0.2f, beak);
    if (cJSON_GetObjectItemCaseSensitive (f->body, "crest") != NULL)
      {
        guint  crest = rc_creature_colour (f->body, "crest", s->coat, 0xc83028);
        RcMat4 none = rc_mat4_identity ();

        for (int i = 0; i < 4; i++)
          rc_creature_blob (mesh, &none, rc_vec3 (0, r * (1.1f - 0.06f * i), r * (0.5f - 0.4f * i)),
                            rc_vec3 (r * 0.14f, r * 0.4f, r * 0.28f), crest);
      }
    if (rc_json_bool_or (f->body, "tufts", FALSE))
      for (int side = -1; side <= 1; side += 2)
        rc_creature_spike (mesh,
                           (RcVec3[]){ { side * r * 0.5f, r * 0.8f, r * 0.1f },
                                       { side * r * 0.85f, r * 1.7f, 0 } },
                           2, r * 0.3f, s->coat);
    rc_mesh_set_transform (mesh, &before);
  }
}

static void
build_legs (const Frame            *f,
            RcMesh                 *mesh,
            const RcMat4           *trunk,
            const RcCreatureMoment *moment,
            const RcCreatureState  *s)
{
  guint colour = rc_creature_colour (f->body, "feet", s->coat, 0xd89030);
  float thin = rc_creature_number (f->body, "leg-thick", f->thick * 0.09f);

  for (int side = -1; side <= 1; side += 2)
    {
      RcVec3 hip = rc_mat4_point (
                 trunk, rc_vec3 (side * f->thick * 0.45f, -f->thick * 0.6f, -f->length * 0.05f)),
             sole, toe;

      sole = rc_vec3 (side * f->thick * 0.42f, s->hop, 0);
      if (s->hop <= 0)
        rc_creature_step (s, moment, side > 0 ? 0 : 1, side > 0 ? 0 : 0.5f, &sole);
      if (s->flies)
        sole = rc_vec3_add (hip, rc_vec3 (0, -f->legs * 0.3f, -f->legs * 0.7f));
      mesh->paint.colour = colour;
      rc_creature_limb (mesh, hip, sole, f->legs * 1.12f, rc_vec3 (0, 0, -1), thin * 1.7f, thin,
                        NULL);
      for (int i = -1; i <= 1; i++)
        {
          toe = rc_vec3_add (
              sole, rc_vec3 (i * f->legs * 0.16f, thin * 0.4f - (s->flies ? f->legs * 0.1f : 0),
                             f->legs * 0.3f * rc_creature_number (f->body, "toes", 1)));
          rc_mesh_tube (mesh, (RcVec3[]){ rc_vec3_add (sole, rc_vec3 (0, thin * 0.4f, 0)), toe }, 2,
                        thin * 0.9f, thin * 0.6f, 6);
        }
    }
}

void
rc_creature_build_bird (RcMesh *mesh, const RcCreatureMoment *moment, RcCreatureState *s)
{
  Frame    f = read_frame (moment->body);
  gboolean afloat = s->swims && !s->flies, quiet = FALSE;
  float t = moment->seconds + moment->phase, rate = rc_creature_number (moment->body, "beat", 2.5f);
  float glide =
      rc_smooth (0.2f, 0.5f, sinf (t * 0.8f)) * rc_creature_number (moment->body, "glides", 0);
  float bob = s->moving * 0.03f * f.legs * sinf (4 * RC_PI * s->cycle),
        high = f.legs + f.thick * 0.75f;
  float wave = sinf (2 * RC_PI * rate * t) * (1 - glide),
        tilt = s->flies ? 4.0f : f.tilt + s->stance.pitch * 0.5f;
  RcMat4 trunk;
  guint  wing = rc_creature_colour (moment->body, "wing-colour", s->coat, s->dark);

  if (afloat)
    high = f.thick * 0.5f, tilt = MIN (tilt, 12.0f);
  if (s->stance.drop > 0.3f)
    high = f.thick * 0.8f, quiet = TRUE;
  high += s->flies ? -0.06f * f.length * wave : bob + s->hop;
  trunk = rc_mat4_translation (rc_vec3 (0, high, 0));
  trunk = rc_mat4_multiply (trunk, rc_mat4_rotation_x (RC_RADIANS (-tilt)));
  build_body (&f, mesh, &trunk, s);
  build_head (&f, mesh, &trunk, moment, s);
  if (!afloat && !quiet)
    build_legs (&f, mesh, &trunk, moment, s);
  for (int side = -1; side <= 1; side += 2)
    {
      if (s->flies || g_str_equal (moment->action, "flap"))
        rc_creature_wing (
            mesh, &trunk, rc_vec3 (side * f.thick * 0.55f, f.thick * 0.45f, f.length * 0.12f),
            f.span / 2, f.length * rc_creature_number (moment->body, "chord", 0.55f),
            10 + 42 * wave, 0, side, wing, rc_creature_colour (moment->body, "tip", s->coat, wing));
      else
        rc_creature_blob (mesh, &trunk,
                          rc_vec3 (side * f.thick * 0.88f, f.thick * 0.12f, -f.length * 0.12f),
                          rc_vec3 (f.thick * 0.24f, f.thick * 0.62f, f.length * 0.42f), wing);
    }
}

int
rc_creature_soles_bird (const RcCreatureMoment *moment, RcCreatureState *s, RcCreatureSole *out)
{
  Frame f = read_frame (moment->body);

  for (int leg = 0; leg < 2; leg++)
    out[leg] = (RcCreatureSole){ .at = { (leg == 0 ? 1 : -1) * f.thick * 0.42f, 0, 0 },
                                 .offset = leg == 0 ? 0.0f : 0.5f,
                                 .down = !s->flies && !s->swims && s->hop <= 0 };
  return 2;
}
