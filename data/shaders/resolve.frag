// resolve.frag - the mean of a pixel's samples, top row first; identity and depth are those of the first sample
// SPDX-License-Identifier: GPL-3.0-or-later

in vec3 ray;
uniform sampler2DMS samples;
uniform sampler2DMS samples_depth;
uniform vec4 look; // near plane, far plane, end of the depth pass, height - 1
layout (location = 0) out vec4 pixel;
layout (location = 1) out float depth;

void
main ()
{
  ivec2 at = ivec2 (int (gl_FragCoord.x), int (look.w) - int (gl_FragCoord.y));
  vec4  a = texelFetch (samples, at, 0);
  vec3  sum = a.rgb + texelFetch (samples, at, 1).rgb + texelFetch (samples, at, 2).rgb + texelFetch (samples, at, 3).rgb;
  float z = texelFetch (samples_depth, at, 0).r;
  float metres = look.x * look.y / (look.y - z * (look.y - look.x));

  // Blue first: that is how frames lie in memory.
  pixel = vec4 (sum.bgr * 0.25, a.a);
  depth = z >= 1.0 ? 1.0 : clamp ((metres - look.x) / (look.z - look.x), 0.0, 1.0);
}
