/* mask-tools.c - what presses, moves and releases of the pointer draw
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/viewer/mask-draft-private.h"

#include <glib/gi18n-lib.h>

#include <math.h>

/* Points of a lasso or a stroke closer together than this add nothing one can see. */
#define LEAST_STEP         0.002
#define LEAST_LASSO_POINTS 3
/* A pen that is pressed so hard, or no pen at all, makes the brush as wide as it is. */
#define FULL_PRESSURE      0.995

/* How a tool makes its shape. */
enum
{
  WAY_NONE,
  WAY_LINE,    /* along the pointer's way */
  WAY_CORNERS, /* from click to click */
  WAY_BOX,     /* from corner to corner */
  WAY_AXIS,    /* from one place to another */
};

static const int ways[RC_N_TOOLS] = {
  [RC_TOOL_BRUSH] = WAY_LINE,      [RC_TOOL_ERASER] = WAY_LINE,   [RC_TOOL_LASSO] = WAY_LINE,
  [RC_TOOL_POLYGON] = WAY_CORNERS, [RC_TOOL_RECTANGLE] = WAY_BOX, [RC_TOOL_ELLIPSE] = WAY_BOX,
  [RC_TOOL_GRADIENT] = WAY_AXIS,   [RC_TOOL_RADIAL] = WAY_AXIS,
};

const RcTool rc_tools[RC_N_TOOLS] = {
  [RC_TOOL_HAND] = { "hand", N_ ("Hand"), N_ ("Drag to move the picture, double-click to fit it"),
                     "rc-tool-hand-symbolic", "v", NULL, FALSE, FALSE, FALSE },
  [RC_TOOL_BRUSH] = { "brush", N_ ("Brush"), N_ ("Paint the mask; hold Alt or Ctrl to take away"),
                      "rc-tool-brush-symbolic", "b", "stroke", FALSE, TRUE, FALSE },
  [RC_TOOL_ERASER] = { "eraser", N_ ("Eraser"), N_ ("Rub the mask away"), "rc-tool-eraser-symbolic",
                       "<Shift>b", "stroke", TRUE, TRUE, FALSE },
  [RC_TOOL_LASSO] = { "lasso", N_ ("Lasso"),
                      N_ ("Draw around a thing; Shift adds, Alt takes away, both intersect"),
                      "rc-tool-lasso-symbolic", "f", "lasso", FALSE, FALSE, FALSE },
  [RC_TOOL_POLYGON] = { "polygon", N_ ("Polygon"),
                        N_ ("Click from corner to corner; Enter, a double click or the first "
                            "corner closes it, BackSpace takes the last one back"),
                        "rc-tool-polygon-symbolic", "<Shift>f", "lasso", FALSE, FALSE, FALSE },
  [RC_TOOL_RECTANGLE] = { "rectangle", N_ ("Rectangle"),
                          N_ ("Drag a rectangle; Shift adds, Alt takes away, both intersect"),
                          "rc-tool-rectangle-symbolic", "r", "rectangle", FALSE, FALSE, FALSE },
  [RC_TOOL_ELLIPSE] = { "ellipse", N_ ("Ellipse"),
                        N_ ("Drag an ellipse; Shift adds, Alt takes away, both intersect"),
                        "rc-tool-ellipse-symbolic", "e", "ellipse", FALSE, FALSE, FALSE },
  [RC_TOOL_GRADIENT] = { "gradient", N_ ("Gradient"),
                         N_ ("Drag from where the mask is full to where it ends; with Shift and "
                             "Alt it fades what is there"),
                         "rc-tool-gradient-symbolic", "u", "gradient", FALSE, FALSE, FALSE },
  [RC_TOOL_RADIAL] = { "radial", N_ ("Radial gradient"),
                       N_ ("Drag from the middle to where the mask ends; with Shift and Alt it "
                           "fades what is there"),
                       "rc-tool-radial-symbolic", "<Shift>u", "gradient", FALSE, FALSE, FALSE },
  [RC_TOOL_SUBJECT] = { "subject", N_ ("Pick subject"),
                        N_ ("Click on someone or something to mask it in every frame; Shift adds, "
                            "Alt takes away"),
                        "rc-tool-subject-symbolic", "p", NULL, FALSE, FALSE, TRUE },
  [RC_TOOL_COLOUR] = { "colour", N_ ("Colour"),
                       N_ ("Click on a colour to mask it in every frame; [ and ] change how far "
                           "off "
                           "it may be"),
                       "rc-tool-colour-symbolic", "c", NULL, FALSE, FALSE, TRUE },
  [RC_TOOL_MOVE] = { "move", N_ ("Move mask"),
                     N_ ("Drag the mask, the handles of its box or the points of an outline to "
                         "where "
                         "they belong in this frame: that sets a key"),
                     "rc-tool-move-symbolic", "t", NULL, FALSE, FALSE, FALSE },
};

