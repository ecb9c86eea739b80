/* wrap-layout.h - a row that goes on in the next line where there is no more room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/** Children beside each other at their natural widths, in as many lines as that takes. */
#define RC_TYPE_WRAP_LAYOUT (rc_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (RcWrapLayout, rc_wrap_layout, RC, WRAP_LAYOUT, GtkLayoutManager)
