/* note-pins.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/takes/note-pins.h"

#include "ui/film-text.h"
#include "ui/snapshot-text.h"

#include <string.h>

/* Logical pixels. */
#define RADIUS 11
/* A pin is full for so many frames at either side of its own. */
#define NEAR   12

struct _RcNotePins
{
  GtkWidget parent_instance;

  RcViewer        *viewer;
  RcTake          *take; /* nullable */
  int              frame;
  gboolean         placing;
  RcViewerGeometry drawn; /* where the picture was when the pins were drawn */
  guint            tick;  /* while there are pins: the picture may be moved */
};

G_DEFINE_FINAL_TYPE (RcNotePins, rc_note_pins, GTK_TYPE_WIDGET)

static guint placed_signal;

static guint
count (RcNotePins *self)
{
  return self->take != NULL ? rc_node_get_n_children (RC_NODE (self->take), RC_TYPE_NOTE) : 0;
}

/** Where a place of the frame is in the widget */
void
rc_note_pins_to_view (RcNotePins *self, double x, double y, GdkRectangle *place)
{
  RcViewerRect picture = rc_viewer_geometry_picture (rc_viewer_get_geometry (self->viewer));

  *place = (GdkRectangle){ (int)(picture.x + x * picture.width),
                           (int)(picture.y + y * picture.height), 1, 1 };
}

/* --- drawing ------------------------------------------------------------------------------- */

static void
draw_pin (RcNotePins *self, GtkSnapshot *snapshot, RcNode *note)
{
  g_autofree char        *text = g_strdup_printf ("%u", rc_node_get_index (note) + 1);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  GdkRGBA                 fill = { 0.95f, 0.64f, 0.23f, 1 }, ink = { 0, 0, 0, 1 };
  const GdkRGBA           shadow = { 0, 0, 0, 0.55f };
  const GdkRGBA           border[4] = { shadow, shadow, shadow, shadow };
  const float             widths[4] = { 1.5f, 1.5f, 1.5f, 1.5f };
  gboolean                near = ABS (rc_node_get_int (note, "frame") - self->frame) <= NEAR;
  gboolean                done = rc_node_get_boolean (note, "done");
  GdkRectangle            at;
  GskRoundedRect          round;
  int                     width, height;

  rc_note_pins_to_view (self, rc_node_get_double (note, "x"), rc_node_get_double (note, "y"), &at);
  rc_widget_lookup_colour (GTK_WIDGET (self), done ? "rc_raised" : "rc_accent", &fill);
  rc_widget_lookup_colour (GTK_WIDGET (self), done ? "rc_text" : "rc_on_accent", &ink);
  gsk_rounded_rect_init_from_rect (
      &round,
      &GRAPHENE_RECT_INIT ((float)at.x - RADIUS, (float)at.y - RADIUS, 2 * RADIUS, 2 * RADIUS),
      RADIUS);
  gtk_snapshot_push_opacity (snapshot, near ? 1 : 0.3);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &fill, &round.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &round, widths, border);
  pango_layout_get_pixel_size (layout, &width, &height);
  rc_snapshot_append_text (snapshot, layout, (float)at.x - (float)width / 2,
                           (float)at.y - (float)height / 2, &ink);
  gtk_snapshot_pop (snapshot);
}

static void
rc_note_pins_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RcNotePins *self = RC_NOTE_PINS (widget);

  self->drawn = *rc_viewer_get_geometry (self->viewer);
  for (guint i = 0; i < count (self); i++)
    draw_pin (self, snapshot, rc_node_get_child (RC_NODE (self->take), RC_TYPE_NOTE, i));
}

/* The viewer says nothing when its picture is moved. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RcNotePins  *self = RC_NOTE_PINS (widget);
  RcViewerRect was = rc_viewer_geometry_picture (&self->drawn);
  RcViewerRect is = rc_viewer_geometry_picture (rc_viewer_get_geometry (self->viewer));

  if (memcmp (&was, &is, sizeof is) != 0)
    gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

/* --- placing ------------------------------------------------------------------------------- */

static void
on_pressed (GtkGestureClick *gesture, int n, double x, double y, RcNotePins *self)
{
  RcViewerRect picture = rc_viewer_geometry_picture (rc_viewer_get_geometry (self->viewer));
  double       across = (x - picture.x) / MAX (1, picture.width);
  double       down = (y - picture.y) / MAX (1, picture.height);

  rc_note_pins_set_placing (self, FALSE);
  if (across >= 0 && across <= 1 && down >= 0 && down <= 1)
    g_signal_emit (self, placed_signal, 0, across, down);
}

/* --- set-up -------------------------------------------------------------------------------- */

static void
rc_note_pins_dispose (GObject *object)
{
  RcNotePins *self = RC_NOTE_PINS (object);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_object (&self->take);
  g_clear_object (&self->viewer);
  G_OBJECT_CLASS (rc_note_pins_parent_class)->dispose (object);
}

static void
rc_note_pins_class_init (RcNotePinsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_note_pins_dispose;
  widget_class->snapshot = rc_note_pins_snapshot;
  placed_signal = g_signal_new ("placed", RC_TYPE_NOTE_PINS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  gtk_widget_class_set_css_name (widget_class, "notepins");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rc_note_pins_init (RcNotePins *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  rc_viewer_geometry_init (&self->drawn);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/** Returns: (transfer floating): to be laid over @viewer, of the same size */
GtkWidget *
rc_note_pins_new (RcViewer *viewer)
{
  RcNotePins *self = g_object_new (RC_TYPE_NOTE_PINS, NULL);

  self->viewer = g_object_ref (viewer);
  return GTK_WIDGET (self);
}

/** @take: (nullable). @frame: that the stage shows */
void
rc_note_pins_show (RcNotePins *self, RcTake *take, int frame)
{
  g_set_object (&self->take, take);
  self->frame = frame;
  if (count (self) > 0 && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
  else if (count (self) == 0 && self->tick != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
      self->tick = 0;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** While placing, the next click is the place */
void
rc_note_pins_set_placing (RcNotePins *self, gboolean placing)
{
  self->placing = placing;
  gtk_widget_set_can_target (GTK_WIDGET (self), placing);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), placing ? "crosshair" : NULL);
}

gboolean
rc_note_pins_get_placing (RcNotePins *self)
{
  return self->placing;
}
