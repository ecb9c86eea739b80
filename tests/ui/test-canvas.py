# test-canvas.py - notes and arrows on the board, as a person makes, moves and removes them
#
#   test-canvas.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
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


def undo(screen, raccord):
    count = steps(raccord).count('undo')
    screen.key('ctrl+z')
    wait_for('the undo', lambda: steps(raccord).count('undo') > count, 90)


def look(screen, name):
    if 'RACCORD_TEST_LOOK' in os.environ:
        time.sleep(1)
        screen.save('canvas-' + name)


def zoom(raccord):
    """How large the cards are shown: the button to show them at 100 % says so."""
    button = wait_for('the zoom', lambda: raccord.nodes('push button', 'Show at 100 %'))[0]
    return int(next(node.name for node in raccord.tree.listed(button) if node.role == 'label')[:-2]) / 100


def on_board(raccord, name):
    """Where it is; the tree tells its size as if the board were not zoomed."""
    x, y, width, height = raccord.expect('list item', name)
    scale = zoom(raccord)
    return x, y, int(width * scale), int(height * scale)


def middle(box):
    return box[0] + box[2] // 2, box[1] + box[3] // 2


def free_place(raccord):
    """A point of the board where nothing is: below the cards of the last lane, to the right."""
    x, y, width, height = raccord.expect('push button', '+ Add a scene')
    board = raccord.expect('list', 'Board')
    return board[0] + board[2] * 2 // 3, y + height // 4


def double_click(screen, at):
    screen.do('mousemove', *at, 'click', '--repeat', '2', '--delay', '60', '1')


def start(screen, raccord):
    screen.click(on_board(raccord, 'Shot 1A'))
    screen.key('f')
    wait_for('the whole film', lambda: raccord.find('push button', '+ Add a scene'), 90)


def a_double_click_writes_a_note(screen, raccord):
    start(screen, raccord)
    double_click(screen, free_place(raccord))
    wait_for('the keyboard in the note', lambda: raccord.focused() == 'Words of the note', 90)
    screen.type('Rain on the glass?')
    look(screen, 'writing')
    screen.key('Escape')
    done(raccord, 'Add Note')
    wait_for('the note', lambda: raccord.has('list item', 'Note: Rain on the glass?'), 90)
    undo(screen, raccord)
    wait_for('no note', lambda: not raccord.has('list item', 'Note: Rain'), 90)
    screen.key('ctrl+shift+z')
    wait_for('the note again', lambda: raccord.has('list item', 'Note: Rain on the glass?'), 90)


def nothing_written_is_no_note(screen, raccord):
    before = len(steps(raccord))
    x, y = free_place(raccord)
    double_click(screen, (x + 40, y + 60))
    wait_for('the keyboard in the note', lambda: raccord.focused() == 'Words of the note', 90)
    screen.key('Escape')
    wait_for('that it is over', lambda: raccord.focused() != 'Words of the note', 90)
    assert len(steps(raccord)) == before


def a_key_writes_a_note_beside_the_scene(screen, raccord):
    screen.click(on_board(raccord, 'Shot 1A'))
    screen.key('t')
    wait_for('the keyboard in the note', lambda: raccord.focused() == 'Words of the note', 90)
    screen.type('Ask Ana')
    screen.key('ctrl+Return')
    done(raccord, 'Add Note', 2)
    note = on_board(raccord, 'Note: Ask Ana')
    card = on_board(raccord, 'Shot 1A')
    assert abs(note[1] - card[1]) < 30, (note, card)
    look(screen, 'notes')


def a_note_is_dragged_and_resized(screen, raccord):
    box = on_board(raccord, 'Note: Rain')
    at = middle(box)
    screen.drag(at, (at[0] - 120, at[1] - 40))
    done(raccord, 'Move Note')
    moved = on_board(raccord, 'Note: Rain')
    assert abs(moved[0] - box[0] + 120) < 24, (box, moved)
    corner = moved[0] + moved[2] - 4, moved[1] + moved[3] - 4
    screen.drag(corner, (corner[0] + 60, corner[1] + 40))
    done(raccord, 'Resize Note')
    wait_for('a wider note', lambda: on_board(raccord, 'Note: Rain')[2] > moved[2] + 30)
    undo(screen, raccord)


