/* vocabulary.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/vocabulary.h"

#include "engine/base/data.h"
#include "engine/base/error.h"
#include "engine/base/record.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  const char *name;
  const char *inflect; /* which forms its terms take in English */
} Role;

static const Role roles[RC_N_ROLES] = {
  [RC_ROLE_SIZE] = { "camera.size", "" },
  [RC_ROLE_ANGLE] = { "camera.angle", "" },
  [RC_ROLE_MOVE] = { "camera.move", "verb" },
  [RC_ROLE_LENS] = { "camera.lens_mm", "" },
  [RC_ROLE_MM] = { "mm", "" },
  [RC_ROLE_INTERIOR] = { "interior", "" },
  [RC_ROLE_TIME] = { "time", "" },
  [RC_ROLE_WEATHER] = { "weather", "" },
  [RC_ROLE_SET] = { "set", "noun" },
  [RC_ROLE_WARMTH] = { "warmth", "" },
  [RC_ROLE_TENSION] = { "tension", "" },
  [RC_ROLE_ACTION] = { "action", "verb" },
  [RC_ROLE_PERSON] = { "person", "noun" },
  [RC_ROLE_PROP] = { "prop", "noun" },
  [RC_ROLE_FEATURE] = { "feature", "noun" },
  [RC_ROLE_COLOUR] = { "colour", "" },
  [RC_ROLE_GARMENT] = { "garment", "noun" },
  [RC_ROLE_BUILD] = { "build", "" },
  [RC_ROLE_HEIGHT] = { "height", "" },
  [RC_ROLE_YEARS] = { "years", "" },
  [RC_ROLE_GENDER] = { "gender", "" },
  [RC_ROLE_POSITION] = { "position", "" },
  [RC_ROLE_TARGET] = { "target", "" },
  [RC_ROLE_TOWARD] = { "toward", "" },
  [RC_ROLE_EACH_OTHER] = { "each other", "" },
  [RC_ROLE_NUMBER] = { "number", "" },
  [RC_ROLE_PLURAL] = { "plural", "" },
  [RC_ROLE_PRONOUN] = { "pronoun", "" },
  [RC_ROLE_NEGATION] = { "negation", "" },
  [RC_ROLE_OR] = { "or", "" },
  [RC_ROLE_AND] = { "and", "" },
  [RC_ROLE_WITH] = { "with", "" },
  [RC_ROLE_IN] = { "in", "" },
  [RC_ROLE_DEFINITE] = { "definite", "" },
  [RC_ROLE_SKIP] = { "skip", "" },
  [RC_ROLE_HAND] = { "hand", "" },
  [RC_ROLE_SURFACE] = { "surface", "" },
  [RC_ROLE_OVER] = { "over", "" },
  [RC_ROLE_SHOULDER] = { "shoulder", "noun" },
  [RC_ROLE_FOCUS] = { "camera.focus", "" },
  [RC_ROLE_LIGHT] = { "light", "" },
  [RC_ROLE_SEASON] = { "season", "" },
  [RC_ROLE_ERA] = { "era", "" },
  [RC_ROLE_PALETTE] = { "palette", "" },
  [RC_ROLE_TEMPO] = { "tempo", "" },
  [RC_ROLE_SHUTTER] = { "motion_blur", "" },
  [RC_ROLE_WIND] = { "wind", "" },
  [RC_ROLE_EFFECT] = { "effect", "" },
  [RC_ROLE_CROWD] = { "crowd", "" },
  [RC_ROLE_EXPRESSION] = { "expression", "" },
  [RC_ROLE_AGE] = { "age", "" },
  [RC_ROLE_SKIN] = { "skin", "" },
  [RC_ROLE_HEADWEAR] = { "headwear", "noun" },
  [RC_ROLE_HAIR] = { "hair", "" },
  [RC_ROLE_HAIR_COLOUR] = { "hair colour", "" },
  [RC_ROLE_WEARS] = { "wears", "noun" },
  [RC_ROLE_MATERIAL] = { "material", "" },
  [RC_ROLE_DRESSED] = { "dressed", "" },
  [RC_ROLE_PACE] = { "pace", "" },
  [RC_ROLE_DIRECTION] = { "direction", "" },
  [RC_ROLE_VOICE] = { "voice", "verb" },
  [RC_ROLE_OFF] = { "off", "" },
  [RC_ROLE_SEQUENCE] = { "sequence", "" },
  [RC_ROLE_SHOT] = { "shot", "" },
  [RC_ROLE_SECOND] = { "second", "" },
  [RC_ROLE_MEASURE] = { "measure", "" },
  [RC_ROLE_STYLE] = { "style", "" },
  [RC_ROLE_BY] = { "by", "" },
  [RC_ROLE_EMPTY] = { "empty", "" },
};

