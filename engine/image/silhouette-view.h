/* silhouette-view.h - the piece of the pictures that a silhouette is followed in
 *
 * Private to engine/image/silhouette*.c. A piece of the picture on a grid of cells, once as it is
 * next, and as it was in some pictures before, each moved so that what is around the thing lies
 * where it does next; silhouette-explain.c says how well each explains what is seen next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/affine-fit.h"
#include "engine/image/silhouette-flow.h"

G_BEGIN_DECLS

#define RC_VIEW_PASTS  3 /* the last picture, and older ones, which know what was hidden since */
#define RC_VIEW_LAYERS 5
#define RC_VIEW_UNSEEN 14 /* what a cell costs that nothing explains: differs by so much */
#define RC_BLOCK_FOUND 18 /* a block that differs by less is found again */

typedef enum
{
  RC_PART_OUT,
  RC_PART_IN,
  RC_N_PARTS,
  RC_PART_UNKNOWN = RC_N_PARTS,
} RcPart;

/* What a picture before showed. */
typedef struct
{
  RcFrame *from;                   /* BGRA8, [height, width] */
  guint8  *parts;                  /* [height, width]: RcPart */
  GArray  *around;                 /* of RcBlock: of what is around the thing */
  RcAffine layers[RC_VIEW_LAYERS]; /* how that goes over, nearer and farther; cells */
  int      n_layers;
} RcPast;

typedef struct
{
  RcRect   rect;                 /* pixels of the picture */
  double   scale;                /* cells in a pixel */
  int      width, height;        /* cells */
  RcFrame *to;                   /* what is seen next */
  RcPast   pasts[RC_VIEW_PASTS]; /* the last picture first */
  int      n_pasts;
  GArray  *blocks; /* of RcBlock: of the thing in the last picture */
  int      way[2]; /* where most of the thing goes, cells */
} RcView;

/* silhouette-view.c; @guess: how what @coverage covers goes over into @to */
gboolean rc_view_init (RcView         *self,
                       const RcFrame  *coverage,
                       const RcFrame  *to,
                       const RcAffine *guess,
                       GError        **error);
void     rc_view_clear (RcView *self);
/* @moved: how far what is around the thing has gone since, pixels. Errors: RC_ERROR_NO_MEMORY */
gboolean rc_view_add_past (RcView        *self,
                           const RcFrame *picture,
                           const RcFrame *coverage,
                           const double   moved[2],
                           GError       **error);
/* Returns: (transfer full): [height, width]: cells to the outline of @parts, less than 0 inside */
int *rc_view_distance (const RcView *self, const guint8 *parts);

/* silhouette-explain.c */
/* Blocks and layers of all pasts. @way: where the thing is expected, cells */
void rc_view_follow (RcView *self, const int way[2]);
/* Whether what is at @x, @y and goes by @dx, @dy goes along with what is around the thing, and not
 * with the thing. */
gboolean rc_view_goes_around (const RcView *self, int x, int y, int dx, int dy);
/* How far what is around the thing went since the last picture, pixels; 0 if that is not known. */
void rc_view_find_move (const RcView *self, double move[2]);
/* @costs: (out): [height, width, RC_N_PARTS]: how badly each part explains what is seen next, 0 to
 * RC_VIEW_UNSEEN; only where @where is not 0 */
void rc_view_explain (const RcView *self, const guint8 *where, guint8 *costs);

G_END_DECLS
