/* composition.h - how a picture is composed, measured
 *
 * What a director sees at once: room over the head, the subject on its third, a horizon through a
 * head, somebody cut at a joint, somebody lost, two who have changed sides.
 *
 * Thread: that of the scene.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/sketch/scene/scene.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean has_subject; /* a person stands, sits or walks there; the rest means nothing without */
  float    head_room;   /* over the crown, share of the picture's height */
  float    wanted_room; /* as the size has it */
  float    x;           /* of the head, -1 to 1 */
  float    off_third;   /* from the nearest third, shares of the picture's width */
  float    cut;         /* where the lower edge cuts the body, share of its height below the crown;
                           1 and more: not */
  float    off_joint;   /* from the nearest joint to that cut, share of the height; 1: no cut */
  gboolean whole_head;  /* the size shows all of a head: else room and head_is_in mean nothing */
  gboolean head_is_in;  /* all of the head */
  gboolean horizon_through_head;
  float    height; /* of the whole figure in the picture, share of its height */
} RcComposition;

/* Of the scene's frame as it is set. */
void rc_composition_measure (const RcScene *scene, RcComposition *self);

/* Share of @samples moments of the shot at which the subject's head is in the picture. */
float rc_composition_presence (RcScene *scene, int samples);

/* Whether two figures of both scenes have kept their sides; TRUE if they are not both in both. */
gboolean
rc_composition_keeps_line (const RcScene *a, const RcScene *b, const char *one, const char *other);

G_END_DECLS
