# test-regions.py - regions as layers from the command line: listed, blended, hidden, rendered anew, removed
#
# SPDX-License-Identifier: GPL-3.0-or-later

from harness import Film, frame, main, same_outside

SCRIPT = """Title: Layers

EXT. PIER - DUSK

WIDE: MARA (60s), a keeper in a brown coat, walks along the pier. [[1s]]
"""

BOX = ("--rect", "64,36,128,108", "--feather", "4")


def new_film():
    film = Film(SCRIPT)
    film.ok("render", "1A", "--size", "320x180")
    return film


def test_blend_and_opacity_change_the_picture_inside_only():
    film = new_film()
    base = frame(film, "base")
    film.ok("region", "add", "1A", *BOX, "--prompt", "darker")
    seen = {"normal": frame(film, "normal")}
    for blend in ("multiply", "screen", "light", "colour"):
        film.ok("region", "set", "1A.1.1", "--blend", blend)
        seen[blend] = frame(film, blend)
        film.ok("verify", "1A.1")
    for name, pixels in seen.items():
        assert same_outside(base, pixels, (64 - 6, 36 - 6, 128 + 12, 108 + 12)), name
    assert len({b"".join(pixels[3]) for pixels in seen.values()}) == len(seen)
    film.ok("region", "set", "1A.1.1", "--opacity", "0%")
    assert frame(film, "none")[3] == base[3]
    film.ok("region", "set", "1A.1.1", "--blend", "normal", "--opacity", "0.5")
    half = frame(film, "half")
    assert half[3] not in (base[3], seen["normal"][3])
    film.ok("verify")
    film.close()


def test_regions_are_listed_changed_and_removed():
    film = new_film()
    film.ok("region", "1A", *BOX, "--prompt", "darker", "--opacity", "40%", "--blend", "screen")
    film.ok("region", "1A", "--ellipse", "50%,20%,30%,40%", "--prompt", "warmer")
    listed = film.ok("region", "list", "1A", "--json").json()
    assert [(one["name"], one["prompt"]) for one in listed] == [("1A.1.1", "darker"), ("1A.1.2", "warmer")]
    assert listed[0]["blend"] == "screen" and listed[0]["opacity"] == 0.4
    assert "1A.1.1  rendered, screen 40 %" in film.ok("region", "list", "1A").out
    film.ok("region", "set", "1A.1.2", "--prompt", "cooler", "--frames", "4-9", "--grow", "6")
    film.ok("region", "render", "1A.1.2")
    changed = film.ok("region", "list", "1A", "--json").json()[1]
    assert changed["hash"] != listed[1]["hash"] and changed["prompt"] == "cooler"
    film.ok("verify")
    film.ok("region", "remove", "1A.1.1")
    assert [one["prompt"] for one in film.ok("region", "list", "1A", "--json").json()] == ["cooler"]
    film.ok("undo")
    assert len(film.ok("region", "list", "1A", "--json").json()) == 2
    film.close()


def test_a_region_keeps_its_takes():
    film = new_film()
    film.ok("region", "1A", *BOX, "--prompt", "darker", "--seed", "3")
    dark = frame(film, "dark")
    film.ok("region", "set", "1A.1.1", "--prompt", "lighter", "--seed", "4")
    film.ok("region", "render", "1A.1.1")
    light = frame(film, "light")
    assert dark[3] != light[3]
    out = film.ok("region", "list", "1A").out
    assert "* 1A.1.1.2  seed 4, outside proved in 24 frames" in out and "  1A.1.1.1  seed 3" in out, out
    film.ok("region", "use", "1A.1.1.1")
    assert frame(film, "dark-again")[3] == dark[3]
    assert film.get("1A.1.1", "prompt") == "darker"
    film.ok("region", "star", "1A.1.1.2")
    assert frame(film, "starred")[3] == light[3]
    film.ok("region", "reject", "1A.1.1.2")
    assert frame(film, "rejected")[3] == dark[3]
    film.ok("verify")
    film.fails("region", "use", "1A.1", says="1C.2.1.3")
    film.fails("region", "1A.1.1.1", *BOX, "--prompt", "red", says="take of a region")
    film.close()


def test_a_region_is_copied_to_another_shot():
    film = Film(SCRIPT + "\nINT. LAMP ROOM - NIGHT\n\nCLOSE ON the lamp. [[1s]]\n")
    film.ok("render", "1A", "2A", "--size", "320x180")
    film.ok("region", "1A", *BOX, "--prompt", "darker", "--blend", "multiply", "--opacity", "50%", "--frames", "3-90")
    film.ok("region", "copy", "1A.1.1", "2A")
    copy = film.ok("region", "list", "2A", "--json").json()[0]
    assert (copy["prompt"], copy["blend"], copy["opacity"]) == ("darker", "multiply", 0.5), copy
    assert copy["hash"] != film.get("1A.1.1", "hash") and copy["hash"]
    film.ok("verify")
    film.fails("region", "copy", "1A.1", "2A", says="not a")
    film.fails("region", "copy", "1A.1.1", code=2, says="region copy")
    film.close()


def test_wrong_use_is_explained():
    film = new_film()
    film.ok("region", "1A", *BOX, "--prompt", "darker")
    film.fails("region", "set", "1A.1.1", "--opacity", "140%", code=2, says="140%")
    film.fails("region", "set", "1A.1.1", "--blend", "burn", says="burn")
    film.fails("region", "set", "1A.1.1", "1A.1.2", code=2, says="region set")
    film.fails("region", "render", "1A.1", says="not a")
    film.fails("region", "list", "1A.1.9", says="1A.1.9")
    assert film.get("1A.1.1", "opacity") is None
    film.close()


main([test for name, test in sorted(globals().items()) if name.startswith("test_")])
