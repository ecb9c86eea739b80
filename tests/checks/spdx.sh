#!/bin/sh
# spdx.sh - every source file says its licence in one line near its head
#
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/list.sh"

for file in $(list '*.c' '*.h' '*.sh' '*.py' '*.vert' '*.frag' '*.glsl' dev .ci/run); do
  if ! head -n 40 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later'; then
    echo "$file: its first 40 lines do not say SPDX-License-Identifier: GPL-3.0-or-later"
    bad=1
  fi
done
exit "$bad"