double
rc_mask_draft_rounded (double value)
{
  /* What is far too fine for any frame is noise in the file. */
  return round (value * 1e5) / 1e5;
}

/* --- drawing ------------------------------------------------------------------------------ */

static gboolean
takes_points (const RcMaskDraft *self)
{
  return ways[self->tool] == WAY_LINE || ways[self->tool] == WAY_CORNERS;
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
  g_array_append_val (self->pressures, self->pressure);
}

/* What a drag does: the keys that are held decide, else the switch. */
static RcMaskMode
mode_of (const RcMaskDraft *self, RcMaskMode mode)
{
  return mode == RC_MASK_REPLACE && self->subtracts ? RC_MASK_SUBTRACT : mode;
}

/** Starts a shape, or adds a corner to the polygon under way; the hand starts none */
void
rc_mask_draft_press (RcMaskDraft *self, RcToolId tool, RcMaskMode mode, double x, double y)
{
  if (rc_mask_draft_is_clicking (self) && tool == self->tool)
    {
      rc_mask_draft_motion (self, x, y);
      add_point (self, x, y);
      return;
    }
  self->drawing = rc_tools[tool].kind != NULL ||
                  (tool == RC_TOOL_MOVE && cJSON_GetArraySize (self->shapes) > 0);
  self->drag++;
  self->tool = tool;
  self->mode = mode_of (self, mode);
  self->even = FALSE;
  self->x0 = self->x1 = x;
  self->y0 = self->y1 = y;
  g_array_set_size (self->points, 0);
  g_array_set_size (self->pressures, 0);
  add_point (self, x, y);
}

void
rc_mask_draft_motion (RcMaskDraft *self, double x, double y)
{
  if (!self->drawing)
    return;
  self->x1 = x;
  self->y1 = y;
  if (ways[self->tool] == WAY_LINE)
    add_point (self, x, y);
}

static gboolean
is_too_small (const RcMaskDraft *self)
{
  gboolean narrow = fabs (self->x1 - self->x0) < RC_DRAFT_LEAST_SIZE;
  gboolean low = fabs (self->y1 - self->y0) < RC_DRAFT_LEAST_SIZE;
  guint    rubber = self->tool == RC_TOOL_POLYGON ? 1 : 0;

  switch (ways[self->tool])
    {
    case WAY_CORNERS:
      return self->points->len / 2 + rubber < LEAST_LASSO_POINTS;
    case WAY_LINE:
      return self->tool == RC_TOOL_LASSO && self->points->len / 2 < LEAST_LASSO_POINTS;
    case WAY_AXIS:
      return narrow && low;
    default:
      return narrow || low;
    }
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
  cJSON_AddNumberToObject (shape, "x", rc_mask_draft_rounded (left));
  cJSON_AddNumberToObject (shape, "y", rc_mask_draft_rounded (top));
  cJSON_AddNumberToObject (shape, "width", rc_mask_draft_rounded (right - left));
  cJSON_AddNumberToObject (shape, "height", rc_mask_draft_rounded (bottom - top));
}

static void
add_axis (const RcMaskDraft *self, cJSON *shape)
{
  double from[2] = { rc_mask_draft_rounded (self->x0), rc_mask_draft_rounded (self->y0) };
  double to[2] = { rc_mask_draft_rounded (self->x1), rc_mask_draft_rounded (self->y1) };

  cJSON_AddItemToObject (shape, "from", cJSON_CreateDoubleArray (from, 2));
  cJSON_AddItemToObject (shape, "to", cJSON_CreateDoubleArray (to, 2));
  if (self->tool == RC_TOOL_RADIAL)
    cJSON_AddTrueToObject (shape, "radial");
}

/* Those from @first on. */
static void
add_numbers (cJSON *shape, const char *key, const GArray *numbers, guint first)
{
  cJSON *list = cJSON_AddArrayToObject (shape, key);

  for (guint i = first; i < numbers->len; i++)
    cJSON_AddItemToArray (
        list, cJSON_CreateNumber (rc_mask_draft_rounded (g_array_index (numbers, double, i))));
}

