/* fountain-text.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/fountain-text.h"

#include <string.h>

/* Control characters, which scripts cannot have (they are cleaned away), stand for what was taken
 * out of the lines: NOTE_OPEN number NOTE_CLOSE for a note, ESCAPE character for "\*". */
enum
{
  NOTE_OPEN = '\x01',
  NOTE_CLOSE = '\x02',
  ESCAPE = '\x03',
};

enum
{
  MAX_NOTE = 20000, /* bytes; what is longer is a forgotten bracket */
};

static gsize
skip_boneyard (const char *p, const char *end, GString *out)
{
  const char *close = g_strstr_len (p + 2, end - p - 2, "*/");

  if (close == NULL)
    return 0;
  /* line numbers must stay right */
  for (const char *c = p; c < close; c++)
    if (*c == '\n')
      g_string_append_c (out, '\n');
  return close + 2 - p;
}

static gsize
skip_note (const char *p, const char *end, GString *out, GPtrArray *notes)
{
  gsize       reach = MIN (end - p - 2, MAX_NOTE);
  const char *close = g_strstr_len (p + 2, reach, "]]");
  const char *gap = close != NULL ? g_strstr_len (p + 2, close - p - 2, "\n\n") : NULL;

  if (close == NULL || gap != NULL)
    return 0;
  g_string_append_printf (out, "%c%u%c", NOTE_OPEN, notes->len, NOTE_CLOSE);
  g_ptr_array_add (notes, g_strstrip (g_strndup (p + 2, close - p - 2)));
  for (const char *c = p; c < close; c++)
    if (*c == '\n')
      g_string_append_c (out, '\n');
  return close + 2 - p;
}

/* Whether a search for what closes an opening is worth it: without this, a script of openings alone
 * would take time in the square of its length. */
static const char *
last_of (const char *text, gsize length, const char *what)
{
  return g_strrstr_len (text, length, what);
}

/**
 * rc_fountain_clean:
 * @notes: (element-type utf8): takes the texts of the notes
 *
 * Returns: (transfer full): the script with "\n" line ends, without boneyard and control
 * characters; a marker stands in the place of each note
 */
char *
rc_fountain_clean (const char *data, gsize length, GPtrArray *notes)
{
  g_autoptr (GString) lines = g_string_sized_new (length + 1);
  GString            *out = g_string_sized_new (length + 1);
  const char         *end, *last_bone, *last_note;

  for (gsize i = 0; i < length; i++)
    {
      if (data[i] == '\r' && i + 1 < length && data[i + 1] == '\n')
        continue;
      if (data[i] == '\r')
        g_string_append_c (lines, '\n');
      else if ((guchar)data[i] >= 0x20 || data[i] == '\n' || data[i] == '\t')
        g_string_append_c (lines, data[i]);
    }
  if (g_str_has_prefix (lines->str, "\xef\xbb\xbf"))
    g_string_erase (lines, 0, 3);
  end = lines->str + lines->len;
  last_bone = last_of (lines->str, lines->len, "*/");
  last_note = last_of (lines->str, lines->len, "]]");
  for (const char *p = lines->str; p < end;)
    {
      gsize skipped = 0;

      if (p[0] == '/' && p[1] == '*' && p + 2 <= last_bone)
        skipped = skip_boneyard (p, end, out);
      else if (p[0] == '[' && p[1] == '[' && p + 2 <= last_note)
        skipped = skip_note (p, end, out, notes);
      if (skipped == 0)
        g_string_append_c (out, *p);
      p += MAX (skipped, 1);
    }
  return g_string_free (out, FALSE);
}

/** Returns: (transfer full): @text without its notes, whose numbers go to @notes (of guint) */
char *
rc_fountain_take_notes (const char *text, GArray *notes)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (*p == NOTE_OPEN)
      {
        guint number = g_ascii_strtoull (p + 1, (char **)&p, 10);

        g_array_append_val (notes, number);
      }
    else
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

/* Takes the pairs of @marker out of @line: "**bold**", not "2 * 3 * 4". */
static void
strip_pairs (GString *line, const char *marker)
{
  gsize n = strlen (marker);
  gsize from = 0;

  for (;;)
    {
      char *open = strstr (line->str + from, marker);
      char *close = open != NULL && open[n] != '\0' ? strstr (open + n + 1, marker) : NULL;
      gsize at;

      if (close == NULL)
        return;
      at = open - line->str;
      if (g_ascii_isspace (open[n]) || g_ascii_isspace (close[-1]))
        {
          from = at + n;
          continue;
        }
      g_string_erase (line, close - line->str, n);
      g_string_erase (line, at, n);
      from = at;
    }
}

