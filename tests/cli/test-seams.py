# test-seams.py - how a region meets the take: at its edge, and at the ends of a range
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os

from harness import Film, children, difference, frame, main, png_pixels, same_outside

SCRIPT = """Title: Seams

EXT. PIER - DUSK

WIDE: MARA (60s), a keeper in a brown coat, walks along the pier. [[1s]]
"""


def test_a_range_meets_the_take_at_both_ends():
    film = Film(SCRIPT.replace("[[1s]]", "[[2s]]"))
    film.ok("render", "1A", "--size", "160x90")
    film.ok("frames", "1A", film.file("base"))
    film.ok("region", "1A", "--all", "--frames", "12-35", "--prompt", "much darker")
    assert film.get("1A.1.1", "ends") == "match"
    film.ok("frames", "1A", film.file("made"))
    base, made = ([png_pixels(os.path.join(film.file(name), f"{i + 1:04d}.png")) for i in range(48)]
                  for name in ("base", "made"))
    assert [i for i in range(48) if base[i][3] != made[i][3]] == list(range(12, 36))
    assert difference(base[24], made[24]) > 10
    ordinary = sum(difference(base[i], base[i + 1]) for i in range(47)) / 47
    for before in (11, 35):
        step, own = difference(made[before], made[before + 1]), difference(base[before], base[before + 1])
        assert step <= max(own, ordinary) * 1.1 + 0.3, (before, step, own, ordinary)
    film.ok("region", "set", "1A.1.1", "--ends", "cut")
    film.ok("region", "render", "1A.1.1")
    film.ok("frames", "1A", film.file("cut"))
    hard = png_pixels(os.path.join(film.file("cut"), "0013.png"))
    assert difference(made[11], hard) > 10
    film.ok("verify")
    film.fails("region", "set", "1A.1.1", "--ends", "dissolve", says="dissolve")
    film.close()


def test_a_seam_in_the_gradient_domain():
    film = Film(SCRIPT)
    film.ok("render", "1A", "--size", "320x180")
    base = frame(film, "base")
    film.ok("region", "add", "1A", "--rect", "64,36,128,108", "--feather", "12", "--prompt", "darker")
    mixed = frame(film, "mixed")
    film.ok("region", "set", "1A.1.1", "--seam", "gradient")
    film.ok("region", "render", "1A.1.1")
    met = frame(film, "met")
    assert met[3] != mixed[3] and same_outside(base, met, (64 - 16, 36 - 16, 128 + 32, 108 + 32))
    assert [row[400:420] for row in met[3][80:90]] == [row[400:420] for row in mixed[3][80:90]], "the core"
    film.ok("verify")
    film.ok("region", "use", "1A.1.1.1")
    assert film.get("1A.1.1", "seam") in (None, "feather") and frame(film, "again")[3] == mixed[3]
    film.fails("region", "set", "1A.1.1", "--seam", "glue", says="glue")
    film.close()


def test_a_sketch_is_extended_by_its_staging():
    film = Film(SCRIPT.replace("[[1s]]", "[[0.5s]]"))
    film.ok("render", "1A", "--size", "160x90")
    film.ok("render", "1A.1", "--extend", "left=32,bottom=10,after=4,before=2")
    take = children(film.ok("show", "1A", "--json").json(), "take")[1]
    assert (take["width"], take["height"], take["frames"], take.get("generator", "sketch")) == (192, 100, 18, "sketch"), take
    film.ok("verify")
    film.ok("region", "1A.2", "--rect", "10%,10%,40%,40%", "--prompt", "darker")
    film.ok("verify")
    base = os.path.join(film.path, "takes", film.get("1A.1", "hash"))
    os.rename(base, base + "-gone")
    film.fails("verify", "1A.2", says=os.path.basename(base))
    film.close()


main([test for name, test in sorted(globals().items()) if name.startswith("test_")])
