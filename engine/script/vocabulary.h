/* vocabulary.h - what words mean for a staging, read from data/vocabulary/
 *
 * Each language is a folder of files, each a list of entries: terms, the role they play ("sets")
 * and the value. A role is a field of the staging ("camera.size"), a thing ("person", "prop"), or a
 * part of grammar
 * ("negation", "toward"). defaults.json holds what no word said: colours, ranks, heights.
 *
 * Private to engine/script; others use compose.h. Immutable after loading; thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/compose.h"
#include "engine/script/measures.h"
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
  RC_ROLE_TARGET, /* value: "camera", "away" or "back", which is away and from behind */
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
  RC_ROLE_FOCUS, /* value: "shallow", "deep", "subject" or "rack" */
  RC_ROLE_LIGHT,
  RC_ROLE_SEASON,
  RC_ROLE_ERA,
  RC_ROLE_PALETTE,
  RC_ROLE_TEMPO,  /* value: speed of time */
  RC_ROLE_WIND,   /* value: 0 to 1 */
  RC_ROLE_EFFECT, /* number: how much of it */
  RC_ROLE_CROWD,  /* many who nobody counts; flag "of": the noun follows */
  RC_ROLE_EXPRESSION,
  RC_ROLE_AGE,
  RC_ROLE_SKIN, /* value: a colour */
  RC_ROLE_HEADWEAR,
  RC_ROLE_HAIR,        /* value: "" for the word alone */
  RC_ROLE_HAIR_COLOUR, /* value: a colour */
  RC_ROLE_WEARS,       /* glasses, a beard, a scarf: something more on a figure */
  RC_ROLE_MATERIAL,
  RC_ROLE_DRESSED,   /* "wearing", "dressed in": what follows is on the figure */
  RC_ROLE_PACE,      /* value: 0.5 slow, 2 fast */
  RC_ROLE_DIRECTION, /* value: left right up down in out forward back around */
  RC_ROLE_VOICE,     /* announces words that are spoken */
  RC_ROLE_OFF,       /* "(V.O.)": they are heard from outside the picture */
  RC_ROLE_SEQUENCE,  /* value: then while before after cut start end */
  RC_ROLE_SHOT,      /* with a number: a shot of its own in the prompt */
  RC_ROLE_SECOND,    /* makes a time of the number before it */
  RC_ROLE_MEASURE,   /* stands between a number and its noun in Chinese */
  RC_ROLE_STYLE,     /* a look of the medium: passed on, and no thing */
  RC_ROLE_BY,        /* who does it, after a participle: "chased by" */
  RC_ROLE_SHUTTER,   /* value: share of a frame that it is open, 0 to 1 */
  RC_ROLE_EMPTY,     /* a place where nobody is and nothing drives */
  RC_N_ROLES,
} RcRole;

typedef enum
{
  RC_TERM_BARE = 1 << 0,     /* only without an article before it: "pan", not "a pan" */
  RC_TERM_ALONE = 1 << 1,    /* only as a phrase of its own: "Wide." */
  RC_TERM_CAPITAL = 1 << 2,  /* only in capitals: "MS" */
  RC_TERM_POSTFIX = 1 << 3,  /* a position that follows its anchor: "桌子旁边" */
  RC_TERM_DIRECT = 1 << 4,   /* an action whose object is its target: "faces Tomas" */
  RC_TERM_SMALL = 1 << 5,    /* a prop that a hand can hold */
  RC_TERM_MANY = 1 << 6,     /* people: more than one without a number */
  RC_TERM_OBJECT = 1 << 7,   /* a pronoun that is no subject: "her" */
  RC_TERM_FISH_EYE = 1 << 8, /* a lens that bends lines */
  RC_TERM_OF = 1 << 9,       /* a crowd whose noun follows: "a herd of" */
  RC_TERM_NEAR = 1 << 10,    /* value is only the nearest kind: the word becomes the label */
  RC_TERM_RIDDEN = 1 << 11,  /* a prop that people sit in or on and go along with */
  RC_TERM_ENTERS = 1 << 12,  /* an action that comes into the picture */
  RC_TERM_LEAVES = 1 << 13,  /* an action that goes out of it */
  RC_TERM_WAITS = 1 << 14,   /* an action that one does on a seat as well as on one's feet */
  RC_TERM_PAIR = 1 << 15,    /* two people: drawn as a woman and a man */
  RC_TERM_KIN = 1 << 16,     /* a family: the same, and children */
} RcTermFlags;

