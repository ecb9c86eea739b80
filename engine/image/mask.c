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
#define LARGEST   100.0
#define MOST_FADE 100000 /* frames */

void
rc_rings_clear (RcRings *self)
{
  g_clear_pointer (&self->points, g_free);
  g_clear_pointer (&self->sizes, g_free);
}

static void
shape_clear (RcShape *shape)
{
  rc_rings_clear (&shape->rings);
  rc_keys_clear (&shape->keys);
  g_free (shape->pressures);
}

static void
mask_clear (gpointer data)
{
  RcMask *self = data;

  for (guint i = 0; i < self->n_shapes; i++)
    shape_clear (&self->shapes[i]);
  g_free (self->shapes);
  rc_keys_clear (&self->keys);
  cJSON_Delete (self->json);
}

/* An optional member that is a number within limits. */
gboolean
rc_mask_read_number (const cJSON *object,
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

/* Exactly @n numbers that are places or lengths. */
gboolean
rc_mask_read_numbers (const cJSON *array,
                      guint        n,
                      const char  *key,
                      const char  *where,
                      double      *values,
                      GError     **error)
{
  const cJSON *number;
  guint        i = 0;
  gboolean     good = cJSON_IsArray (array) && cJSON_GetArraySize (array) == (int)n;

  cJSON_ArrayForEach (number, array)
  {
    good = good && cJSON_IsNumber (number) && fabs (number->valuedouble) <= LARGEST;
    if (good)
      values[i++] = number->valuedouble;
  }
  if (good)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID, _ ("%s: “%s” must be %u numbers up to %g."),
               where, key, n, LARGEST);
  return FALSE;
}

static gboolean
read_box (RcShape *shape, const cJSON *json, const char *where, GError **error)
{
  static const struct
  {
    const char *key;
    double      least;
  } members[] = { { "x", -LARGEST }, { "y", -LARGEST }, { "width", 0 }, { "height", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (!rc_json_get_number (json, members[i].key, where, &shape->box[i], error) ||
        !rc_mask_read_number (json, members[i].key, where, members[i].least, LARGEST,
                              &shape->box[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
append_points (GArray *points, const cJSON *array, guint least, const char *where, GError **error)
{
  const cJSON *number;
  guint        n = (guint)cJSON_GetArraySize (array), i = 0;

  if (!cJSON_IsArray (array) || n % 2 != 0 || n / 2 < least)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                   _ ("%s: “points” must be a list of at least %u pairs of numbers."), where,
                   least);
      return FALSE;
    }
  cJSON_ArrayForEach (number, array)
  {
    if (!cJSON_IsNumber (number) || fabs (number->valuedouble) > LARGEST)
      {
        g_set_error (error, RC_ERROR, RC_ERROR_INVALID, _ ("%s: points[%u] is not a place."), where,
                     i);
        return FALSE;
      }
    g_array_append_val (points, number->valuedouble);
    i++;
  }
  return TRUE;
}

static gboolean
append_rings (GArray *points, GArray *sizes, const cJSON *array, const char *where, GError **error)
{
  const cJSON *ring;

  if (!cJSON_IsArray (array))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID, _ ("%s: “rings” is not a list of rings."),
                   where);
      return FALSE;
    }
  cJSON_ArrayForEach (ring, array)
  {
    g_autofree char *place = g_strdup_printf ("%s: rings[%u]", where, sizes->len);
    guint            before = points->len, size;

    if (!append_points (points, ring, 3, place, error))
      return FALSE;
    size = (points->len - before) / 2;
    g_array_append_val (sizes, size);
  }
  return TRUE;
}

gboolean
rc_mask_read_rings (RcRings     *rings,
                    const cJSON *json,
                    RcShapeKind  kind,
                    const char  *where,
                    GError     **error)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  double             nowhere = 0;

  if (kind == RC_SHAPE_OUTLINE
          ? !append_rings (points, sizes, cJSON_GetObjectItemCaseSensitive (json, "rings"), where,
                           error)
          : !append_points (points, cJSON_GetObjectItemCaseSensitive (json, "points"),
                            kind == RC_SHAPE_LASSO ? 3 : 1, where, error))
    return FALSE;
  rings->n_points = points->len / 2;
  rings->n_rings = kind == RC_SHAPE_OUTLINE ? sizes->len : kind == RC_SHAPE_LASSO ? 1 : 0;
  /* No rings are rings too: where a thing is hidden. */
  if (points->len == 0)
    g_array_append_val (points, nowhere);
  rings->points = (double *)(gpointer)g_array_free (g_steal_pointer (&points), FALSE);
  rings->sizes = kind == RC_SHAPE_OUTLINE
                     ? (guint *)(gpointer)g_array_free (g_steal_pointer (&sizes), FALSE)
                     : NULL;
  return TRUE;
}

static gboolean
read_pressures (RcShape *shape, const cJSON *json, const char *where, GError **error)
{
  const cJSON *list = cJSON_GetObjectItemCaseSensitive (json, "pressures"), *number;
  guint        i = 0;
  gboolean     good = cJSON_GetArraySize (list) == (int)shape->rings.n_points;

  if (list == NULL)
    return TRUE;
  shape->pressures = g_new0 (double, shape->rings.n_points);
  cJSON_ArrayForEach (number, list)
  {
    good = good && cJSON_IsNumber (number) && number->valuedouble >= 0 && number->valuedouble <= 1;
    if (good)
      shape->pressures[i++] = number->valuedouble;
  }
  if (good)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("%s: “pressures” must be %u numbers from 0 to 1, one for each point."), where,
               shape->rings.n_points);
  return FALSE;
}

