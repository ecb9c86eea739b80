// focus.frag - the sharp picture where the lens is sharp, the spread one elsewhere
// SPDX-License-Identifier: GPL-3.0-or-later

uniform sampler2D picture;
uniform sampler2D nearness;
uniform sampler2D halved; // the spread one
uniform vec4 look;       // as blur-small.frag's
out vec4 pixel;

void
main ()
{
  ivec2 at = ivec2 (gl_FragCoord.xy), most = ivec2 (viewport.xy + 1.0) / 2 - 1, c = at / 2;
  ivec2 to = clamp (c + (at & 1) * 2 - 1, ivec2 (0), most);
  vec4  sharp = texelFetch (picture, at, 0);
  vec4  soft = mix (mix (texelFetch (halved, c, 0), texelFetch (halved, ivec2 (to.x, c.y), 0), 0.25),
                    mix (texelFetch (halved, ivec2 (c.x, to.y), 0), texelFetch (halved, to, 0), 0.25), 0.25);
  float radius = abs (look.y * (1.0 - look.x * texelFetch (nearness, at, 0).r));

  pixel = vec4 (mix (sharp.rgb, soft.rgb, max (smoothstep (0.6, 1.8, radius), soft.a)), sharp.a);
}
