/* reader-lines.c - words that are spoken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/text.h"
#include "engine/script/reader-parts.h"

#include <string.h>

enum
{
  VOICE_REACH = 6, /* marks between a quotation and "she says" after it */
  MAX_LINES = 64,
};

/* Scripts that only one language of a voice is written in; Chinese may have Japanese beside it. */
static const struct
{
  GUnicodeScript script;
  const char    *language;
} scripts[] = {
  { G_UNICODE_SCRIPT_HIRAGANA, "ja" },   { G_UNICODE_SCRIPT_KATAKANA, "ja" },
  { G_UNICODE_SCRIPT_HANGUL, "ko" },     { G_UNICODE_SCRIPT_CYRILLIC, "ru" },
  { G_UNICODE_SCRIPT_GREEK, "el" },      { G_UNICODE_SCRIPT_ARABIC, "ar" },
  { G_UNICODE_SCRIPT_DEVANAGARI, "hi" }, { G_UNICODE_SCRIPT_THAI, "th" },
};

/* The language of a line follows from its script. */
static const char *
language_of (const char *text)
{
  const char *language = "en";

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (p));

      for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
        if (scripts[i].script == script)
          return scripts[i].language;
      if (script == G_UNICODE_SCRIPT_HAN)
        language = "zh";
    }
  return language;
}

static void
add_line (RcReader *self, guint first, guint last, int figure, char *text, gboolean off)
{
  g_autofree char *spoken = text;
  RcDraftLine      line = { .phase = self->phase };

  g_strstrip (spoken);
  /* “Gone,” she says */
  if (g_str_has_suffix (spoken, ","))
    spoken[strlen (spoken) - 1] = '\0';
  else if (g_str_has_suffix (spoken, "，"))
    spoken[strlen (spoken) - strlen ("，")] = '\0';
  if (*spoken == '\0' || self->draft->lines->len >= MAX_LINES)
    return;
  rc_record_init (&line.out, &rc_staging_line_type);
  line.out.figure = figure;
  line.out.off = off;
  rc_text_set (&line.out.text, spoken);
  rc_text_set (&line.out.language, language_of (spoken));
  g_array_append_val (self->draft->lines, line);
  rc_reader_span (self, first, last, "lines[%u] = %s", self->draft->lines->len - 1,
                  figure >= 0 ? rc_draft_figure (self->draft, figure)->out.name : "off");
  self->speaker = figure;
  self->staged_in_phase = TRUE;
}

static void
make_talk (RcReader *self, guint at, int figure)
{
  const RcEntry *talk = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_ACTION, "talk");

  if (talk != NULL && !rc_draft_figure (self->draft, figure)->acts)
    rc_reader_act (self, at, talk, 1u << figure);
}

static gboolean
is_voice (const RcMark *mark)
{
  return rc_mark_entry (mark, RC_ROLE_VOICE) != NULL ||
         (mark->role == RC_ROLE_ACTION && strcmp (mark->entry->value, "talk") == 0);
}

/* Whether who speaks stands behind the quotation: “There you are,” she says. “Where?” asks Mara. */
static gboolean
is_attributed (const RcReader *self, guint at)
{
  const RcMark *quote = rc_reader_mark (self, at), *next = rc_reader_mark (self, at + 1);
  const char   *end = g_utf8_prev_char (self->text + quote->start + quote->length);
  gboolean      verb = FALSE, who = FALSE, first = FALSE, comma;
  guint         i = at + 1;

  if (next == NULL || next->length == 0 || end <= self->text + quote->start)
    return FALSE;
  comma = end[-1] == ',' || (next->role == RC_MARK_COMMA && !next->han);
  i += next->role == RC_MARK_COMMA;
  /* what begins with a capital is a sentence of its own, that announces other words */
  if (self->voiced && !comma && i < self->marks->n &&
      self->marks->tokens->items[rc_reader_mark (self, i)->first].upper &&
      rc_reader_mark (self, i)->role != RC_MARK_NAME)
    return FALSE;
  for (guint reach = i + VOICE_REACH; i < self->marks->n && i <= reach; i++)
    {
      const RcMark *mark = rc_reader_mark (self, i);

      if (mark->role == RC_MARK_QUOTE)
        return verb && who && first;
      if (mark->role == RC_MARK_STOP)
        {
          const char *stop = self->text + mark->start;

          /* "Mara says: …" tells of the next words */
          return verb && who &&
                 (first || mark->length == 0 || (*stop != ':' && !g_str_has_prefix (stop, "：")));
        }
      if (mark->role == RC_MARK_COMMA && verb && who)
        return TRUE;
      if (mark->role == RC_ROLE_AND || mark->role == RC_ROLE_SEQUENCE)
        return verb && who;
      if (is_voice (mark))
        {
          first |= !who;
          verb = TRUE;
        }
      else
        who |= mark->role == RC_MARK_NAME || mark->role == RC_ROLE_PERSON ||
               (mark->role == RC_ROLE_PRONOUN && (mark->entry->flags & RC_TERM_OBJECT) == 0);
    }
  return verb && who;
}

