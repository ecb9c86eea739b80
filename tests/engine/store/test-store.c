/* test-store.c - a film's folder through good and bad times
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/store/store.h"

#include <glib/gstdio.h>

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *root;
  char *dir;
} Place;

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
place_set_up (Place *place, gconstpointer data)
{
  place->root = g_dir_make_tmp ("raccord-store-XXXXXX", NULL);
  place->dir = g_build_filename (place->root, "film.raccord", NULL);
}

static void
place_tear_down (Place *place, gconstpointer data)
{
  remove_tree (place->root);
  g_free (place->root);
  g_free (place->dir);
}

static RcStore *
create (Place *place)
{
  g_autoptr (GError) error = NULL;
  RcStore           *store = rc_store_create (place->dir, "Film", &error);

  g_assert_no_error (error);
  return store;
}

static RcStore *
reopen (const char *dir)
{
  g_autoptr (GError) error = NULL;
  RcStore           *store = rc_store_open (dir, RC_STORE_WRITE, &error);

  g_assert_no_error (error);
  return store;
}

static char *
text_of (RcStore *store)
{
  cJSON *json = rc_node_to_json (RC_NODE (rc_document_get_project (rc_store_get_document (store))));
  char  *text = rc_json_canonical (json);

  cJSON_Delete (json);
  return text;
}

static void
set_logline (RcStore *store, const char *text)
{
  RcDocument        *document = rc_store_get_document (store);
  g_autoptr (GError) error = NULL;

  rc_document_set_text (document, rc_document_get_project (document), "logline", text, 0, &error);
  g_assert_no_error (error);
}

static const char *
get_logline (RcStore *store)
{
  return rc_node_get_string (RC_NODE (rc_document_get_project (rc_store_get_document (store))),
                             "logline");
}

static char *
path_in (Place *place, const char *name)
{
  return g_build_filename (place->dir, name, NULL);
}

static gboolean
has_message (RcStore *store, const char *words)
{
  for (const char *const *message = rc_store_get_messages (store); *message != NULL; message++)
    if (strstr (*message, words) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_edits_are_there_without_saving (Place *place, gconstpointer data)
{
  RcStore            *store = create (place);
  g_autoptr (RcStore) again = NULL;

  set_logline (store, "one");
  g_assert_false (rc_store_is_saved (store));
  rc_store_free (store);
  again = reopen (place->dir);
  g_assert_cmpstr (get_logline (again), ==, "one");
  g_assert_true (has_message (again, "recovered"));
}

static void
test_history_outlives_saving_and_closing (Place *place, gconstpointer data)
{
  RcStore            *store = create (place);
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcStore) again = NULL;

  set_logline (store, "one");
  set_logline (store, "two");
  g_assert_true (rc_store_save (store, &error));
  set_logline (store, "three");
  rc_document_undo (rc_store_get_document (store));
  rc_store_free (store);
  again = reopen (place->dir);
  g_assert_cmpstr (get_logline (again), ==, "two");
  g_assert_true (rc_document_redo (rc_store_get_document (again)));
  g_assert_cmpstr (get_logline (again), ==, "three");
  rc_document_undo (rc_store_get_document (again));
  rc_document_undo (rc_store_get_document (again));
  g_assert_cmpstr (get_logline (again), ==, "one");
}

static void
test_a_second_writer_is_refused (Place *place, gconstpointer data)
{
  g_autoptr (RcStore) store = create (place);
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcStore) reader = NULL;
  g_autofree char    *process = g_strdup_printf ("process %d", (int)getpid ());

  g_assert_null (rc_store_open (place->dir, RC_STORE_WRITE, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, process));
  reader = rc_store_open (place->dir, RC_STORE_READ_ONLY, NULL);
  g_assert_true (rc_document_get_read_only (rc_store_get_document (reader)));
}

static void
test_what_is_no_film_is_said_so (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rc_store_open (place->dir, RC_STORE_WRITE, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (rc_store_open (place->root, RC_STORE_READ_ONLY, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_mkdir (place->dir, 0777);
  {
    g_autofree char *file = path_in (place, "holiday.jpg");

    g_file_set_contents (file, "x", 1, NULL);
  }
  g_assert_null (rc_store_create (place->dir, "Film", &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
}

static void
cut_file (const char *path, gsize length)
{
  g_assert_cmpint (truncate (path, (off_t)length), ==, 0);
}

static gsize
size_of (const char *path)
{
  g_autofree char *text = NULL;
  gsize            length = 0;

  g_file_get_contents (path, &text, &length, NULL);
  return length;
}

static void
test_project_cut_in_half_loses_nothing (Place *place, gconstpointer data)
{
  RcStore            *store = create (place);
  g_autofree char    *path = path_in (place, "project.json");
  g_autofree char    *aside = path_in (place, "project.json.damaged-1");
  g_autofree char    *expected = NULL;
  g_autofree char    *found = NULL;
  g_autoptr (RcStore) again = NULL;

  set_logline (store, "one");
  g_assert_true (rc_store_save (store, NULL));
  set_logline (store, "two");
  g_assert_true (rc_store_save (store, NULL));
  set_logline (store, "three");
  expected = text_of (store);
  rc_store_free (store);
  cut_file (path, size_of (path) / 2);
  again = reopen (place->dir);
  found = text_of (again);
  g_assert_cmpstr (found, ==, expected);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_true (has_message (again, "project.json"));
}

static void
test_without_any_project_the_journal_is_enough (Place *place, gconstpointer data)
{
  RcStore            *store = create (place);
  g_autofree char    *path = path_in (place, "project.json");
  g_autofree char    *previous = path_in (place, "project.json.previous");
  g_autoptr (RcStore) again = NULL;

  set_logline (store, "one");
  rc_store_free (store);
  g_file_set_contents (path, "{", 1, NULL);
  g_file_set_contents (previous, "nonsense", -1, NULL);
  again = reopen (place->dir);
  g_assert_cmpstr (get_logline (again), ==, "one");
}

static void
test_a_torn_journal_keeps_all_but_the_torn_line (Place *place, gconstpointer data)
{
  RcStore         *store = create (place);
  g_autofree char *path = path_in (place, "journal");
  gsize            before, after;

  set_logline (store, "one");
  before = size_of (path);
  set_logline (store, "two");
  after = size_of (path);
  rc_store_free (store);
  for (gsize cut = after - 1; cut > before; cut -= 7)
    {
      RcStore *again;

      cut_file (path, cut);
      again = reopen (place->dir);
      g_assert_cmpstr (get_logline (again), ==, "one");
      g_assert_true (has_message (again, "last edit"));
      rc_store_free (again);
      g_assert_cmpuint (size_of (path), ==, before);
      if (cut < before + 8)
        break;
      /* put something torn there again */
      {
        g_autofree char *text = NULL;
        gsize            length;
        GString         *torn;

        g_file_get_contents (path, &text, &length, NULL);
        torn = g_string_new_len (text, (gssize)length);
        for (gsize i = before; i < cut - 1; i++)
          g_string_append_c (torn, 'x');
        g_file_set_contents (path, torn->str, (gssize)torn->len, NULL);
        g_string_free (torn, TRUE);
      }
    }
}

