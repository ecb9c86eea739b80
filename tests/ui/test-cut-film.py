# test-cut-film.py - a film of two shots in the Cut: its border rolled and snapped, played over, and what
# is heard of it, in the window and in the movie
#
# Each frame of the shots has a grey of its own, so that the screen tells which one is shown; the second
# shot begins with a tone. What the window plays is written to a file as well.
#
#   test-cut-film.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import array
import math
import os
import subprocess
import sys
import tempfile
import time
import wave

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import children, done, last, project, steps, undo  # noqa: E402
from pictures import grey  # noqa: E402
from screen import wait_for  # noqa: E402

CLI = os.path.join(os.path.dirname(os.path.abspath(sys.argv[1])), '..', 'cli', 'raccord-cli')
SCRIPT = 'INT. ROOM - DAY\n\nWide. A chair. [[4s]]\n\nWide. A lamp. [[4s]]\n'
RATE = 24
# Of each shot four seconds were filmed and two play: the first of 1A, the middle ones of 1B.
FILMED, BEFORE, BORDER, ALL = 96, 24, 48, 96
SCALE = 2  # pixels a frame: as wide as a short film is shown
HEARD = 48000  # samples a second


def level(shot, frame):
    """How bright a frame is: 24 steps, darker ones in the first shot."""
    return (20, 140)[shot] + 4 * (frame % 24)


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def tone(path, seconds, from_second=0.0):
    """Silence, then a tone to the end."""
    samples = array.array('h', (int(9000 * math.sin(i / 8)) if i >= from_second * HEARD else 0
                                for i in range(int(seconds * HEARD))))
    with wave.open(path, 'wb') as file:
        file.setparams((1, 2, HEARD, 0, 'NONE', ''))
        file.writeframes(samples.tobytes())


def clip(folder, shot, sound):
    """A movie of frames that differ in their grey, without loss."""
    for frame in range(FILMED):
        grey(os.path.join(folder, f'{shot}-{frame:03d}.png'), 160, 90, lambda x, y, it=level(shot, frame): it)
    path = os.path.join(folder, f'clip-{shot}.mkv')
    run('gst-launch-1.0', '-q', 'multifilesrc', f'location={folder}/{shot}-%03d.png',
        f'caps=image/png,framerate={RATE}/1', '!', 'pngdec', '!', 'videoconvert', '!', 'avenc_ffv1', '!',
        'matroskamux', 'name=file', '!', 'filesink', f'location={path}',
        *(['filesrc', f'location={sound}', '!', 'wavparse', '!', 'file.'] if sound else []))
    return path


def prepare():
    home = tempfile.mkdtemp(prefix='raccord-home-')
    film = home + '/data/raccord/Two.raccord'
    sound, script = home + '/tone.wav', home + '/two.fountain'
    tone(sound, FILMED / RATE, BEFORE / RATE)
    with open(script, 'w', encoding='utf-8') as file:
        file.write(SCRIPT)
    os.makedirs(os.path.dirname(film))
    run(CLI, 'new', film)
    run(CLI, '-p', film, 'import', script)
    for shot, name in enumerate(('1A', '1B')):
        run(CLI, '-p', film, 'add', 'reference', clip(home, shot, sound if shot else None), '--to', name)
        run(CLI, '-p', film, 'render', name, '--generator', 'footage', '--size', '160x90')
    run(CLI, '-p', film, 'cut', 'trim', '1A', '0', str(BORDER))
    run(CLI, '-p', film, 'cut', 'trim', '1B', str(BEFORE), str(BEFORE + ALL - BORDER))
    # As it is heard: without a header, in blocks, when each is due.
    heard = f'audio/x-raw,format=S16LE ! filesink buffer-mode=unbuffered sync=true location={home}/heard.raw'
    return {'home': home, 'arguments': [film], 'settings': {'automatic': 'false'}, 'GST_AUDIO_SINK': heard}


def strip(raccord):
    return raccord.expect('slider', 'Cut')


def now(raccord):
    """The frame at the playhead, as the strip tells it."""
    _, minutes, seconds, frames = map(int, raccord.nodes('slider', 'Cut')[0].description.split(':'))
    return (minutes * 60 + seconds) * RATE + frames


def go(screen, raccord, frame):
    screen.key('t')
    screen.key('ctrl+a')
    screen.type(f'00:{frame // RATE:02d}:{frame % RATE:02d}')
    screen.key('Return')
    wait_for(f'frame {frame}', lambda: now(raccord) == frame, 30)


def trims(raccord):
    """Which frames of the first and of the second shot play."""
    shots = [shot for scene in children(project(raccord), 'scene') for shot in children(scene, 'shot')]
    cut = children(project(raccord), 'cut')[0]
    found = {trim['shot']: trim for trim in children(cut, 'trim')}
    return [tuple(round(in_frames(found[shot['id']].get(edge, 0))) for edge in ('in', 'out')) for shot in shots]


def in_frames(seconds):
    """Of “3/2”."""
    number, _, of = str(seconds).partition('/')
    return int(number) / int(of or 1) * RATE




