# test-tracking.py - a mask that follows the picture: how sure it is, where it was lost, put right by
# one drag and tracked on from there
#
#   test-tracking.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import drawn, regions, shapes  # noqa: E402
from screen import wait_for  # noqa: E402


# The camera turns away from the barrels on the left; MARA stays in the picture.
SCRIPT = '''Title: Tracking

EXT. PIER - DAY

WIDE: MARA (60s), a keeper in a brown coat, stands on the pier. Pan right. [[1s]]
'''

FRAMES = 24


def keys(raccord):
    return (drawn(raccord) or {}).get('keys', [])


def tracked(raccord):
    """Frame and sureness of each key that tracking made."""
    return {key['frame']: key['confidence'] for key in keys(raccord) if key.get('tracked')}


def track(screen, raccord, key):
    """Waits for the keys that it makes."""
    before = keys(raccord)
    screen.key(key)
    wait_for('the end of it', lambda: keys(raccord) != before and not raccord.find('push button', 'Stop'), 90)
    return tracked(raccord)


def curve(screen, raccord):
    """How many pixels there are of the curve above each frame: the colour of keys below the pictures."""
    x, y, width, height = raccord.expect('slider', 'Frames of the take', 10)
    rows = 16
    pixels = screen.pixels(x, y + height - rows, width, rows)

    def column(frame):
        return [pixels[row * width + int((frame + 0.5) * width / FRAMES)] for row in range(rows)]

    def differs(one, other):
        return max(abs(a - b) for a, b in zip(one, other)) > 12
    bare = column(FRAMES - 4)
    return [sum(map(differs, column(frame), bare)) for frame in range(FRAMES)]


def lost_at(raccord):
    """The frame that is named in the bar, from 1; None: it says nothing of the kind."""
    found = [re.match(r'Lost at frame (\d+)', node.name) for node in raccord.nodes('label', 'Lost at frame')]
    return int(found[0].group(1)) if found else None


def a_lost_track_says_where(screen, raccord):
    """The barrels leave the picture: it stops there, shows the frame, and has the tool in hand."""
    raccord.expect('list item', 'Shot 1A')
    wait_for('a take', raccord.takes, 120)
    box = raccord.open_stage()
    wait_for('its first frame', lambda: raccord.find('label', '00:00:00'), 30)
    raccord.stop_rendering()
    screen.key('r')
    screen.drag(display.at(box, 0.05, 0.15), display.at(box, 0.2, 0.75))
    wait_for('the rectangle', lambda: shapes(raccord) == [('rectangle', 'add')], 20)
    sure = track(screen, raccord, 'shift+t')
    place = wait_for('where it was lost', lambda: lost_at(raccord), 20)
    assert 3 < place < FRAMES and sorted(sure) == list(range(1, place - 1)), (place, sure)
    assert all(0 < value <= 1 for value in sure.values()), sure
    wait_for('the tool that puts it right', lambda: raccord.is_pressed('Move mask'), 20)
    wait_for('that frame', lambda: raccord.find('label', f'00:00:{place - 1:02}'), 20)
    screen.save('tracking-lost')


def how_sure_it_is_is_drawn(screen, raccord):
    """A line for each frame that was tracked, higher where it is surer; none behind."""
    sure, lines = tracked(raccord), curve(screen, raccord)
    screen.save('tracking-curve')
    last = max(sure)
    assert all(lines[frame] > 0 for frame in sure), lines
    assert all(lines[frame] == 0 for frame in range(last + 2, FRAMES - 2)), lines


def one_drag_puts_it_right(screen, raccord):
    """At the frame where it was lost: onto somebody who stays. That is a key of its own."""
    before, place = tracked(raccord), lost_at(raccord) - 1
    box = raccord.expect('image', 'Picture', 20)
    screen.drag(display.at(box, 0.03, 0.45), display.at(box, 0.5, 0.45))
    key = wait_for('its key', lambda: [key for key in keys(raccord) if key['frame'] == place], 20)[0]
    assert not key.get('tracked') and 0.3 < key['move'][0] < 0.5, key
    assert tracked(raccord) == before, tracked(raccord)
    wait_for('what to do next', lambda: raccord.find('label', f'Put right at frame {place + 1}') and not lost_at(raccord), 20)
    screen.save('tracking-right')


def it_is_tracked_on_from_there(screen, raccord):
    """What was tracked before and what was put right stay as they are."""
    before = {key['frame']: key for key in keys(raccord)}
    place = max(before)
    sure = track(screen, raccord, 'shift+l')
    assert sorted(frame for frame in sure if frame > place) == list(range(place + 1, FRAMES)), sorted(sure)
    assert {key['frame']: key for key in keys(raccord) if key['frame'] <= place} == before
    wait_for('that nothing is lost', lambda: not lost_at(raccord) and not raccord.find('label', 'Put right'), 20)
    assert all(value < 1 for value in sure.values()), sure
    screen.save('tracking-on')
    screen.key('End')
    wait_for('the last frame', lambda: raccord.find('label', f'00:00:{FRAMES - 1:02}'), 20)
    screen.save('tracking-end')
    screen.key('ctrl+z')
    wait_for('the keys before it', lambda: {key['frame']: key for key in keys(raccord)} == before, 20)
    screen.key('Home', *['period'] * place)
    wait_for('the frame that was put right', lambda: raccord.find('label', f'00:00:{place:02}'), 20)
    again = track(screen, raccord, 'shift+l')
    assert again == sure, (again, sure)


def the_mask_that_was_tracked_is_used(screen, raccord):
    made = keys(raccord)
    screen.write(raccord.expect('text', 'Prompt of the region'), 'much darker')
    screen.key('Return')
    found = wait_for('the region', lambda: [region for region in regions(raccord) if region.get('hash')], 120)
    assert found[0]['mask']['keys'] == made, found[0]['mask']['keys']
    screen.save('tracking-rendered')


tests = [
    a_lost_track_says_where,
    how_sure_it_is_is_drawn,
    one_drag_puts_it_right,
    it_is_tracked_on_from_there,
    the_mask_that_was_tracked_is_used,
]


if __name__ == '__main__':
    sys.exit(display.run('tracking', tests, arguments=[display.script('Tracking', SCRIPT)]))
