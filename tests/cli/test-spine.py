# test-spine.py - the whole path from the command line: words, staging, take, region, movie
#
# SPDX-License-Identifier: GPL-3.0-or-later

import hashlib
import os
import re
import struct
import subprocess
import zlib

from harness import CLI, EXAMPLES, Film, children, main, png_pixels

SCRIPT = """Title: Two on a Pier

EXT. PIER - DUSK

WIDE: MARA (60s), a keeper in a brown coat, walks along the pier. [[1s]]

CLOSE ON MARA. She looks at the sea. Slow push in, 50 mm. [[1s]]

MARA
There you are.

INT. KITCHEN - NIGHT

TOMAS, a young sailor in a blue coat, sits. [[0.5s]]
"""


def hashes(folder):
    found = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            found[name] = hashlib.sha256(file.read()).hexdigest()
    return found


def test_help_and_wrong_use():
    film = Film()
    assert "region" in film.ok("--help", project=False).out
    assert "raccord-cli" in film.ok("--version", project=False).out
    for command in re.findall(r"^  ([a-z]+) ", film.ok("--help", project=False).out, re.M):
        assert "Usage:" in film.ok(command, "--help", project=False).out, command
        assert film.ok("help", command, project=False).out == film.ok(command, "--help", project=False).out, command
    for line in film.ok("--help", project=False).out.splitlines():
        assert len(line) <= 120 and len(line) - len(line.lstrip()) in (0, 2, 44), line
    film.fails("help", "fly", code=2, says="fly")
    film.fails(code=2, project=False)
    film.fails("fly", code=2, says="fly")
    film.fails("set", "film", code=2, says="NODE PROPERTY VALUE")
    film.fails("render", "--colour", code=2, says="colour")
    film.fails("show", "9Z", code=1, says=["9Z", "raccord-cli show"])
    film.fails("show", project=False, code=2, says="raccord-cli new", cwd=film.dir)
    film.close()


def test_new_film_is_found_from_inside():
    film = Film()
    film.ok("set", "film", "title", "Harbour")
    inside = os.path.join(film.path, "media")
    os.makedirs(inside, exist_ok=True)
    result = subprocess.run([CLI, "show"], cwd=inside, capture_output=True, text=True)
    assert result.returncode == 0 and "Harbour" in result.stdout, result.stderr
    film.fails("new", film.path, project=False, says="film.raccord")
    film.close()


def test_import_makes_characters_scenes_and_shots():
    film = Film(SCRIPT)
    project = film.project()
    assert project["title"] == "Two on a Pier"
    assert [c["name"] for c in children(project, "character")] == ["Mara", "Tomas"]
    scenes = children(project, "scene")
    assert [scene["place"].upper() for scene in scenes] == ["PIER", "KITCHEN"]
    shots = children(scenes[0], "shot")
    assert len(shots) == 2 and "@Mara" in shots[0]["prompt"], shots
    assert "There you are." in shots[1]["prompt"]
    assert shots[0]["duration"] == "1"
    film.ok("undo")
    assert not children(film.project(), "scene")
    film.ok("redo")
    assert len(children(film.project(), "scene")) == 2
    film.close()


def test_examples_import_whole():
    for name in ("keeper.fountain", "halo.fountain"):
        film = Film()
        film.ok("import", os.path.join(EXAMPLES, name))
        project = film.project()
        shots = sum(len(children(scene, "shot")) for scene in children(project, "scene"))
        assert shots >= 10, (name, shots)
        assert len(children(project, "character")) >= 2
        film.close()


def test_edits_and_undo_across_runs():
    film = Film(SCRIPT)
    film.ok("add", "scene", "setting=EXT", "place=HARBOUR", "time=DAWN")
    film.ok("add", "shot", "prompt=Wide. @Tomas waits.", "duration=2.5", "--to", "3")
    film.ok("add", "character", "name=Halo lamp", "kind=product")
    assert film.get("3A", "duration") == "5/2"
    film.ok("set", "3A", "creativity", "0.5")
    film.ok("set", "3A", "prompt", "Close on @Tomas.")
    film.ok("undo")
    assert film.get("3A", "prompt") == "Wide. @Tomas waits."
    film.ok("undo")
    assert film.get("3A", "creativity") is None
    film.ok("redo")
    assert film.get("3A", "creativity") == 0.5
    film.ok("remove", "1A", "1B")
    assert not children(children(film.project(), "scene")[0], "shot")
    film.ok("undo")
    assert len(children(children(film.project(), "scene")[0], "shot")) == 2
    film.close()


