# test-trouble.py - bad input and bad luck: a message that names the thing and the way out, nothing lost
#
# SPDX-License-Identifier: GPL-3.0-or-later

import glob
import json
import os
import random
import resource
import signal
import struct
import subprocess
import time
import zlib

from harness import CLI, Film, children, main

SHOT = "EXT. PIER - DAY\n\nWIDE: MARA (60s), a keeper, walks. [[1s]]\n"


def png(width, height, cut=None):
    chunk = lambda kind, body: struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    rows = b"".join(b"\0" + os.urandom(3 * width) for _ in range(height))
    data = (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    return data[:cut] if cut else data


def state(film):
    return film.ok("show", "--json").json()


def test_script_that_is_not_text():
    film = Film()
    film.write("binary.fountain", os.urandom(4000) + b"\0")
    film.fails("import", film.file("binary.fountain"), says="binary.fountain")
    film.write("wide.fountain", "EXT. PIER - DAY\n\nMara waits.".encode("utf-16"))
    film.fails("import", film.file("wide.fountain"), says=["wide.fountain", "UTF-8"])
    film.write("empty.fountain", "")
    film.fails("import", film.file("empty.fountain"), says="empty.fountain")
    film.fails("import", film.file("missing.fountain"), says="missing.fountain")
    film.fails("import", film.dir, says=os.path.basename(film.dir))
    assert not state(film).get("children")
    film.close()


def test_references_that_are_broken():
    film = Film(SHOT)
    whole = film.write("whole.png", png(64, 64))
    cases = {
        "cut.png": png(64, 64, 5000),
        "empty.png": b"",
        "text.png": b"this is no picture",
        "film.mp4": b"\0\0\0\x18ftypmp42" + os.urandom(500),
    }
    before = state(film)
    for name, data in cases.items():
        film.write(name, data)
        film.fails("add", "reference", film.file(name), "--to", "1A", says=name)
    film.fails("add", "reference", film.file("gone.png"), "--to", "1A", says="gone.png")
    film.fails("add", "reference", whole, "--to", "1A", "--role", "hat", says=["hat", "identity"])
    assert state(film) == before
    assert not glob.glob(os.path.join(film.path, "media", "*"))
    film.close()


def test_video_without_a_picture():
    film = Film(SHOT)
    path = film.file("voice.mkv")
    subprocess.run(["gst-launch-1.0", "-q", "audiotestsrc", "num-buffers=20", "!", "flacenc", "!", "matroskamux", "!",
                    "filesink", "location=" + path], check=True, stdout=subprocess.DEVNULL)
    film.fails("add", "reference", path, "--to", "1A", says=["voice.mkv", "only sound"])
    subprocess.run(["gst-launch-1.0", "-q", "audiotestsrc", "num-buffers=20", "!", "flacenc", "!", "filesink",
                    "location=" + film.file("voice.flac")], check=True, stdout=subprocess.DEVNULL)
    film.ok("add", "reference", film.file("voice.flac"), "--to", "1A")
    reference = children(film.ok("show", "1A", "--json").json(), "reference")[0]
    assert reference["slot"] == "audio" and reference["role"] == "ambience", reference
    film.close()


def test_tenth_image_is_refused():
    film = Film(SHOT)
    paths = [film.write(f"{i}.png", png(8 + i, 8)) for i in range(10)]
    film.ok("add", "reference", *paths[:9], "--to", "1A")
    film.fails("add", "reference", paths[9], "--to", "1A", says=["9 images", "Remove one"])
    assert len(children(film.ok("show", "1A", "--json").json(), "reference")) == 9
    film.close()


def test_missing_reference_file():
    film = Film(SHOT)
    film.ok("add", "reference", film.write("mara.png", png(32, 64)), "--to", "@Mara")
    for path in glob.glob(os.path.join(film.path, "media", "*")):
        os.remove(path)
    film.fails("render", "1A", "--size", "160x90", says=["Mara", "Add the picture again"])
    film.fails("check", says="mara.png")
    film.close()


def test_values_out_of_range():
    film = Film(SHOT)
    before = state(film)
    for node, name, value, says in (
            ("1A", "duration", "0", "600"), ("1A", "duration", "36000", "600"), ("1A", "duration", "10h", "10h"),
            ("1A", "creativity", "2", "creativity"), ("film", "aspect", "round", "16:9"),
            ("film", "rate", "0", "rate"), ("@Mara", "kind", "ghost", "creature"), ("1A", "hat", "1", "duration")):
        film.fails("set", node, name, value, says=says)
    film.fails("render", "1A", "--burn", "guides,logo", says="logo")
    film.fails("render", "1A", "--size", "7x7", says="7")
    film.fails("render", "1A", "--size", "huge", code=2, says="huge")
    film.fails("render", "1A", "--size", "99999x99999", says="99999")
    film.fails("set", "1A", "prompt", " ".join(["a"] * 50000), says=["50000", "5000"])
    assert state(film) == before
    film.close()


def test_script_with_an_endless_paragraph():
    film = Film()
    film.write("long.fountain", "EXT. PIER - DAY\n\n" + "sea " * 50000 + "\n\nMara waits.\n")
    film.fails("import", film.file("long.fountain"), says="5000")
    assert not state(film).get("children")
    film.close()


def test_masks_that_cannot_be():
    film = Film(SHOT)
    film.fails("region", "1A", "--rect", "0,0,10,10", "--prompt", "red", says="raccord-cli render 1A")
    film.ok("render", "1A", "--size", "160x90")
    before = state(film)
    film.fails("region", "1A", "--rect", "500,500,40,40", "--prompt", "darker", says="outside")
    film.fails("region", "1A", "--rect", "1,2,3", "--prompt", "darker", code=2, says="X,Y,W,H")
    film.fails("region", "1A", "--prompt", "darker", code=2, says="--rect")
    film.fails("region", "1A", "--rect", "0,0,50,50", code=2, says="--prompt")
    film.fails("region", "1A", "--rect", "0,0,50,50", "--frames", "9-2", "--prompt", "x", code=2, says="9-2")
    film.fails("region", "1A", "--rect", "0,0,50,50", "--frames", "500-600", "--prompt", "darker", says="frames")
    film.fails("region", "1A", "--rect", "0,0,50,50", "--prompt", "sing a song of sixpence", says="sixpence")
    film.fails("region", "1A", "--mask", film.file("no.png"), "--prompt", "darker", says="no.png")
    assert children(before, "scene")[0]["children"] == children(state(film), "scene")[0]["children"]
    film.ok("region", "1A", "--rect=-40,-20,80,60", "--prompt", "darker")
    film.ok("verify")
    film.close()


def test_project_file_cut_in_half():
    film = Film(SHOT)
    film.ok("set", "1A", "notes", "one")
    film.ok("set", "1A", "notes", "two")
    expected = state(film)
    path = os.path.join(film.path, "project.json")
    data = open(path, "rb").read()
    with open(path, "wb") as out:
        out.write(data[:len(data) // 2])
    result = film.ok("set", "1A", "label", "1X")
    assert "project.json" in result.err, result.err
    after = state(film)
    shot = children(children(after, "scene")[0], "shot")[0]
    assert shot["notes"] == "two" and shot["label"] == "1X"
    assert after["title"] == expected["title"]
    assert glob.glob(os.path.join(film.path, "project.json.damaged*"))
    film.close()


def test_journal_with_a_torn_last_line():
    film = Film(SHOT)
    film.ok("set", "1A", "notes", "kept")
    with open(os.path.join(film.path, "journal"), "ab") as out:
        out.write(b'0123abcd {"n": 99, "do": {"na')
    film.ok("set", "1A", "label", "1X")
    assert film.get("1X", "notes") == "kept"
    film.ok("undo")
    assert film.get("1A", "notes") == "kept"
    film.close()


def test_film_of_a_newer_format():
    film = Film(SHOT)
    path = os.path.join(film.path, "project.json")
    project = json.load(open(path))
    project["format"] = 999
    json.dump(project, open(path, "w"))
    assert "999" in film.ok("show").err
    film.fails("set", "1A", "notes", "x", says="reading only")
    assert json.load(open(path)) == project
    film.close()


def test_read_only_folder():
    film = Film(SHOT)
    mounted = film.file("mounted")
    os.mkdir(mounted)
    command = (f"mount -t tmpfs none {mounted} && cp -r {film.path} {mounted}/film.raccord && "
               f"mount -o remount,ro {mounted} && ")
    probe = subprocess.run(["unshare", "-m", "sh", "-c", command + "true"], capture_output=True)
    if probe.returncode != 0:
        film.close()
        return "no private mounts here"
    def inside(*arguments):
        quoted = " ".join(f"'{a}'" for a in (CLI, "-p", mounted + "/film.raccord") + arguments)
        return subprocess.run(["unshare", "-m", "sh", "-c", command + quoted], capture_output=True, text=True)
    shown = inside("show")
    assert shown.returncode == 0 and "PIER" in shown.stdout.upper(), shown.stderr
    changed = inside("set", "1A", "notes", "x")
    assert changed.returncode == 1 and "reading only" in changed.stderr, changed.stderr
    rendered = inside("render", "1A", "--size", "160x90")
    assert rendered.returncode == 1 and "reading only" in rendered.stderr, rendered.stderr
    film.close()


def test_full_disk_while_a_take_is_written():
    film = Film("EXT. PIER - DAY\n\nWIDE: MARA (60s), a keeper, walks. [[2s]]\n")

    def small_files():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200000, 200000))

    before = state(film)
    film.fails("render", "1A", "--size", "640x360", says="full", preexec_fn=small_files)
    assert state(film) == before
    assert not [name for name in os.listdir(os.path.join(film.path, "takes"))], "a half take was left"
    film.ok("render", "1A", "--size", "160x90")
    film.close()


def test_two_at_once():
    film = Film("EXT. PIER - DAY\n\nWIDE: MARA (60s), a keeper, walks. [[20s]]\n")
    first = film.start("render", "1A", "--size", "640x360")
    try:
        lock = os.path.join(film.path, "lock")
        deadline = time.time() + 60
        while str(first.pid) not in open(lock).read() and time.time() < deadline:
            time.sleep(0.05)
        result = film.run("set", "1A", "notes", "x")
        assert result.code == 1 and str(first.pid) in result.err, result.err
        film.ok("show")
        # from its first file on it ends well when it is interrupted
        takes = os.path.join(film.path, "takes")
        while not (os.path.isdir(takes) and os.listdir(takes)) and time.time() < deadline:
            time.sleep(0.05)
    finally:
        first.send_signal(signal.SIGINT)
        code = first.wait(120)
        assert code == 1, code
    film.ok("set", "1A", "notes", "x")
    film.close()


def test_killed_at_random_moments():
    """Fifty times: whatever a command had reported as done is there afterwards, and the film opens."""
    film = Film(SHOT)
    rand = random.Random(4)
    done = "0"
    for i in range(1, 51):
        renders = i % 5 == 0
        arguments = ("render", "1A", "--size", "160x90", "--seed", str(i)) if renders else \
                    ("set", "1A", "notes", str(i))
        process = film.start(*arguments)
        try:
            process.wait(rand.uniform(0.01, 0.4))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        notes = film.get("1A", "notes") or "0"
        if not renders:
            assert notes in (done, str(i)), (i, notes, done)
            if process.returncode == 0:
                assert notes == str(i), (i, notes)
        else:
            assert notes == done
        done = notes
    film.ok("render", "1A", "--size", "160x90", "--seed", "5")
    film.ok("verify")
    film.close()


main([test for name, test in sorted(globals().items()) if name.startswith("test_")])
