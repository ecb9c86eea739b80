/* region-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/region-words.h"

#include "engine/base/data.h"
#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#define LIGHT_STOPS 0.75f
#define WARMTH      0.55f
#define CONTRAST    0.35f
#define VIVID       0.5f
#define BLUR        0.02f /* of the frame's height */
#define MUCH        1.8f

static gboolean
is_letter (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* Where @word stands in @text as a word of its own; Chinese words need no spaces around them. */
static const char *
find_word (const char *text, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (text, word); at != NULL && length > 0; at = strstr (at + 1, word))
    if ((guchar)*word >= 0x80 || ((at == text || !is_letter (at[-1])) && !is_letter (at[length])))
      return at;
  return NULL;
}

/**
 * rc_region_names:
 * @text: in lower case
 * @name: of a character or a file, as it is written
 *
 * Returns: whether @text names it: whole, or its first word behind an @
 */
gboolean
rc_region_names (const char *text, const char *name)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_autofree char *first = g_strndup (lower, strcspn (lower, " "));
  g_autofree char *mention = g_strconcat ("@", first, NULL);
  const char      *at = *first != '\0' ? strstr (text, mention) : NULL;

  return find_word (text, lower) != NULL || (at != NULL && !is_letter (at[strlen (mention)]));
}

/** @list: of entries with a "name". Returns: (transfer none) (nullable): the one that @text names,
 * see rc_region_names(); of several the one whose name is longest */
const cJSON *
rc_region_find_named (const cJSON *list, const char *text)
{
  const cJSON *entry, *best = NULL;
  gsize        longest = 0;

  cJSON_ArrayForEach (entry, list)
  {
    const char *name = rc_json_string_or (entry, "name", "");

    if (strlen (name) > longest && rc_region_names (text, name))
      {
        best = entry;
        longest = strlen (name);
      }
  }
  return best;
}

/* Of all in @cast, "@Ann, @Bo". */
static char *
dup_mentions (const cJSON *cast)
{
  GString     *names = g_string_new (NULL);
  const cJSON *entry;

  cJSON_ArrayForEach (entry, cast)
  {
    g_string_append_printf (names, "%s@%s", names->len > 0 ? ", " : "",
                            rc_json_string_or (entry, "name", ""));
  }
  return g_string_free (names, FALSE);
}

/**
 * rc_region_check_mention:
 * @cast: (nullable): of entries with a "name"
 * @text: a prompt that names none of them
 *
 * Errors: RC_ERROR_NOT_FOUND if it asks for somebody all the same, naming who there is
 */
gboolean
rc_region_check_mention (const cJSON *cast, const char *text, GError **error)
{
  const char      *at = strchr (text, '@');
  g_autofree char *mention = at != NULL ? g_strndup (at, strcspn (at, " \t\r\n,.;:!?")) : NULL;
  g_autofree char *names = dup_mentions (cast);

  if (at == NULL)
    return TRUE;
  if (*names == '\0')
    g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                 _ ("There is no %s: the film has no characters yet. Add one, or name a thing."),
                 mention);
  else
    g_set_error (error, RC_ERROR, RC_ERROR_NOT_FOUND,
                 _ ("There is no %s in the film. There is: %s."), mention, names);
  return FALSE;
}

static gboolean
has_one_of (const char *text, const cJSON *vocabulary, const char *key)
{
  const cJSON *word;

  cJSON_ArrayForEach (word, cJSON_GetObjectItemCaseSensitive (vocabulary, key))
  {
    if (cJSON_IsString (word) && find_word (text, word->valuestring) != NULL)
      return TRUE;
  }
  return FALSE;
}

/* 1 if the first of two opposite words is there, -1 if the second is. */
static float
which_of (const char *text, const cJSON *vocabulary, const char *more, const char *less)
{
  return (float)has_one_of (text, vocabulary, more) - (float)has_one_of (text, vocabulary, less);
}

/* The entry of an object whose name stands in the text; the longest one. */
static const cJSON *
find_entry (const char *text, const cJSON *object)
{
  const cJSON *entry, *best = NULL;

  cJSON_ArrayForEach (entry, object)
  {
    if (find_word (text, entry->string) != NULL &&
        (best == NULL || strlen (entry->string) > strlen (best->string)))
      best = entry;
  }
  return best;
}

