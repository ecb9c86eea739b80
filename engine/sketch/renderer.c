/* renderer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/renderer.h"

#include "engine/base/error.h"
#include "engine/sketch/gpu-mesh.h"
#include "engine/sketch/target.h"

#include <string.h>

#define SHADOW_SIZE 1024
#define COARSE      2 /* the first picture is this many times smaller */

struct _RcRenderer
{
  RcGlContext *context;
  RcPrograms  *programs;
  RcScene     *scene;
  RcGpuMesh   *meshes; /* one for each item */
  guint        n_meshes;
  guint       *order; /* in which they are drawn: near ones first */
  float       *keys;
  int          uploaded; /* the frame that the changing meshes are of; -1: none */
  RcTarget     full, coarse;
  GLuint       shadow, shadow_map;
};

static gboolean
make_shadow_map (RcRenderer *self, GError **error)
{
  static const float lit[4] = { 1, 1, 1, 1 };

  glActiveTexture (GL_TEXTURE0);
  self->shadow_map =
      rc_target_texture (GL_TEXTURE_2D, GL_DEPTH_COMPONENT24, SHADOW_SIZE, SHADOW_SIZE);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_BORDER);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_BORDER);
  glTexParameterfv (GL_TEXTURE_2D, GL_TEXTURE_BORDER_COLOR, lit);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_COMPARE_MODE, GL_COMPARE_REF_TO_TEXTURE);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_COMPARE_FUNC, GL_LEQUAL);
  glGenFramebuffers (1, &self->shadow);
  glBindFramebuffer (GL_FRAMEBUFFER, self->shadow);
  glFramebufferTexture2D (GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, self->shadow_map, 0);
  glDrawBuffer (GL_NONE);
  return rc_target_check (SHADOW_SIZE, SHADOW_SIZE, error);
}

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
  self->order = g_new0 (guint, MAX (self->n_meshes, 1));
  self->keys = g_new0 (float, MAX (self->n_meshes, 1));
  self->uploaded = -1;
  for (guint i = 0; i < self->n_meshes; i++)
    {
      const RcItem *item = g_ptr_array_index (scene->items, i);

      rc_gpu_mesh_upload (&self->meshes[i], item->mesh, item->changes);
      if (item->picture != NULL)
        rc_gpu_mesh_set_picture (&self->meshes[i], item->picture);
    }
  if (!rc_target_init (&self->coarse, MAX (scene->shape.width / COARSE, 1),
                       MAX (scene->shape.height / COARSE, 1), FALSE, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
rc_renderer_free (RcRenderer *self)
{
  for (guint i = 0; i < self->n_meshes; i++)
    rc_gpu_mesh_clear (&self->meshes[i]);
  rc_target_clear (&self->full);
  rc_target_clear (&self->coarse);
  glDeleteFramebuffers (1, &self->shadow);
  glDeleteTextures (1, &self->shadow_map);
  g_free (self->meshes);
  g_free (self->order);
  g_free (self->keys);
  g_free (self);
}

static void
upload_changes (RcRenderer *self)
{
  if (self->uploaded == self->scene->index)
    return;
  for (guint i = 0; i < self->n_meshes; i++)
    {
      const RcItem *item = g_ptr_array_index (self->scene->items, i);

      if (item->changes)
        rc_gpu_mesh_upload (&self->meshes[i], item->mesh, TRUE);
    }
  self->uploaded = self->scene->index;
}

/* Whether any of the item may be in @area of the picture. Culling changes no pixel. */
static gboolean
is_seen (const RcRenderer *self, const RcItem *item, RcRect area)
{
  const RcScene *scene = self->scene;
  float          x0 = 1e9f, y0 = 1e9f, x1 = -1e9f, y1 = -1e9f, margin = 8.0f;
  gboolean       behind = FALSE, before = FALSE;

  if (item->hidden)
    return FALSE;
  for (int corner = 0; corner < 8; corner++)
    {
      RcVec3 p = { corner & 1 ? item->most.x : item->least.x,
                   corner & 2 ? item->most.y : item->least.y,
                   corner & 4 ? item->most.z : item->least.z };

      p = rc_camera_project (&scene->camera, rc_mat4_point (&item->model, p));
      if (p.z < scene->camera.near_plane)
        behind = TRUE;
      else
        before = TRUE;
      x0 = MIN (x0, p.x);
      x1 = MAX (x1, p.x);
      y0 = MIN (y0, p.y);
      y1 = MAX (y1, p.y);
    }
  if (behind || !before)
    return before;
  x0 = (x0 * 0.5f + 0.5f) * scene->shape.width;
  x1 = (x1 * 0.5f + 0.5f) * scene->shape.width;
  y0 = (0.5f - y0 * 0.5f) * scene->shape.height;
  y1 = (0.5f - y1 * 0.5f) * scene->shape.height;
  return x1 > area.x - margin && x0 < area.x + area.width + margin && y0 > area.y - margin &&
         y1 < area.y + area.height + margin;
}

static void
use (const RcProgram *program, const RcItem *item, float x, float y)
{
  glUseProgram (program->id);
  if (program->model >= 0)
    glUniformMatrix4fv (program->model, 1, GL_FALSE, item->model.m);
  if (program->identity >= 0)
    glUniform1f (program->identity, MAX (item->identity, 0) / 255.0f);
  if (program->look >= 0)
    glUniform4f (program->look, x, y, 0, 0);
}

static gboolean
falls_in_shadow_map (const RcScene *scene, const RcItem *item)
{
  RcVec3 middle = rc_mat4_point (&item->model, rc_vec3_mix (item->least, item->most, 0.5f));
  RcVec3 size = rc_mat4_direction (&item->model, rc_vec3_sub (item->most, item->least));
  RcVec3 at = rc_mat4_point (&scene->uniforms.shadow_matrix, middle);
  float  reach = rc_vec3_length (size) / 2 * (0.5f / scene->shadow_radius) + 0.5f;

  return fabsf (at.x - 0.5f) < reach && fabsf (at.y - 0.5f) < reach;
}

static void
draw_shadow_map (RcRenderer *self)
{
  const RcProgram *program = &self->programs->programs[RC_PROGRAM_SHADOW];

  glBindFramebuffer (GL_FRAMEBUFFER, self->shadow);
  glViewport (0, 0, SHADOW_SIZE, SHADOW_SIZE);
  glDisable (GL_SCISSOR_TEST);
  glDisable (GL_BLEND);
  glDisable (GL_CULL_FACE);
  glEnable (GL_DEPTH_TEST);
  glDepthFunc (GL_LESS);
  glDepthMask (GL_TRUE);
  glEnable (GL_POLYGON_OFFSET_FILL);
  glPolygonOffset (1.5f, 3.0f);
  glClearDepth (1.0);
  glClear (GL_DEPTH_BUFFER_BIT);
  for (guint i = 0; i < self->n_meshes; i++)
    {
      const RcItem *item = g_ptr_array_index (self->scene->items, i);

      if (!item->shadow || item->hidden || !falls_in_shadow_map (self->scene, item))
        continue;
      use (program, item, 0, 0);
      rc_gpu_mesh_draw (&self->meshes[i]);
    }
  glDisable (GL_POLYGON_OFFSET_FILL);
}

typedef enum
{
  LAYER_SOLID,
  LAYER_INK,
  LAYER_BEHIND, /* sea and plates: after what hides them */
  LAYER_OVER,
  N_LAYERS,
} Layer;

static void
draw_card (RcRenderer *self, guint index)
{
  const RcItem    *item = g_ptr_array_index (self->scene->items, index);
  const RcProgram *program = &self->programs->programs[RC_PROGRAM_CARD];

  glActiveTexture (GL_TEXTURE2);
  glBindTexture (GL_TEXTURE_2D, self->meshes[index].texture);
  /* First the colour with soft edges, then identity and depth where it is more there than not. */
  glEnable (GL_BLEND);
  glBlendFunc (GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
  glColorMask (GL_TRUE, GL_TRUE, GL_TRUE, GL_FALSE);
  glDepthMask (GL_FALSE);
  use (program, item, item->lit, 0);
  rc_gpu_mesh_draw (&self->meshes[index]);
  glDisable (GL_BLEND);
  glColorMask (GL_FALSE, GL_FALSE, GL_FALSE, GL_TRUE);
  glDepthMask (GL_TRUE);
  glDepthFunc (GL_LEQUAL);
  use (program, item, item->lit, 1);
  rc_gpu_mesh_draw (&self->meshes[index]);
  glDepthFunc (GL_LESS);
  glColorMask (GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
}

static void
draw_item (RcRenderer *self, guint index, Layer layer, gboolean fine)
{
  const RcItem    *item = g_ptr_array_index (self->scene->items, index);
  const RcProgram *programs = self->programs->programs;

  if (layer == LAYER_SOLID && item->kind == RC_ITEM_SOLID)
    use (&programs[!fine              ? RC_PROGRAM_PLAIN
                   : item->mottle > 0 ? RC_PROGRAM_GROUND
                   : item->glossy     ? RC_PROGRAM_GLOSSY
                                      : RC_PROGRAM_SOLID],
         item, item->rim, item->mottle);
  else if (layer == LAYER_INK && item->kind == RC_ITEM_SOLID && item->ink)
    use (&programs[RC_PROGRAM_INK], item, 0, 0.62f * MAX (self->scene->shape.height, 180) / 360.0f);
  else if (layer == LAYER_BEHIND && item->kind == RC_ITEM_SEA)
    use (&programs[RC_PROGRAM_SEA], item, 0, 0);
  else if (layer == LAYER_OVER && (item->kind == RC_ITEM_GLOW || item->kind == RC_ITEM_VEIL))
    {
      glBlendFunc (GL_SRC_ALPHA, item->kind == RC_ITEM_GLOW ? GL_ONE : GL_ONE_MINUS_SRC_ALPHA);
      use (&programs[RC_PROGRAM_FLAT], item, 0, 0);
    }
  else
    return;
  rc_gpu_mesh_draw (&self->meshes[index]);
}

static void
draw_cards (RcRenderer *self, RcRect area)
{
  for (guint i = 0; i < self->n_meshes; i++)
    {
      const RcItem *item = g_ptr_array_index (self->scene->items, i);

      if (item->kind == RC_ITEM_CARD && item->identity == 0 && is_seen (self, item, area))
        draw_card (self, i);
    }
  for (guint i = 0; i < self->n_meshes; i++)
    {
      const RcItem *item = g_ptr_array_index (self->scene->items, i);

      if (item->kind == RC_ITEM_CARD && item->identity != 0 && is_seen (self, item, area))
        draw_card (self, i);
    }
}

static void
set_layer (Layer layer)
{
  glDisable (GL_BLEND);
  glDepthMask (layer != LAYER_OVER);
  glColorMask (GL_TRUE, GL_TRUE, GL_TRUE, layer != LAYER_OVER);
  if (layer == LAYER_OVER)
    glEnable (GL_BLEND);
  if (layer == LAYER_SOLID || layer == LAYER_INK)
    glEnable (GL_CULL_FACE);
  else
    glDisable (GL_CULL_FACE);
  glCullFace (layer == LAYER_INK ? GL_FRONT : GL_BACK);
}

static void
draw_sky (RcRenderer *self)
{
  glDisable (GL_CULL_FACE);
  glDepthFunc (GL_LEQUAL);
  glDepthMask (GL_FALSE);
  glUseProgram (self->programs->programs[RC_PROGRAM_SKY].id);
  glBindVertexArray (self->programs->empty);
  glDrawArrays (GL_TRIANGLES, 0, 3);
  glDepthFunc (GL_LESS);
}

static int
compare_order (gconstpointer a, gconstpointer b, gpointer keys)
{
  guint i = *(const guint *)a, k = *(const guint *)b;
  float x = ((const float *)keys)[i], y = ((const float *)keys)[k];

  return x < y ? -1 : x > y ? 1 : i < k ? -1 : i > k;
}

/* Near things hide far ones before they are shaded; ground and rooms are behind everything. */
static void
sort_items (RcRenderer *self)
{
  for (guint i = 0; i < self->n_meshes; i++)
    {
      const RcItem *item = g_ptr_array_index (self->scene->items, i);
      RcVec3        size = rc_vec3_sub (item->most, item->least);
      RcVec3 middle = rc_mat4_point (&item->model, rc_vec3_mix (item->least, item->most, 0.5f));

      self->order[i] = i;
      self->keys[i] = rc_vec3_length (rc_vec3_sub (middle, self->scene->camera.eye));
      if (item->identity <= 0)
        self->keys[i] += item->ink ? 1e3f : 1e6f + rc_vec3_length (size);
    }
  g_qsort_with_data (self->order, (int)self->n_meshes, sizeof (guint), compare_order, self->keys);
}

static void
draw_layers (RcRenderer *self, RcRect area, gboolean fine)
{
  sort_items (self);
  glActiveTexture (GL_TEXTURE1);
  glBindTexture (GL_TEXTURE_2D, self->programs->noise);
  glEnable (GL_DEPTH_TEST);
  glDepthFunc (GL_LESS);
  for (Layer layer = 0; layer < N_LAYERS; layer++)
    {
      if (layer == LAYER_INK && !fine)
        continue;
      if (layer == LAYER_OVER)
        {
          set_layer (LAYER_BEHIND);
          if (self->scene->has_sky)
            draw_sky (self);
          draw_cards (self, area);
        }
      set_layer (layer);
      for (guint i = 0; i < self->n_meshes; i++)
        {
          /* What is laid over the picture keeps its own order. */
          guint which = layer == LAYER_OVER ? i : self->order[i];

          if (is_seen (self, g_ptr_array_index (self->scene->items, which), area))
            draw_item (self, which, layer, fine);
        }
    }
  glColorMask (GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glDepthMask (GL_TRUE);
  glDisable (GL_BLEND);
}

static void
clear_target (const RcScene *scene)
{
  glClearColor (0.04f, 0.04f, 0.05f, 0.0f);
  glClearDepth (1.0);
  glClear (GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
}

/**
 * rc_renderer_draw_coarse:
 *
 * The scene's frame at a half of its size, without shadows and lines: in a few milliseconds.
 *
 * Errors: RC_ERROR_NO_MEMORY
 *
 * Returns: (transfer full) (nullable): the picture
 */
RcFrame *
rc_renderer_draw_coarse (RcRenderer *self, GError **error)
{
  RcTarget           *target = &self->coarse;
  RcFrameUniforms     uniforms = self->scene->uniforms;
  g_autoptr (RcFrame) frame = rc_frame_new (target->width, target->height, RC_FRAME_BGRA8, error);
  RcRect              all = { 0, 0, self->scene->shape.width, self->scene->shape.height };

  if (frame == NULL)
    return NULL;
  upload_changes (self);
  uniforms.viewport[0] = (float)target->width;
  uniforms.viewport[1] = (float)target->height;
  uniforms.viewport[2] = 1.0f / target->width;
  uniforms.viewport[3] = 1.0f / target->height;
  rc_programs_set_frame (self->programs, &uniforms);
  glBindFramebuffer (GL_FRAMEBUFFER, target->samples);
  glViewport (0, 0, target->width, target->height);
  glDisable (GL_SCISSOR_TEST);
  glColorMask (GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glDepthMask (GL_TRUE);
  clear_target (self->scene);
  draw_layers (self, all, FALSE);
  glPixelStorei (GL_PACK_ROW_LENGTH, (GLint)(frame->stride / 4));
  glReadPixels (0, 0, target->width, target->height, GL_BGRA, GL_UNSIGNED_BYTE, frame->data);
  glPixelStorei (GL_PACK_ROW_LENGTH, 0);
  for (int y = 0; y < target->height; y++)
    {
      guint8 *row = frame->data + (gsize)y * frame->stride;
      guint8 *other = frame->data + (gsize)(target->height - 1 - y) * frame->stride;

      for (gsize x = 0; x < (gsize)target->width * 4; x++)
        {
          guint8 here = row[x];

          if (y < target->height / 2)
            {
              row[x] = other[x];
              other[x] = here;
            }
        }
      for (int x = 0; x < target->width; x++)
        row[x * 4 + 3] = 255;
      if (y < target->height / 2)
        for (int x = 0; x < target->width; x++)
          other[x * 4 + 3] = 255;
    }
  return g_steal_pointer (&frame);
}

/* The mean of the samples, upside up, identity in alpha; depth beside it. */
static void
resolve (RcRenderer *self, RcRect area)
{
  RcTarget *target = &self->full;

  glBindFramebuffer (GL_FRAMEBUFFER, target->pixels);
  glScissor (area.x, area.y, area.width, area.height);
  glDisable (GL_DEPTH_TEST);
  glDisable (GL_CULL_FACE);
  glActiveTexture (GL_TEXTURE3);
  glBindTexture (GL_TEXTURE_2D_MULTISAMPLE, target->samples_colour);
  glActiveTexture (GL_TEXTURE4);
  glBindTexture (GL_TEXTURE_2D_MULTISAMPLE, target->samples_depth);
  glUseProgram (self->programs->programs[RC_PROGRAM_RESOLVE].id);
  glUniform4f (self->programs->programs[RC_PROGRAM_RESOLVE].look, self->scene->camera.near_plane,
               self->scene->camera.far_plane, RC_DEPTH_FAR, (float)target->height - 1);
  glBindVertexArray (self->programs->empty);
  glDrawArrays (GL_TRIANGLES, 0, 3);
}

static void
read_back (RcRect area, RcFrame *colour, RcFrame *depth, RcFrame *identity)
{
  glReadBuffer (GL_COLOR_ATTACHMENT0);
  glPixelStorei (GL_PACK_ALIGNMENT, 1);
  glPixelStorei (GL_PACK_ROW_LENGTH, (GLint)(colour->stride / 4));
  glReadPixels (area.x, area.y, area.width, area.height, GL_RGBA, GL_UNSIGNED_BYTE, colour->data);
  glReadBuffer (GL_COLOR_ATTACHMENT1);
  glPixelStorei (GL_PACK_ROW_LENGTH, (GLint)(depth->stride / 2));
  glReadPixels (area.x, area.y, area.width, area.height, GL_RED, GL_UNSIGNED_SHORT, depth->data);
  glPixelStorei (GL_PACK_ROW_LENGTH, 0);
  glReadBuffer (GL_COLOR_ATTACHMENT0);
  for (int y = 0; y < area.height; y++)
    {
      guint8 *pixel = colour->data + (gsize)y * colour->stride + 3;
      guint8 *value = identity->data + (gsize)y * identity->stride;

      for (int x = 0; x < area.width; x++, pixel += 4)
        {
          value[x] = *pixel;
          *pixel = 255;
        }
    }
}

/**
 * rc_renderer_draw:
 * @area: which part of the picture, in pixels
 * @colour: (out): BGRA8 of the area's size
 * @depth: (out): GRAY16, linear from the near plane to RC_DEPTH_FAR
 * @identity: (out): GRAY8
 *
 * Errors: RC_ERROR_NO_MEMORY
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
  if (self->full.samples == 0 &&
      !rc_target_init (&self->full, scene->shape.width, scene->shape.height, TRUE, error))
    return FALSE;
  if (self->shadow == 0 && !make_shadow_map (self, error))
    return FALSE;
  upload_changes (self);
  rc_programs_set_frame (self->programs, &scene->uniforms);
  draw_shadow_map (self);
  glActiveTexture (GL_TEXTURE0);
  glBindTexture (GL_TEXTURE_2D, self->shadow_map);
  glBindFramebuffer (GL_FRAMEBUFFER, self->full.samples);
  glViewport (0, 0, self->full.width, self->full.height);
  glEnable (GL_SCISSOR_TEST);
  glScissor (area.x, self->full.height - area.y - area.height, area.width, area.height);
  glColorMask (GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glDepthMask (GL_TRUE);
  clear_target (scene);
  draw_layers (self, area, TRUE);
  resolve (self, area);
  read_back (area, c, d, i);
  glDisable (GL_SCISSOR_TEST);
  if (glGetError () == GL_OUT_OF_MEMORY)
    {
      g_set_error (
          error, RC_ERROR, RC_ERROR_NO_MEMORY,
          "There is not enough graphics memory to draw %d × %d pixels; choose a smaller size.",
          scene->shape.width, scene->shape.height);
      return FALSE;
    }
  *colour = g_steal_pointer (&c);
  *depth = g_steal_pointer (&d);
  *identity = g_steal_pointer (&i);
  return TRUE;
}
