/* scene-effects.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/scene-effects.h"

#include "engine/sketch/scene/business.h"
#include "engine/sketch/scene/scene-subject.h"
#include "engine/sketch/shape/random.h"
#include "engine/sketch/thing/prop-motion.h"

#define FAN        28
#define RINGS      5
#define MOST_DROPS 420

/* A disc of radius 1 in the x-y or x-z plane that fades from @most in its middle to nothing. */
static void
add_disc (RcMesh *mesh, const float colour[3], float most, float power, gboolean lying)
{
  guint centre = rc_mesh_add_point (mesh, rc_vec3 (0, 0, 0), colour, most), before = 0;

  for (int ring = 1; ring <= RINGS; ring++)
    {
      float r = (float)ring / RINGS, alpha = most * powf (1.0f - r, power);
      guint first = mesh->vertices->len;

      for (int i = 0; i < FAN; i++)
        {
          float a = 2 * RC_PI * i / FAN, x = r * cosf (a), y = r * sinf (a);

          rc_mesh_add_point (mesh, lying ? rc_vec3 (x, 0, -y) : rc_vec3 (x, y, 0), colour, alpha);
        }
      for (guint i = 0; i < FAN; i++)
        {
          guint next = (i + 1) % FAN;

          if (ring == 1)
            rc_mesh_add_triangle (mesh, centre, first + i, first + next);
          else
            {
              rc_mesh_add_triangle (mesh, before + i, first + i, first + next);
              rc_mesh_add_triangle (mesh, before + i, first + next, before + next);
            }
        }
      before = first;
    }
}

static void
display_colour (const float light[3], float out[3])
{
  float most = MAX (MAX (light[0], light[1]), MAX (light[2], 0.001f));

  for (int i = 0; i < 3; i++)
    out[i] = sqrtf (MAX (light[i], 0.0f) / most);
}

/** The glow around a lamp; turned to the camera in every frame. */
RcItem *
rc_scene_add_halo (RcScene *scene, const RcLamp *lamp, float power)
{
  RcItem *item = rc_scene_add_item (scene, RC_ITEM_GLOW);
  float   colour[3];

  display_colour (lamp->colour, colour);
  add_disc (item->mesh, colour, 0.62f * MIN (power, 1.0f), 2.2f, FALSE);
  rc_item_measure (item);
  return item;
}

/** Two opposite beams of a lighthouse, as sheets that fade along and across. */
void
rc_scene_add_beam (RcScene *scene, const RcLamp *lamp, RcVec3 at, float power)
{
  enum
  {
    ALONG = 10,
    ACROSS = 6
  };
  RcItem *item = rc_scene_add_item (scene, RC_ITEM_GLOW);
  float   colour[3];

  display_colour (lamp->colour, colour);
  for (int way = 0; way < 2; way++)
    {
      float side = way == 0 ? -1.0f : 1.0f;
      guint base = item->mesh->vertices->len;

      for (int i = 0; i <= ALONG; i++)
        for (int k = 0; k <= ACROSS; k++)
          {
            float t = (float)i / ALONG, v = 2.0f * k / ACROSS - 1.0f, x = t * lamp->beam;
            float alpha = 0.5f * power * (1 - t) * (1 - t) * (1 - v * v);

            rc_mesh_add_point (
                item->mesh,
                rc_vec3 (side * x, v * (0.35f + x * lamp->spread) - 0.02f * x, x * 0.30f), colour,
                alpha);
            if (i > 0 && k > 0)
              {
                guint here = base + i * (ACROSS + 1) + k, before = here - ACROSS - 1;

                rc_mesh_add_triangle (item->mesh, before - 1, here - 1, here);
                rc_mesh_add_triangle (item->mesh, before - 1, here, before);
              }
          }
    }
  item->model = rc_mat4_translation (at);
  rc_item_measure (item);
}

