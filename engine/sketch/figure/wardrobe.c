/* wardrobe.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/figure/wardrobe.h"

#include "engine/base/error.h"
#include "engine/sketch/shape/colour.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  const char *key;
  gsize       offset;
  int         n; /* how many numbers */
} Number;

#define NUMBER(type, member)                                                                       \
  {                                                                                                \
#member, G_STRUCT_OFFSET(type, member), 1                                                      \
  }
#define NUMBERS(type, member, n)                                                                   \
  {                                                                                                \
#member, G_STRUCT_OFFSET(type, member), n                                                      \
  }

static const Number cut_numbers[] = {
  NUMBER (RcCut, sleeve),     NUMBER (RcCut, hem),         NUMBER (RcCut, neckline),
  NUMBER (RcCut, loose),      NUMBER (RcCut, cuff),        NUMBER (RcCut, trousers),
  NUMBER (RcCut, leg_loose),  NUMBER (RcCut, leg_cuff),    NUMBER (RcCut, boots),
  NUMBER (RcCut, gloves),     NUMBER (RcCut, skirt),       NUMBER (RcCut, skirt_from),
  NUMBER (RcCut, flare),      NUMBER (RcCut, folds),       NUMBER (RcCut, apart),
  NUMBER (RcCut, cloak),      NUMBER (RcCut, sleeve_drop), NUMBER (RcCut, vee),
  NUMBER (RcCut, lapels),     NUMBER (RcCut, buttons),     NUMBER (RcCut, belt_wide),
  NUMBER (RcCut, belt_at),    NUMBER (RcCut, plates),      NUMBER (RcCut, pads),
  NUMBER (RcCut, strap),      NUMBER (RcCut, bib),         NUMBER (RcCut, stripe),
  NUMBER (RcCut, tail),       NUMBER (RcCut, gloss),       NUMBER (RcCut, bottom_gloss),
  NUMBER (RcCut, shoe_gloss),
};

static const Number hair_numbers[] = {
  NUMBERS (RcHairCut, line, 4), NUMBERS (RcHairCut, thick, 3), NUMBER (RcHairCut, wave),
  NUMBER (RcHairCut, curl),     NUMBER (RcHairCut, locks),     NUMBER (RcHairCut, fringe),
  NUMBER (RcHairCut, parting),  NUMBER (RcHairCut, bun),       NUMBER (RcHairCut, tail),
  NUMBER (RcHairCut, tails),    NUMBER (RcHairCut, braid),     NUMBER (RcHairCut, crest),
  NUMBER (RcHairCut, fall),     NUMBER (RcHairCut, top_only),  NUMBER (RcHairCut, sheen),
};

static const Number people_numbers[] = {
  NUMBER (RcPeople, head),      NUMBER (RcPeople, hip),   NUMBER (RcPeople, height),
  NUMBER (RcPeople, girth),     NUMBER (RcPeople, limbs), NUMBER (RcPeople, neck),
  NUMBER (RcPeople, shoulders), NUMBER (RcPeople, waist), NUMBER (RcPeople, hips),
  NUMBER (RcPeople, belly),     NUMBER (RcPeople, bust),  NUMBER (RcPeople, stoop),
  NUMBER (RcPeople, eyes),      NUMBER (RcPeople, jaw),   NUMBER (RcPeople, nose),
  NUMBER (RcPeople, lips),      NUMBER (RcPeople, young), NUMBER (RcPeople, old),
  NUMBER (RcPeople, grey),
};

static const struct
{
  const char *key;
  gsize       offset;
} cut_colours[] = {
  { "top", G_STRUCT_OFFSET (RcCut, top) },       { "bottom", G_STRUCT_OFFSET (RcCut, bottom) },
  { "shirt", G_STRUCT_OFFSET (RcCut, shirt) },   { "shoes", G_STRUCT_OFFSET (RcCut, shoes) },
  { "trim", G_STRUCT_OFFSET (RcCut, trim) },     { "belt", G_STRUCT_OFFSET (RcCut, belt) },
  { "lining", G_STRUCT_OFFSET (RcCut, lining) }, { "hands", G_STRUCT_OFFSET (RcCut, hands) },
  { "legs", G_STRUCT_OFFSET (RcCut, legs) },
};

