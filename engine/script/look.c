/* look.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/look.h"

#include "engine/script/marks.h"

#include <string.h>

enum
{
  COLOUR_REACH = 3, /* marks between a colour and its garment: "red oilskin coat" */
};

typedef struct
{
  RcLook   look;
  gboolean coloured;
  double   taller;
  double   height;    /* as said, 0: unsaid */
  guint    colour_at; /* mark of the last colour, G_MAXUINT */
  /* What people of the trade that is named wear, if nothing else is said: borrowed, or NULL. */
  const RcEntry *trade;
} Description;

/* "short, …" or "a short man", not "short hair". */
static gboolean
is_of_person (const RcMark *next)
{
  if (next == NULL || next->han)
    return TRUE;
  return next->role != RC_MARK_WORD && next->role != RC_ROLE_COLOUR &&
         next->role != RC_ROLE_GARMENT && next->role != RC_ROLE_PROP;
}

static void
add_thing (RcLook *look, const char *thing)
{
  gsize n = strlen (look->wears);

  if (strstr (look->wears, thing) == NULL && n + strlen (thing) + 2 < sizeof look->wears)
    g_snprintf (look->wears + n, sizeof look->wears - n, "%s%s", n > 0 ? " " : "", thing);
}

static const char *
or_before (const char *before, const char *value)
{
  return *before != '\0' ? before : value;
}

/* Clothes and hair, with the colour before them. */
static void
read_worn (Description *self, const RcMarks *marks, guint i)
{
  const RcMark  *mark = &marks->items[i];
  RcLook        *look = &self->look;
  gboolean       near = self->colour_at != G_MAXUINT && i - self->colour_at <= COLOUR_REACH;
  guint          colour = near ? marks->items[self->colour_at].entry->colour : 0;
  const RcEntry *garment = rc_mark_entry (mark, RC_ROLE_GARMENT);
  const RcEntry *headwear = rc_mark_entry (mark, RC_ROLE_HEADWEAR);
  const RcEntry *hair = rc_mark_entry (mark, RC_ROLE_HAIR);

  if (garment != NULL)
    {
      look->garment = or_before (look->garment, garment->value);
      look->material = or_before (look->material, garment->material);
      if (near && !self->coloured)
        {
          self->coloured = TRUE;
          look->colour = colour;
        }
    }
  if (headwear != NULL)
    {
      look->headwear = or_before (look->headwear, headwear->value);
      look->head_colour = near ? colour : look->head_colour;
    }
  if (rc_mark_entry (mark, RC_ROLE_WEARS) != NULL)
    add_thing (look, rc_mark_entry (mark, RC_ROLE_WEARS)->value);
  if (hair != NULL)
    {
      look->hair = or_before (look->hair, hair->value);
      look->hair_colour = near ? colour : look->hair_colour;
    }
  if (garment != NULL || headwear != NULL || hair != NULL)
    self->colour_at = G_MAXUINT;
}

/* "in her sixties": the years, 0 if there are none at the mark @i. */
static double
decade_at (const RcMarks *marks, guint i)
{
  static const char *const words[] = { "twenties", "thirties",  "forties",  "fifties",
                                       "sixties",  "seventies", "eighties", "nineties" };
  const RcTokens          *tokens = marks->tokens;
  guint                    first = marks->items[i].first;

  if (first == 0 || (strcmp (tokens->items[first - 1].normal, "her") != 0 &&
                     strcmp (tokens->items[first - 1].normal, "his") != 0 &&
                     strcmp (tokens->items[first - 1].normal, "their") != 0))
    return 0;
  for (guint k = 0; k < G_N_ELEMENTS (words); k++)
    if (strcmp (tokens->items[first].normal, words[k]) == 0)
      return 25 + 10.0 * k;
  return 0;
}

/* What is said of clothes and hair goes before what the trade wears. */
static void
dress_by_trade (Description *self)
{
  RcLook *look = &self->look;

  if (self->trade == NULL)
    return;
  if (*look->headwear == '\0' && *look->hair == '\0' && look->hair_colour == 0 &&
      *look->garment == '\0')
    look->headwear = self->trade->headwear;
  look->garment = or_before (look->garment, self->trade->garment);
}

static void
read_description_mark (Description *self, const RcMarks *marks, guint i)
{
  const RcMark  *mark = &marks->items[i];
  const RcEntry *gender = rc_mark_entry (mark, RC_ROLE_GENDER);
  const RcEntry *person = rc_mark_entry (mark, RC_ROLE_PERSON);
  const RcEntry *age = rc_mark_entry (mark, RC_ROLE_AGE);
  const RcMark  *next = i + 1 < marks->n ? mark + 1 : NULL;
  RcLook        *look = &self->look;

  if (mark->negated)
    return;
  if (gender != NULL && *look->gender == '\0')
    look->gender = gender->value;
  if (person != NULL)
    {
      look->build = *person->build != '\0' ? person->build : look->build;
      look->gender = or_before (look->gender, person->gender);
      look->age = or_before (look->age, person->age);
      if (self->trade == NULL)
        self->trade = person;
    }
  if (age != NULL && is_of_person (next))
    look->age = age->value;
  if (rc_mark_entry (mark, RC_ROLE_BUILD) != NULL && is_of_person (next))
    look->build = rc_mark_entry (mark, RC_ROLE_BUILD)->value;
  if (rc_mark_entry (mark, RC_ROLE_HEIGHT) != NULL && is_of_person (next))
    self->taller = rc_mark_entry (mark, RC_ROLE_HEIGHT)->number;
  if (mark->role == RC_ROLE_NUMBER && next != NULL && rc_mark_entry (next, RC_ROLE_YEARS) != NULL)
    look->age = rc_age_of_years (mark->number);
  if (decade_at (marks, i) > 0)
    look->age = rc_age_of_years (decade_at (marks, i));
  if (mark->role == RC_ROLE_NUMBER && next != NULL && mark->number > 0.4 && mark->number < 2.6 &&
      marks->tokens->items[next->first].normal[0] == 'm')
    self->height = mark->number;
  if (rc_mark_entry (mark, RC_ROLE_SKIN) != NULL)
    look->skin = rc_mark_entry (mark, RC_ROLE_SKIN)->colour;
  if (rc_mark_entry (mark, RC_ROLE_HAIR_COLOUR) != NULL)
    look->hair_colour = rc_mark_entry (mark, RC_ROLE_HAIR_COLOUR)->colour;
  if (mark->role == RC_ROLE_MATERIAL && *look->material == '\0')
    look->material = mark->entry->value;
  if (mark->role == RC_ROLE_COLOUR)
    self->colour_at = i;
  read_worn (self, marks, i);
}

