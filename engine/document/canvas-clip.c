/* canvas-clip.c - notes and arrows of the board copied as text, and pasted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/canvas.h"

#include "engine/base/error.h"
#include "engine/base/json.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define KEY         "raccord-canvas"
/* How far a copy lies from what it is a copy of, board units. */
#define COPY_OFFSET 24.0

static const char *const end_names[] = { "from", "to" };

/* --- copy ------------------------------------------------------------------------------------ */

static gboolean
has_id (GPtrArray *nodes, const char *id)
{
  for (guint i = 0; i < nodes->len; i++)
    if (strcmp (rc_node_get_id (g_ptr_array_index (nodes, i)), id) == 0)
      return TRUE;
  return FALSE;
}

/* Whether @arrow goes along with @nodes of which it is none: between two of them it does; when they
 * are cut, from and to each. */
static gboolean
goes_along (RcNode *arrow, GPtrArray *nodes, gboolean cut)
{
  gboolean from = has_id (nodes, rc_node_get_string (arrow, "from"));
  gboolean to = has_id (nodes, rc_node_get_string (arrow, "to"));

  return cut ? from || to : from && to;
}

/**
 * rc_canvas_to_text:
 * @nodes: of RcSticky and RcArrow; what is neither is left out
 * @cut: they leave the film: the arrows of the notes are among them
 *
 * Returns: (transfer full) (nullable): what rc_document_paste_canvas() takes; NULL if there is none
 */
char *
rc_canvas_to_text (RcDocument *document, GPtrArray *nodes, gboolean cut)
{
  RcNode                *film = RC_NODE (rc_document_get_project (document));
  g_autoptr (GPtrArray)  notes = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  cJSON                 *json = cJSON_CreateObject (), *array;
  char                  *text = NULL;

  cJSON_AddNumberToObject (json, KEY, 1);
  array = cJSON_AddArrayToObject (json, "nodes");
  for (guint i = 0; i < nodes->len; i++)
    {
      RcNode *node = g_ptr_array_index (nodes, i);

      if (!RC_IS_STICKY (node) && !RC_IS_ARROW (node))
        continue;
      cJSON_AddItemToArray (array, rc_node_to_json (node));
      g_hash_table_add (seen, node);
      if (RC_IS_STICKY (node))
        g_ptr_array_add (notes, node);
    }
  for (guint i = 0; i < rc_node_get_n_children (film, RC_TYPE_ARROW); i++)
    {
      RcNode *arrow = rc_node_get_child (film, RC_TYPE_ARROW, i);

      if (!g_hash_table_contains (seen, arrow) && goes_along (arrow, notes, cut))
        cJSON_AddItemToArray (array, rc_node_to_json (arrow));
    }
  if (g_hash_table_size (seen) > 0)
    text = rc_json_canonical (json);
  cJSON_Delete (json);
  return text;
}

/** Returns: whether @text (nullable) looks like notes and arrows that were copied */
gboolean
rc_text_has_canvas (const char *text)
{
  return text != NULL && *text == '{' && strstr (text, "\"" KEY "\"") != NULL;
}

/* --- paste ----------------------------------------------------------------------------------- */

/* (transfer full) (nullable): new ones, in the order of @text; attached as those that were copied
 */
static GPtrArray *
read_nodes (const char *text, GHashTable *ids, GError **error)
{
  g_autoptr (cJSON)     json = rc_text_has_canvas (text) ? cJSON_Parse (text) : NULL;
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func (g_object_unref);
  cJSON                *item;

  cJSON_ArrayForEach (item, cJSON_GetObjectItemCaseSensitive (json, "nodes"))
  {
    g_autofree char *id = g_strdup (rc_json_string_or (item, "id", ""));
    RcNode          *node;

    cJSON_DeleteItemFromObjectCaseSensitive (item, "id");
    node = rc_node_from_json (item, _ ("the clipboard"), NULL, error);
    if (node == NULL)
      return NULL;
    g_ptr_array_add (nodes, node);
    if (!RC_IS_STICKY (node) && !RC_IS_ARROW (node))
      break;
    g_hash_table_insert (ids, g_steal_pointer (&id), node);
  }
  if (nodes->len > 0 && g_hash_table_size (ids) == nodes->len)
    return g_steal_pointer (&nodes);
  g_set_error_literal (error, RC_ERROR, RC_ERROR_FORMAT,
                       _ ("What was copied is no note and no arrow of Raccord."));
  return NULL;
}

