/* command-palette.h - everything that can be done, found by a few letters of its name
 *
 * Lies over the window while it is open. Every action of the table is listed with its keys; what
 * cannot be done now is there too, and says why.
 *
 *   rc_command_palette_open (palette, why, window);
 *
 * Signal "chosen" (const RcActionInfo *info): it is closed already.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/actions/action-table.h"

G_BEGIN_DECLS

#define RC_TYPE_COMMAND_PALETTE (rc_command_palette_get_type ())
G_DECLARE_FINAL_TYPE (RcCommandPalette, rc_command_palette, RC, COMMAND_PALETTE, GtkWidget)

/* (transfer none) (nullable): why @info cannot be done now, translated; NULL if it can */
typedef const char *(*RcPaletteWhyFunc) (const RcActionInfo *info, gpointer user_data);

void rc_command_palette_open (RcCommandPalette *self, RcPaletteWhyFunc why, gpointer user_data);
void rc_command_palette_close (RcCommandPalette *self);

G_END_DECLS
