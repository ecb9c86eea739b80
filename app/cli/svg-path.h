/* svg-path.h - the outline that the path data of an SVG file describes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"

G_BEGIN_DECLS

/* @text: a path's "d": the commands M L H V C S Q T Z, in either case, in pixels of a frame of
 * @width × @height; curves become lines of a quarter of a pixel's tolerance or finer. Errors:
 * RC_ERROR_FORMAT, naming what is not understood. Returns: (transfer full) (nullable): an outline
 */
cJSON *rc_svg_path_outline (const char *text, int width, int height, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
