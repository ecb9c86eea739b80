/* fountain.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/fountain.h"

#include "engine/base/error.h"
#include "engine/script/fountain-text.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  GArray    *elements; /* of RcFountainElement */
  char     **lines;
  guint      n_lines;
  GPtrArray *notes;       /* texts that the markers in the lines stand for */
  gboolean   in_dialogue; /* the block under a character */
  gboolean   after_blank;
} Parser;

static void
clear_element (gpointer data)
{
  RcFountainElement *element = data;

  g_free (element->text);
  g_free (element->detail);
}

static void
add_raw (Parser *self, RcFountainKind kind, const char *text, const char *detail, guint line)
{
  RcFountainElement element = { .kind = kind, .line = line + 1 };

  element.text = g_strdup (text);
  element.detail = g_strdup (detail);
  g_array_append_val (self->elements, element);
}

/* Adds an element, and behind it the notes that stand in its text. Returns: the element */
static RcFountainElement *
add (Parser *self, RcFountainKind kind, const char *text, const char *detail, guint line)
{
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char   *bare = rc_fountain_take_notes (text, notes);
  g_autofree char   *plain = rc_fountain_plain (bare);
  guint              index = self->elements->len;

  if (*plain != '\0' || kind == RC_FOUNTAIN_PAGE_BREAK)
    add_raw (self, kind, plain, detail, line);
  for (guint i = 0; i < notes->len; i++)
    add_raw (self, RC_FOUNTAIN_NOTE,
             g_ptr_array_index (self->notes, g_array_index (notes, guint, i)), "", line);
  return index < self->elements->len ? &g_array_index (self->elements, RcFountainElement, index)
                                     : NULL;
}

static gboolean
is_blank (const Parser *self, guint line)
{
  return line >= self->n_lines || self->lines[line][strspn (self->lines[line], " \t")] == '\0';
}

static gboolean
is_title_key (const char *line)
{
  static const char *const keys[] = { "title",      "credit", "author",   "authors",   "source",
                                      "draft date", "date",   "contact",  "copyright", "notes",
                                      "logline",    "format", "revision", "language" };
  const char              *colon = strchr (line, ':');

  for (guint i = 0; colon != NULL && i < G_N_ELEMENTS (keys); i++)
    if (strlen (keys[i]) == (gsize)(colon - line) &&
        g_ascii_strncasecmp (line, keys[i], colon - line) == 0)
      return TRUE;
  return FALSE;
}

static void
flush_title (Parser *self, char **key, GString *value, guint line)
{
  g_autofree char *text = g_strstrip (g_strdup (value->str));

  if (*key != NULL)
    add (self, RC_FOUNTAIN_TITLE, text, *key, line);
  g_clear_pointer (key, g_free);
  g_string_truncate (value, 0);
}

/* "Title: …" at the very top, with indented lines that go on. Returns: the first line after it */
static guint
read_title_page (Parser *self)
{
  g_autofree char    *key = NULL;
  g_autoptr (GString) value = g_string_new (NULL);
  guint               line = 0, begin = 0;

  while (line < self->n_lines && is_blank (self, line))
    line++;
  if (line >= self->n_lines || !is_title_key (self->lines[line]))
    return line;
  for (; line < self->n_lines && !is_blank (self, line); line++)
    {
      const char *text = self->lines[line];
      const char *colon = strchr (text, ':');

      if (!g_ascii_isspace (*text) && colon != NULL && colon != text)
        {
          flush_title (self, &key, value, begin);
          key = g_ascii_strdown (text, colon - text);
          begin = line;
          text = colon + 1;
        }
      g_string_append_printf (value, "%s%s", value->len > 0 ? "\n" : "",
                              text + strspn (text, " \t"));
    }
  flush_title (self, &key, value, begin);
  return line;
}

/* "INT. LAMP ROOM - NIGHT #12A#" */
static void
add_heading (Parser *self, const char *text, guint line)
{
  g_autofree char *copy = g_strchomp (g_strdup (text));
  gsize            n = strlen (copy);
  char            *hash = NULL;

  if (n > 2 && copy[n - 1] == '#')
    {
      copy[n - 1] = '\0';
      hash = strrchr (copy, '#');
      if (hash == NULL)
        copy[n - 1] = '#';
      else
        *hash = '\0';
    }
  add (self, RC_FOUNTAIN_HEADING, g_strchomp (copy), hash != NULL ? hash + 1 : "", line);
}