/**
 * rc_take_line:
 *
 * Gives the words that wait for who speaks them to @figure, who is named behind them.
 */
void
rc_take_line (RcReader *self, int figure)
{
  RcDraftLine *line;

  if (self->line < 0)
    return;
  line = &g_array_index (self->draft->lines, RcDraftLine, self->line);
  line->out.figure = self->speaker = figure;
  line->out.off = FALSE;
  rc_reader_span (self, self->line_at, self->line_at, "lines[%d] = %s", self->line,
                  rc_draft_figure (self->draft, figure)->out.name);
  self->line = -1;
  if (self->saying != NULL)
    rc_reader_act (self, self->line_at, self->saying, 1u << figure);
  else
    make_talk (self, self->line_at, figure);
  self->saying = NULL;
}

/* A sentence ends within the quotation marks: “Turn back.” A sailor nods. */
static gboolean
ends_sentence (const RcReader *self, guint at, const char *end)
{
  static const char *const stops[] = { ".", "!", "?", "。", "！", "？", "…", NULL };
  const RcMark            *next = rc_reader_mark (self, at + 1);

  if (next == NULL || next->length == 0 || next->role == RC_MARK_QUOTE ||
      (!next->han && !self->marks->tokens->items[next->first].upper))
    return FALSE;
  for (guint i = 0; stops[i] != NULL; i++)
    {
      gsize n = strlen (stops[i]);

      if ((gsize)(end - self->text) >= n && strncmp (end - n, stops[i], n) == 0)
        return next->role != RC_ROLE_AND && next->role != RC_ROLE_SEQUENCE;
    }
  return FALSE;
}

/* Who speaks the words at @at; -2: nobody, they are the text of a sign. */
static int
find_speaker (RcReader *self, guint at)
{
  if (self->voiced == 2 && !self->present && self->subject == 0)
    return -1;
  if (self->voiced)
    return self->actors != 0    ? rc_first_figure (self->actors)
           : self->subject != 0 ? rc_first_figure (self->subject)
                                : self->last_figure;
  if (self->speaker >= -1 && at > 0 &&
      (is_voice (rc_reader_mark (self, at - 1)) ||
       rc_reader_mark (self, at - 1)->role == RC_MARK_QUOTE))
    return self->speaker;
  return -2;
}

/* A quotation is spoken if somebody is said to speak, before or after it; else it is the text of a
 * sign. */
void
rc_read_quote (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  const char   *start = self->text + mark->start;
  const char   *end = g_utf8_prev_char (start + mark->length);
  int           who;

  if (self->reads != RC_READ_PROMPT || mark->length < 2)
    return;
  start = g_utf8_next_char (start);
  if (end <= start)
    return;
  if (is_attributed (self, at))
    {
      guint n = self->draft->lines->len;

      add_line (self, at, at, -1, g_strndup (start, end - start), TRUE);
      rc_reader_end_clause (self, TRUE);
      self->line = self->draft->lines->len > n ? (int)n : -1;
      self->line_at = at;
      return;
    }
  who = find_speaker (self, at);
  if (who < -1)
    return;
  add_line (self, at, at, who, g_strndup (start, end - start), self->voiced == 2 || who < 0);
  if (who >= 0 && self->voiced != 2)
    make_talk (self, at, who);
  if (ends_sentence (self, at, end))
    rc_reader_end_clause (self, TRUE);
}

/* "says", "in a voice-over": what is quoted next is spoken. */
void
rc_read_voice (RcReader *self, guint at)
{
  const RcMark  *mark = rc_reader_mark (self, at);
  const RcEntry *action = rc_mark_entry (mark, RC_ROLE_ACTION);

  if (self->reads != RC_READ_PROMPT)
    return;
  if (mark->role == RC_ROLE_OFF)
    {
      self->voiced = 2;
      if (!self->present)
        self->subject = self->actors = 0;
      return;
    }
  if (action == NULL)
    action = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_ACTION, "talk");
  if (self->line >= 0)
    {
      self->saying = action;
      return;
    }
  self->voiced = MAX (self->voiced, TRUE);
  if (action != NULL && !self->thing && self->subject != 0)
    {
      rc_reader_act (self, at, action, self->subject);
      self->action = action;
      self->action_at = at;
      self->actors = self->subject;
      self->acted = TRUE;
    }
}

static gboolean
is_line_start (const RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);

  for (const char *p = self->text + mark->start; p > self->text && p[-1] != '\n'; p--)
    if (!g_ascii_isspace (p[-1]))
      return FALSE;
  return TRUE;
}

static gboolean
is_upper (const char *text, gsize length)
{
  gboolean letter = FALSE;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      letter |= g_unichar_isalpha (c) && c < 0x2000;
    }
  return letter;
}

