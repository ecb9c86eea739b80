/* test-fountain.c - Fountain scripts to elements, and what other files get
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/error.h"
#include "engine/script/fountain.h"

#include <string.h>

static const char *const kind_names[] = {
  "title",      "heading",  "action", "character", "parenthetical", "dialogue",   "lyric",
  "transition", "centered", "note",   "section",   "synopsis",      "page-break",
};

/* "line kind[detail] text" for each element */
static char *
outline (const RcFountain *script)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < script->n_elements; i++)
    {
      const RcFountainElement *element = &script->elements[i];

      g_string_append_printf (out, "%u %s", element->line, kind_names[element->kind]);
      if (*element->detail != '\0')
        g_string_append_printf (out, "[%s]", element->detail);
      if (element->depth > 0)
        g_string_append_printf (out, "#%u", element->depth);
      g_string_append_printf (out, "%s %s\n", element->dual ? "^" : "", element->text);
    }
  return g_string_free (out, FALSE);
}

static void
test_elements (void)
{
  static const struct
  {
    const char *script;
    const char *expected;
  } cases[] = {
    { "Title:\n    _**THE LIGHT**_\nAuthor: A. Writer\n\nINT. ROOM - DAY\n",
      "1 title[title] THE LIGHT\n3 title[author] A. Writer\n5 heading INT. ROOM - DAY\n" },
    { "FADE IN:\n\nEXT. SEA - DAWN #4A#\n\nWaves.\nMore waves.\n",
      "1 transition FADE IN:\n3 heading[4A] EXT. SEA - DAWN\n5 action Waves.\nMore waves.\n" },
    { "MARA\n(softly)\nThere you are.\nAt last.\n\nShe turns.\n",
      "1 character MARA\n2 parenthetical softly\n3 dialogue There you are.\nAt last.\n6 action She "
      "turns.\n" },
    { "MARA (V.O.)\nOne.\n\nTOMAS ^\nTwo.\n",
      "1 character[V.O.] MARA\n2 dialogue One.\n4 character^ TOMAS\n5 dialogue Two.\n" },
    { "@McAvoy\nAye.\n\n!SCANNING THE DARK\nhe waits.\n",
      "1 character McAvoy\n2 dialogue Aye.\n4 action SCANNING THE DARK\nhe waits.\n" },
    { ".FLASHBACK\n\n...and then.\n", "1 heading FLASHBACK\n3 action ...and then.\n" },
    { "He runs.\n\nCUT TO:\n\n> Smash to black.\n\n> THE END <\n",
      "1 action He runs.\n3 transition CUT TO:\n5 transition Smash to black.\n7 centered THE "
      "END\n" },
    { "# Act\n## Part\n= What happens.\n\n===\n\nEnd.\n",
      "1 section#1 Act\n2 section#2 Part\n3 synopsis What happens.\n5 page-break \n7 action "
      "End.\n" },
    { "He waits. [[4s]] Long.\n\n[[a note\nof two lines]]\n\nGone.\n",
      "1 action He waits.  Long.\n1 note 4s\n3 note a note\nof two lines\n6 action Gone.\n" },
    { "One. /* not\nthis\n*/ Two.\n\nThree.\n", "1 action One.\n3 action Two.\n5 action Three.\n" },
    { "~la la\n~la\n\n*One* and **two** and _three_, 2 * 3 * 4, \\*four\\*.\n",
      "1 lyric la la\n2 lyric la\n4 action One and two and three, 2 * 3 * 4, *four*.\n" },
    { "MARA\nFirst.\n  \nSecond.\n\nAction.\n",
      "1 character MARA\n2 dialogue First.\n\nSecond.\n6 action Action.\n" },
    { "CLOSE ON MARA\nHer eyes.\n\nINSERT: LAMP\n\nOVER MARA'S SHOULDER\nThe sea.\n",
      "1 action CLOSE ON MARA\nHer eyes.\n4 action INSERT: LAMP\n6 action OVER MARA'S "
      "SHOULDER\nThe "
      "sea.\n" },
    { "int/ext car - night\n\nI/E VAN - DAY\n\nEST. CITY - DAY\n\nINTO THE DARK\n",
      "1 heading int/ext car - night\n3 heading I/E VAN - DAY\n5 heading EST. CITY - DAY\n7 action "
      "INTO THE DARK\n" },
    { "内景 灯室 - 夜\n\n@玛拉\n（轻声）你来了。\n",
      "1 heading 内景 灯室 - 夜\n3 character 玛拉\n4 dialogue （轻声）你来了。\n" },
    { "\xef\xbb\xbfINT. ROOM - DAY\r\n\r\nOne.\r\nTwo.\r\n",
      "1 heading INT. ROOM - DAY\n3 action One.\nTwo.\n" },
    { "INT. A - DAY\r\rOld Mac.\r", "1 heading INT. A - DAY\n3 action Old Mac.\n" },
    { "A [[forgotten bracket.\n\nB /* forgotten bone.\n",
      "1 action A [[forgotten bracket.\n3 action B /* forgotten bone.\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError)     error = NULL;
      g_autoptr (RcFountain) script =
          rc_fountain_parse (cases[i].script, strlen (cases[i].script), "test", &error);
      g_autofree char *found = NULL;

      g_assert_no_error (error);
      found = outline (script);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *data;
    gsize       length;
    const char *says;
  } cases[] = {
    { "", 0, "is empty" },
    { " \n\t\r\n ", 6, "is empty" },
    { "\xff\xfeI\0N\0", 6, "UTF-16" },
    { "\xfe\xff\0I\0N", 6, "UTF-16" },
    { "INT. \0 ROOM", 11, "NUL bytes" },
    { "INT. CAF\xc9 - DAY", 15, "iconv -f ISO-8859-1" },
    { "%PDF-1.7 x", 10, "is a PDF" },
    { "PK\x03\x04\0\0", 6, "packed document" },
    { "<?xml version=\"1.0\"?><FinalDraft>", 33, "Final Draft" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (rc_fountain_parse (cases[i].data, cases[i].length, "odd.fountain", &error));
      g_assert_error (error, RC_ERROR, RC_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, "“odd.fountain”"));
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/fountain/elements-are-told-apart", test_elements);
  g_test_add_func ("/engine/fountain/what-is-no-script-is-refused-with-a-way-out", test_refused);
  return g_test_run ();
}
