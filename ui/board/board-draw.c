/* board-draw.c - the board drawn: dots, what is far, the widgets, what is dragged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-private.h"

#include "ui/film-text.h"

#include <math.h>

/* Board units from one dot of the background to the next. */
#define DOT_PITCH 32
/* Dots along a side of what is repeated. */
#define DOTS_MOST 8

/* How many dots of @pitch pixels make up the most nearly whole number of pixels. */
static int
dots_of_tile (double pitch)
{
  double least = 1;
  int    best = 1;

  for (int n = 1; n <= DOTS_MOST; n++)
    {
      double off = fabs (n * pitch - round (n * pitch));

      if (off < least - 1e-6)
        {
          least = off;
          best = n;
        }
    }
  return best;
}

/* A tile of dots, repeated. It begins and ends at whole pixels: to repeat parts of pixels takes
 * several times as long. */
static void
snapshot_dots (RcBoard *self, GtkSnapshot *snapshot, int width, int height)
{
  double  pitch = DOT_PITCH * self->view.zoom;
  GdkRGBA colour;
  double  x, y, side;
  int     n;

  while (pitch < 16)
    pitch *= 2;
  if (!rc_widget_lookup_colour (GTK_WIDGET (self), "rc_dot", &colour))
    return;
  n = dots_of_tile (pitch);
  side = round (n * pitch);
  x = -round (fmod (self->view.x * self->view.zoom, n * pitch));
  y = -round (fmod (self->view.y * self->view.zoom, n * pitch));
  gtk_snapshot_push_repeat (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height),
                            &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)side, (float)side));
  for (int i = 0; i < n * n; i++)
    gtk_snapshot_append_color (snapshot, &colour,
                               &GRAPHENE_RECT_INIT ((float)(x + floor ((i % n + 0.5) * pitch)),
                                                    (float)(y + floor ((i / n + 0.5) * pitch)), 1.5,
                                                    1.5));
  gtk_snapshot_pop (snapshot);
}

/* Cards fade out below the bar, so that no words are read through it. */
static void
snapshot_fade (RcBoard *self, GtkSnapshot *snapshot)
{
  float        width = (float)gtk_widget_get_width (GTK_WIDGET (self));
  float        height = (float)gtk_widget_get_height (GTK_WIDGET (self));
  GskColorStop stops[2] = { { .offset = 0 }, { .offset = 0.6F } };

  if (!rc_widget_lookup_colour (GTK_WIDGET (self), "rc_canvas", &stops[1].color))
    return;
  stops[0].color = stops[1].color;
  stops[0].color.alpha = 0;
  gtk_snapshot_append_linear_gradient (
      snapshot, &GRAPHENE_RECT_INIT (0, height - RC_BOARD_FOOT, width, RC_BOARD_FOOT),
      &GRAPHENE_POINT_INIT (0, height - RC_BOARD_FOOT), &GRAPHENE_POINT_INIT (0, height), stops,
      G_N_ELEMENTS (stops));
}

/** The snapshot of the board's class. */
void
rc_board_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RcBoard    *self = RC_BOARD (widget);
  RcShotCard *dragged = self->dragging ? g_hash_table_lookup (self->cards, self->dragged) : NULL;
  gboolean    over = FALSE;

  snapshot_dots (self, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  rc_board_far_snapshot (self, snapshot);
  rc_board_names_snapshot (self, snapshot);
  rc_board_canvas_far_snapshot (self, snapshot);
  rc_board_images_begin (self);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      RcShot  *shot = RC_IS_SHOT_CARD (child) ? rc_shot_card_get_shot (RC_SHOT_CARD (child)) : NULL;
      gboolean carried =
          dragged != NULL && shot != NULL && rc_film_view_is_selected (self->film, RC_NODE (shot));
      gboolean faint = shot != NULL && (carried || rc_board_is_out (self, shot));

      if ((dragged != NULL && child == GTK_WIDGET (dragged)) || rc_board_far_draws (self, child))
        continue;
      over = over || child == self->upper;
      if (child == self->zoom_bar)
        snapshot_fade (self, snapshot);
      if (faint)
        gtk_snapshot_push_opacity (snapshot, RC_FIND_FAINT);
      if (over)
        gtk_widget_snapshot_child (widget, child, snapshot);
      else
        rc_board_images_snapshot (self, child, snapshot);
      if (faint)
        gtk_snapshot_pop (snapshot);
    }
  rc_board_images_end (self);
  rc_board_drag_snapshot (self, snapshot);
  rc_board_canvas_drag_snapshot (self, snapshot);
}
