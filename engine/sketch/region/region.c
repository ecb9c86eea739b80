/* region.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/region/region-private.h"

#include "engine/base/error.h"
#include "engine/footage/retouch-region.h"
#include "engine/image/retouch.h"
#include "engine/media/take-lately.h"
#include "engine/sketch/picture/labels.h"
#include "engine/sketch/picture/scene-run.h"
#include "engine/sketch/region/region-head.h"

#include <glib/gi18n-lib.h>

#include <string.h>

static void
region_clear (RcRegionDrawing *self)
{
  g_clear_pointer (&self->base, rc_take_reader_free);
  g_clear_pointer (&self->coverage, rc_frame_unref);
  g_clear_pointer (&self->finish, rc_finish_free);
  g_clear_pointer (&self->painted, g_ptr_array_unref);
  g_clear_pointer (&self->scene, rc_scene_free);
  g_clear_pointer (&self->lead, rc_scene_free);
  g_clear_pointer (&self->made, rc_staging_free);
  g_clear_pointer (&self->staging, rc_staging_free);
}

static gboolean
open_base (RcRegionDrawing *self, GError **error)
{
  g_autofree char *dir =
      rc_request_take_dir (self->request, rc_request_region_base (self->request));
  const cJSON *made_by;

  self->base = rc_take_reader_new (dir, error);
  if (self->base == NULL)
    {
      g_prefix_error (error,
                      _ ("The take under the region cannot be read; render the shot again: "));
      return FALSE;
    }
  /* The camera's unrest and the rain are those of the base, whatever the region's own seed. */
  self->shape = *rc_request_shape (self->request);
  made_by = cJSON_GetObjectItemCaseSensitive (rc_take_reader_about (self->base), "request");
  self->shape.seed = (guint)rc_json_number_or (made_by, "seed", self->shape.seed);
  self->mask = rc_mask_bounds_at (rc_request_region_mask (self->request), self->shape.width,
                                  self->shape.height, self->output->first);
  if (self->mask.width == 0)
    self->mask = rc_mask_bounds (rc_request_region_mask (self->request), self->shape.width,
                                 self->shape.height);
  return TRUE;
}

/* --- changes of the base's own frames --------------------------------------------------------- */

/* Whether the target is a picture that stands in the scene: its clothes are painted on it, so
 * colour goes over what is there. */
static gboolean
is_cut_out (const RcRegionDrawing *self)
{
  int figure = rc_region_target_figure (self);

  return figure >= 0 && self->lead->figure_items[figure]->kind == RC_ITEM_CARD;
}

/* Where colour is laid over a cut-out: over what a person wears, if the mask reaches below the
 * head. */
static RcFrame *
painted_part (RcRegionDrawing *self, int index, GError **error)
{
  const RcStagingFigure *figure = &self->lead->staging->figures[rc_region_target_figure (self)];
  RcRect mask = rc_mask_bounds_at (rc_request_region_mask (self->request), self->shape.width,
                                   self->shape.height, index);
  g_autoptr (RcFrame) whole = rc_take_reader_frame (self->base, RC_PASS_IDENTITY, index, error);
  g_autoptr (RcFrame) identity =
      whole != NULL ? rc_frame_crop (whole, self->output->area, error) : NULL;
  int neck = 0;

  if (identity == NULL)
    return NULL;
  if (strcmp (figure->kind, "person") == 0)
    neck = rc_region_neck (whole, self->target);
  if (mask.y + mask.height <= neck)
    neck = 0;
  return rc_region_without_head (identity, self->target, self->output->area.y, neck, error);
}

/* Returns: (transfer none) (nullable): the mask in frame @index */
static const RcFrame *
need_coverage (RcRegionDrawing *self, int index, GError **error)
{
  const RcMask *mask = rc_request_region_mask (self->request);

  if (self->coverage != NULL && rc_mask_is_still (mask))
    return self->coverage;
  g_clear_pointer (&self->coverage, rc_frame_unref);
  self->coverage = rc_mask_rasterise (mask, self->shape.width, self->shape.height, index, error);
  return self->coverage;
}

/* Without passes: nobody keeps those of a region, and reading the base's takes longer than all the
 * rest. */
