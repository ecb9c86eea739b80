# test-inspector.py - what is selected, written and set in the inspector, by hand
#
#   test-inspector.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import edits, last, records, values  # noqa: E402
from screen import at, wait_for  # noqa: E402


def becomes(raccord, name, value, seconds=60):
    wait_for(f'{name} = {value!r}', lambda: last(raccord, name) == value, seconds)


def write(screen, raccord, text):
    """Puts `text` into the prompt of the shot, as a person does."""
    screen.click(raccord.expect('text', 'PROMPT'))
    screen.key('ctrl+a')
    screen.type(text)
    becomes(raccord, 'prompt', text)


def words_are_underlined_by_what_became_of_them(screen, raccord):
    raccord.expect('list item', 'Shot 1A')
    write(screen, raccord, 'Close-up. @Mara laughs. Salt on the lashes.')
    x, y, width, height = raccord.expect('text', 'PROMPT')

    def seen():
        """Whether green and blue lines are there."""
        pixels = screen.pixels(x, y, width, height)
        return all(sum(all(abs(a - b) < 14 for a, b in zip(pixel, wanted)) for pixel in pixels) > 8
                   for wanted in ((0x57, 0xc2, 0x7a), (0x6b, 0x9c, 0xf0)))

    wait_for('lines of both colours', seen, 60)
    screen.save('inspector-coverage')


def a_prompt_of_several_shots_is_broken_into_them(screen, raccord):
    said = 'Film grain. Shot 1: Wide. The sea. Shot 2: Close-up. @Mara.'
    write(screen, raccord, said)
    screen.click(raccord.expect('push button', 'Break into 2 shots'))
    wait_for('their words', lambda: values(raccord, 'prompt')[-2:] == [
        'Film grain. Wide. The sea.', 'Film grain. Close-up. @Mara.'], 60)
    raccord.expect('label', 'EXT · DUSK · 5 shots', 60)
    assert not raccord.has('push button', 'Break into 2 shots'), 'it tells of one now'
    screen.save('inspector-broken')
    screen.click(raccord.expect('push button', 'Undo'))
    raccord.expect('label', 'EXT · DUSK · 4 shots', 60)
    raccord.expect('push button', 'Break into 2 shots', 60)


def a_mention_goes_as_one(screen, raccord):
    write(screen, raccord, 'Wide. See @Mara')
    screen.key('BackSpace')
    becomes(raccord, 'prompt', 'Wide. See ')
    screen.key('ctrl+z')


def a_name_that_is_completed_is_a_word(screen, raccord):
    """A letter behind it begins the next one; a full stop does not."""
    write(screen, raccord, 'Wide. ')
    for typed, then in (('@to', 'runs, '), ('@ma', '. '), ('@to', ' 2')):
        screen.type(typed)
        raccord.expect('list item', {'@to': 'Tomas', '@ma': 'Mara'}[typed], 60)
        screen.key('Return')
        screen.type(then)
    becomes(raccord, 'prompt', 'Wide. @Tomas runs, @Mara. @Tomas 2')


def words_are_found_and_replaced(screen, raccord):
    write(screen, raccord, 'A red coat. Red sky, a RED door.')
    screen.key('ctrl+Home', 'ctrl+h')
    raccord.focus('text', 'Find in the prompt')
    screen.type('red')
    wait_for('how many there are', lambda: raccord.find('label', '1 of 3'), 60)
    screen.save('inspector-find')
    raccord.focus('text', 'Replace with')
    screen.type('blue')
    screen.key('Return')
    becomes(raccord, 'prompt', 'A blue coat. Red sky, a RED door.')
    screen.click(raccord.expect('push button', 'Replace all'))
    becomes(raccord, 'prompt', 'A blue coat. blue sky, a blue door.')
    screen.key('ctrl+z')
    wait_for('one step back', lambda: '"undo"' in raccord.journal().splitlines()[-1], 60)
    raccord.focus('text', 'Find in the prompt')
    screen.key('Escape')


def a_whole_page_to_write_on(screen, raccord):
    screen.click(raccord.expect('text', 'PROMPT'))
    screen.key('F11')
    page = raccord.expect('text', 'SHOT')
    assert page[2] > 500, 'a wide column'
    screen.save('inspector-page')
    screen.click(page)
    screen.key('ctrl+a')
    screen.type('Wide. The sea from the cliff.')
    becomes(raccord, 'prompt', 'Wide. The sea from the cliff.')
    screen.click(raccord.expect('text', 'SCENE'))
    screen.key('ctrl+End')
    screen.type(' Gulls.')
    wait_for('the scene\'s prompt', lambda: (last(raccord, 'prompt') or '').endswith(' Gulls.'), 60)
    screen.key('Escape')
    screen.click(raccord.expect('text', 'PROMPT'))
    screen.key('ctrl+End')
    screen.type(' Wind.')
    becomes(raccord, 'prompt', 'Wide. The sea from the cliff. Wind.')


