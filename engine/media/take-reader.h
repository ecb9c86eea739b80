/* take-reader.h - the frames of a take on disk, any of them, exactly
 *
 * Frame n is the n-th that was written, bit for bit. Reading forwards is cheapest (the decoder runs
 * on); any other order works too.
 *
 * Thread: one at a time per reader; blocking, some milliseconds a frame.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"
#include "engine/base/rational.h"
#include "engine/image/frame.h"

G_BEGIN_DECLS

typedef enum
{
  RC_PASS_COLOUR,
  RC_PASS_DEPTH,
  RC_PASS_IDENTITY,
  RC_PASS_MOTION, /* engine/image/motion.h */
} RcPass;

/* "codec" in take.json: what frames.mkv is in. Takes without one are older, and in FFV1. */
#define RC_TAKE_CODEC "huffyuv"

/* The take's sound, without loss; not there if it has none. */
#define RC_TAKE_SOUND "sound.flac"

typedef struct _RcTakeReader RcTakeReader;

RcTakeReader *rc_take_reader_new (const char *take_dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          rc_take_reader_free (RcTakeReader *self);
int           rc_take_reader_frames (const RcTakeReader *self);
int           rc_take_reader_width (const RcTakeReader *self);
int           rc_take_reader_height (const RcTakeReader *self);
RcRational    rc_take_reader_rate (const RcTakeReader *self);
const cJSON  *rc_take_reader_about (const RcTakeReader *self);
gboolean      rc_take_reader_has (const RcTakeReader *self, RcPass pass);
char         *rc_take_reader_dup_sound (const RcTakeReader *self);
RcFrame      *rc_take_reader_frame (RcTakeReader *self, RcPass pass, int index, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcTakeReader, rc_take_reader_free)

G_END_DECLS
