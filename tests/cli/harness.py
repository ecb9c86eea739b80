# harness.py - what the command-line tests share: a film in a temporary folder, TAP output
#
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import traceback
import zlib

CLI = os.environ["RACCORD_CLI"]
DATA = os.environ["RACCORD_DATA_DIR"]
EXAMPLES = os.path.join(DATA, "examples")


class Result:
    def __init__(self, process):
        self.code = process.returncode
        self.out = process.stdout
        self.err = process.stderr

    def json(self):
        return json.loads(self.out)


class Film:
    """A film folder that goes away with the test."""

    def __init__(self, script=None):
        self.dir = tempfile.mkdtemp(prefix="raccord-test-")
        self.path = os.path.join(self.dir, "film.raccord")
        self.ok("new", self.path, project=False)
        if script:
            self.ok("import", self.write("script.fountain", script))

    def close(self):
        shutil.rmtree(self.dir, ignore_errors=True)

    def file(self, name):
        return os.path.join(self.dir, name)

    def write(self, name, content):
        path = self.file(name)
        with open(path, "wb") as out:
            out.write(content if isinstance(content, bytes) else content.encode())
        return path

    def run(self, *arguments, project=True, **options):
        command = [CLI] + (["-p", self.path] if project else []) + list(arguments)
        process = subprocess.run(command, capture_output=True, text=True, timeout=280, **options)
        return Result(process)

    def start(self, *arguments, **options):
        return subprocess.Popen([CLI, "-p", self.path] + list(arguments), stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, **options)

    def ok(self, *arguments, **options):
        result = self.run(*arguments, **options)
        assert result.code == 0, f"{arguments}: exit {result.code}\n{result.out}{result.err}"
        return result

    def fails(self, *arguments, code=1, says=(), **options):
        """It ends with that code and an error that says these things; never a crash or a warning."""
        result = self.run(*arguments, **options)
        assert result.code == code, f"{arguments}: exit {result.code}, not {code}\n{result.out}{result.err}"
        for words in [says] if isinstance(says, str) else says:
            assert words in result.err, f"{arguments}: “{words}” is not in: {result.err}"
        assert "CRITICAL" not in result.err and "WARNING" not in result.err, result.err
        return result

    def project(self):
        return self.ok("show", "--json").json()

    def get(self, node, name):
        return self.ok("show", node, "--json").json().get(name)


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def write_grey(path, width, height, pixel):
    """A PNG picture of eight bits, of which pixel(x, y) gives the levels."""
    rows = b"".join(b"\0" + bytes(pixel(x, y) for x in range(width)) for y in range(height))
    with open(path, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) +
                  chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def png_pixels(path):
    """(width, height, bytes a pixel, rows) of an 8-bit PNG without interlacing."""
    with open(path, "rb") as file:
        data = file.read()
    assert data[:8] == b"\x89PNG\r\n\x1a\n", path
    position, packed, header = 8, b"", None
    while position < len(data):
        length, kind = struct.unpack(">I4s", data[position:position + 8])
        body = data[position + 8:position + 8 + length]
        if kind == b"IHDR":
            header = struct.unpack(">IIBBBBB", body)
        elif kind == b"IDAT":
            packed += body
        position += 12 + length
    width, height, depth, colour = header[:4]
    assert depth == 8
    size = {0: 1, 2: 3, 4: 2, 6: 4}[colour]
    raw, rows, previous = zlib.decompress(packed), [], bytearray(width * size)
    stride = width * size + 1
    for y in range(height):
        kind, line = raw[y * stride], bytearray(raw[y * stride + 1:(y + 1) * stride])
        for x in range(len(line)):
            left = line[x - size] if x >= size else 0
            up = previous[x]
            corner = previous[x - size] if x >= size else 0
            if kind == 1:
                line[x] = (line[x] + left) & 255
            elif kind == 2:
                line[x] = (line[x] + up) & 255
            elif kind == 3:
                line[x] = (line[x] + (left + up) // 2) & 255
            elif kind == 4:
                guess = left + up - corner
                near = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))
                line[x] = (line[x] + near[2]) & 255
        rows.append(bytes(line))
        previous = line
    return width, height, size, rows


def frame(film, name, number="0007"):
    """The pixels of a frame of shot 1A as it is now, written into the folder `name`."""
    film.ok("frames", "1A", film.file(name))
    return png_pixels(os.path.join(film.file(name), number + ".png"))


def same_outside(one, other, box):
    """Whether two pictures are the same but for a rectangle."""
    (_, height, size, rows), (x, y, w, h) = one, box
    return all(rows[v][:x * size] == other[3][v][:x * size] and rows[v][(x + w) * size:] == other[3][v][(x + w) * size:]
               if y <= v < y + h else rows[v] == other[3][v] for v in range(height))


def difference(one, other):
    """The mean of how much the bytes of two pictures differ."""
    a, b = b"".join(one[3]), b"".join(other[3])
    return sum(abs(u - v) for u, v in zip(a, b)) / len(a)


def children(node, type_name):
    return [child for child in node.get("children", []) if child["type"] == type_name]


def main(tests):
    """Runs the functions, each with nothing but what it makes itself, and prints TAP."""
    names = sys.argv[1:]
    tests = [test for test in tests if not names or test.__name__ in names]
    print(f"1..{len(tests)}")
    failed = 0
    for number, test in enumerate(tests, 1):
        name = test.__name__.removeprefix("test_").replace("_", "-")
        try:
            reason = test()
            print(f"ok {number} /cli/{name}" + (f" # SKIP {reason}" if reason else ""), flush=True)
        except Exception:
            failed += 1
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} /cli/{name}", flush=True)
    sys.exit(1 if failed else 0)
