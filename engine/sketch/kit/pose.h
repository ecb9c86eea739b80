/* pose.h - the joints of a figure and how they move over time
 *
 * A pose is a set of channels (data/kit/actions.json names them); each goes from a value to a value
 * or through keys, and may swing. Angles in degrees, lengths in shares of the figure's height. The
 * legs are led by where the feet are, so that a foot on the ground stays where it is; the arms turn
 * in their joints, or are led by where the hands reach to.
 *
 * Thread: any; values are plain.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/shape/vector.h"

G_BEGIN_DECLS

typedef enum
{
  RC_CHANNEL_TURN,         /* of the whole figure about y, to its left */
  RC_CHANNEL_PELVIS_X,     /* to its left */
  RC_CHANNEL_PELVIS_Y,     /* height of the hip joints */
  RC_CHANNEL_PELVIS_Z,     /* forward */
  RC_CHANNEL_PELVIS_PITCH, /* forward */
  RC_CHANNEL_PELVIS_YAW,
  RC_CHANNEL_PELVIS_ROLL,
  RC_CHANNEL_SPINE_PITCH, /* chest against pelvis, forward */
  RC_CHANNEL_SPINE_YAW,
  RC_CHANNEL_SPINE_ROLL,
  RC_CHANNEL_HEAD_PITCH, /* down */
  RC_CHANNEL_HEAD_YAW,
  RC_CHANNEL_HEAD_ROLL,
  RC_CHANNEL_LEFT_SWING, /* upper arm forward */
  RC_CHANNEL_LEFT_OUT,   /* upper arm away from the body */
  RC_CHANNEL_LEFT_TURN,  /* forearm inwards about the upper arm */
  RC_CHANNEL_LEFT_ELBOW,
  RC_CHANNEL_RIGHT_SWING,
  RC_CHANNEL_RIGHT_OUT,
  RC_CHANNEL_RIGHT_TURN,
  RC_CHANNEL_RIGHT_ELBOW,
  RC_CHANNEL_LEFT_FOOT_X, /* from the middle, outwards */
  RC_CHANNEL_LEFT_FOOT_Y,
  RC_CHANNEL_LEFT_FOOT_Z,
  RC_CHANNEL_LEFT_FOOT_PITCH, /* heel up */
  RC_CHANNEL_LEFT_FOOT_YAW,   /* toes outwards */
  RC_CHANNEL_RIGHT_FOOT_X,
  RC_CHANNEL_RIGHT_FOOT_Y,
  RC_CHANNEL_RIGHT_FOOT_Z,
  RC_CHANNEL_RIGHT_FOOT_PITCH,
  RC_CHANNEL_RIGHT_FOOT_YAW,
  RC_CHANNEL_LEFT_HAND_X, /* of the palm, outwards; of the frame that the action names */
  RC_CHANNEL_LEFT_HAND_Y,
  RC_CHANNEL_LEFT_HAND_Z,
  RC_CHANNEL_LEFT_REACH, /* 0: the arm's joints lead it, 1: where the hand is */
  RC_CHANNEL_LEFT_RAISE, /* the elbow: 0 down, 90 out */
  RC_CHANNEL_LEFT_TWIST, /* the hand about the forearm */
  RC_CHANNEL_RIGHT_HAND_X,
  RC_CHANNEL_RIGHT_HAND_Y,
  RC_CHANNEL_RIGHT_HAND_Z,
  RC_CHANNEL_RIGHT_REACH,
  RC_CHANNEL_RIGHT_RAISE,
  RC_CHANNEL_RIGHT_TWIST,
  RC_CHANNEL_MOUTH, /* 0 shut to 1 open */
  RC_CHANNEL_LIDS,  /* 0 open to 1 shut */
  RC_N_CHANNELS,
} RcChannelId;

typedef enum
{
  RC_EASE_SMOOTH, /* through the key as a hand would draw it */
  RC_EASE_HIT,    /* ever faster, and stops dead at the key */
  RC_EASE_HOLD,   /* stays as before until the key */
} RcEase;

typedef struct
{
  float  at; /* seconds */
  float  value;
  RcEase ease; /* of the way to it */
} RcKey;

typedef struct
{
  float  from, to; /* over the time that the action has, eased; unless there are keys */
  float  swing;    /* amplitude of a sine on top */
  float  period;   /* seconds */
  float  phase;    /* 0 to 1 */
  RcKey *keys;     /* (nullable): of the action */
  guint  n_keys;
} RcChannel;

/* When it is, for a pose. */
typedef struct
{
  float seconds;  /* for what swings */
  float progress; /* 0 to 1 of the time that the action has */
  float key;      /* seconds, on the time of the keys */
  float loop;     /* seconds after which the keys begin again, 0: never */
} RcPoseTime;

/* Segments in shares of the height. */
#define RC_BODY_ANKLE     0.039f
#define RC_BODY_SHANK     0.246f
#define RC_BODY_THIGH     0.245f
#define RC_BODY_HIP       0.530f
#define RC_BODY_SHOULDER  0.818f
#define RC_BODY_CHIN      0.870f
#define RC_BODY_UPPER_ARM 0.186f
#define RC_BODY_FOREARM   0.146f
#define RC_BODY_HAND      0.108f
#define RC_BODY_PALM      0.055f /* from the wrist to its middle */
#define RC_BODY_FOOT      0.152f
#define RC_BODY_BALL      0.085f /* of the foot, before the ankle */
#define RC_BODY_HEAD      0.130f

/* How the joints of a body stand apart. A grown-up is all of the shares above; a child has shorter
 * legs and arms for its height and a longer trunk, so its @height here is less than what it
 * measures to the crown. */
typedef struct
{
  float height;  /* metres; what the shares are of */
  float breadth; /* factor of the shoulders' and hips' width, 1 is average */
  float trunk;   /* factor of the way from the hips up to the chin, 1 is a grown-up's */
} RcStature;

/* A figure at one moment, in the world; frames have x to the figure's left, y up, z forward.
 * Pairs are left, right. */
typedef struct
{
  RcMat4 pelvis, chest, head; /* head: origin where it sits on the neck, at the chin's height */
  RcVec3 shoulder[2], elbow[2], wrist[2];
  RcMat4 hand[2]; /* y points from the fingers to the wrist */
  RcVec3 hip[2], knee[2], ankle[2];
  RcMat4 foot[2]; /* origin at the ankle */
  float  mouth;
  float  height; /* metres; what the shares are of */
} RcBody;

int  rc_channel_from_name (const char *name);
void rc_pose_neutral (RcChannel channels[RC_N_CHANNELS]);
void rc_pose_at (const RcChannel channels[RC_N_CHANNELS], const RcPoseTime *time, float *values);
void rc_body_from_pose (RcBody *body, const float *values, const RcStature *stature, RcMat4 root);
/* The palm goes to @at as far as @reach (0 to 1) says and the arm allows. */
void rc_body_reach (RcBody *body, int side, RcVec3 at, float reach, float raise, float twist);

G_END_DECLS
