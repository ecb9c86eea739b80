# test-names.py - every control of every view has a name, a role and its state for a screen reader
#
#   test-names.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import done, rendered, undo  # noqa: E402
from screen import wait_for  # noqa: E402

# What one acts upon, whether or not the keyboard gets there.
CONTROLS = {'push button', 'toggle button', 'check box', 'radio button', 'link', 'text', 'entry',
            'password text', 'slider', 'spin button', 'combo box', 'menu item', 'list item', 'list',
            'table', 'tree table', 'dialog', 'progress bar', 'page tab', 'switch'}
# Boxes that scroll or hold, which GTK lets have the focus though nobody acts upon them.
HOLDERS = {'scroll pane', 'scroll bar', 'panel', 'label', 'table row', 'frame', 'window', 'viewport'}
# Roles that say nothing of what the keyboard is on.
SILENT = {'filler', 'unknown', 'invalid', 'panel', 'section', 'redundant object'}
# A row of a list of GTK's that opens, as of a combo box.
ROW = 'GtkListItemWidget'
# Without a name GTK 4.8 gives the name of the class.
CLASS = re.compile('(Gtk|Adw|Gdk|Rc)[A-Z][A-Za-z0-9]*$')
# Parts of GTK's and libadwaita's own widgets, which nobody can name: the list within a table, what a
# combo box shows and opens, what a window of preferences searches with.
LIBRARY = re.compile('list GtkColumnListView in |filler GtkListItemWidget in (combo box|push button)|'
                     'list (GtkListView|item without a name) in combo box|'
                     '(entry GtkSearchEntry|list GtkListBox|page tab GtkLabel) in frame “Preferences”')


def named(node):
    return bool(node.name.strip()) and not CLASS.match(node.name)


def nameless(raccord, node, within=''):
    """Where each control is that has no name: what stands above it, from the last that has one."""
    found = []
    here = within
    if named(node):
        here = f'{node.role} “{node.name}”'
    else:
        focusable = node.role not in HOLDERS | CONTROLS and node.is_in(
            raccord.atspi.StateType.FOCUSABLE)
        text = f'{node.role} {node.name or "without a name"} in {within}'
        if (node.role in CONTROLS or focusable) and not LIBRARY.match(text):
            found.append(text)
    for child in node.children:
        found += nameless(raccord, child, here)
    return found


def silent(raccord, top):
    """What the keyboard gets to though its role says nothing."""
    found = []
    for node in raccord.tree.listed(top):
        found += [(child, f'{child.role} {child.name} in {node.role}') for child in node.children
                  if child.role in SILENT]
    raccord.tree.ask_states([node for node, _ in found])
    return [text for node, text in found if node.name != ROW and
            node.states.contains(raccord.atspi.StateType.FOCUSABLE)]


def all_are_named(raccord, view, part='raccord'):
    top = wait_for(part, lambda: next((node for node in raccord.walk() if node.name == part), None))
    controls = [node for node in raccord.tree.listed(top) if node.role in CONTROLS]
    assert len(controls) > 8, f'{view}: only {len(controls)} controls'
    found = nameless(raccord, top)
    listed = '; '.join(f'{found.count(text)} × {text}' for text in sorted(set(found)))
    assert not found, f'{view}: {listed}'
    found = silent(raccord, top)
    assert not found, f'{view}: {found}'


def the_board(screen, raccord):
    raccord.expect('list item', 'Shot 1A')
    wait_for('a take', raccord.takes, 120)
    raccord.stop_rendering()
    all_are_named(raccord, 'board')


def is_in(raccord, role, name, state):
    """Whether the one of which the name begins so is in that state."""
    return raccord.nodes(role, name)[0].is_in(getattr(raccord.atspi.StateType, state))


def cards_say_what_and_where_they_are(screen, raccord):
    """Name, description and place; the selected one, and the one that has the keyboard."""
    cards = {node.name[5:7]: node for node in raccord.nodes('list item', 'Shot ')}
    places = {name: raccord.place(node) for name, node in cards.items()}
    assert {'1A', '1B', '1C', '2A'} <= set(cards), cards.keys()
    assert cards['1A'].name.startswith('Shot 1A, Extreme wide, 6.0 s'), cards['1A'].name
    assert cards['1B'].description.startswith('2 of 4 in 1 · Cliff path. Full shot, low angle'), \
        cards['1B'].description
    assert places['1A'][0] < places['1B'][0] < places['1C'][0], 'from left to right'
    assert places['1A'][1] == places['1B'][1] < places['2A'][1], 'a lane below the other'
    for name in ('1B', '2A'):
        screen.click(raccord.on_board('list item', f'Shot {name}'))
        wait_for(f'the keyboard on {name}', lambda: is_in(raccord, 'list item', f'Shot {name}', 'FOCUSED'), 30)
        assert [node.name[5:7] for node in raccord.nodes('list item', 'Shot ')
                if node.is_in(raccord.atspi.StateType.SELECTED)] == [name]


