/* sketch.h - the built-in generator: staged 3D previz drawn with OpenGL, without a display
 *
 * Reads the staging of a request and draws it: figures, set, props, light, a real camera. Hands
 * over depth and identity passes with every frame, and motion if the request asks for it. In the
 * identity pass, value i + 1 is figure i of the staging, value 128 + i is prop i, 0 is anything
 * else; motion is exact for what has a surface (motion-pass.h).
 *
 * Same request, same bytes, on the same machine. One OpenGL context per thread that renders, made
 * at the first call on it (EGL surfaceless, else an EGL device, else the default display) and kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/generator.h"

G_BEGIN_DECLS

extern const RcGenerator rc_generator_sketch;

/* Whether OpenGL can be had here; says what to install if not. Thread: the one that will render. */
gboolean rc_sketch_available (GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
