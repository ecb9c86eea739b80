/* take-stack.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/render/take-stack.h"
#include "engine/render/request.h"

#include "engine/base/error.h"
#include "engine/base/hash.h"
#include "engine/image/composite.h"
#include "engine/image/mask.h"
#include "engine/image/seam.h"

#include <glib/gi18n-lib.h>

#include <stdlib.h>
#include <string.h>

typedef struct
{
  RcTakeReader *reader;
  RcMask       *mask;
  RcTakeLayer   what;
  gboolean      gradient; /* its seam */
  int           x, y;     /* where its frames lie, pixels */
  int           first;    /* the shot's frame that its frame 0 is */
  RcFrame      *coverage; /* of its mask; NULL until it is needed */
  int           covered;  /* the frame that `coverage` is of */
} Layer;

struct _RcTakeStack
{
  char         *takes; /* the folder */
  char         *base_hash;
  RcTakeReader *base;
  GArray       *layers; /* Layer, bottom first */
};

static void
layer_clear (gpointer data)
{
  Layer *layer = data;

  g_clear_pointer (&layer->reader, rc_take_reader_free);
  g_clear_pointer (&layer->mask, rc_mask_unref);
  g_clear_pointer (&layer->coverage, rc_frame_unref);
}

static gboolean
read_layer (RcTakeStack *self, Layer *layer, const char *hash, GError **error)
{
  const cJSON *about = rc_take_reader_about (layer->reader);
  const cJSON *region = cJSON_GetObjectItemCaseSensitive (
      cJSON_GetObjectItemCaseSensitive (about, "request"), "region");
  const cJSON *area = cJSON_GetObjectItemCaseSensitive (about, "area");

  if (!cJSON_IsObject (region) || cJSON_GetArraySize (area) != 4)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                   _ ("takes/%s is not a region: its take.json does not say where it lies."), hash);
      return FALSE;
    }
  layer->x = (int)cJSON_GetNumberValue (cJSON_GetArrayItem (area, 0));
  layer->y = (int)cJSON_GetNumberValue (cJSON_GetArrayItem (area, 1));
  layer->first = (int)rc_json_number_or (about, "first", 0);
  layer->gradient = g_str_equal (rc_json_string_or (region, "seam", ""), "gradient");
  layer->mask = rc_mask_from_json (cJSON_GetObjectItemCaseSensitive (region, "mask"), error);
  return layer->mask != NULL;
}

/* A region that was rendered over another take does not belong here: its take has been replaced. */
static gboolean
is_over_base (RcTakeStack *self, const Layer *layer)
{
  return strcmp (rc_json_string_or (rc_take_reader_about (layer->reader), "base", ""),
                 self->base_hash) == 0;
}

static gboolean
add_layer (RcTakeStack *self, const char *takes, const RcTakeLayer *what, GError **error)
{
  g_autofree char *dir = g_build_filename (takes, what->hash, NULL);
  Layer            layer = { .reader = rc_take_reader_new (dir, error), .what = *what };

  if (layer.reader == NULL || !read_layer (self, &layer, what->hash, error))
    {
      layer_clear (&layer);
      return FALSE;
    }
  if (!is_over_base (self, &layer))
    {
      layer_clear (&layer);
      return TRUE;
    }
  g_array_append_val (self->layers, layer);
  return TRUE;
}

/**
 * rc_take_stack_new:
 * @base: hash of the take
 * @layers: (array length=n_layers) (nullable): its rendered, visible regions, bottom first
 *
 * Regions that were rendered over another take are left out.
 * Errors: RC_ERROR_NOT_FOUND if a folder is gone, RC_ERROR_FORMAT if one is damaged
 *
 * Returns: (transfer full) (nullable)
 */
