/* node.c - identity, tree and generic property storage
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/node-private.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char        id[37];
  RcNode     *parent;      /* not owned: a parent outlives its place in the tree */
  GValue     *values;      /* [n_specs] */
  GListStore *children[6]; /* as klass->child_types */
} RcNodePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RcNode, rc_node, G_TYPE_OBJECT)

#define PRIVATE(node) ((RcNodePrivate *)rc_node_get_instance_private (node))

/* A rational's default cannot be told by a GParamSpecBoxed, so it rides along as data. */
static GQuark
fallback_quark (void)
{
  return g_quark_from_static_string ("rc-node-fallback");
}

#define FLAGS (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | RC_PARAM_SAVED)

GParamSpec *
rc_spec_string (const char *name, const char *label, const char *fallback)
{
  return g_param_spec_string (name, label, NULL, fallback, FLAGS);
}

GParamSpec *
rc_spec_int (const char *name, const char *label, int least, int most, int fallback)
{
  return g_param_spec_int (name, label, NULL, least, most, fallback, FLAGS);
}

GParamSpec *
rc_spec_double (const char *name, const char *label, double least, double most, double fallback)
{
  return g_param_spec_double (name, label, NULL, least, most, fallback, FLAGS);
}

GParamSpec *
rc_spec_boolean (const char *name, const char *label, gboolean fallback)
{
  return g_param_spec_boolean (name, label, NULL, fallback, FLAGS);
}

GParamSpec *
rc_spec_enum (const char *name, const char *label, GType type, int fallback)
{
  return g_param_spec_enum (name, label, NULL, type, fallback, FLAGS);
}

GParamSpec *
rc_spec_rational (const char *name, const char *label, RcRational fallback)
{
  GParamSpec *spec = g_param_spec_boxed (name, label, NULL, RC_TYPE_RATIONAL, FLAGS);

  g_param_spec_set_qdata_full (spec, fallback_quark (), g_memdup2 (&fallback, sizeof fallback),
                               g_free);
  return spec;
}

GParamSpec *
rc_spec_json (const char *name, const char *label)
{
  return g_param_spec_boxed (name, label, NULL, RC_TYPE_JSON, FLAGS);
}

static void
rc_node_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_copy (&PRIVATE (RC_NODE (object))->values[id - 1], value);
}

/**
 * rc_node_class_install:
 * @type_name: (transfer none): what files and the command line call the type; static
 * @label: (transfer none): what people call it; static
 * @specs: (array length=n_specs) (transfer full): the saved properties, made with rc_spec_…()
 *
 * To be called once in class_init.
 */
void
rc_node_class_install (RcNodeClass       *klass,
                       const char        *type_name,
                       const char        *label,
                       GParamSpec *const *specs,
                       guint              n_specs)
{
  klass->type_name = type_name;
  klass->label = label;
  klass->specs = g_memdup2 (specs, n_specs * sizeof *specs);
  klass->n_specs = n_specs;
  /* GObject hands this vfunc down to no subclass. */
  G_OBJECT_CLASS (klass)->get_property = rc_node_get_property;
  for (guint i = 0; i < n_specs; i++)
    g_object_class_install_property (G_OBJECT_CLASS (klass), i + 1, specs[i]);
}

