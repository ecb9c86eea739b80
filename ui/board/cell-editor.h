/* cell-editor.h - what one edits a cell in: a line, a text, or a choice from a list
 *
 * Opens over the cell. Enter keeps what was typed or chosen, as does a click elsewhere; Escape
 * gives it up. In a text, Shift+Enter begins a line. What the film refuses stays there with the
 * reason.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/board/shot-cell.h"

G_BEGIN_DECLS

gboolean rc_cell_editor_open (RcShotCell *cell, RcDocument *document);

G_END_DECLS
