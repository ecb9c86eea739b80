/* take-mask.h - masks made from the pictures of a take: a subject picked, a mask tracked
 *
 * Thread: any; blocking: about 30 ms a frame.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/mask-track.h"
#include "engine/media/take-reader.h"

G_BEGIN_DECLS

/* @places: x and y of @n places of what is meant, at least one: of a click, or along a scribble;
 * fractions of the frame. Returns: (transfer full) (nullable): an outline for a mask's shapes.
 * Subjects of an identity pass have a key for each frame of @first to @last; anything else is what
 * @frame shows, to be tracked. Errors: RC_ERROR_NOT_FOUND if there is nothing to pick;
 * those of rc_take_reader_frame(). */
cJSON *rc_take_pick (RcTakeReader *take,
                     const double *places,
                     guint         n,
                     int           frame,
                     int           first,
                     int           last,
                     GCancellable *cancellable,
                     GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* Everything that has the colour of a place of @frame, in each frame of @first to @last: an outline
 * that has a key wherever it changes, so that it is a shape like any other, which no picture is
 * needed to draw. It keeps what it was made from as "colour": { "value": "#b04030", "tolerance":
 * 0.12 }. @tolerance: as in engine/image/colour-range.h. Errors: those of rc_take_reader_frame() */
cJSON *rc_take_pick_colour (RcTakeReader *take,
                            double        x,
                            double        y,
                            double        tolerance,
                            int           frame,
                            int           first,
                            int           last,
                            GCancellable *cancellable,
                            GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* As rc_mask_track(), exactly if the take has a motion pass, or an identity pass that knows what is
 * masked. @step: (nullable). @lost: (out)
 * (optional): the first frames without a key, before and after @from, at which it was lost; -1: not
 */
cJSON *rc_take_track_mask (RcTakeReader *take,
                           const RcMask *mask,
                           int           from,
                           RcTrackWays   ways,
                           void (*step) (gpointer user_data, int frame, double confidence),
                           gpointer      user_data,
                           int           lost[2],
                           GCancellable *cancellable,
                           GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
