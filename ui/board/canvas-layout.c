/* canvas-layout.c - where notes and arrows are on the board: geometry without widgets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/canvas-layout.h"

#include <math.h>

/* How much of a note's lower right corner drags its size. */
#define CORNER    18.0
/* What stays free between an arrow's end and what it is attached to. */
#define STAND_OFF 7.0
/* What an arrow takes beside its line: half its head and the mark of one that is selected. */
#define LINE_ROOM 14.0

/**
 * rc_canvas_lane_top:
 * @lane: a lane's number, RC_CANVAS_TOP or RC_CANVAS_END
 * @top: (out): where places that go with it count from
 *
 * Returns: FALSE if the lane is collapsed: what goes with it is not seen
 */
gboolean
rc_canvas_lane_top (const RcBoardLayout *layout, int lane, double *top)
{
  graphene_rect_t rect;

  *top = 0;
  if (lane == RC_CANVAS_TOP)
    return TRUE;
  if (lane < 0 || (guint)lane >= rc_board_layout_get_n_lanes (layout))
    {
      rect = rc_board_layout_add_scene (layout);
      *top = rect.origin.y + rect.size.height;
      return TRUE;
    }
  rect = rc_board_layout_heading (layout, (guint)lane);
  *top = rect.origin.y;
  return !rc_board_layout_get_collapsed (layout, (guint)lane);
}

/** Returns: the lane that something at height @y goes with: the last one that begins above it and
 * is not collapsed; RC_CANVAS_END below them all, and on a board without lanes */
int
rc_canvas_lane_at (const RcBoardLayout *layout, double y)
{
  guint           n = rc_board_layout_get_n_lanes (layout);
  graphene_rect_t end = rc_board_layout_add_scene (layout);
  int             found = RC_CANVAS_END;

  if (y >= end.origin.y)
    return RC_CANVAS_END;
  for (guint i = 0; i < n; i++)
    {
      graphene_rect_t heading = rc_board_layout_heading (layout, i);

      if (heading.origin.y > y && found != RC_CANVAS_END)
        break;
      if (!rc_board_layout_get_collapsed (layout, i))
        found = (int)i;
    }
  return found;
}

double
rc_canvas_snap (double at)
{
  return round (at / RC_CANVAS_GRID) * RC_CANVAS_GRID;
}

/** Returns: @rect with its lower right corner at (@x, @y), or as near as its size can be */
graphene_rect_t
rc_canvas_resize (const graphene_rect_t *rect,
                  double                 least_width,
                  double                 least_height,
                  double                 most,
                  double                 x,
                  double                 y)
{
  double width = CLAMP (rc_canvas_snap (x - rect->origin.x), least_width, most);
  double height = CLAMP (rc_canvas_snap (y - rect->origin.y), least_height, most);

  return GRAPHENE_RECT_INIT (rect->origin.x, rect->origin.y, (float)width, (float)height);
}

/** Returns: which part of the note at @rect is at (@x, @y) */
RcCanvasPart
rc_canvas_hit (const graphene_rect_t *rect, double x, double y)
{
  double right = rect->origin.x + rect->size.width, bottom = rect->origin.y + rect->size.height;

  if (x < rect->origin.x || y < rect->origin.y || x >= right || y >= bottom)
    return RC_CANVAS_OUTSIDE;
  return x >= right - CORNER && y >= bottom - CORNER ? RC_CANVAS_CORNER : RC_CANVAS_BODY;
}

/* --- arrows ---------------------------------------------------------------------------------- */

static graphene_point_t
centre (const graphene_rect_t *rect)
{
  return GRAPHENE_POINT_INIT (rect->origin.x + rect->size.width / 2,
                              rect->origin.y + rect->size.height / 2);
}

/* Where the line from the middle of @rect towards @to leaves it; a place without size is one. */
static graphene_point_t
leave (const graphene_rect_t *rect, graphene_point_t to)
{
  graphene_point_t from = centre (rect);
  double           dx = to.x - from.x, dy = to.y - from.y, length = hypot (dx, dy);
  double           at = INFINITY;

  if (rect->size.width <= 0 || length <= 0)
    return from;
  if (dx != 0)
    at = MIN (at, (rect->size.width / 2 + STAND_OFF) / fabs (dx));
  if (dy != 0)
    at = MIN (at, (rect->size.height / 2 + STAND_OFF) / fabs (dy));
  at = MIN (at, 0.5); /* two things that overlap */
  return GRAPHENE_POINT_INIT ((float)(from.x + dx * at), (float)(from.y + dy * at));
}

/** Returns: the arrow between two things; @from, @to: a place has no width */
RcCanvasLine
rc_canvas_line (const graphene_rect_t *from, const graphene_rect_t *to)
{
  return (RcCanvasLine){ leave (from, centre (to)), leave (to, centre (from)) };
}

/** Returns: all that is drawn of an arrow */
graphene_rect_t
rc_canvas_line_bounds (const RcCanvasLine *line)
{
  float x = MIN (line->from.x, line->to.x), y = MIN (line->from.y, line->to.y);
  float width = fabsf (line->from.x - line->to.x), height = fabsf (line->from.y - line->to.y);

  return GRAPHENE_RECT_INIT (x - (float)LINE_ROOM, y - (float)LINE_ROOM,
                             width + 2 * (float)LINE_ROOM, height + 2 * (float)LINE_ROOM);
}

/** Returns: how far (@x, @y) is from the line */
double
rc_canvas_line_distance (const RcCanvasLine *line, double x, double y)
{
  double dx = line->to.x - line->from.x, dy = line->to.y - line->from.y;
  double square = dx * dx + dy * dy, at = 0;

  if (square > 0)
    at = CLAMP (((x - line->from.x) * dx + (y - line->from.y) * dy) / square, 0, 1);
  return hypot (line->from.x + at * dx - x, line->from.y + at * dy - y);
}

/** Returns: whether any of the line is in @area (Liang and Barsky, 1984) */
gboolean
rc_canvas_line_touches (const RcCanvasLine *line, const graphene_rect_t *area)
{
  double d[2] = { line->to.x - line->from.x, line->to.y - line->from.y };
  double at[2] = { line->from.x - area->origin.x, line->from.y - area->origin.y };
  double size[2] = { area->size.width, area->size.height };
  double first = 0, last = 1;

  for (int i = 0; i < 2; i++)
    {
      if (d[i] == 0)
        {
          if (at[i] < 0 || at[i] > size[i])
            return FALSE;
          continue;
        }
      first = MAX (first, MIN (-at[i] / d[i], (size[i] - at[i]) / d[i]));
      last = MIN (last, MAX (-at[i] / d[i], (size[i] - at[i]) / d[i]));
    }
  return first <= last;
}
