/* take-writer.h - a take's folder being written: frames without loss, passes, poster, take.json
 *
 * takes/HASH/ holds frames.mkv (Huffyuv, RGB), depth.mkv (FFV1, GRAY16) and identity.mkv (FFV1,
 * GRAY8) if there are passes, motion.mkv (FFV1, GRAY16, engine/image/motion.h) if motion was asked
 * for, sound.flac if there is sound, poster.png and take.json; docs/project-format.md tells how
 * large passes are cut. All of it is written to takes/.HASH.part/ and renamed when it is whole and
 * synced, so that a take is there or not there.
 *
 *   writer = rc_take_writer_new (takes_dir, hash, w, h, rate, TRUE, &error);
 *   rc_take_writer_add (writer, colour, depth, identity, &error);            for each frame, in
 * order rc_take_writer_finish (writer, request_json, extra_json, &error);        or free it:
 * nothing is left
 *
 * Thread: one at a time; blocking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"
#include "engine/base/rational.h"
#include "engine/image/frame.h"

G_BEGIN_DECLS

typedef struct _RcTakeWriter RcTakeWriter;

RcTakeWriter *rc_take_writer_new (const char *takes_dir,
                                  const char *hash,
                                  int         width,
                                  int         height,
                                  RcRational  rate,
                                  gboolean    passes,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      rc_take_writer_add (RcTakeWriter *self,
                                  RcFrame      *colour,
                                  RcFrame      *depth,
                                  RcFrame      *identity,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* Of the frame that was added last; for every frame or for none. */
gboolean rc_take_writer_add_motion (RcTakeWriter *self, RcFrame *motion, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* The next @n samples of the take's sound; [n, RC_SOUND_CHANNELS], within -1 to 1. */
gboolean
rc_take_writer_add_sound (RcTakeWriter *self, const float *samples, gsize n, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* @about becomes take.json, to which "frames", "width", "height", "rate", "first" and
 * "frames_sha256" (over the BGRx bytes of all frames in order) are added, and with sound "sound":
 * its "rate", "channels", "samples" and "sha256" (over the samples as 32-bit numbers). (transfer
 * full) */
gboolean rc_take_writer_finish (RcTakeWriter *self, cJSON *about, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void rc_take_writer_free (RcTakeWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcTakeWriter, rc_take_writer_free)

G_END_DECLS