/* Whether a note of the film lies just where @note would, @by further. */
static gboolean
is_taken (RcNode *film, RcNode *note, double by)
{
  for (guint i = 0; i < rc_node_get_n_children (film, RC_TYPE_STICKY); i++)
    {
      RcNode *other = rc_node_get_child (film, RC_TYPE_STICKY, i);

      if (strcmp (rc_node_get_string (other, "lane"), rc_node_get_string (note, "lane")) == 0 &&
          rc_node_get_double (other, "x") == rc_node_get_double (note, "x") + by &&
          rc_node_get_double (other, "y") == rc_node_get_double (note, "y") + by)
        return TRUE;
    }
  return FALSE;
}

/* So that none of them covers another one. Arrows alone go a step away from what they copy. */
static double
find_offset (RcNode *film, GPtrArray *nodes, gboolean beside)
{
  double   by = beside ? COPY_OFFSET : 0;
  gboolean taken = TRUE;

  for (; taken; by += taken ? COPY_OFFSET : 0)
    {
      taken = FALSE;
      for (guint i = 0; i < nodes->len && !taken; i++)
        taken = RC_IS_STICKY (g_ptr_array_index (nodes, i)) &&
                is_taken (film, g_ptr_array_index (nodes, i), by);
    }
  return by;
}

static gboolean
shift (RcDocument *self, RcNode *node, const char *property, double by, GError **error)
{
  return rc_document_set_double (self, node, property, rc_node_get_double (node, property) + by, 0,
                                 error);
}

/* Attached to the copy of what it was attached to, else to that if the film has it, else free. */
static gboolean
attach (RcDocument *self, RcNode *arrow, GHashTable *ids, double by, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (end_names); i++)
    {
      const char      *was = rc_node_get_string (arrow, end_names[i]);
      RcNode          *copy = g_hash_table_lookup (ids, was);
      const char      *is = copy != NULL                           ? rc_node_get_id (copy)
                            : rc_document_find (self, was) != NULL ? was
                                                                   : "";
      g_autofree char *id = g_strdup (is);
      g_autofree char *x = g_strconcat (end_names[i], "-x", NULL);
      g_autofree char *y = g_strconcat (end_names[i], "-y", NULL);

      if (!rc_document_set_text (self, arrow, end_names[i], id, 0, error) ||
          !shift (self, arrow, x, by, error) || !shift (self, arrow, y, by, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert (RcDocument *self, GPtrArray *nodes, GHashTable *ids, double by, GError **error)
{
  RcNode *film = RC_NODE (rc_document_get_project (self));

  /* Notes first: arrows are attached to them. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < nodes->len; i++)
      {
        RcNode     *node = g_ptr_array_index (nodes, i);
        const char *lane = rc_node_get_string (node, "lane");

        if (RC_IS_STICKY (node) != (pass == 0))
          continue;
        if (!rc_document_insert (self, film, node, -1, error) ||
            (*lane != '\0' && rc_document_find (self, lane) == NULL &&
             !rc_document_set_text (self, node, "lane", "", 0, error)) ||
            !(pass == 0 ? shift (self, node, "x", by, error) && shift (self, node, "y", by, error)
                        : attach (self, node, ids, by, error)))
          return FALSE;
      }
  return TRUE;
}

static char *
dup_paste_name (guint n)
{
  return g_strdup_printf (ngettext ("Paste %u Thing", "Paste %u Things", n), n);
}

/** Returns: (transfer full): what the step is called that pastes @text, "Paste 2 Things" */
char *
rc_canvas_dup_paste_name (const char *text)
{
  cJSON *json = cJSON_Parse (text);
  guint  n = (guint)cJSON_GetArraySize (cJSON_GetObjectItemCaseSensitive (json, "nodes"));

  cJSON_Delete (json);
  return dup_paste_name (n);
}

/**
 * rc_document_paste_canvas:
 * @text: as rc_canvas_to_text() makes it
 * @name: (nullable): of the step of undo; NULL: that of rc_canvas_dup_paste_name()
 *
 * New ones, where those were that were copied, or a little beside if they still are there. One step
 * of undo.
 *
 * Errors: RC_ERROR_FORMAT if @text holds none; RC_ERROR_READ_ONLY
 *
 * Returns: (transfer full) (nullable): RcSticky and RcArrow, with a reference each
 */
GPtrArray *
rc_document_paste_canvas (RcDocument *self, const char *text, const char *name, GError **error)
{
  RcNode                *film = RC_NODE (rc_document_get_project (self));
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray)  nodes = read_nodes (text, ids, error);
  g_autofree char       *step = NULL;
  gboolean               there = FALSE;
  GHashTableIter         iter;
  gpointer               id;

  if (nodes == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    there |= rc_document_find (self, id) != NULL;
  step = name != NULL ? g_strdup (name) : dup_paste_name (nodes->len);
  rc_document_begin (self, step);
  return rc_document_finish (self,
                             insert (self, nodes, ids, find_offset (film, nodes, there), error))
             ? g_steal_pointer (&nodes)
             : NULL;
}
