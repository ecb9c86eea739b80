/* framing.h - where the camera stands: size, angle, lens and the rules of composition
 *
 * Made once for each set-up from what is to be framed; camera-move.h moves on from it. The sensor
 * is full frame: 36 mm on the longer side for wide and tall pictures, 24 mm high where the picture
 * is squarer than 3:2. Metres; angles in radians inside, degrees in the tables.
 *
 * Thread: any; values are plain.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/staging.h"
#include "engine/sketch/camera/camera.h"
#include "engine/sketch/kit/kit.h"

G_BEGIN_DECLS

#define RC_SUBJECT_POINTS 96

/* What is framed, at one moment. */
typedef struct
{
  RcVec3   top, bottom; /* the points that the shot size is measured between: crown and soles */
  float    over;        /* metres that it gets above its top over the set-up */
  float    height;      /* metres that the shares of a size refer to */
  float    width;       /* metres that have to be in the picture sideways, 0 for no matter */
  float    turn;        /* degrees about y that the camera stands around it */
  float    look;        /* -1 looks to the left of the picture, 1 to the right, 0 at the camera */
  float    company; /* x of what else there is, from the subject: it gets the room; 0: nothing */
  RcVec3   front;   /* the way its face is turned, level; 0: it has none */
  gboolean whole;   /* a thing, shown whole, whatever the size says of people */
  gboolean flat;    /* it lies: what is on it is seen from above */
  gboolean head;    /* has one, which no horizon may cross */
  RcVec3   points[RC_SUBJECT_POINTS];  /* what has to be in the picture besides */
  gboolean held_up[RC_SUBJECT_POINTS]; /* no picture may end above that point */
  guint    n_points;
} RcSubject;

typedef struct
{
  const RcStagingCamera *camera;
  const RcKitSize       *size;
  const RcKitAngle      *angle;
  double                 aspect;  /* of the picture, width over height */
  double                 room;    /* metres the camera may be away from the subject, 0: any */
  float                  ceiling; /* metres above the ground, 0: none */
  float                  beauty;  /* 0: centred, lead room alone; 1: by thirds */
  float                  raise;   /* degrees above the angle */
  float                  away;    /* factor of the distance */
  gboolean               placed;  /* the subject goes to place_x, -1 to 1 */
  float                  place_x;
  gboolean               horizon; /* there is one to be seen */
  guint                  seed;
} RcFramingInput;

typedef struct
{
  RcVec3 target;   /* what it looks at and turns around */
  float  distance; /* metres, from the target */
  float  azimuth, elevation, roll;
  float  shift_x; /* of the framed point in the picture, shares of half of it */
  float  tan_x, tan_y;
  float  head_up;   /* metres from what it looks at up to the crown; 0: no head to keep in */
  float  near_most; /* metres: nothing nearer than this is wanted in the picture */
  float  focal;     /* metres */
  float  stop;      /* f-number */
  float  sensor;    /* height, metres */
  float  bend;      /* of a fish-eye */
} RcFraming;

void     rc_framing_plan (RcFraming            *self,
                          const RcFramingInput *input,
                          const RcSubject      *subject,
                          const RcSubject      *over);
void     rc_framing_by_hand (RcFraming *self, const RcFramingInput *input);
void     rc_framing_eyes (RcFraming *self, const RcFramingInput *input, RcVec3 eyes, RcVec3 seen);
RcCamera rc_framing_camera (const RcFraming *self);
void     rc_subject_move (RcSubject *self, RcVec3 way);

G_END_DECLS
