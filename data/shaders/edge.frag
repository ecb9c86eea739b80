// edge.frag - steps of edges made smooth
// SPDX-License-Identifier: GPL-3.0-or-later
//
// After Timothy Lottes, "FXAA" (2009): find the edge's way and ends, and shift the pixel over it by how far it is from the nearer end.

uniform sampler2D picture;
uniform vec4 look; // z: height - 1
layout (location = 0) out vec4 pixel;

#define STEPS 7

ivec2 last;

vec3
colour_at (ivec2 at)
{
  return texelFetch (picture, clamp (at, ivec2 (0), last), 0).rgb;
}

float
luma (ivec2 at)
{
  return dot (colour_at (at), vec3 (0.3, 0.59, 0.11));
}

void
main ()
{
  ivec2 at = ivec2 (int (gl_FragCoord.x), int (look.z) - int (gl_FragCoord.y));

  last = ivec2 (viewport.xy) - 1;

  vec4  c = texelFetch (picture, at, 0);
  float m = dot (c.rgb, vec3 (0.3, 0.59, 0.11));
  float n = luma (at + ivec2 (0, 1)), s = luma (at - ivec2 (0, 1)), e = luma (at + ivec2 (1, 0)), o = luma (at - ivec2 (1, 0));
  float ne = luma (at + ivec2 (1, 1)), nw = luma (at + ivec2 (-1, 1)), se = luma (at + ivec2 (1, -1)), sw = luma (at - ivec2 (1, 1));
  float range = max (max (max (n, s), max (e, o)), m) - min (min (min (n, s), min (e, o)), m);
  float lying = abs (nw + sw - 2.0 * o) + 2.0 * abs (n + s - 2.0 * m) + abs (ne + se - 2.0 * e);
  float upright = abs (nw + ne - 2.0 * n) + 2.0 * abs (o + e - 2.0 * m) + abs (sw + se - 2.0 * s);
  bool  flat_edge = lying >= upright;
  ivec2 along = flat_edge ? ivec2 (1, 0) : ivec2 (0, 1), across = flat_edge ? ivec2 (0, 1) : ivec2 (1, 0);
  float plus = flat_edge ? n : e, minus = flat_edge ? s : o;
  float side = abs (plus - m) >= abs (minus - m) ? 1.0 : -1.0;
  ivec2 over = side > 0.0 ? across : -across;
  float there = side > 0.0 ? plus : minus, middle = 0.5 * (m + there), limit = 0.25 * abs (there - m);
  float ends[2] = float[2] (float (STEPS), float (STEPS)), values[2] = float[2] (0.0, 0.0);

  for (int way = 0; way < 2; way++)
    for (int i = 1; i <= STEPS; i++)
      {
        ivec2 to = at + along * (way == 0 ? i : -i);
        float off = 0.5 * (luma (to) + luma (to + over)) - middle;

        values[way] = off;
        ends[way] = float (i);
        if (abs (off) >= limit)
          break;
      }

  float nearer = min (ends[0], ends[1]), off = ends[0] < ends[1] ? values[0] : values[1];
  float shift = (off < 0.0) == (m < middle) ? 0.0 : 0.5 - nearer / (ends[0] + ends[1]);
  float mean = (2.0 * (n + s + e + o) + ne + nw + se + sw) / 12.0;
  float speck = smoothstep (0.0, 1.0, clamp (abs (mean - m) / max (range, 1e-3), 0.0, 1.0));

  shift = max (shift, speck * speck * 0.6);
  pixel = vec4 (grained (mix (c.rgb, colour_at (at + over), shift)).bgr, c.a);
}
