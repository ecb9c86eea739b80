# test-contrast.py - text can be read: contrast of the style sheets' colours as WCAG 2.1 computes it
#
#   test-contrast.py DATA
#
# Relative luminance and contrast ratio: WCAG 2.1, definitions of “relative luminance” and “contrast
# ratio”. AA asks 4.5 of text (success criterion 1.4.3) and 3 of what controls are known by (1.4.11).
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re
import sys

TEXT, CONTROL = 4.5, 3.0

# What is written on what, and how much contrast it needs.
GROUNDS = ('rc_panel', 'rc_header', 'rc_card', 'rc_field', 'rc_canvas', 'popover_bg_color')
PAIRS = (
    [('rc_text', ground, TEXT) for ground in GROUNDS + ('rc_raised',)] +
    [('rc_quiet', ground, TEXT) for ground in GROUNDS] +
    [(name, 'rc_field', TEXT) for name in ('rc_wrong',) + tuple(f'rc_cast_text_{i}' for i in range(6))] +
    [(name, 'rc_card', TEXT) for name in tuple(f'rc_cast_text_{i}' for i in range(6))] +
    [('rc_trouble', 'popover_bg_color', TEXT), ('rc_on_accent', 'rc_accent', TEXT)] +
    [('rc_accent', ground, CONTROL) for ground in ('rc_panel', 'rc_header', 'rc_card', 'rc_canvas')] +
    [(name, 'rc_panel', CONTROL) for name in ('rc_staged', 'rc_passed', 'rc_wrong', 'rc_star')])

SCHEMES = {
    'dark': ('style.css',),
    'light': ('style.css', 'style-light.css'),
    'dark, high contrast': ('style.css', 'style-contrast.css'),
    'light, high contrast': ('style.css', 'style-light.css', 'style-contrast.css'),
}


def read_colours(folder, sheets):
    """Every named colour; a later sheet overrides."""
    colours = {'white': '#ffffff', 'black': '#000000'}
    for sheet in sheets:
        with open(os.path.join(folder, sheet), encoding='utf-8') as file:
            colours.update(re.findall(r'@define-color (\w+) (.+?);', file.read()))
    return colours


def resolve(colours, value, ground=(0, 0, 0)):
    """(red, green, blue), 0 to 1, of what stands behind a name; what is see-through over `ground`."""
    value = value.strip()
    if value.startswith('#'):
        return tuple(int(value[i:i + 2], 16) / 255 for i in (1, 3, 5))
    found = re.match(r'alpha\((.+), *([0-9.]+)\)$', value)
    if found:
        colour, alpha = resolve(colours, found.group(1), ground), float(found.group(2))
        return tuple(c * alpha + g * (1 - alpha) for c, g in zip(colour, ground))
    return resolve(colours, colours[value.lstrip('@')], ground)


def luminance(colour):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def main():
    failed = 0
    print(f'1..{len(SCHEMES) + 1}')
    right = abs(contrast((0, 0, 0), (1, 1, 1)) - 21) < 1e-9 and \
        abs(contrast(resolve({}, '#777777'), (1, 1, 1)) - 4.48) < 0.005
    print('ok' if right else 'not ok', '1 /contrast/the-formula-is-that-of-wcag')
    for i, (scheme, sheets) in enumerate(SCHEMES.items()):
        colours = read_colours(sys.argv[1], sheets)
        low = 0
        for name, ground, least in PAIRS:
            behind = resolve(colours, '@' + ground)
            ratio = contrast(resolve(colours, '@' + name, behind), behind)
            low += ratio < least
            print(f'# {scheme}: {name} on {ground} {ratio:.2f}{"" if ratio >= least else f", needs {least}"}')
        failed += low > 0
        print('ok' if low == 0 else 'not ok', f'{i + 2} /contrast/{scheme.replace(", ", "-").replace(" ", "-")}')
    return 1 if failed or not right else 0


if __name__ == '__main__':
    sys.exit(main())
