/* svg-path.h - the outlines that the paths of an SVG drawing describe
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"

#include <cairo.h>

G_BEGIN_DECLS

/* @text: a path's "d": the commands M L H V C S Q T A Z, in either case; curves and arcs become
 * lines. @place: from its units to fractions of the frame. @even_odd: it is filled where an odd
 * number of its rings lie around a place; else, as SVG has it where nothing is said, where they do
 * not wind around it as often one way as the other. Errors: RC_ERROR_FORMAT, naming what is not
 * understood. Returns: (transfer full) (nullable): an outline */
cJSON *rc_svg_path_outline (const char           *text,
                            const cairo_matrix_t *place,
                            gboolean              even_odd,
                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;

/* svg-drawing.c: appends an outline for each path of the file that is displayed, with the
 * transforms and the fill rule of its groups, as the whole drawing is laid into a frame of @width ×
 * @height: its viewBox, origin and preserveAspectRatio count as in a picture that fills the frame.
 * Errors: RC_ERROR_FORMAT for what is no drawing, or has something that would be left out, naming
 * it */
gboolean
rc_svg_drawing_read (cJSON *shapes, const char *path, int width, int height, GError **error);

G_END_DECLS
