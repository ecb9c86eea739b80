/* creature.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/creature/creature-parts.h"
#include "engine/sketch/shape/colour.h"

#include <string.h>

#define GRAVITY 9.81f

static const RcStance stances[] = {
  { .action = "stand", .rate = 0.2f, .swing = 6 },
  { .action = "wag", .rate = 3.0f, .swing = 35 },
  { .action = "sit",
    .drop = 0.34f,
    .pitch = 38,
    .neck = -24,
    .head = -6,
    .rate = 0.2f,
    .swing = 6 },
  { .action = "lie", .drop = 0.72f, .fold = 1, .neck = 6, .rate = 0.15f, .swing = 5 },
  { .action = "sleep", .drop = 0.74f, .fold = 1, .neck = -42, .head = 10, .rate = 0.1f, .lids = 1 },
  { .action = "crouch", .drop = 0.42f, .neck = -18, .fold = 0.2f },
  { .action = "crawl", .drop = 0.38f, .neck = -14 },
  { .action = "sneak", .drop = 0.25f, .neck = -22, .head = 8 },
  { .action = "eat",
    .also = "graze",
    .drop = 0.06f,
    .pitch = -7,
    .neck = -86,
    .head = -8,
    .rate = 0.9f,
    .swing = 5 },
  { .action = "drink",
    .drop = 0.08f,
    .pitch = -9,
    .neck = -90,
    .head = -2,
    .rate = 0.6f,
    .swing = 3 },
  { .action = "peck", .neck = -70, .rate = 1.6f, .swing = 20 },
  { .action = "look", .rate = 0.25f, .swing = 8 },
  { .action = "look-around", .rate = 0.35f, .swing = 34 },
  { .action = "look-up", .neck = 16, .head = 22 },
  { .action = "look-down", .neck = -30, .head = -18 },
  { .action = "jump", .hop = 0.75f, .pitch = 10, .fold = 0.45f },
  { .action = "pounce", .hop = 0.55f, .pitch = 6, .neck = -12, .fold = 0.4f, .jaw = 14 },
  { .action = "rear", .pitch = 52, .neck = 6, .drop = 0.1f, .jaw = 12 },
  { .action = "roar", .pitch = 4, .neck = 16, .head = 18, .jaw = 34, .rate = 1.2f, .swing = 3 },
  { .action = "bark", .neck = 10, .head = 12, .jaw = 24, .rate = 2.2f, .swing = 4 },
  { .action = "sing", .neck = 14, .head = 16, .jaw = 20, .rate = 1.2f, .swing = 5 },
  { .action = "talk", .jaw = 10, .rate = 1.4f, .swing = 4 },
  { .action = "fight", .pitch = 16, .neck = 8, .jaw = 26, .rate = 1.5f, .swing = 10 },
  { .action = "fall", .drop = 0.72f, .fold = 0.7f, .roll = 70 },
};

static const struct
{
  const char *name;
  void (*build) (RcMesh *, const RcCreatureMoment *, RcCreatureState *);
  int (*soles) (const RcCreatureMoment *, RcCreatureState *, RcCreatureSole *); /* (nullable) */
} plans[] = {
  { "quadruped", rc_creature_build_quadruped, rc_creature_soles_quadruped },
  { "bird", rc_creature_build_bird, rc_creature_soles_bird },
  { "fish", rc_creature_build_fish, NULL },
  { "tentacles", rc_creature_build_tentacles, NULL },
  { "bug", rc_creature_build_bug, rc_creature_soles_bug },
  { "serpent", rc_creature_build_serpent, NULL },
  { "puppet", rc_creature_build_puppet, NULL },
};

/**
 * rc_creature_resolve:
 *
 * Returns: (transfer none) (nullable): how its body is built; NULL for a person's. Of a creature
 * whose body is in no table, the nearest: that of a dog or, of a tall one, of a horse
 */
