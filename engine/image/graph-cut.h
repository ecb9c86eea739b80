/* graph-cut.h - the cheapest border between two parts of a grid
 *
 * Private to engine/image. Each cell costs something on either side, each pair of neighbours (eight
 * of them) something if they are apart.
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RcGraphCut RcGraphCut;

RcGraphCut *rc_graph_cut_new (int width, int height);
void        rc_graph_cut_free (RcGraphCut *self);
/* What it costs to have the cell inside, and outside. */
void rc_graph_cut_set_cell (RcGraphCut *self, int x, int y, float inside, float outside);
/* What it costs to part a cell from its neighbour to the right (0), below right (1), below (2),
 * below left (3). */
void rc_graph_cut_set_bond (RcGraphCut *self, int x, int y, int way, float cost);
/* @inside: [height, width], 1 inside, 0 outside. Once. */
void rc_graph_cut_solve (RcGraphCut *self, guint8 *inside);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcGraphCut, rc_graph_cut_free)

G_END_DECLS
