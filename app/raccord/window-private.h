/* window-private.h - what the parts of the window share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/raccord/window.h"
#include "ui/actions/action-table.h"
#include "ui/actions/command-palette.h"
#include "ui/banner.h"
#include "ui/board/board.h"
#include "ui/board/shot-grid.h"
#include "ui/board/shot-table.h"
#include "ui/cut/cut-strip.h"
#include "ui/film-view.h"
#include "ui/inspector/inspector.h"
#include "ui/library/library.h"
#include "ui/library/welcome.h"
#include "ui/prompt/writing-page.h"
#include "ui/queue-button.h"
#include "ui/stage/stage.h"

G_BEGIN_DECLS

struct _RcWindow
{
  AdwApplicationWindow parent_instance;

  GSettings  *settings;
  RcSession  *session; /* nullable: no film is open */
  RcFilmView *film;    /* nullable */
  guint       watch;   /* looks after the journal */
  guint       fitting; /* of the header into the window */
  gint64      undone;  /* when a step was taken back last, in microseconds of the monotonic clock */

  AdwToastOverlay *toasts;
  RcBanner        *banner;
  GtkLabel        *title;
  GtkLabel        *subtitle;
  GtkStack        *views;
  GtkStack        *shots_views; /* the board, or the same shots as a grid or a table */
  RcBoard         *board;
  RcBoardFind     *find; /* over all three */
  RcShotGrid      *grid;
  RcShotTable     *table;
  GtkWidget       *left_side, *right_side, *bottom_side; /* what the stage has no room for */
  double           edge_at;                              /* pixels: where */
  GtkWidget       *library_panel;
  RcLibrary       *library;
  GtkWidget       *inspector_panel;
  RcInspector     *inspector;
  RcStageView     *stage;
  GtkWidget       *strip_panel;
  RcCutStrip      *strip;
  RcCutView       *cut;
  RcQueueButton   *queue;
  RcWritingPage   *writing;
  GtkLabel        *generator; /* its name on the button */
  GtkWidget       *undo;
  GtkWidget       *redo;

  GtkMenuButton    *menu;
  AdwSplitButton   *render;
  GtkMenuButton    *handoff;
  RcCommandPalette *palette;
  GtkStack         *body; /* "film" or "welcome" */
  RcWelcome        *welcome;
  GtkWidget        *view_switch;
};

/* window.c */
void rc_window_set_session (RcWindow *self, RcSession *session);
void rc_window_update_title (RcWindow *self);
void rc_window_tell (RcWindow *self, const char *message);
void rc_window_report (RcWindow *self, GError *error);
void rc_window_set_view (RcWindow *self, const char *view);
void rc_window_keep_film (RcWindow *self);

/* window-panels.c: how wide the panels are, and which are seen */
void rc_window_panels_init (RcWindow *self);
void rc_window_keep_panels (RcWindow *self);
void rc_window_recall_panels (RcWindow *self);

/* window-shots-view.c: lanes, grid or table */
void rc_window_shots_view_init (RcWindow *self);
void rc_window_recall_shots_view (RcWindow *self);

/* window-actions.c */
void rc_window_actions_init (RcWindow *self);
void rc_window_actions_update (RcWindow *self);
void rc_window_use_generator (RcWindow *self);

/* window-film.c: opening, saving, importing, rendering, handing off */
void rc_window_new_film (RcWindow *self);
void rc_window_choose_film (RcWindow *self);
void rc_window_choose_new_script (RcWindow *self);
void rc_window_open_example (RcWindow *self);
void rc_window_save (RcWindow *self);
void rc_window_save_copy (RcWindow *self);
void rc_window_choose_script (RcWindow *self);
void rc_window_render (RcWindow *self);
void rc_window_render_all (RcWindow *self);
void rc_window_render_missing (RcWindow *self);

typedef void (*RcWindowChosenFunc) (RcWindow *self, const char *path);

void rc_window_choose (RcWindow            *self,
                       const char          *title,
                       const char          *accept,
                       GtkFileChooserAction action,
                       const char          *name,
                       RcWindowChosenFunc   chosen);

/* window-handoff.c */
void rc_window_export_movie (RcWindow *self);
void rc_window_export_sheet (RcWindow *self);
void rc_window_export_frames (RcWindow *self);
void rc_window_export_preferences (RcWindow *self);
void rc_window_export_shots (RcWindow *self);

/* window-welcome.c: the window without a film */
void rc_window_welcome_init (RcWindow *self);
void rc_window_welcome_update (RcWindow *self);
void rc_window_remember_film (RcWindow *self);
void rc_window_recall_film (RcWindow *self);
void rc_window_close_film (RcWindow *self);
void rc_window_new_from_template (RcWindow *self, const char *id);

/* window-menu.c */
void rc_window_menus_init (RcWindow *self);

/* window-palette.c */
void        rc_window_palette_init (RcWindow *self);
void        rc_window_show_palette (RcWindow *self);
const char *rc_window_get_lacking (RcWindow *self, const RcActionInfo *info);

/* window-help.c */
void rc_window_show_help (RcWindow *self);
void rc_window_open_uri (RcWindow *self, const char *uri);

/* window-keys.c */
void rc_window_show_keys (RcWindow *self);

G_END_DECLS
