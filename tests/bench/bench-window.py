# bench-window.py - how long the window takes, and what memory it has with 1,000 shots
#
# The program itself on a display of its own: from its start to a window with something in it, and
# to a card with its picture; for the example film at its first start, at the next one, and for a
# film of 1,000 shots, whose memory is what the system counts as resident.
#
# Budgets: 1.0 s to the window, 400 MB with 1,000 shots open. Nothing is sketched meanwhile.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'ui'))
import screen as display  # noqa: E402

PROGRAM, CLI = os.environ['RACCORD'], os.environ['RACCORD_CLI']
SCENES, SHOTS = 50, 20
# Of the window of 1600x1000 (data/style.css): the header, and the board's first card.
HEADER, CARD = (700, 10, 200, 20), (290, 110, 200, 100)


def settings(home):
    folder = os.path.join(home, 'config', 'glib-2.0', 'settings')
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'keyfile'), 'w', encoding='utf-8') as file:
        file.write('[io/raccord/Raccord]\nautomatic=false\n')


def start(home, arguments):
    environment = dict(os.environ, HOME=home, XDG_DATA_HOME=home + '/data', XDG_CONFIG_HOME=home + '/config',
                       XDG_CACHE_HOME=home + '/cache', GSETTINGS_BACKEND='keyfile', GDK_BACKEND='x11', GTK_A11Y='none',
                       LC_ALL='C.UTF-8', LANGUAGE='en')
    environment.pop('GSK_RENDERER', None)  # what the program chooses
    return subprocess.Popen([PROGRAM, *arguments], env=environment)


def until(what, begun, seen, seconds=120):
    """Milliseconds from `begun` until seen() is true."""
    while not seen():
        if time.monotonic() - begun > seconds:
            sys.exit(f'bench-window: {what}: not within {seconds} s')
        time.sleep(0.005)
    return (time.monotonic() - begun) * 1000


def memory(process, field):
    with open(f'/proc/{process.pid}/status', encoding='utf-8') as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith(field))


def processor(process):
    """Milliseconds that all its threads have had."""
    with open(f'/proc/{process.pid}/stat', encoding='utf-8') as file:
        fields = file.read().rsplit(')', 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf('SC_CLK_TCK')


def measure(screen, name, home, arguments, rest=0):
    begun = time.monotonic()
    process = start(home, arguments)
    window = until('the window', begun, lambda: len(set(screen.pixels(*HEADER))) > 4)
    spent = processor(process)
    card = until('the board', begun, lambda: len(set(screen.pixels(*CARD))) > 4)
    print(f'{name:34} window after {window:5.0f} ms (budget 1,000), {spent:.0f} ms of a processor; '
          f'board after {card:5.0f} ms', flush=True)
    if rest:
        time.sleep(rest)
        resident = memory(process, 'VmRSS')
        # All of it from afar, then nearer in several places.
        screen.do('mousemove', 800, 500, 'click', 1)
        screen.key('f')
        time.sleep(3)
        for x, y in ((500, 200), (900, 500), (700, 700)):
            screen.key('f')
            screen.do('mousemove', x, y, 'click', '--repeat', 25, '--delay', 40, 4)
            time.sleep(1)
        print(f'{name:34} {resident:.0f} MB resident (budget 400), {memory(process, "VmRSS"):.0f} MB after '
              f'looking through it, at most {memory(process, "VmHWM"):.0f} MB', flush=True)
    process.send_signal(signal.SIGTERM)
    process.wait(60)


def big_film(folder):
    script = os.path.join(folder, 'big.fountain')
    with open(script, 'w', encoding='utf-8') as file:
        for scene in range(SCENES):
            file.write(f'INT. ROOM {scene + 1} - NIGHT\n\n')
            for shot in range(SHOTS):
                file.write(f'!!WIDE SHOT. Mara crosses room {scene + 1} with the lamp, for the {shot + 1}. time. '
                           'Slow push-in, 50 mm, warm key from below.\n\n')
    film = os.path.join(folder, 'big.raccord')
    subprocess.run([CLI, 'new', film], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([CLI, '-p', film, 'import', script], check=True, stdout=subprocess.DEVNULL)
    return film


def main():
    screen = display.Screen(1600, 1000)
    home = tempfile.mkdtemp(prefix='raccord-bench-')
    try:
        settings(home)
        measure(screen, 'example film, first start', home, [])
        measure(screen, 'example film', home, [])
        measure(screen, f'film of {SCENES * SHOTS} shots', home, [big_film(home)], rest=5)
    finally:
        screen.close()
        shutil.rmtree(home, ignore_errors=True)


main()
