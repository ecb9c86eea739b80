/* marks-verbs.c - words that look like nouns and are verbs: "he ties them", "buttons his jacket"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/marks.h"

#include <string.h>

enum
{
  RELATIVE_REACH = 14, /* characters of a clause before its noun in Chinese */
};

static gboolean
is_object_word (const char *word)
{
  static const char *const objects[] = { "a",   "an",   "the",  "his", "her", "their", "its",
                                         "him", "them", "it",   "my",  "our", "up",    "off",
                                         "out", "this", "that", "one", NULL };

  return g_strv_contains (objects, word);
}

/* Whether somebody who acts may stand right before the next word. */
static gboolean
follows_subject (const RcMarks *self)
{
  const RcMark *mark = self->n > 0 ? &self->items[self->n - 1] : NULL;

  if (mark == NULL || mark->han)
    return FALSE;
  /* "the batter swings his bat" */
  if (mark->role == RC_MARK_WORD && self->n > 1 &&
      (mark[-1].role == RC_ROLE_DEFINITE || mark[-1].role == RC_ROLE_SKIP ||
       mark[-1].role == RC_ROLE_PRONOUN))
    return TRUE;
  return mark->role == RC_ROLE_PERSON || mark->role == RC_MARK_NAME || mark->role == RC_ROLE_AND ||
         mark->role == RC_ROLE_PROP || mark->role == RC_ROLE_WEARS || mark->role == RC_MARK_COMMA ||
         mark->role == RC_ROLE_SEQUENCE || mark->role == RC_ROLE_PACE;
}

/** "cranes load a freighter" are machines, and "the camera cranes up" is none. Returns: whether the
 * word at @at, of @n, is the former */
gboolean
rc_marks_are_cranes (const RcTokens *tokens, guint at, guint n)
{
  static const char *const ways[] = { "up",    "down",   "over",    "out",  "back",   "in", "away",
                                      "above", "across", "through", "past", "slowly", NULL };

  return n == 1 && g_str_equal (tokens->items[at].normal, "cranes") && at + 1 < tokens->n &&
         !g_strv_contains (ways, tokens->items[at + 1].normal);
}

/** "sparks raining down". Returns: whether the word at @at, behind the marks of @self, is no
 * weather */
gboolean
rc_marks_rain_things (const RcMarks *self, guint at)
{
  return self->n > 0 && self->items[self->n - 1].role == RC_ROLE_EFFECT &&
         g_str_equal (self->tokens->items[at].normal, "raining");
}

/* "The bell rings": words that are verbs behind the only noun of their phrase */
static gboolean
follows_single_noun (const RcMarks *self, const char *word)
{
  static const char *const verbs[] = { "rings", "waves", "flies", "lights", "watches",
                                       "parks", "cooks", "drums", NULL };
  const RcMark            *mark = self->n > 1 ? &self->items[self->n - 1] : NULL;

  return mark != NULL && !mark->han && g_strv_contains (verbs, word) &&
         (mark->role == RC_ROLE_PROP || mark->role == RC_ROLE_PERSON) &&
         (mark[-1].role == RC_ROLE_DEFINITE || mark[-1].role == RC_ROLE_SKIP);
}

/* "the pupil contracts as …": a plural right behind an article and one unknown word */
static gboolean
follows_single_word (const RcMarks *self)
{
  const RcMark *mark = self->n > 1 ? &self->items[self->n - 1] : NULL;

  return mark != NULL && !mark->han && mark->role == RC_MARK_WORD &&
         (mark[-1].role == RC_ROLE_DEFINITE || mark[-1].role == RC_ROLE_PRONOUN);
}

static gboolean
is_link (const char *word)
{
  static const char *const links[] = { "as",     "when",    "while", "until",  "across", "into",
                                       "toward", "towards", "past",  "slowly", "away",   NULL };

  return g_strv_contains (links, word);
}

static gboolean
follows_subject_pronoun (const RcMarks *self)
{
  const RcMark *mark = self->n > 0 ? &self->items[self->n - 1] : NULL;

  return mark != NULL && !mark->han && mark->role == RC_ROLE_PRONOUN &&
         (mark->entry->flags & RC_TERM_OBJECT) == 0 && strcmp (mark->entry->value, "who") != 0;
}

/**
 * rc_marks_is_verb:
 * @at: the token after the last mark
 * @n: tokens of a noun of the vocabulary that begins there
 *
 * A plural before an article or a pronoun is the verb of somebody who stands before it, and so is
 * any noun behind "he".
 *
 * Returns: whether the word is a verb, and no noun
 */
