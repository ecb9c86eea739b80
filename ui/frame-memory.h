/* frame-memory.h - the memory in which frames go to the X server
 *
 * Main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

void rc_frame_memory_keep (GdkDisplay *display);

G_END_DECLS
