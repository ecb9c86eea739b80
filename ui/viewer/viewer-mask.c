/* viewer-mask.c - the mask over the picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/viewer/viewer-private.h"

#include "engine/image/mask.h"
#include "ui/film-text.h"
#include "ui/frame-texture.h"
#include "ui/viewer/mask-overlay.h"

#include <math.h>

/* The mask is rasterised at most so wide; coarser while something is dragged that has to be drawn
 * anew with each move. */
#define MASK_WIDTH         1280
#define MASK_WIDTH_DRAGGED 480

#define FAINT 0.35 /* opacity of a mask in frames that it does not hold for */

#define TILE 128 /* pixels of each side */

/* --- the mask's pixels --------------------------------------------------------------------- */

static void
find_size (RcViewer *self, int *width, int *height, int *scale)
{
  RcViewerRect picture = rc_viewer_geometry_picture (&self->geometry);
  gboolean     dragged =
      rc_mask_draft_is_drawing (self->draft) && !rc_mask_draft_is_painting (self->draft);
  int most = dragged ? MASK_WIDTH_DRAGGED : MASK_WIDTH;
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  *width = (int)CLAMP (lround (picture.width * factor), 64, most);
  *height = MAX (1, (int)lround (*width * picture.height / picture.width));
  *scale = MAX (1, (int)lround (*width / picture.width));
}

/* Lays on what was painted since. Returns: FALSE if the mask has to be drawn anew */
static gboolean
go_on (RcViewer *self, int width, int height, RcRect *changed)
{
  const RcFrame     *shown = self->paint != NULL ? rc_mask_paint_get (self->paint) : NULL;
  g_autoptr (cJSON)  json = NULL;
  g_autoptr (RcMask) more = NULL;

  if (shown == NULL || shown->width != width || shown->height != height)
    return FALSE;
  json = rc_mask_draft_since (self->draft, &self->mark);
  more = json != NULL ? rc_mask_from_json (json, NULL) : NULL;
  if (more == NULL || !rc_mask_paint_add (self->paint, more, changed, NULL))
    return FALSE;
  rc_mask_draft_mark (self->draft, &self->mark);
  return TRUE;
}

static gboolean
draw_anew (RcViewer *self, int width, int height)
{
  g_autoptr (cJSON)  json = rc_mask_draft_to_json (self->draft);
  g_autoptr (RcMask) mask = NULL;

  if (cJSON_GetArraySize (cJSON_GetObjectItemCaseSensitive (json, "shapes")) == 0)
    return FALSE;
  /* Over all frames: what is out of the mask's range is shown by the strip, not by no mask. */
  cJSON_DeleteItemFromObjectCaseSensitive (json, "first");
  cJSON_DeleteItemFromObjectCaseSensitive (json, "last");
  cJSON_DeleteItemFromObjectCaseSensitive (json, "fade_in");
  cJSON_DeleteItemFromObjectCaseSensitive (json, "fade_out");
  mask = rc_mask_from_json (json, NULL);
  if (mask != NULL)
    self->paint = rc_mask_paint_new (mask, width, height, self->frame, NULL);
  rc_mask_draft_mark (self->draft, &self->mark);
  return self->paint != NULL;
}

/* --- textures ------------------------------------------------------------------------------- */

static RcOverlayColour
look_up (RcViewer *self, const char *name)
{
  GdkRGBA colour = { 0 };

  rc_widget_lookup_colour (GTK_WIDGET (self), name, &colour);
  return (RcOverlayColour){ colour.red, colour.green, colour.blue, colour.alpha };
}

static RcOverlayStyle
find_style (RcViewer *self, int scale)
{
  RcOverlayStyle style = { .tint = look_up (self, "rc_mask_tint"),
                           .dash = look_up (self, "rc_mask_dash"),
                           .gap = look_up (self, "rc_mask_gap"),
                           .period = 12 * scale,
                           .thickness = 2 * scale };

  if (!self->tint || self->kind == RC_OVERLAY_OUTLINE)
    style.tint.alpha = 0;
  /* The sides of a polygon that is being clicked are drawn by the tool. */
  if (rc_mask_draft_is_clicking (self->draft))
    style.thickness = 0;
  return style;
}

/* (transfer full) (nullable) */
static GdkTexture *
draw_part (RcViewer *self, RcRect part, const RcOverlayStyle *style)
{
  const RcFrame      *mask = rc_mask_paint_get (self->paint);
  g_autoptr (RcFrame) drawn =
      self->kind == RC_OVERLAY_MATTE || self->kind == RC_OVERLAY_CUT_OUT
          ? rc_mask_overlay_matte_part (mask, part, self->kind == RC_OVERLAY_CUT_OUT, NULL)
          : rc_mask_overlay_draw_part (mask, part, style, NULL);

  return drawn != NULL ? rc_frame_texture_new (drawn) : NULL;
}

static int
count_columns (const RcFrame *mask)
{
  return (mask->width + TILE - 1) / TILE;
}

static RcRect
tile_rect (const RcFrame *mask, guint index)
{
  int x = (int)index % count_columns (mask) * TILE, y = (int)index / count_columns (mask) * TILE;

  return (RcRect){ x, y, MIN (TILE, mask->width - x), MIN (TILE, mask->height - y) };
}