/* As far as point @n. */
static gboolean
is_pressed_evenly (const RcMaskDraft *self, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_array_index (self->pressures, double, i) < FULL_PRESSURE)
      return FALSE;
  return TRUE;
}

/* From point @first on. */
static void
add_points (const RcMaskDraft *self, cJSON *shape, guint first)
{
  add_numbers (shape, "points", self->points, 2 * first);
  if (self->tool == RC_TOOL_POLYGON)
    {
      cJSON *points = cJSON_GetObjectItemCaseSensitive (shape, "points");

      cJSON_AddItemToArray (points, cJSON_CreateNumber (rc_mask_draft_rounded (self->x1)));
      cJSON_AddItemToArray (points, cJSON_CreateNumber (rc_mask_draft_rounded (self->y1)));
    }
  if (!rc_tools[self->tool].accumulates)
    return;
  cJSON_AddNumberToObject (shape, "radius", rc_mask_draft_rounded (self->radius));
  cJSON_AddNumberToObject (shape, "hardness", rc_mask_draft_rounded (self->hardness));
  if (!is_pressed_evenly (self, self->pressures->len))
    add_numbers (shape, "pressures", self->pressures, first);
}

/* The drag under way as a shape, of a line that from point @first on; NULL if there is none worth
 * keeping. */
static cJSON *
shape_in_progress (const RcMaskDraft *self, guint first)
{
  const RcTool *tool = &rc_tools[self->tool];
  cJSON        *shape;

  if (tool->kind == NULL || is_too_small (self))
    return NULL;
  shape = cJSON_CreateObject ();
  cJSON_AddStringToObject (shape, "kind", tool->kind);
  if (takes_points (self))
    add_points (self, shape, first);
  else if (ways[self->tool] == WAY_AXIS)
    add_axis (self, shape);
  else
    add_box (self, shape);
  rc_mask_draft_set_mode (shape, tool->subtracts ? RC_MASK_SUBTRACT : self->mode);
  return shape;
}

void
rc_mask_draft_set_mode (cJSON *shape, RcMaskMode mode)
{
  if (mode == RC_MASK_SUBTRACT || mode == RC_MASK_INTERSECT)
    cJSON_AddStringToObject (shape, "mode", mode == RC_MASK_SUBTRACT ? "subtract" : "intersect");
}

static gboolean
replaces (const RcMaskDraft *self)
{
  return self->mode == RC_MASK_REPLACE && !rc_tools[self->tool].accumulates;
}

cJSON *
rc_mask_draft_shapes_with_drag (RcMaskDraft *self)
{
  cJSON *shape = self->drawing ? shape_in_progress (self, 0) : NULL;
  cJSON *shapes = shape != NULL && replaces (self) ? cJSON_CreateArray ()
                                                   : cJSON_Duplicate (self->shapes, TRUE);

  if (shape != NULL)
    cJSON_AddItemToArray (shapes, shape);
  return shapes;
}

static gboolean
is_painting (const RcMaskDraft *self)
{
  return self->drawing && ways[self->tool] == WAY_LINE && rc_tools[self->tool].accumulates;
}

/** Returns: whether a stroke is being drawn that rc_mask_draft_since() can follow */
gboolean
rc_mask_draft_is_painting (RcMaskDraft *self)
{
  return is_painting (self) && self->mode != RC_MASK_INTERSECT && !rc_mask_draft_is_moving (self);
}

static gboolean
finish (RcMaskDraft *self)
{
  cJSON   *shape = self->drawing ? shape_in_progress (self, 0) : NULL;
  gboolean kept = shape != NULL, painted = rc_mask_draft_is_painting (self);
  guint    before = self->version;

  cJSON_Delete (shape);
  if (kept)
    rc_mask_draft_change_shapes (self, rc_mask_draft_shapes_with_drag (self));
  if (kept && painted)
    {
      self->kept[0] = before;
      self->kept[1] = self->version;
    }
  self->drawing = FALSE;
  return kept;
}

/** Ends the drag; a polygon goes on. Returns: whether it changed the mask; a slip of the hand does
 * not */
