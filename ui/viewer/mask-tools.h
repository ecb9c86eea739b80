/* mask-tools.h - the tools that draw masks, and the mask that is being drawn with them
 *
 * A draft turns presses, moves and releases of the pointer into the shapes of a mask (see
 * engine/image/mask.h for their JSON): x and y run 0..1 over the frame, lengths are fractions of
 * its height. It remembers every finished shape, so that strokes can be taken back before the
 * region is rendered. No GTK. Thread: one at a time.
 *
 *   draft = rc_mask_draft_new ();
 *   rc_mask_draft_press (draft, RC_TOOL_RECTANGLE, RC_MASK_REPLACE, 0.1, 0.2);
 *   rc_mask_draft_motion (draft, 0.4, 0.6);
 *   if (rc_mask_draft_release (draft))
 *     json = rc_mask_draft_to_json (draft);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"
#include "engine/image/mask-transform.h"

G_BEGIN_DECLS

typedef enum
{
  RC_TOOL_HAND,
  RC_TOOL_BRUSH,
  RC_TOOL_ERASER,
  RC_TOOL_LASSO,
  RC_TOOL_POLYGON, /* a lasso from click to click */
  RC_TOOL_RECTANGLE,
  RC_TOOL_ELLIPSE,
  RC_TOOL_GRADIENT,
  RC_TOOL_RADIAL,
  RC_TOOL_SUBJECT,
  RC_TOOL_COLOUR,
  RC_TOOL_MOVE, /* moves, scales, turns and reshapes the mask, with a key */
  RC_N_TOOLS,
} RcToolId;

typedef struct
{
  const char *name;        /* in actions: "stage.tool('brush')" */
  const char *label;       /* for people, to be translated: "Brush" */
  const char *help;        /* what it does, one sentence, to be translated */
  const char *icon;        /* icon name */
  const char *key;         /* accelerator: "<Shift>f" */
  const char *kind;        /* the shape it makes, as in a mask's JSON; NULL: none */
  gboolean    subtracts;   /* always takes away */
  gboolean    accumulates; /* a plain drag adds to the mask instead of starting a new one */
  gboolean    picks;       /* a click picks what is there: the stage does it */
} RcTool;

extern const RcTool rc_tools[RC_N_TOOLS];

/* What a drag does to the mask that is there. */
typedef enum
{
  RC_MASK_REPLACE, /* a plain drag: a new mask, or one more stroke for tools that accumulate */
  RC_MASK_ADD,
  RC_MASK_SUBTRACT,
  RC_MASK_INTERSECT,
} RcMaskMode;

#define RC_BRUSH_LEAST_RADIUS 0.005
#define RC_BRUSH_MOST_RADIUS  0.25

typedef struct _RcMaskDraft RcMaskDraft;

RcMaskDraft *rc_mask_draft_new (void);
void         rc_mask_draft_free (RcMaskDraft *self);

/* Pointer and keys. */
void rc_mask_draft_press (RcMaskDraft *self, RcToolId tool, RcMaskMode mode, double x, double y);
void rc_mask_draft_motion (RcMaskDraft *self, double x, double y);
gboolean rc_mask_draft_release (RcMaskDraft *self);
gboolean rc_mask_draft_cancel (RcMaskDraft *self);
gboolean rc_mask_draft_is_drawing (RcMaskDraft *self);
void     rc_mask_draft_set_pressure (RcMaskDraft *self, double pressure);
void     rc_mask_draft_set_subtracts (RcMaskDraft *self, gboolean subtracts);
gboolean rc_mask_draft_get_subtracts (RcMaskDraft *self);
gboolean rc_mask_draft_nudge (RcMaskDraft *self, double dx, double dy, gboolean resize);

/* What a drag with the move tool takes hold of. */
typedef enum
{
  RC_GRIP_MOVE,
  RC_GRIP_SCALE,
  RC_GRIP_TURN,
  RC_GRIP_POINT,
} RcGripKind;

typedef struct
{
  RcGripKind  kind;
  double      u, v;  /* to scale: where the handle is on the box, 0, 0.5 or 1 */
  RcMaskPoint point; /* that is dragged */
} RcMaskGrip;

