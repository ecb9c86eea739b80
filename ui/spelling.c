/* spelling.c - whether words are in a dictionary
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/spelling.h"

#include "ui/spelling-config.h"

#include <string.h>

#if RC_HAVE_ENCHANT
#include <enchant.h>
#endif

/* A word longer than this is none of a language. */
#define LONGEST 64

struct _RcSpelling
{
  GHashTable *known; /* word → whether it is right */
#if RC_HAVE_ENCHANT
  EnchantBroker *broker;
  EnchantDict   *dictionary; /* nullable */
#endif
};

#if RC_HAVE_ENCHANT

/* "en_GB" is a dictionary of "en". */
static gboolean
is_of (const char *tag, const char *language)
{
  gsize length = strcspn (language, "_-.");

  return strncmp (tag, language, length) == 0 && strchr ("_-", tag[length]) != NULL;
}

typedef struct
{
  const char *language;
  char       *found; /* nullable */
} Search;

static void
on_dictionary (const char *tag,
               const char *provider,
               const char *description,
               const char *file,
               void       *user_data)
{
  Search *search = user_data;

  if (is_of (tag, search->language) && (search->found == NULL || strcmp (tag, search->found) < 0))
    {
      g_free (search->found);
      search->found = g_strdup (tag);
    }
}

/* The user's own variety of the language, else the one it is called by, else any. */
static EnchantDict *
open_dictionary (EnchantBroker *broker, const char *language)
{
  const char *const       *locales = g_get_language_names ();
  static const char *const usual[] = { "en_US", "en_GB" };
  Search                   search = { .language = language };
  EnchantDict             *dictionary = NULL;

  for (guint i = 0; locales[i] != NULL; i++)
    if (strchr (locales[i], '.') == NULL && strchr (locales[i], '_') != NULL &&
        is_of (locales[i], language) && enchant_broker_dict_exists (broker, locales[i]))
      return enchant_broker_request_dict (broker, locales[i]);
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (is_of (usual[i], language) && enchant_broker_dict_exists (broker, usual[i]))
      return enchant_broker_request_dict (broker, usual[i]);
  enchant_broker_list_dicts (broker, on_dictionary, &search);
  if (search.found != NULL)
    dictionary = enchant_broker_request_dict (broker, search.found);
  g_free (search.found);
  return dictionary;
}

#endif

/** @language: "en", "en_GB". Returns: (transfer full): with its dictionary, or with none */
RcSpelling *
rc_spelling_new (const char *language)
{
  RcSpelling *self = g_new0 (RcSpelling, 1);

  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
#if RC_HAVE_ENCHANT
  self->broker = enchant_broker_init ();
  if (*language != '\0')
    self->dictionary = open_dictionary (self->broker, language);
#endif
  return self;
}

void
rc_spelling_free (RcSpelling *self)
{
  g_hash_table_unref (self->known);
#if RC_HAVE_ENCHANT
  if (self->dictionary != NULL)
    enchant_broker_free_dict (self->broker, self->dictionary);
  enchant_broker_free (self->broker);
#endif
  g_free (self);
}

/** Returns: whether there is a dictionary */
gboolean
rc_spelling_is_there (const RcSpelling *self)
{
#if RC_HAVE_ENCHANT
  return self->dictionary != NULL;
#else
  return FALSE;
#endif
}

#if RC_HAVE_ENCHANT
/* Dictionaries have the typewriter's apostrophe. */
static char *
dup_straight (const char *word)
{
  GString *straight = g_string_new (word);

  g_string_replace (straight, "’", "'", 0);
  return g_string_free (straight, FALSE);
}
#endif

/** Returns: whether @word was asked for already: it costs nothing to ask again */
gboolean
rc_spelling_knows (const RcSpelling *self, const char *word)
{
  return g_hash_table_contains (self->known, word);
}

