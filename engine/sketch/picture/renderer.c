/* renderer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/picture/renderer-private.h"

#include "engine/base/error.h"
#include "engine/image/motion.h"
#include "engine/sketch/camera/lens-bend.h"
#include "engine/sketch/picture/item-order.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include <errno.h>
#include <string.h>

/* The first picture is at most a half as wide, and not wider than this. */
#define COARSE_WIDTH 480

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

/* Whether more surfaces are drawn when those before them are lit. */
static gboolean
has_late_surfaces (const RcRenderer *self, RcRect area)
{
  for (guint i = 0; i < self->n_meshes; i++)
    {
      const RcItem *item = g_ptr_array_index (self->scene->items, i);

      if ((item->kind == RC_ITEM_CARD || item->kind == RC_ITEM_SEA) &&
          rc_renderer_sees (self, item, area))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_whole (const RcTarget *target, RcRect rect)
{
  return rect.width >= target->width && rect.height >= target->height;
}

/* What of the shadow map the surfaces of a part of @target ask for, which are drawn; and how much
 * of them has to be lit. */
static RcShadowPart
look_at_surfaces (const RcRenderer *self, const RcTarget *target, RcRect seen, RcScreenReach *reach)
{
  g_autofree float *nearness = NULL;
  RcFrameUniforms   uniforms = self->scene->uniforms;
  RcShadowPart      part = { .bounds = { 0, 0, 0, 0 } };
  RcRect            soft = reach->soft.rect;
  RcTileRects       rects;
  float             least_sharp = 0.0f;

  if (is_whole (target, soft) && reach->wanted == NULL)
    return rc_shadow_part_all ();
  nearness = g_new (float, (gsize)soft.width *(gsize)soft.height);
  glBindFramebuffer (GL_FRAMEBUFFER, target->buffers[RC_BUFFER_SURFACES]);
  glReadBuffer (GL_COLOR_ATTACHMENT2);
  glPixelStorei (GL_PACK_ALIGNMENT, 4);
  rc_screen_rects (reach, target, &reach->soft, &rects);
  for (int i = 0; i < rects.n; i++)
    {
      RcRect       rect = rects.rects[i];
      RcShadowPart asked;

      glReadPixels (rect.x, rect.y, rect.width, rect.height, GL_RED, GL_FLOAT, nearness);
      least_sharp = MAX (least_sharp, rc_screen_least_sharp (self->scene, target, rect.width,
                                                             rect.height, nearness));
      asked = rc_shadow_part_asked (&uniforms, target->width, target->height, rect, nearness,
                                    rc_screen_shadow_margin (self->scene));
      rc_shadow_part_join (&part, &asked);
    }
  if (!has_late_surfaces (self, seen))
    rc_screen_narrow (reach, self->scene, target, least_sharp);
  return part;
}

/* What is beside the pieces is nearer than anything, so that nothing is drawn there. */
static void
close_gaps (const RcTarget *target, const RcScreenReach *reach)
{
  if (reach->wanted == NULL)
    return;
  rc_target_draw_to (target, RC_BUFFER_SURFACES, reach->surfaces.rect);
  glClearDepth (0.0);
  glClear (GL_DEPTH_BUFFER_BIT);
}

static void
clear_target (const RcTarget *target, const RcScreenReach *reach)
{
  RcTileRects rects;

  glDisable (GL_BLEND);
  glEnable (GL_DEPTH_TEST);
  glDepthFunc (GL_LESS);
  glColorMask (GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glDepthMask (GL_TRUE);
  glEnable (GL_SCISSOR_TEST);
  close_gaps (target, reach);
  rc_screen_rects (reach, target, &reach->surfaces, &rects);
  /* All buffers at once: what is drawn of it is drawn once. */
  glClearColor (0, 0, 0, 0);
  glClearDepth (1.0);
  for (int i = 0; i < rects.n; i++)
    {
      rc_target_draw_to (target, RC_BUFFER_SURFACES, rects.rects[i]);
      /* All of it is cleared without scissors: software then need not draw the clearing. */
      if (is_whole (target, rects.rects[i]))
        glDisable (GL_SCISSOR_TEST);
      glClear (GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
      glEnable (GL_SCISSOR_TEST);
    }
  rc_target_draw_to (target, RC_BUFFER_SURFACES, reach->surfaces.rect);
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

/* Where the surfaces that @reach asks for are in the scene's picture, top row first. */
static RcRect
find_seen (const RcScene *scene, const RcTarget *target, const RcScreenReach *reach)
{
  RcRect rect = reach->surfaces.rect;
  float  across = (float)scene->shape.width / target->width;
  float  down = (float)scene->shape.height / target->height;

  return (RcRect){ (int)floorf (rect.x * across),
                   (int)floorf ((target->height - rect.y - rect.height) * down),
                   (int)ceilf (rect.width * across) + 1, (int)ceilf (rect.height * down) + 1 };
}

static void
look (RcRenderer *self, const RcTarget *target, const RcScreenReach *reach)
{
  self->view = (RcGpuView){ self->scene->camera.view_projection, target->width, target->height,
                            reach->surfaces.rect };
  if (reach->wanted == NULL)
    return;
  self->tiles =
      rc_tiles_grown (reach->wanted, target->width, target->height, reach->surfaces.margin);
  self->view.tiles = self->tiles.rows;
}

/* @area: of the scene's picture, top row first; @wanted (nullable): all that is asked for of it */
static gboolean
draw_picture (RcRenderer     *self,
              const RcTarget *target,
              RcRect          area,
              const RcTiles  *wanted,
              GError        **error)
{
  RcScene      *scene = self->scene;
  RcScreenReach reach = rc_screen_reach (scene, target, area, target == &self->full);
  RcRect        seen = find_seen (scene, target, &reach);
  RcShadowPart  part;

  rc_stop_begin (&self->stop);
  if (reach.moved.width > 0 && !draw_motion (self, reach.moved, error))
    return FALSE;
  if (wanted != NULL)
    rc_screen_want (&reach, scene, target, wanted);
  look (self, target, &reach);
  upload_seen (self, seen);
  set_uniforms (self, target->width, target->height);
  glActiveTexture (GL_TEXTURE0 + RC_UNIT_NOISE);
  glBindTexture (GL_TEXTURE_2D, self->programs->noise);
  clear_target (target, &reach);
  rc_renderer_draw_solids (self, seen);
  if (is_stopped (self, reach.surfaces.rect, error))
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
  rc_target_draw_to (target, RC_BUFFER_PICTURE, reach.lit.rect);
  rc_renderer_draw_sea (self, seen);
  rc_target_draw_to (target, RC_BUFFER_LIT, reach.lit.rect);
  if (scene->has_sky)
    rc_renderer_draw_sky (self);
  rc_renderer_draw_cards (self, target, reach.lit.rect, seen);
  rc_target_draw_to (target, RC_BUFFER_LIT, reach.lit.rect);
  rc_renderer_draw_veils (self, seen);
  rc_screen_finish (self->programs, target, scene, &reach, &self->motion, RC_DEPTH_FAR,
                    &self->stop);
  return !is_stopped (self, reach.pixels.rect, error);
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
  if (!draw_picture (self, &self->coarse, all, NULL, error))
    return NULL;
  rc_target_read (all, frame, NULL, NULL);
  glDisable (GL_SCISSOR_TEST);
  return g_steal_pointer (&frame);
}

/* What is drawn in the target's @area. @depth: (nullable) */
static gboolean
read_target (RcRenderer *self,
             RcRect      area,
             RcFrame    *colour,
             RcFrame    *depth,
             RcFrame    *identity,
             GError    **error)
{
  rc_target_read (area, colour, depth, identity);
  glDisable (GL_SCISSOR_TEST);
  if (glGetError () != GL_OUT_OF_MEMORY)
    return TRUE;
  g_set_error (
      error, RC_ERROR, RC_ERROR_NO_MEMORY,
      _ ("There is not enough graphics memory to draw %d × %d pixels; choose a smaller size."),
      self->scene->shape.width, self->scene->shape.height);
  return FALSE;
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
  const RcRequestShape *shape = &self->scene->shape;
  g_autoptr (RcFrame)   c = rc_frame_new (area.width, area.height, RC_FRAME_BGRA8, error);
  g_autoptr (RcFrame)   d =
      c != NULL ? rc_frame_new (area.width, area.height, RC_FRAME_GRAY16, error) : NULL;
  g_autoptr (RcFrame) i =
      d != NULL ? rc_frame_new (area.width, area.height, RC_FRAME_GRAY8, error) : NULL;

  if (i == NULL || !prepare (self, &self->full, shape->width, shape->height, error) ||
      !draw_picture (self, &self->full, area, NULL, error) ||
      !read_target (self, area, c, d, i, error))
    return FALSE;
  *colour = g_steal_pointer (&c);
  *depth = g_steal_pointer (&d);
  *identity = g_steal_pointer (&i);
  return TRUE;
}

/**
 * rc_renderer_draw_tiles:
 * @area: which part of the picture, in pixels
 * @wanted: which tiles of it, row 0 the lowest; what the frames have elsewhere is not said
 * @colour: (out): BGRA8 of the area's size
 * @identity: (out): GRAY8
 *
 * In the tiles it is to the bit what rc_renderer_draw() makes. Errors: as there
 */
gboolean
rc_renderer_draw_tiles (RcRenderer    *self,
                        RcRect         area,
                        const RcTiles *wanted,
                        RcFrame      **colour,
                        RcFrame      **identity,
                        GError       **error)
{
  const RcRequestShape *shape = &self->scene->shape;
  g_autoptr (RcFrame)   c = rc_frame_new (area.width, area.height, RC_FRAME_BGRA8, error);
  g_autoptr (RcFrame)   i =
      c != NULL ? rc_frame_new (area.width, area.height, RC_FRAME_GRAY8, error) : NULL;

  if (i == NULL || !prepare (self, &self->full, shape->width, shape->height, error) ||
      !draw_picture (self, &self->full, area, wanted, error) ||
      !read_target (self, area, c, NULL, i, error))
    return FALSE;
  *colour = g_steal_pointer (&c);
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
