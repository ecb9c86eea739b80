// motion-around.frag - the farthest way of a square and the eight around it
// SPDX-License-Identifier: GPL-3.0-or-later

uniform sampler2D tiles;
out vec2 farthest;

void
main ()
{
  ivec2 at = ivec2 (gl_FragCoord.xy), last = textureSize (tiles, 0) - 1;
  vec2  most = vec2 (0.0);

  for (int y = -1; y <= 1; y++)
    for (int x = -1; x <= 1; x++)
      {
        vec2 way = texelFetch (tiles, clamp (at + ivec2 (x, y), ivec2 (0), last), 0).rg;

        most = dot (way, way) > dot (most, most) ? way : most;
      }
  farthest = most;
}
