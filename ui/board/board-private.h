/* board-private.h - what the parts of the board share: what is shown, what is done with the
 * pointer, what is done to the film
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/raccord/raccords.h"
#include "ui/board/board-canvas.h"
#include "ui/board/board-far.h"
#include "ui/board/board-find.h"
#include "ui/board/board-images.h"
#include "ui/board/board-layout.h"
#include "ui/board/board-map.h"
#include "ui/board/board.h"
#include "ui/board/shot-card.h"
#include "ui/scroll.h"

G_BEGIN_DECLS

/* Pixels at the bottom that belong to the bar; nothing has to be read there. */
#define RC_BOARD_FOOT 64

struct _RcBoard
{
  GtkWidget parent_instance;

  RcFilmView    *film; /* nullable */
  RcBoardLayout *layout;
  RcBoardView    view;
  RcBoardView    first;    /* that the film was opened with: nobody has moved it yet */
  gboolean       placed;   /* the view was set once the size was known */
  GHashTable    *cards;    /* RcShot → RcShotCard, those that are seen */
  GPtrArray     *spare;    /* RcShotCard, hidden */
  GPtrArray     *headings; /* GtkWidget, one a lane that is seen, in order from first_lane */
  GPtrArray     *adders;   /* GtkWidget: the place for another shot of these lanes */
  guint          first_lane, last_lane; /* first after last: none is seen */
  gboolean       lanes_shown; /* headings and adders say what there is to be said of them */
  gboolean       headed;      /* there are headings and adders */
  GHashTable    *names;       /* RcScene, RcShot → names as drawn from afar; board-names.c */
  int            seen_width, seen_height; /* pixels that these were made for */
  guint          resized;                 /* idle: the board has another size */
  GHashTable    *frames;                  /* RcShot → RcFrame: came since the last look */
  GHashTable    *far;                     /* RcShot → its small picture; board-far.c */
  guint          far_idle;                /* source: reads more of them */
  guint          far_reading;             /* so many are being read */
  guint          far_resize;              /* idle: draws them again, at the size they are seen at */
  gboolean       jobs_changed;            /* since the last look */
  guint          news;                    /* timeout: the next look at what the engine does */
  RcBoardImages  images;                  /* of cards */
  GtkWidget     *add_scene;
  GtkWidget     *empty; /* what to do when there is no scene */
  GtkWidget     *zoom_bar;
  GtkLabel      *zoom_label;
  RcBoardFind   *find; /* nullable: over the board, and over the grid and the table */
  RcBoardMap    *map;
  GtkWidget     *menu; /* of a card */
  GtkWidget     *scene_menu;
  GtkWidget     *upper; /* hidden: what comes after it lies over the cards */

  /* Notes and arrows; board-canvas-private.h */
  RcBoardCanvas *canvas;
  GtkWidget     *canvas_menu; /* of a note or an arrow */
  GtkWidget     *empty_menu;  /* of the board where nothing is */
  GtkWidget     *drop_menu;   /* what to make of files that were dropped where nothing is */

  /* How well shots follow each other; board-raccord.c */
  RcRaccords *raccords;      /* (nullable) */
  GtkWidget  *raccord;       /* a popover: what was found between two cards */
  GPtrArray  *raccord_marks; /* GtkWidget, in the gaps; those without a shot are hidden */
  guint       raccord_news;  /* timeout: more is known */
  guint       raccord_fill;  /* idle: the popover shows what has changed */

  /* The pointer. */
  double          pointer_x, pointer_y; /* pixels; where it was seen last */
  const char     *cursor;               /* (nullable): that a note or an arrow gave it */
  gboolean        space;                /* is held: dragging pans */
  gboolean        panning;
  double          pan_x, pan_y;   /* the view's when panning began */
  double          pinch_zoom;     /* the view's when pinching began */
  RcShot         *dragged;        /* nullable, borrowed while the button is down */
  gboolean        dragging;       /* far enough for it not to be a click */
  RcScene        *carried;        /* nullable, borrowed: the scene whose heading is held down */
  gboolean        carrying;       /* far enough for it not to be a click */
  guint           carried_to;     /* before which lane it would go */
  double          grab_x, grab_y; /* pixels: where on the card it was taken */
  double          drag_x, drag_y; /* pixels: the top left of the card that follows the pointer */
  graphene_rect_t mark;           /* board units; where it would go */
  gboolean        dropping;       /* files are held over that place */
  GtkWidget      *drop_card;      /* nullable, weak: or over this card */
  gboolean        banding;        /* a rubber band is drawn */
  double          band_x, band_y; /* board units: where it began */
  graphene_rect_t band;           /* board units */
  GPtrArray      *band_kept;      /* RcShot that were selected before, nullable */
  guint           edge_tick;      /* scrolls while something is dragged to an edge */
  gint64          edge_time;      /* of its last turn */
  guint           glide_tick;     /* the view goes on after two fingers have let go */
  gint64          glide_time;
  double          glide_x, glide_y; /* pixels a second */
};

