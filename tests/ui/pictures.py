# pictures.py - pictures that window tests make
#
# SPDX-License-Identifier: GPL-3.0-or-later
import struct
import zlib


def png(path, width, height):
    """A picture without alpha, reddish to the right and greenish below."""
    rows = b''.join(b'\0' + b''.join(bytes((x * 255 // width, y * 255 // height, 90)) for x in range(width)) for y in range(height))

    def chunk(kind, body):
        return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))
    with open(path, 'wb') as file:
        file.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)) +
                   chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))
