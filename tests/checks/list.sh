# list.sh - what the checks share; sourced, not run
#
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
cd "$(dirname "$0")/../.." || exit 2
# shellcheck disable=SC2034
bad=0 # the exit status of the script that sources this

# list PATTERN…: the project's files of these names, tracked or about to be.
list ()
{
  { git ls-files --cached --others --exclude-standard -- "$@" 2> /dev/null ||
    for pattern in "$@"; do
      find . -name "$pattern" -not -path './build*' -not -path './out/*' | sed 's,^\./,,'
    done
  } | sort -u | while read -r file; do
    [ ! -f "$file" ] || printf '%s\n' "$file"
  done
}

# need PROGRAM: skips the check where PROGRAM is not installed.
need ()
{
  command -v "$1" > /dev/null || {
    echo "skipped: $1 is not installed"
    exit 77
  }
}
