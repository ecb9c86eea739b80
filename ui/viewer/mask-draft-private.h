/* mask-draft-private.h - what the two halves of a draft share
 *
 * mask-tools.c turns the pointer into shapes; mask-draft.c keeps them: history, keys, edge, file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/viewer/mask-tools.h"

G_BEGIN_DECLS

/* Rectangles and ellipses smaller than this (fraction of the frame) are slips of the hand. */
#define RC_DRAFT_LEAST_SIZE 0.004

struct _RcMaskDraft
{
  cJSON     *shapes;  /* array: what is drawn */
  cJSON     *rest;    /* object: the members of the mask that are nobody's here */
  GPtrArray *history; /* cJSON: the mask before each finished change */
  GPtrArray *future;  /* cJSON: the mask before each change was taken back, the next one last */
  gint64     undone;  /* when one was taken back last, in microseconds of the monotonic clock */

  double   radius, hardness; /* of the brush: fraction of the frame's height, 0..1 */
  double   feather, grow;
  double   tolerance;   /* of the colours that are clicked, 0..1 */
  gboolean subtracts;   /* a plain drag takes away */
  int      first, last; /* frames; last -1: to the end */
  int      frame;       /* that is looked at */
  int      home;        /* in which it was drawn */

  guint version; /* goes up with every change that is no drag */
  guint drag;    /* goes up with every press */
  guint kept[2]; /* the versions before and after the last stroke became a shape */

  /* The colour that was picked last. */
  double     pick_x, pick_y;
  RcMaskMode pick_mode;
  guint      picked_at; /* length of the history then; 0: none */

  /* The drag under way, or the polygon whose corners are being clicked. */
  gboolean   drawing;
  RcToolId   tool;
  RcMaskMode mode;
  double     x0, y0, x1, y1;
  GArray    *points;    /* double x, y, … */
  GArray    *pressures; /* double: one for each point */
  double     pressure;  /* of the pen now, 0..1 */
  RcMaskGrip grip;      /* of the move tool */
  double     aspect;
  gboolean   even; /* Shift is held */
};

/* mask-draft.c. (transfer full): the mask with the drag under way, without what has a field here */
cJSON *rc_mask_draft_whole (RcMaskDraft *self);
void   rc_mask_draft_remember (RcMaskDraft *self);
void   rc_mask_draft_take_whole (RcMaskDraft *self, cJSON *mask);
void   rc_mask_draft_change_shapes (RcMaskDraft *self, cJSON *shapes);

/* mask-drag.c */
void rc_mask_draft_apply_drag (const RcMaskDraft *self, cJSON *mask);

/* mask-tools.c. (transfer full): the shapes as they are, with the drag under way */
cJSON   *rc_mask_draft_shapes_with_drag (RcMaskDraft *self);
gboolean rc_mask_draft_drop_corner (RcMaskDraft *self);

void   rc_mask_draft_set_mode (cJSON *shape, RcMaskMode mode);
double rc_mask_draft_rounded (double value);

G_END_DECLS
