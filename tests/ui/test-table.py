# test-table.py - the board as a grid and as a table: seen, sorted, edited, several shots together
#
#   test-table.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import edits, steps  # noqa: E402
from screen import wait_for  # noqa: E402


def show(screen, raccord, view):
    names = {'Lanes': 'As lanes of scenes', 'Grid': 'As a grid of cards', 'Table': 'As a table of shots'}
    screen.key(f'ctrl+{list(names).index(view) + 1}')
    wait_for(f'the view “{view}”', lambda: raccord.is_pressed(names[view]), 30)


def cells(raccord, column):
    """(place, text) of the cells of a column, from above."""
    found = [(raccord.place(node), node.name[len(column) + 2:])
             for node in raccord.nodes('table cell', column + ': ')]
    return sorted((place, text) for place, text in found if place and place[3] > 0)


def column_text(raccord, column):
    """What stands in a column's cells, from above, without units."""
    found = sorted((place[1], text.split(' ')[0]) for place, text in cells(raccord, column))
    return [text for _, text in found]


def labels(raccord):
    """The labels of the rows, from above."""
    return column_text(raccord, 'Label')


def cell(raccord, label, column):
    """Where the cell of that column is in the row of the shot."""
    y = raccord.expect('table cell', f'Label: {label}')[1]
    return wait_for(f'the cell “{column}” of {label}', lambda: next(
        (place for place, _ in cells(raccord, column) if abs(place[1] - y) < 4), None))


def the_film_is_a_table(screen, raccord):
    raccord.expect('list item', 'Shot 1A')
    raccord.stop_rendering()
    show(screen, raccord, 'Table')
    wait_for('rows in the order of the film', lambda: labels(raccord)[:3] == ['1A', '1B', '1C'])
    wait_for('what the prompt says of a size', lambda: raccord.find('table cell', 'Shot size: Wide'))
    screen.save('table-dark')


def a_cell_is_edited_where_it_stands(screen, raccord):
    show(screen, raccord, 'Table')
    screen.click(cell(raccord, '1B', 'Duration'))
    screen.key('F2')
    raccord.expect('text', 'Duration')
    screen.type('7.5')
    screen.key('Return')
    wait_for('the edit as one step', lambda: steps(raccord)[-1] == 'Change Duration of Shot 1B', 30)
    wait_for('what was typed in the cell', lambda: raccord.find('table cell', 'Duration: 7.5 s'), 30)
    screen.key('Return')
    raccord.expect('text', 'Duration')
    screen.type('9')
    screen.key('Escape')
    wait_for('the editor closed', lambda: not raccord.has('text', 'Duration'), 30)
    assert steps(raccord)[-1] == 'Change Duration of Shot 1B', 'Escape gives it up'
    screen.key('ctrl+z')
    wait_for('the undo', lambda: raccord.find('table cell', 'Duration: 5.0 s') and
             not raccord.find('table cell', 'Duration: 7.5 s'), 30)


def what_is_only_shown_is_changed_where_it_comes_from(screen, raccord):
    show(screen, raccord, 'Table')
    first = cell(raccord, '1B', 'Label')
    screen.click(cell(raccord, '1B', 'Characters'))
    screen.key('Return')
    raccord.expect('text', 'Prompt', 20)
    screen.key('Escape')
    screen.click(cell(raccord, '1B', 'Label'))
    screen.key('End', 'Left', 'Return')
    wait_for('the takes', lambda: raccord.is_pressed('Stage'), 30)
    raccord.view('Board')
    screen.click(cell(raccord, '1B', 'Takes'))
    screen.key('Home')  # what follows finds the first columns again
    wait_for('the first column', lambda: cell(raccord, '1B', 'Label') == first, 30)


def a_size_is_chosen_by_its_letter(screen, raccord):
    show(screen, raccord, 'Table')
    screen.click(cell(raccord, '1B', 'Label'))
    screen.key('Right', 'Return')
    raccord.expect('list item', 'From the prompt')
    screen.key('w', 'Return')
    wait_for('the size', lambda: steps(raccord)[-1] == 'Change Shot Size of Shot 1B', 30)
    edit = [edit for edit in edits(raccord) if edit.get('property') == 'size'][-1]
    assert (edit['property'], edit['new']) == ('size', 'WS'), edit
    screen.key('ctrl+z')


