/* reader-verbs.c - verbs that mean something else with their object: "takes a step", "closes her
 * eyes"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  LOOK_AHEAD = 4,   /* marks between a verb and its object */
  OBJECT_REACH = 6, /* tokens between such a verb and its noun: "takes a few unsteady steps" */
};

/* What the noun behind "takes", "has" or "makes" makes of it: "walk" for a step. "": nothing */
static const char *
light_verb (const RcReader *self, guint at)
{
  static const char *const verbs[] = { "take", "takes", "taking", "took",  "makes",
                                       "make", "makes", "making", "gives", "give",
                                       "has",  "have",  "having", NULL };
  static const char *const ends[] = { "and",  "with",  "from", "in",   "on",  "to",
                                      "as",   "while", "at",   "her",  "his", "the",
                                      "into", "off",   "out",  "over", NULL };
  const RcTokens          *tokens = self->marks->tokens;
  guint                    first = rc_reader_mark (self, at)->first;

  if (rc_reader_mark (self, at)->han || !g_strv_contains (verbs, tokens->items[first].normal))
    return "";
  for (guint i = first + 1; i < tokens->n && i <= first + OBJECT_REACH; i++)
    {
      const char *does =
          rc_vocabulary_text (self->draft->vocabulary, "light verbs", tokens->items[i].normal, "");

      if (*does != '\0')
        return does;
      if (tokens->items[i].kind == RC_TOKEN_POINT ||
          g_strv_contains (ends, tokens->items[i].normal))
        return "";
    }
  return "";
}

/**
 * rc_light_action:
 * @at: a verb
 *
 * Returns: (transfer none) (nullable): what it is with its object, if that is another action
 */
const RcEntry *
rc_light_action (const RcReader *self, guint at)
{
  const char *does = light_verb (self, at);

  return *does != '\0' && *does != '-'
             ? rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_ACTION, does)
             : NULL;
}

/* "closes her eyes", "opens his mouth", "spreads its wings": nobody opens a door there */
static gboolean
moves_body (const RcReader *self, guint at)
{
  static const char *const parts[] = { "eyes",  "eye",  "mouth", "lips", "arms", "arm",   "hand",
                                       "hands", "fist", "fists", "jaws", "beak", "wings", NULL };
  const RcMark            *mark = rc_reader_mark (self, at), *next = rc_reader_mark (self, at + 1);
  const char              *value = mark->entry->value;
  guint                    noun;

  if (mark->han || (strncmp (value, "open", 4) != 0 && strncmp (value, "close", 5) != 0) ||
      next == NULL ||
      (next->role != RC_ROLE_PRONOUN && next->role != RC_ROLE_DEFINITE &&
       next->role != RC_ROLE_SKIP))
    return FALSE;
  noun = next->first + next->n_tokens;
  return noun < self->marks->tokens->n &&
         g_strv_contains (parts, self->marks->tokens->items[noun].normal);
}

/* "熊猫从滑梯上滑下来": only whose trade it is has skis or skates for that */
static gboolean
slides (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  int           first = self->subject != 0 ? rc_first_figure (self->subject) : self->last_figure;

  return mark->han && first >= 0 && strcmp (mark->entry->value, "skate") == 0 &&
         (g_str_has_prefix (self->text + mark->start, "滑下") ||
          g_str_has_prefix (self->text + mark->start, "滑向")) &&
         *rc_vocabulary_text (self->draft->vocabulary, "trade goes",
                              rc_draft_figure (self->draft, first)->noun, "") == '\0';
}

/* "花盆里开着一朵向日葵": it blooms there, and nobody drives */
static gboolean
blooms (const RcReader *self, guint at)
{
  static const char *const flowers[] = { "flower", "sunflower", "rose",        "tulip",
                                         "lotus",  "cactus",    "cherry-tree", NULL };
  const RcMark            *mark = rc_reader_mark (self, at);

  if (!mark->han || strcmp (mark->entry->value, "drive") != 0 ||
      !g_str_has_prefix (self->text + mark->start, "开"))
    return FALSE;
  for (guint i = at + 1; i < self->marks->n && i < at + OBJECT_REACH; i++)
    switch (rc_reader_mark (self, i)->role)
      {
      case RC_ROLE_PROP:
        return g_strv_contains (flowers, rc_reader_mark (self, i)->entry->value);
      case RC_MARK_COMMA:
      case RC_MARK_STOP:
      case RC_ROLE_PERSON:
        return FALSE;
      default:
        break;
      }
  return FALSE;
}