def words_are_dragged_out_as_they_are_written(screen, raccord):
    """A long paragraph is held in pieces; nobody who gets its words can tell."""
    said = 'The tide comes in and nobody moves. ' * 6
    write(screen, raccord, said)
    screen.key('ctrl+a', 'ctrl+c', 'Right', *['ctrl+v'] * 7)
    becomes(raccord, 'prompt', said * 8)
    screen.key('ctrl+a')
    prompt, notes = raccord.expect('text', 'PROMPT'), raccord.expect('text', 'NOTES')
    screen.do('keydown', 'ctrl')
    screen.drag(at(prompt, 0.5, 0.3), at(notes, 0.5, 0.5))
    screen.do('keyup', 'ctrl')
    becomes(raccord, 'notes', said * 8)
    assert last(raccord, 'prompt') == said * 8, 'they are in the prompt still'


def words_are_dragged_to_another_place(screen, raccord):
    write(screen, raccord, 'Dusk. The sea. ')
    screen.key('ctrl+Home', 'ctrl+shift+Right', 'shift+Right', 'shift+Right')
    x, y, width, _ = raccord.expect('text', 'PROMPT')
    screen.drag((x + 26, y + 20), (x + width - 40, y + 20))
    becomes(raccord, 'prompt', 'The sea. Dusk. ')
    screen.key('ctrl+a')
    screen.do('mousemove', x + 16, y + 20, 'click', 1)
    screen.type('Oh! ')  # a click on what is selected: there the cursor is
    becomes(raccord, 'prompt', 'Oh! The sea. Dusk. ')
    screen.save('inspector-dragged')


def clicks_on_what_is_selected_choose_word_and_line(screen, raccord):
    """As clicks elsewhere in a text do, although the first of them could have begun a drag."""
    write(screen, raccord, 'Dusk falls.')
    x, y, _, _ = raccord.expect('text', 'PROMPT')
    for clicks, wanted in ((2, 'Dawn falls.'), (3, 'Dawn')):
        screen.key('ctrl+a')
        screen.do('mousemove', x + 26, y + 20, 'click', '--repeat', clicks, '--delay', 40, 1)
        screen.type('Dawn')
        becomes(raccord, 'prompt', wanted)


def a_reference_is_dragged_from_the_library(screen, raccord):
    start = raccord.expect('push button', 'Add an image')
    library = raccord.expect('label', 'REFERENCES')
    before = len([edit for edit in edits(raccord) if edit['op'] == 'insert'])
    screen.drag((library[0] + 20, library[1] + 45), (start[0] + 15, start[1] + 15))
    wait_for('a reference of its own', lambda: len(
        [edit for edit in edits(raccord) if edit['op'] == 'insert']) > before, 60)
    screen.save('inspector-slots')


def several_shots_are_edited_together(screen, raccord):
    """The panel is no wider than the one of a single shot, and an edit is one step for all."""
    panel = ('filler', 'RcShotsPanel')

    def together(name):
        """What the last step gave each shot."""
        step = [record['do'] for record in records(raccord) if record.get('do', {}).get('name')][-1]
        return [edit['new'] for edit in step['edits'] if edit.get('property') == name]

    screen.click(raccord.expect('list item', 'Shot 1A'))
    wait_for('the shot', lambda: raccord.has('label', 'Shot 1A'))
    before = raccord.expect('filler', 'RcInspector')
    screen.key('shift+Right')
    words = raccord.expect('text', 'ADD TO EVERY PROMPT')
    assert raccord.find('label', '2 shots', within=panel), 'it says how many'
    screen.save('inspector-several')
    assert raccord.expect('filler', 'RcInspector')[2] == before[2], 'it is as wide as for one shot'
    screen.click(words)
    screen.type('Grain.')
    screen.click(raccord.expect('push button', 'Add to all'))
    wait_for('the words in both', lambda: [
        text.endswith('Grain.') for text in together('prompt')] == [True, True])
    screen.click(raccord.expect('text', 'SECONDS', within=panel))
    screen.key('ctrl+a')
    screen.type('3')
    screen.key('Return')
    wait_for('the same length', lambda: len(together('duration')) == 2)
    screen.click(raccord.expect('list item', 'Shot 1C'))
    wait_for('one shot', lambda: raccord.has('label', 'Shot 1C'))


tests = [
    words_are_underlined_by_what_became_of_them,
    a_prompt_of_several_shots_is_broken_into_them,
    a_mention_goes_as_one,
    a_name_that_is_completed_is_a_word,
    words_are_found_and_replaced,
    a_whole_page_to_write_on,
    words_are_dragged_out_as_they_are_written,
    words_are_dragged_to_another_place,
    clicks_on_what_is_selected_choose_word_and_line,
    a_reference_is_dragged_from_the_library,
    several_shots_are_edited_together,
]


if __name__ == '__main__':
    # What is written is not sketched: nobody looks at it here.
    sys.exit(display.run('inspector', tests, settings={'automatic': 'false'}))
