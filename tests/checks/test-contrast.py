# test-contrast.py - text can be read: contrast of the style sheets' colours as WCAG 2.1 computes it
#
#   test-contrast.py DATA
#
# Relative luminance and contrast ratio: WCAG 2.1, definitions of “relative luminance” and “contrast
# ratio”. AA asks 4.5 of text (success criterion 1.4.3) and 3 of what controls are known by (1.4.11);
# a ring that shows the focus is 2 pixels wide at least, and has a contrast of 3, too (2.4.13).
#
# SPDX-License-Identifier: GPL-3.0-or-later
import colorsys
import os
import re
import sys

TEXT, CONTROL = 4.5, 3.0

# What is written on what, and how much contrast it needs.
GROUNDS = ('rc_panel', 'rc_header', 'rc_card', 'rc_field', 'rc_canvas', 'popover_bg_color')
PAIRS = tuple(
    [('rc_text', ground, TEXT) for ground in GROUNDS + ('rc_raised',)] +
    [('rc_quiet', ground, TEXT) for ground in GROUNDS] +
    [(name, 'rc_field', TEXT) for name in ('rc_wrong',) + tuple(f'rc_cast_text_{i}' for i in range(6))] +
    [(name, 'rc_card', TEXT) for name in tuple(f'rc_cast_text_{i}' for i in range(6))] +
    [('rc_trouble', 'popover_bg_color', TEXT), ('rc_on_accent', 'rc_accent', TEXT)] +
    [('rc_accent', ground, CONTROL) for ground in ('rc_panel', 'rc_header', 'rc_card', 'rc_canvas')] +
    [(name, 'rc_panel', CONTROL) for name in ('rc_staged', 'rc_passed', 'rc_wrong', 'rc_star')])

NOTES = tuple(f'rc_note_{name}' for name in ('amber', 'red', 'green', 'blue', 'violet'))
PAIRS += tuple([('rc_text', ground, TEXT) for ground in NOTES + ('rc_floor',)] +
               [('rc_quiet', 'rc_row_chosen', TEXT), ('rc_text', 'rc_row_chosen', TEXT),
                ('rc_mask_key', 'rc_strip_empty', CONTROL)])

# What a rule paints: its selector, the text's colour where the rule has none, what it lies on.
RULES = (
    ('splitbutton.render .generator', 'rc_on_accent', 'rc_accent', TEXT),
    ('list.takes .subtitle', None, 'rc_panel', TEXT),
    ('.note', None, 'rc_panel', TEXT),
    ('window.raccord .empty-stage .dim-label', None, 'rc_floor', TEXT),
    ('banner > revealer > box', 'rc_text', None, TEXT),
    ('shotcard .star', None, 'rc_card', CONTROL),
    ('shotcard .star.on', None, 'rc_card', CONTROL),
    ('shotcard .star.rejected', None, 'rc_card', CONTROL),
    ('takestrip .star', None, 'rc_panel', CONTROL),
    ('takestrip .star.on', None, 'rc_panel', CONTROL))
# Pictures that are dimmed, and what is shown under the pointer only.
MAY_BE_DIM = ('picture', '.corner', 'button.osd')

SCHEMES = {
    'dark': ('style.css', 'style-stage.css'),
    'light': ('style.css', 'style-stage.css', 'style-light.css'),
    'dark, high contrast': ('style.css', 'style-stage.css', 'style-contrast.css'),
    'light, high contrast': ('style.css', 'style-stage.css', 'style-light.css', 'style-contrast.css'),
}


def read_colours(folder, sheets):
    """Every named colour; a later sheet overrides."""
    colours = {'white': '#ffffff', 'black': '#000000'}
    for sheet in sheets:
        with open(os.path.join(folder, sheet), encoding='utf-8') as file:
            colours.update(re.findall(r'@define-color (\w+) (.+?);', file.read()))
    return colours


