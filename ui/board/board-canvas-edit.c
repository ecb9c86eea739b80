/* board-canvas-edit.c - what is done to notes and arrows: actions, keys, the menu
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-canvas-private.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* Between a lane's end, or another note, and a note that is put there; board units. */
#define ROOM 24.0

static RcDocument *
document_of (RcBoard *self)
{
  return rc_film_view_get_document (self->film);
}

/** The keyboard goes to it, or to the board if it is not seen. */
void
rc_board_canvas_focus_on (RcBoard *self, RcNode *node)
{
  RcCanvasItem *item = g_hash_table_lookup (self->canvas->by_node, node);

  gtk_widget_grab_focus (item != NULL && item->widget != NULL ? item->widget : GTK_WIDGET (self));
}

/** Returns: (transfer container): those that are picked, in the order of the film */
GPtrArray *
rc_board_canvas_list_picked (RcBoard *self)
{
  GPtrArray *nodes = g_ptr_array_new ();

  for (guint i = 0; i < self->canvas->items->len; i++)
    {
      RcCanvasItem *item = g_ptr_array_index (self->canvas->items, i);

      if (g_hash_table_contains (self->canvas->picked, item->node))
        g_ptr_array_add (nodes, item->node);
    }
  return nodes;
}

/* Says why not if nothing can be written. */
static gboolean
may_write (RcBoard *self)
{
  if (!rc_document_get_read_only (document_of (self)))
    return TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                              _ ("This film is open for reading only. Save a copy to work on it."));
  return FALSE;
}

/* --- a new note ------------------------------------------------------------------------------ */

/** A note is written at (@x, @y), board units: it comes into the film when it has words. */
void
rc_board_canvas_write_draft (RcBoard *self, double x, double y)
{
  RcBoardCanvas  *canvas = self->canvas;
  graphene_rect_t rect;

  if (!may_write (self))
    return;
  rc_sticky_card_finish (canvas->draft);
  rc_board_canvas_pick (self, NULL, FALSE);
  canvas->draft_at = GRAPHENE_POINT_INIT ((float)rc_canvas_snap (x), (float)rc_canvas_snap (y));
  rect = GRAPHENE_RECT_INIT (canvas->draft_at.x, canvas->draft_at.y, RC_STICKY_WIDTH,
                             RC_STICKY_HEIGHT);
  /* Words are read at the size of cards. */
  if (rc_board_is_far (self))
    rc_board_view_fit_rect (&self->view, &rect, gtk_widget_get_width (GTK_WIDGET (self)),
                            gtk_widget_get_height (GTK_WIDGET (self)));
  rc_board_layout_set_extra (self->layout, &rect);
  rc_board_view_reveal (&self->view, &rect, gtk_widget_get_width (GTK_WIDGET (self)),
                        gtk_widget_get_height (GTK_WIDGET (self)));
  rc_board_view_changed (self);
  gtk_widget_set_visible (GTK_WIDGET (canvas->draft), TRUE);
  gtk_widget_set_state_flags (GTK_WIDGET (canvas->draft), GTK_STATE_FLAG_SELECTED, FALSE);
  rc_sticky_card_edit (canvas->draft);
}

void
rc_board_canvas_on_draft_finished (RcBoard *self)
{
  RcBoardCanvas   *canvas = self->canvas;
  g_autofree char *text = g_strstrip (rc_sticky_card_dup_text (canvas->draft));
  gboolean         focused = gtk_widget_has_focus (GTK_WIDGET (canvas->draft));
  RcStickySpec     spec = { .text = text, .x = canvas->draft_at.x };
  GError          *error = NULL;
  RcSticky        *sticky = NULL;
  double           top;

  gtk_widget_set_visible (GTK_WIDGET (canvas->draft), FALSE);
  if (self->film == NULL)
    return;
  if (*text != '\0')
    {
      spec.lane = rc_board_canvas_lane_id (self, canvas->draft_at.y, &top);
      spec.y = canvas->draft_at.y - top;
      rc_document_seal (document_of (self));
      sticky = rc_document_add_sticky (document_of (self), &spec, &error);
    }
  rc_board_canvas_settle (self);
  if (sticky != NULL && focused)
    {
      rc_board_canvas_pick (self, RC_NODE (sticky), FALSE);
      rc_board_canvas_focus_on (self, RC_NODE (sticky));
    }
  else if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  rc_film_view_report (GTK_WIDGET (self), error);
}

