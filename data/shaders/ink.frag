// ink.frag
// SPDX-License-Identifier: GPL-3.0-or-later

in vec3 world;
in vec3 line;
uniform float identity;
out vec4 pixel;

void
main ()
{
  vec3  away = world - eye.xyz;
  float distance = length (away);

  pixel = vec4 (finish (hazed (line * (fill_above.rgb + 0.25 * key_colour.rgb), away / distance, distance)), identity);
}
