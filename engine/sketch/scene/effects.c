/* effects.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/effects.h"

#include "engine/sketch/kit/kit-things.h"
#include "engine/sketch/scene/set-air.h"
#include "engine/sketch/scene/set.h"
#include "engine/sketch/shape/random.h"
#include "engine/sketch/thing/set-place.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MOST_COLOURS 6
#define SIDES        9
#define CONE         0.55 /* how much of a spotlight is seen in the air */
#define BEHIND       0.9f /* metres */
#define BOLT         9    /* pieces of a stretch of lightning */
#define FLASH        0.7f /* of lightning, what the exposure grows by */

typedef enum
{
  SHAPE_DISC,   /* soft, turned to the camera */
  SHAPE_RING,   /* a bubble */
  SHAPE_HOOP,   /* a ring that lies on the ground */
  SHAPE_LEAF,   /* flat, tumbling */
  SHAPE_STREAK, /* along its way */
  SHAPE_SHEET,  /* a curtain of light that hangs */
  SHAPE_RAY,    /* light that comes down through the air */
  SHAPE_BOLT,
  SHAPE_ARC,
  SHAPE_FLARE,
  N_SHAPES,
} Shape;

static const char *const shape_names[N_SHAPES] = { "disc",  "ring", "hoop", "leaf", "streak",
                                                   "sheet", "ray",  "bolt", "arc",  "flare" };

/* Metres, seconds. */
typedef struct
{
  Shape    shape;
  int      count, burst; /* how many specks; in how many bursts, 0: all the time */
  float    colours[MOST_COLOURS][3];
  int      n_colours;
  float    size[2], life[2], box[3];
  float    alpha, above, back, rise, drift, swirl, wind, fall, throw, length;
  gboolean dim; /* as bright as the air, not by itself */
} Part;

typedef struct
{
  Part    part;
  RcItem *item;
  int     prop;
  RcVec3  at;
  float   amount;
  guint   seed;
} RcEffect;

static int
shape_of (const char *name)
{
  for (int i = 0; i < N_SHAPES; i++)
    if (g_str_equal (shape_names[i], name))
      return i;
  return -1;
}

/** Errors: RC_ERROR_FORMAT, naming the effect and what is wrong with it */
gboolean
rc_effects_check (const cJSON *effects, GError **error)
{
  const cJSON *entry, *part;

  cJSON_ArrayForEach (entry, effects)
  {
    cJSON_ArrayForEach (part, cJSON_GetObjectItemCaseSensitive (entry, "parts"))
    {
      const cJSON *colours = cJSON_GetObjectItemCaseSensitive (part, "colours");

      if (shape_of (rc_json_string_or (part, "shape", "")) < 0)
        return rc_kit_bad (error, "kit/effects.json", entry->string, "shape", N_ ("is not known"));
      if (cJSON_GetArraySize (colours) < 1 || cJSON_GetArraySize (colours) > MOST_COLOURS)
        return rc_kit_bad (error, "kit/effects.json", entry->string, "colours",
                           N_ ("is not a list of one to six"));
      if (rc_json_number_or (part, "count", 0) < 1 || rc_json_number_or (part, "count", 0) > 500)
        return rc_kit_bad (error, "kit/effects.json", entry->string, "count",
                           N_ ("is not from 1 to 500"));
    }
  }
  return TRUE;
}

static float
number (const cJSON *json, const char *key)
{
  return (float)rc_json_number_or (json, key, 0);
}

