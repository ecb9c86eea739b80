/* fuzzy.c - how well a few letters fit a title
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/actions/fuzzy.h"

#include <string.h>

/* A letter is worth one; more where a word begins or right behind the letter before. Letters that
 * are passed over cost nothing, but a short text goes before a long one. */
#define LETTER     10
#define WORD_START 12
#define ADJACENT   15
#define NOWHERE    (-1)

/* Longer texts are looked at so far only. */
#define MAX_TEXT 256

typedef struct
{
  gunichar *text;
  glong     length;
  int      *best; /* [MAX_TEXT]: score of the word so far if its last letter is this one */
  int      *next;
} Fit;

static gboolean
begins_word (const Fit *fit, glong i)
{
  return i == 0 || !g_unichar_isalnum (fit->text[i - 1]);
}

/* One more letter of the word: what it is worth at each place, and where the one before was. */
static gboolean
fit_letter (Fit *fit, gunichar letter, gboolean first, gint16 *from)
{
  int      running = first ? 0 : NOWHERE;
  glong    where = -1;
  gboolean found = FALSE;

  for (glong i = 0; i < fit->length; i++)
    {
      int before = running;

      fit->next[i] = NOWHERE;
      from[i] = (gint16)where;
      if (!first && i > 0 && fit->best[i - 1] != NOWHERE && fit->best[i - 1] + ADJACENT >= running)
        {
          before = fit->best[i - 1] + ADJACENT;
          from[i] = (gint16)(i - 1);
        }
      if (fit->text[i] == letter && before != NOWHERE)
        {
          fit->next[i] = before + LETTER + (begins_word (fit, i) ? WORD_START : 0);
          found = TRUE;
        }
      if (!first && fit->best[i] > running)
        {
          running = fit->best[i];
          where = i;
        }
    }
  memcpy (fit->best, fit->next, sizeof (int) * (gsize)fit->length);
  return found;
}

/* Score of one word, or NOWHERE; adds the places of its letters to @matched. */
static int
fit_word (Fit *fit, const char *word, GArray *matched)
{
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (word, -1, NULL);
  glong                n = g_utf8_strlen (word, -1);
  g_autofree gint16   *from = g_new (gint16, (gsize)n * MAX_TEXT);
  glong                end = 0;
  int                  score;

  for (glong i = 0; i < n; i++)
    if (!fit_letter (fit, letters[i], i == 0, from + i * MAX_TEXT))
      return NOWHERE;
  for (glong i = 0; i < fit->length; i++)
    if (fit->best[i] > fit->best[end])
      end = i;
  score = fit->best[end];
  for (glong i = n; i-- > 0; end = from[i * MAX_TEXT + end])
    if (matched != NULL)
      {
        guint place = (guint)end;

        g_array_append_val (matched, place);
      }
  return score;
}

/**
 * rc_fuzzy_score:
 * @query: words in any order, each as some of its letters in order; case does not matter
 * @matched: (nullable) (element-type guint): takes the places of the letters that fitted, in
 * characters
 *
 * Returns: the higher the better, -1 if a word does not fit; an empty @query fits everything
 */
int
rc_fuzzy_score (const char *query, const char *text, GArray *matched)
{
  /* Letter by letter, so that places stay those of @text. */
  g_autofree gunichar *folded = g_utf8_to_ucs4_fast (text, -1, NULL);
  g_autofree char     *lower = g_utf8_casefold (query, -1);
  g_auto (GStrv)       words = g_strsplit_set (lower, " \t", -1);
  int                  best[MAX_TEXT], next[MAX_TEXT];
  Fit                  fit = { folded, MIN (g_utf8_strlen (text, -1), MAX_TEXT), best, next };
  int                  score = 0;

  for (glong i = 0; i < fit.length; i++)
    folded[i] = g_unichar_tolower (folded[i]);
  for (char **word = words; *word != NULL; word++)
    {
      int worth = **word != '\0' ? fit_word (&fit, *word, matched) : 0;

      if (worth == NOWHERE)
        return -1;
      score += worth;
    }
  return score > 0 ? score * 4 - (int)MIN (fit.length, MAX_TEXT) / 4 : 0;
}
