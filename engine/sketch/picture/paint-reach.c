/* paint-reach.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/picture/paint-reach.h"

#include "engine/sketch/gl/gpu-mesh.h"
#include "engine/sketch/picture/item-order.h"
#include "engine/sketch/picture/screen-pass.h"

/* Nearer to the eye's plane nothing is said about where a vertex is; metres. */
#define NEAREST 0.1f

/* Pixels that a driver may put a vertex beside where it is computed here, and that steps of the
 * screen are rounded by. */
#define SLACK 3

typedef struct
{
  float left, top, right, bottom; /* pixels, top row first */
} Bounds;

/* Returns: FALSE if it cannot be said where a vertex is */
static gboolean
add_mesh (Bounds *bounds, const RcScene *scene, const RcItem *item)
{
  const RcVertex *vertices = (const RcVertex *)(gconstpointer)item->mesh->vertices->data;
  RcMat4          clip = rc_mat4_multiply (scene->camera.view_projection, item->model);
  float across = 0.5f * (float)scene->shape.width, down = 0.5f * (float)scene->shape.height;

  for (guint i = 0; i < item->mesh->vertices->len; i++)
    {
      const float *p = vertices[i].position, *m = clip.m;
      float        at[4];

      for (int k = 0; k < 4; k++)
        at[k] = m[k] * p[0] + m[4 + k] * p[1] + m[8 + k] * p[2] + m[12 + k];
      if (!(at[3] > NEAREST))
        return FALSE;
      bounds->left = MIN (bounds->left, across + across * at[0] / at[3]);
      bounds->right = MAX (bounds->right, across + across * at[0] / at[3]);
      bounds->top = MIN (bounds->top, down - down * at[1] / at[3]);
      bounds->bottom = MAX (bounds->bottom, down - down * at[1] / at[3]);
    }
  return TRUE;
}

/* As rc_renderer_draw() would for @area: what is left out of a figure's mesh is too far away. */
static void
build (RcScene *scene, const RcItem *item, const RcTarget *target, RcRect area)
{
  RcScreenReach reach = rc_screen_reach (scene, target, area, TRUE);
  RcGpuView     view = { .matrix = scene->camera.view_projection,
                         .width = target->width,
                         .height = target->height,
                         .rect = reach.surfaces };
  RcSight       sight;

  rc_gpu_view_look (&view, &view.matrix, &sight);
  for (guint i = 0; i < scene->staging->n_figures; i++)
    if (scene->figure_items[i] == item)
      rc_scene_build_figure (scene, i, &sight, NULL);
}

/* What is seen of @bounds' pixels is spread as far as a pixel looks around itself. */
static RcRect
spread (const RcScene *scene, const RcTarget *target, const Bounds *bounds)
{
  const float   width = (float)target->width, height = (float)target->height;
  int           x0 = (int)CLAMP (bounds->left, -1.0f, width), x1;
  int           y0 = (int)CLAMP (bounds->top, -1.0f, height), y1;
  RcScreenReach reach;
  RcRect        lit;

  x1 = (int)ceilf (CLAMP (bounds->right, -1.0f, width));
  y1 = (int)ceilf (CLAMP (bounds->bottom, -1.0f, height));
  if (x1 <= x0 || y1 <= y0)
    return (RcRect){ 0, 0, 0, 0 };
  reach = rc_screen_reach (scene, target, (RcRect){ x0, y0, x1 - x0, y1 - y0 }, TRUE);
  lit = reach.lit;
  lit.y = target->height - lit.y - lit.height;
  return (RcRect){ lit.x - SLACK, lit.y - SLACK, lit.width + 2 * SLACK, lit.height + 2 * SLACK };
}

RcRect
rc_paint_reach (RcScene *scene, const GPtrArray *items, RcRect area)
{
  const RcTarget target = { .width = scene->shape.width, .height = scene->shape.height };
  Bounds         bounds = { 1e9f, 1e9f, -1e9f, -1e9f };

  /* What a fish-eye shows at a place is elsewhere in the straight picture. */
  if (scene->camera.bend > 0.0f)
    return area;
  for (guint i = 0; i < items->len; i++)
    {
      const RcItem *item = g_ptr_array_index (items, i);

      if (item->hidden)
        continue;
      build (scene, item, &target, area);
      if (!item->away && !add_mesh (&bounds, scene, item))
        return area;
    }
  if (bounds.right < bounds.left)
    return (RcRect){ area.x, area.y, 0, 0 };
  return rc_rect_intersect (spread (scene, &target, &bounds), area);
}
