/* labels.h - what the words call a thing that is drawn as the nearest known kind, beside it
 *
 * Where each label goes follows from the scene's frame alone: above the thing, else beneath or
 * beside it, clear of faces and of other labels; the place's own is in a lower corner. What is not
 * in the picture has no label, and the same words are written once. Pixels of the whole picture.
 *
 * Thread: the scene's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/scene/scene.h"
#include "engine/sketch/shape/lettering.h"

G_BEGIN_DECLS

typedef struct
{
  const char *text; /* the staging's */
  RcRect      rect;
  int         figure, prop; /* index of what it is at, -1; both -1: the place */
} RcLabel;

gboolean    rc_labels_are_wanted (const RcStaging *staging);
RcLettering rc_labels_lettering (const RcScene *scene);
/* @above: pixels that the lower edge of the picture is taken by. Returns: (transfer full): RcLabel
 */
GArray *rc_labels_place (const RcScene *scene, int above);

G_END_DECLS
