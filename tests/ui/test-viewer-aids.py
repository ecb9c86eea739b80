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
    raccord.expect('label', 'First a mask', 120)
    return raccord.expect('image', 'Picture', 20)


def guides_are_chosen_from_a_menu(screen, raccord):
    """Down the menu with Tab: lines at thirds, cross, two safe areas, then the mattes."""
    raccord.expect('list item', 'Shot 1A')
    wait_for('a take', raccord.takes)
    raccord.view('Stage')
    x, y, width, height = picture_of(raccord)
    top = (x + width * 4 // 10, y + 20, width // 5, 12)
    open_top = wait_for('a picture that rests', lambda: display.resting(lambda: screen.pixels(*top)))
    screen.click(raccord.expect('push button', 'Guides, mattes'))
    screen.key('Tab', 'space', 'Tab', 'space', 'Tab', 'space', 'Tab', 'Tab', 'space')
    wait_for('the matte', lambda: light(screen.pixels(*top)) < 0.5 * light(open_top), 20)
    screen.save('viewer-aids-guides')
    screen.key('Escape')
    wait_for('the keyboard at its button', lambda: raccord.focused().startswith('Guides, mattes'), 20)
    screen.key('g')
    wait_for('all of the picture', lambda: light(screen.pixels(*top)) > 0.9 * light(open_top), 20)


def accent(pixels):
    """How many of them are orange."""
    return sum(red > 200 and 120 < green < 190 and blue < 100 for red, green, blue in pixels)


def blue(pixels):
    """How many of them have the colour of the sound."""
    return sum(b > 140 and b > r + 50 and b > g + 20 for r, g, b in pixels)


def a_take_with_sound_shows_how_loud_it_is(screen, raccord):
    """Shot 1C is spoken in: a row below the pictures; shot 1A is not, and has none."""
    x, y, width, height = raccord.expect('slider', 'Frames of the take', 20)
    raccord.view('Board')
    screen.click(raccord.expect('list item', 'Shot 1C'))
    raccord.view('Stage')
    box = wait_for('a row more', lambda: (lambda found: found if found and found[3] > height else None)(
        raccord.find('slider', 'Frames of the take')), 120)
    row = (box[0], box[1] + 52, box[2], 22)
    wait_for('the sound', lambda: blue(screen.pixels(*row)) > 200, 60)
    screen.save('viewer-aids-sound')
    screen.key('space')
    wait_for('that it plays', lambda: frame_of(raccord) > 0, 30)
    screen.key('k')


def scopes_show_the_exposure(screen, raccord):
    """A histogram at the upper right with H; with Shift+H a picture in false colour."""
    x, y, width, height = raccord.expect('image', 'Picture', 20)
    screen.click((x, y, width, height))
    screen.key('h')
    raccord.expect('image', 'Histogram', 20)
    middle = (x + width * 3 // 10, y + height // 4, width // 4, height // 2)

    def grey():
        """Share of the pixels that have no colour: between the zones there is none."""
        pixels = screen.pixels(*middle)
        return sum(max(pixel) - min(pixel) < 4 for pixel in pixels) / len(pixels)

    before = grey()
    assert before < 0.2, 'a picture in colour'
    screen.key('shift+h')
    wait_for('false colour', lambda: grey() > 0.4, 20)
    screen.save('viewer-aids-exposure')
    screen.key('h', 'shift+h')
    wait_for('the picture as it was', lambda: abs(grey() - before) < 0.05, 20)


def the_picture_is_zoomed_to_its_pixels(screen, raccord):
    """1 is 100 %, the wheel goes on to 800 % and no farther, 0 shows all of it."""
    x, y, width, height = raccord.expect('image', 'Picture', 20)
    screen.click((x, y, width, height))
    screen.key('1')
    raccord.expect('label', '100 %', 20)
    screen.do('mousemove', x + width // 2, y + height // 2)
    for _ in range(20):
        screen.do('click', 4)
    raccord.expect('label', '800 %', 20)
    beside = (x + width // 4, y + height // 2 - 40, 80, 80)  # the pointer
    wait_for('pixels eight by eight', lambda: len(set(screen.pixels(*beside))) <= 11 * 11, 20)
    screen.save('viewer-aids-pixels')
    screen.key('0')
    wait_for('all of it', lambda: not raccord.find('label', '800 %') and len(set(screen.pixels(*beside))) > 11 * 11, 20)


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


def frame_of(raccord):
    """Which frame of the take is shown, as the strip tells it: “00:04:12”."""
    _, seconds, frame = raccord.nodes('slider', 'Frames of the take')[0].description.split(':')
    return int(seconds) * 24 + int(frame)


def j_k_and_l_shuttle(screen, raccord):
    """Each press is twice as fast, K stands; without the loop J ends at the first frame, L at the last."""
    screen.click(raccord.expect('image', 'Picture', 20), 2)
    for keys in (('l', '2×', '4×', '8×'), ('j', '−2×', '−4×', '−8×')):
        screen.key(keys[0])
        for speed in keys[1:]:
            screen.key(keys[0])
            wait_for(f'a speed of {speed}', lambda: raccord.has('label', speed), 20)
        screen.key('k')
        wait_for('that it stands', lambda: raccord.has('label', 'loop · J K L'), 20)
        assert frame_of(raccord) == frame_of(raccord), 'it stands'
    screen.key('ctrl+k')
    raccord.expect('dialog', 'Find an action', 20)
    screen.type('play again and again')
    screen.key('Return')
    wait_for('no loop', lambda: raccord.has('label', 'J K L'), 20)
    strip = raccord.expect('slider', 'Frames of the take', 20)
    screen.click((strip[0] + strip[2] // 2, strip[1] + 24, 2, 2))
    wait_for('the middle', lambda: 60 < frame_of(raccord) < 84, 20)
    screen.key('j')
    wait_for('the first frame', lambda: frame_of(raccord) == 0 and raccord.has('label', 'J K L'), 20)
    screen.key('l')
    wait_for('the last frame', lambda: frame_of(raccord) == 143 and raccord.has('label', 'J K L'), 20)
    screen.key('ctrl+k')
    raccord.expect('dialog', 'Find an action', 20)
    screen.type('play again and again')
    screen.key('Return')
    wait_for('the loop', lambda: raccord.has('label', 'loop · J K L'), 20)


tests = [
    guides_are_chosen_from_a_menu,
    j_k_and_l_shuttle,
    marks_are_set_with_keys_and_dragged,
    a_take_with_sound_shows_how_loud_it_is,
    scopes_show_the_exposure,
    the_picture_is_zoomed_to_its_pixels,
]


if __name__ == '__main__':
    sys.exit(display.run('viewer-aids', tests))
