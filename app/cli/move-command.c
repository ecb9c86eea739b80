/* move-command.c - parts of the film moved: among their kind, into another scene
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/cli/cli.h"

#include "engine/base/error.h"

#include <glib/gi18n.h>

const GOptionEntry rc_cli_move_options[] = {
  { "to", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.to, N_ ("The scene that shots go into"),
    N_ ("SCENE") },
  { "at", 0, 0, G_OPTION_ARG_STRING, &rc_cli_options.index,
    N_ ("Their place there; the first is 1. Without it they go to the end"), N_ ("N") },
  G_OPTION_ENTRY_NULL
};

/* All of a kind, each once, in the order that they are named in. */
static GPtrArray *
list_nodes (RcCli *self, GError **error)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();

  for (int i = 0; i < self->n_arguments; i++)
    {
      RcNode *node = rc_cli_find_node (self, self->arguments[i], error);

      if (node == NULL)
        return NULL;
      if (!RC_IS_CHARACTER (node) && !RC_IS_SCENE (node) && !RC_IS_SHOT (node))
        {
          g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                       _ ("“%s” cannot be moved: characters, scenes and shots can."),
                       self->arguments[i]);
          return NULL;
        }
      if (nodes->len > 0 && G_OBJECT_TYPE (nodes->pdata[0]) != G_OBJECT_TYPE (node))
        {
          g_set_error_literal (error, RC_ERROR, RC_ERROR_INVALID,
                               _ ("Shots, scenes and characters are not moved together: move one "
                                  "kind after the other."));
          return NULL;
        }
      if (!g_ptr_array_find (nodes, node, NULL))
        g_ptr_array_add (nodes, node);
    }
  return g_steal_pointer (&nodes);
}

/* (transfer none) (nullable): what they become part of: without “--to” what the first is of */
static RcNode *
find_parent (RcCli *self, RcNode *node, GError **error)
{
  if (rc_cli_options.to == NULL)
    return rc_node_get_parent (node);
  if (RC_IS_SHOT (node))
    return rc_cli_find_typed (self, rc_cli_options.to, RC_TYPE_SCENE, error);
  g_set_error_literal (error, RC_ERROR, RC_ERROR_INVALID,
                       _ ("Only shots go into another scene; “--at” gives a scene or a character "
                          "another place."));
  return NULL;
}

/* (transfer none) (nullable): the one of those that stay in @parent that @nodes go before, so that
 * the first of them is at @index; NULL: they go to the end */
static RcNode *
find_next (GPtrArray *nodes, RcNode *parent, int index)
{
  GType type = G_OBJECT_TYPE (nodes->pdata[0]);
  guint n = rc_node_get_n_children (parent, type), stay = 0;

  for (guint i = 0; i < n && index >= 0; i++)
    {
      RcNode *node = rc_node_get_child (parent, type, i);

      if (!g_ptr_array_find (nodes, node, NULL) && stay++ == (guint)index)
        return node;
    }
  return NULL;
}

static gboolean
move (RcDocument *document, RcNode *node, RcNode *parent, RcNode *next, GError **error)
{
  int index = next != NULL ? (int)rc_node_get_index (next) : -1;

  if (next != NULL && rc_node_get_parent (node) == parent && (int)rc_node_get_index (node) < index)
    index--;
  return rc_document_move (document, node, parent, index, error);
}

/** move NODE… [--to SCENE] [--at N]: one step of undo */
gboolean
rc_cli_run_move (RcCli *self, GError **error)
{
  RcDocument           *document = rc_session_get_document (self->session);
  g_autoptr (GPtrArray) nodes = list_nodes (self, error);
  RcNode               *parent, *next;
  gboolean              good = TRUE;
  int                   index;

  if (nodes == NULL || !rc_cli_parse_index (&index, error))
    return FALSE;
  parent = find_parent (self, nodes->pdata[0], error);
  if (parent == NULL)
    return FALSE;
  next = find_next (nodes, parent, index);
  if (nodes->len == 1)
    return move (document, nodes->pdata[0], parent, next, error);
  rc_document_begin (document, _ ("Move"));
  for (guint i = 0; i < nodes->len && good; i++)
    good = move (document, nodes->pdata[i], parent, next, error);
  return rc_document_finish (document, good);
}
