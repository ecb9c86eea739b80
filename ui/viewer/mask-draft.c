/* mask-draft.c - a mask that is being drawn: what was done to it, its keys, its edge
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/viewer/mask-draft-private.h"

#include "engine/image/colour-range.h"
#include "engine/image/mask-edit.h"

#include <math.h>

/* The members of a mask that a draft has fields for; the others it keeps as they are. */
static const char *const own_members[] = { "shapes", "feather", "grow", "first", "last" };

RcMaskDraft *
rc_mask_draft_new (void)
{
  RcMaskDraft *self = g_new0 (RcMaskDraft, 1);

  self->shapes = cJSON_CreateArray ();
  self->rest = cJSON_CreateObject ();
  self->history = g_ptr_array_new_with_free_func ((GDestroyNotify)cJSON_Delete);
  self->future = g_ptr_array_new_with_free_func ((GDestroyNotify)cJSON_Delete);
  self->points = g_array_new (FALSE, FALSE, sizeof (double));
  self->pressures = g_array_new (FALSE, FALSE, sizeof (double));
  self->pressure = self->aspect = 1;
  self->tolerance = RC_COLOUR_RANGE_DEFAULT;
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
  g_ptr_array_unref (self->future);
  g_array_unref (self->points);
  g_array_unref (self->pressures);
  g_free (self);
}

/* (transfer full): the mask as it is, without the drag under way */
static cJSON *
copy_mask (const RcMaskDraft *self)
{
  cJSON *mask = cJSON_Duplicate (self->rest, TRUE);

  cJSON_AddItemToObject (mask, "shapes", cJSON_Duplicate (self->shapes, TRUE));
  return mask;
}

void
rc_mask_draft_remember (RcMaskDraft *self)
{
  self->version++;
  g_ptr_array_set_size (self->future, 0);
  g_ptr_array_add (self->history, copy_mask (self));
}

void
rc_mask_draft_change_shapes (RcMaskDraft *self, cJSON *shapes)
{
  rc_mask_draft_remember (self);
  if (cJSON_GetArraySize (self->shapes) == 0 || cJSON_GetArraySize (shapes) == 0)
    self->home = self->frame;
  cJSON_Delete (self->shapes);
  self->shapes = shapes;
}

/* What a change of the whole mask has made of it. @mask: (transfer full) */
void
rc_mask_draft_take_whole (RcMaskDraft *self, cJSON *mask)
{
  self->version++;
  cJSON_Delete (self->shapes);
  cJSON_Delete (self->rest);
  self->shapes = cJSON_DetachItemFromObjectCaseSensitive (mask, "shapes");
  self->rest = mask;
  for (guint i = 0; i < G_N_ELEMENTS (own_members); i++)
    cJSON_DeleteItemFromObjectCaseSensitive (self->rest, own_members[i]);
}

/* The mask changed as far as the drag with that tool goes. (transfer full) */
cJSON *
rc_mask_draft_whole (RcMaskDraft *self)
{
  cJSON *mask = cJSON_Duplicate (self->rest, TRUE);

  cJSON_AddItemToObject (mask, "shapes", rc_mask_draft_shapes_with_drag (self));
  if (self->drawing && self->tool == RC_TOOL_MOVE && (self->x1 != self->x0 || self->y1 != self->y0))
    rc_mask_draft_apply_drag (self, mask);
  return mask;
}

/* --- keys --------------------------------------------------------------------------------- */

static void
move_number (cJSON *object, const char *key, double by, double least)
{
  cJSON *item = cJSON_GetObjectItemCaseSensitive (object, key);

  if (cJSON_IsNumber (item))
    cJSON_SetNumberValue (item, rc_mask_draft_rounded (MAX (least, item->valuedouble + by)));
}

