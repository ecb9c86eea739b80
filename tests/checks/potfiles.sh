#!/bin/sh
# potfiles.sh - po/POTFILES.in is sorted and lists every file with text to translate, and no other
#
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/list.sh"

wanted=$({
  list '*.c' '*.h' | grep -v '^tests/' |
    xargs grep -lE '(^|[^A-Za-z0-9_])(_|N_|C_|NC_|ngettext|g_dgettext|g_dngettext|g_dpgettext2) ?\(' /dev/null
  list '*.ui' | xargs grep -l 'translatable="yes"' /dev/null
  list 'data/*.desktop' 'data/*.metainfo.xml' 'data/*.gschema.xml'
} | LC_ALL=C sort -u)
listed=$(grep -v '^#' po/POTFILES.in)

if [ "$wanted" != "$listed" ]; then
  echo 'po/POTFILES.in is not the sorted list of files with text to translate. It should be:'
  printf '%s\n' "$wanted"
  bad=1
fi
exit "$bad"
