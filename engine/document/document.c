/* document.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/document-private.h"

#include "engine/base/error.h"
#include "engine/document/node-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Typing that pauses for longer than this begins a new step. */
#define MERGE_WINDOW (2 * G_TIME_SPAN_SECOND)

G_DEFINE_FINAL_TYPE (RcDocument, rc_document, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_NAME,
  PROP_REDO_NAME,
  PROP_READ_ONLY,
  N_PROPS
};

enum
{
  RECORD,
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static void
rc_document_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  RcDocument *self = RC_DOCUMENT (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->undo->len > 0);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->redo->len > 0);
      break;
    case PROP_UNDO_NAME:
      g_value_set_string (value, rc_document_get_undo_name (self));
      break;
    case PROP_REDO_NAME:
      g_value_set_string (value, rc_document_get_redo_name (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
rc_document_finalize (GObject *object)
{
  RcDocument *self = RC_DOCUMENT (object);

  g_clear_pointer (&self->index, g_hash_table_unref);
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->redo, g_ptr_array_unref);
  g_clear_pointer (&self->group, rc_step_free);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (rc_document_parent_class)->finalize (object);
}

static void
rc_document_class_init (RcDocumentClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = rc_document_get_property;
  object_class->finalize = rc_document_finalize;
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, flags);
  properties[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[RECORD] = g_signal_new ("record", RC_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, RC_TYPE_JSON);
  signals[CHANGED] = g_signal_new ("changed", RC_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
rc_document_init (RcDocument *self)
{
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_step_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify)rc_step_free);
}

/* --- the index ---------------------------------------------------------------------------- */

typedef void (*VisitFunc) (RcDocument *self, RcNode *node);

static void
visit_tree (RcDocument *self, RcNode *node, VisitFunc visit)
{
  RcNodeClass *klass = RC_NODE_GET_CLASS (node);

  visit (self, node);
  for (guint i = 0; i < G_N_ELEMENTS (klass->child_types) && klass->child_types[i] != 0; i++)
    for (guint k = 0; k < rc_node_get_n_children (node, klass->child_types[i]); k++)
      visit_tree (self, rc_node_get_child (node, klass->child_types[i], k), visit);
}

static void
index_node (RcDocument *self, RcNode *node)
{
  /* A file edited by hand may hold an id twice: the second gets a new one and is kept. */
  if (g_hash_table_contains (self->index, rc_node_get_id (node)))
    {
      g_autofree char *uuid = g_uuid_string_random ();

      rc_node_set_id (node, uuid);
    }
  g_hash_table_insert (self->index, (gpointer)rc_node_get_id (node), node);
}

static void
unindex_node (RcDocument *self, RcNode *node)
{
  g_hash_table_remove (self->index, rc_node_get_id (node));
}

static RcNode *
find_node (const char *id, gpointer user_data)
{
  return g_hash_table_lookup (RC_DOCUMENT (user_data)->index, id);
}

/** Returns: (transfer full): a document with an empty project */
RcDocument *
rc_document_new (void)
{
  g_autoptr (RcProject) project = g_object_new (RC_TYPE_PROJECT, NULL);

  return rc_document_new_for_project (project);
}

/**
 * rc_document_new_for_project:
 * @project: (transfer none): with all that is below it; belongs to the document from now on
 */
RcDocument *
rc_document_new_for_project (RcProject *project)
{
  RcDocument *self = g_object_new (RC_TYPE_DOCUMENT, NULL);

  self->project = g_object_ref (project);
  visit_tree (self, RC_NODE (project), index_node);
  return self;
}

/** Returns: (transfer none) */
RcProject *
rc_document_get_project (RcDocument *self)
{
  return self->project;
}

/** Returns: (transfer none) (nullable): the node with that id, if it is in the film */
RcNode *
rc_document_find (RcDocument *self, const char *id)
{
  return find_node (id, self);
}

/** A read-only document refuses every edit with RC_ERROR_READ_ONLY. */
void
rc_document_set_read_only (RcDocument *self, gboolean read_only)
{
  if (self->read_only == read_only)
    return;
  self->read_only = read_only;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

gboolean
rc_document_get_read_only (RcDocument *self)
{
  return self->read_only;
}

/* --- doing -------------------------------------------------------------------------------- */

void
rc_document_history_changed (RcDocument *self)
{
  for (guint i = PROP_CAN_UNDO; i <= PROP_REDO_NAME; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
rc_document_record (RcDocument *self, const char *key, cJSON *value, const char *flag)
{
  cJSON             *json = cJSON_CreateObject ();
  g_autoptr (RcJson) boxed = NULL;

  cJSON_AddItemToObject (json, key, value);
  if (flag != NULL)
    cJSON_AddBoolToObject (json, flag, TRUE);
  boxed = rc_json_new_take (json);
  g_signal_emit (self, signals[RECORD], 0, boxed);
}

/* @left: (transfer full): an array of the nodes that left the film */
void
rc_document_record_travel (RcDocument *self, const char *key, cJSON *left)
{
  cJSON             *json = cJSON_CreateObject ();
  g_autoptr (RcJson) boxed = NULL;

  cJSON_AddNumberToObject (json, key, 1);
  if (cJSON_GetArraySize (left) > 0)
    cJSON_AddItemToObject (json, "left", left);
  else
    cJSON_Delete (left);
  boxed = rc_json_new_take (json);
  g_signal_emit (self, signals[RECORD], 0, boxed);
}

static gboolean
apply (RcDocument *self, RcEdit *edit, gboolean forwards, GError **error)
{
  gboolean is_insert = edit->kind == RC_EDIT_INSERT;
  gboolean is_remove = edit->kind == RC_EDIT_REMOVE;
  gboolean arrives = forwards ? is_insert : is_remove;
  gboolean leaves = forwards ? is_remove : is_insert;

  if (arrives && rc_node_get_parent (edit->node) != NULL)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID, _ ("That %s is already in a film."),
                   rc_node_class_noun (RC_NODE_GET_CLASS (edit->node)));
      return FALSE;
    }
  if (!rc_edit_apply (edit, forwards, find_node, self, error))
    return FALSE;
  if (arrives)
    visit_tree (self, edit->node, index_node);
  if (leaves)
    visit_tree (self, edit->node, unindex_node);
  return TRUE;
}

/* All of @step or nothing: what was applied is taken back when one of its edits fails. */
gboolean
rc_document_apply_step (RcDocument *self, RcStep *step, gboolean forwards, GError **error)
{
  guint n = step->edits->len;

  for (guint i = 0; i < n; i++)
    if (!apply (self, g_ptr_array_index (step->edits, forwards ? i : n - 1 - i), forwards, error))
      {
        while (i-- > 0)
          if (!apply (self, g_ptr_array_index (step->edits, forwards ? i : n - 1 - i), !forwards,
                      NULL))
            g_warning (
                "an edit could not be taken back: a step of the history does not fit the film");
        return FALSE;
      }
  return TRUE;
}

/* (transfer none) (nullable): the last step, if it was a moment ago, or is held open, and takes
 * merges */
RcStep *
rc_document_last_open (RcDocument *self)
{
  RcStep *last = self->undo->len > 0 ? g_ptr_array_index (self->undo, self->undo->len - 1) : NULL;

  return last != NULL && !self->sealed && self->redo->len == 0 &&
                 (self->held || g_get_monotonic_time () - last->time < MERGE_WINDOW)
             ? last
             : NULL;
}

/* The last edit of the last step, if @edit may join it. */
RcEdit *
rc_document_merge_target (RcDocument *self, RcEdit *edit)
{
  RcStep *last = self->undo->len > 0 ? g_ptr_array_index (self->undo, self->undo->len - 1) : NULL;
  RcEdit *target =
      last != NULL && last->edits->len == 1 ? g_ptr_array_index (last->edits, 0) : NULL;

  if (target == NULL || target->kind != RC_EDIT_SET || edit->kind != RC_EDIT_SET ||
      target->spec != edit->spec || strcmp (target->node_id, edit->node_id) != 0)
    return NULL;
  return target;
}

void
rc_document_push_step (RcDocument *self, RcStep *step)
{
  g_ptr_array_set_size (self->redo, 0);
  g_ptr_array_add (self->undo, step);
  self->sealed = FALSE;
}

/* Takes @edit, which was applied, into the history. */
static void
remember (RcDocument *self, RcEdit *edit, const char *name, gboolean may_merge)
{
  RcStep *last = rc_document_last_open (self);
  RcEdit *target = NULL;
  RcStep *step;

  if (self->group != NULL)
    {
      rc_edit_freeze (edit);
      g_ptr_array_add (self->group->edits, edit);
      return;
    }
  step = rc_step_new (name);
  step->time = g_get_monotonic_time ();
  g_ptr_array_add (step->edits, edit);
  if (may_merge && last != NULL)
    target = rc_document_merge_target (self, edit);
  rc_document_record (self, "do", rc_step_to_json (step), target != NULL ? "merge" : NULL);
  if (target != NULL)
    {
      g_value_copy (&edit->new, &target->new);
      last->time = step->time;
      rc_step_free (step);
    }
  else
    rc_document_push_step (self, step);
  rc_document_history_changed (self);
}

static gboolean
may_edit (RcDocument *self, GError **error)
{
  if (!self->read_only)
    return TRUE;
  g_set_error_literal (
      error, RC_ERROR, RC_ERROR_READ_ONLY,
      _ ("This film is open for reading only, so it cannot be changed. Save a copy of it to "
         "go on working."));
  return FALSE;
}

static gboolean
perform (RcDocument *self, RcEdit *edit, const char *name, gboolean may_merge, GError **error)
{
  if (!may_edit (self, error) || !apply (self, edit, TRUE, error))
    {
      rc_edit_free (edit);
      return FALSE;
    }
  remember (self, edit, name, may_merge);
  return TRUE;
}

static gboolean
values_equal (const GValue *a, const GValue *b)
{
  cJSON   *left = rc_node_value_to_json (a);
  cJSON   *right = rc_node_value_to_json (b);
  gboolean same = cJSON_Compare (left, right, TRUE);

  cJSON_Delete (left);
  cJSON_Delete (right);
  return same;
}

/**
 * rc_document_set:
 * @node: (type RcNode): in this film
 * @property: one of its saved properties
 * @value: of the property's type
 *
 * Setting what is already there does nothing and leaves no step.
 * Errors: RC_ERROR_NOT_FOUND without such a property, RC_ERROR_INVALID or RC_ERROR_LIMIT if the
 * value is refused, RC_ERROR_READ_ONLY
 */
gboolean
rc_document_set (RcDocument   *self,
                 gpointer      node,
                 const char   *property,
                 const GValue *value,
                 RcEditFlags   flags,
                 GError      **error)
{
  GParamSpec      *spec = rc_node_find_property (node, property);
  g_autofree char *node_name = rc_node_dup_name (node);
  g_autofree char *name = NULL;
  RcEdit          *edit;

  if (spec == NULL)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND, _ ("%s has no property “%s”."), node_name,
                   property);
      return FALSE;
    }
  edit = rc_edit_new (RC_EDIT_SET, rc_node_get_id (node));
  edit->spec = g_param_spec_ref (spec);
  rc_node_read (node, spec, &edit->old);
  g_value_init (&edit->new, spec->value_type);
  g_value_copy (value, &edit->new);
  if (values_equal (&edit->old, &edit->new))
    {
      rc_edit_free (edit);
      return may_edit (self, error);
    }
  name = g_strdup_printf (_ ("Change %s of %s"), _ (g_param_spec_get_nick (spec)), node_name);
  return perform (self, edit, name, (flags & RC_EDIT_MERGE) != 0, error);
}