/* What a word means. Texts are "" and numbers 0 where the entry does not say. */
typedef struct
{
  RcRole      role;
  const char *value;
  const char *word; /* the first of its terms: what a label says of it */
  guint       flags;
  guint       colour;     /* 0xRRGGBB: props, colours; people: of clothes or coat */
  gboolean    coloured;   /* the entry says a colour */
  double      number;     /* lens, number, warmth, height, tempo …: what value says */
  double      height;     /* people: metres */
  double      count;      /* people: how many the word means */
  double      distance;   /* props: metres behind the figures */
  double      scale;      /* props: 1 is usual */
  const char *kind;       /* people: "", person or creature */
  const char *body;       /* people, crowds: a key of bodies.json, "" human */
  const char *build;      /* people: "" or a build */
  const char *gender;     /* people: "" or "f" or "m" */
  const char *age;        /* people */
  const char *garment;    /* people: dress of a trade */
  const char *headwear;   /* people */
  const char *hair;       /* people */
  const char *wears;      /* people: more things, separated by spaces */
  const char *material;   /* people, props, garments */
  const char *action;     /* people, crowds: what they do unless something else is said */
  const char *toward;     /* actions: "" or a target that the words contain */
  const char *expression; /* actions, people: the face that goes with it */
  const char *holds;      /* actions, people: a prop that is implied */
  const char *outside;    /* sets: the prop that they are from outside, or "" */
  const char *rides;      /* actions: a prop or body that is implied */
  const char *motion;     /* actions: what it is for a prop; props: what it does of itself */
  const char *at;         /* crowds: where */
  const char *implies;    /* sets: "interior", "exterior" or "" */
  const char *label;      /* what a label says, if not the word */
} RcEntry;

struct _RcVocabulary
{
  RcPhrases    *phrases;  /* term → RcEntry, all languages */
  GPtrArray    *entries;  /* of RcEntry */
  GHashTable   *by_value; /* role and value → its first RcEntry */
  GHashTable   *said;     /* while it loads: role, flags and term → the RcEntry that says it */
  GHashTable   *abstract; /* words for what cannot be touched */
  GStringChunk *texts;
  RcMeasures   *measures; /* of the kit */
  cJSON        *defaults; /* data/vocabulary/defaults.json */
};

/* An entry of C, for what no word says: all texts are "" but the value. */
#define RC_ENTRY_PLAIN(its_role, its_value)                                                        \
  .role = its_role, .value = its_value, .word = "", .kind = "", .body = "", .build = "",           \
  .age = "", .garment = "", .headwear = "", .hair = "", .wears = "", .material = "", .action = "", \
  .toward = "", .expression = "", .holds = "", .rides = "", .motion = "", .at = "", .implies = "", \
  .outside = "", .label = ""

char *rc_word_inflect (const char *word, const char *form);

const RcEntry *rc_vocabulary_entry (const RcVocabulary *self, RcRole role, const char *value);

const char      *rc_vocabulary_text (const RcVocabulary *self,
                                     const char         *table,
                                     const char         *key,
                                     const char         *fallback);
const RcMeasure *rc_vocabulary_measure (const RcVocabulary *self, const char *kind);
const RcPlace   *rc_vocabulary_place (const RcVocabulary *self, const char *set);
double           rc_vocabulary_number (const RcVocabulary *self,
                                       const char         *table,
                                       const char         *key,
                                       double              fallback);
guint            rc_vocabulary_palette (const RcVocabulary *self, const char *name, guint index);

G_END_DECLS
