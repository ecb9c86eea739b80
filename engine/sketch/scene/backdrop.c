/* backdrop.c - the scene's plate laid over the depths of the place that it shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/scene/card-private.h"
#include "engine/sketch/scene/card.h"
#include "engine/sketch/scene/scene-camera.h"

#include <glib/gi18n-lib.h>

#include <string.h>

enum
{
  COLUMNS = RC_PLATE_COLUMNS,
  ROWS = 72,
  SAMPLES = 13,
};

#define WIDEST   0.643f /* half the picture at 1 m of the lens that plates are thought to be of */
#define LEAST    0.34f  /* share of the plate's width that the picture at least shows */
#define MOST_WAY 2.3f   /* halves of the picture that a move may go out to */
#define FAR      45.0f  /* metres to what stands on the ground */
#define SKY      420.0f /* metres */
#define MARGIN   1.07f
#define OVERHANG 0.2f /* shares of the plate that it goes on beyond its edge */

/* What of the plate the camera at rest sees: middle and size, shares of the plate, y down. */
typedef struct
{
  float x, y, width, height;
} Window;

/* How far a set-up's camera looks around: halves of the picture at rest. */
typedef struct
{
  float left, right, down, up;
} Reach;

/** A plate is a view from about eye level: straight from above or below the set is drawn instead.
 */
gboolean
rc_card_shows_plate (const RcStaging *staging)
{
  static const char *const steep[] = { "bird", "overhead", "worm", NULL };

  return *staging->plate != '\0' && !g_strv_contains (steep, staging->camera.angle);
}

static Reach
find_reach (const RcScene *self, const RcSceneSetup *setup, const RcCamera *rest)
{
  Reach reach = { 1, 1, 1, 1 };

  for (int i = 0; i < SAMPLES; i++)
    {
      RcCamera now = rc_scene_camera_at (
          self, rc_mix (setup->start, setup->end - 0.01f, i / (SAMPLES - 1.0f)));

      for (int k = 0; k < 4; k++)
        {
          RcVec3 ray = rc_vec3_scale (now.back, -1.0f);

          ray = rc_vec3_along (ray, now.right, (k & 1 ? 1 : -1) * now.tan_x * now.wide);
          ray = rc_vec3_along (ray, now.up, (k & 2 ? 1 : -1) * now.tan_y * now.wide);
          /* Far away, and the way that the camera itself has gone beside it. */
          ray = rc_vec3_along (now.eye, ray, FAR);
          ray = rc_camera_project (rest, ray);
          reach.left = MAX (reach.left, -ray.x);
          reach.right = MAX (reach.right, ray.x);
          reach.down = MAX (reach.down, -ray.y);
          reach.up = MAX (reach.up, ray.y);
        }
    }
  return reach;
}

static float
most_of (const Reach *reach)
{
  return MAX (MAX (reach->left, reach->right), MAX (reach->down, reach->up));
}

/* A move that would leave the picture goes less far. */
static Reach
hold_in_picture (RcScene *self, RcSceneSetup *setup, const RcCamera *rest)
{
  Reach reach = find_reach (self, setup, rest);

  for (int step = 0; step < 14 && most_of (&reach) > MOST_WAY && setup->plan.n_moves > 0; step++)
    {
      for (guint i = 0; i < setup->plan.n_moves; i++)
        setup->plan.moves[i].pace *= 0.75f;
      reach = find_reach (self, setup, rest);
    }
  /* What is nearer or farther than that is seen to go another way. */
  reach.left *= MARGIN;
  reach.right *= MARGIN;
  reach.down *= MARGIN;
  reach.up *= MARGIN;
  return reach;
}

/* As much of the plate as the lens sees, with room for the move, its horizon where the camera's is.
 */
static Window
find_window (const RcPlate *plate, const RcFrame *picture, const RcCamera *rest, Reach reach)
{
  float  aspect = rest->tan_x / rest->tan_y, shape = (float)picture->width / picture->height;
  float  horizon = rc_camera_horizon (rest);
  Window window = { 0.5f, 0.5f, MIN (rest->tan_x / WIDEST, 1.0f), 0 };

  window.width = MAX (window.width, LEAST);
  window.width = MIN (window.width, 2 / (reach.left + reach.right));
  window.width = MIN (window.width, 2 / (reach.down + reach.up) * aspect / shape);
  for (int step = 0; step < 12; step++)
    {
      float least, most, wanted;

      window.height = window.width * shape / aspect;
      least = reach.up * window.height / 2;
      most = 1 - reach.down * window.height / 2;
      wanted = (float)plate->horizon + horizon * window.height / 2;
      window.y = most > least ? CLAMP (wanted, least, most) : 0.5f;
      if (fabsf (window.y - wanted) < 0.01f || window.width < 0.8f * LEAST ||
          fabsf (horizon) > 1.2f)
        break;
      window.width *= 0.92f;
    }
  window.height = window.width * shape / aspect;
  window.x = CLAMP (0.5f, reach.left * window.width / 2,
                    MAX (1 - reach.right * window.width / 2, reach.left * window.width / 2));
  return window;
}

