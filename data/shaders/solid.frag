// solid.frag - clay under one key light, a hemisphere of fill and up to three lamps
// SPDX-License-Identifier: GPL-3.0-or-later

in vec3 world;
in vec4 facing;
in vec4 albedo;
#if SHADOWS
in vec3 shade;
uniform sampler2DShadow shadow_map;
#endif
uniform sampler2D noise_map;
uniform float identity;
uniform vec4  look; // x: rim strength; y: mottling of the ground; z: 1 inside a room (no haze of the sky)
out vec4 pixel;

void
main ()
{
  vec3  n = normalize (facing.xyz);
  vec3  to_eye = eye.xyz - world;
  float square = dot (to_eye, to_eye), inverse = inversesqrt (square), distance = square * inverse;
  vec3  v = to_eye * inverse;
  float lambert = dot (n, key_direction.xyz);
  float lit = smoothstep (-0.12 * (1.0 - key_colour.w), 0.85 - 0.45 * key_colour.w, lambert);
  vec3  base = albedo.rgb;
  vec3  light;

#if MOTTLE
  vec2 mottle = texture (noise_map, world.xz * 0.021).rg - 0.5;

  base *= 1.0 + look.y * (mottle.x + 0.6 * mottle.y);
#endif
#if SHADOWS
  lit *= 1.0 - key_direction.w * (1.0 - texture (shadow_map, shade));
#endif
  light = mix (fill_below.rgb, fill_above.rgb, n.y * 0.5 + 0.5) + key_colour.rgb * lit;
  for (int i = 0; i < int (rim.w); i++)
    {
      vec3  d = lamp_at[i].xyz - world;
      float near = dot (d, d), reach = max (1.0 - near * lamp_at[i].w, 0.0);

      light += lamp_colour[i].rgb * (reach * reach * (0.25 + 0.75 * max (dot (n, d) * inversesqrt (near + 0.01), 0.0)));
    }
  vec3  colour = base * light;
  float edge = 1.0 - max (dot (n, v), 0.0);

  edge *= edge;
  colour += rim.rgb * (look.x * edge * edge * (0.35 + 0.65 * max (n.y, 0.0)));
#if GLOSS
  float spec = max (dot (n, normalize (key_direction.xyz + v)), 0.0);
  vec3  around = mix (fill_below.rgb, fill_above.rgb, reflect (-v, n).y * 0.5 + 0.5);

  spec *= spec;
  spec *= spec;
  spec *= spec;
  spec *= spec;
  colour += facing.w * (key_colour.rgb * (spec * lit * 0.9) + around * (0.15 + 0.5 * edge * edge));
#endif
  colour = mix (colour, base * 2.6, albedo.a);
  pixel = vec4 (finish (hazed (colour, -v, distance)), identity);
}