def drag_border(screen, raccord, by, key=None, side=-4):
    """The border between the shots, by that many frames; the pointer goes there in small steps."""
    box = strip(raccord)
    x, y = box[0] + BORDER * SCALE + side, box[1] + 50
    if key:
        screen.do('keydown', key)
    screen.do('mousemove', x, y, 'mousedown', 1)
    for step in range(1, 9):
        screen.do('mousemove', x + by * SCALE * step // 8, y)
    screen.do('mouseup', 1)
    if key:
        screen.do('keyup', key)


def the_film_is_there(screen, raccord):
    raccord.view('Cut')
    raccord.expect('label', ' / 00:04:00')
    assert trims(raccord) == [(0, 48), (24, 72)], trims(raccord)


def the_border_is_rolled_both_ways(screen, raccord):
    """With Alt one shot gains what the other loses, from either side of it."""
    screen.key('n')  # it stands where it is let go
    drag_border(screen, raccord, 12, 'alt')
    done(raccord, 'Roll the Cut after Shot 1A')
    assert trims(raccord) == [(0, 60), (36, 72)], trims(raccord)
    assert raccord.has('label', ' / 00:04:00'), 'the film is as long as before'
    undo(screen, raccord)
    drag_border(screen, raccord, -10, 'alt', side=3)
    done(raccord, 'Roll the Cut after Shot 1A', 2)
    assert trims(raccord) == [(0, 38), (14, 72)], trims(raccord)
    assert raccord.has('label', ' / 00:04:00'), 'the film is as long as before'
    undo(screen, raccord)
    # No farther than the second shot was filmed before.
    drag_border(screen, raccord, -40, 'alt')
    done(raccord, 'Roll the Cut after Shot 1A', 3)
    assert trims(raccord) == [(0, 24), (0, 72)], trims(raccord)
    undo(screen, raccord)


def an_edge_says_that_nothing_is_left(screen, raccord):
    """Of the first shot all is played but what its end was trimmed by; at its head there is no more."""
    before = trims(raccord)
    box = strip(raccord)
    screen.drag((box[0] + 2, box[1] + 50), (box[0] - 30, box[1] + 50))
    raccord.expect('label', 'Shot 1A already plays from its first frame', 20)
    assert trims(raccord) == before
    drag_border(screen, raccord, FILMED)
    done(raccord, 'Trim Shot 1A')
    box = strip(raccord)
    edge = int(box[0] + FILMED * SCALE) - 4
    screen.drag((edge, box[1] + 50), (edge + 60, box[1] + 50))
    raccord.expect('label', 'Shot 1A already plays to its last frame', 20)
    undo(screen, raccord)
    assert trims(raccord) == before


def an_edge_is_dragged_to_the_right_and_snaps(screen, raccord):
    """Two frames beside the playhead it goes there; without snapping it stays where it was let go."""
    go(screen, raccord, 60)
    drag_border(screen, raccord, 10)
    done(raccord, 'Trim Shot 1A', 2)
    assert trims(raccord) == [(0, 58), (24, 72)], trims(raccord)
    raccord.expect('label', ' / 00:04:10')
    undo(screen, raccord)
    screen.key('n')
    drag_border(screen, raccord, 10)
    done(raccord, 'Trim Shot 1A', 3)
    assert trims(raccord) == [(0, 60), (24, 72)], trims(raccord)
    raccord.expect('label', ' / 00:04:12')
    undo(screen, raccord)
    # The other way, and the second shot's own edge.
    go(screen, raccord, 36)
    drag_border(screen, raccord, -10)
    done(raccord, 'Trim Shot 1A', 4)
    assert trims(raccord) == [(0, 36), (24, 72)], trims(raccord)
    undo(screen, raccord)
    go(screen, raccord, 60)
    drag_border(screen, raccord, 13, side=3)
    done(raccord, 'Trim Shot 1B')
    assert trims(raccord) == [(0, 48), (36, 72)], trims(raccord)
    undo(screen, raccord)
    raccord.expect('label', ' / 00:04:00')


def heard(raccord):
    """What was written while it played: samples of one side."""
    with open(os.path.join(raccord.home, 'heard.raw'), 'rb') as file:
        samples = array.array('h')
        found = file.read()
        samples.frombytes(found[:len(found) // 4 * 4])
    return samples[::2]


def onset(samples):
    """The first that is loud, in seconds."""
    return next((i / HEARD for i, sample in enumerate(samples) if abs(sample) > 1000), None)


def frame_of(pixel):
    """Which frame of the cut has that grey, near the border: of the last second before or the first after."""
    shot = int(pixel >= 130)
    step, rest = divmod(pixel - (20, 140)[shot], 4)
    return None if rest or not 0 <= step < 24 else BORDER + step - (0 if shot else 24)


def watch(screen, raccord):
    """Plays over the border; returns the frames that were seen, one after the other."""
    x, y, width, height = raccord.expect('image', 'The film')
    place = (x + width // 2, y + height // 2, 1, 1)
    go(screen, raccord, BORDER - 20)
    wait_for('that frame', lambda: frame_of(screen.pixels(*place)[0][0]) == BORDER - 20, 30)
    seen, end = [], time.monotonic() + 30
    screen.do('key', 'space')
    while time.monotonic() < end and (not seen or seen[-1] < BORDER + 20):
        frame = frame_of(screen.pixels(*place)[0][0])
        if frame is not None and (not seen or frame != seen[-1]):
            seen.append(frame)
        time.sleep(0.004)  # a tenth of a frame: between two looks at the screen
    screen.key('k')
    return seen


def it_plays_over_the_border_without_a_gap(screen, raccord):
    """Every frame is seen, once and in order; the tone of the second shot comes with its first frame."""
    def whole():
        seen = watch(screen, raccord)
        assert seen == sorted(seen), f'no frame comes again: {seen}'
        # A busy machine drops some, or looks too late: then it is played again.
        dropped = any('dropped' in node.name for node in raccord.nodes('label', 'Animatic'))
        return not dropped and seen == list(range(seen[0], seen[-1] + 1))

    wait_for('every frame of it', whole, 60)
    began = onset(heard(raccord))
    assert began is not None and abs(began - 20 / RATE) < 1 / RATE, f'the tone was heard after {began} s'


def music_fades_out(screen, raccord):
    """By its corner, over its last second."""
    path = os.path.join(raccord.home, 'song.wav')
    tone(path, ALL / RATE)
    go(screen, raccord, 0)
    screen.key('ctrl+k')
    raccord.expect('dialog', 'Find an action', 20)
    screen.type('music track')
    screen.key('Return')
    raccord.choose_file(path)
    wait_for('the sound', lambda: 'song.wav' in raccord.journal())
    box = strip(raccord)
    # The rows below ruler, shots and waves: scratch, ambience, music.
    top, right = box[1] + 20 + 60 + 3 + 20 + 3 + 2 * 37, box[0] + ALL * SCALE
    wait_for('its picture', lambda: screen.colours((box[0], top, 180, 34)) > 2, 30)
    screen.drag((right - 3, top + 4), (right - 3 - 24 * SCALE, top + 4))
    wait_for('the fade', lambda: last(raccord, 'fade-out'), 30)
    faded = in_frames(last(raccord, 'fade-out'))
    assert abs(faded - 24) <= 1.5, f'a fade of {faded} frames'
    assert last(raccord, 'fade-in') is None


def loudness(samples, second, length=0.1):
    part = samples[int(second * HEARD):int((second + length) * HEARD)]
    return math.sqrt(sum(sample * sample for sample in part) / len(part))


def decoded(movie, pad, *way):
    path = f'{movie}.{pad}'
    run('gst-launch-1.0', '-q', 'filesrc', f'location={movie}', '!', 'qtdemux', 'name=demux', f'demux.{pad}', '!',
        *way, '!', 'filesink', f'location={path}')
    with open(path, 'rb') as file:
        return file.read()


def the_movie_has_the_fade_and_is_in_time(screen, raccord):
    """The music goes down in its last second; the second shot's tone begins with its first frame."""
    movie = os.path.join(raccord.home, 'two.mp4')
    screen.key('ctrl+e')
    raccord.choose_file(movie)
    wait_for('that it is said', lambda: raccord.has('label', '“two.mp4” is written'), 120)
    pictures = decoded(movie, 'video_0', 'h264parse', '!', 'avdec_h264', '!', 'videoconvert', '!', 'videoscale', '!',
                       'video/x-raw,format=GRAY8,width=16,height=16')
    frames = [pictures[i * 256 + 136] for i in range(len(pictures) // 256)]
    assert len(frames) == ALL, len(frames)
    border = next(i for i, value in enumerate(frames) if value > 128)
    assert border == BORDER, frames
    samples = array.array('h')
    samples.frombytes(decoded(movie, 'audio_0', 'aacparse', '!', 'avdec_aac', '!', 'audioconvert', '!',
                              'audioresample', '!', f'audio/x-raw,format=S16LE,channels=1,rate={HEARD}'))
    music = loudness(samples, 0.5)
    assert music > 500, music
    # Music and tone are the same wave: what comes on top of it tells when the shot began.
    louder = next(i for i in range(len(samples) // 480) if i > 10 and
                  loudness(samples, i / 100, 0.02) > 1.3 * music) / 100
    assert abs(louder - border / RATE) < 1 / RATE, f'seen at {border / RATE} s, heard at {louder} s'
    before, middle, at_end = (loudness(samples, second) for second in (2.7, 3.5, 3.88))
    assert 0.55 * before < middle < 0.95 * before and at_end < middle, (before, middle, at_end)


def it_ends_well(screen, raccord):
    assert raccord.end() == 0, 'it ends well'
    assert 'Trim Shot 1B' in steps(raccord)


TESTS = [
    the_film_is_there,
    the_border_is_rolled_both_ways,
    an_edge_says_that_nothing_is_left,
    an_edge_is_dragged_to_the_right_and_snaps,
    it_plays_over_the_border_without_a_gap,
    music_fades_out,
    the_movie_has_the_fade_and_is_in_time,
    it_ends_well,
]

if __name__ == '__main__':
    sys.exit(display.run('cut-film', TESTS, prepare=prepare))
