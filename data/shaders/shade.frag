// shade.frag - each pixel of the surfaces lit once: a key light, a hemisphere of fill, lamps, a line at silhouettes
// SPDX-License-Identifier: GPL-3.0-or-later

uniform sampler2D soft;
uniform vec4      look; // x: width of a line, pixels; y: how much of it
out vec4 pixel;

// Of the four nearest places those that are about as far away.
vec2
softened (ivec2 at, float w)
{
  ivec2 most = textureSize (soft, 0) - 1, c = at / 2, to = c + (at & 1) * 2 - 1;
  float mine = rough_depth (w);
  ivec2 next = clamp (to, ivec2 (0), most);
  vec3  a = texelFetch (soft, c, 0).rgb, b = texelFetch (soft, ivec2 (next.x, c.y), 0).rgb;
  vec3  d = texelFetch (soft, ivec2 (c.x, next.y), 0).rgb, e = texelFetch (soft, next, 0).rgb;
  vec4  off = abs (vec4 (a.b, b.b, d.b, e.b) - mine);
  vec4  weight = vec4 (0.25) * max (1.0 - off * 40.0, 0.0) + vec4 (1e-3, 1e-4, 1e-4, 1e-5);

  return (a.rg * weight.x + b.rg * weight.y + d.rg * weight.z + e.rg * weight.w) / dot (weight, vec4 (1.0));
}

void
main ()
{
  ivec2 at = ivec2 (gl_FragCoord.xy), last = ivec2 (viewport.xy) - 1;
  float w = texelFetch (nearness, at, 0).r;
  vec4  first = texelFetch (bases, at, 0), surface = texelFetch (surfaces, at, 0);
  vec3  n = normal_of (surface), along = ray_of (gl_FragCoord.xy) / w;
  vec3  world = eye.xyz + along;
  float distance = length (along);
  vec3  away = along / distance;
  vec2  open = softened (at, w);
  float coded = floor (surface.a * 255.0 + 0.5), glow = floor (coded / 16.0);
  float rest = coded - glow * 16.0, rimmed = floor (rest / 4.0), lined = rest - rimmed * 4.0;
  vec3  base = first.rgb * first.rgb;
  float lambert = dot (n, key_direction.xyz);
  float lit = smoothstep (-0.12 * (1.0 - key_colour.w), 0.85 - 0.45 * key_colour.w, lambert);
  float edge = 1.0 - max (-dot (n, away), 0.0);
  vec3  light, colour;

  base = mix (base, treat_base.rgb * (0.35 + 0.65 * dot (base, vec3 (0.6, 1.2, 0.4))), treat_base.w);
  if (first.a == 0.0)
    base = mix (base, vec3 (0.74, 0.76, 0.80), fill_below.w * 0.9 * smoothstep (0.35, 0.8, n.y));
  lit *= 1.0 - key_direction.w * (1.0 - open.y);
  light = mix (fill_below.rgb, fill_above.rgb, n.y * 0.5 + 0.5) * open.x + key_colour.rgb * (lit * (0.5 + 0.5 * open.x));
  for (int i = 0; i < int (rim.w); i++)
    {
      vec3  d = lamp_at[i].xyz - world;
      float near = dot (d, d), reach = max (1.0 - near * lamp_at[i].w, 0.0);

      if (lamp_colour[i].w > 0.0)
        reach *= smoothstep (lamp_colour[i].w - 0.004, lamp_colour[i].w + 0.012, d.y * inversesqrt (near));
      light += lamp_colour[i].rgb * (open.x * reach * reach * (0.25 + 0.75 * max (dot (n, d) * inversesqrt (near + 0.01), 0.0)));
    }
  if (first.a == 0.0)
    light *= zenith.w;
  colour = base * light;
  edge *= edge;
  colour += rim.rgb * (rimmed * edge * edge * (0.35 + 0.65 * max (n.y, 0.0)) / 3.0);
  if (surface.b > 0.0)
    {
      float spec = max (dot (n, normalize (key_direction.xyz - away)), 0.0);
      vec3  around = mix (fill_below.rgb, fill_above.rgb, reflect (away, n).y * 0.5 + 0.5);

      spec *= spec;
      spec *= spec;
      spec *= spec;
      spec *= spec;
      colour += surface.b * (key_colour.rgb * (spec * lit * 0.9) + around * (0.15 + 0.5 * edge * edge));
    }
  colour = mix (colour, base * 2.6, glow / 15.0);

  // 1 / depth is linear over a flat surface, so what is not flat there is an edge; the line is on what is nearer.
  ivec2 step = ivec2 (int (look.x));
  float lap = 2.0 * w - texelFetch (nearness, ivec2 (max (at.x - step.x, 0), at.y), 0).r
              - texelFetch (nearness, ivec2 (min (at.x + step.x, last.x), at.y), 0).r;
  float lap2 = 2.0 * w - texelFetch (nearness, ivec2 (at.x, max (at.y - step.y, 0)), 0).r
               - texelFetch (nearness, ivec2 (at.x, min (at.y + step.y, last.y)), 0).r;
  float ink = smoothstep (0.025, 0.09, max (lap, lap2) / w) * look.y * min (lined, 1.0);

  ink *= clamp (1.5 - distance * 0.02, 0.3, 1.0) * (1.0 - glow / 15.0);
  colour = mix (colour, first.rgb * first.rgb * 0.1 * (fill_above.rgb + 0.25 * key_colour.rgb), ink);
  pixel = vec4 (finish (hazed (colour, away, distance)), first.a);
}
