# test-canvas.py - notes and arrows on the board, as a person makes, moves and removes them
#
#   test-canvas.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import done, project, steps, undo  # noqa: E402
from screen import wait_for  # noqa: E402


def free_place(raccord):
    """A point of the board where nothing is: below the cards of the last lane, to the right."""
    x, y, width, height = raccord.expect('push button', '+ Add a scene')
    board = raccord.expect('list', 'Board')
    return board[0] + board[2] * 2 // 3, y + height // 4


def double_click(screen, at):
    screen.do('mousemove', *at, 'click', '--repeat', '2', '--delay', '60', '1')


def start(screen, raccord):
    screen.click(raccord.on_board('list item', 'Shot 1A'))
    screen.key('f')
    wait_for('the whole film', lambda: raccord.find('push button', '+ Add a scene'), 90)


def a_double_click_writes_a_note(screen, raccord):
    start(screen, raccord)
    double_click(screen, free_place(raccord))
    wait_for('the keyboard in the note', lambda: raccord.focused() == 'Words of the note', 90)
    screen.type('Rain on the glass?')
    screen.look('canvas-writing')
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
    screen.click(raccord.on_board('list item', 'Shot 1A'))
    screen.key('t')
    wait_for('the keyboard in the note', lambda: raccord.focused() == 'Words of the note', 90)
    screen.type('Ask Ana')
    screen.key('ctrl+Return')
    done(raccord, 'Add Note', 2)
    note = raccord.on_board('list item', 'Note: Ask Ana')
    card = raccord.on_board('list item', 'Shot 1A')
    assert abs(note[1] - card[1]) < 30, (note, card)
    screen.look('canvas-notes')


def a_note_is_dragged_and_resized(screen, raccord):
    box = raccord.on_board('list item', 'Note: Rain')
    at = display.at(box, 0.5, 0.5)
    screen.drag(at, (at[0] - 120, at[1] - 40))
    done(raccord, 'Move Note')
    moved = raccord.on_board('list item', 'Note: Rain')
    assert abs(moved[0] - box[0] + 120) < 24, (box, moved)
    corner = moved[0] + moved[2] - 4, moved[1] + moved[3] - 4
    screen.drag(corner, (corner[0] + 60, corner[1] + 40))
    done(raccord, 'Resize Note')
    wait_for('a wider note', lambda: raccord.on_board('list item', 'Note: Rain')[2] > moved[2] + 30)
    undo(screen, raccord)


def keys_move_colour_and_write(screen, raccord):
    screen.click(raccord.on_board('list item', 'Note: Ask Ana'))
    wait_for('the keyboard on the note', lambda: raccord.focused().startswith('Note: Ask Ana'), 90)
    count = sum(name == 'Move Note' for name in steps(raccord))
    screen.key('shift+Down')
    done(raccord, 'Move Note', count + 1)
    screen.key('Return')
    wait_for('the keyboard in the note', lambda: raccord.focused() == 'Words of the note', 90)
    screen.type(' about it')
    screen.key('Escape')
    wait_for('the words', lambda: raccord.has('list item', 'Note: Ask Ana about it'), 90)
    screen.click(raccord.on_board('list item', 'Note: Ask Ana'), 3)
    raccord.expect('menu item', 'Blue', 90)
    screen.look('canvas-menu')
    # Where a menu is, the tree does not tell: the arrows find the way.
    for _ in range(12):
        if raccord.focused() == 'Blue':
            break
        screen.key('Down')
    screen.key('Return')
    done(raccord, 'Change Colour')


def keys_that_move_are_one_step(screen, raccord):
    screen.click(raccord.on_board('list item', 'Note: Ask Ana'))
    wait_for('the keyboard on the note', lambda: raccord.focused().startswith('Note: Ask Ana'), 90)
    before = raccord.expect('list item', 'Note: Ask Ana')
    count = sum(name == 'Move Note' for name in steps(raccord))
    screen.key('Right', 'Right', 'Right', 'Down')
    done(raccord, 'Move Note', count + 4)
    wait_for('the note elsewhere', lambda: raccord.expect('list item', 'Note: Ask Ana') != before, 90)
    undo(screen, raccord)
    wait_for('the note where it was', lambda: raccord.expect('list item', 'Note: Ask Ana') == before, 90)


