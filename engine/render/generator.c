/* generator.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/render/generator.h"

/* Frames in a row on one side before it is the other side's turn: reading a base backwards is
 * seeking, frame by frame. */
#define RUN 8

int *
rc_output_order (const RcOutput *self)
{
  int  n = self->last - self->first + 1, done = 0;
  int *order = g_new (int, n);
  int  after = CLAMP (self->start, self->first, self->last), before = after;

  while (done < n)
    {
      int from = MAX (before - RUN, self->first);

      for (int i = 0; i < RUN && after <= self->last; i++)
        order[done++] = after++;
      for (int i = from; i < before; i++)
        order[done++] = i;
      before = from;
    }
  return order;
}
