# film.py - what a window test reads of the film that it works on: its journal, its project, its takes
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os

from screen import wait_for


def records(raccord):
    """Every record of the journal, in order; one that is being written is not there yet."""
    lines = raccord.journal().split('\n')[:-1]
    return [json.loads(line.split(' ', 1)[1]) for line in lines if ' ' in line]


def steps(raccord):
    """The names of what was done, in order; “undo” for what was taken back."""
    found = []
    for record in records(raccord):
        if 'undo' in record:
            found.append('undo')
        elif not record.get('silent') and record.get('do', {}).get('name'):
            found.append(record['do']['name'])
    return found


def done(raccord, begins, count=1):
    wait_for(f'the step “{begins}”', lambda: sum(
        name.startswith(begins) for name in steps(raccord)) >= count, 90)


def undo(screen, raccord):
    count = steps(raccord).count('undo')
    screen.key('ctrl+z')
    wait_for('the undo', lambda: steps(raccord).count('undo') > count, 90)


def edits(raccord):
    """Every edit in the journal, in order."""
    return [edit for record in records(raccord) for edit in record.get('do', {}).get('edits', [])]


def values(raccord, name):
    """What a property was set to, one after the other."""
    return [edit['new'] for edit in edits(raccord) if edit.get('property') == name]


def last(raccord, name):
    """The last value that a property got; None if it got none."""
    found = values(raccord, name)
    return found[-1] if found else None


def drawn(raccord):
    """The mask that is drawn and not rendered, as the film keeps it; None: there is none."""
    found = last(raccord, 'drawn')
    return found and found['mask']


def shapes(raccord):
    """Of that mask: kind and mode of each shape."""
    mask = drawn(raccord)
    return [(shape['kind'], shape.get('mode', 'add')) for shape in mask['shapes']] if mask else []


def requests(raccord):
    """What each take on disk was made from."""
    found = []
    for name in raccord.takes():
        with open(os.path.join(raccord.film(), 'takes', name, 'take.json'), encoding='utf-8') as file:
            found.append(json.load(file)['request'])
    return found


def rendered(raccord):
    """The regions that there are takes of, as they were asked for."""
    return [request['region'] for request in requests(raccord) if 'region' in request]


def children(node, kind):
    return [child for child in node.get('children', []) if child['type'] == kind]


def project(raccord):
    """The film as it is in its file once it is saved."""
    raccord.screen.key('ctrl+s')
    with open(os.path.join(raccord.film(), 'project.json'), encoding='utf-8') as file:
        return json.load(file)['project']


def shots(raccord):
    return [shot for scene in children(project(raccord), 'scene') for shot in children(scene, 'shot')]


def regions(raccord):
    return [region for shot in shots(raccord) for take in children(shot, 'take')
            for region in children(take, 'region')]