void     rc_mask_draft_grab (RcMaskDraft *self, const RcMaskGrip *grip, double aspect);
void     rc_mask_draft_set_even (RcMaskDraft *self, gboolean even);
gboolean rc_mask_draft_change (RcMaskDraft *self, double aspect, const RcMaskChange *change);

/* A polygon, from its first corner until it is closed; a gradient while it is dragged. */
gboolean      rc_mask_draft_is_clicking (RcMaskDraft *self);
const double *rc_mask_draft_get_corners (RcMaskDraft *self, guint *n);
gboolean      rc_mask_draft_close (RcMaskDraft *self);
gboolean      rc_mask_draft_get_axis (RcMaskDraft *self, double axis[4]);

/* What is drawn. */
gboolean rc_mask_draft_is_empty (RcMaskDraft *self);
gboolean rc_mask_draft_is_moving (RcMaskDraft *self);
gboolean rc_mask_draft_can_undo (RcMaskDraft *self);
gboolean rc_mask_draft_undo (RcMaskDraft *self);
gboolean rc_mask_draft_redo (RcMaskDraft *self);
gint64   rc_mask_draft_get_undone (RcMaskDraft *self);
void     rc_mask_draft_clear (RcMaskDraft *self);
void     rc_mask_draft_load (RcMaskDraft *self, const cJSON *mask);
cJSON   *rc_mask_draft_to_json (RcMaskDraft *self);
gboolean rc_mask_draft_is (RcMaskDraft *self, const cJSON *mask);

/* How far a draft is, for those who draw only what was laid on since. */
typedef struct
{
  guint    version, drag, points;
  gboolean other; /* a drag that is no stroke */
} RcMaskDraftMark;

gboolean rc_mask_draft_is_painting (RcMaskDraft *self);
void     rc_mask_draft_mark (RcMaskDraft *self, RcMaskDraftMark *mark);
cJSON   *rc_mask_draft_since (RcMaskDraft *self, const RcMaskDraftMark *mark);

/* Over time, and what is made elsewhere. */
void     rc_mask_draft_set_frame (RcMaskDraft *self, int frame);
void     rc_mask_draft_take (RcMaskDraft *self, cJSON *mask);
void     rc_mask_draft_add (RcMaskDraft *self, RcMaskMode mode, cJSON *shape);
void     rc_mask_draft_invert (RcMaskDraft *self);
void     rc_mask_draft_note_pick (RcMaskDraft *self, double x, double y, RcMaskMode mode);
gboolean rc_mask_draft_get_pick (RcMaskDraft *self, double *x, double *y, RcMaskMode *mode);
gboolean rc_mask_draft_change_key (RcMaskDraft *self, int frame, int to);

/* The brush, and what holds for the whole mask. */
void     rc_mask_draft_set_brush (RcMaskDraft *self, double radius, double hardness);
double   rc_mask_draft_get_radius (RcMaskDraft *self);
double   rc_mask_draft_get_hardness (RcMaskDraft *self);
void     rc_mask_draft_set_tolerance (RcMaskDraft *self, double tolerance);
double   rc_mask_draft_get_tolerance (RcMaskDraft *self);
void     rc_mask_draft_set_edge (RcMaskDraft *self, double feather, double grow);
double   rc_mask_draft_get_feather (RcMaskDraft *self);
double   rc_mask_draft_get_grow (RcMaskDraft *self);
void     rc_mask_draft_set_range (RcMaskDraft *self, int first, int last);
gboolean rc_mask_draft_set_fade (RcMaskDraft *self, int in, int out);
void     rc_mask_draft_get_fade (RcMaskDraft *self, int *in, int *out);
gboolean rc_mask_draft_set_whole (RcMaskDraft *self, double smooth, gboolean fill_holes);
double   rc_mask_draft_get_smooth (RcMaskDraft *self);
gboolean rc_mask_draft_get_fill_holes (RcMaskDraft *self);
int      rc_mask_draft_get_first (RcMaskDraft *self);
int      rc_mask_draft_get_last (RcMaskDraft *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcMaskDraft, rc_mask_draft_free)

G_END_DECLS