static Part
read_part (const cJSON *json)
{
  Part         part = { .shape = (Shape)shape_of (rc_json_string_or (json, "shape", "disc")),
                        .count = (int)number (json, "count"),
                        .burst = (int)number (json, "burst"),
                        .alpha = number (json, "alpha"),
                        .above = number (json, "above"),
                        .back = number (json, "back"),
                        .rise = number (json, "rise"),
                        .drift = number (json, "drift"),
                        .swirl = number (json, "swirl"),
                        .wind = number (json, "wind"),
                        .fall = number (json, "fall"),
                        .throw = number (json, "throw"),
                        .length = number (json, "length"),
                        .dim = rc_json_bool_or (json, "dim", FALSE) };
  const cJSON *colour;

  rc_kit_read_vector (json, "size", part.size, 2);
  rc_kit_read_vector (json, "life", part.life, 2);
  rc_kit_read_vector (json, "box", part.box, 3);
  cJSON_ArrayForEach (colour, cJSON_GetObjectItemCaseSensitive (json, "colours"))
  {
    guint rgb = cJSON_IsString (colour) && *colour->valuestring == '#'
                    ? (guint)g_ascii_strtoull (colour->valuestring + 1, NULL, 16)
                    : 0xffffff;

    for (int k = 0; k < 3 && part.n_colours < MOST_COLOURS; k++)
      part.colours[part.n_colours][k] = (float)(rgb >> (16 - 8 * k) & 0xff) / 255.0f;
    part.n_colours = MIN (part.n_colours + 1, MOST_COLOURS);
  }
  return part;
}

static void
add_kind (RcScene *scene, const char *kind, float amount, int prop, const cJSON *where)
{
  const cJSON *entry = cJSON_GetObjectItemCaseSensitive (rc_kit_effects (scene->kit), kind), *json;
  gboolean     thing = g_str_equal (rc_json_string_or (entry, "place", ""), "prop");
  gboolean     sky = g_str_equal (rc_json_string_or (entry, "place", ""), "sky");

  if (entry == NULL || amount <= 0.0f || (sky && !scene->has_sky))
    return;
  scene->uniforms.horizon[3] =
      MAX (scene->uniforms.horizon[3], amount * 2.0f * number (entry, "stars"));
  cJSON_ArrayForEach (json, cJSON_GetObjectItemCaseSensitive (entry, "parts"))
  {
    float    at[3] = { 0, 0, 0 };
    RcEffect effect = { .part = read_part (json), .prop = prop, .amount = amount };

    effect.item = rc_scene_add_item (scene, rc_json_bool_or (json, "glow", FALSE) ? RC_ITEM_GLOW
                                                                                  : RC_ITEM_VEIL);
    effect.item->changes = TRUE;
    effect.seed = scene->shape.seed * 31 + scene->effects->len * 7919 + 17;
    if (prop < 0 && thing && where == NULL)
      effect.at = rc_vec3 (1.5f, 0, -1.0f);
    rc_kit_read_vector (where, "at", at, 3);
    effect.at = rc_vec3_add (effect.at, rc_vec3 (at[0], at[1], at[2]));
    g_array_append_val (scene->effects, effect);
  }
}

static gboolean
has_effect (const RcStaging *staging, const char *kind)
{
  for (guint i = 0; i < staging->n_effects; i++)
    if (g_str_equal (staging->effects[i].kind, kind))
      return TRUE;
  return FALSE;
}

/* A spotlight is seen in the air behind whom it is on. */
static void
add_cone (RcScene *scene, const RcKitLight *light)
{
  const float      *at = light->cone;
  const float       ends[2][3] = { { at[0], at[1], at[2] - BEHIND }, { at[0], 0, at[2] - BEHIND } };
  const float       radius[2] = { 0.12f, light->cone_radius };
  g_autoptr (cJSON) piece = cJSON_CreateObject ();
  cJSON            *points = cJSON_AddArrayToObject (piece, "points");

  for (int i = 0; i < 2; i++)
    cJSON_AddItemToArray (points, cJSON_CreateFloatArray (ends[i], 3));
  cJSON_AddItemToObject (piece, "radius", cJSON_CreateFloatArray (radius, 2));
  cJSON_AddNumberToObject (piece, "strength", CONE);
  rc_set_add_shaft (scene, piece, 1.0f);
}