static gboolean
read_stroke (RcShape *shape, const cJSON *json, const char *where, GError **error)
{
  shape->hardness = 1;
  return rc_mask_read_rings (&shape->rings, json, RC_SHAPE_STROKE, where, error) &&
         rc_json_get_number (json, "radius", where, &shape->radius, error) &&
         rc_mask_read_number (json, "radius", where, 0, 2, &shape->radius, error) &&
         rc_mask_read_number (json, "hardness", where, 0, 1, &shape->hardness, error) &&
         read_pressures (shape, json, where, error);
}

static gboolean
read_bitmap (RcShape *shape, const cJSON *json, const char *where, GError **error)
{
  RcMattePicture    *picture = &shape->picture;
  g_autofree guint8 *pixels = NULL;
  gsize              length = 0;

  picture->raw = TRUE;
  if (!rc_matte_picture_read (picture, json, where, error))
    return FALSE;
  pixels = g_base64_decode (picture->data, &length);
  if (length == (gsize)picture->width * (gsize)picture->height)
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("%s: “data” has %zu bytes: %d × %d are needed."), where, length, picture->width,
               picture->height);
  return FALSE;
}

static gboolean
read_matte (RcShape *shape, const cJSON *json, const char *where, GError **error)
{
  g_autofree char *place = g_strdup_printf ("%s: picture", where);

  return rc_matte_picture_read (&shape->picture, cJSON_GetObjectItemCaseSensitive (json, "picture"),
                                place, error);
}

static gboolean
read_lasso (RcShape *shape, const cJSON *json, const char *where, GError **error)
{
  return rc_mask_read_rings (&shape->rings, json, RC_SHAPE_LASSO, where, error);
}

static gboolean
read_outline (RcShape *shape, const cJSON *json, const char *where, GError **error)
{
  const char *fill = rc_json_string_or (json, "fill", "evenodd");

  shape->winding = strcmp (fill, "nonzero") == 0;
  if (shape->winding || strcmp (fill, "evenodd") == 0)
    return rc_mask_read_rings (&shape->rings, json, RC_SHAPE_OUTLINE, where, error);
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("%s: “fill” is “%s”: it must be evenodd or nonzero."), where, fill);
  return FALSE;
}

static gboolean
read_gradient (RcShape *shape, const cJSON *json, const char *where, GError **error)
{
  const cJSON *from = cJSON_GetObjectItemCaseSensitive (json, "from");
  const cJSON *to = cJSON_GetObjectItemCaseSensitive (json, "to");

  shape->radial = rc_json_bool_or (json, "radial", FALSE);
  return rc_mask_read_numbers (from, 2, "from", where, &shape->box[0], error) &&
         rc_mask_read_numbers (to, 2, "to", where, &shape->box[2], error);
}

