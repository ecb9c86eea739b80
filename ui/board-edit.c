/* board-edit.c - what the board does to the film and to its view, as actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/action-table.h"
#include "ui/board-private.h"

#include <glib/gi18n-lib.h>

#define ZOOM_STEP 1.25

/* --- the view -------------------------------------------------------------------------------- */

static void
zoom_centre (RcBoard *self, double zoom)
{
  rc_board_set_zoom (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                     gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
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
                     gtk_widget_get_height (widget));
  rc_board_view_changed (self);
}

/* --- the film -------------------------------------------------------------------------------- */

/* After what is selected: behind that shot, or at the end of that scene, or of the last one. */
static gboolean
place_for_shot (RcBoard *self, RcNode **scene, int *index)
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
  if (!place_for_shot (self, &scene, &index))
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

/* Ids are given anew; takes stay with the shot that they were made for. */
static void
strip_for_copy (cJSON *json)
{
  cJSON *child;

  cJSON_DeleteItemFromObjectCaseSensitive (json, "id");
  cJSON_DeleteItemFromObjectCaseSensitive (json, "takes");
  cJSON_DeleteItemFromObjectCaseSensitive (json, "best-take");
  cJSON_ArrayForEach (child, json) if (cJSON_IsObject (child) || cJSON_IsArray (child))
      strip_for_copy (child);
}

static void
duplicate (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcBoard           *self = RC_BOARD (widget);
  RcNode            *shot = self->film != NULL ? rc_film_view_get_node (self->film) : NULL;
  RcDocument        *document;
  g_autoptr (cJSON)  json = NULL;
  g_autoptr (RcNode) copy = NULL;
  GError            *error = NULL;

  if (!RC_IS_SHOT (shot))
    return;
  document = rc_film_view_get_document (self->film);
  json = rc_node_to_json (shot);
  strip_for_copy (json);
  copy = rc_node_from_json (json, "copy", NULL, &error);
  if (copy != NULL)
    {
      g_autofree char *shot_name = rc_node_dup_name (shot);
      /* Translators: %s is a shot, "Shot 1C" */
      g_autofree char *step = g_strdup_printf (_ ("Duplicate %s"), shot_name);

      rc_document_begin (document, step);
      if (rc_document_insert (document, rc_node_get_parent (shot), copy,
                              (int)rc_node_get_index (shot) + 1, &error))
        rc_film_view_select (self->film, copy);
      rc_document_end (document);
    }
  rc_film_view_report (widget, error);
}

/* What is selected once @node is gone: the next of its kind, else the one before, else its parent.
 */
static RcNode *
neighbour (RcNode *node)
{
  RcNode *parent = rc_node_get_parent (node);
  guint   index = rc_node_get_index (node);
  GType   type = G_OBJECT_TYPE (node);

  if (index + 1 < rc_node_get_n_children (parent, type))
    return rc_node_get_child (parent, type, index + 1);
  if (index > 0)
    return rc_node_get_child (parent, type, index - 1);
  return RC_IS_PROJECT (parent) ? NULL : parent;
}

static void
remove_selected (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RcBoard         *self = RC_BOARD (widget);
  RcNode          *node = self->film != NULL ? rc_film_view_get_node (self->film) : NULL;
  RcNode          *next;
  g_autofree char *label = NULL, *message = NULL;
  GError          *error = NULL;

  if (!RC_IS_SHOT (node) && !RC_IS_SCENE (node) && !RC_IS_CHARACTER (node))
    return;
  label = rc_node_dup_name (node);
  next = neighbour (node);
  if (!rc_document_remove (rc_film_view_get_document (self->film), node, &error))
    {
      rc_film_view_report (widget, error);
      return;
    }
  rc_film_view_select (self->film, next);
  /* Translators: %s is what was removed, "Shot 1C" */
  message = g_strdup_printf (_ ("%s was removed"), label);
  gtk_widget_activate_action (widget, "win.tell-undo", "s", message);
}

/** Moves @shot before the card that is now at @index of @lane. */
void
rc_board_move_shot (RcBoard *self, RcShot *shot, guint lane, guint index)
{
  RcScene *scene = rc_board_get_scene (self, lane);
  guint    at = rc_node_get_index (RC_NODE (shot));
  gboolean same = rc_node_get_parent (RC_NODE (shot)) == RC_NODE (scene);
  GError  *error = NULL;

  if (same && (index == at || index == at + 1))
    return;
  if (same && index > at)
    index--;
  if (!rc_document_move (rc_film_view_get_document (self->film), shot, scene, (int)index, &error))
    rc_film_view_report (GTK_WIDGET (self), error);
}

/** Puts each of @files (GFile) into a slot of @owner. */
void
rc_board_drop_files (RcBoard *self, GSList *files, RcNode *owner)
{
  RcDocument *document = rc_film_view_get_document (self->film);

  rc_document_begin (document, _ ("Add References"));
  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);
      GError          *error = NULL;

      if (path != NULL)
        rc_session_add_reference (rc_film_view_get_session (self->film), owner, path, NULL, &error);
      rc_film_view_report (GTK_WIDGET (self), error);
    }
  rc_document_end (document);
}

void
rc_board_edit_class_init (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "board.zoom-in", zoom_in },     { "board.zoom-out", zoom_out },
    { "board.zoom-full", zoom_full }, { "board.zoom-fit", zoom_fit },
    { "board.add-shot", add_shot },   { "board.add-scene", add_scene },
    { "board.duplicate", duplicate }, { "board.remove", remove_selected },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  rc_actions_add_shortcuts (widget_class, "board.");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_question, GDK_SHIFT_MASK,
                                       "win.show-keys", NULL);
}
