/* look.h - what a figure looks like: clothes, build, height
 *
 * A character keeps its look from shot to shot: it follows from its place in the cast and from the
 * words of its description, and from nothing else. Private to engine/script; thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/vocabulary.h"

G_BEGIN_DECLS

typedef struct
{
  const char *build; /* slim average heavy athletic; borrowed, as the others, from the vocabulary */
  const char *gender;  /* "f", "m" or "" */
  const char *age;     /* "" or an age */
  const char *garment; /* "" or a key of the kit, as the next ones */
  const char *headwear;
  const char *hair;
  const char *material;                       /* of the clothes */
  char        wears[96];                      /* more things, separated by spaces */
  guint       colour;                         /* 0xRRGGBB of the clothes */
  guint       head_colour, hair_colour, skin; /* 0: unsaid */
  double      height;                         /* metres */
} RcLook;

RcLook rc_look_of_character (const RcVocabulary *vocabulary, const RcCastMember *cast, guint index);
gboolean rc_look_said_colour (const RcVocabulary *vocabulary, const char *text, guint *colour);
RcLook   rc_look_of_extra (const RcVocabulary *vocabulary, const RcEntry *entry, guint index);

const char *rc_age_of_years (double years);

G_END_DECLS
