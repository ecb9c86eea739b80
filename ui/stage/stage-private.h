/* stage-private.h - what the parts of the stage share
 *
 * stage.c puts the widgets together and follows the film; stage-region.c turns what is drawn and
 * written into a region; stage-actions.c is the table of what can be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/play/peak-cache.h"
#include "ui/play/stage-player.h"
#include "ui/region/stage-region-bar.h"
#include "ui/stage/direct-panel.h"
#include "ui/stage/stage-compare.h"
#include "ui/stage/stage-onion.h"
#include "ui/stage/stage-scopes.h"
#include "ui/stage/stage-strip.h"
#include "ui/stage/stage.h"
#include "ui/takes/note-pins.h"
#include "ui/takes/sync-wall.h"
#include "ui/takes/takes-panel.h"
#include "ui/viewer/viewer.h"

G_BEGIN_DECLS

struct _RcStageView
{
  GtkWidget parent_instance;

  GtkWidget        *box;
  GtkBox           *tools;
  GtkOverlay       *overlay;
  RcViewer         *viewer;
  GtkLabel         *chip;
  GtkWidget        *empty, *empty_board, *empty_render;
  GtkLabel         *empty_title, *empty_text;
  RcStageRegionBar *region_bar;
  GtkWidget        *transport;
  GtkButton        *play;
  GtkLabel         *time, *length, *hint;
  GtkLabel         *zoom; /* how near, unless all of the picture is seen */
  GtkWidget        *compare_box;
  GtkDropDown      *compare_with;
  RcStageStrip     *strip;
  RcTakesPanel     *panel;
  RcNotePins       *pins; /* over the viewer */
  RcSyncWall       *wall; /* over the stage, or hidden */
  RcDirect         *direct;
  RcDirectPanel    *direct_panel;

  GSimpleActionGroup *actions;
  RcPeakCache        *peaks;
  RcStagePlayer      *player;
  RcStageCompare     *compare;
  RcStageScopes      *scopes;
  RcStageOnion       *onion;
  guint               tick; /* while it plays */
  guint               idle; /* the film has changed */

  RcSession    *session;  /* nullable */
  RcShot       *shot;     /* nullable */
  RcTake       *take;     /* nullable: that is shown */
  RcRegion     *region;   /* nullable: the chosen layer; NULL: what is drawn will be a new one */
  gboolean      follow;   /* show the shot's best take, whichever that is */
  char         *shown;    /* nullable: the take and the layers that are open, and how they lie */
  char         *opened;   /* nullable: the same without how they lie */
  RcJson       *mask;     /* nullable: the region's mask as it was loaded into the draft */
  char         *words;    /* nullable: and its prompt */
  char         *made_key; /* nullable: what `made` was found for */
  gboolean      made;     /* the region's take was made with the settings it has */
  gboolean      incoming; /* the picture is one that is being rendered */
  RcSessionJob *shot_job; /* nullable: followed */
  gulong        shot_job_id;
  RcSessionJob *region_job; /* nullable: followed */
  gulong        region_job_id;
  RcNode       *drawn_node; /* nullable: to which what is drawn belongs */
  guint         keep;       /* source: what is drawn is not in the film yet */
  int           lost[2];    /* frames at which tracking lost the mask, before and after; -1: none */
  GCancellable *mask_work;  /* nullable: of the picking or tracking under way */
};

/* stage.c */
void rc_stage_view_sync (RcStageView *self);

/* stage-transport.c */
void   rc_stage_view_show_clock (RcStageView *self);
void   rc_stage_view_set_speed (RcStageView *self, int speed);
void   rc_stage_view_shuttle (RcStageView *self, int direction);
void   rc_stage_view_seek (RcStageView *self, int frame);
gint64 rc_stage_view_now (RcStageView *self);
void   rc_stage_view_clock_changed (RcStageView *self);
void   rc_stage_view_show_sound (RcStageView *self);

