# screen.py - a display of its own, the window on it, and hands and eyes for both
#
# Needs what `./dev test` installs: Xvfb, xdotool, dbus and the accessibility bus. Pixels are read
# from the frame buffer that Xvfb keeps in a file; places of widgets come from the accessibility
# tree, so that a test names what it clicks.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import atexit
import collections
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

# Times are what a person would wait for on a quiet machine. A busy one is given more, and a
# sanitizer more still: what takes too long there says nothing of the program.
PATIENCE = 12 if 'ASAN_OPTIONS' in os.environ or 'TSAN_OPTIONS' in os.environ else 4


def start_session():
    """Runs this script again inside a session bus of its own, once; returns where results go.

    The bus and what it starts write to standard output too: that becomes standard error for them.
    The accessibility bus has its socket in the run-time folder: where two tests share that, each
    takes the socket from the other, and sees nothing of its own program.
    """
    if os.environ.get('RACCORD_TEST_RESULTS') is None:
        os.environ['XDG_RUNTIME_DIR'] = tempfile.mkdtemp(prefix='raccord-run-')
        results = os.dup(1)
        os.set_inheritable(results, True)
        os.environ['RACCORD_TEST_RESULTS'] = str(results)
        os.dup2(2, 1)
        os.execvp('dbus-run-session', ['dbus-run-session', '--', sys.executable] + sys.argv)
    atexit.register(shutil.rmtree, os.environ['XDG_RUNTIME_DIR'], ignore_errors=True)
    results = int(os.environ['RACCORD_TEST_RESULTS'])
    os.set_inheritable(results, False)
    return os.fdopen(results, 'w', buffering=1)


def wait_for(what, condition, seconds=60):
    """The first true value of condition(); fails naming `what` after so many seconds."""
    seconds *= PATIENCE
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.1)
    raise AssertionError(f'{what}: not within {seconds} seconds')


def resting(look):
    """What look() finds if it finds the same a while later; frames that are rendered come and go."""
    seen = look()
    time.sleep(0.25 * PATIENCE)
    return seen if look() == seen else None


def at(box, across, down):
    """A point of a box, in parts of its width and its height."""
    return box[0] + int(box[2] * across), box[1] + int(box[3] * down)


