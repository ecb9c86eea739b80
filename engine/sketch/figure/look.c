/* look.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/figure/look.h"

#include "engine/base/error.h"
#include "engine/sketch/shape/colour.h"
#include "engine/sketch/shape/random.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define SMALLEST      0.1 /* metres: of a ladybird as it is there is nothing to see */
#define LARGEST       12.0
#define UNSAID_HEIGHT 1.72f

#define HIP_AT RC_BODY_HIP /* where the pelvis of a grown-up is */
#define TWIN   7919u       /* between the seeds of two of one name */

static const guint skins[] = {
  0xe8b893, 0xd9a071, 0xbf8558, 0x99663f, 0x6f4a33, 0xf0c7a6, 0xc99268
};
static const guint hairs[] = {
  0x2b211d, 0x48301f, 0x6e4526, 0x1d1a1c, 0xa9824a, 0x7c3f22, 0x38261c
};
static const guint irises[] = { 0x5a3a22, 0x3f5f7a, 0x4a6b46, 0x6b5434, 0x44342c, 0x5b7486 };
static const guint trousers[] = { 0x30343c, 0x4a4038, 0x2c3a4c, 0x55504a, 0x3a3230, 0x6a6252 };
static const guint accents[] = { 0xc89a44, 0xb04a38, 0xd8d0c0, 0x47808c, 0x86608f, 0x6f8f5a };

/* What people wear and how their hair is if nobody says: by sex. */
static const char *const garments_m[] = { "jacket",  "shirt", "sweater", "coat",
                                          "t-shirt", "suit",  "vest" };
static const char *const garments_f[] = { "dress", "sweater", "coat",   "shirt",
                                          "skirt", "jacket",  "t-shirt" };
static const char *const garments_child[] = { "t-shirt", "hoodie", "sweater", "overalls" };
static const char *const hair_m[] = {
  "short", "wavy-short", "shaved", "short", "curly", "side-part"
};
static const char *const hair_f[] = { "long", "bob",        "bun",     "ponytail",
                                      "wavy", "curly-long", "straight" };

static const struct
{
  const char *name;
  float       gloss;
} materials[] = {
  { "leather", 0.35f }, { "silk", 0.26f },  { "metal", 0.85f },   { "oilskin", 0.42f },
  { "velvet", 0.12f },  { "rubber", 0.5f }, { "plastic", 0.55f }, { "chrome", 1.0f },
  { "gold", 0.9f },     { "silver", 0.9f }, { "satin", 0.4f },    { "latex", 0.7f },
};

#define LOOK(member) G_STRUCT_OFFSET (RcFigureLook, member)

/* What of a look is a colour. */
static const struct
{
  gsize    offset;
  gboolean shines;   /* as clothes do */
  gboolean optional; /* 0: there is no such cloth */
} colours[] = {
  { LOOK (clothes), FALSE, FALSE },     { LOOK (skin), FALSE, FALSE },
  { LOOK (hair), FALSE, FALSE },        { LOOK (iris), FALSE, FALSE },
  { LOOK (head_colour), FALSE, FALSE }, { LOOK (cut.top), TRUE, FALSE },
  { LOOK (cut.bottom), TRUE, FALSE },   { LOOK (cut.shirt), TRUE, TRUE },
  { LOOK (cut.shoes), TRUE, FALSE },    { LOOK (cut.trim), TRUE, FALSE },
  { LOOK (cut.belt), TRUE, FALSE },     { LOOK (cut.lining), TRUE, FALSE },
  { LOOK (cut.hands), TRUE, FALSE },    { LOOK (cut.legs), TRUE, TRUE },
};
static const gsize glosses[] = { LOOK (cut.gloss), LOOK (cut.bottom_gloss), LOOK (cut.shoe_gloss) };

/* What words say of somebody; "" if nothing. */
typedef struct
{
  const char *sex, *age, *garment, *hair_style, *headwear;
  guint       hair;
  gboolean    has_hair;
} Said;

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

static void
read_words (Said *said, const RcKit *kit, const char *words)
{
  g_autofree char *text = g_utf8_strdown (words, -1);
  const cJSON     *entry;

  cJSON_ArrayForEach (entry, rc_kit_looks (kit))
  {
    if (!is_said (entry, text))
      continue;
    said->sex = rc_json_string_or (entry, "sex", said->sex);
    said->age = rc_json_string_or (entry, "age", said->age);
    said->garment = rc_json_string_or (entry, "garment", said->garment);
    said->hair_style = rc_json_string_or (entry, "hair_style", said->hair_style);
    said->headwear = rc_json_string_or (entry, "headwear", said->headwear);
    if (cJSON_HasObjectItem (entry, "hair"))
      {
        said->hair = rc_kit_read_colour (entry, "hair", 0);
        said->has_hair = TRUE;
      }
  }
}

