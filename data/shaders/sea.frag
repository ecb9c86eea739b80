// sea.frag - water: the sky's colours from two sheets of moving waves
// SPDX-License-Identifier: GPL-3.0-or-later

in vec3 world;
in vec4 facing;
in vec4 albedo;
in float line;
uniform sampler2D noise_map;
uniform float identity;
layout (location = 0) out vec4  pixel;
layout (location = 1) out float nearness;

void
main ()
{
  vec3  to_eye = eye.xyz - world;
  float distance = length (to_eye);
  vec3  v = to_eye / distance;
  float far = 1.0 / (1.0 + distance * 0.012);
  vec2  a = texture (noise_map, world.xz * vec2 (0.012, 0.045) + vec2 (eye.w * 0.006, eye.w * 0.011)).rg - 0.5;
  vec2  b = texture (noise_map, world.xz * vec2 (0.05, 0.16) - vec2 (eye.w * 0.013, eye.w * 0.007)).rg - 0.5;
  vec2  wave = (a + 0.6 * b.yx) * (0.16 + 0.5 * far);
  vec3  n = normalize (vec3 (wave.x, 1.0, wave.y));
  vec3  r = reflect (-v, n);
  float fresnel = 1.0 - max (dot (n, v), 0.0);
  float towards = max (dot (normalize (vec3 (r.x, abs (r.y), r.z)), sun.xyz), 0.0);
  vec3  sky = mix (horizon.rgb, middle.rgb, smoothstep (0.0, 0.35, abs (r.y)));
  vec3  colour;

  fresnel *= fresnel;
  colour = albedo.rgb * albedo.rgb * (fill_above.rgb + key_colour.rgb * 0.35);
  colour = mix (colour, sky, 0.12 + 0.72 * fresnel * fresnel);
  towards *= towards; towards *= towards; towards *= towards; towards *= towards;
  colour += sun_colour.rgb * sun_colour.w * towards * 0.9;
  colour += sky * smoothstep (0.16, 0.34, a.x + 0.5 * b.y) * 0.22;
  pixel = vec4 (finish (hazed (colour, -v, distance)), identity);
  nearness = gl_FragCoord.w;
}
