/* test-region-operation.c - the word on the button follows what is drawn and written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/document/document.h"
#include "ui/region/region-operation.h"

static void
test_the_word_follows (void)
{
  static const struct
  {
    gboolean    masked;
    const char *prompt;
    const char *word;
  } cases[] = {
    { FALSE, "a red coat", "Render" },
    { TRUE, "a red coat", "Re-render region" },
    { TRUE, "", "Fill" },
    { TRUE, " \n", "Fill" },
    { FALSE, "", "Render" },
    { TRUE, "lit from the left by warm light", "Relight" },
    { TRUE, "add a lamp, lit from the left", "Add" },
    { TRUE, "remove the boat", "Remove" },
    { TRUE, "replace with @Mara", "Replace with @Mara" },
    { TRUE, "replace with a lamp", "Re-render region" },
    { TRUE, "add a lamp", "Add" },
    { TRUE, "@Mara, darker", "Re-render region" },
  };
  g_autoptr (RcDocument) document = rc_document_new ();
  RcProject             *film = rc_document_get_project (document);
  RcNode                *mara = rc_document_add (document, film, RC_TYPE_CHARACTER, -1, NULL);

  g_assert_true (rc_document_set_text (document, mara, "name", "Mara", 0, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *word =
          rc_region_operation_dup_label (cases[i].masked, cases[i].prompt, film);

      g_assert_cmpstr (word, ==, cases[i].word);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/region-operation/the word follows", test_the_word_follows);
  return g_test_run ();
}
