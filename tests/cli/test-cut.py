# test-cut.py - the cut from the command line: trims, markers, sounds, other cuts, and the movie of it
#
# SPDX-License-Identifier: GPL-3.0-or-later
import math
import os
import re
import struct
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from harness import Film, children, main  # noqa: E402

SCRIPT = """INT. ROOM - DAY

Wide. @Mara stands. [[1s]]

Close on @Mara. [[1s]]

She leaves. [[1s]]
"""


def frames(path):
    """The greatest number of samples of a track: the frames of the picture, if it is mute."""
    with open(path, "rb") as file:
        data = file.read()
    return [struct.unpack(">I", data[m.end() + 8:m.end() + 12])[0] for m in re.finditer(b"stsz", data)], data


def tone(path, seconds):
    samples = b"".join(struct.pack("<h", int(9000 * math.sin(i / 20))) for i in range(int(48000 * seconds)))
    with open(path, "wb") as file:
        file.write(b"RIFF" + struct.pack("<I", 36 + len(samples)) + b"WAVEfmt " +
                   struct.pack("<IHHIIHH", 16, 1, 1, 48000, 96000, 2, 16) + b"data" +
                   struct.pack("<I", len(samples)) + samples)


def cuts(film):
    return [node for node in film.project().get("children", []) if node["type"] == "cut"]


def test_trims_are_listed_undone_and_in_the_movie():
    film = Film(SCRIPT)
    assert "frames 0-24 of 24" in film.ok("cut").out
    assert not cuts(film), "looking changes nothing"
    film.ok("cut", "trim", "1B", "6", "18")
    film.ok("cut", "out", "1C")
    out = film.ok("cut", "list").out
    assert re.search(r"00:00:01:00 +1B +frames 6-18 of 24", out) and "00:00:01:12  end" in out, out
    assert "1C" not in out
    film.ok("movie", film.file("film.mp4"), "--size", "160x90")
    assert 36 in frames(film.file("film.mp4"))[0]
    film.ok("movie", film.file("one.mp4"), "1B", "--size", "160x90")
    assert 12 in frames(film.file("one.mp4"))[0], "a shot by itself is trimmed too"
    film.ok("undo")
    film.ok("undo")
    assert not cuts(film), "what the first trim made is gone with it"
    film.fails("cut", "trim", "1B", "20", "20", says=["Shot 1B", "24 frames"])
    film.fails("cut", "trim", "9Z", "0", "4", says="9Z")
    film.fails("cut", "shake", "1B", code=2, says="shake")
    film.fails("cut", "trim", code=2, says="trim")
    film.close()


def test_markers_and_rolling():
    film = Film(SCRIPT)
    film.ok("cut", "marker", "30", "Door", "red")
    film.ok("cut", "marker", "00:00:02:12")
    film.ok("cut", "trim", "1A", "0", "12")
    out = film.ok("cut").out
    assert "00:00:00:18  marker 1 Door (red)" in out and "00:00:02:00  marker 2" in out, out
    film.ok("cut", "roll", "1A", "3")
    assert re.search(r"1B +frames 3-24 of 24", film.ok("cut").out)
    film.fails("cut", "marker", "3", "x", "pink", says="pink")
    film.close()


def test_other_cuts_of_the_same_shots():
    film = Film(SCRIPT)
    film.ok("cut", "trim", "1A", "0", "20")
    film.ok("cut", "new", "Short")
    film.ok("cut", "trim", "1A", "0", "4")
    assert "00:00:02:04  end" in film.ok("cut").out
    film.ok("cut", "use", "1")
    assert "00:00:02:20  end" in film.ok("cut").out
    film.ok("cut", "remove", "Short")
    film.fails("cut", "use", "Short", says="Short")
    film.fails("cut", "remove", "1", says="only cut")
    film.close()


def test_sounds_lie_under_the_movie():
    film = Film(SCRIPT)
    tone(film.file("tone.wav"), 1.5)
    film.ok("cut", "sound", film.file("tone.wav"), "ambience", "12")
    sound = children(cuts(film)[0], "sound")[0]
    assert sound["loops"] and sound["track"] == "ambience" and sound["start"] == "1/2", sound
    for name, value in (("level", "-12"), ("fade-in", "0.5s"), ("fade-out", "1/4")):
        film.ok("set", "--", sound["id"], name, value)
    assert "sound 1 ambience: tone.wav, -12.0 dB, fades 0.50 s and 0.25 s" in film.ok("cut").out
    film.ok("cut", "export", film.file("film.mp4"))
    assert b"mp4a" in frames(film.file("film.mp4"))[1]
    film.ok("set", sound["id"], "muted", "true")
    film.ok("movie", film.file("mute.mp4"), "--size", "160x90")
    assert b"mp4a" not in frames(film.file("mute.mp4"))[1]
    film.fails("cut", "sound", film.file("script.fountain"), "music", says="script.fountain")
    film.fails("cut", "sound", film.file("tone.wav"), "drums", says="drums")
    film.fails("set", "--", sound["id"], "level", "90", says="level")
    film.fails("set", "--", sound["id"], "start", "-1", says="start")
    film.close()


main([test for name, test in sorted(globals().items()) if name.startswith("test_")])
