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

enum
{
  RC_MAX_WORN = 6,
  RC_ADJECTIVE_REACH = 6, /* marks between an adjective and its noun */
};

/* Something to wear, with the colour and the material that its words give it. */
typedef struct
{
  guint          first, last; /* marks */
  const RcEntry *entry, *colour, *material;
  gboolean       own; /* "her coat", and no more: what she is known to wear */
} RcWorn;

typedef struct
{
  RcDraft       *draft;
  const RcMarks *marks;
  const char    *text;
  RcReadWhat     reads;

  /* the clause */
  guint32        subject;     /* bit set of figures that the next action is of */
  guint32        listed;      /* those named before commas, until something is done */
  gboolean       thing;       /* its subject is no figure: actions are not staged */
  gboolean       named;       /* a figure was named in it */
  const RcEntry *action;      /* the last one in it */
  guint          action_at;   /* its mark */
  guint          done_at;     /* mark of the last action that somebody did, RC_NOWHERE: none */
  guint32        actors;      /* who does it */
  guint32        doers;       /* who did the last one of the text */
  guint          prop_at;     /* mark of the last prop in it */
  gboolean       joining;     /* "and" since the last noun */
  gboolean       acted;       /* an action was in it */
  gboolean       filming;     /* its subject is the camera */
  guint          voiced;      /* 1: somebody speaks in it; 2: from outside the picture */
  gboolean       meanwhile;   /* "while", "as": what it says happens at the same time */
  guint          move_at;     /* mark of its camera move, RC_NOWHERE for none */
  guint          motion_at;   /* mark of the motion of a thing in it */
  guint          dressed;     /* mark of "wearing" in it */
  int            mover_thing; /* prop that is its subject, -1 for none */
  int            crowd;       /* crowd that is its subject, -1 for none */
  int            aim;         /* figure that the next action is aimed at, -1: none */
  const char    *aim_value;   /* or "camera", "away" */

  /* waiting words */
  RcPending toward, with, relation, position, hand, colour, number, build, height;
  RcPending definite, place, opening; /* place: "in"; opening: an action before its figure */
  RcPending dress;                    /* a colour of clothes before their figure */
  RcPending surface;                  /* "on the table" before its prop */
  RcPending material, age, skin, hair, hair_colour, face, doing; /* adjectives before their noun */
  RcPending empty;                                               /* "deserted" before its place */
  RcPending they;                /* what "they" do who are named later */
  RcPending pace, many, agent;   /* many: "a herd of"; agent: what "by" says who does */
  const char *age_said;          /* of an age in years, which has no entry */
  RcWorn      worn[RC_MAX_WORN]; /* clothes before their figure */
  guint       n_worn;
  int         mover;  /* figure that the waiting relation places, or -1 */
  guint32     movers; /* everybody whom it places with that one */
  int         mover_prop;
  int         anchor;     /* figure that a position before its figure is relative to */
  int         beside;     /* prop that others are said to be left and right of, or -1 */
  gboolean    besides;    /* the waiting position is relative to it */
  int         in_hand;    /* prop that is said to be in the hand of whom is named next, or -1 */
  int         perch_on;   /* figure on whom somebody is who is named next, or -1 */
  const char *perch;      /* at which part */
  gboolean    frames;     /* a shot size waits for what it frames */
  gboolean    shouldered; /* the sentence looks over a shoulder */
  gboolean    present;    /* a figure was named in the sentence */

  /* the text */
  int            last_figure; /* named last, -1: none */
  guint32        last_group;  /* everybody that was named with it */
  guint32        several;     /* the last who were named together, 0: none yet */
  guint32        led;         /* those whom the subject of the sentence takes along */
  guint32        told;        /* those of them of whom something was told one by one */
  guint32        member;      /* the one of several whom the words mean, 0: none */
  guint          member_end;  /* mark behind those words, RC_NOWHERE: none */
  gboolean       members_act; /* they were told of one by one with what they do */
  guint          thing_at;    /* mark of the noun of the last thing, RC_NOWHERE: none */
  guint          figure_at;   /* mark of the noun of the last group, RC_NOWHERE: none */
  guint32        whole;       /* those whose parts are named: "two friends, a man and a woman" */
  guint32        parts;       /* of them, whom no part was named for yet */
  guint          parts_end;   /* mark of the last part's noun, RC_NOWHERE: none */
  int            last_prop;
  guint          share;           /* how many of the last several were told of one by one */
  guint          shares;          /* the same, of the things up to @shared */
  int            shared;          /* the last of several things that were, -1: none */
  int            host;            /* member of the cast that the scene's prompt names first, -1 */
  guint          resume;          /* marks before this one are dealt with */
  guint          phase;           /* of the draft: when it happens */
  gboolean       staged_in_phase; /* something happened in this phase already */
  gboolean       after;           /* "after doing that,": what follows comes later */
  gboolean       ordered;         /* the sentence says when: "then", "[0-3s]" */
  gboolean       framed;          /* something was named since the last shot size */
  gboolean       placed;          /* the set was said to be where it happens: "in the …" */
  guint          placed_in;       /* the sentence that said it */
  RcReadWhat     set_by;          /* which text said the set */
  gboolean       started;         /* a shot of the prompt's own numbering has begun */
  int            speaker;         /* who spoke last, -1 */
  int            line;      /* words that wait for who speaks them: "…" asks …, -1: none */
  guint          line_at;   /* their mark */
  const RcEntry *saying;    /* how they are spoken */
  guint          sky_at;    /* mark of a sky that may be the place */
  guint          place_at;  /* mark of an unknown word that may be the place */
  guint          part_at;   /* mark of a thing that is of a room: a kitchen sink */
  guint          under_at;  /* mark of the place that is under a bridge, RC_NOWHERE: none */
  guint          inside_at; /* mark of an "inside" that made it an interior */
} RcReader;

void rc_reader_init (RcReader *self, RcDraft *draft);
void rc_reader_read (RcReader *self, const RcMarks *marks, RcReadWhat what);

G_END_DECLS
