/* fuzzy.h - how well a few letters fit a title: "rnsh" and "shot render" fit "Render the shot"
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int rc_fuzzy_score (const char *query, const char *text, GArray *matched);

G_END_DECLS
