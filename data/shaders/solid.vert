// solid.vert
// SPDX-License-Identifier: GPL-3.0-or-later

in vec3 position;
in vec4 normal;
in vec4 colour;
uniform mat4 model;
out vec3 world;
out vec4 facing; // w: gloss
out vec4 albedo; // a: glow
#if SHADOWS
out vec3 shade;
#endif

void
main ()
{
  vec4 at = model * vec4 (position, 1.0);

  world = at.xyz;
  facing = vec4 (mat3 (model) * normal.xyz, normal.w);
  albedo = vec4 (colour.rgb * colour.rgb, colour.a);
#if SHADOWS
  shade = (shadow_matrix * (at + vec4 (normalize (facing.xyz) * 0.02, 0.0))).xyz;
#endif
  gl_Position = view_projection * at;
}
