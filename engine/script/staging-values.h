/* staging-values.h - a value of a staging as people write it: "walks", "85 mm", "left of Mara"
 *
 * Private to engine/script; thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/staging.h"

G_BEGIN_DECLS

char *rc_staging_value_dup (const RcStaging *staging, const char *type, const char *value);

G_END_DECLS