const char *
rc_node_class_noun (RcNodeClass *klass)
{
  /* Translators: in a sentence, such as "A shot cannot be inside a take." */
  static const char *const nouns[] = {
    NC_ ("node", "project"), NC_ ("node", "character"), NC_ ("node", "scene"),
    NC_ ("node", "shot"),    NC_ ("node", "reference"), NC_ ("node", "take"),
    NC_ ("node", "region"),  NC_ ("node", "cut"),       NC_ ("node", "trim"),
    NC_ ("node", "marker"),  NC_ ("node", "sound"),     NC_ ("node", "note"),
    NC_ ("node", "sticky"),  NC_ ("node", "arrow"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (g_str_equal (nouns[i], klass->type_name))
      return g_dpgettext2 (GETTEXT_PACKAGE, "node", nouns[i]);
  return klass->type_name;
}

/** Initialises the zero-filled @value to the property's default. */
void
rc_spec_init_default (GParamSpec *spec, GValue *value)
{
  gconstpointer fallback = g_param_spec_get_qdata (spec, fallback_quark ());

  g_value_init (value, spec->value_type);
  g_param_value_set_default (spec, value);
  if (fallback != NULL)
    g_value_set_boxed (value, fallback);
}

static void
rc_node_constructed (GObject *object)
{
  RcNode          *self = RC_NODE (object);
  RcNodeClass     *klass = RC_NODE_GET_CLASS (self);
  RcNodePrivate   *priv = PRIVATE (self);
  g_autofree char *uuid = g_uuid_string_random ();

  g_strlcpy (priv->id, uuid, sizeof priv->id);
  priv->values = g_new0 (GValue, klass->n_specs);
  for (guint i = 0; i < klass->n_specs; i++)
    rc_spec_init_default (klass->specs[i], &priv->values[i]);
  for (guint i = 0; i < G_N_ELEMENTS (priv->children) && klass->child_types[i] != 0; i++)
    priv->children[i] = g_list_store_new (klass->child_types[i]);
  G_OBJECT_CLASS (rc_node_parent_class)->constructed (object);
}

static void
rc_node_finalize (GObject *object)
{
  RcNodePrivate *priv = PRIVATE (RC_NODE (object));
  guint          n_specs = RC_NODE_GET_CLASS (object)->n_specs;

  for (guint i = 0; i < n_specs; i++)
    g_value_unset (&priv->values[i]);
  g_free (priv->values);
  for (guint i = 0; i < G_N_ELEMENTS (priv->children); i++)
    {
      guint n = priv->children[i] != NULL
                    ? rc_node_get_n_children (RC_NODE (object),
                                              RC_NODE_GET_CLASS (object)->child_types[i])
                    : 0;

      for (guint k = 0; k < n; k++)
        {
          g_autoptr (RcNode) child = g_list_model_get_item (G_LIST_MODEL (priv->children[i]), k);

          PRIVATE (child)->parent = NULL;
        }
      g_clear_object (&priv->children[i]);
    }
  G_OBJECT_CLASS (rc_node_parent_class)->finalize (object);
}

static void
rc_node_class_init (RcNodeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = rc_node_constructed;
  object_class->finalize = rc_node_finalize;
}

static void
rc_node_init (RcNode *self)
{
}

/** Returns: (transfer none): the id, unique in the document and the same for ever */
const char *
rc_node_get_id (RcNode *self)
{
  return PRIVATE (self)->id;
}

void
rc_node_set_id (RcNode *self, const char *id)
{
  g_strlcpy (PRIVATE (self)->id, id, sizeof PRIVATE (self)->id);
}

/** Returns: (transfer none) (nullable): the node that this one is a child of */
RcNode *
rc_node_get_parent (RcNode *self)
{
  return PRIVATE (self)->parent;
}

/** Returns: (transfer none) (nullable): the nearest of @self and those above it that is a @type */
RcNode *
rc_node_get_ancestor (RcNode *self, GType type)
{
  while (self != NULL && !g_type_is_a (G_OBJECT_TYPE (self), type))
    self = PRIVATE (self)->parent;
  return self;
}

static GListStore *
children_of (RcNode *self, GType type)
{
  RcNodeClass *klass = RC_NODE_GET_CLASS (self);

  for (guint i = 0; i < G_N_ELEMENTS (klass->child_types); i++)
    if (klass->child_types[i] == type && type != 0)
      return PRIVATE (self)->children[i];
  return NULL;
}

/** Returns: (transfer none) (nullable): the children of @type in order, NULL if it can have none */
GListModel *
rc_node_get_children (RcNode *self, GType type)
{
  return (GListModel *)children_of (self, type);
}

guint
rc_node_get_n_children (RcNode *self, GType type)
{
  GListStore *children = children_of (self, type);

  return children != NULL ? g_list_model_get_n_items (G_LIST_MODEL (children)) : 0;
}

/** Returns: (transfer none) (nullable): the child of @type at @index */
gpointer
rc_node_get_child (RcNode *self, GType type, guint index)
{
  g_autoptr (RcNode) child = NULL;
  GListStore        *children = children_of (self, type);

  if (children != NULL)
    child = g_list_model_get_item (G_LIST_MODEL (children), index);
  return child; /* the list keeps it */
}

/** Returns: where @self stands among its parent's children of its type; 0 without a parent */
guint
rc_node_get_index (RcNode *self)
{
  RcNode *parent = PRIVATE (self)->parent;
  guint   index = 0;

  if (parent != NULL)
    g_list_store_find (children_of (parent, G_OBJECT_TYPE (self)), self, &index);
  return index;
}

/**
 * rc_node_attach:
 * @index: from 0; more than there are puts it last
 *
 * Puts a node without a parent among the children of @parent, which can hold its type.
 */
void
rc_node_attach (RcNode *self, RcNode *parent, guint index)
{
  GListStore *children = children_of (parent, G_OBJECT_TYPE (self));

  g_assert (children != NULL && PRIVATE (self)->parent == NULL);
  PRIVATE (self)->parent = parent;
  g_list_store_insert (children, MIN (index, g_list_model_get_n_items (G_LIST_MODEL (children))),
                       self);
}

/** Takes a node away from its parent; the caller holds a reference of its own. */
void
rc_node_detach (RcNode *self)
{
  RcNode *parent = PRIVATE (self)->parent;
  guint   index = rc_node_get_index (self);

  g_assert (parent != NULL);
  PRIVATE (self)->parent = NULL;
  g_list_store_remove (children_of (parent, G_OBJECT_TYPE (self)), index);
}

/**
 * rc_node_find_property:
 *
 * Returns: (transfer none) (nullable): the saved property of that name
 */
GParamSpec *
rc_node_find_property (RcNode *self, const char *property)
{
  GParamSpec *spec = g_object_class_find_property (G_OBJECT_GET_CLASS (self), property);

  return spec != NULL && (spec->flags & RC_PARAM_SAVED) != 0 ? spec : NULL;
}

static const GValue *
value_of (RcNode *self, const char *property)
{
  GParamSpec *spec = rc_node_find_property (self, property);

  g_return_val_if_fail (spec != NULL, NULL);
  return &PRIVATE (self)->values[spec->param_id - 1];
}

/** Sets a property past all checks and tells those who are bound to it; for edits only. */
void
rc_node_write (RcNode *self, GParamSpec *spec, const GValue *value)
{
  g_value_copy (value, &PRIVATE (self)->values[spec->param_id - 1]);
  g_object_notify_by_pspec (G_OBJECT (self), spec);
}

/** Copies a property into @value, which is zero-filled. */
void
rc_node_read (RcNode *self, GParamSpec *spec, GValue *value)
{
  g_value_init (value, spec->value_type);
  g_value_copy (&PRIVATE (self)->values[spec->param_id - 1], value);
}

/** Returns: (transfer none): the text, never NULL, good until the property changes */
const char *
rc_node_get_string (RcNode *self, const char *property)
{
  const char *text = g_value_get_string (value_of (self, property));

  return text != NULL ? text : "";
}

int
rc_node_get_int (RcNode *self, const char *property)
{
  return g_value_get_int (value_of (self, property));
}

double
rc_node_get_double (RcNode *self, const char *property)
{
  return g_value_get_double (value_of (self, property));
}

gboolean
rc_node_get_boolean (RcNode *self, const char *property)
{
  return g_value_get_boolean (value_of (self, property));
}

int
rc_node_get_enum (RcNode *self, const char *property)
{
  return g_value_get_enum (value_of (self, property));
}

RcRational
rc_node_get_rational (RcNode *self, const char *property)
{
  return *(const RcRational *)g_value_get_boxed (value_of (self, property));
}

/** Returns: (transfer none) (nullable): the value, NULL while none is set */
RcJson *
rc_node_get_json (RcNode *self, const char *property)
{
  return g_value_get_boxed (value_of (self, property));
}
