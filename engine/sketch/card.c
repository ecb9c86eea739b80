/* card.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/card.h"

#include "engine/base/error.h"
#include "engine/media/media.h"
#include "engine/sketch/scene-camera.h"

#define MOST_PICTURE 1024 /* pixels of a cut-out or plate */

/** Returns: (transfer full) (nullable): the picture of that media hash; @what names it in messages
 */
RcFrame *
rc_card_load (const char     *hash,
              const char     *what,
              RcMediaPathFunc media_path,
              gpointer        user_data,
              GError        **error)
{
  g_autofree char *path = media_path != NULL ? media_path (hash, user_data) : NULL;
  RcFrame         *frame;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (
          error, RC_ERROR, RC_ERROR_NOT_FOUND,
          "%s cannot be shown: its picture “%s” is missing from the project's media folder. Add "
          "the picture again, or take the reference away.",
          what, path != NULL ? path : hash);
      return NULL;
    }
  frame = rc_media_load_image (path, MOST_PICTURE, NULL, error);
  if (frame == NULL)
    g_prefix_error (error, "%s cannot be shown: ", what);
  return frame;
}

/* The part of the picture that is not transparent, so that a cut-out stands on its feet. */
static void
opaque_part (const RcFrame *picture, float *left, float *top, float *right, float *bottom)
{
  int x0 = picture->width, y0 = picture->height, x1 = 0, y1 = 0;

  for (int y = 0; y < picture->height; y++)
    for (int x = 0; x < picture->width; x++)
      if (picture->data[(gsize)y * picture->stride + x * 4 + 3] > 24)
        {
          x0 = MIN (x0, x);
          x1 = MAX (x1, x + 1);
          y0 = MIN (y0, y);
          y1 = MAX (y1, y + 1);
        }
  if (x1 <= x0)
    {
      x0 = y0 = 0;
      x1 = picture->width;
      y1 = picture->height;
    }
  *left = (float)x0 / picture->width;
  *right = (float)x1 / picture->width;
  *top = (float)y0 / picture->height;
  *bottom = (float)y1 / picture->height;
}

static void
add_corner (RcMesh *mesh, float x, float y)
{
  rc_mesh_add_vertex (mesh, rc_vec3 (x, y, 0), rc_vec3 (0, 0, 1), rc_vec3 (0, 0, 1));
}

static RcItem *
add_card (RcScene *self, RcFrame *picture, gboolean whole)
{
  RcItem *item = rc_scene_add_item (self, RC_ITEM_CARD);
  float   left = 0, top = 0, right = 1, bottom = 1;

  if (!whole)
    opaque_part (picture, &left, &top, &right, &bottom);
  item->picture = picture;
  add_corner (item->mesh, left, 1 - bottom);
  add_corner (item->mesh, right, 1 - bottom);
  add_corner (item->mesh, right, 1 - top);
  add_corner (item->mesh, left, 1 - top);
  rc_mesh_add_triangle (item->mesh, 0, 1, 2);
  rc_mesh_add_triangle (item->mesh, 0, 2, 3);
  rc_item_measure (item);
  return item;
}

/** A character's picture that stands in the scene. @picture: (transfer full) */
RcItem *
rc_card_add (RcScene *self, RcFrame *picture)
{
  return add_card (self, picture, FALSE);
}

/** A plate is a view from about eye level: straight from above or below the set is drawn instead.
 */
gboolean
rc_card_shows_plate (const RcStaging *staging)
{
  return *staging->plate != '\0' && !g_str_equal (staging->camera.angle, "bird") &&
         !g_str_equal (staging->camera.angle, "worm");
}

/** The scene's plate as a backdrop. Call when the camera is planned. */
gboolean
rc_card_add_plate (RcScene *self, RcMediaPathFunc media_path, gpointer user_data, GError **error)
{
  RcFrame *picture =
      rc_card_load (self->staging->plate, "The scene's plate", media_path, user_data, error);
  RcItem  *item;
  RcCamera camera;
  float    distance, width, height, aspect, wanted;
  RcVec3   middle;

  if (picture == NULL)
    return FALSE;
  item = add_card (self, picture, TRUE);
  camera = rc_framing_camera (&rc_scene_setup_at (self, 0)->plan.rest);
  distance = rc_scene_setup_at (self, 0)->plan.rest.distance + 14.0f;
  aspect = (float)picture->width / picture->height;
  wanted = (float)self->shape.width / self->shape.height;
  height = 2 * camera.tan_y * distance * 1.5f; /* room for the camera's move */
  width = height * aspect;
  if (aspect < wanted)
    {
      width = height * wanted;
      height = width / aspect;
    }
  middle = rc_vec3_along (camera.eye, camera.back, -distance);
  middle = rc_vec3_along (rc_vec3_along (middle, camera.right, -width / 2), camera.up, -height / 2);
  item->model = rc_mat4_frame (rc_vec3_scale (camera.right, width),
                               rc_vec3_scale (camera.up, height), camera.back, middle);
  item->lit = 0.0f;
  return TRUE;
}
