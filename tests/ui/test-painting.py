# test-painting.py - strokes on the stage: what is seen while one is painted is what is seen after it
#
#   test-painting.py PROGRAM MEDIA
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import done, records, shapes  # noqa: E402
from screen import wait_for  # noqa: E402


def reddish(screen, place):
    """How much more red there is than blue in a few pixels around a place."""
    pixels = screen.pixels(place[0] - 2, place[1] - 2, 4, 4)
    return sum(red - blue for red, green, blue in pixels) / len(pixels)


def hold(screen, places):
    screen.do('mousemove', *places[0], 'mousedown', 1)
    for x, y in places[1:]:
        screen.do('mousemove', x, y)


def a_stroke_is_seen_while_it_is_painted(screen, raccord):
    box = raccord.open_stage()
    raccord.stop_rendering()
    screen.key('b')
    way = [display.at(box, 0.2 + 0.03 * i, 0.35 + 0.02 * (i % 3)) for i in range(16)]
    beside, along = display.at(box, 0.4, 0.8), way[8]
    before = reddish(screen, along)
    hold(screen, way)
    wait_for('the stroke under the pointer', lambda: reddish(screen, along) > before + 15, 30)
    screen.save('painting-held')
    during = reddish(screen, along)
    screen.do('mouseup', 1)
    wait_for('the stroke in the film', lambda: shapes(raccord) == [('stroke', 'add')], 20)
    screen.save('painting-released')
    assert abs(reddish(screen, along) - during) < 12, (reddish(screen, along), during)
    hold(screen, [beside, display.at(box, 0.6, 0.8), display.at(box, 0.7, 0.7)])
    wait_for('the second one, and the first', lambda: reddish(screen, along) > before + 15 and
             reddish(screen, display.at(box, 0.55, 0.8)) > 5, 30)
    screen.save('painting-second')
    screen.do('mouseup', 1)
    wait_for('both in the film', lambda: len(shapes(raccord)) == 2, 20)


def a_stroke_is_taken_back(screen, raccord):
    screen.key('ctrl+z')
    wait_for('one of them', lambda: len(shapes(raccord)) == 1, 20)


def it_is_drawn_again(screen, raccord):
    """A step of the film that was taken back after the strokes comes before them."""
    def count(what):
        return len([record for record in records(raccord) if what in record])

    screen.key('ctrl+shift+z')
    wait_for('both of them', lambda: len(shapes(raccord)) == 2, 20)
    screen.key('asterisk')
    done(raccord, 'Star')
    screen.key('ctrl+z', 'ctrl+z')
    wait_for('none of them', lambda: not shapes(raccord), 20)
    screen.key('ctrl+z')
    wait_for('the step taken back', lambda: count('undo') == 1, 20)
    screen.key('ctrl+shift+z')
    wait_for('the step again', lambda: count('redo') == 1, 20)
    assert not shapes(raccord), 'the strokes wait for their turn'
    screen.key('ctrl+shift+z', 'ctrl+shift+z')
    wait_for('both of them again', lambda: len(shapes(raccord)) == 2, 20)
    assert count('redo') == 1


tests = [
    a_stroke_is_seen_while_it_is_painted,
    a_stroke_is_taken_back,
    it_is_drawn_again,
]


if __name__ == '__main__':
    sys.exit(display.run('painting', tests))
