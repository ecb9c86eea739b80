/* mask-tools.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/mask-tools.h"

#include "engine/image/mask-edit.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* Rectangles and ellipses smaller than this (fraction of the frame) are slips of the hand. */
#define LEAST_SIZE         0.004
/* Points of a lasso or a stroke closer together than this add nothing one can see. */
#define LEAST_STEP         0.002
#define LEAST_LASSO_POINTS 3

const RcTool rc_tools[RC_N_TOOLS] = {
  [RC_TOOL_HAND] = { "hand", N_ ("Hand"), N_ ("Drag to move the picture, double-click to fit it"),
                     "rc-tool-hand-symbolic", "v", NULL, FALSE, FALSE },
  [RC_TOOL_BRUSH] = { "brush", N_ ("Brush"), N_ ("Paint the mask; hold Alt or Ctrl to take away"),
                      "rc-tool-brush-symbolic", "b", "stroke", FALSE, TRUE },
  [RC_TOOL_LASSO] = { "lasso", N_ ("Lasso"), N_ ("Draw around a thing; Shift adds, Alt takes away"),
                      "rc-tool-lasso-symbolic", "f", "lasso", FALSE, FALSE },
  [RC_TOOL_RECTANGLE] = { "rectangle", N_ ("Rectangle"),
                          N_ ("Drag a rectangle; Shift adds, Alt takes away"),
                          "rc-tool-rectangle-symbolic", "r", "rectangle", FALSE, FALSE },
  [RC_TOOL_ELLIPSE] = { "ellipse", N_ ("Ellipse"),
                        N_ ("Drag an ellipse; Shift adds, Alt takes away"),
                        "rc-tool-ellipse-symbolic", "e", "ellipse", FALSE, FALSE },
  [RC_TOOL_ERASER] = { "eraser", N_ ("Eraser"), N_ ("Rub the mask away"), "rc-tool-eraser-symbolic",
                       "x", "stroke", TRUE, TRUE },
  [RC_TOOL_SUBJECT] = { "subject", N_ ("Pick subject"),
                        N_ ("Click on someone or something to mask it in every frame; Shift adds, "
                            "Alt takes away"),
                        "rc-tool-subject-symbolic", "p", NULL, FALSE, FALSE },
  [RC_TOOL_MOVE] = { "move", N_ ("Move mask"),
                     N_ ("Drag the mask to where it belongs in this frame: that sets a key"),
                     "rc-tool-move-symbolic", "t", NULL, FALSE, FALSE },
};

/* The members of a mask that a draft has fields for; the others it keeps as they are. */
static const char *const own_members[] = { "shapes", "feather", "grow", "first", "last" };

struct _RcMaskDraft
{
  cJSON     *shapes;  /* array: what is drawn */
  cJSON     *rest;    /* object: the members of the mask that are nobody's here */
  GPtrArray *history; /* cJSON: the mask before each finished change */

  double radius, hardness; /* of the brush: fraction of the frame's height, 0..1 */
  double feather, grow;
  int    first, last; /* frames; last -1: to the end */
  int    frame;       /* that is looked at */
  int    home;        /* in which it was drawn */

  /* The drag under way. */
  gboolean   drawing;
  RcToolId   tool;
  RcMaskMode mode;
  double     x0, y0, x1, y1;
  GArray    *points; /* double x, y, … */
};

RcMaskDraft *
rc_mask_draft_new (void)
{
  RcMaskDraft *self = g_new0 (RcMaskDraft, 1);

  self->shapes = cJSON_CreateArray ();
  self->rest = cJSON_CreateObject ();
  self->history = g_ptr_array_new_with_free_func ((GDestroyNotify)cJSON_Delete);
  self->points = g_array_new (FALSE, FALSE, sizeof (double));
  self->radius = 0.06;
  self->hardness = 0.8;
  self->feather = 0.02;
  self->last = -1;
  return self;
}

void
rc_mask_draft_free (RcMaskDraft *self)
{
  cJSON_Delete (self->shapes);
  cJSON_Delete (self->rest);
  g_ptr_array_unref (self->history);
  g_array_unref (self->points);
  g_free (self);
}

