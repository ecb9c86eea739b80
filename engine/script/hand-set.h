/* hand-set.h - values of a staging that were set by hand, by the names of what they are of
 *
 * A patch is a JSON merge patch (RFC 7396) of a staging with one thing more: where the staging has
 * a list and the patch an object, its members are entries of the list by id, name, kind or number:
 *
 *   { "time": "night", "figures": { "mara": { "x": 1.2 } }, "setups": { "0": { "size": "CU" } } }
 *
 * What a patch says of an entry that is not there waits for it. Paths join the names by dots:
 * "figures.mara.x". Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"

G_BEGIN_DECLS

void     rc_hand_set_apply (cJSON *staging, const cJSON *patch);
gboolean rc_hand_set_set (cJSON *patch, const char *path, const char *text, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean rc_hand_set_release (cJSON *patch, const char *path, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
char **rc_hand_set_list (const cJSON *patch);

G_END_DECLS
