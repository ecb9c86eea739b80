#!/usr/bin/env python3
# draw-posters.py - draws the pictures that Welcome shows of the templates, from their own shots
#
#   draw-posters.py RACCORD-CLI TEMPLATES-FOLDER
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import subprocess
import sys
import tempfile

HEIGHT = 234  # pixels: twice what Welcome shows, for screens of 200 %


def draw(cli, folder, template, film):
    def run(*words):
        subprocess.run([cli, '-p', film, *words], check=True, stdout=subprocess.DEVNULL)

    subprocess.run([cli, 'new', film], check=True, stdout=subprocess.DEVNULL)
    run('set', 'film', 'aspect', template['aspect'])
    run('import', os.path.join(folder, template['script']))
    for label in template['posters']:
        frames = os.path.join(film, 'frames-' + label)
        run('render', label)
        run('frames', label + '.1', frames)
        pictures = sorted(os.listdir(frames))
        out = os.path.join(folder, f"{template['id']}-{label}.jpg")
        subprocess.run(['gst-launch-1.0', '-q', 'filesrc', 'location=' + os.path.join(frames, pictures[len(pictures) // 2]),
                        '!', 'pngdec', '!', 'videoconvert', '!', 'videoscale', 'method=lanczos', '!',
                        f'video/x-raw,height={HEIGHT},pixel-aspect-ratio=1/1', '!', 'jpegenc', 'quality=88', '!',
                        'filesink', 'location=' + out], check=True)
        print(out)


def main():
    cli, folder = sys.argv[1:]
    with open(os.path.join(folder, 'templates.json'), encoding='utf-8') as file:
        templates = json.load(file)['templates']
    with tempfile.TemporaryDirectory() as scratch:
        for template in templates:
            draw(cli, folder, template, os.path.join(scratch, template['id'] + '.raccord'))


if __name__ == '__main__':
    main()
