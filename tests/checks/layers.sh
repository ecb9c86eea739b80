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

# only FOLDER OTHER…: of the engine's folders, FOLDER includes itself and the OTHERs, no more.
only ()
{
  folder=$1
  allowed=$(printf '%s|' "$@")
  [ -d "engine/$folder" ] || return 0
  if grep -rnE --include='*.[ch]' '^#include "engine/' "engine/$folder" |
    grep -vE "#include \"engine/(${allowed%|})/"; then
    echo "  ^ engine/$folder may use only: $*"
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

only base
only image base
only tensor base
only media base image tensor
only document base image media
only store base image media document
only script base image media document store
only render base image tensor media document store script
only voice base image media document store script render
only sketch base image tensor media document store script render voice footage
only footage base image tensor media document store script render
only diffusion base image tensor media document store script render
only service base image media document store script render
only raccord base image tensor media document store script render voice sketch
only handoff base image media document store script render raccord
exit "$bad"
