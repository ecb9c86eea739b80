/* draft.h - a staging while it is being read from words, before anyone has a place
 *
 * The reader fills it (reader.h), the blocking gives places (blocking.h), rc_draft_finish() turns
 * it into a staging. Texts in it are borrowed from the vocabulary and the cast.
 * Private to engine/script; one thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/vocabulary.h"

G_BEGIN_DECLS

enum
{
  RC_DRAFT_MAX_FIGURES = 24, /* more people than this are a crowd that nobody counts */
  RC_DRAFT_MAX_PROPS = 32,
};

/* Where a figure is of a thing that it is "on". */
typedef enum
{
  RC_USE_AT,
  RC_USE_BESIDE,
  RC_USE_ATOP,
  RC_USE_INSIDE,
} RcUse;

/* What a figure does in a later part of the shot. */
typedef struct
{
  guint       phase;
  const char *action;
  const char *expression; /* "" : as before */
  const char *toward;     /* "camera", "left" … or "" */
  const char *wants;      /* a prop that the action implies, or "" */
  int         target;     /* figure, or -1 */
  int         target_prop;
  int         holds;
  double      pace;
} RcDraftBeat;

typedef struct
{
  RcStagingFigure out;    /* what is known; owned by the draft until finished */
  int             cast;   /* index into the cast, -1 for an extra */
  const char     *noun;   /* extras: what the vocabulary calls them */
  const char     *gender; /* "f", "m" or "" */
  const char     *at;     /* a position of the vocabulary, or "" */
  int             anchor; /* figure that the position is relative to, or -1 */
  const char     *use;    /* how it stands to anchor_prop: "on", "beside", "behind" …, or "" */
  int             anchor_prop;
  RcUse           where;  /* of it, if words say more */
  int             target; /* figure that it looks at or walks to, or -1 */
  int             hand;   /* figure whose hand it holds, or -1 */
  int             target_prop;
  gboolean        acts;          /* an action was said */
  gboolean        waits, passes; /* which one does sitting, too; which goes past anchor_prop */
  gboolean        turned;        /* out.facing was said */
  gboolean        dressed;       /* the colour of its clothes was said */
  guint           phase;         /* of its first action */
  guint           sentence;      /* in which it was told of first */
  const char     *wants;         /* a prop that its action implies, or "" */
  gboolean        shares;        /* of several who do that, one has it for all: a kite */
  const char     *saddle;        /* a prop that its action sits on, or "" */
  GArray         *beats;         /* of RcDraftBeat */
} RcDraftFigure;

typedef struct
{
  RcStagingProp out;
  gboolean      small;
  gboolean      painted;  /* words said its colour */
  gboolean      seats;    /* somebody sits on it, and it faces as they do */
  gboolean      ridden;   /* people sit in or on it */
  const char   *goes;     /* the motion of its own kind: "sail", or "" */
  double        distance; /* metres behind the figures, 0: among them */
  int           holder;   /* figure that holds it, or -1 */
  const char   *surface;  /* "table", "ground" or "" */
  const char   *at;
  int           anchor;      /* figure, or -1 */
  int           anchor_prop; /* prop that `at` is relative to, or -1 */
  int           target;      /* figure that it moves to, or -1 */
  guint         sentence;    /* in which it was told of first */
} RcDraftProp;

/* Spoken words, and when. */
typedef struct
{
  RcStagingLine out;
  guint         phase;
} RcDraftLine;

/* A part of the shot in time: phases follow each other. */
typedef struct
{
  double start; /* seconds, -1: by its place among the others */
} RcDraftPhase;

enum
{
  RC_DRAFT_MAX_MOVES = 3, /* moves at the same time, beyond the first */
};

/* How it is seen, from a phase on; the draft's own fields of these names are the current one. */
typedef struct
{
  guint       phase;
  gboolean    cut;
  const char *size, *angle, *move, *focus; /* NULL: unsaid */
  const char *set, *label;                 /* another place than before; NULL: the same */
  const char *also[RC_DRAFT_MAX_MOVES];    /* more moves */
  guint       n_also;
  double      pace, lens_mm; /* 0: unsaid */
  gboolean    fish_eye, together;
  int         subject, shown, over, eyes, focus_on, rack_to;
  guint       n_figures, n_props; /* that were there before it */
} RcDraftShot;