static gboolean
is_free (RcBoard *self, const graphene_rect_t *rect)
{
  for (guint i = 0; i < self->canvas->items->len; i++)
    {
      RcCanvasItem *item = g_ptr_array_index (self->canvas->items, i);

      if (!item->hidden && RC_IS_STICKY (item->node) &&
          graphene_rect_intersection (&item->rect, rect, NULL))
        return FALSE;
    }
  return TRUE;
}

/* Behind the lane of what is selected, beside the notes that are there; else in the middle. */
static graphene_point_t
place_for_note (RcBoard *self)
{
  RcNode *node = rc_film_view_get_node (self->film);
  RcNode *scene = RC_IS_SCENE (node) ? node : RC_IS_SHOT (node) ? rc_node_get_parent (node) : NULL;
  guint   lane = scene != NULL ? rc_node_get_index (scene) : 0;
  graphene_rect_t rect;

  if (scene == NULL || lane >= rc_board_layout_get_n_lanes (self->layout) ||
      rc_board_layout_get_collapsed (self->layout, lane))
    {
      double x = self->seen_width / 2.0, y = self->seen_height / 2.0;

      rc_board_from_pixels (self, &x, &y);
      rect = GRAPHENE_RECT_INIT ((float)(x - RC_STICKY_WIDTH / 2.0),
                                 (float)(y - RC_STICKY_HEIGHT / 2.0), 0, 0);
    }
  else
    {
      rect = rc_board_layout_add_shot (self->layout, lane);
      rect.origin.x += rect.size.width + (float)ROOM;
    }
  rect.size.width = RC_STICKY_WIDTH;
  rect.size.height = RC_STICKY_HEIGHT;
  while (!is_free (self, &rect))
    rect.origin.x += RC_STICKY_WIDTH + (float)ROOM;
  return rect.origin;
}

static void
add_note (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcBoard         *self = RC_BOARD (widget);
  graphene_point_t at;

  if (self->film == NULL)
    return;
  at = place_for_note (self);
  rc_board_canvas_write_draft (self, at.x, at.y);
}

/* Where the menu was asked for. */
static void
note_here (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcBoard *self = RC_BOARD (widget);

  if (self->film != NULL)
    rc_board_canvas_write_draft (self, self->canvas->menu_x, self->canvas->menu_y);
}

/** The keyboard is that note's. */
void
rc_board_canvas_edit_note (RcBoard *self, RcNode *node)
{
  RcCanvasItem *item = g_hash_table_lookup (self->canvas->by_node, node);

  if (item == NULL || !RC_IS_STICKY (node) || !may_write (self))
    return;
  if (rc_board_is_far (self))
    rc_board_view_fit_rect (&self->view, &item->rect, gtk_widget_get_width (GTK_WIDGET (self)),
                            gtk_widget_get_height (GTK_WIDGET (self)));
  rc_board_view_reveal (&self->view, &item->rect, gtk_widget_get_width (GTK_WIDGET (self)),
                        gtk_widget_get_height (GTK_WIDGET (self)));
  rc_board_view_changed (self);
  if (item->widget != NULL)
    rc_sticky_card_edit (RC_STICKY_CARD (item->widget));
}

static void
edit_note (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcBoard              *self = RC_BOARD (widget);
  g_autoptr (GPtrArray) nodes = rc_board_canvas_list_picked (self);

  if (nodes->len > 0)
    rc_board_canvas_edit_note (self, g_ptr_array_index (nodes, 0));
}

/* --- arrows ---------------------------------------------------------------------------------- */

/* Shots and notes that are selected; (transfer container) */
static GPtrArray *
list_things (RcBoard *self)
{
  g_autoptr (GPtrArray) shots = rc_board_dup_selected (self);
  g_autoptr (GPtrArray) picked = rc_board_canvas_list_picked (self);
  GPtrArray            *things = g_ptr_array_new ();

  for (guint i = 0; i < shots->len; i++)
    g_ptr_array_add (things, g_ptr_array_index (shots, i));
  for (guint i = 0; i < picked->len; i++)
    if (RC_IS_STICKY (g_ptr_array_index (picked, i)))
      g_ptr_array_insert (things, 0, g_ptr_array_index (picked, i));
  return things;
}

