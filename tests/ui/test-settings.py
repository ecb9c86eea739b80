# test-settings.py - what a region is rendered with, in the window: words with mentions, strength,
# generator, references; nothing said fills; more room and more time
#
#   test-settings.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import children, regions, rendered, shots  # noqa: E402
from pictures import png  # noqa: E402
from screen import wait_for  # noqa: E402


def draw(screen, raccord, left=30, right=60):
    x, y, width, height = raccord.expect('image', 'Picture', 20)
    screen.click((x + width // 2, y + height // 2, 2, 2), 2)
    screen.key('r')
    screen.drag((x + width * left // 100, y + height * 2 // 10), (x + width * right // 100, y + height * 8 // 10))


def its_words_mention_characters(screen, raccord):
    """A long prompt grows; @ offers the cast; Return renders."""
    raccord.view('Stage')
    raccord.expect('label', 'First a mask', 60)
    raccord.stop_rendering()
    draw(screen, raccord)
    wait_for('Fill', lambda: raccord.has('push button', 'Fill'), 20)
    low = raccord.expect('text', 'Prompt of the region')[3]
    screen.save('settings-fill')
    screen.write(raccord.expect('text', 'Prompt of the region'), 'lit from the left by warm light')
    wait_for('Relight', lambda: raccord.has('push button', 'Relight'), 20)
    screen.write(raccord.expect('text', 'Prompt of the region'), 'replace with @Ma')
    wait_for('the cast', lambda: raccord.has('list', 'Characters and pictures to mention'), 20)
    raccord.expect('list item', 'Mara', 20)
    screen.save('settings-mention')
    screen.key('Return')
    wait_for('the mention', lambda: raccord.has('push button', 'Replace with @Mara'), 20)
    assert len(rendered(raccord)) == 0, 'Return chose the name, and rendered nothing'
    screen.write(raccord.expect('text', 'Prompt of the region'), 'much darker, ' + 'all of it and nothing but that, ' * 8)
    wait_for('a higher field', lambda: raccord.expect('text', 'Prompt of the region')[3] > low + 10, 20)
    screen.save('settings-long')
    # the key of it everywhere on the stage; Return alone does so in the field
    screen.key('ctrl+Return')
    wait_for('its take', lambda: len(rendered(raccord)) == 1, 120)
    wait_for('it in the film', lambda: len(regions(raccord)) == 1, 30)


def it_is_rendered_with_less(screen, raccord):
    """Strength and generator are the region's; it is rendered again for them."""
    scale = raccord.expect('slider', 'Strength', 30)
    wait_for('the proof', lambda: raccord.find('label', '✓ outside bit-exact'), 30)
    raccord.expect('label', 'Up to date: change', 30)
    screen.click((scale[0] + scale[2] // 2, scale[1], 2, scale[3]))
    wait_for('half of it', lambda: 0.3 < regions(raccord)[0].get('strength', 1) < 0.7, 30)
    wait_for('that it is to be rendered', lambda: not raccord.has('label', 'Up to date: change'), 20)
    screen.click(raccord.expect('image', 'Picture', 20), 2)
    screen.key('ctrl+Return')
    wait_for('another take', lambda: len(rendered(raccord)) == 2, 120)
    wait_for('both', lambda: len(children(regions(raccord)[0], 'take')) == 2, 30)
    screen.save('settings-strength')
    screen.click(raccord.expect('combo box', 'Generator', 20))
    screen.key('Down', 'Down', 'Return')
    wait_for('footage', lambda: regions(raccord)[0].get('generator') == 'footage', 20)
    screen.key('ctrl+z')
    wait_for('the take’s', lambda: regions(raccord)[0].get('generator', '') == '', 20)
    screen.click(raccord.expect('push button', 'Keep the seed of the region', 20))
    wait_for('the lock', lambda: regions(raccord)[0].get('seed-locked'), 20)


def it_has_references_of_its_own(screen, raccord):
    """Slots as a shot has them; what the shot has is there, too."""
    raccord.expect('push button', 'Add an image: drop a file here or click', 20)
    assert not children(regions(raccord)[0], 'reference')
    screen.save('settings-references')


def what_another_tool_made_comes_back(screen, raccord):
    """Import… lays a file in as a take of the layer, and says how far it was off."""
    path = os.path.join(raccord.home, 'made.png')
    png(path, 640, 360)
    before = len(rendered(raccord))
    screen.click(raccord.expect('push button', 'Import', 20))
    raccord.choose_file(path)
    wait_for('its take', lambda: len(rendered(raccord)) == before + 1, 120)
    wait_for('three takes', lambda: len(children(regions(raccord)[0], 'take')) == 3, 30)
    wait_for('how far it was off', lambda: raccord.find('label', 'moved'), 30)
    screen.save('settings-misfit')


def the_take_is_extended(screen, raccord):
    """More room is another take, in one step of undo; a layer that was copied is laid over it."""
    screen.click(raccord.expect('image', 'Picture', 20), 2)
    screen.key('ctrl+c')
    first = shots(raccord)[0]
    width, height = children(first, 'take')[0]['width'], children(first, 'take')[0]['height']
    raccord.stop_rendering()
    screen.click(raccord.expect('push button', 'Extend', 20))
    wait_for('its first field', lambda: raccord.focused().startswith('Shape of the frame'), 20)
    screen.key('space')
    wait_for('its list', lambda: not raccord.focused().startswith('Shape of the frame'), 20)
    screen.key(*['Down'] * 6, 'Return')
    wait_for('its size', lambda: raccord.has('label', '%d × %d → ' % (width, height)), 20)
    screen.save('settings-extend')
    for _ in range(12):
        if raccord.focused() == 'Extend frame':
            break
        screen.key('Tab')
    assert raccord.focused() == 'Extend frame', raccord.focused()
    screen.key('Return')
    wide = wait_for('the wide take', lambda: [take for take in children(shots(raccord)[0], 'take')
                                              if take['width'] > width and take['height'] == height], 240)[0]
    assert abs(wide['width'] / wide['height'] - 2.39) < 0.02 and wide.get('generator', 'sketch') == 'sketch'
    wait_for('it on the stage', lambda: raccord.has('label', '144 frames, %d × %d' % (wide['width'], height)), 30)
    screen.save('settings-wide')
    before = len(rendered(raccord))
    screen.click(raccord.expect('image', 'Picture', 20), 2)
    screen.key('ctrl+v')
    wait_for('the layer there', lambda: len(regions(raccord)) == 2, 60)
    one, other = regions(raccord)
    assert one['strength'] == other['strength'] and one['prompt'] == other['prompt'], (one, other)
    wait_for('its take', lambda: len(rendered(raccord)) == before + 1, 120)
    screen.save('settings-pasted')
    screen.key('ctrl+z')
    wait_for('that it is gone', lambda: len(regions(raccord)) == 1, 30)
    screen.key('ctrl+z')
    wait_for('the take before', lambda: wide['id'] not in [take['id'] for take in children(shots(raccord)[0], 'take')], 30)


tests = [
    its_words_mention_characters,
    it_is_rendered_with_less,
    it_has_references_of_its_own,
    what_another_tool_made_comes_back,
    the_take_is_extended,
]


if __name__ == '__main__':
    sys.exit(display.run('settings', tests))
