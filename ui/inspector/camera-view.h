/* camera-view.h - what a shot's camera sees, small and alive, to be moved by hand
 *
 * Drawn by the sketch while it is open. Dragging goes around the subject and over it, Shift and
 * dragging changes the focal length, scrolling goes nearer and farther; arrow keys, plus and minus
 * do the same. Each movement is one step; what it set is in the list of the staging, to be released
 * there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/view.h"
#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_CAMERA_VIEW (rc_camera_view_get_type ())
G_DECLARE_FINAL_TYPE (RcCameraView, rc_camera_view, RC, CAMERA_VIEW, GtkWidget)

void rc_camera_view_show (RcCameraView *self, RcFilmView *film, RcShot *shot);

void   rc_camera_stand_move (RcViewStand *stand,
                             double       around,
                             double       above,
                             double       nearer,
                             double       longer);
cJSON *rc_camera_stand_to_patch (const RcViewStand *stand, const cJSON *by_hand);

G_END_DECLS
