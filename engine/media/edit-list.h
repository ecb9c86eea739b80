/* edit-list.h - where the sound of an MP4 begins and ends, to the sample
 *
 * An AAC encoder puts some samples of silence before the first that it was given (“priming”). The
 * file says so in the edit list of its sound track, as Apple's QuickTime File Format, appendix G,
 * “Audio Priming”, asks for; a player then begins behind them. ISO/IEC 14496-12, 8.6.6 is the box.
 *
 * Thread: any; blocking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is meant of a sound track; samples. */
typedef struct
{
  guint32 rate;    /* a second */
  guint32 priming; /* come out of the decoder before the first that is meant */
  gint64  samples; /* are meant */
  gint64  tail;    /* of silence behind them that may be played */
} RcSoundTrack;

gboolean rc_edit_list_set_sound (const char *path, const RcSoundTrack *sound, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
