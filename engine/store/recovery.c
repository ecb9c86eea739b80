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

/* The journal keeps at least this much history, and is trimmed when it has twice as much. */
#define KEEP_RECORDS 1000
/* Names of steps in a message. */
#define NAMES_MOST   3

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

/* Steps from older formats to today's, in place; @json is what the file holds. */

/* Format 0 is the film's node by itself, as “raccord-cli show --json” prints it. */
static void
upgrade_from_0 (cJSON **json)
{
  cJSON *whole = cJSON_CreateObject ();

  cJSON_AddNumberToObject (whole, "format", 1);
  cJSON_AddItemToObject (whole, "project", *json);
  *json = whole;
}

static void (*const upgrades[]) (cJSON **json) = { upgrade_from_0 };

G_STATIC_ASSERT (G_N_ELEMENTS (upgrades) == RC_STORE_FORMAT);

static void
upgrade (const char *path, cJSON **json, int format, gboolean may_write, GPtrArray *messages)
{
  g_autofree char  *copy = g_strdup_printf ("%s.format-%d", path, format);
  g_autofree char  *name = g_path_get_basename (copy);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (copy);

  for (int i = format; i < RC_STORE_FORMAT; i++)
    upgrades[i](json);
  if (may_write && (g_file_test (copy, G_FILE_TEST_EXISTS) ||
                    g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL)))
    say (messages,
         _ ("This film was in an older format, which saving will bring up to date; the file as it "
            "was is kept as “%s”."),
         name);
}

/* Returns: the format of @json, -1 if it tells none */
static int
format_of (const cJSON *json)
{
  double format = rc_json_number_or (json, "format", -1);

  if (cJSON_GetObjectItemCaseSensitive (json, "format") == NULL &&
      strcmp (rc_json_string_or (json, "type", ""), "project") == 0)
    return 0;
  return format >= 0 && format < G_MAXINT ? (int)format : -1;
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
  int                   format = json != NULL ? format_of (json) : -1;

  if (json == NULL)
    return NULL;
  if (format > RC_STORE_FORMAT)
    {
      result->newer = TRUE;
      say (messages,
           _ ("This film was made by a newer version of Raccord (format %d, this one knows %d), so "
              "it is open for reading only. Update Raccord to change it."),
           format, RC_STORE_FORMAT);
    }
  else if (format >= 0 && format < RC_STORE_FORMAT)
    upgrade (path, &json, format, may_write, messages);
  node = rc_node_from_json (cJSON_GetObjectItemCaseSensitive (json, "project"), "project.json",
                            problems, error);
  if (node == NULL)
    return NULL;
  if (format < 0 || !RC_IS_PROJECT (node))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s is damaged: there is no film in it"),
                   path);
      return NULL;
    }
  result->revision = (gint64)rc_json_number_or (json, "revision", 0);
  if (!result->newer)
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
  gboolean           torn;
  gsize              length;

  cJSON_AddStringToObject (json, "type", "project");
  records = rc_journal_read (path, &length, &torn);
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
      if (result->newer)
        return NULL;
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        {
          set_aside (path, may_write, error->message, messages);
          damaged = TRUE;
        }
    }
  say (messages,
       _ ("No readable copy of the film was found: it was put together from the journal alone."));
  result->revision = 0;
  result->lost = TRUE;
  return project_from_journal (dir);
}

/* --- the journal --------------------------------------------------------------------------------
 */

static void
keep_journal (const char *path, gboolean may_write, gboolean edits_lost, GPtrArray *messages)
{
  g_autofree char  *copy = rc_file_free_name (path, "damaged");
  g_autofree char  *name = g_path_get_basename (copy);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (copy);

  say (messages,
       edits_lost ? _ ("The journal is damaged; what follows the damage could not be done again.")
                  : _ ("The journal is damaged: the film is whole, but older steps cannot be "
                       "undone."));
  if (may_write && g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL))
    say (messages, _ ("The journal as it was is kept as “%s”."), name);
}

