/* vocabulary.h - what words mean for a staging, read from data/vocabulary/
 *
 * Each language file is a list of entries: terms, the role they play ("sets") and the value. A role
 * is a field of the staging ("camera.size"), a thing ("person", "prop"), or a part of grammar
 * ("negation", "toward"). defaults.json holds what no word said: colours, ranks, heights.
 *
 * Private to engine/script; others use compose.h. Immutable after loading; thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/compose.h"
#include "engine/script/phrases.h"

G_BEGIN_DECLS

typedef enum
{
  RC_ROLE_SIZE,
  RC_ROLE_ANGLE,
  RC_ROLE_MOVE,
  RC_ROLE_LENS,     /* a lens by name; value: mm */
  RC_ROLE_MM,       /* makes a lens of the number before it */
  RC_ROLE_INTERIOR, /* value: "true" or "false" */
  RC_ROLE_TIME,
  RC_ROLE_WEATHER,
  RC_ROLE_SET,
  RC_ROLE_WARMTH,  /* value: what it adds */
  RC_ROLE_TENSION, /* value: what it adds */
  RC_ROLE_ACTION,
  RC_ROLE_PERSON, /* someone without a name */
  RC_ROLE_PROP,
  RC_ROLE_FEATURE, /* part of a set that one can look at: the sea, a window */
  RC_ROLE_COLOUR,
  RC_ROLE_GARMENT,
  RC_ROLE_BUILD,
  RC_ROLE_HEIGHT, /* value: metres it adds */
  RC_ROLE_YEARS,  /* makes an age of the number before it */
  RC_ROLE_GENDER, /* value: "f" or "m" */
  RC_ROLE_POSITION,
  RC_ROLE_TARGET, /* value: "camera" or "away" */
  RC_ROLE_TOWARD, /* what follows is a target */
  RC_ROLE_EACH_OTHER,
  RC_ROLE_NUMBER,
  RC_ROLE_PLURAL,
  RC_ROLE_PRONOUN, /* value: "f", "m", "n" or "plural" */
  RC_ROLE_NEGATION,
  RC_ROLE_OR,
  RC_ROLE_AND,
  RC_ROLE_WITH,
  RC_ROLE_IN,       /* what follows is where it happens */
  RC_ROLE_DEFINITE, /* what follows is known already */
  RC_ROLE_SKIP,     /* articles and the like */
  RC_ROLE_HAND,
  RC_ROLE_SURFACE, /* value: "table" or "ground" */
  RC_ROLE_OVER,
  RC_ROLE_SHOULDER,
  RC_N_ROLES,
} RcRole;

typedef enum
{
  RC_TERM_BARE = 1 << 0,    /* only without an article before it: "pan", not "a pan" */
  RC_TERM_ALONE = 1 << 1,   /* only as a phrase of its own: "Wide." */
  RC_TERM_CAPITAL = 1 << 2, /* only in capitals: "MS" */
  RC_TERM_POSTFIX = 1 << 3, /* a position that follows its anchor: "桌子旁边" */
  RC_TERM_DIRECT = 1 << 4,  /* an action whose object is its target: "faces Tomas" */
  RC_TERM_SMALL = 1 << 5,   /* a prop that a hand can hold */
  RC_TERM_MANY = 1 << 6,    /* people: more than one without a number */
  RC_TERM_OBJECT = 1 << 7,  /* a pronoun that is no subject: "her" */
} RcTermFlags;

typedef struct
{
  RcRole      role;
  const char *value;
  guint       flags;
  guint       colour;  /* props and colours: 0xRRGGBB */
  double      number;  /* lens, number, warmth, height, distance of a prop: what value says */
  const char *kind;    /* people: person or creature */
  const char *build;   /* people: "" or a build */
  const char *gender;  /* people: "" or "f" or "m" */
  const char *toward;  /* actions: "" or a target that the words contain */
  const char *implies; /* sets: "interior", "exterior" or "" */
} RcEntry;

struct _RcVocabulary
{
  RcPhrases    *phrases; /* term → RcEntry, all languages */
  GPtrArray    *entries; /* of RcEntry */
  GStringChunk *texts;
  cJSON        *defaults; /* data/vocabulary/defaults.json */
};

char *rc_word_inflect (const char *word, const char *form);

const char *rc_vocabulary_text (const RcVocabulary *self,
                                const char         *table,
                                const char         *key,
                                const char         *fallback);
double      rc_vocabulary_number (const RcVocabulary *self,
                                  const char         *table,
                                  const char         *key,
                                  double              fallback);
guint       rc_vocabulary_palette (const RcVocabulary *self, const char *name, guint index);

G_END_DECLS