def notes_are_cut_copied_and_pasted(screen, raccord):
    screen.click(raccord.on_board('list item', 'Note: Ask Ana'))
    wait_for('the keyboard on the note', lambda: raccord.focused().startswith('Note: Ask Ana'), 90)
    screen.key('ctrl+c', 'ctrl+v')
    done(raccord, 'Paste 1 Thing')
    wait_for('two of them', lambda: len(raccord.nodes('list item', 'Note: Ask Ana')) == 2, 90)
    screen.look('canvas-pasted')
    screen.key('ctrl+x')
    wait_for('one of them', lambda: len(raccord.nodes('list item', 'Note: Ask Ana')) == 1, 90)
    screen.key('ctrl+v')
    done(raccord, 'Paste 1 Thing', 2)
    for _ in range(3):
        undo(screen, raccord)
    wait_for('one of them', lambda: len(raccord.nodes('list item', 'Note: Ask Ana')) == 1, 90)


def an_arrow_joins_a_note_and_a_card(screen, raccord):
    screen.key('Escape', 'a')
    wait_for('what is to be dragged', lambda: raccord.has('label', 'Drag from one thing'), 90)
    screen.drag(display.at(raccord.on_board('list item', 'Note: Ask Ana'), 0.5, 0.5),
                display.at(raccord.on_board('list item', 'Shot 1B'), 0.5, 0.5))
    done(raccord, 'Add Arrow')
    wait_for('the arrow', lambda: raccord.has(
        'list item', 'Arrow from Note “Ask Ana about it” to Shot 1B'), 90)
    screen.look('canvas-arrow')
    # It follows the note.
    arrow = raccord.expect('list item', 'Arrow from')
    count = sum(name == 'Move Note' for name in steps(raccord))
    at = display.at(raccord.on_board('list item', 'Note: Ask Ana'), 0.5, 0.5)
    screen.drag(at, (at[0] + 60, at[1] + 90))
    done(raccord, 'Move Note', count + 1)
    wait_for('the arrow elsewhere', lambda: raccord.expect('list item', 'Arrow from') != arrow)


def a_rubber_band_catches_notes_too(screen, raccord):
    note = raccord.on_board('list item', 'Note: Rain')
    screen.drag((note[0] + note[2] + 30, note[1] + note[3] + 12), (note[0] + 10, note[1] + 10))
    screen.key('ctrl+d')
    done(raccord, 'Duplicate Notes')
    undo(screen, raccord)


def a_note_is_taken_from_whatever_was_selected(screen, raccord):
    """A press on it ends what was selected and written before: of that nothing is left to be touched."""
    for before in ('Shot 1B', 'Shot 2A'):
        screen.click(raccord.on_board('list item', before))
        x, y = free_place(raccord)
        double_click(screen, (x - 60, y + 90))
        wait_for('the keyboard in the note', lambda: raccord.focused() == 'Words of the note', 90)
        screen.type('Wind')
        screen.do('mousemove', x + 200, y + 120, 'click', 3)
        raccord.expect('menu item', 'Write a note here', 20)
        screen.key('Escape')
        screen.click(raccord.on_board('list item', before))
        note = raccord.on_board('list item', 'Note: Wind')
        double_click(screen, (note[0] + note[2] // 2, note[1] + note[3] // 2))
        wait_for('the keyboard in the note', lambda: raccord.focused() == 'Words of the note', 90)
        screen.key('Escape', 'Delete')
        wait_for('no note', lambda: not raccord.has('list item', 'Note: Wind'), 90)


def a_note_goes_with_its_arrows(screen, raccord):
    screen.click(raccord.on_board('list item', 'Note: Ask Ana'))
    screen.key('Delete')
    done(raccord, 'Remove Note “Ask Ana')
    wait_for('neither', lambda: not raccord.has('list item', 'Arrow from') and
             not raccord.has('list item', 'Note: Ask Ana'), 90)
    screen.look('canvas-removed')
    undo(screen, raccord)
    wait_for('both', lambda: raccord.has('list item', 'Arrow from') and
             raccord.has('list item', 'Note: Ask Ana'), 90)


def they_are_saved(screen, raccord):
    def kinds():
        return sorted(child['type'] for child in project(raccord)['children']
                      if child['type'] in ('sticky', 'arrow'))

    wait_for('them in the file', lambda: kinds() == ['arrow', 'sticky', 'sticky'], 90)
    for _ in range(3):
        screen.key('minus')
    screen.look('canvas-far')
    screen.key('f')


TESTS = [
    a_double_click_writes_a_note,
    nothing_written_is_no_note,
    a_key_writes_a_note_beside_the_scene,
    a_note_is_dragged_and_resized,
    keys_move_colour_and_write,
    keys_that_move_are_one_step,
    notes_are_cut_copied_and_pasted,
    an_arrow_joins_a_note_and_a_card,
    a_rubber_band_catches_notes_too,
    a_note_is_taken_from_whatever_was_selected,
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