static float
sky_at (const RcPlate *plate, float u)
{
  float at = CLAMP (u, 0.0f, 1.0f) * COLUMNS;
  int   i = MIN ((int)at, COLUMNS - 1);

  return rc_mix ((float)plate->sky[i], (float)plate->sky[i + 1], at - i);
}

/* The direction, from the camera at rest, of what the plate shows at (@u, @v); along the view it is
 * 1 long. */
static RcVec3
ray_of (const RcCamera *rest, Window window, float u, float v)
{
  float  x = (u - window.x) * 2 / window.width, y = (window.y - v) * 2 / window.height;
  RcVec3 ray = rc_vec3_scale (rest->back, -1.0f);

  ray = rc_vec3_along (ray, rest->right, x * rest->tan_x * rest->wide);
  return rc_vec3_along (ray, rest->up, y * rest->tan_y * rest->wide);
}

/* How far away the ground is that way, along the view. */
static float
ground_at (const RcCamera *rest, RcVec3 ray)
{
  return ray.y < -1e-3f ? MIN (rest->eye.y / -ray.y, FAR) : FAR;
}

/* How far away what the plate shows at a point is, along the view. What stands does so where the
 * ground ends: a camera that looks down at it and rises would see a tear otherwise. */
static float
depth_of (const RcPlate *plate, const RcCamera *rest, Window window, float u, float v)
{
  float end = (float)plate->horizon - 0.02f;

  /* Beyond its edge the picture goes on as it is there. */
  if (MAX (v, 0.0f) < MIN (sky_at (plate, u), end))
    return SKY;
  return ground_at (rest, ray_of (rest, window, u, MAX (v, end)));
}

static void
build (RcMesh *mesh, const RcPlate *plate, const RcCamera *rest, Window window)
{
  for (int row = 0; row <= ROWS; row++)
    for (int column = 0; column <= COLUMNS; column++)
      {
        float  u = rc_mix (-OVERHANG, 1 + OVERHANG, (float)column / COLUMNS);
        float  v = rc_mix (-OVERHANG, 1 + OVERHANG, (float)row / ROWS);
        float  depth = MAX (depth_of (plate, rest, window, u, v), 0.05f);
        RcVec3 at = rc_vec3_along (rest->eye, ray_of (rest, window, u, v), depth);
        guint  here = rc_mesh_add_vertex (mesh, at, rc_vec3 (0, 0, 1), rc_vec3 (0, 0, 1));

        rc_card_set_corner (mesh, here, u, v);
        if (row > 0 && column > 0)
          {
            guint above = here - COLUMNS - 1;

            rc_mesh_add_triangle (mesh, here - 1, here, above);
            rc_mesh_add_triangle (mesh, here - 1, above, above - 1);
          }
      }
}

/** The plate behind every set-up. Call when the camera is planned. */
gboolean
rc_card_add_plate (RcScene *self, RcMediaPathFunc media_path, gpointer user_data, GError **error)
{
  const RcStaging    *staging = self->staging;
  g_autoptr (RcFrame) picture =
      rc_reference_picture (staging->plate, _ ("The scene's plate"), media_path, user_data, error);
  RcPlate plate;

  if (picture == NULL)
    return FALSE;
  rc_plate_read (&plate, picture);
  /* In a room the line that shows is that of a wall, not of the ground's end, and what is seen of
   * the sky is seen through windows: their frames, and what stands before them, would be torn from
   * it. */
  if (staging->interior || self->indoors)
    {
      plate.horizon = CLAMP (plate.horizon, 0.42, 0.5);
      memset (plate.sky, 0, sizeof plate.sky);
    }
  if (staging->horizon >= 0.0)
    plate.horizon = MIN (staging->horizon, 1.0);
  for (guint i = 0; i < self->setups->len; i++)
    {
      RcSceneSetup *setup = &g_array_index (self->setups, RcSceneSetup, i);
      RcCamera      rest = rc_framing_camera (&setup->plan.rest);
      Reach         reach = hold_in_picture (self, setup, &rest);
      RcItem       *item = rc_scene_add_item (self, RC_ITEM_CARD);

      item->picture = rc_frame_ref (picture);
      build (item->mesh, &plate, &rest, find_window (&plate, picture, &rest, reach));
      rc_item_measure (item);
      setup->plate = item;
    }
  return TRUE;
}
