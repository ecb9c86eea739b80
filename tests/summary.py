#!/usr/bin/env python3
# summary.py - counts every test case of one or more runs of "meson test"
#
#   summary.py build/meson-logs/testlog.json …
#
# A test that speaks TAP counts its cases one by one, any other counts as one. A program that
# crashed, ran out of time or failed without saying which case counts as one failure more, and so
# does a run that left no log or ran nothing. Names what failed, then ends in "N passed, N failed".
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import re
import sys

CASE = re.compile(r'^(not )?ok\b(.*)$', re.MULTILINE)
SKIPPED = re.compile(r'#\s*skip', re.IGNORECASE)


def count_test(test, failures):
    """Returns (passed, failed, skipped) of one entry of the log; appends to failures."""
    good = test['result'] in ('OK', 'EXPECTEDFAIL')
    if test['result'] == 'SKIP':
        good = True
    passed = failed = skipped = 0
    for bad, rest in CASE.findall(test.get('stdout') or ''):
        if SKIPPED.search(rest):
            skipped += 1
        elif bad:
            failed += 1
            failures.append(f"{test['name']}: {rest.strip()}")
        else:
            passed += 1
    if not good and failed == 0:
        failed = 1
        failures.append(f"{test['name']}: {test['result'].lower()}, exit status {test['returncode']}")
    elif passed + failed + skipped == 0:
        if test['result'] == 'SKIP':
            skipped = 1
        else:
            passed = 1
    return passed, failed, skipped


def main(paths):
    failures = []
    totals = [0, 0, 0]
    for path in paths:
        before = sum(totals)
        try:
            with open(path, encoding='utf-8') as log:
                tests = [json.loads(line) for line in log if line.strip()]
        except OSError:
            tests = []
        for test in tests:
            totals = [total + count for total, count in zip(totals, count_test(test, failures))]
        if sum(totals) == before:
            totals[1] += 1
            failures.append(f'{path}: nothing was tested')
    for failure in failures:
        print(f'failed: {failure}')
    passed, failed, skipped = totals
    tail = f', {skipped} skipped' if skipped else ''
    print(f'{passed} passed, {failed} failed{tail}')
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
