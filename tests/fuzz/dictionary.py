#!/usr/bin/env python3
# dictionary.py - the terms of the vocabulary as a dictionary for libFuzzer
#
#   dictionary.py data/vocabulary > words.dict
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import sys


def quoted(term):
    return ''.join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f'\\x{b:02x}' for b in term.encode())


terms = set()
for path in sorted(pathlib.Path(sys.argv[1]).glob('*/*.json')):
    for entry in json.loads(path.read_text()).get('entries', []):
        terms.update(term for term in entry['terms'] if len(term.encode()) <= 48)
for term in sorted(terms):
    print(f'"{quoted(term)}"')
