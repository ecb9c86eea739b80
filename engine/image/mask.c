/* mask.c - a mask's shapes, read and checked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-private.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

/* Far outside any frame, and far from where arithmetic breaks. */
#define LARGEST 100.0

static void
shape_clear (RcShape *shape)
{
  g_free (shape->points);
  g_free (shape->pixels);
}

static void
mask_clear (gpointer data)
{
  RcMask *self = data;

  for (guint i = 0; i < self->n_shapes; i++)
    shape_clear (&self->shapes[i]);
  g_free (self->shapes);
  cJSON_Delete (self->json);
}

/* An optional member that is a number within limits. */
static gboolean
read_number (const cJSON *object,
             const char  *key,
             const char  *where,
             double       least,
             double       most,
             double      *value,
             GError     **error)
{
  const cJSON *member = cJSON_GetObjectItemCaseSensitive (object, key);

  if (member == NULL)
    return TRUE;
  if (!rc_json_get_number (object, key, where, value, error))
    return FALSE;
  if (*value >= least && *value <= most)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID, _ ("%s: “%s” is %g: it must be from %g to %g."),
               where, key, *value, least, most);
  return FALSE;
}

static gboolean
read_box (RcShape *shape, const cJSON *json, const char *where, GError **error)
{
  struct
  {
    const char *key;
    double     *value;
    double      least;
  } members[] = { { "x", &shape->x, -LARGEST },
                  { "y", &shape->y, -LARGEST },
                  { "width", &shape->width, 0 },
                  { "height", &shape->height, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (!rc_json_get_number (json, members[i].key, where, members[i].value, error) ||
        !read_number (json, members[i].key, where, members[i].least, LARGEST, members[i].value,
                      error))
      return FALSE;
  return TRUE;
}

static gboolean
read_points (RcShape *shape, const cJSON *json, guint least, const char *where, GError **error)
{
  const cJSON *array = cJSON_GetObjectItemCaseSensitive (json, "points");
  const cJSON *number;
  guint        n = (guint)cJSON_GetArraySize (array), i = 0;

  if (!cJSON_IsArray (array) || n % 2 != 0 || n / 2 < least)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("%s: “points” must be a list of at least %u pairs of numbers."), where,
                   least);
      return FALSE;
    }
  shape->points = g_new (double, n);
  shape->n_points = n / 2;
  cJSON_ArrayForEach (number, array)
  {
    if (!cJSON_IsNumber (number) || fabs (number->valuedouble) > LARGEST)
      {
        g_set_error (error, RC_ERROR, RC_ERROR_INVALID, _ ("%s: points[%u] is not a place."), where,
                     i);
        return FALSE;
      }
    shape->points[i++] = number->valuedouble;
  }
  return TRUE;
}

static gboolean
read_stroke (RcShape *shape, const cJSON *json, const char *where, GError **error)
{
  shape->hardness = 1;
  return read_points (shape, json, 1, where, error) &&
         rc_json_get_number (json, "radius", where, &shape->radius, error) &&
         read_number (json, "radius", where, 0, 2, &shape->radius, error) &&
         read_number (json, "hardness", where, 0, 1, &shape->hardness, error);
}

static gboolean
read_bitmap (RcShape *shape, const cJSON *json, const char *where, GError **error)
{
  const char *data = rc_json_get_string (json, "data", where, error);
  double      width = 0, height = 0;
  gsize       length = 0;

  if (data == NULL || !rc_json_get_number (json, "width", where, &width, error) ||
      !rc_json_get_number (json, "height", where, &height, error) ||
      !read_number (json, "width", where, 1, RC_FRAME_LARGEST, &width, error) ||
      !read_number (json, "height", where, 1, RC_FRAME_LARGEST, &height, error))
    return FALSE;
  shape->pixel_width = (int)width;
  shape->pixel_height = (int)height;
  shape->pixels = g_base64_decode (data, &length);
  if (length == (gsize)shape->pixel_width * (gsize)shape->pixel_height)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("%s: “data” has %zu bytes: %d × %d are needed."), where, length,
               shape->pixel_width, shape->pixel_height);
  return FALSE;
}

static gboolean
read_lasso (RcShape *shape, const cJSON *json, const char *where, GError **error)
{
  return read_points (shape, json, 3, where, error);
}

