# test-prompt-spelling.py - words of a prompt that no dictionary has: underlined, mended, added
#
#   test-prompt-spelling.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import last  # noqa: E402
from screen import wait_for  # noqa: E402

THERE = os.path.exists('/usr/share/hunspell/en_US.dic')
RED = (0xef, 0x7b, 0x6c)  # @rc_wrong


def waves(screen, raccord):
    """How many pixels of the prompt have the colour of a wave."""
    return sum(all(abs(seen - wanted) < 24 for seen, wanted in zip(pixel, RED))
               for pixel in screen.pixels(*raccord.expect('text', 'PROMPT')))


def write(screen, raccord, text):
    screen.click(raccord.expect('list item', 'Shot 1A'))
    screen.click(raccord.expect('text', 'PROMPT'))
    screen.key('ctrl+a')
    screen.type(text)
    wait_for('the words', lambda: last(raccord, 'prompt').endswith(text[-12:]), 30)


def choose(screen, raccord, item):
    """From the menu of the word that the cursor is in."""
    screen.key('shift+F10')
    raccord.expect('menu item', item, 15)
    for _ in range(20):
        if raccord.focused() == item:
            break
        screen.key('Down')
    screen.key('Return')


def right_words_are_left_alone(screen, raccord):
    write(screen, raccord, 'Tomas climbs the stairs in 4K, ECU, handheld. ')
    wait_for('no wave', lambda: waves(screen, raccord) < 6, 20)


def a_wrong_word_is_mended_from_its_menu(screen, raccord):
    if not THERE:
        return
    write(screen, raccord, 'The old lanternn glows warmly. ')
    wait_for('a wave', lambda: waves(screen, raccord) > 20, 30)
    screen.save('spelling-wave')
    screen.key('ctrl+Home', 'ctrl+Right', 'ctrl+Right', 'Right', 'Right', 'Right')
    choose(screen, raccord, 'lantern')
    wait_for('the word', lambda: last(raccord, 'prompt').startswith('The old lantern glows'), 30)
    wait_for('no wave', lambda: waves(screen, raccord) < 6, 30)


def a_word_is_added_to_the_dictionary(screen, raccord):
    if not THERE:
        return
    write(screen, raccord, 'The old lantirnix glows warmly. ')
    wait_for('a wave', lambda: waves(screen, raccord) > 20, 30)
    screen.key('ctrl+Home', 'ctrl+Right', 'ctrl+Right', 'Right', 'Right', 'Right')
    choose(screen, raccord, 'Add to dictionary')
    wait_for('no wave', lambda: waves(screen, raccord) < 6, 30)
    assert last(raccord, 'prompt').startswith('The old lantirnix')


TESTS = [right_words_are_left_alone, a_wrong_word_is_mended_from_its_menu,
         a_word_is_added_to_the_dictionary]

if __name__ == '__main__':
    sys.exit(display.run('prompt-spelling', TESTS, settings={'automatic': 'false'}))