class Screen:
    def __init__(self, width=1600, height=1000):
        self.folder = tempfile.mkdtemp(prefix='raccord-ui-')
        self.size = (width, height)
        self.did = collections.Counter()  # what a person would do, by its kind
        for _ in range(5):
            self.server, number = self.start(width, height)
            if number:
                break
            # another display that starts at the same moment may have taken the number
            self.server.wait()
        self.display = ':' + number
        os.environ['DISPLAY'] = self.display

    def start(self, width, height):
        reading, writing = os.pipe()
        server = subprocess.Popen(
            ['Xvfb', '-displayfd', str(writing), '-fbdir', self.folder, '-nolisten', 'tcp',
             '-screen', '0', f'{width}x{height}x24'],
            pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            return server, pipe.readline().strip()

    def close(self):
        self.server.terminate()
        self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def rows(self, x, y, width, height):
        """Red, green and blue of each pixel of a rectangle, row by row."""
        with open(os.path.join(self.folder, 'Xvfb_screen0'), 'rb') as file:
            header = struct.unpack('>25I', file.read(100))
            size, stride, colours = header[0], header[12], header[19]
            start = size + colours * 12
            found = bytearray(3 * width * height)
            for row in range(height):
                file.seek(start + (y + row) * stride + x * 4)
                line = file.read(width * 4)
                for colour in range(3):
                    found[3 * width * row + colour:3 * width * (row + 1):3] = line[2 - colour::4]
            return bytes(found)

    def pixels(self, x, y, width, height):
        """The (red, green, blue) of each pixel of a rectangle, row by row."""
        found = self.rows(x, y, width, height)
        return list(zip(found[::3], found[1::3], found[2::3]))

    def save(self, name, folder=None):
        """A picture of the whole screen as it is, beside the build's logs; returns its path."""
        folder = folder or os.path.join(os.environ.get('MESON_BUILD_ROOT', '.'), 'meson-logs')
        os.makedirs(folder, exist_ok=True)
        path = os.path.abspath(os.path.join(folder, name + '.png'))
        from gi.repository import GdkPixbuf, GLib
        found = GLib.Bytes(self.rows(0, 0, *self.size))
        picture = GdkPixbuf.Pixbuf.new_from_bytes(found, GdkPixbuf.Colorspace.RGB, False,
                                                  8, *self.size, 3 * self.size[0])
        picture.savev(path, 'png', [], [])
        return path

    def look(self, name):
        """A picture to look at, if one wants to: it takes a second."""
        if 'RACCORD_TEST_LOOK' in os.environ:
            time.sleep(1)
            self.save(name)

    def colours(self, box):
        """How many different colours there are in the middle of a box."""
        x, y, width, height = box
        return len(set(self.pixels(x + width // 4, y + height // 4, width // 2, height // 2)))

    def do(self, *arguments):
        subprocess.run(['xdotool', *map(str, arguments)], check=True)

    def click(self, box, button=1):
        x, y, width, height = box
        self.did['clicks'] += 1
        self.do('mousemove', x + width // 2, y + height // 2, 'click', button)
        time.sleep(0.2)

    def drag(self, start, end):
        steps = 8
        self.did['drags'] += 1
        self.do('mousemove', *start, 'mousedown', 1)
        for i in range(1, steps + 1):
            self.do('mousemove', start[0] + (end[0] - start[0]) * i // steps,
                    start[1] + (end[1] - start[1]) * i // steps)
            time.sleep(0.05)
        self.do('mouseup', 1)
        time.sleep(0.2)

    def key(self, *keys):
        self.did['keys'] += len(keys)
        self.do('key', '--delay', 40, *keys)
        time.sleep(0.2)

    def type(self, text):
        self.did['texts'] += 1
        self.do('type', '--delay', 15, text)

    def write(self, box, text):
        """Puts `text` in the place of what stands in a field."""
        self.click(box)
        self.key('ctrl+a', 'BackSpace')
        self.type(text)


class Raccord:
    """The program, on a home folder of its own; `settings` are of its schema, as GVariant text, `more`
    are variables of its environment."""

    def __init__(self, screen, program, arguments=(), home=None, language='en',
                 settings=None, animations=False, **more):
        self.screen = screen
        self.home = home or tempfile.mkdtemp(prefix='raccord-home-')
        # Reduced motion: a view is where it is at once, however busy the display.
        self.ask_for_motion(animations)
        environment = dict(os.environ, HOME=self.home, XDG_DATA_HOME=self.home + '/data',
                           XDG_CONFIG_HOME=self.home + '/config', XDG_CACHE_HOME=self.home + '/cache',
                           GSETTINGS_BACKEND='memory', GSK_RENDERER='cairo', GDK_BACKEND='x11',
                           LC_ALL='C.UTF-8', LANGUAGE=language)
        environment.pop('GTK_A11Y', None)
        environment.update(more)
        if settings is not None:
            environment['GSETTINGS_BACKEND'] = 'keyfile'
            os.makedirs(self.home + '/config/glib-2.0/settings', exist_ok=True)
            with open(self.home + '/config/glib-2.0/settings/keyfile', 'w', encoding='utf-8') as file:
                file.write('[io/raccord/Raccord]\n')
                file.writelines(f'{key}={value}\n' for key, value in settings.items())
        # Not warnings: GTK 4.8 itself warns when a text view's scroll bars come while it is drawn.
        environment['G_DEBUG'] = 'fatal-criticals'
        self.language = language
        self.scale = int(more.get('GDK_SCALE', 1))
        self.command, self.environment = [program, *arguments], environment
        self.start()

    def ask_for_motion(self, animations):
        """Says as the desktop whether things move; the program reads it when it starts."""
        folder = os.path.join(self.home, 'config', 'gtk-4.0')
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, 'settings.ini'), 'w', encoding='utf-8') as file:
            file.write(f'[Settings]\ngtk-enable-animations={str(animations).lower()}\n')

    def start(self):
        """Starts the program, again after end(): with the same home folder."""
        os.environ.pop('G_DEBUG', None)
        self.process = subprocess.Popen(self.command, env=self.environment)
        # The accessibility library warns of programs that come and go; only ours must not warn.
        import widgets
        self.atspi = widgets.Atspi
        self.tree = widgets.Tree()
        wait_for('the window', self.frame, 180)

    def frame(self):
        assert self.process.poll() is None, 'the program has ended'
        return self.tree.application('raccord')

    def walk(self):
        """Every widget there is."""
        frame = self.frame()
        return self.tree.walk(frame) if frame is not None else []

    def nodes(self, role, name='', within=None):
        """Every widget of that role whose name begins with `name`; of one named (role, name) `within`."""
        found = self.walk()
        if within is not None:
            found = [node for top in found if (top.role, top.name) == within
                     for node in self.tree.listed(top)]
        return [node for node in found if node.role == role and node.name.startswith(name)]

    def place(self, node):
        """Where a widget is on the screen; None if it is gone."""
        from gi.repository import GLib
        try:
            box = node.get_extents(self.atspi.CoordType.WINDOW)
        except GLib.Error:
            return None
        # 5 pixels: the window's border, which the tree does not count.
        place = (box.x + 5, box.y + 5, box.width, box.height)
        return tuple(self.scale * value for value in place)

    def has(self, role, name):
        """Whether there is one; what a view that is not seen has is there too."""
        return bool(self.nodes(role, name))

    def find(self, role, name, within=None):
        """Where the first of nodes() is."""
        places = (self.place(node) for node in self.nodes(role, name, within))
        return next((place for place in places if place), None)

    def expect(self, role, name, seconds=60, within=None):
        """Where it is once it has a size and rests: while a view is laid out, boxes come and go."""
        seen = [None]

        def resting():
            box, before = self.find(role, name, within), seen[0]
            seen[0] = box
            return box if box and box == before and box[2] > 0 and box[3] > 0 else None

        return wait_for(f'{role} “{name}”', resting, seconds)

    def focused(self):
        """What the widget that has the keyboard is called; of several windows the last."""
        found = [node.name for node in self.walk() if node.is_in(self.atspi.StateType.FOCUSED)]
        return found[-1] if found else ''

    def focus(self, role, name):
        """Gives it the keyboard with a click; with another one if it moved away under the first."""
        def clicked():
            if self.focused() != name:
                self.screen.click(self.expect(role, name))
            return self.focused() == name

        wait_for(f'the keyboard in “{name}”', clicked, 60)

    def text(self, name):
        """What is written in the first editor of that name."""
        from gi.repository import GLib
        node = self.nodes('text', name)[0]
        return node.ask('org.a11y.atspi.Text', 'GetText', GLib.Variant('(ii)', (0, -1)))

    def is_pressed(self, name):
        return any(node.role == 'push button' and node.name == name and
                   node.is_in(self.atspi.StateType.PRESSED) for node in self.walk())

    def stop_rendering(self):
        """What is not made takes no time from what is tested; pictures that are there stay."""
        self.screen.key('ctrl+period')

    def view(self, name):
        """Changes to “Board”, “Stage” or “Cut”. What is not shown is in the tree too, with places of
        its own, so that nothing else tells that the key has arrived."""
        self.screen.key(f'alt+{("Board", "Stage", "Cut").index(name) + 1}')
        wait_for(f'the view “{name}”', lambda: self.is_pressed(name), 20)

    def open_stage(self):
        """Shows the stage; returns where the picture is."""
        self.view('Stage')
        self.expect('label', 'First a mask', 30)
        return self.expect('image', 'Picture', 20)

    def choose_file(self, path):
        """In the file chooser that is opening: what is typed is a name where one is saved, and a path in the
        list of files."""
        field = wait_for('the file chooser', lambda: (lambda name: name in ('Name:', 'GtkTreeView') and name)(
            self.focused()), 60)
        if field == 'Name:':
            self.screen.key('ctrl+a')
        self.screen.type(path)
        self.screen.key('Return')

    def zoom(self):
        """How large the cards are shown: the button to show them at 100 % says so."""
        button = wait_for('the zoom', lambda: self.nodes('push button', 'Show at 100 %'))[0]
        return int(next(node.name for node in self.tree.listed(button) if node.role == 'label')[:-2]) / 100

    def on_board(self, role, name):
        """Where it is on the board; the tree tells its size as if it were not zoomed."""
        x, y, width, height = self.expect(role, name)
        scale = self.zoom()
        return x, y, int(width * scale), int(height * scale)

    def film(self):
        """The folder of the film that was opened."""
        folder = self.home + '/data/raccord'
        films = [name for name in os.listdir(folder)] if os.path.isdir(folder) else []
        return os.path.join(folder, films[0]) if films else None

    def journal(self):
        with open(os.path.join(self.film(), 'journal'), encoding='utf-8') as file:
            return file.read()

    def takes(self):
        """The takes on disk that are whole."""
        folder = os.path.join(self.film(), 'takes')
        names = os.listdir(folder) if os.path.isdir(folder) else []
        return {name for name in names if os.path.isfile(os.path.join(folder, name, 'take.json'))}

    def end(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        return self.process.wait(60)

    def clean(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)


def script(name, text):
    """A file of that name in a folder of its own, to open a film from."""
    path = os.path.join(tempfile.mkdtemp(prefix='raccord-script-'), name + '.fountain')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    return path


def attempt(suite, tests, between, size, how, tell):
    """Runs the tests once on a screen and a program of their own; returns how many failed, and whether
    the program broke down meanwhile."""
    if 'prepare' in how:
        how = how['prepare']()
    screen = Screen(*size)
    raccord = None
    failed, broken = 0, False
    try:
        raccord = Raccord(screen, sys.argv[1], **how)
        for i, test in enumerate(tests):
            name = f'/ui/{suite}/{test.__name__.replace("_", "-")}'
            start = time.monotonic()
            try:
                if between is not None and 0 < i < len(tests) - 1:
                    between(screen, raccord)
                test(screen, raccord)
                tell(f'ok {i + 1} {name} # {time.monotonic() - start:.1f} s')
            except Exception as error:  # what it looked at may have gone meanwhile
                failed += 1
                broken = broken or raccord.process.poll() not in (None, 0)
                picture = screen.save(f'{suite}-{i + 1}')
                tell(f'not ok {i + 1} {name}\n# {error!r}\n# seen: {picture}')
    finally:
        if raccord is not None:
            raccord.clean()
        screen.close()
    return failed, broken


def run(suite, tests, between=None, size=(1600, 1000), **how):
    """Opens PROGRAM, the first argument, and runs the tests on it in order; returns the exit status.

    Each is called with (screen, raccord); `between` before each but the first and the last, so that
    one that fails leaves nothing behind for the next. A test that fails leaves a picture of the
    screen beside the build's logs. `how` goes to Raccord; or it is `prepare` alone, which returns that:
    for a home folder that has something in it, and is cleared away after each attempt.

    If any fails, all are run once more, from the beginning, and that counts: a display, a pointer and
    an accessibility bus on a busy machine lose an event now and then, and a fault of the program is
    there again. What the first time showed is told as a comment. A program that broke down is never
    forgiven.
    """
    results = start_session()
    # whoever ends a test ends what it started, too
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    first = []
    print(f'1..{len(tests)}', file=results)
    try:
        failed, broken = attempt(suite, tests, between, size, how, first.append)
    except AssertionError as error:  # the window did not come
        failed, broken = len(tests), False
        first.append(str(error))
    if not failed or broken:
        print('\n'.join(first), file=results)
        return 1 if broken else 0
    for line in '\n'.join(first).splitlines():
        print(f'# the first time: {line}', file=results)
    failed, _ = attempt(suite, tests, between, size, how, lambda line: print(line, file=results))
    return 1 if failed else 0
