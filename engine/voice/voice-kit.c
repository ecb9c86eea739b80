/* voice-kit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/voice/voice-kit.h"

#include "engine/base/data.h"
#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define LEAST_SPEED 80 /* of espeak-ng, words a minute */
#define MOST_SPEED  450
#define MOST_PITCH  99

struct _RcVoiceKit
{
  cJSON      *voices, *languages;
  GHashTable *visemes; /* phoneme to RcLipShape */
};

static const char *const viseme_names[RC_N_LIP_SHAPES] = { "rest", "closed", "open",
                                                           "wide", "round",  "teeth" };

void
rc_voice_kit_free (RcVoiceKit *self)
{
  cJSON_Delete (self->voices);
  cJSON_Delete (self->languages);
  g_clear_pointer (&self->visemes, g_hash_table_unref);
  g_free (self);
}

static gboolean
read_visemes (RcVoiceKit *self, GError **error)
{
  g_autoptr (cJSON) table = rc_data_load_json ("voice/visemes.json", error);

  if (table == NULL)
    return FALSE;
  self->visemes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (int i = RC_LIPS_REST + 1; i < RC_N_LIP_SHAPES; i++)
    {
      const char *list = rc_json_get_string (table, viseme_names[i], "voice/visemes.json", error);
      g_auto (GStrv) phonemes = list != NULL ? g_strsplit (list, " ", -1) : NULL;

      if (list == NULL)
        return FALSE;
      for (guint k = 0; phonemes[k] != NULL; k++)
        if (*phonemes[k] != '\0')
          g_hash_table_insert (self->visemes, g_strdup (phonemes[k]), GINT_TO_POINTER (i));
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable) */
static cJSON *
read_table (const char *name, GError **error)
{
  cJSON *table = rc_data_load_json (name, error);

  if (table != NULL && !cJSON_IsObject (table))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                   _ ("“%s” is not an object; install Raccord's data again."), name);
      g_clear_pointer (&table, cJSON_Delete);
    }
  return table;
}

/**
 * rc_voice_kit_load:
 *
 * Errors: RC_ERROR_NOT_FOUND and RC_ERROR_FORMAT, naming the file under data/voice/
 *
 * Returns: (transfer full) (nullable)
 */
RcVoiceKit *
rc_voice_kit_load (GError **error)
{
  g_autoptr (RcVoiceKit) self = g_new0 (RcVoiceKit, 1);

  self->voices = read_table ("voice/voices.json", error);
  self->languages = self->voices != NULL ? read_table ("voice/languages.json", error) : NULL;
  if (self->languages == NULL || !read_visemes (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* --- who speaks how ------------------------------------------------------------------------------
 */

/* What the figure and the settings come to, before it is a voice. */
typedef struct
{
  const char  *sex, *age;
  const cJSON *variant; /* a text or a list; NULL: by sex */
  const char  *accent, *named;
  double       pitch, range, speed;
  double       exact_pitch, exact_range, exact_speed; /* said as a number; negative: not */
  guint32      hash;
} Draft;

static const cJSON *
entry_of (const RcVoiceKit *self, const char *table, const char *key)
{
  return cJSON_GetObjectItemCaseSensitive (cJSON_GetObjectItemCaseSensitive (self->voices, table),
                                           key != NULL ? key : "");
}

static void
apply (Draft *draft, const cJSON *entry)
{
  const cJSON *variant = cJSON_GetObjectItemCaseSensitive (entry, "variant");

  if (entry == NULL)
    return;
  draft->pitch += rc_json_number_or (entry, "pitch", 0);
  draft->range += rc_json_number_or (entry, "range", 0);
  draft->speed *= rc_json_number_or (entry, "speed", 1);
  draft->accent = rc_json_string_or (entry, "accent", draft->accent);
  if (variant != NULL)
    draft->variant = variant;
}

/* FNV-1a, so that the same id gives the same voice on every machine. */
static guint32
hash_text (const char *text)
{
  guint32 hash = 2166136261u;

  for (; *text != '\0'; text++)
    hash = (hash ^ (guint8)*text) * 16777619u;
  hash = (hash ^ (hash >> 16)) * 0x45d9f3bu;
  return hash ^ (hash >> 15);
}

/* From -1 to 1, another one for each @salt. */
static double
spread (const Draft *draft, guint32 salt)
{
  guint32 x = (draft->hash + salt) * 2654435761u;

  x ^= x >> 15;
  return x / 2147483648.0 - 1;
}

static gboolean
is_word (const char *text)
{
  return (guint8)*text < 0x80;
}

/* Sex and age decide where the rest begins, so they are looked for first. */
static void
read_who (Draft *draft, const cJSON *entry)
{
  draft->sex = rc_json_string_or (entry, "sex", draft->sex);
  draft->age = rc_json_string_or (entry, "age", draft->age);
}

/* The numbers after "pitch", "range" and "speed", and voices by their name. */
static void
read_numbers (Draft *draft, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      double number = words[i + 1] != NULL ? g_ascii_strtod (words[i + 1], NULL) : 0;

      if (strchr (words[i], '+') != NULL && strlen (words[i]) < RC_VOICE_MOST_NAME)
        draft->named = words[i];
      if (words[i + 1] == NULL || !g_ascii_isdigit (*words[i + 1]))
        continue;
      if (g_str_equal (words[i], "pitch"))
        draft->exact_pitch = number;
      else if (g_str_equal (words[i], "range"))
        draft->exact_range = number;
      else if (g_str_equal (words[i], "speed"))
        draft->exact_speed = number;
    }
}

static void
each_said (const RcVoiceKit *self,
           Draft            *draft,
           const char       *settings,
           char            **words,
           void (*use) (Draft *, const cJSON *))
{
  const cJSON *entry;

  cJSON_ArrayForEach (entry, cJSON_GetObjectItemCaseSensitive (self->voices, "words"))
  {
    if (is_word (entry->string) ? g_strv_contains ((const char *const *)words, entry->string)
                                : strstr (settings, entry->string) != NULL)
      use (draft, entry);
  }
}

/* Returns: (transfer full): the settings in lower case, cut at anything that no name has in it */
static char **
split_settings (const char *settings)
{
  g_autofree char *lower = g_utf8_strdown (settings, -1);

  for (char *at = lower; *at != '\0'; at++)
    if (is_word (at) && !g_ascii_isalnum (*at) && strchr ("+-_", *at) == NULL)
      *at = ' ';
  return g_strsplit (g_strstrip (lower), " ", -1);
}

static char **
drop_empty (char **words)
{
  guint kept = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] == '\0')
      g_free (words[i]);
    else
      words[kept++] = words[i];
  words[kept] = NULL;
  return words;
}