const cJSON *
rc_creature_resolve (const RcKit *kit, const RcStagingFigure *figure)
{
  const cJSON *body = rc_kit_creature (kit, figure->body);

  if (body == NULL && g_str_equal (figure->kind, "creature"))
    {
      body = rc_kit_creature (kit, figure->name);
      if (body == NULL)
        body = rc_kit_creature (kit, figure->height > 1.2 ? "horse" : "dog");
    }
  return body;
}

float
rc_creature_number (const cJSON *body, const char *key, float otherwise)
{
  return (float)rc_json_number_or (body, key, otherwise);
}

guint
rc_creature_colour (const cJSON *body, const char *key, guint coat, guint otherwise)
{
  return cJSON_GetObjectItemCaseSensitive (body, key) != NULL ? rc_kit_read_colour (body, key, coat)
                                                              : otherwise;
}

/* The data's “height” is what a staging says of it; “crown” is how high it reaches. */
float
rc_creature_crown (const cJSON *body, float height)
{
  float usual = rc_creature_number (body, "height", 1.0f);

  return height * rc_creature_number (body, "crown", usual) / usual;
}

static float
scale_of (const cJSON *body, float crown)
{
  return crown / rc_creature_number (body, "crown", rc_creature_number (body, "height", 1.0f));
}

/** Metres a second that it goes in @action; 0 if it stays. @height: of its crown */
float
rc_creature_pace (const cJSON *body, const char *action, float height)
{
  static const char *const slow[] = { "walk", "sneak", "limp", "march", "crawl", "climb" };
  static const char *const quick[] = { "run", "gallop", "skip", "pounce" };
  float walk = rc_creature_number (body, "walk", 1.0f), by = sqrtf (scale_of (body, height));

  for (guint i = 0; i < G_N_ELEMENTS (slow); i++)
    if (g_str_equal (action, slow[i]))
      return walk * by * (i == 0 || i == 3 ? 1.0f : 0.5f);
  for (guint i = 0; i < G_N_ELEMENTS (quick); i++)
    if (g_str_equal (action, quick[i]))
      return rc_creature_number (body, "run", walk * 3.2f) * by;
  if (g_str_equal (action, "fly"))
    return rc_creature_number (body, "fly", 0.0f) * by;
  if (g_str_equal (action, "swim") || g_str_equal (action, "float") || g_str_equal (action, "dive"))
    return rc_creature_number (body, "swim", walk * 0.7f) * by;
  return 0.0f;
}

/** Metres above the ground at which it plays @action: what flies is in the air. */
float
rc_creature_lift (const cJSON *body, const char *action, float height)
{
  gboolean flies = g_str_equal (action, "fly") || g_str_equal (action, "flap");

  if (flies && rc_creature_number (body, "fly", 0) > 0)
    return MAX (0.9f * height, 1.3f);
  return rc_creature_number (body, "floats", 0.0f) * scale_of (body, height);
}

/** Where somebody sits on it, from its point on the ground; (0, 0, 0) if nobody can. */
RcVec3
rc_creature_saddle (const cJSON *body, float height)
{
  float at[3] = { 0, 0, 0 };

  rc_kit_read_vector (body, "saddle", at, 3);
  return rc_vec3_scale (rc_vec3 (at[0], at[1], at[2]), scale_of (body, height));
}

/** Metres from its middle to its nose, along where it looks. */
float
rc_creature_nose (const cJSON *body, float height)
{
  float neck, head, legs = rc_creature_number (body, "legs", 0.5f);

  if (g_strcmp0 (rc_json_string_or (body, "plan", ""), "quadruped") != 0)
    return 0.5f * rc_creature_number (body, "length", 0.3f) * scale_of (body, height);
  neck = rc_creature_number (body, "neck", 0.3f) *
         cosf (RC_RADIANS (rc_creature_number (body, "neck-up", 45)));
  head = rc_creature_number (body, "head", 0.3f) *
         cosf (RC_RADIANS (rc_creature_number (body, "head-up", 0)));
  return (0.52f * rc_creature_number (body, "back", 1.2f * legs) + neck + head) *
         scale_of (body, height);
}

