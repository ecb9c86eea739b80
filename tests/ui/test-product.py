# test-product.py - what is around the film: palette, keys, Welcome
#
#   test-product.py PROGRAM
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import screen as display  # noqa: E402
from screen import wait_for  # noqa: E402


def opens_the_palette(screen, raccord):
    screen.key('ctrl+k')
    wait_for('the palette', lambda: raccord.has('dialog', 'Find an action'), 60)


def the_palette_finds_an_action_and_does_it(screen, raccord):
    raccord.expect('list item', 'Shot 1A')
    wait_for('a take', raccord.takes, 90)
    raccord.stop_rendering()
    opens_the_palette(screen, raccord)
    screen.save('product-palette')
    screen.type('stage')
    screen.key('Return')
    wait_for('the stage', lambda: raccord.is_pressed('Stage'), 60)
    assert not raccord.has('dialog', 'Find an action'), 'it is closed again'


def what_is_counted_follows_the_generator(screen, raccord):
    """Footage takes a picture and a video; the slots and the words say so as soon as it is chosen."""
    screen.click(raccord.expect('list item', 'Shot 1A'))
    for name, most in (('Footage', '/1 · 0/1 · 0/0'), ('Sketch', '/9 · 0/3 · 0/3')):
        opens_the_palette(screen, raccord)
        screen.type(f'Generator: {name}')
        screen.key('Return')
        wait_for(f'what {name} takes',
                 lambda: any(node.name.endswith(most) for node in raccord.nodes('label')), 60)


def the_palette_says_why_not(screen, raccord):
    opens_the_palette(screen, raccord)
    screen.type('redo')
    wait_for('the reason', lambda: raccord.has('label', 'Nothing to redo'), 60)
    screen.save('product-palette-why')
    screen.key('Return')
    assert raccord.has('dialog', 'Find an action'), 'what cannot be done is not done'
    screen.key('Escape')
    wait_for('that it closes', lambda: not raccord.has('dialog', 'Find an action'), 60)


def the_palette_gives_the_keys_back(screen, raccord):
    """After it is closed the letters on the stage are tools, and no words for a region."""
    opens_the_palette(screen, raccord)
    screen.key('Escape')
    wait_for('that it closes', lambda: not raccord.has('dialog', 'Find an action'), 60)
    raccord.view('Stage')
    screen.key('b')
    wait_for('the brush', lambda: raccord.is_pressed('Brush'), 30)
    screen.key('v')
    wait_for('the hand', lambda: raccord.is_pressed('Hand'), 30)


def every_view_fits_a_small_window(screen, raccord):
    """None asks for more than 1100 pixels: the inspector's edge would be out of sight."""
    for view in ('Board', 'Stage', 'Cut'):
        raccord.view(view)
        close = raccord.expect('push button', 'Close', 20)
        assert close[0] + close[2] <= screen.size[0], f'{view} is too wide: {close}'


def the_palette_acts_in_its_view(screen, raccord):
    raccord.view('Stage')
    opens_the_palette(screen, raccord)
    screen.type('add a shot')
    screen.key('Return')
    wait_for('a shot more', lambda: '"Add Shot"' in raccord.journal(), 60)
    wait_for('the board', lambda: raccord.is_pressed('Board'), 60)


def the_keys_are_listed_and_found(screen, raccord):
    screen.key('ctrl+question')
    raccord.expect('entry', 'Find a key', 60)
    screen.save('product-keys')
    screen.type('lasso')
    wait_for('the lasso alone', lambda: raccord.has('label', 'Lasso') and
             not raccord.has('label', 'Ellipse'), 60)
    screen.key('Escape', 'Escape')
    wait_for('that it closes', lambda: not raccord.has('label', 'Lasso'), 60)


def bus_names(raccord, path):
    """What a group of actions has, as the program tells other programs."""
    names = subprocess.run(
        ['gdbus', 'call', '--session', '--dest', 'io.raccord.Raccord', '--object-path', path,
         '--method', 'org.gtk.Actions.List'], check=True, capture_output=True, text=True).stdout
    return {name.strip(" '") for name in names.strip('\n()[],').split(',')} - {''}


# What one cannot ask for: it needs something to be said.
INTERNAL = {'win.tell', 'win.tell-undo', 'win.open-path'}


def every_action_is_in_the_table(_screen, raccord):
    listed = subprocess.run([os.environ['RACCORD_LIST_ACTIONS']], check=True, capture_output=True,
                            text=True).stdout.splitlines()
    names = {line.split('\t')[0].split('::')[0] for line in listed}
    there = {'win.' + name for name in bus_names(raccord, '/io/raccord/Raccord/window/1')}
    there |= {'app.' + name for name in bus_names(raccord, '/io/raccord/Raccord')}
    assert len(there) > 20, there
    missing = there - names - INTERNAL
    assert not missing, f'not in ui/actions/action-table.c: {sorted(missing)}'
    gone = {name for name in names if name.startswith(('win.', 'app.'))} - there
    assert not gone, f'in ui/actions/action-table.c, but not in the window: {sorted(gone)}'


