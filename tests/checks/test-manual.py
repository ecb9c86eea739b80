# test-manual.py - the manual names only what there is: pages, places in them, actions, keys
#
#   test-manual.py LIST-ACTIONS MANUAL
#
# SPDX-License-Identifier: GPL-3.0-or-later
import html.parser
import os
import re
import subprocess
import sys


class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.links, self.ids, self.actions, self.open = [], set(), [], []
        self.action = None
        with open(path, encoding='utf-8') as file:
            self.feed(file.read())

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag not in ('meta', 'link', 'img', 'br'):  # these are never closed
            self.open.append(tag)
        self.links += [values[name] for name in ('href', 'src') if name in values]
        self.ids.add(values.get('id'))
        self.action = values.get('data-action')

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, f'{self.getpos()}: </{tag}> closes nothing'

    def handle_data(self, data):
        if self.action:
            self.actions.append((self.action, data))
            self.action = None


def main():
    program, folder = sys.argv[1:3]
    listed = subprocess.run([program, '--keys'], check=True, capture_output=True, text=True)
    keys = dict(line.split('\t') for line in listed.stdout.splitlines())
    pages = {name: Page(os.path.join(folder, name)) for name in sorted(os.listdir(folder))
             if name.endswith('.html')}
    problems = []
    for name, page in pages.items():
        for link in page.links:
            target, _, place = link.partition('#')
            if '://' in link:
                problems.append(f'{name}: “{link}” is not on this machine')
            elif target and not os.path.exists(os.path.join(folder, target)):
                problems.append(f'{name}: there is no “{target}”')
            elif place and place not in pages[target or name].ids:
                problems.append(f'{name}: there is no “{place}” in “{target or name}”')
        for action, text in page.actions:
            if action not in keys:
                problems.append(f'{name}: there is no action “{action}”')
            elif keys[action] != text:
                problems.append(f'{name}: the keys of “{action}” are “{keys[action]}”, not “{text}”')
        if page.open:
            problems.append(f'{name}: never closed: {page.open}')
    for view in ('index', 'board', 'stage', 'cut'):
        if view + '.html' not in pages:
            problems.append(f'F1 asks for “{view}.html”')
    reached, todo = set(), ['index.html']
    while todo:
        name = todo.pop()
        if name in pages and name not in reached:
            reached.add(name)
            todo += pages[name].links
    problems += [f'nothing leads to “{name}”' for name in pages if name not in reached]
    for page in pages:
        with open(os.path.join(folder, page), encoding='utf-8') as file:
            if re.search(r'<tr><th>[^\n]*</tr>\s*</table>', file.read()):
                problems.append(f'{page}: a table with a heading and nothing under it')
    made = subprocess.run([program, '--html'], check=True, capture_output=True, text=True).stdout
    with open(os.path.join(folder, 'shortcuts.html'), encoding='utf-8') as file:
        if file.read() != made:
            problems.append('shortcuts.html is not what “list-actions --html” prints: write it again')
    print('1..1')
    for problem in problems:
        print('#', problem)
    print('not ok' if problems else 'ok', f'1 /manual/names-only-what-there-is # {len(pages)} pages')
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main())