static void
read_grade (RcRegionWords *self, const char *text, const cJSON *vocabulary)
{
  float much = has_one_of (text, vocabulary, "much") ? MUCH : 1.0f;

  self->light = LIGHT_STOPS * much * which_of (text, vocabulary, "lighter", "darker");
  self->warmth =
      CLAMP (WARMTH * much * which_of (text, vocabulary, "warmer", "cooler"), -1.0f, 1.0f);
  self->contrast = 1.0f + CONTRAST * much * which_of (text, vocabulary, "contrast", "flat");
  self->saturation = 1.0f + VIVID * much * which_of (text, vocabulary, "vivid", "pale");
  if (has_one_of (text, vocabulary, "black-and-white"))
    self->saturation = 0.0f;
  self->blur = has_one_of (text, vocabulary, "blur") ? BLUR * much : 0.0f;
}

static guint
read_colour (const cJSON *entry, guint otherwise)
{
  return cJSON_IsString (entry) && *entry->valuestring == '#'
             ? (guint)g_ascii_strtoull (entry->valuestring + 1, NULL, 16) & 0xffffff
             : otherwise;
}

/* A light of that colour, as light as can be. */
static guint
lightened (guint colour)
{
  guint most = MAX (MAX (colour >> 16, colour >> 8 & 0xff), MAX (colour & 0xff, 1)), out = 0;

  for (int c = 0; c < 3; c++)
    out |= (colour >> 8 * c & 0xff) * 255 / most << 8 * c;
  return out;
}

/* "Lit from the left by warm light": then the colour is the light's. */
static void
read_light (RcRegionWords *self, const char *text, const cJSON *vocabulary)
{
  static const double three_quarters[3] = { -0.55, 0.5, 0.67 };
  const cJSON *from = find_entry (text, cJSON_GetObjectItemCaseSensitive (vocabulary, "light"));
  const cJSON *colour =
      find_entry (text, cJSON_GetObjectItemCaseSensitive (vocabulary, "light-colours"));
  const cJSON *paint = find_entry (text, cJSON_GetObjectItemCaseSensitive (vocabulary, "colours"));
  double       v[3], length;

  self->relights = (from != NULL && has_one_of (text, vocabulary, "light-words")) ||
                   has_one_of (text, vocabulary, "relight");
  if (!self->relights)
    return;
  for (int i = 0; i < 3; i++)
    v[i] = cJSON_GetArraySize (from) == 3 ? cJSON_GetNumberValue (cJSON_GetArrayItem (from, i))
                                          : three_quarters[i];
  length = MAX (sqrt (v[0] * v[0] + v[1] * v[1] + v[2] * v[2]), 1e-6);
  for (int i = 0; i < 3; i++)
    self->light_from[i] = (float)(v[i] / length);
  self->light_colour = read_colour (colour, lightened (read_colour (paint, 0xffffff)));
  self->light_amount = has_one_of (text, vocabulary, "much")     ? 1.5f
                       : has_one_of (text, vocabulary, "little") ? 0.55f
                                                                 : 1.0f;
  self->warmth = 0;
}

/* "A sunset sky": zenith, middle, horizon, clouds; their cover, glow, stars. */
static void
read_sky (RcRegionWords *self, const char *text, const cJSON *vocabulary)
{
  const cJSON *skies = cJSON_GetObjectItemCaseSensitive (vocabulary, "skies");
  const cJSON *entry = find_entry (text, skies);

  if (!has_one_of (text, vocabulary, "sky-words"))
    return;
  if (entry == NULL && self->replaces)
    entry = cJSON_GetObjectItemCaseSensitive (skies, "clear");
  if (cJSON_GetArraySize (entry) != 7)
    return;
  self->has_sky = TRUE;
  self->sky = (RcSkyLook){
    .zenith = read_colour (cJSON_GetArrayItem (entry, 0), 0x3c6cb4),
    .middle = read_colour (cJSON_GetArrayItem (entry, 1), 0x7ca4d8),
    .horizon = read_colour (cJSON_GetArrayItem (entry, 2), 0xc8dcec),
    .cloud = read_colour (cJSON_GetArrayItem (entry, 3), 0xffffff),
    .cover = (float)cJSON_GetNumberValue (cJSON_GetArrayItem (entry, 4)),
    .glow = (float)cJSON_GetNumberValue (cJSON_GetArrayItem (entry, 5)),
    .stars = (float)cJSON_GetNumberValue (cJSON_GetArrayItem (entry, 6)),
  };
}

