/* store.h - a film's folder: opening, saving, the journal, recovery, the lock, media by content
 * hash
 *
 *   NAME.raccord/project.json           the film, written whole, beside, synced, then renamed
 *                project.json.previous  the one before, for when the newest is damaged
 *                journal                one line a record: 8 hex digits of the SHA-256, a space,
 * JSON media/HASH.ext         references, copied in takes/HASH/            see
 * engine/media/take-writer.h cache/                 may be deleted at any time lock held with
 * flock() while the film is open for writing
 *
 * Each record of the document is appended at once and synced within a second; records carry a
 * number "n", and project.json the number it includes ("revision"), so replaying is safe at
 * whatever moment the program died. The journal keeps the history of undo too: it is trimmed on
 * opening, to the records since project.json.previous, or the last 1,000 if these are more.
 * Not while the film is open: its records speak of steps that the open document remembers.
 *
 * Opening never fails because a part is damaged: what cannot be read is set aside beside the file
 * ("project.json.damaged-1", "journal.damaged-1"), the rest opens, and messages() says what
 * happened.
 *
 * Thread: the main thread, but rc_store_import_media() may run on any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/document.h"

G_BEGIN_DECLS

typedef struct _RcStore RcStore;

typedef enum
{
  RC_STORE_WRITE,     /* takes the lock; RC_ERROR_BUSY names who has it */
  RC_STORE_READ_ONLY, /* takes no lock; the document is read-only */
} RcStoreMode;

RcStore *rc_store_create (const char *dir, const char *title, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
RcStore *rc_store_open (const char *dir, RcStoreMode mode, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void rc_store_free (RcStore *self);

RcDocument        *rc_store_get_document (RcStore *self);
const char        *rc_store_get_dir (RcStore *self);
const char *const *rc_store_get_messages (RcStore *self);
gboolean           rc_store_is_saved (RcStore *self);

gboolean rc_store_save (RcStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean rc_store_sync (RcStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean rc_store_save_copy (RcStore *self, const char *dir, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* What went wrong with the journal since it was last asked (a full disk, a folder gone), or NULL.
 * (transfer full). The window shows it as a banner; edits are kept in memory and written when
 * possible. */
char *rc_store_take_trouble (RcStore *self);

/* Copies a file into media/ and returns "HASH.ext", its name there. Errors: those of GIO, naming
 * the file */
char *
rc_store_import_media (const char *dir, const char *path, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
char *rc_store_media_path (const char *dir, const char *media);

/* The project folder that @path is, or is in: "…/FILM.raccord". (transfer full) (nullable) */
char *rc_store_find (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcStore, rc_store_free)

G_END_DECLS