RcItem *
rc_scene_add_ground_shadow (RcScene *scene)
{
  static const float black[3] = { 0, 0, 0 };
  RcItem            *item = rc_scene_add_item (scene, RC_ITEM_VEIL);

  add_disc (item->mesh, black, 0.55f, 1.4f, TRUE);
  rc_item_measure (item);
  return item;
}

/** Rain or snow, if the weather has it. */
void
rc_scene_add_weather (RcScene *scene)
{
  const RcKitWeather *weather = rc_kit_weather (scene->kit, scene->staging->weather);
  RcItem             *item;

  if (weather == NULL || (weather->rain <= 0.0f && weather->snow <= 0.0f))
    return;
  item = rc_scene_add_item (scene, RC_ITEM_VEIL);
  item->changes = TRUE;
  item->identity = -1; /* known again by rc_scene_move_weather() */
}

static float
wrap (float value)
{
  return value - floorf (value);
}

/* Drops live in a box before the camera, in the camera's own measure, and come round again. */
static void
add_drop (RcScene *scene, RcMesh *mesh, guint index, float seconds, const RcKitWeather *weather)
{
  const RcCamera *camera = &scene->camera;
  guint           seed = scene->shape.seed + 4711;
  float    depth = 1.2f + 9.0f * rc_random_at (seed, index * 3) * rc_random_at (seed, index * 3);
  gboolean rain = weather->rain > 0.0f;
  float    fall = rain ? 9.0f : 0.9f, tall = 2.4f * depth * camera->tan_y,
        wide = 2.4f * depth * camera->tan_x;
  float  y = wrap (rc_random_at (seed, index * 3 + 1) - seconds * fall / tall) - 0.5f;
  float  sway = rain ? 0.12f * seconds * fall / wide : 0.25f * sinf (seconds * 0.9f + index) / wide;
  float  x = wrap (rc_random_at (seed, index * 3 + 2) + sway) - 0.5f;
  RcVec3 at = rc_vec3_along (camera->eye, camera->back, -depth);
  float  grey = 0.62f + 0.25f * scene->uniforms.grade[0] * 0.2f,
        colour[3] = { grey, grey, grey * 1.06f };

  at = rc_vec3_along (rc_vec3_along (at, camera->right, x * wide), camera->up, y * tall);
  if (rain)
    {
      RcVec3 to = rc_vec3_add (at, rc_vec3 (0.036f, -0.30f, 0));
      RcVec3 half = rc_vec3_scale (camera->right, 0.9f * depth * camera->tan_y / 360.0f);
      guint  a = rc_mesh_add_point (mesh, rc_vec3_sub (at, half), colour, 0.02f);
      guint  b = rc_mesh_add_point (mesh, rc_vec3_add (at, half), colour, 0.02f);
      guint  c = rc_mesh_add_point (mesh, rc_vec3_add (to, half), colour, 0.34f);
      guint  d = rc_mesh_add_point (mesh, rc_vec3_sub (to, half), colour, 0.34f);

      rc_mesh_add_triangle (mesh, a, d, c);
      rc_mesh_add_triangle (mesh, a, c, b);
    }
  else
    {
      float r =
          (0.0032f + 0.0045f * rc_random_at (seed, index * 3 + 8)) * depth * camera->tan_y * 2.0f +
          0.0f * rc_random_at (seed, index * 3 + 7);
      float white[3] = { 0.94f, 0.95f, 0.97f };
      guint a = rc_mesh_add_point (mesh, rc_vec3_along (at, camera->up, r), white, 0.8f);
      guint b = rc_mesh_add_point (mesh, rc_vec3_along (at, camera->right, -r), white, 0.5f);
      guint c = rc_mesh_add_point (mesh, rc_vec3_along (at, camera->up, -r), white, 0.8f);
      guint d = rc_mesh_add_point (mesh, rc_vec3_along (at, camera->right, r), white, 0.5f);

      rc_mesh_add_triangle (mesh, a, b, c);
      rc_mesh_add_triangle (mesh, a, c, d);
    }
}