def controls_say_their_state(screen, raccord):
    """Pressed, expanded, not to be used."""
    assert is_in(raccord, 'push button', 'As lanes of scenes', 'PRESSED')
    assert not is_in(raccord, 'push button', 'As a grid of cards', 'PRESSED')
    for name, other in (('Collapse', 'Expand'), ('Expand', 'Collapse')):
        assert is_in(raccord, 'push button', f'{name} 1', 'EXPANDED') == (name == 'Collapse')
        screen.click(raccord.on_board('push button', f'{name} 1'))
        raccord.expect('push button', f'{other} 1')
    screen.click(raccord.on_board('list item', 'Shot 1A'))
    raccord.expect('push button', 'Live view')
    before = is_in(raccord, 'push button', 'Live view', 'EXPANDED')
    for expanded in (not before, before):
        screen.click(raccord.expect('label', 'LIVE VIEW'))
        wait_for('the view', lambda: is_in(raccord, 'push button', 'Live view', 'EXPANDED') == expanded, 30)
    assert not is_in(raccord, 'push button', 'Redo', 'SENSITIVE')
    screen.click(raccord.on_board('list item', 'Shot 1A'))
    screen.key('n')
    done(raccord, 'Add Shot')
    assert is_in(raccord, 'push button', 'Undo', 'SENSITIVE')
    undo(screen, raccord)
    wait_for('something to redo', lambda: is_in(raccord, 'push button', 'Redo', 'SENSITIVE'), 30)


def the_grid(screen, raccord):
    screen.key('ctrl+2')
    wait_for('the grid', lambda: raccord.is_pressed('As a grid of cards'))
    raccord.expect('list item', 'Shot 1A', within=('table', 'Grid of the shots'))
    all_are_named(raccord, 'grid')


def the_table(screen, raccord):
    screen.key('ctrl+3')
    wait_for('the table', lambda: raccord.is_pressed('As a table of shots'))
    raccord.expect('table cell', 'Label: 1A')
    all_are_named(raccord, 'table')
    screen.key('ctrl+1')


def the_stage(screen, raccord):
    screen.click(raccord.on_board('list item', 'Shot 1A'))
    x, y, width, height = raccord.open_stage()
    screen.key('r')
    wait_for('the tool', lambda: raccord.is_pressed('Rectangle'))
    assert not raccord.is_pressed('Hand')
    screen.drag((x + width * 3 // 10, y + height * 3 // 10), (x + width * 6 // 10, y + height * 8 // 10))
    screen.write(raccord.expect('text', 'Prompt of the region'), 'darker')
    all_are_named(raccord, 'stage with a mask')
    screen.key('Return')
    wait_for('the region', lambda: rendered(raccord), 120)
    raccord.expect('push button', 'Visible', 60)
    assert [node.name for node in raccord.nodes('list item', 'Sketch') + raccord.nodes('list item', 'Draft')
            if node.is_in(raccord.atspi.StateType.SELECTED)], 'the take that is shown'
    all_are_named(raccord, 'stage with a take and a region')


def the_stage_directed(screen, raccord):
    screen.click(raccord.expect('push button', 'Direct'))
    wait_for('the tool', lambda: raccord.is_pressed('Direct'))
    raccord.expect('image', 'Sketch to direct')
    all_are_named(raccord, 'direct')
    screen.key('v')


def the_cut(screen, raccord):
    raccord.view('Cut')
    raccord.expect('slider', 'Cut')
    all_are_named(raccord, 'cut')
    raccord.view('Board')


def the_palette(screen, raccord):
    screen.key('ctrl+k')
    raccord.expect('dialog', 'Find an action')
    all_are_named(raccord, 'palette')
    screen.key('Escape')
    wait_for('that it closes', lambda: not raccord.has('dialog', 'Find an action'))


def the_preferences(screen, raccord):
    screen.key('ctrl+comma')
    raccord.expect('label', 'Size of text')
    all_are_named(raccord, 'preferences')
    screen.key('Escape')
    wait_for('that they close', lambda: not raccord.has('frame', 'Preferences'))


def the_keys(screen, raccord):
    screen.key('ctrl+question')
    raccord.expect('entry', 'Find a key')
    all_are_named(raccord, 'keys')
    screen.key('Escape', 'Escape')
    wait_for('that they close', lambda: not raccord.has('entry', 'Find a key'))


def the_welcome(screen, raccord):
    screen.key('ctrl+w')
    raccord.expect('push button', "The Keeper's Light")
    # Of it alone: the board behind it has cards that show no shot.
    all_are_named(raccord, 'welcome', 'RcWelcome')


def a_control_without_a_name_is_found(screen, raccord):
    """The test itself: a name that is taken away is missed."""
    nodes = raccord.walk()
    button = next(node for node in nodes if node.role == 'push button' and
                  node.is_in(raccord.atspi.StateType.FOCUSABLE))
    for text in ('', 'GtkButton'):
        button.name = text
        assert nameless(raccord, nodes[0]), 'it is found'
    button.role = 'filler'
    assert silent(raccord, nodes[0]), 'that it is a button is missed, too'


tests = [
    the_board,
    cards_say_what_and_where_they_are,
    controls_say_their_state,
    the_grid,
    the_table,
    the_stage,
    the_stage_directed,
    the_cut,
    the_palette,
    the_preferences,
    the_keys,
    the_welcome,
    a_control_without_a_name_is_found,
]


if __name__ == '__main__':
    sys.exit(display.run('names', tests))
