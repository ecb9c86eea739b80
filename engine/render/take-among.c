/* take-among.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/render/take-among.h"

enum
{
  BELOW,
  ABOVE,
  N_SIDES,
};

struct _RcTakeAmong
{
  GArray      *layers[N_SIDES]; /* of RcTakeLayer */
  RcTakeStack *stacks[N_SIDES]; /* of them; NULL: not opened, or none */
  RcLayerStyle style;           /* of the region itself */
};

RcTakeAmong *
rc_take_among_new (GArray *below, GArray *above, RcLayerStyle style)
{
  RcTakeAmong *self = g_new0 (RcTakeAmong, 1);

  self->layers[BELOW] = below;
  self->layers[ABOVE] = above;
  self->style = style;
  return self;
}

void
rc_take_among_close (RcTakeAmong *self)
{
  for (int side = 0; side < N_SIDES; side++)
    g_clear_pointer (&self->stacks[side], rc_take_stack_free);
}

void
rc_take_among_free (RcTakeAmong *self)
{
  rc_take_among_close (self);
  for (int side = 0; side < N_SIDES; side++)
    g_array_unref (self->layers[side]);
  g_free (self);
}

/* Lays the regions on @side over @frame. */
static gboolean
lay (RcTakeAmong *self,
     int          side,
     const char  *project_dir,
     const char  *base,
     int          index,
     RcFrame     *frame)
{
  const GArray *layers = self->layers[side];

  if (layers->len == 0)
    return TRUE;
  if (self->stacks[side] == NULL)
    self->stacks[side] = rc_take_stack_new (
        project_dir, base, (const RcTakeLayer *)(gpointer)layers->data, layers->len, NULL);
  return self->stacks[side] != NULL && rc_take_stack_lay (self->stacks[side], index, frame, NULL);
}

RcFrame *
rc_take_among_show (RcTakeAmong       *self,
                    const char        *project_dir,
                    const char        *base,
                    const RcTakePatch *patch)
{
  g_autoptr (RcFrame) shown = rc_frame_copy (patch->under, NULL);

  if (shown == NULL || !lay (self, BELOW, project_dir, base, patch->index, shown) ||
      !rc_composite (shown, patch->patch, patch->x, patch->y, patch->coverage, &self->style,
                     NULL) ||
      !lay (self, ABOVE, project_dir, base, patch->index, shown))
    return NULL;
  return g_steal_pointer (&shown);
}