static void
test_damage_inside_the_journal_is_set_aside (Place *place, gconstpointer data)
{
  RcStore            *store = create (place);
  g_autofree char    *path = path_in (place, "journal");
  g_autofree char    *aside = path_in (place, "journal.damaged-1");
  g_autofree char    *text = NULL;
  gsize               whole, length;
  g_autoptr (RcStore) again = NULL;

  set_logline (store, "one");
  whole = size_of (path);
  set_logline (store, "two");
  set_logline (store, "three");
  rc_store_free (store);
  g_file_get_contents (path, &text, &length, NULL);
  text[whole + 20] ^= 1;
  g_file_set_contents (path, text, (gssize)length, NULL);
  again = reopen (place->dir);
  g_assert_cmpstr (get_logline (again), ==, "one");
  g_assert_cmpuint (size_of (aside), ==, length);
  set_logline (again, "four");
  rc_store_free (g_steal_pointer (&again));
  again = reopen (place->dir);
  g_assert_cmpstr (get_logline (again), ==, "four");
}

/* One bad byte in old history costs history, never what was done since the film was saved. */
static void
test_damage_in_old_history_loses_no_edit (Place *place, gconstpointer data)
{
  RcStore            *store = create (place);
  g_autofree char    *path = path_in (place, "journal");
  g_autofree char    *text = NULL;
  gsize               whole, length;
  g_autoptr (RcStore) again = NULL;

  set_logline (store, "one");
  whole = size_of (path);
  set_logline (store, "two");
  set_logline (store, "three");
  g_assert_true (rc_store_save (store, NULL));
  set_logline (store, "four");
  rc_store_free (store);
  g_file_get_contents (path, &text, &length, NULL);
  text[whole + 20] ^= 1;
  g_file_set_contents (path, text, (gssize)length, NULL);
  again = reopen (place->dir);
  g_assert_cmpstr (get_logline (again), ==, "four");
  g_assert_true (has_message (again, "older steps"));
  g_assert_true (rc_document_undo (rc_store_get_document (again)));
  g_assert_true (rc_document_undo (rc_store_get_document (again)));
  g_assert_cmpstr (get_logline (again), ==, "two");
  g_assert_false (rc_document_undo (rc_store_get_document (again)));
  rc_store_free (g_steal_pointer (&again));
  again = reopen (place->dir);
  g_assert_cmpstr (get_logline (again), ==, "two");
  g_assert_false (has_message (again, "damaged"));
}

