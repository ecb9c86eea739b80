// flat.vert
// SPDX-License-Identifier: GPL-3.0-or-later

in vec3 position;
in vec4 colour;
uniform mat4 model;
out vec4 tinted;

void
main ()
{
  tinted = colour;
  gl_Position = view_projection * (model * vec4 (position, 1.0));
}
