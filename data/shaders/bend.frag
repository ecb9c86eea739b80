// bend.frag - the straight picture as a fish-eye shows it; what something is, is not mixed
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The middle is magnified: a cubic B-spline (P. Thévenaz, T. Blu, M. Unser, "Interpolation Revisited", 2000, without its prefilter) shows no pixels there.

uniform sampler2D picture;
out vec4 pixel;

vec4
weights (float t)
{
  vec4 s = vec4 (1.0 - t, t, 1.0 - t, t), cubed = s * s * s;

  return vec4 (cubed.x, 4.0 - 6.0 * t * t + 3.0 * cubed.y, 4.0 - 6.0 * s.x * s.x + 3.0 * cubed.x, cubed.y) / 6.0;
}

void
main ()
{
  vec2  at = unbent (gl_FragCoord.xy) - 0.5, part = fract (at);
  ivec2 from = ivec2 (floor (at)) - 1, last = ivec2 (viewport.xy) - 1;
  vec4  across = weights (part.x), down = weights (part.y);
  vec3  sum = vec3 (0.0);

  for (int y = 0; y < 4; y++)
    for (int x = 0; x < 4; x++)
      sum += across[x] * down[y] * texelFetch (picture, clamp (from + ivec2 (x, y), ivec2 (0), last), 0).rgb;
  pixel = vec4 (sum, texelFetch (picture, clamp (ivec2 (floor (at + 0.5)), ivec2 (0), last), 0).a);
}
