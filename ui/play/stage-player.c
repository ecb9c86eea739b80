/* stage-player.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/play/stage-player.h"

#include "ui/play/play-sound.h"
#include "ui/play/stage-frames.h"

struct _RcStagePlayer
{
  RcStagePlayerFuncs funcs;
  gpointer           user_data;
  guint              n_pictures;
  RcStageClock       clock;
  RcPlaySound       *sound;
  char              *sound_path; /* nullable: it has none */
  RcStageFrames     *frames;     /* nullable: nothing is open */
  int                shown;      /* -1: none yet */
};

RcStagePlayer *
rc_stage_player_new (const RcStagePlayerFuncs *funcs, guint n_pictures, gpointer user_data)
{
  RcStagePlayer *self = g_new0 (RcStagePlayer, 1);

  self->funcs = *funcs;
  self->user_data = user_data;
  self->n_pictures = n_pictures;
  self->shown = -1;
  self->sound = rc_play_sound_new ();
  rc_stage_clock_init (&self->clock, 0, rc_rational (24, 1));
  return self;
}

void
rc_stage_player_free (RcStagePlayer *self)
{
  g_clear_pointer (&self->frames, rc_stage_frames_free);
  g_clear_pointer (&self->sound, rc_play_sound_free);
  g_free (self->sound_path);
  g_free (self);
}

/* The frame that is due; while it plays, also one that comes late, if it is newer than the one that
 * is shown: a slow reader skips, it does not freeze the picture. */
static void
on_frame (int index, RcFrame *frame, const GError *error, gpointer user_data)
{
  RcStagePlayer *self = user_data;
  gboolean       due = index == self->clock.frame;

  if (frame == NULL)
    {
      if (due)
        self->funcs.failed (error, self->user_data);
      return;
    }
  if (index < 0)
    {
      self->funcs.picture ((guint)(-1 - index), frame, self->user_data);
      return;
    }
  if (!due && !rc_stage_clock_is_newer (&self->clock, index, self->shown))
    return;
  self->shown = index;
  self->funcs.shown (index, frame, self->user_data);
}

static void
open_sound (RcStagePlayer *self, RcTakeReader *base)
{
  g_autofree char *path = base != NULL ? rc_take_reader_dup_sound (base) : NULL;
  RcMovieSound     sound = {
        path, { 0, 1 }, rc_time_from_frames (self->clock.n_frames, self->clock.rate), 1, FALSE
  };

  rc_play_sound_open (self->sound, &sound, path != NULL ? 1 : 0, &self->clock);
  g_free (self->sound_path);
  self->sound_path = g_steal_pointer (&path);
}

/**
 * rc_stage_player_open:
 * @stack: (nullable) (transfer full): what to play; NULL closes
 *
 * A stack of the same length goes on where the last one was: its layers have changed, no more.
 */
void
rc_stage_player_open (RcStagePlayer *self, RcTakeStack *stack)
{
  RcTakeReader *base = stack != NULL ? rc_take_stack_base (stack) : NULL;
  int           n_frames = base != NULL ? rc_take_reader_frames (base) : 0;
  RcStageSource source = rc_stage_source_of_take (stack);

  g_clear_pointer (&self->frames, rc_stage_frames_free);
  self->shown = -1;
  if (n_frames != self->clock.n_frames)
    {
      gboolean loop = self->clock.loop;

      rc_stage_clock_init (&self->clock, n_frames,
                           base != NULL ? rc_take_reader_rate (base) : rc_rational (24, 1));
      self->clock.loop = loop;
    }
  open_sound (self, base);
  rc_stage_player_clock_changed (self, g_get_monotonic_time ());
  if (stack == NULL)
    return;
  self->frames = rc_stage_frames_new (&source, n_frames, self->n_pictures, on_frame, self);
  rc_stage_player_update (self);
}

/** @layers: (element-type RcTakeLayer): those of the open stack, as they lie now */
void
rc_stage_player_restyle (RcStagePlayer *self, GArray *layers)
{
  if (self->frames == NULL)
    return;
  self->shown = -1;
  rc_stage_frames_restyle (self->frames, layers);
}

gboolean
rc_stage_player_is_open (RcStagePlayer *self)
{
  return self->frames != NULL;
}

/** Returns: (transfer full) (nullable): the file that is heard */
char *
rc_stage_player_dup_sound (RcStagePlayer *self)
{
  return g_strdup (self->sound_path);
}

/** Returns: (transfer none): to be read, and changed; then call rc_stage_player_update() */
RcStageClock *
rc_stage_player_clock (RcStagePlayer *self)
{
  return &self->clock;
}

static void
report (RcStagePlayer *self, GError *error)
{
  if (error != NULL)
    self->funcs.failed (error, self->user_data);
  g_clear_error (&error);
}

/** Call after the clock was changed: the sound goes where it is */
void
rc_stage_player_clock_changed (RcStagePlayer *self, gint64 now)
{
  GError *error = NULL;

  (void)!rc_play_sound_changed (self->sound, &self->clock, now, &error);
  report (self, error);
}

/** Shows the frame that is due, as soon as it has been read */
void
rc_stage_player_update (RcStagePlayer *self)
{
  g_autoptr (RcFrame) frame = NULL;
  int                 direction = self->clock.speed > 0 ? 1 : self->clock.speed < 0 ? -1 : 0;

  if (self->frames == NULL)
    return;
  rc_stage_frames_want (self->frames, self->clock.frame, direction);
  frame = rc_stage_frames_get (self->frames, self->clock.frame);
  if (frame == NULL)
    return;
  self->shown = self->clock.frame;
  self->funcs.shown (self->clock.frame, frame, self->user_data);
}

/** Returns: whether it goes on playing */
gboolean
rc_stage_player_tick (RcStagePlayer *self, gint64 now)
{
  GError *error = NULL;
  int     due = self->clock.frame;

  (void)!rc_play_sound_tick (self->sound, &self->clock, now, &error);
  report (self, error);
  if (rc_stage_clock_tick (&self->clock, now))
    {
      rc_stage_clock_count_late (&self->clock, due, self->shown);
      rc_stage_player_update (self);
    }
  if (self->clock.speed == 0)
    rc_play_sound_stop (self->sound);
  return self->clock.speed != 0;
}
