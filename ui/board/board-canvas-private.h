/* board-canvas-private.h - what the parts of the board's notes and arrows share
 *
 * Notes and arrows have an item each, whether they are seen or not; only those that are seen have
 * widgets, and from afar they are drawn without. What is picked is selected on the board, beside
 * the shots that the film's view has selected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/canvas.h"
#include "ui/board/arrow-line.h"
#include "ui/board/board-private.h"
#include "ui/board/canvas-layout.h"
#include "ui/board/sticky-card.h"

G_BEGIN_DECLS

typedef enum
{
  RC_CANVAS_DRAG_NONE,
  RC_CANVAS_DRAG_MOVE,
  RC_CANVAS_DRAG_SIZE,
  RC_CANVAS_DRAG_FROM, /* the beginning of an arrow */
  RC_CANVAS_DRAG_TO,   /* its end */
  RC_CANVAS_DRAG_NEW,  /* an arrow that is not there yet */
} RcCanvasDrag;

typedef struct
{
  RcNode         *node;   /* RcSticky or RcArrow, with a reference */
  GtkWidget      *widget; /* (nullable): RcStickyCard or RcArrowLine */
  graphene_rect_t rect;   /* board units: a note, or all of an arrow */
  RcCanvasLine    line;   /* of an arrow */
  gboolean        hidden; /* with its lane */
  /* Of a note: how high @words want it at @width; what that was measured with. */
  char *words; /* nullable */
  int   width, height;
  guint serial;
} RcCanvasItem;

struct _RcBoardCanvas
{
  RcBoard    *board;
  GPtrArray  *items;   /* RcCanvasItem: notes, later ones over earlier ones, then arrows */
  GHashTable *by_node; /* RcNode → RcCanvasItem */
  GHashTable *picked;  /* RcNode, with a reference */
  gboolean    picking; /* the film's selection changes with what is picked */
  GPtrArray  *kept;    /* (nullable): RcNode picked before the rubber band */

  /* A note that is written and not in the film yet. */
  RcStickyCard    *draft;
  graphene_point_t draft_at; /* board units */
  RcStickyCard    *gauge;    /* is never shown: it measures words */

  /* The pointer. */
  RcCanvasDrag drag;
  RcNode      *dragged;        /* (nullable) while the button is down */
  gboolean     moved;          /* far enough for it not to be a click */
  double       from_x, from_y; /* board units: where it began */
  double       to_x, to_y;     /* where it is */
  gboolean     drawing;        /* the next drag draws an arrow */
  double       menu_x, menu_y; /* board units: where the menu was asked for */
};

/* board-canvas.c */
graphene_rect_t rc_board_canvas_rect_of (RcBoard *self, RcNode *node);
const char     *rc_board_canvas_lane_id (RcBoard *self, double y, double *top);
void            rc_board_canvas_relayout (RcBoard *self);
graphene_rect_t rc_board_canvas_draft_rect (RcBoard *self);
void            rc_board_canvas_show_state (RcBoard *self, RcCanvasItem *item);

/* board-canvas-pick.c */
RcCanvasItem *rc_board_canvas_item_at (RcBoard *self, double x, double y);
gboolean      rc_board_canvas_is_written_at (RcBoard *self, double x, double y);
RcNode       *rc_board_canvas_thing_at (RcBoard *self, double x, double y);

/* board-canvas-edit.c */
void rc_board_canvas_write_draft (RcBoard *self, double x, double y);
void rc_board_canvas_on_draft_finished (RcBoard *self);
void rc_board_canvas_edit_note (RcBoard *self, RcNode *node);
void rc_board_canvas_focus_on (RcBoard *self, RcNode *node);
void rc_board_canvas_nudge (RcBoard *self, double dx, double dy, gboolean size, RcEditFlags flags);
GPtrArray *rc_board_canvas_list_picked (RcBoard *self);

/* board-canvas-drag.c */
void       rc_board_canvas_settle (RcBoard *self);
RcArrowEnd rc_board_canvas_end_at (RcBoard *self, RcNode *node);
void       rc_board_canvas_keep_places (RcBoard *self, RcEditFlags flags);

G_END_DECLS
