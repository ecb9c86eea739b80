/* mask-keys.c - the keys of a mask or a shape: read, and interpolated
 *
 * Between two keys every number goes in a straight line (a scale by its logarithm, so that a zoom
 * is even), or, with "smooth", along a cubic that never overshoots: Fritsch and Carlson, "Monotone
 * Piecewise Cubic Interpolation", 1980, with the tangents of Fritsch and Butland, 1984. With "hold"
 * it stays. Before the first key and after the last nothing moves.
 *
 * Rings that have as many points in both keys go over point by point; others are first divided
 * into equally long pieces, as many as the finer has, and turned to where they fit best. If the
 * number of rings differs, they stay until the next key. Pictures of a matte dissolve into each
 * other, whatever the ease.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/image/mask-private.h"

#include "engine/base/error.h"

#include <glib/gi18n-lib.h>

#include <math.h>
#include <string.h>

#define MOST_FRAME  100000
#define LEAST_SCALE 0.001
#define MOST_SCALE  1000.0
#define MOST_TURN   36000.0
#define MOST_SKEW   80.0
#define MOST_DIVIDE 256 /* points of a ring that is divided anew */

void
rc_keys_clear (RcKeys *self)
{
  for (guint i = 0; i < self->n_keys; i++)
    rc_rings_clear (&self->keys[i].rings);
  g_clear_pointer (&self->keys, g_free);
  self->n_keys = 0;
}

/* --- reading ------------------------------------------------------------------------------ */

static gboolean
read_scale (double pose[RC_N_POSE], const cJSON *json, const char *where, GError **error)
{
  const cJSON *item = cJSON_GetObjectItemCaseSensitive (json, "scale");
  double       scale[2] = { 1, 1 };

  if (cJSON_IsNumber (item))
    scale[0] = scale[1] = item->valuedouble;
  else if (item != NULL && !rc_mask_read_numbers (item, 2, "scale", where, scale, error))
    return FALSE;
  for (guint i = 0; i < 2; i++)
    if (!(scale[i] >= LEAST_SCALE && scale[i] <= MOST_SCALE))
      {
        g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                     _ ("%s: “%s” is %g: it must be from %g to %g."), where, "scale", scale[i],
                     LEAST_SCALE, MOST_SCALE);
        return FALSE;
      }
  pose[RC_POSE_SCALE_X] = log (scale[0]);
  pose[RC_POSE_SCALE_Y] = log (scale[1]);
  return TRUE;
}

static gboolean
read_pose (double pose[RC_N_POSE], const cJSON *json, const char *where, GError **error)
{
  const cJSON *move = cJSON_GetObjectItemCaseSensitive (json, "move");
  double       turn = 0, skew = 0;

  if ((move != NULL &&
       !rc_mask_read_numbers (move, 2, "move", where, &pose[RC_POSE_MOVE_X], error)) ||
      !read_scale (pose, json, where, error) ||
      !rc_mask_read_number (json, "turn", where, -MOST_TURN, MOST_TURN, &turn, error) ||
      !rc_mask_read_number (json, "skew", where, -MOST_SKEW, MOST_SKEW, &skew, error))
    return FALSE;
  pose[RC_POSE_TURN] = turn * G_PI / 180;
  pose[RC_POSE_SKEW] = tan (skew * G_PI / 180);
  return TRUE;
}

static gboolean
read_ease (RcMaskKey *key, const cJSON *json, const char *where, GError **error)
{
  static const char *const names[] = {
    [RC_EASE_LINEAR] = "linear", [RC_EASE_SMOOTH] = "smooth", [RC_EASE_HOLD] = "hold"
  };
  const char *ease = rc_json_string_or (json, "ease", "linear");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (ease, names[i]) == 0)
      {
        key->ease = (RcEase)i;
        return TRUE;
      }
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
               _ ("%s: “ease” is “%s”: it must be linear, smooth or hold."), where, ease);
  return FALSE;
}

static gboolean
read_picture (RcMaskKey *key, const cJSON *json, const char *where, GError **error)
{
  const cJSON     *picture = cJSON_GetObjectItemCaseSensitive (json, "picture");
  g_autofree char *place = g_strdup_printf ("%s: picture", where);

  return picture == NULL || rc_matte_picture_read (&key->picture, picture, place, error);
}