static float
froude_of (const cJSON *body, float pace, float scale)
{
  float legs = MAX (rc_creature_number (body, "legs", 0.5f), 0.005f);

  return pace * pace / (scale * scale) / (GRAVITY * legs);
}

/* Relative stride length is 2.3 times the Froude number to the power 0.3 (R. McN. Alexander,
 * “Estimates of speeds of dinosaurs”, Nature 261, 1976). */
float
rc_creature_stride (const cJSON *body, float pace, float height)
{
  float scale = scale_of (body, height), froude = froude_of (body, pace, scale);
  float stride =
      rc_creature_number (body, "legs", 0.5f) * 2.3f * powf (CLAMP (froude, 0.02f, 12.0f), 0.3f);

  return MAX (rc_creature_number (body, "stride", stride), 0.005f) * scale;
}

float
rc_creature_duty (const cJSON *body, float pace, float height)
{
  float froude = froude_of (body, pace, scale_of (body, height));

  return froude < 0.5f ? 0.66f : froude < 2.0f ? 0.5f : 0.34f;
}

float
rc_creature_legs (const cJSON *body, float height)
{
  return rc_creature_number (body, "legs", 0.5f) * scale_of (body, height);
}

static RcStance
stance_named (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (stances); i++)
    if (g_str_equal (stances[i].action, action) || g_strcmp0 (stances[i].also, action) == 0)
      return stances[i];
  return stances[0];
}

/* What goes over from one action to the next: all but a jump. */
static RcStance
stance_between (const RcStance *a, const RcStance *b, float share)
{
  RcStance out = *b;

  out.drop = rc_mix (a->drop, b->drop, share);
  out.pitch = rc_mix (a->pitch, b->pitch, share);
  out.neck = rc_mix (a->neck, b->neck, share);
  out.head = rc_mix (a->head, b->head, share);
  out.fold = rc_mix (a->fold, b->fold, share);
  out.lids = rc_mix (a->lids, b->lids, share);
  out.jaw = rc_mix (a->jaw, b->jaw, share);
  out.swing = rc_mix (a->swing, b->swing, share);
  out.roll = rc_mix (a->roll, b->roll, share);
  return out;
}

/* The colour of its kind; no two of a herd are quite the same. */
static guint
natural_coat (const RcCreatureMoment *moment)
{
  guint coat = rc_creature_colour (moment->body, "colour", 0x8c7c6c, 0x8c7c6c);

  return rc_colour_shade (coat, 0.86f + 0.28f * (moment->phase - floorf (moment->phase)));
}

/** What follows from a moment for all plans. */
void
rc_creature_state (RcCreatureState *self, const RcCreatureMoment *moment)
{
  const cJSON *body = moment->body;
  float        jump = fmodf (moment->seconds + moment->phase * 0.4f, 1.4f) / 0.7f;

  memset (self, 0, sizeof *self);
  self->scale = scale_of (body, moment->height);
  self->coat = rc_creature_colour (body, "fixed", moment->colour, moment->colour);
  if (self->coat == 0)
    self->coat = natural_coat (moment);
  self->dark = rc_colour_shade (self->coat, 0.62f);
  self->light = rc_colour_shade (self->coat, 1.3f);
  self->stance = stance_named (moment->action);
  if (moment->before != NULL && moment->share < 1.0f)
    {
      RcStance was = stance_named (moment->before);

      self->stance = stance_between (&was, &self->stance, moment->share);
    }
  self->moving = moment->moving;
  self->flies = (g_str_equal (moment->action, "fly") || g_str_equal (moment->action, "flap")) &&
                rc_creature_number (body, "fly", 0) > 0;
  self->swims = g_str_equal (moment->action, "swim") || g_str_equal (moment->action, "float");
  self->stride = rc_creature_stride (body, moment->pace, moment->height) / self->scale;
  self->duty = rc_creature_duty (body, moment->pace, moment->height);
  self->cycle = moment->strides;
  if (self->stance.hop > 0.0f && jump < 1.0f)
    self->hop =
        self->stance.hop * rc_creature_number (body, "legs", 0.5f) * 4.0f * jump * (1.0f - jump);
  else if (self->stance.hop > 0.0f)
    self->stance.pitch = self->stance.fold = 0.0f;
  self->place =
      rc_mat4_multiply (moment->root, rc_mat4_scaling (self->scale, self->scale, self->scale));
}

