/* store.c - opening, saving, closing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/store/store.h"

#include "engine/base/error.h"
#include "engine/store/file.h"
#include "engine/store/journal.h"
#include "engine/store/lock.h"
#include "engine/store/recovery.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* An edit is synced to the disk after this many milliseconds at the latest: the promise is a
 * second. */
#define SYNC_AFTER 500

struct _RcStore
{
  char       *dir;
  RcDocument *document;
  RcJournal  *journal; /* NULL when read-only */
  GPtrArray  *messages;
  int         lock;     /* file descriptor, -1 without */
  gint64      last;     /* number of the last record */
  gint64      revision; /* number of the last record that project.json includes */
  guint       sync_timeout;
  GError     *trouble;
};

/* --- journal ------------------------------------------------------------------------------------
 */

static void
note_trouble (RcStore *self, GError *error)
{
  g_clear_error (&self->trouble);
  self->trouble = error;
}

static gboolean
on_sync_timeout (gpointer user_data)
{
  RcStore *self = user_data;
  GError  *error = NULL;

  self->sync_timeout = 0;
  if (!rc_journal_sync (self->journal, &error))
    note_trouble (self, error);
  return G_SOURCE_REMOVE;
}

static void
on_record (RcStore *self, RcJson *record)
{
  cJSON           *json = cJSON_Duplicate (rc_json_value (record), TRUE);
  g_autofree char *text = NULL;
  GError          *error = NULL;

  cJSON_AddNumberToObject (json, "n", (double)++self->last);
  text = rc_json_canonical (json);
  cJSON_Delete (json);
  if (!rc_journal_append (self->journal, text, &error))
    note_trouble (self, error);
  if (self->sync_timeout == 0)
    self->sync_timeout = g_timeout_add (SYNC_AFTER, on_sync_timeout, self);
}

/* --- life ----------------------------------------------------------------------------------------
 */