gboolean
rc_marks_is_verb (const RcMarks *self, guint at, guint n)
{
  const RcTokens *tokens = self->tokens;
  const char     *word = tokens->items[at].normal;
  gsize           length = strlen (word);

  if (n != 1 || tokens->items[at].kind != RC_TOKEN_WORD || length < 4 || word[length - 1] != 's' ||
      word[length - 2] == 's')
    return FALSE;
  if (follows_subject_pronoun (self) || rc_marks_follow_member (self) ||
      follows_single_noun (self, word) ||
      (at + 1 < tokens->n && follows_single_word (self) && is_link (tokens->items[at + 1].normal)))
    return TRUE;
  return at + 1 < tokens->n && follows_subject (self) &&
         is_object_word (tokens->items[at + 1].normal);
}

/** Returns: whether the word at the token @at is a part of a body at the beginning of a clause, and
 * no verb: ", hands covered in mud" */
gboolean
rc_marks_is_body_part (const RcMarks *self, guint at, guint n)
{
  static const char *const parts[] = { "hands", "heads", "faces", "backs", "eyes",   "arms",
                                       "skins", "face",  "hand",  "head",  "mouths", NULL };
  static const char *const objects[] = { "a",   "an",   "the", "him", "her",  "them", "it",
                                         "out", "over", "me",  "us",  "each", NULL };
  const RcTokens          *tokens = self->tokens;
  const RcMark            *mark = self->n > 0 ? &self->items[self->n - 1] : NULL;

  /* "sweeps leaves" */
  if (n == 1 && strcmp (tokens->items[at].normal, "leaves") == 0 && mark != NULL && !mark->han &&
      mark->role == RC_ROLE_ACTION)
    return TRUE;
  /* "twigs and leaves" */
  if (n == 1 && strcmp (tokens->items[at].normal, "leaves") == 0 && at > 1 && mark != NULL &&
      mark->role == RC_ROLE_AND && g_str_has_suffix (tokens->items[at - 2].normal, "s"))
    return TRUE;
  if (n > 1 || !g_strv_contains (parts, tokens->items[at].normal))
    return FALSE;
  return (mark == NULL || mark->role == RC_MARK_COMMA || mark->role == RC_MARK_STOP ||
          mark->role == RC_ROLE_AND || mark->role == RC_ROLE_WITH) &&
         !(at + 1 < tokens->n && g_strv_contains (objects, tokens->items[at + 1].normal));
}

/** Returns: whether the next word is a verb that looks like an animal: "could she seal it" */
gboolean
rc_marks_follow_modal (const RcMarks *self, guint n)
{
  static const char *const modals[] = { "to",    "can",    "could", "will", "would", "must",
                                        "might", "should", "may",   "not",  NULL };
  const RcMark            *mark = self->n > 0 ? &self->items[self->n - 1] : NULL;

  if (mark == NULL || mark->han || n > 1)
    return FALSE;
  return (mark->role == RC_ROLE_PRONOUN && (mark->entry->flags & RC_TERM_OBJECT) == 0) ||
         (mark->role == RC_MARK_WORD &&
          g_strv_contains (modals, self->tokens->items[mark->first].normal));
}

/** Returns: whether the next word may be what one of several does: "one sleeps", "the other barks",
 * "one of them plays", "a third one watches" */
gboolean
rc_marks_follow_member (const RcMarks *self)
{
  static const char *const members[] = { "other",  "others", "another", "first",
                                         "second", "third",  "last",    NULL };
  const RcMark            *mark = self->n > 0 ? &self->items[self->n - 1] : NULL;
  const RcMark            *before = self->n > 1 ? mark - 1 : NULL;
  const char              *word;

  /* "第三只看着", ", 一只睡觉": with its measure word */
  if (mark != NULL && mark->han)
    return mark->role == RC_ROLE_NUMBER && mark->n_tokens > 1 &&
           ((before != NULL &&
             (before->role == RC_ROLE_SHOT || (before->han && before->role == RC_ROLE_SKIP))) ||
            (mark->number == 1 &&
             (before == NULL || before->role == RC_MARK_COMMA || before->role == RC_MARK_STOP ||
              before->role == RC_MARK_WORD || before->role == RC_ROLE_SKIP)));
  if (mark == NULL || mark->n_tokens != 1 || mark->length == 0)
    return FALSE;
  word = self->tokens->items[mark->first].normal;
  if (strcmp (word, "them") == 0)
    return before != NULL && before->length > 0 &&
           strcmp (self->tokens->items[before->first].normal, "of") == 0;
  if (strcmp (word, "one") == 0)
    return before == NULL || before->role == RC_MARK_COMMA || before->role == RC_MARK_STOP ||
           before->role == RC_ROLE_AND || before->role == RC_ROLE_SEQUENCE ||
           before->role == RC_ROLE_WITH ||
           (self->n > 2 && mark[-2].role == RC_ROLE_DEFINITE && before->role != RC_ROLE_COLOUR) ||
           (before->length > 0 &&
            g_strv_contains (members, self->tokens->items[before->first].normal));
  return g_strv_contains (members, word) && (before == NULL || before->role != RC_ROLE_NUMBER);
}

