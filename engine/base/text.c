/* text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"

/* Scripts that are written without spaces: there each character counts as a word, as writers'
 * programs count them. */
static gboolean
is_unspaced (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
         script == G_UNICODE_SCRIPT_KATAKANA || script == G_UNICODE_SCRIPT_THAI;
}

/**
 * rc_text_count_words:
 * @text: UTF-8; bytes that are none count as nothing
 *
 * A word is a run of letters and digits with what joins them ("don't", "push-in"); a Han, Kana or
 * Thai character is a word by itself; punctuation alone is none. Thread: any.
 */
guint
rc_text_count_words (const char *text)
{
  guint    words = 0;
  gboolean inside = FALSE;

  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char_validated (p, -1);

      if (c == (gunichar)-1 || c == (gunichar)-2)
        {
          p++;
          continue;
        }
      p = g_utf8_next_char (p);
      if (is_unspaced (c) && g_unichar_isalnum (c))
        {
          words++;
          inside = FALSE;
        }
      else if (g_unichar_isspace (c))
        inside = FALSE;
      else if (g_unichar_isalnum (c) && !inside)
        {
          words++;
          inside = TRUE;
        }
    }
  return words;
}

/** Makes *@text, which is freed, a copy of @value; they may overlap. NULL becomes NULL. */
void
rc_text_set (char **text, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*text);
  *text = copy;
}
