// grade.glsl - from light to display, for every fragment shader
// SPDX-License-Identifier: GPL-3.0-or-later

// One film curve for everything: light in, display value out (its gamma is in the fraction).
vec3
finish (vec3 light)
{
  // Beside what was framed it is as dark as at its edge.
  vec2  p = clamp ((gl_FragCoord.xy * viewport.zw - 0.5) * framed.xy, -0.5, 0.5);
  float dim = 1.0 - grade.w * dot (p, p) * 1.6;
  vec3  c = max (light * (grade.x * dim) - 0.004, 0.0);
  float grey, noise;

  c = (c * (6.2 * c + 0.5)) / (c * (6.2 * c + 1.7) + 0.06);
  grey = dot (c, vec3 (0.3, 0.59, 0.11));
  c = mix (vec3 (grey), c, grade.z);
  c = mix (c, c * c * (3.0 - 2.0 * c), grade.y);
  c = mix (c, vec3 (grey), low.w) * mix (low.rgb, high.rgb, grey);
  c += tint.rgb * (tint.w * (1.0 - grey));
  if (treat_line.w > 0.0)
    {
      float tone = grey * (2.0 - grey);

      if (treat_tone.x > 0.0)
        {
          float step = tone * treat_tone.x, floored = floor (step);

          tone = (floored + smoothstep (0.35, 0.65, step - floored)) / treat_tone.x;
        }
      c = mix (c, treat_line.rgb * (0.10 + 0.90 * tone), treat_line.w);
    }
  noise = fract (52.9829189 * fract (dot (gl_FragCoord.xy, vec2 (0.06711056, 0.00583715))));
  return c + (noise - 0.5) * (1.0 / 255.0);
}

// The grain of paper: the same in every frame, so that it neither swims nor costs.
vec3
grained (vec3 c)
{
  vec2  p = floor (gl_FragCoord.xy);
  float grain = fract (52.9829189 * fract (dot (p, vec2 (0.7548777, 0.5698403)))) +
                fract (23.1406926 * fract (dot (p, vec2 (0.3819660, 0.2360680)))) - 1.0;

  return c + grain * treat_tone.y;
}

// Air between the eye and a point: more of it far away and near the ground.
vec3
hazed (vec3 colour, vec3 away, float distance)
{
  float amount = 1.0 - exp2 (-distance * haze.w);
  float towards = max (dot (away, sun.xyz), 0.0);

  return mix (colour, haze.rgb + sun_colour.rgb * (towards * towards * towards * 0.25 * sun_colour.w),
              amount);
}
