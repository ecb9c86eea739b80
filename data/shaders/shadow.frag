// shadow.frag
// SPDX-License-Identifier: GPL-3.0-or-later

void
main ()
{
}
