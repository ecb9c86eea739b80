/* node-edit.h - a part of the film removed, moved among its kind or broken, from wherever it is
 * shown
 *
 * Each is one step of undo. What goes wrong is told the user, and nothing has changed then.
 *
 *   rc_node_edit_remove (widget, film, scene);      "2 · Lamp room was removed", with Undo
 *   rc_node_edit_move (widget, film, scene, 0);     it is the first now
 *
 * @widget is any in the window: messages go out from it.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

G_BEGIN_DECLS

gboolean   rc_node_edit_remove (GtkWidget *widget, RcFilmView *film, RcNode *node);
gboolean   rc_node_edit_move (GtkWidget *widget, RcFilmView *film, RcNode *node, guint index);
gboolean   rc_node_edit_can_step (RcNode *node, int by);
gboolean   rc_node_edit_step (GtkWidget *widget, RcFilmView *film, RcNode *node, int by);
GPtrArray *rc_node_edit_break (GtkWidget *widget, RcFilmView *film, RcShot *shot);
RcNode    *rc_node_neighbour (RcNode *node);

G_END_DECLS