/* Between two that are selected; else the next drag draws one. */
static void
draw_arrow (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcBoard              *self = RC_BOARD (widget);
  g_autoptr (GPtrArray) things = NULL;
  GError               *error = NULL;
  RcArrowEnd            from, to;
  RcArrow              *arrow;

  if (self->film == NULL)
    return;
  things = list_things (self);
  if (things->len != 2)
    {
      self->canvas->drawing = !self->canvas->drawing;
      gtk_widget_set_cursor_from_name (widget, self->canvas->drawing ? "crosshair" : NULL);
      if (self->canvas->drawing)
        gtk_widget_activate_action (widget, "win.tell", "s",
                                    _ ("Drag from one thing to another to draw an arrow"));
      return;
    }
  from = rc_board_canvas_end_at (self, g_ptr_array_index (things, 0));
  to = rc_board_canvas_end_at (self, g_ptr_array_index (things, 1));
  rc_document_seal (document_of (self));
  arrow = rc_document_add_arrow (document_of (self), &from, &to, NULL, RC_MARKER_AMBER, &error);
  rc_board_canvas_settle (self);
  if (arrow != NULL)
    {
      rc_board_canvas_pick (self, RC_NODE (arrow), FALSE);
      rc_board_canvas_focus_on (self, RC_NODE (arrow));
    }
  rc_film_view_report (widget, error);
}

/* --- what is picked -------------------------------------------------------------------------- */

/**
 * rc_board_canvas_remove:
 *
 * Removes the notes and arrows that are picked, and the shots that are selected with them.
 *
 * Returns: FALSE if none is picked
 */
gboolean
rc_board_canvas_remove (RcBoard *self)
{
  g_autoptr (GPtrArray) nodes = NULL, shots = NULL;
  g_autofree char      *label = NULL, *message = NULL;
  GError               *error = NULL;

  if (self->film == NULL || g_hash_table_size (self->canvas->picked) == 0)
    return FALSE;
  nodes = rc_board_canvas_list_picked (self);
  shots = rc_board_dup_selected (self);
  g_ptr_array_extend (nodes, shots, NULL, NULL);
  if (nodes->len == 0)
    return FALSE;
  label = rc_node_dup_name (g_ptr_array_index (nodes, 0));
  message = nodes->len > 1 ? g_strdup_printf (ngettext ("%u thing was removed",
                                                        "%u things were removed", nodes->len),
                                              nodes->len)
                           /* Translators: %s is what was removed, "Shot 1C" */
                           : g_strdup_printf (_ ("%s was removed"), label);
  rc_document_seal (document_of (self));
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (rc_document_clear_from_canvas (document_of (self), nodes, &error))
    {
      rc_board_canvas_pick (self, NULL, FALSE);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-undo", "s", message);
    }
  rc_board_canvas_settle (self);
  rc_film_view_report (GTK_WIDGET (self), error);
  return TRUE;
}

/* The colour is what the action is called after. */
static void
set_colour (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcBoard               *self = RC_BOARD (widget);
  g_autoptr (GPtrArray)  nodes = rc_board_canvas_list_picked (self);
  g_autoptr (GEnumClass) colours = g_type_class_ref (RC_TYPE_MARKER_COLOUR);
  GEnumValue            *value = g_enum_get_value_by_nick (colours, name + strlen ("board.note-"));
  GError                *error = NULL;

  if (value == NULL || nodes->len == 0)
    return;
  rc_document_seal (document_of (self));
  rc_document_colour_canvas (document_of (self), nodes, (RcMarkerColour)value->value, &error);
  rc_board_canvas_settle (self);
  rc_film_view_report (widget, error);
}

/* --- keys ------------------------------------------------------------------------------------ */

/** Moves what is picked, or makes a note larger. @flags: RC_EDIT_MERGE: one step of undo with the
 * last time */
void
rc_board_canvas_nudge (RcBoard *self, double dx, double dy, gboolean size, RcEditFlags flags)
{
  RcBoardCanvas *canvas = self->canvas;
  RcNode        *only = NULL;

  for (guint i = 0; i < canvas->items->len; i++)
    {
      RcCanvasItem *item = g_ptr_array_index (canvas->items, i);

      if (g_hash_table_contains (canvas->picked, item->node) && RC_IS_STICKY (item->node))
        only = only == NULL ? item->node : only;
    }
  if (only == NULL)
    return;
  canvas->drag = size ? RC_CANVAS_DRAG_SIZE : RC_CANVAS_DRAG_MOVE;
  g_set_object (&canvas->dragged, only);
  canvas->moved = TRUE;
  if (size)
    {
      graphene_rect_t rect = rc_board_canvas_rect_of (self, only);

      canvas->to_x = rect.origin.x + rect.size.width + dx;
      canvas->to_y = rect.origin.y + rect.size.height + dy;
    }
  else
    {
      canvas->from_x = canvas->from_y = 0;
      canvas->to_x = dx;
      canvas->to_y = dy;
    }
  rc_board_canvas_relayout (self);
  rc_board_canvas_keep_places (self, flags);
  canvas->drag = RC_CANVAS_DRAG_NONE;
  g_clear_object (&canvas->dragged);
  canvas->moved = FALSE;
  rc_board_canvas_settle (self);
}

