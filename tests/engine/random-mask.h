/* random-mask.h - any mask there can be, for the tests of the law
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/base/json.h"
#include "engine/image/mask-matte.h"

static inline double
random_within (GRand *random, double least, double most)
{
  return g_rand_double_range (random, least, most);
}

static inline cJSON *
random_points (GRand *random, int n, double least, double most)
{
  cJSON *points = cJSON_CreateArray ();

  for (int i = 0; i < 2 * n; i++)
    cJSON_AddItemToArray (points, cJSON_CreateNumber (random_within (random, least, most)));
  return points;
}

static inline void
random_box (GRand *random, cJSON *shape)
{
  cJSON_AddNumberToObject (shape, "x", random_within (random, -0.2, 0.8));
  cJSON_AddNumberToObject (shape, "y", random_within (random, -0.2, 0.8));
  cJSON_AddNumberToObject (shape, "width", random_within (random, 0.05, 0.8));
  cJSON_AddNumberToObject (shape, "height", random_within (random, 0.05, 0.8));
}

static inline void
random_bitmap (GRand *random, cJSON *shape)
{
  guint8           pixels[8 * 6];
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pixels); i++)
    pixels[i] = (guint8)(g_rand_boolean (random) ? g_rand_int_range (random, 0, 256) : 0);
  text = g_base64_encode (pixels, sizeof pixels);
  cJSON_AddNumberToObject (shape, "width", 8);
  cJSON_AddNumberToObject (shape, "height", 6);
  cJSON_AddStringToObject (shape, "data", text);
}

/* Another one for each key that is not left out. */
static inline void
random_matte (GRand *random, cJSON *shape, int frames)
{
  g_autoptr (RcFrame) picture = rc_frame_new (
      g_rand_int_range (random, 1, 20), g_rand_int_range (random, 1, 20), RC_FRAME_GRAY8, NULL);
  g_autoptr (cJSON) made = rc_matte_shape_new ();
  gsize             size = 0;

  for (int frame = 0; frame < frames; frame += g_rand_int_range (random, 1, frames + 1))
    {
      for (gsize i = 0; i < picture->stride * (gsize)picture->height; i++)
        picture->data[i] =
            (guint8)(g_rand_int_range (random, 0, 3) == 0 ? g_rand_int_range (random, 0, 256) : 0);
      g_assert_true (rc_matte_shape_add (made, frame, picture, &size, NULL));
    }
  if (g_rand_boolean (random))
    {
      cJSON *key;

      cJSON_ArrayForEach (key, cJSON_GetObjectItemCaseSensitive (made, "keys"))
      {
        cJSON_DeleteItemFromObjectCaseSensitive (key, "ease");
        cJSON_AddNumberToObject (key, "turn", g_rand_int_range (random, -180, 180));
        cJSON_AddNumberToObject (key, "scale", random_within (random, 0.3, 2));
      }
    }
  cJSON_AddItemToObject (shape, "picture",
                         cJSON_DetachItemFromObjectCaseSensitive (made, "picture"));
  cJSON_AddItemToObject (shape, "keys", cJSON_DetachItemFromObjectCaseSensitive (made, "keys"));
}

/* @reshaped: each key may have the corners of a path besides */
static inline cJSON *
random_keys (GRand *random, int frames, gboolean reshaped)
{
  static const char *const eases[] = { "linear", "smooth", "hold" };
  cJSON                   *keys = cJSON_CreateArray ();

  for (int frame = 0; frame < frames; frame += g_rand_int_range (random, 1, frames + 1))
    {
      cJSON *key = cJSON_CreateObject ();

      cJSON_AddNumberToObject (key, "frame", frame);
      cJSON_AddItemToObject (key, "move", random_points (random, 1, -0.3, 0.3));
      cJSON_AddNumberToObject (key, "scale", random_within (random, 0.4, 1.8));
      cJSON_AddNumberToObject (key, "turn", g_rand_int_range (random, -180, 180));
      cJSON_AddNumberToObject (key, "skew", random_within (random, -20, 20));
      cJSON_AddStringToObject (key, "ease", eases[g_rand_int_range (random, 0, 3)]);
      if (reshaped && g_rand_boolean (random))
        cJSON_AddItemToObject (key, "points",
                               random_points (random, g_rand_int_range (random, 3, 9), -0.1, 1.1));
      cJSON_AddItemToArray (keys, key);
    }
  return keys;
}

