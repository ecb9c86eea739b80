/* reference-menu.h - what can be done with a reference in a slot, as a popover
 *
 * A picture of it, what it is for, and away with it; where it comes from, if it is inherited; and
 * where its file is, if it is missing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

G_BEGIN_DECLS

GtkWidget *rc_reference_menu_new (RcFilmView *film, RcNode *reference, RcNode *owner);
GtkWidget *rc_reference_picture_new (RcFilmView *film, RcNode *reference, int width, int height);
char      *rc_reference_dup_about (RcFilmView *film, RcNode *reference, RcNode *owner);

G_END_DECLS