static gboolean
hand_over_graded (RcRegionDrawing *self, int index, GError **error)
{
  RcRetouch           what = rc_region_words_retouch (&self->edit.words);
  int                 from = self->edit.kind == RC_EDIT_FREEZE ? self->output->first : index;
  g_autoptr (RcFrame) whole = rc_take_reader_frame (self->base, RC_PASS_COLOUR, from, error);
  g_autoptr (RcFrame) colour = NULL, painted = NULL;
  const RcFrame      *mask = whole != NULL ? need_coverage (self, index, error) : NULL;

  what.paints = self->edit.kind == RC_EDIT_PAINT;
  if (mask == NULL)
    return FALSE;
  if (what.paints && is_cut_out (self))
    {
      painted = painted_part (self, from, error);
      if (painted == NULL)
        return FALSE;
    }
  colour = rc_retouch (whole, self->output->area, mask, painted, self->target, &what, error);
  return colour != NULL && self->output->frame (self->output, index, colour, NULL, NULL, error);
}

/* --- both --------------------------------------------------------------------------------------
 */

/* Of the tiles only what the mask touches in this frame is drawn; nothing of the rest is ever laid
 * over the base. One pixel where it touches none. */
static RcRect
drawn_part (const RcRegionDrawing *self, int index)
{
  RcRect area = self->output->area;
  RcRect mask = rc_mask_bounds_at (rc_request_region_mask (self->request), self->shape.width,
                                   self->shape.height, index);
  int    x0 = MAX (area.x, mask.x), y0 = MAX (area.y, mask.y);
  int    x1 = MIN (area.x + area.width, mask.x + mask.width);
  int    y1 = MIN (area.y + area.height, mask.y + mask.height);

  return x1 > x0 && y1 > y0 ? (RcRect){ x0, y0, x1 - x0, y1 - y0 }
                            : (RcRect){ area.x, area.y, MIN (area.width, 1), 1 };
}

/* @rect of the picture, counted from its other end. */
static RcRect
turned (const RcRegionDrawing *self, RcRect rect)
{
  rect.y = self->shape.height - rect.y - rect.height;
  return rect;
}

/* Copies @rect of the picture; @from's corner is at @from_x, @from_y of it, @to's is the area's. */
static void
lay (const RcRegionDrawing *self,
     RcFrame               *to,
     const RcFrame         *from,
     int                    from_x,
     int                    from_y,
     RcRect                 rect)
{
  RcRect area = self->output->area;
  gsize  pixel = rc_frame_bytes_per_pixel (to->format);

  for (int y = rect.y; y < rect.y + rect.height; y++)
    memcpy (to->data + (gsize)(y - area.y) * to->stride + (gsize)(rect.x - area.x) * pixel,
            from->data + (gsize)(y - from_y) * from->stride + (gsize)(rect.x - from_x) * pixel,
            (gsize)rect.width * pixel);
}

/* Returns: (transfer full) (nullable): black of the whole area's size */
static RcFrame *
new_area (const RcRegionDrawing *self, RcFrameFormat format, GError **error)
{
  RcFrame *frame =
      rc_frame_new (self->output->area.width, self->output->area.height, format, error);
  gsize size;

  if (frame == NULL)
    return NULL;
  size = frame->stride * (gsize)frame->height;
  memset (frame->data, 0, size);
  for (gsize i = 3; format == RC_FRAME_BGRA8 && i < size; i += 4)
    frame->data[i] = 255;
  return frame;
}

/* The frame that is looked at is asked for again when it is shown. */
static RcFrame *
base_frame (RcRegionDrawing *self, int index, GError **error)
{
  return index == self->output->start
             ? rc_lately_frame (self->base, rc_request_region_base (self->request), RC_PASS_COLOUR,
                                index, error)
             : rc_take_reader_frame (self->base, RC_PASS_COLOUR, index, error);
}

/* The tiles of @drawn with the mask in them; all of it if the region turns into its base, which
 * looks at what is around the mask. */
static gboolean
find_wanted (RcRegionDrawing *self, int index, RcRect drawn, RcTiles *wanted, GError **error)
{
  int            width = self->shape.width, height = self->shape.height;
  const RcFrame *mask;

  *wanted = (RcTiles){ { 0 } };
  if (rc_request_region_ends (self->request) == RC_ENDS_MATCH)
    {
      rc_tiles_add (wanted, width, height, turned (self, drawn));
      return TRUE;
    }
  mask = need_coverage (self, index, error);
  if (mask == NULL)
    return FALSE;
  *wanted = rc_tiles_of_coverage (mask, drawn);
  return TRUE;
}

