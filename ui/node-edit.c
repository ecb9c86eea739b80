/* node-edit.c - a part of the film removed, moved among its kind or broken, from wherever it is
 * shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/node-edit.h"

#include <glib/gi18n-lib.h>

/** Returns: (nullable) (transfer none): what is selected once @node is gone: the next of its kind,
 * else the one before, else its parent; NULL: nothing is left */
RcNode *
rc_node_neighbour (RcNode *node)
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

/** Removes @node and all below it, and says so where it can be undone at once; what was selected
 * stays, but of @node itself. Returns: whether it is gone */
gboolean
rc_node_edit_remove (GtkWidget *widget, RcFilmView *film, RcNode *node)
{
  gboolean         selected = rc_film_view_get_node (film) == node;
  RcNode          *next = rc_node_neighbour (node);
  g_autofree char *label = rc_node_dup_name (node), *message = NULL;
  GError          *error = NULL;

  if (!rc_document_remove (rc_film_view_get_document (film), node, &error))
    {
      rc_film_view_report (widget, error);
      return FALSE;
    }
  if (selected)
    rc_film_view_select (film, next);
  /* Translators: %s is what was removed, "Shot 1C" */
  message = g_strdup_printf (_ ("%s was removed"), label);
  gtk_widget_activate_action (widget, "win.tell-undo", "s", message);
  return TRUE;
}

/** Moves @node so that it is at @index of its kind; one behind the last is the last. Returns:
 * whether it is there */
gboolean
rc_node_edit_move (GtkWidget *widget, RcFilmView *film, RcNode *node, guint index)
{
  RcDocument *document = rc_film_view_get_document (film);
  GError     *error = NULL;
  gboolean    moved;

  rc_document_seal (document);
  moved = rc_document_move (document, node, rc_node_get_parent (node), (int)index, &error);
  rc_film_view_report (widget, error);
  return moved;
}

/** Returns: whether there is a place @by steps after it (negative: before it) among its kind */
gboolean
rc_node_edit_can_step (RcNode *node, int by)
{
  RcNode *parent = rc_node_get_parent (node);
  int     index = parent != NULL ? (int)rc_node_get_index (node) + by : -1;

  return index >= 0 && index < (int)rc_node_get_n_children (parent, G_OBJECT_TYPE (node));
}

/** Moves @node by so many places; nothing happens where there is none. */
gboolean
rc_node_edit_step (GtkWidget *widget, RcFilmView *film, RcNode *node, int by)
{
  return rc_node_edit_can_step (node, by) &&
         rc_node_edit_move (widget, film, node, (guint)((int)rc_node_get_index (node) + by));
}

/** Breaks @shot into those that its prompt tells of, and says so where it can be undone at once.
 * Returns: (transfer full) (nullable): them, @shot the first */
GPtrArray *
rc_node_edit_break (GtkWidget *widget, RcFilmView *film, RcShot *shot)
{
  g_autofree char *name = rc_node_dup_name (RC_NODE (shot)), *message = NULL;
  GError          *error = NULL;
  GPtrArray       *shots;

  rc_document_seal (rc_film_view_get_document (film));
  shots = rc_session_break_shot (rc_film_view_get_session (film), shot, &error);
  if (shots != NULL)
    {
      /* Translators: %1$s is a shot, "Shot 1C"; %2$u of how many its prompt told */
      message =
          g_strdup_printf (ngettext ("%1$s is %2$u shot now", "%1$s is %2$u shots now", shots->len),
                           name, shots->len);
      gtk_widget_activate_action (widget, "win.tell-undo", "s", message);
    }
  rc_film_view_report (widget, error);
  return shots;
}
