/* node-json.c - a node and all below it as JSON, from the properties alone
 *
 *   { "type": "shot", "id": "…", "prompt": "…", "children": [ { "type": "take", … } ] }
 *
 * Properties that have their default are left out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/document/node-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static gboolean
has_default (GParamSpec *spec, const cJSON *json)
{
  g_auto (GValue) value = G_VALUE_INIT;
  cJSON          *fallback;
  gboolean        same;

  rc_spec_init_default (spec, &value);
  fallback = rc_node_value_to_json (&value);
  same = cJSON_Compare (fallback, json, TRUE);
  cJSON_Delete (fallback);
  return same;
}

static cJSON *
children_to_json (RcNode *self)
{
  RcNodeClass *klass = RC_NODE_GET_CLASS (self);
  cJSON       *children = cJSON_CreateArray ();

  for (guint i = 0; i < G_N_ELEMENTS (klass->child_types) && klass->child_types[i] != 0; i++)
    for (guint k = 0; k < rc_node_get_n_children (self, klass->child_types[i]); k++)
      cJSON_AddItemToArray (children,
                            rc_node_to_json (rc_node_get_child (self, klass->child_types[i], k)));
  return children;
}

/** Returns: (transfer full): the node with all below it */
cJSON *
rc_node_to_json (RcNode *self)
{
  RcNodeClass *klass = RC_NODE_GET_CLASS (self);
  cJSON       *json = cJSON_CreateObject ();
  cJSON       *children;

  cJSON_AddStringToObject (json, "type", klass->type_name);
  cJSON_AddStringToObject (json, "id", rc_node_get_id (self));
  for (guint i = 0; i < klass->n_specs; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      cJSON          *member;

      rc_node_read (self, klass->specs[i], &value);
      member = rc_node_value_to_json (&value);
      if (has_default (klass->specs[i], member))
        cJSON_Delete (member);
      else
        cJSON_AddItemToObject (json, klass->specs[i]->name, member);
    }
  children = children_to_json (self);
  if (cJSON_GetArraySize (children) > 0)
    cJSON_AddItemToObject (json, "children", children);
  else
    cJSON_Delete (children);
  return json;
}

static void
note_problem (GPtrArray *problems, GError *error)
{
  if (problems != NULL)
    g_ptr_array_add (problems, g_strdup (error->message));
  g_error_free (error);
}

static void
read_property (RcNode *self, const cJSON *member, const char *where, GPtrArray *problems)
{
  GParamSpec     *spec = rc_node_find_property (self, member->string);
  g_auto (GValue) value = G_VALUE_INIT;
  GError         *error = NULL;

  if (spec == NULL)
    {
      g_set_error (&error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s: “%s” is not known"), where,
                   member->string);
      note_problem (problems, error);
    }
  else if (!rc_node_value_from_json (spec, member, &value, where, &error) ||
           !rc_node_check_value (self, spec, &value, &error))
    note_problem (problems, error);
  else
    rc_node_write (self, spec, &value);
}

static void
read_children (RcNode *self, const cJSON *array, const char *where, GPtrArray *problems)
{
  RcNodeClass *klass = RC_NODE_GET_CLASS (self);
  const cJSON *child_json;
  int          index = 0;

  cJSON_ArrayForEach (child_json, array)
  {
    g_autofree char   *path = g_strdup_printf ("%s.children[%d]", where, index++);
    g_autoptr (GError) error = NULL;
    g_autoptr (RcNode) child = rc_node_from_json (child_json, path, problems, &error);

    if (child != NULL && rc_node_get_children (self, G_OBJECT_TYPE (child)) == NULL)
      g_set_error (&error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s: a %s cannot be inside a %s"), path,
                   rc_node_class_noun (RC_NODE_GET_CLASS (child)), rc_node_class_noun (klass));
    if (child != NULL && error == NULL && klass->accepts != NULL)
      (void)!klass->accepts (self, child, &error);
    if (error != NULL)
      note_problem (problems, g_steal_pointer (&error));
    else
      rc_node_attach (child, self, G_MAXUINT);
  }
}

/**
 * rc_node_from_json:
 * @where: what @json is part of, for messages
 * @problems: (element-type utf8) (nullable): takes a message for each part that had to be left out
 *
 * What is damaged inside is left at its default or left out, and noted in @problems.
 * Errors: RC_ERROR_FORMAT if it is no node at all
 *
 * Returns: (transfer full) (nullable): the node, without a parent
 */
RcNode *
rc_node_from_json (const cJSON *json, const char *where, GPtrArray *problems, GError **error)
{
  const char        *type_name = rc_json_get_string (json, "type", where, error);
  g_autoptr (RcNode) self = NULL;
  const cJSON       *member;
  const char        *id = rc_json_string_or (json, "id", "");

  if (type_name == NULL)
    return NULL;
  if (rc_node_type_from_name (type_name) == G_TYPE_INVALID)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s: there is no “%s” in a film"), where,
                   type_name);
      return NULL;
    }
  self = g_object_new (rc_node_type_from_name (type_name), NULL);
  if (g_uuid_string_is_valid (id))
    rc_node_set_id (self, id);
  else if (*id != '\0')
    note_problem (problems,
                  g_error_new (RC_ERROR, RC_ERROR_FORMAT, _ ("%s: “id” is damaged"), where));
  cJSON_ArrayForEach (member, json)
  {
    if (strcmp (member->string, "children") == 0)
      read_children (self, member, where, problems);
    else if (strcmp (member->string, "type") != 0 && strcmp (member->string, "id") != 0)
      read_property (self, member, where, problems);
  }
  return g_steal_pointer (&self);
}