def test_shots_scenes_and_characters_are_moved():
    film = Film(SCRIPT)
    for words in ("A", "B", "C", "D"):
        film.ok("add", "shot", "prompt=" + words, "--to", "2")
    first = children(film.project(), "scene")[0]["id"]
    kept = len(children(children(film.project(), "scene")[1], "shot")) - 4

    def words(scene):
        return [shot.get("prompt") for shot in children(children(film.project(), "scene")[scene], "shot")]

    labels = ["2" + "ABCDEFGHIJ"[kept + i] for i in range(4)]
    film.ok("move", labels[3], labels[1], "--at", "1")
    assert words(1)[:2] == ["D", "B"] and words(1)[-2:] == ["A", "C"], words(1)
    film.ok("undo")
    assert words(1)[-4:] == ["A", "B", "C", "D"], words(1)
    film.ok("move", labels[0])
    assert words(1)[-4:] == ["B", "C", "D", "A"], words(1)
    film.ok("move", labels[3], "--to", "1", "--at", "2")
    assert words(0)[1] == "A" and "A" not in words(1), words(0)
    film.ok("move", "2", "--at", "1")
    assert children(film.project(), "scene")[1]["id"] == first
    names = [person["name"] for person in children(film.project(), "character")]
    film.ok("move", names[0], "--at", "99")
    moved = [person["name"] for person in children(film.project(), "character")]
    assert moved == names[1:] + names[:1], moved
    film.fails("move", "1A", "1", code=1, says="one kind")
    film.fails("move", "1", "--to", "2", code=1, says="--at")
    film.fails("move", "1A", "--to", names[0], code=1, says="scene")
    film.fails("move", "1A", "--at", "0", code=2, says="the first is 1")
    film.fails("move", "film", code=1, says="cannot be moved")
    film.fails("move", "9Z", code=1, says="9Z")
    film.close()


def test_stage_reads_the_words():
    film = Film(SCRIPT)
    staging = film.ok("stage", "1B", "--json").json()
    assert staging["camera"]["size"] == "CU", staging["camera"]
    assert staging["camera"]["move"] == "push-in"
    assert staging["camera"]["lens_mm"] == 50
    assert staging["time"] == "dusk" and not staging["interior"]
    assert [figure["name"] for figure in staging["figures"]] == ["Mara"]
    assert film.ok("stage", "2A", "--json").json()["interior"]
    assert "camera.size" in film.ok("stage", "1B").out
    film.ok("set", "1B", "size", "WS")
    assert film.ok("stage", "1B", "--json").json()["camera"]["size"] == "WS"
    film.close()


def test_the_look_of_the_film_is_that_of_its_sketches():
    film = Film(SCRIPT)
    film.ok("set", "film", "look", "ink")
    assert film.ok("stage", "1B", "--json").json()["look"] == "ink"
    film.fails("set", "film", "look", "oil", says="clay")
    film.close()


def test_values_set_by_hand_stay_until_they_are_released():
    film = Film(SCRIPT)
    film.ok("stage", "1B", "--set", "figures.mara.x=1.25", "--set", "time=night")
    film.ok("set", "1B", "prompt", "Wide. Mara walks along the cliff at noon.")
    staging = film.ok("stage", "1B", "--json").json()
    assert staging["figures"][0]["x"] == 1.25 and staging["time"] == "night", staging
    assert "figures.mara.x = 1.25" in film.ok("stage", "1B", "--explain").out
    assert "in conflict" in film.ok("stage", "1B", "--explain").out
    film.ok("stage", "1B", "--release", "time")
    assert film.ok("stage", "1B", "--json").json()["time"] == "noon"
    film.fails("stage", "1B", "--set", "camera.lens_mm=wide", says="lens_mm")
    film.fails("stage", "1B", "--release", "time", says="not set by hand")
    film.close()