/* "she spins, her veil catches on a nail": it does, and not she */
static gboolean
is_of_clothes (const RcReader *self, guint at)
{
  const RcMark *mark = at > 2 ? rc_reader_mark (self, at - 1) : NULL;

  return mark != NULL && !mark->han &&
         (mark->role == RC_ROLE_GARMENT || mark->role == RC_ROLE_HEADWEAR ||
          mark->role == RC_ROLE_WEARS) &&
         mark[-1].role == RC_ROLE_PRONOUN &&
         (mark[-2].role == RC_MARK_COMMA || mark[-2].role == RC_MARK_STOP ||
          mark[-2].role == RC_ROLE_AND);
}

/** Returns: whether the verb at @at is, with its object, nothing that is staged: "takes a breath"
 */
gboolean
rc_does_nothing (RcReader *self, guint at)
{
  if (*light_verb (self, at) != '-' && !moves_body (self, at) && !slides (self, at) &&
      !blooms (self, at) && !is_of_clothes (self, at))
    return FALSE;
  self->named |= self->subject != 0 && !self->thing;
  return TRUE;
}

/**
 * rc_takes_along:
 * @at: a figure
 *
 * "leads a buffalo along the path", "walks his dog", "牵着一只狗散步": who is led goes along.
 *
 * Returns: whether the verb before it does that to whoever stands at @at
 */
gboolean
rc_takes_along (const RcReader *self, guint at)
{
  static const char *const verbs[] = { "lead", "led", "walk", "herd", "guid", "牵",
                                       "领",   "遛",  "赶",   "带",   NULL };
  const RcMark            *verb = rc_reader_mark (self, self->action_at);
  guint                    article = rc_reader_article (self, at);

  if (!self->acted || self->action == NULL || verb == NULL ||
      verb->han != rc_reader_mark (self, at)->han ||
      (strcmp (self->action->value, "walk") != 0 && strcmp (self->action->value, "hold") != 0))
    return FALSE;
  for (guint i = self->action_at + 1; i < (verb->han || article == RC_NOWHERE ? at : article); i++)
    switch (rc_reader_mark (self, i)->role)
      {
      case RC_ROLE_SKIP:
      case RC_ROLE_DEFINITE:
      case RC_ROLE_NUMBER:
      case RC_ROLE_COLOUR:
      case RC_ROLE_AGE:
      case RC_ROLE_BUILD:
      case RC_ROLE_HEIGHT:
      case RC_ROLE_PRONOUN:
      case RC_MARK_WORD:
        break;
      default:
        return FALSE;
      }
  for (guint i = 0; verbs[i] != NULL; i++)
    if (g_str_has_prefix (self->text + verb->start, verbs[i]))
      return TRUE;
  return FALSE;
}

/** Returns: whether what follows the verb at @at is done to it: "moves a chess piece" */
gboolean
rc_takes_object (const RcReader *self, guint at)
{
  const RcMark *next = rc_reader_mark (self, at + 1);

  return rc_reader_is (self, at + 1, "a") || rc_reader_is (self, at + 1, "an") ||
         rc_reader_is (self, at + 1, "the") || rc_reader_is (self, at + 1, "its") ||
         (next != NULL && next->role == RC_ROLE_PRONOUN &&
          (next->entry->flags & RC_TERM_OBJECT) != 0);
}

/* "passes a fountain", but "passes a cup" */
static gboolean
passes_by (const RcReader *self, guint at)
{
  for (guint i = at + 1; i < self->marks->n && i <= at + LOOK_AHEAD; i++)
    {
      const RcMark *mark = rc_reader_mark (self, i);

      if (mark->role == RC_ROLE_SET || mark->role == RC_ROLE_FEATURE)
        return TRUE;
      if (mark->role == RC_ROLE_PROP)
        return (mark->entry->flags & RC_TERM_SMALL) == 0;
      if (mark->role == RC_ROLE_PERSON || mark->role == RC_MARK_COMMA || mark->role == RC_MARK_STOP)
        return FALSE;
    }
  return FALSE;
}

/* Whether a thing follows the verb at @at rather than clothes. */
static gboolean
is_done_to_thing (const RcReader *self, guint at)
{
  for (guint i = at + 1; i < self->marks->n && i <= at + LOOK_AHEAD; i++)
    {
      const RcMark *mark = rc_reader_mark (self, i);

      if (mark->role == RC_ROLE_GARMENT || mark->role == RC_ROLE_HEADWEAR ||
          rc_mark_entry (mark, RC_ROLE_WEARS) != NULL || mark->role == RC_MARK_COMMA ||
          mark->role == RC_MARK_STOP)
        return FALSE;
      if (mark->role == RC_ROLE_PROP)
        return TRUE;
    }
  return FALSE;
}

