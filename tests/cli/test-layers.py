# test-layers.py - what a region is rendered with: strength, seed, generator, references; nothing said;
# and what other tools hand back
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import struct
import zlib

from harness import EXAMPLES, Film, children, difference, frame, main

SCRIPT = """Title: Settings

EXT. PIER - DUSK

WIDE: MARA (60s), a keeper in a brown coat, stands on the pier. [[1s]]
"""

BOX = ("--rect", "96,36,128,108", "--feather", "4")


def new_film():
    film = Film(SCRIPT)
    film.ok("render", "1A", "--size", "320x180")
    return film


def png_of(width, height, size, rows):
    """The bytes of a PNG file."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    head = struct.pack(">IIBBBBB", width, height, 8, {3: 2, 4: 6}[size], 0, 0, 0)
    packed = zlib.compress(b"".join(b"\0" + row for row in rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def region(film, index=0):
    return film.ok("region", "list", "1A", "--json").json()[index]


def test_strength_is_how_far_it_goes_from_the_take():
    film = new_film()
    base = frame(film, "base")
    for prompt in ("much darker", "a bright red coat"):
        film.ok("region", "1A", *BOX, "--prompt", prompt)
        whole = region(film)["hash"]
        far = difference(base, frame(film, "whole " + prompt))
        film.ok("region", "set", "1A.1.1", "--strength", "40%")
        film.ok("region", "render", "1A.1.1")
        assert region(film)["strength"] == 0.4 and region(film)["hash"] != whole
        near = difference(base, frame(film, "some " + prompt))
        assert 0.15 * far < near < 0.75 * far, (prompt, near, far)
        film.ok("region", "set", "1A.1.1", "--strength", "0")
        film.ok("region", "render", "1A.1.1")
        assert frame(film, "none " + prompt)[3] == base[3], prompt
        film.ok("verify")
        film.ok("region", "use", "1A.1.1.1")
        assert region(film).get("strength", 1) == 1 and region(film)["hash"] == whole
        film.ok("region", "remove", "1A.1.1")
    film.fails("region", "1A", *BOX, "--prompt", "darker", "--strength", "2", code=2, says="share")
    film.close()


def test_settings_are_listed_undone_and_part_of_the_request():
    film = new_film()
    picture = os.path.join(EXAMPLES, "images", sorted(os.listdir(os.path.join(EXAMPLES, "images")))[0])
    film.ok("region", "1A", *BOX, "--prompt", "darker", "--seed", "9")
    first = region(film)["hash"]
    film.ok("region", "set", "1A.1.1", "--generator", "footage", "--lock-seed", "--strength", "0.5",
            "--reference", picture, "--role", "style")
    listed = film.ok("region", "list", "1A").out
    for words in ("strength 50 %", "seed locked", "generator footage", "1 reference"):
        assert words in listed, listed
    assert children(region(film), "reference")[0]["role"] == "style"
    film.ok("region", "render", "1A.1.1")
    assert region(film)["hash"] != first
    request = children(region(film), "take")[1]
    assert request["generator"] == "footage" and request["seed"] == 9
    film.ok("verify")
    film.ok("region", "set", "1A.1.1", "--generator", "take", "--unlock-seed", "--strength", "1")
    film.ok("undo")
    assert region(film)["generator"] == "footage" and region(film)["seed-locked"]
    film.fails("region", "set", "1A.1.1", "--generator", "oracle", says=["oracle", "sketch"])
    film.ok("set", "1A.1.1", "generator", "oracle")
    film.fails("region", "render", "1A.1.1", says="oracle")
    film.close()


def test_nothing_said_fills():
    film = new_film()
    base = frame(film, "base")
    film.fails("region", "1A", *BOX, code=2, says="empty")
    film.ok("region", "1A", *BOX, "--prompt", "")
    gone = frame(film, "gone")
    film.ok("region", "remove", "1A.1.1")
    film.ok("region", "1A", *BOX, "--prompt", "remove her")
    assert frame(film, "removed")[3] == gone[3] != base[3], "who fills the mask goes"
    film.ok("region", "remove", "1A.1.1")
    film.ok("region", "1A", "--rect", "8,8,40,30", "--prompt", "")
    film.ok("verify")
    film.ok("region", "remove", "1A.1.1")
    film.ok("set", "1A", "prompt", "Wide: @Mara, in a bright red coat, stands on the pier.")
    film.ok("region", "1A", *BOX, "--prompt", "")
    anew = frame(film, "anew")
    assert anew[3] not in (base[3], gone[3]), "what the shot says now"
    film.ok("verify")
    film.close()


def test_what_another_tool_made_comes_back():
    film = new_film()
    width, height, size, rows = frame(film, "base", "0001")
    # the whole picture three pixels to the right, a little lighter, and something new in the middle
    made = []
    for y, row in enumerate(rows):
        moved = row[:3 * size] + row[:-3 * size]
        line = bytearray(min(255, value + 6) for value in moved)
        if 70 <= y < 110:
            line[140 * size:180 * size] = bytes((220, 40, 40, 255)[:size] * 40)
        made.append(bytes(line))
    picture = film.write("made.png", png_of(width, height, size, made))
    film.ok("region", "1A", *BOX, "--prompt", "darker")
    told = film.ok("region", "import", "1A.1.1", picture).out
    assert "off by" in told, told
    listed = film.ok("region", "list", "1A").out
    moved, colour = map(float, re.search(r"moved ([\d.]+) px, colour ([\d.]+) levels, corrected", listed).groups())
    assert 2.5 <= moved <= 3.5 and 3 <= colour <= 9, listed
    shown = frame(film, "shown", "0001")
    assert shown[3][90][160 * size:161 * size][:3] != rows[90][160 * size:161 * size][:3]
    ring = [abs(a - b) for y in (45, 135) for a, b in zip(shown[3][y][100 * size:220 * size], rows[y][100 * size:220 * size])]
    assert sum(ring) / len(ring) < 4, "inside, beside what is new, it is where and as it was"
    assert shown[3][10] == rows[10] and shown[3][90][:80 * size] == rows[90][:80 * size]
    film.ok("verify")
    assert len(children(region(film), "take")) == 2
    movie = film.file("whole.mp4")
    film.ok("movie", movie, "--size", "320x180")
    film.ok("region", "import", "1A.1.1", movie)
    assert children(region(film), "take")[2]["frames"] == 24
    film.ok("verify")
    film.fails("region", "import", "1A.1.1", film.file("none.mp4"), says="none.mp4")
    film.fails("region", "import", "1A.1.1", film.write("words.txt", "no picture"), says="words.txt")
    film.close()


def test_who_has_no_picture_cannot_be_put_into_what_was_filmed():
    film = new_film()
    film.ok("add", "character", "name=Tom", "description=a sailor in a green coat")
    film.fails("region", "1A", *BOX, "--prompt", "add @Tom", "--generator", "footage",
               says=("Tom has no picture", "identity", "sketch"))
    base = frame(film, "base")
    film.ok("region", "1A", *BOX, "--prompt", "add @Tom")
    drawn = frame(film, "drawn")
    assert drawn[3] != base[3], "the staging has a figure more"
    film.ok("region", "remove", "1A.1.1")
    picture = os.path.join(EXAMPLES, "images", sorted(os.listdir(os.path.join(EXAMPLES, "images")))[0])
    film.ok("region", "1A", *BOX, "--prompt", "add @Tom", "--generator", "footage", "--reference", picture,
            "--role", "identity")
    assert frame(film, "put in")[3] not in (base[3], drawn[3])
    film.ok("verify")
    film.close()


main([test for name, test in sorted(globals().items()) if name.startswith("test_")])
