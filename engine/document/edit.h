/* edit.h - one change to the document that knows its inverse, and steps of them
 *
 * Private to engine/document; everybody else changes the document through document.h.
 *
 * As JSON, which is how the journal keeps a step:
 *
 *   { "name": "Change Prompt of Shot 1C", "edits": [
 *     { "op": "set", "node": ID, "property": "prompt", "old": …, "new": … },
 *     { "op": "insert" | "remove", "parent": ID, "index": 3, "node": { the node with all below it }
 * }, { "op": "move", "node": ID, "from": ID, "from_index": 3, "to": ID, "to_index": 0 } ] }
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/node.h"

G_BEGIN_DECLS

typedef enum
{
  RC_EDIT_SET,
  RC_EDIT_INSERT,
  RC_EDIT_REMOVE,
  RC_EDIT_MOVE,
} RcEditKind;

typedef struct
{
  RcEditKind  kind;
  char       *node_id;
  GParamSpec *spec;      /* SET */
  GValue      old, new;  /* SET */
  char       *from, *to; /* ids of parents: INSERT and REMOVE use `to`, MOVE both */
  guint       from_index, to_index;
  RcNode     *node; /* INSERT, REMOVE: the node itself, so that undo brings back the same object */
  cJSON      *json; /* (nullable): as rc_edit_freeze() found it */
} RcEdit;

typedef struct
{
  char      *name;
  GPtrArray *edits; /* RcEdit */
  gint64     time;  /* monotonic microseconds of its last merge; for merging only */
} RcStep;

/* Finds a node by its id; NULL if it is not in the tree. */
typedef RcNode *(*RcFindFunc) (const char *id, gpointer user_data);

RcEdit *rc_edit_new (RcEditKind kind, const char *node_id);
void    rc_edit_free (RcEdit *self);
void    rc_edit_freeze (RcEdit *self);
gboolean
rc_edit_apply (RcEdit *self, gboolean forwards, RcFindFunc find, gpointer user_data, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

RcStep *rc_step_new (const char *name);
void    rc_step_free (RcStep *self);
cJSON  *rc_step_to_json (RcStep *self);
RcStep *rc_step_from_json (const cJSON *json, const char *where, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcEdit, rc_edit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcStep, rc_step_free)

G_END_DECLS
