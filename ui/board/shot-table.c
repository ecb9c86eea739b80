/* shot-table.c - the film as a table: rows, columns and what is in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/shot-table-private.h"

#include "ui/actions/action-forward.h"
#include "ui/board/shot-carry.h"
#include "ui/board/shot-model.h"

#include <glib/gi18n-lib.h>

/* Pixels of the text that the columns are made for, as in data/style.css. */
#define USUAL_TEXT 13.0

G_DEFINE_FINAL_TYPE (RcShotTable, rc_shot_table, GTK_TYPE_WIDGET)

/* --- the cells -------------------------------------------------------------------------------- */

static RcShotColumn
column_of (gpointer factory)
{
  return (RcShotColumn)GPOINTER_TO_INT (g_object_get_data (factory, "column"));
}

static void
dim_cell (RcShotTable *self, RcShotCell *cell)
{
  gtk_widget_set_opacity (GTK_WIDGET (cell),
                          rc_board_find_opacity (self->find, rc_shot_cell_get_shot (cell)));
}

/* Where rows are sorted, there is no place between two of them to put one. */
static RcFilmView *
film_of_cell (GtkWidget *cell)
{
  RcShotTable *self = RC_SHOT_TABLE (gtk_widget_get_ancestor (cell, RC_TYPE_SHOT_TABLE));
  GtkSorter   *sorter = gtk_column_view_get_sorter (self->view);

  return gtk_sorter_get_order (sorter) == GTK_SORTER_ORDER_NONE ? self->film : NULL;
}

static RcShot *
shot_of_cell (GtkWidget *cell)
{
  return rc_shot_cell_get_shot (RC_SHOT_CELL (cell));
}

/* The column view puts a cell of its own around each. */
static GtkWidget *
row_of_cell (GtkWidget *cell)
{
  GtkWidget *around = gtk_widget_get_parent (cell);

  return around != NULL ? gtk_widget_get_parent (around) : NULL;
}

static const RcShotCarry carry = { film_of_cell, shot_of_cell, GTK_ORIENTATION_VERTICAL,
                                   row_of_cell };

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, RcShotTable *self)
{
  GtkWidget *cell = rc_shot_cell_new (column_of (factory));

  rc_shot_table_watch_cell (self, cell, rc_shot_carry_add (cell, &carry));
  gtk_list_item_set_child (item, cell);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, RcShotTable *self)
{
  RcShotCell *cell = RC_SHOT_CELL (gtk_list_item_get_child (item));

  rc_shot_cell_set_shot (cell, self->film, self->facts, gtk_list_item_get_item (item));
  dim_cell (self, cell);
  g_hash_table_add (self->cells, cell);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, RcShotTable *self)
{
  RcShotCell *cell = RC_SHOT_CELL (gtk_list_item_get_child (item));

  if (cell == NULL)
    return;
  g_hash_table_remove (self->cells, cell);
  rc_shot_cell_set_shot (cell, NULL, NULL, NULL);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GtkColumnViewColumn *column = user_data;
  RcShotTable         *self = g_object_get_data (G_OBJECT (column), "table");

  if (self->facts == NULL)
    return 0;
  return rc_shot_column_compare (
      (RcShotColumn)GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "column")), self->facts,
      (RcShot *)a, (RcShot *)b);
}

static void
add_column (RcShotTable *self, RcShotColumn which)
{
  const RcShotColumnInfo *info = &rc_shot_columns[which];
  GtkListItemFactory     *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn    *column = gtk_column_view_column_new (_ (info->title), factory);

  g_object_set_data (G_OBJECT (factory), "column", GINT_TO_POINTER (which));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  g_object_set_data (G_OBJECT (column), "column", GINT_TO_POINTER (which));
  g_object_set_data (G_OBJECT (column), "table", self);
  if (which != RC_SHOT_PICTURE)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare, column, NULL));

      gtk_column_view_column_set_sorter (column, sorter);
    }
  gtk_column_view_column_set_fixed_width (column, info->width);
  gtk_column_view_column_set_expand (column, which == RC_SHOT_PROMPT);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->view, column);
  self->columns[which] = column;
  g_object_unref (column);
}

/* --- what is shown ---------------------------------------------------------------------------- */

static void
update_count (RcShotTable *self)
{
  guint n = self->sorted != NULL ? g_list_model_get_n_items (self->sorted) : 0;

  if (self->film == NULL)
    return;
  rc_label_count_shots (self->count, self->film, n);
  gtk_widget_set_visible (self->empty, n == 0);
}

