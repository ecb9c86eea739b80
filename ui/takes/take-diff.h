/* take-diff.h - what differs between the requests of two takes, to be read in one look
 *
 * A popover: the prompt once, with what went struck out and what came underlined, then references,
 * mask, generator, seed, staging and the rest, each from what to what. The other take is chosen in
 * it; at first it is the one that was made before.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/take-request.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *rc_take_diff_new (RcSession *session, RcTake *take);
char      *rc_take_diff_dup_markup (const char *before,
                                    const char *after,
                                    const char *gone_colour,
                                    const char *come_colour);
char      *rc_take_diff_dup_name (const char *what);

G_END_DECLS
