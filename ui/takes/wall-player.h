/* wall-player.h - two to nine takes that play in lock-step: one clock, and a reader for each
 *
 * Frames are read ahead on a thread for each take and scaled there to the size that is shown. A
 * frame of the wall is shown when all its takes have theirs, and not before: so that what is seen
 * at one time belongs to one time. Playing keeps time; what could not be shown is counted.
 *
 *   player = rc_wall_player_new (on_shown, self);
 *   rc_wall_player_add (player, dir, hash, layers, n_layers, &error);
 *   rc_wall_player_set_size (player, 533, 300);
 *   rc_stage_clock_set_speed (rc_wall_player_clock (player), 1, now);
 *   rc_wall_player_tick (player, now);     at every frame of the display
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/take-stack.h"
#include "ui/play/stage-clock.h"
#include "ui/takes/wall-layout.h"

G_BEGIN_DECLS

typedef struct _RcWallPlayer RcWallPlayer;

/* All takes have another frame: get them with rc_wall_player_get(). @error: (nullable): one could
 * not be read. */
typedef void (*RcWallPlayerFunc) (const GError *error, gpointer user_data);

RcWallPlayer *rc_wall_player_new (RcWallPlayerFunc func, gpointer user_data);
void          rc_wall_player_free (RcWallPlayer *self);
gboolean      rc_wall_player_add (RcWallPlayer      *self,
                                  const char        *dir,
                                  const char        *base,
                                  const RcTakeLayer *layers,
                                  guint              n_layers,
                                  GError           **error);
guint         rc_wall_player_count (RcWallPlayer *self);
double        rc_wall_player_aspect (RcWallPlayer *self);
void          rc_wall_player_set_size (RcWallPlayer *self, int width, int height);
RcStageClock *rc_wall_player_clock (RcWallPlayer *self);
void          rc_wall_player_update (RcWallPlayer *self);
gboolean      rc_wall_player_tick (RcWallPlayer *self, gint64 now);
RcFrame      *rc_wall_player_get (RcWallPlayer *self, guint i);
int           rc_wall_player_shown (RcWallPlayer *self);
guint         rc_wall_player_dropped (RcWallPlayer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcWallPlayer, rc_wall_player_free)

G_END_DECLS
