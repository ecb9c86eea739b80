/* stage-player.h - a take being played: the clock says which frame is due, the reader has it,
 * and its sound is heard
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/take-stack.h"
#include "ui/play/stage-clock.h"

G_BEGIN_DECLS

typedef struct
{
  void (*shown) (int index, RcFrame *frame, gpointer user_data);     /* show this frame */
  void (*picture) (guint index, RcFrame *frame, gpointer user_data); /* one of the strip's */
  void (*failed) (const GError *error, gpointer user_data);          /* a frame or the sound */
} RcStagePlayerFuncs;

typedef struct _RcStagePlayer RcStagePlayer;

RcStagePlayer      *
rc_stage_player_new (const RcStagePlayerFuncs *funcs, guint n_pictures, gpointer user_data);
void rc_stage_player_free (RcStagePlayer *self);
void rc_stage_player_open (RcStagePlayer *self, RcTakeStack *stack);
void rc_stage_player_restyle (RcStagePlayer *self, GArray *layers);
gboolean      rc_stage_player_is_open (RcStagePlayer *self);
char         *rc_stage_player_dup_sound (RcStagePlayer *self);
RcStageClock *rc_stage_player_clock (RcStagePlayer *self);
void          rc_stage_player_clock_changed (RcStagePlayer *self, gint64 now);
void          rc_stage_player_update (RcStagePlayer *self);
gboolean      rc_stage_player_tick (RcStagePlayer *self, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcStagePlayer, rc_stage_player_free)

G_END_DECLS
