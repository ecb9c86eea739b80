/* footage.h - the generator of what was filmed: a video, or a picture, of the shot is its take
 *
 * The shot's first video reference, else its first picture, in the film's size and rate with black
 * around what has another shape; what is shorter than the shot stays on its last frame. The video's
 * own sound comes with it. There are no passes: nothing is known of what is in the pictures.
 *
 * Regions of such a take need no model: what is under the mask is removed, painted, graded, blurred
 * or frozen, by the words of engine/script/region-words.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/generator.h"

G_BEGIN_DECLS

extern const RcGenerator rc_generator_footage;

G_END_DECLS
