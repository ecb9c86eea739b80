# screenshots.py - a picture of every view in every look, to be judged beside the design
#
#   screenshots.py RACCORD RACCORD-CLI FOLDER
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from screen import wait_for  # noqa: E402

# name, size of the screen, settings, variables, language
LOOKS = (
    ('dark', (1600, 1000), {}, {}, 'en'),
    ('light', (1600, 1000), {'colour-scheme': "'light'"}, {}, 'en'),
    ('dark-small', (1100, 700), {}, {}, 'en'),
    ('light-small', (1100, 700), {'colour-scheme': "'light'"}, {}, 'en'),
    ('large-text', (1600, 1000), {'text-scale': '1.5'}, {}, 'en'),
    ('double', (2400, 1500), {}, {'GDK_SCALE': '2'}, 'en'),
    ('contrast', (1600, 1000), {}, {'ADW_DEBUG_HIGH_CONTRAST': '1'}, 'en'),
    ('light-contrast', (1600, 1000), {'colour-scheme': "'light'"}, {'ADW_DEBUG_HIGH_CONTRAST': '1'}, 'en'),
    ('huge', (3840, 2160), {'window-width': '3840', 'window-height': '2160'}, {}, 'en'),
    ('chinese', (1600, 1000), {}, {}, 'zh_CN'),
)
THUMBNAIL = 400


def rest(screen, seconds=20):
    """Until two looks at the screen are the same, or there is no patience left."""
    end, before = time.monotonic() + seconds, None
    while time.monotonic() < end:
        now = screen.pixels(0, 0, screen.size[0], screen.size[1])[::97]
        if now == before:
            return
        before = now
        time.sleep(0.5)


def wait_for_takes(folder, count=14, seconds=int(os.environ.get('SKETCHING', '240'))):
    """Until every shot is drawn; a busy machine is given so many seconds, then it is taken as it is."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and len(os.listdir(folder)) < count:
        time.sleep(1)
    time.sleep(3)


def shoot(screen, folder, look, name, *keys, close=()):
    if keys:
        screen.key(*keys)
    rest(screen)
    screen.save(f'{look}-{name}', folder)
    print(f'{look}-{name}', file=sys.stderr)
    if close:
        screen.key(*close)


def take(program, cli, folder, home, look, size, settings, more, language):
    screen = display.Screen(*size)
    film = os.path.join(home, 'data', 'raccord', "The Keeper's Light.raccord")
    empty = os.path.join(home, 'empty.raccord')
    raccord = None
    try:
        raccord = display.Raccord(screen, program, [], home, language, settings, **more)
        wait_for('the example film', lambda: os.path.isdir(os.path.join(film, 'takes')), 60)
        wait_for_takes(os.path.join(film, 'takes'))
        shoot(screen, folder, look, '1-board', 'alt+1')
        shoot(screen, folder, look, '2-stage', 'alt+2')
        shoot(screen, folder, look, '3-cut', 'alt+3')
        shoot(screen, folder, look, '4-palette', 'alt+1', 'ctrl+k', close=['Escape'])
        shoot(screen, folder, look, '5-keys', 'ctrl+question', close=['Escape'])
        shoot(screen, folder, look, '6-preferences', 'ctrl+comma', close=['Escape'])
        shoot(screen, folder, look, '7-welcome', 'ctrl+w')
        raccord.end()
        if not os.path.isdir(empty):
            subprocess.run([cli, 'new', empty], check=True, stdout=subprocess.DEVNULL)
        raccord = display.Raccord(screen, program, [empty], home, language, settings, **more)
        time.sleep(2)
        shoot(screen, folder, look, '8-empty-board')
        shoot(screen, folder, look, '9-empty-stage', 'alt+2')
        raccord.end()
    finally:
        if raccord is not None and raccord.process.poll() is None:
            raccord.process.kill()
        screen.close()


def write_sheet(folder):
    """All pictures, small, on one: a row a look."""
    from gi.repository import GdkPixbuf
    names = sorted(name for name in os.listdir(folder) if name.endswith('.png') and name != 'sheet.png')
    looks = [look[0] for look in LOOKS]
    rows = [[name for name in names if name[:-4].rsplit('-', 2)[0] == look or
             name.startswith(look + '-') and name[len(look) + 1].isdigit()] for look in looks]
    height = THUMBNAIL * 10 // 16
    widest = max(len(row) for row in rows)
    sheet = GdkPixbuf.Pixbuf.new(GdkPixbuf.Colorspace.RGB, False, 8, widest * (THUMBNAIL + 8),
                                 len(rows) * (height + 8))
    sheet.fill(0x303030ff)
    for y, row in enumerate(rows):
        for x, name in enumerate(row):
            small = GdkPixbuf.Pixbuf.new_from_file_at_scale(os.path.join(folder, name), THUMBNAIL,
                                                           height, True)
            small.copy_area(0, 0, small.get_width(), small.get_height(), sheet,
                            x * (THUMBNAIL + 8), y * (height + 8))
    sheet.savev(os.path.join(folder, 'sheet.png'), 'png', [], [])


def main():
    results = display.start_session()
    program, cli, folder = (os.path.abspath(path) for path in sys.argv[1:4])
    wanted = os.environ.get('LOOKS', '').split()
    with tempfile.TemporaryDirectory(prefix='raccord-home-') as home:
        for look in LOOKS:
            if not wanted or look[0] in wanted:
                take(program, cli, folder, home, *look)
                print(f'taken: {look[0]}', file=results)
    write_sheet(folder)
    return 0


if __name__ == '__main__':
    sys.exit(main())
