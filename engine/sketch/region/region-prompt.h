/* region-prompt.h - what a region's prompt asks of the sketch
 *
 * The words are data (data/vocabulary/region.json), English and Simplified Chinese. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/region-words.h"
#include "engine/sketch/kit/kit.h"

G_BEGIN_DECLS

typedef enum
{
  RC_EDIT_PAINT, /* another colour or material */
  RC_EDIT_REMOVE,
  RC_EDIT_REPLACE, /* by a character of the cast, or by a thing */
  RC_EDIT_ADD,
  RC_EDIT_LIGHT,  /* lit from another side */
  RC_EDIT_GRADE,  /* lighter, darker, warmer, cooler, grey, blurred */
  RC_EDIT_FREEZE, /* nothing moves but the camera */
  RC_EDIT_FILL,   /* nothing is said */
} RcEditKind;

typedef struct
{
  RcEditKind    kind;
  RcRegionWords words;
  const cJSON  *character; /* of the cast: not owned */
  const char   *prop;      /* a key of kit/props.json: not owned */
} RcRegionEdit;

gboolean rc_region_prompt_read (const RcKit  *kit,
                                const char   *prompt,
                                const cJSON  *cast,
                                RcRegionEdit *edit,
                                GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
