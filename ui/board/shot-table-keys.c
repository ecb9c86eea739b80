/* shot-table-keys.c - the table of shots under the pointer and the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/shot-table-private.h"

#include "ui/actions/action-forward.h"
#include "ui/actions/action-table.h"
#include "ui/board/cell-editor.h"
#include "ui/board/shot-model.h"

#include <glib/gi18n-lib.h>

/* Rows that Page Up and Page Down go. */
#define PAGE 10

/* --- where the keyboard is -------------------------------------------------------------------- */

static RcShotCell *
find_cell (RcShotTable *self, RcShot *shot, RcShotColumn column)
{
  GHashTableIter iter;
  gpointer       cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (rc_shot_cell_get_shot (cell) == shot && rc_shot_cell_get_column (cell) == column)
      return cell;
  return NULL;
}

static RcShotCell *
focused_cell (RcShotTable *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return RC_IS_SHOT_CELL (focus) && g_hash_table_contains (self->cells, focus)
             ? RC_SHOT_CELL (focus)
             : NULL;
}

/* The list inside the column view scrolls by an action of its own. */
static void
scroll_to (RcShotTable *self, guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

static void
reveal_column (RcShotTable *self, GtkWidget *cell)
{
  GtkAdjustment  *across = gtk_scrolled_window_get_hadjustment (self->scroller);
  double          value = gtk_adjustment_get_value (across);
  double          page = gtk_adjustment_get_page_size (across);
  graphene_rect_t box;

  if (!gtk_widget_compute_bounds (cell, GTK_WIDGET (self->view), &box))
    return;
  if (box.origin.x < 0)
    gtk_adjustment_set_value (across, value + box.origin.x);
  else if (box.origin.x + box.size.width > page)
    gtk_adjustment_set_value (across, value + box.origin.x + box.size.width - page);
}

static void
select_shot (RcShotTable *self, RcShot *shot, GdkModifierType state)
{
  guint from, to;

  if ((state & GDK_SHIFT_MASK) != 0 && self->anchor != NULL &&
      (from = rc_shot_list_find (self->sorted, self->anchor)) != GTK_INVALID_LIST_POSITION &&
      (to = rc_shot_list_find (self->sorted, shot)) != GTK_INVALID_LIST_POSITION)
    {
      g_autoptr (GPtrArray) shots = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = MIN (from, to); i <= MAX (from, to); i++)
        g_ptr_array_add (shots, g_list_model_get_item (self->sorted, i));
      rc_film_view_select_shots (self->film, shots, shot);
      return;
    }
  self->anchor = shot;
  if ((state & GDK_CONTROL_MASK) != 0)
    rc_film_view_toggle_shot (self->film, shot);
  else
    rc_film_view_select (self->film, RC_NODE (shot));
}

static void
focus_cell (RcShotTable *self, guint position, RcShotColumn column)
{
  g_autoptr (RcShot) shot = g_list_model_get_item (self->sorted, position);
  RcShotCell        *cell;

  if (shot == NULL)
    return;
  self->column = column;
  scroll_to (self, position);
  cell = find_cell (self, shot, column);
  if (cell == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (cell));
  reveal_column (self, GTK_WIDGET (cell));
}

/* @rows: by how many rows; @state: Shift extends what is selected */
static void
move_by (RcShotTable *self, int rows, int columns, GdkModifierType state)
{
  int         n = (int)g_list_model_get_n_items (self->sorted);
  RcShotCell *cell = focused_cell (self);
  RcShot *shot = cell != NULL ? rc_shot_cell_get_shot (cell) : rc_film_view_get_shot (self->film);
  guint   found = rc_shot_list_find (self->sorted, shot);
  int     from = found != GTK_INVALID_LIST_POSITION ? (int)found : 0;
  int     to = CLAMP (from + rows, 0, n - 1);
  RcShotColumn       column = cell != NULL ? rc_shot_cell_get_column (cell) : self->column;
  g_autoptr (RcShot) target = n > 0 ? g_list_model_get_item (self->sorted, (guint)to) : NULL;

  if (target == NULL)
    return;
  if (rows != 0)
    select_shot (self, target, state & GDK_SHIFT_MASK);
  focus_cell (self, (guint)to,
              (RcShotColumn)CLAMP ((int)column + columns, 0, RC_N_SHOT_COLUMNS - 1));
}

