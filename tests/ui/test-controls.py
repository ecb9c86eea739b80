# test-controls.py - what sets a shot in the inspector: mood, creativity, seed, length, camera, staging
#
#   test-controls.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from film import done, last, undo  # noqa: E402
from screen import at, wait_for  # noqa: E402


def becomes(raccord, name, value, seconds=60):
    wait_for(f'{name} = {value!r}', lambda: last(raccord, name) == value, seconds)


def near(raccord, name, value, within=0.04):
    wait_for(f'{name} about {value}', lambda: last(raccord, name) is not None and
             abs(last(raccord, name) - value) < within, 60)


def shown(raccord, begins):
    """A label that begins so and is seen."""
    return any(raccord.place(node)[2] > 0 for node in raccord.nodes('label', begins))


def a_mood_is_dragged_in_one_step(screen, raccord):
    raccord.expect('list item', 'Shot 1A')
    raccord.stop_rendering()
    box = raccord.expect('slider', 'Mood')
    screen.drag(at(box, 0.5, 0.5), at(box, 0.9, 0.2))
    near(raccord, 'valence', 0.8)
    near(raccord, 'arousal', 0.6)
    wait_for('what it is called', lambda: shown(raccord, 'warm · tense'))
    assert raccord.focused() == 'Mood'
    screen.look('controls-mood')
    undo(screen, raccord)
    wait_for('all of it taken back', lambda: shown(raccord, 'neutral'))
    screen.key('Right', 'Right', 'Right', 'Right')
    near(raccord, 'valence', 0.2)
    screen.key('Home')
    becomes(raccord, 'valence', 0)


def a_drag_that_rests_is_one_step(screen, raccord):
    """A director holds the point and looks: the step is as long as the drag."""
    box = raccord.expect('slider', 'Mood')
    for to in ((0.8, 0.5), (0.9, 0.1)):
        screen.do('mousemove', *at(box, *to), 'mousedown', 1)
        screen.do('mousemove', *at(box, 0.6, 0.3))
        time.sleep(3)  # longer than what is done in a row is one step
        screen.do('mousemove', *at(box, *to), 'mouseup', 1)
        near(raccord, 'valence', 2 * to[0] - 1)
        near(raccord, 'arousal', 1 - 2 * to[1])
    undo(screen, raccord)
    wait_for('the first place', lambda: shown(raccord, 'warm') and not shown(raccord, 'warm · tense'))
    undo(screen, raccord)
    wait_for('all of it taken back', lambda: shown(raccord, 'neutral'))


def creativity_is_a_dial_for_pointer_and_keys(screen, raccord):
    box = raccord.expect('slider', 'CREATIVITY')
    screen.do('mousemove', *at(box, 0.75, 0.5), 'click', 1)
    near(raccord, 'creativity', 0.75, 0.06)
    before = last(raccord, 'creativity')
    screen.key('Right')
    near(raccord, 'creativity', before + 0.05, 0.01)


def a_seed_is_thrown_and_kept(screen, raccord):
    screen.click(raccord.expect('push button', 'Another seed'))
    wait_for('a seed', lambda: last(raccord, 'seed'))
    screen.click(raccord.expect('push button', 'Keep this seed'))
    becomes(raccord, 'seed-locked', True)
    kept = last(raccord, 'seed')
    screen.click(raccord.expect('push button', 'Another seed'))
    screen.click(raccord.expect('push button', 'Keep this seed'))
    becomes(raccord, 'seed-locked', False)
    assert last(raccord, 'seed') == kept, 'one that is kept is not thrown again'


def a_length_is_typed_and_dragged(screen, raccord):
    screen.write(raccord.expect('text', 'SECONDS'), '4.5')
    screen.key('Return')
    becomes(raccord, 'duration', '9/2')
    box = raccord.expect('label', 'SECONDS')
    screen.drag((box[0] + 10, box[1] + 5), (box[0] + 70, box[1] + 5))
    becomes(raccord, 'duration', '59/12')  # ten frames longer
    screen.write(raccord.expect('text', 'SECONDS'), '4.917')
    screen.key('Return')  # what is shown already: three digits tell frames apart
    screen.write(raccord.expect('text', 'SECONDS'), 'long')
    screen.key('Return')
    wait_for('what is wrong with it', lambda: shown(raccord, 'duration: “long” is not a time'))
    screen.look('controls-length')
    screen.key('Escape')
    wait_for('nothing to be wrong any more', lambda: not shown(raccord, 'duration:'))
    screen.key('Return')
    assert last(raccord, 'duration') == '59/12', 'it is what it was'