/** As rc_document_set(), from text as a person types it; see rc_node_parse_value() */
gboolean
rc_document_set_text (RcDocument *self,
                      gpointer    node,
                      const char *property,
                      const char *text,
                      RcEditFlags flags,
                      GError    **error)
{
  g_auto (GValue) value = G_VALUE_INIT;

  return rc_node_parse_value (node, property, text, &value, error) &&
         rc_document_set (self, node, property, &value, flags, error);
}

/** As rc_document_set(), for a property that is a number, whole or not */
gboolean
rc_document_set_double (RcDocument *self,
                        gpointer    node,
                        const char *property,
                        double      number,
                        RcEditFlags flags,
                        GError    **error)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return rc_document_set_text (self, node, property, g_ascii_dtostr (text, sizeof text, number),
                               flags, error);
}

/** As rc_document_set(), for a JSON property; @json: (nullable) (transfer none) */
gboolean
rc_document_set_json (RcDocument *self,
                      gpointer    node,
                      const char *property,
                      RcJson     *json,
                      RcEditFlags flags,
                      GError    **error)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, RC_TYPE_JSON);
  g_value_set_boxed (&value, json);
  return rc_document_set (self, node, property, &value, flags, error);
}

static RcEdit *
tree_edit (RcEditKind kind, RcNode *node, RcNode *parent, guint index)
{
  RcEdit *edit = rc_edit_new (kind, rc_node_get_id (node));

  edit->node = g_object_ref (node);
  edit->to = g_strdup (rc_node_get_id (parent));
  edit->to_index = index;
  return edit;
}

