/* shot-table-private.h - what the parts of the table of shots share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/board/shot-cell.h"
#include "ui/board/shot-table.h"

G_BEGIN_DECLS

struct _RcShotTable
{
  GtkWidget parent_instance;

  RcFilmView        *film;   /* nullable */
  RcBoardFind       *find;   /* nullable */
  RcShotFacts       *facts;  /* nullable */
  GListModel        *sorted; /* nullable, borrowed from `rows`: the shots as they are shown */
  GtkSelectionModel *rows;   /* nullable: once the table was seen */
  GHashTable        *cells;  /* RcShotCell, borrowed: those that show a shot */
  GtkWidget         *menu;   /* nullable: made when it is asked for */
  gboolean           stale;  /* the film changed while the table was not seen */

  RcShotColumn sort_column; /* what rc_shot_table_sort() was asked for last */
  gboolean     downwards;

  RcShotColumn column; /* where the keyboard is */
  RcShot      *anchor; /* nullable, not owned and only compared: from where Shift extends */

  GtkWidget           *box;
  GtkScrolledWindow   *scroller;
  GtkColumnView       *view;
  GtkWidget           *empty;
  GtkLabel            *count;
  GtkWidget           *film_order;
  GtkColumnViewColumn *columns[RC_N_SHOT_COLUMNS];
};

/* shot-table-keys.c: the pointer, the keyboard and the menu */
void rc_shot_table_keys_class_init (GtkWidgetClass *widget_class);
void rc_shot_table_keys_init (RcShotTable *self);
void rc_shot_table_watch_cell (RcShotTable *self, GtkWidget *cell, GtkGesture *carry);

G_END_DECLS
