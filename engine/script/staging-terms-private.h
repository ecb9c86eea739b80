/* staging-terms-private.h - the tables that rc_staging_term() looks into
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/script/staging-terms.h"

G_BEGIN_DECLS

/* One value of its kind. */
typedef struct
{
  const char *id;    /* in stagings: "wine-glass", "MCU" */
  const char *words; /* translatable, with the kind as context: "wine glass", "medium close-up" */
} RcStagingTerm;

/* All of a kind; ends with an entry whose id is NULL. */
typedef struct
{
  const char          *kind; /* "prop", "size" */
  const RcStagingTerm *terms;
} RcStagingTerms;

/* Each ends with an entry whose kind is NULL. */
extern const RcStagingTerms rc_staging_props_terms[], rc_staging_world_terms[],
    rc_staging_people_terms[], rc_staging_camera_terms[];

G_END_DECLS
