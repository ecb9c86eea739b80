# test-soft-mattes.py - a matte with every level of grey, from pictures, on the stage and in a region
#
#   test-soft-mattes.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import regions  # noqa: E402
from pictures import grey  # noqa: E402
from screen import wait_for  # noqa: E402


SCRIPT = '''Title: Smoke

EXT. PIER - DAY

WIDE: The pier, and the sea. Static camera. [[1s]]
'''

WIDTH, HEIGHT, FRAMES = 320, 180, 24


def smoke(frame, x, y):
    """A ball that drifts to the right, in levels: full in its middle, gone at its rim."""
    away = ((x - 120 - 2 * frame) ** 2 + (y - 90) ** 2) ** 0.5
    return max(0, min(255, round(255 * (1.2 - away / 60))))


def cli(film, *arguments):
    """The command line, which does what is done before the window opens, and after it."""
    tool = os.path.join(os.path.dirname(sys.argv[1]), '..', 'cli', 'raccord-cli')
    return subprocess.run([tool, '-p', film, *arguments], capture_output=True, text=True, check=True).stdout


def prepare():
    home = tempfile.mkdtemp(prefix='raccord-home-')
    film, sequence = os.path.join(home, 'data', 'raccord', 'smoke.raccord'), os.path.join(home, 'sequence')
    os.makedirs(os.path.dirname(film))
    os.mkdir(sequence)
    for i in range(FRAMES):
        grey(os.path.join(sequence, f'{i:04}.png'), WIDTH, HEIGHT, lambda x, y, i=i: smoke(i, x, y))
    cli(film, 'new', film)
    cli(film, 'import', display.script('Smoke', SCRIPT))
    cli(film, 'render', '1A', '--size', f'{WIDTH}x{HEIGHT}')
    cli(film, 'region', '1A', '--mask', sequence, '--prompt', 'much darker')
    return {'home': home, 'arguments': [film]}


PLACES = ((120, 90), (140, 90), (150, 70), (160, 90), (90, 60), (120, 140), (250, 40))  # pixels of the take


MARGIN = 12  # of the viewer around the picture, at the least


def level(screen, box, x, y):
    """How bright the picture is there, 0 to 255; it lies in the middle of its box."""
    height = box[3] - 2 * MARGIN
    scale = min(height / HEIGHT, (box[2] - 2 * MARGIN) / WIDTH)
    across = int(box[0] + box[2] / 2 + (x + 0.5 - WIDTH / 2) * scale)
    down = int(box[1] + box[3] / 2 + (y + 0.5 - HEIGHT / 2) * scale)
    pixels = screen.pixels(across - 1, down - 1, 3, 3)
    return sum(map(sum, pixels)) / 3 / len(pixels)


def levels(screen, box):
    return [round(level(screen, box, x, y)) for x, y in PLACES]


def is_smoke(screen, box, frame):
    """Whether what is seen is the matte of that frame."""
    return all(abs(seen - smoke(frame, x, y)) < 14 for seen, (x, y) in zip(levels(screen, box), PLACES))


def its_levels_are_on_the_stage(screen, raccord):
    """As black and white: every grey of the pictures, in the first frame and in the last."""
    raccord.view('Stage')
    screen.click(raccord.expect('list item', 'Region · much darker', 60))
    box = raccord.expect('image', 'Picture', 20)
    raccord.stop_rendering()
    # The command line did not say the frames of the mask: that is no change since its take.
    raccord.expect('label', 'Up to date: change', 20)
    screen.click(box, 2)
    screen.do('mousemove', *display.at(box, 0.95, 0.95))
    screen.save('soft-mattes-rendered')
    screen.key('q')
    wait_for('the matte', lambda: is_smoke(screen, box, 0), 30)
    screen.save('soft-mattes-matte')
    screen.key('End')
    wait_for('that of the last frame', lambda: is_smoke(screen, box, FRAMES - 1), 30)
    screen.key('Home')


def a_region_is_rendered_under_it(screen, raccord):
    """With other words, in the window: the mask stays as it is."""
    mask = regions(raccord)[0]['mask']
    assert [shape['kind'] for shape in mask['shapes']] == ['matte'], mask['shapes']
    assert mask.get('feather', 0) == 0 and len(mask['shapes'][0]['keys']) == FRAMES, mask['shapes'][0]['keys']
    before = regions(raccord)[0]['hash']
    screen.write(raccord.expect('text', 'Prompt of the region'), 'much lighter')
    screen.key('Return')
    wait_for('its take', lambda: regions(raccord)[0]['hash'] != before, 120)
    region = regions(raccord)[0]
    assert region['mask']['shapes'] == mask['shapes'] and not region['mask'].get('feather'), region['mask']
    assert region['prompt'] == 'much lighter', region['prompt']
    screen.save('soft-mattes-lighter')


def nothing_outside_was_changed(screen, raccord):
    film = raccord.film()
    raccord.end()
    told = cli(film, 'verify')
    assert '1 region, nothing outside its mask changed' in told, told


tests = [
    its_levels_are_on_the_stage,
    a_region_is_rendered_under_it,
    nothing_outside_was_changed,
]


if __name__ == '__main__':
    sys.exit(display.run('soft-mattes', tests, prepare=prepare))
