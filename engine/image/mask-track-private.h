/* mask-track-private.h - a mask that is being tracked
 *
 * mask-track.c goes the way and makes the keys, mask-track-points.c says how the whole goes over
 * from frame to frame, mask-track-outline.c how its outline does.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/affine-fit.h"
#include "engine/image/flow.h"
#include "engine/image/mask-track.h"
#include "engine/image/silhouette.h"

G_BEGIN_DECLS

/* A frame that the mask is held to, against drift. */
typedef struct
{
  RcFlowImage *image;  /* NULL: none */
  GArray      *points; /* in it */
  guint        n_sure; /* of them, the first, decide */
  RcAffine     since;  /* from the start to it */
} RcTrackAnchor;

typedef struct
{
  const RcTrackSource *source;
  int                  width, height;
  double               within; /* pixels that a point may be off */
  RcFrame             *start;  /* coverage at the frame that was begun with */
  RcAffine             pose;   /* of the mask there, pixels */
  double               origin[2];
  double               turn;        /* of the key before, so that turns go on beyond a half */
  cJSON               *json, *keys; /* that are made; the keys are in it */
  gboolean             free_form;   /* it may become an outline */

  /* What moves by itself: */
  RcSilhouette *silhouette;  /* NULL: it goes as a whole */
  cJSON        *outline;     /* its shape, once it has keys of its own; NULL: none yet */
  gboolean      values[256]; /* of the identity pass, that it is made of */
  gboolean      identified;
  double        going[2];  /* how far its middle went in the last step, pixels */
  double        middle[2]; /* of the mask at the start, pixels */
  double        area;      /* pixels that it covers there */

  RcFrame *loaded; /* the last picture that was asked for */
  int      loaded_frame;

  int           frame; /* that `image` is of */
  RcFlowImage  *image;
  RcAffine      since;      /* from the start to `frame` */
  RcTrackAnchor anchors[2]; /* the frame that was begun with, and one on the way */
} RcTrack;

#define RC_TRACK_LEAST 0.3 /* sure: less is lost */

static const RcAffine rc_track_unit = { { 1, 0, 0, 0, 1, 0 } };

/* mask-track-points.c */
RcFrame *rc_track_load (RcTrack *self, int frame, GError **error);
gboolean rc_track_begin_points (RcTrack *self, int from, GError **error);
void     rc_track_clear_points (RcTrack *self);
/* One frame on by what is seen. @share: (out): 0 if it is lost */
gboolean rc_track_step_by_flow (RcTrack *self, int next_frame, double *share, GError **error);
/* One frame on by the motion pass, which tells for the earlier of the two where it goes. */
gboolean rc_track_step_by_motion (RcTrack *self, int next_frame, double *share, GError **error);
/* The mask of the start where it is @since then. Returns: (transfer full) (nullable) */
RcFrame *rc_track_move_coverage (const RcTrack *self, const RcAffine *since, GError **error);

/* mask-track-outline.c; at the frame that is begun with */
gboolean rc_track_begin_outline (RcTrack *self, int from, GError **error);
/* One frame on, whether the whole went on from @before to `since` or was lost. Once the outline has
 * a form of its own, it lies where its middle is. @share: (inout): how sure it is */
gboolean rc_track_step_outline (RcTrack        *self,
                                int             next_frame,
                                const RcAffine *before,
                                double         *share,
                                GError        **error);
void     rc_track_clear_outline (RcTrack *self);

G_END_DECLS
