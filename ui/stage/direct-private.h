/* direct-private.h - what the parts of directing share
 *
 * direct.c asks for views and writes steps; direct-input.c is the pointer and the keys;
 * direct-draw.c the handles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/render/view-edit.h"
#include "ui/stage/direct.h"

G_BEGIN_DECLS

typedef enum
{
  RC_DIRECT_IDLE,
  RC_DIRECT_MOVE,
  RC_DIRECT_TURN, /* by how far the pointer goes to the side */
  RC_DIRECT_AIM,  /* to where the pointer is on the ground */
  RC_DIRECT_ORBIT,
  RC_DIRECT_LOOK,
  RC_DIRECT_DOLLY,
} RcDirectDrag;

struct _RcDirect
{
  GtkWidget parent_instance;

  RcViewer  *viewer;  /* nullable */
  RcSession *session; /* nullable */
  RcShot    *shot;    /* nullable */
  int        frame;
  gboolean   active, holds; /* the camera stays where it is when things move */

  RcView  *view;    /* nullable */
  gboolean busy;    /* one is being drawn */
  gboolean again;   /* and will be old then */
  char    *chosen;  /* nullable: path of a thing */
  char    *hovered; /* nullable */

  /* A step under way: from the first change until it is written. */
  cJSON *by_hand; /* nullable: all values as the hand has them now */
  char  *name;    /* of the step */
  guint  pause;   /* source: writes it when the keys rest */

  RcDirectDrag drag;
  RcView      *drag_view;        /* nullable: as it was when the drag began */
  cJSON       *drag_base;        /* nullable: the values then */
  RcViewThing *drag_thing;       /* nullable: of drag_view */
  double       press_x, press_y; /* logical pixels */
  double       grip_x, grip_y; /* from where the thing stands to the pointer, shares of the frame */
};

/* direct.c */
void   rc_direct_change (RcDirect *self, cJSON *by_hand, char *name);
void   rc_direct_change_camera (RcDirect *self, cJSON *by_hand);
void   rc_direct_commit (RcDirect *self);
void   rc_direct_commit_soon (RcDirect *self);
void   rc_direct_cancel (RcDirect *self);
cJSON *rc_direct_copy (RcDirect *self);

/* direct-input.c */
void     rc_direct_add_input (RcDirect *self);
void     rc_direct_place (RcDirect *self, double view_x, double view_y, double *x, double *y);
gboolean rc_direct_on_knob (RcDirect *self, double view_x, double view_y);

/* direct-draw.c */
void     rc_direct_draw (RcDirect *self, GtkSnapshot *snapshot);
double   rc_direct_ring_radius (const RcViewThing *thing);
gboolean rc_direct_knob (RcDirect *self, const RcViewThing *thing, double *view_x, double *view_y);

G_END_DECLS
