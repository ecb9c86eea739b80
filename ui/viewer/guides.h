/* guides.h - where the lines over a picture lie: thirds, centre, safe areas, and mattes
 *
 * A matte leaves part of the picture open, in another shape than the frame has; the lines belong to
 * what is left open. Plain values, no GTK. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/viewer/viewer-geometry.h"

G_BEGIN_DECLS

typedef enum
{
  RC_GUIDE_NONE = 0,
  RC_GUIDE_THIRDS = 1 << 0,
  RC_GUIDE_CENTRE = 1 << 1, /* a cross in the middle */
  RC_GUIDE_ACTION = 1 << 2, /* the area that is safe for what happens */
  RC_GUIDE_TITLE = 1 << 3,  /* the area that is safe for what is read */
} RcGuides;

#define RC_N_GUIDES 4

/* So much of the width and of the height lies in a safe area. Source: EBU R 95 (2017), “Safe areas
 * for 16:9 television production”: 3.5 % and 5 % on each side; SMPTE ST 2046-1:2009: 93 % and 90 %.
 */
#define RC_SAFE_ACTION 0.93
#define RC_SAFE_TITLE  0.90

typedef struct
{
  const char *name;  /* the target of "stage.matte" */
  double      ratio; /* width to height */
} RcMatte;

/* Ends with a name of NULL. */
extern const RcMatte rc_mattes[];

const RcMatte *rc_matte_find (const char *name);
RcViewerRect   rc_matte_open (const RcMatte *self, RcViewerRect picture);
RcViewerRect   rc_guide_safe_area (double share, RcViewerRect picture);

G_END_DECLS
