/* stop.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/gl/stop.h"

#include <epoxy/gl.h>
#include <gio/gio.h>

/** A new picture begins. */
void
rc_stop_begin (RcStop *self)
{
  self->pixels = 0;
  self->stopped = FALSE;
}

/**
 * rc_stop_after:
 * @self: (nullable): then it goes on
 * @pixels: that were asked for since the last call
 *
 * Returns: whether drawing stops here; what is drawn so far is then of no use
 */
gboolean
rc_stop_after (RcStop *self, gsize pixels)
{
  if (self == NULL || self->wanted == NULL)
    return FALSE;
  self->pixels += pixels;
  if (self->stopped || self->pixels < RC_STOP_PIXELS)
    return self->stopped;
  glFinish ();
  self->pixels = 0;
  self->stopped = self->wanted (self->data);
  return self->stopped;
}

gboolean
rc_stop_if_cancelled (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}