/* What a key makes of its shape's form. */
static gboolean
read_form (RcMaskKey     *key,
           const RcShape *shape,
           const cJSON   *json,
           const char    *where,
           GError       **error)
{
  const cJSON *box = cJSON_GetObjectItemCaseSensitive (json, "box");

  if (shape == NULL)
    return TRUE;
  if (shape->rings.points != NULL)
    return (cJSON_GetObjectItemCaseSensitive (json, "points") == NULL &&
            cJSON_GetObjectItemCaseSensitive (json, "rings") == NULL) ||
           rc_mask_read_rings (&key->rings, json, shape->kind, where, error);
  if (shape->kind == RC_SHAPE_MATTE)
    return read_picture (key, json, where, error);
  if (box == NULL || shape->kind == RC_SHAPE_BITMAP)
    return TRUE;
  key->has_box = TRUE;
  if (!rc_mask_read_numbers (box, 4, "box", where, key->box, error))
    return FALSE;
  if (shape->kind == RC_SHAPE_GRADIENT || (key->box[2] >= 0 && key->box[3] >= 0))
    return TRUE;
  g_set_error (error, RC_ERROR, RC_ERROR_INVALID, _ ("%s: “box” has a width or a height below 0."),
               where);
  return FALSE;
}

static gboolean
read_key (RcMaskKey     *key,
          const RcShape *shape,
          const cJSON   *json,
          const char    *where,
          GError       **error)
{
  double frame = 0;

  if (!rc_json_get_number (json, "frame", where, &frame, error) ||
      !rc_mask_read_number (json, "frame", where, 0, MOST_FRAME, &frame, error) ||
      !read_ease (key, json, where, error) || !read_pose (key->pose, json, where, error))
    return FALSE;
  key->frame = (int)frame;
  return read_form (key, shape, json, where, error);
}

/* Nothing is said of them: the middle of the frame, or of the shape. */
static void
find_origin (RcKeys *self, const RcShape *shape)
{
  double x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE;

  self->origin[0] = self->origin[1] = 0.5;
  if (shape == NULL || shape->kind == RC_SHAPE_BITMAP)
    return;
  if (shape->kind == RC_SHAPE_MATTE)
    {
      double box[4];

      rc_matte_picture_box (&shape->picture, box);
      self->origin[0] = box[0] + box[2] / 2;
      self->origin[1] = box[1] + box[3] / 2;
      return;
    }
  if (shape->kind == RC_SHAPE_GRADIENT)
    {
      self->origin[0] = (shape->box[0] + shape->box[2]) / 2;
      self->origin[1] = (shape->box[1] + shape->box[3]) / 2;
      return;
    }
  if (shape->rings.points == NULL)
    {
      self->origin[0] = shape->box[0] + shape->box[2] / 2;
      self->origin[1] = shape->box[1] + shape->box[3] / 2;
      return;
    }
  for (guint i = 0; i < shape->rings.n_points; i++)
    {
      x0 = MIN (x0, shape->rings.points[2 * i]);
      x1 = MAX (x1, shape->rings.points[2 * i]);
      y0 = MIN (y0, shape->rings.points[2 * i + 1]);
      y1 = MAX (y1, shape->rings.points[2 * i + 1]);
    }
  self->origin[0] = (x0 + x1) / 2;
  self->origin[1] = (y0 + y1) / 2;
}

