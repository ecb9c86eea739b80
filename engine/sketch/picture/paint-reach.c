/* paint-reach.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/picture/paint-reach.h"

#include "engine/sketch/gl/gpu-mesh.h"
#include "engine/sketch/picture/item-order.h"
#include "engine/sketch/picture/screen-pass.h"

#include <string.h>

/* Nearer to the eye's plane nothing is said about where a vertex is; metres. */
#define NEAREST 0.1f

/* Pixels that a driver may put a vertex beside where it is computed here, and that steps of the
 * screen are rounded by. */
#define SLACK 3

typedef struct
{
  float left, top, right, bottom; /* pixels, top row first */
} Bounds;

typedef struct
{
  float x, y; /* pixels, top row first */
} Spot;

static void
add_spot (Bounds *bounds, Spot spot)
{
  bounds->left = MIN (bounds->left, spot.x);
  bounds->right = MAX (bounds->right, spot.x);
  bounds->top = MIN (bounds->top, spot.y);
  bounds->bottom = MAX (bounds->bottom, spot.y);
}

/* Nothing yet. */
static Bounds
no_bounds (void)
{
  return (Bounds){ 1e9f, 1e9f, -1e9f, -1e9f };
}

/* Returns: FALSE if it cannot be said where the vertex is */
static gboolean
project (const RcScene *scene, const RcMat4 *clip, const RcVertex *vertex, Spot *spot)
{
  const float *p = vertex->position, *m = clip->m;
  float        across = 0.5f * (float)scene->shape.width, down = 0.5f * (float)scene->shape.height;
  float        at[4];

  for (int k = 0; k < 4; k++)
    at[k] = m[k] * p[0] + m[4 + k] * p[1] + m[8 + k] * p[2] + m[12 + k];
  if (!(at[3] > NEAREST))
    return FALSE;
  *spot = (Spot){ across + across * at[0] / at[3], down - down * at[1] / at[3] };
  return TRUE;
}

/* [vertices]: which are of another colour: all, if the mesh does not tell. */
static guint8 *
find_marked (const RcMesh *mesh)
{
  guint8 *marked = g_malloc (mesh->vertices->len);

  memset (marked, mesh->marked == NULL, mesh->vertices->len);
  for (guint i = 0; mesh->marked != NULL && i < mesh->marked->len; i++)
    marked[g_array_index (mesh->marked, guint, i)] = TRUE;
  return marked;
}

/* The triangles with a vertex of another colour, as far as they are in @near. Returns: FALSE if it
 * cannot be said where one is */
static gboolean
add_mesh (Bounds *bounds, const RcScene *scene, const RcItem *item, const Bounds *near)
{
  const RcVertex    *vertices = (const RcVertex *)(gconstpointer)item->mesh->vertices->data;
  const guint32     *indices = (const guint32 *)(gconstpointer)item->mesh->indices->data;
  RcMat4             clip = rc_mat4_multiply (scene->camera.view_projection, item->model);
  g_autofree guint8 *marked = find_marked (item->mesh);

  for (guint i = 0; i + 2 < item->mesh->indices->len; i += 3)
    {
      Bounds triangle = no_bounds ();

      if (!marked[indices[i]] && !marked[indices[i + 1]] && !marked[indices[i + 2]])
        continue;
      for (int k = 0; k < 3; k++)
        {
          Spot spot;

          if (!project (scene, &clip, &vertices[indices[i + k]], &spot))
            return FALSE;
          add_spot (&triangle, spot);
        }
      if (triangle.right < near->left || triangle.left > near->right ||
          triangle.bottom < near->top || triangle.top > near->bottom)
        continue;
      add_spot (bounds, (Spot){ MAX (triangle.left, near->left), MAX (triangle.top, near->top) });
      add_spot (bounds,
                (Spot){ MIN (triangle.right, near->right), MIN (triangle.bottom, near->bottom) });
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
                         .rect = reach.surfaces.rect };
  RcSight       sight;

  rc_gpu_view_look (&view, &view.matrix, &sight);
  for (guint i = 0; i < scene->staging->n_figures; i++)
    if (scene->figure_items[i] == item)
      rc_scene_build_figure (scene, i, &sight, NULL);
}

/* How far what is in @rect is spread, as a pixel looks around itself; as well how far away that is
 * which comes into @rect. */
static RcRect
spread (const RcScene *scene, const RcTarget *target, RcRect rect)
{
  RcRect lit = rc_screen_reach (scene, target, rect, TRUE).lit.rect;

  lit.y = target->height - lit.y - lit.height;
  return (RcRect){ lit.x - SLACK, lit.y - SLACK, lit.width + 2 * SLACK, lit.height + 2 * SLACK };
}

/* What is seen of @bounds' pixels is spread as far as a pixel looks around itself. */
static RcRect
spread_bounds (const RcScene *scene, const RcTarget *target, const Bounds *bounds)
{
  const float width = (float)target->width, height = (float)target->height;
  int         x0 = (int)CLAMP (bounds->left, -1.0f, width), x1;
  int         y0 = (int)CLAMP (bounds->top, -1.0f, height), y1;

  x1 = (int)ceilf (CLAMP (bounds->right, -1.0f, width));
  y1 = (int)ceilf (CLAMP (bounds->bottom, -1.0f, height));
  return x1 <= x0 || y1 <= y0 ? (RcRect){ 0, 0, 0, 0 }
                              : spread (scene, target, (RcRect){ x0, y0, x1 - x0, y1 - y0 });
}

RcRect
rc_paint_reach (RcScene *scene, const GPtrArray *items, RcRect area)
{
  const RcTarget target = { .width = scene->shape.width, .height = scene->shape.height };
  RcRect         around = spread (scene, &target, area);
  Bounds         bounds = no_bounds (), near = no_bounds ();

  /* What a fish-eye shows at a place is elsewhere in the straight picture. */
  if (scene->camera.bend > 0.0f)
    return area;
  add_spot (&near, (Spot){ (float)around.x, (float)around.y });
  add_spot (&near, (Spot){ (float)(around.x + around.width), (float)(around.y + around.height) });
  for (guint i = 0; i < items->len; i++)
    {
      const RcItem *item = g_ptr_array_index (items, i);

      if (item->hidden)
        continue;
      build (scene, item, &target, area);
      if (!item->away && !add_mesh (&bounds, scene, item, &near))
        return area;
    }
  if (bounds.right < bounds.left)
    return (RcRect){ area.x, area.y, 0, 0 };
  return rc_rect_intersect (spread_bounds (scene, &target, &bounds), area);
}
