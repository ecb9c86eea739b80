/* soft-break.h - a long paragraph in pieces, so that a key press lays out one of them only
 *
 * A text view lays out a paragraph as a whole: one of 5,000 words takes 90 ms at every key press.
 * So some spaces of a long paragraph are held as RC_SOFT_BREAK, which ends a paragraph for the view
 * and is shown as nothing. It is one character for one: places in the text are the same in both.
 * What is read from the view, copied or kept has spaces again.
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RC_SOFT_BREAK      0x2029 /* U+2029, the paragraph separator */
#define RC_SOFT_BREAK_UTF8 "\342\200\251"

enum
{
  RC_SOFT_BREAK_PIECE = 700, /* characters: how long a piece should be */
  RC_SOFT_BREAK_MOST = 1400, /* characters: a longer one is broken */
};

char    *rc_soft_breaks_put (const char *text, gsize length);
char    *rc_soft_breaks_take (char *text);
gboolean rc_soft_breaks_has (const char *text);

G_END_DECLS