/* --- drawing ------------------------------------------------------------------------------ */

static gboolean
takes_points (const RcMaskDraft *self)
{
  return self->tool == RC_TOOL_BRUSH || self->tool == RC_TOOL_ERASER || self->tool == RC_TOOL_LASSO;
}

static void
add_point (RcMaskDraft *self, double x, double y)
{
  guint n = self->points->len;

  if (n >= 2)
    {
      double dx = x - g_array_index (self->points, double, n - 2);
      double dy = y - g_array_index (self->points, double, n - 1);

      if (dx * dx + dy * dy < LEAST_STEP * LEAST_STEP)
        return;
    }
  g_array_append_val (self->points, x);
  g_array_append_val (self->points, y);
}

/** Starts a shape; the hand starts none */
void
rc_mask_draft_press (RcMaskDraft *self, RcToolId tool, RcMaskMode mode, double x, double y)
{
  self->drawing = rc_tools[tool].kind != NULL ||
                  (tool == RC_TOOL_MOVE && cJSON_GetArraySize (self->shapes) > 0);
  self->tool = tool;
  self->mode = mode;
  self->x0 = self->x1 = x;
  self->y0 = self->y1 = y;
  g_array_set_size (self->points, 0);
  add_point (self, x, y);
}

void
rc_mask_draft_motion (RcMaskDraft *self, double x, double y)
{
  if (!self->drawing)
    return;
  self->x1 = x;
  self->y1 = y;
  if (takes_points (self))
    add_point (self, x, y);
}

/* What is far too fine for any frame is noise in the file. */
static double
rounded (double value)
{
  return round (value * 1e5) / 1e5;
}

static gboolean
is_too_small (const RcMaskDraft *self)
{
  if (self->tool == RC_TOOL_LASSO)
    return self->points->len < 2 * LEAST_LASSO_POINTS;
  return !takes_points (self) &&
         (fabs (self->x1 - self->x0) < LEAST_SIZE || fabs (self->y1 - self->y0) < LEAST_SIZE);
}

static void
add_box (const RcMaskDraft *self, cJSON *shape)
{
  double left = MIN (self->x0, self->x1), right = MAX (self->x0, self->x1);
  double top = MIN (self->y0, self->y1), bottom = MAX (self->y0, self->y1);

  if (self->tool == RC_TOOL_RECTANGLE)
    {
      left = CLAMP (left, 0, 1);
      right = CLAMP (right, 0, 1);
      top = CLAMP (top, 0, 1);
      bottom = CLAMP (bottom, 0, 1);
    }
  cJSON_AddNumberToObject (shape, "x", rounded (left));
  cJSON_AddNumberToObject (shape, "y", rounded (top));
  cJSON_AddNumberToObject (shape, "width", rounded (right - left));
  cJSON_AddNumberToObject (shape, "height", rounded (bottom - top));
}

/* The drag under way as a shape; NULL if there is none worth keeping. */
static cJSON *
shape_in_progress (const RcMaskDraft *self)
{
  const RcTool *tool = &rc_tools[self->tool];
  gboolean      subtract = tool->subtracts || self->mode == RC_MASK_SUBTRACT;
  cJSON        *shape;

  if (!self->drawing || tool->kind == NULL || is_too_small (self))
    return NULL;
  shape = cJSON_CreateObject ();
  cJSON_AddStringToObject (shape, "kind", tool->kind);
  if (takes_points (self))
    {
      cJSON *points = cJSON_AddArrayToObject (shape, "points");

      for (guint i = 0; i < self->points->len; i++)
        cJSON_AddItemToArray (
            points, cJSON_CreateNumber (rounded (g_array_index (self->points, double, i))));
      if (self->tool != RC_TOOL_LASSO)
        {
          cJSON_AddNumberToObject (shape, "radius", rounded (self->radius));
          cJSON_AddNumberToObject (shape, "hardness", rounded (self->hardness));
        }
    }
  else
    add_box (self, shape);
  if (subtract)
    cJSON_AddStringToObject (shape, "mode", "subtract");
  return shape;
}