/* From the world to the body's own frame. */
static RcVec3
in_place (const RcCreatureState *self, RcVec3 at)
{
  RcVec3 off = rc_vec3_sub (at, rc_mat4_axis (&self->place, 3));
  float  by = 1.0f / (self->scale * self->scale);

  return rc_vec3 (rc_vec3_dot (off, rc_mat4_axis (&self->place, 0)) * by,
                  rc_vec3_dot (off, rc_mat4_axis (&self->place, 1)) * by,
                  rc_vec3_dot (off, rc_mat4_axis (&self->place, 2)) * by);
}

/**
 * rc_creature_step:
 * @offset: of this foot in the stride, 0 to 1
 * @rest: (inout): where it is at rest, and then where it is; metres of the data
 *
 * Where it has been put if the moment says so, else as one that goes straight on.
 */
gboolean
rc_creature_step (const RcCreatureState  *self,
                  const RcCreatureMoment *moment,
                  int                     foot,
                  float                   offset,
                  RcVec3                 *rest)
{
  float u = self->cycle + offset, k = floorf (u), f = u - k, planted;

  if (moment->feet != NULL && foot < RC_CREATURE_FEET && moment->feet[foot].placed)
    {
      *rest = in_place (self, moment->feet[foot].at);
      return moment->feet[foot].stands;
    }
  if (self->moving <= 0.0f || moment->feet != NULL)
    return TRUE;
  planted = (k - offset + self->duty / 2) * self->stride;
  if (f < self->duty)
    {
      rest->z += planted - self->cycle * self->stride;
      return TRUE;
    }
  f = (f - self->duty) / (1.0f - self->duty);
  rest->z += planted + self->stride * rc_smooth (0, 1, f) - self->cycle * self->stride;
  rest->y += 0.13f * self->stride * sinf (RC_PI * f);
  return FALSE;
}

static guint
plan_of (const cJSON *body)
{
  const char *plan = rc_json_string_or (body, "plan", "quadruped");

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    if (g_str_equal (plans[i].name, plan))
      return i;
  return 0;
}

int
rc_creature_soles (const RcCreatureMoment *moment, RcCreatureSole soles[RC_CREATURE_FEET])
{
  guint           which = plan_of (moment->body);
  RcCreatureState state;
  int             n;

  if (plans[which].soles == NULL)
    return 0;
  rc_creature_state (&state, moment);
  n = plans[which].soles (moment, &state, soles);
  for (int i = 0; i < n; i++)
    soles[i].at = rc_vec3_scale (soles[i].at, state.scale);
  return n;
}

/** Lays the being on the mesh, in the world. An unknown plan is a quadruped's. */
void
rc_creature_build (RcMesh *mesh, const RcCreatureMoment *moment)
{
  RcCreatureState state;
  RcMat4          identity = rc_mat4_identity ();

  rc_creature_state (&state, moment);
  mesh->paint = (RcPaint){ .colour = state.coat,
                           .gloss = rc_creature_number (moment->body, "gloss", 0),
                           .ink = 1.0f };
  rc_mesh_set_transform (mesh, &state.place);
  plans[plan_of (moment->body)].build (mesh, moment, &state);
  rc_mesh_set_transform (mesh, &identity);
}
