/* sound-peaks.h - how loud a sound file is from moment to moment, for drawing it
 *
 * Thread: any; blocking.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/media/sound.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GArray *rc_sound_peaks (const char   *path,
                        double        seconds,
                        int           per_second,
                        GCancellable *cancellable,
                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
