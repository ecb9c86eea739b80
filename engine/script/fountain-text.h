/* fountain-text.h - the lines of a Fountain script: cleaning them, and what they look like
 *
 * Private to engine/script; thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *rc_fountain_clean (const char *data, gsize length, GPtrArray *notes);
char    *rc_fountain_take_notes (const char *text, GArray *notes);
char    *rc_fountain_plain (const char *text);
gboolean rc_fountain_is_heading (const char *line);
gboolean rc_fountain_is_transition (const char *line);
gboolean rc_fountain_is_cue (const char *line);
gsize    rc_fountain_shot_prefix (const char *line);

G_END_DECLS
