// screen.vert - one triangle over the whole picture, at the far plane
// SPDX-License-Identifier: GPL-3.0-or-later

out vec3 ray;

void
main ()
{
  vec2 ndc = vec2 (gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);

  ray = ray_z.xyz + ray_x.xyz * ndc.x + ray_y.xyz * ndc.y;
  gl_Position = vec4 (ndc, 1.0, 1.0);
}
