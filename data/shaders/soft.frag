// soft.frag - what is in shadow and in corners, at half of the picture's size
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Occlusion after McGuire et al., "The Alchemy Screen-Space Ambient Obscurance Algorithm" (2011);
// samples on Vogel's disc. The pattern turns over two by two pixels and shade.frag takes their mean.

uniform sampler2DShadow shadow_map;
uniform sampler2D noise_map;
uniform vec4 look; // x: reach of occlusion at one metre, pixels; y: the most, pixels; z: blur of shadows, share of the map; w: size of the map in noise
out vec4 soft;     // r: open to the sky; g: open to the key light; b: rough depth

#define TAPS 6

void
main ()
{
  ivec2 cell = ivec2 (gl_FragCoord.xy), at = min (cell * 2, ivec2 (viewport.xy) - 1);
  float w = texelFetch (nearness, at, 0).r;
  vec4  surface = texelFetch (surfaces, at, 0);
  vec3  n = normal_of (surface);
  vec3  here = ray_of (vec2 (at) + 0.5) / max (w, 1e-5);
  vec3  shade = (shadow_matrix * vec4 (eye.xyz + here + n * 0.03, 1.0)).xyz;
  float turn = float ((cell.x & 1) + 2 * (cell.y & 1)) * 0.6;
  float reach = min (look.x * w, look.y), dark = 0.0, lit = 0.0;
  vec2  way = vec2 (cos (turn), sin (turn));

  for (int i = 0; i < TAPS; i++)
    {
      float r = sqrt ((float (i) + 0.5) / float (TAPS));
      ivec2 to = clamp (at + ivec2 (way * (r * reach)), ivec2 (0), ivec2 (viewport.xy) - 1);
      float near = texelFetch (nearness, to, 0).r;
      vec3  v = ray_of (vec2 (to) + 0.5) / max (near, 1e-5) - here;

      dark += max (dot (v, n) - 0.012 / max (w, 0.05) * 0.25, 0.0) / (dot (v, v) + 0.02);
      lit += texture (shadow_map, shade + vec3 (way * (r * look.z), 0.0));
      way = vec2 (way.x * -0.7374 - way.y * 0.6755, way.x * 0.6755 + way.y * -0.7374);
    }
  if (fill_above.w > 0.0)
    {
      vec2 leaves = shade.xy * look.w + vec2 (eye.w * 0.004, 0.0);

      lit *= 1.0 - fill_above.w * smoothstep (0.42, 0.60, texture (noise_map, leaves).r);
    }
  soft = vec4 (max (1.0 - dark * (0.55 / float (TAPS)), 0.0), lit / float (TAPS), rough_depth (w), 1.0);
}
