/* session-import.h - whether a file is a script, before a film is made for it
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rc_session_check_script (const char *path, GError **error);

G_END_DECLS
