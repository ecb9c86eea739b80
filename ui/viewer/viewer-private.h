/* viewer-private.h - what the viewer's drawing and its input share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine/image/mask-paint.h"
#include "ui/scroll.h"
#include "ui/viewer/viewer.h"

G_BEGIN_DECLS

/* A notch of the wheel. */
#define RC_VIEWER_ZOOM_STEP 1.15

/* A texture, as cairo has it. */
typedef struct
{
  GdkTexture      *texture; /* nullable */
  cairo_surface_t *surface; /* nullable */
} RcViewerPixels;

struct _RcViewer
{
  GtkWidget parent_instance;

  RcViewerGeometry geometry;
  GdkTexture      *texture; /* nullable */
  int              frame;   /* which one is shown, for the mask's range */
  RcToolId         tool;
  RcGuides         guides;
  const RcMatte   *matte; /* nullable */
  gboolean         overlay, tint;

  GdkTexture *onion[2]; /* nullable: of the shots before and after */
  double      onion_opacity;

  RcCompare   compare;
  GdkTexture *other;             /* nullable */
  char       *name, *other_name; /* nullable: what the two pictures are */
  double      wipe;              /* where the line is, share of the frame's width */
  gboolean    wiping;            /* a drag moves the line */
  gboolean    blink_other;       /* the other picture's turn */
  guint       blink;             /* source */

  RcOverlay    kind;
  RcMaskDraft *draft;
  gboolean     mask_fresh; /* what follows is that of the draft */
  double       share;      /* of the frame, 0..1 */
  /* What is drawn of the mask; either one texture, or, while a stroke is painted, tiles, of which
   * only those that it changes are made anew. */
  RcMaskPaint    *paint; /* nullable */
  RcMaskDraftMark mark;  /* what of the draft is in it */
  GdkTexture     *mask_texture;
  GPtrArray      *mask_tiles; /* GdkTexture, row by row */

  GArray *scribble;         /* double: places that a tool that picks went over, fractions of the
                             * frame; empty: no drag with it */
  RcMaskMode scribble_mode; /* as it began */

  gboolean pointing; /* the pointer is over the widget, at */
  double   pointer_x, pointer_y;
  gboolean panning; /* a drag pans, last seen at */
  double   pan_x, pan_y;
  gboolean space_held, space_used;

  RcViewerPixels pixels[2];     /* of the texture and of the other one */
  int            texture_width; /* of the last one */
  double         pinched;       /* so far by two fingers */
  guint          telling;       /* source: that it was zoomed */
  double         told;          /* the size that was told last, per cent */

  GdkModifierType modifiers; /* that were held when last heard of */
};

/* A click so near, in logical pixels, means a corner of the polygon. */
#define RC_VIEWER_CORNER_REACH 8.0

void rc_viewer_add_input (RcViewer *self);
void rc_viewer_update_cursor (RcViewer *self);
void rc_viewer_fit_view (RcViewer *self);
void rc_viewer_scribble (RcViewer *self, double frame_x, double frame_y);
void rc_viewer_pick (RcViewer *self);

/* viewer-mask.c */
gboolean rc_viewer_covers_frame (RcViewer *self);
void     rc_viewer_refresh_mask (RcViewer *self);
void     rc_viewer_forget_mask (RcViewer *self);
void     rc_viewer_draw_mask (RcViewer *self, GtkSnapshot *snapshot, RcViewerRect picture);

/* viewer-zoom.c */
void rc_viewer_add_zoom (RcViewer *self);
void rc_viewer_scroll (RcViewer *self, const RcScroll *scroll);
void rc_viewer_pinch (RcViewer *self, double scale, double x, double y);
void rc_viewer_view_changed (RcViewer *self);
void rc_viewer_clear_pixels (RcViewer *self);
void rc_viewer_append_texture (RcViewer              *self,
                               GtkSnapshot           *snapshot,
                               GdkTexture            *texture,
                               const graphene_rect_t *bounds);

/* viewer-guides.c */
void rc_viewer_draw_onion (RcViewer *self, GtkSnapshot *snapshot, RcViewerRect picture);
void rc_viewer_draw_guides (RcViewer *self, GtkSnapshot *snapshot, RcViewerRect picture);

/* viewer-input.c */
RcMaskMode rc_viewer_mode_from (GdkModifierType modifiers);

/* viewer-hud.c */
void       rc_viewer_draw_hud (RcViewer *self, GtkSnapshot *snapshot);
gboolean   rc_viewer_would_close (RcViewer *self, double x, double y);
RcMaskMode rc_viewer_get_mode (RcViewer *self);

/* viewer-transform.c */
double rc_viewer_aspect (RcViewer *self);
void   rc_viewer_find_grip (RcViewer *self, double x, double y, gboolean alt, RcMaskGrip *grip);
const char *rc_viewer_grip_cursor (RcViewer *self);
void        rc_viewer_draw_transform (RcViewer *self, cairo_t *cr);

/* viewer-compare.c */
void     rc_viewer_draw_pictures (RcViewer *self, GtkSnapshot *snapshot);
void     rc_viewer_draw_beside (RcViewer *self, GtkSnapshot *snapshot);
gboolean rc_viewer_is_on_line (RcViewer *self, double x, double y);
void     rc_viewer_clear_compare (RcViewer *self);

G_END_DECLS
