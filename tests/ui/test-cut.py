# test-cut.py - the Cut as a person uses it: trimming, markers, sounds, other cuts, playing
#
#   test-cut.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import math
import os
import struct
import sys
import wave

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import last, steps  # noqa: E402
from screen import wait_for  # noqa: E402


def strip(raccord):
    return raccord.expect('slider', 'Cut')


def now(raccord):
    """The time at the playhead, as the strip tells it: “00:04:12”."""
    from gi.repository import GLib
    for node in raccord.walk():
        try:
            if node.get_role_name() == 'slider' and node.get_name() == 'Cut':
                return node.get_description()[3:]
        except GLib.Error:
            continue
    return ''


def length(raccord):
    """“00:42:00”: the label behind the timecode."""
    for node in raccord.walk():
        if node.get_role_name() == 'label' and node.get_name().startswith(' / '):
            return node.get_name()[3:]
    return ''


def go(screen, raccord, time):
    screen.key('t')
    screen.key('ctrl+a')
    screen.type(time)
    screen.key('Return')
    wait_for(f'the time {time}', lambda: now(raccord) == time, 30)


def shows_the_strip_with_its_tracks(screen, raccord):
    raccord.view('Cut')
    box = strip(raccord)
    assert box[3] > 180, box
    wait_for('pictures in the strip', lambda: screen.colours((box[0], box[1] + 20, 400, 60)) > 60)
    raccord.stop_rendering()


def keys_go_about(screen, raccord):
    screen.key('Home')
    wait_for('the beginning', lambda: now(raccord) == '00:00:00', 30)
    screen.key('period', 'period', 'period')
    wait_for('three frames on', lambda: now(raccord) == '00:00:03', 30)
    screen.key('comma')
    wait_for('one back', lambda: now(raccord) == '00:00:02', 30)
    go(screen, raccord, '00:02:00')
    screen.key('End')
    wait_for('the end', lambda: now(raccord) > '00:10', 30)


def the_shot_ends_and_begins_at_the_playhead(screen, raccord):
    before = length(raccord)
    go(screen, raccord, '00:02:00')
    screen.key('o')
    wait_for('the trim', lambda: 'Trim Shot 1A' in steps(raccord), 30)
    wait_for('a shorter film', lambda: length(raccord) < before, 30)
    screen.key('Home', 'period', 'period', 'i')
    wait_for('the other trim', lambda: steps(raccord).count('Trim Shot 1A') == 2, 30)
    screen.key('ctrl+z', 'ctrl+z')
    wait_for('both taken back', lambda: length(raccord) == before, 30)


def frames_of(time):
    """Of “00:04:12”."""
    minutes, seconds, frames = map(int, time.split(':'))
    return minutes * 1440 + seconds * 24 + frames


def first_edge(screen, raccord):
    """Where the first shot ends on the screen, and pixels a frame."""
    box = strip(raccord)
    go(screen, raccord, '00:00:00')
    screen.key('Right')
    start = wait_for('the second shot', lambda: now(raccord) != '00:00:00' and now(raccord), 30)
    scale = min(max(box[2] / (frames_of(length(raccord)) / 24), 12), 48) / 24
    return int(box[0] + frames_of(start) * scale - 4), box[1] + 50, scale


def drag_left(screen, x, y):
    """By 40 pixels, in steps."""
    screen.do('mousemove', x, y, 'mousedown', 1)
    for by in range(4, 44, 8):
        screen.do('mousemove', x - by, y)
    screen.do('mouseup', 1)


def an_edge_is_dragged(screen, raccord):
    """Where the first shot ends: 40 pixels to the left make it shorter."""
    before, count = length(raccord), len(steps(raccord))
    x, y, _ = first_edge(screen, raccord)
    drag_left(screen, x, y)
    wait_for('the trim', lambda: 'Trim Shot 1A' in steps(raccord)[count:], 30)
    wait_for('a shorter film', lambda: length(raccord) < before, 30)


