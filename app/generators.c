/* generators.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/generators.h"

#include "engine/footage/footage.h"
#include "engine/sketch/sketch.h"

const RcGenerator *const rc_generators[] = { &rc_generator_sketch, &rc_generator_footage, NULL };
