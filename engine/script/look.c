/* look.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/look.h"

#include "engine/script/marks.h"

#include <string.h>

enum
{
  CHILD_AGE = 13,
  COLOUR_REACH = 3, /* marks between a colour and its garment: "red oilskin coat" */
};

typedef struct
{
  const char *build;
  const char *gender;
  gboolean    coloured;
  guint       colour;
  double      taller;
  double      height; /* as said, 0: unsaid */
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
read_description_mark (Description *self, const RcMarks *marks, guint i, guint *colour_at)
{
  const RcMark  *mark = &marks->items[i];
  const RcEntry *gender = rc_mark_entry (mark, RC_ROLE_GENDER);
  const RcEntry *person = rc_mark_entry (mark, RC_ROLE_PERSON);
  const RcMark  *next = i + 1 < marks->n ? mark + 1 : NULL;

  if (mark->negated)
    return;
  if (gender != NULL && *self->gender == '\0')
    self->gender = gender->value;
  if (person != NULL && *person->build != '\0')
    self->build = person->build;
  if (rc_mark_entry (mark, RC_ROLE_BUILD) != NULL && is_of_person (next))
    self->build = rc_mark_entry (mark, RC_ROLE_BUILD)->value;
  if (rc_mark_entry (mark, RC_ROLE_HEIGHT) != NULL && is_of_person (next))
    self->taller = rc_mark_entry (mark, RC_ROLE_HEIGHT)->number;
  if (mark->role == RC_ROLE_NUMBER && next != NULL && rc_mark_entry (next, RC_ROLE_YEARS) != NULL &&
      mark->number < CHILD_AGE)
    self->build = "child";
  if (mark->role == RC_ROLE_NUMBER && next != NULL && mark->number > 0.4 && mark->number < 2.6 &&
      marks->tokens->items[next->first].normal[0] == 'm')
    self->height = mark->number;
  if (mark->role == RC_ROLE_COLOUR)
    *colour_at = i;
  if (mark->role == RC_ROLE_GARMENT && *colour_at != G_MAXUINT && i - *colour_at <= COLOUR_REACH &&
      !self->coloured)
    {
      self->coloured = TRUE;
      self->colour = marks->items[*colour_at].entry->colour;
    }
}

static Description
read_description (const RcVocabulary *vocabulary, const char *text)
{
  Description         self = { .build = "", .gender = "" };
  g_autoptr (RcNames) names = rc_names_new (NULL, 0);
  g_autoptr (RcMarks) marks = rc_marks_new (vocabulary, names, text);
  guint               colour_at = G_MAXUINT;

  for (guint i = 0; i < marks->n; i++)
    read_description_mark (&self, marks, i, &colour_at);
  return self;
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
height_of (const RcVocabulary *vocabulary, const char *kind, const char *gender, const char *build)
{
  if (strcmp (kind, "person") != 0)
    return rc_vocabulary_number (vocabulary, "height", kind, 1);
  if (strcmp (build, "child") == 0)
    return rc_vocabulary_number (vocabulary, "height", "child", 1.25);
  return rc_vocabulary_number (vocabulary, "height", *gender != '\0' ? gender : "person", 1.72);
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
  RcLook      look = { .gender = said.gender };

  look.build = *said.build != '\0' ? said.build : cast_build (vocabulary, index);
  look.colour = said.coloured ? said.colour : rc_vocabulary_palette (vocabulary, "palette", index);
  if (!said.coloured && strcmp (kind, "person") != 0)
    rc_look_said_colour (vocabulary, text, &look.colour);
  look.height = said.height > 0
                    ? said.height
                    : height_of (vocabulary, kind, said.gender, look.build) + said.taller;
  return look;
}

/** Returns: the look of the extra number @index that @entry calls up */
RcLook
rc_look_of_extra (const RcVocabulary *vocabulary, const RcEntry *entry, guint index)
{
  const char *kind = *entry->kind != '\0' ? entry->kind : "person";
  RcLook      look = { .gender = entry->gender };

  look.build = *entry->build != '\0' ? entry->build : "average";
  look.colour = rc_vocabulary_palette (vocabulary, "extras", index);
  look.height =
      entry->height > 0 ? entry->height : height_of (vocabulary, kind, entry->gender, look.build);
  return look;
}
