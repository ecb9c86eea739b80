// motion.vert - a point now and in the other frame; normal.xy is as card.vert's
// SPDX-License-Identifier: GPL-3.0-or-later

in vec3 position;
in vec4 normal;
in vec3 other;
uniform mat4 model;
uniform mat4 other_model;
uniform mat4 other_view;
out vec4 here;
out vec4 there;
out vec2 at;

void
main ()
{
  here = view_projection * (model * vec4 (position, 1.0));
  there = other_view * (other_model * vec4 (other, 1.0));
  at = normal.xy * 2.0;
  gl_Position = here;
}