static void
test_an_older_format_is_upgraded (Place *place, gconstpointer data)
{
  RcStore            *store = create (place);
  g_autofree char    *path = path_in (place, "project.json");
  g_autofree char    *kept = path_in (place, "project.json.format-0");
  g_autofree char    *text = NULL;
  g_autoptr (RcStore) again = NULL;

  rc_store_free (store);
  g_file_set_contents (path, "{\"type\":\"project\",\"title\":\"Old\",\"logline\":\"kept\"}", -1,
                       NULL);
  again = reopen (place->dir);
  g_assert_cmpstr (get_logline (again), ==, "kept");
  g_assert_true (has_message (again, "project.json.format-0"));
  g_assert_true (rc_store_save (again, NULL));
  g_file_get_contents (kept, &text, NULL, NULL);
  g_assert_true (g_str_has_prefix (text, "{\"type\""));
  rc_store_free (g_steal_pointer (&again));
  again = reopen (place->dir);
  g_assert_cmpstr (get_logline (again), ==, "kept");
  g_assert_false (has_message (again, "format"));
}

static void
test_what_is_too_new_is_left_alone (Place *place, gconstpointer data)
{
  RcStore           *store = create (place);
  g_autofree char   *path = path_in (place, "project.json");
  g_autofree char   *aside = path_in (place, "project.json.damaged-1");
  g_autoptr (GError) error = NULL;

  rc_store_free (store);
  g_file_set_contents (path, "{\"format\":9,\"films\":[]}", -1, NULL);
  g_assert_null (rc_store_open (place->dir, RC_STORE_WRITE, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_UNSUPPORTED);
  g_assert_false (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_a_folder_that_cannot_be_written_is_only_read (Place *place, gconstpointer data)
{
  RcStore            *store = create (place);
  g_autoptr (RcStore) again = NULL;
  g_autofree char    *path = path_in (place, "lock");
  gboolean            is_root = geteuid () == 0;

  rc_store_free (store);
  g_assert_cmpint (chmod (place->root, 0755), ==, 0);
  g_assert_cmpint (chmod (path, 0444), ==, 0);
  g_assert_cmpint (chmod (place->dir, 0555), ==, 0);
  /* nothing is forbidden to root */
  if (is_root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  again = reopen (place->dir);
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (chmod (place->dir, 0755), ==, 0);
  g_assert_true (rc_document_get_read_only (rc_store_get_document (again)));
  g_assert_true (has_message (again, "reading only"));
}

static void
test_media_stays_in_its_folder (Place *place, gconstpointer data)
{
  g_autofree char *path = rc_store_media_path (place->dir, "../../../etc/passwd");
  g_autofree char *expected = path_in (place, "media/passwd");

  g_assert_cmpstr (path, ==, expected);
}

static void
test_a_newer_format_is_only_read (Place *place, gconstpointer data)
{
  RcStore            *store = create (place);
  g_autofree char    *path = path_in (place, "project.json");
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcStore) again = NULL;
  g_autofree char    *text = NULL;

  rc_store_free (store);
  g_file_set_contents (
      path,
      "{\"format\":7,\"revision\":1,\"project\":{\"type\":\"project\",\"title\":\"New\","
      "\"dimension\":4}}",
      -1, NULL);
  again = reopen (place->dir);
  g_assert_true (rc_document_get_read_only (rc_store_get_document (again)));
  g_assert_true (has_message (again, "newer"));
  g_assert_false (rc_store_save (again, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_READ_ONLY);
  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_nonnull (strstr (text, "dimension"));
}

/* A limit on file sizes stands in for a full disk: the same short writes and errors. */
static void
limit_files (rlim_t bytes)
{
  struct rlimit limit = { bytes, RLIM_INFINITY };

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_a_full_disk_loses_nothing (Place *place, gconstpointer data)
{
  RcStore            *store = create (place);
  g_autofree char    *journal = path_in (place, "journal");
  g_autofree char    *trouble = NULL;
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcStore) again = NULL;
  g_autofree char    *long_text = g_strnfill (3000, 'x');

  set_logline (store, "one");
  limit_files (size_of (journal) + 100);
  set_logline (store, long_text);
  trouble = rc_store_take_trouble (store);
  g_assert_nonnull (trouble);
  g_assert_nonnull (strstr (trouble, "disk is full"));
  g_assert_null (rc_store_take_trouble (store));
  g_assert_false (rc_store_save (store, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  limit_files (RLIM_INFINITY);
  set_logline (store, "three");
  g_assert_true (rc_store_sync (store, NULL));
  rc_store_free (store);
  again = reopen (place->dir);
  g_assert_cmpstr (get_logline (again), ==, "three");
  rc_document_undo (rc_store_get_document (again));
  g_assert_cmpstr (get_logline (again), ==, long_text);
}

static void
test_long_journals_are_trimmed (Place *place, gconstpointer data)
{
  RcStore            *store = create (place);
  g_autofree char    *journal = path_in (place, "journal");
  g_autoptr (RcStore) again = NULL;
  gsize               before;

  for (int i = 0; i < 2500; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", i);

      set_logline (store, text);
    }
  g_assert_true (rc_store_save (store, NULL));
  before = size_of (journal);
  set_logline (store, "last");
  g_assert_true (rc_store_save (store, NULL));
  /* What the open document remembers can still be undone, and be done again after a crash. */
  for (int i = 0; i < 1500; i++)
    g_assert_true (rc_document_undo (rc_store_get_document (store)));
  before = size_of (journal);
  rc_store_free (store);
  store = reopen (place->dir);
  g_assert_cmpuint (size_of (journal), <, before);
  g_assert_cmpstr (get_logline (store), ==, "1000");
  for (int i = 0; i < 1500; i++)
    g_assert_true (rc_document_redo (rc_store_get_document (store)));
  rc_store_free (store);
  again = reopen (place->dir);
  for (int i = 2499; i > 2450; i--)
    {
      g_autofree char *text = g_strdup_printf ("%d", i);

      g_assert_true (rc_document_undo (rc_store_get_document (again)));
      g_assert_cmpstr (get_logline (again), ==, text);
    }
}

/* The child tells of every edit once it is done; then it is killed in the middle of things. */
static void
edit_for_ever (const char *dir, int pipe_end)
{
  RcStore *store = rc_store_open (dir, RC_STORE_WRITE, NULL);

  for (int i = atoi (get_logline (store)) + 1;; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", i);

      set_logline (store, text);
      if (i % 7 == 0 && !rc_store_save (store, NULL))
        _exit (1);
      if (write (pipe_end, &i, sizeof i) != sizeof i)
        _exit (1);
    }
}

static void
test_killed_fifty_times_every_reported_edit_is_there (Place *place, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  rc_store_free (create (place));
  for (int round = 0; round < 50; round++)
    {
      int      ends[2], reported = 0, value, status;
      pid_t    child;
      RcStore *store;

      g_assert_cmpint (pipe (ends), ==, 0);
      child = fork ();
      if (child == 0)
        edit_for_ever (place->dir, ends[1]);
      close (ends[1]);
      g_usleep (g_rand_int_range (rand, 1000, 30000));
      kill (child, SIGKILL);
      while (read (ends[0], &value, sizeof value) == sizeof value)
        reported = value;
      close (ends[0]);
      waitpid (child, &status, 0);
      g_assert_true (WIFSIGNALED (status));
      store = reopen (place->dir);
      if (reported > 0)
        {
          g_assert_cmpint (atoi (get_logline (store)), >=, reported);
          g_assert_cmpint (atoi (get_logline (store)), <=, reported + 1);
        }
      rc_store_free (store);
    }
}

static void
test_a_copy_is_a_film (Place *place, gconstpointer data)
{
  RcStore            *store = create (place);
  g_autofree char    *file = g_build_filename (place->root, "Mara.PNG", NULL);
  g_autofree char    *to = g_build_filename (place->root, "copy.raccord", NULL);
  g_autofree char    *media = NULL;
  g_autofree char    *again_media = NULL;
  g_autofree char    *path = NULL;
  g_autofree char    *found = NULL;
  g_autoptr (GError)  error = NULL;
  g_autoptr (RcStore) copy = NULL;

  g_file_set_contents (file, "picture", -1, NULL);
  media = rc_store_import_media (place->dir, file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (media, ".png"));
  again_media = rc_store_import_media (place->dir, file, NULL, &error);
  g_assert_cmpstr (again_media, ==, media);
  set_logline (store, "one");
  g_assert_true (rc_store_save_copy (store, to, &error));
  g_assert_no_error (error);
  g_assert_false (rc_store_save_copy (store, to, &error));
  g_assert_error (error, RC_ERROR, RC_ERROR_INVALID);
  rc_store_free (store);
  copy = reopen (to);
  g_assert_cmpstr (get_logline (copy), ==, "one");
  path = rc_store_media_path (to, media);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  found = rc_store_find (path);
  g_assert_cmpstr (found, ==, to);
}

static void
test_media_that_is_no_file (Place *place, gconstpointer data)
{
  g_autofree char *empty = g_build_filename (place->root, "empty.png", NULL);
  const char      *paths[] = { empty, place->root, "/dev/null", "/nowhere/at/all.png" };

  g_file_set_contents (empty, "", 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (rc_store_import_media (place->dir, paths[i], NULL, &error));
      g_assert_nonnull (strstr (error->message, paths[i]));
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Place *place, gconstpointer data);
  } tests[] = {
    { "edits-are-there-without-saving", test_edits_are_there_without_saving },
    { "history-outlives-saving-and-closing", test_history_outlives_saving_and_closing },
    { "a-second-writer-is-refused", test_a_second_writer_is_refused },
    { "what-is-no-film-is-said-so", test_what_is_no_film_is_said_so },
    { "project-cut-in-half-loses-nothing", test_project_cut_in_half_loses_nothing },
    { "without-any-project-the-journal-is-enough", test_without_any_project_the_journal_is_enough },
    { "a-torn-journal-keeps-all-but-the-torn-line",
      test_a_torn_journal_keeps_all_but_the_torn_line },
    { "damage-inside-the-journal-is-set-aside", test_damage_inside_the_journal_is_set_aside },
    { "damage-in-old-history-loses-no-edit", test_damage_in_old_history_loses_no_edit },
    { "an-older-format-is-upgraded", test_an_older_format_is_upgraded },
    { "what-is-too-new-is-left-alone", test_what_is_too_new_is_left_alone },
    { "a-folder-that-cannot-be-written-is-only-read",
      test_a_folder_that_cannot_be_written_is_only_read },
    { "media-stays-in-its-folder", test_media_stays_in_its_folder },
    { "a-newer-format-is-only-read", test_a_newer_format_is_only_read },
    { "a-full-disk-loses-nothing", test_a_full_disk_loses_nothing },
    { "long-journals-are-trimmed", test_long_journals_are_trimmed },
    { "killed-fifty-times-every-reported-edit-is-there",
      test_killed_fifty_times_every_reported_edit_is_there },
    { "a-copy-is-a-film", test_a_copy_is_a_film },
    { "media-that-is-no-file", test_media_that_is_no_file },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/engine/store/", tests[i].path, NULL);

      g_test_add (path, Place, NULL, place_set_up, tests[i].test, place_tear_down);
    }
  return g_test_run ();
}
