# test-mask-options.py - what the options of masks and regions do, each of them, and what is refused
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os

from harness import Film, frame, main, png_pixels

SCRIPT = """Title: Options

EXT. PIER - DUSK

WIDE: MARA (60s), a keeper in a brown coat, walks along the pier. [[1s]]
"""

BOX = ("--rect", "40,20,80,40", "--feather", "0")


def new_film():
    film = Film(SCRIPT)
    film.ok("render", "1A", "--size", "160x90")
    film.ok("region", "1A", *BOX, "--prompt", "darker")
    return film


def mask_of(film, region="1A.1.1"):
    mask = film.ok("show", region, "--json").json()["mask"]
    return json.loads(mask) if isinstance(mask, str) else mask


def matte(film, name, index=0):
    """The rows of a frame of the mask of 1A.1.1."""
    film.ok("mask", "export", "1A.1.1", film.file(name))
    _, _, size, rows = png_pixels(os.path.join(film.file(name), "matte-%04d.png" % index))
    return [row[::size] for row in rows]


def test_every_option_of_a_mask_can_be_set():
    film = new_film()
    film.ok("region", "set", "1A.1.1", "--smooth", "9", "--fill-holes", "--invert", "--frames", "2-20",
            "--fade-in", "3", "--fade-out", "4", "--grow", "-2")
    mask = mask_of(film)
    assert abs(mask["smooth"] - 0.1) < 1e-9 and mask["fill_holes"] and mask["invert"], mask
    assert (mask["first"], mask["last"], mask["fade_in"], mask["fade_out"]) == (2, 20, 3, 4), mask
    inverted = matte(film, "inverted", 10)
    assert inverted[45][80] == 0 and inverted[2][2] == 255
    film.ok("region", "set", "1A.1.1", "--no-fill-holes", "--no-invert", "--smooth", "0", "--grow", "0")
    mask = mask_of(film)
    assert not mask.get("fill_holes") and not mask.get("invert") and mask["smooth"] == 0, mask
    plain = matte(film, "plain", 10)
    assert plain[45][80] == 255 and plain[2][2] == 0
    assert 0 < matte(film, "faded", 3)[45][80] < 255
    film.ok("mask", "save", "1A.1.1", "box")
    film.ok("region", "1A", "--saved", "box", "--invert", "--prompt", "warmer")
    assert mask_of(film, "1A.1.2")["invert"]
    film.close()


def test_shapes_add_subtract_and_intersect():
    film = new_film()
    film.ok("region", "set", "1A.1.1", "--rect", "60,30,20,20", "--mode", "subtract")
    cut = matte(film, "cut")
    assert cut[40][70] == 0 and cut[40][50] == 255 and cut[40][10] == 0
    film.ok("region", "set", "1A.1.1", "--rect", "0,30,20,20", "--mode", "add")
    more = matte(film, "more")
    assert more[40][10] == 255 and more[40][70] == 0
    film.ok("region", "set", "1A.1.1", "--rect", "0,0,60,90", "--mode", "intersect")
    less = matte(film, "less")
    assert less[40][10] == 255 and less[40][50] == 255 and less[40][100] == 0
    film.fails("region", "set", "1A.1.1", "--rect", "0,0,9,9", "--mode", "xor", code=2, says="subtract")
    film.fails("region", "1A", "--rect", "0,0,9,9", "--mode", "subtract", "--prompt", "x", code=2, says="region set")
    film.fails("region", "set", "1A.1.1", "--rect", "0,0,160,90", "--mode", "subtract", says="nothing in the mask")
    film.close()


def test_regions_are_hidden_and_put_in_order():
    film = new_film()
    base = frame(film, "shown")
    film.ok("region", "1A", *BOX, "--prompt", "warmer")
    film.ok("region", "set", "1A.1.2", "--layer", "1")
    assert [one["prompt"] for one in film.ok("region", "list", "1A", "--json").json()] == ["warmer", "darker"]
    film.fails("region", "set", "1A.1.2", "--layer", "3", code=2, says="2 regions")
    film.ok("region", "set", "1A.1.1", "--visible", "no")
    assert frame(film, "hidden")[3] == base[3]
    film.ok("region", "set", "1A.1.1", "--visible", "yes")
    film.fails("region", "set", "1A.1.1", "--visible", "maybe", says="maybe")
    film.close()


def test_what_changes_nothing_is_refused():
    film = new_film()
    before = mask_of(film)
    film.fails("region", "set", "1A.1.1", code=2, says="--prompt")
    film.fails("region", "set", "1A.1.1", "--tolerance", "5", code=2, says="--colour")
    film.fails("region", "set", "1A.1.1", "--smooth", "-4", code=2, says="-4")
    film.fails("region", "set", "1A.1.1", "--fade-in", "-1", code=2, says="--fade-in")
    film.fails("region", "set", "1A.1.1", "--colour", "9,9", "--tolerance", "900", code=2, says="900")
    film.fails("region", "set", "1A.1.1", "--pick", "200%,50%", code=2, says="outside the picture")
    film.fails("region", "set", "1A.1.1", "--colour", "10,-3", code=2, says="outside the picture")
    film.fails("region", "set", "1A.1.1", "--grow", "-80", says="nothing in the mask")
    film.fails("region", "1A", "--rect", "10,10,0,0", "--prompt", "darker", says="nothing in the mask")
    film.fails("mask", "track", "1A.1.1", "--from", "-4", code=2, says="--from")
    film.fails("mask", "list", "extra", code=2, says="extra")
    film.fails("mask", "export", "1A.1.1", film.file("x.mp4"), code=2, says=[".mkv", "PNG"])
    assert not os.path.exists(film.file("x.mp4"))
    film.fails("mask", "export", "1A.1.1", film.file("none/x.mkv"), says="no folder")
    assert mask_of(film) == before
    film.close()


def test_a_mask_that_is_lost_at_once_is_no_success():
    film = new_film()
    film.ok("region", "set", "1A.1.1", "--rect", "2,2,3,3", "--feather", "0")
    before = mask_of(film)
    film.fails("mask", "track", "1A.1.1", says=["lost at once", "--from"])
    assert mask_of(film) == before
    film.close()


def test_messages_name_what_there_is():
    film = new_film()
    film.fails("region", "frobnicate", "1A", code=2, says=["frobnicate", "list", "remove"])
    film.fails("mask", "forget", "zz", says=["zz", "mask list"])
    film.fails("region", "set", "1A.1.1", "--generator", "kling", says=["kling", "sketch"])
    sound = film.write("a.wav", b"RIFF" + (36 + 16000).to_bytes(4, "little") + b"WAVEfmt " +
                       bytes.fromhex("10000000010001004 01f0000803e000002001000".replace(" ", "")) + b"data" +
                       (16000).to_bytes(4, "little") + bytes(16000))
    film.fails("region", "1A", "--mask", sound, "--prompt", "x", says=["is sound", "video"])
    film.ok("diff", "1A", "1A")
    film.close()


main([test for name, test in sorted(globals().items()) if name.startswith("test_")])