def read_rules(folder, sheets):
    """Selector → {property: value}; a later rule adds to an earlier one."""
    rules = {}
    for sheet in sheets:
        with open(os.path.join(folder, sheet), encoding='utf-8') as file:
            text = re.sub(r'/\*.*?\*/|@define-color .+?;', '', file.read(), flags=re.S)
        for selectors, body in re.findall(r'([^{}]+)\{([^{}]*)\}', text):
            found = dict(part.strip().split(':', 1) for part in body.split(';') if ':' in part)
            for selector in selectors.split(','):
                rules.setdefault(' '.join(selector.split()), {}).update(
                    {name.strip(): value.strip() for name, value in found.items()})
    return rules


def resolve(colours, value, ground=(0, 0, 0)):
    """(red, green, blue), 0 to 1, of what stands behind a name; what is see-through over `ground`."""
    value = value.strip()
    if value.startswith('#'):
        return tuple(int(value[i:i + 2], 16) / 255 for i in (1, 3, 5))
    found = re.match(r'alpha\((.+), *([0-9.]+)\)$', value)
    if found:
        colour, alpha = resolve(colours, found.group(1), ground), float(found.group(2))
        return tuple(c * alpha + g * (1 - alpha) for c, g in zip(colour, ground))
    found = re.match(r'rgba\((.+)\)$', value)
    if found:
        *colour, alpha = (float(part) for part in found.group(1).split(','))
        return tuple(c / 255 * alpha + g * (1 - alpha) for c, g in zip(colour, ground))
    found = re.match(r'mix\((.+), *(.+), *([0-9.]+)\)$', value)
    if found:
        first, second = (resolve(colours, part, ground) for part in found.groups()[:2])
        share = float(found.group(3))
        return tuple(a * (1 - share) + b * share for a, b in zip(first, second))
    found = re.match(r'shade\((.+), *([0-9.]+)\)$', value)
    if found:
        # GTK shades in HLS: it scales lightness and saturation.
        hue, light, full = colorsys.rgb_to_hls(*resolve(colours, found.group(1), ground))
        scale = float(found.group(2))
        return colorsys.hls_to_rgb(hue, min(1, light * scale), min(1, full * scale))
    return resolve(colours, colours[value.lstrip('@')], ground)


def luminance(colour):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rules_that_fail(colours, rules):
    """What rules paint with too little contrast, and what hides the focus."""
    found = []
    for selector, text, ground, least in RULES:
        rule = rules.get(selector, {})
        behind = resolve(colours, '@' + ground if ground else rule['background'])
        colour = resolve(colours, rule.get('color') or '@' + text, behind)
        opacity = float(rule.get('opacity', 1))
        seen = tuple(c * opacity + b * (1 - opacity) for c, b in zip(colour, behind))
        ratio = contrast(seen, behind)
        print(f'# {selector} {ratio:.2f}')
        if ratio < least:
            found.append(f'{selector} has {ratio:.2f}, needs {least}')
    for selector, rule in rules.items():
        if 0 < float(rule.get('opacity', 1)) < 1 and not selector.endswith(MAY_BE_DIM):
            if selector not in {rule[0] for rule in RULES}:
                found.append(f'{selector} is dimmed, and in no list here')
        if ':focus' not in selector or 'outline' not in rule:
            continue
        outline = re.match(r'(\d+)px solid (.+)$', rule['outline'])
        if not outline or int(outline.group(1)) < 2:
            found.append(f'{selector} hides the focus: {rule["outline"]}')
            continue
        for ground in ('rc_panel', 'rc_canvas', 'rc_floor'):
            behind = resolve(colours, '@' + ground)
            ratio = contrast(resolve(colours, outline.group(2), behind), behind)
            if ratio < CONTROL:
                found.append(f'{selector}: a ring of {ratio:.2f} on {ground}, needs {CONTROL}')
    return found


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
        for problem in rules_that_fail(colours, read_rules(sys.argv[1], sheets)):
            low += 1
            print(f'# {scheme}: {problem}')
        failed += low > 0
        print('ok' if low == 0 else 'not ok', f'{i + 2} /contrast/{scheme.replace(", ", "-").replace(" ", "-")}')
    return 1 if failed or not right else 0


if __name__ == '__main__':
    sys.exit(main())
