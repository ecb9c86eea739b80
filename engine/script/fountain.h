/* fountain.h - reading screenplays in Fountain, as elements with line numbers
 *
 * Source: the Fountain 1.1 syntax. Notes become elements of their own, behind the element that they
 * stand in; the boneyard is left out; emphasis is taken off. Headings and lines of dialogue in
 * Chinese are known too: "内景 灯室 - 夜", "@玛拉". Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RC_FOUNTAIN_TITLE,         /* a value of the title page; detail: its key in lower case */
  RC_FOUNTAIN_HEADING,       /* detail: the scene number, or "" */
  RC_FOUNTAIN_ACTION,        /* a paragraph, its lines kept */
  RC_FOUNTAIN_CHARACTER,     /* who speaks; detail: the extension ("V.O."), or "" */
  RC_FOUNTAIN_PARENTHETICAL, /* without the parentheses */
  RC_FOUNTAIN_DIALOGUE,
  RC_FOUNTAIN_LYRIC,
  RC_FOUNTAIN_TRANSITION,
  RC_FOUNTAIN_CENTERED,
  RC_FOUNTAIN_NOTE,
  RC_FOUNTAIN_SECTION, /* depth: 1 and up */
  RC_FOUNTAIN_SYNOPSIS,
  RC_FOUNTAIN_PAGE_BREAK,
} RcFountainKind;

typedef struct
{
  RcFountainKind kind;
  char          *text;   /* without markers and emphasis */
  char          *detail; /* "" unless the kind has one */
  guint          line;   /* where it begins, from 1 */
  guint          depth;  /* sections */
  gboolean       dual;   /* characters: speaks beside the one before */
} RcFountainElement;

typedef struct
{
  RcFountainElement *elements;
  guint              n_elements;
} RcFountain;

RcFountain *rc_fountain_parse (const char *data, gsize length, const char *what, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void rc_fountain_free (RcFountain *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcFountain, rc_fountain_free)

G_END_DECLS
