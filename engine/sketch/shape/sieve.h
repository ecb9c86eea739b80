/* sieve.h - which triangles of a mesh come to a pixel that is looked at
 *
 * A person has thousands of triangles, and most show nothing: they are turned away, beside the part
 * that is drawn, or so small that they lie between the middles of pixels. Here they are left out
 * before a vertex is transformed for them. It changes no pixel: what might have one stays.
 *
 * Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"
#include "engine/sketch/shape/mesh.h"

G_BEGIN_DECLS

#define RC_SIEVE_TILES 32

/* What is looked at. */
typedef struct
{
  RcMat4         clip;          /* of the mesh to clip space */
  int            width, height; /* pixels of the picture, at most 8192 */
  RcRect         rect;          /* of the picture, bottom row first */
  gboolean       fronts;        /* only what is turned to the eye is drawn */
  const guint32 *tiles; /* (nullable): [RC_SIEVE_TILES] rows from the bottom, a bit a tile of
                           rc_sieve_side() pixels: what of the picture is asked for */
} RcSieve;

/* Where a vertex is in the picture, in shares of a pixel. */
typedef struct
{
  gint32 x, y;
} RcSieveSpot;

/** Returns: how long the side of a tile is, pixels, where the picture's is @length: an even number
 */
static inline int
rc_sieve_side (int length)
{
  return 2 * ((length + 2 * RC_SIEVE_TILES - 1) / (2 * RC_SIEVE_TILES));
}

void  rc_sieve_project (const RcSieve  *self,
                        const RcVertex *vertices,
                        guint           from,
                        guint           to,
                        RcSieveSpot    *spots);
guint rc_sieve_pick (const RcSieve     *self,
                     const RcSieveSpot *spots,
                     const guint32     *indices,
                     guint              n,
                     guint32           *picked);

G_END_DECLS