static const char *const collars[RC_N_COLLARS] = {
  [RC_COLLAR_NONE] = "none", [RC_COLLAR_STAND] = "stand", [RC_COLLAR_SHIRT] = "shirt",
  [RC_COLLAR_ROLL] = "roll", [RC_COLLAR_CROSS] = "cross", [RC_COLLAR_HOOD] = "hood",
  [RC_COLLAR_RING] = "ring", [RC_COLLAR_FUR] = "fur",
};

static const char *const dye_names[] = { "cloth", "trousers", "skin", "accent", "white" };

static int
find_name (const char *const *names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (names[i], name))
      return (int)i;
  return -1;
}

/* "#rrggbb", or a dye with "-dark" or "-light" behind it. */
static gboolean
read_dye (const char *text, const RcDyes *dyes, guint *colour)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", 2);
  int            dye = find_name (dye_names, G_N_ELEMENTS (dye_names), parts[0] ? parts[0] : "");
  float          by = 1.0f;
  guint          base;

  if (*text == '#' && strlen (text) == 7)
    {
      *colour = (guint)g_ascii_strtoull (text + 1, NULL, 16) & 0xffffff;
      return TRUE;
    }
  if (dye < 0 ||
      (parts[1] != NULL && !g_str_equal (parts[1], "dark") && !g_str_equal (parts[1], "light")))
    return FALSE;
  base = (&dyes->cloth)[dye];
  by = parts[1] == NULL ? 1.0f : g_str_equal (parts[1], "dark") ? 0.66f : 1.3f;
  *colour = rc_colour_shade (base, by);
  return TRUE;
}

static gboolean
read_numbers (const cJSON *entry, const Number *numbers, guint n, gpointer out)
{
  for (guint i = 0; i < n; i++)
    {
      const cJSON *value = cJSON_GetObjectItemCaseSensitive (entry, numbers[i].key);
      float       *at = (float *)(gpointer)((char *)out + numbers[i].offset);

      if (value == NULL)
        continue;
      if (numbers[i].n == 1 && !cJSON_IsNumber (value))
        return FALSE;
      if (numbers[i].n == 1)
        *at = (float)value->valuedouble;
      else if (cJSON_GetArraySize (value) != numbers[i].n)
        return FALSE;
      for (int k = 0; numbers[i].n > 1 && k < numbers[i].n; k++)
        at[k] = (float)cJSON_GetNumberValue (cJSON_GetArrayItem (value, k));
    }
  return TRUE;
}

/* An entry may be “like” another and say what is different. */
static const cJSON *
entry_of (const cJSON *tables, const char *table, const char *name)
{
  return cJSON_GetObjectItemCaseSensitive (cJSON_GetObjectItemCaseSensitive (tables, table), name);
}

/**
 * rc_wardrobe_overlay:
 * @entry: (nullable): what is different
 * @cut: (inout)
 */
gboolean
rc_wardrobe_overlay (const cJSON *entry, const RcDyes *dyes, RcCut *cut)
{
  const char *collar = rc_json_string_or (entry, "collar", NULL);

  if (!read_numbers (entry, cut_numbers, G_N_ELEMENTS (cut_numbers), cut))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (cut_colours); i++)
    {
      const char *text = rc_json_string_or (entry, cut_colours[i].key, NULL);
      guint      *colour = (guint *)(gpointer)((char *)cut + cut_colours[i].offset);

      if (text != NULL && !read_dye (text, dyes, colour))
        return FALSE;
    }
  if (collar != NULL)
    {
      int found = find_name (collars, RC_N_COLLARS, collar);

      if (found < 0)
        return FALSE;
      cut->collar = (guint)found;
    }
  return TRUE;
}

static gboolean
read_cut (const cJSON *tables, const char *name, const RcDyes *dyes, RcCut *cut, int depth)
{
  const cJSON *entry = entry_of (tables, "garments", name);
  const char  *like = rc_json_string_or (entry, "like", NULL);

  return entry != NULL && depth <= 4 &&
         (like == NULL || read_cut (tables, like, dyes, cut, depth + 1)) &&
         rc_wardrobe_overlay (entry, dyes, cut);
}

/**
 * rc_wardrobe_cut:
 * @garments: kit/garments.json
 * @cut: (out): untouched if there is no such garment
 */
