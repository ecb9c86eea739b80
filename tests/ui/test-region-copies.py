# test-region-copies.py - what is made once and used again: a region on another take and on another
# shot, the mask of another shot, regions beside takes on the sync wall
#
#   test-region-copies.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import children, drawn, rendered, shots, values  # noqa: E402
from screen import wait_for  # noqa: E402


# Short shots: two processors draw them in a moment.
SCRIPT = '''Title: Copies

EXT. PIER - DAY

WIDE: MARA (60s), a keeper in a brown coat, stands on the pier. Static camera. [[1s]]

WIDE: The pier, and the sea. Static camera. [[1s]]
'''

HALF = (0.45, 0.5)  # a place under the mask that is drawn


def light(screen, raccord, across, down):
    """How bright the picture is around a place, 0 to 255."""
    x, y = display.at(raccord.expect('image', 'Picture', 20), across, down)
    pixels = screen.pixels(x - 10, y - 10, 20, 20)
    return sum(sum(pixel) for pixel in pixels) / 3 / len(pixels)


def takes_of(raccord, shot):
    """None as long as the film is not in its file."""
    found = shots(raccord)
    return children(found[shot], 'take') if shot < len(found) else []


def to_picture(screen, raccord):
    """Where keys are the stage's."""
    screen.click(raccord.expect('image', 'Picture', 20), 2)


def wait_for_layers(raccord, shot, take, count):
    """The layers of a take, all of them rendered."""
    def layers():
        found = takes_of(raccord, shot)[take:take + 1]
        found = children(found[0], 'region') if found else []
        return len(found) == count and all(region.get('hash') for region in found) and found
    return wait_for(f'{count} layers on take {take + 1} of shot {shot + 1}', layers, 120)


def go_to_shot(screen, raccord, name):
    """On the stage, the picture of that shot."""
    raccord.view('Board')
    screen.click(raccord.expect('list item', name))
    raccord.open_stage()


def a_region_is_rendered(screen, raccord):
    raccord.expect('list item', 'Shot 1A')
    wait_for('a take of each shot', lambda: len(raccord.takes()) >= 2, 120)
    go_to_shot(screen, raccord, 'Shot 1A')
    raccord.stop_rendering()
    screen.key('shift+d')
    raccord.expect('text', 'Prompt of the new take')
    screen.key('ctrl+Return')
    raccord.expect('list item', 'Sketch 2', 120)
    screen.click(raccord.expect('list item', 'Sketch 1'))
    box = raccord.expect('image', 'Picture', 20)
    before = light(screen, raccord, *HALF)
    to_picture(screen, raccord)
    screen.key('r')
    screen.drag(display.at(box, 0.3, 0.2), display.at(box, 0.6, 0.8))
    screen.write(raccord.expect('text', 'Prompt of the region'), 'much darker')
    screen.key('Return')
    wait_for_layers(raccord, 0, 0, 1)
    wait_for('that it is darker', lambda: light(screen, raccord, *HALF) < before - 15, 30)
    screen.save('region-copies-first')


def it_is_copied_to_another_take(screen, raccord):
    """It is rendered of what is there; the one that was copied stays."""
    first = takes_of(raccord, 0)[0]['id']
    to_picture(screen, raccord)
    screen.key('ctrl+c')
    screen.click(raccord.expect('list item', 'Sketch 2'))
    wait_for('the other take', lambda: not raccord.find('label', '✓ outside bit-exact'), 30)
    before = wait_for('its picture', lambda: display.resting(lambda: light(screen, raccord, *HALF)), 30)
    to_picture(screen, raccord)
    screen.key('ctrl+v')
    copied = wait_for_layers(raccord, 0, 1, 1)[0]
    wait_for('that it is darker there', lambda: light(screen, raccord, *HALF) < before - 15, 30)
    screen.save('region-copies-take')
    own = children(takes_of(raccord, 0)[0], 'region')[0]
    assert takes_of(raccord, 0)[0]['id'] == first and own['prompt'] == copied['prompt'] == 'much darker'
    assert own['mask'] == copied['mask'] and own['hash'] != copied['hash'] and own['id'] != copied['id']


def it_is_copied_to_another_shot(screen, raccord):
    go_to_shot(screen, raccord, 'Shot 1B')
    before = wait_for('its picture', lambda: display.resting(lambda: light(screen, raccord, *HALF)), 30)
    to_picture(screen, raccord)
    screen.key('ctrl+v')
    copied = wait_for_layers(raccord, 1, 0, 1)[0]
    wait_for('that it is darker there', lambda: light(screen, raccord, *HALF) < before - 15, 30)
    screen.save('region-copies-shot')
    hashes = [region['hash'] for shot in shots(raccord) for take in children(shot, 'take') for region in children(take, 'region')]
    assert copied['prompt'] == 'much darker' and len(set(hashes)) == 3, hashes


