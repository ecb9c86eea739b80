# test-choosing.py - verdicts, preferences and notes from the command line
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json

from harness import Film, children, main

SCRIPT = """Title: Choosing

EXT. PIER - DUSK

WIDE: MARA (60s), a keeper in a brown coat, walks along the pier. [[1s]]
"""


def new_film():
    film = Film(SCRIPT)
    film.ok("render", "1A", "--size", "160x90")
    return film


def test_verdicts_are_exported_with_their_requests():
    film = new_film()
    assert film.ok("preferences", "export").out == ""
    film.ok("render", "1A", "--size", "160x90", "--seed", "7")
    film.ok("verdict", "1A.1", "reject", "too stiff")
    film.ok("verdict", "1A.2", "star")
    assert "2 records" in film.ok("preferences", "export", film.file("p.jsonl")).out
    with open(film.file("p.jsonl"), encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    assert [(r["kind"], r["verdict"], r["reason"]) for r in records] == [
        ("take", "reject", "too stiff"), ("take", "star", "")]
    assert records[1]["request"]["seed"] == 7 and "brown coat" in json.dumps(records[1]["request"])
    assert len(records[0]["frames_sha256"]) == 64 and records[0]["time"].endswith("Z")
    film.ok("verdict", "1A.1", "none")
    assert film.get("1A.1", "reason") is None
    assert film.ok("preferences", "export", "-").out.count("\n") == 1
    film.ok("undo")
    assert film.get("1A.1", "reason") == "too stiff"
    film.close()


def test_a_note_becomes_a_region_and_is_done():
    film = new_film()
    film.ok("note", "add", "1A", "much darker", "--at", "40%,60%", "--frame", "12", "--author", "Ana")
    film.ok("note", "add", "1A.1", "less fog", "--at", "0.5,0.1")
    listed = film.ok("note", "list").out
    assert "1A.1.n1" in listed and "Ana: much darker" in listed and "✓" not in listed, listed
    film.ok("note", "region", "1A.1.n1")
    take = film.ok("show", "1A.1", "--json").json()
    region = children(take, "region")[0]
    assert region["prompt"] == "much darker" and region["hash"]
    note = children(take, "note")[0]
    assert note["done"] is True and note["region"] == region["id"]
    film.ok("verify")
    film.ok("note", "done", "1A.1.n2")
    assert film.ok("note", "list", "1A").out.count("✓") == 2
    film.close()


def test_notes_travel_as_json():
    film = new_film()
    film.ok("note", "add", "1A", "less fog", "--at", "25%,10%", "--frame", "3")
    path = film.write("notes.json", film.ok("note", "list", "--json").out)
    film.ok("note", "add", "1A", "another", "--at", "1,1")
    assert "Imported 1 note" in film.ok("note", "import", path).out
    notes = children(film.ok("show", "1A.1", "--json").json(), "note")
    assert [n["text"] for n in notes] == ["less fog", "another", "less fog"]
    assert notes[2]["x"] == 0.25 and notes[2]["frame"] == 3 and notes[2]["created"] == notes[0]["created"]
    film.ok("undo")
    assert len(children(film.ok("show", "1A.1", "--json").json(), "note")) == 2
    film.close()


def test_regions_of_takes_differ():
    film = new_film()
    film.ok("render", "1A", "--size", "160x90", "--seed", "7")
    film.ok("region", "1A.2", "--rect", "40%,30%,20%,50%", "--prompt", "darker")
    said = film.ok("diff", "1A.1", "1A.2").out
    assert "seed: 1 → 7" in said and "regions.1.prompt: + darker" in said, said
    assert "Nothing differs" in film.ok("diff", "1A.1", "1A.1").out
    film.close()


def test_wrong_use_is_explained():
    film = new_film()
    film.fails("verdict", "1A.1", "splendid", says="splendid")
    film.fails("verdict", "@MARA", "star", says="neither a take")
    film.fails("preferences", "send", code=2, says="export")
    film.fails("note", "wash", code=2, says="import")
    film.fails("note", "add", "1A", "here", code=2, says="--at 40%,60%")
    film.fails("note", "add", "1A", "late", "--at", "10%,10%", "--frame", "99", says="99")
    film.fails("note", "done", "1A.1.n9", says="1A.1.n9")
    film.close()


main([test for name, test in sorted(globals().items()) if name.startswith("test_")])