static RcStore *
store_new (const char *dir)
{
  RcStore *self = g_new0 (RcStore, 1);

  self->dir = g_canonicalize_filename (dir, NULL);
  self->lock = -1;
  self->messages = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * rc_store_free:
 *
 * Writes the journal out and lets go of the lock. Does not save: what is not in project.json is in
 * the journal.
 */
void
rc_store_free (RcStore *self)
{
  if (self->document != NULL && self->journal != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_handle_id (&self->sync_timeout, g_source_remove);
  g_clear_pointer (&self->journal, rc_journal_free);
  rc_lock_release (self->lock);
  g_clear_object (&self->document);
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  g_clear_error (&self->trouble);
  g_free (self->dir);
  g_free (self);
}

static gboolean
start_journal (RcStore *self, gsize length, GError **error)
{
  g_autofree char *path = g_build_filename (self->dir, "journal", NULL);

  self->journal = rc_journal_open (path, length, error);
  if (self->journal == NULL)
    return FALSE;
  g_signal_connect_swapped (self->document, "record", G_CALLBACK (on_record), self);
  return TRUE;
}

static gboolean
is_free (const char *dir, GError **error)
{
  g_autoptr (GDir) opened = g_dir_open (dir, 0, NULL);

  if (!g_file_test (dir, G_FILE_TEST_EXISTS) ||
      (opened != NULL && g_dir_read_name (opened) == NULL))
    return TRUE;
  g_set_error (
      error, RC_ERROR, RC_ERROR_INVALID,
      _ ("“%s” is there already and not empty. Choose another name, or open it if it is a film."),
      dir);
  return FALSE;
}

/**
 * rc_store_create:
 * @dir: a folder that is not there yet, or is empty
 *
 * Errors: RC_ERROR_INVALID if the folder is in use; those of G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): the store of a new film, already on disk
 */
RcStore *
rc_store_create (const char *dir, const char *title, GError **error)
{
  g_autoptr (RcStore) self = store_new (dir);

  if (!is_free (dir, error))
    return NULL;
  if (g_mkdir_with_parents (dir, 0777) != 0)
    {
      rc_file_set_error (error, errno, _ ("make"), dir);
      return NULL;
    }
  self->lock = rc_lock_take (self->dir, error);
  if (self->lock < 0)
    return NULL;
  self->document = rc_document_new ();
  if (!start_journal (self, 0, error))
    return NULL;
  rc_document_begin (self->document, NULL);
  if (!rc_document_set_text (self->document, rc_document_get_project (self->document), "title",
                             title, 0, error))
    {
      rc_document_cancel (self->document);
      return NULL;
    }
  rc_document_end (self->document);
  return rc_store_save (self, error) ? g_steal_pointer (&self) : NULL;
}

/* A folder that cannot be written is opened for reading; one that somebody else writes is refused.
 */
static gboolean
lock (RcStore *self, GError **error)
{
  g_autoptr (GError) refused = NULL;

  self->lock = rc_lock_take (self->dir, &refused);
  if (self->lock >= 0)
    return TRUE;
  if (g_error_matches (refused, RC_ERROR, RC_ERROR_BUSY))
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }
  g_ptr_array_add (
      self->messages,
      g_strdup_printf (
          _ ("The film is open for reading only: %s Save a copy elsewhere to change it."),
          refused->message));
  return TRUE;
}

/**
 * rc_store_open:
 *
 * Errors: RC_ERROR_NOT_FOUND if there is no film; RC_ERROR_BUSY if somebody else has it open for
 * writing; RC_ERROR_UNSUPPORTED if the film is too new to be read at all. Damage is no error:
 * rc_store_get_messages() tells of it.
 *
 * Returns: (transfer full) (nullable)
 */
RcStore *
rc_store_open (const char *dir, RcStoreMode mode, GError **error)
{
  g_autoptr (RcStore) self = store_new (dir);
  RcRecovered         recovered = { 0 };

  if (mode == RC_STORE_WRITE && g_file_test (dir, G_FILE_TEST_IS_DIR) && !lock (self, error))
    return NULL;
  if (!rc_recover (self->dir, self->lock >= 0, self->messages, &recovered, error))
    return NULL;
  self->document = recovered.document;
  self->revision = recovered.revision;
  self->last = recovered.last;
  if (recovered.newer || self->lock < 0)
    {
      rc_document_set_read_only (self->document, TRUE);
      return g_steal_pointer (&self);
    }
  return start_journal (self, recovered.journal_length, error) ? g_steal_pointer (&self) : NULL;
}

RcDocument *
rc_store_get_document (RcStore *self)
{
  return self->document;
}

/** Returns: (transfer none): the film's folder, absolute */
const char *
rc_store_get_dir (RcStore *self)
{
  return self->dir;
}

/** Returns: (transfer none): NULL-terminated: what happened on opening, for people */
const char *const *
rc_store_get_messages (RcStore *self)
{
  if (self->messages->len == 0 ||
      g_ptr_array_index (self->messages, self->messages->len - 1) != NULL)
    g_ptr_array_add (self->messages, NULL);
  return (const char *const *)self->messages->pdata;
}

/** Returns: whether project.json holds all edits; the journal holds them in any case */
gboolean
rc_store_is_saved (RcStore *self)
{
  return self->journal == NULL || self->revision == self->last;
}

char *
rc_store_take_trouble (RcStore *self)
{
  g_autoptr (GError) trouble = g_steal_pointer (&self->trouble);

  return trouble != NULL ? g_strdup (trouble->message) : NULL;
}

/* --- saving
 * --------------------------------------------------------------------------------------- */

static gboolean
may_write (RcStore *self, GError **error)
{
  if (self->journal != NULL)
    return TRUE;
  g_set_error_literal (
      error, RC_ERROR, RC_ERROR_READ_ONLY,
      _ ("This film is open for reading only, so it cannot be saved. Save a copy of it instead."));
  return FALSE;
}

/** Makes all edits so far last through a power cut. Errors: those of G_IO_ERROR, RC_ERROR_READ_ONLY
 */
gboolean
rc_store_sync (RcStore *self, GError **error)
{
  return may_write (self, error) && rc_journal_sync (self->journal, error);
}

static char *
film_to_text (RcStore *self)
{
  cJSON *json = cJSON_CreateObject ();
  char  *text;

  cJSON_AddNumberToObject (json, "format", RC_STORE_FORMAT);
  cJSON_AddStringToObject (json, "program", "Raccord " RC_VERSION);
  cJSON_AddNumberToObject (json, "revision", (double)self->last);
  cJSON_AddItemToObject (json, "project",
                         rc_node_to_json (RC_NODE (rc_document_get_project (self->document))));
  text = rc_json_pretty (json);
  cJSON_Delete (json);
  return text;
}

/* The old project.json becomes project.json.previous; at no moment is there none. */
static void
keep_previous (const char *path)
{
  g_autofree char  *previous = g_strconcat (path, ".previous", NULL);
  g_autofree char  *beside = g_strconcat (previous, ".part", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (beside);

  g_unlink (beside);
  /* some file systems have no second names */
  if (link (path, beside) == 0 ||
      g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, NULL))
    (void)!g_rename (beside, previous);
}

/**
 * rc_store_save:
 *
 * Folds the journal into project.json.
 * Errors: those of G_IO_ERROR, RC_ERROR_READ_ONLY; then project.json is as it was
 */
gboolean
rc_store_save (RcStore *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->dir, "project.json", NULL);
  g_autofree char *text = NULL;

  if (!rc_store_sync (self, error))
    return FALSE;
  text = film_to_text (self);
  keep_previous (path);
  if (!rc_file_write_whole (path, text, strlen (text), error))
    return FALSE;
  self->revision = self->last;
  return TRUE;
}

