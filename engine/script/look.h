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
  const char *build;  /* slim average heavy child; borrowed from the vocabulary */
  const char *gender; /* "f", "m" or "" */
  guint       colour; /* 0xRRGGBB */
  double      height; /* metres */
} RcLook;

RcLook rc_look_of_character (const RcVocabulary *vocabulary, const RcCastMember *cast, guint index);
gboolean rc_look_said_colour (const RcVocabulary *vocabulary, const char *text, guint *colour);
RcLook   rc_look_of_extra (const RcVocabulary *vocabulary, const RcEntry *entry, guint index);

G_END_DECLS
