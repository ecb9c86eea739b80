/* viewer.h - the picture of the stage: a frame, the mask over it, and the tools that draw it
 *
 * Shows a texture, letterboxed; the wheel and two fingers zoom at the pointer, to 800 %, dragging
 * with the hand, the middle button or the space bar pans, a double click with the hand fits it
 * again. The other tools draw on the mask (ui/viewer/mask-tools.h), which the viewer owns as a
 * draft. Keys, while it has the focus: Enter places a rectangle or an ellipse in the middle, arrows
 * move it, Shift and arrows change its size, Escape cancels a drag.
 *
 * It may show a second picture against the first (RcCompare). In a wipe, the line between them is
 * dragged, or moved with the arrow keys while the hand is the tool.
 *
 * Signals:
 *   "mask-changed"    what is drawn is another, also while a drag is under way
 *   "zoomed"          the picture is of another size
 *   "picked" (GArray *places, int mode)    a click or a scribble with a tool that picks; doubles, x
 *                     and y of each place, fractions of the frame; an RcMaskMode
 *
 * Thread: the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/viewer/guides.h"
#include "ui/viewer/mask-tools.h"
#include "ui/viewer/viewer-geometry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RC_TYPE_VIEWER (rc_viewer_get_type ())
G_DECLARE_FINAL_TYPE (RcViewer, rc_viewer, RC, VIEWER, GtkWidget)

/* How another picture is shown against the first. */
typedef enum
{
  RC_COMPARE_OFF,
  RC_COMPARE_WIPE,       /* the other one right of a line */
  RC_COMPARE_SIDE,       /* side by side */
  RC_COMPARE_DIFFERENCE, /* what differs, four times as bright */
  RC_COMPARE_BLINK,      /* one after the other */
} RcCompare;

/* How the mask is shown. */
typedef enum
{
  RC_OVERLAY_TINT,    /* red, with an outline */
  RC_OVERLAY_MATTE,   /* white on black */
  RC_OVERLAY_CUT_OUT, /* the picture inside, black outside */
  RC_OVERLAY_OUTLINE, /* marching ants only */
  RC_N_OVERLAYS,
} RcOverlay;

GtkWidget *rc_viewer_new (void);
void       rc_viewer_set_texture (RcViewer *self, GdkTexture *texture);
void       rc_viewer_set_frame (RcViewer *self, int frame);
void       rc_viewer_set_tool (RcViewer *self, RcToolId tool);
RcToolId   rc_viewer_get_tool (RcViewer *self);
void       rc_viewer_set_guides (RcViewer *self, RcGuides guides);
void       rc_viewer_set_matte (RcViewer *self, const RcMatte *matte);
void       rc_viewer_set_onion (RcViewer *self, int which, GdkTexture *texture);
void       rc_viewer_set_onion_opacity (RcViewer *self, double opacity);
void       rc_viewer_set_overlay (RcViewer *self, gboolean overlay);
void       rc_viewer_set_overlay_kind (RcViewer *self, RcOverlay kind);
RcOverlay  rc_viewer_get_overlay_kind (RcViewer *self);
void       rc_viewer_set_tint (RcViewer *self, gboolean tint);
void       rc_viewer_fit (RcViewer *self);
void       rc_viewer_zoom (RcViewer *self, double factor);
void       rc_viewer_set_percent (RcViewer *self, double percent);
double     rc_viewer_get_percent (RcViewer *self);

void      rc_viewer_set_compare (RcViewer *self, RcCompare compare);
RcCompare rc_viewer_get_compare (RcViewer *self);
void      rc_viewer_set_other (RcViewer *self, GdkTexture *texture);
void      rc_viewer_set_names (RcViewer *self, const char *name, const char *other);
void      rc_viewer_set_wipe (RcViewer *self, double share);
double    rc_viewer_get_wipe (RcViewer *self);

const RcViewerGeometry *rc_viewer_get_geometry (RcViewer *self);

/* The mask. After changing the draft by hand, say so. */
RcMaskDraft *rc_viewer_get_draft (RcViewer *self);
void         rc_viewer_draft_changed (RcViewer *self);
double       rc_viewer_get_mask_share (RcViewer *self);

/* What the gestures do; places in the widget's logical pixels. */
void rc_viewer_press (RcViewer *self, double x, double y, GdkModifierType modifiers);
void rc_viewer_motion (RcViewer *self, double x, double y);
void rc_viewer_release (RcViewer *self);

G_END_DECLS
