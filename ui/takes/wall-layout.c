/* wall-layout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/takes/wall-layout.h"

/* How wide a picture is in a grid of so many columns. */
static double
picture_width (guint n, guint columns, double width, double height, double aspect)
{
  guint rows = (n + columns - 1) / columns;

  return MIN (width / columns, height / rows * aspect);
}

/**
 * rc_wall_columns:
 * @aspect: of the pictures, width by height
 *
 * Returns: in how many columns @n pictures are largest; of several the most: beside each other
 */
guint
rc_wall_columns (guint n, double width, double height, double aspect)
{
  guint best = 1;

  for (guint columns = 2; columns <= n; columns++)
    if (picture_width (n, columns, width, height, aspect) >
        picture_width (n, best, width, height, aspect) - 0.5)
      best = columns;
  return best;
}

/** Where picture @i of @n lies in an area; the grid is in the middle of it */
void
rc_wall_place (guint        n,
               guint        i,
               double       width,
               double       height,
               double       gap,
               double       aspect,
               RcWallPlace *place)
{
  guint  columns = rc_wall_columns (n, width, height, aspect);
  guint  rows = (n + columns - 1) / columns;
  double room_x = MAX (1, (width - gap * (columns - 1)) / columns);
  double room_y = MAX (1, (height - gap * (rows - 1)) / rows);
  double across = MIN (room_x, room_y * aspect), down = across / aspect;
  double left = (width - across * columns - gap * (columns - 1)) / 2;
  double top = (height - down * rows - gap * (rows - 1)) / 2;

  place->x = left + (i % columns) * (across + gap);
  place->y = top + (i / columns) * (down + gap);
  place->width = across;
  place->height = down;
}

/**
 * rc_wall_frame:
 * @frame: that the wall is at, of @rate frames a second
 * @own: the take's own rate
 * @n_frames: how many the take has
 *
 * Returns: the take's frame that is shown at the time when @frame begins; its last one if it is
 * shorter
 */
int
rc_wall_frame (int frame, RcRational rate, RcRational own, int n_frames)
{
  gint64 index = frame;

  if (rate.num * own.den != own.num * rate.den)
    index = (gint64)frame * rate.den * own.num / MAX (1, rate.num * own.den);
  return (int)CLAMP (index, 0, MAX (0, n_frames - 1));
}
