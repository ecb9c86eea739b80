/* shot-model.h - the shots of a film as one list, and their selection as widgets want it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

G_BEGIN_DECLS

GListModel        *rc_shot_list_new (RcProject *project);
guint              rc_shot_list_find (GListModel *shots, RcShot *shot);
GtkSelectionModel *rc_shot_selection_new (RcFilmView *film, GListModel *shots);
void               rc_label_count_shots (GtkLabel *label, RcFilmView *film, guint n_shots);

G_END_DECLS
