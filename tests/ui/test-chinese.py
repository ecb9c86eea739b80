# test-chinese.py - the window in Simplified Chinese: what it is called by, and no English in it;
# the system speaks English, the preferences ask for Chinese
#
#   test-chinese.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402

# What is the film's own, or is called the same in every language.
OWN = re.compile(r'Raccord|PNG|MP4|INT|EXT|DAY|NIGHT|DAWN|DUSK|[JKLNFS] |mm\b|@|\bCtrl|\bShift|\bAlt|\bEnter|\bHome')
# Widgets without a name of their own go by their type.
TYPE = re.compile(r'(Gtk|Adw|Rc)[A-Z]\w+$')
ACTS = ('push button', 'toggle button', 'radio button', 'combo box', 'menu item', 'slider', 'text')


def has_chinese(text):
    return any('\u4e00' <= letter <= '\u9fff' for letter in text)


def things_go_by_chinese_names(_screen, raccord):
    for role, name in (('list item', '镜头 1A'), ('text', '提示词'), ('slider', '创意度')):
        raccord.expect(role, name)
    names = {node.get_name() for node in raccord.walk()}
    for name in ('分镜板', '舞台', '剪辑', '交付…', '场景', '大远', '适合窗口'):
        assert name in names, f'“{name}” is in the window'


def nothing_to_act_upon_is_in_english(_screen, raccord):
    found = [(node.get_role_name(), node.get_name()) for node in raccord.walk()
             if node.get_role_name() in ACTS]
    english = [f'{role} “{name}”' for role, name in found
               if re.search('[A-Za-z]{3}', OWN.sub('', name)) and not TYPE.match(name) and
               not has_chinese(name)]
    assert len(found) > 20, 'there are things to act upon'
    assert not english, ', '.join(english)


tests = [things_go_by_chinese_names, nothing_to_act_upon_is_in_english]


if __name__ == '__main__':
    sys.exit(display.run('chinese', tests, settings={'language': "'zh_CN'"}))
