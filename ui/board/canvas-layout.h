/* canvas-layout.h - where notes and arrows are on the board: geometry without widgets
 *
 * A note's place counts from the top of the lane that it goes with (engine/document/canvas.h);
 * here it becomes one on the board, and back.
 *
 *   if (rc_canvas_lane_top (layout, lane, &top))        not while the lane is collapsed
 *     rect = GRAPHENE_RECT_INIT (x, top + y, width, height);
 *
 * Lengths are board units. Thread: one at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/board/board-layout.h"

G_BEGIN_DECLS

/* Instead of the number of a lane. */
#define RC_CANVAS_TOP (-1) /* of the board */
#define RC_CANVAS_END (-2) /* below the last lane */

/* What notes are aligned to. */
#define RC_CANVAS_GRID 8.0

typedef enum
{
  RC_CANVAS_OUTSIDE,
  RC_CANVAS_BODY,
  RC_CANVAS_CORNER, /* lower right: drags the size */
} RcCanvasPart;

typedef struct
{
  graphene_point_t from, to;
} RcCanvasLine;

gboolean        rc_canvas_lane_top (const RcBoardLayout *layout, int lane, double *top);
int             rc_canvas_lane_at (const RcBoardLayout *layout, double y);
double          rc_canvas_snap (double at);
graphene_rect_t rc_canvas_resize (const graphene_rect_t *rect,
                                  double                 least_width,
                                  double                 least_height,
                                  double                 most,
                                  double                 x,
                                  double                 y);
RcCanvasPart    rc_canvas_hit (const graphene_rect_t *rect, double x, double y);

RcCanvasLine    rc_canvas_line (const graphene_rect_t *from, const graphene_rect_t *to);
graphene_rect_t rc_canvas_line_bounds (const RcCanvasLine *line);
double          rc_canvas_line_distance (const RcCanvasLine *line, double x, double y);
gboolean        rc_canvas_line_touches (const RcCanvasLine *line, const graphene_rect_t *area);

G_END_DECLS
