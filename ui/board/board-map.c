/* board-map.c - the whole board, small
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-map.h"

#include "ui/film-text.h"

/* Pixels that it takes at most. */
#define MOST_WIDTH  176.0
#define MOST_HEIGHT 120.0
/* It is there when less than this part of the board is seen. */
#define SEEN_LEAST  0.4

struct _RcBoardMap
{
  GtkWidget parent_instance;

  const RcBoardLayout *layout; /* nullable */
  graphene_rect_t      bounds; /* board units */
  graphene_rect_t      seen;   /* board units */
  double               scale;  /* pixels a board unit */
};

static guint go_signal;

G_DEFINE_FINAL_TYPE (RcBoardMap, rc_board_map, GTK_TYPE_WIDGET)

static void
rc_board_map_measure (GtkWidget     *widget,
                      GtkOrientation orientation,
                      int            for_size,
                      int           *least,
                      int           *natural,
                      int           *least_baseline,
                      int           *natural_baseline)
{
  RcBoardMap *self = RC_BOARD_MAP (widget);
  double      length = orientation == GTK_ORIENTATION_HORIZONTAL ? self->bounds.size.width
                                                                 : self->bounds.size.height;

  *least = *natural = MAX (8, (int)(length * self->scale));
  *least_baseline = *natural_baseline = -1;
}

static graphene_rect_t
scaled (RcBoardMap *self, graphene_rect_t rect)
{
  float scale = (float)self->scale;

  return GRAPHENE_RECT_INIT ((rect.origin.x - self->bounds.origin.x) * scale,
                             (rect.origin.y - self->bounds.origin.y) * scale,
                             MAX (1, rect.size.width * scale), MAX (1, rect.size.height * scale));
}

/* A lane is one bar as long as its cards. */
static void
rc_board_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RcBoardMap     *self = RC_BOARD_MAP (widget);
  GdkRGBA         lane, accent, colours[4];
  float           widths[4] = { 1.5F, 1.5F, 1.5F, 1.5F };
  graphene_rect_t rect, whole;
  GskRoundedRect  outline;

  if (self->layout == NULL || !rc_widget_lookup_colour (widget, "rc_quiet", &lane) ||
      !rc_widget_lookup_colour (widget, "rc_accent", &accent))
    return;
  whole = GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget),
                              (float)gtk_widget_get_height (widget));
  lane.alpha *= 0.5F;
  for (guint i = 0; i < rc_board_layout_get_n_lanes (self->layout); i++)
    {
      guint n = rc_board_layout_get_n_cards (self->layout, i);

      rect = rc_board_layout_card (self->layout, i, 0);
      if (n > 0 && !rc_board_layout_get_collapsed (self->layout, i))
        {
          graphene_rect_t last = rc_board_layout_card (self->layout, i, n - 1);

          graphene_rect_union (&rect, &last, &rect);
        }
      else
        rect.size.height = 4;
      rect = scaled (self, rect);
      gtk_snapshot_append_color (snapshot, &lane, &rect);
    }
  rect = scaled (self, self->seen);
  graphene_rect_intersection (&rect, &whole, &rect);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 2);
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    colours[i] = accent;
  accent.alpha *= 0.12F;
  gtk_snapshot_append_color (snapshot, &accent, &rect);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

static void
go (RcBoardMap *self, double x, double y)
{
  g_signal_emit (self, go_signal, 0, x / self->scale + self->bounds.origin.x,
                 y / self->scale + self->bounds.origin.y);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, RcBoardMap *self)
{
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  go (self, x, y);
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, RcBoardMap *self)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (drag, &x, &y))
    go (self, x + dx, y + dy);
}

static void
rc_board_map_class_init (RcBoardMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = rc_board_map_measure;
  widget_class->snapshot = rc_board_map_snapshot;
  go_signal = g_signal_new ("go", RC_TYPE_BOARD_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                            G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  gtk_widget_class_set_css_name (widget_class, "boardmap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rc_board_map_init (RcBoardMap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->scale = 0.01;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * rc_board_map_show:
 * @layout: (nullable): must outlive what is shown
 * @width: pixels of the board
 * @height: pixels of the board
 *
 * Shows the view on the board, or nothing while most of it is seen anyway.
 */
void
rc_board_map_show (RcBoardMap          *self,
                   const RcBoardLayout *layout,
                   const RcBoardView   *view,
                   double               width,
                   double               height)
{
  graphene_rect_t both;
  double          scale;
  gboolean        useful;

  self->layout = layout;
  if (layout == NULL || width <= 0)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  self->bounds = rc_board_layout_bounds (layout);
  self->seen = GRAPHENE_RECT_INIT ((float)view->x, (float)view->y, (float)(width / view->zoom),
                                   (float)(height / view->zoom));
  scale = MIN (MOST_WIDTH / self->bounds.size.width, MOST_HEIGHT / self->bounds.size.height);
  useful = !graphene_rect_intersection (&self->seen, &self->bounds, &both) ||
           both.size.width * both.size.height <
               SEEN_LEAST * self->bounds.size.width * self->bounds.size.height;
  if (scale != self->scale)
    {
      self->scale = scale;
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  gtk_widget_set_visible (GTK_WIDGET (self),
                          useful && width > 4 * MOST_WIDTH && height > 4 * MOST_HEIGHT);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