def test_render_once_and_the_same_again():
    film = Film(SCRIPT)
    film.ok("render", "2A", "--size", "160x90")
    first = film.ok("render", "2A", "--size", "160x90", "--json").json()[0]
    assert first["reused"] and first["frames"] == 12 and first["take"] == "2A.1"
    film.ok("frames", "2A", film.file("a"))
    other = Film(SCRIPT)
    other.ok("render", "2A", "--size", "160x90")
    other.ok("frames", "2A", other.file("b"))
    assert hashes(film.file("a")) == hashes(other.file("b"))
    seeded = film.ok("render", "2A", "--size", "160x90", "--seed", "7", "--json").json()[0]
    assert not seeded["reused"] and seeded["hash"] != first["hash"]
    burnt = film.ok("render", "2A", "--size", "160x90", "--burn", "guides,safe,slate", "--json").json()[0]
    assert not burnt["reused"] and burnt["hash"] != first["hash"]
    film.close()
    other.close()


def test_region_changes_only_what_is_under_the_mask():
    film = Film(SCRIPT)
    film.ok("render", "1A", "--size", "320x180")
    take = children(film.ok("show", "1A", "--json").json(), "take")[0]["hash"]
    before = hashes(os.path.join(film.path, "takes", take))
    film.ok("frames", "1A", film.file("base"))
    film.ok("region", "1A", "--rect", "25%,0,50%,100%", "--feather", "3", "--prompt", "darker")
    film.ok("frames", "1A", film.file("region"))
    film.ok("verify")
    assert hashes(os.path.join(film.path, "takes", take)) == before
    changed = 0
    for name in ("0001.png", "0012.png", "0024.png"):
        width, height, size, base = png_pixels(os.path.join(film.file("base"), name))
        region = png_pixels(os.path.join(film.file("region"), name))[3]
        left, right = int(width * 0.25 - 4) * size, int(width * 0.75 + 4) * size
        for y in range(height):
            assert base[y][:left] == region[y][:left] and base[y][right:] == region[y][right:], (name, y)
            changed += base[y] != region[y]
    assert changed > 100
    film.ok("set", "1A.1.1", "visible", "no")
    film.ok("frames", "1A", film.file("hidden"))
    assert hashes(film.file("hidden")) == hashes(film.file("base"))
    film.close()


def test_region_by_picture_and_frames():
    film = Film(SCRIPT)
    film.ok("render", "2A", "--size", "160x90")
    rows = b"".join(b"\0" + bytes(255 if x < 8 else 0 for x in range(16)) for _ in range(9))
    chunk = lambda kind, body: struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    film.write("mask.png", b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 16, 9, 8, 0, 0, 0, 0)) +
               chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    film.ok("frames", "2A", film.file("base"))
    film.ok("region", "2A", "--mask", film.file("mask.png"), "--frames", "3-5", "--prompt", "warmer")
    film.ok("frames", "2A", film.file("region"))
    base, region = hashes(film.file("base")), hashes(film.file("region"))
    assert [name for name in base if base[name] != region[name]] == ["0004.png", "0005.png", "0006.png"]
    film.ok("verify", "2A")
    film.close()


def write_png(path, width, height, pixel):
    """An RGBA picture; pixel(x, y) gives four bytes."""
    chunk = lambda kind, body: struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    rows = b"".join(b"\0" + b"".join(pixel(x, y) for x in range(width)) for y in range(height))
    with open(path, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)) +
                  chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def test_cut_out_and_plate_are_shown_and_recoloured():
    film = Film("EXT. PIER - DAY\n\nMedium shot. MARA (60s), a keeper, stands. [[0.2s]]\n")
    film.ok("render", "1A", "--size", "160x90")
    film.ok("frames", "1A", film.file("mannequin"))
    write_png(film.file("mara.png"), 32, 64, lambda x, y: b"\x20\x90\x30\xff" if 4 < x < 28 else b"\0\0\0\0")
    write_png(film.file("pier.png"), 64, 36, lambda x, y: bytes((200, 60 + y, 180, 255)))
    film.ok("add", "reference", film.file("mara.png"), "--to", "@Mara", "--role", "identity")
    film.ok("add", "reference", film.file("pier.png"), "--to", "1", "--role", "plate")
    film.ok("render", "1A", "--size", "160x90")
    film.ok("frames", "1A", film.file("cut-out"))
    width, height, size, rows = png_pixels(os.path.join(film.file("cut-out"), "0001.png"))
    middle, corner = rows[60][80 * size:80 * size + 3], rows[5][5 * size:5 * size + 3]
    assert middle[1] > middle[0] and middle[1] > middle[2], tuple(middle)  # the green of the cut-out
    assert corner[1] < corner[0] and corner[1] < corner[2], tuple(corner)  # the magenta of the plate
    film.ok("region", "1A", "--rect", "20%,20%,60%,80%", "--prompt", "a red coat")
    film.ok("frames", "1A", film.file("red"))
    red = png_pixels(os.path.join(film.file("red"), "0001.png"))[3][60][80 * size:80 * size + 3]
    assert red[0] > red[1], tuple(red)
    film.ok("verify")
    film.close()


