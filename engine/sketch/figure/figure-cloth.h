/* figure-cloth.h - for the parts that make what a figure wears
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/figure/figure-sheet.h"
#include "engine/sketch/figure/figure.h"

G_BEGIN_DECLS

float rc_cloth_off (const RcCut *cut);
void  rc_figure_build_trim (RcMesh *mesh, const RcFigureLook *look, const RcBody *body);

G_END_DECLS