static gboolean
copy_tree (const char *from, const char *to, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char      *name;

  if (dir == NULL)
    return TRUE; /* a film need not have media or takes */
  if (g_mkdir_with_parents (to, 0777) != 0)
    {
      rc_file_set_error (error, errno, _ ("make"), to);
      return FALSE;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char  *from_path = g_build_filename (from, name, NULL);
      g_autofree char  *to_path = g_build_filename (to, name, NULL);
      g_autoptr (GFile) source = g_file_new_for_path (from_path);
      g_autoptr (GFile) target = g_file_new_for_path (to_path);

      if (g_file_test (from_path, G_FILE_TEST_IS_DIR)
              ? !copy_tree (from_path, to_path, error)
              : !g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rc_store_save_copy:
 * @dir: a folder that is not there yet, or is empty
 *
 * The copy has the film, its media and its takes, and no history. This film stays the open one.
 * Errors: RC_ERROR_INVALID if the folder is in use; those of G_IO_ERROR
 */
gboolean
rc_store_save_copy (RcStore *self, const char *dir, GError **error)
{
  static const char *const folders[] = { "media", "takes" };
  g_autofree char         *path = g_build_filename (dir, "project.json", NULL);
  g_autofree char         *text = film_to_text (self);

  if (!is_free (dir, error))
    return FALSE;
  if (g_mkdir_with_parents (dir, 0777) != 0)
    {
      rc_file_set_error (error, errno, _ ("make"), dir);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *from = g_build_filename (self->dir, folders[i], NULL);
      g_autofree char *to = g_build_filename (dir, folders[i], NULL);

      if (!copy_tree (from, to, error))
        return FALSE;
    }
  return rc_file_write_whole (path, text, strlen (text), error);
}

static gboolean
is_film (const char *folder)
{
  static const char *const names[] = { "project.json", "project.json.previous" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (folder, names[i], NULL);

      if (g_file_test (file, G_FILE_TEST_IS_REGULAR))
        return TRUE;
    }
  return FALSE;
}

char *
rc_store_find (const char *path)
{
  g_autofree char *folder = g_canonicalize_filename (path, NULL);

  for (;;)
    {
      g_autofree char *above = g_path_get_dirname (folder);

      if (is_film (folder))
        return g_steal_pointer (&folder);
      if (strcmp (above, folder) == 0)
        return NULL;
      g_free (folder);
      folder = g_steal_pointer (&above);
    }
}
