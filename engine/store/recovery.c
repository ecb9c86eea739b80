/* recovery.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/store/recovery.h"

#include "engine/base/error.h"
#include "engine/base/json.h"
#include "engine/store/file.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static void G_GNUC_PRINTF (2, 3) say (GPtrArray *messages, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (messages, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static gboolean
exists (const char *dir, const char *name)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
check_folder (const char *dir, GError **error)
{
  if (!g_file_test (dir, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                   _ ("There is no film at “%s”: no such folder."), dir);
      return FALSE;
    }
  if (exists (dir, "project.json") || exists (dir, "project.json.previous") ||
      exists (dir, "journal"))
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
               _ ("“%s” is not a film: it has no project.json. Make a film with “raccord-cli new”, "
                  "or in the window."),
               dir);
  return FALSE;
}

/* --- project.json ------------------------------------------------------------------------------
 */

/* What had to be left out inside a file that could be read on the whole. */
static void
say_problems (const char *path, gboolean may_write, GPtrArray *problems, GPtrArray *messages)
{
  g_autofree char  *copy = rc_file_free_name (path, "damaged");
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (copy);
  g_autofree char  *name = g_path_get_basename (copy);

  if (problems->len == 0)
    return;
  for (guint i = 0; i < MIN (problems->len, 5); i++)
    say (messages, "%s", (const char *)g_ptr_array_index (problems, i));
  if (may_write && g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL))
    say (messages,
         _ ("%u parts of the film could not be read and were left out; the file as it was is kept "
            "as “%s”."),
         problems->len, name);
}

static RcProject *
read_project (const char  *path,
              gboolean     may_write,
              GPtrArray   *messages,
              RcRecovered *result,
              GError     **error)
{
  g_autoptr (cJSON)     json = rc_json_load (path, error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RcNode)    node = NULL;
  double                format = 0;

  if (json == NULL || !rc_json_get_number (json, "format", path, &format, error))
    return NULL;
  node = rc_node_from_json (cJSON_GetObjectItemCaseSensitive (json, "project"), "project.json",
                            problems, error);
  if (node == NULL)
    return NULL;
  if (!RC_IS_PROJECT (node))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s is damaged: there is no film in it"),
                   path);
      return NULL;
    }
  result->newer = format > RC_STORE_FORMAT;
  result->revision = (gint64)rc_json_number_or (json, "revision", 0);
  if (result->newer)
    say (messages,
         _ ("This film was made by a newer version of Raccord (format %g, this one knows %d), so "
            "it is open for "
            "reading only. Update Raccord to change it."),
         format, RC_STORE_FORMAT);
  else
    say_problems (path, may_write, problems, messages);
  return RC_PROJECT (g_steal_pointer (&node));
}

static void
set_aside (const char *path, gboolean may_write, const char *why, GPtrArray *messages)
{
  g_autofree char *aside = NULL;
  g_autofree char *name = g_path_get_basename (path);

  if (may_write && rc_file_set_aside (path, &aside, NULL))
    say (messages, _ ("“%s” could not be read (%s); it is kept as “%s”."), name, why, aside);
  else
    say (messages, _ ("“%s” could not be read (%s)."), name, why);
}

/* An empty film with the id that the journal's edits know it by. */
static RcProject *
project_from_journal (const char *dir)
{
  g_autofree char   *path = g_build_filename (dir, "journal", NULL);
  g_autoptr (cJSON)  json = cJSON_CreateObject ();
  g_autoptr (GArray) records = NULL;
  gboolean           damaged, torn;
  gsize              length;

  cJSON_AddStringToObject (json, "type", "project");
  records = rc_journal_read (path, &length, &damaged, &torn);
  for (guint i = 0; i < records->len; i++)
    {
      const cJSON *record = g_array_index (records, RcJournalRecord, i).json;
      const cJSON *step = cJSON_GetObjectItemCaseSensitive (record, "do");
      const cJSON *edit;

      cJSON_ArrayForEach (edit, cJSON_GetObjectItemCaseSensitive (step, "edits"))
      {
        const char *id = rc_json_string_or (edit, "node", NULL);

        if (id == NULL || strcmp (rc_json_string_or (edit, "type", ""), "project") != 0)
          continue;
        cJSON_AddStringToObject (json, "id", id);
        return RC_PROJECT (rc_node_from_json (json, "journal", NULL, NULL));
      }
    }
  return g_object_new (RC_TYPE_PROJECT, NULL);
}

