# test-verify.py - the proof that regions changed nothing outside their masks: what it reads, and what it finds
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import shutil

from harness import Film, children, main

SCRIPT = """Title: Proof

EXT. PIER - DUSK

WIDE: MARA (60s), a keeper in a brown coat, walks along the pier. [[1s]]
"""

BOX = ("--rect", "64,36,64,54", "--feather", "4")


def new_film():
    film = Film(SCRIPT)
    film.ok("render", "1A", "--size", "160x90")
    film.ok("region", "1A", *BOX, "--prompt", "darker", "--seed", "3")
    return film


def change(film, take, edit):
    """Edits take.json in place."""
    path = os.path.join(film.path, "takes", take, "take.json")
    with open(path) as file:
        about = json.load(file)
    edit(about)
    with open(path, "w") as file:
        json.dump(about, file)


def flip_byte(film, take):
    path = os.path.join(film.path, "takes", take, "frames.mkv")
    with open(path, "r+b") as file:
        file.seek(-5000, os.SEEK_END)
        byte = file.read(1)[0]
        file.seek(-5000, os.SEEK_END)
        file.write(bytes([byte ^ 0x55]))


def forget_hash(value):
    """Of regions, with the takes that they have."""
    for child in value.get("children", []):
        if child["type"] == "region":
            child.pop("hash")
            child.pop("children", None)
        forget_hash(child)


def widen(about):
    about["request"]["region"]["mask"] = {
        "shapes": [{"kind": "rectangle", "x": 0, "y": 0, "width": 1, "height": 1}], "feather": 0}


def test_a_mask_that_was_widened_is_found():
    film = new_film()
    region, base = film.get("1A.1.1", "hash"), children(film.ok("show", "1A", "--json").json(), "take")[0]["hash"]
    cases = ((region, widen), (region, lambda about: about.update(base="0" * 64)),
             (region, lambda about: about["request"].update(seed=99)),
             (base, lambda about: about["request"].update(prompt="another")))
    for take in (region, base):
        change(film, take, lambda about: None)
    film.ok("verify")
    for take, edit in cases:
        path = os.path.join(film.path, "takes", take, "take.json")
        with open(path) as file:
            text = file.read()
        change(film, take, edit)
        film.fails("verify", says=["1A.1.1: " if take == region else "1A.1: ", "take.json has been changed", take])
        with open(path, "w") as file:
            file.write(text)
    film.ok("verify")
    film.close()


def swap_frames(film, take, other):
    """The frames of another take, and its record of them: what somebody does who covers his tracks."""
    folder, theirs = (os.path.join(film.path, "takes", name) for name in (take, other))
    shutil.copyfile(os.path.join(theirs, "frames.mkv"), os.path.join(folder, "frames.mkv"))
    with open(os.path.join(theirs, "take.json")) as file:
        pictures = json.load(file)["frames_sha256"]
    change(film, take, lambda about: about.update(frames_sha256=pictures))


def test_frames_changed_with_their_record_are_found():
    film = new_film()
    base = film.get("1A.1", "hash")
    film.ok("set", "1A", "seed", "7")
    film.ok("render", "1A", "--size", "160x90")
    other = film.get("1A.2", "hash")
    assert other != base and film.get("1A.2", "pictures") != film.get("1A.1", "pictures")
    film.ok("verify")
    swap_frames(film, other, base)
    film.fails("verify", says=["1A.2", other, "changed together"])
    shutil.rmtree(os.path.join(film.path, "takes", other))
    film.ok("render", "1A", "--size", "160x90")
    film.ok("verify")
    shown = film.get("1A.1.1", "hash")
    film.ok("region", "set", "1A.1.1", "--seed", "9", "--prompt", "warmer")
    film.ok("region", "render", "1A.1.1")
    swap_frames(film, film.get("1A.1.1", "hash"), shown)
    film.fails("verify", says=["1A.1.1", "changed together"])
    film.close()


def test_hidden_regions_are_read():
    film = new_film()
    film.ok("set", "1A.1.1", "visible", "no")
    assert "1 region, nothing outside" in film.ok("verify").out
    flip_byte(film, film.get("1A.1.1", "hash"))
    film.fails("verify", says="1A.1.1")
    film.close()


def test_takes_that_are_not_shown_are_read():
    film = new_film()
    old = film.get("1A.1.1", "hash")
    film.ok("region", "set", "1A.1.1", "--seed", "4")
    film.ok("region", "render", "1A.1.1")
    assert film.get("1A.1.1", "hash") != old
    assert "1 other take" in film.ok("verify").out
    flip_byte(film, old)
    film.fails("verify", says="1A.1.1.1")
    film.close()


def test_what_is_not_rendered_is_not_counted():
    film = new_film()
    path = os.path.join(film.path, "project.json")
    with open(path) as file:
        project = json.load(file)
    forget_hash(project["project"])
    with open(path, "w") as file:
        json.dump(project, file)
    said = film.ok("verify").out
    assert "0 regions," in said and "not rendered: 1A.1.1" in said, said
    film.fails("verify", "1A.1.1", says="raccord-cli verify 1A.1”")
    film.close()


main([test for name, test in sorted(globals().items()) if name.startswith("test_")])
