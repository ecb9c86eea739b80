/* reader.h - marks to a draft: the grammar, such as it is
 *
 * Goes once through the marks of a text and keeps a small memory: who the clause is about, what was
 * done last, which words still wait for their noun. Private to engine/script.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/draft.h"
#include "engine/script/marks.h"

G_BEGIN_DECLS

typedef enum
{
  RC_READ_HEADING, /* place and time only, no spans */
  RC_READ_SCENE,   /* what every shot of the scene has: world and props */
  RC_READ_PROMPT,
} RcReadWhat;

/* A word that waits for the noun it belongs to. @at: its mark, RC_NOWHERE for none. */
typedef struct
{
  guint          at;
  const RcEntry *entry;
} RcPending;

#define RC_NOWHERE G_MAXUINT

typedef struct
{
  RcDraft       *draft;
  const RcMarks *marks;
  const char    *text;
  RcReadWhat     reads;

  /* the clause */
  guint32        subject;   /* bit set of figures that the next action is of */
  guint32        listed;    /* those named before commas, until something is done */
  gboolean       thing;     /* its subject is no figure: actions are not staged */
  gboolean       named;     /* a figure was named in it */
  const RcEntry *action;    /* the last one in it */
  guint          action_at; /* its mark */
  guint32        actors;    /* who does it */
  guint          prop_at;   /* mark of the last prop in it */
  gboolean       joining;   /* "and" since the last noun */
  gboolean       acted;     /* an action was in it */
  int            aim;       /* figure that the next action is aimed at, -1: none */
  const char    *aim_value; /* or "camera", "away" */

  /* waiting words */
  RcPending toward, with, relation, position, hand, colour, number, build, height;
  RcPending definite, place, opening; /* place: "in"; opening: an action before its figure */
  RcPending dress;                    /* a colour of clothes before their figure */
  RcPending surface;                  /* "on the table" before its prop */
  int       mover;                    /* figure that the waiting relation places, or -1 */
  int       mover_prop;
  int       anchor;     /* figure that a position before its figure is relative to */
  gboolean  frames;     /* a shot size waits for what it frames */
  gboolean  shouldered; /* the sentence looks over a shoulder */
  gboolean  present;    /* a figure was named in the sentence */

  /* the text */
  int     last_figure; /* named last, -1: none */
  guint32 last_group;  /* everybody that was named with it */
  int     last_prop;
  int     host;   /* member of the cast that the scene's prompt names first, -1 */
  guint   resume; /* marks before this one are dealt with */
} RcReader;

void rc_reader_init (RcReader *self, RcDraft *draft);
void rc_reader_read (RcReader *self, const RcMarks *marks, RcReadWhat what);

/* Shared by the parts of the reader. */
gboolean rc_reader_near (const RcReader *self, const RcPending *pending, guint at, guint reach);
const RcMark *rc_reader_mark (const RcReader *self, guint at);
void          rc_reader_span (RcReader *self, guint first, guint last, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
guint    rc_reader_skip (const RcReader *self, guint at);
int      rc_first_figure (guint32 figures);
gboolean rc_action_aims (const RcEntry *action);
gboolean rc_reader_aims (const RcReader *self, guint at);
guint32  rc_reader_resolve (RcReader *self, const char *pronoun, guint32 except, gboolean newcomer);
void     rc_aim_figures (RcReader *self, guint at, guint32 figures, const char *toward);

void rc_read_name (RcReader *self, guint at);
void rc_read_person (RcReader *self, guint at);
void rc_read_pronoun (RcReader *self, guint at);
void rc_read_action (RcReader *self, guint at);
void rc_read_target (RcReader *self, guint at);
void rc_read_feature (RcReader *self, guint at);
void rc_read_each_other (RcReader *self, guint at);
void rc_read_figure (RcReader *self, guint at, guint32 figures);

void rc_read_prop (RcReader *self, guint at);
void rc_read_product (RcReader *self, guint at, int cast);
void rc_read_it (RcReader *self, guint at);
void rc_read_hand (RcReader *self, guint at);
void rc_read_surface (RcReader *self, guint at);
void rc_read_garment (RcReader *self, guint at);
void rc_read_position (RcReader *self, guint at);
void rc_place_figure (RcReader *self, guint at, int figure);
void rc_anchor (RcReader *self, guint at, int figure, int prop);

G_END_DECLS
