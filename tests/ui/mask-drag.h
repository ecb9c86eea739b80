/* mask-drag.h - what tests of masks draw with: a drag from corner to corner, and what came of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/viewer/mask-tools.h"

static inline const cJSON *
shape_at (const cJSON *mask, int index)
{
  return cJSON_GetArrayItem (cJSON_GetObjectItemCaseSensitive (mask, "shapes"), index);
}

static inline int
n_shapes (const cJSON *mask)
{
  return cJSON_GetArraySize (cJSON_GetObjectItemCaseSensitive (mask, "shapes"));
}

static inline gboolean
drag (RcMaskDraft *draft,
      RcToolId     tool,
      RcMaskMode   mode,
      double       x0,
      double       y0,
      double       x1,
      double       y1)
{
  rc_mask_draft_press (draft, tool, mode, x0, y0);
  rc_mask_draft_motion (draft, (x0 + x1) / 2, (y0 + y1) / 3);
  rc_mask_draft_motion (draft, x1, y1);
  return rc_mask_draft_release (draft);
}
