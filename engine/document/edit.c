/* edit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/edit.h"

#include "engine/base/error.h"
#include "engine/document/node-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static const char *const kind_names[] = { "set", "insert", "remove", "move" };

RcEdit *
rc_edit_new (RcEditKind kind, const char *node_id)
{
  RcEdit *self = g_new0 (RcEdit, 1);

  self->kind = kind;
  self->node_id = g_strdup (node_id);
  return self;
}

void
rc_edit_free (RcEdit *self)
{
  g_free (self->node_id);
  g_free (self->from);
  g_free (self->to);
  g_clear_object (&self->node);
  g_clear_pointer (&self->json, cJSON_Delete);
  g_clear_pointer (&self->spec, g_param_spec_unref);
  if (G_IS_VALUE (&self->old))
    g_value_unset (&self->old);
  if (G_IS_VALUE (&self->new))
    g_value_unset (&self->new);
  g_free (self);
}

static RcNode *
find_or_fail (const char *id, RcFindFunc find, gpointer user_data, GError **error)
{
  RcNode *node = id != NULL ? find (id, user_data) : NULL;

  if (node == NULL)
    g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND, _ ("There is no node “%s” in the film."),
                 id != NULL ? id : "");
  return node;
}

static gboolean
can_hold (RcNode *parent, RcNode *child, GError **error)
{
  RcNodeClass *klass = RC_NODE_GET_CLASS (parent);

  for (RcNode *above = parent; above != NULL; above = rc_node_get_parent (above))
    if (above == child)
      {
        g_set_error (error, RC_ERROR, RC_ERROR_INVALID, _ ("A %s cannot be moved into itself."),
                     rc_node_class_noun (RC_NODE_GET_CLASS (child)));
        return FALSE;
      }
  if (rc_node_get_children (parent, G_OBJECT_TYPE (child)) == NULL)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID, _ ("A %s cannot be inside a %s."),
                   rc_node_class_noun (RC_NODE_GET_CLASS (child)), rc_node_class_noun (klass));
      return FALSE;
    }
  return rc_node_get_parent (child) == parent || klass->accepts == NULL ||
         klass->accepts (parent, child, error);
}

static gboolean
apply_move (RcEdit *self, gboolean forwards, RcFindFunc find, gpointer user_data, GError **error)
{
  g_autoptr (RcNode) node = NULL;
  RcNode            *found = find_or_fail (self->node_id, find, user_data, error);
  RcNode            *to = found != NULL
                              ? find_or_fail (forwards ? self->to : self->from, find, user_data, error)
                              : NULL;

  if (to == NULL || !can_hold (to, found, error))
    return FALSE;
  node = g_object_ref (found);
  rc_node_detach (node);
  rc_node_attach (node, to, forwards ? self->to_index : self->from_index);
  return TRUE;
}

/**
 * rc_edit_apply:
 * @forwards: TRUE does it, FALSE undoes it
 *
 * Does all of it or nothing.
 * Errors: RC_ERROR_NOT_FOUND if a node it speaks of is gone; what the nodes' own checks say
 */
gboolean
rc_edit_apply (RcEdit *self, gboolean forwards, RcFindFunc find, gpointer user_data, GError **error)
{
  RcNode *node;

  if (self->kind == RC_EDIT_MOVE)
    return apply_move (self, forwards, find, user_data, error);
  if (self->kind == RC_EDIT_SET)
    {
      node = find_or_fail (self->node_id, find, user_data, error);
      if (node == NULL ||
          !rc_node_check_value (node, self->spec, forwards ? &self->new : &self->old, error))
        return FALSE;
      rc_node_write (node, self->spec, forwards ? &self->new : &self->old);
      return TRUE;
    }
  if ((self->kind == RC_EDIT_INSERT) == forwards)
    {
      RcNode *parent = find_or_fail (self->to, find, user_data, error);

      if (parent == NULL || !can_hold (parent, self->node, error))
        return FALSE;
      rc_node_attach (self->node, parent, self->to_index);
      return TRUE;
    }
  node = find_or_fail (self->node_id, find, user_data, error);
  if (node == NULL)
    return FALSE;
  g_set_object (&self->node, node); /* a journal's edit holds a copy until it meets the real one */
  rc_node_detach (self->node);
  return TRUE;
}

static const char *
type_name_of (GParamSpec *spec)
{
  return RC_NODE_CLASS (g_type_class_peek (spec->owner_type))->type_name;
}

static cJSON *
edit_to_json (RcEdit *self)
{
  cJSON *json = cJSON_CreateObject ();

  cJSON_AddStringToObject (json, "op", kind_names[self->kind]);
  if (self->kind == RC_EDIT_INSERT || self->kind == RC_EDIT_REMOVE)
    {
      cJSON_AddStringToObject (json, "parent", self->to);
      cJSON_AddNumberToObject (json, "index", self->to_index);
      cJSON_AddItemToObject (json, "node", rc_node_to_json (self->node));
      return json;
    }
  cJSON_AddStringToObject (json, "node", self->node_id);
  if (self->kind == RC_EDIT_SET)
    {
      cJSON_AddStringToObject (json, "type", type_name_of (self->spec));
      cJSON_AddStringToObject (json, "property", self->spec->name);
      cJSON_AddItemToObject (json, "old", rc_node_value_to_json (&self->old));
      cJSON_AddItemToObject (json, "new", rc_node_value_to_json (&self->new));
    }
  else
    {
      cJSON_AddStringToObject (json, "from", self->from);
      cJSON_AddNumberToObject (json, "from_index", self->from_index);
      cJSON_AddStringToObject (json, "to", self->to);
      cJSON_AddNumberToObject (json, "to_index", self->to_index);
    }
  return json;
}

