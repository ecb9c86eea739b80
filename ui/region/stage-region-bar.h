/* stage-region-bar.h - what a region becomes, and its edge: prompt, feather, growth, frames, seed
 *
 * Lengths are pixels of the take. The button activates "stage.render-region".
 *
 * Signals:
 *   "changed"         something was edited here
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"
#include "ui/region/extend-panel.h"
#include "ui/region/mask-menu.h"

G_BEGIN_DECLS

typedef struct
{
  double   feather, grow;     /* pixels of the take */
  int      first, last;       /* frames, both included; last -1: to the end */
  int      fade_in, fade_out; /* frames; with a fade_out, last is told */
  int      seed;
  gboolean locked; /* the seed is kept */
} RcRegionSettings;

#define RC_TYPE_STAGE_REGION_BAR (rc_stage_region_bar_get_type ())
G_DECLARE_FINAL_TYPE (RcStageRegionBar, rc_stage_region_bar, RC, STAGE_REGION_BAR, GtkWidget)

void             rc_stage_region_bar_set_film (RcStageRegionBar *self, RcFilmView *film);
void             rc_stage_region_bar_set_owner (RcStageRegionBar *self, RcNode *owner);
RcExtendPanel   *rc_stage_region_bar_get_extend (RcStageRegionBar *self);
void             rc_stage_region_bar_open_extend (RcStageRegionBar *self, gboolean frame);
void             rc_stage_region_bar_set_frames (RcStageRegionBar *self, int n_frames);
void             rc_stage_region_bar_set_prompt (RcStageRegionBar *self, const char *prompt);
const char      *rc_stage_region_bar_get_prompt (RcStageRegionBar *self);
void             rc_stage_region_bar_set (RcStageRegionBar *self, const RcRegionSettings *settings);
RcRegionSettings rc_stage_region_bar_get (RcStageRegionBar *self);
void             rc_stage_region_bar_new_seed (RcStageRegionBar *self);
void             rc_stage_region_bar_set_tracking (RcStageRegionBar *self, gboolean tracking);
RcMaskMenu      *rc_stage_region_bar_get_menu (RcStageRegionBar *self);
void             rc_stage_region_bar_set_percent (RcStageRegionBar *self, double height);
void             rc_stage_region_bar_say (RcStageRegionBar *self, const char *note);
void rc_stage_region_bar_set_word (RcStageRegionBar *self, const char *word, gboolean masked);
void rc_stage_region_bar_set_reason (RcStageRegionBar *self, const char *reason);

G_END_DECLS
