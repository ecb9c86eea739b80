# test-board.py - the board as a person uses it: looking for shots, several at once, split and merged
#
#   test-board.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import done, steps, undo  # noqa: E402
from screen import wait_for  # noqa: E402


def says(raccord, pattern):
    """Whether a label reads so."""
    return any(re.fullmatch(pattern, node.name) for node in raccord.nodes('label'))


def brightness(screen, box):
    """Of a card's picture."""
    found = screen.pixels(box[0] + 20, box[1] + 20, box[2] - 40, box[3] // 4)
    return sum(sum(pixel) for pixel in found) / len(found)


def card(raccord, name):
    return raccord.on_board('list item', f'Shot {name}')


def pick(screen, raccord, name):
    """Selects a shot; what is done next is done to it."""
    screen.click(card(raccord, name))
    wait_for(f'shot {name} in the inspector', lambda: raccord.has('label', f'Shot {name}'), 90)


def pick_both(screen, raccord, first, second, key):
    """Selects two shots; the second with a key held."""
    pick(screen, raccord, first)
    box = card(raccord, second)
    screen.do('keydown', key)
    screen.click(box)
    screen.do('keyup', key)
    wait_for('both in the inspector', lambda: raccord.has('label', '2 shots'), 90)


def fit(screen, raccord):
    """The whole film is seen: cards stand where they are found."""
    screen.key('f')

    def seen():
        board, last = raccord.find('list', 'Board'), raccord.find('push button', '+ Add a scene')
        return board and last and last[1] + last[3] < board[1] + board[3]

    wait_for('the whole film', seen, 90)


def a_take_plays_under_the_pointer(screen, raccord):
    """As far as the pointer is over its card; a line at the foot of the picture says how far."""
    pick(screen, raccord, '1A')
    fit(screen, raccord)
    wait_for('a take', lambda: says(raccord, r'(Draft|Sketch) 1'), 300)
    raccord.stop_rendering()
    x, y, width, height = card(raccord, '1A')
    row = y + width * 9 // 16 - 1

    def line():
        return max(sum(r > 190 and 110 < g < 200 and b < 110 for r, g, b in
                       screen.pixels(x + 4, row + by, width - 8, 1)) for by in range(-2, 3))

    def stands_at(part):
        screen.do('mousemove', x + int(width * part), y + height // 4)
        time.sleep(0.1)
        screen.do('mousemove', x + int(width * part) + 1, y + height // 4)
        return line() > (width - 8) * (part - 0.12) and line() < (width - 8) * (part + 0.12)

    screen.do('mousemove', x + 10, y + height // 4)
    wait_for('that it plays', line, 60)
    wait_for('a third of it', lambda: stands_at(0.33), 60)
    third = screen.pixels(x, y + 30, width, 40)
    wait_for('most of it', lambda: stands_at(0.85), 60)
    screen.look('board-hover')
    assert screen.pixels(x, y + 30, width, 40) != third
    screen.do('mousemove', 10, screen.size[1] - 10)
    wait_for('that it is over', lambda: not line(), 60)


def shots_are_inserted_before_and_behind(screen, raccord):
    pick(screen, raccord, '1B')
    screen.key('b')
    done(raccord, 'Add Shot')
    wait_for('one more', lambda: raccord.has('list item', 'Shot 1E'), 90)
    undo(screen, raccord)
    pick(screen, raccord, '1B')
    screen.key('n')
    done(raccord, 'Add Shot', 2)
    undo(screen, raccord)


def what_was_removed_comes_back_from_the_toast(screen, raccord):
    pick(screen, raccord, '1B')
    screen.key('Delete')
    done(raccord, 'Remove Shot 1B')
    count = steps(raccord).count('undo')
    screen.look('board-toast')
    toast = wait_for('the toast', lambda: [box for box in map(raccord.place, raccord.nodes(
        'push button', 'Undo')) if box and box[1] > screen.size[1] // 2], 60)
    screen.click(toast[0])
    wait_for('the undo', lambda: steps(raccord).count('undo') > count, 90)
    wait_for('the shot', lambda: raccord.has('list item', 'Shot 1D'), 60)


def what_does_not_match_is_dimmed(screen, raccord):
    pick(screen, raccord, '1A')
    fit(screen, raccord)
    box = card(raccord, '1A')
    wait_for('a picture on the card', lambda: screen.colours((*box[:3], box[3] // 2)) > 200)
    # What is not made does not slow down what is looked at here; a card under the pointer plays.
    raccord.stop_rendering()
    screen.do('mousemove', 10, screen.size[1] - 10)
    before = wait_for('a card that rests', lambda: display.resting(lambda: brightness(screen, box)))
    screen.key('ctrl+f')
    screen.type('tomas')
    wait_for('how many there are', lambda: says(raccord, r'\d+ of \d+|\d+ shots?'), 90)
    screen.look('board-find')
    wait_for('a dim card', lambda: brightness(screen, box) < before * 0.8, 90)
    screen.key('Return')
    wait_for('a place among them', lambda: says(raccord, r'\d+ of \d+'), 90)
    screen.key('Escape')
    wait_for('a bright card', lambda: abs(brightness(screen, box) - before) < 30, 90)


def several_are_selected_and_removed_as_one(screen, raccord):
    pick_both(screen, raccord, '1A', '1B', 'ctrl')
    screen.look('board-several')
    screen.key('Delete')
    done(raccord, 'Remove 2 Shots')
    undo(screen, raccord)


def a_rubber_band_catches_cards(screen, raccord):
    first, second = (card(raccord, f'1{letter}') for letter in 'AB')
    below = first[1] + first[3] + 14
    screen.drag((first[0] + 4, below), (second[0] + second[2] // 2, first[1] + first[3] // 2))
    wait_for('both in the inspector', lambda: raccord.has('label', '2 shots'), 90)
    screen.key('ctrl+d')
    done(raccord, 'Duplicate 2 Shots')
    undo(screen, raccord)


def shots_are_cut_and_pasted_into_another_scene(screen, raccord):
    pick(screen, raccord, '1B')
    screen.key('ctrl+x')
    done(raccord, 'Remove Shot 1B')
    pick(screen, raccord, '2A')
    screen.key('ctrl+v')
    done(raccord, 'Paste 1 Shot')
    undo(screen, raccord)
    undo(screen, raccord)


def a_shot_is_split_and_merged(screen, raccord):
    pick(screen, raccord, '1A')
    screen.key('s')
    done(raccord, 'Split Shot 1A')
    screen.key('m')
    done(raccord, 'Merge 2 Shots')


def a_scene_collapses_and_stays_so(screen, raccord):
    screen.click(raccord.on_board('push button', 'Collapse 1'))
    wait_for('that it is collapsed', lambda: '"collapsed"' in raccord.journal(), 90)
    raccord.expect('push button', 'Expand 1')
    screen.look('board-collapsed')
    screen.click(raccord.on_board('push button', 'Expand 1'))
    raccord.expect('push button', 'Collapse 1', 90)


def a_menu_has_what_can_be_done(screen, raccord):
    screen.click(card(raccord, '1A'), 3)
    raccord.expect('menu item', 'Duplicate', 90)
    screen.look('board-menu')
    screen.key('Escape')
    wait_for('that it closes', lambda: not raccord.has('menu item', 'Duplicate'), 90)


def several_are_dragged_to_another_scene(screen, raccord):
    pick_both(screen, raccord, '1A', '1B', 'shift')
    first, other = (card(raccord, name) for name in ('1A', '2A'))
    screen.drag(display.at(first, 0.5, 0.33), (other[0] + 10, other[1] + other[3] // 3))
    done(raccord, 'Move 2 Shots')
    undo(screen, raccord)


def leave(screen, raccord):
    """Whatever is open is closed, nothing is being made, and the whole film is seen."""
    screen.do('mouseup', 1, 'keyup', 'ctrl', 'keyup', 'shift')
    screen.key('Escape')
    raccord.stop_rendering()
    pick(screen, raccord, '2A')
    fit(screen, raccord)


TESTS = [
    a_take_plays_under_the_pointer,
    what_does_not_match_is_dimmed,
    several_are_selected_and_removed_as_one,
    a_rubber_band_catches_cards,
    shots_are_cut_and_pasted_into_another_scene,
    a_shot_is_split_and_merged,
    shots_are_inserted_before_and_behind,
    what_was_removed_comes_back_from_the_toast,
    a_scene_collapses_and_stays_so,
    a_menu_has_what_can_be_done,
    several_are_dragged_to_another_scene,
]

if __name__ == '__main__':
    sys.exit(display.run('board', TESTS, between=leave))
