#!/bin/sh
# json.sh - every JSON file of the project can be read
#
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/list.sh"
need python3

for file in $(list '*.json'); do
  if ! message=$(python3 -m json.tool "$file" /dev/null 2>&1); then
    echo "$file: $message"
    bad=1
  fi
done
exit "$bad"