static void
update_cells (RcShotTable *self)
{
  GHashTableIter iter;
  gpointer       cell;

  self->stale = FALSE;
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    rc_shot_cell_update (cell);
  update_count (self);
}

static void
on_film_changed (RcShotTable *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_cells (self);
  else
    self->stale = TRUE;
}

static void
update_shot (RcShotTable *self, RcShot *shot)
{
  GHashTableIter iter;
  gpointer       cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (rc_shot_cell_get_shot (cell) == shot)
      rc_shot_cell_update (cell);
}

static void
on_frame (RcShotTable *self, RcNode *node, int index, RcFrame *frame)
{
  GHashTableIter iter;
  gpointer       cell;

  if (!RC_IS_SHOT (node) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (rc_shot_cell_get_shot (cell) == RC_SHOT (node))
      rc_shot_cell_show_frame (cell, frame);
}

/* A character with another name is another word in every prompt. */
static void
on_cast_changed (RcShotTable *self)
{
  rc_shot_facts_forget (self->facts);
}

static void
on_found (RcShotTable *self)
{
  GHashTableIter iter;
  gpointer       cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    dim_cell (self, cell);
}

/* The titles of the columns are not covered by the bar. */
static void
on_find_visible (RcShotTable *self)
{
  gtk_widget_set_margin_top (self->box, rc_board_find_get_room (self->find));
}

static void
on_find_closed (RcShotTable *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Rows are made when the table is seen for the first time. */
static void
make_rows (RcShotTable *self)
{
  RcProject        *project = rc_session_get_project (rc_film_view_get_session (self->film));
  GtkSorter        *sorter = gtk_column_view_get_sorter (self->view);
  GtkSortListModel *sorted =
      gtk_sort_list_model_new (rc_shot_list_new (project), g_object_ref (sorter));

  self->sorted = G_LIST_MODEL (sorted);
  self->rows = rc_shot_selection_new (self->film, G_LIST_MODEL (sorted));
  gtk_column_view_set_model (self->view, self->rows);
  self->stale = FALSE;
  update_count (self);
}

static void
rc_shot_table_map (GtkWidget *widget)
{
  RcShotTable *self = RC_SHOT_TABLE (widget);

  GTK_WIDGET_CLASS (rc_shot_table_parent_class)->map (widget);
  if (self->film != NULL && self->rows == NULL)
    make_rows (self);
  else if (self->stale)
    update_cells (self);
}

static void
drop_rows (RcShotTable *self)
{
  gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->rows);
  self->sorted = NULL;
  g_clear_object (&self->facts);
}

static void
on_sorter_changed (RcShotTable *self)
{
  gtk_widget_set_visible (self->film_order, gtk_sorter_get_order (gtk_column_view_get_sorter (
                                                self->view)) != GTK_SORTER_ORDER_NONE);
}

static gboolean
rc_shot_table_grab_focus (GtkWidget *widget)
{
  RcShotTable *self = RC_SHOT_TABLE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
rc_shot_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RcShotTable *self = RC_SHOT_TABLE (widget);

  gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
rc_shot_table_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *least,
                       int           *natural,
                       int           *least_baseline,
                       int           *natural_baseline)
{
  gtk_widget_measure (RC_SHOT_TABLE (widget)->box, orientation, for_size, least, natural,
                      least_baseline, natural_baseline);
}

static void
rc_shot_table_dispose (GObject *object)
{
  RcShotTable *self = RC_SHOT_TABLE (object);

  if (self->view != NULL)
    drop_rows (self);
  self->view = NULL;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->film);
  g_clear_object (&self->find);
  G_OBJECT_CLASS (rc_shot_table_parent_class)->dispose (object);
}

static void
rc_shot_table_finalize (GObject *object)
{
  g_hash_table_unref (RC_SHOT_TABLE (object)->cells);
  G_OBJECT_CLASS (rc_shot_table_parent_class)->finalize (object);
}

