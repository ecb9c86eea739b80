# screenshots.py - a picture of every view in every look, to be judged beside the design
#
#   screenshots.py RACCORD RACCORD-CLI FOLDER
#
# SPDX-License-Identifier: GPL-3.0-or-later
import gettext
import os
import shutil
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
COLUMNS = 5


def rest(screen, seconds=20):
    """Until two looks at the screen are the same, or there is no patience left."""
    end, before = time.monotonic() + seconds, None
    while time.monotonic() < end:
        now = hash(screen.rows(0, 0, *screen.size))
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


def named(raccord, name):
    """What a widget is called in the language of the window."""
    return gettext.translation('raccord', os.environ.get('RACCORD_LOCALE_DIR'), [raccord.language],
                               fallback=True).gettext(name)


def mask(screen, raccord):
    """The middle of the picture, by the ellipse."""
    raccord.stop_rendering()
    screen.key('e')
    x, y, width, height = raccord.expect('image', named(raccord, 'Picture of the take'), 60)
    screen.drag((x + width * 2 // 5, y + height // 4), (x + width * 3 // 5, y + height * 3 // 4))


def write_note(screen, raccord):
    screen.key('t')
    rest(screen, 3)
    screen.type('Does she know the boat? Ask the writer.')
    screen.key('Escape')


def add_shot(screen, raccord):
    """In a scene that is made if there is none."""
    if not raccord.has('label', named(raccord, '+ Add a shot')):
        screen.click(raccord.expect('push button', named(raccord, 'Add a scene'), 20))
    screen.click(raccord.expect('label', named(raccord, '+ Add a shot'), 20))


def choose(role, name):
    return lambda screen, raccord: screen.click(raccord.expect(role, named(raccord, name), 20))


def press(name):
    return choose('push button', name)


def put_away(screen, raccord):
    screen.key('Escape')


# name; what is done, in turn: keys, or functions; what is done afterwards
VIEWS = (
    ('01-board', ['alt+1'], []),
    ('02-far', ['f'], ['1']),
    ('03-note', [write_note], ['ctrl+z']),
    ('04-character', [choose('list item', 'Mara')], []),
    ('05-scene', [choose('list item', '1 · Cliff path')], ['alt+1', 'Right', 'Right']),
    ('06-writing', ['F11'], ['Escape']),
    ('07-grid', [press('As a grid of cards')], []),
    ('08-table', [press('As a table of shots')], [press('As lanes of scenes')]),
    ('09-find', ['alt+1', 'slash', lambda screen, raccord: screen.type('lamp')], ['Escape', 'Escape']),
    ('10-queue', [press('What the engine is making, and which shots have no picture of how they are now')], [put_away]),
    ('11-stage', ['alt+2'], []),
    ('12-mask', [mask], []),
    ('13-settings', [press('Settings')], [put_away, 'Delete']),
    ('14-aids', ['h', 'shift+h', 'g'], ['h', 'shift+h', 'g']),
    ('15-direct', ['a'], ['a']),
    ('16-wall', ['shift+w'], ['shift+w']),
    ('17-cut', ['alt+3'], []),
    ('18-menu', ['alt+1', 'F10'], [put_away]),
    ('19-palette', ['ctrl+k'], [put_away]),
    ('20-keys', ['ctrl+question'], [put_away]),
    ('21-preferences', ['ctrl+comma'], [put_away]),
    ('22-welcome', ['ctrl+w'], []),
)
EMPTY = (
    ('30-empty-board', [], []),
    ('31-empty-scene', [press('Add a scene')], []),
    ('32-empty-character', [press('Add a character')], []),
    ('33-empty-shot', [add_shot], []),
    ('34-empty-stage', ['ctrl+z', 'alt+2'], []),
    ('35-empty-cut', ['alt+3'], []),
)


def do(screen, raccord, what):
    for step in what:
        if callable(step):
            step(screen, raccord)
        else:
            screen.key(step)


def shoot(screen, raccord, folder, look, views):
    wanted = os.environ.get('VIEWS', '').split()  # numbers; empty: all
    for name, before, after in views:
        if wanted and name.split('-')[0] not in wanted:
            continue
        try:
            do(screen, raccord, before)
            rest(screen)
            screen.save(f'{look}-{name}', folder)
            do(screen, raccord, after)
            print(f'{look}-{name}', file=sys.stderr)
        except AssertionError as error:
            screen.save(f'{look}-{name}-not', folder)
            print(f'{look}-{name}: {error}', file=sys.stderr)


def take(program, cli, folder, home, look, size, settings, more, language):
    screen = display.Screen(*size)
    film = os.path.join(home, 'data', 'raccord', "The Keeper's Light.raccord")
    raccord = None
    try:
        raccord = display.Raccord(screen, program, [], home, language, settings, **more)
        wait_for('the example film', lambda: os.path.isdir(os.path.join(film, 'takes')), 60)
        wait_for_takes(os.path.join(film, 'takes'))
        shoot(screen, raccord, folder, look, VIEWS)
        raccord.end()
        empty = os.path.join(home, f'empty-{look}.raccord')
        subprocess.run([cli, 'new', empty], check=True, stdout=subprocess.DEVNULL)
        raccord = display.Raccord(screen, program, [empty], home, language, settings, **more)
        time.sleep(2)
        shoot(screen, raccord, folder, look, EMPTY)
        raccord.end()
    finally:
        if raccord is not None and raccord.process.poll() is None:
            raccord.process.kill()
        screen.close()


def write_sheet(folder):
    """All pictures of each look, small, on a page of its own: sheet-LOOK.png."""
    from gi.repository import GdkPixbuf
    height = THUMBNAIL * 10 // 16
    for look in (look[0] for look in LOOKS):
        names = sorted(name for name in os.listdir(folder)
                       if name.startswith(look + '-') and name[len(look) + 1].isdigit())
        if not names:
            continue
        columns = min(len(names), COLUMNS)
        sheet = GdkPixbuf.Pixbuf.new(GdkPixbuf.Colorspace.RGB, False, 8, columns * (THUMBNAIL + 8),
                                     -(-len(names) // columns) * (height + 8))
        sheet.fill(0x303030ff)
        for i, name in enumerate(names):
            small = GdkPixbuf.Pixbuf.new_from_file_at_scale(os.path.join(folder, name), THUMBNAIL,
                                                           height, True)
            small.copy_area(0, 0, small.get_width(), small.get_height(), sheet,
                            i % columns * (THUMBNAIL + 8), i // columns * (height + 8))
        sheet.savev(os.path.join(folder, f'sheet-{look}.png'), 'png', [], [])


def main():
    results = display.start_session()
    program, cli, folder = (os.path.abspath(path) for path in sys.argv[1:4])
    wanted = os.environ.get('LOOKS', '').split()
    with tempfile.TemporaryDirectory(prefix='raccord-home-') as home:
        if 'SCREENSHOTS_HOME' in os.environ:  # one with the example film already drawn
            shutil.copytree(os.environ['SCREENSHOTS_HOME'], home, dirs_exist_ok=True)
        for look in LOOKS:
            if not wanted or look[0] in wanted:
                take(program, cli, folder, home, *look)
                print(f'taken: {look[0]}', file=results)
    write_sheet(folder)
    return 0


if __name__ == '__main__':
    sys.exit(main())
