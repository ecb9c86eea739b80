/* board-edit.c - what the board does to the film and to its view, as actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/action-table.h"
#include "ui/board/board-private.h"

#include "engine/document/shot-edit.h"
#include "ui/node-edit.h"

#include <glib/gi18n-lib.h>

#define ZOOM_STEP 1.25

/* --- the view -------------------------------------------------------------------------------- */

/* At the shot that is selected, which stays in sight, if it is; else at the middle. */
static void
zoom_centre (RcBoard *self, double zoom)
{
  RcShot *shot = self->film != NULL ? rc_film_view_get_shot (self->film) : NULL;
  double  width = gtk_widget_get_width (GTK_WIDGET (self));
  double  height = gtk_widget_get_height (GTK_WIDGET (self));
  double  x = width / 2, y = height / 2;
  guint   lane, card;

  if (rc_board_find_shot (self, shot, &lane, &card))
    {
      graphene_rect_t  rect = rc_board_layout_card (self->layout, lane, card);
      graphene_point_t at;
      double           to_x, to_y;

      graphene_rect_get_center (&rect, &at);
      to_x = (at.x - self->view.x) * self->view.zoom;
      to_y = (at.y - self->view.y) * self->view.zoom;
      if (to_x >= 0 && to_x < width && to_y >= 0 && to_y < height)
        {
          rc_board_set_zoom (self, zoom, to_x, to_y);
          rc_board_reveal_shot (self, shot);
          return;
        }
    }
  rc_board_set_zoom (self, zoom, x, y);
}

static void
zoom_in (GtkWidget *widget, const char *name, GVariant *parameter)
{
  zoom_centre (RC_BOARD (widget), RC_BOARD (widget)->view.zoom * ZOOM_STEP);
}

static void
zoom_out (GtkWidget *widget, const char *name, GVariant *parameter)
{
  zoom_centre (RC_BOARD (widget), RC_BOARD (widget)->view.zoom / ZOOM_STEP);
}

static void
zoom_full (GtkWidget *widget, const char *name, GVariant *parameter)
{
  zoom_centre (RC_BOARD (widget), 1.0);
}

static void
zoom_fit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcBoard *self = RC_BOARD (widget);

  rc_board_view_fit (&self->view, self->layout, gtk_widget_get_width (widget),
                     gtk_widget_get_height (widget) - RC_BOARD_FOOT);
  rc_board_view_changed (self);
}

/* The scene that is selected, with its heading. Returns: FALSE if there is none */
static gboolean
find_scene_rect (RcBoard *self, graphene_rect_t *rect)
{
  RcNode         *node = self->film != NULL ? rc_film_view_get_node (self->film) : NULL;
  guint           lane = RC_IS_SCENE (node) ? rc_node_get_index (node) : G_MAXUINT;
  graphene_rect_t heading, card;

  if (lane >= rc_board_layout_get_n_lanes (self->layout))
    return FALSE;
  heading = rc_board_layout_heading (self->layout, lane);
  card = rc_board_layout_card (self->layout, lane, 0);
  graphene_rect_union (&heading, &card, rect);
  return TRUE;
}

/* The cards that are selected. Returns: FALSE if there are none */
static gboolean
find_cards_rect (RcBoard *self, graphene_rect_t *rect)
{
  g_autoptr (GPtrArray) shots = rc_board_dup_selected (self);
  guint                 lane, card, n = 0;

  for (guint i = 0; i < shots->len; i++)
    if (rc_board_find_shot (self, g_ptr_array_index (shots, i), &lane, &card))
      {
        graphene_rect_t at = rc_board_layout_card (self->layout, lane, card);

        if (n++ == 0)
          *rect = at;
        else
          graphene_rect_union (rect, &at, rect);
      }
  return n > 0;
}

/* The scene or the cards that are selected, else everything. */
static void
zoom_selection (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcBoard        *self = RC_BOARD (widget);
  graphene_rect_t all;

  if (!find_scene_rect (self, &all) && !find_cards_rect (self, &all))
    {
      zoom_fit (widget, name, parameter);
      return;
    }
  rc_board_view_fit_rect (&self->view, &all, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget) - RC_BOARD_FOOT);
  rc_board_view_changed (self);
}

/* --- finding and selecting ------------------------------------------------------------------- */

static void
find (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (RC_BOARD (widget)->find != NULL)
    rc_board_find_open (RC_BOARD (widget)->find);
}

static void
select_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (RC_BOARD (widget)->film != NULL)
    rc_board_select_all (RC_BOARD (widget));
}

/* --- the film -------------------------------------------------------------------------------- */

/**
 * rc_board_place_for_shot:
 * @scene: (out): where another shot goes
 * @index: (out): before which one; -1 is the end
 *
 * After what is selected: behind that shot, or at the end of that scene, or of the last one.
 *
 * Returns: FALSE if there is no scene
 */
gboolean
rc_board_place_for_shot (RcBoard *self, RcNode **scene, int *index)
{
  RcNode *node = rc_film_view_get_node (self->film);
  guint   n_lanes = rc_board_layout_get_n_lanes (self->layout);

  *index = -1;
  if (RC_IS_SHOT (node))
    {
      *scene = rc_node_get_parent (node);
      *index = (int)rc_node_get_index (node) + 1;
    }
  else if (RC_IS_SCENE (node))
    *scene = node;
  else
    *scene = n_lanes > 0 ? RC_NODE (rc_board_get_scene (self, n_lanes - 1)) : NULL;
  return *scene != NULL;
}