/* board.c */
RcScene        *rc_board_get_scene (RcBoard *self, guint lane);
RcShot         *rc_board_get_shot (RcBoard *self, guint lane, guint card);
gboolean        rc_board_is_out (RcBoard *self, RcShot *shot);
gboolean        rc_board_find_shot (RcBoard *self, RcShot *shot, guint *lane, guint *card);
void            rc_board_view_changed (RcBoard *self);
void            rc_board_set_zoom (RcBoard *self, double zoom, double x, double y);
void            rc_board_reveal_shot (RcBoard *self, RcShot *shot);
void            rc_board_from_pixels (RcBoard *self, double *x, double *y);
graphene_rect_t rc_board_to_pixels (RcBoard *self, graphene_rect_t rect);

/* board-seen.c: the widgets of what is seen */
void rc_board_update_seen (RcBoard *self);
void rc_board_move_seen (RcBoard *self);
void rc_board_place_seen (RcBoard *self);
void rc_board_mark_selected (RcBoard *self);
void rc_board_hide_card (RcBoard *self, RcShotCard *card);
void rc_board_hide_cards (RcBoard *self);
void rc_board_place (RcBoard *self, GtkWidget *widget, graphene_rect_t rect);

/* board-raccord.c: between the cards */
void rc_board_raccord_init (RcBoard *self);
void rc_board_raccord_dispose (RcBoard *self);
void rc_board_raccord_set_film (RcBoard *self, RcFilmView *film);
void rc_board_raccord_update (RcBoard *self);
void rc_board_raccord_place (RcBoard *self);
void rc_board_raccord_show_scene (RcBoard *self, GtkLabel *badge, RcScene *scene);

/* board-drop.c: files from outside */
void rc_board_drop_init (RcBoard *self);
void rc_board_offer_files (RcBoard *self, GSList *files);

/* board-input.c: pointer, keys */
void     rc_board_input_init (RcBoard *self);
gboolean rc_board_is_over_board (RcBoard *self, double x, double y);

/* board-pan.c: wheel, two fingers, gliding on, scrolling at the edges */
void rc_board_pan_init (RcBoard *self);
void rc_board_show_first (RcBoard *self);
void rc_board_pinch (RcBoard *self, double scale, double x, double y);
void rc_board_scroll (RcBoard *self, const RcScroll *scroll);
void rc_board_stop_gliding (RcBoard *self);
void rc_board_scroll_at_edges (RcBoard *self, gboolean scroll);

/* board-drag.c: cards that are dragged, the rubber band, the board under the hand */
void rc_board_drag_init (RcBoard *self);
void rc_board_drag_follow (RcBoard *self);
void rc_board_drag_end (RcBoard *self);
void rc_board_drag_snapshot (RcBoard *self, GtkSnapshot *snapshot);
void rc_board_select_range (RcBoard *self, RcShot *to);
void rc_board_select_all (RcBoard *self);

/* board-clip.c: shots cut, copied, pasted, split, merged; the menu of a card */
void     rc_board_clip_class_init (GtkWidgetClass *widget_class);
void     rc_board_popup_menu (RcBoard *self, double x, double y);
gboolean rc_board_find_selected (RcBoard *self, GdkRectangle *at);

/* board-scene.c: whole scenes: moved, collapsed, carried by their headings; their menu */
void     rc_board_scene_class_init (GtkWidgetClass *widget_class);
gboolean rc_board_scene_press (RcBoard *self, double x, double y);
void     rc_board_scene_follow (RcBoard *self);
void     rc_board_scene_release (RcBoard *self);
void     rc_board_scene_snapshot (RcBoard *self, GtkSnapshot *snapshot, const GdkRGBA *accent);

/* board-edit.c: what the board does to the film, as actions */
void       rc_board_edit_class_init (GtkWidgetClass *widget_class);
gboolean   rc_board_place_for_shot (RcBoard *self, RcNode **scene, int *index);
GPtrArray *rc_board_dup_selected (RcBoard *self);
void       rc_board_update_actions (RcBoard *self);
RcNode    *rc_board_get_selected_scene (RcBoard *self);
void       rc_board_move_shots (RcBoard *self, GPtrArray *shots, guint lane, guint index);

G_END_DECLS
