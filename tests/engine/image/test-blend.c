/* test-blend.c - blends and opacity against the formulas, and the law for all of them
 *
 * The reference is written from the specification, in doubles, pixel by pixel; it shares nothing
 * with the compositor.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/base/json.h"
#include "engine/image/composite.h"
#include "engine/image/mask.h"

#include <math.h>
#include <string.h>

#define ROUNDS 4000

/* --- the specification ------------------------------------------------------------------------ */

static double
lum (const double c[3])
{
  return 0.11 * c[0] + 0.59 * c[1] + 0.30 * c[2]; /* B, G, R */
}

static void
set_lum (const double from[3], double light, double result[3])
{
  double by = light - lum (from), n, x;

  for (int i = 0; i < 3; i++)
    result[i] = from[i] + by;
  n = MIN (MIN (result[0], result[1]), result[2]);
  x = MAX (MAX (result[0], result[1]), result[2]);
  for (int i = 0; i < 3; i++)
    {
      if (n < 0)
        result[i] = light + (result[i] - light) * light / (light - n);
      if (x > 1)
        result[i] = light + (result[i] - light) * (1 - light) / (x - light);
    }
}

static void
specified (RcBlend blend, const double cb[3], const double cs[3], double result[3])
{
  if (blend == RC_BLEND_LIGHT)
    set_lum (cb, lum (cs), result);
  else if (blend == RC_BLEND_COLOUR)
    set_lum (cs, lum (cb), result);
  else
    for (int i = 0; i < 3; i++)
      result[i] = blend == RC_BLEND_MULTIPLY ? cb[i] * cs[i]
                  : blend == RC_BLEND_SCREEN ? cb[i] + cs[i] - cb[i] * cs[i]
                                             : cs[i];
}

/* --- what is tried ---------------------------------------------------------------------------- */

static RcFrame *
noise_new (GRand *rand, int width, int height)
{
  RcFrame *frame = rc_frame_new (width, height, RC_FRAME_BGRA8, NULL);

  for (gsize i = 0; i < frame->stride * (gsize)height; i++)
    frame->data[i] = (guint8)(i % 4 == 3 ? 255 : g_rand_int_range (rand, 0, 256));
  return frame;
}

/* A mask of one to three shapes with feather, growth and fades. */
static RcMask *
mask_new (GRand *rand)
{
  static const char *const modes[] = { "add", "subtract", "intersect" };
  static const char *const kinds[] = { "rectangle", "ellipse" };
  g_autoptr (GString)      text = g_string_new ("{\"shapes\":[");
  g_autoptr (cJSON)        json = NULL;
  RcMask                  *mask;
  int                      n = g_rand_int_range (rand, 1, 4);

  for (int i = 0; i < n; i++)
    g_string_append_printf (
        text, "%s{\"kind\":\"%s\",\"mode\":\"%s\",\"x\":%g,\"y\":%g,\"width\":%g,\"height\":%g}",
        i > 0 ? "," : "", kinds[g_rand_int_range (rand, 0, 2)],
        modes[i > 0 ? g_rand_int_range (rand, 0, 3) : 0], g_rand_double_range (rand, -0.2, 0.9),
        g_rand_double_range (rand, -0.2, 0.9), g_rand_double_range (rand, 0.05, 0.8),
        g_rand_double_range (rand, 0.05, 0.8));
  g_string_append_printf (text,
                          "],\"feather\":%g,\"grow\":%g,\"invert\":%s,\"first\":0,\"last\":9,"
                          "\"fade_in\":%d}",
                          g_rand_double_range (rand, 0, 0.2), g_rand_double_range (rand, -0.1, 0.1),
                          g_rand_boolean (rand) ? "true" : "false", g_rand_int_range (rand, 0, 5));
  json = cJSON_Parse (text->str);
  mask = rc_mask_from_json (json, NULL);
  g_assert_nonnull (mask);
  return mask;
}

/* What the pixel must be, within @slack levels. */
static void
assert_pixel (const guint8       *below,
              const guint8       *above,
              const guint8       *result,
              guint8              coverage,
              const RcLayerStyle *style)
{
  double cb[3], cs[3], over[3], a = coverage * style->opacity / (255.0 * 255.0);
  /* Coverage is rounded to a level once; the modes that are not separable are rounded twice. */
  double slack = style->opacity != 255 ? 1.5 : style->blend >= RC_BLEND_LIGHT ? 1.25 : 1.01;

  for (int c = 0; c < 3; c++)
    {
      cb[c] = below[c] / 255.0;
      cs[c] = above[c] / 255.0;
    }
  specified (style->blend, cb, cs, over);
  for (int c = 0; c < 3; c++)
    g_assert_cmpfloat (fabs (255 * ((1 - a) * cb[c] + a * over[c]) - result[c]), <=, slack);
}

