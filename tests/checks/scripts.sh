#!/bin/sh
# scripts.sh - the shell scripts hold to shellcheck
#
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/list.sh"
need shellcheck

list '*.sh' dev .ci/run | xargs shellcheck -e SC1091 || bad=1
exit "$bad"
