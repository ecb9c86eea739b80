/* point-tracks.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/point-tracks.h"

#include "engine/image/flow.h"

#include <string.h>

#define WIDEST 640 /* pixels across that points are followed in */
#define POINTS 360 /* at a time */
#define NEAR   8   /* pixels from the mask, in which what is under it pulls at a point */
#define CELL   10  /* pixels, in which there is one point */

typedef struct
{
  int     first; /* frame */
  GArray *at;    /* of double: x, y for each frame from then on */
} Track;

struct _RcPointTracks
{
  int          n_frames, added;
  GPtrArray   *tracks; /* of Track */
  GArray      *going;  /* of guint: which are still followed */
  RcFlowImage *before; /* (nullable): the last frame */
  int          width, height;
};

static void
track_free (gpointer data)
{
  Track *self = data;

  g_array_unref (self->at);
  g_free (self);
}

RcPointTracks *
rc_point_tracks_new (int n_frames)
{
  RcPointTracks *self = g_new0 (RcPointTracks, 1);

  self->n_frames = n_frames;
  self->tracks = g_ptr_array_new_with_free_func (track_free);
  self->going = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
rc_point_tracks_free (RcPointTracks *self)
{
  g_clear_pointer (&self->before, rc_flow_image_free);
  g_ptr_array_unref (self->tracks);
  g_array_unref (self->going);
  g_free (self);
}

/* GRAY8: 255 well away from the mask and the picture's edge. */
static RcFrame *
find_open (const RcFrame *mask, GError **error)
{
  RcFrame *open = rc_frame_new (mask->width, mask->height, RC_FRAME_GRAY8, error);

  if (open == NULL)
    return NULL;
  for (int y = 0; y < open->height; y++)
    memset (open->data + (gsize)y * open->stride, y >= 2 && y < open->height - 2 ? 255 : 0,
            (gsize)open->width);
  for (int y = 0; y < mask->height; y++)
    for (int x = 0; x < mask->width; x++)
      {
        int x0 = MAX (x - NEAR, 0), x1 = MIN (x + NEAR, mask->width - 1);

        if (mask->data[(gsize)y * mask->stride + (gsize)x] == 0)
          continue;
        for (int v = MAX (y - NEAR, 0); v <= MIN (y + NEAR, mask->height - 1); v++)
          memset (open->data + (gsize)v * open->stride + x0, 0, (gsize)(x1 - x0 + 1));
      }
  return open;
}

static gboolean
is_open (const RcFrame *open, double x, double y)
{
  int ix = (int)(x + 0.5), iy = (int)(y + 0.5);

  return ix >= 2 && iy >= 0 && ix < open->width - 2 && iy < open->height &&
         open->data[(gsize)iy * open->stride + (gsize)ix] > 0;
}

static void
last_of (const Track *track, double at[2])
{
  memcpy (at, &g_array_index (track->at, double, track->at->len - 2), sizeof (double[2]));
}

/* Those that go on, go on; around them nothing new is wanted: @open is shut there. */
static void
follow (RcPointTracks *self, const RcFlowImage *image, RcFrame *open)
{
  guint                n = self->going->len, kept = 0;
  g_autofree double   *from = g_new (double, 2 * MAX (n, 1)), *to = NULL;
  g_autofree gboolean *good = g_new0 (gboolean, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    last_of (g_ptr_array_index (self->tracks, g_array_index (self->going, guint, i)), from + 2 * i);
  to = g_memdup2 (from, sizeof (double) * 2 * MAX (n, 1));
  if (self->before != NULL)
    rc_flow_follow (self->before, image, from, n, to, good);
  for (guint i = 0; i < n; i++)
    {
      guint  which = g_array_index (self->going, guint, i);
      Track *track = g_ptr_array_index (self->tracks, which);
      int    x0 = MAX ((int)to[2 * i] - CELL / 2, 0);

      if (!good[i] || !is_open (open, to[2 * i], to[2 * i + 1]))
        continue;
      g_array_append_vals (track->at, to + 2 * i, 2);
      g_array_index (self->going, guint, kept++) = which;
      for (int v = MAX ((int)to[2 * i + 1] - CELL / 2, 0);
           v < MIN ((int)to[2 * i + 1] + CELL / 2, open->height); v++)
        memset (open->data + (gsize)v * open->stride + x0, 0,
                (gsize)MAX (MIN ((int)to[2 * i] + CELL / 2, open->width) - x0, 0));
    }
  g_array_set_size (self->going, kept);
}

static void
begin (RcPointTracks *self, const RcFlowImage *image, const RcFrame *open)
{
  guint              wanted = POINTS - MIN (self->going->len, POINTS);
  g_autoptr (GArray) corners = rc_flow_find_corners (image, open, wanted);

  for (guint i = 0; i + 1 < corners->len; i += 2)
    {
      Track *track = g_new0 (Track, 1);

      track->first = self->added;
      track->at = g_array_new (FALSE, FALSE, sizeof (double));
      g_array_append_vals (track->at, &g_array_index (corners, double, i), 2);
      g_array_append_val (self->going, self->tracks->len);
      g_ptr_array_add (self->tracks, track);
    }
}

gboolean
rc_point_tracks_add (RcPointTracks *self, const RcFrame *frame, const RcFrame *mask, GError **error)
{
  int                 width = MIN (frame->width, WIDEST);
  int                 height = MAX (1, frame->height * width / frame->width);
  g_autoptr (RcFrame) small = rc_frame_scale (frame, width, height, error);
  g_autoptr (RcFrame) small_mask =
      small != NULL ? rc_frame_scale (mask, width, height, error) : NULL;
  g_autoptr (RcFrame) open = small_mask != NULL ? find_open (small_mask, error) : NULL;
  g_autoptr (RcFrame) free_of = open != NULL ? rc_frame_copy (open, error) : NULL;
  RcFlowImage        *image;

  if (free_of == NULL)
    return FALSE;
  if (self->added >= self->n_frames)
    return TRUE;
  self->width = width;
  self->height = height;
  image = rc_flow_image_new (small);
  follow (self, image, free_of);
  if (self->going->len < POINTS)
    begin (self, image, free_of);
  g_clear_pointer (&self->before, rc_flow_image_free);
  self->before = image;
  self->added++;
  return TRUE;
}

guint
rc_point_tracks_n (const RcPointTracks *self)
{
  return self->tracks->len;
}

gboolean
rc_point_tracks_find (const RcPointTracks *self, guint track, int frame, double *x, double *y)
{
  const Track *found = g_ptr_array_index (self->tracks, track);
  guint        at = 2 * (guint)MAX (frame - found->first, 0);

  if (frame < found->first || at >= found->at->len)
    return FALSE;
  *x = (g_array_index (found->at, double, at) - (self->width - 1) / 2.0) * 2 / self->width;
  *y = (g_array_index (found->at, double, at + 1) - (self->height - 1) / 2.0) * 2 / self->width;
  return TRUE;
}