/**
 * rc_document_insert:
 * @node: (type RcNode) (transfer none): without a parent; may have children
 * @index: from 0; -1 puts it last
 *
 * Errors: RC_ERROR_INVALID if @parent holds no such children, RC_ERROR_LIMIT if it is full,
 * RC_ERROR_READ_ONLY
 */
gboolean
rc_document_insert (RcDocument *self, gpointer parent, gpointer node, int index, GError **error)
{
  guint            n = rc_node_get_n_children (parent, G_OBJECT_TYPE (node));
  g_autofree char *name = g_strdup_printf (_ ("Add %s"), _ (RC_NODE_GET_CLASS (node)->label));

  return perform (self,
                  tree_edit (RC_EDIT_INSERT, node, parent, index < 0 ? n : MIN ((guint)index, n)),
                  name, FALSE, error);
}

/**
 * rc_document_add:
 *
 * Inserts a new node of @type with default values; errors as rc_document_insert().
 * Returns: (transfer none) (nullable): the node
 */
gpointer
rc_document_add (RcDocument *self, gpointer parent, GType type, int index, GError **error)
{
  g_autoptr (RcNode) node = g_object_new (type, NULL);

  return rc_document_insert (self, parent, node, index, error) ? node : NULL;
}

/** Takes @node and all below it out of the film; undo brings it back. Errors: RC_ERROR_INVALID for
 * the project itself, RC_ERROR_READ_ONLY */
