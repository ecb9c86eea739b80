/* cut-strip-private.h - what the parts of the strip's widget share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/cut/cut-strip.h"
#include "ui/cut/cut-track.h"

G_BEGIN_DECLS

struct _RcCutStrip
{
  GtkWidget parent_instance;

  RcCutView *view; /* nullable */
  gboolean   full;

  GtkWidget       *box;
  GtkButton       *play;
  GtkEntry        *now;
  GtkLabel        *all;
  GtkLabel        *about;
  GtkWidget       *tools;
  GtkMenuButton   *cuts;
  GtkToggleButton *snap;
  RcCutTrack      *track;
  GtkWidget       *popover; /* nullable: a menu, or a question */
  int              menu_frame;
};

/* cut-actions.c */
RcDocument *rc_cut_strip_document (RcCutStrip *self);
RcFilmCut  *rc_cut_strip_cut (RcCutStrip *self);
void        rc_cut_strip_install_actions (GtkWidgetClass *widget_class);
void        rc_cut_strip_update_actions (RcCutStrip *self);

/* cut-menus.c */
typedef void (*RcAnswerFunc) (RcCutStrip *self, const char *text);
void rc_cut_strip_ask (RcCutStrip  *self,
                       const char  *question,
                       const char  *text,
                       RcAnswerFunc func,
                       GtkWidget   *over,
                       double       x);
void rc_cut_strip_popup (RcCutStrip *self, double x, double y, int row);
void rc_cut_strip_init_cuts (RcCutStrip *self);

G_END_DECLS