static const char *const flag_names[] = {
  "bare", "alone", "capital", "postfix", "direct", "small", "many", "object", "fish-eye",
  "of",   "near",  "ridden",  "enters",  "leaves", "waits", "pair", "kin",
};

/* What an entry may say beyond "sets", "value", "terms", "flags", "colour" and "inflect". */
static const struct
{
  const char *key;
  gsize       offset;
} text_members[] = {
#define MEMBER(name)                                                                               \
  {                                                                                                \
#name, G_STRUCT_OFFSET(RcEntry, name)                                                          \
  }
  MEMBER (kind),   MEMBER (body),   MEMBER (build),    MEMBER (gender),     MEMBER (age),
  MEMBER (garment), MEMBER (headwear), MEMBER (hair),  MEMBER (wears),      MEMBER (material),
  MEMBER (action), MEMBER (toward), MEMBER (expression), MEMBER (holds),    MEMBER (rides),
  MEMBER (motion), MEMBER (at),     MEMBER (implies),  MEMBER (label),
  MEMBER (outside),
}, number_members[] = {
  MEMBER (number), MEMBER (height), MEMBER (count), MEMBER (distance), MEMBER (scale),
#undef MEMBER
};

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiou", c) != NULL;
}

/* Whether the last consonant is doubled before a vowel: run, sit, stop; not look, show, enter. */
static gboolean
doubles (const char *word)
{
  gsize n = strlen (word);
  guint vowels = 0;

  for (const char *p = word; *p != '\0'; p++)
    vowels += is_vowel (*p);
  return n >= 3 && vowels == 1 && is_vowel (word[n - 2]) && !is_vowel (word[n - 1]) &&
         strchr ("wxy", word[n - 1]) == NULL;
}

/**
 * rc_word_inflect:
 * @word: an English word in lower case
 * @form: "s", "ing" or "ed"
 *
 * Returns: (transfer full): the regular form: "carries", "running", "stopped"
 */
char *
rc_word_inflect (const char *word, const char *form)
{
  gsize    n = strlen (word);
  char     last = n > 0 ? word[n - 1] : '\0';
  gboolean s = g_str_equal (form, "s");

  if (n < 2)
    return g_strconcat (word, form, NULL);
  if (last == 'y' && !is_vowel (word[n - 2]) && !g_str_equal (form, "ing"))
    return g_strdup_printf ("%.*sie%s", (int)n - 1, word, s ? "s" : "d");
  if (s && n > 3 && g_str_has_suffix (word, "man") && !g_str_has_suffix (word, "human"))
    return g_strdup_printf ("%.*smen", (int)n - 3, word);
  if (s)
    {
      gboolean hissing = strchr ("sxz", last) != NULL || g_str_has_suffix (word, "ch") ||
                         g_str_has_suffix (word, "sh");

      return g_strconcat (word, hissing ? "es" : "s", NULL);
    }
  if (last == 'e' && word[n - 2] != 'e')
    return g_strdup_printf ("%.*s%s", (int)n - 1, word, form);
  if (doubles (word))
    return g_strdup_printf ("%s%c%s", word, last, form);
  return g_strconcat (word, form, NULL);
}

