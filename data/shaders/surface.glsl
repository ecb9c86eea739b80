// surface.glsl - the surfaces of the picture, for the passes that go over all of it
// SPDX-License-Identifier: GPL-3.0-or-later

uniform sampler2D bases;
uniform sampler2D surfaces;
uniform sampler2D nearness;

vec3
normal_of (vec4 surface)
{
  vec2 p = surface.xy * 2.0 - 1.0;
  vec3 n = vec3 (p.x, 1.0 - abs (p.x) - abs (p.y), p.y);
  float under = max (-n.y, 0.0);

  n.x += n.x < 0.0 ? under : -under;
  n.z += n.z < 0.0 ? under : -under;
  return normalize (n);
}

// From the eye to the middle of a pixel, one metre deep.
vec3
ray_of (vec2 pixel)
{
  vec2 ndc = pixel * viewport.zw * 2.0 - 1.0;

  return ray_z.xyz + ray_x.xyz * ndc.x + ray_y.xyz * ndc.y;
}

// A depth in a byte, for telling surfaces apart: logarithmic, 4 % a step.
float
rough_depth (float w)
{
  return clamp (0.7 - log2 (max (w, 1e-4)) * 0.07, 0.0, 1.0) * (200.0 / 255.0);
}
