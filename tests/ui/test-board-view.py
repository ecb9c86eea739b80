# test-board-view.py - how one moves over the board: wheel, keys; and a drag that is given up
#
#   test-board-view.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import steps  # noqa: E402
from screen import wait_for  # noqa: E402


def card(raccord, name):
    return raccord.on_board('list item', f'Shot {name}')


def near(a, b, by=6):
    return abs(a - b) <= by


def the_wheel_zooms_at_the_pointer(screen, raccord):
    x, y, width, height = card(raccord, '1B')
    at = x + width // 4, y + height // 4
    before = raccord.zoom()
    screen.do('mousemove', *at, 'click', '--repeat', 3, '--delay', 60, 4)
    wait_for('a larger board', lambda: raccord.zoom() > before, 30)

    def under_the_pointer():
        left, top, wide, high = card(raccord, '1B')
        return near(left + wide // 4, at[0]) and near(top + high // 4, at[1])

    wait_for('the same place under the pointer', under_the_pointer, 30)


def keys_show_all_the_selection_and_the_size_itself(screen, raccord):
    screen.click(card(raccord, '1B'))
    screen.key('f')
    wait_for('the whole film', lambda: raccord.find('push button', '+ Add a scene'), 30)
    fitting = raccord.zoom()
    screen.key('shift+f')
    wait_for('the shot alone', lambda: raccord.zoom() > fitting + 0.1, 30)
    board, one = raccord.expect('list', 'Board'), card(raccord, '1B')
    assert board[0] <= one[0] and one[0] + one[2] <= board[0] + board[2], (board, one)
    screen.key('1')
    wait_for('its own size', lambda: raccord.zoom() == 1, 30)


def pans(screen, raccord, button):
    """Whether the board goes with the hand."""
    x, y, width, height = card(raccord, '2C')
    screen.do('mousemove', x + width // 2, y + height // 2, 'mousedown', button)
    for i in range(1, 7):
        screen.do('mousemove', x + width // 2 - i * 20, y + height // 2 - i * 5)
        time.sleep(0.05)
    screen.do('mouseup', button)
    wait_for('the board elsewhere', lambda: near(card(raccord, '2C')[0], x - 120) and
             near(card(raccord, '2C')[1], y - 30), 30)


def show_alone(screen, raccord, name):
    """A shot in the middle of the board, at its own size."""
    screen.key('f')
    screen.click(card(raccord, name))
    screen.key('shift+f', '1')
    wait_for('its own size', lambda: raccord.zoom() == 1, 30)


def the_middle_button_and_space_pan(screen, raccord):
    show_alone(screen, raccord, '2C')
    count = len(steps(raccord))
    pans(screen, raccord, 2)
    show_alone(screen, raccord, '2C')
    screen.do('keydown', 'space')
    pans(screen, raccord, 1)
    screen.do('keyup', 'space')
    assert len(steps(raccord)) == count, steps(raccord)


def a_card_held_at_the_edge_scrolls(screen, raccord):
    """To the right as long as it is held there; what is let go again by Escape stays in its place."""
    show_alone(screen, raccord, '2B')
    board, box = raccord.expect('list', 'Board'), card(raccord, '2B')
    last = card(raccord, '2C')[0]
    count = len(steps(raccord))
    screen.do('mousemove', box[0] + 40, box[1] + 40, 'mousedown', 1)
    for i in range(1, 9):
        screen.do('mousemove', box[0] + 40 + (board[0] + board[2] - 8 - box[0] - 40) * i // 8, box[1] + 40)
        time.sleep(0.05)

    def scrolled():
        beside = raccord.find('list item', 'Shot 2C')
        return beside is None or beside[0] < last - 200  # far out of sight there is no card

    wait_for('a board that scrolls', scrolled, 30)
    screen.look('board-view-edge')
    screen.key('Escape')
    screen.do('mouseup', 1)
    assert len(steps(raccord)) == count, steps(raccord)


def escape_gives_a_drag_up(screen, raccord):
    screen.key('f')
    before, other = card(raccord, '1A'), card(raccord, '2A')
    count = len(steps(raccord))
    screen.do('mousemove', before[0] + 40, before[1] + 30, 'mousedown', 1)
    for i in range(1, 7):
        screen.do('mousemove', before[0] + 40 + i * 8, before[1] + 30 + (other[1] - before[1]) * i // 6)
        time.sleep(0.05)
    screen.look('board-view-drag')
    screen.key('Escape')
    screen.do('mouseup', 1)
    wait_for('the card where it was', lambda: near(card(raccord, '1A')[0], before[0]) and
             near(card(raccord, '1A')[1], before[1]), 30)
    assert len(steps(raccord)) == count, steps(raccord)


def what_has_the_keyboard_is_in_sight(screen, raccord):
    """Tab reaches the place for another shot of a scene: the board goes there."""
    screen.click(card(raccord, '1A'))
    screen.key('1')
    wait_for('its own size', lambda: raccord.zoom() == 1, 30)
    board = raccord.expect('list', 'Board')

    def in_sight(box):
        return board[0] <= box[0] and box[0] + box[2] <= board[0] + board[2] and \
            board[1] <= box[1] and box[1] + box[3] <= board[1] + board[3]

    adders = [raccord.place(node) for node in raccord.nodes('push button', 'Add a shot to this scene')]
    assert not any(in_sight(box) for box in adders), adders
    for _ in range(40):
        screen.key('Tab')
        if raccord.focused() == 'Add a shot to this scene':
            break
    assert raccord.focused() == 'Add a shot to this scene', raccord.focused()
    wait_for('it in sight', lambda: any(
        in_sight(raccord.place(node)) for node in raccord.nodes('push button', 'Add a shot to this scene')
        if node.is_in(raccord.atspi.StateType.FOCUSED)), 30)
    screen.look('board-view-adder')
    focused = next(node for node in raccord.nodes('push button', 'Add a shot to this scene')
                   if node.is_in(raccord.atspi.StateType.FOCUSED))
    x, y, _, height = raccord.place(focused)
    edge = (x - 12, y + height // 2, 24, 5)
    time.sleep(5)  # more than the three seconds after which GTK hides it
    assert any(red > blue + 60 for red, _, blue in screen.pixels(*edge)), 'it is seen where the keyboard is'


def a_name_from_afar_leads_to_its_scene(screen, raccord):
    """Scenes have no headings there: two clicks on a name go to one."""
    screen.key('f')
    screen.click(card(raccord, '1D'))
    for _ in range(12):
        if raccord.zoom() < 0.3:
            break
        screen.key('minus')
    wait_for('a small board', lambda: raccord.zoom() < 0.3, 30)
    x, y, width, _ = card(raccord, '1D')  # selected, it is a widget still
    x -= 3 * width * 11 // 10  # above the first card of its scene
    screen.look('board-view-names')
    screen.do('mousemove', x + 20, y - 9, 'click', '--repeat', 2, '--delay', 80, 1)
    wait_for('the scene large', lambda: raccord.zoom() > 0.4, 30)
    board, one = raccord.expect('list', 'Board'), card(raccord, '1A')
    assert board[0] <= one[0] and board[1] <= one[1], (board, one)


TESTS = [
    the_wheel_zooms_at_the_pointer,
    keys_show_all_the_selection_and_the_size_itself,
    the_middle_button_and_space_pan,
    a_card_held_at_the_edge_scrolls,
    escape_gives_a_drag_up,
    what_has_the_keyboard_is_in_sight,
    a_name_from_afar_leads_to_its_scene,
]

if __name__ == '__main__':
    # Nothing here is about what is sketched meanwhile.
    sys.exit(display.run('board-view', TESTS, settings={'automatic': 'false'}))