/* Draws what the mask needs of @drawn into @all, the colour and the identity of the area. */
static gboolean
draw_into (RcRegionDrawing *self,
           RcRenderer      *renderer,
           int              index,
           RcRect           drawn,
           RcFrame *const   all[2],
           GError         **error)
{
  g_autoptr (RcFrame) colour = NULL, identity = NULL;
  RcTiles             wanted;
  RcTileRects         rects;

  if (!find_wanted (self, index, drawn, &wanted, error))
    return FALSE;
  rc_tiles_rects (&wanted, self->shape.width, self->shape.height, turned (self, drawn), &rects);
  if (rects.n == 0)
    return TRUE;
  if (!rc_renderer_draw_tiles (renderer, drawn, &wanted, &colour, &identity, error) ||
      !rc_finish_frame (self->finish, self->scene, drawn, colour, error))
    return FALSE;
  for (int i = 0; i < rects.n; i++)
    {
      lay (self, all[0], colour, drawn.x, drawn.y, turned (self, rects.rects[i]));
      lay (self, all[1], identity, drawn.x, drawn.y, turned (self, rects.rects[i]));
    }
  return TRUE;
}

/* Without depth: nobody keeps the passes of a region, and who is where comes with the colour. */
static gboolean
hand_over_drawn (RcRegionDrawing *self, RcRenderer *renderer, int index, GError **error)
{
  g_autoptr (RcFrame) colour = new_area (self, RC_FRAME_BGRA8, error);
  g_autoptr (RcFrame) identity = colour != NULL ? new_area (self, RC_FRAME_GRAY8, error) : NULL;
  RcRect              part = drawn_part (self, index), drawn;

  if (identity == NULL)
    return FALSE;
  rc_scene_set_frame (self->scene, index);
  drawn = rc_region_painted_part (self, part);
  if (drawn.width != part.width || drawn.height != part.height)
    {
      g_autoptr (RcFrame) base = base_frame (self, index, error);

      if (base == NULL)
        return FALSE;
      lay (self, colour, base, 0, 0, part);
    }
  return draw_into (self, renderer, index, drawn, (RcFrame *const[2]){ colour, identity }, error) &&
         self->output->frame (self->output, index, colour, NULL, identity, error);
}

/* What is done to the pictures follows from the whole of the base, whatever is changed in it; only
 * a style is taken from how the base looks. */
static gboolean
make_finish (RcRegionDrawing *self, GError **error)
{
  gboolean               styled = *self->references.style != '\0';
  g_autoptr (RcRenderer) renderer =
      styled ? rc_renderer_new (self->context, self->lead, error) : NULL;

  if (styled && renderer == NULL)
    return FALSE;
  self->finish =
      rc_finish_new (self->lead, renderer, rc_reference_media_path, (gpointer)self->request, error);
  if (styled)
    rc_scene_set_frame (self->lead, self->output->first);
  return self->finish != NULL;
}

