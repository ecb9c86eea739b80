# test-masks.py - masks over time on the stage: picked, moved, tracked, shown, rendered
#
#   test-masks.py PROGRAM MEDIA
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import drawn, rendered, shapes  # noqa: E402
from screen import wait_for  # noqa: E402


def render(screen, raccord, words):
    """The mask that a region with these words was rendered under."""
    screen.click(raccord.expect('text', 'Prompt of the region'))
    screen.key('ctrl+a')
    screen.type(words)
    screen.key('Return')
    return wait_for('the region “%s”' % words, lambda: [
        region for region in rendered(raccord) if region['prompt'] == words], 90)[0]['mask']


def strip_of(raccord):
    return raccord.expect('slider', 'Frames of the take', 10)


def click(screen, box, across, down):
    x, y = display.at(box, across, down)
    screen.click((x - 1, y - 1, 2, 2))


def a_polygon_is_clicked_and_faded(screen, raccord):
    """Five corners, one taken back, closed by Return; a hole by the switch; faded by a gradient."""
    box = raccord.open_stage()
    raccord.stop_rendering()
    screen.key('shift+f')
    for corner in ((0.2, 0.3), (0.5, 0.15), (0.8, 0.3), (0.9, 0.9), (0.5, 0.8)):
        click(screen, box, *corner)
    screen.save('masks-polygon')
    screen.key('BackSpace')
    screen.key('Return')
    wait_for('the polygon', lambda: shapes(raccord) == [('lasso', 'add')], 20)
    assert len(drawn(raccord)['shapes'][0]['points']) == 8, drawn(raccord)
    screen.key('x')
    screen.key('e')
    screen.drag(display.at(box, 0.45, 0.3), display.at(box, 0.55, 0.5))
    screen.key('x')
    screen.key('u')
    screen.do('keydown', 'shift', 'keydown', 'alt')
    screen.drag(display.at(box, 0.5, 0.2), display.at(box, 0.5, 0.9))
    screen.save('masks-gradient')
    screen.do('keyup', 'alt', 'keyup', 'shift')
    wait_for('the three of them', lambda: shapes(raccord) == [
        ('lasso', 'add'), ('ellipse', 'subtract'), ('gradient', 'intersect')], 20)


def tolerance(mask):
    """Of the colour that the mask is, and nothing else; 0: it is not."""
    shapes = mask['shapes'] if mask else []
    return shapes[0].get('colour', {}).get('tolerance', 0) if len(shapes) == 1 else 0


def a_colour_is_clicked(screen, raccord):
    box = raccord.expect('image', 'Picture', 20)
    screen.key('c')
    click(screen, box, 0.2, 0.2)
    before = wait_for('the colour', lambda: tolerance(drawn(raccord)), 90)
    screen.save('masks-colour')
    screen.key('bracketright')
    wait_for('more of it', lambda: tolerance(drawn(raccord)) > before, 90)
    screen.key('Delete')
    wait_for('nothing', lambda: not drawn(raccord), 20)


def a_mask_is_moved_and_has_keys(screen, raccord):
    """A rectangle at the first frame, moved at a later one: two keys, as far apart as the drag."""
    x, y, width, height = raccord.open_stage()
    screen.key('r')
    screen.drag((x + width * 3 // 10, y + height * 3 // 10), (x + width * 4 // 10, y + height * 6 // 10))
    sx, sy, swidth, sheight = strip_of(raccord)
    screen.click((sx + swidth * 3 // 4, sy + 10, 2, 2))
    screen.key('t')
    screen.drag((x + width * 35 // 100, y + height * 45 // 100), (x + width * 55 // 100, y + height * 45 // 100))
    screen.save('masks-keys')
    mask = render(screen, raccord, 'darker')
    assert len(mask['keys']) == 2, mask['keys']
    assert mask['keys'][0]['frame'] == 0
    assert 0.15 < mask['keys'][1]['move'][0] < 0.25, mask['keys']


def a_key_is_dragged_and_removed(screen, raccord):
    x, y, width, height = raccord.expect('image', 'Picture', 20)
    sx, sy, swidth, sheight = strip_of(raccord)
    before = [region['mask'] for region in rendered(raccord) if region['prompt'] == 'darker'][0]['keys'][1]['frame']
    at = sx + int(swidth * 0.75)
    screen.drag((at, sy + sheight - 11), (sx + swidth // 2, sy + sheight - 11))
    moved = render(screen, raccord, 'warmer')['keys']
    assert len(moved) == 2 and moved[1]['frame'] < before, (before, moved)
    screen.click((sx + swidth // 2 - 1, sy + sheight - 12, 3, 3))
    screen.key('Delete')
    removed = render(screen, raccord, 'cooler')['keys']
    assert len(removed) == 1, removed


def a_mask_is_tracked(screen, raccord):
    """The tower has corners to hold on to; the sky beside it would be lost at once."""
    x, y, width, height = raccord.expect('image', 'Picture', 20)
    screen.key('Escape')
    screen.click((x, y, width, height))
    screen.key('r')
    screen.drag((x + width * 4 // 100, y + height * 2 // 100), (x + width * 30 // 100, y + height * 70 // 100))
    screen.click(raccord.expect('push button', 'Track'))
    raccord.expect('push button', 'Stop', 10)
    wait_for('the end of it', lambda: not raccord.find('push button', 'Stop'), 60)
    mask = render(screen, raccord, 'brighter')
    assert [key for key in mask['keys'] if key.get('tracked')], mask['keys']
    screen.save('masks-tracked')


def a_subject_is_picked(screen, raccord):
    x, y, width, height = raccord.expect('image', 'Picture', 20)
    screen.key('Escape')
    screen.click((x, y, width, height))
    screen.key('p')
    screen.click((x + width // 2 - 1, y + height // 2 - 1, 2, 2))
    wait_for('what is picked', lambda: raccord.find('push button', 'Track'), 60)
    for name in ('red', 'matte', 'cut-out', 'ants'):
        screen.save('masks-' + name)
        screen.key('q')
    mask = render(screen, raccord, 'a darker look')
    assert mask['shapes'][0]['kind'] == 'outline', mask['shapes'][0]['kind']


tests = [
    a_polygon_is_clicked_and_faded,
    a_colour_is_clicked,
    a_mask_is_moved_and_has_keys,
    a_key_is_dragged_and_removed,
    a_mask_is_tracked,
    a_subject_is_picked,
]


if __name__ == '__main__':
    sys.exit(display.run('masks', tests))
