/* lens-bend.h - what a fish-eye does to straight lines
 *
 * The picture is drawn straight, wider by the camera's `wide`, and bent afterwards, with
 * identities, depth and motion: equidistant, the angle from the middle is the distance from it (K.
 * Miyamoto, Fish Eye Lens, Journal of the Optical Society of America 54, 1964). The corners stay
 * where they are, so that no dark is seen. Places in a picture are from -1 to 1, right and up.
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"
#include "engine/sketch/camera/camera.h"

G_BEGIN_DECLS

/* Tangent of half the diagonal up to which a straight picture can be bent. */
#define RC_BEND_WIDEST 1.2f

/* How much wider the straight picture is than half its diagonal @tangent says; 1: as it is */
float rc_bend_wide (float tangent);
/* The place in the straight picture of what is at @x, @y of the bent one, and back. */
void rc_bend_to_straight (const RcCamera *camera, float *x, float *y);
void rc_bend_from_straight (const RcCamera *camera, float *x, float *y);
/* @straight: the whole motion frame (engine/image/motion.h); @motion: of @area, top row first */
void rc_bend_motion (const RcCamera *camera, const RcFrame *straight, RcRect area, RcFrame *motion);

G_END_DECLS