/** The staging's effects, those of its weather, of its light and of its set. */
void
rc_effects_add (RcScene *scene)
{
  const RcStaging  *staging = scene->staging;
  const RcKitLight *light = scene->light;
  const cJSON      *entry, *weather;

  scene->effects = g_array_new (FALSE, TRUE, sizeof (RcEffect));
  for (guint i = 0; i < staging->n_effects; i++)
    {
      int prop = staging->effects[i].prop;

      add_kind (scene, staging->effects[i].kind,
                staging->effects[i].amount > 0 ? (float)staging->effects[i].amount : 0.5f,
                prop >= 0 && prop < (int)staging->n_props ? prop : -1, NULL);
    }
  cJSON_ArrayForEach (entry, rc_kit_effects (scene->kit))
  {
    cJSON_ArrayForEach (weather, cJSON_GetObjectItemCaseSensitive (entry, "weathers"))
    {
      if (cJSON_IsString (weather) && g_str_equal (weather->valuestring, staging->weather) &&
          !scene->indoors && !has_effect (staging, entry->string))
        add_kind (scene, entry->string, 0.5f, -1, NULL);
    }
  }
  if (light != NULL && light->rays > 0.0f && !has_effect (staging, "god-rays"))
    add_kind (scene, "god-rays", light->rays, -1, NULL);
  if (light != NULL && light->cone_radius > 0.0f)
    add_cone (scene, light);
  if (*staging->plate != '\0')
    return;
  cJSON_ArrayForEach (
      entry, cJSON_GetObjectItemCaseSensitive (rc_set_resolve (scene->kit, staging), "effects"))
      add_kind (scene, rc_json_string_or (entry, "kind", ""),
                (float)rc_json_number_or (entry, "amount", 0.5), -1, entry);
}

/* --- one speck ----------------------------------------------------------------------------------
 */

typedef struct
{
  RcVec3       at, way; /* way: metres a second */
  float        size, alpha, turn;
  const float *colour;
  float        age; /* 0 to 1 */
} Speck;

static void
quad (RcMesh *mesh, guint a, guint b, guint c, guint d)
{
  rc_mesh_add_triangle (mesh, a, b, c);
  rc_mesh_add_triangle (mesh, a, c, d);
}

/* A disc whose middle has @inner and whose rim @outer of the speck's alpha. */
static void
add_round (RcMesh *mesh, const Speck *speck, RcVec3 x, RcVec3 y, float inner, float outer)
{
  guint centre = rc_mesh_add_point (mesh, speck->at, speck->colour, speck->alpha * inner), mid = 0,
        rim = 0;

  for (int i = 0; i < SIDES; i++)
    {
      float  a = 2 * RC_PI * i / SIDES, c = cosf (a) * speck->size, s = sinf (a) * speck->size;
      RcVec3 way = rc_vec3_add (rc_vec3_scale (x, c), rc_vec3_scale (y, s));
      guint  m =
          rc_mesh_add_point (mesh, rc_vec3_along (speck->at, way, outer > 0 ? 0.8f : 0.55f),
                             speck->colour, speck->alpha * (outer > 0 ? inner : 0.42f * inner));
      guint r = rc_mesh_add_point (mesh, rc_vec3_add (speck->at, way), speck->colour,
                                   speck->alpha * outer);

      if (i == 0)
        {
          mid = m;
          rim = r;
        }
      else
        {
          rc_mesh_add_triangle (mesh, centre, m - 2, m);
          quad (mesh, m - 2, r - 2, r, m);
        }
      if (i == SIDES - 1)
        {
          rc_mesh_add_triangle (mesh, centre, m, mid);
          quad (mesh, m, r, rim, mid);
        }
    }
}

static void
add_leaf (RcMesh *mesh, const Speck *speck)
{
  float  a = speck->turn, b = speck->turn * 1.7f + 1.0f;
  RcVec3 x =
      rc_vec3 (cosf (a) * speck->size, sinf (b) * 0.6f * speck->size, sinf (a) * speck->size);
  RcVec3 y = rc_vec3 (-sinf (a) * 0.55f * speck->size, cosf (b) * 0.55f * speck->size,
                      0.35f * speck->size);
  guint  p[4];

  for (int i = 0; i < 4; i++)
    p[i] = rc_mesh_add_point (mesh,
                              rc_vec3_add (rc_vec3_along (speck->at, x,
                                                          i == 0   ? 1
                                                          : i == 2 ? -1
                                                                   : 0),
                                           rc_vec3_scale (y, i == 1   ? 1
                                                             : i == 3 ? -1
                                                                      : 0)),
                              speck->colour, speck->alpha);
  quad (mesh, p[0], p[1], p[2], p[3]);
}

