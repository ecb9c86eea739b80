/* silhouette-flow.h - how the blocks of a thing, and of what is around it, go over into the next
 * picture
 *
 * Private to engine/image. Blocks are matched by their own pixels alone: those of the thing, or
 * those that are not. So a limb that is thinner than a block is followed, whatever is behind it.
 *
 * Deterministic. Thread: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

#define RC_BLOCK_STEP  4  /* pixels between the middles of blocks, at the least */
#define RC_BLOCK_REACH 28 /* pixels that a block is sought in, each way */

/* What is known of two pictures of one size. */
typedef struct
{
  const RcFrame *from, *to; /* BGRA8 */
  const guint8  *parts;     /* [height, width] of `from`: 1 the thing, 0 not, 2 unknown */
} RcBlockPair;

typedef struct
{
  int x, y;   /* its middle in `from` */
  int dx, dy; /* to where it is in `to` */
  int cost;   /* how much its pixels differ there, on average: 0 to 255 */
} RcBlock;

/* @part: of which blocks are wanted; @every: one in so many is, each way; @guess: where a block is
 * expected, which decides where there is nothing to tell. Returns: (transfer full): of RcBlock, by
 * y and x */
GArray *rc_blocks_follow (const RcBlockPair *pair, guint8 part, int every, const int guess[2]);

G_END_DECLS
