/* views.h - where what one frame shows is in others, near and far
 *
 * The camera goes, and what is near goes past what is far. Seen from one frame, a point is a place
 * and a nearness; another frame is a projective camera that looks at those. Both are found together
 * from points that were followed, each from the other in turn: P. Sturm, B. Triggs, A Factorization
 * Based Algorithm for Multi-Image Projective Structure and Motion (1996), with the reference view
 * fixed and weights against what moves by itself.
 *
 * Private to engine/image. Thread: any; same input, same bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/point-tracks.h"

G_BEGIN_DECLS

#define RC_VIEWS_MOST 32

typedef struct
{
  double   p[11];
  gboolean known;
  double   reach; /* how far a nearness of 1 moves a point in the mean */
} RcView;

typedef struct
{
  int     n;
  RcView  views[RC_VIEWS_MOST];
  double  farthest, nearest; /* that points have */
  double  off;               /* of the points, in the mean; halves of the width */
  GArray *points;            /* of double: x, y, nearness */
} RcViews;

/* @frames: which other frames to look from. Returns: FALSE if too little was followed */
gboolean rc_views_find (RcViews             *self,
                        const RcPointTracks *tracks,
                        int                  frame,
                        const int           *frames,
                        int                  n,
                        double               noise);
void     rc_views_clear (RcViews *self);
void     rc_view_put (const RcView *self, double x, double y, double k, double *to_x, double *to_y);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RcViews, rc_views_clear)

G_END_DECLS