/** Returns: whether @word is in the dictionary; TRUE if there is none */
gboolean
rc_spelling_is_right (RcSpelling *self, const char *word)
{
  gpointer right;

  if (g_hash_table_lookup_extended (self->known, word, NULL, &right))
    return GPOINTER_TO_INT (right);
  right = GINT_TO_POINTER (TRUE);
#if RC_HAVE_ENCHANT
  if (self->dictionary != NULL)
    {
      g_autofree char *straight = dup_straight (word);

      right = GINT_TO_POINTER (enchant_dict_check (self->dictionary, straight, -1) <= 0);
    }
#endif
  g_hash_table_insert (self->known, g_strdup (word), right);
  return GPOINTER_TO_INT (right);
}

/** Returns: (transfer full): at most @most words that may have been meant, likely ones first */
GStrv
rc_spelling_suggest (RcSpelling *self, const char *word, guint most)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv         found;

#if RC_HAVE_ENCHANT
  g_autofree char *straight = dup_straight (word);
  gsize            n = 0;
  char           **words =
      self->dictionary != NULL ? enchant_dict_suggest (self->dictionary, straight, -1, &n) : NULL;

  for (gsize i = 0; i < MIN (n, most); i++)
    g_strv_builder_add (builder, words[i]);
  if (words != NULL)
    enchant_dict_free_string_list (self->dictionary, words);
#endif
  found = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return found;
}

/** From now on @word is right, in every film: it goes into the user's own list of words. */
void
rc_spelling_add (RcSpelling *self, const char *word)
{
#if RC_HAVE_ENCHANT
  g_autofree char *straight = dup_straight (word);

  if (self->dictionary != NULL)
    enchant_dict_add (self->dictionary, straight, -1);
#endif
  g_hash_table_insert (self->known, g_strdup (word), GINT_TO_POINTER (TRUE));
}

/* --- the words of a text ---------------------------------------------------------------------- */

/* Letters of scripts that are written with spaces between words. */
static gboolean
is_letter (gunichar c)
{
  return (g_unichar_isalpha (c) && !g_unichar_iswide (c)) || g_unichar_ismark (c);
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

/* Whether a word goes on at @at: a letter, or an apostrophe between two. */
static gboolean
goes_on (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  return is_letter (c) ||
         (is_apostrophe (c) && is_letter (g_utf8_get_char (g_utf8_next_char (at))));
}

/* What no dictionary has: names after an @, words with digits or in capitals (“ECU”), one letter.
 */
static gboolean
is_word (const char *text, const RcSpelledWord *word)
{
  gunichar before = word->from > 0 ? g_utf8_get_char (g_utf8_prev_char (text + word->from)) : 0;
  gunichar after = g_utf8_get_char (text + word->to);
  gboolean small = FALSE;

  if (word->end - word->start < 2 || word->end - word->start > LONGEST || before == '@' ||
      before == '_' || after == '_' || after == '@' || g_unichar_isdigit (before) ||
      g_unichar_isdigit (after))
    return FALSE;
  for (const char *at = text + word->from; at < text + word->to && !small;
       at = g_utf8_next_char (at))
    small = g_unichar_islower (g_utf8_get_char (at));
  return small;
}

/**
 * rc_spelling_next_word:
 * @word: (inout): the one before; all 0 to begin
 *
 * Finds the next word of @text that a dictionary can be asked for. Names after an @ are none, nor
 * are words with digits, words all in capitals, and what is written without spaces.
 *
 * Returns: FALSE at the end of the text
 */
gboolean
rc_spelling_next_word (const char *text, RcSpelledWord *word)
{
  const char *at = text + word->to;
  int         offset = word->end;

  while (*at != '\0')
    {
      if (!is_letter (g_utf8_get_char (at)))
        {
          at = g_utf8_next_char (at);
          offset++;
          continue;
        }
      word->from = (gsize)(at - text);
      word->start = offset;
      while (*at != '\0' && goes_on (at))
        {
          at = g_utf8_next_char (at);
          offset++;
        }
      word->to = (gsize)(at - text);
      word->end = offset;
      if (is_word (text, word))
        return TRUE;
    }
  return FALSE;
}
