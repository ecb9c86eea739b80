# test-masks.py - masks over time from the command line: picked, tracked, read and written as mattes
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import math
import os

from harness import Film, main, png_pixels, write_grey

SCRIPT = """Title: Masks

EXT. PIER - DUSK

WIDE: MARA (60s), a keeper in a brown coat, walks along the pier. [[1s]]
"""


def mask_of(film, region):
    mask = film.ok("show", region, "--json").json()["mask"]
    return json.loads(mask) if isinstance(mask, str) else mask


def new_film():
    film = Film(SCRIPT)
    film.ok("render", "1A", "--size", "320x180", "--motion")
    return film


def test_a_mask_is_tracked_and_written():
    film = new_film()
    film.ok("region", "1A", "--rect", "40%,30%,20%,50%", "--prompt", "darker")
    assert "keys" not in mask_of(film, "1A.1.1")
    said = film.ok("mask", "track", "1A.1.1", "--from", "12").out
    assert "Tracked over" in said, said
    keys = mask_of(film, "1A.1.1")["keys"]
    assert len(keys) > 12 and [key["frame"] for key in keys] == sorted(key["frame"] for key in keys)
    assert [key["frame"] for key in keys if not key.get("tracked")] == [12]
    assert all(0 < key["confidence"] <= 1 for key in keys if key.get("tracked"))
    film.ok("verify")
    film.ok("mask", "export", "1A.1.1", film.file("matte") + "/")
    names = sorted(os.listdir(film.file("matte")))
    assert names == ["matte-%04d.png" % i for i in range(24)], names
    film.ok("mask", "export", "1A.1.1", film.file("matte.mkv"))
    with open(film.file("matte.mkv"), "rb") as file:
        data = file.read()
    assert data[:4] == b"\x1a\x45\xdf\xa3" and b"FFV1" in data
    film.close()


def test_masks_come_from_pictures_videos_and_paths():
    film = new_film()
    os.mkdir(film.file("sequence"))
    for i in range(4):
        write_grey(film.file("sequence/m%02d.png" % i), 32, 18, lambda x, y, i=i: 255 if 4 * i <= x < 4 * i + 8 else 0)
    film.ok("region", "1A", "--mask", film.file("sequence"), "--frames", "2-5", "--prompt", "warmer")
    mask = mask_of(film, "1A.1.1")
    assert [key["frame"] for key in mask["shapes"][0]["keys"]] == [2, 3, 4, 5]
    film.ok("mask", "export", "1A.1.1", film.file("matte.mkv"))
    film.ok("region", "1A", "--mask", film.file("matte.mkv"), "--prompt", "cooler")
    assert len(mask_of(film, "1A.1.2")["shapes"][0]["keys"]) >= 4
    film.ok("region", "1A", "--svg", "M 80,40 h 100 v 60 Q 130 140 80 100 z m 20 10 h 20 v 20 z", "--prompt", "darker")
    assert len(mask_of(film, "1A.1.3")["shapes"][0]["rings"]) == 2
    film.ok("verify")
    wrong = film.fails("region", "1A", "--svg", "M 1 2 banana", "--prompt", "darker")
    assert "banana" in wrong.err, wrong.err
    film.close()


def test_pictures_of_a_folder_are_in_natural_order():
    film = new_film()
    os.mkdir(film.file("m"))
    for i in (2, 10):
        write_grey(film.file("m/m%d.png" % i), 32, 32, lambda x, y, i=i: 255 if (x < 16) == (i == 2) else 0)
    said = film.ok("region", "1A", "--mask", film.file("m"), "--prompt", "warmer").out
    assert "2 pictures" in said and "32 × 32" in said, said
    first = mask_of(film, "1A.1.1")["shapes"][0]["keys"][0]["rings"][0]
    assert max(first[0::2]) < 0.6, first
    film.close()


def test_a_drawing_is_a_mask():
    film = new_film()
    path = film.write("two.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" '
                      'preserveAspectRatio="none">'
                      '<g><path d="M 10,10 h 20 v 20 h -20 z"/><path d="m 50,50 h 25 v 25 z"/></g></svg>')
    film.ok("region", "1A", "--svg", path, "--prompt", "darker")
    shapes = mask_of(film, "1A.1.1")["shapes"]
    assert len(shapes) == 2 and [round(n, 6) for n in shapes[0]["rings"][0][:4]] == [0.1, 0.1, 0.3, 0.1], shapes
    assert [round(n, 6) for n in shapes[1]["rings"][0][:2]] == [0.5, 0.5], shapes
    film.fails("region", "1A", "--svg", film.write("none.svg", "<svg/>"), "--prompt", "x", says="no path")
    film.fails("region", "1A", "--svg", film.file("gone.svg"), "--prompt", "x", says="gone.svg")
    film.close()


def covered(film, region):
    """The rows of the first frame of a mask of the region."""
    out = film.file("out-" + region)
    film.ok("mask", "export", region, out)
    _, _, size, rows = png_pixels(os.path.join(out, "matte-0000.png"))
    return [row[::size] for row in rows]