typedef struct
{
  const RcVocabulary   *vocabulary;
  const RcStagingInput *input;
  GArray               *figures; /* of RcDraftFigure */
  GArray               *props;   /* of RcDraftProp */
  GArray               *spans;   /* of RcSpan, staged ones only until finished */
  GArray               *phases;  /* of RcDraftPhase, at least one */
  GArray               *shots;   /* of RcDraftShot: those before the current one */
  GArray               *lines;   /* of RcDraftLine */
  GArray               *effects; /* of RcStagingEffect */
  GArray               *crowds;  /* of RcStagingCrowd */
  const char           *size, *angle, *move, *set, *time, *weather; /* NULL: unsaid */
  const char           *focus, *light, *season, *era, *palette;     /* NULL: unsaid */
  const char           *also[RC_DRAFT_MAX_MOVES];
  const char           *shot_set, *shot_label; /* of the current shot: another place; else NULL */
  guint                 n_also;
  char                 *label;                    /* of the set, "" for none; owned */
  double                lens_mm, pace;            /* 0: unsaid */
  gboolean              fish_eye, together;       /* "a shot of a cat and a woman": of both */
  double                tempo, wind, motion_blur; /* -1: unsaid */
  gboolean              empty;                    /* nobody is in the set, nothing drives */
  gboolean              at_shore;                 /* they are at the edge of its water */
  int                   interior;                 /* -1: unsaid */
  int                   implied; /* interior as the set implies it, -1: it does not */
  double                warmth, tension;
  int                   subject;   /* figure that the camera is said to frame, -1: unsaid */
  int                   shown;     /* prop that the camera is said to frame, -1: unsaid */
  int                   named;     /* prop that the shot itself names first, -1: none */
  int                   seen_from; /* degrees that whom it is of is turned, as said; 0: unsaid */
  int                   seen_span; /* that said it, and waits for whom it is of; -1: none */
  int                   over;      /* figure whose shoulder is looked over, -1: none */
  int                   eyes;      /* figure through whose eyes it is seen, -1: none */
  int                   focus_on, rack_to;
  guint                 sentence;                 /* that is being read */
  guint                 shot_figures, shot_props; /* that were there before the current shot */
  guint                 shot_phase;               /* phase in which the current shot began */
  gboolean              shot_cut;
  gboolean              shot_said;     /* the current shot has something that was said */
  guint                 n_scene_props; /* those that the scene brought, before the shot's own */
  guint                 n_extras;
} RcDraft;

RcDraft       *rc_draft_new (const RcVocabulary *vocabulary, const RcStagingInput *input);
void           rc_draft_free (RcDraft *self);
RcDraftFigure *rc_draft_figure (const RcDraft *self, int index);
RcDraftProp   *rc_draft_prop (const RcDraft *self, int index);
void           rc_draft_set_gender (RcDraftFigure *figure, const char *gender);
int            rc_draft_add_character (RcDraft *self, int cast);
int            rc_draft_add_extra (RcDraft *self, const RcEntry *entry);
void           rc_draft_take_place (RcDraft *self, int place);
int            rc_draft_add_prop (RcDraft *self, const RcEntry *entry, const char *name);
void           rc_draft_add_span (RcDraft    *self,
                                  gboolean    scene,
                                  gsize       start,
                                  gsize       length,
                                  const char *format,
                                  ...) G_GNUC_PRINTF (5, 6);
void rc_draft_add_conflict (RcDraft *self, gboolean scene, gsize start, gsize length, char *what);
void rc_draft_next_shot (RcDraft *self, guint phase, gboolean cut);
void rc_draft_add_effect (RcDraft *self, const char *kind, double amount, int prop);
int  rc_draft_add_crowd (RcDraft *self, const RcEntry *entry, const char *name, double count);
RcDraftShot rc_draft_shot (const RcDraft *self);
void        rc_draft_set_shot (RcDraft *self, const RcDraftShot *shot);
void        rc_draft_finish (RcDraft *self, RcStaging *staging);

/* draft-shots.c: what each shot is of */
void rc_draft_settle_shots (RcDraft *self);
const char      *
rc_draft_size_of (const RcDraft *self, const RcDraftShot *shot, const RcStagingCamera *before);
void rc_draft_find_shoulder (RcDraft *self, const char *size);

/* draft-finish.c: what has a time, and what lies on what */
void rc_draft_relate (RcDraft *self);
void rc_draft_finish_time (RcDraft *self, RcStaging *staging);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcDraft, rc_draft_free)

G_END_DECLS