/* Somebody who speaks and whom no word is known for. */
static int
add_speaker (RcReader *self, const RcMark *mark)
{
  const RcEntry   *entry = rc_vocabulary_entry (self->draft->vocabulary, RC_ROLE_PERSON, "person");
  g_autofree char *name = g_strndup (self->text + mark->start, mark->length);
  int              figure;

  for (guint i = 0; i < self->draft->figures->len; i++)
    if (strcmp (rc_draft_figure (self->draft, i)->out.name, name) == 0)
      return i;
  figure = entry != NULL ? rc_draft_add_extra (self->draft, entry) : -1;
  if (figure >= 0)
    {
      rc_text_set (&rc_draft_figure (self->draft, figure)->out.name, name);
      rc_text_set (&rc_draft_figure (self->draft, figure)->out.label, name);
    }
  return figure;
}

static int
cue_figure (RcReader *self, const RcMark *mark, gboolean off)
{
  if (mark->role == RC_MARK_NAME)
    {
      for (guint i = 0; off && i < self->draft->figures->len; i++)
        if (rc_draft_figure (self->draft, i)->cast == mark->cast)
          return i;
      return off ? -1 : rc_draft_add_character (self->draft, mark->cast);
    }
  if (mark->role == RC_MARK_WORD || mark->role == RC_ROLE_OFF)
    return off ? -1 : add_speaker (self, mark);
  for (guint i = 0; i < self->draft->figures->len; i++)
    if (g_strcmp0 (rc_draft_figure (self->draft, i)->noun, mark->entry->value) == 0)
      return i;
  return off ? -1 : rc_draft_add_extra (self->draft, mark->entry);
}

/* "(V.O.)", "(softly)" between a name and its colon. Returns: what follows the colon, or NULL */
static const char *
skip_cue (const char *p, gboolean *off)
{
  while (*p == ' ')
    p++;
  if (*p == '(')
    {
      const char *close = strchr (p, ')');

      if (close == NULL || close - p > 40 || memchr (p, '\n', close - p) != NULL)
        return NULL;
      *off = g_ascii_strncasecmp (p, "(v.o", 4) == 0 || g_ascii_strncasecmp (p, "(vo", 3) == 0 ||
             g_ascii_strncasecmp (p, "(o.s", 4) == 0 || g_ascii_strncasecmp (p, "(voice", 6) == 0;
      p = close + 1;
      while (*p == ' ')
        p++;
    }
  if (*p == ':')
    return p + 1;
  return g_str_has_prefix (p, "：") ? p + strlen ("：") : NULL;
}

static gboolean
is_quoted (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c == '"' || c == 0x201c || c == 0x300c || c == 0x300e;
}

/** "MARA: I saw it." at the start of a line. Returns: whether it was one */
gboolean
rc_read_cue (RcReader *self, guint at)
{
  const RcMark *mark = rc_reader_mark (self, at);
  gboolean      off = mark->role == RC_ROLE_OFF, han = mark->han;
  const char   *p, *end;
  int           who;
  guint         last = at;

  if (self->reads != RC_READ_PROMPT ||
      (mark->role != RC_MARK_NAME && mark->role != RC_ROLE_PERSON && mark->role != RC_MARK_WORD &&
       mark->role != RC_ROLE_OFF) ||
      !is_line_start (self, at) ||
      !(han || self->text[mark->start] == '@' || is_upper (self->text + mark->start, mark->length)))
    return FALSE;
  p = skip_cue (self->text + mark->start + mark->length, &off);
  if (p == NULL)
    return FALSE;
  while (*p == ' ')
    p++;
  /* "LIGHT: soft" is no speech: somebody whom nobody knows speaks in quotation marks or unseen */
  if (mark->role == RC_MARK_WORD && !off && !is_quoted (p))
    return FALSE;
  end = strchr (p, '\n') != NULL ? strchr (p, '\n') : p + strlen (p);
  while (last + 1 < self->marks->n &&
         self->marks->items[last + 1].start < (gsize)(end - self->text) &&
         self->marks->items[last + 1].length > 0)
    {
      /* MARA: “I saw it.” She sits: what is outside of the marks is told, not spoken */
      last++;
      if (self->marks->items[last].role == RC_MARK_QUOTE)
        {
          p = g_utf8_next_char (self->text + self->marks->items[last].start);
          end = g_utf8_prev_char (self->text + self->marks->items[last].start +
                                  self->marks->items[last].length);
          break;
        }
    }
  if (end <= p)
    return FALSE;
  who = cue_figure (self, mark, off);
  rc_reader_end_clause (self, TRUE);
  add_line (self, at, last, who, g_strndup (p, end - p), off || who < 0);
  if (who >= 0)
    {
      self->subject = 1u << who;
      self->last_figure = who;
      self->last_group = self->subject;
      if (!off)
        make_talk (self, at, who);
    }
  self->resume = last + 1;
  return TRUE;
}
