/* renderer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/picture/renderer.h"

#include "engine/base/error.h"
#include "engine/image/motion.h"
#include "engine/sketch/camera/lens-bend.h"
#include "engine/sketch/gl/gpu-mesh.h"
#include "engine/sketch/picture/item-order.h"
#include "engine/sketch/picture/motion-pass.h"
#include "engine/sketch/picture/screen-pass.h"
#include "engine/sketch/picture/shadow-map.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include <errno.h>
#include <string.h>

/* The first picture is at most a half as wide, and not wider than this. */
#define COARSE_WIDTH 480

struct _RcRenderer
{
  RcGlContext *context;
  RcPrograms  *programs;
  RcScene     *scene;
  RcGpuMesh   *meshes, *casters; /* one for each item */
  guint        n_meshes;
  guint       *order; /* in which they are drawn: near ones first */
  float       *keys;
  gboolean    *fresh; /* whether the mesh is that of the frame */
  RcTarget     full, coarse;
  RcGpuView    view; /* of the part that is drawn */
  RcShadowMap  shadow;
  RcMotionPass motion;
  RcStop       stop;
};

/**
 * rc_renderer_new:
 * @scene: must outlive the renderer, and get no more items
 *
 * Errors: RC_ERROR_NO_MEMORY for a picture that does not fit
 *
 * Returns: (transfer full) (nullable): a renderer for the scene's size
 */
RcRenderer *
rc_renderer_new (RcGlContext *context, RcScene *scene, GError **error)
{
  g_autoptr (RcRenderer) self = g_new0 (RcRenderer, 1);

  self->context = context;
  self->programs = rc_gl_context_programs (context);
  self->scene = scene;
  self->n_meshes = scene->items->len;
  self->meshes = g_new0 (RcGpuMesh, MAX (self->n_meshes, 1));
  self->casters = g_new0 (RcGpuMesh, MAX (self->n_meshes, 1));
  self->order = g_new0 (guint, MAX (self->n_meshes, 1));
  self->keys = g_new0 (float, MAX (self->n_meshes, 1));
  self->fresh = g_new0 (gboolean, MAX (self->n_meshes, 1));
  rc_motion_pass_init (&self->motion);
  for (guint i = 0; i < self->n_meshes; i++)
    {
      const RcItem *item = g_ptr_array_index (scene->items, i);

      rc_gpu_mesh_upload (&self->meshes[i], item->mesh, item->changes);
      if (item->picture != NULL)
        rc_gpu_mesh_set_picture (&self->meshes[i], item->picture);
    }
  return g_steal_pointer (&self);
}

/**
 * rc_renderer_set_stop:
 * @wanted: (nullable): returns TRUE when what is drawn is no longer wanted
 *
 * Asked within large pictures, of which the drawing then fails with G_IO_ERROR_CANCELLED.
 */
void
rc_renderer_set_stop (RcRenderer *self, RcStopFunc wanted, gpointer data)
{
  self->stop = (RcStop){ .wanted = wanted, .data = data };
}

void
rc_renderer_free (RcRenderer *self)
{
  for (guint i = 0; i < self->n_meshes; i++)
    {
      rc_gpu_mesh_clear (&self->meshes[i]);
      rc_gpu_mesh_clear (&self->casters[i]);
    }
  rc_target_clear (&self->full);
  rc_target_clear (&self->coarse);
  rc_shadow_map_clear (&self->shadow);
  rc_motion_pass_clear (&self->motion);
  g_free (self->meshes);
  g_free (self->casters);
  g_free (self->order);
  g_free (self->keys);
  g_free (self->fresh);
  g_free (self);
}

static gboolean
is_seen (const RcRenderer *self, const RcItem *item, RcRect area)
{
  return !item->away && rc_item_may_be_seen (self->scene, item, area);
}

