/* tooltip.h - what a tooltip covers can be pressed all the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

void rc_tooltips_let_through (void);
