#!/bin/sh
# spdx.sh - every source file says its licence in one line near its head
#
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/list.sh"

list '*.c' '*.h' '*.sh' '*.py' '*.vert' '*.frag' '*.glsl' dev .ci/run |
  xargs grep -L 'SPDX-License-Identifier: GPL-3.0-or-later' | {
  while read -r file; do
    echo "$file: it does not say SPDX-License-Identifier: GPL-3.0-or-later"
    bad=1
  done
  exit "$bad"
}
