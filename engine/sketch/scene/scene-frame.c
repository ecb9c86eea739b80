/* scene-frame.c - a scene at one frame: figures in their poses, lamps, camera, light
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/business.h"
#include "engine/sketch/scene/card.h"
#include "engine/sketch/scene/crowd.h"
#include "engine/sketch/scene/effects.h"
#include "engine/sketch/scene/light.h"
#include "engine/sketch/scene/scene-camera.h"
#include "engine/sketch/scene/scene-effects.h"
#include "engine/sketch/scene/scene-foreground.h"

#include <string.h>

static void
set_lamps (RcScene *self, float seconds)
{
  memset (self->uniforms.lamp_at, 0, sizeof self->uniforms.lamp_at);
  memset (self->uniforms.lamp_colour, 0, sizeof self->uniforms.lamp_colour);
  rc_light_move (&self->uniforms, self->light, seconds);
  for (guint i = 0; i < self->lamps->len; i++)
    {
      int          slot = (int)self->uniforms.rim[3];
      RcSceneLamp *lamp = &g_array_index (self->lamps, RcSceneLamp, i);
      float        range = MAX (lamp->lamp.range, 0.1f), size = lamp->lamp.halo;

      if (lamp->prop >= 0)
        lamp->at = rc_mat4_point (&self->prop_items[lamp->prop]->model, lamp->lamp.at);
      if (lamp->halo != NULL)
        {
          RcVec3 towards = rc_vec3_unit (rc_vec3_sub (self->camera.eye, lamp->at));

          lamp->halo->model = rc_mat4_frame (
              rc_vec3_scale (self->camera.right, size), rc_vec3_scale (self->camera.up, size),
              self->camera.back, rc_vec3_along (lamp->at, towards, 0.12f * size));
        }
      if (slot >= RC_MOST_LAMPS)
        continue;
      self->uniforms.rim[3] = slot + 1.0f;
      self->uniforms.lamp_at[slot][0] = lamp->at.x;
      self->uniforms.lamp_at[slot][1] = lamp->at.y;
      self->uniforms.lamp_at[slot][2] = lamp->at.z;
      self->uniforms.lamp_at[slot][3] = 1.0f / (range * range);
      for (int k = 0; k < 3; k++)
        self->uniforms.lamp_colour[slot][k] = lamp->lamp.colour[k] * lamp->power;
    }
}

static void
put (float out[4], RcVec3 v, float w)
{
  out[0] = v.x;
  out[1] = v.y;
  out[2] = v.z;
  out[3] = w;
}

static void
set_camera_uniforms (RcScene *self, float seconds)
{
  RcFrameUniforms *u = &self->uniforms;
  const RcCamera  *camera = &self->camera;

  u->view_projection = camera->view_projection;
  put (u->eye, camera->eye, seconds);
  put (u->ray_x, rc_vec3_scale (camera->right, camera->tan_x * camera->wide), camera->tan_x);
  put (u->ray_y, rc_vec3_scale (camera->up, camera->tan_y * camera->wide), camera->tan_y);
  put (u->ray_z, rc_vec3_scale (camera->back, -1.0f), camera->bend > 0.0f ? camera->wide : 0.0f);
  u->viewport[0] = (float)self->shape.width;
  u->viewport[1] = (float)self->shape.height;
  u->viewport[2] = 1.0f / self->shape.width;
  u->viewport[3] = 1.0f / self->shape.height;
  for (int i = 0; i < 2; i++)
    u->framed[i] = self->wider[i] > 0.0f ? self->wider[i] : 1.0f;
}

/* A piece of the set that stands between the camera and the subject makes way, as a wild wall does.
 */
static void
hide_wild_pieces (RcScene *self, float near_most)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      RcItem *item = g_ptr_array_index (self->items, i);
      RcVec3  middle = rc_vec3_mix (item->least, item->most, 0.5f);
      float   radius = rc_vec3_length (rc_vec3_sub (item->most, item->least)) / 2;
      RcVec3  seen = rc_camera_project (&self->camera, middle);
      float   reach = radius / MAX (MAX (seen.z, radius) * self->camera.tan_x, 0.01f);

      if (item->wild)
        item->hidden =
            item->struck || (seen.z < near_most + 0.3f * radius && fabsf (seen.x) < 0.75f + reach);
    }
}