/* A line from the speck to @end, as wide as it is large, lighter towards the end. */
static void
add_line (RcMesh *mesh, const Speck *speck, RcVec3 end, RcVec3 eye, float wide_end, float fade)
{
  RcVec3 along = rc_vec3_sub (end, speck->at);
  RcVec3 side = rc_vec3_cross (along, rc_vec3_sub (speck->at, eye));
  float  reach = rc_vec3_length (side);
  guint  left[2], mid[2], right[2];

  if (reach < 1e-6f)
    return;
  side = rc_vec3_scale (side, speck->size / reach);
  for (int i = 0; i < 2; i++)
    {
      RcVec3 at = i == 0 ? speck->at : end;
      float  wide = i == 0 ? 1.0f : wide_end, alpha = speck->alpha * (i == 0 ? 1.0f : fade);

      left[i] = rc_mesh_add_point (mesh, rc_vec3_along (at, side, wide), speck->colour, 0);
      mid[i] = rc_mesh_add_point (mesh, at, speck->colour, alpha);
      right[i] = rc_mesh_add_point (mesh, rc_vec3_along (at, side, -wide), speck->colour, 0);
    }
  quad (mesh, left[0], left[1], mid[1], mid[0]);
  quad (mesh, mid[0], mid[1], right[1], right[0]);
}

/* From the speck down, crooked, with its glow; @lean: to the right. Returns: where it ends */
static RcVec3
add_crooked (RcMesh *mesh, const Speck *speck, guint seed, float length, float lean, RcVec3 eye)
{
  Speck piece = *speck, glow = *speck;

  glow.size *= 5.0f;
  glow.alpha *= 0.12f;
  for (guint i = 0; i < BOLT; i++)
    {
      RcVec3 to = piece.at;

      to.y -= length / BOLT;
      to.x += (rc_random_at (seed, i * 2) - 0.5f) * length * 0.16f + lean * length / BOLT;
      to.z += (rc_random_at (seed, i * 2 + 1) - 0.5f) * length * 0.1f;
      add_line (mesh, &piece, to, eye, 1, 1);
      piece.at = to;
    }
  add_line (mesh, &glow, piece.at, eye, 1, 1);
  return piece.at;
}

/* One way to the ground, and two that leave it. */
static void
add_bolt (RcMesh *mesh, const Speck *speck, guint seed, float length, RcVec3 eye)
{
  Speck branch = *speck;

  branch.at = add_crooked (mesh, speck, seed, 0.4f * length, 0, eye);
  add_crooked (mesh, &branch, seed + 1, 0.6f * length, 0, eye);
  branch.size *= 0.5f;
  branch.alpha *= 0.7f;
  add_crooked (mesh, &branch, seed + 2, 0.35f * length, 0.8f, eye);
  add_crooked (mesh, &branch, seed + 3, 0.25f * length, -0.9f, eye);
}

static void
add_arc (RcMesh *mesh, const Speck *speck, guint index, float back)
{
  float radius = back * 0.62f - (float)index * speck->size, wide = speck->size * 0.62f;
  guint before = 0;

  for (int i = 0; i <= 40; i++)
    {
      float  a = RC_PI * i / 40.0f, c = cosf (a), s = sinf (a);
      RcVec3 middle = rc_vec3 (0.3f * back, -0.1f * back, -back);
      guint  p = rc_mesh_add_point (
           mesh, rc_vec3_add (middle, rc_vec3 (c * (radius + wide), s * (radius + wide), 0)),
           speck->colour, 0);

      rc_mesh_add_point (mesh, rc_vec3_add (middle, rc_vec3 (c * radius, s * radius, 0)),
                         speck->colour, speck->alpha);
      rc_mesh_add_point (
          mesh, rc_vec3_add (middle, rc_vec3 (c * (radius - wide), s * (radius - wide), 0)),
          speck->colour, 0);
      if (i > 0)
        {
          quad (mesh, before, p, p + 1, before + 1);
          quad (mesh, before + 1, p + 1, p + 2, before + 2);
        }
      before = p;
    }
}

