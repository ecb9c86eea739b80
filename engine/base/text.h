/* text.h - counting in what people write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint rc_text_count_words (const char *text);

G_END_DECLS
