# pictures.py - pictures that window tests make
#
# SPDX-License-Identifier: GPL-3.0-or-later
import struct
import zlib


def write(path, width, height, kind, rows):
    """@kind: of a PNG's colours: 0 grey, 2 without alpha."""
    def chunk(name, body):
        return struct.pack('>I', len(body)) + name + body + struct.pack('>I', zlib.crc32(name + body))
    with open(path, 'wb') as file:
        file.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, kind, 0, 0, 0)) +
                   chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


def grey(path, width, height, level):
    """A picture of which level(x, y) is how bright it is, 0 to 255."""
    write(path, width, height, 0, b''.join(b'\0' + bytes(level(x, y) for x in range(width)) for y in range(height)))


def png(path, width, height):
    """A picture without alpha, reddish to the right and greenish below."""
    rows = b''.join(b'\0' + b''.join(bytes((x * 255 // width, y * 255 // height, 90)) for x in range(width)) for y in range(height))
    write(path, width, height, 2, rows)
