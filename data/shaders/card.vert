// card.vert - normal.xy is half of where in the picture a corner lies
// SPDX-License-Identifier: GPL-3.0-or-later

in vec3 position;
in vec4 normal;
uniform mat4 model;
out vec3 world;
out vec2 at;

void
main ()
{
  vec4 p = model * vec4 (position, 1.0);

  world = p.xyz;
  at = normal.xy * 2.0;
  gl_Position = view_projection * p;
}
