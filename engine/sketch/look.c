/* look.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/look.h"

#include "engine/base/error.h"

#include <string.h>

static const char *const garments[] = { [RC_GARMENT_COAT] = "coat",
                                        [RC_GARMENT_JACKET] = "jacket",
                                        [RC_GARMENT_SHIRT] = "shirt",
                                        [RC_GARMENT_DRESS] = "dress" };

static const char *const hair_styles[] = { [RC_HAIR_SHORT] = "short",
                                           [RC_HAIR_BOB] = "bob",
                                           [RC_HAIR_BUN] = "bun",
                                           [RC_HAIR_LONG] = "long",
                                           [RC_HAIR_CAP] = "cap" };

static int
index_of (const char *const *names, guint n, const char *name)
{
  for (guint i = 0; name != NULL && i < n; i++)
    if (g_strcmp0 (names[i], name) == 0)
      return (int)i;
  return -1;
}

/* A Latin word must stand by itself: "man" is not in "woman". Han characters have no such borders.
 */
static gboolean
says (const char *text, const char *word)
{
  gsize    length = strlen (word);
  gboolean latin = g_ascii_isalnum (word[0]);

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    if (!latin || ((at == text || !g_ascii_isalnum (at[-1])) && !g_ascii_isalnum (at[length])))
      return TRUE;
  return FALSE;
}

static gboolean
is_said (const cJSON *entry, const char *text)
{
  const cJSON *word;

  cJSON_ArrayForEach (word, cJSON_GetObjectItemCaseSensitive (entry, "words"))
  {
    if (cJSON_IsString (word) && says (text, word->valuestring))
      return TRUE;
  }
  return FALSE;
}

/**
 * rc_look_read:
 * @look: (inout): what chance gave
 * @words: UTF-8: a character's description, an extra's name
 */
void
rc_look_read (RcFigureLook *look, const RcKit *kit, const char *words)
{
  g_autofree char *text = g_utf8_strdown (words, -1);
  const cJSON     *entry;

  cJSON_ArrayForEach (entry, rc_kit_looks (kit))
  {
    int garment, style;

    if (!is_said (entry, text))
      continue;
    garment =
        index_of (garments, G_N_ELEMENTS (garments), rc_json_string_or (entry, "garment", NULL));
    style = index_of (hair_styles, G_N_ELEMENTS (hair_styles),
                      rc_json_string_or (entry, "hair_style", NULL));
    if (garment >= 0)
      look->garment = (guint)garment;
    if (style >= 0)
      look->hair_style = (guint)style;
    if (cJSON_HasObjectItem (entry, "hair"))
      look->hair = rc_kit_read_colour (entry, "hair", 0);
  }
}

/**
 * rc_look_check:
 *
 * Errors: RC_ERROR_FORMAT, naming the entry of kit/looks.json that cannot be
 */
gboolean
rc_look_check (const cJSON *looks, GError **error)
{
  const cJSON *entry;
  int          n = 0;

  cJSON_ArrayForEach (entry, looks)
  {
    const char *garment = rc_json_string_or (entry, "garment", NULL);
    const char *style = rc_json_string_or (entry, "hair_style", NULL);

    if (!cJSON_IsArray (cJSON_GetObjectItemCaseSensitive (entry, "words")) ||
        (garment != NULL && index_of (garments, G_N_ELEMENTS (garments), garment) < 0) ||
        (style != NULL && index_of (hair_styles, G_N_ELEMENTS (hair_styles), style) < 0))
      {
        g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                     "The data file “kit/looks.json”: entry %d has no words, or a garment or hair "
                     "style that there "
                     "is not; correct the file or install Raccord again",
                     n);
        return FALSE;
      }
    n++;
  }
  return TRUE;
}