gboolean
rc_document_remove (RcDocument *self, gpointer node, GError **error)
{
  RcNode          *parent = rc_node_get_parent (node);
  g_autofree char *node_name = rc_node_dup_name (node);
  g_autofree char *name = g_strdup_printf (_ ("Remove %s"), node_name);

  if (parent == NULL)
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_INVALID,
                           _ ("The film itself cannot be removed from it."));
      return FALSE;
    }
  return perform (self, tree_edit (RC_EDIT_REMOVE, node, parent, rc_node_get_index (node)), name,
                  FALSE, error);
}

/**
 * rc_document_move:
 * @parent: (type RcNode): the old parent or another one that can hold @node
 * @index: where it stands afterwards, from 0; -1 is last
 *
 * Errors: as rc_document_insert()
 */
gboolean
rc_document_move (RcDocument *self, gpointer node, gpointer parent, int index, GError **error)
{
  RcNode          *from = rc_node_get_parent (node);
  g_autofree char *node_name = rc_node_dup_name (node);
  g_autofree char *name = g_strdup_printf (_ ("Move %s"), node_name);
  guint   n = rc_node_get_n_children (parent, G_OBJECT_TYPE (node)) - (from == (RcNode *)parent);
  RcEdit *edit;

  if (from == NULL)
    {
      g_set_error_literal (error, RC_ERROR, RC_ERROR_INVALID,
                           _ ("The film itself cannot be moved."));
      return FALSE;
    }
  edit = rc_edit_new (RC_EDIT_MOVE, rc_node_get_id (node));
  edit->from = g_strdup (rc_node_get_id (from));
  edit->from_index = rc_node_get_index (node);
  edit->to = g_strdup (rc_node_get_id (parent));
  edit->to_index = index < 0 ? n : MIN ((guint)index, n);
  if (from == (RcNode *)parent && edit->from_index == edit->to_index)
    {
      rc_edit_free (edit);
      return may_edit (self, error);
    }
  return perform (self, edit, name, FALSE, error);
}
