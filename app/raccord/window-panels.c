/* window-panels.c - how wide the panels are and which are seen, remembered with each film
 *
 * In a file of the film's folder, “view.conf”: it is no edit, and goes where the film goes. A film
 * that has none is seen as the last one was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "rc-window"

#include "app/raccord/window-private.h"

#define FILE_NAME  "view.conf"
#define GROUP      "Panels"
/* Pixels at a panel's inner edge that drag its width. */
#define EDGE       7.0
/* What a panel can be, and what stays for the view between them. */
#define MOST_WIDTH 640
#define VIEW_LEAST 440

static const char *const panels[] = { "show-library", "show-inspector", "show-strip" };

/* The two that have a width. */
static GtkWidget *
side_of (RcWindow *self, int side)
{
  return side == 0 ? self->library_panel : self->inspector_panel;
}

static const char *const widths[] = { "library-width", "inspector-width" };

/* As wide as there is room for; 0: as it comes. */
static void
set_width (RcWindow *self, int side, int width)
{
  int window = gtk_widget_get_width (GTK_WIDGET (self));
  int other = gtk_widget_get_width (side_of (self, 1 - side));

  if (window > 0)
    width = MIN (width, window - other - VIEW_LEAST);
  width = CLAMP (width, 0, MOST_WIDTH);
  gtk_widget_set_size_request (side_of (self, side), width > 0 ? width : -1, -1);
}

/* --- the file --------------------------------------------------------------------------------- */

static char *
dup_path (RcWindow *self)
{
  return g_build_filename (rc_session_get_dir (self->session), FILE_NAME, NULL);
}

/** Writes down how the panels of the film are. A film that cannot be written to keeps what it has.
 */
void
rc_window_keep_panels (RcWindow *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char     *path = NULL;
  g_autoptr (GError)   error = NULL;

  if (self->session == NULL || rc_document_get_read_only (rc_session_get_document (self->session)))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    g_key_file_set_boolean (file, GROUP, panels[i],
                            g_settings_get_boolean (self->settings, panels[i]));
  for (int i = 0; i < 2; i++)
    {
      int width;

      gtk_widget_get_size_request (side_of (self, i), &width, NULL);
      if (width > 0)
        g_key_file_set_integer (file, GROUP, widths[i], width);
    }
  path = dup_path (self);
  if (!g_key_file_save_to_file (file, path, &error))
    g_info ("the panels are not remembered: %s", error->message);
}

/** Shows the panels as they were when this film was open last. */
void
rc_window_recall_panels (RcWindow *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char     *path = dup_path (self);

  /* What is missing or damaged stays as it is. */
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean           seen = g_key_file_get_boolean (file, GROUP, panels[i], &error);

      if (error == NULL)
        g_settings_set_boolean (self->settings, panels[i], seen);
    }
  for (int i = 0; i < 2; i++)
    set_width (self, i, g_key_file_get_integer (file, GROUP, widths[i], NULL));
}

/* --- the edges -------------------------------------------------------------------------------- */

static int
side_of_widget (RcWindow *self, gpointer controller)
{
  return gtk_event_controller_get_widget (controller) == self->right_side;
}

static gboolean
is_at_edge (RcWindow *self, int side, double x)
{
  double width = gtk_widget_get_width (side == 0 ? self->left_side : self->right_side);

  return side == 0 ? x >= width - EDGE : x < EDGE;
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, RcWindow *self)
{
  int side = side_of_widget (self, motion);

  gtk_widget_set_cursor_from_name (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (motion)),
                                   is_at_edge (self, side, x) ? "col-resize" : NULL);
}

static gboolean
is_in_scrollbar (GtkWidget *widget)
{
  return widget != NULL && (GTK_IS_SCROLLBAR (widget) ||
                            gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLBAR) != NULL);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, RcWindow *self)
{
  int        side = side_of_widget (self, drag);
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drag));
  GtkWidget *at = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);

  self->edge_at = -1;
  if (!is_at_edge (self, side, x) || is_in_scrollbar (at))
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  /* The edge moves along under the pointer, so that offsets are told from where it is. */
  self->edge_at = x;
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, RcWindow *self)
{
  int    side = side_of_widget (self, drag);
  int    width = gtk_widget_get_width (side_of (self, side));
  double x = self->edge_at + dx;

  if (side == 0)
    set_width (self, side, (int)(x + EDGE / 2));
  else
    /* The right panel's own left is where it grows to. */
    set_width (self, side, (int)(width - x + EDGE / 2));
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, RcWindow *self)
{
  if (self->edge_at >= 0)
    rc_window_keep_panels (self);
}

/** The inner edges of the library and the inspector drag their widths. */
void
rc_window_panels_init (RcWindow *self)
{
  GtkWidget *const sides[] = { self->left_side, self->right_side };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      GtkEventController *motion = gtk_event_controller_motion_new ();
      GtkGesture         *drag = gtk_gesture_drag_new ();

      gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
      g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
      g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
      g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
      g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
      gtk_widget_add_controller (sides[i], motion);
      gtk_widget_add_controller (sides[i], GTK_EVENT_CONTROLLER (drag));
    }
}
