/* region-paint.c - of a region that only gives something another colour, what is drawn at all
 *
 * Everything else is in the base to the bit, and reading it costs less than drawing it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/region/region-private.h"

#include "engine/sketch/figure/look.h"
#include "engine/sketch/picture/paint-reach.h"

#include <string.h>

/* Reading a frame of the base costs as much as drawing this share of it. */
#define READING 0.03

static gboolean
is_same_array (const GArray *a, const GArray *b, gsize size)
{
  return a->len == b->len && memcmp (a->data, b->data, a->len * size) == 0;
}

static gboolean
is_same_mesh (const RcItem *a, const RcItem *b)
{
  return is_same_array (a->mesh->vertices, b->mesh->vertices, sizeof (RcVertex)) &&
         is_same_array (a->mesh->indices, b->mesh->indices, sizeof (guint32));
}

static gboolean
is_same_place (const RcItem *a, const RcItem *b)
{
  return a->kind == b->kind && a->identity == b->identity && a->hidden == b->hidden &&
         a->rim == b->rim && a->mottle == b->mottle && a->lit == b->lit && a->ink == b->ink &&
         a->changes == b->changes && a->shadow == b->shadow &&
         memcmp (&a->model, &b->model, sizeof a->model) == 0;
}

static gboolean
is_figure (const RcScene *scene, const RcItem *item)
{
  for (guint i = 0; i < scene->staging->n_figures; i++)
    if (scene->figure_items[i] == item)
      return TRUE;
  return FALSE;
}

/* --- what of a painted surface has another colour --------------------------------------------- */

/* Those of @mesh's vertices that are others in @before; none is told if the shape is another. */
static void
mark_vertices (RcMesh *mesh, const RcMesh *before)
{
  if (mesh->vertices->len != before->vertices->len ||
      !is_same_array (mesh->indices, before->indices, sizeof (guint32)))
    return;
  rc_mesh_tell_marked (mesh);
  for (guint i = 0; i < mesh->vertices->len; i++)
    if (memcmp (&g_array_index (mesh->vertices, RcVertex, i),
                &g_array_index (before->vertices, RcVertex, i), sizeof (RcVertex)) != 0)
      g_array_append_val (mesh->marked, i);
}

/* Has the meshes tell what has another colour; of one that cannot all counts as if it had. */
static void
mark (const RcRegionDrawing *self, guint index)
{
  RcScene *scene = self->scene;
  RcItem  *item = g_ptr_array_index (scene->items, index);
  int      figure = rc_region_target_figure (self);

  if (!is_figure (scene, item))
    mark_vertices (item->mesh, ((RcItem *)g_ptr_array_index (self->lead->items, index))->mesh);
  else if (rc_scene_is_person (scene, (guint)figure) &&
           rc_look_mark_others (&scene->actors[figure].look, &self->lead->actors[figure].look))
    rc_mesh_tell_marked (item->mesh);
}

/* --- which surfaces are painted --------------------------------------------------------------- */

/* Whether the base was drawn as it would be now. Of its request a region's has everything but what
 * is named here. */
static gboolean
is_drawn_as_now (const RcRegionDrawing *self)
{
  static const char *const others[] = { "seed", "region", "cast" };
  const cJSON             *now = rc_request_json (self->request), *value;
  const cJSON             *made_by =
      cJSON_GetObjectItemCaseSensitive (rc_take_reader_about (self->base), "request");

  cJSON_ArrayForEach (value, now)
  {
    gboolean other = FALSE;

    for (guint i = 0; i < G_N_ELEMENTS (others); i++)
      other |= strcmp (value->string, others[i]) == 0;
    if (!other &&
        !cJSON_Compare (value, cJSON_GetObjectItemCaseSensitive (made_by, value->string), TRUE))
      return FALSE;
  }
  return made_by != NULL;
}

/* Returns: (transfer container) (nullable): the surfaces with another colour or gloss than in the
 * lead; NULL if anything else is otherwise */
static GPtrArray *
find_painted (const RcRegionDrawing *self)
{
  g_autoptr (GPtrArray) painted = g_ptr_array_new ();
  const RcScene        *scene = self->scene, *lead = self->lead;
  int                   figure = rc_region_target_figure (self);

  if (scene->items->len != lead->items->len ||
      memcmp (&scene->uniforms, &lead->uniforms, sizeof scene->uniforms) != 0)
    return NULL;
  for (guint i = 0; i < scene->items->len; i++)
    {
      RcItem  *item = g_ptr_array_index (scene->items, i);
      RcItem  *before = g_ptr_array_index (lead->items, i);
      gboolean person = is_figure (scene, item);

      if (!is_same_place (item, before))
        return NULL;
      /* Whoever is not the target has the same look; their meshes are built later. */
      if (person ? figure < 0 || scene->figure_items[figure] != item : is_same_mesh (item, before))
        continue;
      if (item->kind != RC_ITEM_SOLID || (item->changes && !person))
        return NULL;
      g_ptr_array_add (painted, item);
    }
  return g_steal_pointer (&painted);
}

void
rc_region_find_painted (RcRegionDrawing *self)
{
  if (self->edit.kind != RC_EDIT_PAINT || self->made != NULL || !is_drawn_as_now (self))
    return;
  rc_scene_set_frame (self->scene, self->output->first);
  self->painted = find_painted (self);
  for (guint i = 0; self->painted != NULL && i < self->scene->items->len; i++)
    if (g_ptr_array_find (self->painted, g_ptr_array_index (self->scene->items, i), NULL))
      mark (self, i);
}

RcRect
rc_region_painted_part (RcRegionDrawing *self, RcRect part)
{
  double whole = (double)self->shape.width * self->shape.height;
  RcRect painted;

  if (self->painted == NULL || (double)part.width * part.height < READING * whole)
    return part;
  painted = rc_paint_reach (self->scene, self->painted, part);
  return (double)part.width * part.height - (double)painted.width * painted.height < READING * whole
             ? part
             : painted;
}
