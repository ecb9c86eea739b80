# test-direct.py - the sketch is directed by hand: dragged, turned, seen from elsewhere, released
#
#   test-direct.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import last, steps  # noqa: E402
from screen import wait_for  # noqa: E402


def count(raccord, start):
    return sum(name.startswith(start) for name in steps(raccord))


def picture(raccord):
    return raccord.expect('image', 'Sketch to direct', 60)


def a_figure_is_chosen_and_dragged(screen, raccord):
    screen.click(raccord.expect('list item', 'Shot 1B'))
    wait_for('the shot', lambda: raccord.has('label', 'Shot 1B'))
    raccord.stop_rendering()
    raccord.view('Stage')
    raccord.expect('image', 'Picture', 60)
    screen.key('a')
    screen.click(raccord.expect('list item', 'Mara: ', 60))
    screen.save('direct-chosen')
    x, y, width, height = picture(raccord)
    screen.drag((x + width // 2, y + height // 2), (x + width * 5 // 8, y + height * 9 // 16))
    wait_for('the step', lambda: count(raccord, 'Move ') >= 1, 60)
    assert '"x"' in raccord.journal() and 'figures' in raccord.journal()
    screen.save('direct-moved')


def what_is_set_is_listed_and_released(screen, raccord):
    screen.click(raccord.expect('push button', 'Release Camera', 60))
    wait_for('the release', lambda: count(raccord, 'Release ') == 1, 60)
    wait_for('that it is listed no more', lambda: raccord.find('push button', 'Release Camera') is None, 60)
    screen.key('ctrl+z')
    raccord.expect('push button', 'Release Camera', 60)


def keys_move_turn_and_release(screen, raccord):
    screen.click(raccord.expect('list item', 'Mara: ', 60))
    before = count(raccord, 'Move ')
    screen.key('Left')
    wait_for('a move by key', lambda: count(raccord, 'Move ') > before, 60)
    screen.key('shift+Right')
    wait_for('a turn by key', lambda: count(raccord, 'Turn ') >= 1, 60)
    before = count(raccord, 'Release ')
    screen.key('Delete')
    wait_for('that all of it is released', lambda: count(raccord, 'Release ') > before, 60)


def facing(raccord):
    """Which way Mara looks by the hand, degrees; None: as the prompt says."""
    return ((last(raccord, 'staging') or {}).get('figures') or {}).get('mara', {}).get('facing')


def knob(screen, raccord):
    """The middle of the disc of the accent colour by which what is chosen is turned."""
    x, y, width, height = picture(raccord)
    rows = screen.rows(x, y, width, height)

    def is_accent(across, down):
        red, green, blue = rows[3 * (width * down + across):3 * (width * down + across) + 3]
        return red > 225 and 140 < green < 185 and blue < 90

    disc = [(across, down) for across in (-3, 0, 3) for down in (-3, 0, 3)]
    return next(((x + i, y + j) for j in range(height // 2, height - 6, 2) for i in range(6, width - 6, 3)
                 if all(is_accent(i + across, j + down) for across, down in disc)), None)


def a_figure_is_turned_by_its_knob_and_with_shift(screen, raccord):
    """The knob is dragged to where she is to look; Shift turns her by how far the pointer goes."""
    screen.click(raccord.expect('list item', 'Mara: ', 60))
    raccord.stop_rendering()  # what is directed is seen all the same
    at = wait_for('the knob', lambda: display.resting(lambda: knob(screen, raccord)), 60)
    x, y, width, height = picture(raccord)
    box = (at[0] - 60, y + height // 2 - 60, 120, 120)
    before = screen.rows(*box)
    screen.drag(at, (at[0] + 170, at[1] - 8))
    wait_for('her hand-set heading', lambda: 20 < (facing(raccord) or 0) < 90, 60)
    wait_for('another picture', lambda: screen.rows(*box) != before, 60)
    wait_for('the knob where she looks', lambda: (knob(screen, raccord) or (0, 0))[0] > at[0] + 60, 60)
    raccord.expect('push button', 'Release Mara', 60)
    screen.save('direct-turned')
    turned, count_before = facing(raccord), count(raccord, 'Turn ')
    screen.do('keydown', 'shift')
    screen.drag((at[0], box[1] + 60), (at[0] - 80, box[1] + 60))
    screen.do('keyup', 'shift')
    wait_for('one step more', lambda: count(raccord, 'Turn ') == count_before + 1, 60)
    assert abs(facing(raccord) - turned + 48) < 2, (turned, facing(raccord))


def the_camera_goes_around(screen, raccord):
    x, y, width, height = picture(raccord)
    before = count(raccord, 'Move Camera')
    screen.do('mousemove', x + width // 2, y + height // 2, 'mousedown', 3)
    for i in range(1, 9):
        screen.do('mousemove', x + width // 2 + 12 * i, y + height // 2 - 4 * i)
    screen.do('mouseup', 3)
    wait_for('the step', lambda: count(raccord, 'Move Camera') > before, 60)
    screen.save('direct-camera')


def an_action_is_picked(screen, raccord):
    screen.click(raccord.expect('list item', 'Mara: ', 60))
    screen.click(raccord.expect('combo box', 'Action', 60))
    screen.type('wave')
    screen.key('Down', 'Return')
    wait_for('the step', lambda: count(raccord, 'Direct ') == 1, 60)
    wait_for('another action', lambda: '"action"' in raccord.journal(), 60)
    screen.save('direct-action')


def the_prompt_is_as_it_was(screen, raccord):
    screen.click(picture(raccord))
    screen.key('a')
    assert not any('rompt' in name for name in steps(raccord)), 'no step is about the prompt'
    screen.save('direct-left')


tests = [
    a_figure_is_chosen_and_dragged,
    what_is_set_is_listed_and_released,
    keys_move_turn_and_release,
    a_figure_is_turned_by_its_knob_and_with_shift,
    the_camera_goes_around,
    an_action_is_picked,
    the_prompt_is_as_it_was,
]

if __name__ == '__main__':
    sys.exit(display.run('direct', tests))
