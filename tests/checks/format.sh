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

for file in $(list '*.c' '*.h'); do
  if ! clang-format --dry-run -Werror "$file" 2> /dev/null; then
    echo "$file: run clang-format -i on it"
    bad=1
  fi
done
exit "$bad"
