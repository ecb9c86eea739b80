// blur-small.frag - the picture at half of its size, with how unsharp it is
// SPDX-License-Identifier: GPL-3.0-or-later

uniform sampler2D picture;
uniform sampler2D nearness;
uniform vec4 look; // x: metres that are sharp; y: radius of a point infinitely far away, pixels; z: the most, pixels
out vec4 pixel;    // a: 0.5 is sharp, more is behind the focus, less before it

void
main ()
{
  ivec2 at = ivec2 (gl_FragCoord.xy) * 2, most = ivec2 (viewport.xy) - 1;
  ivec2 to = min (at + 1, most);
  vec3  sum = texelFetch (picture, min (at, most), 0).rgb + texelFetch (picture, to, 0).rgb +
              texelFetch (picture, ivec2 (min (at.x, most.x), to.y), 0).rgb + texelFetch (picture, ivec2 (to.x, min (at.y, most.y)), 0).rgb;
  float w = texelFetch (nearness, min (at, most), 0).r;

  pixel = vec4 (sum * 0.25, 0.5 + 0.5 * clamp (look.y * (1.0 - look.x * w) / look.z, -1.0, 1.0));
}