/** Returns: (transfer full): @text without emphasis and white space around it; "\*" becomes "*" */
char *
rc_fountain_plain (const char *text)
{
  static const char *const markers[] = { "***", "**", "*", "_" };
  g_auto (GStrv)           lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      g_autoptr (GString) escaped = g_string_new (NULL);
      guint               next = 0;

      for (const char *p = lines[i]; *p != '\0'; p++)
        if (*p == '\\' && (p[1] == '*' || p[1] == '_'))
          {
            g_string_append_c (line, ESCAPE);
            g_string_append_c (escaped, *++p);
          }
        else
          g_string_append_c (line, *p);
      for (guint k = 0; k < G_N_ELEMENTS (markers); k++)
        strip_pairs (line, markers[k]);
      for (char *p = line->str; *p != '\0'; p++)
        if (*p == ESCAPE)
          *p = escaped->str[next++];
      g_free (lines[i]);
      lines[i] = g_strstrip (g_strdup (line->str));
    }
  return g_strstrip (g_strjoinv ("\n", lines));
}

/** Returns: whether @line is a scene heading without a leading "." */
gboolean
rc_fountain_is_heading (const char *line)
{
  static const char *const starts[] = { "INT./EXT", "INT/EXT", "EXT./INT", "EXT/INT",
                                        "I/E",      "INT",     "EXT",      "EST" };
  static const char *const chinese[] = { "内景", "外景", "内外景", "内/外" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      gsize n = strlen (starts[i]);

      if (g_ascii_strncasecmp (line, starts[i], n) == 0 && (line[n] == '.' || line[n] == ' '))
        return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (chinese); i++)
    {
      const char *rest = line + strlen (chinese[i]);

      if (g_str_has_prefix (line, chinese[i]) &&
          (*rest == ' ' || *rest == '.' || g_str_has_prefix (rest, "。") ||
           g_str_has_prefix (rest, "：") || g_str_has_prefix (rest, "　")))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_case (const char *line, gboolean lower)
{
  for (const char *p = line; *p != '\0' && *p != '('; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (lower ? g_unichar_islower (c) : g_unichar_isupper (c))
        return TRUE;
    }
  return FALSE;
}

/** Returns: whether @line is a transition without a leading ">": "CUT TO:", "FADE OUT." */
gboolean
rc_fountain_is_transition (const char *line)
{
  static const char *const others[] = { "FADE IN:", "FADE OUT.", "FADE OUT:", "FADE TO BLACK.",
                                        "CUT TO BLACK." };
  g_autofree char         *text = g_strchomp (g_strdup (line));

  if (has_case (text, TRUE) || !has_case (text, FALSE))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (strcmp (text, others[i]) == 0)
      return TRUE;
  return g_str_has_suffix (text, "TO:");
}

/** Returns: the length of the words at the start of @line that call for a shot, 0 without them */
gsize
rc_fountain_shot_prefix (const char *line)
{
  static const char *const starts[] = {
    "SHOT:",   "CLOSE ON",  "CLOSE UP", "CLOSE-UP",      "EXTREME CLOSE ON", "WIDE:",
    "WIDE ON", "WIDE SHOT", "INSERT:",  "INSERT -",      "INSERT ON",        "ANGLE ON",
    "ANGLE:",  "TWO SHOT",  "TWO-SHOT", "MEDIUM ON",     "MEDIUM SHOT",      "MEDIUM:",
    "CLOSE:",  "ON:",       "POV",      "REVERSE ANGLE", "REVERSE ON",       "ESTABLISHING",
    "镜头：",  "特写：",    "全景：",   "中景：",        "近景：",           "远景：",
  };
  const char *shoulder;

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      gsize n = strlen (starts[i]);

      if (strncmp (line, starts[i], n) == 0 && !g_ascii_isalpha (line[n]))
        return n;
    }
  shoulder = strstr (line, "SHOULDER");
  if (g_str_has_prefix (line, "OVER ") && shoulder != NULL && shoulder - line < 60)
    return shoulder + strlen ("SHOULDER") - line;
  return 0;
}

/** Returns: whether @line, if text follows it, is the name of who speaks */
gboolean
rc_fountain_is_cue (const char *line)
{
  return has_case (line, FALSE) && !has_case (line, TRUE) && rc_fountain_shot_prefix (line) == 0 &&
         !rc_fountain_is_transition (line) && !g_str_has_suffix (line, ":") &&
         !g_str_has_suffix (line, ".") && line[0] != '!' && strlen (line) < 120;
}
