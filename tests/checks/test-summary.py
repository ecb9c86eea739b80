#!/usr/bin/env python3
# test-summary.py - tests of summary.py: what counts as passed, failed and skipped
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import subprocess
import sys
import tempfile

SUMMARY = os.path.join(os.path.dirname(__file__), '..', 'summary.py')


def entry(result, stdout='', returncode=0):
    return {'name': 'a test', 'result': result, 'stdout': stdout, 'returncode': returncode}


CASES = [
    ('counts each TAP case', [entry('OK', '1..2\nok 1 /a\nok 2 /b\n')], '2 passed, 0 failed', 0),
    ('counts a plain program as one', [entry('OK', 'hello\n')], '1 passed, 0 failed', 0),
    ('counts a failed case', [entry('FAIL', 'ok 1 /a\nnot ok 2 /b\n', 1)], '1 passed, 1 failed', 1),
    ('counts a crash after good cases', [entry('ERROR', 'ok 1 /a\n', -11)], '1 passed, 1 failed', 1),
    ('counts a test that ran out of time', [entry('TIMEOUT', '', -9)], '0 passed, 1 failed', 1),
    ('counts skipped cases apart', [entry('OK', 'ok 1 /a\nok 2 /b # SKIP no display\n')],
     '1 passed, 0 failed, 1 skipped', 0),
    ('counts a skipped program', [entry('OK', 'ok 1 /a\n'), entry('SKIP', '', 77)],
     '1 passed, 0 failed, 1 skipped', 0),
    ('fails where nothing was tested', [], '0 passed, 1 failed', 1),
    ('fails where there is no log', None, '0 passed, 1 failed', 1),
]


def run(entries):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'testlog.json')
        if entries is not None:
            with open(path, 'w', encoding='utf-8') as log:
                log.writelines(json.dumps(item) + '\n' for item in entries)
        result = subprocess.run([sys.executable, SUMMARY, path], capture_output=True, text=True)
        return result.stdout.splitlines()[-1], result.returncode


print(f'1..{len(CASES)}')
for number, (name, entries, line, code) in enumerate(CASES, 1):
    got = run(entries)
    print(f"{'ok' if got == (line, code) else 'not ok'} {number} /checks/summary/{name.replace(' ', '-')}")
    if got != (line, code):
        print(f'# wanted {(line, code)}, got {got}')