static const RcLook no_look = {
  .build = "",
  .gender = "",
  .age = "",
  .garment = "",
  .headwear = "",
  .hair = "",
  .material = "",
};

static Description
read_description (const RcVocabulary *vocabulary, const char *text)
{
  Description         self = { .look = no_look, .colour_at = G_MAXUINT };
  g_autoptr (RcNames) names = rc_names_new (NULL, 0);
  g_autoptr (RcMarks) marks = rc_marks_new (vocabulary, names, text);

  for (guint i = 0; i < marks->n; i++)
    read_description_mark (&self, marks, i);
  dress_by_trade (&self);
  return self;
}

/** Returns: the age of somebody of @years, a key of the staging */
const char *
rc_age_of_years (double years)
{
  static const struct
  {
    double      below;
    const char *age;
  } ages[] = { { 3, "baby" }, { 13, "child" }, { 18, "teen" }, { 60, "adult" } };

  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    if (years < ages[i].below)
      return ages[i].age;
  return "old";
}

/* In the vocabulary a child may be a build: in the staging it is an age. */
static void
settle_age (RcLook *look)
{
  if (strcmp (look->build, "child") != 0)
    return;
  look->build = "average";
  if (*look->age == '\0')
    look->age = "child";
}

static const char *
cast_build (const RcVocabulary *vocabulary, guint index)
{
  const cJSON *builds = cJSON_GetObjectItemCaseSensitive (vocabulary->defaults, "builds");
  int          n = cJSON_GetArraySize (builds);
  const char  *build = n > 0 ? cJSON_GetStringValue (cJSON_GetArrayItem (builds, index % n)) : NULL;

  return build != NULL ? build : "average";
}

static double
height_of (const RcVocabulary *vocabulary, const char *kind, const RcLook *look)
{
  if (strcmp (kind, "person") != 0)
    return rc_vocabulary_number (vocabulary, "height", kind, 1);
  return rc_vocabulary_number (vocabulary, "height",
                               *look->gender != '\0' ? look->gender : "person", 1.72) *
         rc_vocabulary_number (vocabulary, "age height", look->age, 1);
}

/** Returns: whether @text names a colour, of clothes or not; the first goes to @colour */
gboolean
rc_look_said_colour (const RcVocabulary *vocabulary, const char *text, guint *colour)
{
  g_autoptr (RcNames) names = rc_names_new (NULL, 0);
  g_autoptr (RcMarks) marks = rc_marks_new (vocabulary, names, text);

  for (guint i = 0; i < marks->n; i++)
    if (marks->items[i].role == RC_ROLE_COLOUR && !marks->items[i].negated)
      {
        *colour = marks->items[i].entry->colour;
        return TRUE;
      }
  return FALSE;
}

/** Returns: the look of the character at @index of @cast; its texts live as long as @vocabulary */
RcLook
rc_look_of_character (const RcVocabulary *vocabulary, const RcCastMember *cast, guint index)
{
  const char *text = cast[index].description != NULL ? cast[index].description : "";
  const char *kind =
      cast[index].kind != NULL && *cast[index].kind != '\0' ? cast[index].kind : "person";
  Description said = read_description (vocabulary, text);
  RcLook      look = said.look;

  settle_age (&look);
  if (*look.build == '\0')
    look.build = cast_build (vocabulary, index);
  if (!said.coloured)
    look.colour = rc_vocabulary_palette (vocabulary, "palette", index);
  if (!said.coloured && strcmp (kind, "person") != 0)
    rc_look_said_colour (vocabulary, text, &look.colour);
  look.height = said.height > 0 ? said.height : height_of (vocabulary, kind, &look) + said.taller;
  return look;
}

/** Returns: the look of the extra number @index that @entry calls up */
RcLook
rc_look_of_extra (const RcVocabulary *vocabulary, const RcEntry *entry, guint index)
{
  const char *kind = *entry->kind != '\0' ? entry->kind : "person";
  RcLook      look = no_look;

  look.gender = entry->gender;
  look.build = *entry->build != '\0' ? entry->build : "average";
  look.age = entry->age;
  look.garment = entry->garment;
  look.headwear = entry->headwear;
  look.hair = entry->hair;
  look.material = entry->material;
  add_thing (&look, entry->wears);
  settle_age (&look);
  if (entry->coloured)
    look.colour = entry->colour;
  else if (!g_str_equal (kind, "creature")) /* whose coat is that of its kind */
    look.colour = rc_vocabulary_palette (vocabulary, "extras", index);
  look.height = entry->height > 0 ? entry->height : height_of (vocabulary, kind, &look);
  return look;
}
