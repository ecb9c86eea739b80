/* kit-things.h - reading and checking the files of props, sets and creatures
 *
 * A table may be spread over a file and a folder of the same name: kit/props.json and
 * kit/props/vehicles.json are one table. Parts of kit.h. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/kit/kit.h"

G_BEGIN_DECLS

/* The “shape” of a piece that stands in the air and not on the ground. */
#define RC_SET_SHAFT "shaft"

cJSON *rc_kit_load_props (GError **error) G_GNUC_WARN_UNUSED_RESULT;
cJSON *rc_kit_load_sets (const cJSON *props, GError **error) G_GNUC_WARN_UNUSED_RESULT;
cJSON *rc_kit_load_creatures (GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* For those who check a file: @value is @n numbers; sets @error and returns FALSE. */
gboolean rc_kit_is_vector (const cJSON *value, int n);
gboolean
rc_kit_bad (GError **error, const char *file, const char *id, const char *key, const char *what);

G_END_DECLS