/* @pairs: x, y, … */
static void
move_pairs (cJSON *pairs, double dx, double dy)
{
  cJSON *item;
  int    i = 0;

  cJSON_ArrayForEach (item, pairs)
  {
    cJSON_SetNumberValue (item,
                          rc_mask_draft_rounded (item->valuedouble + (i++ % 2 == 0 ? dx : dy)));
  }
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
  cJSON *shapes, *shape, *points;
  int    n = cJSON_GetArraySize (self->shapes);

  if (n == 0 || self->drawing)
    return FALSE;
  shapes = cJSON_Duplicate (self->shapes, TRUE);
  shape = cJSON_GetArrayItem (shapes, n - 1);
  points = cJSON_GetObjectItemCaseSensitive (shape, "points");
  if (resize && (points != NULL || cJSON_HasObjectItem (shape, "from")))
    {
      cJSON_Delete (shapes);
      return FALSE;
    }
  move_number (shape, resize ? "width" : "x", dx, resize ? RC_DRAFT_LEAST_SIZE : -1);
  move_number (shape, resize ? "height" : "y", dy, resize ? RC_DRAFT_LEAST_SIZE : -1);
  move_pairs (points, dx, dy);
  move_pairs (cJSON_GetObjectItemCaseSensitive (shape, "from"), dx, dy);
  move_pairs (cJSON_GetObjectItemCaseSensitive (shape, "to"), dx, dy);
  rc_mask_draft_change_shapes (self, shapes);
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
  return self->history->len > 0 || rc_mask_draft_is_clicking (self);
}

static void
write_edge (const RcMaskDraft *self, cJSON *mask)
{
  cJSON_AddNumberToObject (mask, "feather", rc_mask_draft_rounded (self->feather));
  cJSON_AddNumberToObject (mask, "grow", rc_mask_draft_rounded (self->grow));
  cJSON_AddNumberToObject (mask, "first", self->first);
  cJSON_AddNumberToObject (mask, "last", self->last);
}

static void
read_edge (RcMaskDraft *self, const cJSON *mask)
{
  if (mask != NULL)
    {
      self->feather = rc_json_number_or (mask, "feather", 0);
      self->grow = rc_json_number_or (mask, "grow", 0);
    }
  self->first = (int)rc_json_number_or (mask, "first", 0);
  self->last = (int)rc_json_number_or (mask, "last", -1);
}

/* Makes the mask what it was in the last of @from; what it is now becomes the last of @to. */
static gboolean
go_to (RcMaskDraft *self, GPtrArray *from, GPtrArray *to)
{
  cJSON *then, *now;

  if (from->len == 0)
    return FALSE;
  self->picked_at = 0;
  self->drawing = FALSE;
  then = g_ptr_array_steal_index (from, from->len - 1);
  now = copy_mask (self);
  if (cJSON_HasObjectItem (then, "feather"))
    {
      write_edge (self, now);
      read_edge (self, then);
    }
  g_ptr_array_add (to, now);
  rc_mask_draft_take_whole (self, then);
  return TRUE;
}

/** Takes back the last corner of a polygon, the last shape, or whatever was done last; with a whole
 * mask that was taken over go its edge and its frames. Returns: whether there was something */
gboolean
rc_mask_draft_undo (RcMaskDraft *self)
{
  if (rc_mask_draft_drop_corner (self))
    return TRUE;
  self->undone = g_get_monotonic_time ();
  return go_to (self, self->history, self->future);
}

/** Does again what was taken back last. Returns: whether there was something, and nothing was drawn
 * since */
gboolean
rc_mask_draft_redo (RcMaskDraft *self)
{
  return go_to (self, self->future, self->history);
}

/** Returns: when the change that redo would do again was taken back, in microseconds of the
 * monotonic clock; 0: there is none */
gint64
rc_mask_draft_get_undone (RcMaskDraft *self)
{
  return self->future->len > 0 ? self->undone : 0;
}

