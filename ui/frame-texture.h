/* frame-texture.h - a frame of the engine as something that GTK can draw
 *
 * The texture shares the frame's bytes: nothing is copied. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

GdkTexture *rc_frame_texture_new (RcFrame *frame);

G_END_DECLS
