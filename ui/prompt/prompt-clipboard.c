/* prompt-clipboard.c - what is selected in a prompt, for other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "ui/prompt/prompt-clipboard.h"

#define IDLE    "rc-prompt-clipboard-idle"
#define PRESSED "rc-prompt-clipboard-pressed" /* of the gesture, until it is a drag */
#define FROM    "rc-prompt-clipboard-from"    /* marks of what is dragged */
#define TO      "rc-prompt-clipboard-to"
#define LENGTH  "rc-prompt-clipboard-length" /* of the text, in characters, when it became one */

#define ICON_CHARACTERS 32 /* as wide as what is dragged is shown */

static GtkTextBuffer *
buffer_of (RcPromptView *view)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

/* (nullable): nothing is selected */
static char *
dup_selected (RcPromptView *view)
{
  GtkTextIter from, to;

  if (!gtk_text_buffer_get_selection_bounds (buffer_of (view), &from, &to))
    return NULL;
  return rc_prompt_view_dup_range (view, &from, &to);
}

static gboolean
on_idle (gpointer user_data)
{
  RcPromptView    *view = user_data;
  g_autofree char *text = dup_selected (view);

  g_object_set_data (G_OBJECT (view), IDLE, NULL);
  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_primary_clipboard (GTK_WIDGET (view)), text);
  return G_SOURCE_REMOVE;
}

/* While it is dragged the selection changes at every move: one of them is enough. */
static void
on_mark_set (RcPromptView *view, GtkTextIter *at, GtkTextMark *mark)
{
  if (g_object_get_data (G_OBJECT (view), IDLE) == NULL &&
      gtk_text_buffer_get_has_selection (buffer_of (view)))
    g_object_set_data (G_OBJECT (view), IDLE, GUINT_TO_POINTER (g_idle_add (on_idle, view)));
}

/* --- dragging it out ---------------------------------------------------------------------------
 */

static gboolean
find_selected (RcPromptView *view, double x, double y, GtkTextIter *at)
{
  GtkTextIter from, to;
  int         buffer_x, buffer_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, (int)x,
                                         (int)y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (view), at, buffer_x, buffer_y);
  return gtk_text_buffer_get_selection_bounds (buffer_of (view), &from, &to) &&
         gtk_text_iter_in_range (at, &from, &to);
}

/* A press on what is selected is claimed before the text view sees it, which would drag out what it
 * holds. Shift makes what is selected longer. */
static void
on_press (GtkGesture *drag, GdkEventSequence *sequence, RcPromptView *view)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));
  GtkTextIter at;
  double      x, y;
  gboolean ours = (state & GDK_SHIFT_MASK) == 0 && gtk_gesture_get_point (drag, sequence, &x, &y) &&
                  find_selected (view, x, y, &at);

  g_object_set_data (G_OBJECT (drag), PRESSED, GINT_TO_POINTER (ours));
  gtk_gesture_set_state (drag, ours ? GTK_EVENT_SEQUENCE_CLAIMED : GTK_EVENT_SEQUENCE_DENIED);
}

/* One that was no drag is a click. */
static void
on_release (GtkGesture *drag, GdkEventSequence *sequence, RcPromptView *view)
{
  GtkTextIter at;
  double      x, y;

  if (g_object_steal_data (G_OBJECT (drag), PRESSED) == NULL ||
      !gtk_gesture_get_point (drag, sequence, &x, &y))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (view));
  if (find_selected (view, x, y, &at))
    gtk_text_buffer_place_cursor (buffer_of (view), &at);
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *drag, double x, double y, RcPromptView *view)
{
  g_autofree char *text = dup_selected (view);

  gtk_drag_source_set_actions (
      drag,
      GDK_ACTION_COPY | (gtk_text_view_get_editable (GTK_TEXT_VIEW (view)) ? GDK_ACTION_MOVE : 0));
  return text != NULL ? gdk_content_provider_new_typed (G_TYPE_STRING, text) : NULL;
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, RcPromptView *view)
{
  g_autofree char *text = dup_selected (view);
  GtkWidget       *label = gtk_label_new (text != NULL ? g_strdelimit (text, "\n", ' ') : NULL);
  GtkTextIter      from, to;

  g_object_set_data (G_OBJECT (source), PRESSED, NULL);
  g_object_set_data (G_OBJECT (source), LENGTH,
                     GINT_TO_POINTER (gtk_text_buffer_get_char_count (buffer_of (view))));
  (void)!gtk_text_buffer_get_selection_bounds (buffer_of (view), &from, &to);
  g_object_set_data (G_OBJECT (source), FROM,
                     gtk_text_buffer_create_mark (buffer_of (view), NULL, &from, FALSE));
  g_object_set_data (G_OBJECT (source), TO,
                     gtk_text_buffer_create_mark (buffer_of (view), NULL, &to, TRUE));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), ICON_CHARACTERS);
  gtk_widget_add_css_class (label, "dragged-words");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

