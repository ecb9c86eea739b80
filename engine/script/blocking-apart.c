/* blocking-apart.c - nobody stands in anybody else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/script/blocking.h"

#include <math.h>

/* Who is carried is where the one is who carries them, wherever their own place is. */
static gboolean
is_carried (const RcDraft *draft, guint index)
{
  return rc_draft_figure (draft, (int)index)->out.mounts >= 0;
}

static gboolean
is_free (const RcDraft *draft, guint32 placed, double x, double z)
{
  for (guint i = 0; i < draft->figures->len; i++)
    {
      const RcStagingFigure *other = &rc_draft_figure (draft, i)->out;

      if ((placed & (1u << i)) != 0 && hypot (other->x - x, other->z - z) < RC_BLOCKING_GAP)
        return FALSE;
    }
  return TRUE;
}

/* The nearest free spot beside, then behind. */
static void
step_aside (const RcDraft *draft, guint32 placed, RcStagingFigure *figure)
{
  double x = figure->x, z = figure->z;

  for (guint k = 1; !is_free (draft, placed, x, z) && k <= 4 * RC_DRAFT_MAX_FIGURES; k++)
    {
      double step = (RC_BLOCKING_GAP + 0.1) * ((k + 1) / 2);

      x = figure->x + (k % 2 == 1 ? step : -step);
      z = figure->z - 0.05 * (k / 8);
    }
  figure->x = x;
  figure->z = z;
}

/* Whoever is not @placed steps aside for those who are, the later for the earlier. */
static void
step_all_aside (RcDraft *draft, guint32 placed, gboolean carried_too)
{
  for (guint i = 0; i < draft->figures->len; i++)
    if ((placed & (1u << i)) == 0 && (carried_too || !is_carried (draft, i)))
      {
        step_aside (draft, placed, &rc_draft_figure (draft, (int)i)->out);
        placed |= 1u << i;
      }
}

/** Who would stand in somebody steps aside, the later for the earlier. */
void
rc_blocking_separate (RcDraft *draft)
{
  step_all_aside (draft, 0, TRUE);
}

/* Who cannot step aside: they are on a thing, or hold somebody's hand. */
static guint32
find_bound (const RcDraft *draft)
{
  guint32 bound = 0;

  for (guint i = 0; i < draft->figures->len; i++)
    {
      const RcDraftFigure *figure = rc_draft_figure (draft, (int)i);

      if (is_carried (draft, i))
        continue;
      if (rc_blocking_is_raised (draft, figure))
        bound |= 1u << i;
      if (figure->hand >= 0 && figure->hand < (int)draft->figures->len)
        bound |= 1u << i | 1u << figure->hand;
    }
  return bound;
}

/**
 * rc_blocking_clear:
 *
 * Those on a thing are moved together on it, and those who go there to its end: whoever would stand
 * in them, and so in the thing, steps aside.
 */
void
rc_blocking_clear (RcDraft *draft)
{
  step_all_aside (draft, find_bound (draft), FALSE);
}