/* stage-region.c */
void      rc_stage_view_choose_region (RcStageView *self, RcRegion *region);
void      rc_stage_view_follow_region (RcStageView *self);
void      rc_stage_view_mask_changed (RcStageView *self);
void      rc_stage_view_show_edge (RcStageView *self);
void      rc_stage_view_bar_changed (RcStageView *self);
gboolean  rc_stage_view_region_is_dirty (RcStageView *self);
gboolean  rc_stage_view_is_held (RcStageView *self);
void      rc_stage_view_update_region (RcStageView *self);
void      rc_stage_view_forget_region_job (RcStageView *self);
void      rc_stage_view_render_region (RcStageView *self);
RcRegion *rc_stage_view_write_region (RcStageView *self, GError **error);
void      rc_stage_view_delete_region (RcStageView *self);
void      rc_stage_view_raise_region (RcStageView *self, int by);

/* stage-layer.c */
void rc_stage_view_add_layer (RcStageView *self);
void rc_stage_view_update_layer (RcStageView *self);
void rc_stage_view_import_file (RcStageView *self, GFile *file);

/* stage-choosing.c */
void rc_stage_view_add_choosing (RcStageView *self);
void rc_stage_view_update_choosing (RcStageView *self);
void rc_stage_view_use_in_cut (RcStageView *self, RcTake *take);

/* stage-notes.c */
void rc_stage_view_add_pins (RcStageView *self);
void rc_stage_view_show_pins (RcStageView *self);
void rc_stage_view_add_note (RcStageView *self);
void rc_stage_view_show_note (RcStageView *self, RcNote *note);
void rc_stage_view_note_to_region (RcStageView *self, RcNote *note);

/* stage-wall.c */
void rc_stage_view_add_wall (RcStageView *self);
void rc_stage_view_remove_wall (RcStageView *self);
void rc_stage_view_open_wall (RcStageView *self);
void rc_stage_view_follow_wall (RcStageView *self);

/* stage-direct.c */
gboolean rc_stage_view_is_directing (RcStageView *self);
void     rc_stage_view_follow_direct (RcStageView *self);
void     rc_stage_view_direct_clock (RcStageView *self);
void     rc_stage_view_set_directing (RcStageView *self, gboolean directing);

/* stage-draft.c */
void         rc_stage_view_keep_drawn (RcStageView *self);
void         rc_stage_view_drawn_changed (RcStageView *self);
const cJSON *rc_stage_view_find_drawn (RcStageView *self);
void         rc_stage_view_follow_drawn (RcStageView *self);
gboolean     rc_stage_view_forget_drawn (RcStageView *self, RcDocument *document, GError **error);

/* stage-mask-menu.c */
void rc_stage_view_connect_mask_menu (RcStageView *self);

/* stage-mask.c */
void  rc_stage_view_pick (RcStageView *self, GArray *places, int mode);
void  rc_stage_view_change_tolerance (RcStageView *self, double by);
void  rc_stage_view_track (RcStageView *self, gboolean backwards, gboolean forwards);
char *rc_stage_view_dup_lost (RcStageView *self);
void  rc_stage_view_stop_mask_work (RcStageView *self);
void  rc_stage_view_change_key (RcStageView *self, int frame, int to);
void  rc_stage_view_show_keys (RcStageView *self);

/* stage-marks.c */
void rc_stage_view_add_marks (RcStageView *self);
void rc_stage_view_set_marks (RcStageView *self, int in, int out);
void rc_stage_view_show_marks (RcStageView *self);

/* stage-aids.c */
void       rc_stage_view_add_aids (RcStageView *self);
GtkWidget *rc_stage_view_create_aids (RcStageView *self);
gboolean   rc_stage_view_shows_dropped (RcStageView *self);

/* stage-clip.c */
void rc_stage_view_copy_region (RcStageView *self);
void rc_stage_view_paste_region (RcStageView *self);

/* stage-actions.c */
void rc_stage_view_add_actions (RcStageView *self);
void rc_stage_view_enable (RcStageView *self, const char *action, gboolean enabled);

/* stage-choosing.c: which two takes are compared */
void rc_stage_view_mark_compared (RcStageView *self);
void rc_stage_view_compare_with (RcStageView *self, RcTake *other);

G_END_DECLS