/* --- what is done ----------------------------------------------------------------------------- */

static void
open_stage (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.view", "s", "stage");
}

static RcShotCell *
cell_of_keyboard (RcShotTable *self)
{
  RcShotCell *cell = focused_cell (self);

  if (cell == NULL && self->film != NULL && rc_film_view_get_shot (self->film) != NULL)
    cell = find_cell (self, rc_film_view_get_shot (self->film), self->column);
  return cell;
}

/* What a cell only shows is changed where it comes from: characters are written in the prompt,
 * takes and pictures are made on the stage. */
static void
edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcShotTable *self = RC_SHOT_TABLE (widget);
  RcShotCell  *cell = cell_of_keyboard (self);

  if (cell != NULL && rc_shot_cell_get_column (cell) == RC_SHOT_CAST)
    cell = find_cell (self, rc_shot_cell_get_shot (cell), RC_SHOT_PROMPT);
  if (cell == NULL)
    return;
  reveal_column (self, GTK_WIDGET (cell));
  if (!rc_cell_editor_open (cell, rc_film_view_get_document (self->film)) &&
      (rc_shot_cell_get_column (cell) == RC_SHOT_PICTURE ||
       rc_shot_cell_get_column (cell) == RC_SHOT_TAKES))
    open_stage (widget, NULL, NULL);
}

/* Upwards, downwards, and as in the film again. */
static void
sort (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcShotTable *self = RC_SHOT_TABLE (widget);
  RcShotCell  *cell = focused_cell (self);
  RcShotColumn column = cell != NULL ? rc_shot_cell_get_column (cell) : self->column;
  gboolean     sorted =
      gtk_sorter_get_order (gtk_column_view_get_sorter (self->view)) != GTK_SORTER_ORDER_NONE;

  if (column == RC_SHOT_PICTURE || (sorted && column == self->sort_column && self->downwards))
    rc_shot_table_sort_by_film (self);
  else
    rc_shot_table_sort (self, column, sorted && column == self->sort_column);
  if (cell != NULL)
    focus_cell (self, rc_shot_list_find (self->sorted, rc_film_view_get_shot (self->film)), column);
}

static void
film_order (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rc_shot_table_sort_by_film (RC_SHOT_TABLE (widget));
}

/* --- the menu --------------------------------------------------------------------------------- */

static void
open_menu (RcShotTable *self, GtkWidget *cell, double x, double y)
{
  static const struct
  {
    const char *label, *action;
  } items[] = {
    { N_ ("Edit"), "table.edit" },
    { N_ ("Open on the stage"), "table.open" },
    { NULL, NULL },
    { N_ ("Add a shot after it"), "board.add-shot" },
    { N_ ("Duplicate"), "board.duplicate" },
    { N_ ("Remove"), "board.remove" },
    { NULL, NULL },
    { N_ ("Sort by this column"), "table.sort" },
    { N_ ("Film order"), "table.film-order" },
  };
  graphene_point_t at;

  if (self->menu == NULL)
    {
      g_autoptr (GMenu) menu = g_menu_new ();
      GMenu            *section = g_menu_new ();

      for (guint i = 0; i < G_N_ELEMENTS (items); i++)
        if (items[i].label != NULL)
          {
            g_menu_append (section, _ (items[i].label), items[i].action);
          }
        else
          {
            g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
            g_object_unref (section);
            section = g_menu_new ();
          }
      g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
      g_object_unref (section);
      self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  if (!gtk_widget_compute_point (cell, GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float)x, (float)y),
                                 &at))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int)at.x, (int)at.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* --- the pointer ------------------------------------------------------------------------------ */

static gboolean
keeps_selection (RcShotTable *self, RcShot *shot, GdkModifierType state)
{
  return (state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) == 0 &&
         rc_film_view_is_selected (self->film, RC_NODE (shot));
}

