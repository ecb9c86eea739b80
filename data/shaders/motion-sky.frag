// motion-sky.frag - as motion.frag's, of what is infinitely far away
// SPDX-License-Identifier: GPL-3.0-or-later

in vec3 ray;
uniform mat4 other_view;
uniform vec4 look; // y: as motion.frag's
out vec2 motion;

void
main ()
{
  vec4 here = view_projection * vec4 (ray, 0.0), there = other_view * vec4 (ray, 0.0);

  motion = (there.xy / max (there.w, 1e-2) - here.xy / here.w) * (0.5 * look.y) * viewport.xy;
}