static const struct
{
  const char *name;
  gboolean (*read) (RcShape *shape, const cJSON *json, const char *where, GError **error);
} kinds[] = {
  [RC_SHAPE_RECTANGLE] = { "rectangle", read_box }, [RC_SHAPE_ELLIPSE] = { "ellipse", read_box },
  [RC_SHAPE_LASSO] = { "lasso", read_lasso },       [RC_SHAPE_STROKE] = { "stroke", read_stroke },
  [RC_SHAPE_BITMAP] = { "bitmap", read_bitmap },
};

static gboolean
read_shape (RcShape *shape, const cJSON *json, guint index, GError **error)
{
  g_autofree char *where = g_strdup_printf ("mask: shapes[%u]", index);
  const char      *kind = rc_json_get_string (json, "kind", where, error);
  const char      *mode = rc_json_string_or (json, "mode", "add");

  if (kind == NULL)
    return FALSE;
  if (strcmp (mode, "add") != 0 && strcmp (mode, "subtract") != 0)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("%s: “mode” is “%s”: it must be add or subtract."), where, mode);
      return FALSE;
    }
  shape->subtract = strcmp (mode, "subtract") == 0;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kind, kinds[i].name) == 0)
      {
        shape->kind = (RcShapeKind)i;
        return kinds[i].read (shape, json, where, error);
      }
  g_set_error (
      error, RC_ERROR, RC_ERROR_INVALID,
      _ ("%s: there is no shape “%s”: it must be rectangle, ellipse, lasso, stroke or bitmap."),
      where, kind);
  return FALSE;
}

static gboolean
read_range (RcMask *self, const cJSON *json, GError **error)
{
  double first = 0, last = -1;

  if (!read_number (json, "first", "mask", 0, G_MAXINT, &first, error) ||
      !read_number (json, "last", "mask", -1, G_MAXINT, &last, error))
    return FALSE;
  if (last >= 0 && last < first)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID, _ ("mask: “last” is %g, before “first”, %g."),
                   last, first);
      return FALSE;
    }
  self->first = (int)first;
  self->last = (int)last;
  return TRUE;
}

/**
 * rc_mask_from_json:
 * @json: (transfer none): see the top of mask.h
 *
 * Errors: RC_ERROR_FORMAT or RC_ERROR_INVALID, naming the member
 *
 * Returns: (transfer full) (nullable): the mask
 */
RcMask *
rc_mask_from_json (const cJSON *json, GError **error)
{
  g_autoptr (RcMask) self = g_atomic_rc_box_new0 (RcMask);
  const cJSON       *shapes = cJSON_GetObjectItemCaseSensitive (json, "shapes");
  const cJSON       *shape;

  if (!cJSON_IsArray (shapes))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("mask: “shapes” is not a list."));
      return NULL;
    }
  self->json = cJSON_Duplicate (json, TRUE);
  self->shapes = g_new0 (RcShape, (gsize)cJSON_GetArraySize (shapes));
  cJSON_ArrayForEach (shape, shapes)
  {
    self->n_shapes++;
    if (!read_shape (&self->shapes[self->n_shapes - 1], shape, self->n_shapes - 1, error))
      return NULL;
  }
  if (!read_number (json, "feather", "mask", 0, 1, &self->feather, error) ||
      !read_number (json, "grow", "mask", -1, 1, &self->grow, error) ||
      !read_range (self, json, error))
    return NULL;
  self->invert = rc_json_bool_or (json, "invert", FALSE);
  return g_steal_pointer (&self);
}

/** Returns: (transfer full): the mask as it was read */
cJSON *
rc_mask_to_json (const RcMask *self)
{
  return cJSON_Duplicate (self->json, TRUE);
}

RcMask *
rc_mask_ref (RcMask *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
rc_mask_unref (RcMask *self)
{
  g_atomic_rc_box_release_full (self, mask_clear);
}

/** Returns: whether the mask is there at all in frame number @frame of the shot */
gboolean
rc_mask_covers_frame (const RcMask *self, int frame)
{
  return frame >= self->first && (self->last < 0 || frame <= self->last);
}

/**
 * rc_mask_get_range:
 * @frames: how many the shot has
 * @first: (out): the first frame of the mask
 * @last: (out): the last one, included
 *
 * Returns: whether the mask has any frame of such a shot
 */
gboolean
rc_mask_get_range (const RcMask *self, int frames, int *first, int *last)
{
  *first = self->first;
  *last = self->last < 0 ? frames - 1 : MIN (self->last, frames - 1);
  return *first <= *last;
}
