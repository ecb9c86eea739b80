/* pair-layout.h - lists in two columns, or in one where two have no room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/** Children two by two, each column as wide as what it holds; one under the other if one of them
 *  would not be seen whole beside the next. */
#define RC_TYPE_PAIR_LAYOUT (rc_pair_layout_get_type ())
G_DECLARE_FINAL_TYPE (RcPairLayout, rc_pair_layout, RC, PAIR_LAYOUT, GtkLayoutManager)