static gboolean
replaces (const RcMaskDraft *self)
{
  return self->mode == RC_MASK_REPLACE && !rc_tools[self->tool].accumulates;
}

/* The shapes as they are, with the drag under way. (transfer full) */
static cJSON *
shapes_with_drag (const RcMaskDraft *self)
{
  cJSON *shape = shape_in_progress (self);
  cJSON *shapes = shape != NULL && replaces (self) ? cJSON_CreateArray ()
                                                   : cJSON_Duplicate (self->shapes, TRUE);

  if (shape != NULL)
    cJSON_AddItemToArray (shapes, shape);
  return shapes;
}

static void
remember (RcMaskDraft *self)
{
  cJSON *mask = cJSON_Duplicate (self->rest, TRUE);

  cJSON_AddItemToObject (mask, "shapes", cJSON_Duplicate (self->shapes, TRUE));
  g_ptr_array_add (self->history, mask);
}

static void
change_shapes (RcMaskDraft *self, cJSON *shapes)
{
  remember (self);
  if (cJSON_GetArraySize (self->shapes) == 0 || cJSON_GetArraySize (shapes) == 0)
    self->home = self->frame;
  cJSON_Delete (self->shapes);
  self->shapes = shapes;
}

/* What a change of the whole mask has made of it. @mask: (transfer full) */
static void
take_whole (RcMaskDraft *self, cJSON *mask)
{
  cJSON_Delete (self->shapes);
  cJSON_Delete (self->rest);
  self->shapes = cJSON_DetachItemFromObjectCaseSensitive (mask, "shapes");
  self->rest = mask;
  for (guint i = 0; i < G_N_ELEMENTS (own_members); i++)
    cJSON_DeleteItemFromObjectCaseSensitive (self->rest, own_members[i]);
}

/* The mask moved as far as the drag with that tool goes. (transfer full) */
static cJSON *
whole_with_drag (RcMaskDraft *self)
{
  cJSON *mask = cJSON_Duplicate (self->rest, TRUE);

  cJSON_AddItemToObject (mask, "shapes", shapes_with_drag (self));
  if (self->drawing && self->tool == RC_TOOL_MOVE && (self->x1 != self->x0 || self->y1 != self->y0))
    rc_mask_move_at (mask, self->frame, self->home, self->x1 - self->x0, self->y1 - self->y0);
  return mask;
}

/** Ends the drag. Returns: whether it changed the mask; a slip of the hand does not */
gboolean
rc_mask_draft_release (RcMaskDraft *self)
{
  cJSON   *shape = shape_in_progress (self);
  gboolean kept = shape != NULL;

  cJSON_Delete (shape);
  if (self->drawing && self->tool == RC_TOOL_MOVE)
    {
      kept = self->x1 != self->x0 || self->y1 != self->y0;
      if (kept)
        {
          cJSON *mask = whole_with_drag (self);

          remember (self);
          take_whole (self, mask);
        }
      self->drawing = FALSE;
      return kept;
    }
  if (kept)
    change_shapes (self, shapes_with_drag (self));
  self->drawing = FALSE;
  return kept;
}

/** Forgets the drag under way. Returns: whether there was one */
gboolean
rc_mask_draft_cancel (RcMaskDraft *self)
{
  gboolean was_drawing = self->drawing;

  self->drawing = FALSE;
  return was_drawing;
}

gboolean
rc_mask_draft_is_drawing (RcMaskDraft *self)
{
  return self->drawing;
}

/* --- keys --------------------------------------------------------------------------------- */

static void
move_number (cJSON *object, const char *key, double by, double least)
{
  cJSON *item = cJSON_GetObjectItemCaseSensitive (object, key);

  if (cJSON_IsNumber (item))
    cJSON_SetNumberValue (item, rounded (MAX (least, item->valuedouble + by)));
}

/**
 * rc_mask_draft_nudge:
 * @dx: fraction of the frame's width
 * @dy: fraction of the frame's height
 * @resize: change the size of the last shape (rectangles and ellipses) instead of its place
 *
 * The keyboard's way to what a drag does. Returns: FALSE if there is nothing to move
 */
