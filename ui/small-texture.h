/* small-texture.h - a texture at about the size it is seen at
 *
 * A renderer without a graphics card reads all of a large picture whenever it draws it small, and
 * that for every frame of the window. A copy that is at most a third larger than what is seen costs
 * that once. Sizes are steps of 3/4 of the original's, so that a zoom that changes a little asks
 * for the same copy. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

gboolean    rc_small_texture_size (GdkTexture *source, double seen, int *width, int *height);
GdkTexture *rc_small_texture_new (GdkTexture *source, int width, int height);

G_END_DECLS