/* Images of the sun in the lens, on the line from it through the middle of the picture. */
static void
add_flare (RcScene *scene, RcMesh *mesh, Speck *speck, guint index)
{
  static const float places[] = { 0.6f, 0.25f, -0.2f, -0.5f, -0.8f, -1.3f };
  const float       *sun = scene->uniforms.sun;
  const RcCamera    *camera = &scene->camera;
  RcVec3             way = rc_vec3 (sun[0], sun[1], sun[2]);
  float              deep = -rc_vec3_dot (way, camera->back), at = places[index % 6] * 2.0f, x, y;

  if (deep < 0.2f)
    return;
  x = rc_vec3_dot (way, camera->right) / deep;
  y = rc_vec3_dot (way, camera->up) / deep;
  if (fabsf (x) > 1.3f * camera->tan_x || fabsf (y) > 1.3f * camera->tan_y)
    return;
  speck->at = rc_vec3_along (camera->eye, camera->back, -2.0f);
  speck->at = rc_vec3_along (rc_vec3_along (speck->at, camera->right, x * at), camera->up, y * at);
  speck->size *= 4.0f * camera->tan_y;
  add_round (mesh, speck, camera->right, camera->up, 0.5f, 0.9f);
}

static void
add_speck (RcScene *scene, const RcEffect *effect, Speck *speck, guint index, guint seed)
{
  const RcCamera *camera = &scene->camera;
  const Part     *part = &effect->part;
  RcMesh         *mesh = effect->item->mesh;
  const float    *key = scene->uniforms.key_direction;
  RcVec3          end;

  switch (part->shape)
    {
    case SHAPE_DISC:
      add_round (mesh, speck, camera->right, camera->up, 1, 0);
      break;
    case SHAPE_RING:
      add_round (mesh, speck, camera->right, camera->up, 0.12f, 1);
      break;
    case SHAPE_HOOP:
      add_round (mesh, speck, rc_vec3 (1, 0, 0), rc_vec3 (0, 0, -1), 0.02f, 0.7f);
      break;
    case SHAPE_LEAF:
      add_leaf (mesh, speck);
      break;
    case SHAPE_STREAK:
      add_line (mesh, speck, rc_vec3_along (speck->at, speck->way, -part->length), camera->eye,
                0.3f, 0);
      break;
    case SHAPE_SHEET:
      end = speck->at;
      end.y += part->length;
      add_line (mesh, speck, end, camera->eye, 1.3f, 0.0f);
      break;
    case SHAPE_RAY:
      end = rc_vec3_along (speck->at, rc_vec3 (key[0], MAX (key[1], 0.25f), key[2]), -part->length);
      add_line (mesh, speck, end, camera->eye, 1.9f, 0.22f);
      break;
    case SHAPE_BOLT:
      scene->uniforms.grade[0] *= 1.0f + FLASH * speck->alpha / MAX (part->alpha, 0.01f);
      add_bolt (mesh, speck, seed, part->length, camera->eye);
      break;
    case SHAPE_ARC:
      add_arc (mesh, speck, index, part->back);
      break;
    case SHAPE_FLARE:
      add_flare (scene, mesh, speck, index);
      break;
    case N_SHAPES:
      break;
    }
}

/* --- where each one is ---------------------------------------------------------------------------
 */

static float
ease_alpha (const Part *part, float age)
{
  if (part->shape == SHAPE_ARC || part->shape == SHAPE_FLARE)
    return 1.0f;
  if (part->shape == SHAPE_BOLT) /* two strokes, the second dies away */
    return age < 0.03f ? 1.0f : age < 0.06f ? 0.0f : age < 0.30f ? (0.30f - age) / 0.24f : 0.0f;
  if (part->burst > 0)
    return (1.0f - age) * (1.0f - 0.6f * age);
  return MIN (1.0f, 6.0f * age) * MIN (1.0f, 2.5f * (1.0f - age));
}

/* As rc_random_at(), -0.5 to 0.5. */
static float
spread (guint seed, guint index)
{
  return rc_random_at (seed, index) - 0.5f;
}

