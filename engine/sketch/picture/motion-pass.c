/* motion-pass.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/picture/motion-pass.h"

#include "engine/image/motion.h"
#include "engine/sketch/gl/target.h"
#include "engine/sketch/scene/scene-camera.h"

void
rc_motion_pass_init (RcMotionPass *self)
{
  *self = (RcMotionPass){ .frame = -1 };
}

void
rc_motion_pass_clear (RcMotionPass *self)
{
  glDeleteFramebuffers (1, &self->buffer);
  glDeleteTextures (1, &self->texture);
  glDeleteTextures (1, &self->depth);
  glDeleteFramebuffers (2, self->tile_buffers);
  glDeleteTextures (1, &self->tiles);
  glDeleteTextures (1, &self->around);
  g_free (self->models);
  rc_motion_pass_init (self);
}

/* Whether one camera goes from a frame to the one after it. */
static gboolean
goes_on (const RcScene *scene, int index)
{
  const RcScene *lead = scene->lead != NULL ? scene->lead : scene;
  double         rate = rc_rational_to_double (scene->shape.rate);
  guint          now = rc_scene_setup_index (lead, (float)(index / rate));
  guint          then = rc_scene_setup_index (lead, (float)((index + 1) / rate));

  return index >= 0 && index + 1 < scene->shape.frames &&
         (now == then || g_array_index (lead->setups, RcSceneSetup, then).goes_over > 0);
}

void
rc_motion_pass_look_on (RcMotionPass *self, RcScene *scene, RcGpuMesh *meshes)
{
  int index = scene->index;

  if (self->frame == index)
    return;
  self->frame = index;
  self->way = goes_on (scene, index) ? 1 : goes_on (scene, index - 1) ? -1 : 0;
  if (self->way == 0)
    return;
  if (self->models == NULL)
    self->models = g_new (RcMat4, MAX (scene->items->len, 1));
  rc_scene_set_frame (scene, index + (int)self->way);
  self->view = scene->uniforms.view_projection;
  for (guint i = 0; i < scene->items->len; i++)
    {
      const RcItem *item = g_ptr_array_index (scene->items, i);

      self->models[i] = item->model;
      if (item->kind <= RC_ITEM_SEA || item->kind == RC_ITEM_CARD)
        rc_gpu_mesh_set_other (&meshes[i], item->changes && !item->away ? item->mesh : NULL);
    }
  rc_scene_set_frame (scene, index);
}

static gboolean
make_buffer (RcMotionPass *self, int width, int height, GError **error)
{
  if (self->buffer != 0)
    return TRUE;
  self->width = width;
  self->height = height;
  self->texture = rc_target_texture (GL_RG32F, width, height);
  self->depth = rc_target_texture (GL_DEPTH_COMPONENT24, width, height);
  glGenFramebuffers (1, &self->buffer);
  glBindFramebuffer (GL_FRAMEBUFFER, self->buffer);
  glFramebufferTexture2D (GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, self->depth, 0);
  glFramebufferTexture2D (GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, self->texture, 0);
  return rc_target_check (width, height, error);
}

static void
draw_item (const RcMotionPass *self,
           const RcProgram    *program,
           const RcItem       *item,
           guint               index,
           const RcGpuMesh    *mesh,
           const RcGpuView    *view)
{
  if (item->kind == RC_ITEM_SOLID)
    glEnable (GL_CULL_FACE);
  else
    glDisable (GL_CULL_FACE);
  glBindTexture (GL_TEXTURE_2D, mesh->texture);
  glUniformMatrix4fv (program->model, 1, GL_FALSE, item->model.m);
  glUniformMatrix4fv (program->other_model, 1, GL_FALSE, self->models[index].m);
  glUniform4f (program->look, item->kind == RC_ITEM_CARD, self->way, 0, 0);
  rc_gpu_mesh_draw (mesh, view, &item->model);
}

