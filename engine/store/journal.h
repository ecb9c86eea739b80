/* journal.h - every record of the document, one line each, appended as it happens
 *
 * A line is 8 hexadecimal digits (the beginning of the SHA-256 of the rest), a space, JSON. What
 * could not be written (a full disk) is kept in memory and written with the next record or sync.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include <cjson/cJSON.h>

G_BEGIN_DECLS

typedef struct _RcJournal RcJournal;

typedef struct
{
  cJSON *json;   /* owned by the array that it is in; NULL: the line is damaged */
  gint64 number; /* "n" */
} RcJournalRecord;

GArray    *rc_journal_read (const char *path, gsize *length, gboolean *torn);
gboolean   rc_journal_write (const char *path,
                             GArray     *records,
                             guint       first,
                             guint       end,
                             gsize      *length,
                             GError    **error) G_GNUC_WARN_UNUSED_RESULT;
RcJournal *rc_journal_open (const char *path, gsize length, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void     rc_journal_free (RcJournal *self);
gboolean rc_journal_append (RcJournal *self, const char *json, GError **error);
gboolean rc_journal_sync (RcJournal *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcJournal, rc_journal_free)

G_END_DECLS