gboolean
rc_wardrobe_cut (const cJSON *garments, const char *name, const RcDyes *dyes, RcCut *cut)
{
  RcCut read = { .gloves = -1.0f };

  if (!read_cut (garments, name, dyes, &read, 0))
    return FALSE;
  *cut = read;
  return TRUE;
}

/** Reads the shell of a hood or a scarf, which is cut as hair is. */
gboolean
rc_wardrobe_shell (const cJSON *entry, RcHairCut *cut)
{
  memset (cut, 0, sizeof *cut);
  return read_numbers (entry, hair_numbers, G_N_ELEMENTS (hair_numbers), cut);
}

/**
 * rc_wardrobe_hair:
 * @cut: (out): untouched if there is no such hair
 */
gboolean
rc_wardrobe_hair (const cJSON *garments, const char *name, RcHairCut *cut)
{
  const cJSON *entry = entry_of (garments, "hair", name);
  RcHairCut    read = { 0 };

  if (entry == NULL || !read_numbers (entry, hair_numbers, G_N_ELEMENTS (hair_numbers), &read))
    return FALSE;
  *cut = read;
  return TRUE;
}

/**
 * rc_wardrobe_person:
 * @table: ages, builds or sexes
 * @out: (inout): what the entry tells is multiplied, or added where 0 is usual
 */
void
rc_wardrobe_person (const cJSON *people, const char *table, const char *name, RcPeople *out)
{
  static const RcPeople one = RC_PEOPLE_USUAL;
  const cJSON          *entry = entry_of (people, table, name);
  RcPeople              read = one;
  float                *to = (float *)out;
  const float          *from = (const float *)&read, *usual = (const float *)&one;

  if (entry == NULL || !read_numbers (entry, people_numbers, G_N_ELEMENTS (people_numbers), &read))
    return;
  for (guint i = 0; i < sizeof read / sizeof *to; i++)
    to[i] = usual[i] > 0.0f ? to[i] * from[i] : to[i] + from[i];
}

static gboolean
bad (GError **error, const char *file, const char *table, const char *name)
{
  g_set_error (
      error, RC_ERROR, RC_ERROR_FORMAT,
      _ ("The data file “kit/%s”: “%s” of “%s” has a value that cannot be; correct the file or "
         "install Raccord again"),
      file, name, table);
  return FALSE;
}

/**
 * rc_wardrobe_check:
 *
 * Errors: RC_ERROR_FORMAT, naming the entry that cannot be
 */
gboolean
rc_wardrobe_check (const cJSON *garments, const cJSON *people, GError **error)
{
  static const char *const worn[] = { "headwear", "wears" };
  const RcDyes             dyes = { 0 };
  const cJSON             *table, *entry;

  cJSON_ArrayForEach (entry, cJSON_GetObjectItemCaseSensitive (garments, "garments"))
  {
    RcCut cut;

    if (!rc_wardrobe_cut (garments, entry->string, &dyes, &cut))
      return bad (error, "garments.json", "garments", entry->string);
  }
  cJSON_ArrayForEach (entry, cJSON_GetObjectItemCaseSensitive (garments, "hair"))
  {
    RcHairCut hair;

    if (!rc_wardrobe_hair (garments, entry->string, &hair))
      return bad (error, "garments.json", "hair", entry->string);
  }
  for (int i = 0; i < 2; i++)
    cJSON_ArrayForEach (entry, cJSON_GetObjectItemCaseSensitive (garments, worn[i]))
    {
      const cJSON *shell = cJSON_GetObjectItemCaseSensitive (entry, "shell");
      RcHairCut    cut;
      RcCut        over;

      if (!rc_wardrobe_overlay (cJSON_GetObjectItemCaseSensitive (entry, "cut"), &dyes, &over))
        return bad (error, "garments.json", worn[i], entry->string);
      if (!cJSON_IsObject (entry) || (shell != NULL && !rc_wardrobe_shell (shell, &cut)))
        return bad (error, "garments.json", worn[i], entry->string);
    }
  cJSON_ArrayForEach (table, people)
  {
    cJSON_ArrayForEach (entry, table)
    {
      RcPeople read;

      if (!read_numbers (entry, people_numbers, G_N_ELEMENTS (people_numbers), &read))
        return bad (error, "people.json", table->string, entry->string);
    }
  }
  return TRUE;
}
