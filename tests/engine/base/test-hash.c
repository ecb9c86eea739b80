/* test-hash.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/hash.h"

#include <glib/gstdio.h>
#include <string.h>

/* FIPS 180-4's own examples: the empty message, and "abc". */
#define NOTHING "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define ABC     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static void
test_is_sha_256 (void)
{
  g_autofree char *nothing = rc_hash_text ("");
  g_autofree char *abc = rc_hash_text ("abc");
  g_autofree char *bytes = rc_hash_bytes ("abcdef", 3);

  g_assert_cmpstr (nothing, ==, NOTHING);
  g_assert_cmpstr (abc, ==, ABC);
  g_assert_cmpstr (bytes, ==, ABC);
}

static void
test_reads_files_longer_than_a_block (void)
{
  const gsize        length = (3 << 20) + 17;
  g_autofree char   *dir = g_dir_make_tmp ("raccord-hash-XXXXXX", NULL);
  g_autofree char   *path = g_build_filename (dir, "long", NULL);
  g_autofree char   *content = g_malloc (length);
  g_autofree char   *expected = NULL;
  g_autofree char   *hash = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < length; i++)
    content[i] = (char)(i * 31 + i / 4099);
  g_assert_true (g_file_set_contents (path, content, (gssize)length, NULL));
  expected = rc_hash_bytes (content, length);
  hash = rc_hash_file (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hash, ==, expected);
  g_unlink (path);
  g_rmdir (dir);
}

static void
test_says_that_a_file_is_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rc_hash_file ("/nonexistent/coat.png", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "coat.png"));
}

static void
test_stops_when_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (rc_hash_file ("/proc/self/exe", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/hash/is-sha-256", test_is_sha_256);
  g_test_add_func ("/engine/hash/reads-files-longer-than-a-block",
                   test_reads_files_longer_than_a_block);
  g_test_add_func ("/engine/hash/says-that-a-file-is-missing", test_says_that_a_file_is_missing);
  g_test_add_func ("/engine/hash/stops-when-cancelled", test_stops_when_cancelled);
  return g_test_run ();
}
