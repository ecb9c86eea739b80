// frame.glsl - what every shader of the sketch shares
// SPDX-License-Identifier: GPL-3.0-or-later

layout (std140) uniform Frame
{
  mat4 view_projection;
  mat4 shadow_matrix;   // world to shadow map, 0 to 1
  vec4 ray_x;           // ray of a pixel = ray_z + ray_x * ndc.x + ray_y * ndc.y; w: half a fish-eye's picture, radians
  vec4 ray_y;
  vec4 ray_z;           // w: how much wider the straight picture is, 0: no fish-eye
  vec4 eye;             // xyz: the camera; w: seconds since the shot's start
  vec4 key_direction;   // xyz: towards the key light; w: how dark its shadows are
  vec4 key_colour;      // rgb; w: how hard the edge of the light is
  vec4 fill_above;      // light from above; w: spots of light through leaves
  vec4 fill_below;      // light from below; w: snow that has settled
  vec4 rim;             // rgb; w: how many lamps there are
  vec4 haze;            // rgb; w: density, 1/m
  vec4 zenith;          // w: factor of the light on what is neither figure nor prop
  vec4 middle;
  vec4 horizon;         // w: stars
  vec4 sun;             // xyz: towards sun or moon; w: cosine of its radius
  vec4 sun_colour;      // rgb; w: glow around it
  vec4 cloud;           // rgb; w: how much of the sky
  vec4 lamp_at[5];      // xyz; w: 1 / range squared
  vec4 lamp_colour[5];  // rgb; w: cosine of the cone that it shines down, 0: all around
  vec4 grade;           // exposure, contrast, saturation, vignette
  vec4 tint;            // rgb: colour of the shadows; w: strength
  vec4 viewport;        // width, height, 1 / width, 1 / height
  vec4 treat_base;      // rgb: what surfaces are made of; w: how much of their own colour it takes
  vec4 treat_line;      // rgb: what the picture's lights go to, paper; w: how much
  vec4 treat_tone;      // steps of tone (0: smooth), grain, strength of lines, exposure without flicker
  vec4 low;             // rgb: factors of the dark tones; w: how much of the colour becomes grey
  vec4 high;            // rgb: factors of the light tones; w: factor of the width of lines
  vec4 framed;          // xy: how much wider the picture is than the one that was framed, which is its middle
};

// Where in the straight picture is what a fish-eye shows at a place; pixels (lens-bend.h)
vec2
unbent (vec2 at)
{
  vec2  half_angle = vec2 (ray_x.w, ray_y.w), way = (at * viewport.zw * 2.0 - 1.0) * half_angle;
  float angle = length (way);

  if (ray_z.w <= 0.0 || angle < 1e-5)
    return at;
  return (way * (tan (min (angle, 1.5)) / (angle * ray_z.w)) / half_angle * 0.5 + 0.5) * viewport.xy;
}