static RcProject *
find_project (const char *dir, gboolean may_write, GPtrArray *messages, RcRecovered *result)
{
  static const char *const names[] = { "project.json", "project.json.previous" };
  gboolean                 damaged = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char   *path = g_build_filename (dir, names[i], NULL);
      g_autoptr (GError) error = NULL;
      RcProject         *project = read_project (path, may_write, messages, result, &error);

      if (project != NULL)
        {
          if (damaged)
            say (messages,
                 _ ("The film was put together again from the last good copy and the journal."));
          return project;
        }
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        {
          set_aside (path, may_write, error->message, messages);
          damaged = TRUE;
        }
    }
  say (messages,
       _ ("No readable copy of the film was found: it was put together from the journal alone."));
  result->revision = 0;
  return project_from_journal (dir);
}

/* --- the journal --------------------------------------------------------------------------------
 */

static void
keep_journal (const char *path, gboolean may_write, GPtrArray *messages)
{
  g_autofree char  *copy = rc_file_free_name (path, "damaged");
  g_autofree char  *name = g_path_get_basename (copy);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (copy);

  if (may_write && g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL))
    say (messages,
         _ ("The journal is damaged; what follows the damage could not be done again. It is kept "
            "as “%s”."),
         name);
  else
    say (messages, _ ("The journal is damaged; what follows the damage could not be done again."));
}

static gsize
length_of (GArray *records, guint n)
{
  gsize length = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *json = rc_json_canonical (g_array_index (records, RcJournalRecord, i).json);

      length += strlen (json) + 10; /* eight digits, a space, a line break */
    }
  return length;
}

/* Returns: how many records did what they say */
static guint
replay (RcRecovered *result, guint *recovered)
{
  guint i;

  for (i = 0; i < result->records->len; i++)
    {
      RcJournalRecord *record = &g_array_index (result->records, RcJournalRecord, i);
      g_autofree char *where =
          g_strdup_printf ("journal, record %" G_GINT64_FORMAT, record->number);
      gboolean applied = record->number <= result->revision;

      if (!rc_document_replay (result->document, record->json, applied, where, NULL))
        break;
      *recovered += !applied;
    }
  return i;
}

static void
replay_journal (const char *dir, gboolean may_write, GPtrArray *messages, RcRecovered *result)
{
  g_autofree char *path = g_build_filename (dir, "journal", NULL);
  gboolean         damaged, torn;
  guint            good, recovered = 0;

  result->records = rc_journal_read (path, &result->journal_length, &damaged, &torn);
  good = replay (result, &recovered);
  if (good < result->records->len)
    {
      damaged = TRUE;
      torn = FALSE;
      result->journal_length = length_of (result->records, good);
      g_array_set_size (result->records, good);
    }
  if (damaged && !torn)
    keep_journal (path, may_write, messages);
  else if (torn && may_write)
    say (messages,
         _ ("The program ended while the last edit was being written; that one edit is missing."));
  /* Who only looks in may find the film of somebody who is still at work on it. */
  if (recovered > 0 && may_write)
    say (messages,
         g_dngettext (GETTEXT_PACKAGE, "%u edit that had not been saved was recovered.",
                      "%u edits that had not been saved were recovered.", recovered),
         recovered);
  result->last = result->revision;
  if (result->records->len > 0)
    result->last =
        MAX (result->last,
             g_array_index (result->records, RcJournalRecord, result->records->len - 1).number);
}

/**
 * rc_recover:
 * @messages: (element-type utf8): takes what happened, for people
 * @result: (out): its document and records are the caller's
 *
 * Errors: RC_ERROR_NOT_FOUND if @dir is no film; damage is no error
 */
gboolean
rc_recover (const char  *dir,
            gboolean     may_write,
            GPtrArray   *messages,
            RcRecovered *result,
            GError     **error)
{
  g_autoptr (RcProject) project = NULL;

  if (!check_folder (dir, error))
    return FALSE;
  project = find_project (dir, may_write, messages, result);
  result->document = rc_document_new_for_project (project);
  replay_journal (dir, may_write && !result->newer, messages, result);
  return TRUE;
}
