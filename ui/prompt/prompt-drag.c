/* prompt-drag.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prompt/prompt-drag.h"

#include "ui/drag-source.h"
#include "ui/prompt/prompt-clipboard.h"

#define ICON_CHARACTERS 32 /* as wide as what is dragged is shown */

typedef struct
{
  RcPromptView *view;

  /* The last press, and how many there were in quick succession. */
  guint32  time; /* milliseconds */
  double   x, y;
  int      n_presses;
  gboolean ours;    /* not the text view's */
  gboolean dragged; /* it became a drag */

  GtkTextMark *from, *to; /* of what is dragged */
  int          length;    /* of the text, in characters, when the drag began */
} Dragging;

static GtkTextBuffer *
buffer_of (const Dragging *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static void
find_place (const Dragging *self, GtkTextIter *at)
{
  int x, y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET,
                                         (int)self->x, (int)self->y, &x, &y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), at, x, y);
}

static gboolean
is_selected (const Dragging *self, const GtkTextIter *at)
{
  GtkTextIter from, to;

  return gtk_text_buffer_get_selection_bounds (buffer_of (self), &from, &to) &&
         gtk_text_iter_in_range (at, &from, &to);
}

/* Whether a press at @time and @x, @y is another one of the last click. */
static gboolean
follows (const Dragging *self, guint32 time, double x, double y)
{
  int within, near;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self->view)), "gtk-double-click-time", &within,
                "gtk-double-click-distance", &near, NULL);
  return self->n_presses > 0 && time - self->time < (guint32)within && ABS (x - self->x) < near &&
         ABS (y - self->y) < near;
}

/* A second click chooses the word and a third one the line, as the text view's do. */
static void
choose_around (const Dragging *self, const GtkTextIter *at)
{
  GtkTextIter from = *at, to = *at;
  gboolean    handled;

  g_signal_emit_by_name (self->view, "extend-selection",
                         self->n_presses == 2 ? GTK_TEXT_EXTEND_SELECTION_WORD
                                              : GTK_TEXT_EXTEND_SELECTION_LINE,
                         at, &from, &to, &handled);
  gtk_text_buffer_select_range (buffer_of (self), &to, &from);
}

/* A press on what is selected is claimed before the text view sees it. Shift makes what is selected
 * longer. Clicks belong to whom the first one belongs to. */
static void
on_press (GtkGesture *drag, GdkEventSequence *sequence, Dragging *self)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (drag);
  GdkModifierType     state = gtk_event_controller_get_current_event_state (controller);
  guint32             time = gtk_event_controller_get_current_event_time (controller);
  GtkTextIter         at;
  double              x = 0, y = 0;
  gboolean            again;

  gtk_gesture_get_point (drag, sequence, &x, &y);
  again = follows (self, time, x, y);
  self->n_presses = again ? self->n_presses + 1 : 1;
  self->time = time;
  self->x = x;
  self->y = y;
  self->dragged = FALSE;
  find_place (self, &at);
  if (!again)
    self->ours = (state & GDK_SHIFT_MASK) == 0 && is_selected (self, &at);
  else if (self->ours)
    choose_around (self, &at);
  gtk_gesture_set_state (drag, self->ours ? GTK_EVENT_SEQUENCE_CLAIMED : GTK_EVENT_SEQUENCE_DENIED);
}

/* One that was no drag is a click. */
static void
on_release (GtkGesture *drag, GdkEventSequence *sequence, Dragging *self)
{
  GtkTextIter at;

  if (!self->ours || self->dragged)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  find_place (self, &at);
  if (self->n_presses == 1)
    gtk_text_buffer_place_cursor (buffer_of (self), &at);
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *drag, double x, double y, Dragging *self)
{
  g_autofree char *text = rc_prompt_clipboard_dup_selected (self->view);
  gboolean         editable = gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view));

  /* Before the press ends, as it does when the drag begins. */
  self->dragged = text != NULL;
  gtk_drag_source_set_actions (drag, GDK_ACTION_COPY | (editable ? GDK_ACTION_MOVE : 0));
  return text != NULL ? gdk_content_provider_new_typed (G_TYPE_STRING, text) : NULL;
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, Dragging *self)
{
  g_autofree char *text = rc_prompt_clipboard_dup_selected (self->view);
  GtkWidget       *label = gtk_label_new (text != NULL ? g_strdelimit (text, "\n", ' ') : NULL);
  GtkTextIter      from, to;

  self->n_presses = 0;
  self->length = gtk_text_buffer_get_char_count (buffer_of (self));
  (void)!gtk_text_buffer_get_selection_bounds (buffer_of (self), &from, &to);
  self->from = gtk_text_buffer_create_mark (buffer_of (self), NULL, &from, FALSE);
  self->to = gtk_text_buffer_create_mark (buffer_of (self), NULL, &to, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), ICON_CHARACTERS);
  gtk_widget_add_css_class (label, "dragged-words");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

/* Within a prompt words move, unless Ctrl is held; elsewhere who takes them says what becomes of
 * them here. A drop moves the cursor, so that what was selected is told from its marks. */
static void
on_drag_end (GtkDragSource *source, GdkDrag *drag, gboolean moved, Dragging *self)
{
  GtkTextBuffer  *buffer = buffer_of (self);
  GdkModifierType state = gdk_device_get_modifier_state (gdk_drag_get_device (drag));
  gboolean        copies = (state & GDK_CONTROL_MASK) != 0;
  GtkTextIter     from, to;
  int             longer;

  gtk_text_buffer_get_iter_at_mark (buffer, &from, self->from);
  gtk_text_buffer_get_iter_at_mark (buffer, &to, self->to);
  gtk_text_buffer_delete_mark (buffer, self->from);
  gtk_text_buffer_delete_mark (buffer, self->to);
  self->from = self->to = NULL;
  /* Dropped here it is longer by what was dragged. */
  longer = gtk_text_iter_get_offset (&to) - gtk_text_iter_get_offset (&from);
  if (moved || (!copies && gtk_text_buffer_get_char_count (buffer) == self->length + longer))
    gtk_text_buffer_delete_interactive (buffer, &from, &to,
                                        gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view)));
}

/** To be called once, for a new view. */
void
rc_prompt_drag_set_up (RcPromptView *view)
{
  GtkDragSource *drag = rc_drag_source_new ();
  Dragging      *self = g_new0 (Dragging, 1);

  self->view = view;
  g_signal_connect (drag, "begin", G_CALLBACK (on_press), self);
  g_signal_connect (drag, "end", G_CALLBACK (on_release), self);
  g_signal_connect (drag, "prepare", G_CALLBACK (on_drag_prepare), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_object_set_data_full (G_OBJECT (drag), "rc-dragging", self, g_free);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (drag));
}
