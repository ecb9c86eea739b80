# test-recovery.py - the program ends in mid-edit without a word: what is there when it comes back
#
#   test-recovery.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import signal
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import done, values  # noqa: E402
from screen import wait_for  # noqa: E402

WORDS = ' Rain runs down the glass'


def again(screen, raccord):
    """Kills the program as a crash would, and starts it with the same home folder."""
    raccord.end(signal.SIGKILL)
    raccord.start()
    raccord.expect('list item', 'Shot 1A')


def words_that_were_being_written_are_there(screen, raccord):
    """Neither saved nor closed: the last letters are in the film, and the window says what came back."""
    raccord.expect('list item', 'Shot 1A')
    screen.key('ctrl+s')
    screen.click(raccord.expect('list item', 'Shot 1B'))
    screen.key('n')
    done(raccord, 'Add Shot')
    screen.click(raccord.expect('list item', 'Shot 1A'))
    screen.click(raccord.expect('text', 'PROMPT'))
    screen.key('ctrl+End')
    screen.type(WORDS)
    wait_for('the letters in the journal', lambda: any(text.endswith(WORDS) for text in values(raccord, 'prompt')))
    again(screen, raccord)
    said = wait_for('what was recovered', lambda: [
        node.name for node in raccord.nodes('label') if 'had not been saved' in node.name])[0]
    assert '2 edits that had not been saved were recovered: Change Prompt of Shot 1A, Add Shot' in said, said
    screen.click(raccord.expect('list item', 'Shot 1A'))
    wait_for('the words in the editor', lambda: raccord.text('PROMPT').endswith(WORDS))
    assert raccord.has('label', 'EXT · DUSK · 5 shots'), 'the shot that was added'
    screen.look('recovery')


def the_message_can_be_answered(screen, raccord):
    """Copy a report, or save: then nothing is left to recover."""
    screen.click(raccord.expect('push button', 'Save'))
    path = os.path.join(raccord.film(), 'project.json')

    def saved():
        with open(path, encoding='utf-8') as file:
            return WORDS in file.read()

    wait_for('the words in the film', saved)
    again(screen, raccord)
    assert not any('recovered' in node.name for node in raccord.nodes('label')), 'all was saved'


def undo_reaches_back_before_the_crash(screen, raccord):
    """The history is in the journal too."""
    screen.click(raccord.expect('list item', 'Shot 1A'))
    wait_for('the words', lambda: raccord.text('PROMPT').endswith(WORDS))
    screen.click(raccord.expect('list item', 'Shot 1B'))
    screen.key('ctrl+z')
    screen.click(raccord.expect('list item', 'Shot 1A'))
    wait_for('the words gone', lambda: not raccord.text('PROMPT').endswith(WORDS))


def a_report_is_copied_from_there(screen, raccord):
    """What one pastes for whoever is to mend it: versions, and what the program said of itself."""
    again(screen, raccord)
    screen.click(raccord.expect('push button', 'Copy a report'))
    wait_for('the remark', lambda: raccord.has('label', 'The report is on the clipboard'))
    screen.click(raccord.expect('text', 'PROMPT'))
    screen.key('ctrl+End', 'ctrl+v')
    wait_for('the report in the editor', lambda: 'GTK 4.' in raccord.text('PROMPT'))
    report = raccord.text('PROMPT')
    assert 'Raccord ' in report and 'processors' in report, report
    screen.look('recovery-report')


tests = [
    words_that_were_being_written_are_there,
    the_message_can_be_answered,
    undo_reaches_back_before_the_crash,
    a_report_is_copied_from_there,
]


if __name__ == '__main__':
    # What is sketched meanwhile is recovered too, and would be counted.
    sys.exit(display.run('recovery', tests, settings={'automatic': 'false'}))