/* "MARA (V.O.) ^" */
static void
add_character (Parser *self, const char *text, guint line)
{
  g_autofree char   *copy = g_strstrip (g_strdup (text));
  g_autofree char   *extension = g_strdup ("");
  gsize              n = strlen (copy);
  gboolean           dual = n > 0 && copy[n - 1] == '^';
  char              *open;
  RcFountainElement *element;

  if (dual)
    copy[n - 1] = '\0';
  g_strchomp (copy);
  open = strchr (copy, '(');
  if (open != NULL)
    {
      *open = '\0';
      g_free (extension);
      extension = g_strndup (open + 1, strcspn (open + 1, ")"));
      g_strchomp (copy);
    }
  element = add (self, RC_FOUNTAIN_CHARACTER, copy, extension, line);
  if (element != NULL)
    element->dual = dual;
  self->in_dialogue = TRUE;
}

/* What a first character says about a whole line. Returns: whether it was such a line */
static gboolean
read_marked (Parser *self, const char *text, guint line)
{
  gsize n = strlen (text);

  if (text[0] == '=' && strspn (text, "=") >= 3 && strspn (text, "=") == n)
    add (self, RC_FOUNTAIN_PAGE_BREAK, "", "", line);
  else if (text[0] == '=')
    add (self, RC_FOUNTAIN_SYNOPSIS, text + 1 + strspn (text + 1, " \t"), "", line);
  else if (text[0] == '#')
    {
      gsize              depth = strspn (text, "#");
      RcFountainElement *element =
          add (self, RC_FOUNTAIN_SECTION, text + depth + strspn (text + depth, " \t"), "", line);

      if (element != NULL)
        element->depth = depth;
    }
  else if (text[0] == '~')
    add (self, RC_FOUNTAIN_LYRIC, text + 1 + strspn (text + 1, " \t"), "", line);
  else if (text[0] == '>')
    {
      gboolean         centered = n > 1 && text[n - 1] == '<';
      g_autofree char *inner = g_strndup (text + 1, n - 1 - centered);

      add (self, centered ? RC_FOUNTAIN_CENTERED : RC_FOUNTAIN_TRANSITION, g_strstrip (inner), "",
           line);
    }
  else if (text[0] == '.' && text[1] != '.' && text[1] != '\0' && !g_ascii_isspace (text[1]))
    add_heading (self, text + 1, line);
  else
    return FALSE;
  return TRUE;
}

/* An action paragraph begins or goes on. */
static void
read_action (Parser *self, const char *text, guint *line)
{
  g_autoptr (GString) paragraph = g_string_new (text[0] == '!' ? text + 1 : text);
  guint               begin = *line;

  while (!is_blank (self, *line + 1))
    {
      const char *next = self->lines[*line + 1];

      if (strchr ("=#~>", next[0]) != NULL || rc_fountain_is_heading (next))
        break;
      (*line)++;
      g_string_append_printf (paragraph, "\n%s", next[0] == '!' ? next + 1 : next);
    }
  add (self, RC_FOUNTAIN_ACTION, paragraph->str, "", begin);
}

static void
read_spoken (Parser *self, const char *text, guint *line)
{
  g_autoptr (GString) speech = g_string_new (text);
  gsize               n = strlen (text);
  guint               begin = *line;

  if (text[0] == '(')
    {
      g_autofree char *inner = g_strndup (text + 1, n - 1 - (n > 1 && text[n - 1] == ')'));

      add (self, RC_FOUNTAIN_PARENTHETICAL, inner, "", begin);
      return;
    }
  while (*line + 1 < self->n_lines && self->lines[*line + 1][0] != '\0')
    {
      const char *next = self->lines[*line + 1];

      next += strspn (next, " \t");
      if (*next == '(' || *next == '~')
        break;
      (*line)++;
      g_string_append_printf (speech, "\n%s", next);
    }
  add (self, RC_FOUNTAIN_DIALOGUE, speech->str, "", begin);
}

/* A line of notes alone is no text: a dialogue around it goes on. */
static gboolean
read_only_notes (Parser *self, const char *text, guint line)
{
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char   *bare = rc_fountain_take_notes (text, notes);

  if (notes->len == 0 || *g_strstrip (bare) != '\0')
    return FALSE;
  add (self, RC_FOUNTAIN_ACTION, text, "", line);
  return TRUE;
}

