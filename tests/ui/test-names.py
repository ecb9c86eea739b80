# test-names.py - every control of every view has a name and a role for a screen reader
#
#   test-names.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from screen import wait_for  # noqa: E402

# What one acts upon, whether or not the keyboard gets there.
CONTROLS = {'push button', 'toggle button', 'check box', 'radio button', 'link', 'text', 'entry',
            'password text', 'slider', 'spin button', 'combo box', 'menu item', 'list item', 'list',
            'tree table', 'dialog', 'progress bar', 'page tab', 'switch'}
# Boxes that scroll or hold, which GTK lets have the focus though nobody acts upon them.
HOLDERS = {'scroll pane', 'scroll bar', 'panel', 'label', 'table row', 'frame', 'window', 'viewport'}
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


def all_are_named(raccord, view, part='raccord'):
    top = wait_for(part, lambda: next((node for node in raccord.walk() if node.name == part), None))
    controls = [node for node in raccord.tree.listed(top) if node.role in CONTROLS]
    assert len(controls) > 8, f'{view}: only {len(controls)} controls'
    found = nameless(raccord, top)
    listed = '; '.join(f'{found.count(text)} × {text}' for text in sorted(set(found)))
    assert not found, f'{view}: {listed}'


def the_board(screen, raccord):
    raccord.expect('list item', 'Shot 1A')
    raccord.stop_rendering()
    all_are_named(raccord, 'board')


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
    raccord.view('Stage')
    raccord.expect('push button', 'Brush')
    all_are_named(raccord, 'stage')


def the_stage_directed(screen, raccord):
    screen.key('a')
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
    button = next(node for node in nodes if node.role == 'push button')
    for text in ('', 'GtkButton'):
        button.name = text
        assert nameless(raccord, nodes[0]), 'it is found'


tests = [
    the_board,
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
