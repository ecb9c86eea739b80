/* action.h - what a figure does, as parameterised motion: an entry of data/kit/actions.json
 *
 * A pose of channels that may swing, key poses over seconds, the gait of those that go somewhere,
 * and the contacts: what the hands reach for, what the figure sits on, whom it touches.
 *
 * Immutable once loaded; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"
#include "engine/sketch/kit/pose.h"

G_BEGIN_DECLS

/* What a hand's place is measured from, or what it goes to. */
typedef enum
{
  RC_REACH_ROOT,    /* the figure's point on the ground */
  RC_REACH_PELVIS,  /* the middle of the hips */
  RC_REACH_CHEST,   /* where the chest sits on the pelvis */
  RC_REACH_HEAD,    /* the chin's height on the neck */
  RC_REACH_TARGET,  /* what the figure is turned toward */
  RC_REACH_HAND,    /* the right hand of whom it is turned toward, half way */
  RC_REACH_PARTNER, /* whom it is turned toward: z goes on from the one to the other */
  RC_REACH_WHEEL,   /* the wheel, bar or oars of what it rides */
} RcReach;

typedef enum
{
  RC_FEET_PLANTED, /* stand on the ground and step after the body */
  RC_FEET_FREE,    /* where the pose says */
} RcFeet;

typedef struct _RcKitAction RcKitAction;
struct _RcKitAction
{
  char     *id;
  RcChannel channels[RC_N_CHANNELS];
  float     length;     /* seconds that the keys take */
  gboolean  loop;       /* the keys begin again; else the last one stays */
  float     speed;      /* metres a second for a height of 1.7 m; 0: stays */
  float     stride;     /* two steps, shares of the height */
  float     stance;     /* share of a stride that a foot is on the ground */
  float     lift;       /* of the foot, shares of the height */
  float     arms;       /* degrees that the arms swing with the steps */
  float     bounce;     /* of the hips, shares of the height */
  float     sway;       /* degrees that the hips roll */
  float     twist;      /* degrees that shoulders turn against hips */
  float     limp;       /* how much shorter the right foot stands, 0 to 1 */
  float     rise;       /* metres a second upwards */
  float  takes, leaves; /* seconds of its keys at which the hand takes or leaves a thing, 0: not */
  float  seat_at;       /* how high the hips are on a seat, shares of the height */
  float  begins, ends;  /* how far before its place the hips begin and end, shares of the height */
  float  above;         /* metres that it is above the ground */
  float  meets; /* metres between the two who do it, for a height of 1.7 m; 0: it needs nobody */
  RcFeet feet;
  gboolean steps;  /* the keys move to its gait: one round of them is a stride */
  gboolean aims;   /* the right arm points at what the figure is turned toward */
  gboolean seat;   /* sits on something */
  gboolean rests;  /* little goes on: whoever does it may talk, or answer somebody */
  gboolean blind;  /* does not look at what it is turned toward */
  gboolean glides; /* the feet are on skis, skates or a board: they slide */
  gboolean throws; /* what the hand leaves flies */
  gboolean turns;  /* ends turned the way that it faces, and begins turned away */
  RcReach  reach[2];
  float    held[3];   /* degrees that a thing in the hand is turned: pitch, yaw, roll */
  gboolean follows;   /* a thing in the hand turns with it; else it stays upright */
  char    *brings[2]; /* (nullable): props in the left and right hand if it holds nothing */
  char    *feeds;     /* (nullable): prop in their place if it is done to an animal */
  char    *needs;     /* (nullable): a prop that has to be there */
  float    needs_at[3], needs_facing;
  char    *under;    /* (nullable): a prop under the feet */
  char    *needs_on; /* (nullable): what lies on it */
  char    *answer;   /* (nullable): what the other does meanwhile */
};

RcKitAction *rc_action_new_from_json (const cJSON *entry, const char *file, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void rc_action_free (RcKitAction *self);

G_END_DECLS