/* "keys" and "origin" of @json, which may have neither. */
gboolean
rc_keys_read (RcKeys        *self,
              const RcShape *shape,
              const cJSON   *json,
              const char    *where,
              GError       **error)
{
  const cJSON *origin = cJSON_GetObjectItemCaseSensitive (json, "origin");
  const cJSON *keys = cJSON_GetObjectItemCaseSensitive (json, "keys"), *key;

  find_origin (self, shape);
  if (origin != NULL && !rc_mask_read_numbers (origin, 2, "origin", where, self->origin, error))
    return FALSE;
  if (keys == NULL)
    return TRUE;
  if (!cJSON_IsArray (keys))
    {
      g_set_error (error, RC_ERROR, RC_ERROR_FORMAT, _ ("%s: “keys” is not a list."), where);
      return FALSE;
    }
  self->keys = g_new0 (RcMaskKey, (gsize)cJSON_GetArraySize (keys));
  cJSON_ArrayForEach (key, keys)
  {
    guint            i = self->n_keys++;
    g_autofree char *place = g_strdup_printf ("%s: keys[%u]", where, i);

    if (!read_key (&self->keys[i], shape, key, place, error))
      return FALSE;
    if (i > 0 && self->keys[i].frame <= self->keys[i - 1].frame)
      {
        g_set_error (error, RC_ERROR, RC_ERROR_INVALID,
                     _ ("%s: frame %d does not come after that of the key before it, %d."), place,
                     self->keys[i].frame, self->keys[i - 1].frame);
        return FALSE;
      }
  }
  return TRUE;
}

/* --- interpolating ------------------------------------------------------------------------ */

/* The key at or before @frame, and how far it is to the next, 0 to 1; 0 where nothing moves. */
static guint
find_key (const RcKeys *self, double frame, double *part)
{
  guint i = 0;

  while (i + 1 < self->n_keys && self->keys[i + 1].frame <= frame)
    i++;
  *part = 0;
  if (i + 1 < self->n_keys && frame > self->keys[i].frame && self->keys[i].ease != RC_EASE_HOLD)
    *part = (frame - self->keys[i].frame) / (self->keys[i + 1].frame - self->keys[i].frame);
  return i;
}

/* Gives the value of one number at key @key. */
typedef double (*ValueAt) (const RcKeys *keys, guint key, guint channel, gconstpointer data);

static double
secant (const RcKeys *self, guint i, ValueAt value, guint channel, gconstpointer data)
{
  return (value (self, i + 1, channel, data) - value (self, i, channel, data)) /
         (self->keys[i + 1].frame - self->keys[i].frame);
}

/* How fast the number changes at key @i, per frame. Source: Fritsch and Butland 1984, equation 5,
 * for steps that are not equal. */
static double
tangent (const RcKeys *self, guint i, ValueAt value, guint channel, gconstpointer data)
{
  double before, after, h0, h1;

  if (i == 0)
    return secant (self, 0, value, channel, data);
  if (i + 1 == self->n_keys)
    return secant (self, i - 1, value, channel, data);
  before = secant (self, i - 1, value, channel, data);
  after = secant (self, i, value, channel, data);
  if (before * after <= 0)
    return 0;
  h0 = self->keys[i].frame - self->keys[i - 1].frame;
  h1 = self->keys[i + 1].frame - self->keys[i].frame;
  return 3 * (h0 + h1) / ((2 * h1 + h0) / before + (h1 + 2 * h0) / after);
}

static double
interpolate (const RcKeys *self,
             guint         i,
             double        t,
             ValueAt       value,
             guint         channel,
             gconstpointer data)
{
  double a = value (self, i, channel, data), b, h, m0, m1;

  if (t <= 0)
    return a;
  b = value (self, i + 1, channel, data);
  if (self->keys[i].ease != RC_EASE_SMOOTH)
    return a + (b - a) * t;
  h = self->keys[i + 1].frame - self->keys[i].frame;
  m0 = tangent (self, i, value, channel, data) * h;
  m1 = tangent (self, i + 1, value, channel, data) * h;
  return a + t * (m0 + t * (3 * (b - a) - 2 * m0 - m1 + t * (2 * (a - b) + m0 + m1)));
}

static double
pose_value (const RcKeys *self, guint key, guint channel, gconstpointer data)
{
  return self->keys[key].pose[channel];
}

/* @pose: (out): at @frame; that of no keys changes nothing */
void
rc_keys_pose (const RcKeys *self, double frame, double pose[RC_N_POSE])
{
  double part;
  guint  i;

  memset (pose, 0, RC_N_POSE * sizeof *pose);
  if (self->n_keys == 0)
    return;
  i = find_key (self, frame, &part);
  for (guint channel = 0; channel < RC_N_POSE; channel++)
    pose[channel] = interpolate (self, i, part, pose_value, channel, NULL);
}

