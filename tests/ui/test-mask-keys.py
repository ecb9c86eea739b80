# test-mask-keys.py - a mask over time by hand: faded in and out, scaled, turned and reshaped at a key
#
#   test-mask-keys.py PROGRAM MEDIA
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import drawn, shapes  # noqa: E402
from screen import wait_for  # noqa: E402


def fades(raccord):
    mask = drawn(raccord) or {}
    return mask.get('fade_in', 0), mask.get('fade_out', 0)


def a_mask_is_faded_on_the_strip(screen, raccord):
    """The knobs at the upper corners of its bar are drawn inwards; each drag is one step."""
    box = raccord.open_stage()
    raccord.stop_rendering()
    screen.key('r')
    screen.drag(display.at(box, 0.3, 0.3), display.at(box, 0.5, 0.7))
    wait_for('the rectangle', lambda: shapes(raccord) == [('rectangle', 'add')], 20)
    x, y, width, height = raccord.expect('slider', 'Frames of the take', 10)
    top = y + height - 17
    screen.drag((x + 14, top), (x + width // 4, top))
    wait_for('that it fades in', lambda: fades(raccord)[0] > 1, 20)
    screen.drag((x + width - 14, top), (x + width * 3 // 4, top))
    wait_for('that it fades out', lambda: fades(raccord)[1] > 1, 20)
    assert drawn(raccord)['last'] > 1, drawn(raccord)
    screen.save('mask-keys-faded')
    screen.key('ctrl+z')
    wait_for('one end less', lambda: fades(raccord)[0] > 1 and fades(raccord)[1] == 0, 20)
    screen.key('ctrl+z')
    wait_for('neither', lambda: fades(raccord) == (0, 0) and len(shapes(raccord)) == 1, 20)


def its_fade_is_typed(screen, raccord):
    screen.click(raccord.expect('push button', 'all', 10))
    for _ in range(12):
        if raccord.focused() == 'Fade in':
            break
        screen.key('Tab')
    assert raccord.focused() == 'Fade in', raccord.focused()
    screen.key('ctrl+a')
    screen.type('4')
    screen.key('Tab')
    wait_for('four frames', lambda: fades(raccord) == (4, 0), 20)
    screen.save('mask-keys-range')
    screen.key('Escape')


def key_of(raccord, name):
    """What the last key of the whole mask says; None: it has none."""
    keys = (drawn(raccord) or {}).get('keys', [])
    return keys[-1].get(name) if keys else None


def reddish(screen, place):
    pixels = screen.pixels(place[0] - 2, place[1] - 2, 4, 4)
    return sum(red - blue for red, green, blue in pixels) / len(pixels)


def a_corner_scales_it(screen, raccord):
    """At a later frame; where the mask comes to lie the picture is red."""
    box = raccord.expect('image', 'Picture', 20)
    x, y, width, height = raccord.expect('slider', 'Frames of the take', 10)
    screen.click((x + width // 2, y + 10, 2, 2))
    screen.key('t')
    beyond = display.at(box, 0.58, 0.8)
    screen.do('mousemove', *display.at(box, 0.9, 0.1))
    before = reddish(screen, beyond)
    corner = display.at(box, 0.5, 0.7)
    screen.save('mask-keys-box')
    screen.drag((corner[0] + 8, corner[1] + 8), (corner[0] + 8 + int(box[2] * 0.12), corner[1] + 8 + int(box[3] * 0.2)))
    scale = wait_for('that it is larger', lambda: key_of(raccord, 'scale'), 20)
    assert 1.4 < scale[0] < 1.8 and 1.3 < scale[1] < 1.7, scale
    keys = drawn(raccord)['keys']
    assert len(keys) == 2 and keys[0] == {'frame': 0}, keys
    wait_for('the picture of it', lambda: reddish(screen, beyond) > before + 15, 30)
    screen.save('mask-keys-scaled')


def its_knob_turns_it(screen, raccord):
    box = raccord.expect('image', 'Picture', 20)
    across, top = display.at(box, 0.46, 0.3)
    screen.drag((across, top - 33), (across + 200, top - 10))
    turn = wait_for('that it is turned', lambda: key_of(raccord, 'turn'), 20)
    assert 10 < turn < 80, turn
    screen.save('mask-keys-turned')
    screen.key('ctrl+z')
    wait_for('that it is not', lambda: key_of(raccord, 'turn') == 0, 20)


def keys_move_scale_and_turn_it(screen, raccord):
    move, scale = key_of(raccord, 'move'), key_of(raccord, 'scale')
    screen.key('shift+Right')
    wait_for('that it is moved', lambda: key_of(raccord, 'move')[0] > move[0] + 0.005, 20)
    screen.key('ctrl+plus')
    wait_for('that it is larger', lambda: key_of(raccord, 'scale')[0] > scale[0] * 1.04, 20)
    screen.key('ctrl+bracketright')
    wait_for('that it is turned', lambda: key_of(raccord, 'turn') == 5, 20)
    assert len(drawn(raccord)['keys']) == 2, drawn(raccord)['keys']


def a_corner_of_a_polygon_is_dragged(screen, raccord):
    """The shape has a key of its own then."""
    box = raccord.expect('image', 'Picture', 20)
    screen.key('Delete')
    screen.key('Home')
    screen.key('shift+f')
    for corner in ((0.3, 0.3), (0.6, 0.3), (0.6, 0.7), (0.3, 0.7)):
        x, y = display.at(box, *corner)
        screen.click((x - 1, y - 1, 2, 2))
    screen.key('Return')
    wait_for('the polygon', lambda: shapes(raccord) == [('lasso', 'add')], 20)
    screen.key('t')
    screen.drag(display.at(box, 0.6, 0.7), display.at(box, 0.75, 0.85))
    points = wait_for('its key', lambda: drawn(raccord)['shapes'][0].get('keys', [{}])[-1].get('points'), 20)
    assert abs(points[4] - 0.77) < 0.03 and abs(points[5] - 0.86) < 0.03 and abs(points[0] - 0.28) < 0.03, points
    screen.save('mask-keys-reshaped')


tests = [
    a_mask_is_faded_on_the_strip,
    its_fade_is_typed,
    a_corner_scales_it,
    its_knob_turns_it,
    keys_move_scale_and_turn_it,
    a_corner_of_a_polygon_is_dragged,
]


if __name__ == '__main__':
    sys.exit(display.run('mask-keys', tests))