static void
unref_texture (gpointer texture)
{
  g_clear_object (&texture);
}

/* The tiles that show anything of @changed, or all if there are none yet. */
static void
draw_tiles (RcViewer *self, RcRect changed, const RcOverlayStyle *style)
{
  const RcFrame *mask = rc_mask_paint_get (self->paint);
  int            reach = style->thickness + 2; /* the outline looks around itself */
  guint          n = (guint)(count_columns (mask) * ((mask->height + TILE - 1) / TILE));
  gboolean       all = self->mask_tiles == NULL;

  if (all)
    {
      self->mask_tiles = g_ptr_array_new_with_free_func (unref_texture);
      g_ptr_array_set_size (self->mask_tiles, (int)n);
    }
  changed = (RcRect){ changed.x - reach, changed.y - reach, changed.width + 2 * reach,
                      changed.height + 2 * reach };
  for (guint i = 0; i < n; i++)
    {
      RcRect part = tile_rect (mask, i), met = rc_rect_intersect (part, changed);

      if (!all && (met.width == 0 || met.height == 0))
        continue;
      unref_texture (g_ptr_array_index (self->mask_tiles, i));
      g_ptr_array_index (self->mask_tiles, i) = draw_part (self, part, style);
    }
}

/** What was drawn is no guide for what is to be drawn */
void
rc_viewer_forget_mask (RcViewer *self)
{
  self->mask_fresh = FALSE;
  self->share = 0;
  g_clear_pointer (&self->paint, rc_mask_paint_free);
  g_clear_object (&self->mask_texture);
  g_clear_pointer (&self->mask_tiles, g_ptr_array_unref);
}

void
rc_viewer_refresh_mask (RcViewer *self)
{
  int            width, height, scale;
  RcRect         changed = { 0, 0, 0, 0 };
  RcOverlayStyle style;
  gboolean       goes_on;

  if (self->mask_fresh)
    return;
  find_size (self, &width, &height, &scale);
  goes_on = go_on (self, width, height, &changed);
  if (!goes_on)
    rc_viewer_forget_mask (self);
  self->mask_fresh = TRUE;
  if (!goes_on && !draw_anew (self, width, height))
    return;
  style = find_style (self, scale);
  self->share = rc_mask_overlay_share (rc_mask_paint_get (self->paint));
  if (rc_mask_draft_is_painting (self->draft))
    {
      g_clear_object (&self->mask_texture);
      draw_tiles (self, changed, &style);
      return;
    }
  g_clear_pointer (&self->mask_tiles, g_ptr_array_unref);
  if (self->mask_texture == NULL || changed.width > 0)
    {
      g_clear_object (&self->mask_texture);
      self->mask_texture = draw_part (self, (RcRect){ 0, 0, width, height }, &style);
    }
}

/* --- drawing ------------------------------------------------------------------------------- */

gboolean
rc_viewer_covers_frame (RcViewer *self)
{
  int last = rc_mask_draft_get_last (self->draft);

  return self->frame >= rc_mask_draft_get_first (self->draft) && (last < 0 || self->frame <= last);
}

/* How clearly it is seen: faintly where it does not hold, in between where it fades. */
static double
find_opacity (RcViewer *self)
{
  int    in, out, last = rc_mask_draft_get_last (self->draft);
  double shown = 1;

  if (!rc_viewer_covers_frame (self))
    return FAINT;
  rc_mask_draft_get_fade (self->draft, &in, &out);
  shown = MIN (shown, (self->frame - rc_mask_draft_get_first (self->draft) + 1.0) / (in + 1));
  if (last >= 0)
    shown = MIN (shown, (last - self->frame + 1.0) / (out + 1));
  return FAINT + (1 - FAINT) * shown;
}

static void
append_tiles (RcViewer *self, GtkSnapshot *snapshot, RcViewerRect picture)
{
  const RcFrame *mask = rc_mask_paint_get (self->paint);
  double         across = picture.width / mask->width, down = picture.height / mask->height;

  for (guint i = 0; i < self->mask_tiles->len; i++)
    {
      RcRect part = tile_rect (mask, i);

      if (g_ptr_array_index (self->mask_tiles, i) != NULL)
        gtk_snapshot_append_texture (snapshot, g_ptr_array_index (self->mask_tiles, i),
                                     &GRAPHENE_RECT_INIT ((float)(picture.x + part.x * across),
                                                          (float)(picture.y + part.y * down),
                                                          (float)(part.width * across),
                                                          (float)(part.height * down)));
    }
}

void
rc_viewer_draw_mask (RcViewer *self, GtkSnapshot *snapshot, RcViewerRect picture)
{
  rc_viewer_refresh_mask (self);
  gtk_snapshot_push_opacity (snapshot, find_opacity (self));
  if (self->mask_tiles != NULL)
    append_tiles (self, snapshot, picture);
  else if (self->mask_texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->mask_texture,
                                 &GRAPHENE_RECT_INIT ((float)picture.x, (float)picture.y,
                                                      (float)picture.width, (float)picture.height));
  gtk_snapshot_pop (snapshot);
  rc_viewer_draw_hud (self, snapshot);
}