static void
upload (RcRenderer *self, guint i)
{
  const RcItem *item = g_ptr_array_index (self->scene->items, i);

  if (!self->fresh[i])
    rc_gpu_mesh_upload (&self->meshes[i], item->mesh, TRUE);
  self->fresh[i] = TRUE;
}

/* What changes, as far as it may be in @seen of the picture. */
static void
upload_seen (RcRenderer *self, RcRect seen)
{
  RcScene         *scene = self->scene;
  const RcGpuView *view = &self->view;
  RcSight          sight;

  rc_gpu_view_look (view, &view->matrix, &sight);
  for (guint i = 0; i < scene->staging->n_figures && scene->lazy; i++)
    if (!scene->figure_items[i]->hidden &&
        rc_item_may_be_seen (scene, scene->figure_items[i], seen))
      rc_scene_build_figure (scene, i, &sight, NULL);
  memset (self->fresh, 0, self->n_meshes * sizeof *self->fresh);
  for (guint i = 0; i < self->n_meshes; i++)
    {
      const RcItem *item = g_ptr_array_index (scene->items, i);

      if (item->changes && !item->hidden && !item->away &&
          (!scene->lazy || rc_item_may_be_seen (self->scene, item, seen)))
        upload (self, i);
    }
}

/* What changes and may throw its shadow into @part. */
static void
upload_casters (RcRenderer *self, const RcShadowPart *part)
{
  RcScene *scene = self->scene;
  RcSight  sight = rc_shadow_map_sight (scene, part);

  for (guint i = 0; i < scene->staging->n_figures && scene->lazy; i++)
    if (!scene->figure_items[i]->hidden &&
        rc_shadow_map_reaches (scene, scene->figure_items[i], part))
      rc_scene_build_figure (scene, i, NULL, &sight);
  for (guint i = 0; i < self->n_meshes; i++)
    {
      const RcItem *item = g_ptr_array_index (scene->items, i);

      if (!item->changes || item->hidden || !item->shadow)
        continue;
      if (item->caster != NULL && !item->cast_away)
        rc_gpu_mesh_upload (&self->casters[i], item->caster, TRUE);
      if (!item->away && rc_shadow_map_reaches (scene, item, part))
        upload (self, i);
    }
}

static void
use (const RcProgram *program, const RcItem *item, float x, float y, float z)
{
  glUseProgram (program->id);
  if (program->model >= 0)
    glUniformMatrix4fv (program->model, 1, GL_FALSE, item->model.m);
  if (program->identity >= 0)
    glUniform1f (program->identity, MAX (item->identity, 0) / 255.0f);
  if (program->look >= 0)
    glUniform4f (program->look, x, y, z, 0);
}

/* Whether more surfaces are drawn when those before them are lit. */
static gboolean
has_late_surfaces (const RcRenderer *self, RcRect area)
{
  for (guint i = 0; i < self->n_meshes; i++)
    {
      const RcItem *item = g_ptr_array_index (self->scene->items, i);

      if ((item->kind == RC_ITEM_CARD || item->kind == RC_ITEM_SEA) && is_seen (self, item, area))
        return TRUE;
    }
  return FALSE;
}

/* What of the shadow map the surfaces of a part of @target ask for, which are drawn; and how much
 * of them has to be lit. */
static RcShadowPart
look_at_surfaces (const RcRenderer *self, const RcTarget *target, RcRect seen, RcScreenReach *reach)
{
  const RcRect      soft = reach->soft;
  g_autofree float *nearness = NULL;
  RcFrameUniforms   uniforms = self->scene->uniforms;

  if (soft.width >= target->width && soft.height >= target->height)
    return rc_shadow_part_all ();
  nearness = g_new (float, (gsize)soft.width *(gsize)soft.height);
  glBindFramebuffer (GL_FRAMEBUFFER, target->buffers[RC_BUFFER_SURFACES]);
  glReadBuffer (GL_COLOR_ATTACHMENT2);
  glPixelStorei (GL_PACK_ALIGNMENT, 4);
  glReadPixels (soft.x, soft.y, soft.width, soft.height, GL_RED, GL_FLOAT, nearness);
  if (!has_late_surfaces (self, seen))
    rc_screen_narrow (reach, self->scene, target, nearness);
  return rc_shadow_part_asked (&uniforms, target->width, target->height, soft, nearness,
                               rc_screen_shadow_margin (self->scene));
}

