/* renderer-items.c - draws what a scene has of each kind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/picture/renderer-private.h"

#include "engine/sketch/picture/item-order.h"

gboolean
rc_renderer_sees (const RcRenderer *self, const RcItem *item, RcRect area)
{
  return !item->away && rc_item_may_be_seen (self->scene, item, area);
}

void
rc_target_draw_to (const RcTarget *target, RcTargetBuffer buffer, RcRect rect)
{
  glBindFramebuffer (GL_FRAMEBUFFER, target->buffers[buffer]);
  glViewport (0, 0, target->width, target->height);
  glScissor (rect.x, rect.y, rect.width, rect.height);
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

static void
draw_card (RcRenderer *self, guint index, const RcTarget *target, RcRect rect)
{
  const RcItem    *item = g_ptr_array_index (self->scene->items, index);
  const RcProgram *program = &self->programs->programs[RC_PROGRAM_CARD];

  glActiveTexture (GL_TEXTURE0 + RC_UNIT_PICTURE);
  glBindTexture (GL_TEXTURE_2D, self->meshes[index].texture);
  /* First the colour with soft edges, then identity and depth where it is more there than not. */
  rc_target_draw_to (target, RC_BUFFER_LIT, rect);
  glEnable (GL_BLEND);
  glBlendFunc (GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
  glColorMask (GL_TRUE, GL_TRUE, GL_TRUE, GL_FALSE);
  glDepthMask (GL_FALSE);
  use (program, item, item->lit, 0, 0);
  rc_gpu_mesh_draw (&self->meshes[index], &self->view, &item->model);
  rc_target_draw_to (target, RC_BUFFER_PICTURE, rect);
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

void
rc_renderer_draw_cards (RcRenderer *self, const RcTarget *target, RcRect rect, RcRect area)
{
  for (int figures = 0; figures < 2; figures++)
    for (guint i = 0; i < self->n_meshes; i++)
      {
        const RcItem *item = g_ptr_array_index (self->scene->items, i);

        if (item->kind == RC_ITEM_CARD && (item->identity != 0) == figures &&
            rc_renderer_sees (self, item, area))
          draw_card (self, i, target, rect);
      }
}

void
rc_renderer_draw_sky (RcRenderer *self)
{
  glDepthFunc (GL_LEQUAL);
  glDepthMask (GL_FALSE);
  glUseProgram (self->programs->programs[RC_PROGRAM_SKY].id);
  glBindVertexArray (self->programs->empty);
  glDrawArrays (GL_TRIANGLES, 0, 3);
  glDepthFunc (GL_LESS);
  glDepthMask (GL_TRUE);
}

void
rc_renderer_draw_solids (RcRenderer *self, RcRect area)
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

      if (item->kind != RC_ITEM_SOLID || !rc_renderer_sees (self, item, area))
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

void
rc_renderer_draw_sea (RcRenderer *self, RcRect area)
{
  for (guint i = 0; i < self->n_meshes; i++)
    {
      const RcItem *item = g_ptr_array_index (self->scene->items, i);

      if (item->kind != RC_ITEM_SEA || !rc_renderer_sees (self, item, area))
        continue;
      use (&self->programs->programs[RC_PROGRAM_SEA], item, 0, 0, 0);
      rc_gpu_mesh_draw (&self->meshes[i], &self->view, &item->model);
    }
}

void
rc_renderer_draw_veils (RcRenderer *self, RcRect area)
{
  glEnable (GL_BLEND);
  glDepthMask (GL_FALSE);
  glColorMask (GL_TRUE, GL_TRUE, GL_TRUE, GL_FALSE);
  for (guint i = 0; i < self->n_meshes; i++)
    {
      const RcItem *item = g_ptr_array_index (self->scene->items, i);

      if ((item->kind != RC_ITEM_GLOW && item->kind != RC_ITEM_VEIL) ||
          !rc_renderer_sees (self, item, area))
        continue;
      glBlendFunc (GL_SRC_ALPHA, item->kind == RC_ITEM_GLOW ? GL_ONE : GL_ONE_MINUS_SRC_ALPHA);
      use (&self->programs->programs[RC_PROGRAM_FLAT], item, 0, 0, 0);
      rc_gpu_mesh_draw (&self->meshes[i], &self->view, &item->model);
    }
}