def the_mask_of_another_shot_is_copied(screen, raccord):
    """By name, from the menu of the mask; it is drawn here, and used by a region of this shot."""
    mask = children(takes_of(raccord, 0)[0], 'region')[0]['mask']
    to_picture(screen, raccord)
    screen.key('Escape')
    box = raccord.expect('image', 'Picture', 20)
    screen.key('e')
    screen.drag(display.at(box, 0.7, 0.1), display.at(box, 0.8, 0.2))
    wait_for('a mask of its own', lambda: drawn(raccord) and drawn(raccord)['shapes'][0]['kind'] == 'ellipse', 20)
    screen.click(raccord.expect('push button', 'Mask', 20))
    wait_for('its first row', lambda: raccord.focused() == 'Smooth', 20)
    screen.save('region-copies-menu')
    for _ in range(16):
        if raccord.focused().startswith('1A · Sketch 1'):
            break
        screen.key('Tab' if not raccord.focused().startswith('1') else 'Down')
    assert raccord.focused().startswith('1A · Sketch 1'), raccord.focused()
    screen.key('Return')
    wait_for('the rectangle of 1A', lambda: drawn(raccord)['shapes'] == mask['shapes'], 20)
    screen.save('region-copies-mask')
    before = len(rendered(raccord))
    screen.write(raccord.expect('text', 'Prompt of the region'), 'warmer')
    screen.key('Return')
    wait_for('its take', lambda: len(rendered(raccord)) > before, 120)
    layers = wait_for_layers(raccord, 1, 0, 2)
    assert layers[1]['mask']['shapes'] == mask['shapes'] and layers[1]['prompt'] == 'warmer', layers[1]


def differing(screen, one, other):
    """How many pixels of two pictures of the same size on the screen are not alike."""
    a, b = screen.pixels(*one), screen.pixels(*other)
    return sum(max(abs(p - q) for p, q in zip(x, y)) > 24 for x, y in zip(a, b)) / len(a)


def regions_hang_on_the_wall(screen, raccord):
    """Beside their takes, each over what is below it; in lock-step, and judged by keys."""
    go_to_shot(screen, raccord, 'Shot 1A')
    screen.click(raccord.expect('list item', 'Sketch 1'))
    to_picture(screen, raccord)
    screen.key('shift+w')
    raccord.expect('push button', 'Leave the wall')
    assert not raccord.find('image', 'Sketch 1 · much darker')
    screen.key('r')
    take = raccord.expect('image', 'Sketch 1 · Without layers', 30)
    region = raccord.expect('image', 'Sketch 1 · much darker', 30)
    other = raccord.expect('image', 'Sketch 2 · much darker', 30)
    assert take[2:] == region[2:] == other[2:] and take != region, (take, region, other)
    wait_for('both pictures', lambda: screen.colours(take) > 100 and screen.colours(region) > 100, 30)
    wait_for('that they differ', lambda: 0.05 < differing(screen, take, region) < 0.4, 20)
    screen.save('region-copies-wall')
    screen.key('space')
    wait_for('that it plays', lambda: not raccord.find('label', '00:00:00'), 30)
    screen.key('k', 'Home')
    wait_for('the first frame', lambda: raccord.find('label', '00:00:00'), 20)
    names = [node.name for node in raccord.nodes('image', 'Sketch') if raccord.place(node)]
    screen.key(str(names.index('Sketch 1 · much darker') + 1), 'asterisk')
    wait_for('the star', lambda: raccord.find('label', '★ starred') and values(raccord, 'verdict')[-1:] == ['star'], 20)
    screen.key(str(names.index('Sketch 2 · much darker') + 1), 'x')
    wait_for('the other one rejected', lambda: raccord.find('label', '✕ rejected') and values(raccord, 'verdict')[-1:] == ['reject'], 20)
    screen.save('region-copies-judged')
    judged = [[children(children(take, 'region')[0], 'take')[-1].get('verdict'), take.get('verdict')] for take in takes_of(raccord, 0)]
    assert judged == [['star', None], ['reject', None]], judged
    screen.key('Escape')


def nothing_outside_was_changed(screen, raccord):
    """From the files, with the window gone."""
    film = raccord.film()
    raccord.end()
    tool = os.path.join(os.path.dirname(sys.argv[1]), '..', 'cli', 'raccord-cli')
    told = subprocess.run([tool, '-p', film, 'verify'], env=raccord.environment, capture_output=True, text=True, check=True).stdout
    assert told.count('changed') == 3 and told.count('nothing outside its mask changed') == 2 and '2 regions, nothing outside' in told, told


tests = [
    a_region_is_rendered,
    it_is_copied_to_another_take,
    it_is_copied_to_another_shot,
    the_mask_of_another_shot_is_copied,
    regions_hang_on_the_wall,
    nothing_outside_was_changed,
]


if __name__ == '__main__':
    sys.exit(display.run('region-copies', tests, arguments=[display.script('Copies', SCRIPT)]))
