# test-board.py - notes, arrows and the shot list from the command line
#
# SPDX-License-Identifier: GPL-3.0-or-later

import csv
import io

from harness import Film, main

SCRIPT = """Title: Two on a Pier

EXT. PIER - DUSK

WIDE: MARA (60s), a keeper in a brown coat, walks along the pier. [[2s]]

CLOSE ON MARA. She looks at the sea. Slow push in, 50 mm. [[1s]]
"""


def test_notes_and_arrows_are_added_shown_and_removed():
    film = Film(SCRIPT)
    assert "film.s1" in film.ok("add", "sticky", "text=Rain here?", "lane=1", "x=640", "y=40").out
    assert "film.a1" in film.ok("add", "arrow", "from=film.s1", "to=1B").out
    shown = film.ok("show").out
    assert "film.s1  Rain here?" in shown and "film.a1  film.s1 → 1B" in shown
    assert film.get("film.s1", "x") == 640
    film.ok("set", "film.s1", "colour", "blue")
    film.fails("set", "film.s1", "width", "5", code=1, says="width")
    film.fails("add", "arrow", "from=9Z", code=1, says="9Z")
    film.ok("undo")
    assert film.get("film.s1", "colour") is None
    film.ok("remove", "film.a1", "film.s1")
    assert "film.s1" not in film.ok("show").out
    film.ok("undo")
    assert "film.a1  film.s1 → 1B" in film.ok("show").out
    film.close()


def test_a_prompt_that_tells_several_shots_is_broken_into_them():
    film = Film(SCRIPT)
    said = "Film grain. Shot 1: @Mara walks on the pier. Shot 2: close-up of @Mara."
    film.ok("set", "1A", "prompt", said)
    told = film.ok("break", "1A").out.splitlines()
    assert told == ["1A  Film grain. @Mara walks on the pier.", "1B  Film grain. Close-up of @Mara."]
    assert film.get("1A", "duration") == film.get("1B", "duration") == "1"
    assert "looks at the sea" in film.get("1C", "prompt")
    film.fails("break", "1A", code=1, says="one shot only")
    film.fails("break", "2", code=1, says="2")
    film.ok("undo")
    assert film.get("1A", "prompt") == said and film.get("1A", "duration") == "2"
    film.close()


def test_the_shot_list_is_read_by_a_spreadsheet():
    film = Film(SCRIPT)
    film.ok("set", "1B", "notes", 'ask "Ana", soon\nor later')
    film.ok("set", "1A", "prompt", "=1+1")
    rows = list(csv.DictReader(io.StringIO(film.ok("shots").out, newline="")))
    assert [row["label"] for row in rows] == ["1A", "1B"]
    assert rows[0]["prompt"] == "'=1+1" and rows[0]["duration"] == "2"
    assert rows[1]["notes"] == 'ask "Ana", soon\nor later'
    assert rows[1]["lens"] == "50" and rows[1]["characters"] == "Mara"
    film.ok("shots", film.file("list.csv"), "--bom")
    with open(film.file("list.csv"), "rb") as file:
        text = file.read()
    assert text.startswith(b"\xef\xbb\xbflabel,scene") and text.count(b"\r\n") == 3
    film.close()


main([test for name, test in sorted(globals().items()) if name.startswith("test_")])
