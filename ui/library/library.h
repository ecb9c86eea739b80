/* library.h - what the film is made of: cast, scenes and references, with a search over all
 *
 * Installs the actions library.add-character, library.add-scene and library.add-reference.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_LIBRARY (rc_library_get_type ())
G_DECLARE_FINAL_TYPE (RcLibrary, rc_library, RC, LIBRARY, GtkWidget)

void rc_library_set_film (RcLibrary *self, RcFilmView *film);
void rc_library_find (RcLibrary *self);

G_END_DECLS