def keys_go_and_sort(screen, raccord):
    show(screen, raccord, 'Table')
    order = labels(raccord)
    screen.click(cell(raccord, '1A', 'Label'))
    screen.key('Down', 'Right', 'Right', 'Right', 'Right')
    screen.key('s')
    wait_for('another order', lambda: labels(raccord) != order, 30)
    lenses = [float(value) for value in column_text(raccord, 'Lens')]
    assert lenses == sorted(lenses), lenses
    screen.key('s')
    wait_for('downwards', lambda: [float(value) for value in column_text(raccord, 'Lens')] ==
             sorted(lenses, reverse=True), 30)
    screen.key('shift+s')
    wait_for('the order of the film', lambda: labels(raccord) == order, 30)


def the_keys_of_the_board_work_here(screen, raccord):
    show(screen, raccord, 'Table')
    screen.click(cell(raccord, '1C', 'Label'))
    screen.key('ctrl+d')
    wait_for('a duplicate', lambda: steps(raccord)[-1].startswith('Duplicate'), 30)
    wait_for('its row', lambda: '1E' in labels(raccord), 30)
    screen.key('ctrl+z')
    wait_for('that it is gone', lambda: '1E' not in labels(raccord), 30)


def shots_are_cards_of_one_size(screen, raccord):
    show(screen, raccord, 'Grid')
    before = card(raccord, 'Shot 1A')
    screen.save('grid-dark')
    screen.click(before)
    screen.key('plus', 'plus')
    wait_for('larger cards', lambda: card(raccord, 'Shot 1A')[2] > before[2], 30)
    screen.key('minus', 'minus')
    x, y, width, height = card(raccord, 'Shot 1B')
    screen.do('mousemove', x + width // 2, y + height // 3, 'click', '--repeat', 2, '--delay', 60, 1)
    wait_for('the stage', lambda: raccord.is_pressed('Stage'), 30)
    raccord.view('Board')


def brightness(screen, box):
    """Of the lightest pixels: those of the letters, or of the picture."""
    pixels = sorted(sum(pixel) for pixel in screen.pixels(*box))
    return sum(pixels[-20:]) / 20


def shots_are_looked_for_in_every_view(screen, raccord):
    """Ctrl+F opens the bar over the grid and over the table too; what does not match is dimmed."""
    for view, place in (('Table', lambda label: cell(raccord, label, 'Label')),
                        ('Grid', lambda label: card(raccord, 'Shot ' + label))):
        show(screen, raccord, view)
        screen.click(place('1A'))
        screen.key('ctrl+f')
        raccord.focus('entry', 'Find shots')
        bar, first = raccord.expect('entry', 'Find shots'), place('1A')
        assert bar[1] + bar[3] <= first[1], f'{view}: the bar covers the first: {bar} {first}'
        before = brightness(screen, place('1B'))
        screen.type('scene:2')
        wait_for(f'{view}: those of the first scene dimmed',
                 lambda: brightness(screen, place('1B')) < before * 0.6, 30)
        screen.save(f'find-{view.lower()}')
        screen.key('Escape')
        wait_for(f'{view}: as bright as before',
                 lambda: brightness(screen, place('1B')) > before * 0.9, 30)
        assert raccord.focused() != 'Find shots', 'the bar is closed'


def carry_a_row(screen, raccord, label, below):
    """Picks up a row and holds it over the lower half of another one; returns where that ends."""
    x, y = display.at(cell(raccord, label, 'Camera move'), 0.5, 0.5)
    screen.do('mousemove', x, y, 'mousedown', 1)
    for step in (4, 8, 12, 60):
        screen.do('mousemove', x, y + step)
        time.sleep(0.2)
    # near the edge the rows have moved on meanwhile
    place = wait_for('rows that rest', lambda: display.resting(lambda: cell(raccord, below, 'Camera move')))
    for step in (3, 1, 0):
        screen.do('mousemove', x + 6 - step, place[1] + int(place[3] * 0.8) - step)
        time.sleep(0.2)
    return place[1] + place[3]


def marked(screen, raccord, bottom):
    """Whether a line of the accent's colour lies there, far from what is carried."""
    x = cell(raccord, '1A', 'Picture')[0]
    return sum(r > 190 and 110 < g < 200 and b < 110
               for r, g, b in screen.pixels(x, bottom - 8, 40, 14)) >= 80


def rows_are_dragged_to_another_place(screen, raccord):
    show(screen, raccord, 'Table')
    wait_for('the order of the film', lambda: labels(raccord)[:3] == ['1A', '1B', '1C'])
    order = column_text(raccord, 'Prompt')[:3]
    bottom = carry_a_row(screen, raccord, '1A', '1C')
    wait_for('a mark below the third', lambda: marked(screen, raccord, bottom), 30)
    screen.save('table-drag')
    screen.do('mouseup', 1)
    wait_for('the move', lambda: steps(raccord)[-1] == 'Move Shot 1A', 30)
    wait_for('its new place', lambda: column_text(raccord, 'Prompt')[:3] == order[1:] + order[:1], 30)
    screen.key('ctrl+z')
    wait_for('the undo', lambda: column_text(raccord, 'Prompt')[:3] == order, 30)


def escape_lets_go_of_a_row(screen, raccord):
    show(screen, raccord, 'Table')
    order, count = column_text(raccord, 'Prompt')[:3], len(steps(raccord))
    bottom = carry_a_row(screen, raccord, '1A', '1C')
    wait_for('a mark below the third', lambda: marked(screen, raccord, bottom), 30)
    screen.key('Escape')
    wait_for('that nothing is marked', lambda: not marked(screen, raccord, bottom), 30)
    screen.do('mouseup', 1)
    # the next one shows that the pointer is free, and that only it was moved
    bottom = carry_a_row(screen, raccord, '1A', '1C')
    wait_for('a mark again', lambda: marked(screen, raccord, bottom), 30)
    screen.do('mouseup', 1)
    wait_for('the move', lambda: column_text(raccord, 'Prompt')[:3] == order[1:] + order[:1], 30)
    assert len(steps(raccord)) == count + 1
    screen.key('ctrl+z')
    wait_for('the undo', lambda: column_text(raccord, 'Prompt')[:3] == order, 30)


def sorted_rows_stay(screen, raccord):
    """Between two rows of another order there is no place."""
    show(screen, raccord, 'Table')
    screen.click(cell(raccord, '1A', 'Label'))
    screen.key('s')
    wait_for('the way back', lambda: raccord.find('push button', 'Film order'), 30)
    count = len(steps(raccord))
    bottom = carry_a_row(screen, raccord, '1A', '1C')
    time.sleep(0.5)
    assert not marked(screen, raccord, bottom)
    screen.do('mouseup', 1)
    screen.click(raccord.expect('push button', 'Film order'))
    assert len(steps(raccord)) == count, 'nothing moved'


def card(raccord, name):
    """Where the card in the grid is: the lanes have one of that name too."""
    return raccord.expect('list item', name, within=('table', 'Grid of the shots'))


def cards_are_dragged_to_another_place(screen, raccord):
    show(screen, raccord, 'Grid')
    first, third = card(raccord, 'Shot 1A'), card(raccord, 'Shot 1C')
    from_there = display.at(first, 0.5, 0.3)
    screen.do('mousemove', *from_there, 'mousedown', 1)
    for part in (0.3, 0.6, 0.9, 1):
        screen.do('mousemove', from_there[0] + int((third[0] + third[2] * 0.8 - from_there[0]) * part),
                  from_there[1] + int(8 * part))
        time.sleep(0.2)
    beside = (third[0] + third[2], third[1] + third[3] - 60, 8, 40)  # below what is carried
    wait_for('a mark behind the third', lambda: sum(
        r > 190 and 110 < g < 200 and b < 110 for r, g, b in screen.pixels(*beside)) >= 120, 30)
    screen.save('grid-drag')
    screen.do('mouseup', 1)
    wait_for('the move', lambda: steps(raccord)[-1] == 'Move Shot 1A', 30)
    wait_for('its new place', lambda: card(raccord, 'Shot 1C, Extreme wide') == third, 30)
    screen.key('ctrl+z')
    wait_for('the undo', lambda: card(raccord, 'Shot 1A, Extreme wide') == first, 30)


TESTS = [the_film_is_a_table, a_cell_is_edited_where_it_stands,
         what_is_only_shown_is_changed_where_it_comes_from, a_size_is_chosen_by_its_letter,
         keys_go_and_sort, the_keys_of_the_board_work_here, shots_are_looked_for_in_every_view,
         rows_are_dragged_to_another_place, escape_lets_go_of_a_row, sorted_rows_stay,
         shots_are_cards_of_one_size, cards_are_dragged_to_another_place]

if __name__ == '__main__':
    sys.exit(display.run('table', TESTS))
