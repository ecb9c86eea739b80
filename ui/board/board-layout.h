/* board-layout.h - where everything on the board is: geometry without widgets
 *
 * The board has one lane a scene, a heading over each, its cards in a row; of a lane that is
 * collapsed there is only the heading. Board units are pixels at 100 %; a view says which part is
 * seen and how large.
 *
 *   rc_board_layout_set_lanes (layout, counts, n_lanes, 16.0 / 9.0);
 *   rect = rc_board_layout_card (layout, 0, 2);
 *   rc_board_view_zoom_at (&view, pointer_x, pointer_y, 1.25);
 *
 * Thread: one at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <graphene.h>

G_BEGIN_DECLS

#define RC_BOARD_LEAST_ZOOM 0.05
#define RC_BOARD_MOST_ZOOM  3.0

typedef enum
{
  RC_BOARD_NOTHING,
  RC_BOARD_HEADING, /* of a lane */
  RC_BOARD_CARD,
  RC_BOARD_ADD_SHOT,  /* the place after a lane's last card */
  RC_BOARD_ADD_SCENE, /* the place under the last lane */
} RcBoardPart;

typedef struct
{
  RcBoardPart part;
  guint       lane;
  guint       card;
} RcBoardHit;

typedef enum
{
  RC_BOARD_LEFT,
  RC_BOARD_RIGHT,
  RC_BOARD_UP,
  RC_BOARD_DOWN,
} RcBoardStep;

/* What is seen: board point (x, y) is the widget's top left corner. */
typedef struct
{
  double zoom;
  double x, y; /* board units */
} RcBoardView;

typedef struct _RcBoardLayout RcBoardLayout;

RcBoardLayout *rc_board_layout_new (void);
void           rc_board_layout_free (RcBoardLayout *self);
void
rc_board_layout_set_lanes (RcBoardLayout *self, const guint *n_cards, guint n_lanes, double aspect);
void rc_board_layout_set_collapsed (RcBoardLayout *self, const gboolean *collapsed, guint n_lanes);
void rc_board_layout_set_extra (RcBoardLayout *self, const graphene_rect_t *extra);
gboolean rc_board_layout_get_collapsed (const RcBoardLayout *self, guint lane);
guint    rc_board_layout_get_n_lanes (const RcBoardLayout *self);
guint    rc_board_layout_get_n_cards (const RcBoardLayout *self, guint lane);

graphene_rect_t rc_board_layout_bounds (const RcBoardLayout *self);
graphene_rect_t rc_board_layout_heading (const RcBoardLayout *self, guint lane);
graphene_rect_t rc_board_layout_card (const RcBoardLayout *self, guint lane, guint card);
graphene_rect_t rc_board_layout_picture (const RcBoardLayout *self, guint lane, guint card);
graphene_rect_t rc_board_layout_words (const RcBoardLayout *self, guint lane, guint card);
graphene_rect_t rc_board_layout_gap (const RcBoardLayout *self, guint lane, guint card);
graphene_rect_t rc_board_layout_add_shot (const RcBoardLayout *self, guint lane);
graphene_rect_t rc_board_layout_add_scene (const RcBoardLayout *self);

RcBoardHit rc_board_layout_hit (const RcBoardLayout *self, double x, double y);
gboolean   rc_board_layout_lanes_in (const RcBoardLayout   *self,
                                     const graphene_rect_t *area,
                                     guint                 *first,
                                     guint                 *last);
gboolean   rc_board_layout_cards_in (const RcBoardLayout   *self,
                                     guint                  lane,
                                     const graphene_rect_t *area,
                                     guint                 *first,
                                     guint                 *last);
typedef void (*RcBoardCardFunc) (guint lane, guint card, gpointer user_data);
void rc_board_layout_foreach_in (const RcBoardLayout   *self,
                                 const graphene_rect_t *area,
                                 RcBoardCardFunc        func,
                                 gpointer               user_data);

gboolean rc_board_layout_drop (const RcBoardLayout *self,
                               double               x,
                               double               y,
                               guint               *lane,
                               guint               *index,
                               graphene_rect_t     *mark);
gboolean rc_board_layout_drop_lane (const RcBoardLayout *self,
                                    double               y,
                                    guint               *index,
                                    graphene_rect_t     *mark);
gboolean
rc_board_layout_step (const RcBoardLayout *self, RcBoardStep step, guint *lane, guint *card);

void rc_board_view_zoom_at (RcBoardView *self, double x, double y, double zoom);
void
rc_board_view_clamp (RcBoardView *self, const RcBoardLayout *layout, double width, double height);
void
rc_board_view_first (RcBoardView *self, const RcBoardLayout *layout, double width, double height);
void
rc_board_view_fit (RcBoardView *self, const RcBoardLayout *layout, double width, double height);
void rc_board_view_fit_rect (RcBoardView           *self,
                             const graphene_rect_t *rect,
                             double                 width,
                             double                 height);
void
rc_board_view_reveal (RcBoardView *self, const graphene_rect_t *rect, double width, double height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcBoardLayout, rc_board_layout_free)

G_END_DECLS
