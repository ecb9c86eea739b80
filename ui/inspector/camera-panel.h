/* camera-panel.h - a shot's size, angle, move and lens: from the prompt, or set by hand
 *
 * Each list begins with "From prompt", which says what the staging reads there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_CAMERA_PANEL (rc_camera_panel_get_type ())
G_DECLARE_FINAL_TYPE (RcCameraPanel, rc_camera_panel, RC, CAMERA_PANEL, GtkWidget)

void rc_camera_panel_show (RcCameraPanel   *self,
                           RcFilmView      *film,
                           RcShot          *shot,
                           const RcStaging *staging);

G_END_DECLS