/* @plural: (nullable): what the plural of a noun means, where that is not the same */
static void
add_term (RcVocabulary *self,
          const char   *term,
          const char   *inflect,
          RcEntry      *entry,
          RcEntry      *plural)
{
  static const char *const forms[] = { "s", "ing", "ed" };
  gboolean                 noun = g_str_equal (inflect, "noun");
  g_auto (GStrv)           words = NULL;
  guint                    at, n_forms = noun ? 1 : g_str_equal (inflect, "verb") ? 3 : 0;

  rc_phrases_add (self->phrases, term, entry);
  if (n_forms == 0)
    return;
  words = g_strsplit (term, " ", -1);
  /* "the camera circles": it is the second word that is the verb */
  at = noun ? g_strv_length (words) - 1 : g_str_equal (words[0], "camera") && words[1] != NULL;
  for (guint i = 0; i < n_forms; i++)
    {
      g_autofree char *plain = g_steal_pointer (&words[at]);
      g_autofree char *phrase = NULL;

      words[at] = rc_word_inflect (plain, forms[i]);
      phrase = g_strjoinv (" ", words);
      rc_phrases_add (self->phrases, phrase, plural != NULL ? plural : entry);
      g_free (words[at]);
      words[at] = g_steal_pointer (&plain);
    }
}

static gboolean
find_role (const char *name, RcRole *role)
{
  for (guint i = 0; i < RC_N_ROLES; i++)
    if (g_str_equal (roles[i].name, name))
      {
        *role = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_flags (const cJSON *json, RcEntry *entry, const char *where, GError **error)
{
  const cJSON *flag;

  cJSON_ArrayForEach (flag, cJSON_GetObjectItemCaseSensitive (json, "flags"))
  {
    guint i = 0;

    while (i < G_N_ELEMENTS (flag_names) && g_strcmp0 (flag->valuestring, flag_names[i]) != 0)
      i++;
    if (i == G_N_ELEMENTS (flag_names))
      {
        g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s: there is no flag “%s”"), where,
                     flag->valuestring != NULL ? flag->valuestring : "");
        return FALSE;
      }
    entry->flags |= 1u << i;
  }
  for (guint i = 0; i < G_N_ELEMENTS (flag_names); i++)
    if (rc_json_bool_or (json, flag_names[i], FALSE))
      entry->flags |= 1u << i;
  return TRUE;
}

static const char *
keep_text (RcVocabulary *self, const cJSON *json, const char *key)
{
  return g_string_chunk_insert_const (self->texts, rc_json_string_or (json, key, ""));
}

static const char *
keep_word (RcVocabulary *self, const cJSON *terms)
{
  const char *word = cJSON_GetStringValue (cJSON_GetArrayItem (terms, 0));

  return g_string_chunk_insert_const (self->texts, word != NULL ? word : "");
}

static gboolean
is_colour (RcRole role)
{
  return role == RC_ROLE_COLOUR || role == RC_ROLE_SKIN || role == RC_ROLE_HAIR_COLOUR;
}

static char *
entry_key (RcRole role, const char *value)
{
  return g_strdup_printf ("%d %s", role, value);
}

/* The first entry of a value that is no makeshift is the one that rc_vocabulary_entry() finds. */
static void
remember_entry (RcVocabulary *self, RcEntry *entry)
{
  g_autofree char *key = entry_key (entry->role, entry->value);
  const RcEntry   *first = g_hash_table_lookup (self->by_value, key);

  if (first == NULL || ((first->flags & RC_TERM_NEAR) != 0 && (entry->flags & RC_TERM_NEAR) == 0))
    g_hash_table_insert (self->by_value, g_steal_pointer (&key), entry);
}

/* Every member is one that means something: a misspelt one would say nothing for years. */
static gboolean
check_members (const cJSON *json, const char *where, GError **error)
{
  static const char *const others[] = { "sets", "value", "terms", "flags", "colour", "inflect" };
  const cJSON             *member;

  cJSON_ArrayForEach (member, json)
  {
    gboolean known = FALSE;

    for (guint i = 0; i < G_N_ELEMENTS (others); i++)
      known |= g_str_equal (member->string, others[i]);
    for (guint i = 0; i < G_N_ELEMENTS (flag_names); i++)
      known |= g_str_equal (member->string, flag_names[i]);
    for (guint i = 0; i < G_N_ELEMENTS (text_members); i++)
      known |= g_str_equal (member->string, text_members[i].key);
    for (guint i = 0; i < G_N_ELEMENTS (number_members); i++)
      known |= g_str_equal (member->string, number_members[i].key);
    if (!known)
      {
        g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s: an entry has no member “%s”"), where,
                     member->string);
        return FALSE;
      }
  }
  return TRUE;
}

