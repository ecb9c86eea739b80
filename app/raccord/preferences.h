/* preferences.h - the window of preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void rc_preferences_show (GtkWindow *parent, GSettings *settings);

G_END_DECLS
