/* prompt-marks.c - parts of a text that is being written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prompt/prompt-marks.h"

#include "engine/script/staging-words.h"
#include "ui/film-text.h"

#include <string.h>

/* Walks forwards through a text, which is cheaper than from the start each time. */
typedef struct
{
  const char *text;
  gsize       byte;
  int         offset;
} Walk;

static int
offset_of (Walk *walk, gsize byte)
{
  if (byte < walk->byte)
    *walk = (Walk){ .text = walk->text };
  walk->offset += (int)g_utf8_strlen (walk->text + walk->byte, (gssize)(byte - walk->byte));
  walk->byte = byte;
  return walk->offset;
}

static void
clear (gpointer mark)
{
  g_free (((RcPromptMark *)mark)->what);
}

/** Returns: (transfer full): an empty list */
GArray *
rc_prompt_marks_new (void)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (RcPromptMark));

  g_array_set_clear_func (marks, clear);
  return marks;
}

/**
 * rc_prompt_marks_from_staging:
 * @text: the shot's prompt that its spans are of; those of the scene's, and any beyond the end of
 * @text, are left out
 *
 * Returns: (transfer full): a mark a span, its kind an RcSpanKind
 */
GArray *
rc_prompt_marks_from_staging (const RcStaging *staging, const char *text)
{
  GArray *marks = rc_prompt_marks_new ();
  Walk    walk = { .text = text };
  gsize   length = strlen (text), end = 0;

  for (guint i = 0; i < staging->n_spans; i++)
    {
      const RcSpan *span = &staging->spans[i];
      RcPromptMark  mark = { .kind = span->kind };

      if (span->scene || span->length == 0 || span->start < end ||
          span->start + span->length > length)
        continue;
      end = span->start + span->length;
      mark.start = offset_of (&walk, span->start);
      mark.end = offset_of (&walk, end);
      mark.what = span->kind != RC_SPAN_PASSED
                      ? rc_staging_words_dup_span (staging, span->what, "\n")
                      : NULL;
      g_array_append_val (marks, mark);
    }
  return marks;
}

/** Returns: (transfer full): a mark for each time that a character is mentioned */
GArray *
rc_prompt_marks_from_mentions (RcProject *project, const char *text)
{
  GArray            *marks = rc_prompt_marks_new ();
  g_autoptr (GArray) found = rc_find_mentions (project, text);
  Walk               walk = { .text = text };

  for (guint i = 0; i < found->len; i++)
    {
      const RcCastMention *mention = &g_array_index (found, RcCastMention, i);
      RcPromptMark         mark = { .kind = rc_character_get_colour (mention->character) };

      mark.start = offset_of (&walk, mention->start);
      mark.end = offset_of (&walk, mention->start + mention->length);
      g_array_append_val (marks, mark);
    }
  return marks;
}

/* How many bytes at @text are @wanted in any case; 0: it is something else */
static gsize
same (const char *text, const char *wanted)
{
  const char *at = text;

  for (; *wanted != '\0'; wanted = g_utf8_next_char (wanted), at = g_utf8_next_char (at))
    if (*at == '\0' ||
        g_unichar_tolower (g_utf8_get_char (at)) != g_unichar_tolower (g_utf8_get_char (wanted)))
      return 0;
  return (gsize)(at - text);
}

/** Returns: (transfer full): a mark wherever @wanted is in @text, in capitals or not */
GArray *
rc_prompt_marks_find (const char *text, const char *wanted)
{
  GArray *marks = rc_prompt_marks_new ();
  Walk    walk = { .text = text };

  if (*wanted == '\0')
    return marks;
  for (const char *at = text; *at != '\0';)
    {
      gsize        length = same (at, wanted);
      RcPromptMark mark = { 0 };

      if (length == 0)
        {
          at = g_utf8_next_char (at);
          continue;
        }
      mark.start = offset_of (&walk, (gsize)(at - text));
      at += length;
      mark.end = offset_of (&walk, (gsize)(at - text));
      g_array_append_val (marks, mark);
    }
  return marks;
}

/** Text of @length characters came in at @at: within a mark it belongs to it, at its ends not. */
void
rc_prompt_marks_inserted (GArray *marks, int at, int length)
{
  for (guint i = 0; i < marks->len; i++)
    {
      RcPromptMark *mark = &g_array_index (marks, RcPromptMark, i);

      if (mark->start >= at)
        mark->start += length;
      if (mark->end > at)
        mark->end += length;
    }
}

/** The characters from @start to @end went: marks of nothing else go with them. */
void
rc_prompt_marks_deleted (GArray *marks, int start, int end)
{
  guint kept = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      RcPromptMark mark = g_array_index (marks, RcPromptMark, i);

      mark.start -= CLAMP (mark.start - start, 0, end - start);
      mark.end -= CLAMP (mark.end - start, 0, end - start);
      if (mark.start == mark.end)
        clear (&mark);
      else
        g_array_index (marks, RcPromptMark, kept++) = mark;
    }
  g_array_set_clear_func (marks, NULL);
  g_array_set_size (marks, kept);
  g_array_set_clear_func (marks, clear);
}

/** Returns: the index of the first mark that ends behind @at; the length if there is none */
guint
rc_prompt_marks_first_behind (const GArray *marks, int at)
{
  guint low = 0, high = marks->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (marks, RcPromptMark, middle).end > at)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/** Returns: (transfer none) (nullable): the mark that the character at @at is in */
const RcPromptMark *
rc_prompt_marks_at (const GArray *marks, int at)
{
  guint               index = rc_prompt_marks_first_behind (marks, at);
  const RcPromptMark *mark =
      index < marks->len ? &g_array_index (marks, RcPromptMark, index) : NULL;

  return mark != NULL && mark->start <= at ? mark : NULL;
}