gboolean
rc_motion_pass_draw (RcMotionPass     *self,
                     const RcPrograms *programs,
                     const RcScene    *scene,
                     const RcGpuMesh  *meshes,
                     const RcGpuView  *view,
                     RcRect            rect,
                     GError          **error)
{
  static const float still[4] = { 0, 0, 0, 0 }, far_away = 1.0f;
  const RcProgram   *sky = &programs->programs[RC_PROGRAM_MOTION_SKY],
                  *program = &programs->programs[RC_PROGRAM_MOTION];

  if (!make_buffer (self, scene->shape.width, scene->shape.height, error))
    return FALSE;
  glBindFramebuffer (GL_FRAMEBUFFER, self->buffer);
  glViewport (0, 0, self->width, self->height);
  glEnable (GL_SCISSOR_TEST);
  glScissor (rect.x, rect.y, rect.width, rect.height);
  glDisable (GL_BLEND);
  glColorMask (GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glDepthMask (GL_TRUE);
  glClearBufferfv (GL_COLOR, 0, still);
  glClearBufferfv (GL_DEPTH, 0, &far_away);
  if (self->way == 0)
    return TRUE;
  glDisable (GL_CULL_FACE);
  glDisable (GL_DEPTH_TEST);
  glUseProgram (sky->id);
  glUniformMatrix4fv (sky->other_view, 1, GL_FALSE, self->view.m);
  glUniform4f (sky->look, 0, self->way, 0, 0);
  glBindVertexArray (programs->empty);
  glDrawArrays (GL_TRIANGLES, 0, 3);
  glEnable (GL_DEPTH_TEST);
  glDepthFunc (GL_LESS);
  glCullFace (GL_BACK);
  glUseProgram (program->id);
  glUniformMatrix4fv (program->other_view, 1, GL_FALSE, self->view.m);
  glActiveTexture (GL_TEXTURE0 + RC_UNIT_PICTURE);
  for (guint i = 0; i < scene->items->len; i++)
    {
      const RcItem *item = g_ptr_array_index (scene->items, i);

      if (!item->hidden && !item->away && (item->kind <= RC_ITEM_SEA || item->kind == RC_ITEM_CARD))
        draw_item (self, program, item, i, &meshes[i], view);
    }
  glDisable (GL_CULL_FACE);
  return TRUE;
}

static void
make_tiles (RcMotionPass *self, int side)
{
  int     wide = (self->width + side - 1) / side, high = (self->height + side - 1) / side;
  GLuint *textures[2] = { &self->tiles, &self->around };

  if (self->tiles_side == side)
    return;
  self->tiles_side = side;
  glGenFramebuffers (2, self->tile_buffers);
  for (int i = 0; i < 2; i++)
    {
      *textures[i] = rc_target_texture (GL_RG32F, wide, high);
      glBindFramebuffer (GL_FRAMEBUFFER, self->tile_buffers[i]);
      glFramebufferTexture2D (GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, *textures[i], 0);
    }
}

static void
bind (RcUnit unit, GLuint texture)
{
  glActiveTexture (GL_TEXTURE0 + (GLenum)unit);
  glBindTexture (GL_TEXTURE_2D, texture);
}

void
rc_motion_pass_spread (RcMotionPass     *self,
                       const RcPrograms *programs,
                       const float       look[4],
                       RcRect            rect)
{
  int side = (int)look[0];
  int x0 = rect.x / side, x1 = (rect.x + rect.width + side - 1) / side;
  int y0 = rect.y / side, y1 = (rect.y + rect.height + side - 1) / side;

  make_tiles (self, side);
  bind (RC_UNIT_MOTIONS, self->texture);
  glViewport (0, 0, (self->width + side - 1) / side, (self->height + side - 1) / side);
  glScissor (x0, y0, x1 - x0, y1 - y0);
  glBindVertexArray (programs->empty);
  for (int i = 0; i < 2; i++)
    {
      const RcProgram *program =
          &programs->programs[i == 0 ? RC_PROGRAM_MOTION_TILE : RC_PROGRAM_MOTION_AROUND];

      glBindFramebuffer (GL_FRAMEBUFFER, self->tile_buffers[i]);
      glUseProgram (program->id);
      glUniform4fv (program->look, 1, look);
      glDrawArrays (GL_TRIANGLES, 0, 3);
      bind (RC_UNIT_TILES, self->tiles);
    }
}

void
rc_motion_pass_read (const RcMotionPass *self, RcRect area, RcFrame *motion)
{
  g_autofree float *values = g_new (float, 2 * (gsize)area.width * (gsize)area.height);
  const float      *value = values;

  glBindFramebuffer (GL_FRAMEBUFFER, self->buffer);
  glReadBuffer (GL_COLOR_ATTACHMENT0);
  glPixelStorei (GL_PACK_ALIGNMENT, 1);
  glReadPixels (area.x, self->height - area.y - area.height, area.width, area.height, GL_RG,
                GL_FLOAT, values);
  for (int y = area.height - 1; y >= 0; y--)
    for (int x = 0; x < area.width; x++, value += 2)
      rc_motion_set (motion, x, y, value[0], -value[1]);
}