/* The records of @records that can be used: a run whose numbers have no gap. */
typedef struct
{
  GArray *records;
  guint   first, end;
} Run;

static RcJournalRecord *
record_at (const Run *run, guint i)
{
  return &g_array_index (run->records, RcJournalRecord, i);
}

static gboolean
follows (const Run *run, guint i)
{
  return record_at (run, i)->json != NULL && record_at (run, i - 1)->json != NULL &&
         record_at (run, i)->number == record_at (run, i - 1)->number + 1;
}

/* The run that meets what project.json includes: those before are history, those behind are to be
 * done again. What is on the other side of a gap fits neither. */
static void
find_run (Run *run, const RcRecovered *result)
{
  guint n = run->records->len, anchor = 0;

  while (anchor < n && (record_at (run, anchor)->json == NULL ||
                        (!result->lost && record_at (run, anchor)->number != result->revision &&
                         record_at (run, anchor)->number != result->revision + 1)))
    anchor++;
  run->first = anchor;
  run->end = MIN (anchor + 1, n);
  if (anchor == n)
    return;
  while (run->first > 0 && follows (run, run->first))
    run->first--;
  while (run->end < n && follows (run, run->end))
    run->end++;
}

static gint64
previous_revision (const char *dir)
{
  g_autofree char  *path = g_build_filename (dir, "project.json.previous", NULL);
  g_autoptr (cJSON) json = rc_json_load (path, NULL);

  return json != NULL ? (gint64)rc_json_number_or (json, "revision", 0) : 0;
}

/* Steps that must be there to be undone and redone by the records behind a place in the journal. */
typedef struct
{
  guint undo, redo;
} Needs;

/* Goes one record back. */
static void
needs_before (Needs *needs, const cJSON *record)
{
  if (cJSON_HasObjectItem (record, "undo"))
    *needs = (Needs){ needs->undo + 1, needs->redo - (needs->redo > 0) };
  else if (cJSON_HasObjectItem (record, "redo"))
    *needs = (Needs){ needs->undo - (needs->undo > 0), needs->redo + 1 };
  else if (!rc_json_bool_or (record, "merge", FALSE) && !rc_json_bool_or (record, "silent", FALSE))
    *needs = (Needs){ needs->undo - (needs->undo > 0), 0 };
}

/* Old history is left out; never a record that project.json.previous would need, a step that is
 * undone or redone later, nor one that others were merged into. */
static void
trim (Run *run, const char *dir)
{
  gint64 needed;
  Needs  needs = { 0, 0 };

  if (run->end - run->first <= 2 * KEEP_RECORDS)
    return;
  needed = previous_revision (dir) + 1;
  for (guint i = run->end; i-- > run->first;)
    {
      RcJournalRecord *record = record_at (run, i);

      needs_before (&needs, record->json);
      if (run->end - i >= KEEP_RECORDS && record->number <= needed && needs.undo == 0 &&
          needs.redo == 0 && !rc_json_bool_or (record->json, "merge", FALSE))
        {
          run->first = i;
          return;
        }
    }
}

/* The name of the step that @record began; NULL: it was none, or only another key of the last one
 */
static const char *
step_name (const cJSON *record)
{
  const cJSON *step = cJSON_GetObjectItemCaseSensitive (record, "do");
  const char  *name = rc_json_string_or (step, "name", "");

  return *name == '\0' || rc_json_bool_or (record, "merge", FALSE) ? NULL : name;
}

static void
move_last (GPtrArray *from, GPtrArray *to)
{
  if (from->len > 0)
    g_ptr_array_add (to, g_ptr_array_steal_index (from, from->len - 1));
}

/* @names: what was done and not undone, @undone: what was. */
static void
list_step (const cJSON *json, GPtrArray *names, GPtrArray *undone)
{
  if (cJSON_GetObjectItemCaseSensitive (json, "undo") != NULL)
    move_last (names, undone);
  else if (cJSON_GetObjectItemCaseSensitive (json, "redo") != NULL)
    move_last (undone, names);
  else if (step_name (json) != NULL)
    g_ptr_array_add (names, (gpointer)step_name (json));
}

