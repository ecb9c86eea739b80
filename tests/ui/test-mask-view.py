# test-mask-view.py - a mask drawn by hand, seen in every way; layers hidden, ordered and deleted
#
#   test-mask-view.py PROGRAM MEDIA
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import drawn, regions, rendered, shapes  # noqa: E402
from screen import wait_for  # noqa: E402


def strokes(raccord):
    return (drawn(raccord) or {}).get('shapes', [])


def seen(screen, place):
    """Mean red, green and blue of a few pixels around a place."""
    pixels = screen.pixels(place[0] - 3, place[1] - 3, 6, 6)
    return tuple(sum(pixel[i] for pixel in pixels) / len(pixels) for i in range(3))


def away(screen, box):
    """The pointer, and the sign beside it, out of what is looked at."""
    screen.do('mousemove', *display.at(box, 0.95, 0.95))


def a_thing_is_drawn_around(screen, raccord):
    """The lasso follows the hand, and closes by itself."""
    box = raccord.open_stage()
    raccord.stop_rendering()
    screen.key('f')
    way = [(0.3, 0.3), (0.4, 0.25), (0.5, 0.25), (0.6, 0.3), (0.65, 0.5), (0.6, 0.7), (0.45, 0.75), (0.3, 0.65)]
    screen.do('mousemove', *display.at(box, *way[0]), 'mousedown', 1)
    for place in way[1:]:
        time.sleep(0.1)  # what comes at once is one move
        screen.do('mousemove', *display.at(box, *place))
    time.sleep(0.1)
    screen.do('mouseup', 1)
    wait_for('the lasso', lambda: shapes(raccord) == [('lasso', 'add')], 20)
    points = strokes(raccord)[0]['points']
    assert len(points) >= 8 and abs(points[0] - 0.29) < 0.04 and abs(points[1] - 0.3) < 0.04, points


def it_is_seen_in_every_way(screen, raccord):
    """Black matte: white on black; cut-out: the picture on black."""
    box = raccord.expect('image', 'Picture', 20)
    inside, outside = display.at(box, 0.46, 0.48), display.at(box, 0.15, 0.9)
    away(screen, box)
    picture = seen(screen, outside)
    screen.key('q')
    wait_for('white on black', lambda: min(seen(screen, inside)) > 230 and max(seen(screen, outside)) < 25, 30)
    screen.save('mask-view-matte')
    screen.key('q')
    wait_for('the picture on black', lambda: max(seen(screen, inside)) < 230 and max(seen(screen, inside)) > 25 and
             max(seen(screen, outside)) < 25, 30)
    screen.save('mask-view-cut-out')
    screen.key('q', 'q')
    wait_for('red over the picture', lambda: all(abs(a - b) < 6 for a, b in zip(seen(screen, outside), picture)), 30)


def it_is_inverted(screen, raccord):
    screen.key('shift+v')
    wait_for('the inverse', lambda: (drawn(raccord) or {}).get('invert'), 20)
    screen.key('shift+v')
    wait_for('the mask', lambda: drawn(raccord) and not drawn(raccord).get('invert'), 20)
    screen.key('Delete')
    wait_for('nothing', lambda: not drawn(raccord), 20)


def brushes_have_a_size_and_an_edge(screen, raccord):
    box = raccord.expect('image', 'Picture', 20)
    screen.key('b')
    screen.drag(display.at(box, 0.2, 0.3), display.at(box, 0.4, 0.3))
    screen.key('bracketright', 'bracketright', 'bracketright')
    screen.drag(display.at(box, 0.2, 0.5), display.at(box, 0.4, 0.5))
    screen.key('bracketleft', 'bracketleft', 'bracketleft', 'bracketleft', 'braceleft', 'braceleft')
    screen.drag(display.at(box, 0.2, 0.7), display.at(box, 0.4, 0.7))
    wait_for('three strokes', lambda: len(strokes(raccord)) == 3, 20)
    first, large, small = strokes(raccord)
    assert large['radius'] > first['radius'] * 1.5 and small['radius'] < first['radius'], strokes(raccord)
    assert small['hardness'] < first['hardness'] - 0.1, strokes(raccord)
    screen.key('BackSpace')
    wait_for('two of them', lambda: len(strokes(raccord)) == 2, 20)
    screen.key('braceright', 'braceright', 'bracketright')
    screen.key('Delete')
    wait_for('none', lambda: not drawn(raccord), 20)


def render(screen, raccord, words, left, right):
    """A region with these words from one side to the other of the picture."""
    box = raccord.expect('image', 'Picture', 20)
    before = len(rendered(raccord))
    screen.click(box, 2)
    screen.key('Escape', 'r')
    screen.drag(display.at(box, left, 0.3), display.at(box, right, 0.8))
    screen.write(raccord.expect('text', 'Prompt of the region'), words)
    screen.key('Return')
    wait_for(f'a take of “{words}”', lambda: len(rendered(raccord)) > before, 90)
    wait_for('it in the film', lambda: words in [region['prompt'] for region in regions(raccord)], 30)
    screen.click(box, 2)


def a_layer_is_hidden_and_shown(screen, raccord):
    """By its eye: the picture is the base, and then the layer's again."""
    box = raccord.expect('image', 'Picture', 20)
    place = display.at(box, 0.35, 0.5)
    away(screen, box)
    base = seen(screen, place)
    render(screen, raccord, 'much darker', 0.2, 0.5)
    away(screen, box)
    dark = wait_for('the layer', lambda: (lambda now: sum(now) < sum(base) - 20 and now)(seen(screen, place)), 60)
    eye = raccord.expect('push button', 'Visible', 20)
    screen.click(eye)
    away(screen, box)
    wait_for('the base', lambda: abs(sum(seen(screen, place)) - sum(base)) < 12, 30)
    screen.save('mask-view-hidden')
    screen.click(eye)
    away(screen, box)
    wait_for('the layer again', lambda: abs(sum(seen(screen, place)) - sum(dark)) < 12, 30)


def prompts(raccord):
    return [region['prompt'] for region in regions(raccord)]


def layers_are_ordered_and_deleted(screen, raccord):
    render(screen, raccord, 'brighter', 0.4, 0.7)
    assert prompts(raccord) == ['much darker', 'brighter'], prompts(raccord)
    screen.key('alt+Down')
    wait_for('it below', lambda: prompts(raccord) == ['brighter', 'much darker'], 30)
    screen.key('alt+Up')
    wait_for('it above', lambda: prompts(raccord) == ['much darker', 'brighter'], 30)
    screen.key('shift+Delete')
    wait_for('one layer', lambda: prompts(raccord) == ['much darker'], 30)
    screen.key('ctrl+z')
    wait_for('both again', lambda: prompts(raccord) == ['much darker', 'brighter'], 30)


tests = [
    a_thing_is_drawn_around,
    it_is_seen_in_every_way,
    it_is_inverted,
    brushes_have_a_size_and_an_edge,
    a_layer_is_hidden_and_shown,
    layers_are_ordered_and_deleted,
]


if __name__ == '__main__':
    sys.exit(display.run('mask-view', tests))
