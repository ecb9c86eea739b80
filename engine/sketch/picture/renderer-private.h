/* renderer-private.h - a renderer, and how it draws what the scene has of each kind
 *
 * Private to engine/sketch/picture/renderer*.c. Thread: the context's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/gl/gpu-mesh.h"
#include "engine/sketch/picture/motion-pass.h"
#include "engine/sketch/picture/renderer.h"
#include "engine/sketch/picture/screen-pass.h"
#include "engine/sketch/picture/shadow-map.h"

G_BEGIN_DECLS

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
  RcGpuView    view;  /* of the part that is drawn */
  RcTiles      tiles; /* what of it is asked for, if that is not all */
  RcShadowMap  shadow;
  RcMotionPass motion;
  RcStop       stop;
};

/* Which buffer is drawn to, with what is drawn so far in it. */
void rc_target_draw_to (const RcTarget *target, RcTargetBuffer buffer, RcRect rect);

/* @area: of the scene's picture, top row first */
gboolean rc_renderer_sees (const RcRenderer *self, const RcItem *item, RcRect area);

/* Surfaces, near ones first. */
void rc_renderer_draw_solids (RcRenderer *self, RcRect area);
void rc_renderer_draw_sea (RcRenderer *self, RcRect area);
void rc_renderer_draw_sky (RcRenderer *self);
/* @rect: of the target, bottom row first: what of it is drawn */
void rc_renderer_draw_cards (RcRenderer *self, const RcTarget *target, RcRect rect, RcRect area);
/* What is laid over the picture, in its own order. */
void rc_renderer_draw_veils (RcRenderer *self, RcRect area);

G_END_DECLS
