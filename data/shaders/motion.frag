// motion.frag - pixels that what is seen goes from this frame to the next, to the right and up
// SPDX-License-Identifier: GPL-3.0-or-later

in vec4 here;
in vec4 there;
in vec2 at;
uniform sampler2D picture;
uniform vec4 look; // x: 1 for a card, which is where its picture is; y: 1 if the other frame is the next, -1 if the one before
out vec2 motion;

void
main ()
{
  if (look.x > 0.5 && texture (picture, at).a < 0.5)
    discard;
  motion = (there.xy / max (there.w, 1e-2) - here.xy / here.w) * (0.5 * look.y) * viewport.xy;
}
