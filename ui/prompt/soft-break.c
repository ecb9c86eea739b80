/* soft-break.c - a long paragraph in pieces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prompt/soft-break.h"

#include <string.h>

/* Appends a paragraph to @result, broken at spaces where there are some. */
static void
put_paragraph (GString *result, const char *text, const char *end)
{
  glong left = g_utf8_strlen (text, end - text);

  while (left > RC_SOFT_BREAK_MOST)
    {
      const char *from = g_utf8_offset_to_pointer (text, RC_SOFT_BREAK_PIECE);
      const char *space = memchr (from, ' ', (gsize)(end - from));

      /* One at the end stays what it is: nothing would be behind it. */
      if (space == NULL || space + 1 == end)
        break;
      g_string_append_len (result, text, space - text);
      g_string_append (result, RC_SOFT_BREAK_UTF8);
      left -= g_utf8_strlen (text, space - text) + 1;
      text = space + 1;
    }
  g_string_append_len (result, text, end - text);
}

/**
 * rc_soft_breaks_put:
 * @text: valid UTF-8 without soft breaks
 * @length: bytes
 *
 * Returns: (transfer full) (nullable): @text with some spaces of its long paragraphs held as soft
 *   breaks; NULL if it has no long one
 */
char *
rc_soft_breaks_put (const char *text, gsize length)
{
  const char *end = text + length;
  GString    *result;

  if (length <= RC_SOFT_BREAK_MOST)
    return NULL;
  result = g_string_sized_new (length + length / 256);
  for (const char *at = text; at < end;)
    {
      const char *line = memchr (at, '\n', (gsize)(end - at));
      const char *next = line != NULL ? line + 1 : end;

      put_paragraph (result, at, line != NULL ? line : end);
      g_string_append_len (result, line != NULL ? "\n" : "", line != NULL);
      at = next;
    }
  if (result->len == length)
    return g_string_free (result, TRUE);
  return g_string_free (result, FALSE);
}

/**
 * rc_soft_breaks_take:
 * @text: (transfer full): changed in place
 *
 * Returns: (transfer full): @text, its soft breaks spaces again
 */
char *
rc_soft_breaks_take (char *text)
{
  const gsize size = strlen (RC_SOFT_BREAK_UTF8);
  char       *from = strstr (text, RC_SOFT_BREAK_UTF8), *to = from;

  while (from != NULL)
    {
      char *next = strstr (from + size, RC_SOFT_BREAK_UTF8);
      gsize n = next != NULL ? (gsize)(next - from) - size : strlen (from + size);

      *to++ = ' ';
      memmove (to, from + size, n);
      to += n;
      *to = '\0';
      from = next;
    }
  return text;
}

/** Whether there is one in it. */
gboolean
rc_soft_breaks_has (const char *text)
{
  return strstr (text, RC_SOFT_BREAK_UTF8) != NULL;
}
