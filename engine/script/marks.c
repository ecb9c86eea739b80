/* marks.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/marks.h"

#include <string.h>

enum
{
  MOST_ADJECTIVES = 3, /* between an article and its noun */
};

/**
 * rc_entries_find:
 * @entries: (nullable): of RcEntry
 *
 * Returns: (transfer none) (nullable): the last of them in @role, the most special one
 */
const RcEntry *
rc_entries_find (const GPtrArray *entries, RcRole role)
{
  const RcEntry *found = NULL;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const RcEntry *entry = g_ptr_array_index (entries, i);

      if (entry->role == role)
        found = entry;
    }
  return found;
}

/**
 * rc_mark_entry:
 *
 * Returns: (transfer none) (nullable): what the words of @mark say in @role, the most special entry
 */
const RcEntry *
rc_mark_entry (const RcMark *mark, RcRole role)
{
  return rc_entries_find (mark->entries, role);
}

/**
 * rc_marks_colour:
 *
 * Returns: (transfer none) (nullable): the colour that a word inside of @mark names: "yellow
 * raincoat"
 */
const RcEntry *
rc_marks_colour (const RcVocabulary *vocabulary, const RcMarks *self, const RcMark *mark)
{
  for (guint i = mark->first; mark->n_tokens > 1 && i < mark->first + mark->n_tokens; i++)
    {
      const GPtrArray *entries =
          rc_phrases_word (vocabulary->phrases, self->tokens->items[i].normal);

      for (guint k = 0; entries != NULL && k < entries->len; k++)
        {
          const RcEntry *entry = g_ptr_array_index (entries, k);

          if (entry->role == RC_ROLE_COLOUR || entry->role == RC_ROLE_HAIR_COLOUR)
            return entry;
        }
    }
  return NULL;
}

static gboolean
is_noun_role (RcRole role)
{
  return role == RC_ROLE_PERSON || role == RC_ROLE_PROP || role == RC_ROLE_FEATURE ||
         role == RC_ROLE_SET || role == RC_ROLE_GARMENT;
}

static gboolean
is_thing_role (RcRole role)
{
  return role == RC_ROLE_PROP || role == RC_ROLE_WEARS || role == RC_ROLE_HEADWEAR ||
         role == RC_ROLE_GARMENT;
}

