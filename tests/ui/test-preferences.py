# test-preferences.py - large text and less motion: chosen in the preferences, or asked for by the desktop
#
#   test-preferences.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from screen import wait_for  # noqa: E402


def looks(screen, raccord):
    """The wheel that turns while something is rendered, six times; nothing if it was elsewhere then."""
    def box():
        return raccord.find('push button', 'What the engine is making')

    seen = raccord.expect('push button', 'What the engine is making')
    found = []
    for _ in range(6):
        found.append(screen.rows(seen[0], seen[1], 38, seen[3]))
        time.sleep(0.1)
    rendering = any(node.name.endswith(' rendering') for node in raccord.nodes('label'))
    return found if rendering and box() == seen else []


def turns(screen, raccord):
    wait_for('a wheel that turns', lambda: len(set(looks(screen, raccord))) > 2, 30)


def stands(screen, raccord):
    wait_for('a wheel that stands', lambda: len(set(looks(screen, raccord))) == 1, 30)


def change(screen, raccord, row, *keys):
    """Goes to a row of the preferences with Tab, and does something there."""
    screen.key('ctrl+comma')
    raccord.expect('label', 'Size of text', 60)
    for _ in range(8):
        if raccord.focused() == row:
            break
        screen.key('Tab')
    assert raccord.focused() == row, raccord.focused()
    for key in keys:
        if key == 'End':  # of the list that comes down
            wait_for('the list', lambda: raccord.focused() != row, 60)
        screen.key(key)
    screen.save('preferences-' + row.split()[-1])
    screen.key('Escape')
    wait_for('that they close', lambda: not raccord.has('frame', 'Preferences'), 60)


def the_preference_stops_what_moves(screen, raccord):
    """The desktop has no wish: the wheel turns, until less motion is asked for."""
    raccord.expect('list item', 'Shot 1A')
    turns(screen, raccord)
    change(screen, raccord, 'Less motion', 'space')
    stands(screen, raccord)
    change(screen, raccord, 'Less motion', 'space')
    turns(screen, raccord)


def the_desktop_stops_what_moves(screen, raccord):
    """What it says holds, although the preference does not ask for it."""
    assert raccord.end() == 0
    raccord.ask_for_motion(False)
    raccord.start()
    raccord.expect('list item', 'Shot 1A')
    stands(screen, raccord)
    raccord.stop_rendering()


def text_grows_and_nothing_is_cut_off(screen, raccord):
    """The largest text in the smallest window: every button of the header is in sight, and whose film it is."""
    def size(text):
        return raccord.expect('label', text)[3]

    def size_of_title():
        return raccord.expect('label', 'The Keeper')[2]

    def is_under(first, second):
        one, other = (raccord.expect('combo box', name) for name in (first, second))
        return one[0] == other[0] and one[1] + one[3] < other[1]

    before = {text: size(text) for text in ('Mara', 'Person', 'staged')}
    assert not is_under('Shot size', 'Angle'), 'two lists of the camera have room beside each other'
    change(screen, raccord, 'Size of text', 'space', 'End', 'Return')
    for text, height in before.items():
        wait_for(f'“{text}” larger', lambda: size(text) > 1.35 * height, 20)
    wait_for('one list of the camera under the other', lambda: is_under('Shot size', 'Angle'), 20)
    assert size_of_title() > 170, f'the title has {size_of_title()} pixels'
    wait_for('a prompt that is seen whole', lambda: raccord.expect('text', 'PROMPT')[3] > 180, 20)
    for view in ('Board', 'Stage', 'Cut'):
        raccord.view(view)
        close = raccord.expect('push button', 'Close', 20)
        assert close[0] + close[2] <= screen.size[0], f'{view} is too wide: {close}'
        screen.save('preferences-large-' + view.lower())


def it_ends_well(_screen, raccord):
    assert raccord.end() == 0


TESTS = [the_preference_stops_what_moves, the_desktop_stops_what_moves,
         text_grows_and_nothing_is_cut_off, it_ends_well]

if __name__ == '__main__':
    sys.exit(display.run('preferences', TESTS, size=(1100, 700), animations=True))
