# test-layers.py - the layers of a take: blended, thinned out, rendered again, chosen among, copied
#
#   test-layers.py PROGRAM MEDIA
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import children, regions, rendered  # noqa: E402
from screen import wait_for  # noqa: E402


def render(screen, raccord, text):
    """Renders the region with these words; waits until there is one take more."""
    before = len(rendered(raccord))
    screen.write(raccord.expect('text', 'Prompt of the region'), text)
    screen.key('Return')
    wait_for('a take of “%s”' % text, lambda: len(rendered(raccord)) > before, 90)


def middle(raccord):
    """The part of the screen under the middle of the mask."""
    x, y, width, height = raccord.expect('image', 'Picture', 20)
    return x + width * 45 // 100, y + height * 50 // 100, 8, 8


def a_region_is_a_layer(screen, raccord):
    raccord.view('Stage')
    raccord.expect('label', 'First a mask', 30)
    x, y, width, height = raccord.expect('image', 'Picture', 20)
    screen.key('r')
    screen.drag((x + width * 3 // 10, y + height * 2 // 10), (x + width * 6 // 10, y + height * 8 // 10))
    render(screen, raccord, 'darker')
    raccord.expect('panel', 'This layer', 20)
    screen.save('layers-one')


def it_is_blended_and_thinned_out(screen, raccord):
    before = screen.pixels(*middle(raccord))
    scale = raccord.expect('slider', 'Opacity', 10)
    screen.click((scale[0] + scale[2] // 4, scale[1], 2, scale[3]))
    wait_for('another picture', lambda: screen.pixels(*middle(raccord)) != before, 30)
    thin = screen.pixels(*middle(raccord))
    screen.click(raccord.expect('combo box', 'Blend', 10))
    screen.key('Down')
    screen.key('Return')
    wait_for('a blended picture', lambda: screen.pixels(*middle(raccord)) != thin, 30)
    screen.save('layers-blend')
    screen.key('ctrl+z')
    screen.key('ctrl+z')


def region(raccord):
    """The first region of the film, if it is saved by now."""
    return next(iter(regions(raccord)), {})


def its_takes_are_chosen_among(screen, raccord):
    """Other words are another take; both stay, one is shown, and that is stepped and judged."""
    dark = screen.pixels(*middle(raccord))
    render(screen, raccord, 'much lighter')
    wait_for('the proof', lambda: raccord.find('label', '✓ outside bit-exact'), 20)
    light = wait_for('the lighter one', lambda: (lambda seen: seen != dark and seen)(screen.pixels(*middle(raccord))), 30)
    wait_for('two takes in the film', lambda: len(children(region(raccord), 'take')) == 2, 20)
    screen.click(raccord.expect('image', 'Picture', 20), 2)
    screen.save('layers-takes')
    screen.key('alt+Left')
    wait_for('the first take', lambda: region(raccord).get('prompt') == 'darker', 20)
    raccord.expect('label', 'Up to date: change', 20)  # the bar has its words, too
    wait_for('its picture', lambda: screen.pixels(*middle(raccord)) != light, 30)
    screen.key('asterisk')
    wait_for('a star', lambda: [take.get('verdict') for take in children(region(raccord), 'take')] == ['star', None], 20)
    screen.save('layers-judged')


tests = [
    a_region_is_a_layer,
    it_is_blended_and_thinned_out,
    its_takes_are_chosen_among,
]


if __name__ == '__main__':
    sys.exit(display.run('layers', tests))
