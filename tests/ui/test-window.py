# test-window.py - the window as a person uses it: seen in pixels, judged by the film's files
#
#   test-window.py PROGRAM MEDIA
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import edits, records, requests, steps  # noqa: E402
from screen import wait_for  # noqa: E402


def shows_the_example(screen, raccord):
    card = raccord.expect('list item', 'Shot 1A')
    assert raccord.find('list item', 'Shot 2A'), 'the second scene is on the board'
    picture = (card[0], card[1], card[2], card[3] // 2)
    wait_for('a picture on the card of shot 1A', lambda: screen.colours(picture) > 200)
    wait_for('a take on disk', raccord.takes)


def typing_is_kept_and_sketched(screen, raccord):
    prompt = raccord.expect('text', 'PROMPT')
    screen.click(prompt)
    screen.key('ctrl+End')
    screen.type(' A gull cries twice.')
    wait_for('the words in the journal', lambda: 'A gull cries twice.' in raccord.journal(), 3)
    wait_for('a take of these words', lambda: any(
        'A gull cries twice.' in request['prompt'] for request in requests(raccord)), 90)


def a_mention_is_completed(screen, raccord):
    """"@to" offers Tomas; Return writes him."""
    screen.click(raccord.expect('text', 'PROMPT'))
    screen.key('ctrl+End')
    screen.type(' Behind, @to')
    raccord.expect('list item', 'Tomas', 10)
    screen.key('Return')
    screen.type(' waits.')
    wait_for('the mention', lambda: 'Behind, @Tomas waits.' in raccord.journal(), 5)
    wait_for('a take with him', lambda: any(
        '@Tomas waits.' in request['prompt'] for request in requests(raccord)), 90)


def undo_takes_it_back_and_redo_brings_it_again(screen, raccord):
    count = len(records(raccord))
    screen.key('ctrl+z')
    wait_for('the undo', lambda: any('undo' in record for record in records(raccord)[count:]), 5)

    def redone():
        """Pressed again if a busy display swallowed it: with nothing left to redo it does nothing."""
        screen.key('ctrl+shift+z')
        return any('redo' in record for record in records(raccord)[count:])

    wait_for('the redo', redone, 10)


def a_card_is_dragged_behind_the_next(screen, raccord):
    first = raccord.expect('list item', 'Shot 1A')
    second = raccord.expect('list item', 'Shot 1B')
    middle = first[1] + first[3] // 3
    screen.drag((first[0] + 60, middle), (second[0] + second[2] - 10, middle + 8))
    wait_for('the move', lambda: any(
        edit.get('op') == 'move' for edit in edits(raccord)), 5)


def keys_add_duplicate_and_remove_shots(screen, raccord):
    screen.click(raccord.expect('list item', 'Shot 1C'))
    screen.key('n')
    wait_for('a shot more', lambda: 'Add Shot' in steps(raccord), 5)
    screen.key('ctrl+d')
    wait_for('its duplicate', lambda: any(name.startswith('Duplicate') for name in steps(raccord)), 5)
    screen.key('Delete')
    wait_for('that it is gone', lambda: any(name.startswith('Remove') for name in steps(raccord)), 5)


def words_too_many_are_said_and_kept(screen, raccord):
    """5,000 words and more: refused by the film, kept in the editor, said under it, there again when one comes back."""
    screen.click(raccord.expect('list item', 'Shot 1C'))
    prompt = raccord.expect('text', 'PROMPT')
    screen.click(prompt)
    screen.key('ctrl+a')
    screen.type('w ' * 30)
    for _ in range(5):
        screen.key('ctrl+a', 'ctrl+c', 'ctrl+End', 'ctrl+v', 'ctrl+v')
    wait_for('the reason', lambda: raccord.find('label', 'The prompt of Shot'), 10)
    refused = os.path.join(raccord.film(), 'refused')
    wait_for('the text in the film', lambda: os.path.isdir(refused) and os.listdir(refused), 5)
    screen.click(raccord.expect('list item', 'Shot 1B'))
    wait_for('another prompt', lambda: not raccord.find('label', 'The prompt of Shot'), 10)
    screen.click(raccord.expect('list item', 'Shot 1C'))
    wait_for('the reason again', lambda: raccord.find('label', 'The prompt of Shot'), 10)
    screen.click(raccord.expect('text', 'PROMPT'))
    screen.key('ctrl+a', 'Delete')
    screen.type('Wide. Mara on the path.')
    wait_for('the short prompt', lambda: '"Wide. Mara on the path."' in raccord.journal(), 5)
    wait_for('nothing kept', lambda: not os.path.exists(refused), 5)


def same(pixels, others):
    """All but a few: the pointer, or what flickers at its edge, may be among them. One level is no
    difference: the picture is scaled piece by piece, and where the pieces that are drawn again begin
    tells how the last bit of their first column is rounded."""
    return sum(max(abs(x - y) for x, y in zip(a, b)) > 1
               for a, b in zip(pixels, others)) < len(pixels) // 100


def a_masked_region_is_re_rendered_in_place(screen, raccord):
    """From a mask drawn by hand to a layer on disk, and pixels that change under the mask alone."""
    raccord.view('Stage')
    # where the picture is when the bars below it are there
    raccord.expect('label', 'First a mask')
    x, y, width, height = raccord.expect('image', 'Picture', 20)
    inside = (x + width * 2 // 5, y + height * 2 // 5, width // 10, height // 10)
    outside = (x + width * 7 // 10, y + height * 2 // 5, width // 10, height // 10)
    before = wait_for('a picture that rests', lambda: display.resting(
        lambda: [screen.pixels(*inside), screen.pixels(*outside)]))
    screen.key('r')
    screen.drag((x + width * 3 // 10, y + height // 4), (x + width * 6 // 10, y + height * 3 // 4))
    screen.click(raccord.expect('text', 'Prompt of the region'))
    screen.type('much darker')
    screen.click(raccord.expect('push button', 'Re-render region'))
    layer = wait_for('the layer on disk', lambda: [
        request for request in requests(raccord) if 'region' in request], 90)[0]
    assert layer['region']['prompt'] == 'much darker'
    wait_for('darker pixels under the mask', lambda: sum(map(sum, screen.pixels(*inside))) <
             0.8 * sum(map(sum, before[0])), 20)
    # until the take is open again, the last frame that was rendered is what one sees
    wait_for('the same pixels outside the mask', lambda: same(screen.pixels(*outside), before[1]), 20)


def a_region_is_compared_with_what_was_there(screen, raccord):
    """Right of the wipe's line is the picture without its layer, left of it as it is."""
    raccord.view('Stage')
    x, y, width, height = raccord.expect('image', 'Picture', 20)
    left = (x + width * 2 // 5, y + height * 2 // 5, width // 20, height // 10)
    right = (x + width * 53 // 100, y + height * 2 // 5, width // 20, height // 10)
    dark = wait_for('the take with its layer', lambda: raccord.find('push button', 'Wipe') and
                    [screen.pixels(*left), screen.pixels(*right)], 20)
    screen.click(raccord.expect('push button', 'Wipe'))
    wait_for('what was there, right of the line', lambda: sum(map(sum, screen.pixels(*right))) * 0.8 >
             sum(map(sum, dark[1])), 20)
    assert same(screen.pixels(*left), dark[0]), 'the layer, left of the line'
    screen.click((x, y, width, height))
    screen.key('w')
    wait_for('the layer everywhere', lambda: same(screen.pixels(*right), dark[1]), 10)


def the_views_change_with_keys(screen, raccord):
    raccord.view('Stage')
    raccord.expect('text', 'Prompt of the region', 10)
    raccord.view('Cut')
    raccord.expect('image', 'The film', 10)
    raccord.view('Board')
    raccord.expect('list item', 'Shot 1C', 10)


def it_ends_saved_and_opens_again(screen, raccord):
    assert raccord.end() == 0, 'it ends well'
    with open(os.path.join(raccord.film(), 'project.json'), encoding='utf-8') as file:
        assert 'Wide. Mara on the path.' in file.read(), 'project.json has the last words'


tests = [
    shows_the_example,
    typing_is_kept_and_sketched,
    a_mention_is_completed,
    a_masked_region_is_re_rendered_in_place,
    a_region_is_compared_with_what_was_there,
    undo_takes_it_back_and_redo_brings_it_again,
    a_card_is_dragged_behind_the_next,
    keys_add_duplicate_and_remove_shots,
    words_too_many_are_said_and_kept,
    the_views_change_with_keys,
    it_ends_saved_and_opens_again,
]


if __name__ == '__main__':
    sys.exit(display.run('window', tests, between=lambda screen, raccord: raccord.view('Board')))
