// frame.glsl - what every shader of the sketch shares
// SPDX-License-Identifier: GPL-3.0-or-later

layout (std140) uniform Frame
{
  mat4 view_projection;
  mat4 shadow_matrix;   // world to shadow map, 0 to 1
  vec4 ray_x;           // ray of a pixel = ray_z + ray_x * ndc.x + ray_y * ndc.y
  vec4 ray_y;
  vec4 ray_z;
  vec4 eye;             // xyz: the camera; w: seconds since the shot's start
  vec4 key_direction;   // xyz: towards the key light; w: how dark its shadows are
  vec4 key_colour;      // rgb; w: how hard the edge of the light is
  vec4 fill_above;      // light from above
  vec4 fill_below;      // light from below
  vec4 rim;             // rgb; w: unused
  vec4 haze;            // rgb; w: density, 1/m
  vec4 zenith;
  vec4 middle;
  vec4 horizon;         // w: stars
  vec4 sun;             // xyz: towards sun or moon; w: cosine of its radius
  vec4 sun_colour;      // rgb; w: glow around it
  vec4 cloud;           // rgb; w: how much of the sky
  vec4 lamp_at[3];      // xyz; w: 1 / range squared
  vec4 lamp_colour[3];
  vec4 grade;           // exposure, contrast, saturation, vignette
  vec4 tint;            // rgb: colour of the shadows; w: strength
  vec4 viewport;        // width, height, 1 / width, 1 / height
};

// One film curve for everything: light in, display value out (its gamma is in the fraction).
vec3
finish (vec3 light)
{
  vec2  p = gl_FragCoord.xy * viewport.zw - 0.5;
  float dim = 1.0 - grade.w * dot (p, p) * 1.6;
  vec3  c = max (light * (grade.x * dim) - 0.004, 0.0);
  float grey, noise;

  c = (c * (6.2 * c + 0.5)) / (c * (6.2 * c + 1.7) + 0.06);
  grey = dot (c, vec3 (0.3, 0.59, 0.11));
  c = mix (vec3 (grey), c, grade.z);
  c = mix (c, c * c * (3.0 - 2.0 * c), grade.y);
  c += tint.rgb * (tint.w * (1.0 - grey));
  noise = fract (52.9829189 * fract (dot (gl_FragCoord.xy, vec2 (0.06711056, 0.00583715))));
  return c + (noise - 0.5) * (1.0 / 255.0);
}

// Air between the eye and a point: more of it far away and near the ground.
vec3
hazed (vec3 colour, vec3 away, float distance)
{
  float amount = 1.0 - exp2 (-distance * haze.w);
  float towards = max (dot (away, sun.xyz), 0.0);

  return mix (colour, haze.rgb + sun_colour.rgb * (towards * towards * towards * 0.25 * sun_colour.w),
              amount);
}
