/* renderer.h - draws a scene with OpenGL and reads the pictures back
 *
 *   renderer = rc_renderer_new (context, scene, &error);
 *   rc_scene_set_frame (scene, 12);
 *   rc_renderer_draw (renderer, area, colour, depth, identity, &error);
 *
 * Surfaces first, then light once for each pixel of them (screen-pass.h). Only @area and a margin
 * around it cost anything, and what is in it is to the bit what the whole picture would have there.
 * Thread: the context's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/gl/gl-context.h"
#include "engine/sketch/gl/stop.h"
#include "engine/sketch/picture/tiles.h"
#include "engine/sketch/scene/scene.h"

G_BEGIN_DECLS

/* Metres at which the depth pass ends: what is farther is 65535, as the sky is. */
#define RC_DEPTH_FAR 100.0f

typedef struct _RcRenderer RcRenderer;

RcRenderer *rc_renderer_new (RcGlContext *context, RcScene *scene, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void     rc_renderer_free (RcRenderer *self);
void     rc_renderer_set_stop (RcRenderer *self, RcStopFunc wanted, gpointer data);
RcFrame *rc_renderer_draw_coarse (RcRenderer *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean rc_renderer_draw (RcRenderer *self,
                           RcRect      area,
                           RcFrame   **colour,
                           RcFrame   **depth,
                           RcFrame   **identity,
                           GError    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean rc_renderer_draw_tiles (RcRenderer    *self,
                                 RcRect         area,
                                 const RcTiles *wanted,
                                 RcFrame      **colour,
                                 RcFrame      **identity,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* Of the frame that the scene is at: engine/image/motion.h. */
gboolean rc_renderer_draw_motion (RcRenderer *self, RcRect area, RcFrame **motion, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcRenderer, rc_renderer_free)

G_END_DECLS
