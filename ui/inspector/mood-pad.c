/* mood-pad.c - a mood as a point: cold to warm, calm to tense
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/inspector/mood-pad.h"

#include "ui/film-text.h"

#include <glib/gi18n-lib.h>

#define KNOB 9.0  /* pixels, radius */
#define STEP 0.05 /* for one press of an arrow key */

struct _RcMoodPad
{
  GtkWidget parent_instance;

  double valence; /* -1 cold to 1 warm, left to right */
  double arousal; /* -1 calm to 1 tense, bottom to top */
};

static guint begun_signal, moved_signal, ended_signal;

G_DEFINE_FINAL_TYPE (RcMoodPad, rc_mood_pad, GTK_TYPE_WIDGET)

static void
move_to (RcMoodPad *self, double valence, double arousal)
{
  rc_mood_pad_set_mood (self, valence, arousal);
  g_signal_emit (self, moved_signal, 0);
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, RcMoodPad *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  move_to (self, 2 * (x + dx) / MAX (1, gtk_widget_get_width (GTK_WIDGET (self))) - 1,
           1 - 2 * (y + dy) / MAX (1, gtk_widget_get_height (GTK_WIDGET (self))));
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, RcMoodPad *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "dragging");
  g_signal_emit (self, begun_signal, 0);
  on_drag_update (drag, 0, 0, self);
}

/* Also when it was broken off: the hand is gone in any case. */
static void
on_end (GtkGesture *drag, GdkEventSequence *sequence, RcMoodPad *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "dragging");
  g_signal_emit (self, ended_signal, 0);
}

static gboolean
on_key (GtkWidget *widget, GVariant *by, gpointer user_data)
{
  RcMoodPad *self = RC_MOOD_PAD (widget);
  double     x, y;

  g_variant_get (by, "(dd)", &x, &y);
  if (x == 0 && y == 0)
    move_to (self, 0, 0);
  else
    move_to (self, self->valence + x, self->arousal + y);
  return TRUE;
}

static void
rc_mood_pad_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RcMoodPad     *self = RC_MOOD_PAD (widget);
  double         width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double         x = (self->valence + 1) / 2 * width, y = (1 - self->arousal) / 2 * height;
  GskRoundedRect knob, ring;
  GdkRGBA        line, white = { 1, 1, 1, 1 }, dark = { 0, 0, 0, 0.45F };

  if (rc_widget_lookup_colour (widget, "rc_mood_line", &line))
    {
      gtk_snapshot_append_color (snapshot, &line,
                                 &GRAPHENE_RECT_INIT ((float)(width / 2), 0, 1, (float)height));
      gtk_snapshot_append_color (snapshot, &line,
                                 &GRAPHENE_RECT_INIT (0, (float)(height / 2), (float)width, 1));
    }
  x = CLAMP (x, KNOB + 2, width - KNOB - 2);
  y = CLAMP (y, KNOB + 2, height - KNOB - 2);
  gsk_rounded_rect_init_from_rect (
      &ring,
      &GRAPHENE_RECT_INIT ((float)(x - KNOB - 1.5), (float)(y - KNOB - 1.5), (float)(2 * KNOB + 3),
                           (float)(2 * KNOB + 3)),
      (float)KNOB + 1.5F);
  gsk_rounded_rect_init_from_rect (&knob,
                                   &GRAPHENE_RECT_INIT ((float)(x - KNOB), (float)(y - KNOB),
                                                        (float)(2 * KNOB), (float)(2 * KNOB)),
                                   (float)KNOB);
  gtk_snapshot_push_rounded_clip (snapshot, &ring);
  gtk_snapshot_append_color (snapshot, &dark, &ring.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_rounded_clip (snapshot, &knob);
  gtk_snapshot_append_color (snapshot, &white, &knob.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
rc_mood_pad_class_init (RcMoodPadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct
  {
    guint  key;
    double x, y;
  } keys[] = {
    { GDK_KEY_Left, -STEP, 0 }, { GDK_KEY_Right, STEP, 0 }, { GDK_KEY_Up, 0, STEP },
    { GDK_KEY_Down, 0, -STEP }, { GDK_KEY_Home, 0, 0 },
  };

  widget_class->snapshot = rc_mood_pad_snapshot;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, on_key, "(dd)", keys[i].x,
                                  keys[i].y);
  begun_signal = g_signal_new ("begun", RC_TYPE_MOOD_PAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
  moved_signal = g_signal_new ("moved", RC_TYPE_MOOD_PAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
  ended_signal = g_signal_new ("ended", RC_TYPE_MOOD_PAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "moodpad");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
rc_mood_pad_init (RcMoodPad *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_tooltip_text (
      GTK_WIDGET (self),
      _ ("The mood: cold to warm, calm to tense. Drag, or use the arrow keys; Home is neutral."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Mood"),
                                  -1);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "end", G_CALLBACK (on_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  rc_mood_pad_set_mood (self, 0, 0);
}

/** @valence, @arousal: clamped to -1 … 1; "moved" is not emitted */
void
rc_mood_pad_set_mood (RcMoodPad *self, double valence, double arousal)
{
  g_autofree char *words = NULL;

  self->valence = CLAMP (valence, -1, 1);
  self->arousal = CLAMP (arousal, -1, 1);
  words = rc_mood_dup_words (self->valence, self->arousal);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
rc_mood_pad_get_valence (RcMoodPad *self)
{
  return self->valence;
}

double
rc_mood_pad_get_arousal (RcMoodPad *self)
{
  return self->arousal;
}

/** Returns: (transfer full): "warm · tense" */
char *
rc_mood_dup_words (double valence, double arousal)
{
  const char *warmth = valence > 0.15 ? _ ("warm") : valence < -0.15 ? _ ("cold") : NULL;
  const char *tension = arousal > 0.15 ? _ ("tense") : arousal < -0.15 ? _ ("calm") : NULL;

  if (warmth != NULL && tension != NULL)
    return g_strdup_printf ("%s · %s", warmth, tension);
  if (warmth != NULL || tension != NULL)
    return g_strdup (warmth != NULL ? warmth : tension);
  return g_strdup (_ ("neutral"));
}
