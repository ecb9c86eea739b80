/* journal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/store/journal.h"

#include "engine/base/hash.h"
#include "engine/base/json.h"
#include "engine/store/file.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define CHECK_LENGTH 8

struct _RcJournal
{
  char    *path;
  int      fd;
  gsize    written; /* bytes that are whole in the file */
  GString *waiting; /* lines that are not in the file yet */
  gboolean dirty;   /* not synced */
};

static void
record_clear (gpointer data)
{
  cJSON_Delete (((RcJournalRecord *)data)->json);
}

static void
append_line (GString *out, const char *json)
{
  g_autofree char *hash = rc_hash_text (json);

  g_string_append_len (out, hash, CHECK_LENGTH);
  g_string_append_printf (out, " %s\n", json);
}

/* @line: without its end */
static cJSON *
read_line (const char *line, gsize length)
{
  g_autofree char *hash = NULL;

  if (length <= CHECK_LENGTH + 1 || line[CHECK_LENGTH] != ' ')
    return NULL;
  hash = rc_hash_bytes (line + CHECK_LENGTH + 1, length - CHECK_LENGTH - 1);
  if (strncmp (line, hash, CHECK_LENGTH) != 0)
    return NULL;
  return rc_json_parse (line + CHECK_LENGTH + 1, length - CHECK_LENGTH - 1, "journal", NULL);
}

/**
 * rc_journal_read:
 * @length: (out): how many bytes of the file are whole lines
 * @torn: (out): behind them is the beginning of one that was being written
 *
 * A file that is not there has no records. A line that is damaged is in the result without json.
 *
 * Returns: (transfer full) (element-type RcJournalRecord): one for each whole line
 */
GArray *
rc_journal_read (const char *path, gsize *length, gboolean *torn)
{
  GArray          *records = g_array_new (FALSE, FALSE, sizeof (RcJournalRecord));
  g_autofree char *text = NULL;
  gsize            size = 0;

  g_array_set_clear_func (records, record_clear);
  *length = 0;
  *torn = FALSE;
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) ||
      !g_file_get_contents (path, &text, &size, NULL))
    return records;
  while (*length < size && !*torn)
    {
      const char     *line = text + *length;
      const char     *end = memchr (line, '\n', size - *length);
      RcJournalRecord record = { NULL };

      if (end != NULL)
        record.json = read_line (line, (gsize)(end - line));
      if (record.json == NULL && (end == NULL || end == text + size - 1))
        {
          *torn = TRUE;
          continue;
        }
      if (record.json != NULL)
        record.number = (gint64)rc_json_number_or (record.json, "n", 0);
      g_array_append_val (records, record);
      *length += (gsize)(end - line) + 1;
    }
  return records;
}

/**
 * rc_journal_write:
 * @first: the first of @records that is kept; none of those from there on is damaged
 * @end: the first behind it that is not
 * @length: (out): how long the file is now
 *
 * Writes a journal anew, beside and renamed; not while it is open.
 * Errors: those of G_IO_ERROR; then the journal is as it was
 */
gboolean
rc_journal_write (const char *path,
                  GArray     *records,
                  guint       first,
                  guint       end,
                  gsize      *length,
                  GError    **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    {
      g_autofree char *json = rc_json_canonical (g_array_index (records, RcJournalRecord, i).json);

      append_line (text, json);
    }
  if (!rc_file_write_whole (path, text->str, text->len, error))
    return FALSE;
  *length = text->len;
  return TRUE;
}

/**
 * rc_journal_open:
 * @length: what follows these bytes is cut off
 *
 * Errors: those of G_IO_ERROR
 */
RcJournal *
rc_journal_open (const char *path, gsize length, GError **error)
{
  g_autoptr (RcJournal) self = g_new0 (RcJournal, 1);

  self->path = g_strdup (path);
  self->waiting = g_string_new (NULL);
  self->written = length;
  self->fd = g_open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (self->fd < 0 || ftruncate (self->fd, (off_t)length) != 0)
    {
      rc_file_set_error (error, errno, _ ("write"), path);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/** Writes what still waits, as far as that is possible. */
void
rc_journal_free (RcJournal *self)
{
  if (self->fd >= 0)
    {
      (void)!rc_journal_sync (self, NULL);
      close (self->fd);
    }
  g_string_free (self->waiting, TRUE);
  g_free (self->path);
  g_free (self);
}

static gboolean
flush (RcJournal *self, GError **error)
{
  if (self->waiting->len == 0)
    return TRUE;
  if (lseek (self->fd, (off_t)self->written, SEEK_SET) < 0 ||
      !rc_file_write_all (self->fd, self->waiting->str, self->waiting->len))
    {
      int problem = errno;

      /* Half a line in the file would hide the lines that are written when there is space again. */
      (void)!ftruncate (self->fd, (off_t)self->written);
      rc_file_set_error (error, problem, _ ("write"), self->path);
      return FALSE;
    }
  self->written += self->waiting->len;
  self->dirty = TRUE;
  g_string_truncate (self->waiting, 0);
  return TRUE;
}

/**
 * rc_journal_append:
 * @json: one record, without line breaks
 *
 * The record is in the file, though not yet synced, when this returns TRUE; else it waits in
 * memory. Errors: those of G_IO_ERROR
 */
gboolean
rc_journal_append (RcJournal *self, const char *json, GError **error)
{
  append_line (self->waiting, json);
  return flush (self, error);
}

/** Makes everything last through a power cut. Errors: those of G_IO_ERROR */
gboolean
rc_journal_sync (RcJournal *self, GError **error)
{
  if (!flush (self, error))
    return FALSE;
  if (!self->dirty)
    return TRUE;
  if (fdatasync (self->fd) != 0)
    {
      rc_file_set_error (error, errno, _ ("write"), self->path);
      return FALSE;
    }
  self->dirty = FALSE;
  return TRUE;
}
