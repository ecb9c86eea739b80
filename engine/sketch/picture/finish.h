/* finish.h - what is done to a drawn picture before it is handed over
 *
 * The palette of a style reference, the crossing from a first and into a last frame, and what is to
 * be burnt in. On colour alone.
 *
 * Thread: that of the scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/picture/renderer.h"

G_BEGIN_DECLS

typedef struct _RcFinish RcFinish;

/* @scene is the take's own, at any frame after; @renderer draws it, and may be
 * NULL without a style reference. Errors: as the references' */
RcFinish *rc_finish_new (RcScene        *scene,
                         RcRenderer     *renderer,
                         RcMediaPathFunc media_path,
                         gpointer        user_data,
                         GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void      rc_finish_free (RcFinish *self);
/* @scene: at the frame that @colour shows @area of; @colour may be smaller than that */
gboolean rc_finish_frame (const RcFinish *self,
                          const RcScene  *scene,
                          RcRect          area,
                          RcFrame        *colour,
                          GError        **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcFinish, rc_finish_free)

G_END_DECLS
