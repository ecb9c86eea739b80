# test-mattes.py - soft mattes: every level of grey on its way in, through the film and out again
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import random

from harness import Film, main, png_pixels, write_grey

SCRIPT = """Title: Mattes

EXT. PIER - DUSK

WIDE: MARA (60s), a keeper in a brown coat, walks along the pier. [[1s]]
"""

WIDTH, HEIGHT, FRAMES = 160, 90, 24


def soft_level(frame):
    """A ball of smoke that drifts: all levels from 0 to 255, and loose hairs beside it."""
    rand = random.Random(frame)
    hairs = {(rand.randrange(100, 150), rand.randrange(5, 85)): rand.randrange(1, 256) for _ in range(300)}

    def level(x, y):
        away = ((x - 50 - frame) ** 2 + (y - 45) ** 2) ** 0.5
        return hairs.get((x, y), max(0, min(255, round(255 * (1.2 - away / 30)))))
    return level


def new_film():
    film = Film(SCRIPT)
    film.ok("render", "1A", "--size", "%dx%d" % (WIDTH, HEIGHT), "--motion")
    return film


def write_sequence(film, name):
    os.mkdir(film.file(name))
    for i in range(FRAMES):
        write_grey(film.file("%s/%04d.png" % (name, i)), WIDTH, HEIGHT, soft_level(i))


def levels(folder, name):
    _, _, size, rows = png_pixels(os.path.join(folder, name))
    return [level for row in rows for level in row[::size]]


def worst(film, region, folder):
    """By how many levels the mask of the region differs from the pictures in the folder."""
    out = film.file("out-" + region.replace(".", "-"))
    film.ok("mask", "export", region, out)
    pairs = zip(sorted(os.listdir(film.file(folder))), sorted(os.listdir(out)))
    return max(abs(a - b) for one, other in pairs
               for a, b in zip(levels(film.file(folder), one), levels(out, other)))


def mask_of(film, region):
    mask = film.ok("show", region, "--json").json()["mask"]
    return json.loads(mask) if isinstance(mask, str) else mask


def test_every_level_survives_pictures_and_video():
    film = new_film()
    write_sequence(film, "soft")
    film.ok("region", "1A", "--mask", film.file("soft"), "--prompt", "darker")
    mask = mask_of(film, "1A.1.1")
    assert mask["shapes"][0]["kind"] == "matte" and mask["feather"] == 0, mask["feather"]
    assert len(mask["shapes"][0]["keys"]) == FRAMES
    errors = {"pictures": worst(film, "1A.1.1", "soft")}
    film.ok("region", "1A", "--mask", film.file("out-1A-1-1"), "--prompt", "warmer")
    errors["pictures again"] = worst(film, "1A.1.2", "soft")
    film.ok("mask", "export", "1A.1.1", film.file("soft.mkv"))
    film.ok("region", "1A", "--mask", film.file("soft.mkv"), "--prompt", "cooler")
    errors["FFV1"] = worst(film, "1A.1.3", "soft")
    print("# round trip of a grey ramp, levels of 255 off at most:", errors)
    assert all(error == 0 for error in errors.values()), errors
    film.ok("verify")
    film.close()


def test_a_soft_matte_is_a_mask_as_any_other():
    film = new_film()
    write_sequence(film, "soft")
    film.ok("region", "1A", "--mask", film.file("soft"), "--prompt", "darker")
    as_drawn = mask_of(film, "1A.1.1")
    film.ok("mask", "track", "1A.1.1", "--from", "12")
    assert len(mask_of(film, "1A.1.1")["keys"]) > 1
    film.ok("verify")
    film.ok("undo")
    assert mask_of(film, "1A.1.1") == as_drawn
    film.ok("mask", "save", "1A.1.1", "smoke")
    film.ok("region", "1A", "--saved", "smoke", "--prompt", "warmer")
    assert mask_of(film, "1A.1.2") == as_drawn
    film.ok("render", "1A")
    film.ok("region", "1A.2", "--saved", "smoke", "--invert", "--prompt", "darker")
    assert mask_of(film, "1A.2.1")["invert"]
    said = film.ok("region", "set", "1A.1.2", "--mask", film.file("soft"), "--feather", "4").out
    assert "soft" in said, said
    film.ok("verify")
    film.close()


def test_one_soft_picture_covers_every_frame():
    film = new_film()
    write_grey(film.file("one.png"), WIDTH, HEIGHT, soft_level(0))
    film.ok("region", "1A", "--mask", film.file("one.png"), "--prompt", "darker")
    mask = mask_of(film, "1A.1.1")
    assert mask["feather"] == 0 and "keys" not in mask["shapes"][0], mask
    film.ok("mask", "export", "1A.1.1", film.file("out"))
    truth = levels(film.dir, "one.png")
    for name in os.listdir(film.file("out")):
        assert levels(film.file("out"), name) == truth, name
    film.close()


def test_a_hard_matte_stays_an_outline():
    film = new_film()
    os.mkdir(film.file("hard"))
    for i in range(3):
        write_grey(film.file("hard/%d.png" % i), WIDTH, HEIGHT,
                   lambda x, y, i=i: 255 if 40 + i < x < 80 and 20 < y < 60 else 128 if x == 40 + i and y < 60 else 0)
    film.ok("region", "1A", "--mask", film.file("hard"), "--prompt", "darker")
    mask = mask_of(film, "1A.1.1")
    assert mask["shapes"][0]["kind"] == "outline" and mask["feather"] > 0, mask
    film.close()


def test_one_soft_frame_makes_all_of_it_soft():
    """The hard ones before it keep their levels, too."""
    film = new_film()
    os.mkdir(film.file("late"))
    for i in range(FRAMES):
        write_grey(film.file("late/%02d.png" % i), WIDTH, HEIGHT,
                   soft_level(i) if i == FRAMES - 1 else
                   lambda x, y, i=i: 255 if 40 + i < x < 80 + i and 20 < y < 60 else 77 if x == 40 + i and y < 60 else 0)
    film.ok("region", "1A", "--mask", film.file("late"), "--prompt", "darker")
    assert mask_of(film, "1A.1.1")["shapes"][0]["kind"] == "matte"
    assert worst(film, "1A.1.1", "late") == 0
    film.close()


main([test for name, test in sorted(globals().items()) if name.startswith("test_")])
