/* region-sky.c - another sky over what was filmed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/footage/retouching.h"

#include "engine/image/plate.h"

static void
learn (gpointer data, const RcFrame *frame, const RcFrame *mask)
{
  rc_sky_matte_learn (data, frame, mask);
}

/* On what is filmed there is no depth. */
static RcFrame *
depth_of (RcRetouching *self, int index)
{
  const RcRequestShape *shape = rc_request_shape (self->request);
  g_autoptr (RcFrame)   depth = rc_take_reader_has (self->base, RC_PASS_DEPTH)
                                    ? rc_take_reader_frame (self->base, RC_PASS_DEPTH, index, NULL)
                                    : NULL;

  return depth != NULL && depth->width == shape->width && depth->height == shape->height
             ? g_steal_pointer (&depth)
             : NULL;
}

gboolean
rc_retouching_replace_sky (RcRetouching *self, GError **error)
{
  RcSky                sky = { .look = self->words.sky };
  RcSkyMatte           matte = { 0 };
  g_autoptr (RcPlaces) places = NULL;

  sky.seed = rc_request_shape (self->request)->seed;
  if (!rc_retouching_look (self, learn, &matte, error))
    return FALSE;
  sky.horizon = CLAMP (matte.lowest, 0.2, 1.2) - 0.5;
  places = rc_retouching_places (self, error);
  if (places == NULL)
    return FALSE;
  for (int index = self->output->first; index <= self->output->last; index++)
    {
      g_autoptr (RcFrame)  frame = NULL, mask = NULL, depth = depth_of (self, index);
      g_autoptr (RcLevels) alpha = NULL;

      if (!rc_retouching_read (self, index, &frame, &mask, error))
        return FALSE;
      alpha = rc_sky_matte_find (&matte, frame, mask, depth);
      rc_sky_lay (&sky, frame, mask, alpha, &matte, rc_places_at (places, index), index);
      if (!rc_retouching_hand_over (self, index, frame, error))
        return FALSE;
    }
  return TRUE;
}