static void
read_paint (RcRegionWords *self, const char *text, const cJSON *vocabulary)
{
  const cJSON *colour = find_entry (text, cJSON_GetObjectItemCaseSensitive (vocabulary, "colours"));
  const cJSON *material =
      find_entry (text, cJSON_GetObjectItemCaseSensitive (vocabulary, "materials"));

  if (colour != NULL)
    {
      self->has_colour = TRUE;
      self->colour = read_colour (colour, 0x808080);
    }
  if (cJSON_IsNumber (material))
    {
      self->has_gloss = TRUE;
      self->gloss = (float)CLAMP (material->valuedouble, 0.0, 1.0);
    }
}

/**
 * rc_region_words_read:
 *
 * Errors: as rc_data_load_json(). A prompt without a word that is known asks for nothing.
 */
gboolean
rc_region_words_read (RcRegionWords *self, const char *prompt, GError **error)
{
  g_autoptr (cJSON) vocabulary = rc_data_load_json ("vocabulary/region.json", error);
  g_autofree char  *text = g_utf8_strdown (prompt, -1);
  const cJSON      *prop;

  memset (self, 0, sizeof *self);
  if (vocabulary == NULL)
    return FALSE;
  prop = find_entry (text, cJSON_GetObjectItemCaseSensitive (vocabulary, "props"));
  self->prop = cJSON_IsString (prop) ? g_intern_string (prop->valuestring) : NULL;
  self->fills = text[strspn (text, " \t\r\n")] == '\0';
  self->removes = has_one_of (text, vocabulary, "remove");
  self->replaces = has_one_of (text, vocabulary, "replace");
  self->adds = has_one_of (text, vocabulary, "add");
  self->mentions = strchr (text, '@') != NULL;
  self->pictured = has_one_of (text, vocabulary, "pictured");
  self->freezes = has_one_of (text, vocabulary, "freeze");
  read_grade (self, text, vocabulary);
  self->steadiness = 1.0f;
  self->steadies = has_one_of (text, vocabulary, "steady");
  read_sky (self, text, vocabulary);
  read_light (self, text, vocabulary);
  /* "black and white" is no colour */
  if (self->saturation > 0.0f && !self->relights && !self->has_sky)
    read_paint (self, text, vocabulary);
  return TRUE;
}

/** Returns: whether it asks for another light or another look of what is there */
gboolean
rc_region_words_grade (const RcRegionWords *self)
{
  return self->light != 0.0f || self->warmth != 0.0f || self->contrast != 1.0f ||
         self->saturation != 1.0f || self->blur > 0.0f;
}

/**
 * rc_region_words_weaken:
 * @strength: 0 to 1
 *
 * What has an amount gets as much less of it: half as much lighter, half as blurred, half as
 * steady. A thing that is there or is not has none.
 *
 * Returns: FALSE if more than amounts is asked for: nothing was changed, mix the pictures
 */
gboolean
rc_region_words_weaken (RcRegionWords *self, double strength)
{
  float by = (float)CLAMP (strength, 0.0, 1.0);

  if (self->fills || self->removes || self->replaces || self->adds || self->mentions ||
      self->pictured || self->freezes || self->has_colour || self->has_gloss || self->relights ||
      self->has_sky || (!self->steadies && !rc_region_words_grade (self)))
    return FALSE;
  self->light *= by;
  self->warmth *= by;
  self->contrast = 1.0f + by * (self->contrast - 1.0f);
  self->saturation = 1.0f + by * (self->saturation - 1.0f);
  self->blur *= by;
  self->steadiness = by;
  return TRUE;
}

/** Returns: what is to be done to a picture; a colour, if there is one, is painted */
RcRetouch
rc_region_words_retouch (const RcRegionWords *self)
{
  return (RcRetouch){ .paints = self->has_colour,
                      .colour = self->colour,
                      .light = self->light,
                      .warmth = self->warmth,
                      .contrast = self->contrast,
                      .saturation = self->saturation,
                      .blur = self->blur };
}
