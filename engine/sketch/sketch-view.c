/* sketch-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/sketch-view.h"

#include "engine/sketch/picture/finish.h"
#include "engine/sketch/picture/scene-run.h"
#include "engine/sketch/scene/scene-camera.h"

static void
put (double to[3], RcVec3 from)
{
  to[0] = from.x;
  to[1] = from.y;
  to[2] = from.z;
}

static RcViewCamera
camera_of (const RcCamera *camera)
{
  RcViewCamera seen = { .tan_x = camera->tan_x, .tan_y = camera->tan_y, .bend = camera->bend };

  put (seen.eye, camera->eye);
  put (seen.right, camera->right);
  put (seen.up, camera->up);
  put (seen.back, camera->back);
  return seen;
}

/* What the hand would have to say for the camera to stand where it stands: what is framed beside
 * the middle is looked at beside it. */
static RcViewStand
stand_of (const RcFraming *rest)
{
  RcCamera    camera = rc_framing_camera (rest);
  RcViewStand stand = { .away = rest->distance,
                        .around = rest->azimuth * 180 / G_PI,
                        .above = rest->elevation * 180 / G_PI,
                        .lens_mm = rest->focal * 1000.0 };
  RcVec3      back = rc_camera_way (rest->azimuth, rest->elevation);

  put (stand.at, rc_vec3_along (camera.eye, back, -rest->distance));
  return stand;
}

/* A name that is somebody's alone and can be part of a path; else the id. */
static char *
dup_path (const char *list, const char *id, const char *name, gboolean unique)
{
  g_autofree char *folded = g_utf8_strdown (name, -1);
  const char      *key = unique && *name != '\0' && strchr (name, '.') == NULL ? folded : id;

  return g_strdup_printf ("%s.%s", list, key);
}

static gboolean
is_unique (const RcStaging *staging, guint index)
{
  for (guint i = 0; i < staging->n_figures; i++)
    if (i != index &&
        g_ascii_strcasecmp (staging->figures[i].name, staging->figures[index].name) == 0)
      return FALSE;
  return TRUE;
}

static double
turn_of (const RcMat4 *at)
{
  RcVec3 ahead = rc_mat4_axis (at, 2);

  return atan2 (ahead.x, ahead.z) * 180 / G_PI;
}

static void
tell_figure (const RcScene *scene, guint index, RcViewThing *thing)
{
  const RcStagingFigure *figure = &scene->staging->figures[index];
  const RcItem          *item = scene->figure_items[index];
  RcMat4                 root;
  RcVec3                 moved;

  rc_actor_place (&scene->actors[index], scene->seconds, &root, &moved);
  thing->path = dup_path ("figures", figure->id, figure->name, is_unique (scene->staging, index));
  thing->name = g_strdup (figure->name);
  thing->action = g_strdup (figure->action);
  thing->free = figure->rides < 0 && figure->mounts < 0;
  thing->identity = RC_IDENTITY_FIGURE ((int)index);
  put (thing->at, rc_mat4_axis (&root, 3));
  thing->turn = turn_of (&root);
  thing->x = figure->x;
  thing->z = figure->z;
  thing->facing = figure->facing;
  thing->steered = *figure->toward != '\0' && scene->actors[index].pace > 0;
  put (thing->least, item->least);
  put (thing->most, item->most);
}

/* The bounds of a prop are its own; the view wants a box in the world. */
static void
tell_prop_box (const RcItem *item, RcViewThing *thing)
{
  for (int corner = 0; corner < 8; corner++)
    {
      RcVec3 at = rc_mat4_point (&item->model, rc_vec3 (corner & 1 ? item->most.x : item->least.x,
                                                        corner & 2 ? item->most.y : item->least.y,
                                                        corner & 4 ? item->most.z : item->least.z));
      double point[3];

      put (point, at);
      for (int axis = 0; axis < 3; axis++)
        {
          thing->least[axis] = corner == 0 ? point[axis] : MIN (thing->least[axis], point[axis]);
          thing->most[axis] = corner == 0 ? point[axis] : MAX (thing->most[axis], point[axis]);
        }
    }
}

static gboolean
is_taken_along (const RcStaging *staging, int prop)
{
  for (guint i = 0; i < staging->n_figures; i++)
    if (staging->figures[i].rides == prop)
      return TRUE;
  return rc_scene_holder_of (staging, prop) >= 0;
}

static void
tell_prop (const RcScene *scene, guint index, RcViewThing *thing)
{
  const RcStagingProp *prop = &scene->staging->props[index];
  const RcItem        *item = scene->prop_items[index];

  thing->path = dup_path ("props", prop->id, "", FALSE);
  thing->name = g_strdup (*prop->name != '\0' ? prop->name : prop->kind);
  thing->action = g_strdup ("");
  thing->is_prop = TRUE;
  thing->free = !is_taken_along (scene->staging, (int)index) && !prop->in_plate;
  thing->identity = RC_IDENTITY_PROP ((int)index);
  put (thing->at, rc_mat4_axis (&item->model, 3));
  thing->turn = turn_of (&item->model);
  thing->x = prop->x;
  thing->z = prop->z;
  thing->facing = prop->facing;
  tell_prop_box (item, thing);
}

static RcView *
tell (RcScene *scene)
{
  const RcStaging *staging = scene->staging;
  RcView          *view = rc_view_new (staging->n_figures + staging->n_props);

  view->frame = scene->index;
  view->camera = camera_of (&scene->camera);
  view->setup = rc_scene_setup_index (scene, scene->seconds);
  view->stand = stand_of (&rc_scene_setup_at (scene, scene->seconds)->plan.rest);
  for (guint i = 0; i < staging->n_figures; i++)
    tell_figure (scene, i, &view->things[i]);
  for (guint i = 0; i < staging->n_props; i++)
    tell_prop (scene, i, &view->things[staging->n_figures + i]);
  return view;
}

/**
 * rc_sketch_view:
 * @request: of a shot, no region; its size is that of the picture
 *
 * The frame as the take will have it, but for mouths: nothing is spoken. Errors: as rendering's
 *
 * Returns: (transfer full) (nullable)
 */
RcView *
rc_sketch_view (RcGlContext     *context,
                const RcKit     *kit,
                const RcRequest *request,
                int              frame,
                GError         **error)
{
  const RcRequestShape  *shape = rc_request_shape (request);
  RcRect                 all = { 0, 0, shape->width, shape->height };
  g_autoptr (RcSceneRun) run = NULL;
  g_autoptr (RcFinish)   finish = NULL;
  g_autoptr (RcFrame)    picture = NULL, depth = NULL, identity = NULL;
  RcReferences           references;
  RcRenderer            *renderer = NULL;
  RcScene               *scene;
  RcView                *view;

  rc_references_read (&references, request);
  run = rc_scene_run_new (context, kit, rc_request_staging (request), shape, NULL, &references,
                          rc_reference_media_path, (gpointer)request, error);
  scene = run != NULL ? rc_scene_run_go (run, 0, &renderer, error) : NULL;
  finish = scene != NULL
               ? rc_finish_new (scene, renderer, rc_reference_media_path, (gpointer)request, error)
               : NULL;
  scene = finish != NULL
              ? rc_scene_run_go (run, CLAMP (frame, 0, shape->frames - 1), &renderer, error)
              : NULL;
  if (scene == NULL || !rc_renderer_draw (renderer, all, &picture, &depth, &identity, error) ||
      !rc_finish_frame (finish, scene, all, picture, error))
    return NULL;
  view = tell (scene);
  view->picture = g_steal_pointer (&picture);
  view->identity = g_steal_pointer (&identity);
  return view;
}
