/* region-private.h - a region of a sketch while it is drawn
 *
 * Private to engine/sketch/region*.c. Thread: the context's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/media/take-reader.h"
#include "engine/sketch/picture/finish.h"
#include "engine/sketch/region/region-prompt.h"
#include "engine/sketch/region/region.h"

G_BEGIN_DECLS

typedef struct
{
  RcGlContext     *context;
  const RcKit     *kit;
  const RcRequest *request;
  RcOutput        *output;
  GCancellable    *cancellable;
  RcTakeReader    *base;
  RcRegionEdit     edit;
  RcDialogue      *dialogue;
  RcRequestShape   shape; /* with the base's seed */
  RcStaging       *staging;
  RcStaging       *made; /* (nullable): the lead's, in the place that a cut went to */
  RcScene         *lead, *scene;
  RcReferences     references;
  RcFinish        *finish;   /* as the base's */
  int              target;   /* value in the identity pass, 0: nothing */
  RcRect           mask;     /* bounds in the first frame, pixels */
  RcFrame         *coverage; /* (nullable): the mask in the frame that was made last */
  GPtrArray       *painted;  /* (nullable): of RcItem in `scene`: all that is not as in the base */
} RcRegionDrawing;

/* Finds `target`. */
gboolean rc_region_find_target (RcRegionDrawing *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Which figure, or prop, of the staging is under the mask; -1: none. */
int rc_region_target_figure (const RcRegionDrawing *self);
int rc_region_target_prop (const RcRegionDrawing *self);
/* Makes `staging` of that of the base. */
gboolean rc_region_change_staging (RcRegionDrawing *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What of `scene` no staging says. */
void rc_region_change_scene (RcRegionDrawing *self);
/* Finds `painted`, if nothing but colours is changed; `scene` is there. */
void rc_region_find_painted (RcRegionDrawing *self);
/* What has to be drawn of @part of the scene's frame: in the rest of it the base is the same. */
RcRect rc_region_painted_part (RcRegionDrawing *self, RcRect part);

G_END_DECLS