static gboolean
is_adjective (guint role)
{
  switch (role)
    {
    case RC_MARK_WORD:
    case RC_ROLE_EXPRESSION:
    case RC_ROLE_AGE:
    case RC_ROLE_BUILD:
    case RC_ROLE_HEIGHT:
    case RC_ROLE_MATERIAL:
    case RC_ROLE_COLOUR:
    case RC_ROLE_EFFECT:
    case RC_ROLE_LIGHT:
    case RC_ROLE_WEATHER:
    case RC_ROLE_SEASON:
    case RC_ROLE_ERA:
    case RC_ROLE_STYLE:
    case RC_ROLE_EMPTY:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
ends_in_s (const RcMarks *self, const RcMark *mark)
{
  const char *word = self->tokens->items[mark->first + mark->n_tokens - 1].normal;
  gsize       n = strlen (word);

  return mark->role == RC_MARK_WORD && n > 3 && word[n - 1] == 's' && word[n - 2] != 's' &&
         word[n - 2] != 'u' && strcmp (word, "eyes") != 0;
}

/* Whether what stands before makes a noun of the next word: "a walk", "her look". @third: it ends
 * in "s" and may be a verb whose subject is the word before it. @comes_first: it may be one whose
 * subject stands behind it. */
static gboolean
follows_article (const RcMarks *self, gboolean third, gboolean comes_first)
{
  static const char *const articles[] = {
    "a", "an", "my", "our", "its", "his own", "her own", "of"
  };
  const RcMark *mark = self->n > 0 ? &self->items[self->n - 1] : NULL;
  const char   *word;
  guint         behind; /* how many there are before it */

  /* "a warm point of light"; "her hands pour milk": a plural is no adjective */
  for (guint i = 0; i < MOST_ADJECTIVES && mark != NULL && mark > self->items &&
                    is_adjective (mark->role) && !mark->han && !third && !ends_in_s (self, mark);
       i++)
    mark--;
  if (mark == NULL)
    return FALSE;
  /* "两个苍白的月亮" */
  for (guint i = 0;
       mark->han &&
       (i > 0 || strncmp (self->tokens->text + mark->start, "的", strlen ("的")) == 0) &&
       i < MOST_ADJECTIVES && mark > self->items &&
       (is_adjective (mark->role) || mark->role == RC_ROLE_SKIP);
       i++)
    mark--;
  if (mark->han && mark->role == RC_ROLE_SKIP)
    return FALSE;
  behind = (guint)(mark - self->items);
  /* ", one plays" */
  if (mark->role == RC_ROLE_NUMBER && third &&
      (behind == 0 || mark[-1].role == RC_MARK_COMMA || mark[-1].role == RC_ROLE_AND) &&
      strcmp (self->tokens->items[mark->first].normal, "one") == 0)
    return FALSE;
  /* "a family of five eats", "a family of five eating" */
  if (mark->role == RC_ROLE_NUMBER && behind > 0 &&
      (third || (behind > 1 && mark[-2].role == RC_ROLE_PERSON)) &&
      g_str_equal (self->tokens->items[mark[-1].first].normal, "of"))
    return FALSE;
  /* "a nun in grey sweeps" */
  if (mark->role == RC_ROLE_COLOUR && third && behind > 1 && mark[-1].role == RC_ROLE_IN &&
      mark[-2].role == RC_ROLE_PERSON)
    return FALSE;
  if (mark->role == RC_ROLE_DEFINITE || mark->role == RC_ROLE_NUMBER ||
      mark->role == RC_ROLE_COLOUR)
    return TRUE;
  /* "climbs up the wall": with its article in it */
  if (mark->role == RC_ROLE_IN && mark->n_tokens > 1 &&
      g_str_equal (self->tokens->items[mark->first + mark->n_tokens - 1].normal, "the"))
    return TRUE;
  /* "behind her stand four guards", "then it jumps" */
  if (mark->role == RC_ROLE_PRONOUN)
    return !(third && *mark->entry->value == 'n') && !mark->han &&
           (mark->entry->flags & RC_TERM_OBJECT) != 0 &&
           !(behind > 0 && mark[-1].role == RC_ROLE_POSITION && comes_first);
  if (mark->role != RC_ROLE_SKIP)
    return FALSE;
  if (mark->n_tokens == 1 && g_str_equal (self->tokens->items[mark->first].normal, "'s"))
    return TRUE;
  word = self->tokens->items[mark->first].normal;
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    if (g_str_equal (word, articles[i]))
      return TRUE;
  return FALSE;
}

/* "with boxes", "of waves": a plural, no verb, where the vocabulary has such a noun. */
static gboolean
follows_preposition (const RcMarks *self, const GPtrArray *entries, const char *word)
{
  const RcMark *mark = self->n > 0 ? &self->items[self->n - 1] : NULL;
  gboolean      noun = FALSE;

  if (mark == NULL || mark->han || g_str_has_suffix (word, "ing"))
    return FALSE;
  /* "an assistant in glasses" */
  if ((mark->role == RC_ROLE_IN || mark->role == RC_ROLE_WITH) &&
      rc_entries_find (entries, RC_ROLE_WEARS) != NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    noun |= is_noun_role (((const RcEntry *)g_ptr_array_index (entries, i))->role);
  return noun &&
         (mark->role == RC_ROLE_WITH || mark->role == RC_ROLE_IN || mark->role == RC_ROLE_TOWARD ||
          (mark->n_tokens == 1 && g_str_equal (self->tokens->items[mark->first].normal, "of")));
}

static gboolean
is_border (const RcTokens *tokens, guint i)
{
  return i >= tokens->n || tokens->items[i].kind == RC_TOKEN_POINT;
}

static gboolean
stands_alone (const RcTokens *tokens, guint at, guint n)
{
  static const char *const links[] = { "on", "of", "angle" };
  const char              *next;

  if (at > 0 && !is_border (tokens, at - 1))
    return FALSE;
  if (is_border (tokens, at + n))
    return TRUE;
  next = tokens->items[at + n].normal;
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (g_str_equal (next, links[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_capital (const RcTokens *tokens, guint at, guint n)
{
  for (guint i = at; i < at + n; i++)
    for (gsize k = 0; k < tokens->items[i].length; k++)
      if (g_ascii_islower (tokens->text[tokens->items[i].start + k]))
        return FALSE;
  return TRUE;
}

static gboolean
is_filming (const RcMark *mark)
{
  static const char *const films[] = { "drone", "camera", "film-camera", "helicopter", NULL };

  return mark->role == RC_ROLE_PROP && g_strv_contains (films, mark->entry->value);
}

/* "runs after the bus as it pulls away": what "it" at the end of @self is goes, if that is a thing
 * and no camera was told of since */
static gboolean
follows_thing_it (const RcMarks *self)
{
  const RcMark *it = &self->items[self->n - 1];

  if (it->role != RC_ROLE_PRONOUN || !g_str_equal (self->tokens->items[it->first].normal, "it"))
    return FALSE;
  for (guint i = self->n - 1; i-- > 0;)
    switch (self->items[i].role)
      {
      case RC_ROLE_PROP:
        return !is_filming (&self->items[i]);
      case RC_ROLE_MOVE:
      case RC_ROLE_SIZE:
      case RC_ROLE_SHOT:
        return FALSE;
      default:
        break;
      }
  return FALSE;
}

/* "a ball rolls right", "the cat zooms out": who stands right before a move moves, and no camera */
static gboolean
follows_mover (const RcMarks *self, const RcEntry *move)
{
  const RcMark *mark = self->n > 0 ? &self->items[self->n - 1] : NULL;

  if (mark == NULL || move->role != RC_ROLE_MOVE)
    return FALSE;
  /* "把照片推到她面前" */
  for (guint i = self->n; mark->han && i-- > 0;)
    {
      const RcMark *m = &self->items[i];

      if (m->role == RC_MARK_COMMA || m->role == RC_MARK_STOP)
        break;
      if (strncmp (self->tokens->text + m->start, "把", strlen ("把")) == 0)
        return TRUE;
    }
  /* "山峰环绕着湖": mountains do */
  if (mark->han)
    return g_str_has_prefix (move->value, "orbit") &&
           (mark->role == RC_ROLE_PERSON || mark->role == RC_ROLE_PROP ||
            mark->role == RC_ROLE_PLURAL || mark->role == RC_ROLE_SET ||
            mark->role == RC_ROLE_WEATHER || mark->role == RC_ROLE_EFFECT ||
            mark->role == RC_ROLE_FEATURE || mark->role == RC_MARK_WORD);
  return mark->role == RC_MARK_NAME || mark->role == RC_ROLE_PERSON ||
         (mark->role == RC_ROLE_PROP && !is_filming (mark)) || follows_thing_it (self);
}

/* "in the dark" is a light, "in the dark tunnel" is a tunnel */
static gboolean
is_adjective_of_place (const RcTokens *tokens, guint at, guint n)
{
  static const char *const more[] = { "and", "with", "as", "while", "by", "near", "at", NULL };

  return g_str_equal (tokens->items[at + n - 1].normal, "dark") && !is_border (tokens, at + n) &&
         !g_strv_contains (more, tokens->items[at + n].normal);
}

static gboolean
is_of_camera (const RcToken *token)
{
  static const char *const words[] = { "镜", "拍", "摄", "运", "跟", "晃", "抖", "感", "的",
                                       "视", "风", "特", "近", "远", "全", "微", "广", NULL };

  return g_strv_contains (words, token->normal);
}

/* "shavings", "paintings" are things; "swings", "brings", "sings" is what somebody does */
static gboolean
is_gerund_plural (const char *word)
{
  gsize n = strlen (word);

  return g_str_has_suffix (word, "ings") && strcspn (word, "aeiouy") < n - strlen ("ings");
}

static gboolean
fits (const RcMarks *self, const RcEntry *entry, guint at, guint n)
{
  if ((entry->flags & RC_TERM_BARE) != 0 && follows_article (self, TRUE, FALSE))
    return FALSE;
  if ((entry->flags & RC_TERM_ALONE) != 0 && !stands_alone (self->tokens, at, n))
    return FALSE;
  if ((self->tokens->items[at].kind == RC_TOKEN_HAN ||
       (n > 1 && g_str_has_suffix (self->tokens->items[at].normal, "s"))) &&
      follows_mover (self, entry))
    return FALSE;
  if (entry->role == RC_ROLE_PERSON && *entry->kind == 'c' && rc_marks_follow_modal (self, n))
    return FALSE;
  if (((entry->role == RC_ROLE_LIGHT && n == 3) || (entry->role == RC_ROLE_FEATURE && n > 1)) &&
      is_adjective_of_place (self->tokens, at, n))
    return FALSE;
  /* "two glasses", "a tray of glasses": nobody wears them, see rc_read_prop() */
  if (n == 1 && entry->role == RC_ROLE_WEARS && rc_marks_follow_count (self) &&
      strcmp (self->tokens->items[at].normal, "glasses") == 0)
    return FALSE;
  if (n == 1 && entry->role == RC_ROLE_PROP && rc_marks_follow_wearer (self) &&
      strcmp (self->tokens->items[at].normal, "glasses") == 0)
    return FALSE;
  /* "a fox by a river, oil painting" */
  if (entry->role == RC_ROLE_PROP && strcmp (entry->value, "picture") == 0 && n > 1 &&
      stands_alone (self->tokens, at, n))
    return FALSE;
  if ((entry->role == RC_ROLE_SHOT && !rc_marks_is_numbered (self, at, n)) ||
      (entry->role == RC_ROLE_MOVE && rc_marks_are_cranes (self->tokens, at, n)) ||
      (entry->role == RC_ROLE_WEATHER && rc_marks_rain_things (self, at)))
    return FALSE;
  if (entry->role == RC_ROLE_ACTION &&
      (rc_marks_is_body_part (self, at, n) ||
       (n == 1 && is_gerund_plural (self->tokens->items[at].normal))))
    return FALSE;
  if ((is_thing_role (entry->role) || entry->role == RC_ROLE_FEATURE) &&
      rc_marks_is_verb (self, at, n))
    return FALSE;
  /* "a close-up of the crane": a bird or a machine */
  if (entry->role == RC_ROLE_MOVE && n == 1 &&
      strcmp (self->tokens->items[at].normal, "crane") == 0 &&
      follows_article (self, FALSE, FALSE) &&
      (is_border (self->tokens, at + n) || strcmp (self->tokens->items[at + n].normal, "in") == 0))
    return FALSE;
  /* "手持长矛": it is a spear that is held, and in "手持特写" the camera */
  if (n == 2 && self->tokens->items[at].kind == RC_TOKEN_HAN &&
      g_str_equal (self->tokens->items[at].normal, "手") &&
      g_str_equal (self->tokens->items[at + 1].normal, "持") &&
      (entry->role == RC_ROLE_MOVE) !=
          (is_border (self->tokens, at + n) || is_of_camera (&self->tokens->items[at + n])))
    return FALSE;
  return (entry->flags & RC_TERM_CAPITAL) == 0 || is_capital (self->tokens, at, n);
}

/* "in green scrubs": clothes, where the vocabulary has such ones, and nobody who scrubs */
static gboolean
is_worn (const RcMarks *self, const GPtrArray *entries)
{
  return self->n > 1 && self->items[self->n - 1].role == RC_ROLE_COLOUR &&
         self->items[self->n - 2].role == RC_ROLE_IN &&
         rc_entries_find (entries, RC_ROLE_GARMENT) != NULL;
}

/* Of several meanings: a noun after an article, else an action, else the last that fits. */
static const RcEntry *
choose (const RcMarks      *self,
        const RcVocabulary *vocabulary,
        const GPtrArray    *entries,
        guint               at,
        guint               n)
{
  const RcEntry *best = NULL;
  const RcToken *token = &self->tokens->items[at];
  gboolean       coloured =
      token->kind == RC_TOKEN_WORD && rc_entries_find (entries, RC_ROLE_COLOUR) != NULL;
  gboolean verb = rc_marks_follow_member (self) &&
                  (token->kind == RC_TOKEN_HAN || g_str_has_suffix (token->normal, "s") ||
                   g_str_has_suffix (token->normal, "ing"));
  gboolean noun =
      !verb && (follows_article (self, g_str_has_suffix (token->normal, "s"),
                                 rc_marks_precede_subject (self->tokens, at)) ||
                follows_preposition (self, entries, token->normal) || is_worn (self, entries));

  for (guint i = 0; i < entries->len; i++)
    {
      const RcEntry *entry = g_ptr_array_index (entries, i);
      gboolean       preferred = noun ? is_noun_role (entry->role) : entry->role == RC_ROLE_ACTION;
      gboolean       best_preferred =
          best != NULL && (noun ? is_noun_role (best->role) : best->role == RC_ROLE_ACTION);

      /* "an orange" is a thing where no noun follows: see rc_marks_join_compounds() */
      if (entry->role == RC_ROLE_PROP && coloured && n == 1)
        continue;
      if (fits (self, entry, at, n) && (preferred || !best_preferred))
        best = entry;
    }
  if (noun && best != NULL && best->role == RC_ROLE_ACTION &&
      !rc_marks_is_participle (vocabulary, self->tokens, at, n) &&
      !rc_marks_is_relative (self->tokens, at + n))
    /* "with a tired smile" is a face, if it is nothing to do */
    return *best->expression != '\0' && n == 1
               ? rc_vocabulary_entry (vocabulary, RC_ROLE_EXPRESSION, best->expression)
               : NULL;
  return best;
}

static guint
point_role (gunichar c)
{
  if (c == ',' || c == 0xff0c || c == 0x3001 || c == '(' || c == ')' || c == 0xff08 || c == 0xff09)
    return RC_MARK_COMMA;
  if (strchr (".!?;:", c < 0x80 ? (int)c : ' ') != NULL || (c >= 0x2012 && c <= 0x2015) ||
      c == 0x3002 || c == 0xff1b || c == 0xff1a || c == 0xff01 || c == 0xff1f || c == 0x2026)
    return RC_MARK_STOP;
  return RC_MARK_WORD;
}

/* "三只": the measure word is part of the number. Returns: how many tokens it takes, 0: none */
static guint
count_measure (const RcVocabulary *vocabulary, const RcTokens *tokens, guint at)
{
  const GPtrArray *entries;
  guint            n = 0;

  if (at >= tokens->n || tokens->items[at].kind != RC_TOKEN_HAN)
    return 0;
  entries = rc_phrases_match (vocabulary->phrases, tokens, at, &n);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (((const RcEntry *)g_ptr_array_index (entries, i))->role == RC_ROLE_MEASURE)
      return n;
  return 0;
}

static void
read_mark (RcMarks            *self,
           const RcVocabulary *vocabulary,
           const RcNames      *names,
           guint               at,
           RcMark             *mark)
{
  const RcTokens *tokens = self->tokens;
  const RcToken  *token = &tokens->items[at];
  guint           n_name = 0, n = 1;
  int             name;

  mark->n_tokens = 1;
  if (token->quoted)
    {
      mark->role = RC_MARK_QUOTE;
      while (at + mark->n_tokens < tokens->n && tokens->items[at + mark->n_tokens].quoted)
        mark->n_tokens++;
      return;
    }
  name = rc_names_match (names, tokens, at, &n_name);
  mark->entries = rc_phrases_match (vocabulary->phrases, tokens, at, &n);
  if (name >= 0 && (mark->entries == NULL || n_name >= n))
    {
      *mark = (RcMark){ .role = RC_MARK_NAME, .cast = name, .n_tokens = n_name };
      return;
    }
  if (rc_marks_han_number (tokens, at, 2, &mark->number) > 0)
    {
      *mark = (RcMark){ .role = RC_ROLE_NUMBER, .number = mark->number };
      mark->n_tokens = rc_marks_han_number (tokens, at, 2, &mark->number);
      mark->n_tokens += count_measure (vocabulary, tokens, at + mark->n_tokens);
      return;
    }
  if (mark->entries != NULL)
    mark->entry = choose (self, vocabulary, mark->entries, at, n);
  if (n == 1 && rc_marks_means_they (vocabulary, tokens, at))
    mark->entry = rc_vocabulary_entry (vocabulary, RC_ROLE_PRONOUN, "plural");
  /* "a ball rolls right": what does not fit may be a shorter term with something behind it */
  while (mark->entries != NULL && mark->entry == NULL && n > 1)
    {
      mark->entries = rc_phrases_match_most (vocabulary->phrases, tokens, at, n - 1, &n);
      mark->entry = mark->entries != NULL ? choose (self, vocabulary, mark->entries, at, n) : NULL;
    }
  if (mark->entry != NULL)
    {
      mark->role = mark->entry->role;
      mark->number = mark->entry->number;
      mark->n_tokens = n;
    }
  else if (token->kind == RC_TOKEN_NUMBER)
    {
      mark->role = RC_ROLE_NUMBER;
      mark->number = g_ascii_strtod (token->normal, NULL);
    }
  else
    mark->role = token->kind == RC_TOKEN_POINT
                     ? point_role (g_utf8_get_char (tokens->text + token->start))
                     : RC_MARK_WORD;
  /* "a three-legged dog" is one */
  if (mark->role == RC_ROLE_NUMBER && mark->n_tokens == 1 && token->kind == RC_TOKEN_WORD &&
      at + 1 < tokens->n && tokens->items[at + 1].joined &&
      g_str_has_suffix (tokens->items[at + 1].normal, "ed"))
    {
      *mark = (RcMark){ .role = RC_MARK_WORD, .n_tokens = 2 };
      return;
    }
  if (mark->role == RC_ROLE_NUMBER)
    mark->n_tokens += count_measure (vocabulary, tokens, at + mark->n_tokens);
}

/* A line break between two tokens ends a sentence as a full stop does. */
static gboolean
breaks (const RcTokens *tokens, guint at)
{
  const RcToken *token = &tokens->items[at];
  gsize          end = at > 0 ? token[-1].start + token[-1].length : 0;

  return at > 0 && memchr (tokens->text + end, '\n', token->start - end) != NULL;
}

/**
 * rc_marks_new:
 * @text: valid UTF-8, which must outlive the result
 *
 * Returns: (transfer full): the text's marks, in order; a line break is an empty RC_MARK_STOP
 */
RcMarks *
rc_marks_new (const RcVocabulary *vocabulary, const RcNames *names, const char *text)
{
  RcMarks *self = g_new0 (RcMarks, 1);
  guint    at = 0;

  self->tokens = rc_tokens_new (text);
  self->items = g_new0 (RcMark, (2 + RC_MARKS_MOST_MEANINGS) * self->tokens->n + 1);
  while (at < self->tokens->n)
    {
      RcMark  *mark = &self->items[self->n];
      RcToken *first = &self->tokens->items[at], *last;

      if (breaks (self->tokens, at))
        {
          mark->role = RC_MARK_STOP;
          mark->first = at;
          mark->start = first->start;
          self->n++;
          mark++;
        }
      read_mark (self, vocabulary, names, at, mark);
      last = &self->tokens->items[at + mark->n_tokens - 1];
      mark->first = at;
      mark->start = first->start;
      mark->length = last->start + last->length - first->start;
      mark->han = first->kind == RC_TOKEN_HAN;
      at += mark->n_tokens;
      self->n++;
      rc_marks_add_meanings (self, mark);
    }
  rc_marks_join_compounds (self);
  rc_marks_hear (self);
  for (guint i = 0; i < self->n; i++)
    if (self->items[i].role == RC_ROLE_NEGATION)
      rc_marks_deny (self, i);
  return self;
}

void
rc_marks_free (RcMarks *self)
{
  if (self == NULL)
    return;
  rc_tokens_free (self->tokens);
  g_free (self->items);
  g_free (self);
}
