/* document-private.h - what document.c and document-history.c share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/document.h"
#include "engine/document/edit.h"

G_BEGIN_DECLS

struct _RcDocument
{
  GObject parent_instance;

  RcProject  *project;
  GHashTable *index;  /* id → RcNode, not owned: everything in the tree */
  GPtrArray  *undo;   /* RcStep, the latest last */
  GPtrArray  *redo;   /* RcStep, the next last */
  RcStep     *group;  /* between begin and end */
  guint       depth;  /* of begin */
  gboolean    silent; /* the group leaves no step */
  gboolean    sealed; /* the last step takes no more merges */
  gboolean    held;   /* a step that is merged into stays open however long nothing comes */
  gboolean    merges; /* the group may join the last step */
  gboolean    failed; /* the group is taken back when it ends */
  gboolean    read_only;
};

void     rc_document_history_changed (RcDocument *self);
void     rc_document_record (RcDocument *self, const char *key, cJSON *value, const char *flag);
void     rc_document_record_travel (RcDocument *self, const char *key, cJSON *left);
gboolean rc_document_apply_step (RcDocument *self, RcStep *step, gboolean forwards, GError **error);
RcStep  *rc_document_last_open (RcDocument *self);
RcEdit  *rc_document_merge_target (RcDocument *self, RcEdit *edit);
void     rc_document_push_step (RcDocument *self, RcStep *step);

G_END_DECLS
