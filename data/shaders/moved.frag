// moved.frag - the picture as a shutter that stays open shows it
// SPDX-License-Identifier: GPL-3.0-or-later
//
// After M. McGuire, P. Hennessy, M. Bukowski and B. Osman, "A Reconstruction Filter for Plausible Motion Blur" (2012).

uniform sampler2D picture;
uniform sampler2D nearness;
uniform sampler2D motions;
uniform sampler2D tiles;
uniform vec4 look; // as motion-tile.frag's
out vec4 pixel;

#define MOST_TAPS 14.0

float
spread (ivec2 at)
{
  return clamp (length (texelFetch (motions, at, 0).rg) * look.y, 0.5, look.x);
}

float
depth (ivec2 at)
{
  return 1.0 / max (texelFetch (nearness, at, 0).r, 1e-4);
}

// 1 where @b is not behind @a, less where it is.
float
before (float a, float b)
{
  return clamp (1.0 - (b - a) / (0.1 * min (a, b)), 0.0, 1.0);
}

float
cone (float distance, float reach)
{
  return clamp (1.0 - distance / reach, 0.0, 1.0);
}

float
cylinder (float distance, float reach)
{
  return 1.0 - smoothstep (0.95 * reach, 1.05 * reach, distance);
}

void
main ()
{
  ivec2 at = ivec2 (gl_FragCoord.xy), last = ivec2 (viewport.xy) - 1;
  vec4  c = texelFetch (picture, at, 0);
  vec2  most = texelFetch (tiles, at / int (look.x), 0).rg;
  float own = spread (at), deep = depth (at), weight = 1.0 / own;
  float turn = fract (52.9829189 * fract (dot (gl_FragCoord.xy, vec2 (0.06711056, 0.00583715)))) - 0.5;
  vec3  sum = c.rgb * weight;
  int   taps = int (clamp (ceil (length (most) * 1.5), 4.0, MOST_TAPS)); // what goes a short way needs few

  pixel = c;
  if (dot (most, most) < 0.25)
    return;
  for (int i = 0; i < taps; i++)
    {
      float t = mix (-1.0, 1.0, (float (i) + turn + 1.0) / float (taps + 1));
      ivec2 to = clamp (ivec2 (floor (gl_FragCoord.xy + most * t)), ivec2 (0), last);
      float distance = length (most) * abs (t), its = spread (to), there = depth (to);
      float part = before (deep, there) * cone (distance, its) + before (there, deep) * cone (distance, own) +
                   cylinder (distance, its) * cylinder (distance, own) * 2.0;

      weight += part;
      sum += part * texelFetch (picture, to, 0).rgb;
    }
  pixel.rgb = sum / weight;
}
