/* stage-strip.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/stage/stage-strip-private.h"

#include <glib/gi18n-lib.h>

#include <math.h>

G_DEFINE_FINAL_TYPE (RcStageStrip, rc_stage_strip, GTK_TYPE_WIDGET)

enum
{
  SEEK,
  RANGE,
  FADE,
  MARKS,
  KEY_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* --- geometry ------------------------------------------------------------------------------ */

double
rc_stage_strip_x_of_frame (RcStageStrip *self, double frame)
{
  return frame * gtk_widget_get_width (GTK_WIDGET (self)) / MAX (1, self->n_frames);
}

static int
frame_at (RcStageStrip *self, double x)
{
  int width = MAX (1, gtk_widget_get_width (GTK_WIDGET (self)));

  return CLAMP ((int)floor (x * self->n_frames / width), 0, MAX (0, self->n_frames - 1));
}

/* The pictures, under them the sound if there is one, then the bar. */
float
rc_stage_strip_bar_top (RcStageStrip *self)
{
  return RC_STRIP_PICTURES_HEIGHT + RC_STRIP_BAR_GAP +
         (self->peaks != NULL ? RC_STRIP_WAVE_HEIGHT + RC_STRIP_BAR_GAP : 0);
}

float
rc_stage_strip_height (RcStageStrip *self)
{
  return rc_stage_strip_bar_top (self) + RC_STRIP_BAR_HEIGHT;
}

int
rc_stage_strip_last_frame (RcStageStrip *self)
{
  return self->last < 0 ? self->n_frames - 1 : MIN (self->last, self->n_frames - 1);
}

/** Where the knob is that the mask's fade is drawn by; beside the bar's end where nothing fades, so
 * that both can be taken hold of */
double
rc_stage_strip_knob (RcStageStrip *self, gboolean out)
{
  double inset = MAX (RC_STRIP_KNOB_INSET, rc_stage_strip_x_of_frame (self, self->fade[out]));

  return out ? rc_stage_strip_x_of_frame (self, rc_stage_strip_last_frame (self) + 1) - inset
             : rc_stage_strip_x_of_frame (self, self->first) + inset;
}

/* How many frames a knob at @x means. */
static int
fade_at (RcStageStrip *self, double x, gboolean out)
{
  double each = MAX (1e-3, rc_stage_strip_x_of_frame (self, 1));
  int    end = rc_stage_strip_last_frame (self) + 1;
  double inset = out ? rc_stage_strip_x_of_frame (self, end) - x
                     : x - rc_stage_strip_x_of_frame (self, self->first);
  int    frames = (int)lround (inset / each);

  return inset <= RC_STRIP_KNOB_INSET ? 0 : CLAMP (frames, 0, end - self->first);
}

float
rc_stage_strip_key_value (RcStageStrip *self, int frame)
{
  return frame >= 0 && frame < (int)self->keys->len
             ? g_array_index (self->keys, float, (guint)frame)
             : NAN;
}

/* The key set by hand whose diamond is at @x; -1: none */
static int
key_at (RcStageStrip *self, double x)
{
  int best = -1;

  for (int i = 0; i < (int)self->keys->len; i++)
    if (rc_stage_strip_key_value (self, i) < 0 &&
        fabs (rc_stage_strip_x_of_frame (self, i + 0.5) - x) <= RC_STRIP_KEY &&
        (best < 0 || fabs (rc_stage_strip_x_of_frame (self, i + 0.5) - x) <
                         fabs (rc_stage_strip_x_of_frame (self, best + 0.5) - x)))
      best = i;
  return best;
}

static void
rc_stage_strip_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  int height = (int)rc_stage_strip_height (RC_STAGE_STRIP (widget));

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : height;
}

/* --- input --------------------------------------------------------------------------------- */