static void
add_shot (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcBoard    *self = RC_BOARD (widget);
  RcDocument *document;
  GError     *error = NULL;
  RcNode     *scene, *shot;
  int         index;

  if (self->film == NULL)
    return;
  document = rc_film_view_get_document (self->film);
  rc_document_begin (document, _ ("Add Shot"));
  if (!rc_board_place_for_shot (self, &scene, &index))
    scene =
        rc_document_add (document, rc_document_get_project (document), RC_TYPE_SCENE, -1, &error);
  shot = scene != NULL ? rc_document_add (document, scene, RC_TYPE_SHOT, index, &error) : NULL;
  rc_document_end (document);
  if (shot != NULL)
    rc_film_view_select (self->film, shot);
  rc_film_view_report (widget, error);
}

static void
add_scene (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcBoard    *self = RC_BOARD (widget);
  RcDocument *document;
  GError     *error = NULL;
  RcNode     *scene;

  if (self->film == NULL)
    return;
  document = rc_film_view_get_document (self->film);
  scene = rc_document_add (document, rc_document_get_project (document), RC_TYPE_SCENE, -1, &error);
  if (scene != NULL)
    rc_film_view_select (self->film, scene);
  rc_film_view_report (widget, error);
}

/* Several shots at once. */
static gboolean
remove_shots (RcBoard *self, GPtrArray *shots, GError **error)
{
  RcNode *next = rc_node_neighbour (g_ptr_array_index (shots, shots->len - 1));

  if (!rc_document_remove_shots (rc_film_view_get_document (self->film), shots, error))
    return FALSE;
  rc_film_view_select (self->film, next != NULL && rc_node_get_parent (next) != NULL ? next : NULL);
  return TRUE;
}

static void
remove_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcBoard              *self = RC_BOARD (widget);
  g_autoptr (GPtrArray) shots = rc_board_dup_selected (self);
  RcNode               *node = self->film != NULL ? rc_film_view_get_node (self->film) : NULL;
  g_autofree char      *message = NULL;
  GError               *error = NULL;
  guint                 n = shots->len;
  gboolean              removed;

  if (rc_board_canvas_remove (self))
    return;
  if (n < 2 && !RC_IS_SHOT (node) && !RC_IS_SCENE (node) && !RC_IS_CHARACTER (node))
    return;
  removed =
      n > 1 ? remove_shots (self, shots, &error) : rc_node_edit_remove (widget, self->film, node);
  rc_film_view_report (widget, error);
  if (!removed)
    return;
  /* The card that had the focus is gone; the keys are still the board's. */
  gtk_widget_grab_focus (widget);
  if (n < 2)
    return;
  message = g_strdup_printf (ngettext ("%u shot was removed", "%u shots were removed", n), n);
  gtk_widget_activate_action (widget, "win.tell-undo", "s", message);
}

/** Moves @shots, in the order of the film, before the card that is now at @index of @lane. */
void
rc_board_move_shots (RcBoard *self, GPtrArray *shots, guint lane, guint index)
{
  RcScene *scene = rc_board_get_scene (self, lane);
  GError  *error = NULL;

  rc_document_seal (rc_film_view_get_document (self->film));
  if (!rc_document_move_shots (rc_film_view_get_document (self->film), shots, scene, index, &error))
    rc_film_view_report (GTK_WIDGET (self), error);
}

/** What cannot be done to what is selected is not offered. */
void
rc_board_update_actions (RcBoard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint      n = rc_film_view_get_n_shots (self->film);
  RcNode    *scene = rc_board_get_selected_scene (self);

  gtk_widget_action_set_enabled (widget, "board.split", n == 1);
  gtk_widget_action_set_enabled (widget, "board.break", n == 1);
  gtk_widget_action_set_enabled (widget, "board.insert-before", n > 0);
  gtk_widget_action_set_enabled (widget, "board.fold", scene != NULL);
  gtk_widget_action_set_enabled (widget, "board.select-scene", scene != NULL);
  gtk_widget_action_set_enabled (widget, "board.scene-up",
                                 scene != NULL && rc_node_edit_can_step (scene, -1));
  gtk_widget_action_set_enabled (widget, "board.scene-down",
                                 scene != NULL && rc_node_edit_can_step (scene, 1));
}

void
rc_board_edit_class_init (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "board.zoom-in", zoom_in },
    { "board.zoom-out", zoom_out },
    { "board.zoom-full", zoom_full },
    { "board.zoom-fit", zoom_fit },
    { "board.zoom-selection", zoom_selection },
    { "board.find", find },
    { "board.select-all", select_all },
    { "board.add-shot", add_shot },
    { "board.add-scene", add_scene },
    { "board.remove", remove_selected },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  rc_board_clip_class_init (widget_class);
  rc_board_scene_class_init (widget_class);
  rc_board_canvas_class_init (widget_class);
  rc_actions_add_shortcuts (widget_class, "board.");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question, GDK_SHIFT_MASK,
                                       "win.show-keys", NULL);
}
