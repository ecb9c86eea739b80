/* composition.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/composition.h"

#include "engine/sketch/scene/scene-camera.h"

#include <string.h>

#define HEAD 0.13f /* crown to chin, share of the height: R. Drillis, R. Contini (1966) */

/* Where nobody is cut: neck, hip, knee, ankle; shares of the height below the crown, as in HEAD's
 * source (joint heights 0.87, 0.53, 0.285 and 0.039). */
static const float joints[] = { 0.13f, 0.47f, 0.715f, 0.961f };

static float
seconds_of (const RcScene *scene)
{
  return (float)(scene->index / rc_rational_to_double (scene->shape.rate));
}

/* The subject's crown and the way down its head; FALSE if it is no person. */
static gboolean
find_head (const RcScene *scene, RcVec3 *crown, RcVec3 *chin, RcVec3 *foot, float *height)
{
  const RcStagingCamera *camera = &rc_scene_setup_at (scene, seconds_of (scene))->said;
  const RcStaging       *staging = scene->staging;
  const RcActor         *actor;
  RcPerformance          now;
  RcVec3                 up;

  if (camera->subject < 0 || camera->subject >= (int)staging->n_figures ||
      strcmp (staging->figures[camera->subject].kind, "person") != 0)
    return FALSE;
  actor = &scene->actors[camera->subject];
  rc_actor_perform (actor, seconds_of (scene), NULL, &now);
  up = rc_vec3_unit (rc_mat4_axis (&now.body.head, 1));
  *height = actor->look.height;
  *crown = rc_mat4_point (&now.body.head,
                          rc_vec3 (0, RC_BODY_HEAD * actor->look.head * actor->look.height, 0));
  *chin = rc_vec3_along (*crown, up, -HEAD * *height);
  *foot = rc_vec3 (crown->x, rc_mat4_axis (&now.root, 3).y, crown->z);
  return TRUE;
}

static float
nearest_joint (float cut)
{
  float least = 1.0f;

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    least = MIN (least, fabsf (cut - joints[i]));
  return least;
}

/* Where the picture's lower edge meets the line from crown to soles. */
static float
find_cut (const RcScene *scene, RcVec3 crown, RcVec3 foot, float height)
{
  float low = 0.0f, high = 1.0f;

  if (rc_camera_project (&scene->camera, foot).y >= -1.0f)
    return 1.0f;
  for (int step = 0; step < 20; step++)
    {
      float  t = (low + high) / 2;
      RcVec3 at = rc_camera_project (&scene->camera, rc_vec3_mix (crown, foot, t));

      if (at.y < -1.0f)
        high = t;
      else
        low = t;
    }
  return low * rc_vec3_length (rc_vec3_sub (crown, foot)) / MAX (height, 0.01f);
}

void
rc_composition_measure (const RcScene *scene, RcComposition *self)
{
  const RcSceneSetup *setup = rc_scene_setup_at (scene, seconds_of (scene));
  const RcKitSize    *size = rc_kit_size (scene->kit, setup->said.size);
  RcVec3              crown, chin, foot, top, bottom, sole;
  float               height, horizon = rc_camera_horizon (&scene->camera);

  memset (self, 0, sizeof *self);
  if (!find_head (scene, &crown, &chin, &foot, &height))
    return;
  top = rc_camera_project (&scene->camera, crown);
  bottom = rc_camera_project (&scene->camera, chin);
  sole = rc_camera_project (&scene->camera, foot);
  self->has_subject = TRUE;
  self->head_room = (1 - top.y) / 2;
  self->wanted_room = size != NULL ? size->head_room : 0.1f;
  self->x = (top.x + bottom.x) / 2;
  self->off_third = fabsf (fabsf (self->x) - 1.0f / 3) / 2;
  self->cut = find_cut (scene, crown, foot, height);
  self->off_joint = self->cut < 1.0f ? nearest_joint (self->cut) : 1.0f;
  self->whole_head = size == NULL || size->top <= 0.0f;
  self->head_is_in = top.z > 0 && fabsf (self->x) < 0.98f && top.y < 1.0f && bottom.y > -1.0f;
  /* The horizon is as high as the camera, however it is rolled. */
  self->horizon_through_head = scene->has_sky && fabsf (horizon) < 1.0f &&
                               scene->camera.eye.y < crown.y && scene->camera.eye.y > chin.y;
  self->height = (top.y - sole.y) / 2;
}

float
rc_composition_presence (RcScene *scene, int samples)
{
  int index = scene->index, in = 0;

  for (int i = 0; i < samples; i++)
    {
      RcVec3 crown, chin, foot, at;
      float  height;

      rc_scene_set_frame (scene, i * (scene->shape.frames - 1) / MAX (samples - 1, 1));
      if (!find_head (scene, &crown, &chin, &foot, &height))
        continue;
      at = rc_camera_project (&scene->camera, rc_vec3_mix (crown, chin, 0.6f));
      in += at.z > 0 && fabsf (at.x) < 1 && fabsf (at.y) < 1;
    }
  rc_scene_set_frame (scene, index);
  return (float)in / MAX (samples, 1);
}

static gboolean
place_of (const RcScene *scene, const char *id, float *x)
{
  for (guint i = 0; i < scene->staging->n_figures; i++)
    if (strcmp (scene->staging->figures[i].id, id) == 0)
      {
        *x = rc_camera_project (&scene->camera, scene->actors[i].start).x;
        return TRUE;
      }
  return FALSE;
}

gboolean
rc_composition_keeps_line (const RcScene *a, const RcScene *b, const char *one, const char *other)
{
  float here[2], there[2];

  if (!place_of (a, one, &here[0]) || !place_of (a, other, &here[1]) ||
      !place_of (b, one, &there[0]) || !place_of (b, other, &there[1]))
    return TRUE;
  return (here[0] < here[1]) == (there[0] < there[1]);
}
