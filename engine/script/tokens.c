/* tokens.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/tokens.h"

#include <string.h>

/** Returns: whether @c is written without spaces and counts as a word of its own */
gboolean
rc_char_is_han (gunichar c)
{
  return (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
         (c >= 0x20000 && c <= 0x323af);
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011;
}

static gboolean
is_word_char (gunichar c)
{
  return (g_unichar_isalpha (c) || g_unichar_ismark (c)) && !rc_char_is_han (c);
}

/* The end of a word that starts at @p: an apostrophe between letters belongs to it ("don't"),
 * except that of a genitive, which becomes a token of its own. */
static const char *
word_end (const char *p)
{
  while (*p != '\0')
    {
      gunichar    c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (is_apostrophe (c))
        {
          gboolean genitive =
              (*next == 's' || *next == 'S') && !is_word_char (g_utf8_get_char (next + 1));

          if (genitive || !is_word_char (g_utf8_get_char (next)))
            return p;
        }
      else if (!is_word_char (c))
        return p;
      p = next;
    }
  return p;
}

static const char *
number_end (const char *p)
{
  while (g_ascii_isdigit (*p) || ((*p == '.' || *p == ',') && g_ascii_isdigit (p[1])))
    p++;
  return p;
}

static const char *
normalise (RcTokens *self, const char *start, gsize length)
{
  char buffer[64];

  if (length < sizeof buffer)
    {
      gboolean ascii = TRUE;

      for (gsize i = 0; i < length && ascii; i++)
        {
          ascii = (guchar)start[i] < 0x80;
          buffer[i] = g_ascii_tolower (start[i]);
        }
      buffer[length] = '\0';
      if (ascii)
        return g_string_chunk_insert_const (self->normals, buffer);
    }
  g_autofree char *folded = g_utf8_casefold (start, length);
  g_auto (GStrv)   parts = g_strsplit (folded, "’", -1);
  g_autofree char *straight = g_strjoinv ("'", parts);

  return g_string_chunk_insert_const (self->normals, straight);
}

static const char *
token_end (const char *p, RcTokenKind *kind)
{
  gunichar    c = g_utf8_get_char (p);
  const char *next = g_utf8_next_char (p);

  *kind = RC_TOKEN_POINT;
  if (g_ascii_isdigit (*p))
    {
      *kind = RC_TOKEN_NUMBER;
      return number_end (p);
    }
  if (rc_char_is_han (c))
    {
      *kind = RC_TOKEN_HAN;
      return next;
    }
  if (is_word_char (c))
    {
      *kind = RC_TOKEN_WORD;
      return word_end (p);
    }
  if (is_apostrophe (c) && is_word_char (g_utf8_get_char (next)))
    {
      *kind = RC_TOKEN_WORD;
      return word_end (next);
    }
  return next;
}

static gunichar
closing_quote (gunichar c)
{
  static const gunichar pairs[][2] = {
    { '"', '"' }, { 0x201c, 0x201d }, { 0x300c, 0x300d }, { 0x300e, 0x300f }, { 0xab, 0xbb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i][0] == c)
      return pairs[i][1];
  return 0;
}

/* Marks what stands between quotation marks. A mark that is not closed in its paragraph is none. */
static void
mark_quotes (RcTokens *self)
{
  guint    open = 0;
  gunichar close = 0;

  for (guint i = 0; i < self->n; i++)
    {
      const RcToken *token = &self->items[i];
      gunichar       c = g_utf8_get_char (self->text + token->start);

      if (close != 0)
        {
          gsize end = token[-1].start + token[-1].length;

          if (memchr (self->text + end, '\n', token->start - end) != NULL)
            close = 0;
        }
      if (close != 0 && c == close)
        {
          for (guint k = open; k <= i; k++)
            self->items[k].quoted = TRUE;
          close = 0;
        }
      else if (close == 0 && token->kind == RC_TOKEN_POINT)
        {
          close = closing_quote (c);
          open = i;
        }
    }
}

/**
 * rc_tokens_new:
 * @text: valid UTF-8, which must outlive the result
 *
 * Returns: (transfer full): the text's tokens, in order
 */
RcTokens *
rc_tokens_new (const char *text)
{
  RcTokens   *self = g_new0 (RcTokens, 1);
  GArray     *items = g_array_new (FALSE, TRUE, sizeof (RcToken));
  const char *last_end = NULL;

  self->text = text;
  self->normals = g_string_chunk_new (1024);
  for (const char *p = text; *p != '\0';)
    {
      RcToken     token = { 0 };
      gunichar    c = g_utf8_get_char (p);
      const char *end;

      if (g_unichar_isspace (c) || c == 0xfeff)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (is_hyphen (c) && p == last_end && items->len > 0 &&
          (is_word_char (g_utf8_get_char (g_utf8_next_char (p))) ||
           g_ascii_isdigit (*g_utf8_next_char (p))))
        {
          p = g_utf8_next_char (p);
          last_end = p;
          continue;
        }
      end = token_end (p, &token.kind);
      token.start = p - text;
      token.length = end - p;
      token.normal = normalise (self, p, end - p);
      token.upper = g_unichar_isupper (c);
      token.joined = p == last_end;
      g_array_append_val (items, token);
      p = last_end = end;
    }
  self->n = items->len;
  self->items = (RcToken *)g_array_free (items, FALSE);
  mark_quotes (self);
  return self;
}

void
rc_tokens_free (RcTokens *self)
{
  if (self == NULL)
    return;
  g_string_chunk_free (self->normals);
  g_free (self->items);
  g_free (self);
}
