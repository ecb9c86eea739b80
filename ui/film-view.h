/* film-view.h - what a window shows of a film: its session, what is selected, its pictures
 *
 * One object a film that is open in a window; every widget of the window is given it and follows
 * its properties "node" (RcNode: what is selected) and "shot" (RcShot: the shot selected last, that
 * the stage shows and the cut starts from). When a selected shot or scene is no longer in the film,
 * what stands in its place is selected; of anything else, nothing is.
 *
 * Property "generator" (id): what shots are rendered with from now on, as the user chose it; the
 * session's default at first. What counts words and references follows it.
 *
 * Property "check-spelling" (gboolean, off at first): whether prompts are looked through for words
 * that are in no dictionary.
 *
 * Several shots can be selected together; "node" is then the one of them that was selected last.
 *
 * Signals:
 *   "changed"    the film or a picture of it changed; at most once a frame, never while it changes
 *   "selection"  other shots than before are selected together
 *   "open-take" (RcTake *take)    the user wants to see it on the stage
 *   "name" (RcNode *node)         it is selected, new, and the user is to give it a name
 *
 * Messages for the user go through rc_film_view_report(), which activates the action "win.tell".
 *
 * Thread: the main thread, all of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/session/session.h"
#include "ui/picture-cache.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RC_TYPE_FILM_VIEW (rc_film_view_get_type ())
G_DECLARE_FINAL_TYPE (RcFilmView, rc_film_view, RC, FILM_VIEW, GObject)

RcFilmView     *rc_film_view_new (RcSession *session);
RcSession      *rc_film_view_get_session (RcFilmView *self);
RcDocument     *rc_film_view_get_document (RcFilmView *self);
RcPictureCache *rc_film_view_get_pictures (RcFilmView *self);

const RcGenerator *rc_film_view_get_generator (RcFilmView *self);

RcNode *rc_film_view_get_node (RcFilmView *self);
RcShot *rc_film_view_get_shot (RcFilmView *self);
void    rc_film_view_select (RcFilmView *self, RcNode *node);
void    rc_film_view_open_take (RcFilmView *self, RcTake *take);
void    rc_film_view_name (RcFilmView *self, RcNode *node);

/* Several shots at once. */
void       rc_film_view_select_shots (RcFilmView *self, GPtrArray *shots, RcShot *last);
void       rc_film_view_toggle_shot (RcFilmView *self, RcShot *shot);
gboolean   rc_film_view_is_selected (RcFilmView *self, RcNode *node);
guint      rc_film_view_get_n_shots (RcFilmView *self);
GPtrArray *rc_film_view_dup_shots (RcFilmView *self);

void rc_film_view_report (GtkWidget *widget, GError *error);
void rc_film_view_hold_while_pressed (GtkWidget *widget, RcFilmView **film);

G_END_DECLS
