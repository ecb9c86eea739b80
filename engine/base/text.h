/* text.h - counting in what people write, keeping it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint rc_text_count_words (const char *text);
void  rc_text_set (char **text, const char *value);

G_END_DECLS
