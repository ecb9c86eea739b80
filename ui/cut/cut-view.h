/* cut-view.h - the Cut: the film plays, shot after shot
 *
 * Properties: "frame" (int: of the cut), "playing" (boolean). Signal "list-changed": the film, and
 * perhaps the cut, is another one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/cut/cut-list.h"
#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_CUT_VIEW (rc_cut_view_get_type ())
G_DECLARE_FINAL_TYPE (RcCutView, rc_cut_view, RC, CUT_VIEW, GtkWidget)

void        rc_cut_view_set_film (RcCutView *self, RcFilmView *film);
RcFilmView *rc_cut_view_get_film (RcCutView *self);
RcCutList  *rc_cut_view_get_list (RcCutView *self);
int         rc_cut_view_get_frame (RcCutView *self);
gboolean    rc_cut_view_get_playing (RcCutView *self);
void        rc_cut_view_seek (RcCutView *self, int frame);
void        rc_cut_view_play (RcCutView *self, gboolean playing);
void        rc_cut_view_shuttle (RcCutView *self, int direction);
guint       rc_cut_view_get_dropped (RcCutView *self);

G_END_DECLS
