/* sync-wall-private.h - what the parts of the sync wall share
 *
 * sync-wall.c lays it out and plays it; sync-wall-items.c is what hangs on it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/takes/sync-wall.h"
#include "ui/takes/wall-player.h"

G_BEGIN_DECLS

/* One picture of the wall. */
typedef struct
{
  RcTake     *take;
  RcRegion   *region; /* nullable: its layers up to this one; NULL: all that are shown */
  gboolean    bare;   /* none of its layers: its regions hang beside it */
  GtkWidget  *tile;
  GtkPicture *picture;
  GtkLabel   *title, *verdict;
} RcWallItem;

struct _RcSyncWall
{
  GtkWidget parent_instance;

  GtkWidget *head, *foot;
  GtkLabel  *time, *hint;
  GtkButton *play;
  GtkWidget *regions; /* the toggle */

  GSimpleActionGroup *actions;
  RcSession          *session; /* nullable: closed */
  GPtrArray          *takes;   /* nullable: RcTake that were asked for */
  GPtrArray          *items;   /* RcWallItem */
  RcWallPlayer       *player;  /* nullable */
  guint               chosen;  /* of the items */
  gboolean            with_regions;
  guint               tick; /* while it plays */
};

/* sync-wall-items.c */
void rc_wall_item_free (gpointer data);
void rc_sync_wall_fill (RcSyncWall *self);
void rc_sync_wall_clear (RcSyncWall *self);
void rc_sync_wall_show_items (RcSyncWall *self);

/* sync-wall.c */
void        rc_sync_wall_choose (RcSyncWall *self, guint i);
void        rc_sync_wall_use (RcSyncWall *self);
RcWallItem *rc_sync_wall_get_chosen (RcSyncWall *self);

G_END_DECLS
