/* kit-load.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/kit-load.h"

#include "engine/sketch/figure/look.h"
#include "engine/sketch/figure/wardrobe.h"
#include "engine/sketch/scene/effects.h"
#include "engine/sketch/thing/season.h"

/**
 * rc_kit_load:
 *
 * Errors: as rc_data_load_json(); RC_ERROR_FORMAT for a bad entry, naming file, entry and key
 *
 * Returns: (transfer full) (nullable): the tables
 */
RcKit *
rc_kit_load (GError **error)
{
  g_autoptr (RcKit) kit = rc_kit_read (error);

  if (kit == NULL || !rc_effects_check (rc_kit_effects (kit), error) ||
      !rc_season_check (rc_kit_seasons (kit), error) ||
      !rc_look_check (rc_kit_looks (kit), error) ||
      !rc_wardrobe_check (rc_kit_garments (kit), rc_kit_people (kit), error))
    return NULL;
  return g_steal_pointer (&kit);
}
