#!/bin/sh
# format.sh - C sources are laid out as .clang-format says
#
# Versions of clang-format differ in details, so only the one that the file was written for counts.
#
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/list.sh"
need clang-format
case $(clang-format --version) in
  *' version 14.'*) ;;
  *)
    echo 'skipped: .clang-format is for clang-format 14'
    exit 77
    ;;
esac

# Many files a call: starting the program is most of the work.
list '*.c' '*.h' | xargs -n 100 clang-format --dry-run -Werror 2>&1 |
  sed -n 's/^\([^:]*\):[0-9]*:[0-9]*: error: .*/\1: run clang-format -i on it/p' | sort -u | {
  while read -r line; do
    echo "$line"
    bad=1
  done
  exit "$bad"
}
