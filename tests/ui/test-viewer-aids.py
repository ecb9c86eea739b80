# test-viewer-aids.py - what helps to judge the picture on the stage, as a person uses it
#
#   test-viewer-aids.py PROGRAM MEDIA
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from screen import wait_for  # noqa: E402


def light(pixels):
    return sum(map(sum, pixels))


def picture_of(raccord):
    """The box of the picture's widget, once the bars below it are there."""
    raccord.expect('label', 'Draw a mask', 120)
    return raccord.expect('image', 'Picture', 20)


def guides_are_chosen_from_a_menu(screen, raccord):
    """Down the menu with Tab: lines at thirds, cross, two safe areas, then the mattes."""
    raccord.expect('list item', 'Shot 1A')
    wait_for('a take', raccord.takes)
    raccord.view('Stage')
    x, y, width, height = picture_of(raccord)
    top = (x + width * 4 // 10, y + 20, width // 5, 12)
    open_top = wait_for('a picture that rests', lambda: display.resting(lambda: screen.pixels(*top)))
    screen.click(raccord.expect('push button', 'Guides and mattes'))
    screen.key('Tab', 'space', 'Tab', 'space', 'Tab', 'space', 'Tab', 'Tab', 'space')
    wait_for('the matte', lambda: light(screen.pixels(*top)) < 0.5 * light(open_top), 20)
    screen.save('viewer-aids-guides')
    screen.key('Escape', 'g')
    wait_for('all of the picture', lambda: light(screen.pixels(*top)) > 0.9 * light(open_top), 20)


def accent(pixels):
    """How many of them are orange."""
    return sum(red > 200 and 120 < green < 190 and blue < 100 for red, green, blue in pixels)


def marks_are_set_with_keys_and_dragged(screen, raccord):
    """I and O at a quarter and at half of the strip; then the second one is dragged on."""
    screen.click(raccord.expect('image', 'Picture', 20))
    x, y, width, height = raccord.expect('slider', 'Frames of the take', 20)
    for at, key in ((width // 4, 'i'), (width // 2, 'o')):
        screen.click((x + at, y + 24, 2, 2))
        screen.key(key)
    column = [(x + width // 2 - 12, y, 30, 46), (x + width * 3 // 4 - 12, y, 30, 46)]
    wait_for('a mark at the half', lambda: accent(screen.pixels(*column[0])) > 60, 20)
    screen.save('viewer-aids-marks')
    screen.drag((x + width // 2 + 4, y + 4), (x + width * 3 // 4, y + 4))
    wait_for('the mark farther on', lambda: accent(screen.pixels(*column[1])) > 60, 20)
    assert accent(screen.pixels(*column[0])) < 20, 'it is not where it was'
    screen.key('alt+x')
    wait_for('no mark', lambda: accent(screen.pixels(*column[1])) < 20, 20)


tests = [
    guides_are_chosen_from_a_menu,
    marks_are_set_with_keys_and_dragged,
]


if __name__ == '__main__':
    sys.exit(display.run('viewer-aids', tests))
