/* shadow-map.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/picture/shadow-map.h"

#include "engine/sketch/gl/target.h"

#include <string.h>

#define READ 0
#define KEPT 1

typedef enum
{
  ALL,
  STILL,
  MOVERS,
} Which;

static gboolean
make_map (RcShadowMap *self, int which, GError **error)
{
  static const float lit[4] = { 1, 1, 1, 1 };

  self->maps[which] = rc_target_texture (GL_DEPTH_COMPONENT24, RC_SHADOW_SIZE, RC_SHADOW_SIZE);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_BORDER);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_BORDER);
  glTexParameterfv (GL_TEXTURE_2D, GL_TEXTURE_BORDER_COLOR, lit);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_COMPARE_MODE, GL_COMPARE_REF_TO_TEXTURE);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_COMPARE_FUNC, GL_LEQUAL);
  glGenFramebuffers (1, &self->buffers[which]);
  glBindFramebuffer (GL_FRAMEBUFFER, self->buffers[which]);
  glFramebufferTexture2D (GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, self->maps[which], 0);
  glDrawBuffer (GL_NONE);
  return rc_target_check (RC_SHADOW_SIZE, RC_SHADOW_SIZE, error);
}

/** Errors: RC_ERROR_NO_MEMORY */
gboolean
rc_shadow_map_init (RcShadowMap *self, GError **error)
{
  return make_map (self, READ, error) && make_map (self, KEPT, error);
}

void
rc_shadow_map_clear (RcShadowMap *self)
{
  glDeleteFramebuffers (2, self->buffers);
  glDeleteTextures (2, self->maps);
  g_clear_pointer (&self->casters, g_free);
}

/* --- which part ----------------------------------------------------------------------------- */

static gboolean
has_caster (const RcItem *item)
{
  return item->caster != NULL && !item->cast_away && item->caster->indices->len > 0;
}

/** Returns: the texels that @item may throw its shadow on */
RcRect
rc_shadow_map_bounds (const RcScene *scene, const RcItem *item)
{
  RcVec3 low = has_caster (item) ? item->cast_least : item->least;
  RcVec3 high = has_caster (item) ? item->cast_most : item->most;
  RcVec3 least = rc_vec3 (1e9f, 1e9f, 0), most = rc_vec3 (-1e9f, -1e9f, 0);

  for (int corner = 0; corner < 8; corner++)
    {
      RcVec3 p = { corner & 1 ? high.x : low.x, corner & 2 ? high.y : low.y,
                   corner & 4 ? high.z : low.z };

      p = rc_mat4_point (&scene->uniforms.shadow_matrix, rc_mat4_point (&item->model, p));
      least.x = MIN (least.x, p.x);
      least.y = MIN (least.y, p.y);
      most.x = MAX (most.x, p.x);
      most.y = MAX (most.y, p.y);
    }
  return rc_shadow_texels (least.x, least.y, most.x, most.y, 1.0f / RC_SHADOW_SIZE);
}

gboolean
rc_shadow_map_reaches (const RcScene *scene, const RcItem *item, const RcShadowPart *part)
{
  return item->shadow && rc_shadow_part_meets (part, rc_shadow_map_bounds (scene, item));
}

/* --- drawing -------------------------------------------------------------------------------- */

static gboolean
casts (const RcItem *item)
{
  return item->shadow && !item->hidden && !(item->caster != NULL ? item->cast_away : item->away);
}

/* The map as one looks at it: what part is asked for, of the world as the light sees it. */
static RcGpuView
view_of (const RcScene *scene, const RcShadowPart *asked)
{
  RcMat4 centred =
      rc_mat4_multiply (rc_mat4_translation (rc_vec3 (-1, -1, -1)), rc_mat4_scaling (2, 2, 2));

  return (RcGpuView){ .matrix = rc_mat4_multiply (centred, scene->uniforms.shadow_matrix),
                      .width = RC_SHADOW_SIZE,
                      .height = RC_SHADOW_SIZE,
                      .rect = asked->bounds,
                      .tiles = asked->tiles.rows };
}

