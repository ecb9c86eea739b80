# test-regions.py - regions in the window: a picture of their own, a range of frames, a mask saved,
# a longer take, what was judged as records
#
#   test-regions.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import children, regions, rendered, shots, steps  # noqa: E402
from pictures import png  # noqa: E402
from screen import wait_for  # noqa: E402

SCRIPT = '''Title: Regions

EXT. PIER - DUSK

WIDE: MARA (60s), a keeper in a brown coat, stands on the pier. [[1s]]

CLOSE ON the lamp. [[1s]]
'''


def tab_to(screen, raccord, name):
    """Boxes in a popover are not where they are on the screen; the keyboard finds them."""
    for _ in range(14):
        if raccord.focused() == name:
            return
        screen.key('Tab')
    assert False, (name, raccord.focused())


def to_picture(screen, raccord):
    """Where keys are the stage's."""
    screen.click(raccord.expect('image', 'Picture', 20), 2)


def a_region_has_a_picture_of_its_own(screen, raccord):
    """It is added by its slot, offered behind an @, and laid in."""
    raccord.view('Stage')
    raccord.expect('label', 'First a mask', 60)
    raccord.stop_rendering()
    x, y, width, height = raccord.expect('image', 'Picture', 20)
    to_picture(screen, raccord)
    screen.key('r')
    screen.drag((x + width * 3 // 10, y + height * 3 // 10), (x + width * 6 // 10, y + height * 8 // 10))
    screen.write(raccord.expect('text', 'Prompt of the region'), 'darker')
    screen.key('Return')
    wait_for('its take', lambda: len(rendered(raccord)) == 1, 120)
    wait_for('it in the film', lambda: len(regions(raccord)) == 1, 30)
    path = os.path.join(raccord.home, 'halo.png')
    png(path, 80, 120)
    screen.click(raccord.expect('push button', 'Add an image: drop a file here or click', 20))
    raccord.choose_file(path)
    wait_for('the picture', lambda: [one['file'] for one in children(regions(raccord)[0], 'reference')] == ['halo.png'], 60)
    screen.write(raccord.expect('text', 'Prompt of the region'), 'add @ha')
    raccord.expect('list item', 'halo', 20)
    screen.save('regions-mention')
    screen.key('Return')
    wait_for('the mention', lambda: raccord.text('Prompt of the region').startswith('add @halo'), 30)
    screen.key('Return')
    wait_for('that it is laid in', lambda: [one for one in rendered(raccord) if one['prompt'] == 'add @halo'], 120)
    assert [one['pictures'][0]['name'] for one in rendered(raccord) if 'pictures' in one] == ['halo']
    wait_for('both takes', lambda: len(children(regions(raccord)[0], 'take')) == 2, 30)
    screen.save('regions-picture')


def an_earlier_take_has_what_it_was_made_of(screen, raccord):
    to_picture(screen, raccord)
    screen.key('alt+Left')
    wait_for('the one without', lambda: regions(raccord)[0]['prompt'] == 'darker' and
             not children(regions(raccord)[0], 'reference'), 30)
    screen.key('alt+Right')
    wait_for('the one with it', lambda: [one['file'] for one in children(regions(raccord)[0], 'reference')] == ['halo.png'], 30)


def its_mask_is_saved_by_name(screen, raccord):
    screen.click(raccord.expect('push button', 'Mask', 20))
    wait_for('its first row', lambda: raccord.focused() == 'Smooth', 20)
    tab_to(screen, raccord, 'Name of the mask')
    screen.type('the keeper')
    screen.save('regions-mask-menu')
    screen.key('Return')
    wait_for('the mask', lambda: 'Save Mask' in steps(raccord), 30)
    screen.key('Escape')


def a_range_is_rendered_anew(screen, raccord):
    """Between the marks; its ends turn into what is there."""
    before = len(rendered(raccord))
    to_picture(screen, raccord)
    screen.key('Home', 'period', 'period', 'period', 'period', 'i')
    screen.key('period', 'period', 'period', 'period', 'period', 'period', 'period', 'period', 'o')
    screen.key('shift+r')
    wait_for('the range', lambda: len(rendered(raccord)) == before + 1, 120)
    made = [one for one in rendered(raccord) if one.get('ends') == 'match']
    assert len(made) == 1 and (made[0]['mask']['first'], made[0]['mask']['last']) == (4, 12), made
    wait_for('the layer', lambda: len(regions(raccord)) == 2, 30)
    screen.save('regions-range')


def a_shot_is_made_longer(screen, raccord):
    frames = children(shots(raccord)[0], 'take')[-1]['frames']
    raccord.stop_rendering()
    screen.click(raccord.expect('push button', 'Extend', 20))
    wait_for('its first field', lambda: raccord.focused().startswith('Shape of the frame'), 20)
    tab_to(screen, raccord, 'After')
    screen.key('ctrl+a')
    screen.type('1')
    tab_to(screen, raccord, 'Extend shot')
    screen.save('regions-longer')
    screen.key('Return')
    longer = wait_for('the longer take', lambda: [take for take in children(shots(raccord)[0], 'take')
                                                  if take['frames'] > frames], 240)[0]
    assert longer['frames'] == frames + 24, (longer['frames'], frames)


def what_was_judged_is_exported(screen, raccord):
    to_picture(screen, raccord)
    screen.key('asterisk')
    wait_for('the star', lambda: any(take.get('verdict') == 'star' for shot in shots(raccord)
                                     for take in children(shot, 'take')), 30)
    path = os.path.join(raccord.home, 'records.jsonl')
    screen.key('ctrl+k')
    wait_for('the palette', lambda: raccord.has('dialog', 'Find an action'), 20)
    screen.type('Export preferences')
    screen.save('regions-palette')
    screen.key('Return')
    raccord.choose_file(path)
    wait_for('the records', lambda: os.path.exists(path) and os.path.getsize(path) > 0, 60)
    with open(path, encoding='utf-8') as file:
        records = [json.loads(line) for line in file]
    assert [record['verdict'] for record in records] == ['star'] and records[0]['request'], records


tests = [
    a_region_has_a_picture_of_its_own,
    an_earlier_take_has_what_it_was_made_of,
    its_mask_is_saved_by_name,
    a_range_is_rendered_anew,
    a_shot_is_made_longer,
    what_was_judged_is_exported,
]


if __name__ == '__main__':
    sys.exit(display.run('regions', tests, arguments=[display.script('Regions', SCRIPT)]))
