/* inspector.h - everything about what is selected: a shot, a scene or a character
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_INSPECTOR (rc_inspector_get_type ())
G_DECLARE_FINAL_TYPE (RcInspector, rc_inspector, RC, INSPECTOR, GtkWidget)

GtkWidget *rc_inspector_new (void);
void       rc_inspector_set_film (RcInspector *self, RcFilmView *film);

G_END_DECLS