static void
drag_to (RcStageStrip *self, double x)
{
  int frame = frame_at (self, x);

  if (self->drag == RC_STRIP_DRAG_KEY)
    {
      self->key_to = frame;
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  else if (self->drag == RC_STRIP_DRAG_FADE_IN || self->drag == RC_STRIP_DRAG_FADE_OUT)
    {
      gboolean out = self->drag == RC_STRIP_DRAG_FADE_OUT;

      self->fade[out] = fade_at (self, x, out);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  else if (self->drag == RC_STRIP_DRAG_IN)
    g_signal_emit (self, signals[MARKS], 0, self->out < 0 ? frame : MIN (frame, self->out),
                   self->out);
  else if (self->drag == RC_STRIP_DRAG_OUT)
    g_signal_emit (self, signals[MARKS], 0, self->in, MAX (frame, self->in));
  else if (self->drag == RC_STRIP_DRAG_FRAME)
    g_signal_emit (self, signals[SEEK], 0, frame);
  else if (self->drag == RC_STRIP_DRAG_FIRST)
    g_signal_emit (self, signals[RANGE], 0, MIN (frame, rc_stage_strip_last_frame (self)),
                   self->last);
  else if (self->drag == RC_STRIP_DRAG_LAST)
    g_signal_emit (self, signals[RANGE], 0, self->first,
                   frame >= self->n_frames - 1 ? -1 : MAX (frame, self->first));
}

static gboolean
is_at_mark (RcStageStrip *self, int frame, double x)
{
  return frame >= 0 && fabs (x - rc_stage_strip_x_of_frame (self, frame)) <= RC_STRIP_MARK_REACH;
}

/* Takes hold of a knob. Returns: whether there is one */
static gboolean
take_knob (RcStageStrip *self, double x, double y)
{
  float top = rc_stage_strip_bar_top (self);

  for (int out = 0; self->masked && out < 2; out++)
    if (y >= top && y < top + 2 * RC_STRIP_KNOB + 4 &&
        fabs (x - rc_stage_strip_knob (self, out)) <= RC_STRIP_KNOB + 2)
      {
        self->drag = out ? RC_STRIP_DRAG_FADE_OUT : RC_STRIP_DRAG_FADE_IN;
        return TRUE;
      }
  return FALSE;
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, RcStageStrip *self)
{
  double left = rc_stage_strip_x_of_frame (self, self->first),
         right = rc_stage_strip_x_of_frame (self, rc_stage_strip_last_frame (self) + 1);

  self->drag = RC_STRIP_DRAG_FRAME;
  if (self->masked && y >= rc_stage_strip_bar_top (self) && fabs (x - left) <= RC_STRIP_GRIP)
    self->drag = RC_STRIP_DRAG_FIRST;
  else if (self->masked && y >= rc_stage_strip_bar_top (self) && fabs (x - right) <= RC_STRIP_GRIP)
    self->drag = RC_STRIP_DRAG_LAST;
  else if (y < RC_STRIP_MARK_HEAD + RC_STRIP_MARK_REACH && is_at_mark (self, self->in, x))
    self->drag = RC_STRIP_DRAG_IN;
  else if (y < RC_STRIP_MARK_HEAD + RC_STRIP_MARK_REACH && self->out >= 0 &&
           is_at_mark (self, self->out + 1, x))
    self->drag = RC_STRIP_DRAG_OUT;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->key = -1;
  if (take_knob (self, x, y))
    return;
  if (self->masked && y >= rc_stage_strip_bar_top (self))
    self->key = key_at (self, x);
  if (self->key >= 0)
    {
      self->drag = RC_STRIP_DRAG_KEY;
      self->key_to = self->key;
      g_signal_emit (self, signals[SEEK], 0, self->key);
    }
  else if (self->n_frames > 0)
    drag_to (self, x);
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, RcStageStrip *self)
{
  int      key = self->key, to = self->key_to;
  gboolean moved = self->drag == RC_STRIP_DRAG_KEY && to != key;
  gboolean faded = self->drag == RC_STRIP_DRAG_FADE_IN || self->drag == RC_STRIP_DRAG_FADE_OUT;

  self->drag = RC_STRIP_DRAG_NONE;
  self->key = -1;
  if (moved)
    {
      g_signal_emit (self, signals[KEY_MOVED], 0, key, to);
      g_signal_emit (self, signals[SEEK], 0, to);
    }
  if (faded)
    g_signal_emit (self, signals[FADE], 0, self->fade[0], self->fade[1]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, RcStageStrip *self)
{
  double x = 0, y = 0;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->n_frames > 0)
    drag_to (self, x + dx);
}

static gboolean
on_key_pressed (GtkEventControllerKey *key,
                guint                  value,
                guint                  code,
                GdkModifierType        modifiers,
                RcStageStrip          *self)
{
  int step = value == GDK_KEY_Right ? 1 : value == GDK_KEY_Left ? -1 : 0;

  if ((value == GDK_KEY_Delete || value == GDK_KEY_BackSpace) &&
      !isnan (rc_stage_strip_key_value (self, self->frame)))
    {
      g_signal_emit (self, signals[KEY_MOVED], 0, self->frame, -1);
      return TRUE;
    }
  if (step == 0 || self->n_frames == 0)
    return FALSE;
  g_signal_emit (self, signals[SEEK], 0, CLAMP (self->frame + step, 0, self->n_frames - 1));
  return TRUE;
}

/* --- set-up -------------------------------------------------------------------------------- */

static void
rc_stage_strip_dispose (GObject *object)
{
  RcStageStrip *self = RC_STAGE_STRIP (object);

  for (guint i = 0; i < RC_STAGE_STRIP_PICTURES; i++)
    g_clear_object (&self->pictures[i]);
  g_clear_object (&self->label);
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->peaks, g_array_unref);
  G_OBJECT_CLASS (rc_stage_strip_parent_class)->dispose (object);
}

static void
rc_stage_strip_class_init (RcStageStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rc_stage_strip_dispose;
  widget_class->snapshot = rc_stage_strip_snapshot;
  widget_class->measure = rc_stage_strip_measure;
  signals[SEEK] = g_signal_new ("seek", RC_TYPE_STAGE_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
  signals[RANGE] = g_signal_new ("range", RC_TYPE_STAGE_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[FADE] = g_signal_new ("fade", RC_TYPE_STAGE_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[MARKS] = g_signal_new ("marks", RC_TYPE_STAGE_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[KEY_MOVED] = g_signal_new ("key-moved", RC_TYPE_STAGE_STRIP, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "strip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
rc_stage_strip_init (RcStageStrip *self)
{
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  self->last = -1;
  self->key = self->in = self->out = -1;
  self->keys = g_array_new (FALSE, FALSE, sizeof (float));
  self->label = gtk_widget_create_pango_layout (GTK_WIDGET (self), _ ("Mask keys"));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_tooltip_text (
      GTK_WIDGET (self),
      _ ("Drag to move through the take; drag the ends of the bar to choose the mask’s frames, its "
         "upper corners to fade it, and its keys to move them"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Frames of the take"), -1);
}

/* --- public -------------------------------------------------------------------------------- */

/** Another take: no pictures yet; @n_frames 0 is no take */
void
rc_stage_strip_reset (RcStageStrip *self, int n_frames)
{
  for (guint i = 0; i < RC_STAGE_STRIP_PICTURES; i++)
    g_clear_object (&self->pictures[i]);
  self->n_frames = n_frames;
  rc_stage_strip_set_frame (self, 0);
}

void
rc_stage_strip_set_picture (RcStageStrip *self, guint index, GdkTexture *texture)
{
  g_return_if_fail (index < RC_STAGE_STRIP_PICTURES);
  g_set_object (&self->pictures[index], texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
rc_stage_strip_set_frame (RcStageStrip *self, int frame)
{
  self->frame = CLAMP (frame, 0, MAX (0, self->n_frames - 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
                                  (double)MAX (0, self->n_frames - 1),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double)self->frame, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** How loud the take is; another height if it has sound or has none */
void
rc_stage_strip_set_sound (RcStageStrip *self, const GArray *peaks)
{
  gboolean sounds = peaks != NULL && peaks->len > 0;

  if (sounds != (self->peaks != NULL))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  g_clear_pointer (&self->peaks, g_array_unref);
  if (sounds)
    {
      self->peaks = g_array_sized_new (FALSE, FALSE, sizeof (float), peaks->len);
      g_array_append_vals (self->peaks, peaks->data, peaks->len);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** Where what plays begins and ends */
void
rc_stage_strip_set_marks (RcStageStrip *self, int in, int out)
{
  if (self->in == in && self->out == out)
    return;
  self->in = in;
  self->out = out;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** Whether there is a mask, and the frames it holds for */
void
rc_stage_strip_set_mask (RcStageStrip *self, gboolean masked, int first, int last)
{
  self->masked = masked;
  self->first = first;
  self->last = last;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** In how many frames the mask comes in and goes */
void
rc_stage_strip_set_fade (RcStageStrip *self, int in, int out)
{
  if (self->drag == RC_STRIP_DRAG_FADE_IN || self->drag == RC_STRIP_DRAG_FADE_OUT)
    return;
  self->fade[0] = in;
  self->fade[1] = out;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** What is being dragged stays where it was: another mask, or another take, is shown */
void
rc_stage_strip_stop_drag (RcStageStrip *self)
{
  self->drag = RC_STRIP_DRAG_NONE;
  self->key = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** @keys: (transfer none): empty if the mask does not move */
void
rc_stage_strip_set_keys (RcStageStrip *self, GArray *keys)
{
  g_array_set_size (self->keys, 0);
  g_array_append_vals (self->keys, keys->data, keys->len);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
