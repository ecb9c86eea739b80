#!/bin/sh
# translations.sh - every language of po/LINGUAS is whole: no text is missing, in doubt, or has
# another format than the original
#
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/list.sh"

need xgettext

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The keywords and flags of meson's preset “glib”, as far as Raccord uses them.
xgettext --files-from=po/POTFILES.in --from-code=UTF-8 --output="$folder/raccord.pot" \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
  --keyword=g_dngettext:2,3 --keyword=g_dpgettext2:2c,3 \
  --flag=N_:1:pass-c-format --flag=C_:2:pass-c-format --flag=NC_:2:pass-c-format \
  --flag=g_dngettext:2:pass-c-format --flag=g_strdup_printf:1:c-format \
  --flag=g_set_error:4:c-format --flag=g_prefix_error:2:c-format --flag=rc_cli_print:1:c-format || bad=1

grep -v '^#' po/LINGUAS > "$folder/languages"
while read -r language; do
  merged=$folder/$language.po
  msgmerge --quiet --no-fuzzy-matching --output-file="$merged" "po/$language.po" "$folder/raccord.pot" || bad=1
  msgfmt --check --check-accelerators=_ --output-file=/dev/null "$merged" || bad=1
  for attribute in --untranslated --only-fuzzy; do
    msgattrib "$attribute" --no-obsolete --no-wrap "$merged" | grep '^msgid "..*"' > "$folder/lacking"
    if [ -s "$folder/lacking" ]; then
      echo "po/$language.po lacks these texts, or is not sure of them; see Translations in CONTRIBUTING.md:"
      cat "$folder/lacking"
      bad=1
    fi
  done
  # Texts that nothing asks for any more
  if msgattrib --only-obsolete "$merged" | grep -q '^#~ msgid'; then
    echo "po/$language.po has texts that nothing asks for any more; remove them:"
    msgattrib --only-obsolete "$merged" | grep '^#~ msgid'
    bad=1
  fi
done < "$folder/languages"
exit "$bad"