static double
box_value (const RcKeys *self, guint key, guint channel, gconstpointer own)
{
  return self->keys[key].has_box ? self->keys[key].box[channel] : ((const double *)own)[channel];
}

void
rc_keys_box (const RcKeys *self, const double own[4], double frame, double box[4])
{
  double part;
  guint  i;

  memcpy (box, own, 4 * sizeof *box);
  if (self->n_keys == 0)
    return;
  i = find_key (self, frame, &part);
  for (guint channel = 0; channel < 4; channel++)
    box[channel] = interpolate (self, i, part, box_value, channel, own);
}

static const RcMattePicture *
picture_of (const RcKeys *self, guint key, const RcMattePicture *own)
{
  return self->keys[key].picture.data != NULL ? &self->keys[key].picture : own;
}

void
rc_keys_pictures (const RcKeys         *self,
                  const RcMattePicture *own,
                  double                frame,
                  const RcMattePicture *pictures[2],
                  double               *mix)
{
  guint i;

  pictures[0] = pictures[1] = own;
  *mix = 0;
  if (self->n_keys == 0)
    return;
  i = find_key (self, frame, mix);
  pictures[0] = picture_of (self, i, own);
  pictures[1] = *mix > 0 ? picture_of (self, i + 1, own) : pictures[0];
  if (pictures[0] == pictures[1])
    *mix = 0;
}

/* --- rings -------------------------------------------------------------------------------- */

static const RcRings *
rings_of (const RcKeys *self, guint key, const RcRings *own)
{
  return self->keys[key].rings.points != NULL ? &self->keys[key].rings : own;
}

static guint
ring_size (const RcRings *self, guint ring)
{
  return self->sizes != NULL ? self->sizes[ring] : self->n_points;
}

static double
ring_value (const RcKeys *self, guint key, guint channel, gconstpointer own)
{
  return rings_of (self, key, own)->points[channel];
}

static gboolean
are_alike (const RcRings *a, const RcRings *b)
{
  if (a->n_rings != b->n_rings || a->n_points != b->n_points)
    return FALSE;
  for (guint i = 0; i < a->n_rings; i++)
    if (ring_size (a, i) != ring_size (b, i))
      return FALSE;
  return TRUE;
}

static void
copy_rings (const RcRings *from, RcRings *to)
{
  *to = *from;
  to->points = g_memdup2 (from->points, 2 * (gsize)from->n_points * sizeof (double));
  to->sizes = from->sizes != NULL ? g_memdup2 (from->sizes, from->n_rings * sizeof (guint)) : NULL;
}

/* The line from @points[i] to the next. */
static double
side_length (const double *points, guint n, guint i)
{
  const double *a = &points[2 * i], *b = &points[2 * ((i + 1) % n)];

  return hypot (b[0] - a[0], b[1] - a[1]);
}

/* @n points equally far apart along the ring; along a line that is not closed if @open. */
static double *
divide (const double *points, guint n_points, guint n, gboolean open)
{
  double *result = g_new (double, 2 * (gsize)n);
  double  whole = 0, done = 0, step;
  guint   sides = open ? n_points - 1 : n_points, side = 0;

  for (guint i = 0; i < sides; i++)
    whole += side_length (points, n_points, i);
  step = whole / MAX (1, open ? n - 1 : n);
  for (guint i = 0; i < n; i++)
    {
      const double *a, *b;
      double        length, t;

      while (side + 1 < sides && done + side_length (points, n_points, side) < i * step)
        done += side_length (points, n_points, side++);
      a = &points[2 * side];
      b = &points[2 * ((side + 1) % n_points)];
      length = side_length (points, n_points, side);
      t = length > 0 ? CLAMP ((i * step - done) / length, 0, 1) : 0;
      result[2 * i] = a[0] + (b[0] - a[0]) * t;
      result[2 * i + 1] = a[1] + (b[1] - a[1]) * t;
    }
  return result;
}

/* The sum of squares between @a and @b, which begins at @shift and runs backwards if @back. */
static double
misfit (const double *a, const double *b, guint n, guint shift, gboolean back)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    {
      guint  k = back ? (shift + n - i) % n : (shift + i) % n;
      double dx = a[2 * i] - b[2 * k], dy = a[2 * i + 1] - b[2 * k + 1];

      sum += dx * dx + dy * dy;
    }
  return sum;
}