RcSight
rc_shadow_map_sight (const RcScene *scene, const RcShadowPart *part)
{
  RcGpuView view = view_of (scene, part);
  RcSight   sight;

  rc_gpu_view_look (&view, &view.matrix, &sight);
  return sight;
}

static void
draw_item (const RcProgram *program,
           const RcItem    *item,
           const RcGpuMesh *mesh,
           const RcGpuMesh *caster,
           const RcGpuView *view)
{
  if (has_caster (item))
    mesh = caster;
  glUniformMatrix4fv (program->model, 1, GL_FALSE, item->model.m);
  rc_gpu_mesh_draw (mesh, view, &item->model);
}

static void
begin (RcShadowMap *self, int which, const RcProgram *program, RcRect part)
{
  glBindFramebuffer (GL_FRAMEBUFFER, self->buffers[which]);
  glViewport (0, 0, RC_SHADOW_SIZE, RC_SHADOW_SIZE);
  if (part.width < RC_SHADOW_SIZE || part.height < RC_SHADOW_SIZE)
    glEnable (GL_SCISSOR_TEST);
  else
    glDisable (GL_SCISSOR_TEST);
  glScissor (part.x, part.y, part.width, part.height);
  glUseProgram (program->id);
}

/* Which items stand as they stood. One that ever moved is taken for one that moves. */
static void
find_movers (RcShadowMap *self, const RcScene *scene)
{
  gboolean first = self->casters == NULL;

  if (first)
    self->casters = g_new0 (RcShadowCaster, MAX (scene->items->len, 1));
  for (guint i = 0; i < scene->items->len; i++)
    {
      const RcItem   *item = g_ptr_array_index (scene->items, i);
      RcShadowCaster *caster = &self->casters[i];

      if (!item->shadow || caster->moves)
        continue;
      if (first)
        {
          caster->moves = item->changes;
          caster->model = item->model;
          caster->hidden = item->hidden;
        }
      else if (caster->hidden != item->hidden ||
               memcmp (&caster->model, &item->model, sizeof item->model) != 0)
        {
          caster->moves = TRUE;
          self->kept = FALSE;
        }
    }
}

/* Draws what throws shadows into @part and is one of @which; returns the texels that it may cover.
 */
static RcRect
draw_casters (RcShadowMap        *self,
              const RcScene      *scene,
              const RcGpuMesh    *meshes,
              const RcGpuMesh    *casters,
              const RcProgram    *program,
              const RcShadowPart *part,
              Which               which)
{
  RcGpuView view = view_of (scene, part);
  RcRect    covered = { 0, 0, 0, 0 };

  for (guint i = 0; i < scene->items->len; i++)
    {
      const RcItem *item = g_ptr_array_index (scene->items, i);
      RcRect        bounds;

      if (!casts (item) || (which == MOVERS && !self->casters[i].moves) ||
          (which == STILL && self->casters[i].moves))
        continue;
      bounds = rc_shadow_map_bounds (scene, item);
      if (!rc_shadow_part_meets (part, bounds))
        continue;
      draw_item (program, item, &meshes[i], &casters[i], &view);
      covered = rc_shadow_joined (covered, rc_rect_intersect (bounds, part->bounds));
    }
  return covered;
}

/* Only what is asked for: of a part each texel of the clearing is drawn. */
static void
clear_part (const RcShadowPart *part)
{
  RcTileRects rects;

  rc_tiles_rects (&part->tiles, RC_SHADOW_SIZE, RC_SHADOW_SIZE, part->bounds, &rects);
  for (int i = 0; i < rects.n; i++)
    {
      const RcRect *rect = &rects.rects[i];

      glScissor (rect->x, rect->y, rect->width, rect->height);
      glClear (GL_DEPTH_BUFFER_BIT);
    }
  glScissor (part->bounds.x, part->bounds.y, part->bounds.width, part->bounds.height);
}