def films(raccord):
    return sorted(os.listdir(raccord.home + '/data/raccord'))


def a_film_that_is_closed_is_on_welcome(screen, raccord):
    wait_for('a take', raccord.takes)
    screen.key('ctrl+w')
    card = raccord.expect('push button', "The Keeper's Light,", 60)
    wait_for('its poster', lambda: screen.colours((card[0], card[1], card[2], card[3] // 2)) > 100, 60)
    screen.save('product-welcome')
    screen.key('Tab', 'Tab')


def a_template_becomes_a_film(screen, raccord):
    screen.key('ctrl+w')
    for name in ('New short film,', 'New 30-second advert,', 'New music video,', 'New vertical series,'):
        card = raccord.expect('push button', name, 60)
        top = (card[0], card[1], card[2], card[3] // 2)
        wait_for('a poster of ' + name, lambda: screen.colours(top) > 100, 60)
    screen.save('product-templates')
    screen.click(raccord.expect('push button', 'New vertical series,'))
    wait_for('its folder', lambda: 'vertical-series.raccord' in films(raccord), 60)
    raccord.expect('list item', '2 · Bedroom', 60)
    wait_for('an upright frame', lambda: raccord.has('label', '00:18 · 9:16'), 60)
    screen.save('product-template')


def a_recent_film_is_opened_from_the_keyboard(screen, raccord):
    screen.key('ctrl+w')
    raccord.expect('push button', "The Keeper's Light,", 60)
    for _ in range(6):
        screen.key('Tab')
        if raccord.focused().startswith("The Keeper's Light"):
            break
    screen.save('product-welcome-two')
    screen.key('Return')
    wait_for('the film', lambda: raccord.has('frame', "The Keeper's Light") and
             raccord.has('list item', 'Shot 1A'), 60)


def a_film_is_seen_as_it_was(screen, raccord):
    raccord.view('Stage')
    screen.key('ctrl+w')
    screen.click(raccord.expect('push button', "The Keeper's Light,"))
    wait_for('the stage again', lambda: raccord.is_pressed('Stage'), 60)
    assert not any('recovered' in node.name for node in raccord.walk()), 'what was closed was kept'


def a_new_film_begins_on_the_board(screen, raccord):
    screen.key('ctrl+w')
    screen.click(raccord.expect('push button', 'New music video,'))
    wait_for('its board', lambda: raccord.is_pressed('Board') and not raccord.is_pressed('Stage'), 60)


def brightness(screen):
    """Of the middle of the header, where nothing is."""
    return sum(sum(pixel) for pixel in screen.pixels(560, 20, 8, 8)) / 192


def preferences_have_an_effect(screen, raccord):
    dark = brightness(screen)
    screen.key('ctrl+comma')
    raccord.expect('label', 'Size of text', 60)
    screen.save('product-preferences')
    screen.key('Escape')
    wait_for('that they close', lambda: not raccord.has('frame', 'Preferences'), 60)
    opens_the_palette(screen, raccord)
    screen.type('appearance light')
    screen.key('Return')
    wait_for('a light window', lambda: brightness(screen) > dark + 100, 60)
    screen.save('product-light')
    opens_the_palette(screen, raccord)
    screen.type('appearance dark')
    screen.key('Return')
    wait_for('a dark window', lambda: brightness(screen) < dark + 20, 60)


def a_report_is_copied(screen, raccord):
    opens_the_palette(screen, raccord)
    screen.type('copy a report')
    screen.key('Return')
    wait_for('the remark', lambda: raccord.has('label', 'The report is on the clipboard'), 60)


def it_ends_well(_screen, raccord):
    assert raccord.end() == 0


tests = [
    the_palette_finds_an_action_and_does_it,
    what_is_counted_follows_the_generator,
    the_palette_says_why_not,
    the_palette_gives_the_keys_back,
    every_view_fits_a_small_window,
    the_palette_acts_in_its_view,
    the_keys_are_listed_and_found,
    every_action_is_in_the_table,
    a_film_that_is_closed_is_on_welcome,
    a_template_becomes_a_film,
    a_recent_film_is_opened_from_the_keyboard,
    a_film_is_seen_as_it_was,
    a_new_film_begins_on_the_board,
    preferences_have_an_effect,
    a_report_is_copied,
    it_ends_well,
]


def between(screen, raccord):
    if raccord.has('push button', 'Board'):
        raccord.view('Board')


if __name__ == '__main__':
    sys.exit(display.run('product', tests, between=between,
                         size=(1100, 700)))
