#!/bin/sh
# desktop.sh - the desktop entry is valid
#
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/list.sh"
need desktop-file-validate

for file in $(list 'data/*.desktop'); do
  desktop-file-validate --no-hints "$file" || bad=1
done
exit "$bad"
