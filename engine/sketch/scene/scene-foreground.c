/* scene-foreground.c - something near the camera at an edge of the picture, out of focus
 *
 * It frames the picture and gives it depth (H. Zettl, Sight, Sound, Motion: overlapping planes).
 * It goes with the camera, takes a small share of the picture's width, and never the subject's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/scene-foreground.h"
#include "engine/sketch/scene/scene-camera.h"
#include "engine/sketch/shape/colour.h"

#include <string.h>

#define NEARNESS 0.3f  /* of the way to what is framed */
#define HEIGHT   0.9f  /* of the picture's */
#define WIDTH    0.14f /* of the picture's, at most */
#define DARK     0.6f  /* of its colour: what is near and unlit does not draw the eye */
#define EDGE     0.5f  /* whoever is farther than this from the middle, in halves, keeps his side */

/* 1: on the right, -1: on the left, 0: everywhere is somebody. */
static float
free_side (const RcScene *self, const RcCamera *camera, float wanted)
{
  gboolean left = TRUE, right = TRUE;

  for (guint i = 0; i < self->staging->n_figures; i++)
    {
      const RcStagingFigure *figure = &self->staging->figures[i];
      RcVec3                 at = rc_camera_project (
                          camera,
                          rc_vec3 ((float)figure->x, (float)(figure->y + 0.8 * figure->height), (float)figure->z));

      left &= at.x > -EDGE;
      right &= at.x < EDGE;
    }
  if (wanted > 0 ? right : left)
    return wanted;
  return (wanted > 0 ? left : right) ? -wanted : 0;
}

/** Adds what the staging has in the foreground. To be called when the camera is planned. */
void
rc_scene_add_foreground (RcScene *self)
{
  const char      *side = strrchr (self->staging->foreground, ' ');
  RcMat4           identity = rc_mat4_identity ();
  RcCamera         camera;
  g_autofree char *kind = NULL;
  const cJSON     *entry;
  float            where;

  if (side == NULL || self->lead != NULL)
    return;
  kind = g_strndup (self->staging->foreground, side - self->staging->foreground);
  entry = rc_prop_resolve (self->kit, kind, kind);
  camera = rc_scene_camera_at (self, 0);
  where = free_side (self, &camera, strcmp (side, " left") == 0 ? -1.0f : 1.0f);
  if (entry == NULL || where == 0)
    return;
  self->foreground = rc_scene_add_item (self, RC_ITEM_SOLID);
  self->foreground_side = where;
  self->foreground->rim = 0.5f;
  rc_prop_build (self->foreground->mesh, entry, &identity,
                 rc_colour_shade (rc_kit_read_colour (entry, "colour", 0x4a5a44), DARK), 0);
  rc_item_measure (self->foreground);
}

/** Puts it before the camera of this frame; after a cut it is gone. */
void
rc_scene_move_foreground (RcScene *self, guint setup, float distance)
{
  const RcCamera *camera = &self->camera;
  RcItem         *item = self->foreground;
  RcVec3          size, x, y, z, at;
  float           far, by, half, in, sideways;

  if (item == NULL)
    return;
  size = rc_vec3_sub (item->most, item->least);
  far = MAX (NEARNESS * distance, 1.6f * camera->near_plane);
  by = HEIGHT * 2 * camera->tan_y * far / MAX (size.y, 0.01f);
  half = 0.5f * by * size.x;
  in = MIN (WIDTH * 2 * camera->tan_x * far, 2 * half);
  sideways = self->foreground_side * (camera->tan_x * far - in + half);
  at = rc_vec3_add (camera->eye, rc_vec3_scale (camera->back, -far));
  at = rc_vec3_add (at, rc_vec3_scale (camera->right, sideways));
  at = rc_vec3_add (at,
                    rc_vec3_scale (camera->up, -camera->tan_y * far * 1.02f - by * item->least.y));
  x = rc_vec3_scale (camera->right, by);
  y = rc_vec3_scale (camera->up, by);
  z = rc_vec3_scale (camera->back, by);
  at = rc_vec3_add (at, rc_vec3_scale (x, -0.5f * (item->least.x + item->most.x)));
  item->model = rc_mat4_frame (x, y, z, at);
  item->hidden = setup > 0;
}
