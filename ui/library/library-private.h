/* library-private.h - what the parts of the library share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/library/library.h"

G_BEGIN_DECLS

struct _RcLibrary
{
  GtkWidget parent_instance;

  RcFilmView *film; /* nullable */

  GtkWidget      *scroller;
  GtkSearchEntry *search;
  GtkListBox     *cast;
  GtkListBox     *scenes;
  GtkFlowBox     *references;
  GtkLabel       *n_references;
  GtkWidget      *no_references;
  GMenuModel     *node_menu;
  GMenuModel     *reference_menu;
  GtkWidget      *menu;      /* of a row */
  RcNode         *menu_node; /* (nullable): whose row it was opened on */
};

/* library.c */
RcNode *rc_library_row_node (gpointer row);

/* library-edit.c: rows with the keyboard, a menu, under the pointer */
void rc_library_edit_class_init (GtkWidgetClass *widget_class);
void rc_library_edit_init (RcLibrary *self);
void rc_library_edit_row (RcLibrary *self, GtkWidget *row, RcNode *node);

G_END_DECLS
