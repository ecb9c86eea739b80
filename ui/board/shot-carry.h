/* shot-carry.h - shots that are dragged to another place of the film, where it is no canvas
 *
 * A widget that shows a shot can be picked up with the pointer, together with the others that are
 * selected if it is one of them, and shots are put before or behind it. Where they would go is
 * marked by the style class "put-before" or "put-behind".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** What the widgets of one kind have in common. */
typedef struct
{
  RcFilmView *(*get_film) (GtkWidget *widget); /* nullable result: nothing can be moved now */
  RcShot *(*get_shot) (GtkWidget *widget);     /* nullable result */
  GtkOrientation along;                        /* where the next shot is */
  GtkWidget *(*get_whole) (GtkWidget *widget); /* nullable: what is carried and marked, NULL for
                                                  nothing; else it is the widget itself */
} RcShotCarry;

GtkGesture *rc_shot_carry_add (GtkWidget *widget, const RcShotCarry *carry);
void        rc_shot_carry_scroll_at_edges (GtkScrolledWindow *scroller);

G_END_DECLS