/* "cleans her glasses", "cleans a lens" */
static gboolean
cleans_thing (const RcReader *self, guint at)
{
  for (guint i = at + 1; i < self->marks->n && i <= at + LOOK_AHEAD; i++)
    {
      const RcMark *mark = rc_reader_mark (self, i);

      if (mark->role == RC_MARK_COMMA || mark->role == RC_MARK_STOP || mark->role == RC_ROLE_SET)
        return FALSE;
      if (mark->role == RC_ROLE_PROP || rc_mark_entry (mark, RC_ROLE_WEARS) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* "slides it to a woman", "slides a card across the table": a hand does that, for somebody or not
 */
static const char *
slid_by_hand (const RcReader *self, guint at)
{
  const RcMark *next = rc_reader_mark (self, at + 1);
  gboolean      to = FALSE;

  if (next == NULL || next->han ||
      (!rc_takes_object (self, at) && !rc_reader_is (self, at + 1, "it") &&
       !rc_reader_is (self, at + 1, "them")))
    return NULL;
  for (guint i = at + 1; i < self->marks->n && i <= at + 2 * LOOK_AHEAD; i++)
    {
      const RcMark *mark = rc_reader_mark (self, i);

      if (mark->role == RC_MARK_COMMA || mark->role == RC_MARK_STOP)
        break;
      to |= mark->role == RC_ROLE_TOWARD;
      if (to && (mark->role == RC_ROLE_PERSON || mark->role == RC_MARK_NAME))
        return "give";
    }
  return "put-down";
}

/* "runs up a tree": as one climbs it */
static gboolean
goes_up_trunk (const RcReader *self, guint at)
{
  const RcMark *next = rc_reader_mark (self, at + 1);

  if (next == NULL || strcmp (self->marks->tokens->items[next->first].normal, "up") != 0)
    return FALSE;
  for (guint i = at + 2; i < self->marks->n && i <= at + LOOK_AHEAD; i++)
    {
      const RcMark *mark = rc_reader_mark (self, i);

      if (mark->role == RC_ROLE_PROP)
        return rc_vocabulary_measure (self->draft->vocabulary, mark->entry->value)->climb != 0;
      if (mark->role == RC_ROLE_PERSON || mark->role == RC_ROLE_SET)
        return FALSE;
    }
  return FALSE;
}

/** "a waiter passes with a tray" gives nothing, "lays a sword on his shoulder" lies nowhere.
 * Returns: (nullable): what it is instead */
const RcEntry *
rc_does_otherwise (const RcReader *self, guint at)
{
  const RcVocabulary *vocabulary = self->draft->vocabulary;
  const RcMark       *mark = rc_reader_mark (self, at), *next = rc_reader_mark (self, at + 1);
  const char         *word = self->marks->tokens->items[mark->first].normal;

  /* "takes off a lid", "摘下一个苹果": nobody wears it */
  if (strcmp (mark->entry->value, "take-off") == 0 && is_done_to_thing (self, at))
    return rc_vocabulary_entry (vocabulary, RC_ROLE_ACTION, "pick-up");
  if (mark->n_tokens > 1)
    return NULL;
  /* "cleans a lens": without a broom */
  if (g_str_has_prefix (word, "clean") && strcmp (mark->entry->value, "sweep") == 0 &&
      cleans_thing (self, at))
    return rc_vocabulary_entry (vocabulary, RC_ROLE_ACTION, "wash");
  if (g_str_has_prefix (word, "pass") && strcmp (mark->entry->value, "give") == 0 &&
      (!rc_takes_object (self, at) || passes_by (self, at)))
    return rc_vocabulary_entry (vocabulary, RC_ROLE_ACTION, "walk");
  if ((g_str_has_prefix (word, "lay") || strcmp (word, "laid") == 0) &&
      strcmp (mark->entry->value, "lie") == 0 && rc_takes_object (self, at))
    return rc_vocabulary_entry (vocabulary, RC_ROLE_ACTION, "put-down");
  /* "crumples it": nobody falls */
  if (g_str_has_prefix (word, "crumpl") && next != NULL &&
      (next->role == RC_ROLE_PRONOUN || rc_takes_object (self, at)))
    return rc_vocabulary_entry (vocabulary, RC_ROLE_ACTION, "hold");
  if (strcmp (mark->entry->value, "skate") == 0 && g_str_has_prefix (word, "slid") &&
      slid_by_hand (self, at) != NULL)
    return rc_vocabulary_entry (vocabulary, RC_ROLE_ACTION, slid_by_hand (self, at));
  if (strcmp (rc_class_of (self, mark->entry->value), "going") == 0 && goes_up_trunk (self, at))
    return rc_vocabulary_entry (vocabulary, RC_ROLE_ACTION, "climb");
  /* "balances on a fence" */
  if (g_str_has_prefix (word, "balanc") && next != NULL && next->role == RC_ROLE_IN)
    return rc_vocabulary_entry (vocabulary, RC_ROLE_ACTION, "stand");
  return NULL;
}
