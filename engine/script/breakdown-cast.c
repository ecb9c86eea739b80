/* breakdown-cast.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/breakdown-cast.h"

#include <string.h>

enum
{
  MAX_INTRODUCTION = 200, /* bytes of a description that an action gives */
};

/* "OLD MAN" to "Old Man"; what has small letters already stays. */
static char *
display_name (const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_autofree char *upper = g_utf8_strup (name, -1);
  GString         *out;
  gboolean         begin = TRUE;

  if (strcmp (upper, name) != 0)
    return g_strdup (name);
  out = g_string_new (NULL);
  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, begin ? g_unichar_totitle (c) : c);
      begin = !g_unichar_isalnum (c) && c != '\'' && c != 0x2019;
    }
  return g_string_free (out, FALSE);
}

static RcPlanCharacter *
find (const RcBreakdownCast *self, const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (guint i = 0; i < self->characters->len; i++)
    {
      RcPlanCharacter *character = &g_array_index (self->characters, RcPlanCharacter, i);
      g_autofree char *folded = g_utf8_casefold (character->name, -1);

      if (strcmp (folded, wanted) == 0)
        return character;
    }
  return NULL;
}

static RcPlanCharacter *
find_or_add (RcBreakdownCast *self, const char *name, const char *kind)
{
  RcPlanCharacter *known = find (self, name);
  RcPlanCharacter  character = { 0 };

  if (known != NULL)
    return known;
  character.name = display_name (name);
  character.kind = g_strdup (kind);
  character.description = g_strdup ("");
  g_array_append_val (self->characters, character);
  return &g_array_index (self->characters, RcPlanCharacter, self->characters->len - 1);
}

/* "character: Halo lamp, product, a brass storm lamp" */
static void
read_declaration (RcBreakdownCast *self, const char *text)
{
  static const char *const kinds[] = { "person", "creature", "product" };
  g_auto (GStrv)           parts = NULL;
  RcPlanCharacter         *character;
  guint                    rest = 1;

  if (g_ascii_strncasecmp (text, "character:", strlen ("character:")) != 0)
    return;
  parts = g_strsplit (text + strlen ("character:"), ",", 3);
  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  if (parts[0] == NULL || *parts[0] == '\0')
    return;
  character = find_or_add (self, parts[0], "person");
  for (guint i = 0; parts[1] != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strcasecmp (parts[1], kinds[i]) == 0)
      {
        g_free (character->kind);
        character->kind = g_strdup (kinds[i]);
        rest = 2;
      }
  if (parts[1] == NULL || parts[rest] == NULL)
    return;
  g_free (character->description);
  character->description = rest == 1 ? g_strjoinv (", ", parts + 1) : g_strdup (parts[2]);
}

/* The words in capitals at @text: "OLD MAN" of "OLD MAN (60s), a …". Returns: bytes, 0: none */
static gsize
capitals (const char *text)
{
  const char *end = text;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isupper (c) || g_unichar_isdigit (c))
        end = g_utf8_next_char (p);
      else if (c != ' ' && c != '-' && c != '.' && c != '\'')
        break;
    }
  return end - text;
}

static gboolean
is_age (const char *text)
{
  const char *close = strchr (text, ')');

  if (text[0] != '(' || close == NULL || close - text > 40)
    return FALSE;
  for (const char *p = text; p < close; p++)
    if (g_ascii_isdigit (*p))
      return TRUE;
  return FALSE;
}

/* "TOMAS, a young sailor in a blue coat, sits." But "WIDE, a street in the rain, dusk." is a shot.
 */
static gboolean
is_apposition (const char *name, const char *after)
{
  static const char *const shot_words[] = { "WIDE",   "CLOSE",   "SHOT",   "ANGLE",  "INSERT",
                                            "MEDIUM", "EXTREME", "FULL",   "CAMERA", "MACRO",
                                            "POV",    "DRONE",   "AERIAL", "OVER",   "LATER",
                                            "NIGHT",  "TITLE",   "SUPER",  "FADE",   "CUT",
                                            "MONTAGE" };
  const char              *article = after + 2, *end;

  if (after[0] != ',' || after[1] != ' ' ||
      !(g_str_has_prefix (article, "a ") || g_str_has_prefix (article, "an ") ||
        g_str_has_prefix (article, "the ")))
    return FALSE;
  end = article + strcspn (article, ",.;:!?\n");
  if (*end != ',' || end - article > MAX_INTRODUCTION)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (shot_words); i++)
    if (strstr (name, shot_words[i]) != NULL)
      return FALSE;
  return TRUE;
}

/* What follows a name at its first appearance: "(60s), a keeper in a brown oilskin coat, climbs …".
 * Taken are the brackets and one apposition. */
