# test-choosing.py - choosing between takes: verdicts, requests rendered again, what differs
#
#   test-choosing.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import steps, values  # noqa: E402
from screen import wait_for  # noqa: E402


# One short shot: two processors draw it in a moment.
SCRIPT = """Title: Choosing

EXT. PIER - DUSK

WIDE: MARA (60s), a keeper in a brown coat, walks along the pier. [[1s]]
"""


def stage_shows_a_take(screen, raccord):
    raccord.expect('list item', 'Shot 1A')
    wait_for('a take on disk', raccord.takes)
    raccord.view('Stage')
    raccord.expect('list item', 'Sketch 1')
    # the sketch is free: it says so, and does not bill
    raccord.expect('label', 'nothing', 20)


def who_has_no_picture_has_a_letter(screen, raccord):
    raccord.view('Board')
    x, y, _, height = raccord.expect('list item', 'Mara', 20)
    assert screen.colours((x + 8, y, 34, height)) > 4, 'a disc without a letter'
    raccord.view('Stage')


def one_take_alone_is_not_compared(screen, raccord):
    screen.click(raccord.expect('image', 'Picture', 20))
    screen.key('s')
    raccord.expect('label', 'This is the only take: render another to compare', 60)
    screen.save('choosing-alone')


def a_request_is_duplicated_with_another_seed(screen, raccord):
    count = len(raccord.takes())
    screen.click(raccord.expect('image', 'Picture', 20))
    screen.key('shift+d')
    # Its places are those of a window of its own: keys reach it.
    raccord.expect('text', 'Prompt of the new take')
    screen.key('ctrl+Home')
    screen.type('Night. ')
    screen.save('choosing-duplicate')
    screen.key('ctrl+Return')
    wait_for('another take on disk', lambda: len(raccord.takes()) > count, 90)
    raccord.expect('list item', 'Sketch 2')


def what_differs_is_shown(screen, raccord):
    screen.click(raccord.expect('list item', 'Sketch 2'))
    screen.click(raccord.expect('image', 'Picture', 20))
    screen.key('ctrl+d')
    raccord.expect('label', 'PROMPT')
    wait_for('the seed', lambda: raccord.find('label', '1 → 2'), 20)
    screen.save('choosing-differences')
    screen.key('Escape')


def marks(raccord):
    """Which rows of the list of takes say that they are A and B."""
    return sorted(node.name for node in raccord.nodes('label')
                  if node.name in ('A', 'B') and raccord.place(node))


def two_takes_are_compared_as_a_and_b(screen, raccord):
    screen.click(raccord.expect('list item', 'Sketch 2'))
    screen.click(raccord.expect('list item', 'Sketch 1'), 3)
    raccord.expect('menu item', 'B: compare with A')
    for _ in range(4):
        if raccord.focused() == 'B: compare with A':
            break
        screen.key('Down')
    screen.key('Return')
    wait_for('both marks', lambda: marks(raccord) == ['A', 'B'], 20)
    screen.save('choosing-compared')
    # B on the stage: A is the other one then.
    screen.click(raccord.expect('list item', 'Sketch 1'))
    wait_for('both marks', lambda: marks(raccord) == ['A', 'B'], 20)
    screen.click(raccord.expect('image', 'Picture', 20))
    screen.key('w')
    wait_for('no marks', lambda: marks(raccord) == [], 20)


def a_take_is_starred_with_a_reason_and_listed(screen, raccord):
    screen.click(raccord.expect('list item', 'Sketch 2'))
    screen.click(raccord.expect('image', 'Picture', 20))
    screen.key('asterisk')
    wait_for('the star', lambda: 'star' in values(raccord, 'verdict'), 10)
    screen.click(raccord.expect('text', 'Reason of the verdict'))
    screen.type('the light')
    wait_for('the reason', lambda: 'the light' in values(raccord, 'reason'), 10)
    screen.save('choosing-star')


def a_take_is_used_in_the_cut_and_undone(screen, raccord):
    screen.click(raccord.expect('list item', 'Sketch 1'))
    screen.click(raccord.expect('image', 'Picture', 20))
    screen.key('ctrl+u')
    wait_for('the take in the cut', lambda: any(values(raccord, 'best-take')), 10)
    assert 'Use Take 1 in Cut' in steps(raccord)
    screen.key('shift+x')
    wait_for('the rejection', lambda: 'reject' in values(raccord, 'verdict'), 10)


def the_wall_plays_takes_in_lock_step(screen, raccord):
    """Both hang there, one is chosen by its number, starred, and used."""
    screen.click(raccord.expect('list item', 'Sketch 2'))
    screen.click(raccord.expect('image', 'Picture', 20))
    screen.key('shift+w')
    raccord.expect('push button', 'Leave the wall')
    first = raccord.expect('image', 'Sketch 2')
    second = raccord.expect('image', 'Sketch 1')
    assert second[0] > first[0] + first[2] - 1 and second[2] == first[2], (first, second)
    wait_for('two pictures', lambda: screen.colours(first) > 100 and screen.colours(second) > 100, 20)
    screen.save('choosing-wall')
    screen.key('period', 'period')
    wait_for('the third frame', lambda: raccord.find('label', '00:00:02'), 10)
    screen.key('space')
    wait_for('that it plays', lambda: not raccord.find('label', '00:00:02'), 20)
    screen.key('k')
    screen.key('2', 'asterisk')
    wait_for('the star', lambda: raccord.find('label', '★ starred') and
             values(raccord, 'verdict')[-1] == 'star', 10)
    count = len(values(raccord, 'best-take'))
    screen.key('1', 'Return')
    wait_for('the take in the cut', lambda: len(values(raccord, 'best-take')) > count, 10)
    raccord.expect('list item', 'Sketch 2')


def a_note_is_pinned_and_made_a_region(screen, raccord):
    x, y, width, height = raccord.expect('image', 'Picture', 20)
    screen.click((x, y, width, height))
    screen.key('shift+n')
    screen.click((x + width // 3, y + height // 2, 4, 4))
    raccord.expect('text', 'Words of the note')
    screen.type('much darker')
    screen.key('Return')
    wait_for('the note', lambda: 'Add Note' in steps(raccord), 10)
    raccord.expect('push button', 'much darker')
    screen.save('choosing-note')
    screen.click(raccord.expect('push button', 'Make a mask of the note'))
    wait_for('the region', lambda: 'Make Region of Note' in steps(raccord), 10)
    screen.click(raccord.expect('push button', 'Re-render region'))
    wait_for('that the note is done', lambda: values(raccord, 'done')[-1:] == [True], 60)
    screen.save('choosing-note-done')


tests = [
    stage_shows_a_take,
    who_has_no_picture_has_a_letter,
    one_take_alone_is_not_compared,
    a_request_is_duplicated_with_another_seed,
    what_differs_is_shown,
    two_takes_are_compared_as_a_and_b,
    a_take_is_starred_with_a_reason_and_listed,
    a_take_is_used_in_the_cut_and_undone,
    the_wall_plays_takes_in_lock_step,
    a_note_is_pinned_and_made_a_region,
]


if __name__ == '__main__':
    # For looking: another size, and the light scheme.
    size = tuple(map(int, os.environ.get('RACCORD_SIZE', '1600x1000').split('x')))
    light = {'settings': {'colour-scheme': "'light'"}} if os.environ.get('RACCORD_LIGHT') else {}
    sys.exit(display.run('choosing', tests, size=size, arguments=[display.script('Choosing', SCRIPT)], **light))