static void
move_speck (RcScene *scene, RcEffect *effect, RcVec3 base, guint k, float seconds, float wind)
{
  const Part  *part = &effect->part;
  int          per = part->burst > 0 ? MAX (part->count / part->burst, 1) : 1;
  guint        own = part->burst > 0 ? k / (guint)per : k;
  float        life = rc_mix (part->life[0], part->life[1], rc_random_at (effect->seed, own * 5));
  float        turns = seconds / life + rc_random_at (effect->seed, own * 5 + 1);
  guint        round = (guint)(int)floorf (turns), seed = effect->seed + own * 1013 + round * 7919;
  guint        each = effect->seed + k * 331 + round * 17;
  float        age = turns - floorf (turns), t = age * life, z, ring, a;
  float        phase = 6.28f * rc_random_at (each, 3);
  const float *colour = part->colours[(part->burst > 1 ? seed : each) % (guint)part->n_colours];
  float        dimmed[3];
  Speck        speck = { .age = age, .colour = colour };

  if (part->shape == SHAPE_ARC)
    speck.colour = part->colours[k % (guint)part->n_colours];
  if (part->dim)
    {
      float bright =
          MIN (1.2f * sqrtf (0.3f * scene->uniforms.haze[0] + 0.5f * scene->uniforms.haze[1] +
                             0.2f * scene->uniforms.haze[2]),
               1.0f);

      for (int i = 0; i < 3; i++)
        dimmed[i] = colour[i] * bright;
      speck.colour = dimmed;
    }
  z = 2.0f * rc_random_at (each, 4) - 1.0f;
  ring = sqrtf (MAX (1.0f - z * z, 0.0f));
  a = 6.2832f * rc_random_at (each, 5);
  speck.way = rc_vec3 (part->drift + part->wind * wind + part->throw *ring * cosf (a),
                       part->rise + part->throw *(part->fall > 3 ? fabsf (z) : z) - part->fall * t,
                       part->throw *ring * sinf (a));
  speck.at = rc_vec3_add (base, rc_vec3 (part->box[0] * spread (seed, 6),
                                         part->above + part->box[1] * rc_random_at (seed, 7),
                                         part->box[2] * spread (seed, 8) - part->back));
  speck.at.x +=
      (speck.way.x) * (part->wind > 0 ? t - life / 2 : t) + part->swirl * sinf (t * 1.9f + phase);
  speck.at.y += speck.way.y * t + 0.5f * part->fall * t * t;
  speck.at.z += speck.way.z * t + 0.6f * part->swirl * cosf (t * 1.4f + phase);
  speck.size = rc_mix (part->size[0], part->size[1], age);
  speck.alpha = part->alpha * ease_alpha (part, age);
  speck.turn = phase + t * 3.1f;
  if (speck.alpha > 0.004f && speck.size > 0.0f && (speck.at.y > -0.2f || base.y < 0))
    add_speck (scene, effect, &speck, k, seed);
}

/** Call once a frame, when the camera and the props are where they belong. */
void
rc_effects_move (RcScene *scene, float seconds)
{
  const RcStaging    *staging = scene->staging;
  const RcKitWeather *weather = rc_kit_weather (scene->kit, staging->weather);
  float               wind = (float)staging->wind;

  if (scene->effects == NULL)
    return;
  if (weather != NULL)
    wind = MAX (wind, weather->blow);
  wind = 0.15f + wind;
  for (guint i = 0; i < scene->effects->len; i++)
    {
      RcEffect *effect = &g_array_index (scene->effects, RcEffect, i);
      int       n = (int)((float)effect->part.count * MIN (0.3f + 1.4f * effect->amount, 1.0f));
      RcVec3    base = effect->at;

      if (effect->prop >= 0)
        {
          const RcItem *item = scene->prop_items[effect->prop];

          base = rc_mat4_point (&item->model, rc_vec3 (0.5f * (item->least.x + item->most.x),
                                                       0.75f * item->most.y,
                                                       0.5f * (item->least.z + item->most.z)));
        }
      if (effect->part.burst > 0 || effect->part.shape >= SHAPE_BOLT)
        n = effect->part.count;
      rc_mesh_clear (effect->item->mesh);
      for (int k = 0; k < n; k++)
        move_speck (scene, effect, base, (guint)k, seconds, wind);
      rc_item_measure (effect->item);
    }
}
