// resolve.frag - the finished picture, top row first, and the depth pass; depth tells edge.frag where to smooth
// SPDX-License-Identifier: GPL-3.0-or-later

uniform sampler2D picture;
uniform sampler2D nearness;
uniform vec4 look; // near plane, end of the depth pass, height - 1
layout (location = 0) out vec4 pixel;
layout (location = 1) out float depth;

float
luma (ivec2 at)
{
  return dot (texelFetch (picture, clamp (at, ivec2 (0), ivec2 (viewport.xy) - 1), 0).rgb, vec3 (0.3, 0.59, 0.11));
}

void
main ()
{
  ivec2 at = ivec2 (int (gl_FragCoord.x), int (look.z) - int (gl_FragCoord.y));
  vec4  c = texelFetch (picture, at, 0);
  float m = dot (c.rgb, vec3 (0.3, 0.59, 0.11)), w = texelFetch (nearness, ivec2 (unbent (vec2 (at) + 0.5)), 0).r;
  float n = luma (at + ivec2 (0, 1)), s = luma (at - ivec2 (0, 1)), e = luma (at + ivec2 (1, 0)), o = luma (at - ivec2 (1, 0));
  float most = max (max (max (n, s), max (e, o)), m), least = min (min (min (n, s), min (e, o)), m);

  // Blue first: that is how frames lie in memory.
  pixel = vec4 (grained (c.rgb).bgr, c.a);
  depth = w <= 0.0 ? 1.0 : clamp ((1.0 / w - look.x) / (look.y - look.x), 0.0, 1.0);
  gl_FragDepth = most - least > max (0.022, most * 0.10) ? 0.0 : 1.0;
}