gboolean
rc_mask_draft_nudge (RcMaskDraft *self, double dx, double dy, gboolean resize)
{
  cJSON *shapes, *shape, *points, *item;
  int    n = cJSON_GetArraySize (self->shapes), i = 0;

  if (n == 0 || self->drawing)
    return FALSE;
  shapes = cJSON_Duplicate (self->shapes, TRUE);
  shape = cJSON_GetArrayItem (shapes, n - 1);
  points = cJSON_GetObjectItemCaseSensitive (shape, "points");
  if (resize && points != NULL)
    {
      cJSON_Delete (shapes);
      return FALSE;
    }
  move_number (shape, resize ? "width" : "x", dx, resize ? LEAST_SIZE : -1);
  move_number (shape, resize ? "height" : "y", dy, resize ? LEAST_SIZE : -1);
  cJSON_ArrayForEach (item, points)
  {
    cJSON_SetNumberValue (item, rounded (item->valuedouble + (i++ % 2 == 0 ? dx : dy)));
  }
  change_shapes (self, shapes);
  return TRUE;
}

/* --- what is drawn ------------------------------------------------------------------------ */

/** Returns: whether nothing is drawn, the drag under way included */
gboolean
rc_mask_draft_is_empty (RcMaskDraft *self)
{
  return cJSON_GetArraySize (self->shapes) == 0 && !self->drawing;
}

/** Returns: whether it has keys, so that it may look another way in another frame */
gboolean
rc_mask_draft_is_moving (RcMaskDraft *self)
{
  const cJSON *shape;

  if (cJSON_HasObjectItem (self->rest, "keys"))
    return TRUE;
  cJSON_ArrayForEach (shape, self->shapes)
  {
    if (cJSON_HasObjectItem (shape, "keys"))
      return TRUE;
  }
  return FALSE;
}

gboolean
rc_mask_draft_can_undo (RcMaskDraft *self)
{
  return self->history->len > 0;
}

/** Takes back the last shape, or whatever was done last. Returns: whether there was something */
gboolean
rc_mask_draft_undo (RcMaskDraft *self)
{
  if (self->history->len == 0)
    return FALSE;
  self->drawing = FALSE;
  take_whole (self, g_ptr_array_steal_index (self->history, self->history->len - 1));
  return TRUE;
}

/** Takes all shapes away; can be undone */
void
rc_mask_draft_clear (RcMaskDraft *self)
{
  self->drawing = FALSE;
  if (cJSON_GetArraySize (self->shapes) == 0)
    return;
  change_shapes (self, cJSON_CreateArray ());
  cJSON_Delete (self->rest);
  self->rest = cJSON_CreateObject ();
}

/* --- over time ---------------------------------------------------------------------------- */

/** The frame that is looked at: where a drag with the move tool sets a key */
void
rc_mask_draft_set_frame (RcMaskDraft *self, int frame)
{
  self->frame = frame;
}

/** Returns: the frame in which the mask was drawn */
int
rc_mask_draft_get_home (RcMaskDraft *self)
{
  return self->home;
}

/** @mask: (transfer full): the whole mask, changed elsewhere (tracked, say); one step to take back
 */
void
rc_mask_draft_take (RcMaskDraft *self, cJSON *mask)
{
  self->drawing = FALSE;
  remember (self);
  take_whole (self, mask);
}

/** Adds a shape, as the end of a drag would. @shape: (transfer full) */
void
rc_mask_draft_add (RcMaskDraft *self, RcMaskMode mode, cJSON *shape)
{
  cJSON *shapes =
      mode == RC_MASK_REPLACE ? cJSON_CreateArray () : cJSON_Duplicate (self->shapes, TRUE);

  if (mode == RC_MASK_SUBTRACT)
    cJSON_AddStringToObject (shape, "mode", "subtract");
  cJSON_AddItemToArray (shapes, shape);
  change_shapes (self, shapes);
  if (mode == RC_MASK_REPLACE)
    cJSON_DeleteItemFromObjectCaseSensitive (self->rest, "keys");
}

