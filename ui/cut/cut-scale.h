/* cut-scale.h - where frames lie in the strip, and what dragging there comes to
 *
 * Plain numbers, no widgets. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/rational.h"

G_BEGIN_DECLS

typedef struct
{
  double scale;  /* pixels a frame; 0: not chosen, the whole film where it can be read */
  double offset; /* pixels scrolled */
} RcCutScale;

typedef enum
{
  RC_EDGE_NONE,
  RC_EDGE_IN,
  RC_EDGE_OUT,
} RcEdge;

double rc_cut_scale_get (const RcCutScale *self, int n_frames, RcRational rate, double width);
void   rc_cut_scale_clamp (RcCutScale *self, int n_frames, RcRational rate, double width);
void   rc_cut_scale_zoom (RcCutScale *self,
                          double      factor,
                          double      x,
                          int         n_frames,
                          RcRational  rate,
                          double      width);
int    rc_cut_snap (int frame, const int *places, guint n_places, double reach);
double rc_cut_tick (double pixels, double room);
int    rc_cut_limit (RcEdge edge, int by, int in, int frames, int whole);

G_END_DECLS