/* Everything, where it is asked for: while the light goes along with somebody. */
static void
draw_all (RcShadowMap        *self,
          const RcScene      *scene,
          const RcGpuMesh    *meshes,
          const RcGpuMesh    *casters,
          const RcProgram    *program,
          const RcShadowPart *part)
{
  begin (self, READ, program, part->bounds);
  clear_part (part);
  draw_casters (self, scene, meshes, casters, program, part, ALL);
  self->kept = self->copied = FALSE;
}

static void
draw_still (RcShadowMap     *self,
            const RcScene   *scene,
            const RcGpuMesh *meshes,
            const RcGpuMesh *casters,
            const RcProgram *program)
{
  RcShadowPart all = rc_shadow_part_all ();

  begin (self, KEPT, program, all.bounds);
  glClear (GL_DEPTH_BUFFER_BIT);
  draw_casters (self, scene, meshes, casters, program, &all, STILL);
  self->kept = TRUE;
  self->copied = FALSE;
}

static void
copy_kept (RcShadowMap *self)
{
  RcRect rect = self->copied ? self->changed : (RcRect){ 0, 0, RC_SHADOW_SIZE, RC_SHADOW_SIZE };

  self->copied = TRUE;
  self->changed = (RcRect){ 0, 0, 0, 0 };
  if (rect.width <= 0 || rect.height <= 0)
    return;
  glDisable (GL_SCISSOR_TEST);
  glBindFramebuffer (GL_READ_FRAMEBUFFER, self->buffers[KEPT]);
  glBindFramebuffer (GL_DRAW_FRAMEBUFFER, self->buffers[READ]);
  glBlitFramebuffer (rect.x, rect.y, rect.x + rect.width, rect.y + rect.height, rect.x, rect.y,
                     rect.x + rect.width, rect.y + rect.height, GL_DEPTH_BUFFER_BIT, GL_NEAREST);
}

static void
draw_movers (RcShadowMap        *self,
             const RcScene      *scene,
             const RcGpuMesh    *meshes,
             const RcGpuMesh    *casters,
             const RcProgram    *program,
             const RcShadowPart *part)
{
  RcRect covered;

  begin (self, READ, program, part->bounds);
  covered = draw_casters (self, scene, meshes, casters, program, part, MOVERS);
  self->changed = rc_shadow_joined (self->changed, covered);
}

/**
 * rc_shadow_map_draw:
 * @meshes: one for each item of the scene
 * @casters: the same, of what throws shadows for them
 * @part: the texels that are asked for
 */
void
rc_shadow_map_draw (RcShadowMap        *self,
                    const RcScene      *scene,
                    const RcGpuMesh    *meshes,
                    const RcGpuMesh    *casters,
                    const RcProgram    *program,
                    const RcShadowPart *part)
{
  const RcMat4 *matrix = &scene->uniforms.shadow_matrix;
  gboolean      still =
      self->casters != NULL && memcmp (&self->matrix, matrix, sizeof self->matrix) == 0;

  glDisable (GL_BLEND);
  glDisable (GL_CULL_FACE);
  glEnable (GL_DEPTH_TEST);
  glDepthFunc (GL_LESS);
  glDepthMask (GL_TRUE);
  glEnable (GL_POLYGON_OFFSET_FILL);
  glPolygonOffset (1.5f, 3.0f);
  glClearDepth (1.0);
  find_movers (self, scene);
  self->matrix = *matrix;
  if (!still)
    draw_all (self, scene, meshes, casters, program, part);
  else
    {
      if (!self->kept)
        draw_still (self, scene, meshes, casters, program);
      copy_kept (self);
      draw_movers (self, scene, meshes, casters, program, part);
    }
  glDisable (GL_POLYGON_OFFSET_FILL);
}