/* Two entries may give a term different roles, but not the same role and two values. */
static gboolean
check_said (RcVocabulary *self, const char *term, RcEntry *entry, const char *where, GError **error)
{
  g_autofree char *key =
      g_strdup_printf ("%d %u %s %s", entry->role, entry->flags, entry->toward, term);
  const RcEntry *before = g_hash_table_lookup (self->said, key);

  if (before != NULL && !g_str_equal (before->value, entry->value))
    {
      g_set_error (
          error, RC_ERROR, RC_ERROR_FORMAT,
          _ ("%s: “%s” means “%s” here, but “%s” in an entry before it; keep one of the two"),
          where, term, entry->value, before->value);
      return FALSE;
    }
  g_hash_table_insert (self->said, g_steal_pointer (&key), entry);
  return TRUE;
}

static gboolean
read_values (RcVocabulary *self,
             const cJSON  *json,
             RcEntry      *entry,
             const char   *where,
             GError      **error)
{
  const char *sets = rc_json_get_string (json, "sets", where, error);
  const char *colour;

  if (sets == NULL)
    return FALSE;
  if (!find_role (sets, &entry->role))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s: “%s” is nothing that words can set"),
                   where, sets);
      return FALSE;
    }
  if (!check_members (json, where, error))
    return FALSE;
  entry->value = keep_text (self, json, "value");
  for (guint i = 0; i < G_N_ELEMENTS (text_members); i++)
    G_STRUCT_MEMBER (const char *, entry, text_members[i].offset) =
        keep_text (self, json, text_members[i].key);
  for (guint i = 0; i < G_N_ELEMENTS (number_members); i++)
    G_STRUCT_MEMBER (double, entry, number_members[i].offset) =
        rc_json_number_or (json, number_members[i].key, 0);
  if (cJSON_GetObjectItemCaseSensitive (json, "number") == NULL)
    entry->number = g_ascii_strtod (entry->value, NULL);
  if (entry->role == RC_ROLE_PERSON && entry->height == 0 && entry->count == 0)
    *(*entry->kind != '\0' ? &entry->height : &entry->count) = entry->number;
  if (entry->role == RC_ROLE_PROP && entry->distance == 0)
    entry->distance = entry->number;
  colour = rc_json_string_or (json, "colour", is_colour (entry->role) ? entry->value : "");
  entry->coloured = *colour != '\0';
  if (*colour != '\0' && !rc_colour_parse (colour, &entry->colour))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                   _ ("%s: “%s” is not a colour such as “#aa5533”"), where, colour);
      return FALSE;
    }
  return read_flags (json, entry, where, error);
}

