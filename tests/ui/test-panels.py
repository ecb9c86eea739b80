# test-panels.py - how wide the panels are and which are seen goes with each film; lengths are dragged
#
#   test-panels.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import configparser
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import records  # noqa: E402
from screen import wait_for  # noqa: E402


def kept(raccord):
    """What the film's folder says of its panels."""
    file = configparser.ConfigParser()
    file.read(os.path.join(raccord.film(), 'view.conf'))
    return dict(file['Panels']) if 'Panels' in file else {}


def board_left(raccord):
    return raccord.expect('list', 'Board')[0]


def an_edge_drags_the_width(screen, raccord):
    left = board_left(raccord)
    screen.drag((left - 3, 500), (left + 97, 500))
    wait_for('a wider library', lambda: 80 < board_left(raccord) - left < 120, 30)
    wait_for('the width in the film', lambda: int(kept(raccord).get('library-width', 0)) > 300, 30)
    board = raccord.expect('list', 'Board')
    right = board[0] + board[2]
    prompt = raccord.expect('text', 'PROMPT')
    screen.drag((right + 3, 500), (right - 77, 500))

    def narrower():
        box = raccord.expect('list', 'Board')
        return 60 < right - box[0] - box[2] < 100

    wait_for('a wider inspector', narrower, 30)
    wait_for('a wider prompt', lambda: raccord.expect('text', 'PROMPT')[2] > prompt[2] + 50, 30)
    screen.save('panels-wide')


def keys_change_the_widths(screen, raccord):
    left = board_left(raccord)
    kept_before = int(kept(raccord)['library-width'])
    screen.key('F8', 'F8')
    wait_for('a wider library', lambda: board_left(raccord) > left + 30, 30)
    wait_for('the width in the film', lambda: int(kept(raccord)['library-width']) > kept_before + 30, 30)
    screen.key('F7', 'F7')
    wait_for('the library as it was', lambda: abs(board_left(raccord) - left) < 4, 30)
    wide = raccord.expect('list', 'Board')[2]
    screen.key('shift+F7')
    wait_for('a narrower inspector', lambda: raccord.expect('list', 'Board')[2] > wide + 12, 30)
    screen.key('shift+F8')
    wait_for('the inspector as it was', lambda: abs(raccord.expect('list', 'Board')[2] - wide) < 4, 30)


def strip(raccord):
    return raccord.expect('slider', 'Cut')


def the_strip_is_dragged_higher(screen, raccord):
    before = strip(raccord)
    # Its edge is the panel's, above the buttons.
    edge = raccord.expect('push button', 'Play or pause the cut')[1] - 5
    screen.drag((600, edge), (600, edge - 80))
    wait_for('higher pictures', lambda: 60 < strip(raccord)[3] - before[3] < 100, 30)
    wait_for('the height in the film', lambda: int(kept(raccord).get('strip-height', 0)) > 150, 30)
    screen.save('panels-strip')
    screen.key('ctrl+F7')
    wait_for('lower pictures', lambda: strip(raccord)[3] - before[3] < 60, 30)
    screen.key('ctrl+F8')
    wait_for('higher pictures', lambda: strip(raccord)[3] - before[3] > 60, 30)


def what_is_seen_comes_back_with_the_film(screen, raccord):
    wide, high = board_left(raccord), strip(raccord)[3]
    film = raccord.film()
    screen.key('F9')
    wait_for('no library', lambda: board_left(raccord) < 40, 30)
    screen.key('ctrl+w')
    wait_for('Welcome', lambda: raccord.find('push button', "The Keeper's Light") or
             raccord.find('list item', "The Keeper's Light"), 60)
    assert kept(raccord)['show-library'] == 'false', kept(raccord)
    # Another film would be seen with it.
    screen.key('F9')
    raccord_open(screen, raccord)
    wait_for('no library', lambda: board_left(raccord) < 40, 60)
    screen.key('F9')
    wait_for('a library as wide as before', lambda: abs(board_left(raccord) - wide) < 6, 30)
    wait_for('a strip as high as before', lambda: abs(strip(raccord)[3] - high) < 6, 30)
    assert os.path.exists(os.path.join(film, 'view.conf'))
    assert '"library-width"' not in raccord.journal()


def durations(raccord):
    """What the length of a shot was set to, and whether that joined the step before."""
    found = []
    for record in records(raccord):
        found += [(edit['new'], record.get('merge', False))
                  for edit in record.get('do', {}).get('edits', []) if edit.get('property') == 'duration']
    return found


def a_length_is_dragged_and_typed(screen, raccord):
    screen.click(raccord.expect('list item', 'Shot 1A'))
    first = len(durations(raccord))
    x, y, width, height = raccord.expect('label', 'SECONDS')
    screen.drag((x + 10, y + height // 2), (x + 72, y + height // 2))
    wait_for('a longer shot', lambda: len(durations(raccord)) > first, 30)
    found = durations(raccord)[first:]
    assert not found[0][1] and all(merged for _, merged in found[1:]), found
    before = len(durations(raccord))
    screen.click(raccord.expect('text', 'SECONDS'))
    screen.key('ctrl+a')
    screen.type('0:02:12')
    screen.key('Return')
    wait_for('two seconds and a half', lambda: durations(raccord)[before:] and
             durations(raccord)[-1][0] == '5/2', 30)
    screen.key('Up')
    wait_for('a frame more', lambda: durations(raccord)[-1][0] == '61/24', 30)
    screen.save('panels-length')


def raccord_open(screen, raccord):
    """The keyboard finds the film among the recent ones."""
    for _ in range(12):
        if raccord.focused().startswith("The Keeper's Light"):
            screen.key('Return')
            return
        screen.key('Tab')
    raise AssertionError('the film is not among the recent ones')


TESTS = [an_edge_drags_the_width, keys_change_the_widths, the_strip_is_dragged_higher, a_length_is_dragged_and_typed, what_is_seen_comes_back_with_the_film]

if __name__ == '__main__':
    sys.exit(display.run('panels', TESTS, settings={'automatic': 'false'}))
