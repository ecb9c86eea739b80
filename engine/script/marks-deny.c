/* marks-deny.c - how far "no" reaches
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/marks.h"

#include <string.h>

enum
{
  NEGATION_REACH = 5, /* marks between "no" and the thing that it denies */
};

static gboolean
denies_nothing (const RcMark *mark)
{
  switch (mark->role)
    {
    case RC_ROLE_SKIP:
    case RC_ROLE_DEFINITE:
    case RC_ROLE_IN:
    case RC_ROLE_TOWARD:
    case RC_ROLE_NUMBER:
    case RC_ROLE_COLOUR:
    case RC_ROLE_BUILD:
    case RC_ROLE_HEIGHT:
    case RC_ROLE_PRONOUN:
    case RC_ROLE_AGE:
    case RC_ROLE_DRESSED:
    case RC_ROLE_MATERIAL:
    case RC_ROLE_MEASURE:
    case RC_MARK_WORD:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_adjective (const RcMark *mark)
{
  return mark->role == RC_ROLE_COLOUR || mark->role == RC_ROLE_MATERIAL ||
         mark->role == RC_ROLE_BUILD || mark->role == RC_ROLE_HEIGHT || mark->role == RC_ROLE_AGE ||
         mark->role == RC_ROLE_EXPRESSION;
}

/**
 * rc_marks_deny:
 * @negation: index of the mark that denies
 *
 * "no rain or snow" denies both; "no rain, snow falls" only the first.
 */
void
rc_marks_deny (RcMarks *self, guint negation)
{
  const char *word = self->tokens->items[self->items[negation].first].normal;
  gboolean    nobody = strcmp (word, "nobody") == 0 ||
                    (strcmp (word, "no") == 0 && self->items[negation].n_tokens == 2);
  gboolean neither = strcmp (word, "neither") == 0 || strcmp (word, "nor") == 0;
  guint    reach = NEGATION_REACH;

  for (guint i = negation + 1; i < self->n && reach > 0; i++, reach--)
    {
      RcMark *mark = &self->items[i];

      if (mark->role == RC_MARK_COMMA || mark->role == RC_MARK_STOP || mark->role == RC_MARK_QUOTE)
        return;
      /* "without a word he slides it over" */
      if (i > negation + 1 && !mark->han && mark->role == RC_ROLE_PRONOUN &&
          (mark->entry->flags & RC_TERM_OBJECT) == 0)
        return;
      /* "neither the boy nor the girl moves": they are there */
      if (neither && mark->role == RC_ROLE_PERSON)
        continue;
      /* "nobody is in the classroom": the classroom is there */
      if (nobody && mark->role == RC_ROLE_IN)
        return;
      /* "没有云的夜空": the clouds are denied, not the sky */
      if (i > negation + 1 && mark->han && mark->role == RC_MARK_WORD &&
          strncmp (self->tokens->text + mark->start, "的", strlen ("的")) == 0 &&
          !is_adjective (&self->items[i - 1]))
        return;
      mark->negated = TRUE;
      for (; i + 1 < self->n && mark[1].length > 0 && mark[1].first == mark->first; i++)
        (++mark)->negated = TRUE;
      if (denies_nothing (mark))
        continue;
      if (i + 1 >= self->n || rc_mark_entry (&self->items[i + 1], RC_ROLE_OR) == NULL)
        return;
      i++;
      reach = NEGATION_REACH;
    }
}