/* The cell takes the press, so that the row does not give the keyboard to its first cell. */
static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, RcShotTable *self)
{
  GtkWidget      *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  RcShot         *shot = rc_shot_cell_get_shot (RC_SHOT_CELL (cell));
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click));

  if (shot == NULL || (button != GDK_BUTTON_PRIMARY && button != GDK_BUTTON_SECONDARY))
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  self->column = rc_shot_cell_get_column (RC_SHOT_CELL (cell));
  gtk_widget_grab_focus (cell);
  if (button == GDK_BUTTON_SECONDARY)
    {
      if (!rc_film_view_is_selected (self->film, RC_NODE (shot)))
        select_shot (self, shot, 0);
      open_menu (self, cell, x, y);
    }
  else if (n_press == 2)
    edit (GTK_WIDGET (self), NULL, NULL);
  else if (n_press == 1 && !keeps_selection (self, shot, state))
    select_shot (self, shot, state);
}

/* Several that are selected are picked up together: a press on one of them is a choice only if it
 * was no drag. */
static void
on_released (GtkGestureClick *click, int n_press, double x, double y, RcShotTable *self)
{
  GtkWidget      *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  RcShot         *shot = rc_shot_cell_get_shot (RC_SHOT_CELL (cell));
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (click));

  if (shot != NULL && n_press == 1 && keeps_selection (self, shot, state) &&
      gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click)) == GDK_BUTTON_PRIMARY)
    select_shot (self, shot, state);
}

/** To be called for each cell that is made. @carry: what picks its row up */
void
rc_shot_table_watch_cell (RcShotTable *self, GtkWidget *cell, GtkGesture *carry)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_group (click, carry);
}

/* --- the keyboard ----------------------------------------------------------------------------- */

static gboolean
on_key (GtkEventControllerKey *key,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        RcShotTable           *self)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers; /* Control or nothing */
    int             rows, columns;
  } moves[] = {
    { GDK_KEY_Up, 0, -1, 0 },
    { GDK_KEY_Down, 0, 1, 0 },
    { GDK_KEY_Left, 0, 0, -1 },
    { GDK_KEY_Right, 0, 0, 1 },
    { GDK_KEY_Page_Up, 0, -PAGE, 0 },
    { GDK_KEY_Page_Down, 0, PAGE, 0 },
    { GDK_KEY_Home, 0, 0, -RC_N_SHOT_COLUMNS },
    { GDK_KEY_End, 0, 0, RC_N_SHOT_COLUMNS },
    { GDK_KEY_Home, GDK_CONTROL_MASK, -G_MAXINT / 2, 0 },
    { GDK_KEY_End, GDK_CONTROL_MASK, G_MAXINT / 2, 0 },
  };
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* What is typed into an editor is its own. */
  if (self->sorted == NULL || focus == NULL ||
      (!RC_IS_SHOT_CELL (focus) && gtk_widget_get_ancestor (focus, RC_TYPE_SHOT_CELL) != NULL))
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (moves[i].key == keyval && moves[i].modifiers == (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
      {
        move_by (self, moves[i].rows, moves[i].columns, state);
        return GDK_EVENT_STOP;
      }
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    {
      /* Before the row takes it for its own activation. */
      gtk_widget_activate_action (
          GTK_WIDGET (self), (state & GDK_CONTROL_MASK) != 0 ? "table.open" : "table.edit", NULL);
      return GDK_EVENT_STOP;
    }
  if ((keyval == GDK_KEY_a || keyval == GDK_KEY_A) && (state & GDK_CONTROL_MASK) != 0)
    {
      gtk_selection_model_select_all (self->rows);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    {
      RcShotCell *cell = cell_of_keyboard (self);

      if (cell != NULL)
        open_menu (self, GTK_WIDGET (cell), 8, gtk_widget_get_height (GTK_WIDGET (cell)));
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

void
rc_shot_table_keys_init (RcShotTable *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), key);
}

void
rc_shot_table_keys_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "table.edit", NULL, edit);
  gtk_widget_class_install_action (widget_class, "table.open", NULL, open_stage);
  gtk_widget_class_install_action (widget_class, "table.sort", NULL, sort);
  gtk_widget_class_install_action (widget_class, "table.film-order", NULL, film_order);
  rc_actions_add_shortcuts (widget_class, "table.");
  rc_forward_shortcuts (widget_class, "board.", "board.zoom");
}