static void
assert_frame (const RcFrame      *before,
              const RcFrame      *layer,
              RcRect              at,
              const RcFrame      *mask,
              const RcLayerStyle *style,
              const RcFrame      *after)
{
  for (int y = 0; y < before->height; y++)
    for (int x = 0; x < before->width; x++)
      {
        const guint8 *below = before->data + (gsize)y * before->stride + 4 * (gsize)x;
        const guint8 *result = after->data + (gsize)y * after->stride + 4 * (gsize)x;
        guint8        coverage = mask->data[(gsize)y * mask->stride + x];
        gboolean inside = x >= at.x && x < at.x + at.width && y >= at.y && y < at.y + at.height;

        if (coverage == 0 || !inside || style->opacity == 0)
          g_assert_cmpint (memcmp (below, result, 4), ==, 0);
        else
          assert_pixel (below,
                        layer->data + (gsize)(y - at.y) * layer->stride + 4 * (gsize)(x - at.x),
                        result, coverage, style);
      }
}

/* --- tests ------------------------------------------------------------------------------------ */

static void
test_composites_are_as_specified (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);
  guint             touched = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      int                 width = g_rand_int_range (rand, 1, 72);
      int                 height = g_rand_int_range (rand, 1, 56);
      g_autoptr (RcMask)  mask = mask_new (rand);
      int                 index = g_rand_int_range (rand, 0, 12);
      g_autoptr (RcFrame) coverage = rc_mask_rasterise (mask, width, height, index, NULL);
      RcRect bounds = rc_tile_bounds (rc_mask_bounds (mask, width, height), width, height);
      g_autoptr (RcFrame) before = noise_new (rand, width, height);
      g_autoptr (RcFrame) after = rc_frame_copy (before, NULL);
      g_autoptr (RcFrame) layer = NULL;
      RcLayerStyle        style = { .blend = (RcBlend)g_rand_int_range (rand, 0, RC_N_BLENDS),
                                    .opacity = (guint8)g_rand_int_range (rand, 0, 256) };

      if (bounds.width == 0)
        continue;
      if (g_rand_boolean (rand))
        style.opacity = 255;
      layer = noise_new (rand, bounds.width, bounds.height);
      g_assert_true (rc_composite (after, layer, bounds.x, bounds.y, coverage, &style, NULL));
      g_assert_true (rc_composite_outside_equal (before, after, coverage));
      assert_frame (before, layer, bounds, coverage, &style, after);
      touched += !rc_frame_equal (before, after);
    }
  g_assert_cmpuint (touched, >, ROUNDS / 3);
}

/* Every light over every light, and the corners of the cube of colours. */
static void
test_blends_are_as_specified (void)
{
  static const guint8 levels[] = { 0, 1, 63, 127, 128, 200, 254, 255 };
  const guint         n = G_N_ELEMENTS (levels), all = n * n * n;

  for (int blend = 0; blend < RC_N_BLENDS; blend++)
    for (guint i = 0; i < all; i++)
      for (guint k = 0; k < all; k++)
        {
          guint8 below[3] = { levels[i % n], levels[i / n % n], levels[i / n / n] };
          guint8 above[3] = { levels[k % n], levels[k / n % n], levels[k / n / n] };
          guint8 result[3];
          double cb[3], cs[3], over[3];

          for (int c = 0; c < 3; c++)
            {
              cb[c] = below[c] / 255.0;
              cs[c] = above[c] / 255.0;
            }
          specified ((RcBlend)blend, cb, cs, over);
          rc_blend ((RcBlend)blend, below, above, result);
          for (int c = 0; c < 3; c++)
            g_assert_cmpfloat (fabs (255 * over[c] - result[c]), <=, 0.52);
        }
}

/* What the names of the modes promise. */
static void
test_light_and_colour_keep_the_other_half (void)
{
  static const guint8 blue[3] = { 220, 60, 20 }, grey[3] = { 90, 90, 90 };
  guint8              result[3];

  rc_blend (RC_BLEND_LIGHT, blue, grey, result);
  g_assert_cmpuint (result[0], >, result[1]);
  g_assert_cmpuint (result[1], >=, result[2]);
  rc_blend (RC_BLEND_COLOUR, blue, grey, result);
  g_assert_cmpuint (result[0], ==, result[1]);
  g_assert_cmpuint (result[1], ==, result[2]);
}

static void
test_plain_is_the_layer_itself (void)
{
  g_autoptr (GRand)   rand = g_rand_new_with_seed (7);
  g_autoptr (RcFrame) layer = noise_new (rand, 40, 30), base = noise_new (rand, 40, 30);
  g_autoptr (RcFrame) other = rc_frame_copy (base, NULL);
  g_autoptr (RcFrame) all = rc_frame_new (40, 30, RC_FRAME_GRAY8, NULL);
  RcLayerStyle        style = RC_LAYER_STYLE_PLAIN;

  memset (all->data, 255, all->stride * 30);
  g_assert_true (rc_composite (base, layer, 0, 0, all, NULL, NULL));
  g_assert_true (rc_composite (other, layer, 0, 0, all, &style, NULL));
  g_assert_true (rc_frame_equal (base, layer));
  g_assert_true (rc_frame_equal (other, layer));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/blend/composites are as specified", test_composites_are_as_specified);
  g_test_add_func ("/blend/blends are as specified", test_blends_are_as_specified);
  g_test_add_func ("/blend/light and colour keep the other half",
                   test_light_and_colour_keep_the_other_half);
  g_test_add_func ("/blend/plain is the layer itself", test_plain_is_the_layer_itself);
  return g_test_run ();
}