/* What @term means: the entry itself, or a copy that is called by the term. */
static RcEntry *
entry_of_term (RcVocabulary *self, const RcEntry *entry, gboolean valued, const char *term)
{
  RcEntry *own = g_memdup2 (entry, sizeof *entry);

  g_ptr_array_add (self->entries, own);
  own->word = g_string_chunk_insert_const (self->texts, term);
  if (!valued)
    own->value = own->word;
  return own;
}

static RcEntry *
plural_of (RcVocabulary *self, const RcEntry *entry)
{
  RcEntry *plural = g_memdup2 (entry, sizeof *entry);

  plural->flags |= RC_TERM_MANY;
  g_ptr_array_add (self->entries, plural);
  return plural;
}

static gboolean
read_entry (RcVocabulary *self,
            const cJSON  *json,
            gboolean      inflected,
            const char   *where,
            GError      **error)
{
  const cJSON *terms = cJSON_GetObjectItemCaseSensitive (json, "terms");
  RcEntry     *entry = g_new0 (RcEntry, 1);
  RcEntry     *plural = NULL;
  gboolean     valued, apart;
  const char  *inflect;
  const cJSON *term;

  g_ptr_array_add (self->entries, entry);
  if (!read_values (self, json, entry, where, error))
    return FALSE;
  /* people without a value, and things that are only near, are called by each term */
  valued = entry->role != RC_ROLE_PERSON || *entry->value != '\0';
  apart = !valued || (entry->flags & RC_TERM_NEAR) != 0;
  inflect = inflected ? rc_json_string_or (json, "inflect", roles[entry->role].inflect) : "";
  entry->word = keep_word (self, terms);
  cJSON_ArrayForEach (term, terms)
  {
    if (!cJSON_IsString (term) || *term->valuestring == '\0')
      {
        g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s: a term is not text"), where);
        return FALSE;
      }
    if (apart)
      entry = entry_of_term (self, entry, valued, term->valuestring);
    if ((entry->role == RC_ROLE_PERSON || entry->role == RC_ROLE_PROP) && inflected &&
        (apart || plural == NULL))
      plural = plural_of (self, entry);
    remember_entry (self, entry);
    if (!check_said (self, term->valuestring, entry, where, error))
      return FALSE;
    add_term (self, term->valuestring, inflect, entry, plural);
  }
  return TRUE;
}

