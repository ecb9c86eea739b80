/* region-operation.h - what rendering would do now, as the word on its button
 *
 * A table of operations, each with what it is called and when it is meant; the first that fits is
 * it. To add one, add a row.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/film.h"

G_BEGIN_DECLS

/* @film: (nullable): whose characters a prompt may mention. Returns: (transfer full): "Re-render
 * region", "Remove", "Replace with @Mara" */
char *rc_region_operation_dup_label (gboolean masked, const char *prompt, RcProject *film);

G_END_DECLS
