/* take-among.h - a region that is being rendered, as it will lie among the others of its take
 *
 * What is shown while it is made is what will be there when it is: the base, the regions below it,
 * the new frame in the region's own style, and those above it.
 *
 *   among = rc_take_among_new (below, above, style); // or rc_region_list_others()
 *   shown = rc_take_among_show (among, project_dir, base, &patch);
 *
 * Thread: one at a time; showing blocks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/take-stack.h"

G_BEGIN_DECLS

typedef struct _RcTakeAmong RcTakeAmong;

/* A frame of the region, and where it lies. */
typedef struct
{
  int            index;
  const RcFrame *under;    /* the base's frame */
  const RcFrame *patch;    /* of the region */
  int            x, y;     /* of the patch */
  const RcFrame *coverage; /* GRAY8, of the base's size */
} RcTakePatch;

/* @below, @above: (transfer full) (element-type RcTakeLayer): bottom first; @style: of the region
 */
RcTakeAmong *rc_take_among_new (GArray *below, GArray *above, RcLayerStyle style);
void         rc_take_among_free (RcTakeAmong *self);
/* @base: hash of the take. Returns: (transfer full) (nullable): NULL if a region beside it cannot
 * be read: then only it can be shown */
RcFrame *rc_take_among_show (RcTakeAmong       *self,
                             const char        *project_dir,
                             const char        *base,
                             const RcTakePatch *patch);
/* Closes the files; they are opened again when they are asked for. */
void rc_take_among_close (RcTakeAmong *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcTakeAmong, rc_take_among_free)

G_END_DECLS