def keys_move_colour_and_write(screen, raccord):
    screen.click(on_board(raccord, 'Note: Ask Ana'))
    wait_for('the keyboard on the note', lambda: raccord.focused().startswith('Note: Ask Ana'), 90)
    count = sum(name == 'Move Note' for name in steps(raccord))
    screen.key('shift+Down')
    done(raccord, 'Move Note', count + 1)
    screen.key('Return')
    wait_for('the keyboard in the note', lambda: raccord.focused() == 'Words of the note', 90)
    screen.type(' about it')
    screen.key('Escape')
    wait_for('the words', lambda: raccord.has('list item', 'Note: Ask Ana about it'), 90)
    screen.click(on_board(raccord, 'Note: Ask Ana'), 3)
    raccord.expect('menu item', 'Blue', 90)
    look(screen, 'menu')
    # Where a menu is, the tree does not tell: the arrows find the way.
    for _ in range(12):
        if raccord.focused() == 'Blue':
            break
        screen.key('Down')
    screen.key('Return')
    done(raccord, 'Change Colour')


def an_arrow_joins_a_note_and_a_card(screen, raccord):
    screen.key('Escape', 'a')
    time.sleep(0.3)
    screen.drag(middle(on_board(raccord, 'Note: Ask Ana')), middle(on_board(raccord, 'Shot 1B')))
    done(raccord, 'Add Arrow')
    wait_for('the arrow', lambda: raccord.has(
        'list item', 'Arrow from Note “Ask Ana about it” to Shot 1B'), 90)
    look(screen, 'arrow')
    # It follows the note.
    arrow = raccord.expect('list item', 'Arrow from')
    count = sum(name == 'Move Note' for name in steps(raccord))
    at = middle(on_board(raccord, 'Note: Ask Ana'))
    screen.drag(at, (at[0] + 60, at[1] + 90))
    done(raccord, 'Move Note', count + 1)
    wait_for('the arrow elsewhere', lambda: raccord.expect('list item', 'Arrow from') != arrow)


def a_rubber_band_catches_notes_too(screen, raccord):
    note = on_board(raccord, 'Note: Rain')
    screen.drag((note[0] + note[2] + 30, note[1] + note[3] + 12), (note[0] + 10, note[1] + 10))
    screen.key('ctrl+d')
    done(raccord, 'Duplicate Notes')
    undo(screen, raccord)


def a_note_goes_with_its_arrows(screen, raccord):
    screen.click(on_board(raccord, 'Note: Ask Ana'))
    screen.key('Delete')
    done(raccord, 'Remove Note “Ask Ana')
    wait_for('neither', lambda: not raccord.has('list item', 'Arrow from') and
             not raccord.has('list item', 'Note: Ask Ana'), 90)
    look(screen, 'removed')
    undo(screen, raccord)
    wait_for('both', lambda: raccord.has('list item', 'Arrow from') and
             raccord.has('list item', 'Note: Ask Ana'), 90)


def they_are_saved(screen, raccord):
    screen.key('ctrl+s')
    path = os.path.join(raccord.film(), 'project.json')

    def kinds():
        with open(path, encoding='utf-8') as file:
            children = json.load(file)['project']['children']
        return sorted(child['type'] for child in children if child['type'] in ('sticky', 'arrow'))

    wait_for('them in the file', lambda: kinds() == ['arrow', 'sticky', 'sticky'], 90)
    for _ in range(3):
        screen.key('minus')
    look(screen, 'far')
    screen.key('f')


TESTS = [
    a_double_click_writes_a_note,
    nothing_written_is_no_note,
    a_key_writes_a_note_beside_the_scene,
    a_note_is_dragged_and_resized,
    keys_move_colour_and_write,
    an_arrow_joins_a_note_and_a_card,
    a_rubber_band_catches_notes_too,
    a_note_goes_with_its_arrows,
    they_are_saved,
]

if __name__ == '__main__':
    # Nothing here is about what is sketched meanwhile.
    settings = {'automatic': 'false'}
    if 'RACCORD_TEST_LIGHT' in os.environ:
        settings['colour-scheme'] = "'light'"
    small = {'size': (1100, 700)} if 'RACCORD_TEST_SMALL' in os.environ else {}
    sys.exit(display.run('canvas', TESTS, settings=settings, **small))
