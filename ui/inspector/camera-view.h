/* camera-view.h - what a shot's camera sees, small and alive, to be moved by hand
 *
 * Drawn by the sketch while it is open. The hand does what it does to the sketch on the Stage: a
 * drag goes around the subject and over it, with Shift the camera stays and looks elsewhere, with
 * Ctrl it goes nearer; the wheel goes nearer too, with Ctrl it changes the focal length; keys do
 * the same. Angles snap to what crews use, unless Alt is held; lenses go by those of the lists.
 * Escape takes a drag back. Each movement is one step; what it set is in the list of the staging,
 * to be released there.
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

void rc_camera_stand_snap (RcViewStand *stand, const RcViewStand *before);
void rc_camera_stand_change_lens (RcViewStand *stand, int way);

G_END_DECLS