static void
show_figure (RcScene *self, int index, gboolean shown)
{
  if (index < 0 || index >= (int)self->staging->n_figures)
    return;
  self->figure_items[index]->hidden = !shown;
  self->shadow_items[index]->hidden = !shown;
}

/* The backdrop of the set-up that is seen. */
static void
show_plate (RcScene *self, guint which)
{
  for (guint i = 0; i < self->setups->len; i++)
    {
      RcItem *plate = g_array_index (self->setups, RcSceneSetup, i).plate;

      if (plate != NULL)
        plate->hidden = i != which;
    }
}

/* Nobody sees themselves. */
static void
see_through_eyes (RcScene *self, int eyes)
{
  if (self->unseen == eyes)
    return;
  show_figure (self, self->unseen, TRUE);
  show_figure (self, eyes, FALSE);
  self->unseen = eyes;
}

/* Weather takes the far away, never what is shown: at the subject half of the light comes through,
 * of a place two thirds (the shader's haze is 1 - 2^(-distance × density)). */
static void
clear_air (RcScene *self, RcVec3 target)
{
  float distance = rc_vec3_length (rc_vec3_sub (target, self->camera.eye));

  float most = self->staging->n_figures > 0 ? 0.9f : 0.55f;

  self->uniforms.haze[3] = MIN (self->haze_density, most / MAX (distance, 0.5f));
}

/* As from further back, but from where it is: what lies beside the picture comes into it. */
static void
look_wider (RcScene *self, float seconds)
{
  self->camera.tan_x *= self->wider[0];
  self->camera.tan_y *= self->wider[1];
  self->camera.blur /= self->wider[1];
  rc_camera_finish (&self->camera);
  set_camera_uniforms (self, seconds);
  self->shadow_radius = MIN (self->shadow_radius * MAX (self->wider[0], self->wider[1]), 40.0f);
}

/**
 * rc_scene_widen:
 * @width: pixels, at least the shape's
 * @height: at least the shape's
 *
 * The picture becomes larger on all sides, and a pixel stays what it was. Everything is placed for
 * the picture as it was, which is the middle of this one.
 */
void
rc_scene_widen (RcScene *self, int width, int height)
{
  self->wider[0] = (float)width / self->shape.width;
  self->wider[1] = (float)height / self->shape.height;
  self->shape.width = width;
  self->shape.height = height;
}

/**
 * rc_scene_set_frame:
 * @index: 0 to the shape's frames - 1; the same index always makes the same scene
 */
void
rc_scene_set_frame (RcScene *self, int index)
{
  const RcScene      *lead = self->lead != NULL ? self->lead : self;
  float               seconds = (float)(index / rc_rational_to_double (self->shape.rate));
  float               now = self->stands ? self->stood : seconds;
  const RcSceneSetup *setup = rc_scene_setup_at (lead, seconds);
  RcVec3              centre = setup->plan.rest.target;

  self->index = index;
  self->camera = rc_scene_camera_at (lead, seconds);
  self->seconds = now;
  for (guint i = 0; i < self->staging->n_figures; i++)
    if (self->lazy)
      rc_scene_place_figure (self, i, now);
    else
      rc_scene_pose_figure (self, i, now);
  see_through_eyes (self, setup->said.eyes);
  show_plate (self, rc_scene_setup_index (lead, seconds));
  rc_scene_put_props_in_hands (self, now);
  rc_scene_colour_props (self, now);
  rc_business_move (self, now);
  rc_crowd_move (self, now);
  set_camera_uniforms (self, now);
  clear_air (self, rc_vec3_add (centre, rc_scene_followed (lead, seconds)));
  set_lamps (self, now);
  rc_effects_move (self, now);
  hide_wild_pieces (self, setup->plan.rest.near_most);
  rc_scene_move_foreground (self, rc_scene_setup_index (lead, seconds), setup->plan.rest.distance);
  self->shadow_radius =
      CLAMP (setup->plan.rest.distance * setup->plan.rest.tan_x * 1.5f, 2.0f, 24.0f);
  if (self->wider[0] > 0.0f)
    look_wider (self, now);
  rc_scene_move_weather (self, now);
  centre.y = MIN (centre.y, 1.0f);
  rc_light_set_shadow (&self->uniforms, rc_vec3_add (centre, rc_scene_followed (lead, seconds)),
                       self->shadow_radius);
}