def a_length_is_that_of_the_dialogue(screen, raccord):
    raccord.focus('text', 'PROMPT')
    screen.key('ctrl+End')
    screen.type(' Mara says: "The boat is late again, and nobody knows why, and the lamp is out."')
    screen.click(raccord.expect('push button', 'As long as the dialogue'))
    wait_for('a length of its own', lambda: last(raccord, 'duration') != '59/12')


def words_say_what_became_of_them(screen, raccord):
    screen.click(raccord.expect('text', 'PROMPT'))
    screen.key('ctrl+a')
    screen.type('Close-up. Night.')
    becomes(raccord, 'prompt', 'Close-up. Night.')

    def tip():
        # a pointer that rests asks once, and each move makes it wait again: move, then rest
        box = raccord.expect('text', 'PROMPT')
        screen.do('mousemove', box[0] + 26, box[1] + 20, 'mousemove_relative', 3, 0)
        time.sleep(1.5)
        return shown(raccord, 'Staged: Camera · size: close-up')

    wait_for('what the words did', tip)
    for _ in range(4):
        time.sleep(1)
        assert shown(raccord, 'Staged: Camera · size: close-up'), 'it stays while one reads it'
    screen.look('controls-tip')


def camera(raccord):
    return (last(raccord, 'staging') or {}).get('camera', {})


def the_camera_is_moved_in_the_live_view(screen, raccord):
    screen.click(raccord.expect('label', 'LIVE VIEW'))
    wait_for('where the camera is', lambda: any(
        'm high' in node.name for node in raccord.nodes('label')))
    box = raccord.expect('image', 'What the camera sees')
    middle = at(box, 0.5, 0.5)
    screen.drag(middle, (middle[0] + 60, middle[1]))
    done(raccord, 'Move Camera', 1)
    before = camera(raccord)
    screen.key('Left')
    done(raccord, 'Move Camera', 2)
    assert abs(camera(raccord)['around'] - before['around'] - 5) < 0.01, 'five degrees a key'
    screen.key('Page_Up')
    done(raccord, 'Move Camera', 3)
    assert camera(raccord)['lens_mm'] == 100, 'the next longer lens'
    before = camera(raccord)
    screen.key('shift+Up')
    done(raccord, 'Move Camera', 4)
    assert camera(raccord)['at_y'] > before['at_y'], 'it looks higher'
    screen.do('keydown', 'ctrl')
    screen.drag(middle, (middle[0], middle[1] + 40))
    screen.do('keyup', 'ctrl')
    done(raccord, 'Move Camera', 5)
    assert camera(raccord)['away'] > before['away'] * 1.2, 'it goes back'
    screen.look('controls-camera')


def what_a_hand_set_is_released(screen, raccord):
    """Although the tooltip of the picture lies over the heading: a press goes through it."""
    screen.click(raccord.expect('label', 'STAGING'))
    release = raccord.expect('push button', 'Release Camera · lens: 100 mm')
    assert raccord.nodes('label', '7 by hand')
    screen.look('controls-staging')
    screen.click(release)
    wait_for('one released', lambda: 'lens_mm' not in camera(raccord))
    screen.click(raccord.expect('push button', 'Release all that was set by hand'))
    wait_for('all released', lambda: last(raccord, 'staging') is None)


def tab_reaches_the_tools_of_the_stage(screen, raccord):
    """And goes on: where there is no take, too, nothing holds it."""
    raccord.view('Stage')
    seen = []
    while 'Brush' not in seen and len(seen) < 24:
        screen.key('Tab')
        seen.append(raccord.focused())
    assert 'Menu' in seen and 'Brush' in seen, seen


tests = [
    a_mood_is_dragged_in_one_step,
    a_drag_that_rests_is_one_step,
    creativity_is_a_dial_for_pointer_and_keys,
    a_seed_is_thrown_and_kept,
    a_length_is_typed_and_dragged,
    a_length_is_that_of_the_dialogue,
    words_say_what_became_of_them,
    the_camera_is_moved_in_the_live_view,
    what_a_hand_set_is_released,
    tab_reaches_the_tools_of_the_stage,
]


if __name__ == '__main__':
    # What is set is not sketched: nobody looks at it here.
    sys.exit(display.run('controls', tests, settings={'automatic': 'false'}))