/* Which buffer is drawn to, with what is drawn so far in it. */
static void
draw_to (const RcTarget *target, RcTargetBuffer buffer, RcRect rect)
{
  glBindFramebuffer (GL_FRAMEBUFFER, target->buffers[buffer]);
  glViewport (0, 0, target->width, target->height);
  glScissor (rect.x, rect.y, rect.width, rect.height);
}

static void
draw_card (RcRenderer *self, guint index, const RcTarget *target, RcRect rect)
{
  const RcItem    *item = g_ptr_array_index (self->scene->items, index);
  const RcProgram *program = &self->programs->programs[RC_PROGRAM_CARD];

  glActiveTexture (GL_TEXTURE0 + RC_UNIT_PICTURE);
  glBindTexture (GL_TEXTURE_2D, self->meshes[index].texture);
  /* First the colour with soft edges, then identity and depth where it is more there than not. */
  draw_to (target, RC_BUFFER_LIT, rect);
  glEnable (GL_BLEND);
  glBlendFunc (GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
  glColorMask (GL_TRUE, GL_TRUE, GL_TRUE, GL_FALSE);
  glDepthMask (GL_FALSE);
  use (program, item, item->lit, 0, 0);
  rc_gpu_mesh_draw (&self->meshes[index], &self->view, &item->model);
  draw_to (target, RC_BUFFER_PICTURE, rect);
  glDisable (GL_BLEND);
  glColorMaski (0, GL_FALSE, GL_FALSE, GL_FALSE, GL_TRUE);
  glColorMaski (1, GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glDepthMask (GL_TRUE);
  glDepthFunc (GL_LEQUAL);
  use (program, item, item->lit, 1, 0);
  rc_gpu_mesh_draw (&self->meshes[index], &self->view, &item->model);
  glDepthFunc (GL_LESS);
  glColorMask (GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
}

static void
draw_cards (RcRenderer *self, const RcTarget *target, RcRect rect, RcRect area)
{
  for (int figures = 0; figures < 2; figures++)
    for (guint i = 0; i < self->n_meshes; i++)
      {
        const RcItem *item = g_ptr_array_index (self->scene->items, i);

        if (item->kind == RC_ITEM_CARD && (item->identity != 0) == figures &&
            is_seen (self, item, area))
          draw_card (self, i, target, rect);
      }
}

static void
draw_sky (RcRenderer *self)
{
  glDepthFunc (GL_LEQUAL);
  glDepthMask (GL_FALSE);
  glUseProgram (self->programs->programs[RC_PROGRAM_SKY].id);
  glBindVertexArray (self->programs->empty);
  glDrawArrays (GL_TRIANGLES, 0, 3);
  glDepthFunc (GL_LESS);
  glDepthMask (GL_TRUE);
}

/* Surfaces, near ones first. */
static void
draw_solids (RcRenderer *self, RcRect area)
{
  const RcProgram *programs = self->programs->programs;
  RcGpuView        view = self->view;

  view.fronts = TRUE;
  glEnable (GL_CULL_FACE);
  glCullFace (GL_BACK);
  rc_items_sort (self->scene, self->order, self->keys);
  for (guint i = 0; i < self->n_meshes; i++)
    {
      const RcItem *item = g_ptr_array_index (self->scene->items, self->order[i]);

      if (item->kind != RC_ITEM_SOLID || !is_seen (self, item, area))
        continue;
      use (&programs[item->mottle > 0 ? RC_PROGRAM_GROUND : RC_PROGRAM_SOLID], item, item->rim,
           item->mottle, item->ink);
      rc_gpu_mesh_draw (&self->meshes[self->order[i]], &view, &item->model);
      if (rc_stop_after (&self->stop,
                         RC_STOP_TRIANGLE * (gsize)self->meshes[self->order[i]].count / 3))
        break;
    }
  glDisable (GL_CULL_FACE);
}

static void
draw_sea (RcRenderer *self, RcRect area)
{
  for (guint i = 0; i < self->n_meshes; i++)
    {
      const RcItem *item = g_ptr_array_index (self->scene->items, i);

      if (item->kind != RC_ITEM_SEA || !is_seen (self, item, area))
        continue;
      use (&self->programs->programs[RC_PROGRAM_SEA], item, 0, 0, 0);
      rc_gpu_mesh_draw (&self->meshes[i], &self->view, &item->model);
    }
}

/* What is laid over the picture, in its own order. */
static void
draw_veils (RcRenderer *self, RcRect area)
{
  glEnable (GL_BLEND);
  glDepthMask (GL_FALSE);
  glColorMask (GL_TRUE, GL_TRUE, GL_TRUE, GL_FALSE);
  for (guint i = 0; i < self->n_meshes; i++)
    {
      const RcItem *item = g_ptr_array_index (self->scene->items, i);

      if ((item->kind != RC_ITEM_GLOW && item->kind != RC_ITEM_VEIL) || !is_seen (self, item, area))
        continue;
      glBlendFunc (GL_SRC_ALPHA, item->kind == RC_ITEM_GLOW ? GL_ONE : GL_ONE_MINUS_SRC_ALPHA);
      use (&self->programs->programs[RC_PROGRAM_FLAT], item, 0, 0, 0);
      rc_gpu_mesh_draw (&self->meshes[i], &self->view, &item->model);
    }
}

static void
clear_target (const RcTarget *target, const RcScreenReach *reach)
{
  glDisable (GL_BLEND);
  glEnable (GL_DEPTH_TEST);
  glDepthFunc (GL_LESS);
  glColorMask (GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glDepthMask (GL_TRUE);
  /* All of it is cleared without scissors: software then need not draw the clearing. */
  if (reach->surfaces.width == target->width && reach->surfaces.height == target->height)
    glDisable (GL_SCISSOR_TEST);
  else
    glEnable (GL_SCISSOR_TEST);
  draw_to (target, RC_BUFFER_SURFACES, reach->surfaces);
  /* All buffers at once: what is drawn of it is drawn once. */
  glClearColor (0, 0, 0, 0);
  glClearDepth (1.0);
  glClear (GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
  glEnable (GL_SCISSOR_TEST);
}

static void
set_uniforms (RcRenderer *self, int width, int height)
{
  RcFrameUniforms uniforms = self->scene->uniforms;

  uniforms.viewport[0] = (float)width;
  uniforms.viewport[1] = (float)height;
  uniforms.viewport[2] = 1.0f / width;
  uniforms.viewport[3] = 1.0f / height;
  rc_programs_set_frame (self->programs, &uniforms);
}

/* @rect: of the scene's picture, bottom row first */
static gboolean
draw_motion (RcRenderer *self, RcRect rect, GError **error)
{
  int          width = self->scene->shape.width, height = self->scene->shape.height;
  RcShadowPart all = rc_shadow_part_all ();
  RcGpuView    view;

  /* All that moves has to be there, in both frames. */
  if (self->scene->lazy)
    {
      self->scene->lazy = FALSE;
      rc_scene_set_frame (self->scene, self->scene->index);
    }
  upload_seen (self, (RcRect){ 0, 0, width, height });
  upload_casters (self, &all);
  rc_motion_pass_look_on (&self->motion, self->scene, self->meshes);
  set_uniforms (self, width, height);
  view = (RcGpuView){ self->scene->camera.view_projection, width, height, rect };
  return rc_motion_pass_draw (&self->motion, self->programs, self->scene, self->meshes, &view, rect,
                              error);
}

/* Whether the picture is no longer wanted: asked after @rect of it was drawn. */
static gboolean
is_stopped (RcRenderer *self, RcRect rect, GError **error)
{
  if (!rc_stop_after (&self->stop, (gsize)rect.width * (gsize)rect.height))
    return FALSE;
  glDisable (GL_SCISSOR_TEST);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, g_strerror (ECANCELED));
  return TRUE;
}

/* @area: of the scene's picture, top row first */
static gboolean
draw_picture (RcRenderer *self, const RcTarget *target, RcRect area, GError **error)
{
  RcScene      *scene = self->scene;
  RcScreenReach reach = rc_screen_reach (scene, target, area, target == &self->full);
  float         across = (float)scene->shape.width / target->width;
  float         down = (float)scene->shape.height / target->height;
  RcRect        seen = { (int)floorf (reach.surfaces.x * across),
                         (int)floorf ((target->height - reach.surfaces.y - reach.surfaces.height) * down),
                         (int)ceilf (reach.surfaces.width * across) + 1,
                         (int)ceilf (reach.surfaces.height * down) + 1 };
  RcShadowPart  part;

  rc_stop_begin (&self->stop);
  if (reach.moved.width > 0 && !draw_motion (self, reach.moved, error))
    return FALSE;
  self->view =
      (RcGpuView){ scene->camera.view_projection, target->width, target->height, reach.surfaces };
  upload_seen (self, seen);
  set_uniforms (self, target->width, target->height);
  glActiveTexture (GL_TEXTURE0 + RC_UNIT_NOISE);
  glBindTexture (GL_TEXTURE_2D, self->programs->noise);
  clear_target (target, &reach);
  draw_solids (self, seen);
  if (is_stopped (self, reach.surfaces, error))
    return FALSE;
  part = look_at_surfaces (self, target, seen, &reach);
  upload_casters (self, &part);
  rc_shadow_map_draw (&self->shadow, scene, self->meshes, self->casters,
                      &self->programs->programs[RC_PROGRAM_SHADOW], &part);
  if (is_stopped (self, part.bounds, error))
    return FALSE;
  glEnable (GL_SCISSOR_TEST);
  glActiveTexture (GL_TEXTURE0 + RC_UNIT_SHADOW_MAP);
  glBindTexture (GL_TEXTURE_2D, self->shadow.maps[0]);
  rc_screen_light (self->programs, target, scene, &reach, &self->stop);
  if (is_stopped (self, (RcRect){ 0 }, error))
    return FALSE;
  glDepthMask (GL_TRUE);
  draw_to (target, RC_BUFFER_PICTURE, reach.lit);
  draw_sea (self, seen);
  draw_to (target, RC_BUFFER_LIT, reach.lit);
  if (scene->has_sky)
    draw_sky (self);
  draw_cards (self, target, reach.lit, seen);
  draw_to (target, RC_BUFFER_LIT, reach.lit);
  draw_veils (self, seen);
  rc_screen_finish (self->programs, target, scene, &reach, &self->motion, RC_DEPTH_FAR,
                    &self->stop);
  return !is_stopped (self, reach.pixels, error);
}

static gboolean
prepare (RcRenderer *self, RcTarget *target, int width, int height, GError **error)
{
  return (target->width > 0 || rc_target_init (target, width, height, error)) &&
         (self->shadow.maps[0] != 0 || rc_shadow_map_init (&self->shadow, error));
}

/**
 * rc_renderer_draw_coarse:
 *
 * The scene's frame at a half of its size or less: in a few milliseconds.
 *
 * Errors: RC_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): the picture
 */
RcFrame *
rc_renderer_draw_coarse (RcRenderer *self, GError **error)
{
  const RcRequestShape *shape = &self->scene->shape;
  int                   times = MAX (2, (shape->width + COARSE_WIDTH - 1) / COARSE_WIDTH);
  RcRect              all = { 0, 0, MAX (shape->width / times, 1), MAX (shape->height / times, 1) };
  g_autoptr (RcFrame) frame = rc_frame_new (all.width, all.height, RC_FRAME_BGRA8, error);

  if (frame == NULL || !prepare (self, &self->coarse, all.width, all.height, error))
    return NULL;
  if (!draw_picture (self, &self->coarse, all, error))
    return NULL;
  rc_target_read (all, frame, NULL, NULL);
  glDisable (GL_SCISSOR_TEST);
  return g_steal_pointer (&frame);
}

/**
 * rc_renderer_draw:
 * @area: which part of the picture, in pixels
 * @colour: (out): BGRA8 of the area's size
 * @depth: (out): GRAY16, linear from the near plane to RC_DEPTH_FAR
 * @identity: (out): GRAY8
 *
 * Errors: RC_ERROR_NO_MEMORY; G_IO_ERROR_CANCELLED
 */
gboolean
rc_renderer_draw (RcRenderer *self,
                  RcRect      area,
                  RcFrame   **colour,
                  RcFrame   **depth,
                  RcFrame   **identity,
                  GError    **error)
{
  RcScene            *scene = self->scene;
  g_autoptr (RcFrame) c = rc_frame_new (area.width, area.height, RC_FRAME_BGRA8, error);
  g_autoptr (RcFrame) d =
      c != NULL ? rc_frame_new (area.width, area.height, RC_FRAME_GRAY16, error) : NULL;
  g_autoptr (RcFrame) i =
      d != NULL ? rc_frame_new (area.width, area.height, RC_FRAME_GRAY8, error) : NULL;

  if (i == NULL)
    return FALSE;
  if (!prepare (self, &self->full, scene->shape.width, scene->shape.height, error))
    return FALSE;
  if (!draw_picture (self, &self->full, area, error))
    return FALSE;
  rc_target_read (area, c, d, i);
  glDisable (GL_SCISSOR_TEST);
  if (glGetError () == GL_OUT_OF_MEMORY)
    {
      g_set_error (
          error, RC_ERROR, RC_ERROR_NO_MEMORY,
          _ ("There is not enough graphics memory to draw %d × %d pixels; choose a smaller size."),
          scene->shape.width, scene->shape.height);
      return FALSE;
    }
  *colour = g_steal_pointer (&c);
  *depth = g_steal_pointer (&d);
  *identity = g_steal_pointer (&i);
  return TRUE;
}

/**
 * rc_renderer_draw_motion:
 * @area: which part of the picture, in pixels
 * @motion: (out): a motion frame (engine/image/motion.h) of the area
 *
 * How far what is seen goes from the scene's frame to the next one; see motion-pass.h. The scene is
 * at its frame again afterwards.
 *
 * Errors: RC_ERROR_NO_MEMORY
 */
gboolean
rc_renderer_draw_motion (RcRenderer *self, RcRect area, RcFrame **motion, GError **error)
{
  const RcRequestShape *shape = &self->scene->shape;
  RcRect turned = { area.x, shape->height - area.y - area.height, area.width, area.height };
  g_autoptr (RcFrame) frame = rc_motion_new (area.width, area.height, error);

  if (frame == NULL)
    return FALSE;
  if (self->scene->camera.bend > 0.0f)
    {
      RcRect              all = { 0, 0, shape->width, shape->height };
      g_autoptr (RcFrame) straight = rc_motion_new (all.width, all.height, error);

      if (straight == NULL || !draw_motion (self, all, error))
        return FALSE;
      rc_motion_pass_read (&self->motion, all, straight);
      rc_bend_motion (&self->scene->camera, straight, area, frame);
    }
  else
    {
      if (!draw_motion (self, turned, error))
        return FALSE;
      rc_motion_pass_read (&self->motion, area, frame);
    }
  glDisable (GL_SCISSOR_TEST);
  *motion = g_steal_pointer (&frame);
  return TRUE;
}
