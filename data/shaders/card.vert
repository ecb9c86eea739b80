// card.vert - position.xy runs 0 to 1 over the picture, which model puts into the world
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
  at = vec2 (position.x, 1.0 - position.y);
  gl_Position = view_projection * p;
}
