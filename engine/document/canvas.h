/* canvas.h - what lies freely on the board beside the shots: sticky notes, and arrows
 *
 *   project ─┬─ sticky     words on a coloured leaf
 *            └─ arrow      from one thing, or place, to another
 *
 * Places are board units: pixels at 100 %, from the left of the board and, downwards, from the top
 * of the lane that the thing goes with, so that a note beside a scene stays beside it when the
 * lanes above it grow, fold or go. Without a lane they count from the top of the board; of a scene
 * that is gone, from below the last lane. A note or an arrow of a lane that is collapsed is not
 * seen.
 *
 * An arrow's end is a place, or is attached to a shot, a scene or a note, and follows it; the place
 * is then where that was, and what is left when it goes.
 *
 *   note = rc_document_add_sticky (document, &(RcStickySpec){ .text = "Rain here?", .x = 40,
 *                                                             .y = 60 }, &error);
 *
 * They travel as text, so that a clipboard can hold them, between films too:
 *
 *   { "raccord-canvas": 1, "nodes": [ { a note or an arrow }, … ] }
 *
 * Not to be confused with the notes that are pinned to a take (note.h).
 *
 * Thread: the main thread, as the document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/document/cut.h"

G_BEGIN_DECLS

#define RC_TYPE_STICKY (rc_sticky_get_type ())
G_DECLARE_FINAL_TYPE (RcSticky, rc_sticky, RC, STICKY, RcNode)

#define RC_TYPE_ARROW (rc_arrow_get_type ())
G_DECLARE_FINAL_TYPE (RcArrow, rc_arrow, RC, ARROW, RcNode)

/* How large a note is, board units. */
#define RC_STICKY_LEAST_WIDTH  96
#define RC_STICKY_LEAST_HEIGHT 56
#define RC_STICKY_MOST         1600
#define RC_STICKY_WIDTH        208
#define RC_STICKY_HEIGHT       112

typedef struct
{
  const char    *text; /* (nullable) */
  RcMarkerColour colour;
  const char    *lane;          /* (nullable): id of the scene that it goes with */
  double         x, y;          /* board units */
  double         width, height; /* 0: as usual */
} RcStickySpec;

/* One end of an arrow. */
typedef struct
{
  const char *node; /* (nullable): id of what it is attached to */
  double      x, y; /* board units: where it is, or where that is */
} RcArrowEnd;

/* Where something is to be: a note's lane, place and size, or an arrow's lane and both of its ends.
 */
typedef struct
{
  RcNode     *node;
  const char *lane;          /* (nullable) */
  double      x, y;          /* of a note */
  double      width, height; /* of a note; 0: as usual */
  RcArrowEnd  ends[2];       /* of an arrow: its beginning, its end */
} RcCanvasPlace;

RcSticky *rc_document_add_sticky (RcDocument *self, const RcStickySpec *spec, GError **error);
RcArrow  *rc_document_add_arrow (RcDocument       *self,
                                 const RcArrowEnd *from,
                                 const RcArrowEnd *to,
                                 const char       *lane,
                                 RcMarkerColour    colour,
                                 GError          **error);
gboolean  rc_document_place_on_canvas (RcDocument          *self,
                                       const RcCanvasPlace *places,
                                       guint                n,
                                       RcEditFlags          flags,
                                       GError             **error);
gboolean  rc_document_clear_from_canvas (RcDocument *self, GPtrArray *nodes, GError **error);
gboolean  rc_document_colour_canvas (RcDocument    *self,
                                     GPtrArray     *nodes,
                                     RcMarkerColour colour,
                                     GError       **error);
char     *rc_canvas_to_text (RcDocument *document, GPtrArray *nodes, gboolean cut);
gboolean  rc_text_has_canvas (const char *text);
char     *rc_canvas_dup_paste_name (const char *text);
GPtrArray *
rc_document_paste_canvas (RcDocument *self, const char *text, const char *name, GError **error);
RcNode *rc_arrow_get_end (RcArrow *self, RcDocument *document, gboolean to);

G_END_DECLS
