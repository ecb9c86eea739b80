# test-continuity.py - between two cards: what is found, and a break that is meant
#
#   test-continuity.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from screen import wait_for  # noqa: E402


def good_ones_are_marked(screen, raccord):
    mark = raccord.expect('push button', 'Raccord 1A → 1B: good')
    first, second = raccord.expect('list item', 'Shot 1A'), raccord.expect('list item', 'Shot 1B')
    assert first[0] < mark[0] < second[0], 'between the cards'
    raccord.expect('label', 'continuity 0.9', 90)


def a_break_is_found(screen, raccord):
    screen.click(raccord.expect('list item', 'Shot 1B'))
    screen.click(raccord.expect('text', 'PROMPT'))
    screen.key('ctrl+End')
    screen.type(' A hard noon in deep snow.')
    raccord.expect('push button', 'Raccord 1A → 1B: 1 break', 90)


def it_says_what_and_can_be_meant(screen, raccord):
    screen.click(raccord.expect('push button', 'Raccord 1A → 1B: 1 break'))
    raccord.expect('label', 'It is another time of day than in the shot before.', 10)
    screen.save('continuity-break')
    screen.key('space')  # the popover has the keyboard, its first button is “Intended”
    raccord.expect('push button', 'Raccord 1A → 1B: good', 10)
    wait_for('that it is kept', lambda: '"breaks"' in raccord.journal(), 5)
    screen.key('Escape')
    screen.key('ctrl+z')
    raccord.expect('push button', 'Raccord 1A → 1B: 1 break', 10)


tests = [
    good_ones_are_marked,
    a_break_is_found,
    it_says_what_and_can_be_meant,
]


if __name__ == '__main__':
    sys.exit(display.run('continuity', tests))
