// flat.frag - laid over the finished picture: colour as displayed, alpha as coverage
// SPDX-License-Identifier: GPL-3.0-or-later

in vec4 tinted;
out vec4 pixel;

void
main ()
{
  pixel = tinted;
}
