/* generators.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/generators.h"

#include "engine/sketch/sketch.h"

const RcGenerator *const rc_generators[] = { &rc_generator_sketch, NULL };
