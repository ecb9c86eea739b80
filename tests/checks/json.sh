#!/bin/sh
# json.sh - every JSON file of the project can be read
#
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/list.sh"
need python3

list '*.json' | python3 -c '
import json, sys
bad = 0
for name in sys.stdin.read().split("\n")[:-1]:
    try:
        with open(name, encoding="utf-8") as file:
            json.load(file)
    except ValueError as error:
        print(f"{name}: {error}")
        bad = 1
sys.exit(bad)
'
