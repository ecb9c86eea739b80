// blur.frag - each point spread over its disc, as a lens does, at half of the picture's size
// SPDX-License-Identifier: GPL-3.0-or-later

uniform sampler2D halved;
uniform vec4 look; // z: the largest radius, pixels of the whole picture
out vec4 pixel;    // a: how much of it lies before what is sharp

#define TAPS 22

void
main ()
{
  ivec2 at = ivec2 (gl_FragCoord.xy), most = ivec2 (viewport.xy + 1.0) / 2 - 1;
  vec4  c = texelFetch (halved, at, 0);
  float own = abs (c.a - 0.5) * 2.0, radius = look.z * 0.5, before = 0.0, weights = 1.0;
  vec2  way = vec2 (1.0, 0.0);
  vec3  sum = c.rgb;

  for (int i = 0; i < TAPS; i++)
    {
      float r = sqrt ((float (i) + 0.5) / float (TAPS));
      vec4  tap = texelFetch (halved, clamp (at + ivec2 (floor (way * (r * radius) + 0.5)), ivec2 (0), most), 0);
      float spread = abs (tap.a - 0.5) * 2.0, weight;

      // What is behind does not spill over what is sharp before it.
      if (tap.a > c.a)
        spread = min (spread, own);
      weight = smoothstep (r - 0.15, r + 0.05, spread);
      sum += tap.rgb * weight;
      weights += weight;
      before += tap.a < 0.5 ? weight : 0.0;
      way = vec2 (way.x * -0.7374 - way.y * 0.6755, way.x * 0.6755 + way.y * -0.7374);
    }
  pixel = vec4 (sum / weights, min (before / float (TAPS) * 3.0, 1.0));
}
