/* welcome.h - what the window shows while no film is open: recent films, and ways to begin one
 *
 *   rc_welcome_set_films (welcome, films, n_films);    the most recent first
 *
 * It acts through the window's actions: "win.open-path" (s), "win.template" (s) and those of its
 * buttons. Everything on it is a button that Tab and the arrows reach.
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RC_TYPE_WELCOME (rc_welcome_get_type ())
G_DECLARE_FINAL_TYPE (RcWelcome, rc_welcome, RC, WELCOME, GtkWidget)

typedef struct
{
  const char *path;   /* the film's folder */
  const char *title;  /* may be empty */
  const char *about;  /* its length and frame */
  const char *poster; /* a picture; may be empty, or not there any more */
} RcRecentFilm;

typedef struct
{
  const char        *id;
  const char *const *posters; /* (array zero-terminated=1): pictures of its shots */
} RcWelcomeTemplate;

void rc_welcome_set_films (RcWelcome *self, const RcRecentFilm *films, guint n_films);
void rc_welcome_set_templates (RcWelcome *self, const RcWelcomeTemplate *templates, guint n);

G_END_DECLS