static void
choose_variant (const Draft *draft, RcVoice *voice)
{
  const cJSON *variant = draft->variant;
  const char  *name;

  if (cJSON_IsArray (variant) && cJSON_GetArraySize (variant) > 0)
    variant =
        cJSON_GetArrayItem (variant, (int)(draft->hash % (guint)cJSON_GetArraySize (variant)));
  name = cJSON_GetStringValue (variant);
  g_strlcpy (voice->variant, name != NULL ? name : "", sizeof voice->variant);
  g_strlcpy (voice->accent, draft->accent, sizeof voice->accent);
  if (draft->named == NULL)
    return;
  name = strchr (draft->named, '+');
  g_strlcpy (voice->variant, name + 1, sizeof voice->variant);
  g_strlcpy (voice->accent, draft->named,
             MIN (sizeof voice->accent, (gsize)(name - draft->named) + 1));
}

/**
 * rc_voice_kit_voice:
 * @figure: (nullable): who speaks; NULL: somebody who is not in the picture
 * @settings: the character's or the line's; words that are not known are passed over
 * @voice: (out)
 */
void
rc_voice_kit_voice (const RcVoiceKit      *self,
                    const RcStagingFigure *figure,
                    const char            *settings,
                    RcVoice               *voice)
{
  const cJSON   *base = cJSON_GetObjectItemCaseSensitive (self->voices, "base");
  const cJSON   *width = cJSON_GetObjectItemCaseSensitive (self->voices, "spread");
  g_auto (GStrv) words = drop_empty (split_settings (settings));
  Draft          draft = { .sex = figure != NULL ? figure->sex : "",
                           .age = figure != NULL ? figure->age : "adult",
                           .accent = "",
                           .speed = 1,
                           .exact_pitch = -1,
                           .exact_range = -1,
                           .exact_speed = -1,
                           .hash = hash_text (figure != NULL ? figure->id : "") };

  each_said (self, &draft, settings, words, read_who);
  if (entry_of (self, "sexes", draft.sex) == NULL)
    draft.sex = rc_json_string_or (entry_of (self, "ages", draft.age), "sex",
                                   draft.hash >> 9 & 1 ? "f" : "m");
  apply (&draft, entry_of (self, "sexes", draft.sex));
  apply (&draft, entry_of (self, "ages", draft.age));
  if (figure != NULL)
    {
      apply (&draft, entry_of (self, "builds", figure->build));
      apply (&draft, entry_of (self, "bodies", figure->body));
      apply (&draft, entry_of (self, "actions", figure->action));
      apply (&draft, entry_of (self, "expressions", figure->expression));
    }
  each_said (self, &draft, settings, words, apply);
  read_numbers (&draft, words);
  choose_variant (&draft, voice);
  draft.pitch += rc_json_number_or (base, "pitch", 50) +
                 spread (&draft, 1) * rc_json_number_or (width, "pitch", 0);
  draft.range += rc_json_number_or (base, "range", 50) +
                 spread (&draft, 2) * rc_json_number_or (width, "range", 0);
  draft.speed *= rc_json_number_or (base, "speed", 160) *
                 (1 + spread (&draft, 3) * rc_json_number_or (width, "speed", 0));
  voice->pitch =
      (int)CLAMP (draft.exact_pitch >= 0 ? draft.exact_pitch : draft.pitch, 0, MOST_PITCH);
  voice->range =
      (int)CLAMP (draft.exact_range >= 0 ? draft.exact_range : draft.range, 0, MOST_PITCH);
  voice->speed = (int)CLAMP (draft.exact_speed >= 0 ? draft.exact_speed : draft.speed, LEAST_SPEED,
                             MOST_SPEED);
}

