/* window.h - a window on one film: library, board, stage, cut, inspector
 *
 * Its actions (win.*) are done in window-actions.c; ui/actions/action-table.c lists them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RC_TYPE_WINDOW (rc_window_get_type ())
G_DECLARE_FINAL_TYPE (RcWindow, rc_window, RC, WINDOW, AdwApplicationWindow)

RcWindow *rc_window_new (GtkApplication *application, GSettings *settings);
void      rc_window_open_path (RcWindow *self, const char *path);
void      rc_window_open_last (RcWindow *self);

G_END_DECLS
