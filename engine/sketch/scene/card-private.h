/* card-private.h - what cut-outs and plates share. Private to engine/sketch
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/shape/mesh.h"

G_BEGIN_DECLS

/* Where in the picture a vertex of a card lies: shares of it, y down, -2 to 2. */
void rc_card_set_corner (RcMesh *mesh, guint index, float u, float v);

G_END_DECLS
