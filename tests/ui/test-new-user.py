# test-new-user.py - the five tasks of somebody who has never seen it, from a new film to a movie
#
# Each says in how many steps it is done, and fails if it takes more: a step is a click, a drag, words that are
# typed, or a key.
#
#   test-new-user.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import functools
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import film  # noqa: E402
import screen as display  # noqa: E402
from screen import wait_for  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
PICTURE = os.path.join(HERE, '..', '..', 'data', 'examples', 'images', 'tomas.png')


def in_steps(most):
    """Counts what a task takes; the keys that put a wait to the test are in it."""
    def counted(task):
        @functools.wraps(task)
        def do(screen, raccord):
            screen.did.clear()
            task(screen, raccord)
            took = sum(screen.did.values())
            kinds = ', '.join(f'{count} {kind}' for kind, count in sorted(screen.did.items()))
            print(f'{task.__name__}: {took} steps: {kinds}')
            assert took <= most, f'{took} steps, not {most}: {kinds}'
        return do
    return counted


def coats(screen, raccord, role, name):
    """How much red there is in a picture of the window, less the blue."""
    x, y, width, height = raccord.expect(role, name)
    pixels = screen.pixels(x + width * 3 // 8, y + height // 3, width // 4, height // 3)
    return sum(red - blue for red, green, blue in pixels) / len(pixels)


def the_example_is_left(screen, raccord):
    """What it sketches takes no time from what is made here."""
    raccord.expect('list item', 'Shot 1A')
    raccord.stop_rendering()


@in_steps(9)
def a_shot_is_made_from_scratch(screen, raccord):
    """Seven: a new film, its name; a scene, its place; a shot, its prompt, the words."""
    path = os.path.join(raccord.home, 'Night bus.raccord')
    screen.key('ctrl+n')
    raccord.choose_file(path)
    wait_for('the film', lambda: os.path.isfile(path + '/project.json'))
    raccord.film = lambda: path
    raccord.expect('label', 'A film begins with a scene')
    screen.click(raccord.expect('push button', 'Add a scene'))
    film.done(raccord, 'Add Scene')
    wait_for('the keyboard in its place', lambda: raccord.focused() == 'PLACE', 20)
    screen.type('Bus stop')
    wait_for('the place', lambda: film.last(raccord, 'place') == 'Bus stop')
    screen.save('new-user-scene')
    screen.click(raccord.expect('label', '+ Add a shot'))
    film.done(raccord, 'Add Shot')
    screen.click(raccord.expect('text', 'PROMPT'))
    screen.type('Medium shot. ')
    wait_for('the words', lambda: film.last(raccord, 'prompt') == 'Medium shot. ')
    screen.save('new-user-shot')


@in_steps(11)
def a_character_gets_a_picture(screen, raccord):
    """Six: a character, its name, a slot, the file; back in the prompt, @ and Enter."""
    screen.click(raccord.expect('push button', 'Add a character'))
    wait_for('the keyboard in its name', lambda: raccord.focused() == 'NAME', 20)
    screen.type('Lin')
    wait_for('the name', lambda: film.last(raccord, 'name') == 'Lin')
    screen.click(raccord.expect('push button', 'Add an image'))
    raccord.choose_file(os.path.realpath(PICTURE))
    wait_for('the picture', lambda: 'tomas.png' in raccord.journal())
    screen.click(raccord.expect('list item', 'Shot 1A'))
    screen.click(raccord.expect('text', 'PROMPT'))
    screen.key('ctrl+End')
    screen.type('@L')
    raccord.expect('list item', 'Lin')
    screen.key('Return')
    screen.type(' stands at the bus stop.')
    wait_for('the mention', lambda: '@Lin stands' in (film.last(raccord, 'prompt') or ''))
    wait_for('a take', raccord.takes, 120)
    wait_for('that it rests', lambda: raccord.has('push button', 'Up to date') or
             raccord.has('label', 'Up to date'), 120)


@in_steps(7)
def a_coat_gets_another_colour(screen, raccord):
    """Five: the stage, the tool, the figure, the words, Enter. It is seen on the board, too."""
    card = coats(screen, raccord, 'list item', 'Shot 1A')
    raccord.view('Stage')
    raccord.expect('image', 'Picture')
    before = coats(screen, raccord, 'image', 'Picture')
    screen.key('p')
    screen.click(raccord.expect('image', 'Picture'))
    raccord.expect('label', 'Mask ')
    screen.click(raccord.expect('text', 'Prompt of the region'))
    screen.type('a red coat')
    screen.key('Return')
    raccord.expect('label', 'Up to date: change', 120)
    wait_for('the red coat', lambda: coats(screen, raccord, 'image', 'Picture') > before + 10, 60)
    screen.save('new-user-coat')
    raccord.view('Board')
    wait_for('the red coat on the card',
             lambda: coats(screen, raccord, 'list item', 'Shot 1A') > card + 10, 60)
    screen.save('new-user-card')


@in_steps(4)
def shots_change_places(screen, raccord):
    """One: a card is dragged before the other."""
    screen.click(raccord.expect('list item', 'Shot 1A'))
    screen.key('n')
    second = raccord.expect('list item', 'Shot 1B')
    raccord.stop_rendering()
    first = raccord.expect('list item', 'Shot 1A')
    screen.drag((second[0] + second[2] // 2, second[1] + 60), (first[0] + 30, first[1] + 70))
    film.done(raccord, 'Move ')


@in_steps(10)
def only_what_is_missing_is_rendered(screen, raccord):
    """Three, behind a shot that was changed and stopped: the header, which says how much that is, and its button."""
    wait_for('that it rests', lambda: raccord.has('label', 'Up to date'), 120)
    screen.click(raccord.expect('list item', 'Shot 1A'))
    screen.click(raccord.expect('text', 'PROMPT'))
    screen.type('A bus in the rain.')
    wait_for('its sketch', lambda: raccord.has('label', '1 rendering'), 20)
    raccord.stop_rendering()
    before = {shot['id']: len(film.children(shot, 'take')) for shot in film.shots(raccord)}
    screen.click(raccord.expect('label', '1 to render'))
    for _ in range(5):
        if raccord.focused() == 'Render what is missing':
            break
        screen.key('Tab')
    screen.key('Return')
    wait_for('that it rests', lambda: raccord.has('label', 'Up to date'), 120)
    screen.key('Escape')
    after = {shot['id']: len(film.children(shot, 'take')) for shot in film.shots(raccord)}
    changed = [shot for shot, takes in after.items() if takes != before[shot]]
    assert len(changed) == 1 and len(after) == 2, (before, after)


@in_steps(8)
def the_film_leaves_as_a_movie(screen, raccord):
    """Three: Hand off, a movie, its name."""
    movie = os.path.join(raccord.home, 'bus.mp4')
    screen.click(raccord.expect('push button', 'Hand off'))
    # Its places are those of a window of its own: keys reach it.
    raccord.expect('menu item', 'Write a movie')
    for _ in range(5):
        if raccord.focused().startswith('Write a movie'):
            break
        screen.key('Down')
    screen.key('Return')
    raccord.choose_file(movie)
    # It is said for a few seconds only: it is looked for from now on.
    wait_for('that it is said', lambda: raccord.has('label', '“bus.mp4” is written'), 120)
    assert os.path.isfile(movie)
    screen.save('new-user-movie')


tests = [
    the_example_is_left,
    a_shot_is_made_from_scratch,
    a_character_gets_a_picture,
    a_coat_gets_another_colour,
    shots_change_places,
    only_what_is_missing_is_rendered,
    the_film_leaves_as_a_movie,
]

if __name__ == '__main__':
    sys.exit(display.run('new-user', tests))
