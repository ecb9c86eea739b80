/* viewer.c - what the viewer shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rc-ui"

#include "ui/viewer/viewer-private.h"

#include "engine/image/mask.h"
#include "ui/film-text.h"
#include "ui/frame-texture.h"
#include "ui/viewer/mask-overlay.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#define MARGIN      12.0
#define PLACE_STEP  0.01 /* of the frame, between places of a scribble */
#define MOST_PLACES 400

G_DEFINE_FINAL_TYPE (RcViewer, rc_viewer, GTK_TYPE_WIDGET)

static guint mask_changed_signal, picked_signal;

/* --- drawing ------------------------------------------------------------------------------- */

static void
rc_viewer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RcViewer    *self = RC_VIEWER (widget);
  RcViewerRect picture = rc_viewer_geometry_picture (&self->geometry);

  if (self->texture == NULL)
    return;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)self->geometry.view_width,
                                                         (float)self->geometry.view_height));
  rc_viewer_draw_pictures (self, snapshot);
  rc_viewer_draw_onion (self, snapshot, picture);
  rc_viewer_draw_guides (self, snapshot, picture);
  if (self->overlay)
    rc_viewer_draw_mask (self, snapshot, picture);
  gtk_snapshot_pop (snapshot);
  if (self->compare == RC_COMPARE_SIDE)
    rc_viewer_draw_beside (self, snapshot);
}

static void
rc_viewer_measure (GtkWidget     *widget,
                   GtkOrientation orientation,
                   int            for_size,
                   int           *minimum,
                   int           *natural,
                   int           *minimum_baseline,
                   int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 135;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 960 : 540;
}

/* The first picture has the widget, or, side by side, the left half of it. */
void
rc_viewer_fit_view (RcViewer *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));

  self->geometry.view_width = self->compare == RC_COMPARE_SIDE ? width / 2 : width;
  self->geometry.view_height = gtk_widget_get_height (GTK_WIDGET (self));
  self->mask_fresh = FALSE;
}

static void
rc_viewer_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  rc_viewer_fit_view (RC_VIEWER (widget));
  rc_viewer_view_changed (RC_VIEWER (widget));
}

static void
rc_viewer_dispose (GObject *object)
{
  RcViewer *self = RC_VIEWER (object);

  g_clear_object (&self->texture);
  rc_viewer_forget_mask (self);
  rc_viewer_clear_compare (self);
  rc_viewer_clear_pixels (self);
  g_clear_object (&self->onion[0]);
  g_clear_object (&self->onion[1]);
  G_OBJECT_CLASS (rc_viewer_parent_class)->dispose (object);
}

static void
rc_viewer_finalize (GObject *object)
{
  RcViewer *self = RC_VIEWER (object);

  rc_mask_draft_free (self->draft);
  g_array_unref (self->scribble);
  G_OBJECT_CLASS (rc_viewer_parent_class)->finalize (object);
}

static void
rc_viewer_class_init (RcViewerClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rc_viewer_dispose;
  object_class->finalize = rc_viewer_finalize;
  widget_class->snapshot = rc_viewer_snapshot;
  widget_class->measure = rc_viewer_measure;
  widget_class->size_allocate = rc_viewer_size_allocate;
  mask_changed_signal = g_signal_new ("mask-changed", RC_TYPE_VIEWER, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);
  picked_signal = g_signal_new ("picked", RC_TYPE_VIEWER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_ARRAY, G_TYPE_INT);
  g_signal_new ("zoomed", RC_TYPE_VIEWER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "viewer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rc_viewer_init (RcViewer *self)
{
  rc_viewer_geometry_init (&self->geometry);
  self->geometry.margin = MARGIN;
  self->draft = rc_mask_draft_new ();
  self->scribble = g_array_new (FALSE, FALSE, sizeof (double));
  self->wipe = 0.5;
  self->onion_opacity = 0.5;
  self->guides = RC_GUIDE_THIRDS;
  self->overlay = TRUE;
  self->tint = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Picture of the take"),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      _ ("Enter places a rectangle or an ellipse, the arrow keys move it, Shift and the arrow keys "
         "change its size."),
      -1);
  rc_viewer_add_input (self);
}

