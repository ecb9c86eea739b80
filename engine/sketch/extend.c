/* extend.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/extend.h"

#include "engine/footage/extend.h"
#include "engine/sketch/picture/finish.h"
#include "engine/sketch/picture/labels.h"

#include <string.h>

typedef struct
{
  const RcRequest *request;
  RcOutput        *output;
  RcExtension      by;
  RcTakeReader    *base;
  RcScene         *scene;
  RcRenderer      *renderer;
  RcFinish        *finish;
  RcRect           area; /* of the wider picture, what the take shows */
  gboolean         room; /* there is more around the frames */
} Extend;

static void
extend_clear (Extend *self)
{
  g_clear_pointer (&self->finish, rc_finish_free);
  g_clear_pointer (&self->renderer, rc_renderer_free);
  g_clear_pointer (&self->scene, rc_scene_free);
  g_clear_pointer (&self->base, rc_take_reader_free);
}

/* Whoever walks into the take or out of it walks before it and after it. */
static void
go_on (RcScene *scene, const RcExtension *by, RcRational rate)
{
  float frame = (float)(1 / rc_rational_to_double (rate));

  for (guint i = 0; i < scene->staging->n_figures && by->before + by->after > 0; i++)
    rc_actor_go_on (&scene->actors[i], by->before * frame, by->after * frame);
}

/* The scene is that of the take: its frame, its length. Then it is looked at through a wider
 * picture, as much wider on both sides, of which the take shows a part. */
static gboolean
set_up (Extend       *self,
        RcGlContext  *context,
        const RcKit  *kit,
        RcDialogue   *dialogue,
        GCancellable *cancellable,
        GError      **error)
{
  const RcRequestShape *shape = rc_request_shape (self->request);
  const RcExtension    *by = &self->by;
  int                   across = MAX (by->left, by->right), down = MAX (by->top, by->bottom);
  RcRequestShape        own = *shape;
  RcReferences          references;

  own.width -= by->left + by->right;
  own.height -= by->top + by->bottom;
  own.frames -= by->before + by->after;
  rc_references_read (&references, self->request);
  self->scene =
      rc_scene_new_with (kit, rc_request_staging (self->request), &own, dialogue, &references,
                         rc_reference_media_path, (gpointer)self->request, error);
  if (self->scene != NULL)
    go_on (self->scene, by, shape->rate);
  self->renderer = self->scene != NULL ? rc_renderer_new (context, self->scene, error) : NULL;
  self->finish = self->renderer != NULL
                     ? rc_finish_new (self->scene, self->renderer, rc_reference_media_path,
                                      (gpointer)self->request, error)
                     : NULL;
  if (self->finish == NULL)
    return FALSE;
  self->scene->lazy = !rc_labels_are_wanted (self->scene->staging);
  rc_renderer_set_stop (self->renderer, rc_stop_if_cancelled, cancellable);
  self->area = (RcRect){ across - by->left, down - by->top, shape->width, shape->height };
  self->room = across + down > 0;
  if (!self->room)
    return TRUE;
  rc_scene_widen (self->scene, own.width + 2 * across, own.height + 2 * down);
  g_clear_pointer (&self->renderer, rc_renderer_free);
  self->renderer = rc_renderer_new (context, self->scene, error);
  if (self->renderer == NULL)
    return FALSE;
  rc_renderer_set_stop (self->renderer, rc_stop_if_cancelled, cancellable);
  return TRUE;
}

/* --- frames --------------------------------------------------------------------------------- */

/* The base's own frame in the larger one. */
static gboolean
lay_base (Extend *self, int index, RcPass pass, RcFrame *frame, GError **error)
{
  g_autoptr (RcFrame) own = rc_take_reader_frame (self->base, pass, index, error);
  gsize               pixel = rc_frame_bytes_per_pixel (frame->format);

  if (own == NULL)
    return FALSE;
  for (int y = 0; y < own->height; y++)
    memcpy (frame->data + (gsize)(y + self->by.top) * frame->stride + (gsize)self->by.left * pixel,
            own->data + (gsize)y * own->stride, (gsize)own->width * pixel);
  return TRUE;
}

static gboolean
hand_over_own (Extend *self, int index, GError **error)
{
  g_autoptr (RcFrame) colour = NULL, depth = NULL, identity = NULL;

  colour = rc_take_reader_frame (self->base, RC_PASS_COLOUR, index, error);
  depth = colour != NULL ? rc_take_reader_frame (self->base, RC_PASS_DEPTH, index, error) : NULL;
  identity =
      depth != NULL ? rc_take_reader_frame (self->base, RC_PASS_IDENTITY, index, error) : NULL;
  return identity != NULL && self->output->frame (self->output, index + self->by.before, colour,
                                                  depth, identity, error);
}

/* @index: of the base; less than 0 before it */
static gboolean
hand_over (Extend *self, int index, GError **error)
{
  gboolean            there = index >= 0 && index < rc_take_reader_frames (self->base);
  g_autoptr (RcFrame) colour = NULL, depth = NULL, identity = NULL;

  if (there && !self->room)
    return hand_over_own (self, index, error);
  rc_scene_set_frame (self->scene, index);
  if (!rc_renderer_draw (self->renderer, self->area, &colour, &depth, &identity, error) ||
      !rc_finish_frame (self->finish, self->scene, self->area, colour, error))
    return FALSE;
  if (there && (!lay_base (self, index, RC_PASS_COLOUR, colour, error) ||
                !lay_base (self, index, RC_PASS_DEPTH, depth, error) ||
                !lay_base (self, index, RC_PASS_IDENTITY, identity, error)))
    return FALSE;
  return self->output->frame (self->output, index + self->by.before, colour, depth, identity,
                              error);
}

gboolean
rc_sketch_extend (RcGlContext     *context,
                  const RcKit     *kit,
                  const RcRequest *request,
                  RcDialogue      *dialogue,
                  RcOutput        *output,
                  GCancellable    *cancellable,
                  GError         **error)
{
  Extend   self = { .request = request, .output = output };
  gboolean good;

  g_return_val_if_fail (rc_request_extension (request, &self.by), FALSE);
  self.base = rc_extend_open_base (request, error);
  good = self.base != NULL && set_up (&self, context, kit, dialogue, cancellable, error);
  for (int index = output->first; good && index <= output->last; index++)
    good = !g_cancellable_set_error_if_cancelled (cancellable, error) &&
           hand_over (&self, index - self.by.before, error);
  good = good && rc_extend_hand_over_sound (request, self.base, output, cancellable, error);
  extend_clear (&self);
  return good;
}
