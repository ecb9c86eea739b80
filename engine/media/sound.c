/* sound.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/sound.h"

#include <gst/gst.h>

/** Returns: how many samples last as long as @frames at @rate frames a second, to the nearest */
gint64
rc_sound_samples (gint64 frames, RcRational rate)
{
  return (gint64)gst_util_uint64_scale_round ((guint64)frames, RC_SOUND_RATE * (guint64)rate.den,
                                              (guint64)rate.num);
}