/* --- public -------------------------------------------------------------------------------- */

GtkWidget *
rc_viewer_new (void)
{
  return g_object_new (RC_TYPE_VIEWER, NULL);
}

/** @texture: (nullable): what is shown; the mask fits itself to its shape */
void
rc_viewer_set_texture (RcViewer *self, GdkTexture *texture)
{
  int width = texture != NULL ? gdk_texture_get_width (texture) : 16;
  int height = texture != NULL ? gdk_texture_get_height (texture) : 9;

  if (!g_set_object (&self->texture, texture))
    return;
  if (width != self->texture_width)
    rc_viewer_view_changed (self);
  self->texture_width = width;
  /* Only the shape of the frame matters, so a coarse one changes nothing. */
  if (fabs (self->geometry.frame_width * height - self->geometry.frame_height * width) >
      0.02 * width * self->geometry.frame_height)
    {
      self->geometry.frame_width = width;
      self->geometry.frame_height = height;
      self->mask_fresh = FALSE;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** Which frame is shown: out of the mask's range, the mask is faint */
void
rc_viewer_set_frame (RcViewer *self, int frame)
{
  gboolean covered = rc_viewer_covers_frame (self);
  gboolean moving = frame != self->frame && rc_mask_draft_is_moving (self->draft);

  self->frame = frame;
  rc_mask_draft_set_frame (self->draft, frame);
  if (moving)
    self->mask_fresh = FALSE;
  if (rc_viewer_covers_frame (self) != covered || moving)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
rc_viewer_set_overlay_kind (RcViewer *self, RcOverlay kind)
{
  self->kind = kind;
  rc_viewer_forget_mask (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

RcOverlay
rc_viewer_get_overlay_kind (RcViewer *self)
{
  return self->kind;
}

/* Another place of a click or a scribble with a tool that picks, if it is in the picture, and not
 * where the last one was. */
void
rc_viewer_scribble (RcViewer *self, double frame_x, double frame_y)
{
  guint n = self->scribble->len;

  if (!(frame_x >= 0 && frame_y >= 0 && frame_x < 1 && frame_y < 1) || n >= 2 * MOST_PLACES)
    return;
  if (n > 0 && hypot (frame_x - g_array_index (self->scribble, double, n - 2),
                      frame_y - g_array_index (self->scribble, double, n - 1)) < PLACE_STEP)
    return;
  g_array_append_val (self->scribble, frame_x);
  g_array_append_val (self->scribble, frame_y);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The click or the scribble ends; what it means is for others to find. */
void
rc_viewer_pick (RcViewer *self)
{
  g_autoptr (GArray) places = self->scribble;

  self->scribble = g_array_new (FALSE, FALSE, sizeof (double));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (places->len > 0)
    g_signal_emit (self, picked_signal, 0, places, (int)self->scribble_mode);
}

void
rc_viewer_set_tool (RcViewer *self, RcToolId tool)
{
  if (tool != self->tool && rc_mask_draft_cancel (self->draft))
    rc_viewer_draft_changed (self);
  self->tool = tool;
  rc_viewer_update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

RcToolId
rc_viewer_get_tool (RcViewer *self)
{
  return self->tool;
}

/** Whether the mask is shown */
void
rc_viewer_set_overlay (RcViewer *self, gboolean overlay)
{
  self->overlay = overlay;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** Whether what the mask covers is tinted, or only its outline is drawn */
void
rc_viewer_set_tint (RcViewer *self, gboolean tint)
{
  if (self->tint == tint)
    return;
  self->tint = tint;
  rc_viewer_forget_mask (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const RcViewerGeometry *
rc_viewer_get_geometry (RcViewer *self)
{
  return &self->geometry;
}

/** Returns: (transfer none): the mask that is drawn */
RcMaskDraft *
rc_viewer_get_draft (RcViewer *self)
{
  return self->draft;
}

/** The draft was changed: draws it and tells */
void
rc_viewer_draft_changed (RcViewer *self)
{
  self->mask_fresh = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, mask_changed_signal, 0);
}

/** Returns: how much of the frame the mask covers, 0..1 */
double
rc_viewer_get_mask_share (RcViewer *self)
{
  rc_viewer_refresh_mask (self);
  return self->share;
}