/** Takes all shapes away; can be undone */
void
rc_mask_draft_clear (RcMaskDraft *self)
{
  self->drawing = FALSE;
  if (cJSON_GetArraySize (self->shapes) == 0)
    return;
  rc_mask_draft_change_shapes (self, cJSON_CreateArray ());
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

/** @mask: (transfer full): the whole mask, changed elsewhere (tracked, say), with its
 * edge and its frames; one step to take back
 */
void
rc_mask_draft_take (RcMaskDraft *self, cJSON *mask)
{
  self->drawing = FALSE;
  rc_mask_draft_remember (self);
  write_edge (self, g_ptr_array_index (self->history, self->history->len - 1));
  read_edge (self, mask);
  rc_mask_draft_take_whole (self, mask);
}

/** Adds a shape, as the end of a drag would. @shape: (transfer full) */
void
rc_mask_draft_add (RcMaskDraft *self, RcMaskMode mode, cJSON *shape)
{
  cJSON *shapes;

  if (mode == RC_MASK_REPLACE && self->subtracts)
    mode = RC_MASK_SUBTRACT;
  shapes = mode == RC_MASK_REPLACE ? cJSON_CreateArray () : cJSON_Duplicate (self->shapes, TRUE);
  rc_mask_draft_set_mode (shape, mode);
  cJSON_AddItemToArray (shapes, shape);
  rc_mask_draft_change_shapes (self, shapes);
  if (mode == RC_MASK_REPLACE)
    cJSON_DeleteItemFromObjectCaseSensitive (self->rest, "keys");
}

/** The shape that was added last is a colour that was picked there */
void
rc_mask_draft_note_pick (RcMaskDraft *self, double x, double y, RcMaskMode mode)
{
  self->pick_x = x;
  self->pick_y = y;
  self->pick_mode = mode;
  self->picked_at = self->history->len;
}

/** Returns: whether the last change was a colour that was picked; then the others say where */
gboolean
rc_mask_draft_get_pick (RcMaskDraft *self, double *x, double *y, RcMaskMode *mode)
{
  *x = self->pick_x;
  *y = self->pick_y;
  *mode = self->pick_mode;
  return self->picked_at > 0 && self->picked_at == self->history->len;
}

/** What was outside is inside */
void
rc_mask_draft_invert (RcMaskDraft *self)
{
  gboolean inverted = rc_json_bool_or (self->rest, "invert", FALSE);

  rc_mask_draft_remember (self);
  cJSON_DeleteItemFromObjectCaseSensitive (self->rest, "invert");
  if (!inverted)
    cJSON_AddTrueToObject (self->rest, "invert");
}

/** @to: another frame; -1: the key goes. Returns: whether there was one at @frame */
gboolean
rc_mask_draft_change_key (RcMaskDraft *self, int frame, int to)
{
  cJSON   *mask = rc_mask_draft_whole (self);
  gboolean changed =
      to < 0 ? rc_mask_remove_keys (mask, frame) : rc_mask_move_keys (mask, frame, to);

  if (changed)
    {
      rc_mask_draft_remember (self);
      rc_mask_draft_take_whole (self, mask);
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
  self->version++;
  g_ptr_array_set_size (self->history, 0);
  g_ptr_array_set_size (self->future, 0);
  self->picked_at = 0;
  cJSON_Delete (self->shapes);
  self->shapes = cJSON_IsArray (shapes) ? cJSON_Duplicate (shapes, TRUE) : cJSON_CreateArray ();
  read_edge (self, mask);
  cJSON_Delete (self->rest);
  self->rest = mask != NULL ? cJSON_Duplicate (mask, TRUE) : cJSON_CreateObject ();
  for (guint i = 0; i < G_N_ELEMENTS (own_members); i++)
    cJSON_DeleteItemFromObjectCaseSensitive (self->rest, own_members[i]);
}

/**
 * rc_mask_draft_is:
 * @mask: a mask as a region keeps it, which need not say what goes without saying
 *
 * Returns: whether nothing is drawn but @mask
 */
gboolean
rc_mask_draft_is (RcMaskDraft *self, const cJSON *mask)
{
  g_autoptr (cJSON) mine = rc_mask_draft_to_json (self), whole = cJSON_Duplicate (mask, TRUE);
  RcMaskDraft       edge = { .last = -1 };

  read_edge (&edge, mask);
  for (guint i = 0; i < G_N_ELEMENTS (own_members); i++)
    if (strcmp (own_members[i], "shapes") != 0)
      cJSON_DeleteItemFromObjectCaseSensitive (whole, own_members[i]);
  write_edge (&edge, whole);
  return cJSON_Compare (mine, whole, TRUE);
}

/** Returns: (transfer full): the mask as JSON, the drag under way included */
cJSON *
rc_mask_draft_to_json (RcMaskDraft *self)
{
  cJSON *mask = rc_mask_draft_whole (self);

  write_edge (self, mask);
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

/** How far off the colours that are clicked may be: RC_COLOUR_RANGE_LEAST to _MOST */
void
rc_mask_draft_set_tolerance (RcMaskDraft *self, double tolerance)
{
  self->tolerance = CLAMP (tolerance, RC_COLOUR_RANGE_LEAST, RC_COLOUR_RANGE_MOST);
}

double
rc_mask_draft_get_tolerance (RcMaskDraft *self)
{
  return self->tolerance;
}

/** Whether a plain drag takes away, where no key that is held says otherwise */
void
rc_mask_draft_set_subtracts (RcMaskDraft *self, gboolean subtracts)
{
  self->subtracts = subtracts;
}

gboolean
rc_mask_draft_get_subtracts (RcMaskDraft *self)
{
  return self->subtracts;
}

/** Both are fractions of the frame's height; @grow may be negative, which shrinks */
void
rc_mask_draft_set_edge (RcMaskDraft *self, double feather, double grow)
{
  self->version += self->feather != MAX (0, feather) || self->grow != grow;
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

/**
 * rc_mask_draft_set_whole:
 * @smooth: fraction of the frame's height
 *
 * One step to take back. Returns: whether it changes anything
 */
gboolean
rc_mask_draft_set_whole (RcMaskDraft *self, double smooth, gboolean fill_holes)
{
  smooth = rc_mask_draft_rounded (CLAMP (smooth, 0, 0.25));
  if (smooth == rc_mask_draft_get_smooth (self) &&
      fill_holes == rc_mask_draft_get_fill_holes (self))
    return FALSE;
  rc_mask_draft_remember (self);
  cJSON_DeleteItemFromObjectCaseSensitive (self->rest, "smooth");
  cJSON_DeleteItemFromObjectCaseSensitive (self->rest, "fill_holes");
  if (smooth > 0)
    cJSON_AddNumberToObject (self->rest, "smooth", smooth);
  if (fill_holes)
    cJSON_AddTrueToObject (self->rest, "fill_holes");
  return TRUE;
}

double
rc_mask_draft_get_smooth (RcMaskDraft *self)
{
  return rc_json_number_or (self->rest, "smooth", 0);
}

gboolean
rc_mask_draft_get_fill_holes (RcMaskDraft *self)
{
  return rc_json_bool_or (self->rest, "fill_holes", FALSE);
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

static void
set_frames (cJSON *rest, const char *name, int frames)
{
  cJSON_DeleteItemFromObjectCaseSensitive (rest, name);
  if (frames > 0)
    cJSON_AddNumberToObject (rest, name, frames);
}

/** In so many frames it comes in from its first, and goes until its last, which has to be said for
 * that. One step to take back. Returns: whether it changes anything */
gboolean
rc_mask_draft_set_fade (RcMaskDraft *self, int in, int out)
{
  int was_in, was_out;

  rc_mask_draft_get_fade (self, &was_in, &was_out);
  if (MAX (0, in) == was_in && MAX (0, out) == was_out)
    return FALSE;
  rc_mask_draft_remember (self);
  set_frames (self->rest, "fade_in", in);
  set_frames (self->rest, "fade_out", out);
  return TRUE;
}

/** @in, @out: (out): frames; 0: at once */
void
rc_mask_draft_get_fade (RcMaskDraft *self, int *in, int *out)
{
  *in = (int)rc_json_number_or (self->rest, "fade_in", 0);
  *out = (int)rc_json_number_or (self->rest, "fade_out", 0);
}