def markers_are_set_moved_and_named(screen, raccord):
    go(screen, raccord, '00:06:00')
    screen.key('m')
    wait_for('the marker', lambda: 'Add Marker' in steps(raccord), 30)
    screen.key('shift+m')
    raccord.expect('text', 'Name of the marker', 30)
    screen.type('Door')
    screen.key('Return')
    wait_for('its name', lambda: '"Door"' in raccord.journal(), 30)
    screen.key('Home', 'shift+Right')
    wait_for('the way to it', lambda: now(raccord) == '00:06:00', 30)
    left, top, width, _ = strip(raccord)
    scale = min(max(width / (frames_of(length(raccord)) / 24), 12), 48) / 24
    at = left + int(144 * scale)
    screen.drag((at, top + 8), (at + int(36 * scale), top + 8))
    screen.key('Home', 'shift+Right')
    wait_for('the marker where it was dragged', lambda: 176 <= frames_of(now(raccord)) <= 184, 30)


def tone(path, seconds):
    with wave.open(path, 'wb') as file:
        file.setparams((1, 2, 8000, 0, 'NONE', ''))
        file.writeframes(b''.join(struct.pack('<h', int(9000 * math.sin(i / 4)))
                                  for i in range(8000 * seconds)))


def music_has_a_fade_and_a_level(screen, raccord):
    """From a file onto the track of the music; its corner is dragged, and the line of its level."""
    path = os.path.join(raccord.home, 'song.wav')
    tone(path, 12)
    go(screen, raccord, '00:00:00')
    screen.key('ctrl+k')
    wait_for('the palette', lambda: raccord.has('dialog', 'Find an action'), 20)
    screen.type('music track')
    screen.key('Return')
    raccord.choose_file(path)
    wait_for('the sound', lambda: 'song.wav' in raccord.journal())
    box = strip(raccord)
    # The rows below ruler, shots and waves: scratch, ambience, music.
    top = box[1] + 20 + 60 + 3 + 20 + 3 + 2 * 37
    wait_for('its picture', lambda: screen.colours((box[0], top, 200, 34)) > 2, 30)
    # Its name is read though its waves, and the line of its level, lie there: it has a ground of its own.
    assert len(set(screen.pixels(box[0] + 9, top + 4, 2, 11))) == 1, 'waves behind the name'
    screen.drag((box[0] + 3, top + 4), (box[0] + 40, top + 4))
    wait_for('the fade', lambda: last(raccord, 'fade-in'), 30)
    screen.save('cut-music')
    middle = box[0] + 120
    screen.drag((middle, top + 8), (middle, top + 16))
    wait_for('the level', lambda: (last(raccord, 'level') or 0) < 0, 30)


def another_cut_of_the_same_shots(screen, raccord):
    before = length(raccord)
    screen.click(raccord.expect('push button', 'Cuts'))
    screen.click(raccord.expect('menu item', 'Duplicate…', 10))
    raccord.expect('text', 'Name of the new cut', 30)
    screen.key('ctrl+a')
    screen.type('Short')
    screen.key('Return')
    wait_for('the copy', lambda: 'Duplicate the Cut' in steps(raccord), 30)
    go(screen, raccord, '00:03:00')
    screen.key('Delete')
    wait_for('a shot left out', lambda: any('out of the Cut' in step for step in steps(raccord)), 30)
    wait_for('a shorter film', lambda: length(raccord) < before, 30)


def the_film_plays_and_keeps_time(screen, raccord):
    go(screen, raccord, '00:01:00')
    screen.key('space')
    wait_for('two seconds of it', lambda: now(raccord) >= '00:03:00', 30)
    screen.key('k')
    wait_for('that it stands', lambda: display.resting(lambda: now(raccord)), 30)


def between(screen, raccord):
    """Whatever is open is closed."""
    screen.key('Escape')
    raccord.view('Cut')


def it_ends_well(screen, raccord):
    assert raccord.end() == 0, 'it ends well'
    with open(os.path.join(raccord.film(), 'project.json'), encoding='utf-8') as file:
        film = file.read()
    assert '"cut"' in film and 'Short' in film and 'Door' in film


tests = [
    shows_the_strip_with_its_tracks,
    keys_go_about,
    the_shot_ends_and_begins_at_the_playhead,
    an_edge_is_dragged,
    markers_are_set_moved_and_named,
    music_has_a_fade_and_a_level,
    another_cut_of_the_same_shots,
    the_film_plays_and_keeps_time,
    it_ends_well,
]


if __name__ == '__main__':
    sys.exit(display.run('cut', tests, between=between))
