/* board-layout.c - where everything on the board is: geometry without widgets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/board/board-layout.h"

#include <math.h>

/* Pixels around all of the board. */
#define EDGE 16.0

/* Board units: pixels at 100 %. */
enum
{
  MARGIN = 36,
  TOP = 24,
  HEADING = 36,    /* height of a scene's heading */
  CARD = 280,      /* width */
  WORDS = 98,      /* height of what is under a card's picture */
  GAP = 28,        /* between two cards */
  LANE_GAP = 64,   /* between a lane's cards and the next heading */
  FOLDED_GAP = 16, /* between a collapsed lane's heading and the next one */
  ADD = 64,        /* width of the place for another shot */
  ADD_SCENE = 48,
  RACCORD = 22, /* what is between two cards, in the middle of the gap */
  MARK = 4,     /* thickness of the mark where a dragged card would go */
  REVEAL = 24,  /* what stays free around a card that was brought into view */
};

/* The zoom that a film is opened with, and the board of a window of 1600x1000 that it is for: on a
 * board that is much larger, so are the cards. */
#define FIRST_ZOOM   0.8
#define FIRST_WIDTH  960.0
#define FIRST_HEIGHT 820.0

/* How much of the board stays in sight at least, in parts of what is seen. */
#define KEPT (1.0 / 3)

struct _RcBoardLayout
{
  guint    *n_cards;   /* [n_lanes] */
  gboolean *collapsed; /* [n_lanes] */
  double   *tops;      /* [n_lanes + 1]: of each heading, and where the next lane would begin */
  guint     n_lanes;
  guint     longest; /* lane, in cards */
  double    card_height;

  gboolean        has_extra;
  graphene_rect_t extra; /* what else the board goes around */
};

/** Returns: (transfer full): a layout without lanes */
RcBoardLayout *
rc_board_layout_new (void)
{
  RcBoardLayout *self = g_new0 (RcBoardLayout, 1);

  rc_board_layout_set_lanes (self, NULL, 0, 16.0 / 9.0);
  return self;
}

void
rc_board_layout_free (RcBoardLayout *self)
{
  g_free (self->n_cards);
  g_free (self->collapsed);
  g_free (self->tops);
  g_free (self);
}

static void
place_lanes (RcBoardLayout *self)
{
  double top = TOP;

  self->longest = 0;
  for (guint i = 0; i < self->n_lanes; i++)
    {
      self->tops[i] = top;
      top += HEADING + (self->collapsed[i] ? FOLDED_GAP : self->card_height + LANE_GAP);
      if (!self->collapsed[i])
        self->longest = MAX (self->longest, self->n_cards[i]);
    }
  self->tops[self->n_lanes] = top;
}

/**
 * rc_board_layout_set_lanes:
 * @n_cards: [n_lanes]: how many cards each lane has; copied
 * @aspect: of a card's picture, width by height
 *
 * No lane is collapsed after it.
 */
void
rc_board_layout_set_lanes (RcBoardLayout *self, const guint *n_cards, guint n_lanes, double aspect)
{
  g_free (self->n_cards);
  self->n_cards = g_memdup2 (n_cards, sizeof *n_cards * n_lanes);
  g_free (self->collapsed);
  self->collapsed = g_new0 (gboolean, n_lanes);
  g_free (self->tops);
  self->tops = g_new (double, n_lanes + 1);
  self->n_lanes = n_lanes;
  self->card_height = ceil (CARD / CLAMP (aspect, 0.5, 3.0)) + WORDS;
  place_lanes (self);
}

/** @collapsed: [n_lanes]: of which lanes only the heading is there; copied */
void
rc_board_layout_set_collapsed (RcBoardLayout *self, const gboolean *collapsed, guint n_lanes)
{
  g_return_if_fail (n_lanes == self->n_lanes);
  for (guint i = 0; i < n_lanes; i++)
    self->collapsed[i] = collapsed[i];
  place_lanes (self);
}

/** @extra: (nullable): where other things are; the board goes around them too */
void
rc_board_layout_set_extra (RcBoardLayout *self, const graphene_rect_t *extra)
{
  self->has_extra = extra != NULL;
  if (extra != NULL)
    self->extra = *extra;
}

