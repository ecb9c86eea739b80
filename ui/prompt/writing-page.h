/* writing-page.h - a whole page to write on: the scene's prompt and the shot's side by side
 *
 * Lies over the window's content in a GtkOverlay and is hidden until rc_writing_page_open(); the
 * window is full screen meanwhile. Escape and F11 close it, and the keyboard goes back to where it
 * was. What is written is in the film at every key press, as in the inspector.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/film-view.h"

G_BEGIN_DECLS

#define RC_TYPE_WRITING_PAGE (rc_writing_page_get_type ())
G_DECLARE_FINAL_TYPE (RcWritingPage, rc_writing_page, RC, WRITING_PAGE, GtkWidget)

void     rc_writing_page_open (RcWritingPage *self, RcFilmView *film);
void     rc_writing_page_close (RcWritingPage *self);
gboolean rc_writing_page_is_open (RcWritingPage *self);

G_END_DECLS
