/* arrow-line.h - an arrow on the board
 *
 * A widget so that the keyboard and assistive technology reach it; the pointer goes through it,
 * the board finds arrows by their lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/canvas.h"
#include "ui/board/canvas-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RC_TYPE_ARROW_LINE (rc_arrow_line_get_type ())
G_DECLARE_FINAL_TYPE (RcArrowLine, rc_arrow_line, RC, ARROW_LINE, GtkWidget)

GtkWidget *rc_arrow_line_new (void);
void       rc_arrow_line_set_arrow (RcArrowLine *self, RcDocument *document, RcArrow *arrow);
void       rc_arrow_line_set_line (RcArrowLine *self, const RcCanvasLine *line);
RcArrow   *rc_arrow_line_get_arrow (RcArrowLine *self);

const char *rc_canvas_colour_name (RcMarkerColour colour);
void        rc_canvas_draw_arrow (GtkSnapshot        *snapshot,
                                  const RcCanvasLine *line,
                                  double              width,
                                  const GdkRGBA      *colour);

G_END_DECLS
