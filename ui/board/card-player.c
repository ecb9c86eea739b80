/* card-player.c - a take that plays small, while the pointer is over its card
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/card-player.h"

#include "ui/frame-texture.h"
#include "ui/play/stage-frames.h"

#include <math.h>

/* Pictures a second. */
#define RATE 12
/* How long a frame that was sought stays before it plays on, in microseconds. */
#define REST (700 * 1000)

struct _RcCardPlayer
{
  RcStageFrames   *frames;
  RcCardPlayerFunc func;
  gpointer         user_data;
  int              n_frames;
  double           step;   /* frames from one picture to the next */
  double           at;     /* frame that is wanted */
  int              shown;  /* -1: none */
  gint64           rest;   /* monotonic: no playing before */
  guint            source; /* timeout */
};

static void
show (RcCardPlayer *self)
{
  int                    index = CLAMP ((int)self->at, 0, self->n_frames - 1);
  RcFrame               *frame = rc_stage_frames_get (self->frames, index);
  g_autoptr (GdkTexture) texture = NULL;

  rc_stage_frames_want (self->frames, index, 1);
  if (frame == NULL || index == self->shown)
    return;
  self->shown = index;
  texture = rc_frame_texture_new (frame);
  self->func (texture, self->n_frames > 1 ? index / (self->n_frames - 1.0) : 0, self->user_data);
}

/* A frame that cannot be read leaves the picture as it was. */
static void
on_frame (int index, RcFrame *frame, const GError *error, gpointer user_data)
{
  RcCardPlayer *self = user_data;

  if (frame != NULL && index == (int)self->at)
    show (self);
}

static gboolean
play_on (gpointer user_data)
{
  RcCardPlayer *self = user_data;

  /* It waits for a frame that is being read. */
  if (g_get_monotonic_time () >= self->rest && self->shown == (int)self->at)
    self->at = fmod (self->at + self->step, self->n_frames);
  show (self);
  return G_SOURCE_CONTINUE;
}

/**
 * rc_card_player_new:
 * @func: called with each picture
 *
 * Returns: (transfer full) (nullable): a player, or NULL if the take cannot be opened
 */
RcCardPlayer *
rc_card_player_new (RcSession *session, RcTake *take, RcCardPlayerFunc func, gpointer user_data)
{
  RcTakeStack  *stack = rc_session_open_take (session, take, NULL);
  RcTakeReader *base = stack != NULL ? rc_take_stack_base (stack) : NULL;
  RcStageSource source;
  RcCardPlayer *self;

  if (stack == NULL)
    return NULL;
  self = g_new0 (RcCardPlayer, 1);
  self->func = func;
  self->user_data = user_data;
  self->n_frames = MAX (1, rc_take_reader_frames (base));
  self->step = MAX (1, round (rc_rational_to_double (rc_take_reader_rate (base)) / RATE));
  self->shown = -1;
  source = rc_stage_source_of_take (stack);
  self->frames = rc_stage_frames_new (&source, self->n_frames, 0, on_frame, self);
  self->source = g_timeout_add (1000 / RATE, play_on, self);
  rc_stage_frames_want (self->frames, 0, 1);
  return self;
}

void
rc_card_player_free (RcCardPlayer *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  rc_stage_frames_free (self->frames);
  g_free (self);
}

/** @at: how far into the take, 0 to 1: its frame is shown, and played on from a moment later */
void
rc_card_player_seek (RcCardPlayer *self, double at)
{
  self->at = floor (CLAMP (at, 0, 1) * (self->n_frames - 1));
  self->rest = g_get_monotonic_time () + REST;
  show (self);
}
