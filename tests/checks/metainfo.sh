#!/bin/sh
# metainfo.sh - what software centres are told about Raccord is valid
#
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/list.sh"
need appstreamcli

for file in $(list 'data/*.metainfo.xml'); do
  appstreamcli validate --no-net "$file" || bad=1
done
exit "$bad"