static void
read_line (Parser *self, guint *line)
{
  const char *raw = self->lines[*line];
  const char *text = raw + strspn (raw, " \t");
  gboolean    last = is_blank (self, *line + 1);
  gboolean    dialogue = self->in_dialogue;

  if (read_only_notes (self, text, *line))
    return;
  if (dialogue && text[0] != '>' && text[0] != '=' && text[0] != '~')
    {
      read_spoken (self, text, line);
      return;
    }
  self->in_dialogue = dialogue && text[0] == '~';
  if (read_marked (self, text, *line))
    return;
  if (self->after_blank && rc_fountain_is_heading (text))
    add_heading (self, text, *line);
  else if (self->after_blank && last && rc_fountain_is_transition (text))
    add (self, RC_FOUNTAIN_TRANSITION, text, "", *line);
  else if (text[0] == '@' && !last && self->after_blank)
    add_character (self, text + 1, *line);
  else if (self->after_blank && !last && rc_fountain_is_cue (text))
    add_character (self, text, *line);
  else
    read_action (self, text, line);
}

static gboolean
check_script (const char *data, gsize length, const char *what, GError **error)
{
  const char *trouble = NULL;

  if (length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    trouble = N_ ("The script “%s” is UTF-16 text; save it again as UTF-8 (in most editors: Save "
                  "As, Encoding).");
  else if (length >= 4 && memcmp (data, "%PDF", 4) == 0)
    trouble = N_ ("The script “%s” is a PDF; export the script from the program it was written in "
                  "as Fountain or "
                  "plain text.");
  else if (length >= 2 && memcmp (data, "PK", 2) == 0 && memchr (data, '\0', length) != NULL)
    trouble = N_ ("The script “%s” is a packed document, not text; save it as plain text "
                  "(.fountain or .txt).");
  else if (memchr (data, '\0', length) != NULL)
    trouble = N_ ("The script “%s” is not text: it has NUL bytes; choose a Fountain file "
                  "(.fountain or .txt).");
  else if (!g_utf8_validate (data, length, NULL))
    trouble = N_ ("The script “%s” is not UTF-8 text; if it is Latin-1, convert it: iconv -f "
                  "ISO-8859-1 -t UTF-8 "
                  "OLD > NEW.");
  else if (g_strstr_len (data, MIN (length, 300), "<FinalDraft") != NULL)
    trouble = N_ (
        "The script “%s” is a Final Draft file; export it from Final Draft as plain text first.");
  if (trouble != NULL)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ (trouble), what);
      return FALSE;
    }
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (data[i]))
      return TRUE;
  g_set_error (
      error, RC_ERROR, RC_ERROR_FORMAT,
      _ ("The script “%s” is empty. Write a scene heading such as “INT. ROOM - DAY” and what "
         "happens there, or choose another file."),
      what);
  return FALSE;
}

/**
 * rc_fountain_parse:
 * @data: @length bytes, need not end in a NUL
 * @what: the script's name, for the message
 *
 * Any line ending is understood, and a byte order mark is skipped. Linear in @length.
 *
 * Errors: RC_ERROR_FORMAT if it is not UTF-8 text or empty; the message says how to convert it
 *
 * Returns: (transfer full) (nullable): the script's elements, in order
 */
RcFountain *
rc_fountain_parse (const char *data, gsize length, const char *what, GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char      *text = NULL;
  g_auto (GStrv)        lines = NULL;
  Parser                self = { .notes = notes, .after_blank = TRUE };
  RcFountain           *script;

  if (!check_script (data, length, what, error))
    return NULL;
  text = rc_fountain_clean (data, length, notes);
  lines = g_strsplit (text, "\n", -1);
  self.lines = lines;
  self.n_lines = g_strv_length (lines);
  self.elements = g_array_new (FALSE, TRUE, sizeof (RcFountainElement));
  g_array_set_clear_func (self.elements, clear_element);
  for (guint line = read_title_page (&self); line < self.n_lines; line++)
    {
      /* two spaces on an empty line keep a dialogue together */
      if (self.lines[line][0] == '\0' || (is_blank (&self, line) && !self.in_dialogue))
        {
          self.in_dialogue = FALSE;
          self.after_blank = TRUE;
          continue;
        }
      if (is_blank (&self, line))
        continue;
      read_line (&self, &line);
      self.after_blank = FALSE;
    }
  script = g_new0 (RcFountain, 1);
  script->n_elements = self.elements->len;
  g_array_set_clear_func (self.elements, NULL);
  script->elements = (RcFountainElement *)g_array_free (self.elements, FALSE);
  return script;
}

void
rc_fountain_free (RcFountain *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_elements; i++)
    clear_element (&self->elements[i]);
  g_free (self->elements);
  g_free (self);
}