gboolean
rc_board_layout_get_collapsed (const RcBoardLayout *self, guint lane)
{
  g_return_val_if_fail (lane < self->n_lanes, FALSE);
  return self->collapsed[lane];
}

guint
rc_board_layout_get_n_lanes (const RcBoardLayout *self)
{
  return self->n_lanes;
}

guint
rc_board_layout_get_n_cards (const RcBoardLayout *self, guint lane)
{
  g_return_val_if_fail (lane < self->n_lanes, 0);
  return self->n_cards[lane];
}

/* --- rectangles ---------------------------------------------------------------------------- */

static double
lane_top (const RcBoardLayout *self, guint lane)
{
  return self->tops[lane];
}

/* The last lane that begins at or above @y; 0 if all are below. */
static guint
lane_before (const RcBoardLayout *self, double y)
{
  guint low = 0, high = self->n_lanes;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (self->tops[middle] <= y)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/** Returns: all there is, with a margin around it; its origin is 0, 0, or farther up and left if
 * other things are there */
graphene_rect_t
rc_board_layout_bounds (const RcBoardLayout *self)
{
  double width = 2 * MARGIN + self->longest * (CARD + GAP) + ADD;

  graphene_rect_t bounds =
      GRAPHENE_RECT_INIT (0, 0, (float)MAX (width, 2 * MARGIN + 2 * (CARD + GAP)),
                          (float)(lane_top (self, self->n_lanes) + ADD_SCENE + MARGIN));
  graphene_rect_t around;

  if (self->has_extra)
    {
      graphene_rect_inset_r (&self->extra, -MARGIN, -MARGIN, &around);
      graphene_rect_union (&bounds, &around, &bounds);
    }
  return bounds;
}

graphene_rect_t
rc_board_layout_heading (const RcBoardLayout *self, guint lane)
{
  double width = MAX (2u, self->n_cards[lane]) * (CARD + GAP) - GAP;

  return GRAPHENE_RECT_INIT (MARGIN, (float)lane_top (self, lane), (float)width, HEADING);
}

/** Returns: where a card is; one of a collapsed lane is where the heading is */
graphene_rect_t
rc_board_layout_card (const RcBoardLayout *self, guint lane, guint card)
{
  if (self->collapsed[lane])
    return GRAPHENE_RECT_INIT (MARGIN, (float)lane_top (self, lane), CARD, HEADING);
  return GRAPHENE_RECT_INIT ((float)(MARGIN + card * (double)(CARD + GAP)),
                             (float)(lane_top (self, lane) + HEADING), CARD,
                             (float)self->card_height);
}

/** Returns: what its picture takes of a card that is not of a collapsed lane */
graphene_rect_t
rc_board_layout_picture (const RcBoardLayout *self, guint lane, guint card)
{
  graphene_rect_t rect = rc_board_layout_card (self, lane, card);

  rect.size.height = MAX (0, rect.size.height - WORDS);
  return rect;
}

/** Returns: what such a card has under its picture */
graphene_rect_t
rc_board_layout_words (const RcBoardLayout *self, guint lane, guint card)
{
  graphene_rect_t rect = rc_board_layout_picture (self, lane, card);

  rect.origin.y += rect.size.height;
  rect.size.height = WORDS;
  return rect;
}

/** Returns: the place between a card that is not the first and the one before it, beside their
 * pictures */
graphene_rect_t
rc_board_layout_gap (const RcBoardLayout *self, guint lane, guint card)
{
  graphene_rect_t rect = rc_board_layout_picture (self, lane, card);

  return GRAPHENE_RECT_INIT ((float)(rect.origin.x - (GAP + RACCORD) / 2.0),
                             (float)(rect.origin.y + (rect.size.height - RACCORD) / 2), RACCORD,
                             RACCORD);
}

graphene_rect_t
rc_board_layout_add_shot (const RcBoardLayout *self, guint lane)
{
  graphene_rect_t rect = rc_board_layout_card (self, lane, self->n_cards[lane]);

  /* In an empty lane it is what one looks for: as wide as the card that will be there. */
  rect.size.width = self->n_cards[lane] == 0 ? CARD : ADD;
  return rect;
}

graphene_rect_t
rc_board_layout_add_scene (const RcBoardLayout *self)
{
  return GRAPHENE_RECT_INIT (MARGIN, (float)lane_top (self, self->n_lanes), CARD, ADD_SCENE);
}

/* --- what is where ------------------------------------------------------------------------- */

static gboolean
inside (graphene_rect_t rect, double x, double y)
{
  return x >= rect.origin.x && y >= rect.origin.y && x < rect.origin.x + rect.size.width &&
         y < rect.origin.y + rect.size.height;
}

/* The lane at height @y, whatever is there; FALSE under the last and over the first. */
static gboolean
lane_at (const RcBoardLayout *self, double y, guint *lane)
{
  if (self->n_lanes == 0 || y < TOP || y >= self->tops[self->n_lanes])
    return FALSE;
  *lane = lane_before (self, y);
  return TRUE;
}

/** Returns: what is at board point (@x, @y) */
RcBoardHit
rc_board_layout_hit (const RcBoardLayout *self, double x, double y)
{
  RcBoardHit hit = { .part = RC_BOARD_NOTHING };
  double     column = floor ((x - MARGIN) / (CARD + GAP));

  if (inside (rc_board_layout_add_scene (self), x, y))
    hit.part = RC_BOARD_ADD_SCENE;
  else if (lane_at (self, y, &hit.lane))
    {
      if (inside (rc_board_layout_heading (self, hit.lane), x, y))
        hit.part = RC_BOARD_HEADING;
      else if (self->collapsed[hit.lane])
        hit.part = RC_BOARD_NOTHING;
      else if (inside (rc_board_layout_add_shot (self, hit.lane), x, y))
        hit.part = RC_BOARD_ADD_SHOT;
      else if (column >= 0 && column < self->n_cards[hit.lane] &&
               inside (rc_board_layout_card (self, hit.lane, (guint)column), x, y))
        {
          hit.part = RC_BOARD_CARD;
          hit.card = (guint)column;
        }
    }
  return hit;
}

/**
 * rc_board_layout_lanes_in:
 * @area: board units
 * @first: (out): the first lane that may be seen in it
 * @last: (out): the last one
 *
 * Returns: whether there is any
 */
gboolean
rc_board_layout_lanes_in (const RcBoardLayout   *self,
                          const graphene_rect_t *area,
                          guint                 *first,
                          guint                 *last)
{
  double from = area->origin.y, to = from + area->size.height;

  if (self->n_lanes == 0 || to < TOP || from >= self->tops[self->n_lanes])
    return FALSE;
  *first = lane_before (self, from);
  *last = lane_before (self, to);
  return TRUE;
}

/** As rc_board_layout_lanes_in(), for the cards of one lane. */
gboolean
rc_board_layout_cards_in (const RcBoardLayout   *self,
                          guint                  lane,
                          const graphene_rect_t *area,
                          guint                 *first,
                          guint                 *last)
{
  double from = floor ((area->origin.x - MARGIN) / (CARD + GAP));
  double to = floor ((area->origin.x + area->size.width - MARGIN) / (CARD + GAP));

  if (to < 0 || from >= self->n_cards[lane] || self->n_cards[lane] == 0 || self->collapsed[lane])
    return FALSE;
  *first = (guint)MAX (from, 0);
  *last = (guint)MIN (to, self->n_cards[lane] - 1.0);
  return TRUE;
}

/** Calls @func for every card that @area, board units, touches. */
void
rc_board_layout_foreach_in (const RcBoardLayout   *self,
                            const graphene_rect_t *area,
                            RcBoardCardFunc        func,
                            gpointer               user_data)
{
  guint first_lane, last_lane, first, last;

  if (!rc_board_layout_lanes_in (self, area, &first_lane, &last_lane))
    return;
  for (guint lane = first_lane; lane <= last_lane; lane++)
    if (rc_board_layout_cards_in (self, lane, area, &first, &last))
      for (guint card = first; card <= last; card++)
        {
          graphene_rect_t rect = rc_board_layout_card (self, lane, card);

          if (graphene_rect_intersection (&rect, area, NULL))
            func (lane, card, user_data);
        }
}

/**
 * rc_board_layout_drop:
 * @lane: (out): into which lane a card dropped at board point (@x, @y) goes
 * @index: (out): before which card; the number of cards is after the last
 * @mark: (out): where to draw the insertion mark
 *
 * Into a collapsed lane it goes last.
 *
 * Returns: FALSE if there is no lane
 */
gboolean
rc_board_layout_drop (const RcBoardLayout *self,
                      double               x,
                      double               y,
                      guint               *lane,
                      guint               *index,
                      graphene_rect_t     *mark)
{
  double          column = round ((x - MARGIN + GAP / 2.0) / (CARD + GAP));
  graphene_rect_t card;

  if (self->n_lanes == 0)
    return FALSE;
  if (!lane_at (self, y, lane))
    *lane = y < TOP ? 0 : self->n_lanes - 1;
  *index = (guint)CLAMP (column, 0, self->n_cards[*lane]);
  if (self->collapsed[*lane])
    {
      *index = self->n_cards[*lane];
      *mark = rc_board_layout_heading (self, *lane);
      mark->origin.y += HEADING;
      mark->size.height = MARK;
      return TRUE;
    }
  card = rc_board_layout_card (self, *lane, *index);
  *mark =
      GRAPHENE_RECT_INIT (card.origin.x - (GAP + MARK) / 2, card.origin.y, MARK, card.size.height);
  return TRUE;
}

/**
 * rc_board_layout_drop_lane:
 * @y: board units: where the middle of a dragged lane's heading is let go
 * @index: (out): before which lane it goes; the number of lanes is after the last
 * @mark: (out): where to draw the insertion mark: over the heading of that lane, as wide as the
 *   board
 *
 * Returns: FALSE if there is no lane
 */
gboolean
rc_board_layout_drop_lane (const RcBoardLayout *self, double y, guint *index, graphene_rect_t *mark)
{
  graphene_rect_t bounds = rc_board_layout_bounds (self);
  double          gap = FOLDED_GAP;

  if (self->n_lanes == 0)
    return FALSE;
  *index = 0;
  while (*index < self->n_lanes && y > (lane_top (self, *index) + lane_top (self, *index + 1)) / 2)
    *index += 1;
  if (*index > 0 && !self->collapsed[*index - 1])
    gap = LANE_GAP;
  *mark = GRAPHENE_RECT_INIT (MARGIN, (float)(lane_top (self, *index) - (gap + MARK) / 2),
                              bounds.size.width - 2 * MARGIN, MARK);
  return TRUE;
}

/**
 * rc_board_layout_step:
 * @lane: (inout): the lane of the card to step from, and of that arrived at
 * @card: (inout): its place
 *
 * Left and right run on over the ends of lanes; up and down skip lanes without cards and
 * collapsed ones.
 *
 * Returns: FALSE, changing nothing, if there is no card that way
 */
gboolean
rc_board_layout_step (const RcBoardLayout *self, RcBoardStep step, guint *lane, guint *card)
{
  int by = step == RC_BOARD_LEFT || step == RC_BOARD_UP ? -1 : 1;

  if (step == RC_BOARD_LEFT && *card > 0)
    *card -= 1;
  else if (step == RC_BOARD_RIGHT && *card + 1 < self->n_cards[*lane])
    *card += 1;
  else
    {
      gint64 at = *lane;

      do
        at += by;
      while (at >= 0 && at < self->n_lanes && (self->n_cards[at] == 0 || self->collapsed[at]));
      if (at < 0 || at >= self->n_lanes)
        return FALSE;
      *lane = (guint)at;
      if (step == RC_BOARD_RIGHT)
        *card = 0;
      else if (step == RC_BOARD_LEFT)
        *card = self->n_cards[at] - 1;
      else
        *card = MIN (*card, self->n_cards[at] - 1);
    }
  return TRUE;
}

/* --- the view ------------------------------------------------------------------------------ */

/**
 * rc_board_view_zoom_at:
 * @x: pixels from the widget's left: the point that stays where it is
 * @y: pixels from its top
 * @zoom: 1 is 100 %; kept within RC_BOARD_LEAST_ZOOM and RC_BOARD_MOST_ZOOM
 */
void
rc_board_view_zoom_at (RcBoardView *self, double x, double y, double zoom)
{
  zoom = CLAMP (zoom, RC_BOARD_LEAST_ZOOM, RC_BOARD_MOST_ZOOM);
  self->x += x / self->zoom - x / zoom;
  self->y += y / self->zoom - y / zoom;
  self->zoom = zoom;
}

/* What is kept in sight is a part of the widget, or of the board if that is smaller. */
static double
clamp_axis (double at, double seen, double from, double there_is)
{
  double all = MAX (seen, 0); /* before it has a size there is less than nothing */
  double kept = MIN (all, there_is) * KEPT;

  return CLAMP (at, from + kept - all, from + there_is - kept);
}

/** Keeps some of the board in sight: beside it there is room without end, and nothing. */
void
rc_board_view_clamp (RcBoardView *self, const RcBoardLayout *layout, double width, double height)
{
  graphene_rect_t bounds = rc_board_layout_bounds (layout);

  self->x = clamp_axis (self->x, width / self->zoom, bounds.origin.x, bounds.size.width);
  self->y = clamp_axis (self->y, height / self->zoom, bounds.origin.y, bounds.size.height);
}

/* How much larger than usual the board is; 1 if it is not. */
static double
spaciousness (double width, double height)
{
  return CLAMP (MIN (width / FIRST_WIDTH, height / FIRST_HEIGHT), 1, RC_BOARD_MOST_ZOOM);
}

static double
fitting (const graphene_rect_t *rect, double width, double height)
{
  return MIN (width / rect->size.width, height / rect->size.height);
}

/**
 * rc_board_view_first:
 *
 * The view that a film is opened with: at 80 %, from its beginning. On a large board it is more, as
 * long as all of the film is seen.
 */
void
rc_board_view_first (RcBoardView *self, const RcBoardLayout *layout, double width, double height)
{
  graphene_rect_t bounds = rc_board_layout_bounds (layout);
  double          zoom = MIN (FIRST_ZOOM * spaciousness (width, height),
                              floor (20 * fitting (&bounds, width, height)) / 20);

  *self = (RcBoardView){ MAX (zoom, FIRST_ZOOM), bounds.origin.x, bounds.origin.y };
}

/** Shows the whole board, at most at 100 %, or more where there is much room. What is shown small
 * still has EDGE pixels around it. */
void
rc_board_view_fit (RcBoardView *self, const RcBoardLayout *layout, double width, double height)
{
  graphene_rect_t bounds = rc_board_layout_bounds (layout);
  double          edge = MAX (0, EDGE - MARGIN * fitting (&bounds, width, height));

  self->zoom = CLAMP (fitting (&bounds, width - 2 * edge, height - 2 * edge), RC_BOARD_LEAST_ZOOM,
                      spaciousness (width, height));
  self->x = bounds.origin.x - edge / self->zoom;
  self->y = bounds.origin.y - edge / self->zoom;
}

/** Shows all of @rect, board units, with something around it, otherwise as rc_board_view_fit(). */
void
rc_board_view_fit_rect (RcBoardView *self, const graphene_rect_t *rect, double width, double height)
{
  graphene_rect_t around;

  graphene_rect_inset_r (rect, -REVEAL, -REVEAL, &around);
  self->zoom =
      CLAMP (fitting (&around, width, height), RC_BOARD_LEAST_ZOOM, spaciousness (width, height));
  self->x = rect->origin.x + rect->size.width / 2 - width / self->zoom / 2;
  self->y = rect->origin.y + rect->size.height / 2 - height / self->zoom / 2;
}

static double
reveal_axis (double at, double seen, double from, double length)
{
  if (from - REVEAL < at || length + 2 * REVEAL > seen)
    return from - REVEAL;
  if (from + length + REVEAL > at + seen)
    return from + length + REVEAL - seen;
  return at;
}

/** Moves the view by as little as shows all of @rect, board units. */
void
rc_board_view_reveal (RcBoardView *self, const graphene_rect_t *rect, double width, double height)
{
  self->x = reveal_axis (self->x, width / self->zoom, rect->origin.x, rect->size.width);
  self->y = reveal_axis (self->y, height / self->zoom, rect->origin.y, rect->size.height);
}