/**
 * rc_board_canvas_key:
 *
 * A key while a note or an arrow is picked: arrows move notes, with Shift by more, with Ctrl they
 * change the size; Return writes.
 *
 * Returns: whether that was it
 */
gboolean
rc_board_canvas_key (RcBoard *self, guint keyval, GdkModifierType state)
{
  static const struct
  {
    guint key;
    int   dx, dy;
  } steps[] = {
    { GDK_KEY_Left, -1, 0 },
    { GDK_KEY_Right, 1, 0 },
    { GDK_KEY_Up, 0, -1 },
    { GDK_KEY_Down, 0, 1 },
  };
  double by = RC_CANVAS_GRID * ((state & GDK_SHIFT_MASK) != 0 ? 8 : 1);

  if (self->canvas->drawing && keyval == GDK_KEY_Escape)
    {
      self->canvas->drawing = FALSE;
      gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
      return TRUE;
    }
  if (g_hash_table_size (self->canvas->picked) == 0 || (state & GDK_ALT_MASK) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].key == keyval)
      {
        rc_board_canvas_nudge (self, steps[i].dx * by, steps[i].dy * by,
                               (state & GDK_CONTROL_MASK) != 0, RC_EDIT_MERGE);
        return TRUE;
      }
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    gtk_widget_activate_action (GTK_WIDGET (self), "board.edit-note", NULL);
  else if (keyval == GDK_KEY_Escape)
    {
      rc_board_canvas_pick (self, NULL, FALSE);
      gtk_widget_grab_focus (GTK_WIDGET (self));
    }
  else
    return FALSE;
  return TRUE;
}

/* --- the menu -------------------------------------------------------------------------------- */

/**
 * rc_board_canvas_popup_menu:
 * @x: pixels; negative: at what is picked
 *
 * The menu of a note or an arrow, or of the empty board.
 *
 * Returns: FALSE if neither is there
 */
gboolean
rc_board_canvas_popup_menu (RcBoard *self, double x, double y)
{
  RcBoardCanvas *canvas = self->canvas;
  GdkRectangle   at = { (int)x, (int)y, 1, 1 };
  double         board_x = x, board_y = y;
  RcCanvasItem  *item = NULL;
  GtkWidget     *menu;

  rc_board_from_pixels (self, &board_x, &board_y);
  if (x >= 0)
    {
      item = rc_board_canvas_item_at (self, board_x, board_y);
      if (item == NULL &&
          (rc_board_canvas_thing_at (self, board_x, board_y) != NULL ||
           rc_board_layout_hit (self->layout, board_x, board_y).part != RC_BOARD_NOTHING))
        return FALSE;
    }
  else
    {
      g_autoptr (GPtrArray) nodes = rc_board_canvas_list_picked (self);

      if (nodes->len == 0)
        return FALSE;
      item = g_hash_table_lookup (canvas->by_node, g_ptr_array_index (nodes, 0));
      at.x =
          (int)((item->rect.origin.x + item->rect.size.width / 2 - self->view.x) * self->view.zoom);
      at.y = (int)((item->rect.origin.y + item->rect.size.height / 2 - self->view.y) *
                   self->view.zoom);
    }
  if (item != NULL && !g_hash_table_contains (canvas->picked, item->node))
    rc_board_canvas_pick (self, item->node, FALSE);
  canvas->menu_x = board_x;
  canvas->menu_y = board_y;
  menu = item != NULL ? self->canvas_menu : self->empty_menu;
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &at);
  gtk_popover_popup (GTK_POPOVER (menu));
  return TRUE;
}

void
rc_board_canvas_class_init (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "board.add-note", add_note },      { "board.note-here", note_here },
    { "board.edit-note", edit_note },    { "board.draw-arrow", draw_arrow },
    { "board.note-amber", set_colour },  { "board.note-red", set_colour },
    { "board.note-green", set_colour },  { "board.note-blue", set_colour },
    { "board.note-violet", set_colour },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
}
