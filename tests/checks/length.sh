#!/bin/sh
# length.sh - no source file over 600 lines (tests: 800), no header over 200
#
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/list.sh"

for file in $(list '*.c' '*.h'); do
  case $file in
    tests/*) limit=800 ;;
    *.h) limit=200 ;;
    *) limit=600 ;;
  esac
  lines=$(wc -l < "$file")
  if [ "$lines" -gt "$limit" ]; then
    echo "$file: $lines lines, limit $limit: split it by concern"
    bad=1
  fi
done
exit "$bad"
