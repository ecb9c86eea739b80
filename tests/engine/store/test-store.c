/* test-store.c - a film's folder in good times
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "tests/engine/store/place.h"

#include <sys/stat.h>
#include <unistd.h>

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
  g_assert_true (has_message (again, "1 edit that had not been saved was recovered: Change"));
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
  static const PlaceTest tests[] = {
    { "edits-are-there-without-saving", test_edits_are_there_without_saving },
    { "history-outlives-saving-and-closing", test_history_outlives_saving_and_closing },
    { "a-second-writer-is-refused", test_a_second_writer_is_refused },
    { "what-is-no-film-is-said-so", test_what_is_no_film_is_said_so },
    { "an-older-format-is-upgraded", test_an_older_format_is_upgraded },
    { "what-is-too-new-is-left-alone", test_what_is_too_new_is_left_alone },
    { "a-folder-that-cannot-be-written-is-only-read",
      test_a_folder_that_cannot_be_written_is_only_read },
    { "media-stays-in-its-folder", test_media_stays_in_its_folder },
    { "a-newer-format-is-only-read", test_a_newer_format_is_only_read },
    { "long-journals-are-trimmed", test_long_journals_are_trimmed },
    { "a-copy-is-a-film", test_a_copy_is_a_film },
    { "media-that-is-no-file", test_media_that_is_no_file },
  };

  return place_run (&argc, &argv, "/engine/store/", tests, G_N_ELEMENTS (tests));
}