/* The nth of a list by chance that stays. */
static guint
pick (guint seed, guint which, guint n)
{
  return MIN ((guint)(rc_random_at (seed, which) * n), n - 1);
}

static const char *
first_said (const char *a, const char *b)
{
  return *a != '\0' ? a : b;
}

/* Age, sex and build. */
static void
set_body (RcFigureLook *look, const RcKit *kit, const char *age, const char *sex, const char *build)
{
  RcPeople p = RC_PEOPLE_USUAL;
  float    h = look->height;

  rc_wardrobe_person (rc_kit_people (kit), "ages", age, &p);
  rc_wardrobe_person (rc_kit_people (kit), "sexes", sex, &p);
  rc_wardrobe_person (rc_kit_people (kit), "builds", build, &p);
  look->stature.height = h * p.hip / HIP_AT;
  look->stature.breadth = p.shoulders * rc_mix (1, p.girth, 0.35f);
  look->stature.trunk =
      (1 - p.head - p.hip) * h / ((RC_BODY_CHIN - RC_BODY_HIP) * look->stature.height);
  look->head = p.head * h / (RC_BODY_HEAD * look->stature.height);
  look->stoop = p.stoop;
  look->shape = (RcShape){ .female = *sex == 'f' ? 1.0f : 0.0f,
                           .girth = p.girth,
                           .shoulders = p.shoulders * rc_mix (1, p.girth, 0.15f),
                           .waist = p.waist,
                           .hips = p.hips,
                           .limbs = p.limbs,
                           .neck = p.neck,
                           .belly = p.belly,
                           .bust = MAX (p.bust, 0) * (1 - p.young) };
  look->face = (RcFaceShape){ .eyes = p.eyes,
                              .jaw = p.jaw * rc_mix (0.97f, 1.04f, rc_random_at (look->seed, 21)),
                              .nose = p.nose * rc_mix (0.86f, 1.16f, rc_random_at (look->seed, 22)),
                              .lips = p.lips * rc_mix (0.85f, 1.15f, rc_random_at (look->seed, 23)),
                              .brows = (*sex == 'f' ? 0.72f : 1.05f) *
                                       rc_mix (0.85f, 1.15f, rc_random_at (look->seed, 24)),
                              .young = p.young,
                              .old = p.old };
  look->hair = rc_colour_mix (look->hair, 0xc4c0ba, p.grey);
}

static void
set_clothes (RcFigureLook *look, const RcKit *kit, const char *garment, const char *material)
{
  RcDyes dyes = { .cloth = look->clothes,
                  .trousers = trousers[pick (look->seed, 4, G_N_ELEMENTS (trousers))],
                  .skin = look->skin,
                  .accent = accents[pick (look->seed, 5, G_N_ELEMENTS (accents))],
                  .white = 0xece7dc };

  if (!rc_wardrobe_cut (rc_kit_garments (kit), garment, &dyes, &look->cut) &&
      !rc_wardrobe_cut (rc_kit_garments (kit), "shirt", &dyes, &look->cut))
    return;
  for (guint i = 0; i < look->n_wears; i++)
    rc_wardrobe_overlay (cJSON_GetObjectItemCaseSensitive (look->wears[i], "cut"), &dyes,
                         &look->cut);
  for (guint i = 0; i < G_N_ELEMENTS (materials); i++)
    if (g_str_equal (material, materials[i].name))
      {
        look->cut.gloss = materials[i].gloss;
        if (look->cut.trousers > 0 && look->cut.bottom == look->cut.top)
          look->cut.bottom_gloss = materials[i].gloss;
      }
}

static void
set_worn (RcFigureLook *look, const RcKit *kit, const RcStagingFigure *figure, const char *headwear)
{
  const cJSON *all = rc_kit_garments (kit),
              *wears = cJSON_GetObjectItemCaseSensitive (all, "wears");
  g_auto (GStrv) names = g_strsplit (figure->wears, " ", -1);

  look->headwear = cJSON_GetObjectItemCaseSensitive (
      cJSON_GetObjectItemCaseSensitive (all, "headwear"), headwear);
  look->tall = look->headwear != NULL ? (float)rc_json_number_or (look->headwear, "tall", 0.0)
                                      : look->hair_cut.thick[0] + look->hair_cut.crest;
  /* The room above a head is for hair as it usually is. */
  look->tall = MAX (look->tall - 0.13f, 0.0f);
  look->head_colour = figure->head_colour != 0 ? figure->head_colour & 0xffffff : look->clothes;
  for (int i = 0; names[i] != NULL && look->n_wears < RC_MOST_WEARS; i++)
    {
      const cJSON *entry = cJSON_GetObjectItemCaseSensitive (wears, names[i]);

      if (entry != NULL)
        look->wears[look->n_wears++] = entry;
    }
}

