/* facts.h - what a staging says, as texts that a label can be compared with
 *
 * Defaults and the dress of a trade are no facts: the words have to say it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/staging.h"

G_BEGIN_DECLS

GHashTable *rc_facts_vehicles (void);
GHashTable *rc_facts_of (const RcStaging *staging, GHashTable *vehicles);

G_END_DECLS
