/* mask-plane.h - a piece of the frame that coverage is worked on
 *
 * Private to engine/image/mask*.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

/* A piece of the frame's plane, in pixels; may reach outside the frame. */
typedef struct
{
  RcRect  rect;
  guint8 *data; /* [rect.height, rect.width] */
} RcPlane;

/* mask-draw.c */
/* Calls @work for bands of 0 to @n that together are all of it, each on a thread of its own if
 * @pixels are worth it; the bands do not depend on how many there are. */
typedef void (*RcBandFunc) (gpointer data, int from, int to);
void  rc_mask_run_bands (int n, gsize pixels, RcBandFunc work, gpointer data);
void *rc_mask_allocate (RcRect rect, gsize size, GError **error);
void  rc_plane_clear (RcPlane *plane);

/* mask-soften.c; lengths in pixels */
gboolean rc_plane_soften (RcPlane *plane, double grow, double feather, GError **error);
gboolean rc_plane_soften_grey (RcPlane *plane, double grow, double feather, GError **error);
gboolean rc_plane_smooth (RcPlane *plane, double radius, GError **error);
gboolean rc_plane_fill_holes (RcPlane *plane, GError **error);

G_END_DECLS
