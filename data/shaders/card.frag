// card.frag - a picture, lit just enough to stand in the scene
// SPDX-License-Identifier: GPL-3.0-or-later

in vec3 world;
in vec2 at;
uniform sampler2D picture;
uniform float identity;
uniform vec4  look; // x: how much of the scene's light falls on it; y: 1 for the pass that writes identity and depth
layout (location = 0) out vec4  pixel;
layout (location = 1) out float nearness;

void
main ()
{
  vec4  texel = texture (picture, at); // premultiplied
  vec3  away = world - eye.xyz;
  float distance = length (away);
  vec3  light = fill_above.rgb * 0.7 + fill_below.rgb * 0.3 + key_colour.rgb * 0.55;
  vec3  base;

  nearness = gl_FragCoord.w;
  if (look.y > 0.5)
    {
      if (texel.a < 0.5)
        discard;
      pixel = vec4 (0.0, 0.0, 0.0, identity);
      return;
    }
  if (texel.a < 0.004)
    discard;
  base = texel.rgb / texel.a;
  base *= base;
  // A plate has its light and its air in it already; a cut-out stands in the scene's.
  base *= mix (vec3 (0.8), light, look.x);
  pixel = vec4 (finish (look.x > 0.0 ? hazed (base, away / distance, distance) : base), texel.a);
}