/* @names: of the steps that were done again. Returns: how many edits that project.json does not
 * include were */
static guint
replay (Run *run, RcRecovered *result, GPtrArray *names)
{
  g_autoptr (GPtrArray) undone = g_ptr_array_new ();
  guint                 recovered = 0;

  for (guint i = run->first; i < run->end; i++)
    {
      RcJournalRecord *record = record_at (run, i);
      gboolean         applied = record->number <= result->revision && !result->lost;
      g_autofree char *where =
          g_strdup_printf ("journal, record %" G_GINT64_FORMAT, record->number);

      if (rc_document_replay (result->document, record->json, applied, where, NULL))
        recovered += !applied;
      else if (!applied)
        run->end = i;
      if (!applied && run->end != i)
        list_step (record->json, names, undone);
    }
  return recovered;
}

/* (transfer full): the last of them, the newest first */
static char *
dup_list (GPtrArray *names)
{
  /* Translators: between the names of steps */
  const char *comma = C_ ("list", ", ");
  GString    *list = g_string_new (NULL);

  for (guint i = 0; i < MIN (names->len, NAMES_MOST); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? comma : "",
                            (const char *)g_ptr_array_index (names, names->len - 1 - i));
  if (names->len > NAMES_MOST)
    g_string_append_printf (list, "%s…", comma);
  return g_string_free (list, FALSE);
}

static void
say_recovered (guint recovered, gboolean torn, GPtrArray *names, GPtrArray *messages)
{
  g_autofree char *list = dup_list (names);

  if (torn)
    say (messages,
         _ ("The program ended while the last edit was being written; that one edit is missing."));
  if (recovered > 0 && names->len == 0)
    say (messages,
         g_dngettext (GETTEXT_PACKAGE, "%u edit that had not been saved was recovered.",
                      "%u edits that had not been saved were recovered.", recovered),
         recovered);
  else if (recovered > 0)
    say (messages,
         /* Translators: %s are names of steps, the newest first: "Add Shot, Move Shot 3B, …" */
         g_dngettext (GETTEXT_PACKAGE, "%u edit that had not been saved was recovered: %s",
                      "%u edits that had not been saved were recovered: %s", names->len),
         names->len, list);
}

static void
replay_journal (const char *dir, gboolean may_write, GPtrArray *messages, RcRecovered *result)
{
  g_autofree char      *path = g_build_filename (dir, "journal", NULL);
  gboolean              torn;
  g_autoptr (GArray)    records = rc_journal_read (path, &result->journal_length, &torn);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  Run                   run = { records, 0, 0 };
  guint                 recovered, found;

  find_run (&run, result);
  found = run.first;
  if (may_write)
    trim (&run, dir);
  recovered = replay (&run, result, names);
  result->last = result->revision;
  if (run.end > run.first)
    result->last = MAX (result->last, record_at (&run, run.end - 1)->number);
  if (found > 0 || run.end < records->len)
    keep_journal (path, may_write, run.end < records->len, messages);
  if (may_write && (run.first > 0 || run.end < records->len) &&
      !rc_journal_write (path, records, run.first, run.end, &result->journal_length, NULL))
    say (messages, _ ("The journal could not be put in order; free some space and open the film "
                      "again."));
  /* Who only looks in may find the film of somebody who is still at work on it. */
  if (may_write)
    say_recovered (recovered, torn, names, messages);
}

/**
 * rc_recover:
 * @messages: (element-type utf8): takes what happened, for people
 * @result: (out): its document and records are the caller's
 *
 * Errors: RC_ERROR_NOT_FOUND if @dir is no film, RC_ERROR_UNSUPPORTED if it is too new to be read
 * at all; damage is no error
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
  if (project == NULL)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED,
                   _ ("“%s” was made by a newer version of Raccord, and this one cannot read it. "
                      "Update Raccord to open it."),
                   dir);
      return FALSE;
    }
  result->document = rc_document_new_for_project (project);
  replay_journal (dir, may_write && !result->newer, messages, result);
  return TRUE;
}
