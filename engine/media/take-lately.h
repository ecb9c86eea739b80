/* take-lately.h - frames of takes that were read lately, kept for who reads them again
 *
 * One region follows another on the same take, under the same frame on the screen, and reading a
 * frame takes longer than drawing one. A take's hash says all that is in it, so what is kept never
 * grows old.
 *
 * Thread: any; each keeps its own, until it ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/media/take-reader.h"

G_BEGIN_DECLS

/* The most that a thread keeps, and frames of which more would not fit are never kept. */
#define RC_LATELY_FRAMES 8
#define RC_LATELY_BYTES  (32 << 20)

/* As rc_take_reader_frame(), of the take whose hash is @take. Nobody may write to the frame. */
RcFrame *
rc_lately_frame (RcTakeReader *reader, const char *take, RcPass pass, int index, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