static gboolean
is_changing_clothes (const RcMark *mark)
{
  return mark->role == RC_ROLE_ACTION && (strcmp (mark->entry->value, "put-on") == 0 ||
                                          strcmp (mark->entry->value, "take-off") == 0);
}

/** Returns: whether the next word is on whoever stands before it: "a man in glasses", "one with
 * glasses", "puts on her glasses" */
gboolean
rc_marks_follow_wearer (const RcMarks *self)
{
  const RcMark *mark = self->n > 0 ? &self->items[self->n - 1] : NULL;
  const RcMark *before = self->n > 1 ? mark - 1 : NULL;

  if (before != NULL && mark->role == RC_ROLE_PRONOUN && is_changing_clothes (before))
    return TRUE;
  return before != NULL && !mark->han && (mark->role == RC_ROLE_IN || mark->role == RC_ROLE_WITH) &&
         (before->role == RC_ROLE_PERSON || before->role == RC_ROLE_NUMBER ||
          before->role == RC_MARK_NAME);
}

/** Returns: whether the next word is what is counted, or fills something: "two glasses", "a tray of
 * glasses" */
gboolean
rc_marks_follow_count (const RcMarks *self)
{
  const RcMark *mark = self->n > 0 ? &self->items[self->n - 1] : NULL;
  const RcMark *before = self->n > 1 ? mark - 1 : NULL;

  if (mark == NULL || mark->han)
    return FALSE;
  return mark->role == RC_ROLE_NUMBER ||
         (before != NULL && before->role == RC_ROLE_PROP && mark->role == RC_ROLE_SKIP &&
          strcmp (self->tokens->items[mark->first].normal, "of") == 0);
}

/* "一个躲在植物后面的小孩": a verb behind a number, whose "的" comes later */
gboolean
rc_marks_is_relative (const RcTokens *tokens, guint at)
{
  for (guint i = at; i < tokens->n && i < at + RELATIVE_REACH; i++)
    {
      if (tokens->items[i].kind != RC_TOKEN_HAN)
        return FALSE;
      if (g_str_equal (tokens->items[i].normal, "的"))
        return TRUE;
    }
  return FALSE;
}

/* "a running man": what somebody or something is doing */
gboolean
rc_marks_is_participle (const RcVocabulary *vocabulary, const RcTokens *tokens, guint at, guint n)
{
  guint            length = 0;
  const GPtrArray *entries;

  if (n != 1 || at + 1 >= tokens->n || !g_str_has_suffix (tokens->items[at].normal, "ing"))
    return FALSE;
  entries = rc_phrases_match (vocabulary->phrases, tokens, at + 1, &length);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      RcRole role = ((const RcEntry *)g_ptr_array_index (entries, i))->role;

      if (role == RC_ROLE_PERSON || role == RC_ROLE_PROP)
        return TRUE;
    }
  return FALSE;
}

/* "stand four guards", "sits an old man": a verb of where somebody is, and its subject behind it */
gboolean
rc_marks_precede_subject (const RcTokens *tokens, guint at)
{
  static const char *const verbs[] = { "stand",  "stands", "stood", "sit",  "sits",  "sat",
                                       "lie",    "lies",   "lay",   "wait", "waits", "kneel",
                                       "kneels", "hang",   "hangs", "walk", "walks", NULL };
  static const char *const subjects[] = { "a",     "an",   "the",     "one",  "two",
                                          "three", "four", "five",    "six",  "seven",
                                          "his",   "her",  "several", "some", NULL };

  return g_strv_contains (verbs, tokens->items[at].normal) && at + 1 < tokens->n &&
         g_strv_contains (subjects, tokens->items[at + 1].normal);
}
