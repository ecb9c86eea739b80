/* stage-strip-private.h - what the strip's drawing and its input share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/stage/stage-strip.h"

G_BEGIN_DECLS

/* Logical pixels. */
#define RC_STRIP_PICTURES_HEIGHT 46
#define RC_STRIP_BAR_GAP         6
#define RC_STRIP_BAR_HEIGHT      22
#define RC_STRIP_WAVE_HEIGHT     22
#define RC_STRIP_WAVE_STEP       2 /* a column of loudness, and what is left free beside it */
#define RC_STRIP_GAP             2
#define RC_STRIP_ROUND           4
#define RC_STRIP_GRIP            8
#define RC_STRIP_KEY             9 /* side of a diamond */
#define RC_STRIP_MARK_REACH      6 /* beside a mark and below its head that still takes hold of it */
#define RC_STRIP_MARK_HEAD       8
#define RC_STRIP_KNOB            5  /* radius of what a fade is drawn by */
#define RC_STRIP_KNOB_INSET      15 /* from the end of the bar, where nothing fades */
#define RC_STRIP_CURVE           8  /* of the lower part of the bar: how sure tracking was */

typedef enum
{
  RC_STRIP_DRAG_NONE,
  RC_STRIP_DRAG_FRAME,
  RC_STRIP_DRAG_FIRST,
  RC_STRIP_DRAG_LAST,
  RC_STRIP_DRAG_KEY,
  RC_STRIP_DRAG_FADE_IN,
  RC_STRIP_DRAG_FADE_OUT,
  RC_STRIP_DRAG_IN,
  RC_STRIP_DRAG_OUT,
} RcStripDrag;

struct _RcStageStrip
{
  GtkWidget parent_instance;

  int          n_frames, frame;
  GdkTexture  *pictures[RC_STAGE_STRIP_PICTURES]; /* nullable */
  gboolean     masked;
  int          first, last;
  int          fade[2];     /* frames, in and out */
  int          in, out;     /* marks; -1 */
  GArray      *peaks;       /* nullable: float, along the take */
  GArray      *keys;        /* float a frame, see the header */
  int          key, key_to; /* that is dragged, and where to */
  RcStripDrag  drag;
  PangoLayout *label;
};

double rc_stage_strip_x_of_frame (RcStageStrip *self, double frame);
int    rc_stage_strip_last_frame (RcStageStrip *self);
float  rc_stage_strip_key_value (RcStageStrip *self, int frame);
double rc_stage_strip_knob (RcStageStrip *self, gboolean out);
float  rc_stage_strip_bar_top (RcStageStrip *self);
float  rc_stage_strip_height (RcStageStrip *self);

/* stage-strip-draw.c */
void rc_stage_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

G_END_DECLS
