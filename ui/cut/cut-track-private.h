/* cut-track-private.h - what the parts of the strip share: its rows, and what is being dragged
 *
 *   ruler     timecodes and markers          (only where the film is cut)
 *   shots     their pictures
 *   sound     what the shots themselves sound like
 *   tracks    scratch, ambience, music       (only where the film is cut)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/cut/cut-scale.h"
#include "ui/cut/cut-track.h"
#include "ui/play/peak-cache.h"

G_BEGIN_DECLS

/* Logical pixels. */
#define RC_RULER_HEIGHT 20
#define RC_SHOTS_HEIGHT 60 /* least: more where the track is higher than it must be */
#define RC_WAVE_HEIGHT  20
#define RC_ROW_HEIGHT   34
#define RC_ROW_GAP      3
#define RC_EDGE_REACH   6
#define RC_SNAP_REACH   8
#define RC_SHOT_GAP     3.0

typedef enum
{
  RC_ROW_NONE,
  RC_ROW_RULER,
  RC_ROW_SHOTS,
  RC_ROW_WAVE,
  RC_ROW_TRACKS, /* the first of them, + RcTrack */
} RcRow;

typedef enum
{
  RC_GRIP_NONE,
  RC_GRIP_SCRUB,
  RC_GRIP_TRIM_IN,
  RC_GRIP_TRIM_OUT,
  RC_GRIP_ROLL,
  RC_GRIP_MARKER,
  RC_GRIP_SOUND,
  RC_GRIP_LEVEL,
  RC_GRIP_FADE_IN,
  RC_GRIP_FADE_OUT,
} RcGrip;

/* What is under the pointer, or held. */
typedef struct
{
  RcGrip grip;
  int    item; /* of the cut; -1 */
  char  *node; /* id of the marker or sound; NULL */
} RcHold;

struct _RcCutTrack
{
  GtkWidget parent_instance;

  RcCutView   *view; /* nullable */
  RcCutScale   scale;
  RcPeakCache *peaks;
  GHashTable *previews; /* id of a shot without a take → GdkTexture: the first frame of its job */
  RcSession  *session;  /* (nullable) (weak): whose frames they are */
  gboolean    full;     /* with ruler and tracks */
  gboolean    snapping;
  char       *selected; /* id of the marker or sound; NULL */

  RcHold   hold;
  gboolean moved;
  int      by;         /* frames that it was dragged so far */
  int      wanted;     /* and would be if the shots had so many */
  double   value;      /* dB or seconds, for a level or a fade */
  double   was_offset; /* of the scale, when it began */
  double   x, y;       /* the pointer */
  int      drop;       /* track over which a file is held; -1 */
};

/* cut-track.c */
RcCutList *rc_cut_track_list (RcCutTrack *self);
double     rc_cut_track_scale (RcCutTrack *self);
double     rc_cut_track_x (RcCutTrack *self, double frame);
int        rc_cut_track_frame_at (RcCutTrack *self, double x);
double     rc_cut_track_row_y (RcCutTrack *self, RcRow row);
double     rc_cut_track_shots_height (RcCutTrack *self);
RcRow      rc_cut_track_row_at (RcCutTrack *self, double y);
RcFilmCut *rc_cut_track_cut (RcCutTrack *self);
void       rc_cut_track_sound_place (RcCutTrack *self, RcNode *sound, double *x, double *width);
double     rc_cut_track_level_y (double level);

/* cut-track-draw.c */
void rc_cut_track_draw (RcCutTrack *self, GtkSnapshot *snapshot);
void rc_cut_track_draw_empty (RcCutTrack *self, GtkSnapshot *snapshot);

/* cut-track-drag.c */
void rc_cut_track_add_drags (RcCutTrack *self);
void rc_cut_track_pick (RcCutTrack *self, double x, double y, RcHold *hold);
void rc_hold_clear (RcHold *self);

G_END_DECLS
