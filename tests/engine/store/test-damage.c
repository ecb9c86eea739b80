/* test-damage.c - what is damaged, full or killed loses nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/store/place.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void
cut_file (const char *path, gsize length)
{
  g_assert_cmpint (truncate (path, (off_t)length), ==, 0);
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

int
main (int argc, char **argv)
{
  static const PlaceTest tests[] = {
    { "project-cut-in-half-loses-nothing", test_project_cut_in_half_loses_nothing },
    { "without-any-project-the-journal-is-enough", test_without_any_project_the_journal_is_enough },
    { "a-torn-journal-keeps-all-but-the-torn-line",
      test_a_torn_journal_keeps_all_but_the_torn_line },
    { "damage-inside-the-journal-is-set-aside", test_damage_inside_the_journal_is_set_aside },
    { "damage-in-old-history-loses-no-edit", test_damage_in_old_history_loses_no_edit },
    { "a-full-disk-loses-nothing", test_a_full_disk_loses_nothing },
    { "killed-fifty-times-every-reported-edit-is-there",
      test_killed_fifty_times_every_reported_edit_is_there },
  };

  return place_run (&argc, &argv, "/engine/store/damage/", tests, G_N_ELEMENTS (tests));
}
