/* take-lately.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/media/take-lately.h"

typedef struct
{
  char    *take;
  RcPass   pass;
  int      index;
  RcFrame *frame; /* NULL: the place is free */
} Kept;

typedef struct
{
  Kept  kept[RC_LATELY_FRAMES];
  guint next; /* the oldest */
  gsize bytes;
} Lately;

static gsize
size_of (const RcFrame *frame)
{
  return frame->stride * (gsize)frame->height;
}

static void
forget (Lately *self, Kept *kept)
{
  if (kept->frame != NULL)
    self->bytes -= size_of (kept->frame);
  g_clear_pointer (&kept->take, g_free);
  g_clear_pointer (&kept->frame, rc_frame_unref);
}

static void
lately_free (gpointer data)
{
  Lately *self = data;

  for (int i = 0; i < RC_LATELY_FRAMES; i++)
    forget (self, &self->kept[i]);
  g_free (self);
}

static GPrivate thread_lately = G_PRIVATE_INIT (lately_free);

/* The oldest go until it fits. */
static void
keep (Lately *self, const char *take, RcPass pass, int index, RcFrame *frame)
{
  gsize size = size_of (frame);

  if (size > RC_LATELY_BYTES)
    return;
  forget (self, &self->kept[self->next]);
  for (guint i = 1; i < RC_LATELY_FRAMES && self->bytes + size > RC_LATELY_BYTES; i++)
    forget (self, &self->kept[(self->next + i) % RC_LATELY_FRAMES]);
  self->kept[self->next] = (Kept){ g_strdup (take), pass, index, rc_frame_ref (frame) };
  self->bytes += size;
  self->next = (self->next + 1) % RC_LATELY_FRAMES;
}

RcFrame *
rc_lately_frame (RcTakeReader *reader, const char *take, RcPass pass, int index, GError **error)
{
  Lately  *self = g_private_get (&thread_lately);
  RcFrame *frame;

  if (self == NULL)
    {
      self = g_new0 (Lately, 1);
      g_private_set (&thread_lately, self);
    }
  for (int i = 0; i < RC_LATELY_FRAMES; i++)
    {
      const Kept *kept = &self->kept[i];

      if (kept->frame != NULL && kept->index == index && kept->pass == pass &&
          g_str_equal (kept->take, take))
        return rc_frame_ref (kept->frame);
    }
  frame = rc_take_reader_frame (reader, pass, index, error);
  if (frame != NULL)
    keep (self, take, pass, index, frame);
  return frame;
}