static gboolean
read_file (RcVocabulary *self, const char *path, GError **error)
{
  g_autoptr (cJSON) json = rc_data_load_json (path, error);
  gboolean          inflected = rc_json_bool_or (json, "inflected", FALSE);
  const cJSON      *entry;
  guint             n = 0;

  if (json == NULL)
    return FALSE;
  cJSON_ArrayForEach (entry, cJSON_GetObjectItemCaseSensitive (json, "entries"))
  {
    g_autofree char *where = g_strdup_printf ("%s: entries[%u]", path, n++);

    if (!read_entry (self, entry, inflected, where, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_language (RcVocabulary *self, const char *language, GError **error)
{
  g_autofree char      *folder = g_strdup_printf ("vocabulary/%s", language);
  g_autoptr (GPtrArray) files = rc_data_list_json (folder);

  if (files == NULL)
    {
      g_autofree char *path = rc_data_path (folder);

      g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                   _ ("The words of the language “%s” are missing: there is no folder %s"),
                   language, path);
      return FALSE;
    }
  g_hash_table_remove_all (self->said);
  for (guint i = 0; i < files->len; i++)
    if (!read_file (self, g_ptr_array_index (files, i), error))
      return FALSE;
  return TRUE;
}

/**
 * rc_vocabulary_load:
 *
 * Reads data/vocabulary/defaults.json, the folders of the languages that it names, and how large
 * the things of the kit are.
 *
 * Errors: as rc_data_load_json(); RC_ERROR_FORMAT for an entry that makes no sense, with its place
 *
 * Thread: any. The result never changes and may be shared.
 * Returns: (transfer full) (nullable): the vocabulary
 */
RcVocabulary *
rc_vocabulary_load (GError **error)
{
  g_autoptr (RcVocabulary) self = g_new0 (RcVocabulary, 1);
  const cJSON             *language, *word;

  self->phrases = rc_phrases_new ();
  self->entries = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_string_chunk_new (4096);
  self->by_value = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->defaults = rc_data_load_json ("vocabulary/defaults.json", error);
  if (self->defaults == NULL)
    return NULL;
  self->abstract = g_hash_table_new (g_str_hash, g_str_equal);
  cJSON_ArrayForEach (word, cJSON_GetObjectItemCaseSensitive (self->defaults, "abstract"))
  {
    if (cJSON_IsString (word))
      g_hash_table_add (self->abstract, word->valuestring);
  }
  cJSON_ArrayForEach (language, cJSON_GetObjectItemCaseSensitive (self->defaults, "languages"))
  {
    if (cJSON_IsString (language) && !read_language (self, language->valuestring, error))
      return NULL;
  }
  g_clear_pointer (&self->said, g_hash_table_unref);
  self->measures = rc_measures_new ();
  return g_steal_pointer (&self);
}

void
rc_vocabulary_free (RcVocabulary *self)
{
  if (self == NULL)
    return;
  rc_phrases_free (self->phrases);
  g_ptr_array_unref (self->entries);
  g_string_chunk_free (self->texts);
  g_hash_table_unref (self->by_value);
  g_clear_pointer (&self->said, g_hash_table_unref);
  g_clear_pointer (&self->abstract, g_hash_table_unref);
  g_clear_pointer (&self->measures, rc_measures_free);
  cJSON_Delete (self->defaults);
  g_free (self);
}

/** Returns: (transfer none) (nullable): the first entry of @role that means @value */
const RcEntry *
rc_vocabulary_entry (const RcVocabulary *self, RcRole role, const char *value)
{
  g_autofree char *key = entry_key (role, value);

  return g_hash_table_lookup (self->by_value, key);
}

/** Returns: (transfer none): what the defaults say in @table for @key, else @fallback */
const char *
rc_vocabulary_text (const RcVocabulary *self,
                    const char         *table,
                    const char         *key,
                    const char         *fallback)
{
  return rc_json_string_or (cJSON_GetObjectItemCaseSensitive (self->defaults, table), key,
                            fallback);
}

double
rc_vocabulary_number (const RcVocabulary *self, const char *table, const char *key, double fallback)
{
  return rc_json_number_or (cJSON_GetObjectItemCaseSensitive (self->defaults, table), key,
                            fallback);
}

/** Returns: colour number @index of the palette @name, from the start again after the last */
guint
rc_vocabulary_palette (const RcVocabulary *self, const char *name, guint index)
{
  const cJSON *palette = cJSON_GetObjectItemCaseSensitive (self->defaults, name);
  int          n = cJSON_GetArraySize (palette);
  const char  *text = n > 0 ? cJSON_GetStringValue (cJSON_GetArrayItem (palette, index % n)) : NULL;
  guint        colour = 0x808080;

  if (text != NULL && !rc_colour_parse (text, &colour))
    g_warning ("data/vocabulary/defaults.json: %s[%u] is not a colour", name, index % n);
  return colour;
}

/** Returns: (transfer none): how large a prop of @kind is, as large as a box if the kit has none */
const RcMeasure *
rc_vocabulary_measure (const RcVocabulary *self, const char *kind)
{
  static const RcMeasure unknown = {
    .width = 0.5, .height = 0.5, .depth = 0.5, .top = 0.5, .rim = 0.5
  };
  const RcMeasure *measure = rc_measures_of_prop (self->measures, kind);

  return measure != NULL ? measure : &unknown;
}

/** Returns: (transfer none) (nullable): what there is to stand at in @set */
const RcPlace *
rc_vocabulary_place (const RcVocabulary *self, const char *set)
{
  return rc_measures_of_set (self->measures, set);
}
