/* lock.h - who has a film open for writing
 *
 * The kernel holds the lock (flock) and lets go of it when the process ends, however it ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

int  rc_lock_take (const char *dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void rc_lock_release (int fd);

G_END_DECLS
