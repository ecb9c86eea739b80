/* sound-peaks.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/sound-peaks.h"

#include "engine/media/sound-mixer.h"

#include <math.h>

/**
 * rc_sound_peaks:
 * @seconds: how much of the file
 * @per_second: how many peaks
 *
 * Errors: RC_ERROR_FORMAT, naming the file that cannot be decoded; G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type float): the greatest amplitude of each moment,
 * 0 to 1
 */
GArray *
rc_sound_peaks (const char   *path,
                double        seconds,
                int           per_second,
                GCancellable *cancellable,
                GError      **error)
{
  const gsize  block = (gsize)(RC_SOUND_RATE / per_second);
  RcMovieSound sound = {
    .path = path, .start = { 0, 1 }, .seconds = rc_rational_from_double (seconds), .gain = 1
  };
  g_autoptr (RcSoundMixer) mixer = rc_sound_mixer_new_trusted (&sound, 1);
  g_autofree float        *values = g_new (float, block *RC_SOUND_CHANNELS);
  g_autoptr (GArray)       peaks = g_array_new (FALSE, FALSE, sizeof (float));
  const int                n = (int)ceil (seconds * per_second);

  for (int i = 0; i < n; i++)
    {
      float peak = 0;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !rc_sound_mixer_read (mixer, values, block, error))
        return NULL;
      for (gsize k = 0; k < block * RC_SOUND_CHANNELS; k++)
        peak = MAX (peak, fabsf (values[k]));
      g_array_append_val (peaks, peak);
    }
  return g_steal_pointer (&peaks);
}
