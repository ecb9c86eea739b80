/* stage-strip.h - a take along time: its pictures, the frame that is shown, and the mask's frames
 *
 * Below the pictures is the loudness of the take, if it has sound. What lies outside the marks is
 * dim; a mark is dragged at the upper edge of the pictures. Pressing or dragging elsewhere on the
 * pictures seeks; dragging the ends of the bar below changes the frames that the mask holds for.
 * A knob at each upper corner of the bar is drawn inwards to fade the mask in and out.
 * The mask's keys lie on the bar, a diamond each, or a line as high as tracking was sure: a press
 * goes to a key, a drag moves it, Delete removes the one at this frame.
 *
 * Signals:
 *   "seek" (int frame)
 *   "marks" (int in, int out)          where what plays begins and ends; -1: no mark there
 *   "range" (int first, int last)      both included; last -1: to the end
 *   "fade" (int in, int out)           in so many frames the mask comes in and goes; once a drag
 *   "key-moved" (int frame, int to)    a key of the mask, dragged; to -1: it was removed
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* So many pictures. */
#define RC_STAGE_STRIP_PICTURES 14

#define RC_TYPE_STAGE_STRIP (rc_stage_strip_get_type ())
G_DECLARE_FINAL_TYPE (RcStageStrip, rc_stage_strip, RC, STAGE_STRIP, GtkWidget)

void rc_stage_strip_reset (RcStageStrip *self, int n_frames);
void rc_stage_strip_set_picture (RcStageStrip *self, guint index, GdkTexture *texture);
void rc_stage_strip_set_frame (RcStageStrip *self, int frame);
void rc_stage_strip_set_mask (RcStageStrip *self, gboolean masked, int first, int last);
void rc_stage_strip_set_fade (RcStageStrip *self, int in, int out);
void rc_stage_strip_stop_drag (RcStageStrip *self);
/* @peaks: (nullable): float, 0 to 1, along all of the take; NULL: it has no sound */
void rc_stage_strip_set_sound (RcStageStrip *self, const GArray *peaks);
/* Frames; -1: not set. */
void rc_stage_strip_set_marks (RcStageStrip *self, int in, int out);
/* @keys: of float, one a frame: NAN no key, -1 set by hand, 0 to 1 tracked so surely */
void rc_stage_strip_set_keys (RcStageStrip *self, GArray *keys);

G_END_DECLS
