# test-library.py - scenes and characters: their order, their names, what is dropped on them
#
#   test-library.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import children, done, project, steps, undo  # noqa: E402
from screen import at, wait_for  # noqa: E402

CLIFF, LAMP, HARBOUR = 'CLIFF PATH', 'LAMP ROOM', 'HARBOUR'


def places(raccord):
    """The scenes as the library lists them: their places in capitals."""
    names = [node.name for node in raccord.nodes('list item') if ' · ' in node.name]
    return [name.split(' · ')[1].upper() for name in names]


def people(raccord):
    return [node.name for node in raccord.nodes('list item') if node.name in ('Mara', 'Tomas', 'Halo lamp', 'Ana')]


def are(raccord, *scenes):
    wait_for(f'the order {scenes}', lambda: places(raccord) == list(scenes), 30)


def heading(raccord, place):
    """Where the heading of the lane is: its words."""
    node = next(node for node in raccord.nodes('label') if place in node.name and '—' in node.name)
    return raccord.on_board('label', node.name)


def row(raccord, name):
    return raccord.expect('list item', name)


def moved(raccord):
    return sum(name.startswith('Move') for name in steps(raccord))


def choose(screen, raccord, name):
    """In the menu that is open; where it is, the tree does not tell: the arrows find the way."""
    raccord.expect('menu item', name, 20)

    def reached():
        if raccord.focused() == name:
            return True
        screen.key('Down')
        return False

    wait_for(f'the keyboard on “{name}”', reached, 20)
    screen.key('Return')
    wait_for('that the menu closes', lambda: not raccord.has('menu item', name), 20)


def start(screen, raccord):
    raccord.expect('list item', 'Shot 1A')
    raccord.stop_rendering()
    screen.click(raccord.on_board('list item', 'Shot 1A'))
    screen.key('f')
    raccord.expect('push button', '+ Add a scene')
    are(raccord, CLIFF, LAMP, HARBOUR)


def a_lane_is_dragged_by_its_heading(screen, raccord):
    start(screen, raccord)
    first, last = heading(raccord, CLIFF), heading(raccord, HARBOUR)
    screen.drag(at(first, .5, .5), (first[0] + 120, last[1] - 30))
    are(raccord, LAMP, CLIFF, HARBOUR)
    wait_for('the heading', lambda: raccord.has('label', '2 · EXT. CLIFF PATH'), 30)
    assert steps(raccord)[-1].startswith('Move Scene'), steps(raccord)
    assert raccord.has('label', '2 · Cliff path'), 'it is in the inspector'
    undo(screen, raccord)
    are(raccord, CLIFF, LAMP, HARBOUR)


def escape_lets_it_go(screen, raccord):
    count = moved(raccord)
    first, last = heading(raccord, CLIFF), heading(raccord, HARBOUR)
    screen.do('mousemove', *at(first, .5, .5), 'mousedown', 1)
    for down in (20, 60, last[1] + 60 - first[1]):
        screen.do('mousemove', first[0] + 100, first[1] + down)
    screen.look('library-lane')
    screen.key('Escape')
    screen.do('mouseup', 1)
    are(raccord, CLIFF, LAMP, HARBOUR)
    assert moved(raccord) == count, steps(raccord)


def keys_move_the_scene_of_the_shot(screen, raccord):
    screen.click(raccord.on_board('list item', 'Shot 2A'))
    screen.key('alt+Up')
    are(raccord, LAMP, CLIFF, HARBOUR)
    count = moved(raccord)
    screen.key('alt+Up')
    screen.key('alt+Down')
    are(raccord, CLIFF, LAMP, HARBOUR)
    assert moved(raccord) == count + 1, 'over the first there is no place'


