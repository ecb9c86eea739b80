/* reveal.h - what is unfolded comes into sight
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rc_reveal_when_expanded (GtkExpander *expander);

G_END_DECLS
