# test-start.py - what a window begins with: Welcome if it is asked for, the example, About, the manual
#
#   test-start.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import children, done, project, steps  # noqa: E402
from screen import wait_for  # noqa: E402

# The film that was open last is there, but it is not what is asked for.
LAST = tempfile.mkdtemp(prefix='raccord-last-', suffix='.raccord')


def browser(raccord):
    """A program for pages that writes down what it is to show; returns the file."""
    shown = os.path.join(raccord.home, 'shown')
    program = os.path.join(raccord.home, 'browser')
    with open(program, 'w', encoding='utf-8') as file:
        file.write(f'#!/bin/sh\necho "$1" >> "{shown}"\n')
    os.chmod(program, 0o755)
    folder = os.path.join(raccord.home, 'data', 'applications')
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'reader.desktop'), 'w', encoding='utf-8') as file:
        file.write('[Desktop Entry]\nType=Application\nName=Reader\n'
                   f'Exec={program} %u\nMimeType=text/html;\n')
    with open(os.path.join(raccord.home, 'config', 'mimeapps.list'), 'w', encoding='utf-8') as file:
        file.write('[Default Applications]\ntext/html=reader.desktop\n')
    return shown


def asked_for(screen, raccord, words):
    screen.key('ctrl+k')
    wait_for('the palette', lambda: raccord.has('dialog', 'Find an action'), 60)
    screen.type(words)
    screen.key('Return')


def welcome_is_first(screen, raccord):
    raccord.expect('push button', 'Open the example')
    assert os.path.isdir(LAST) and not raccord.has('list item', 'Shot 1A'), 'no film is opened'
    screen.save('start-welcome')


def the_manual_opens_at_its_first_page(screen, raccord):
    shown = browser(raccord)
    screen.key('F1')
    wait_for('the page', lambda: os.path.exists(shown) and
             open(shown, encoding='utf-8').read().strip().endswith('/manual/index.html'), 60)


SCRIPT = '''INT. KITCHEN - DAY

LENA, thirty, drops a cup. It breaks. She looks at the door.

LENA
Who is there?

EXT. GARDEN - NIGHT

Lena runs to OTTO, who stands by the well.

OTTO
You came.
'''


def choose_script(screen, raccord, path):
    """From Welcome, by typing where the file is."""
    screen.click(raccord.expect('push button', 'New film from a script'))
    wait_for('the chooser', lambda: not raccord.focused().startswith('New film'), 60)
    screen.type(path)
    screen.key('Return')


def what_is_no_script_makes_no_film(screen, raccord):
    path = os.path.join(raccord.home, 'photo.txt')
    with open(path, 'wb') as file:
        file.write(bytes(range(256)))
    choose_script(screen, raccord, path)
    wait_for('why not', lambda: any('photo.txt' in node.name for node in raccord.nodes('label')), 60)
    assert raccord.film() is None, 'no empty film is left behind'
    screen.save('start-no-script')
    raccord.expect('push button', 'New film from a script')


def a_script_becomes_a_film(screen, raccord):
    """Scenes, shots and people are there at once, on the board and in the film's folder."""
    path = os.path.join(raccord.home, 'harbour.txt')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(SCRIPT)
    choose_script(screen, raccord, path)
    for name in ('Shot 1A', 'Shot 2A', '1 · Kitchen', '2 · Garden', 'Lena', 'Otto'):
        raccord.expect('list item', name)
    raccord.expect('label', 'harbour', 20)
    screen.save('start-script')
    film = project(raccord)
    assert [scene['place'] for scene in children(film, 'scene')] == ['KITCHEN', 'GARDEN'], film
    assert [person['name'] for person in children(film, 'character')] == ['Lena', 'Otto'], film
    assert all(children(scene, 'shot') for scene in children(film, 'scene')), film


def what_a_film_begins_with_is_not_undone(screen, raccord):
    """Ctrl+Z takes back what was done to it, and never the film itself."""
    undo = raccord.nodes('push button', 'Undo')[0]
    assert not undo.is_in(raccord.atspi.StateType.SENSITIVE), 'nothing was done yet'
    screen.click(raccord.expect('list item', '1 · Kitchen'))
    screen.key('Delete')
    done(raccord, 'Remove')
    screen.key('ctrl+z', 'ctrl+z')
    raccord.expect('list item', '1 · Kitchen')
    assert len(children(project(raccord), 'scene')) == 2 and steps(raccord)[-1] == 'undo', steps(raccord)
    screen.key('ctrl+w')


def the_example_is_opened(screen, raccord):
    screen.click(raccord.expect('push button', 'Open the example'))
    raccord.expect('list item', 'Shot 1A')
    raccord.stop_rendering()


def the_manual_opens_at_the_page_of_the_view(screen, raccord):
    shown = browser(raccord)
    raccord.view('Cut')
    screen.key('F1')
    wait_for('the page of the cut', lambda: open(shown, encoding='utf-8').read().strip().endswith(
        '/manual/cut.html'), 60)


def about_says_who_made_it(screen, raccord):
    asked_for(screen, raccord, 'about raccord')
    wait_for('About', lambda: raccord.has('label', 'The Raccord project') or
             raccord.has('push button', 'The Raccord project'), 60)
    screen.save('start-about')
    screen.key('Escape')


def it_ends_well(_screen, raccord):
    assert raccord.end() == 0


TESTS = [welcome_is_first, the_manual_opens_at_its_first_page, what_is_no_script_makes_no_film,
         a_script_becomes_a_film,
         what_a_film_begins_with_is_not_undone, the_example_is_opened,
         the_manual_opens_at_the_page_of_the_view, about_says_who_made_it, it_ends_well]

if __name__ == '__main__':
    status = display.run('start', TESTS, size=(1100, 700), settings={
        'on-start': "'welcome'", 'last-film': f"'{LAST}'", 'automatic': 'false'})
    os.rmdir(LAST)
    sys.exit(status)
