// ink.vert - pushes the surface out along the screen by the width of the line
// SPDX-License-Identifier: GPL-3.0-or-later

in vec3 position;
in vec4 hull;
in vec4 colour;
uniform mat4 model;
uniform vec4 look; // y: line width in pixels
out vec3 world;
out vec3 line;

void
main ()
{
  vec4 at = model * vec4 (position, 1.0);
  vec4 clip = view_projection * at;
  vec4 out_there = view_projection * vec4 (mat3 (model) * hull.xyz, 0.0);
  vec2 way = out_there.xy * viewport.xy;
  float reach = length (way);
  float width = look.y * hull.w * 2.0 * clamp (2.6 - clip.w * 0.045, 0.45, 1.0);

  world = at.xyz;
  line = colour.rgb * colour.rgb * 0.10;
  if (reach > 1e-6)
    clip.xy += way / reach * width * 2.0 * viewport.zw * clip.w;
  gl_Position = clip;
}