def test_diff_says_what_differs():
    film = Film(SCRIPT)
    film.ok("set", "2A", "prompt", "Close on @Tomas.")
    film.ok("set", "2A", "duration", "6f")
    film.ok("render", "2A", "--size", "160x90")
    film.ok("set", "2A", "prompt", "Close on @Tomas, in rain.")
    film.ok("render", "2A", "--size", "160x90", "--seed", "7")
    said = film.ok("diff", "2A.1", "2A.2").out
    assert "prompt: @Tomas. → @Tomas, in rain." in said and "seed: 1 → 7" in said and "staging.weather" in said, said
    assert film.ok("diff", "2A.1", "2A.1").out.strip() == "Nothing differs."
    film.fails("diff", "2A.1", "2A.9", says="2A.9")
    film.close()


def test_continuity_says_what_breaks():
    film = Film(SCRIPT)
    assert "two shots of one scene" in film.ok("continuity").out
    for shot, prompt in (("1A", "Wide shot, day. @Tomas waits."), ("1B", "Medium shot, night. @Tomas waits.")):
        film.ok("set", shot, "prompt", prompt)
        film.ok("set", shot, "duration", "6f")
    film.ok("render", "1A", "1B", "--size", "160x90")
    said = film.ok("continuity", "1").out
    assert said.startswith("1B") and "another time of day" in said, said
    film.ok("set", "1B", "breaks", "light palette")
    found = film.ok("continuity", "--json").json()
    assert [one["shot"] for one in found] == ["1B"] and found[0]["good"], found
    assert found[0]["checks"]["light"]["meant"] and found[0]["checks"]["light"]["score"] < 0.5, found
    film.close()


def test_verify_finds_a_changed_file():
    film = Film(SCRIPT)
    film.ok("render", "2A", "--size", "160x90")
    film.ok("verify")
    take = children(film.ok("show", "2A", "--json").json(), "take")[0]["hash"]
    path = os.path.join(film.path, "takes", take, "take.json")
    text = open(path).read()
    digest = re.search(r'"frames_sha256":\s*"([0-9a-f]{64})"', text).group(1)
    open(path, "w").write(text.replace(digest, "0" * 64))
    film.fails("verify", says="2A")
    film.close()


def test_movie_and_sheet():
    film = Film(SCRIPT)
    film.ok("render", "1A", "2A", "--size", "320x180")
    film.ok("movie", film.file("film.mp4"), "--size", "320x180")
    with open(film.file("film.mp4"), "rb") as file:
        data = file.read()
    assert data[4:8] == b"ftyp" and b"avc1" in data
    # 24 + 24 + 12 frames, also of the shot that has no take yet: the count is in the sample table
    counts = [struct.unpack(">I", data[m.end() + 8:m.end() + 12])[0] for m in re.finditer(b"stsz", data)]
    assert 60 in counts, counts
    film.ok("sheet", film.file("sheet.png"))
    width, height = struct.unpack(">II", open(film.file("sheet.png"), "rb").read()[16:24])
    assert width >= 800 and height >= 400
    film.close()


def test_check_is_quiet_on_a_good_film():
    film = Film(SCRIPT)
    film.ok("render", "2A", "--size", "160x90")
    film.ok("check")
    film.close()


main([test for name, test in sorted(globals().items()) if name.startswith("test_")])
