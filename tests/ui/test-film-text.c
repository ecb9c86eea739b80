/* test-film-text.c - the lists of the camera against the kit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/data.h"
#include "engine/base/json.h"
#include "engine/document/document.h"
#include "ui/film-text.h"

/* Every key of the table has a name for people, and every name leads to a key. */
static void
check_terms (const char *file, const RcTerm *terms)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (cJSON)  table = rc_data_load_json (file, &error);
  const cJSON       *entry;

  g_assert_no_error (error);
  cJSON_ArrayForEach (entry, table)
  {
    g_test_message ("%s: %s", file, entry->string);
    g_assert_nonnull (rc_term_find (terms, entry->string));
  }
  for (; terms->id != NULL; terms++)
    g_assert_nonnull (cJSON_GetObjectItemCaseSensitive (table, terms->id));
}

static void
test_lists (void)
{
  check_terms ("kit/sizes.json", rc_size_terms);
  check_terms ("kit/angles.json", rc_angle_terms);
  check_terms ("kit/moves.json", rc_move_terms);
}

/* Names may have spaces, and the longest one that fits is meant. */
static void
test_mentions (void)
{
  static const char *const names[] = { "Halo", "Halo lamp", "Mara & Jon" };
  g_autoptr (GError)       error = NULL;
  g_autoptr (RcDocument)   document = rc_document_new ();
  RcProject               *film = rc_document_get_project (document);
  g_autofree char         *markup = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      RcNode *character = rc_document_add (document, film, RC_TYPE_CHARACTER, -1, &error);

      g_assert_no_error (error);
      g_assert_true (rc_document_set_text (document, character, "name", names[i], 0, &error));
    }
  markup = rc_dup_excerpt_markup (film, "@Halo lamp, @Halo; Mara & Jon\nlook. Halos", 100);
  g_assert_cmpstr (markup, ==,
                   "<b>@Halo lamp</b>, <b>@Halo</b>; <b>Mara &amp; Jon</b> look. Halos");
}

/* A minus, as wide as a figure, not a hyphen. */
static void
test_speeds (void)
{
  g_autofree char *forwards = rc_dup_speed (2), *backwards = rc_dup_speed (-1);

  g_assert_cmpstr (forwards, ==, "2×");
  g_assert_cmpstr (backwards, ==, "−1×");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/film-text/the-lists-of-the-camera-are-those-of-the-kit", test_lists);
  g_test_add_func ("/ui/film-text/mentions-are-whole-names", test_mentions);
  g_test_add_func ("/ui/film-text/speeds-have-a-minus", test_speeds);
  return g_test_run ();
}
