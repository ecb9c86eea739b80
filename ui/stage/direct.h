/* direct.h - the sketch under one's hands: figures and things are dragged on the ground, turned,
 * and the camera is moved
 *
 * Lies over the viewer and shows through it: while it is active the viewer has the sketch of the
 * frame as the hand has it, drawn at once by the generator (rc_session_view()). What is let go is
 * written as one step into the shot's hand-set values; the prompt stays as it is.
 *
 * Pointer: a drag moves what is under it, with Shift or at the ring's knob it turns it; the
 * secondary button, Alt, or a drag beside everything moves the camera around what it looks at, with
 * Shift it looks elsewhere, with Control it goes nearer or away; the wheel too, with Control it
 * changes the focal length. Keys: arrows move (Control: farther), Shift and arrows turn, Page Up
 * and Page Down choose, Delete releases, Escape lets a drag or the choice go.
 *
 * Signals:
 *   "changed"    another view, choice, or hand-set value
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"
#include "ui/viewer/viewer.h"

G_BEGIN_DECLS

#define RC_TYPE_DIRECT (rc_direct_get_type ())
G_DECLARE_FINAL_TYPE (RcDirect, rc_direct, RC, DIRECT, GtkWidget)

void     rc_direct_set_viewer (RcDirect *self, RcViewer *viewer);
void     rc_direct_set_session (RcDirect *self, RcSession *session);
void     rc_direct_set_shot (RcDirect *self, RcShot *shot);
void     rc_direct_set_frame (RcDirect *self, int frame);
void     rc_direct_set_active (RcDirect *self, gboolean active);
gboolean rc_direct_is_active (RcDirect *self);
void     rc_direct_film_changed (RcDirect *self);

/* What there is. The view is that of the hand as it is now, or a moment ago. */
const RcView      *rc_direct_get_view (RcDirect *self);
const cJSON       *rc_direct_get_by_hand (RcDirect *self);
const RcViewThing *rc_direct_get_chosen (RcDirect *self);
void               rc_direct_choose (RcDirect *self, const char *path);

/* What is done without the pointer; each is a step, those that follow quickly are one together. */
void     rc_direct_set_action (RcDirect *self, const char *action);
void     rc_direct_set_stand (RcDirect *self, const RcViewStand *stand);
void     rc_direct_nudge (RcDirect *self, double right, double away);
void     rc_direct_turn (RcDirect *self, double degrees);
void     rc_direct_release (RcDirect *self, const char *const *paths, const char *what);
gboolean rc_direct_get_holds (RcDirect *self);
void     rc_direct_set_holds (RcDirect *self, gboolean holds);

G_END_DECLS