/**
 * rc_figure_look:
 * @look: (out): borrows from @kit
 * @twin: how many of that name are before it: nobody looks as they do
 */
void
rc_figure_look (RcFigureLook *look, const RcKit *kit, const RcStagingFigure *figure, guint twin)
{
  Said        said = { "", "", "", "", "", 0, FALSE };
  const char *age, *sex, *garment, *hair, *build = figure->build;
  gboolean    female, small;
  guint       seed;

  memset (look, 0, sizeof *look);
  /* By name, so that somebody looks the same in every film. */
  look->seed = seed = g_str_hash (*figure->name != '\0' ? figure->name : figure->id) + twin * TWIN;
  read_words (&said, kit, *figure->look != '\0' ? figure->look : figure->name);
  age = first_said (figure->age,
                    first_said (said.age, g_str_equal (build, "child") ? "child" : "adult"));
  sex = first_said (figure->sex, first_said (said.sex, rc_random_at (seed, 1) < 0.5f ? "f" : "m"));
  female = *sex == 'f';
  small = g_str_equal (age, "child") || g_str_equal (age, "baby");
  look->height =
      figure->height > 0 ? (float)CLAMP (figure->height, SMALLEST, LARGEST) : UNSAID_HEIGHT;
  look->clothes = figure->colour & 0xffffff;
  look->skin =
      figure->skin != 0 ? figure->skin & 0xffffff : skins[pick (seed, 2, G_N_ELEMENTS (skins))];
  look->hair = said.has_hair ? said.hair : hairs[pick (seed, 3, G_N_ELEMENTS (hairs))];
  look->iris = irises[pick (seed, 6, G_N_ELEMENTS (irises))];
  set_body (look, kit, age, sex, build);
  if (figure->hair_colour != 0 || said.has_hair)
    look->hair = figure->hair_colour != 0 ? figure->hair_colour & 0xffffff : said.hair;
  garment = small    ? garments_child[pick (seed, 7, G_N_ELEMENTS (garments_child))]
            : female ? garments_f[pick (seed, 7, G_N_ELEMENTS (garments_f))]
                     : garments_m[pick (seed, 7, G_N_ELEMENTS (garments_m))];
  hair = g_str_equal (age, "baby") ? "baby"
         : female                  ? hair_f[pick (seed, 8, G_N_ELEMENTS (hair_f))]
                                   : hair_m[pick (seed, 8, G_N_ELEMENTS (hair_m))];
  hair = first_said (figure->hair, first_said (said.hair_style, hair));
  if (!rc_wardrobe_hair (rc_kit_garments (kit), hair, &look->hair_cut))
    rc_wardrobe_hair (rc_kit_garments (kit), "short", &look->hair_cut);
  set_worn (look, kit, figure, first_said (figure->headwear, said.headwear));
  set_clothes (look, kit, first_said (figure->garment, first_said (said.garment, garment)),
               figure->material);
}

/**
 * rc_look_mark_others:
 * @look: (inout): its colours that are others in @before are marked (colour.h), and those of all
 * the clothes if some shine otherwise
 *
 * Returns: FALSE, with none marked, if the two differ in more than colours and gloss
 */
gboolean
rc_look_mark_others (RcFigureLook *look, const RcFigureLook *before)
{
  RcFigureLook same = *before;
  gboolean     shines = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (glosses); i++)
    {
      float       *gloss = G_STRUCT_MEMBER_P (&same, glosses[i]);
      const float *now = G_STRUCT_MEMBER_P (look, glosses[i]);

      shines |= *gloss < *now || *gloss > *now;
      *gloss = *now;
    }
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      guint      *colour = G_STRUCT_MEMBER_P (&same, colours[i].offset);
      const guint now = G_STRUCT_MEMBER (guint, look, colours[i].offset);

      if (!colours[i].optional || (*colour == 0) == (now == 0))
        *colour = now;
    }
  if (memcmp (&same, look, sizeof same) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      guint      *colour = G_STRUCT_MEMBER_P (look, colours[i].offset);
      const guint old = G_STRUCT_MEMBER (guint, before, colours[i].offset);

      if (((shines && colours[i].shines) || *colour != old) &&
          !(colours[i].optional && *colour == 0))
        *colour |= RC_COLOUR_MARKED;
    }
  return TRUE;
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
    if (cJSON_GetArraySize (cJSON_GetObjectItemCaseSensitive (entry, "words")) == 0)
      {
        g_set_error (
            error, RC_ERROR, RC_ERROR_FORMAT,
            _ ("The data file “kit/looks.json”: entry %d has no words; correct the file or "
               "install Raccord again"),
            n);
        return FALSE;
      }
    n++;
  }
  return TRUE;
}