static gboolean
draw_frames (RcRegionDrawing *self, GError **error)
{
  g_autoptr (RcRenderer) renderer = NULL;
  g_autofree int        *order = rc_output_order (self->output);
  gboolean               graded =
      self->edit.kind == RC_EDIT_GRADE ||
      (self->edit.kind == RC_EDIT_FREEZE && rc_region_words_grade (&self->edit.words)) ||
      (self->edit.kind == RC_EDIT_PAINT && (self->target == 0 || is_cut_out (self)));

  if (!graded)
    {
      if (!make_finish (self, error) || !rc_region_change_staging (self, error))
        return FALSE;
      self->scene = rc_scene_new_with (self->kit, self->staging, &self->shape, self->dialogue,
                                       &self->references, rc_reference_media_path,
                                       (gpointer)self->request, error);
      if (self->scene == NULL)
        return FALSE;
      rc_region_change_scene (self);
      self->scene->lazy = !rc_labels_are_wanted (self->scene->staging);
      rc_region_find_painted (self);
      renderer = rc_renderer_new (self->context, self->scene, error);
      if (renderer == NULL)
        return FALSE;
      rc_renderer_set_stop (renderer, rc_stop_if_cancelled, self->cancellable);
    }
  for (int i = 0; i <= self->output->last - self->output->first; i++)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (!(graded ? hand_over_graded (self, order[i], error)
                   : hand_over_drawn (self, renderer, order[i], error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_target (const RcRegionDrawing *self, GError **error)
{
  gboolean needs = self->edit.kind == RC_EDIT_REMOVE || self->edit.kind == RC_EDIT_REPLACE;

  if (!needs || rc_region_target_figure (self) >= 0 || rc_region_target_prop (self) >= 0)
    {
      if (self->edit.kind != RC_EDIT_REPLACE || rc_region_target_figure (self) >= 0 ||
          self->edit.prop != NULL)
        return TRUE;
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("There is a thing under the region's mask, and a character cannot take its "
                      "place. Draw the mask over a "
                      "figure, or name a thing."));
      return FALSE;
    }
  g_set_error (
      error, RC_ERROR, RC_ERROR_INVALID,
      _ ("There is no figure and no prop under the region's mask that could be %s. Draw the "
         "mask over one."),
      self->edit.kind == RC_EDIT_REMOVE ? "removed" : "replaced");
  return FALSE;
}

/* Whether the region is staged otherwise than its base: the shot's words have changed since. */
static gboolean
is_staged_anew (const RcRegionDrawing *self)
{
  const cJSON *made_by =
      cJSON_GetObjectItemCaseSensitive (rc_take_reader_about (self->base), "request");

  return !cJSON_Compare (
      cJSON_GetObjectItemCaseSensitive (made_by, "staging"),
      cJSON_GetObjectItemCaseSensitive (rc_request_json (self->request), "staging"), TRUE);
}

/* Where nothing is said, what the shot's words say now is drawn. If that is what is there, who or
 * what fills the mask goes, and else it is filled from what is around it: then *@done */
static gboolean
choose_filling (RcRegionDrawing *self, gboolean *done, GError **error)
{
  if (self->edit.kind != RC_EDIT_FILL || is_staged_anew (self))
    return TRUE;
  if (rc_region_target_figure (self) >= 0 || rc_region_target_prop (self) >= 0)
    {
      self->edit.kind = RC_EDIT_REMOVE;
      return TRUE;
    }
  *done = rc_retouch_region_render (self->request, self->output, self->cancellable, error);
  return FALSE;
}

/**
 * rc_region_render:
 *
 * Polls @cancellable once a frame. Errors: RC_ERROR_UNSUPPORTED for a prompt that it does not
 * understand; RC_ERROR_INVALID if there is nothing under the mask to be changed; those of the
 * base's reader and of the scene
 */
gboolean
rc_region_render (RcGlContext     *context,
                  const RcKit     *kit,
                  const RcRequest *request,
                  RcDialogue      *dialogue,
                  RcOutput        *output,
                  GCancellable    *cancellable,
                  GError         **error)
{
  RcRegionDrawing self = { context, kit, request, output, cancellable, .dialogue = dialogue };
  const cJSON    *cast = cJSON_GetObjectItemCaseSensitive (rc_request_json (request), "cast");
  gboolean        done = FALSE;

  if (rc_region_prompt_read (kit, rc_request_region_prompt (request), cast, &self.edit, error) &&
      open_base (&self, error))
    {
      if (rc_region_words_weaken (&self.edit.words, rc_request_region_strength (request)))
        output->weakened = TRUE;
      rc_references_read (&self.references, request);
      self.lead = rc_scene_new_with (
          kit,
          rc_scene_run_staging (kit, rc_request_staging (request),
                                output->first / rc_rational_to_double (self.shape.rate),
                                &self.made),
          &self.shape, self.dialogue, &self.references, rc_reference_media_path, (gpointer)request,
          error);
      if (self.lead != NULL)
        rc_scene_set_frame (self.lead, output->first);
      if (self.lead != NULL && rc_region_find_target (&self, error) &&
          choose_filling (&self, &done, error))
        done = check_target (&self, error) && draw_frames (&self, error);
    }
  region_clear (&self);
  return done;
}