static char *
introduction (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char         *end;

  text += strspn (text, " ");
  if (is_age (text))
    {
      end = strchr (text, ')');
      g_string_append_len (out, text + 1, end - text - 1);
      text = end + 1;
    }
  if (text[0] == ',' && text[1] == ' ')
    {
      text += 2;
      end = text + strcspn (text, ",.;:!?\n");
      if (*end != '\0' && end - text < MAX_INTRODUCTION &&
          (*end == ',' || g_str_has_prefix (text, "a ") || g_str_has_prefix (text, "an ") ||
           g_str_has_prefix (text, "the ")))
        g_string_append_printf (out, "%s%.*s", out->len > 0 ? ", " : "", (int)(end - text), text);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
introduce (RcBreakdownCast *self, const char *name, gsize length, const char *after)
{
  g_autofree char *copy = g_strndup (name, length);
  RcPlanCharacter *character = find (self, copy);
  g_autofree char *words = NULL;

  if (character == NULL && (is_age (after + strspn (after, " ")) || is_apposition (copy, after)))
    character = find_or_add (self, copy, "person");
  if (character == NULL || *character->description != '\0')
    return;
  words = introduction (after);
  g_free (character->description);
  character->description = g_steal_pointer (&words);
}

static void
read_action (RcBreakdownCast *self, const char *text)
{
  gboolean begin = TRUE;

  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      gsize    n = begin && g_unichar_isupper (c) ? capitals (p) : 0;

      if (n > 1 && !g_unichar_isalnum (g_utf8_get_char (p + n)))
        {
          introduce (self, p, n, p + n);
          p += n;
        }
      else
        p = g_utf8_next_char (p);
      begin = !g_unichar_isalnum (c);
    }
}

/** Gathers the characters of @script in the order of their appearance; declared ones come first. */
void
rc_breakdown_cast_read (RcBreakdownCast *self, const RcFountain *script)
{
  g_autofree const char **names = NULL;

  self->characters = g_array_new (FALSE, TRUE, sizeof (RcPlanCharacter));
  for (guint i = 0; i < script->n_elements; i++)
    if (script->elements[i].kind == RC_FOUNTAIN_NOTE ||
        script->elements[i].kind == RC_FOUNTAIN_SECTION)
      read_declaration (self, script->elements[i].text);
  for (guint i = 0; i < script->n_elements; i++)
    {
      if (script->elements[i].kind == RC_FOUNTAIN_CHARACTER)
        find_or_add (self, script->elements[i].text, "person");
      else if (script->elements[i].kind == RC_FOUNTAIN_ACTION)
        read_action (self, script->elements[i].text);
    }
  /* who is introduced before the first word was spoken is known only now */
  for (guint i = 0; i < script->n_elements; i++)
    if (script->elements[i].kind == RC_FOUNTAIN_ACTION)
      read_action (self, script->elements[i].text);
  names = g_new0 (const char *, self->characters->len + 1);
  for (guint i = 0; i < self->characters->len; i++)
    names[i] = g_array_index (self->characters, RcPlanCharacter, i).name;
  self->names = rc_names_new (names, self->characters->len);
}

/** Frees what rc_breakdown_cast_read() made, but for characters that were taken out. */
void
rc_breakdown_cast_clear (RcBreakdownCast *self)
{
  g_clear_pointer (&self->names, rc_names_free);
  if (self->characters != NULL)
    g_array_unref (self->characters);
  self->characters = NULL;
}

/** Returns: (transfer none): how the plan writes @name; @name itself if it is nobody's */
const char *
rc_breakdown_cast_name (const RcBreakdownCast *self, const char *name)
{
  const RcPlanCharacter *character = find (self, name);

  return character != NULL ? character->name : name;
}

/** Returns: (transfer full): @text with the names of the cast as mentions: "MARA" to "@Mara" */
char *
rc_breakdown_cast_mention (const RcBreakdownCast *self, const char *text)
{
  g_autoptr (RcTokens) tokens = rc_tokens_new (text);
  GString             *out = g_string_new (NULL);
  gsize                done = 0;

  for (guint i = 0; i < tokens->n; i++)
    {
      guint n = 0;
      int   name = tokens->items[i].quoted ? -1 : rc_names_match (self->names, tokens, i, &n);
      const RcToken *last;

      if (name < 0)
        continue;
      last = &tokens->items[i + n - 1];
      g_string_append_len (out, text + done, tokens->items[i].start - done);
      g_string_append_printf (out, "@%s",
                              g_array_index (self->characters, RcPlanCharacter, name).name);
      done = last->start + last->length;
      i += n - 1;
    }
  g_string_append (out, text + done);
  return g_string_free (out, FALSE);
}
