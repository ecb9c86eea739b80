/* takes-menu.h - which two takes of a list the stage compares: the menu of its rows
 *
 * Comes with a right click on a row, and with the menu key in it. The row that is selected is the
 * take on the stage: that is neither shown nor compared with itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @compare: with the take on the stage; FALSE: to be on the stage */
typedef void (*RcTakesMenuFunc) (GtkListBoxRow *row, gboolean compare, gpointer user_data);

GtkWidget *rc_takes_menu_new (GtkListBox *list, RcTakesMenuFunc func, gpointer user_data);

G_END_DECLS