/* Within a prompt words move, unless Ctrl is held; elsewhere who takes them says what becomes of
 * them here. A drop moves the cursor, so that what was selected is told from its marks. */
static void
on_drag_end (GtkDragSource *source, GdkDrag *drag, gboolean moved, RcPromptView *view)
{
  GtkTextBuffer *buffer = buffer_of (view);
  GtkTextMark   *marks[] = { g_object_steal_data (G_OBJECT (source), FROM),
                             g_object_steal_data (G_OBJECT (source), TO) };
  int            before = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (source), LENGTH));
  gboolean       copies =
      (gdk_device_get_modifier_state (gdk_drag_get_device (drag)) & GDK_CONTROL_MASK) != 0;
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_mark (buffer, &from, marks[0]);
  gtk_text_buffer_get_iter_at_mark (buffer, &to, marks[1]);
  gtk_text_buffer_delete_mark (buffer, marks[0]);
  gtk_text_buffer_delete_mark (buffer, marks[1]);
  /* Dropped here it is longer by what was dragged. */
  if (moved ||
      (!copies && gtk_text_buffer_get_char_count (buffer) ==
                      before + gtk_text_iter_get_offset (&to) - gtk_text_iter_get_offset (&from)))
    gtk_text_buffer_delete_interactive (buffer, &from, &to,
                                        gtk_text_view_get_editable (GTK_TEXT_VIEW (view)));
}

/* --- public ------------------------------------------------------------------------------------
 */

/** To be called once, for a new view. */
void
rc_prompt_clipboard_set_up (RcPromptView *view)
{
  GtkDragSource *drag = gtk_drag_source_new ();

  g_signal_connect (drag, "begin", G_CALLBACK (on_press), view);
  g_signal_connect (drag, "end", G_CALLBACK (on_release), view);
  g_signal_connect (drag, "prepare", G_CALLBACK (on_drag_prepare), view);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), view);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), view);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (drag));
}

/** What is selected goes to the clipboard; nothing happens if nothing is. */
void
rc_prompt_clipboard_copy (RcPromptView *view)
{
  g_autofree char *text = dup_selected (view);

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
}

/** To be called when the view has been realized. */
void
rc_prompt_clipboard_realize (RcPromptView *view)
{
  gtk_text_buffer_remove_selection_clipboard (buffer_of (view),
                                              gtk_widget_get_primary_clipboard (GTK_WIDGET (view)));
  g_signal_connect_swapped (buffer_of (view), "mark-set", G_CALLBACK (on_mark_set), view);
}

/** To be called before the view is unrealized. */
void
rc_prompt_clipboard_unrealize (RcPromptView *view)
{
  guint idle = GPOINTER_TO_UINT (g_object_steal_data (G_OBJECT (view), IDLE));

  g_clear_handle_id (&idle, g_source_remove);
  g_signal_handlers_disconnect_by_func (buffer_of (view), on_mark_set, view);
  /* The text view takes it away itself. */
  gtk_text_buffer_add_selection_clipboard (buffer_of (view),
                                           gtk_widget_get_primary_clipboard (GTK_WIDGET (view)));
}
