/* take-duplicate.h - the request of a take rendered again, with another seed or other words
 *
 * A popover with the request's prompt and seed, to be changed. It may also give them back to the
 * shot, to be worked on there.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/take-request.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *rc_take_duplicate_new (RcSession *session, RcTake *take);

G_END_DECLS
