/* shadow-part.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "engine/sketch/picture/shadow-part.h"

#define TILE (RC_SHADOW_SIZE / RC_SHADOW_TILES)

RcRect
rc_shadow_texels (float x0, float y0, float x1, float y1, float margin)
{
  int left = (int)floorf (CLAMP (x0 - margin, 0.0f, 1.0f) * RC_SHADOW_SIZE);
  int top = (int)floorf (CLAMP (y0 - margin, 0.0f, 1.0f) * RC_SHADOW_SIZE);
  int right = (int)ceilf (CLAMP (x1 + margin, 0.0f, 1.0f) * RC_SHADOW_SIZE);
  int bottom = (int)ceilf (CLAMP (y1 + margin, 0.0f, 1.0f) * RC_SHADOW_SIZE);

  return (RcRect){ left, top, MAX (right - left, 0), MAX (bottom - top, 0) };
}

/** Returns: the smallest rectangle that holds both */
RcRect
rc_shadow_joined (RcRect a, RcRect b)
{
  int x0 = MIN (a.x, b.x), y0 = MIN (a.y, b.y);

  if (a.width <= 0 || a.height <= 0)
    return b;
  if (b.width <= 0 || b.height <= 0)
    return a;
  return (RcRect){ x0, y0, MAX (a.x + a.width, b.x + b.width) - x0,
                   MAX (a.y + a.height, b.y + b.height) - y0 };
}

RcShadowPart
rc_shadow_part_all (void)
{
  RcShadowPart all = { .bounds = { 0, 0, RC_SHADOW_SIZE, RC_SHADOW_SIZE } };

  rc_tiles_add (&all.tiles, RC_SHADOW_SIZE, RC_SHADOW_SIZE, all.bounds);
  return all;
}

gboolean
rc_shadow_part_meets (const RcShadowPart *part, RcRect texels)
{
  return rc_tiles_meet (&part->tiles, RC_SHADOW_SIZE, RC_SHADOW_SIZE, texels);
}

void
rc_shadow_part_join (RcShadowPart *part, const RcShadowPart *other)
{
  part->bounds = rc_shadow_joined (part->bounds, other->bounds);
  for (int row = 0; row < RC_SHADOW_TILES; row++)
    part->tiles.rows[row] |= other->tiles.rows[row];
}

static void
find_bounds (RcShadowPart *part)
{
  for (int row = 0; row < RC_SHADOW_TILES; row++)
    {
      guint bits = part->tiles.rows[row];
      int   first, last;

      if (bits == 0)
        continue;
      first = g_bit_nth_lsf (bits, -1);
      last = g_bit_nth_msf (bits, -1);
      part->bounds = rc_shadow_joined (
          part->bounds, (RcRect){ first * TILE, row * TILE, (last - first + 1) * TILE, TILE });
    }
}

/* Where in the map the ray of a pixel, one metre deep, begins and goes: sums of three vectors. */
typedef struct
{
  RcVec3 eye, middle, across, up;
} Rays;

static RcVec3
into_map (const RcFrameUniforms *uniforms, const float v[4], gboolean is_place)
{
  RcVec3 p = { v[0], v[1], v[2] };

  return is_place ? rc_mat4_point (&uniforms->shadow_matrix, p)
                  : rc_mat4_direction (&uniforms->shadow_matrix, p);
}

/* The tiles that a place may ask for, with @margin around it. */
static void
add_place (RcShadowPart *part, float x, float y, float margin)
{
  const float n = RC_SHADOW_TILES;
  int         left, right, top, bottom;
  guint32     bits;

  /* What misses the map asks for its edge at most, which is lit. */
  if (!(x + margin >= 0.0f && x - margin <= 1.0f && y + margin >= 0.0f && y - margin <= 1.0f))
    return;
  left = (int)CLAMP ((x - margin) * n, 0.0f, n - 1.0f);
  right = (int)MIN ((x + margin) * n, n - 1.0f);
  top = (int)CLAMP ((y - margin) * n, 0.0f, n - 1.0f);
  bottom = (int)MIN ((y + margin) * n, n - 1.0f);
  bits = ((2u << right) - (1u << left));
  for (int row = top; row <= bottom; row++)
    part->tiles.rows[row] |= bits;
}

/**
 * rc_shadow_part_asked:
 * @width: pixels of the picture
 * @height: pixels of the picture
 * @rect: of the picture, bottom row first, its corner at even numbers
 * @nearness: [rect.height, rect.width]: one over metres along the view
 * @margin: how far around itself a surface looks into the map, share of the map
 *
 * Returns: the texels that the surfaces in @rect may ask for; what soft.frag does for every second
 *   pixel of every second row
 */
RcShadowPart
rc_shadow_part_asked (const RcFrameUniforms *uniforms,
                      int                    width,
                      int                    height,
                      RcRect                 rect,
                      const float           *nearness,
                      float                  margin)
{
  RcShadowPart part = { .bounds = { 0, 0, 0, 0 } };
  Rays         rays = { into_map (uniforms, uniforms->eye, TRUE),
                        into_map (uniforms, uniforms->ray_z, FALSE),
                        into_map (uniforms, uniforms->ray_x, FALSE),
                        into_map (uniforms, uniforms->ray_y, FALSE) };

  for (int y = 0; y < rect.height; y += 2)
    {
      RcVec3 row = rc_vec3_along (rays.middle, rays.up,
                                  2.0f * ((float)(rect.y + y) + 0.5f) / (float)height - 1.0f);

      for (int x = 0; x < rect.width; x += 2)
        {
          float deep = 1.0f / MAX (nearness[(gsize)y * (gsize)rect.width + (gsize)x], 1e-5f);
          float ndc = 2.0f * ((float)(rect.x + x) + 0.5f) / (float)width - 1.0f;

          add_place (&part, rays.eye.x + (row.x + rays.across.x * ndc) * deep,
                     rays.eye.y + (row.y + rays.across.y * ndc) * deep, margin);
        }
    }
  find_bounds (&part);
  return part;
}