def far_off(rows, inside):
    """How many pixels are more than a sixth off what 16 places of each say."""
    return sum(abs(level / 255 - sum(inside(x + (i % 4 + .5) / 4, y + (i // 4 + .5) / 4) for i in range(16)) / 16) > 1 / 6
               for y, row in enumerate(rows) for x, level in enumerate(row))


def test_arcs_and_transforms_are_where_they_belong():
    film = new_film()
    svg = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="-50 -50 100 100"><defs><rect width="9"/></defs>'
           '<g transform="translate(10 5) rotate(30)"><g transform="scale(2,1)">'
           '<path transform="matrix(1 0 0 1 -5 0)" d="M-10,0a10 10 0 1120 0 10,10,0,1,1-20 0z"/></g></g></svg>')
    film.ok("region", "1A", "--svg", film.write("a.svg", svg), "--feather", "0", "--prompt", "darker")
    c, s = math.cos(math.radians(30)), math.sin(math.radians(30))

    def turned(x, y):
        u, v = (x - 160) / 1.8 - 10, (y - 90) / 1.8 - 5  # 180 pixels are 100 units, in the middle of the frame
        return (((c * u + s * v) / 2 + 5) / 10) ** 2 + ((c * v - s * u) / 10) ** 2 <= 1
    assert far_off(covered(film, "1A.1.1"), turned) == 0
    film.ok("region", "1A", "--svg", "M 100 90 A 60 40 0 0 1 220 90 z", "--feather", "0", "--prompt", "darker")
    assert far_off(covered(film, "1A.1.2"),
                   lambda x, y: ((x - 160) / 60) ** 2 + ((y - 90) / 40) ** 2 <= 1 and y <= 90) == 0
    for text, says in (('<svg viewBox="0 0 9 9"><path d="M0 0h5v5z"/><circle r="3"/></svg>', "<circle>"),
                       ('<svg><g transform="spin(3)"><path d="M0 0h5v5z"/></g></svg>', "spin(3)"),
                       ('<svg viewBox="0 0 0 9"><path d="M0 0h5v5z"/></svg>', "viewBox")):
        film.fails("region", "1A", "--svg", film.write("b.svg", text), "--prompt", "x", says=says)
    film.fails("region", "1A", "--svg", "M 0 0 A 5 5 0 2 1 9 9 z", "--prompt", "x", says="A 5 5 0 2 1")
    film.close()


def test_paths_fill_by_the_rule_that_is_said():
    """Two squares that wind the same way: as SVG has it, the inner one is no hole unless that is said."""
    film = new_film()
    path = '<path d="M0 0h90v90h-90z M30 30h30v30h-30z" %s/>'
    rules = (('', path % '', 255), ('', path % 'fill-rule="evenodd"', 0),
             ('', path % 'style="fill:#00f; fill-rule: evenodd"', 0),
             ('style="fill-rule:evenodd"', path % '', 0),
             ('fill-rule="evenodd"', '<g>' + path % 'style="fill-rule:nonzero"' + '</g>', 255))
    for i, (around, inside, level) in enumerate(rules):
        svg = film.write("rule%d.svg" % i, '<svg viewBox="0 0 90 90" preserveAspectRatio="none" %s>%s</svg>' % (around, inside))
        film.ok("region", "1A", "--svg", svg, "--feather", "0", "--prompt", "darker")
        rows = covered(film, "1A.1.%d" % (i + 1))
        assert rows[len(rows) // 2][len(rows[0]) // 2] == level and rows[5][5] == 255, (i, level)
    film.ok("region", "1A", "--svg", "M0 0H320V180H0z M100 50h120v80h-120z", "--feather", "0", "--prompt", "darker")
    assert covered(film, "1A.1.%d" % (len(rules) + 1))[90][160] == 255
    hidden = '<svg viewBox="0 0 90 90"><g style="display:none"><path d="M0 0h9v9z"/></g></svg>'
    film.fails("region", "1A", "--svg", film.write("hidden.svg", hidden), "--prompt", "x", says="no path")
    film.close()


def test_a_subject_is_picked_and_followed():
    film = new_film()
    film.ok("region", "1A", "--pick", "50%,55%", "--prompt", "darker")
    shape = mask_of(film, "1A.1.1")["shapes"][0]
    assert shape["kind"] == "outline" and shape["rings"]
    film.ok("verify")
    film.ok("region", "1A", "--pick", "50%,55%,52%,57%", "--prompt", "darker")
    assert mask_of(film, "1A.1.2")["shapes"][0]["rings"]
    film.fails("region", "1A", "--pick", "50%,55%,50%", "--prompt", "darker", code=2, says="not X,Y")
    film.close()


def test_a_colour_is_masked_in_every_frame():
    film = new_film()
    film.ok("region", "1A", "--colour", "50%,10%", "--tolerance", "8", "--prompt", "darker")
    shape = mask_of(film, "1A.1.1")["shapes"][0]
    assert shape["kind"] == "outline" and shape["keys"][0]["rings"]
    assert shape["colour"]["tolerance"] == 0.08 and shape["colour"]["value"].startswith("#")
    film.ok("verify")
    assert "X,Y" in film.fails("region", "1A", "--colour", "50%", "--prompt", "darker", code=2).err
    film.close()


def test_masks_are_kept_and_copied():
    film = new_film()
    film.ok("region", "1A", "--rect", "40%,30%,20%,50%", "--feather", "2%", "--smooth", "3.6", "--fill-holes",
            "--prompt", "darker")
    mask = mask_of(film, "1A.1.1")
    assert abs(mask["feather"] - 0.02) < 1e-9 and abs(mask["smooth"] - 0.02) < 1e-9 and mask["fill_holes"] is True
    film.ok("region", "1A", "--ellipse", "10%,10%,20%,20%", "--prompt", "warmer")
    film.ok("mask", "save", "1A.1.1", "the door")
    assert film.ok("mask", "list").out == "the door\n"
    film.ok("mask", "copy", "1A.1.2", "the door")
    assert mask_of(film, "1A.1.2") == mask
    film.ok("region", "1A", "--saved", "the door", "--prompt", "cooler")
    assert mask_of(film, "1A.1.3") == mask
    film.ok("verify")
    film.ok("mask", "forget", "the door")
    assert film.ok("mask", "list").out == ""
    assert "neither" in film.fails("mask", "copy", "1A.1.2", "the door").err
    assert "no feather" in film.fails("region", "1A", "--rect", "1,1,9,9", "--feather", "soft", "--prompt", "x",
                                      code=2).err
    film.close()


def test_every_refusal_names_the_thing_and_the_way_out():
    film = new_film()
    film.ok("region", "1A", "--rect", "40%,30%,20%,50%", "--prompt", "darker")
    with_rect = ["region", "1A", "--rect", "1,1,90,90", "--prompt", "darker"]
    cases = (
        (2, ["region", "1A", "--rect", "1,1,9", "--prompt", "x"], ["“1,1,9”", "four numbers", "25%"]),
        (2, ["region", "1A", "--ellipse", "1,1,-9,9", "--prompt", "x"], ["“1,1,-9,9”", "below 0", "upper left"]),
        (2, ["region", "1A", "--lasso", "1,1,2,2,3,3,4", "--prompt", "x"], ["“1,1,2,2,3,3,4”", "three points"]),
        (2, ["region", "1A", "--pick", "50", "--prompt", "x"], ["“50”", "two numbers"]),
        (1, ["region", "1A", "--svg", "gone.svg", "--prompt", "x"], ["“gone.svg”", "choose another file"]),
        (2, with_rect + ["--opacity", "150%"], ["--opacity", "“150%”", "0.5"]),
        (2, with_rect + ["--strength", "two"], ["--strength", "“two”", "50%"]),
        (2, with_rect + ["--seed", "-1"], ["--seed", "-1", "0 or more"]),
        (2, with_rect + ["--grow", "9000"], ["--grow", "9000", "from -180 to 180"]),
        (2, with_rect + ["--feather", "9000"], ["“9000”", "percent"]),
        (2, ["region", "copy", "1A.1.1"], ["region copy REGION TAKE", "1C.2.1"]),
        (1, ["region", "use", "1A.1.1"], ["“1A.1.1” is a region, not a take", "1C.2.1.3"]),
        (1, ["region", "remove", "1A"], ["“1A” is a shot, not a region", "region list"]),
        (2, ["mask", "save", "1A.1.1"], ["mask save REGION NAME"]),
        (1, ["mask", "copy", "1A.1.1", "1A.1.1"], ["1A.1.1", "mask list"]),
        (1, ["mask", "export", "1A.1.1", film.write("a.txt", "a") + "/out"], ["a.txt", "is a file", "folder"]),
        (1, ["diff", "1A.1.1", "1A.1"], ["“1A.1.1”", "1C.2"]),
        (1, ["verify", "1"], ["“1”", "1C.2"]),
    )
    for code, words, says in cases:
        film.fails(*words, code=code, says=says)
    assert len(film.ok("region", "list", "1A", "--json").json()) == 1
    film.close()


def test_wrong_use_is_explained():
    film = new_film()
    film.ok("region", "1A", "--rect", "40%,30%,20%,50%", "--prompt", "darker")
    assert "track, export" in film.fails("mask", "wash", "1A.1.1", code=2).err
    assert "needs more" in film.fails("mask", "save", "1A.1.1", code=2).err
    assert "forwards" in film.fails("mask", "track", "1A.1.1", "--way", "sideways", code=2).err
    assert "99" in film.fails("mask", "track", "1A.1.1", "--from", "99").err
    film.fails("mask", "track", "1A.1.1", "--from", "23", "--way", "forwards", says=["last one", "--way backwards"])
    film.fails("mask", "track", "1A.1.1", "--way", "backwards", says=["first one", "--way forwards"])
    assert "keys" not in mask_of(film, "1A.1.1")
    said = film.ok("mask", "track", "1A.1.1", "--from", "23").out
    assert "Tracked over" in said and "Tracked over 0" not in said, said
    film.fails("region", "1A", "--rect", "40%,30%,20%,50%", "--prompt", "replace with @Nobody", says=["@Nobody", "@Mara"])
    film.close()


main([test for name, test in sorted(globals().items()) if name.startswith("test_")])
