/* stage-clock.h - which frame is due: playing, shuttling, looping and stepping, in exact frames
 *
 * What plays is what lies between the marks, both included; without marks all of it.
 *
 * Times are monotonic microseconds, given by the caller: the frame clock while the window is shown,
 * made-up ones in tests. Plain values, no GTK. Thread: one at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/rational.h"

G_BEGIN_DECLS

typedef struct
{
  int        n_frames; /* 0: nothing to play */
  RcRational rate;     /* frames a second */
  gboolean   loop;
  int        in, out; /* marks; -1: not set. Set with rc_stage_clock_set_in() and _set_out() */
  int        speed;   /* 0 stands still, 1 plays, -1 plays backwards; 2, 4, 8 are faster */
  int        frame;   /* the one to be shown now */
  guint      dropped; /* frames passed over, or late, at normal speed since it began to play */

  gint64 since; /* when it began to move at this speed */
  int    since_frame;
} RcStageClock;

void     rc_stage_clock_init (RcStageClock *self, int n_frames, RcRational rate);
void     rc_stage_clock_set_speed (RcStageClock *self, int speed, gint64 now);
void     rc_stage_clock_shuttle (RcStageClock *self, int direction, gint64 now);
void     rc_stage_clock_seek (RcStageClock *self, int frame, gint64 now);
void     rc_stage_clock_set_in (RcStageClock *self, int frame, gint64 now);
void     rc_stage_clock_set_out (RcStageClock *self, int frame, gint64 now);
int      rc_stage_clock_first (const RcStageClock *self);
int      rc_stage_clock_last (const RcStageClock *self);
double   rc_stage_clock_seconds (const RcStageClock *self, gint64 now);
void     rc_stage_clock_hold (RcStageClock *self, gint64 now);
gboolean rc_stage_clock_follow (RcStageClock *self, double seconds, gint64 now);
gboolean rc_stage_clock_tick (RcStageClock *self, gint64 now);
gboolean rc_stage_clock_is_newer (const RcStageClock *self, int frame, int shown);
void     rc_stage_clock_count_late (RcStageClock *self, int due, int shown);

G_END_DECLS
