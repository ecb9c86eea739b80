/* stage-frames.h - the frames of a take, read ahead on a thread of their own, so that nothing waits
 *
 * One reads what is there and asks for what should come next; each frame that has been read is
 * announced on the main context. Frames near the wanted one are kept, within a budget of memory;
 * pictures for the strip are made in the pauses. The source is used by the reading thread alone.
 *
 *   frames = rc_stage_frames_new (&source, n, 96, 14, on_frame, self);
 *   rc_stage_frames_want (frames, 12, 1);
 *   frame = rc_stage_frames_get (frames, 12);        NULL until it has been announced
 *
 * Thread: the main thread. Lock: one pthread mutex, never held while reading or calling out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/take-stack.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where frames come from: a take with its regions, or anything else that has frames. */
typedef struct
{
  gpointer data;
  RcFrame *(*read) (gpointer data, int index, GError **error); /* reading thread */
  GDestroyNotify free;                                         /* any thread */
  /* (nullable): the same layers lie in another way from now on; reading thread */
  void (*restyle) (gpointer data, const RcTakeLayer *layers, guint n_layers);
} RcStageSource;

typedef struct _RcStageFrames RcStageFrames;

/* @index: which frame; -1 - i: picture i of the strip. @frame: NULL if it could not be read, and
 * then @error says why. */
typedef void (*RcStageFramesFunc) (int           index,
                                   RcFrame      *frame,
                                   const GError *error,
                                   gpointer      user_data);

RcStageSource  rc_stage_source_of_take (RcTakeStack *stack);
RcStageFrames *rc_stage_frames_new (const RcStageSource *source,
                                    int                  n_frames,
                                    guint                n_strip,
                                    RcStageFramesFunc    func,
                                    gpointer             user_data);
void           rc_stage_frames_free (RcStageFrames *self);
void           rc_stage_frames_set_budget (RcStageFrames *self, gsize bytes);
void           rc_stage_frames_want (RcStageFrames *self, int index, int direction);
void           rc_stage_frames_restyle (RcStageFrames *self, GArray *layers);
RcFrame       *rc_stage_frames_get (RcStageFrames *self, int index);
int            rc_stage_frames_strip_index (int n_frames, guint n_strip, guint i);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcStageFrames, rc_stage_frames_free)

G_END_DECLS
