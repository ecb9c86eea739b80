# test-footage.py - what was filmed is a take, and is retouched in place
#
# SPDX-License-Identifier: GPL-3.0-or-later

import os

from harness import Film, children, main

SCRIPT = "EXT. PIER - DAY\n\nWide shot. MARA (60s), a keeper in a red coat, walks left. [[1s]]\n"


def filmed():
    """A film whose shot 1A is a movie that was made elsewhere."""
    made = Film(SCRIPT)
    made.ok("render", "1A", "--size", "160x90")
    movie = made.file("movie.mp4")
    made.ok("movie", movie, "--size", "160x90")
    film = Film("INT. ROOM - DAY\n\nA chair. [[1.5s]]\n")
    film.ok("add", "reference", movie, "--to", "1A")
    made.close()
    film.ok("render", "1A", "--generator", "footage", "--size", "160x120")
    return film


def frames(film, name):
    film.ok("frames", "1A", film.file(name))
    folder = film.file(name)
    found = []
    for entry in sorted(os.listdir(folder)):
        with open(os.path.join(folder, entry), "rb") as file:
            found.append(file.read())
    return found


def test_a_video_is_the_take():
    film = filmed()
    take = children(film.ok("show", "1A", "--json").json(), "take")[0]
    assert take["generator"] == "footage" and take["frames"] == 36, take
    shown = frames(film, "base")
    assert len(shown) == 36 and len(set(shown[:24])) > 12, "it moves"
    assert shown[30] == shown[35], "what is shorter than the shot stays on its last frame"
    again = film.ok("render", "1A", "--generator", "footage", "--size", "160x120", "--json").json()
    assert again[0]["reused"]
    film.close()


def test_regions_of_it_need_no_model():
    film = filmed()
    base = frames(film, "base")
    for i, prompt in enumerate(("remove her", "much darker", "a blue coat", "blurred", "black and white",
                                "freeze", "更亮", "lit from the left by warm light")):
        film.ok("region", "1A", "--rect", "30%,20%,40%,60%", "--feather", "3", "--prompt", prompt)
        assert frames(film, f"r{i}")[10] != base[10], prompt
        film.ok("verify")
        film.ok("undo")
    film.fails("region", "1A", "--rect", "30%,20%,40%,60%", "--prompt", "a dragon lands",
               says=("dragon", "remove", "lighter"))
    film.close()


def test_a_take_is_extended():
    film = filmed()
    film.ok("render", "1A.1", "--extend", "left=16,right=10%,after=0.25s")
    take = children(film.ok("show", "1A", "--json").json(), "take")[1]
    assert (take["width"], take["height"], take["frames"]) == (192, 120, 42), take
    film.ok("verify")
    shot = film.ok("show", "1A", "--json").json()
    assert shot["best-take"] == take["id"] and shot["duration"] == "7/4", shot
    film.ok("undo")
    shot = film.ok("show", "1A", "--json").json()
    assert len(children(shot, "take")) == 1 and shot["duration"] == "3/2", shot
    made = film.ok("render", "1A.1", "--extend", "2:1", "--json").json()[0]
    assert (made["width"], made["height"]) == (240, 120), made
    film.ok("verify")
    film.fails("render", "1A.1", "--extend", "4:3", says="already")
    film.fails("render", "1A.1", "--extend", "inside=3", code=2, says=("inside=3", "left"))
    film.fails("render", "--extend", "left=16", code=2, says="1C.2")
    film.close()


def test_a_shot_without_footage_is_said_so():
    film = Film(SCRIPT)
    film.fails("render", "1A", "--generator", "footage", says=("no footage", "slot"))
    film.fails("render", "1A", "--generator", "wan", says="wan")
    film.close()


main([test for name, test in sorted(globals().items()) if name.startswith("test_")])
