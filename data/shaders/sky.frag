// sky.frag - three colours from horizon to zenith, sun or moon, stars, clouds
// SPDX-License-Identifier: GPL-3.0-or-later

in vec3 ray;
uniform sampler2D noise_map;
out vec4 pixel;

void
main ()
{
  vec3  r = normalize (ray);
  float up = max (r.y, 0.0);
  float low = 1.0 - up;
  vec3  colour = mix (middle.rgb, zenith.rgb, smoothstep (0.12, 0.75, up));
  float towards = max (dot (r, sun.xyz), 0.0);
  float glow;

  low *= low;
  low *= low;
  colour = mix (colour, horizon.rgb, low * low);
  glow = towards * towards;
  glow *= glow;
  colour += sun_colour.rgb * sun_colour.w * (glow * 0.18 + 0.5 * glow * glow * glow * glow * low);
  if (horizon.w > 0.0 && up > 0.02)
    {
      vec2  cell = vec2 (atan (r.x, r.z) * 60.0, r.y * 60.0);
      vec2  id = floor (cell);
      float chance = fract (sin (dot (id, vec2 (127.1, 311.7))) * 43758.5453);
      vec2  off = fract (cell) - 0.5 - 0.35 * vec2 (sin (chance * 91.0), cos (chance * 57.0));

      if (chance > 0.82)
        colour += horizon.w * smoothstep (0.012, 0.0, dot (off, off)) * (chance - 0.8) * 4.0 * smoothstep (0.02, 0.3, up);
    }
  colour += sun_colour.rgb * smoothstep (sun.w - 0.0004, sun.w + 0.0002, towards) * 3.0;
  if (cloud.w > 0.0)
    {
      vec2  at = r.xz / (up + 0.18);
      float a = texture (noise_map, at * vec2 (0.035, 0.075) + vec2 (eye.w * 0.0008, 0.0)).r;
      float b = texture (noise_map, at * vec2 (0.11, 0.22) + vec2 (eye.w * 0.0014, 0.3)).r;
      float body = smoothstep (0.98 - cloud.w * 0.75, 1.28 - cloud.w * 0.62, a + 0.45 * b);

      colour = mix (colour, cloud.rgb + sun_colour.rgb * sun_colour.w * (glow * 0.4 + 0.10), body * smoothstep (0.0, 0.12, up) * 0.85);
    }
  colour = mix (haze.rgb, colour, smoothstep (-0.02, 0.02 + haze.w * 12.0, r.y));
  pixel = vec4 (finish (colour), 0.0);
}
