/* kit-load.h - the tables of data/kit/, each checked by who draws from it
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/kit/kit.h"

G_BEGIN_DECLS

RcKit *rc_kit_load (GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
