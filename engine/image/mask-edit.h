/* mask-edit.h - the keys of a mask's JSON, changed
 *
 * What is a mask before is one after; a mask that is none is left as it is. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"

G_BEGIN_DECLS

/* @keys: a list of keys; @key: (transfer full): takes the place of one at the same frame */
void rc_mask_keys_put (cJSON *keys, cJSON *key);
/* Returns: (transfer full) (nullable): a key that says how the whole mask lies at @frame */
cJSON *rc_mask_key_at (const cJSON *mask, int frame);
/* Returns: (transfer full): a key for how something lies; @pose: as mask-private.h numbers it */
cJSON *rc_mask_key_from_pose (const double *pose, int frame);
/* @owner: a mask or a shape; @key: (transfer full): if it is the first, another one keeps what was
 * at
 * @home; of one that it replaces it keeps how that goes over into the next. */
void rc_mask_put_key (cJSON *owner, cJSON *key, int home);
/* Moves the whole mask by fractions of the frame, at @frame: a key there; if there was none at all,
 * another one keeps it where it was at @home. */
void rc_mask_move_at (cJSON *mask, int frame, int home, double dx, double dy);
/* Keys of the mask and of its shapes. Return: whether there was one */
gboolean rc_mask_remove_keys (cJSON *mask, int frame);
gboolean rc_mask_move_keys (cJSON *mask, int from, int to);
/* @confidence: (out): that of a tracked key, -1 for one that was set by hand. Returns: whether
 * there is a key at @frame */
gboolean rc_mask_has_key (const cJSON *mask, int frame, double *confidence);

G_END_DECLS