/* --- the mouth -----------------------------------------------------------------------------------
 */

static gboolean
find_viseme (const RcVoiceKit *self, const char *phoneme, RcLipShape *viseme)
{
  gpointer value = g_hash_table_lookup (self->visemes, phoneme);

  if (value != NULL)
    *viseme = (RcLipShape)GPOINTER_TO_INT (value);
  return value != NULL;
}

/**
 * rc_voice_kit_lips:
 * @phoneme: as espeak-ng names it in IPA; "" is a pause
 *
 * A phoneme that the table does not have takes the shape of its first letters that it has.
 */
RcLipShape
rc_voice_kit_lips (const RcVoiceKit *self, const char *phoneme)
{
  g_autofree char *text = g_utf8_make_valid (phoneme, -1);
  RcLipShape       viseme = RC_LIPS_WIDE;

  if (*text == '\0')
    return RC_LIPS_REST;
  while (*text != '\0' && !find_viseme (self, text, &viseme))
    *g_utf8_prev_char (text + strlen (text)) = '\0';
  return viseme;
}

/* --- languages -----------------------------------------------------------------------------------
 */

/* "zh-Hans-CN" is found as "zh". */
static const cJSON *
find_language (const RcVoiceKit *self, const char *language)
{
  g_autofree char *code = g_ascii_strdown (language, -1);

  code[strcspn (code, "-_.")] = '\0';
  return cJSON_GetObjectItemCaseSensitive (self->languages, code);
}

/** Returns: (transfer none): the voice of espeak-ng for @language; English for one not known */
const char *
rc_voice_kit_language (const RcVoiceKit *self, const char *language)
{
  return rc_json_string_or (find_language (self, language), "voice", "en");
}

/**
 * rc_voice_kit_script_language:
 * @language: what a text is said to be in, or ""
 * @script: of a letter in it
 *
 * Returns: (transfer none): @language if it is written so, else the first that is; @language again
 * if there is none
 */
const char *
rc_voice_kit_script_language (const RcVoiceKit *self, const char *language, GUnicodeScript script)
{
  guint32      code = GUINT32_TO_BE (g_unicode_script_to_iso15924 (script));
  const cJSON *own = find_language (self, language), *entry;
  char         name[5] = { 0 };

  memcpy (name, &code, 4);
  if (own != NULL && strstr (rc_json_string_or (own, "scripts", ""), name) != NULL)
    return language;
  cJSON_ArrayForEach (entry, self->languages)
  {
    if (strstr (rc_json_string_or (entry, "scripts", ""), name) != NULL)
      return entry->string;
  }
  return language;
}

static void
list_keys (GString *text, const char *title, const cJSON *table)
{
  const cJSON *entry;

  g_string_append_printf (text, "%s:", title);
  cJSON_ArrayForEach (entry, table) g_string_append_printf (text, " %s", entry->string);
  g_string_append_c (text, '\n');
}

/** Returns: (transfer full): what voice settings may say, for people, some lines */
char *
rc_voice_kit_dup_help (const RcVoiceKit *self)
{
  GString *text = g_string_new (NULL);

  list_keys (text, "Words", cJSON_GetObjectItemCaseSensitive (self->voices, "words"));
  list_keys (text, "Languages", self->languages);
  g_string_append (text, "Numbers: pitch 0-99, range 0-99, speed 80-450 (words a minute)\n"
                         "Voices of espeak-ng by name, with a variant: en-us+m3\n");
  return g_string_free (text, FALSE);
}