/** What was outside is inside */
void
rc_mask_draft_invert (RcMaskDraft *self)
{
  gboolean inverted = rc_json_bool_or (self->rest, "invert", FALSE);

  remember (self);
  cJSON_DeleteItemFromObjectCaseSensitive (self->rest, "invert");
  if (!inverted)
    cJSON_AddTrueToObject (self->rest, "invert");
}

/** @to: another frame; -1: the key goes. Returns: whether there was one at @frame */
gboolean
rc_mask_draft_change_key (RcMaskDraft *self, int frame, int to)
{
  cJSON   *mask = whole_with_drag (self);
  gboolean changed =
      to < 0 ? rc_mask_remove_keys (mask, frame) : rc_mask_move_keys (mask, frame, to);

  if (changed)
    {
      remember (self);
      take_whole (self, mask);
    }
  else
    cJSON_Delete (mask);
  return changed;
}

/**
 * rc_mask_draft_load:
 * @mask: (nullable): a mask as a region keeps it; NULL is an empty one over all frames
 *
 * Starts afresh from @mask: what was done before cannot be undone. The brush stays as it is.
 */
void
rc_mask_draft_load (RcMaskDraft *self, const cJSON *mask)
{
  const cJSON *shapes = cJSON_GetObjectItemCaseSensitive (mask, "shapes");

  self->drawing = FALSE;
  g_ptr_array_set_size (self->history, 0);
  cJSON_Delete (self->shapes);
  self->shapes = cJSON_IsArray (shapes) ? cJSON_Duplicate (shapes, TRUE) : cJSON_CreateArray ();
  if (mask != NULL)
    {
      self->feather = rc_json_number_or (mask, "feather", 0);
      self->grow = rc_json_number_or (mask, "grow", 0);
    }
  self->first = (int)rc_json_number_or (mask, "first", 0);
  self->last = (int)rc_json_number_or (mask, "last", -1);
  cJSON_Delete (self->rest);
  self->rest = mask != NULL ? cJSON_Duplicate (mask, TRUE) : cJSON_CreateObject ();
  for (guint i = 0; i < G_N_ELEMENTS (own_members); i++)
    cJSON_DeleteItemFromObjectCaseSensitive (self->rest, own_members[i]);
}

/** Returns: (transfer full): the mask as JSON, the drag under way included */
cJSON *
rc_mask_draft_to_json (RcMaskDraft *self)
{
  cJSON *mask = whole_with_drag (self);

  cJSON_AddNumberToObject (mask, "feather", rounded (self->feather));
  cJSON_AddNumberToObject (mask, "grow", rounded (self->grow));
  cJSON_AddNumberToObject (mask, "first", self->first);
  cJSON_AddNumberToObject (mask, "last", self->last);
  return mask;
}

/* --- the brush and the edge --------------------------------------------------------------- */

/** For the strokes to come: @radius is a fraction of the frame's height, @hardness 0..1 */
void
rc_mask_draft_set_brush (RcMaskDraft *self, double radius, double hardness)
{
  self->radius = CLAMP (radius, RC_BRUSH_LEAST_RADIUS, RC_BRUSH_MOST_RADIUS);
  self->hardness = CLAMP (hardness, 0, 1);
}

double
rc_mask_draft_get_radius (RcMaskDraft *self)
{
  return self->radius;
}

double
rc_mask_draft_get_hardness (RcMaskDraft *self)
{
  return self->hardness;
}

/** Both are fractions of the frame's height; @grow may be negative, which shrinks */
void
rc_mask_draft_set_edge (RcMaskDraft *self, double feather, double grow)
{
  self->feather = MAX (0, feather);
  self->grow = grow;
}

double
rc_mask_draft_get_feather (RcMaskDraft *self)
{
  return self->feather;
}

double
rc_mask_draft_get_grow (RcMaskDraft *self)
{
  return self->grow;
}

/** The frames it holds for, both included; @last -1 is to the end */
void
rc_mask_draft_set_range (RcMaskDraft *self, int first, int last)
{
  self->first = MAX (0, first);
  self->last = last < 0 ? -1 : MAX (self->first, last);
}

int
rc_mask_draft_get_first (RcMaskDraft *self)
{
  return self->first;
}

int
rc_mask_draft_get_last (RcMaskDraft *self)
{
  return self->last;
}
