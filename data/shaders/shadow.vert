// shadow.vert
// SPDX-License-Identifier: GPL-3.0-or-later

in vec3 position;
uniform mat4 model;

void
main ()
{
  vec4 at = shadow_matrix * (model * vec4 (position, 1.0));

  gl_Position = vec4 (at.xyz * 2.0 - 1.0, 1.0);
}