RcTakeStack *
rc_take_stack_new (const char        *project_dir,
                   const char        *base,
                   const RcTakeLayer *layers,
                   guint              n_layers,
                   GError           **error)
{
  g_autoptr (RcTakeStack) self = g_new0 (RcTakeStack, 1);
  g_autofree char        *takes = g_build_filename (project_dir, "takes", NULL);
  g_autofree char        *dir = g_build_filename (takes, base, NULL);

  self->takes = g_strdup (takes);
  self->base_hash = g_strdup (base);
  self->layers = g_array_new (FALSE, TRUE, sizeof (Layer));
  g_array_set_clear_func (self->layers, layer_clear);
  self->base = rc_take_reader_new (dir, error);
  if (self->base == NULL)
    return NULL;
  for (guint i = 0; i < n_layers; i++)
    if (!add_layer (self, takes, &layers[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

void
rc_take_stack_free (RcTakeStack *self)
{
  g_clear_pointer (&self->base, rc_take_reader_free);
  g_clear_pointer (&self->layers, g_array_unref);
  g_free (self->takes);
  g_free (self->base_hash);
  g_free (self);
}

static const RcTakeLayer *
find_layer (const RcTakeLayer *layers, guint n_layers, const char *hash)
{
  for (guint i = 0; i < n_layers; i++)
    if (strcmp (layers[i].hash, hash) == 0)
      return &layers[i];
  return NULL;
}

/**
 * rc_take_stack_restyle:
 * @layers: (array length=n_layers): those that it was made of, in the same order, as they lie now
 *
 * Returns: whether it has been done; FALSE if a layer is not among @layers: then nothing has
 */
gboolean
rc_take_stack_restyle (RcTakeStack *self, const RcTakeLayer *layers, guint n_layers)
{
  for (guint i = 0; i < self->layers->len; i++)
    if (find_layer (layers, n_layers, g_array_index (self->layers, Layer, i).what.hash) == NULL)
      return FALSE;
  for (guint i = 0; i < self->layers->len; i++)
    {
      Layer *layer = &g_array_index (self->layers, Layer, i);

      layer->what = *find_layer (layers, n_layers, layer->what.hash);
    }
  return TRUE;
}

/** Returns: (transfer none): the take without its regions */
RcTakeReader *
rc_take_stack_base (RcTakeStack *self)
{
  return self->base;
}

static gboolean
has_frame (const Layer *layer, int index)
{
  return rc_mask_covers_frame (layer->mask, index) && index >= layer->first &&
         index < layer->first + rc_take_reader_frames (layer->reader);
}

/* Returns: (transfer none) (nullable) */
static RcFrame *
coverage_of (RcTakeStack *self, guint i, int index, GError **error)
{
  Layer *layer = &g_array_index (self->layers, Layer, i);

  if (layer->coverage != NULL && (layer->covered == index || rc_mask_is_still (layer->mask)))
    return layer->coverage;
  g_clear_pointer (&layer->coverage, rc_frame_unref);
  layer->coverage = rc_mask_rasterise (layer->mask, rc_take_reader_width (self->base),
                                       rc_take_reader_height (self->base), index, error);
  layer->covered = index;
  if (layer->coverage != NULL && layer->gradient)
    rc_seam_harden (layer->coverage);
  return layer->coverage;
}

gboolean
rc_take_stack_lay (RcTakeStack *self, int index, RcFrame *frame, GError **error)
{
  for (guint i = 0; i < self->layers->len; i++)
    {
      Layer              *layer = &g_array_index (self->layers, Layer, i);
      g_autoptr (RcFrame) patch = NULL;
      RcFrame            *coverage;

      if (!has_frame (layer, index))
        continue;
      patch = rc_take_reader_frame (layer->reader, RC_PASS_COLOUR, index - layer->first, error);
      coverage = patch != NULL ? coverage_of (self, i, index, error) : NULL;
      if (coverage == NULL ||
          !rc_composite (frame, patch, layer->x, layer->y, coverage, &layer->what.style, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_any (RcTakeStack *self, int index)
{
  for (guint i = 0; i < self->layers->len; i++)
    if (has_frame (&g_array_index (self->layers, Layer, i), index))
      return TRUE;
  return FALSE;
}

/**
 * rc_take_stack_frame:
 * @index: from 0
 *
 * Errors: as rc_take_reader_frame()
 *
 * Returns: (transfer full) (nullable): BGRA8: the base's frame with the regions over it
 */
RcFrame *
rc_take_stack_frame (RcTakeStack *self, int index, GError **error)
{
  g_autoptr (RcFrame) below = rc_take_reader_frame (self->base, RC_PASS_COLOUR, index, error);
  g_autoptr (RcFrame) frame = NULL;

  if (below == NULL || !has_any (self, index))
    return g_steal_pointer (&below);
  /* The reader may have it yet. */
  frame = rc_frame_copy (below, error);
  return frame != NULL && rc_take_stack_lay (self, index, frame, error) ? g_steal_pointer (&frame)
                                                                        : NULL;
}

/**
 * rc_take_layers_dup_key:
 * @styled: with how they lie; without it, other layers are another text, but not the same ones in
 * another style
 *
 * Thread: any.
 *
 * Returns: (transfer full): another text is another picture over the same base
 */
char *
rc_take_layers_dup_key (const RcTakeLayer *layers, guint n_layers, gboolean styled)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < n_layers; i++)
    {
      g_string_append_printf (key, " %s", layers[i].hash);
      if (styled)
        g_string_append_printf (key, "/%d/%d", layers[i].style.blend, layers[i].style.opacity);
    }
  return g_string_free (key, FALSE);
}

/**
 * rc_take_layers_parse_key:
 * @key: as rc_take_layers_dup_key() makes it, with styles
 *
 * Returns: (transfer full) (element-type RcTakeLayer): what it was made of
 */
GArray *
rc_take_layers_parse_key (const char *key)
{
  g_auto (GStrv) parts = g_strsplit (key, " ", -1);
  GArray        *layers = g_array_new (FALSE, FALSE, sizeof (RcTakeLayer));

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (parts[i], "/", 3);
      RcTakeLayer    layer = { .style = RC_LAYER_STYLE_PLAIN };

      if (*parts[i] == '\0')
        continue;
      g_strlcpy (layer.hash, words[0], sizeof layer.hash);
      if (g_strv_length (words) == 3)
        {
          layer.style.blend = (RcBlend)CLAMP (atoi (words[1]), 0, RC_N_BLENDS - 1);
          layer.style.opacity = (guint8)CLAMP (atoi (words[2]), 0, 255);
        }
      g_array_append_val (layers, layer);
    }
  return layers;
}

/* --- proof ---------------------------------------------------------------------------------- */

/* Whether take.json tells what the take was rendered from: the folder is named by the hash of its
 * request, so that a mask, or a base, that somebody has put there afterwards is found. */
static gboolean
verify_request (RcTakeReader *reader, const char *hash, GError **error)
{
  const cJSON     *about = rc_take_reader_about (reader);
  const cJSON     *request = cJSON_GetObjectItemCaseSensitive (about, "request");
  const cJSON     *region = cJSON_GetObjectItemCaseSensitive (request, "region");
  const char      *base = rc_json_string_or (region, "base", "");
  g_autofree char *text = request != NULL ? rc_json_canonical (request) : g_strdup ("");
  g_autofree char *own = rc_hash_text (text);

  if (strcmp (own, hash) == 0 && strcmp (rc_json_string_or (about, "hash", ""), hash) == 0 &&
      (region == NULL || strcmp (rc_json_string_or (about, "base", ""), base) == 0))
    return TRUE;
  g_set_error (
      error, RC_ERROR, RC_ERROR_FORMAT,
      _ ("takes/%s does not say what it was rendered from: its take.json has been changed. "
         "Remove the folder and render it again."),
      hash);
  return FALSE;
}

/* Whether the frames on disk are those that were rendered. */
static gboolean
verify_frames (RcTakeReader *reader, const char *message, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *expected = rc_json_string_or (rc_take_reader_about (reader), "frames_sha256", "");

  for (int i = 0; i < rc_take_reader_frames (reader); i++)
    {
      g_autoptr (RcFrame) frame = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      frame = rc_take_reader_frame (reader, RC_PASS_COLOUR, i, error);
      if (frame == NULL)
        return FALSE;
      g_checksum_update (checksum, frame->data, (gssize)(frame->stride * frame->height));
    }
  if (strcmp (g_checksum_get_string (checksum), expected) == 0)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, message,
               rc_json_string_or (rc_take_reader_about (reader), "hash", ""));
  return FALSE;
}

static gboolean
find_difference (const RcFrame *base, const RcFrame *result, const guint8 *touched, int *x, int *y)
{
  for (*y = 0; *y < base->height; (*y)++)
    for (*x = 0; *x < base->width; (*x)++)
      if (!touched[(gsize)*y * base->width + *x] &&
          memcmp (base->data + *y * base->stride + 4 * (gsize)*x,
                  result->data + *y * result->stride + 4 * (gsize)*x, 4) != 0)
        return TRUE;
  return FALSE;
}

/* Where any of the masks that cover the frame is more than 0; rasterised afresh, not from the
 * cache. */
static guint8 *
mark_touched (RcTakeStack *self, int index, GError **error)
{
  int width = rc_take_reader_width (self->base), height = rc_take_reader_height (self->base);
  g_autofree guint8 *touched = g_malloc0 ((gsize)width * height);

  for (guint i = 0; i < self->layers->len; i++)
    {
      Layer              *layer = &g_array_index (self->layers, Layer, i);
      g_autoptr (RcFrame) coverage = rc_mask_rasterise (layer->mask, width, height, index, error);

      if (coverage == NULL)
        return NULL;
      for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
          touched[(gsize)y * width + x] |= coverage->data[y * coverage->stride + x];
    }
  return g_steal_pointer (&touched);
}

static gboolean
verify_frame (RcTakeStack *self, int index, GError **error)
{
  g_autoptr (RcFrame) base = rc_take_reader_frame (self->base, RC_PASS_COLOUR, index, error);
  g_autoptr (RcFrame) result = base != NULL ? rc_take_stack_frame (self, index, error) : NULL;
  g_autofree guint8  *touched = result != NULL ? mark_touched (self, index, error) : NULL;
  int                 x, y;

  if (touched == NULL)
    return FALSE;
  if (!find_difference (base, result, touched, &x, &y))
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
               _ ("Frame %d differs from its base at %d, %d, outside every mask."), index, x, y);
  return FALSE;
}

/* Whether a frame has the one of the take that was extended in it. */
static gboolean
has_inside (const RcFrame *frame, const RcFrame *inside, int left, int top)
{
  if (left < 0 || top < 0 || left > frame->width - inside->width ||
      top > frame->height - inside->height)
    return FALSE;
  for (int y = 0; y < inside->height; y++)
    if (memcmp (frame->data + (gsize)(top + y) * frame->stride + 4 * (gsize)left,
                inside->data + (gsize)y * inside->stride, 4 * (gsize)inside->width) != 0)
      return FALSE;
  return TRUE;
}

/* Of a file that anybody may have written. Returns: −1 for what is out of range */
static int
whole_number (const cJSON *json, const char *member, int most)
{
  double value = rc_json_number_or (json, member, 0);

  return value >= 0 && value <= most ? (int)value : -1;
}

/* An extended take has all frames of the one that was extended in it, byte for byte. */
static gboolean
verify_extension (RcTakeStack *self, GCancellable *cancellable, GError **error)
{
  const cJSON *request =
      cJSON_GetObjectItemCaseSensitive (rc_take_reader_about (self->base), "request");
  const cJSON             *extend = cJSON_GetObjectItemCaseSensitive (request, "extend");
  g_autofree char         *dir = NULL;
  g_autoptr (RcTakeReader) inside = NULL;
  int                      before = whole_number (extend, "before", RC_REQUEST_MOST_FRAMES);

  if (extend == NULL)
    return TRUE;
  dir = g_build_filename (self->takes, rc_json_string_or (extend, "base", ""), NULL);
  inside = rc_take_reader_new (dir, error);
  for (int i = 0; inside != NULL && i < rc_take_reader_frames (inside); i++)
    {
      g_autoptr (RcFrame) frame = NULL, own = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      frame = rc_take_reader_frame (self->base, RC_PASS_COLOUR, i + before, error);
      own = frame != NULL ? rc_take_reader_frame (inside, RC_PASS_COLOUR, i, error) : NULL;
      if (own == NULL)
        return FALSE;
      if (has_inside (frame, own, whole_number (extend, "left", RC_FRAME_LARGEST),
                      whole_number (extend, "top", RC_FRAME_LARGEST)))
        continue;
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT,
                   _ ("Frame %d does not have frame %d of the take that was extended in it."),
                   i + before, i);
      return FALSE;
    }
  return inside != NULL;
}

static gboolean
verify_base (RcTakeStack *self, GCancellable *cancellable, GError **error)
{
  return verify_request (self->base, self->base_hash, error) &&
         verify_frames (self->base,
                        _ ("The frames of the take are not those that were rendered: its files "
                           "have been changed. Remove the folder takes/%s and render it again."),
                        cancellable, error) &&
         verify_extension (self, cancellable, error);
}

static gboolean
verify_layers (RcTakeStack *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->layers->len; i++)
    {
      const Layer *layer = &g_array_index (self->layers, Layer, i);

      if (!verify_request (layer->reader, layer->what.hash, error) ||
          !verify_frames (layer->reader,
                          _ ("The frames of the region are not those that were rendered: its files "
                             "have been changed. Remove the folder takes/%s and render it again."),
                          cancellable, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
rc_take_stack_verify_law (RcTakeStack *self, GCancellable *cancellable, GError **error)
{
  for (int i = 0; self->layers->len > 0 && i < rc_take_reader_frames (self->base); i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !verify_frame (self, i, error))
      return FALSE;
  return TRUE;
}

gboolean
rc_take_stack_verify (RcTakeStack *self, GCancellable *cancellable, GError **error)
{
  return verify_base (self, cancellable, error) && verify_layers (self, cancellable, error) &&
         rc_take_stack_verify_law (self, cancellable, error);
}

/**
 * rc_take_verify_region:
 * @hash: a take of a region
 * @proved: (nullable): hash of a base whose frames need not be read again
 *
 * Also of a region that is hidden, and of a take that is not shown: it is laid over its own base
 * alone.
 *
 * Errors: as rc_take_stack_new() and rc_take_stack_verify(); RC_ERROR_FORMAT if it is no region
 */
gboolean
rc_take_verify_region (const char   *project_dir,
                       const char   *hash,
                       const char   *proved,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autofree char         *dir = g_build_filename (project_dir, "takes", hash, NULL);
  g_autoptr (RcTakeReader) reader = rc_take_reader_new (dir, error);
  g_autoptr (RcTakeStack)  stack = NULL;
  RcTakeLayer              layer = { .style = RC_LAYER_STYLE_PLAIN };
  const char              *base;

  if (reader == NULL || !verify_request (reader, hash, error))
    return FALSE;
  base = rc_json_string_or (rc_take_reader_about (reader), "base", "");
  g_strlcpy (layer.hash, hash, sizeof layer.hash);
  stack = rc_take_stack_new (project_dir, base, &layer, 1, error);
  return stack != NULL &&
         (g_strcmp0 (base, proved) == 0 || verify_base (stack, cancellable, error)) &&
         verify_layers (stack, cancellable, error) &&
         rc_take_stack_verify_law (stack, cancellable, error);
}
