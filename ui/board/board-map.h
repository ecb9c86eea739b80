/* board-map.h - the whole board, small: where one is on it, and a way to go elsewhere
 *
 * Signal "go" (double x, double y): board units that shall be in the middle of the view.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/board/board-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RC_TYPE_BOARD_MAP (rc_board_map_get_type ())
G_DECLARE_FINAL_TYPE (RcBoardMap, rc_board_map, RC, BOARD_MAP, GtkWidget)

void rc_board_map_show (RcBoardMap          *self,
                        const RcBoardLayout *layout,
                        const RcBoardView   *view,
                        double               width,
                        double               height);

G_END_DECLS