void
rc_scene_move_weather (RcScene *scene, float seconds)
{
  const RcKitWeather *weather = rc_kit_weather (scene->kit, scene->staging->weather);

  for (guint i = 0; i < scene->items->len; i++)
    {
      RcItem *item = g_ptr_array_index (scene->items, i);

      if (item->identity != -1)
        continue;
      rc_mesh_clear (item->mesh);
      for (guint k = 0; k < (guint)(MOST_DROPS * MAX (weather->rain, weather->snow)); k++)
        add_drop (scene, item->mesh, k, seconds, weather);
      rc_item_measure (item);
    }
}

/* Where the thing's own motion has brought it. */
static RcMat4
moved_prop (const RcScene *scene, guint index, float seconds)
{
  const RcStagingProp *prop = &scene->staging->props[index];
  const RcItem        *item = scene->prop_items[index];
  const cJSON         *entry = rc_prop_resolve (scene->kit, prop->kind, prop->name);
  float                scale = prop->scale > 0 ? (float)prop->scale : 1.0f;
  float                length = item->most.z - item->least.z;
  RcPropGait           gait = { .speed = (float)rc_json_number_or (entry, "speed", 2.0) / scale,
                                .length = length,
                                .height = item->most.y,
                                .farthest = 2.5f * length + 2.0f };

  if (*prop->motion == '\0')
    return scene->prop_rests[index];
  /* The camera goes along with what its picture is of. */
  if (rc_scene_thing_of (scene->staging, &scene->staging->camera) == (int)index)
    gait.farthest = scene->staging->camera.locked && rc_prop_crosses (&scene->prop_rests[index])
                        ? 1.7f * length + 1.0f /* it is seen all the way */
                        : 4.0f * length + 4.0f;
  return rc_prop_moved (prop, &gait, &scene->prop_rests[index], seconds,
                        (float)(scene->shape.frames / rc_rational_to_double (scene->shape.rate)));
}

/**
 * rc_scene_prop_at:
 *
 * Returns: where a prop is after @seconds: in the hand that holds it, under whom it carries, or
 *   where its own motion has brought it
 */
RcMat4
rc_scene_prop_at (const RcScene *scene, guint index, float seconds)
{
  const RcStaging *staging = scene->staging;
  RcMat4           model = moved_prop (scene, index, seconds);

  for (guint i = 0; i < staging->n_figures; i++)
    {
      if (staging->figures[i].rides == (int)index)
        rc_actor_carriage (&scene->actors[i], seconds, &model);
      if (scene->actors[i].way.pushes == (int)index)
        rc_actor_pushed (&scene->actors[i], seconds, &model);
    }
  rc_carry_at (scene, (int)index, seconds, &model);
  return model;
}

/* The colours of what becomes another one: as at first, mixed, as at last. */
static void
colour_item (RcItem *item, float share)
{
  for (guint i = 0; i < item->mesh->vertices->len; i++)
    for (int k = 0; k < 3; k++)
      {
        float from = g_array_index (item->first->vertices, RcVertex, i).colour[k];
        float to = g_array_index (item->last->vertices, RcVertex, i).colour[k];

        g_array_index (item->mesh->vertices, RcVertex, i).colour[k] =
            (guint8)(rc_mix (from, to, share) + 0.5f);
      }
}

/** What of the staging's props becomes another colour does so in the middle of the shot. */
void
rc_scene_colour_props (RcScene *scene, float seconds)
{
  float duration = (float)(scene->shape.frames / rc_rational_to_double (scene->shape.rate));
  float share = (seconds / MAX (duration, 0.04f) - 0.1f) / 0.8f;

  for (guint i = 0; i < scene->staging->n_props; i++)
    if (scene->prop_items[i]->first != NULL)
      colour_item (scene->prop_items[i], CLAMP (share, 0.0f, 1.0f));
}

/** Things move by themselves; those that are held go where the hand is and hang upright from it. */
void
rc_scene_put_props_in_hands (RcScene *scene, float seconds)
{
  for (guint i = 0; i < scene->staging->n_props; i++)
    scene->prop_items[i]->model = rc_scene_prop_at (scene, i, seconds);
}