def a_heading_has_a_menu_of_its_own(screen, raccord):
    screen.click(heading(raccord, LAMP), 3)
    screen.look('library-lane-menu')
    choose(screen, raccord, 'Select its shots')
    wait_for('its shots', lambda: raccord.has('label', '6 shots'), 30)
    screen.click(heading(raccord, HARBOUR), 3)
    choose(screen, raccord, 'Move up')
    are(raccord, CLIFF, HARBOUR, LAMP)
    undo(screen, raccord)
    are(raccord, CLIFF, LAMP, HARBOUR)


def scenes_are_dragged_in_the_library(screen, raccord):
    last, first = row(raccord, '3 · Harbour'), row(raccord, '1 · Cliff path')
    screen.drag(at(last, .5, .5), at(first, .5, .2))
    are(raccord, HARBOUR, CLIFF, LAMP)
    wait_for('the keyboard on it', lambda: raccord.focused() == '1 · Harbour', 20)
    screen.key('alt+Down', 'alt+Down')
    are(raccord, CLIFF, LAMP, HARBOUR)
    assert raccord.focused() == '3 · Harbour', raccord.focused()


def characters_are_moved_and_removed(screen, raccord):
    lamp, mara = row(raccord, 'Halo lamp'), row(raccord, 'Mara')
    screen.drag(at(lamp, .5, .5), at(mara, .5, .2))
    wait_for('the order', lambda: people(raccord) == ['Halo lamp', 'Mara', 'Tomas'], 30)
    screen.key('Delete')
    wait_for('that it is gone', lambda: people(raccord) == ['Mara', 'Tomas'], 30)
    raccord.expect('label', 'Halo lamp was removed', 20)
    wait_for('the keyboard on the next', lambda: raccord.focused() == 'Mara', 20)
    screen.look('library-removed')
    undo(screen, raccord)
    undo(screen, raccord)
    wait_for('the order', lambda: people(raccord) == ['Mara', 'Tomas', 'Halo lamp'], 30)


def a_row_is_renamed(screen, raccord):
    screen.click(row(raccord, 'Tomas'), 3)
    choose(screen, raccord, 'Rename')
    wait_for('the keyboard in the name', lambda: raccord.focused() == 'NAME', 20)
    screen.key('ctrl+a')
    screen.type('Ana')
    wait_for('the name', lambda: people(raccord) == ['Mara', 'Ana', 'Halo lamp'], 30)
    screen.click(row(raccord, 'Ana'))
    undo(screen, raccord)
    wait_for('the name', lambda: people(raccord) == ['Mara', 'Tomas', 'Halo lamp'], 30)


def a_reference_is_given_to_a_character(screen, raccord):
    picture = raccord.expect('table cell', 'mara.png')
    screen.drag(at(picture, .5, .5), at(row(raccord, 'Tomas'), .5, .5))

    def given():
        tomas = next(person for person in children(project(raccord), 'character')
                     if person['name'] == 'Tomas')
        return len(children(tomas, 'reference')) == 2

    wait_for('the reference', given, 20)
    wait_for('him in the inspector', lambda: raccord.has('check box', 'Mannequin'), 20)


def a_reference_is_removed(screen, raccord):
    count = len(raccord.nodes('table cell', 'mara.png'))
    screen.click(raccord.expect('table cell', 'mara.png'), 3)
    choose(screen, raccord, 'Remove')
    wait_for('one less', lambda: len(raccord.nodes('table cell', 'mara.png')) == count - 1, 20)
    undo(screen, raccord)
    wait_for('it again', lambda: len(raccord.nodes('table cell', 'mara.png')) == count, 20)


def it_ends_well(_screen, raccord):
    assert raccord.end() == 0


TESTS = [a_lane_is_dragged_by_its_heading, escape_lets_it_go, keys_move_the_scene_of_the_shot,
         a_heading_has_a_menu_of_its_own, scenes_are_dragged_in_the_library,
         characters_are_moved_and_removed, a_row_is_renamed, a_reference_is_given_to_a_character,
         a_reference_is_removed, it_ends_well]

if __name__ == '__main__':
    sys.exit(display.run('library', TESTS, settings={'automatic': 'false'}))