static inline cJSON *
random_shape (GRand *random, int frames, gboolean first)
{
  static const char *const kinds[] = { "rectangle", "ellipse",  "lasso",  "stroke",
                                       "outline",   "gradient", "bitmap", "matte" };
  static const char *const modes[] = { "add", "subtract", "intersect" };
  guint                    kind = (guint)g_rand_int_range (random, 0, G_N_ELEMENTS (kinds));
  int                      n = g_rand_int_range (random, 3, 9);
  cJSON                   *shape = cJSON_CreateObject ();

  cJSON_AddStringToObject (shape, "kind", kinds[kind]);
  if (kind < 2)
    random_box (random, shape);
  else if (kind < 4)
    cJSON_AddItemToObject (shape, "points", random_points (random, n, -0.1, 1.1));
  if (kind == 3)
    {
      cJSON_AddNumberToObject (shape, "radius", random_within (random, 0.01, 0.2));
      cJSON_AddNumberToObject (shape, "hardness", random_within (random, 0, 1));
    }
  else if (kind == 4)
    {
      cJSON *rings = cJSON_AddArrayToObject (shape, "rings");

      cJSON_AddItemToArray (rings, random_points (random, n, 0, 1));
      cJSON_AddItemToArray (rings, random_points (random, 3, 0.2, 0.8));
    }
  else if (kind == 5)
    {
      cJSON_AddItemToObject (shape, "from", random_points (random, 1, 0, 1));
      cJSON_AddItemToObject (shape, "to", random_points (random, 1, 0, 1));
      cJSON_AddBoolToObject (shape, "radial", g_rand_boolean (random));
    }
  else if (kind == 6)
    random_bitmap (random, shape);
  else if (kind == 7)
    random_matte (random, shape, frames);
  if (!first)
    cJSON_AddStringToObject (shape, "mode", modes[g_rand_int_range (random, 0, 3)]);
  if (kind != 7 && g_rand_int_range (random, 0, 4) == 0)
    cJSON_AddItemToObject (shape, "keys", random_keys (random, frames, kind == 2 || kind == 3));
  return shape;
}

/* Returns: (transfer full): a mask of engine/image/mask.h, of any shapes, with or without keys,
 * feather, growth and fades, for a shot of so many @frames */
static inline cJSON *
random_mask (GRand *random, int frames)
{
  cJSON *mask = cJSON_CreateObject (), *shapes = cJSON_AddArrayToObject (mask, "shapes");
  int    n = g_rand_int_range (random, 1, 4), first = g_rand_int_range (random, 0, frames);

  for (int i = 0; i < n; i++)
    cJSON_AddItemToArray (shapes, random_shape (random, frames, i == 0));
  if (g_rand_boolean (random))
    cJSON_AddNumberToObject (mask, "feather", random_within (random, 0, 0.15));
  if (g_rand_int_range (random, 0, 3) == 0)
    cJSON_AddNumberToObject (mask, "grow", random_within (random, -0.05, 0.1));
  if (g_rand_int_range (random, 0, 5) == 0)
    cJSON_AddNumberToObject (mask, "smooth", random_within (random, 0, 0.08));
  cJSON_AddBoolToObject (mask, "fill_holes", g_rand_int_range (random, 0, 5) == 0);
  cJSON_AddBoolToObject (mask, "invert", g_rand_int_range (random, 0, 8) == 0);
  if (g_rand_boolean (random))
    cJSON_AddItemToObject (mask, "keys", random_keys (random, frames, FALSE));
  if (g_rand_boolean (random))
    {
      cJSON_AddNumberToObject (mask, "first", first);
      cJSON_AddNumberToObject (mask, "last", g_rand_int_range (random, first, frames));
      cJSON_AddNumberToObject (mask, "fade_in", g_rand_int_range (random, 0, 3));
      cJSON_AddNumberToObject (mask, "fade_out", g_rand_int_range (random, 0, 3));
    }
  return mask;
}
