/* sync-wall.h - two to nine takes, or regions of them, playing in lock-step, to choose from
 *
 * Each has a number, which is its key. The chosen one is starred or rejected; or it becomes the
 * shot's take. Nothing is read while the wall is closed.
 *
 * Signals:
 *   "use" (RcTake, RcRegion nullable)    the user wants this one; with a region: the take with its
 *                                        layers up to that one
 *   "closed"                             the user is done
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RC_TYPE_SYNC_WALL (rc_sync_wall_get_type ())
G_DECLARE_FINAL_TYPE (RcSyncWall, rc_sync_wall, RC, SYNC_WALL, GtkWidget)

GtkWidget    *rc_sync_wall_new (void);
void          rc_sync_wall_open (RcSyncWall *self, RcSession *session, GPtrArray *takes);
void          rc_sync_wall_close (RcSyncWall *self);
gboolean      rc_sync_wall_is_open (RcSyncWall *self);
void          rc_sync_wall_sync (RcSyncWall *self);
GActionGroup *rc_sync_wall_get_actions (RcSyncWall *self);

G_END_DECLS