gboolean
rc_mask_draft_release (RcMaskDraft *self)
{
  gboolean kept;
  cJSON   *mask;

  if (rc_mask_draft_is_clicking (self))
    return FALSE;
  if (!self->drawing || self->tool != RC_TOOL_MOVE)
    return finish (self);
  kept = self->x1 != self->x0 || self->y1 != self->y0;
  if (kept)
    {
      mask = rc_mask_draft_whole (self);
      rc_mask_draft_remember (self);
      rc_mask_draft_take_whole (self, mask);
    }
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

/* --- what was drawn meanwhile ------------------------------------------------------------- */

/** @mark: (out): how far the draft is: what rc_mask_draft_since() counts from */
void
rc_mask_draft_mark (RcMaskDraft *self, RcMaskDraftMark *mark)
{
  *mark = (RcMaskDraftMark){ .version = self->version,
                             .drag = self->drag,
                             .points = is_painting (self) ? self->pressures->len : 0,
                             .other = self->drawing && !is_painting (self) };
}

/**
 * rc_mask_draft_since:
 *
 * Returns: (transfer full) (nullable): a mask of those shapes that have been laid on since @mark,
 *   which may be none; NULL if more has changed than that
 */
cJSON *
rc_mask_draft_since (RcMaskDraft *self, const RcMaskDraftMark *mark)
{
  /* Or the stroke has become a shape since. */
  gboolean kept = mark->points > 0 && mark->drag == self->drag && !self->drawing &&
                  mark->version == self->kept[0] && self->version == self->kept[1];
  guint    n = kept || is_painting (self) ? self->pressures->len : 0;
  gboolean goes_on = mark->points == 0 || (n > 0 && mark->drag == self->drag);
  cJSON   *mask, *shapes;

  if (!kept &&
      (mark->version != self->version || mark->other || !goes_on ||
       (self->drawing && !rc_mask_draft_is_painting (self)) || rc_mask_draft_is_moving (self)))
    return NULL;
  /* With a pen's first pressure all of the stroke is drawn another way. */
  if (mark->points > 0 && is_pressed_evenly (self, mark->points) && !is_pressed_evenly (self, n))
    return NULL;
  mask = cJSON_CreateObject ();
  shapes = cJSON_AddArrayToObject (mask, "shapes");
  if (n > mark->points)
    cJSON_AddItemToArray (shapes, shape_in_progress (self, MAX (mark->points, 1) - 1));
  return mask;
}

/** How hard a pen is pressed from here on, 0 to 1; 1 for what is no pen */
void
rc_mask_draft_set_pressure (RcMaskDraft *self, double pressure)
{
  self->pressure = CLAMP (pressure, 0, 1);
}

/* --- polygons ----------------------------------------------------------------------------- */

/** Returns: whether the corners of a polygon are being clicked, so that a release ends nothing */
gboolean
rc_mask_draft_is_clicking (RcMaskDraft *self)
{
  return self->drawing && self->tool == RC_TOOL_POLYGON;
}

/**
 * rc_mask_draft_get_corners:
 * @n: (out): how many
 *
 * Returns: (transfer none) (nullable): x, y of the corners that are clicked, as fractions of the
 * frame; valid until the draft changes
 */
const double *
rc_mask_draft_get_corners (RcMaskDraft *self, guint *n)
{
  *n = rc_mask_draft_is_clicking (self) ? self->points->len / 2 : 0;
  return *n > 0 ? (const double *)(gpointer)self->points->data : NULL;
}

/** Closes the polygon. Returns: FALSE if it has too few corners: then it goes on */
gboolean
rc_mask_draft_close (RcMaskDraft *self)
{
  guint n = self->points->len;

  if (!rc_mask_draft_is_clicking (self) || n / 2 < LEAST_LASSO_POINTS)
    return FALSE;
  /* The line that follows the pointer is none of its sides: it goes back to the last corner. */
  self->x1 = g_array_index (self->points, double, n - 2);
  self->y1 = g_array_index (self->points, double, n - 1);
  g_array_set_size (self->points, n - 2);
  return finish (self);
}

/* Takes the last corner back, and with the first the polygon. */
gboolean
rc_mask_draft_drop_corner (RcMaskDraft *self)
{
  if (!rc_mask_draft_is_clicking (self))
    return FALSE;
  g_array_set_size (self->points, self->points->len - 2);
  g_array_set_size (self->pressures, self->points->len / 2);
  self->drawing = self->points->len > 0;
  return TRUE;
}

/* --- a gradient --------------------------------------------------------------------------- */

/** Returns: whether a gradient is being drawn; @axis: (out): its x, y from and to */
gboolean
rc_mask_draft_get_axis (RcMaskDraft *self, double axis[4])
{
  axis[0] = self->x0;
  axis[1] = self->y0;
  axis[2] = self->x1;
  axis[3] = self->y1;
  return self->drawing && ways[self->tool] == WAY_AXIS;
}
