/* view.h - one frame of a shot as its generator sees it: the picture, the camera, and where things
 * are
 *
 * What a hand needs to direct: which thing is under the pointer, where on the ground the pointer
 * is, and what the hand-set values have to be. Made by RcGenerator.view.
 *
 * World as in engine/script/staging.h: metres, y up, degrees. Places in the picture: 0 to 1 across
 * its width and height, from the top left, as masks have them.
 *
 * Reference counted and immutable once made; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/frame.h"

G_BEGIN_DECLS

typedef struct
{
  double eye[3], right[3], up[3], back[3]; /* back: away from what is seen; all of length 1 */
  double tan_x, tan_y;                     /* half the picture at a distance of 1 m */
  double bend;                             /* more than 0: a fish-eye, equidistant */
} RcViewCamera;

/* Where a set-up's camera stands before its moves: the members of a staging's camera that are set
 * by hand. */
typedef struct
{
  double at[3];
  double away, around, above;
  double lens_mm;
} RcViewStand;

typedef struct
{
  char    *path;   /* of its hand-set values: "figures.mara", "props.chair-2" */
  char    *name;   /* for people: "Mara" */
  char    *action; /* of a figure: what it does first; "" of a prop */
  gboolean is_prop;
  gboolean free;              /* it stands for itself: nobody holds, rides or pushes it */
  gboolean steered;           /* it goes where `toward` says, whatever its facing is */
  int      identity;          /* its value in the identity pass */
  double   at[3];             /* where it is in this frame */
  double   turn;              /* where it looks in this frame, degrees */
  double   x, z, facing;      /* as the staging has them: where it starts */
  double   least[3], most[3]; /* a box around it in this frame, in the world */
} RcViewThing;

typedef struct
{
  RcFrame     *picture;  /* BGRA8 */
  RcFrame     *identity; /* GRAY8, of the same size */
  int          frame;
  guint        setup; /* 0: the staging's camera; else setups[setup - 1] */
  RcViewCamera camera;
  RcViewStand  stand;
  RcViewThing *things;
  guint        n_things;
  gint         refs; /* atomic */
} RcView;

RcView *rc_view_new (guint n_things);
RcView *rc_view_ref (RcView *self);
void    rc_view_unref (RcView *self);

gboolean rc_view_project (const RcViewCamera *camera, const double point[3], double *x, double *y);
gboolean rc_view_ground (const RcViewCamera *camera,
                         double              x,
                         double              y,
                         double              height,
                         double             *ground_x,
                         double             *ground_z);
gboolean rc_view_thing_box (const RcView      *self,
                            const RcViewThing *thing,
                            double            *left,
                            double            *top,
                            double            *right,
                            double            *bottom);
int      rc_view_pick (const RcView *self, double x, double y, double reach);

/* Another stand: around the point it looks at, nearer (times), the view turned about the camera. */
void rc_view_stand_orbit (RcViewStand *self, double around, double above);
void rc_view_stand_dolly (RcViewStand *self, double times);
void rc_view_stand_turn (RcViewStand *self, double pan, double tilt);
void rc_view_stand_zoom (RcViewStand *self, double times);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RcView, rc_view_unref)

G_END_DECLS
