# bench-memory.py - the most memory that the command line has while it renders a shot of 1920x1080
#
# Prints the peak of what was resident, as the system counts it (budget: 500 MB for 15 seconds). The
# first argument is another number of seconds: nothing should grow with them, for the frames that
# wait for their encoders are limited.
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import shutil
import subprocess
import sys
import tempfile
import time

CLI = os.environ["RACCORD_CLI"]
SHOTS = [
    ("one figure in a room", "Medium shot. A woman in a blue coat stands in a kitchen and talks."),
    ("crowd of 30, street, rain, night",
     "Wide shot. A man walks along a street at night in heavy rain before a crowd of 30 people."),
]


def run(film, *arguments):
    """Peak of the resident memory in MB, and seconds."""
    start = time.monotonic()
    process = subprocess.Popen([CLI, "-p", film] + list(arguments), stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit("bench-memory: raccord-cli %s failed" % arguments[0])
    return usage.ru_maxrss / 1024, time.monotonic() - start


def main():
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 15
    for name, prompt in SHOTS:
        folder = tempfile.mkdtemp(prefix="raccord-bench-")
        film = os.path.join(folder, "film.raccord")
        try:
            subprocess.run([CLI, "new", film], check=True, stdout=subprocess.DEVNULL)
            run(film, "add", "scene", "setting=EXT.")
            run(film, "add", "shot", "--to", "1", "duration=%g" % seconds, "prompt=" + prompt)
            peak, took = run(film, "render", "--size=1920x1080")
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        print("%g s of 1920x1080, %s: at most %.0f MB (budget 500 MB), in %.0f s" % (seconds, name, peak, took),
              flush=True)


main()
