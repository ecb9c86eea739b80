/* document.h - a film and everything that was done to it
 *
 * Nothing changes a film but an edit, and every edit can be undone. Steps have names ("Undo Move
 * Shot 3B"); typing and dragging merge into one step; several edits can be joined into one.
 *
 *   rc_document_set_text (document, shot, "prompt", "Wide. Mara on the path.", 0, &error);
 *   rc_document_begin (document, _("Import Script"));
 *   scene = rc_document_add (document, project, RC_TYPE_SCENE, -1, &error);   …
 *   rc_document_end (document);
 *   rc_document_undo (document);
 *
 * What the engine brings back (a finished take, a rendered region) is an edit like any other and
 * goes into the journal, but it is nothing the user did: between rc_document_begin (document, NULL)
 * and rc_document_end() edits leave no step, so that Undo still means the last thing the user did.
 *
 * Signals:
 *   "record" (RcJson *record)   something was done, undone or redone; the store appends it to the
 *                               journal:
 *      { "do": step } | { "do": step, "merge": true } | { "do": step, "silent": true }
 *      { "undo": 1, "left": nodes } | { "redo": 1, "left": nodes }
 *                               "left": what went out of the film by that, as it was then
 *   "changed"                   after every change, once a step: what is derived is out of date
 *
 * Properties, for binding: "can-undo", "can-redo", "undo-name", "redo-name", "read-only".
 *
 * Thread: the main thread, all of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/film.h"

G_BEGIN_DECLS

typedef enum
{
  RC_EDIT_FLAGS_NONE = 0,
  RC_EDIT_MERGE = 1 << 0, /* join the last step if that set the same property a moment ago */
} RcEditFlags;

#define RC_TYPE_DOCUMENT (rc_document_get_type ())
G_DECLARE_FINAL_TYPE (RcDocument, rc_document, RC, DOCUMENT, GObject)

RcDocument *rc_document_new (void);
RcDocument *rc_document_new_for_project (RcProject *project);
RcProject  *rc_document_get_project (RcDocument *self);
RcNode     *rc_document_find (RcDocument *self, const char *id);
void        rc_document_set_read_only (RcDocument *self, gboolean read_only);
gboolean    rc_document_get_read_only (RcDocument *self);

gboolean rc_document_set (RcDocument   *self,
                          gpointer      node,
                          const char   *property,
                          const GValue *value,
                          RcEditFlags   flags,
                          GError      **error);
gboolean rc_document_set_text (RcDocument *self,
                               gpointer    node,
                               const char *property,
                               const char *text,
                               RcEditFlags flags,
                               GError    **error);
gboolean rc_document_set_double (RcDocument *self,
                                 gpointer    node,
                                 const char *property,
                                 double      number,
                                 RcEditFlags flags,
                                 GError    **error);
gboolean rc_document_set_json (RcDocument *self,
                               gpointer    node,
                               const char *property,
                               RcJson     *json,
                               RcEditFlags flags,
                               GError    **error);
gpointer rc_document_add (RcDocument *self, gpointer parent, GType type, int index, GError **error);
gboolean
rc_document_insert (RcDocument *self, gpointer parent, gpointer node, int index, GError **error);
gboolean rc_document_remove (RcDocument *self, gpointer node, GError **error);
gboolean
rc_document_move (RcDocument *self, gpointer node, gpointer parent, int index, GError **error);

void     rc_document_begin (RcDocument *self, const char *name);
void     rc_document_end (RcDocument *self);
void     rc_document_cancel (RcDocument *self);
gboolean rc_document_finish (RcDocument *self, gboolean good);
void     rc_document_merge (RcDocument *self);
void     rc_document_hold (RcDocument *self);
void     rc_document_seal (RcDocument *self);

gboolean    rc_document_undo (RcDocument *self);
gboolean    rc_document_redo (RcDocument *self);
const char *rc_document_get_undo_name (RcDocument *self);
const char *rc_document_get_redo_name (RcDocument *self);

gboolean rc_document_replay (RcDocument  *self,
                             const cJSON *record,
                             gboolean     applied,
                             const char  *where,
                             GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