/* Columns are as wide as text of the usual size needs: larger text needs more. */
static void
rc_shot_table_realize (GtkWidget *widget)
{
  RcShotTable                *self = RC_SHOT_TABLE (widget);
  const PangoFontDescription *font;
  double                      scale;

  GTK_WIDGET_CLASS (rc_shot_table_parent_class)->realize (widget);
  font =
      pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self->view)));
  scale = MAX (1.0, (double)pango_font_description_get_size (font) / PANGO_SCALE / USUAL_TEXT);
  for (guint i = 0; i < RC_N_SHOT_COLUMNS; i++)
    if (i != RC_SHOT_PICTURE)
      gtk_column_view_column_set_fixed_width (self->columns[i],
                                              (int)(rc_shot_columns[i].width * scale));
}

static void
rc_shot_table_class_init (RcShotTableClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rc_shot_table_dispose;
  object_class->finalize = rc_shot_table_finalize;
  widget_class->map = rc_shot_table_map;
  widget_class->realize = rc_shot_table_realize;
  widget_class->grab_focus = rc_shot_table_grab_focus;
  widget_class->measure = rc_shot_table_measure;
  widget_class->size_allocate = rc_shot_table_size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/raccord/Raccord/shot-table.ui");
  gtk_widget_class_bind_template_child (widget_class, RcShotTable, box);
  gtk_widget_class_bind_template_child (widget_class, RcShotTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, RcShotTable, view);
  gtk_widget_class_bind_template_child (widget_class, RcShotTable, empty);
  gtk_widget_class_bind_template_child (widget_class, RcShotTable, count);
  gtk_widget_class_bind_template_child (widget_class, RcShotTable, film_order);
  gtk_widget_class_set_css_name (widget_class, "shottable");
  rc_shot_table_keys_class_init (widget_class);
}

static void
rc_shot_table_init (RcShotTable *self)
{
  self->cells = g_hash_table_new (NULL, NULL);
  self->column = RC_SHOT_LABEL;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < RC_N_SHOT_COLUMNS; i++)
    add_column (self, (RcShotColumn)i);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (on_sorter_changed), self, G_CONNECT_SWAPPED);
  rc_shot_table_keys_init (self);
  rc_shot_carry_scroll_at_edges (self->scroller);
}

/** Returns: a table without a film */
GtkWidget *
rc_shot_table_new (void)
{
  return g_object_new (RC_TYPE_SHOT_TABLE, NULL);
}

/** @film: (nullable): whose shots to show from now on */
void
rc_shot_table_set_film (RcShotTable *self, RcFilmView *film)
{
  RcSession *session;

  if (film == self->film)
    return;
  drop_rows (self);
  if (self->film != NULL)
    {
      session = rc_film_view_get_session (self->film);
      g_signal_handlers_disconnect_by_data (self->film, self);
      g_signal_handlers_disconnect_by_data (session, self);
      g_signal_handlers_disconnect_by_data (
          rc_node_get_children (RC_NODE (rc_session_get_project (session)), RC_TYPE_CHARACTER),
          self);
    }
  g_set_object (&self->film, film);
  self->anchor = NULL;
  if (film == NULL)
    return;
  session = rc_film_view_get_session (film);
  self->facts = rc_shot_facts_new (session);
  g_signal_connect_object (self->facts, "read", G_CALLBACK (update_shot), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (film, "changed", G_CALLBACK (on_film_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (film, "selection", G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "frame", G_CALLBACK (on_frame), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      rc_node_get_children (RC_NODE (rc_session_get_project (session)), RC_TYPE_CHARACTER),
      "items-changed", G_CALLBACK (on_cast_changed), self, G_CONNECT_SWAPPED);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    make_rows (self);
}

/** @board: whose actions ("board.add-shot" …) can be activated here; outlives the table */
void
rc_shot_table_set_board (RcShotTable *self, GtkWidget *board)
{
  rc_forward_actions (GTK_WIDGET (self), board, "board");
}

/** @find: the bar that looks for shots; what does not match is dimmed */
void
rc_shot_table_set_find (RcShotTable *self, RcBoardFind *find)
{
  g_set_object (&self->find, find);
  g_signal_connect_object (find, "changed", G_CALLBACK (on_found), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (find, "closed", G_CALLBACK (on_find_closed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (find, "notify::visible", G_CALLBACK (on_find_visible), self,
                           G_CONNECT_SWAPPED);
}

void
rc_shot_table_sort (RcShotTable *self, RcShotColumn column, gboolean downwards)
{
  self->sort_column = column;
  self->downwards = downwards;
  gtk_column_view_sort_by_column (self->view, self->columns[column],
                                  downwards ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/** Shows the shots in the order of the film. */
void
rc_shot_table_sort_by_film (RcShotTable *self)
{
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
}