static const struct
{
  const char *name;
  gboolean (*read) (RcShape *shape, const cJSON *json, const char *where, GError **error);
} kinds[] = {
  [RC_SHAPE_RECTANGLE] = { "rectangle", read_box },
  [RC_SHAPE_ELLIPSE] = { "ellipse", read_box },
  [RC_SHAPE_LASSO] = { "lasso", read_lasso },
  [RC_SHAPE_STROKE] = { "stroke", read_stroke },
  [RC_SHAPE_BITMAP] = { "bitmap", read_bitmap },
  [RC_SHAPE_OUTLINE] = { "outline", read_outline },
  [RC_SHAPE_GRADIENT] = { "gradient", read_gradient },
  [RC_SHAPE_MATTE] = { "matte", read_matte },
};

static gboolean
read_mode (RcShape *shape, const cJSON *json, const char *where, GError **error)
{
  static const char *const names[] = {
    [RC_SHAPE_ADD] = "add", [RC_SHAPE_SUBTRACT] = "subtract", [RC_SHAPE_INTERSECT] = "intersect"
  };
  const char *mode = rc_json_string_or (json, "mode", "add");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (mode, names[i]) == 0)
      {
        shape->mode = (RcShapeMode)i;
        return TRUE;
      }
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("%s: “mode” is “%s”: it must be add, subtract or intersect."), where, mode);
  return FALSE;
}

static gboolean
read_shape (RcShape *shape, const cJSON *json, guint index, GError **error)
{
  g_autofree char *where = g_strdup_printf ("mask: shapes[%u]", index);
  const char      *kind = rc_json_get_string (json, "kind", where, error);

  if (kind == NULL || !read_mode (shape, json, where, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kind, kinds[i].name) == 0)
      {
        shape->kind = (RcShapeKind)i;
        return kinds[i].read (shape, json, where, error) &&
               rc_keys_read (&shape->keys, shape, json, where, error);
      }
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("%s: there is no shape “%s”: it must be rectangle, ellipse, lasso, stroke, "
                  "outline, gradient, matte or bitmap."),
               where, kind);
  return FALSE;
}

static gboolean
read_range (RcMask *self, const cJSON *json, GError **error)
{
  double first = 0, last = -1, in = 0, out = 0;

  if (!rc_mask_read_number (json, "first", "mask", 0, G_MAXINT, &first, error) ||
      !rc_mask_read_number (json, "last", "mask", -1, G_MAXINT, &last, error) ||
      !rc_mask_read_number (json, "fade_in", "mask", 0, MOST_FADE, &in, error) ||
      !rc_mask_read_number (json, "fade_out", "mask", 0, MOST_FADE, &out, error))
    return FALSE;
  if (last >= 0 && last < first)
    {
      g_set_error (error, RC_ERROR, RC_ERROR_INVALID, _ ("mask: “last” is %g, before “first”, %g."),
                   last, first);
      return FALSE;
    }
  self->first = (int)first;
  self->last = (int)last;
  self->fade_in = (int)in;
  self->fade_out = (int)out;
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
  const cJSON       *shapes, *shape;

  /* Its own: pictures are borrowed from it. */
  self->json = cJSON_Duplicate (json, TRUE);
  shapes = cJSON_GetObjectItemCaseSensitive (self->json, "shapes");
  if (!cJSON_IsArray (shapes))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("mask: “shapes” is not a list."));
      return NULL;
    }
  self->shapes = g_new0 (RcShape, (gsize)cJSON_GetArraySize (shapes));
  cJSON_ArrayForEach (shape, shapes)
  {
    self->n_shapes++;
    if (!read_shape (&self->shapes[self->n_shapes - 1], shape, self->n_shapes - 1, error))
      return NULL;
  }
  if (!rc_mask_read_number (json, "feather", "mask", 0, 1, &self->feather, error) ||
      !rc_mask_read_number (json, "grow", "mask", -1, 1, &self->grow, error) ||
      !rc_mask_read_number (json, "smooth", "mask", 0, 0.25, &self->smooth, error) ||
      !rc_keys_read (&self->keys, NULL, json, "mask", error) || !read_range (self, json, error))
    return NULL;
  self->fill_holes = rc_json_bool_or (json, "fill_holes", FALSE);
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
