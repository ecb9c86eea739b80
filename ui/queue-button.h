/* queue-button.h - what the engine is doing: a button with a count, a list with progress and cancel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RC_TYPE_QUEUE_BUTTON (rc_queue_button_get_type ())
G_DECLARE_FINAL_TYPE (RcQueueButton, rc_queue_button, RC, QUEUE_BUTTON, GtkWidget)

void rc_queue_button_set_session (RcQueueButton *self, RcSession *session);
void rc_queue_button_set_tight (RcQueueButton *self, gboolean tight);

G_END_DECLS