/** Keeps what the edit is as JSON now: what it inserts may be changed by later edits of its step,
 * which then must not be told twice. rc_step_to_json() takes it. */
void
rc_edit_freeze (RcEdit *self)
{
  g_clear_pointer (&self->json, cJSON_Delete);
  self->json = edit_to_json (self);
}

static gboolean
set_from_json (RcEdit *self, const cJSON *json, const char *where, GError **error)
{
  const char *type_name = rc_json_get_string (json, "type", where, error);
  const char *property =
      type_name != NULL ? rc_json_get_string (json, "property", where, error) : NULL;
  GType         type = property != NULL ? rc_node_type_from_name (type_name) : G_TYPE_INVALID;
  GObjectClass *klass = type != G_TYPE_INVALID ? g_type_class_ref (type) : NULL;
  GParamSpec   *spec = klass != NULL ? g_object_class_find_property (klass, property) : NULL;
  gboolean      good = FALSE;

  if (spec != NULL && (spec->flags & RC_PARAM_SAVED) != 0)
    {
      self->spec = g_param_spec_ref (spec);
      good = rc_node_value_from_json (spec, cJSON_GetObjectItemCaseSensitive (json, "old"),
                                      &self->old, where, error) &&
             rc_node_value_from_json (spec, cJSON_GetObjectItemCaseSensitive (json, "new"),
                                      &self->new, where, error);
    }
  else if (property != NULL)
    g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s: “%s” is not known"), where, property);
  g_clear_pointer (&klass, g_type_class_unref);
  return good;
}

static gboolean
read_place (const cJSON *json,
            const char  *id_key,
            const char  *index_key,
            const char  *where,
            char       **id,
            guint       *index,
            GError     **error)
{
  const char *text = rc_json_get_string (json, id_key, where, error);
  double      number = 0;

  if (text == NULL || !rc_json_get_number (json, index_key, where, &number, error))
    return FALSE;
  *id = g_strdup (text);
  *index = (guint)CLAMP (number, 0, G_MAXINT);
  return TRUE;
}

static RcEdit *
edit_from_json (const cJSON *json, const char *where, GError **error)
{
  g_autoptr (RcEdit) self = NULL;
  const char        *op = rc_json_get_string (json, "op", where, error);
  const char        *id = "";
  guint              kind = 0;

  if (op == NULL)
    return NULL;
  while (kind < G_N_ELEMENTS (kind_names) && strcmp (op, kind_names[kind]) != 0)
    kind++;
  if (kind == G_N_ELEMENTS (kind_names))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s: “%s” is no edit"), where, op);
      return NULL;
    }
  if (kind == RC_EDIT_SET || kind == RC_EDIT_MOVE)
    id = rc_json_get_string (json, "node", where, error);
  if (id == NULL)
    return NULL;
  self = rc_edit_new ((RcEditKind)kind, id);
  if (kind == RC_EDIT_SET)
    return set_from_json (self, json, where, error) ? g_steal_pointer (&self) : NULL;
  if (kind == RC_EDIT_MOVE)
    return read_place (json, "from", "from_index", where, &self->from, &self->from_index, error) &&
                   read_place (json, "to", "to_index", where, &self->to, &self->to_index, error)
               ? g_steal_pointer (&self)
               : NULL;
  if (!read_place (json, "parent", "index", where, &self->to, &self->to_index, error))
    return NULL;
  self->node =
      rc_node_from_json (cJSON_GetObjectItemCaseSensitive (json, "node"), where, NULL, error);
  if (self->node == NULL)
    return NULL;
  g_free (self->node_id);
  self->node_id = g_strdup (rc_node_get_id (self->node));
  return g_steal_pointer (&self);
}

RcStep *
rc_step_new (const char *name)
{
  RcStep *self = g_new0 (RcStep, 1);

  self->name = g_strdup (name);
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_edit_free);
  return self;
}

void
rc_step_free (RcStep *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->edits);
  g_free (self);
}

/** Returns: (transfer full): the step as the journal keeps it */
cJSON *
rc_step_to_json (RcStep *self)
{
  cJSON *json = cJSON_CreateObject ();
  cJSON *edits = cJSON_AddArrayToObject (json, "edits");

  cJSON_AddStringToObject (json, "name", self->name);
  for (guint i = 0; i < self->edits->len; i++)
    {
      RcEdit *edit = g_ptr_array_index (self->edits, i);

      cJSON_AddItemToArray (edits, edit->json != NULL ? g_steal_pointer (&edit->json)
                                                      : edit_to_json (edit));
    }
  return json;
}

/**
 * rc_step_from_json:
 *
 * Errors: RC_ERROR_FORMAT, naming the place
 *
 * Returns: (transfer full) (nullable): the step, not applied
 */
RcStep *
rc_step_from_json (const cJSON *json, const char *where, GError **error)
{
  const char        *name = rc_json_get_string (json, "name", where, error);
  g_autoptr (RcStep) self = NULL;
  const cJSON       *edit_json;

  if (name == NULL)
    return NULL;
  self = rc_step_new (name);
  cJSON_ArrayForEach (edit_json, cJSON_GetObjectItemCaseSensitive (json, "edits"))
  {
    RcEdit *edit = edit_from_json (edit_json, where, error);

    if (edit == NULL)
      return NULL;
    g_ptr_array_add (self->edits, edit);
  }
  return g_steal_pointer (&self);
}
