// solid.frag - what a surface is, to be lit once for each pixel by shade.frag
// SPDX-License-Identifier: GPL-3.0-or-later

in vec3 world;
in vec4 facing;
in vec4 albedo;
in float line;
uniform sampler2D noise_map;
uniform float identity;
uniform vec4  look; // x: rim strength; y: mottling of the ground; z: 1 if it may have a line
layout (location = 0) out vec4  base;    // colour as displayed; a: identity
layout (location = 1) out vec4  surface; // normal on an octahedron; gloss; glow, rim and line in one
layout (location = 2) out float nearness; // 1 / metres along the view

void
main ()
{
  vec3  n = facing.xyz;
  float glow = floor (albedo.a * 15.0 + 0.5), rim = floor (look.x * 3.0 + 0.5);

  n /= abs (n.x) + abs (n.y) + abs (n.z);
  if (n.y < 0.0)
    n.xz = (1.0 - abs (n.zx)) * vec2 (n.x < 0.0 ? -1.0 : 1.0, n.z < 0.0 ? -1.0 : 1.0);
  base = vec4 (albedo.rgb, identity);
#if MOTTLE
  vec2 mottle = texture (noise_map, world.xz * 0.021).rg - 0.5;

  base.rgb *= 1.0 + 0.5 * look.y * (mottle.x + 0.6 * mottle.y);
#endif
  surface = vec4 (n.xz * 0.5 + 0.5, facing.w, (glow * 16.0 + rim * 4.0 + (line > 0.0 ? look.z : 0.0)) / 255.0);
  nearness = gl_FragCoord.w;
}
