// motion-tile.frag - the farthest way that anything in a square of the picture goes while the shutter is open
// SPDX-License-Identifier: GPL-3.0-or-later

uniform sampler2D motions;
uniform vec4 look; // x: side of a square, pixels; y: half of the time that the shutter is open, frames
out vec2 farthest; // pixels either way

void
main ()
{
  int   side = int (look.x);
  ivec2 from = ivec2 (gl_FragCoord.xy) * side, to = min (from + side, ivec2 (viewport.xy));
  vec2  most = vec2 (0.0);
  float length_of_most = 0.0;

  for (int y = from.y; y < to.y; y++)
    for (int x = from.x; x < to.x; x++)
      {
        vec2 way = texelFetch (motions, ivec2 (x, y), 0).rg * look.y;

        if (dot (way, way) > length_of_most)
          {
            most = way;
            length_of_most = dot (way, way);
          }
      }
  length_of_most = sqrt (length_of_most);
  farthest = most * (min (length_of_most, look.x) / max (length_of_most, 1e-4));
}
