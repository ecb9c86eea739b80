# test-board.py - the board as a person uses it: looking for shots, several at once, split and merged
#
#   test-board.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import re
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from screen import wait_for  # noqa: E402


def steps(raccord):
    """The names of what was done, in order; “undo” for what was taken back."""
    found = []
    for line in raccord.journal().splitlines():
        record = json.loads(line.split(' ', 1)[1]) if ' ' in line else {}
        if record.get('do', {}).get('name'):
            found.append(record['do']['name'])
        elif 'undo' in record:
            found.append('undo')
    return found


def done(raccord, begins, count=1):
    wait_for(f'the step “{begins}”', lambda: sum(
        name.startswith(begins) for name in steps(raccord)) >= count, 90)


def says(raccord, pattern):
    """Whether a label reads so; one walk, however many there could be."""
    from gi.repository import GLib
    for node in raccord.walk():
        try:
            if node.get_role_name() == 'label' and re.fullmatch(pattern, node.get_name()):
                return True
        except GLib.Error:
            continue
    return False


def undo(screen, raccord):
    count = steps(raccord).count('undo')
    screen.key('ctrl+z')
    wait_for('the undo', lambda: steps(raccord).count('undo') > count, 90)


def middle(box):
    return box[0] + box[2] // 2, box[1] + box[3] // 3


def look(screen, name):
    if 'RACCORD_TEST_LOOK' in os.environ:
        time.sleep(1)
        screen.save('board-' + name)


def brightness(screen, box):
    """Of a card's picture."""
    found = screen.pixels(box[0] + 20, box[1] + 40, box[2] - 40, box[3] // 3)
    return sum(sum(pixel) for pixel in found) / len(found)


def what_does_not_match_is_dimmed(screen, raccord):
    card = raccord.expect('list item', 'Shot 1A')
    wait_for('a picture on the card', lambda: screen.colours((*card[:3], card[3] // 2)) > 200)
    # What is not made does not slow down what is looked at here.
    screen.key('ctrl+period')
    before = brightness(screen, card)
    screen.click(card)
    screen.key('ctrl+f')
    screen.type('tomas')
    wait_for('how many there are', lambda: says(raccord, r'\d+ of \d+|\d+ shots?'), 90)
    look(screen, 'find')
    wait_for('a dim card', lambda: brightness(screen, card) < before * 0.8 + 20, 90)
    screen.key('Return')
    wait_for('a place among them', lambda: says(raccord, r'\d+ of \d+'), 90)
    screen.key('Escape')
    wait_for('a bright card', lambda: abs(brightness(screen, card) - before) < 30, 90)


def several_are_selected_and_removed_as_one(screen, raccord):
    first, second = (raccord.expect('list item', f'Shot 1{letter}') for letter in 'AB')
    screen.click(first)
    screen.do('keydown', 'ctrl')
    screen.click(second)
    screen.do('keyup', 'ctrl')
    look(screen, 'several')
    screen.key('Delete')
    done(raccord, 'Remove 2 Shots')
    undo(screen, raccord)


def a_rubber_band_catches_cards(screen, raccord):
    first, second = (raccord.expect('list item', f'Shot 1{letter}') for letter in 'AB')
    below = first[1] + first[3] + 14
    screen.drag((first[0] + 4, below), (second[0] + second[2] // 2, first[1] + first[3] // 2))
    screen.key('ctrl+d')
    done(raccord, 'Duplicate 2 Shots')
    undo(screen, raccord)


def shots_are_cut_and_pasted_into_another_scene(screen, raccord):
    screen.click(raccord.expect('list item', 'Shot 1B'))
    screen.key('ctrl+x')
    done(raccord, 'Remove Shot 1B')
    screen.click(raccord.expect('list item', 'Shot 2A'))
    screen.key('ctrl+v')
    done(raccord, 'Paste 1 Shot')
    undo(screen, raccord)
    undo(screen, raccord)


def a_shot_is_split_and_merged(screen, raccord):
    screen.click(raccord.expect('list item', 'Shot 1A'))
    screen.key('s')
    done(raccord, 'Split Shot 1A')
    screen.key('m')
    done(raccord, 'Merge 2 Shots')


def a_scene_collapses_and_stays_so(screen, raccord):
    screen.click(raccord.expect('push button', 'Collapse 1'))
    wait_for('that it is collapsed', lambda: '"collapsed"' in raccord.journal(), 90)
    raccord.expect('push button', 'Expand 1', 90)
    look(screen, 'collapsed')
    screen.click(raccord.expect('push button', 'Expand 1'))
    raccord.expect('push button', 'Collapse 1', 90)


def a_menu_has_what_can_be_done(screen, raccord):
    screen.click(raccord.expect('list item', 'Shot 1A'), 3)
    item = raccord.expect('menu item', 'Duplicate', 90)
    look(screen, 'menu')
    assert item[2] > 0
    screen.key('Escape')


def several_are_dragged_to_another_scene(screen, raccord):
    first, second, other = (raccord.expect('list item', f'Shot {name}') for name in ('1A', '1B', '2A'))
    screen.click(first)
    screen.do('keydown', 'shift')
    screen.click(second)
    screen.do('keyup', 'shift')
    screen.drag(middle(first), (other[0] + 10, other[1] + other[3] // 3))
    done(raccord, 'Move 2 Shots')
    undo(screen, raccord)


def leave(screen, raccord):
    """Whatever is open is closed, nothing is being made, and the whole film is seen."""
    screen.key('Escape', 'ctrl+period')
    screen.do('mousemove', *middle(raccord.expect('list item', 'Shot 2A')), 'click', 1)
    screen.key('f')


TESTS = [
    what_does_not_match_is_dimmed,
    several_are_selected_and_removed_as_one,
    a_rubber_band_catches_cards,
    shots_are_cut_and_pasted_into_another_scene,
    a_shot_is_split_and_merged,
    a_scene_collapses_and_stays_so,
    a_menu_has_what_can_be_done,
    several_are_dragged_to_another_scene,
]

if __name__ == '__main__':
    sys.exit(display.run('board', TESTS, between=leave))
