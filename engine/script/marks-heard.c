/* marks-heard.c - what is only heard, smelt or depicted is not there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/marks.h"

#include <string.h>

static const char *
word_of (const RcMarks *self, guint i)
{
  const RcMark *mark = &self->items[i];

  return mark->length > 0 ? self->tokens->items[mark->first].normal : "";
}

static gboolean
ends (const RcMark *mark)
{
  return mark->role == RC_MARK_COMMA || mark->role == RC_MARK_STOP || mark->role == RC_MARK_QUOTE ||
         mark->role == RC_ROLE_SEQUENCE;
}

static void
pass_on (RcMark *mark)
{
  if (mark->entry != NULL || mark->role == RC_MARK_NAME)
    mark->role = RC_ROLE_STYLE;
}

/* "the sound of gulls and waves": all up to the end of the clause */
static void
hear_behind (RcMarks *self, guint i)
{
  static const char *const senses[] = { "sound", "sounds", "noise",  "noises", "smell",
                                        "scent", "aroma",  "echo",   "hum",    "echoes",
                                        "taste", "rumble", "chorus", "melody", NULL };

  if (i + 1 >= self->n || !g_strv_contains (senses, word_of (self, i)) ||
      strcmp (word_of (self, i + 1), "of") != 0)
    return;
  for (guint k = i + 2; k < self->n && !ends (&self->items[k]); k++)
    pass_on (&self->items[k]);
}

/* "a statue of a horse", "dressed as a bee": it looks like that, and that is not there. A whole
 * prompt that is “a painting of a fox” is of a fox. */
static void
depict (RcMarks *self, guint i)
{
  static const char *const images[] = { "statue", "statues",  "sculpture", "figurine", "model",
                                        "shadow", "painting", "drawing",   "picture",  "photo",
                                        "mural",  "poster",   "costume",   NULL };
  const char              *word = word_of (self, i);
  gboolean whole = i < 4 && strcmp (word, "statue") != 0 && strcmp (word, "sculpture") != 0 &&
                   strcmp (word, "shadow") != 0;
  gboolean disguised = (strcmp (word, "dressed") == 0 || strcmp (word, "disguised") == 0) &&
                       i + 1 < self->n && strcmp (word_of (self, i + 1), "as") == 0;

  if (!disguised && (whole || !g_strv_contains (images, word) || i + 1 >= self->n ||
                     strcmp (word_of (self, i + 1), "of") != 0))
    return;
  for (guint k = i + 2; k < self->n && k < i + 6; k++)
    {
      const RcMark *mark = &self->items[k];

      if (mark->role == RC_ROLE_PERSON || mark->role == RC_ROLE_PROP)
        {
          pass_on (&self->items[k]);
          return;
        }
      if (mark->role != RC_ROLE_SKIP && mark->role != RC_MARK_WORD &&
          mark->role != RC_ROLE_DEFINITE && mark->role != RC_ROLE_COLOUR &&
          mark->role != RC_ROLE_AGE && mark->role != RC_ROLE_BUILD)
        return;
    }
}

/* "海浪声", "鸟儿的叫声": what stands right before the word */
static void
hear_before (RcMarks *self, guint i)
{
  const char *word = self->tokens->text + self->items[i].start;
  guint       k = i;

  if (!self->items[i].han || self->items[i].length == 0 || !g_str_has_prefix (word, "声"))
    return;
  for (; k > 0; k--)
    switch (self->items[k - 1].role)
      {
      case RC_ROLE_PERSON:
      case RC_ROLE_PROP:
      case RC_ROLE_ACTION:
      case RC_ROLE_WEATHER:
      case RC_ROLE_FEATURE:
      case RC_ROLE_EFFECT:
        pass_on (&self->items[k - 1]);
        break;
      case RC_MARK_WORD:
      case RC_ROLE_SKIP:
        if (strcmp (word_of (self, k - 1), "的") != 0 && strcmp (word_of (self, k - 1), "叫") != 0)
          return;
        break;
      default:
        return;
      }
}

/**
 * rc_marks_hear:
 *
 * Passes on the words that say what a sound, a smell or an image is of. Linear in the marks.
 */
void
rc_marks_hear (RcMarks *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      hear_behind (self, i);
      depict (self, i);
      hear_before (self, i);
    }
}
