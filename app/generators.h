/* generators.h - the one table that lists the generators there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/generator.h"

G_BEGIN_DECLS

/* NULL-terminated; the first is the default one. */
extern const RcGenerator *const rc_generators[];

G_END_DECLS
