/* face.h - what a face expresses
 *
 * Each number is what a muscle or two do; expressions are sums of them.
 *
 * Source: which actions make which emotion: P. Ekman and W. V. Friesen, “Facial Action Coding
 * System”, Consulting Psychologists Press 1978.
 *
 * Thread: any; values are plain.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 0 is at rest; most go from 0 to 1, those with two ends from -1 to 1. */
typedef struct
{
  float brow_inner; /* up, -1 down */
  float brow_outer; /* up, -1 down */
  float frown;      /* the brows drawn together */
  float lid_upper;  /* wide open, -1 shut */
  float lid_lower;  /* raised */
  float corners;    /* of the mouth up, -1 down */
  float stretch;    /* of the mouth wide, -1 narrow */
  float part;       /* the lips apart */
  float jaw;        /* dropped */
  float teeth;      /* shown */
  float sneer;      /* the upper lip and the nose drawn up */
  float press;      /* the lips on each other */
  float cheeks;     /* raised */
  float flush;      /* blood in them */
  float tears;
  float look_down; /* the eyes */
} RcFace;

gboolean rc_face_named (RcFace *self, const char *expression);
void     rc_face_of_mood (RcFace *self, double warmth, double tension);
void     rc_face_mix (RcFace *self, const RcFace *other, float t);

G_END_DECLS
