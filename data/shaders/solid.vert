// solid.vert
// SPDX-License-Identifier: GPL-3.0-or-later

in vec3 position;
in vec4 normal;
in vec4 hull;
in vec4 colour;
uniform mat4 model;
out vec3 world;
out vec4 facing; // w: gloss
out vec4 albedo; // a: glow
out float line;  // above 0: has an ink line

void
main ()
{
  vec4 at = model * vec4 (position, 1.0);

  world = at.xyz;
  facing = vec4 (mat3 (model) * normal.xyz, normal.w);
  albedo = colour;
  line = hull.w;
  gl_Position = view_projection * at;
}
