/* motion-pass.h - how far everything goes in the picture from one frame to the next
 *
 * From the scene's own geometry: the meshes and places of this frame and of the next one, so it is
 * exact for what has a surface; what is laid over the picture (rain, glows) has the motion of what
 * is behind it. The last frame, and the last before a cut, take their motion from the frame before.
 *
 * Needs a current context, the frame's uniforms set. Thread: the context's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/gl/gpu-mesh.h"
#include "engine/sketch/gl/program.h"
#include "engine/sketch/scene/scene.h"

G_BEGIN_DECLS

typedef struct
{
  int     width, height;
  GLuint  texture, depth, buffer;         /* RG32F: pixels to the right, up; bottom row first */
  GLuint  tiles, around, tile_buffers[2]; /* RG32F: the farthest ways by squares; and around each */
  int     tiles_side;                     /* pixels, 0: none yet */
  int     frame;                          /* that `models` is of, -1: none */
  float   way;    /* 1: the other frame is the next, -1: the one before, 0: none */
  RcMat4 *models; /* of the items in the other frame */
  RcMat4  view;
} RcMotionPass;

void rc_motion_pass_init (RcMotionPass *self);
void rc_motion_pass_clear (RcMotionPass *self);
/* Takes the scene to the other frame and back. @meshes: one for each item */
void rc_motion_pass_look_on (RcMotionPass *self, RcScene *scene, RcGpuMesh *meshes);
/* @rect: of the scene's picture, bottom row first; @view: what is in it. Errors: RC_ERROR_NO_MEMORY
 */
gboolean rc_motion_pass_draw (RcMotionPass     *self,
                              const RcPrograms *programs,
                              const RcScene    *scene,
                              const RcGpuMesh  *meshes,
                              const RcGpuView  *view,
                              RcRect            rect,
                              GError          **error) G_GNUC_WARN_UNUSED_RESULT;
/* Makes `around` from what is drawn, for the squares in @rect; @look: as motion-tile.frag has it */
void rc_motion_pass_spread (RcMotionPass     *self,
                            const RcPrograms *programs,
                            const float       look[4],
                            RcRect            rect);
/* @area: top row first; @motion: of engine/image/motion.h, of its size */
void rc_motion_pass_read (const RcMotionPass *self, RcRect area, RcFrame *motion);

G_END_DECLS
