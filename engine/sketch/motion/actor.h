/* actor.h - a figure of the staging playing its part over the shot
 *
 * Where it is at any moment, in which pose, looking where. What it does one after another is its
 * way (way.h); its steps are planned beforehand, so that a foot that stands does not move (gait.h).
 * Whoever touches somebody, or looks into their eyes, has to know the others: rc_actors_meet().
 *
 * Thread: any; the staging and the kit must outlive it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/staging.h"
#include "engine/sketch/figure/figure.h"
#include "engine/sketch/motion/gait.h"
#include "engine/sketch/motion/paws.h"
#include "engine/voice/dialogue.h"

G_BEGIN_DECLS

typedef struct _RcActor RcActor;
struct _RcActor
{
  const RcStaging       *staging;
  const RcStagingFigure *figure;
  const RcKit           *kit;
  const RcKitAction     *action; /* the first */
  const cJSON           *body;   /* (nullable): of a being that is no person */
  RcFigureLook           look;
  RcVec3                 start;
  float                  heading;  /* radians about y, 0 along +z; at the start */
  float                  pace;     /* metres a second of the first action */
  float                  stride;   /* metres */
  float                  phase;    /* 0 to 1, so that two people do not breathe alike */
  float                  duration; /* seconds */
  guint                  index;
  int                    target; /* index of the figure it is turned toward, -1: none */
  gboolean               to_camera, holds;
  float                  energy; /* factor of how far it moves, by age and arousal */
  RcWay                  way;
  RcGait                 gait;
  RcPaws                 paws; /* of a being that is no person */
  const RcActor         *cast; /* (nullable): all of them, by index */
  guint                  n_cast;
  const RcDialogue      *dialogue; /* (nullable): when the lines are really spoken */
};

/* When somebody speaks. */
typedef struct
{
  float    from, to; /* seconds */
  int      figure;   /* index, -1: nobody in the picture */
  gboolean off;      /* the mouth stays shut */
} RcActorLine;

typedef struct
{
  RcBody body;
  RcGaze gaze;
  RcMat4 root;
  RcVec3 moved; /* since the start */
} RcPerformance;

void rc_actor_init (RcActor         *self,
                    const RcKit     *kit,
                    const RcStaging *staging,
                    guint            index,
                    double           seconds);
/* What it does goes on for so many seconds before and after the shot: rc_way_go_on() */
void rc_actor_go_on (RcActor *self, float before, float after);
/* The line @index of the staging, all of which it hears. @line: (inout): the one before it and then
 * this one, begun with zeros. Returns: FALSE after the last */
gboolean rc_actor_line (const RcActor *self, guint index, RcActorLine *line);
/* Gestures and looks go by when the lines are really spoken, instead of about when. @dialogue has
 * to outlive it. */
void        rc_actor_hear (RcActor *self, const RcDialogue *dialogue);
void        rc_actors_meet (RcActor *actors, guint n);
const char *rc_actor_action (const RcActor *self, float seconds);
void        rc_actor_place (const RcActor *self, float seconds, RcMat4 *root, RcVec3 *moved);
/* When it is in its place, for whoever frames it: no earlier than it has come in. */
float rc_actor_framed (const RcActor *self, float seconds);
/* A key of the expressions, or "". */
const char *rc_actor_expression (const RcActor *self, float seconds);
/* Where what it rides is. Returns: FALSE if it rides nothing that goes along with it */
gboolean rc_actor_carriage (const RcActor *self, float seconds, RcMat4 *model);
/* Where what it pushes is. Returns: FALSE if it pushes nothing */
gboolean rc_actor_pushed (const RcActor *self, float seconds, RcMat4 *model);
/* @look_at: (nullable): the point it looks at */
void
rc_actor_perform (const RcActor *self, float seconds, const RcVec3 *look_at, RcPerformance *out);

/* performance.c: the joints of who carries somebody */
void rc_actor_bear (const RcActor *self, float seconds, RcPerformance *out);
/* perch.c: where somebody is who is carried. Returns: FALSE if nobody of them is a person, or it is
 * carried by nobody */
gboolean rc_actor_perch (const RcActor *self, float seconds, RcMat4 *root, RcVec3 *moved);

/* performance.c: between the eyes, in the world */
RcVec3 rc_body_eyes (const RcBody *body);
/* Whom it looks at: index of a figure, -1 for nobody */
int rc_actor_looks_at (const RcActor *self, float seconds);
/* Where it looks. @camera: the camera's place. Returns: FALSE if it looks at nothing */
gboolean rc_actor_gaze (const RcActor *self, float seconds, RcVec3 camera, RcVec3 *point);

/* paws.c: a being that is no person. @feet: (out): [RC_CREATURE_FEET], which @out points to */
void rc_actor_plan_paws (RcActor *self);
void
rc_actor_being (const RcActor *self, float seconds, RcCreatureFoot *feet, RcCreatureMoment *out);

/* contact.c: the hands go to what they reach for. @values: of the pose */
void rc_actor_touch (const RcActor  *self,
                     float           seconds,
                     const RcWayLeg *leg,
                     const float    *values,
                     const RcMat4   *root,
                     float           share,
                     RcBody         *body);

G_END_DECLS
