#!/bin/sh
# layers.sh - arrows point one way: app → ui → engine, and within engine as design and tables say
#
# SPDX-License-Identifier: GPL-3.0-or-later
. "$(dirname "$0")/list.sh"

# deny FOLDER PATTERN WHY: no file under FOLDER includes anything that PATTERN matches.
deny ()
{
  [ -d "$1" ] || return 0
  if grep -rnE --include='*.[ch]' "^#include [<\"]($2)" "$1"; then
    echo "  ^ $3"
    bad=1
  fi
}

# only TOP FOLDER OTHER…: of the folders of TOP, FOLDER includes itself and the OTHERs, no more.
only ()
{
  top=$1
  shift
  folder=$1
  allowed=$(printf '%s|' "$@")
  [ -d "$top/$folder" ] || return 0
  if grep -rnE --include='*.[ch]' "^#include \"$top/[a-z-]+/" "$top/$folder" |
    grep -vE "#include \"$top/(${allowed%|})/"; then
    echo "  ^ $top/$folder may use only: $*"
    bad=1
  fi
}

deny engine 'gtk/|gdk/|gsk/|adwaita|ui/|app/' 'engine/ must build without GTK, ui/ and app/'
deny ui 'app/' 'ui/ must not reach up into app/'
deny tests/engine 'gtk/|gdk/|gsk/|adwaita|ui/|app/' 'tests of the engine need no display'

for folder in engine/*/; do
  folder=${folder%/}
  [ "$folder" = engine/sketch ] ||
    deny "$folder" 'epoxy/|EGL/|GL/' 'OpenGL belongs to engine/sketch alone'
  [ "$folder" = engine/media ] ||
    deny "$folder" 'gst/' 'GStreamer belongs to engine/media alone'
  [ "$folder" = engine/voice ] ||
    deny "$folder" 'espeak' 'espeak-ng belongs to engine/voice alone'
done
deny ui 'gst/|epoxy/' 'ui/ shows frames; it neither decodes nor draws them'
deny app 'gst/|epoxy/' 'app/ leaves media to engine/media and drawing to engine/sketch'
for folder in base document store script render; do
  deny "engine/$folder" 'cairo|pango/' "engine/$folder draws nothing"
done
deny engine/tensor 'gio/' 'kernels are plain C: no GIO'

only engine base
only engine image base
only engine tensor base
only engine media base image tensor
only engine document base image media
only engine store base image media document
only engine script base image media document store
only engine render base image tensor media document store script
only engine voice base image media document store script render
only engine sketch base image tensor media document store script render voice footage
only engine footage base image tensor media document store script render
only engine diffusion base image tensor media document store script render
only engine service base image media document store script render
only engine raccord base image tensor media document store script render voice sketch
only engine handoff base image media document store script render raccord

# Each folder of the sketch uses those before it.
# OpenGL's own header is included by one of them.
before=
for folder in shape gl kit camera thing figure creature motion scene picture region; do
  before="$before${before:+|}$folder"
  deny "engine/sketch/$folder" 'engine/sketch/[a-z-]+\.h' \
    "engine/sketch/$folder may not reach up into engine/sketch itself"
  [ "$folder" = gl ] ||
    deny "engine/sketch/$folder" 'epoxy/|EGL/|GL/' 'OpenGL is included through engine/sketch/gl'
  if grep -rnE --include='*.[ch]' '^#include "engine/sketch/' "engine/sketch/$folder" |
    grep -vE "#include \"engine/sketch/($before)/"; then
    echo "  ^ engine/sketch/$folder may use only: $before"
    bad=1
  fi
done

# What lies in ui/ itself is for all of its folders, and uses none of them.
if grep -nE '^#include "ui/[a-z-]+/' ui/*.[ch]; then
  echo '  ^ what all folders of ui/ share may use none of them'
  bad=1
fi
only ui actions
only ui play
only ui prompt
only ui references play
only ui viewer play
only ui region prompt references
only ui takes actions play viewer region
only ui board actions play
only ui inspector board prompt references takes
only ui library actions references
only ui cut actions play
only ui stage actions play viewer region takes
exit "$bad"