/* Appends one ring between @a and @b, which have different numbers of points. */
static void
blend_divided (GArray       *points,
               const double *a,
               guint         n_a,
               const double *b,
               guint         n_b,
               double        t,
               gboolean      open)
{
  guint              n = CLAMP (MAX (n_a, n_b), 2, MOST_DIVIDE), shift = 0;
  g_autofree double *from = divide (a, n_a, n, open), *to = divide (b, n_b, n, open);
  gboolean           back = FALSE;
  double             best = misfit (from, to, n, 0, FALSE);

  for (guint s = 0; s < n && !open; s++)
    for (int way = 0; way < 2; way++)
      {
        double sum = misfit (from, to, n, s, way == 1);

        if (sum < best)
          {
            best = sum;
            shift = s;
            back = way == 1;
          }
      }
  for (guint i = 0; i < n; i++)
    {
      guint  k = back ? (shift + n - i) % n : (shift + i) % n;
      double pair[2] = { from[2 * i] + (to[2 * k] - from[2 * i]) * t,
                         from[2 * i + 1] + (to[2 * k + 1] - from[2 * i + 1]) * t };

      g_array_append_vals (points, pair, 2);
    }
}

static void
blend_rings (const RcRings *a, const RcRings *b, double t, gboolean open, RcRings *rings)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (double));
  guint   at_a = 0, at_b = 0;

  rings->n_rings = a->n_rings;
  rings->sizes = g_new (guint, a->n_rings);
  for (guint i = 0; i < a->n_rings; i++)
    {
      guint before = points->len / 2;

      blend_divided (points, &a->points[2 * at_a], ring_size (a, i), &b->points[2 * at_b],
                     ring_size (b, i), t, open);
      rings->sizes[i] = points->len / 2 - before;
      at_a += ring_size (a, i);
      at_b += ring_size (b, i);
    }
  rings->n_points = points->len / 2;
  rings->points = (double *)(gpointer)g_array_free (points, FALSE);
}

/* Whether the rings of the keys around segment @i, which a smooth one looks at, are alike. */
static gboolean
neighbours_are_alike (const RcKeys *self, guint i, const RcRings *own)
{
  guint from = i > 0 ? i - 1 : 0, to = MIN (i + 2, self->n_keys - 1);

  for (guint k = from; k < to; k++)
    if (!are_alike (rings_of (self, k, own), rings_of (self, k + 1, own)))
      return FALSE;
  return TRUE;
}

/* @own: the shape's, for keys without any; @rings: (out): at @frame, own memory. A line of one ring
 * that is a stroke is not closed: its sizes are NULL and it has n_rings 0. */
void
rc_keys_rings (const RcKeys *self, const RcRings *own, double frame, RcRings *rings)
{
  const RcRings *a, *b;
  double         part = 0;
  guint          i = self->n_keys > 0 ? find_key (self, frame, &part) : 0;
  gboolean       open = own->n_rings == 0;
  gboolean       smooth;

  a = self->n_keys > 0 ? rings_of (self, i, own) : own;
  if (part <= 0)
    {
      copy_rings (a, rings);
      return;
    }
  b = rings_of (self, i + 1, own);
  smooth = self->keys[i].ease == RC_EASE_SMOOTH && neighbours_are_alike (self, i, own);
  if (a->n_rings != b->n_rings)
    copy_rings (a, rings);
  else if (!are_alike (a, b))
    {
      if (open)
        {
          GArray *points = g_array_new (FALSE, FALSE, sizeof (double));

          *rings = (RcRings){ 0 };
          blend_divided (points, a->points, a->n_points, b->points, b->n_points, part, TRUE);
          rings->n_points = points->len / 2;
          rings->points = (double *)(gpointer)g_array_free (points, FALSE);
        }
      else
        blend_rings (a, b, part, FALSE, rings);
    }
  else
    {
      copy_rings (a, rings);
      for (guint k = 0; k < 2 * a->n_points; k++)
        rings->points[k] = smooth ? interpolate (self, i, part, ring_value, k, own)
                                  : a->points[k] + (b->points[k] - a->points[k]) * part;
    }
}
