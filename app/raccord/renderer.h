/* renderer.h - what the windows are drawn with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

void               rc_renderer_prepare (void);
void               rc_renderer_choose (GdkDisplay *display);
GAppLaunchContext *rc_renderer_launch_context_new (GdkDisplay *display);

G_END_DECLS
