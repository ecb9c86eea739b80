/* node-private.h - what only edits and the node types may do to a node
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/node.h"

G_BEGIN_DECLS

void rc_node_class_install (RcNodeClass       *klass,
                            const char        *type_name,
                            const char        *label,
                            GParamSpec *const *specs,
                            guint              n_specs);

GParamSpec *rc_spec_string (const char *name, const char *label, const char *fallback);
GParamSpec *rc_spec_int (const char *name, const char *label, int least, int most, int fallback);
GParamSpec *
rc_spec_double (const char *name, const char *label, double least, double most, double fallback);
GParamSpec *rc_spec_boolean (const char *name, const char *label, gboolean fallback);
GParamSpec *rc_spec_enum (const char *name, const char *label, GType type, int fallback);
GParamSpec *rc_spec_rational (const char *name, const char *label, RcRational fallback);
GParamSpec *rc_spec_json (const char *name, const char *label);

void rc_spec_init_default (GParamSpec *spec, GValue *value);

void rc_node_write (RcNode *self, GParamSpec *spec, const GValue *value);
void rc_node_read (RcNode *self, GParamSpec *spec, GValue *value);
void rc_node_attach (RcNode *self, RcNode *parent, guint index);
void rc_node_detach (RcNode *self);
void rc_node_set_id (RcNode *self, const char *id);

cJSON   *rc_node_value_to_json (const GValue *value);
gboolean rc_node_value_from_json (GParamSpec  *spec,
                                  const cJSON *json,
                                  GValue      *value,
                                  const char  *where,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
