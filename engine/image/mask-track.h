/* mask-track.h - a mask that follows what is under it, from picture to picture
 *
 * From the frame at which the mask is right, forwards, backwards or both, a key is made for each
 * frame: exactly from the motion pass where there is one, else from points in the mask that are
 * followed by optical flow (flow.h) and agree on one transform (affine-fit.h); those at its edge,
 * which may go with what is around it, do not decide. Against drift the points are also sought from
 * the frame that was begun with, else from one on the way, as long as enough of them are found.
 * Each key says how sure it is: the share of the points that agree. Where that falls too low, or at
 * a key that was set by hand, tracking stops. Keys of an earlier tracking on the way are replaced:
 * so a mask that slipped is put right at one frame and tracked again from there.
 *
 * What was drawn by free hand or picked may move by itself. Where the identity pass knows it, its
 * outline is taken from there. Else its outline is followed too, if the picture has edges there
 * (silhouette.h), and held against the whole: as soon as a part of it has plainly gone elsewhere
 * than the whole would, or the whole is lost, the outline is right. From then on the mask is one
 * outline, which has a key of its own for each frame (mask-outline.h); how sure it is then is the
 * share of it that was found again. What is only hidden, or only touched by something like it,
 * leaves the whole right.
 *
 *   json = rc_mask_track (mask, &source, 24, RC_TRACK_BOTH, NULL, &error);
 *
 * Deterministic. Thread: any; blocking, some ten milliseconds a frame, some eighty for what may
 * move by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/mask.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  RC_TRACK_FORWARDS = 1 << 0,
  RC_TRACK_BACKWARDS = 1 << 1,
  RC_TRACK_BOTH = RC_TRACK_FORWARDS | RC_TRACK_BACKWARDS,
} RcTrackWays;

typedef struct
{
  int frames; /* of the take */
  /* Returns: (transfer full) (nullable): BGRA8, all of one size */
  RcFrame *(*picture) (gpointer user_data, int frame, GError **error);
  /* (nullable) Returns: (transfer full) (nullable): where @frame goes to: motion.h */
  RcFrame *(*motion) (gpointer user_data, int frame, GError **error);
  /* (nullable) Returns: (transfer full) (nullable): what each pixel of @frame is of: GRAY8 */
  RcFrame *(*identity) (gpointer user_data, int frame, GError **error);
  /* (nullable) A key was made for @frame */
  void (*step) (gpointer user_data, int frame, double confidence);
  /* (nullable) It was lost: @frame is the first on the way that has no key */
  void (*lost) (gpointer user_data, int frame);
  gpointer user_data;
} RcTrackSource;

cJSON *rc_mask_track (const RcMask        *mask,
                      const RcTrackSource *source,
                      int                  from,
                      RcTrackWays          ways,
                      GCancellable        *cancellable,
                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
