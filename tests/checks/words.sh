#!/bin/sh
# words.sh - no unfinished business in the tree: what is not done is an issue, not a comment
#
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/list.sh"

words='TO''DO|FIX''ME|XX''X|not implemented|lorem ipsum'
if list '*.c' '*.h' '*.ui' '*.css' '*.sh' '*.py' '*.md' '*.json' '*.build' dev .ci/run |
  grep -v '^tests/checks/words.sh$' | xargs grep -nwE "$words" /dev/null; then
  echo '  ^ do it now, or write an issue'
  bad=1
fi
exit "$bad"
