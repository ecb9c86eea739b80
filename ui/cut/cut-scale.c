/* cut-scale.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/cut/cut-scale.h"

#include <math.h>
#include <stdlib.h>

/* Pixels a second: what can be read of a film that is shown whole, and what zooming reaches. */
#define LEAST_READ 12.0
#define MOST_READ  48.0
#define LEAST      0.5
#define MOST_FRAME 40.0 /* pixels a frame */

/** Returns: pixels a frame */
double
rc_cut_scale_get (const RcCutScale *self, int n_frames, RcRational rate, double width)
{
  double a_second = rc_rational_to_double (rate);
  double fit = width / MAX (1.0, n_frames / a_second);

  return self->scale > 0 ? self->scale : CLAMP (fit, LEAST_READ, MOST_READ) / a_second;
}

/** Scrolls back to where there is something. */
void
rc_cut_scale_clamp (RcCutScale *self, int n_frames, RcRational rate, double width)
{
  double most = n_frames * rc_cut_scale_get (self, n_frames, rate, width) - width * 0.75;

  self->offset = CLAMP (self->offset, 0, MAX (0, most));
}

/** What lies at @x stays there. */
void
rc_cut_scale_zoom (RcCutScale *self,
                   double      factor,
                   double      x,
                   int         n_frames,
                   RcRational  rate,
                   double      width)
{
  double before = rc_cut_scale_get (self, n_frames, rate, width);
  double frame = (x + self->offset) / before;

  self->scale = CLAMP (before * factor, LEAST / rc_rational_to_double (rate), MOST_FRAME);
  self->offset = frame * self->scale - x;
  rc_cut_scale_clamp (self, n_frames, rate, width);
}

/** @reach: frames. Returns: the nearest of @places within that, else @frame */
int
rc_cut_snap (int frame, const int *places, guint n_places, double reach)
{
  int    found = frame;
  double least = reach;

  for (guint i = 0; i < n_places; i++)
    if (abs (places[i] - frame) <= least)
      {
        least = abs (places[i] - frame);
        found = places[i];
      }
  return found;
}

/** @pixels: a second; @room: pixels that a timecode takes. Returns: how many seconds lie between
 * two timecodes of the ruler, none over the next */
double
rc_cut_tick (double pixels, double room)
{
  static const double steps[] = { 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * pixels >= room)
      return steps[i];
  return 7200;
}

/** Returns: as much of @by, in frames, as the edge of a shot can be dragged: one frame stays */
int
rc_cut_limit (RcEdge edge, int by, int in, int frames, int whole)
{
  if (edge == RC_EDGE_IN)
    return CLAMP (by, -in, frames - 1);
  if (edge == RC_EDGE_OUT)
    return CLAMP (by, 1 - frames, whole - in - frames);
  return 0;
}
