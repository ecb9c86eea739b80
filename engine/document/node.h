/* node.h - what every part of a film is: a GObject whose properties are its schema
 *
 * A node has an id, a parent, properties and lists of children, one list a type. The properties
 * that carry RC_PARAM_SAVED are what is saved, undone, journalled, set from the command line and
 * bound to by the window: no field is listed anywhere else. They can be read like any GObject
 * property and bound to; they are written by edits only (document.h), which is why they are
 * read-only here.
 *
 *   title = rc_node_get_string (RC_NODE (project), "title");
 *   shots = rc_node_get_children (RC_NODE (scene), RC_TYPE_SHOT);     a GListModel of RcShot
 *
 * Thread: the main thread, all of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"
#include "engine/base/rational.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The property is part of the document: saved, undone and journalled. */
#define RC_PARAM_SAVED (1 << G_PARAM_USER_SHIFT)

#define RC_TYPE_NODE (rc_node_get_type ())
G_DECLARE_DERIVABLE_TYPE (RcNode, rc_node, RC, NODE, GObject)

struct _RcNodeClass
{
  GObjectClass parent_class;

  const char  *type_name; /* in files and on the command line: "shot" */
  const char  *label;     /* for people, translatable: "Shot" */
  GParamSpec **specs;     /* [n_specs]; property id i + 1 */
  guint        n_specs;
  GType        child_types[6]; /* in the order in which they are saved; 0 ends it */

  /* Refuses what a GParamSpec cannot: FALSE with RC_ERROR_INVALID or RC_ERROR_LIMIT. Optional. */
  gboolean (*validate) (RcNode *self, GParamSpec *spec, const GValue *value, GError **error);
  /* What messages and undo call this node: (transfer full). Optional: the type's label. */
  char *(*dup_name) (RcNode *self);
  /* Refuses one child too many. Optional. */
  gboolean (*accepts) (RcNode *self, RcNode *child, GError **error);
};

const char *rc_node_get_id (RcNode *self);
RcNode     *rc_node_get_parent (RcNode *self);
RcNode     *rc_node_get_ancestor (RcNode *self, GType type);
GListModel *rc_node_get_children (RcNode *self, GType type);
guint       rc_node_get_n_children (RcNode *self, GType type);
gpointer    rc_node_get_child (RcNode *self, GType type, guint index);
guint       rc_node_get_index (RcNode *self);
char       *rc_node_dup_name (RcNode *self);

const char *rc_node_get_string (RcNode *self, const char *property);
int         rc_node_get_int (RcNode *self, const char *property);
double      rc_node_get_double (RcNode *self, const char *property);
gboolean    rc_node_get_boolean (RcNode *self, const char *property);
int         rc_node_get_enum (RcNode *self, const char *property);
RcRational  rc_node_get_rational (RcNode *self, const char *property);
RcJson     *rc_node_get_json (RcNode *self, const char *property);

GParamSpec *rc_node_find_property (RcNode *self, const char *property);
gboolean    rc_node_parse_value (RcNode     *self,
                                 const char *property,
                                 const char *text,
                                 GValue     *value,
                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;
char       *rc_node_dup_value_text (RcNode *self, const char *property);
gboolean rc_node_check_value (RcNode *self, GParamSpec *spec, const GValue *value, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** Returns: what sentences call such a node, translated: "shot" */
const char *rc_node_class_noun (RcNodeClass *klass);

GType  rc_node_type_from_name (const char *type_name);
cJSON *rc_node_to_json (RcNode *self);
RcNode *
rc_node_from_json (const cJSON *json, const char *where, GPtrArray *problems, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
