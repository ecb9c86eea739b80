/* shadow-map.h - what the key light sees, for the shadows
 *
 * What stands still while light and subject do is drawn once and kept; each frame then draws only
 * what moves over it. Of a region only the part of the map is drawn that its surfaces can ask for.
 * Neither changes a texel that is asked for: a depth map is the least of all depths, in whatever
 * order they come.
 *
 * Needs a current context, the frame's uniforms set. Thread: the context's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/gl/gpu-mesh.h"
#include "engine/sketch/gl/program.h"
#include "engine/sketch/picture/shadow-part.h"
#include "engine/sketch/scene/scene.h"

G_BEGIN_DECLS

/* An item as it was when the kept map was drawn. */
typedef struct
{
  RcMat4   model;
  gboolean hidden, moves;
} RcShadowCaster;

typedef struct
{
  GLuint          buffers[2], maps[2]; /* what is read; only what stands still */
  RcShadowCaster *casters;             /* one for each item; NULL before the first frame */
  RcMat4          matrix;              /* of the frame before */
  gboolean        kept;                /* maps[1] is of that matrix */
  gboolean        copied;              /* maps[0] is as maps[1] outside @changed */
  RcRect          changed;
} RcShadowMap;

gboolean rc_shadow_map_init (RcShadowMap *self, GError **error);
void     rc_shadow_map_clear (RcShadowMap *self);
void     rc_shadow_map_draw (RcShadowMap        *self,
                             const RcScene      *scene,
                             const RcGpuMesh    *meshes,
                             const RcGpuMesh    *casters,
                             const RcProgram    *program,
                             const RcShadowPart *part);

/* The texels that @item may throw its shadow on. */
RcRect rc_shadow_map_bounds (const RcScene *scene, const RcItem *item);
/* Whether its shadow may fall in @part. */
gboolean rc_shadow_map_reaches (const RcScene *scene, const RcItem *item, const RcShadowPart *part);

/* What throws its shadow into @part. */
RcSight rc_shadow_map_sight (const RcScene *scene, const RcShadowPart *part);

G_END_DECLS
